/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "repeats": notes pasted together say things twice. What is said in the same words, gives the same figures or
 * explains the same special tokens is told with its places; nothing is taken out, the learner decides. */
#include "hj-reading.h"

#include <stdlib.h>
#include <string.h>

#define FEWEST_LETTERS 24  /* of words that are said twice */
#define FEWEST_FIGURES 3   /* that make a fact */
#define LONGEST_LIST 12    /* lines, of a list that tells one fact */
#define FEWEST_TOKENS 3    /* special ones, in a list that explains them */

typedef struct {
  HjNote *note;
  GHashTable *said;   /* letters → line */
  GHashTable *facts;  /* figures → HjBlock that gave them first */
  const HjBlock *last; /* that was told: what is in it needs no telling */
} Finder;

/* Puts KEY (transfer full) down with LINE; the line it was put down with before, or 0. */
static int
put_down (GHashTable *table, char *key, int line)
{
  int before = GPOINTER_TO_INT (g_hash_table_lookup (table, key));

  if (before)
    g_free (key);
  else
    g_hash_table_insert (table, key, GINT_TO_POINTER (line));
  return before == line ? 0 : before;
}

/* ---- the same words ---- */

static void
look_for_words (Finder *finder, const char *text, int line)
{
  guint n;
  char *letters = hj_letters_dup (text, &n);
  int before;

  if (n < FEWEST_LETTERS)
    {
      g_free (letters);
      return;
    }
  before = put_down (finder->said, letters, line);
  if (before)
    hj_note_add_warning_pair (finder->note, "repeated", "같은 말이 두 번 이상 적혀 있습니다", "The same is said more than once", before, line);
}

/* ---- the same figures ---- */

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* The percentages of TEXT, each once, sorted: "10/15/80/"; NULL if they are too few. (transfer full) */
static char *
dup_figures (const char *text)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (int));
  GString *out;
  guint n = 0;

  for (const char *p = text; *p; p++)
    if (g_ascii_isdigit (*p) && !(p > text && (g_ascii_isalnum (p[-1]) || p[-1] == '.')))
      {
        char *end;
        int number = (int) strtol (p, &end, 10);

        end += *end == ' ' && end[1] == '%';
        if (*end == '%')
          g_array_append_val (numbers, number);
        p = end - 1;
      }
  g_array_sort (numbers, compare_numbers);
  out = g_string_new (NULL);
  for (guint i = 0; i < numbers->len; i++)
    if (i == 0 || g_array_index (numbers, int, i) != g_array_index (numbers, int, i - 1))
      {
        g_string_append_printf (out, "%d/", g_array_index (numbers, int, i));
        n++;
      }
  return g_string_free (out, n < FEWEST_FIGURES);
}

static gboolean
is_apart (const HjBlock *a, const HjBlock *b)
{
  return a->line_end < b->line || a->line > b->line_end;
}

/* TEXT is BLOCK's, or of one of its columns. */
static void
look_for_figures (Finder *finder, const HjBlock *block, const char *text)
{
  char *figures = strchr (text, '%') ? dup_figures (text) : NULL;
  const HjBlock *other = figures ? g_hash_table_lookup (finder->facts, figures) : NULL;

  if (!figures)
    return;
  /* A list and its own item are one place. */
  if (other && is_apart (other, block) && (!finder->last || is_apart (finder->last, block)))
    {
      finder->last = block;
      hj_note_add_warning_pair (finder->note, "repeated-figures", "같은 수치가 여러 곳에 적혀 있습니다", "The same figures stand in several places", other->line, block->line);
    }
  if (other)
    g_free (figures);
  else
    g_hash_table_insert (finder->facts, figures, (gpointer) block);
}

/* Facts are told in a sentence, in a short list or in a column of a table. */
static void
look_into (Finder *finder, const HjBlock *block)
{
  if (block->kind == HJ_BLOCK_LIST && block->line_end - block->line < LONGEST_LIST)
    {
      g_autofree char *text = hj_block_dup_text (block);

      look_for_figures (finder, block, text);
    }
  for (guint column = 1; column < block->n_columns; column++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint row = 0; row < block->n_rows; row++)
        {
          g_autofree char *cell = hj_spans_dup_text (block->cells[(gsize) row * block->n_columns + column].spans);

          g_string_append_printf (text, "%s ", cell);
        }
      look_for_figures (finder, block, text->str);
    }
}

/* ---- the same tokens ---- */

/* "[CLS]", "<sos>": the special token that the words of ITEM begin with; NULL: none. (transfer full) */
static char *
dup_token (const HjBlock *item)
{
  const HjBlock *words = item->children->len ? g_ptr_array_index (item->children, 0) : NULL;
  g_autofree char *text = words && words->spans ? hj_spans_dup_text (words->spans) : NULL;
  gsize size = text && (*text == '[' || *text == '<') ? strcspn (text + 1, *text == '[' ? "] \n" : "> \n") : 0;

  return size > 1 && strchr ("]>", text[size + 1]) && text[size + 1] ? g_strndup (text, size + 2) : NULL;
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The tokens that the items of LIST explain, sorted; NULL if it is a list of something else. (transfer full) */
static char *
dup_tokens (const HjBlock *list)
{
  g_autoptr (GPtrArray) tokens = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < list->children->len; i++)
    {
      char *token = dup_token (g_ptr_array_index (list->children, i));

      if (token)
        g_ptr_array_add (tokens, token);
    }
  if (tokens->len < FEWEST_TOKENS || tokens->len < list->children->len)
    return NULL;
  g_ptr_array_sort (tokens, compare_words);
  g_ptr_array_add (tokens, NULL);
  return g_strjoinv ("\n", (char **) tokens->pdata);
}

static void
look_for_tokens (Finder *finder, const HjBlock *list)
{
  char *tokens = dup_tokens (list);
  int before = tokens ? put_down (finder->said, tokens, list->line) : 0;

  if (before)
    hj_note_add_warning_pair (finder->note, "repeated-tokens", "같은 특수 토큰을 여러 곳에서 설명합니다",
                              "The same special tokens are explained in several places", before, list->line);
}

/* ---- the pass ---- */

static void
look_at_block (HjBlock *block, gpointer data)
{
  Finder *finder = data;
  g_autofree char *text = block->kind == HJ_BLOCK_PARAGRAPH ? hj_spans_dup_text (block->spans) : NULL;

  look_into (finder, block);
  if (block->kind == HJ_BLOCK_LIST)
    look_for_tokens (finder, block);
  if (!text)
    return;
  if (!g_str_has_prefix (text, "http"))
    look_for_words (finder, text, block->line);
  look_for_figures (finder, block, text);
}

gboolean
hj_pass_repeats (HjReading *reading, GError **error)
{
  Finder finder = {
    .note = reading->note,
    .said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };

  hj_blocks_each (reading->note->blocks, look_at_block, &finder);
  g_hash_table_unref (finder.said);
  g_hash_table_unref (finder.facts);
  return TRUE;
}
