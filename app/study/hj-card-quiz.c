/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of a quiz question. Its choices are shuffled once, by their words, so that nobody learns "it was C". */
#include "hj-card-suggest.h"

#include "hj-card-text.h"

#include <string.h>

gboolean
hj_is_quiz (const HjBlock *question)
{
  return question->kind == HJ_BLOCK_QUESTION && question->info && question->level == 0;
}

static const HjBlock *
get (const GPtrArray *blocks, guint i)
{
  return blocks && i < blocks->len ? g_ptr_array_index (blocks, i) : NULL;
}

/* "A. words" → words */
static char *
dup_option (const HjBlock *item)
{
  const HjBlock *words = get (item->children, 0);
  g_autofree char *text = words ? hj_spans_dup_markdown (words->spans, HJ_CARD_TEXT_PLAIN) : g_strdup ("");
  const char *p = text + strspn (text, " ");

  if (g_ascii_isupper (p[0]) && (p[1] == '.' || p[1] == ')'))
    p += 2;
  return g_strstrip (g_strdup (p));
}

static int
compare_options (gconstpointer a, gconstpointer b)
{
  const char *first = *(char *const *) a, *second = *(char *const *) b;
  guint x = g_str_hash (first), y = g_str_hash (second);

  return x != y ? (x > y) - (x < y) : strcmp (first, second);
}

char *
hj_quiz_dup_front (const HjBlock *question)
{
  const HjBlock *options = hj_question_get_options (question);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *words = hj_spans_dup_markdown (question->spans, HJ_CARD_TEXT_PLAIN);
  GString *out = g_string_new (g_strstrip (words));

  for (guint i = 0; options && i < options->children->len; i++)
    g_ptr_array_add (texts, dup_option (get (options->children, i)));
  g_ptr_array_sort (texts, compare_options);
  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (out, "%s- %s", i ? "\n" : "\n\n", (char *) g_ptr_array_index (texts, i));
  return g_string_free (out, FALSE);
}

/* "**정답:** C" names a choice; −1: it does not. */
static int
read_answer (const HjBlock *block)
{
  const HjSpan *last = block->spans && block->spans->len > 1 ? g_ptr_array_index (block->spans, 1) : NULL;
  const char *p = last ? last->text + strspn (last->text, " :") : "";

  return g_ascii_isupper (p[0]) && !g_ascii_isalnum (p[1]) ? p[0] - 'A' : -1;
}

static void
append_part (GString *out, const char *text)
{
  g_string_append_printf (out, "%s%s", out->len ? "\n\n" : "", text);
}

static void
append_block (GString *out, const HjBlock *block)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *text = block->spans ? hj_spans_dup_markdown (block->spans, HJ_CARD_TEXT_PLAIN) : hj_block_dup_text (block);

  for (guint i = 0; block->kind == HJ_BLOCK_LIST && i < block->children->len; i++)
    {
      g_autofree char *item = dup_option (get (block->children, i));

      g_string_append_printf (list, "%s- %s", i ? "\n" : "", item);
    }
  append_part (out, list->len ? list->str : text);
}

char *
hj_quiz_dup_back (const HjBlock *question)
{
  const HjBlock *options = hj_question_get_options (question);
  GString *out = g_string_new (NULL);

  for (guint i = options != NULL; i < question->children->len; i++)
    {
      const HjBlock *block = get (question->children, i);
      int answer = options && !out->len ? read_answer (block) : -1;
      const HjBlock *right = answer >= 0 ? get (options->children, (guint) answer) : NULL;
      g_autofree char *words = right ? dup_option (right) : NULL;
      g_autofree char *named = right ? g_strdup_printf ("**%c. %s**", 'A' + answer, words) : NULL;

      if (named)
        append_part (out, named);
      else
        append_block (out, block);
    }
  return g_string_free (out, FALSE);
}
