/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "latent-tables": parallel headings, or parallel items of a list, under which the same bold terms come back
 *
 *   1. **Linearity**:              |           | PCA | Autoencoder |
 *      - **PCA**: …          →     | Linearity | …   | …           |
 *      - **Autoencoder**: …
 *
 * are a table that nobody drew. It is offered beside the text; the blocks stay as they are. */
#include "hj-latent.h"

#include <string.h>

#define LONGEST_TERM 60 /* letters */
#define FARTHEST_JOIN 3 /* blocks between two tables that are one */

void
hj_term_clear (HjTerm *term)
{
  g_clear_pointer (&term->name, g_free);
  g_clear_pointer (&term->key, g_free);
}

/* Letter case, and what stands in brackets behind the words, do not count. */
static char *
dup_key (const char *name)
{
  const char *bracket = strchr (name, '(');
  g_autofree char *text = g_strndup (name, bracket && bracket > name ? (gsize) (bracket - name) : strlen (name));

  return g_utf8_casefold (g_strstrip (text), -1);
}

/* Behind the bold words: spaces, a colon, spaces. FALSE where words follow without one. */
static gboolean
skip_colon (const GPtrArray *spans, HjTerm *term, gboolean colon)
{
  const HjSpan *span = term->index < spans->len ? g_ptr_array_index (spans, term->index) : NULL;
  const char *p = span ? span->text : "";

  p += strspn (p, " \t\n");
  if (*p == ':')
    {
      colon = TRUE;
      p += 1 + strspn (p + 1, " \t\n");
    }
  term->offset = span ? p - span->text : 0;
  return colon || !span || (!*p && term->index + 1 == spans->len);
}

gboolean
hj_term_read (const HjBlock *item, HjTerm *term)
{
  const HjBlock *first = item->children && item->children->len ? g_ptr_array_index (item->children, 0) : NULL;
  g_autoptr (GString) name = g_string_new (NULL);
  gboolean colon;

  if (!first || first->kind != HJ_BLOCK_PARAGRAPH)
    return FALSE;
  *term = (HjTerm){ .item = item };
  for (; term->index < first->spans->len; term->index++)
    {
      const HjSpan *span = g_ptr_array_index (first->spans, term->index);

      if (!(span->flags & HJ_SPAN_BOLD) || span->flags & HJ_SPAN_BREAK)
        break;
      g_string_append (name, span->text);
    }
  g_strstrip (name->str);
  colon = g_str_has_suffix (name->str, ":");
  if (colon)
    name->str[strlen (name->str) - 1] = '\0';
  if (!*name->str || g_utf8_strlen (name->str, -1) > LONGEST_TERM || !skip_colon (first->spans, term, colon))
    return FALSE;
  term->name = g_strdup (g_strchomp (name->str));
  term->key = dup_key (term->name);
  return TRUE;
}

/* ---- labels ---- */

static void
free_label (HjLabel *label)
{
  g_array_unref (label->terms);
  g_free (label);
}

static HjLabel *
create_label (const HjBlock *block, const GPtrArray *spans, guint n_spans, guint index)
{
  HjLabel *label = g_new0 (HjLabel, 1);

  *label = (HjLabel){ .spans = spans, .n_spans = n_spans, .first = block->id, .last = block->id, .index = index,
                      .line = block->line, .line_end = block->line_end };
  label->terms = g_array_new (FALSE, TRUE, sizeof (HjTerm));
  g_array_set_clear_func (label->terms, (GDestroyNotify) hj_term_clear);
  return label;
}

static void
add_terms (HjLabel *label, const HjBlock *list)
{
  for (guint i = 0; i < list->children->len; i++)
    {
      HjTerm term;

      if (hj_term_read (g_ptr_array_index (list->children, i), &term))
        g_array_append_val (label->terms, term);
    }
}

