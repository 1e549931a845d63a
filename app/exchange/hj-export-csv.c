/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of the library: cards, the review log, words in two languages. */
#include "hj-export-private.h"

#include <string.h>

void
hj_csv_append (GString *out, const char *const *fields, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const char *text = fields[i] ? fields[i] : "";
      gboolean quoted = strpbrk (text, ",\"\n\r") != NULL;

      if (quoted)
        g_string_append_c (out, '"');
      for (; *text; text++)
        {
          if (*text == '"')
            g_string_append_c (out, '"');
          g_string_append_c (out, *text);
        }
      g_string_append (out, quoted ? "\"" : "");
      g_string_append (out, i + 1 < n ? "," : "\r\n");
    }
}

/* With a point, whatever the locale. */
static char *
dup_number (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.6g", value));
}

/* ---- cards ---- */

static void
append_card (GString *out, const HjCard *card, int offset)
{
  const HjSchedule *s = &card->schedule;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, card->id);
  g_autofree char *note = g_strdup_printf ("%" G_GINT64_FORMAT, card->note);
  g_autofree char *due = hj_moment_to_string (s->due, offset), *interval = g_strdup_printf ("%d", s->interval);
  g_autofree char *stability = dup_number (s->memory.stability), *difficulty = dup_number (s->memory.difficulty);
  g_autofree char *reps = g_strdup_printf ("%d", s->reps), *lapses = g_strdup_printf ("%d", s->lapses);
  const char *const fields[] = { id, hj_card_kind_to_string (card->kind), note, card->topic, card->front_ko,
                                 card->back_ko, card->front_en, card->back_en, hj_state_to_string (s->state), due,
                                 interval, stability, difficulty, reps, lapses };

  hj_csv_append (out, fields, G_N_ELEMENTS (fields));
}

GString *
hj_csv_of_cards (HjExport *self, GError **error)
{
  g_autoptr (GPtrArray) cards = hj_library_list_cards (self->library, HJ_CARDS_TAKEN, 0, NULL, error);
  GString *out;

  if (!cards)
    return NULL;
  out = g_string_new ("id,kind,note,topic,front_ko,back_ko,front_en,back_en,state,due,interval,stability,difficulty,"
                      "reps,lapses\r\n");
  for (guint i = 0; i < cards->len; i++)
    append_card (out, g_ptr_array_index (cards, i), self->now.offset);
  self->exported->cards = cards->len;
  return out;
}

/* ---- the log ---- */

/* The names and units of the logs that FSRS is fitted to: time in milliseconds, states 0 new, 1 learning, 2 review,
 * 3 relearning. */
GString *
hj_csv_of_reviews (HjExport *self, GError **error)
{
  g_autoptr (GArray) reviews = hj_library_list_reviews (self->library, 0, error);
  GString *out;

  if (!reviews)
    return NULL;
  out = g_string_new ("card_id,review_time,review_rating,review_state,review_duration\r\n");
  for (guint i = 0; i < reviews->len; i++)
    {
      const HjReview *review = &g_array_index (reviews, HjReview, i);

      g_string_append_printf (out, "%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ",%d,%d,%d\r\n", review->card,
                              review->at.at * 1000, review->grade, review->state, review->duration);
    }
  self->exported->reviews = reviews->len;
  return out;
}

/* ---- words ---- */

GString *
hj_csv_of_terms (HjExport *self, GError **error)
{
  g_autoptr (GPtrArray) terms = hj_library_list_terms (self->library, error);
  GString *out;

  if (!terms)
    return NULL;
  out = g_string_new ("ko,en,acronym,confidence,count\r\n");
  for (guint i = 0; i < terms->len; i++)
    {
      const HjLibraryTerm *term = g_ptr_array_index (terms, i);
      g_autofree char *count = g_strdup_printf ("%u", term->count);
      gboolean sure = term->confident || term->verdict == HJ_TERM_CONFIRMED;
      const char *const fields[] = { term->ko, term->en, term->acronym, sure ? "high" : "low", count };

      if (term->verdict != HJ_TERM_REJECTED)
        hj_csv_append (out, fields, G_N_ELEMENTS (fields));
    }
  return out;
}

GBytes *
hj_export_csv (HjExport *self, GError **error)
{
  GString *out = hj_csv_of_cards (self, error);

  return out ? g_string_free_to_bytes (out) : NULL;
}
