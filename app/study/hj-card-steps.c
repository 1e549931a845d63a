/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suggestions: steps to be put in order, of a procedure told as a list, or of a chain "Query → dot product → softmax". */
#include "hj-card-suggest.h"

#include "hj-card-text.h"

#include <string.h>

#define FEWEST_STEPS 3
#define MOST_STEPS 9
#define LONGEST_STEP 120 /* letters, those of formulas as TeX too */
#define FEWEST_LINKS 4   /* of a chain: three arrows; fewer say what follows from what */
#define LONGEST_LINK 40  /* letters */

static gboolean
has_any (const char *text, const char *const *words)
{
  for (; *words; words++)
    if (strstr (text, *words))
      return TRUE;
  return FALSE;
}

/* What is said over steps; a list under anything else has no order to know. */
static const char *const step_words[] = {
  "절차", "단계", "과정", "순서", "흐름", "루프", "파이프라인",
  "step", "stage", "process", "procedure", "pipeline", "workflow", NULL,
};
/* What is said over steps as well, when these are sentences; over names it is an account of parts. */
static const char *const principle_words[] = { "작동 원리", "동작 원리", "작동 방식", "동작 방식", "how it works", NULL };
/* What a sentence announces instead, although it speaks of a process. */
static const char *const other_words[] = {
  "이유", "원인", "도구", "한계", "문제", "장점", "단점", "종류", "유형", "특징", "reason", "cause", "tool", "kind", "type", NULL,
};

/* "구현 과정", "처리 과정 요약", and not "순서 정보의 부족": one of the last two words names steps. */
static gboolean
is_title_of_steps (const char *title)
{
  g_autofree char *folded = g_utf8_strdown (title, -1);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  guint n = g_strv_length (words);

  return (n > 0 && has_any (words[n - 1], step_words))
         || (n > 1 && hj_is_aspect (words[n - 1]) && has_any (words[n - 2], step_words));
}