/* The heading at INDEX with the lists below it, up to the next heading. */
static HjLabel *
read_heading (const GPtrArray *blocks, guint index)
{
  const HjBlock *heading = g_ptr_array_index (blocks, index);
  HjLabel *label = create_label (heading, heading->spans, heading->spans->len, index);

  for (guint i = index + 1; i < blocks->len; i++)
    {
      const HjBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == HJ_BLOCK_HEADING || block->kind == HJ_BLOCK_QUESTION)
        break;
      if (block->kind != HJ_BLOCK_LIST)
        continue;
      add_terms (label, block);
      label->last = block->id;
      label->index = i;
      label->line_end = block->line_end;
    }
  return label;
}

/* "1. **Label**:" with a list below. NULL: the item is none. */
static HjLabel *
read_item (const HjBlock *list, const HjBlock *item, guint index)
{
  const GPtrArray *spans = ((HjBlock *) g_ptr_array_index (item->children, 0))->spans;
  HjLabel *label;
  HjTerm term;

  if (!hj_term_read (item, &term))
    return NULL;
  label = create_label (list, spans, term.index, index);
  label->line = item->line;
  label->line_end = item->line_end;
  for (guint i = 1; i < item->children->len; i++)
    {
      const HjBlock *block = g_ptr_array_index (item->children, i);

      if (block->kind == HJ_BLOCK_LIST)
        add_terms (label, block);
    }
  hj_term_clear (&term);
  return label;
}

/* ---- groups of labels ---- */

typedef struct {
  HjNote *note;
  guint last; /* index of the last block of the table found last, among BLOCKS */
  const GPtrArray *blocks;
} Finder;

static void find_in_blocks (Finder *finder, const GPtrArray *blocks, const char *title);

static HjLatentTable *
get_last (const Finder *finder)
{
  const GPtrArray *found = finder->note->latent_tables;

  return found->len ? g_ptr_array_index (found, found->len - 1) : NULL;
}

/* What a table stands under: its heading, and the one above that. */
typedef struct {
  const char *title, *outer;
} Heading;

/* Two tables with the same columns close to each other are one: advantages, then disadvantages; named by what has both. */
static gboolean
join_last (Finder *finder, const GPtrArray *blocks, const HjLabel *first, const HjLabel *last, HjBlock *table,
           const Heading *heading)
{
  HjLatentTable *before = get_last (finder);

  if (!before || finder->blocks != blocks || first->line < before->line_end
      || first->index > finder->last + FARTHEST_JOIN + 1 || !hj_latent_table_fits (before->table, table))
    return FALSE;
  hj_latent_table_join (before->table, table);
  g_free (before->last);
  before->last = g_strdup (last->last);
  before->line_end = last->line_end;
  if (hj_is_aspect (before->title) && !g_str_equal (before->title, heading->title))
    {
      g_free (before->title);
      before->title = g_strdup (heading->outer);
    }
  return TRUE;
}

static void
try_labels (Finder *finder, const GPtrArray *blocks, const GPtrArray *labels, const Heading *heading)
{
  const HjLabel *first, *last;
  HjBlock *table = hj_latent_table_make (labels, finder->note->lang, &first, &last);
  HjLatentTable *latent;

  if (!table)
    return;
  if (!join_last (finder, blocks, first, last, table, heading))
    {
      latent = g_new0 (HjLatentTable, 1);
      *latent = (HjLatentTable){ g_strdup (heading->title), g_strdup (first->first), g_strdup (last->last), first->line,
                                 last->line_end, table };
      g_ptr_array_add (finder->note->latent_tables, latent);
    }
  finder->blocks = blocks;
  finder->last = last->index;
}

static char *
dup_title (const HjBlock *block)
{
  char *text = hj_spans_dup_text (block->spans);

  return g_strstrip (g_strdelimit (text, "\n\t", ' '));
}

