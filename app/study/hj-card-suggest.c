/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The walk through a note that knows, at every block, what it is about; each kind of suggestion looks from there. */
#include "hj-card-suggest.h"

#include "hj-card-text.h"

#include <string.h>

#define DEEPEST (HJ_DEEPEST_LEVEL + 1)
#define MARKDOWN_LEVELS 6 /* who writes Markdown can write no seventh: aspects of the sixth come below it */
#define LONGEST_TOPIC 60 /* letters */

/* ---- a card of a place ---- */

/* "Dropout" says what "Dropout (Srivastava, 2014)" says. */
static gboolean
says_the_same (const char *above, const char *name)
{
  gsize n = strlen (name);

  return strncmp (above, name, n) == 0 && (above[n] == '\0' || g_str_has_prefix (above + n, " ("));
}

char *
hj_card_place_dup_front (const HjCardPlace *place, const char *name)
{
  g_autofree char *bold = strstr (name, "**") || *name == '$' ? g_strdup (name) : g_strdup_printf ("**%s**", name);

  return place->above && !says_the_same (place->above, name) ? g_strdup_printf ("%s — %s", place->above, bold)
                                                                : g_steal_pointer (&bold);
}

HjCard *
hj_card_place_add (const HjCardPlace *place, const char *name, const char *back)
{
  g_autofree char *front = hj_card_place_dup_front (place, name);

  return place->add (place->maker, g_ptr_array_index (place->blocks, place->index), HJ_CARD_BASIC, front, back);
}

/* ---- labels ---- */

/* Without number, emoji, colon and stars. (transfer full) */
static char *
dup_name (const char *markdown)
{
  g_auto (GStrv) parts = g_strsplit (markdown, "**", -1);
  g_autofree char *joined = g_strjoinv ("", parts);
  char *name = g_strdup (hj_card_skip_number (g_strdelimit (g_strstrip (joined), "\n", ' ')));

  while (g_str_has_suffix (name, ":") || g_str_has_suffix (name, " "))
    name[strlen (name) - 1] = '\0';
  return name;
}

/* "**Name** (Other name): words" in two; a colon inside of the stars counts as well. NULL: no label. */
static char *
split_label (const char *text, char **rest)
{
  const char *end = g_str_has_prefix (text, "**") ? strstr (text + 2, "**") : NULL;
  const char *p = end ? end + 2 + strspn (end + 2, " ") : NULL;
  const char *close = p && *p == '(' ? strchr (p, ')') : NULL;

  if (close)
    p = close + 1 + strspn (close + 1, " ");
  if (!p || (end[-1] != ':' && *p != ':' && *p != '\0'))
    return NULL;
  if (rest)
    *rest = g_strstrip (g_strdup (*p == ':' ? p + 1 : p));
  return g_strndup (text, close ? close + 1 - text : end - text);
}

/* The spans that BLOCK begins with, or NULL. */
static const GPtrArray *
get_words (const HjBlock *block)
{
  if (block->kind == HJ_BLOCK_ITEM)
    block = block->children->len ? g_ptr_array_index (block->children, 0) : NULL;
  return block && block->spans && block->spans->len ? block->spans : NULL;
}

char *
hj_block_dup_label (const HjBlock *block, char **rest)
{
  const GPtrArray *words = get_words (block);
  g_autofree char *text = NULL, *label = NULL;

  /* Only what begins bold is written out: most paragraphs do not. */
  if (!words || (block->kind != HJ_BLOCK_HEADING && !(((HjSpan *) g_ptr_array_index (words, 0))->flags & HJ_SPAN_BOLD)))
    return NULL;
  text = hj_spans_dup_markdown (words, HJ_CARD_TEXT_PLAIN);
  if (block->kind == HJ_BLOCK_HEADING)
    return dup_name (text);
  label = split_label (text, rest);
  return label ? dup_name (label) : NULL;
}

/* ---- the walk ---- */

char *
hj_card_dup_path (const char *above, const char *name)
{
  if (!name || !*name || !hj_card_names_nothing (name))
    return g_strdup (name && *name ? name : above);
  if (above && g_str_has_suffix (above, name)) /* "…의 작동 원리" has "작동 원리" already */
    return g_strdup (above);
  return above ? g_strdup_printf ("%s · %s", above, name) : NULL;
}

typedef struct {
  char *paths[DEEPEST + 1]; /* of the headings that are open, by level; NULL: none */
} Open;

