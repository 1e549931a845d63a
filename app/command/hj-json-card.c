/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A card as JSON and as a line of text. */
#include "hj-json-card.h"

#include "hj-invocation.h"

static void
add_plain (JsonBuilder *json, const char *name, const char *markdown)
{
  g_autofree char *plain = markdown ? hj_card_dup_plain (markdown) : NULL;

  hj_json_string (json, name, plain);
}

void
hj_json_card (JsonBuilder *json, const HjCard *card, HjLang lang, int offset)
{
  g_autofree char *due = hj_moment_to_string (card->schedule.due, offset);

  hj_json_int (json, "id", card->id);
  hj_json_string (json, "kind", hj_card_kind_to_string (card->kind));
  hj_json_id (json, "note", card->note);
  add_plain (json, "question", hj_card_get_front (card, lang));
  add_plain (json, "answer", hj_card_get_back (card, lang));
  if (lang == HJ_LANG_BOTH)
    {
      add_plain (json, "question_en", card->front_en);
      add_plain (json, "answer_en", card->back_en);
    }
  hj_json_string (json, "state", hj_state_to_string (card->schedule.state));
  hj_json_string (json, "due", due);
}

void
hj_json_card_details (JsonBuilder *json, const HjCard *card)
{
  hj_json_string (json, "topic", card->topic);
  hj_json_int (json, "line", card->line);
  hj_json_int (json, "interval", card->schedule.interval);
  hj_json_double (json, "stability", card->schedule.memory.stability);
  hj_json_double (json, "difficulty", card->schedule.memory.difficulty);
  hj_json_int (json, "reps", card->schedule.reps);
  hj_json_int (json, "lapses", card->schedule.lapses);
  hj_json_bool (json, "suggested", card->suggested);
  hj_json_bool (json, "suspended", card->suspended);
}

void
hj_print_card (const HjCard *card, HjLang lang)
{
  g_autofree char *front = hj_card_dup_plain (hj_card_get_front (card, lang));

  g_strdelimit (front, "\n", ' ');
  hj_print ("%5" G_GINT64_FORMAT "  %-10s  %s\n", card->id, hj_state_to_string (card->schedule.state), front);
}