/* The headings of one level from START on, as far as no higher one parts them. */
static void
find_under_headings (Finder *finder, const GPtrArray *blocks, guint start, GArray *done, const Heading *heading)
{
  int level = ((HjBlock *) g_ptr_array_index (blocks, start))->level;
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func ((GDestroyNotify) free_label);

  for (guint i = start; i < blocks->len; i++)
    {
      const HjBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == HJ_BLOCK_QUESTION || (block->kind == HJ_BLOCK_HEADING && block->level < level))
        break;
      if (block->kind != HJ_BLOCK_HEADING || block->level != level)
        continue;
      g_array_index (done, gboolean, i) = TRUE;
      g_ptr_array_add (labels, read_heading (blocks, i));
    }
  try_labels (finder, blocks, labels, heading);
}

static void
find_in_list (Finder *finder, const HjBlock *list, const char *title)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func ((GDestroyNotify) free_label);

  for (guint i = 0; i < list->children->len; i++)
    {
      const HjBlock *item = g_ptr_array_index (list->children, i);
      HjLabel *label = item->children->len > 1 ? read_item (list, item, i) : NULL;

      if (label)
        g_ptr_array_add (labels, label);
    }
  try_labels (finder, list->children, labels, &(Heading){ title, title });
  for (guint i = 0; i < list->children->len; i++)
    {
      const HjBlock *item = g_ptr_array_index (list->children, i);
      HjTerm term = { 0 };
      gboolean named = item->children->len > 1 && hj_term_read (item, &term);

      find_in_blocks (finder, item->children, named ? term.name : title);
      hj_term_clear (&term);
    }
}

/* Headings stand under headings: the titles of those that are open, by level. */
#define N_LEVELS (HJ_DEEPEST_LEVEL + 1)

static const char *
get_title (char **titles, int level, const char *fallback)
{
  for (int i = MIN (level, N_LEVELS) - 1; i >= 0; i--)
    if (titles[i])
      return titles[i];
  return fallback;
}

static Heading
get_heading (char **titles, int level, const char *fallback)
{
  while (level > 0 && !titles[level - 1])
    level--;
  return (Heading){ get_title (titles, level, fallback), get_title (titles, level - 1, fallback) };
}

static void
open_heading (Finder *finder, const GPtrArray *blocks, guint i, GArray *done, char **titles, const char *title)
{
  const HjBlock *block = g_ptr_array_index (blocks, i);
  int level = CLAMP (block->level, 0, N_LEVELS - 1);

  for (int k = level; k < N_LEVELS; k++)
    g_clear_pointer (&titles[k], g_free);
  titles[level] = dup_title (block);
  if (!g_array_index (done, gboolean, i))
    {
      const Heading heading = get_heading (titles, level, title);

      find_under_headings (finder, blocks, i, done, &heading);
    }
}

static void
find_in_blocks (Finder *finder, const GPtrArray *blocks, const char *title)
{
  char *titles[N_LEVELS] = { NULL };
  g_autoptr (GArray) done = g_array_new (FALSE, TRUE, sizeof (gboolean));

  g_array_set_size (done, blocks->len);
  for (guint i = 0; i < blocks->len; i++)
    {
      const HjBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == HJ_BLOCK_HEADING)
        open_heading (finder, blocks, i, done, titles, title);
      else if (block->kind == HJ_BLOCK_LIST)
        find_in_list (finder, block, get_title (titles, N_LEVELS, title));
      else if (block->children)
        {
          g_autofree char *words = block->kind == HJ_BLOCK_QUESTION ? dup_title (block) : NULL;

          find_in_blocks (finder, block->children, words ? words : get_title (titles, N_LEVELS, title));
        }
    }
  for (int k = 0; k < N_LEVELS; k++)
    g_free (titles[k]);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return (*(HjLatentTable *const *) a)->line - (*(HjLatentTable *const *) b)->line;
}

gboolean
hj_pass_latent_tables (HjReading *reading, GError **error)
{
  Finder finder = { .note = reading->note };

  find_in_blocks (&finder, reading->note->blocks, reading->note->title);
  g_ptr_array_sort (reading->note->latent_tables, compare_lines);
  return TRUE;
}