static const char *
get_above (const Open *open, int level, const char *outer)
{
  while (level > 0 && !open->paths[level])
    level--;
  return level > 0 ? open->paths[level] : outer;
}

static int
get_level (const HjBlock *heading, const char *name)
{
  return heading->level == MARKDOWN_LEVELS && hj_is_aspect (name) ? MARKDOWN_LEVELS + 1 : heading->level;
}

static void
open_heading (Open *open, int level, const char *name, const char *above)
{
  g_autofree char *path = hj_card_dup_path (above, name); /* ABOVE may be one of those that close */

  for (int deeper = level; deeper <= DEEPEST; deeper++)
    g_clear_pointer (&open->paths[deeper], g_free);
  open->paths[level] = g_steal_pointer (&path);
}

static void
look (const HjCardPlace *place)
{
  static void (*const kinds[]) (const HjCardPlace *) = {
    hj_card_suggest_rows, hj_card_suggest_latent_rows, hj_card_suggest_label, hj_card_suggest_formula,
    hj_card_suggest_steps,
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    kinds[i] (place);
}

/* A question in few words is what its answer is about; of a list of topics the first stands for them. NULL: a sentence.
 * (transfer full) */
static char *
dup_topic (const HjBlock *question)
{
  g_autofree char *text = g_strstrip (hj_spans_dup_markdown (question->spans, HJ_CARD_TEXT_PLAIN));
  const char *more = strstr (text, " · ");

  if (more)
    return g_strdup_printf ("%.*s …", (int) (more - text), text);
  return *text && g_utf8_strlen (text, -1) <= LONGEST_TOPIC ? g_strdup (text) : NULL;
}

/* What the blocks below BLOCK belong to. NULL: nothing. (transfer full) */
static char *
dup_path_below (const HjBlock *block, const char *above)
{
  g_autofree char *name = block->kind == HJ_BLOCK_ITEM ? hj_block_dup_label (block, NULL) : NULL;

  return block->kind == HJ_BLOCK_QUESTION ? dup_topic (block) : hj_card_dup_path (above, name);
}

/* What asks by itself has its card already. */
static gboolean
asks (const HjBlock *block)
{
  return hj_is_quiz (block) || (block->kind == HJ_BLOCK_CALLOUT && g_strcmp0 (block->info, "question") == 0);
}

/* The first paragraph of an item is the item's own words. */
static gboolean
is_own_words (const HjBlock *parent, guint index)
{
  return parent && parent->kind == HJ_BLOCK_ITEM && index == 0;
}

static void
walk (HjCardPlace place, const HjBlock *parent, const GPtrArray *blocks, const char *outer)
{
  Open open = { { NULL } };

  place.blocks = blocks;
  for (place.index = 0; blocks && place.index < blocks->len; place.index++)
    {
      const HjBlock *block = g_ptr_array_index (blocks, place.index);
      g_autofree char *name = block->kind == HJ_BLOCK_HEADING ? hj_block_dup_label (block, NULL) : NULL, *path = NULL;
      int level = name ? get_level (block, name) : DEEPEST + 1;

      place.above = get_above (&open, level - 1, outer);
      if (!is_own_words (parent, place.index))
        look (&place);
      if (name)
        open_heading (&open, level, name, place.above);
      if (!block->children || asks (block))
        continue;
      path = dup_path_below (block, place.above);
      walk (place, block, block->children, path);
    }
  for (int level = 0; level <= DEEPEST; level++)
    g_free (open.paths[level]);
}

/* Tables are looked up at every block: a large note has many of both. */
static void
index_tables (HjCardPlace *place, const GPtrArray *tables)
{
  place->tables = g_hash_table_new (g_str_hash, g_str_equal);
  place->covered = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < tables->len; i++)
    {
      HjLatentTable *latent = g_ptr_array_index (tables, i);

      g_hash_table_insert (place->tables, latent->first, latent);
      for (int line = latent->line; line <= latent->line_end; line++)
        g_hash_table_add (place->covered, GINT_TO_POINTER (line));
    }
}

void
hj_cards_suggest (const HjNote *note, HjCardAdd add, gpointer maker)
{
  HjCardPlace place = { .lang = note->lang, .add = add, .maker = maker };

  hj_cards_suggest_asked (note, add, maker);
  index_tables (&place, note->latent_tables);
  place.formulas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  walk (place, NULL, note->blocks, NULL);
  g_hash_table_unref (place.tables);
  g_hash_table_unref (place.covered);
  g_hash_table_unref (place.formulas);
}
