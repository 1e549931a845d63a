/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suggestions: steps of a procedure, to be put in order. */
#include "hj-card-suggest.h"

#include "hj-card-text.h"

#include <string.h>

#define FEWEST_STEPS 3
#define MOST_STEPS 9
#define LONGEST_STEP 80 /* letters */

/* What a heading, label or sentence over steps says; a list under anything else has no order to know. */
static gboolean
announces_steps (const char *text)
{
  static const char *const words[] = {
    "절차", "단계", "과정", "순서", "흐름", "파이프라인", "step", "process", "procedure", "pipeline", "workflow",
  };
  g_autofree char *folded = g_utf8_strdown (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (folded, words[i]))
      return TRUE;
  return FALSE;
}

/* The step by its name, or by its words where it has none. (transfer full) */
static char *
dup_step (const HjBlock *item)
{
  const HjBlock *words = item->children->len ? g_ptr_array_index (item->children, 0) : NULL;
  char *label = hj_block_dup_label (item, NULL);

  if (!label && words && words->spans)
    {
      g_autofree char *text = hj_spans_dup_markdown (words->spans, HJ_CARD_TEXT_PLAIN);

      label = g_strdup (hj_card_skip_number (g_strdelimit (text, "\n", ' ')));
    }
  return label;
}

/* (element-type char*) NULL: not a list of steps. */
static GPtrArray *
read_steps (const HjBlock *list)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_free);

  if (list->kind != HJ_BLOCK_LIST || !list->ordered || list->children->len < FEWEST_STEPS || list->children->len > MOST_STEPS)
    return NULL;
  for (guint i = 0; i < list->children->len; i++)
    {
      char *step = dup_step (g_ptr_array_index (list->children, i));

      if (!step || !*step || g_utf8_strlen (step, -1) > LONGEST_STEP)
        {
          g_free (step);
          return NULL;
        }
      g_ptr_array_add (steps, step);
    }
  return g_steal_pointer (&steps);
}

/* The sentence before the list, or NULL. (transfer full) */
static char *
dup_lead (const HjCardPlace *place)
{
  const HjBlock *before = place->index > 0 ? g_ptr_array_index (place->blocks, place->index - 1) : NULL;

  return before && before->kind == HJ_BLOCK_PARAGRAPH ? hj_spans_dup_text (before->spans) : NULL;
}

/* By their words alone, so that the front does not change from one reading to the next. */
static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const char *first = *(char *const *) a, *second = *(char *const *) b;
  guint x = g_str_hash (first), y = g_str_hash (second);

  return x != y ? (x > y) - (x < y) : strcmp (first, second);
}

static char *
dup_shuffled (const GPtrArray *steps)
{
  g_autoptr (GPtrArray) shuffled = g_ptr_array_new ();
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    g_ptr_array_add (shuffled, g_ptr_array_index (steps, i));
  g_ptr_array_sort (shuffled, compare_steps);
  for (guint i = 0; i < shuffled->len; i++)
    g_string_append_printf (out, "\n- %s", (char *) g_ptr_array_index (shuffled, i));
  return g_string_free (out, FALSE);
}

static char *
dup_numbered (const GPtrArray *steps)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    g_string_append_printf (out, "%s%u. %s", i ? "\n" : "", i + 1, (char *) g_ptr_array_index (steps, i));
  return g_string_free (out, FALSE);
}

void
hj_card_suggest_steps (const HjCardPlace *place)
{
  const HjBlock *list = g_ptr_array_index (place->blocks, place->index);
  g_autoptr (GPtrArray) steps = read_steps (list);
  g_autofree char *lead = steps ? dup_lead (place) : NULL, *shuffled = NULL, *front = NULL, *back = NULL;

  if (!steps || !place->above || !(announces_steps (place->above) || (lead && announces_steps (lead))))
    return;
  shuffled = dup_shuffled (steps);
  back = dup_numbered (steps);
  front = g_strdup_printf ("**%s** — %s\n%s", place->above, place->lang == HJ_LANG_EN ? "put in order" : "순서대로 놓기",
                           shuffled);
  place->add (place->maker, list, HJ_CARD_BASIC, front, back)->suggested = TRUE;
}