static gboolean
announces_steps (const char *sentence)
{
  g_autofree char *folded = g_utf8_strdown (sentence, -1);

  return has_any (folded, step_words) && !has_any (folded, other_words);
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

static gboolean
are_sentences (const HjBlock *list)
{
  for (guint i = 0; i < list->children->len; i++)
    {
      g_autofree char *label = hj_block_dup_label (g_ptr_array_index (list->children, i), NULL);

      if (label)
        return FALSE;
    }
  return TRUE;
}

/* TITLE or the sentence LEAD, which may be NULL, says that LIST tells what comes after what. */
static gboolean
is_announced (const HjBlock *list, const char *title, const char *lead)
{
  g_autofree char *folded = g_utf8_strdown (title, -1);

  return is_title_of_steps (title) || (lead && announces_steps (lead)) || (has_any (folded, principle_words) && are_sentences (list));
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

/* LEAD, which may be NULL, says what of PLACE the steps are. */
static void
add_card (const HjCardPlace *place, const char *lead, const GPtrArray *steps)
{
  const HjBlock *block = g_ptr_array_index (place->blocks, place->index);
  g_autofree char *shuffled = dup_shuffled (steps), *back = dup_numbered (steps);
  g_autofree char *subject = lead ? hj_card_place_dup_front (place, lead) : g_strdup_printf ("**%s**", place->above);
  g_autofree char *front = g_strdup_printf ("%s — %s\n%s", subject,
                                            place->lang == HJ_LANG_EN ? "put in order" : "순서대로 놓기", shuffled);

  place->add (place->maker, block, HJ_CARD_BASIC, front, back);
}

/* ---- chains ---- */

static gboolean
is_break (char c)
{
  return c == '\n' || c == '\0';
}

/* TEXT with every chain in one line, where a converter gave each step and each arrow one. (transfer full) */
static char *
dup_joined (const char *text)
{
  static const char *const signs[] = { "→", "/" };
  g_autoptr (GString) out = g_string_new (text);

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    for (char *p = strstr (out->str, signs[i]); p; p = strstr (p + 1, signs[i]))
      {
        char *end = p + strlen (signs[i]);

        if (p == out->str || p[-1] != '\n' || !is_break (*end))
          continue;
        p[-1] = ' ';
        if (*end)
          *end = ' ';
      }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* A few words that name a step, no sentence, number or sign. */
static gboolean
is_link (const char *step)
{
  glong n = g_utf8_strlen (step, -1);
  guint letters = 0;

  for (const char *p = step; *p; p = g_utf8_next_char (p))
    letters += g_unichar_isalpha (g_utf8_get_char (p)) ? 1 : 0;
  return letters >= 2 && n <= LONGEST_LINK && !strstr (step, ". ") && !g_str_has_suffix (step, ".")
         && !g_str_has_suffix (step, "다") && !strpbrk (step, "?=");
}

/* (element-type char*) NULL: no chain. */
static GPtrArray *
read_chain (const char *line)
{
  g_auto (GStrv) links = g_strsplit (line, "→", MOST_STEPS + 1);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; links[i]; i++)
    g_strstrip (links[i]);
  for (guint i = 0; links[i]; i++)
    {
      if (!is_link (links[i]) || g_strv_contains ((const char *const *) links + i + 1, links[i]))
        return NULL;
      g_ptr_array_add (steps, g_strdup (links[i]));
    }
  return steps->len >= FEWEST_LINKS && steps->len <= MOST_STEPS ? g_steal_pointer (&steps) : NULL;
}

/* What LINE, the one before a chain, says of it; NULL if that is a sentence of its own. (transfer full) */
static char *
dup_chain_lead (const char *line)
{
  g_autofree char *lead = g_strstrip (g_strdup (line));

  if (g_str_has_suffix (lead, ":"))
    lead[strlen (lead) - 1] = '\0';
  return *lead && !g_str_has_suffix (lead, ".") && g_utf8_strlen (lead, -1) <= LONGEST_LINK ? g_steal_pointer (&lead) : NULL;
}

/* Most paragraphs hold no chain: they are not written out to find that. */
static gboolean
has_arrow (const GPtrArray *spans)
{
  for (guint i = 0; i < spans->len; i++)
    if (strstr (((HjSpan *) g_ptr_array_index (spans, i))->text, "→"))
      return TRUE;
  return FALSE;
}

/* The chain in BLOCK's own words; LEAD (out) is what the line before it, or the words before a colon, say of it. */
static GPtrArray *
find_chain (const HjBlock *block, char **lead)
{
  const HjBlock *words = block->kind == HJ_BLOCK_ITEM && block->children->len ? g_ptr_array_index (block->children, 0) : block;
  gboolean chained = words->kind == HJ_BLOCK_PARAGRAPH && has_arrow (words->spans);
  g_autofree char *text = chained ? hj_spans_dup_unbold (words->spans) : NULL;
  g_autofree char *joined = text ? dup_joined (text) : NULL;
  g_auto (GStrv) lines = joined ? g_strsplit (joined, "\n", -1) : NULL;

  for (guint i = 0; lines && lines[i]; i++)
    {
      const char *arrow = strstr (lines[i], "→");
      char *colon = arrow ? g_strrstr_len (lines[i], arrow - lines[i], ": ") : NULL;
      GPtrArray *steps = read_chain (colon ? colon + 2 : lines[i]);

      if (!steps)
        continue;
      if (colon)
        *colon = '\0';
      *lead = colon || i > 0 ? dup_chain_lead (lines[colon ? i : i - 1]) : NULL;
      return steps;
    }
  return NULL;
}

/* ---- both ---- */

static void
suggest_list (const HjCardPlace *place, const HjBlock *block)
{
  g_autoptr (GPtrArray) steps = read_steps (block);
  g_autofree char *lead = steps ? dup_lead (place) : NULL;

  if (steps && is_announced (block, place->above, lead))
    add_card (place, NULL, steps);
}

static void
suggest_chain (const HjCardPlace *place, const HjBlock *block)
{
  g_autofree char *lead = NULL;
  g_autoptr (GPtrArray) steps = find_chain (block, &lead);

  if (steps)
    add_card (place, lead, steps);
}

void
hj_card_suggest_steps (const HjCardPlace *place)
{
  const HjBlock *block = g_ptr_array_index (place->blocks, place->index);

  if (!place->above)
    return;
  suggest_list (place, block);
  suggest_chain (place, block);
}
