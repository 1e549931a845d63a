/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A flashcard: its texts on two sides and in two languages, and where it comes from. */
#include "hj-card.h"

#include "hj-formula.h"

#include <string.h>

#define MATURE_DAYS 21

static const char *const kind_names[] = { "basic", "reversed", "cloze", "question" };

const char *
hj_card_kind_to_string (HjCardKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kind_names), "basic");
  return kind_names[kind];
}

gboolean
hj_card_kind_from_string (const char *string, HjCardKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (g_strcmp0 (string, kind_names[i]) == 0)
      {
        *kind = (HjCardKind) i;
        return TRUE;
      }
  return FALSE;
}

HjCard *
hj_card_new (HjCardKind kind)
{
  HjCard *card = g_new0 (HjCard, 1);

  card->kind = kind;
  return card;
}

HjCard *
hj_card_copy (const HjCard *card)
{
  HjCard *copy = g_memdup2 (card, sizeof *card);

  copy->key = g_strdup (card->key);
  copy->family = g_strdup (card->family);
  copy->front_ko = g_strdup (card->front_ko);
  copy->back_ko = g_strdup (card->back_ko);
  copy->front_en = g_strdup (card->front_en);
  copy->back_en = g_strdup (card->back_en);
  copy->topic = g_strdup (card->topic);
  copy->block = g_strdup (card->block);
  return copy;
}

void
hj_card_free (HjCard *card)
{
  if (!card)
    return;
  g_free (card->key);
  g_free (card->family);
  g_free (card->front_ko);
  g_free (card->back_ko);
  g_free (card->front_en);
  g_free (card->back_en);
  g_free (card->topic);
  g_free (card->block);
  g_free (card);
}

const char *
hj_card_get_front (const HjCard *card, HjLang lang)
{
  return hj_text_get ((HjText) { card->front_ko, card->front_en }, lang);
}

const char *
hj_card_get_back (const HjCard *card, HjLang lang)
{
  return hj_text_get ((HjText) { card->back_ko, card->back_en }, lang);
}

gboolean
hj_card_is_mature (const HjCard *card)
{
  return card->schedule.state == HJ_STATE_REVIEW && card->schedule.memory.stability >= MATURE_DAYS;
}

/* What Markdown of a card may hold besides words; formulas are copied whole. All of it begins with one of SPECIAL. */
#define SPECIAL "\\$*~`<"
static const char *const marks[] = { "**", "~~", "*", "`", "<sub>", "</sub>", "<sup>", "</sup>" };

static gsize
get_mark_length (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (text, marks[i]))
      return strlen (marks[i]);
  return 0;
}

/* The length of the formula that begins at TEXT, both its dollars included; 0 if none does. */
static gsize
get_formula_length (const char *text)
{
  gsize n = text[0] != '$' ? 0 : text[1] == '$' ? 2 : 1;
  const char *end = n == 0 ? NULL : strstr (text + n, n == 2 ? "$$" : "$");

  return end ? (gsize) (end - text) + n : 0;
}

/* Appends the LENGTH bytes of a formula at TEXT, its dollars included. */
typedef void (*AppendFormula) (GString *out, const char *text, gsize length);

static void
append_tex (GString *out, const char *text, gsize length)
{
  g_string_append_len (out, text, (gssize) length);
}

static void
append_readable (GString *out, const char *text, gsize length)
{
  g_autofree char *tex = g_strndup (text, length);
  g_autofree char *readable = hj_formula_to_text (tex, NULL);

  g_string_append (out, readable);
}

static char *
dup_words (const char *markdown, AppendFormula append_formula)
{
  GString *plain = g_string_new (NULL);
  const char *p = markdown ? markdown : "";

  while (*p)
    {
      gsize words = strcspn (p, SPECIAL), formula, mark;

      g_string_append_len (plain, p, words);
      p += words;
      formula = get_formula_length (p);
      mark = get_mark_length (p);
      if (p[0] == '\\' && g_ascii_ispunct (p[1]))
        {
          g_string_append_c (plain, p[1]);
          p += 2;
        }
      else if (formula > 0)
        {
          append_formula (plain, p, formula);
          p += formula;
        }
      else if (mark > 0)
        p += mark;
      else if (*p)
        g_string_append_c (plain, *p++);
    }
  return g_string_free (plain, FALSE);
}

char *
hj_card_dup_plain (const char *markdown)
{
  return dup_words (markdown, append_tex);
}

char *
hj_card_dup_readable (const char *markdown)
{
  return dup_words (markdown, append_readable);
}
