/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hanjang due, answer, undo: studying from a terminal, or from a script. */
#include "hj-invocation.h"
#include "hj-json-card.h"

#include <glib/gi18n-lib.h>

/* ---- due ---- */

static void
add_counts (JsonBuilder *json, const HjQueue *queue)
{
  hj_json_object (json, "counts");
  hj_json_int (json, "new", queue->n_new);
  hj_json_int (json, "learning", queue->n_learning);
  hj_json_int (json, "review", queue->n_review);
  json_builder_end_object (json);
}

/* How a card of the queue is told: the language of its words, the offset of its times. */
typedef struct {
  HjLang lang;
  int offset;
} Telling;

static void
add_card (JsonBuilder *json, gconstpointer card, gconstpointer data)
{
  const Telling *telling = data;

  hj_json_card (json, card, telling->lang, telling->offset);
}

static int
print_due_json (HjInvocation *self, const HjQueue *queue, HjMoment now)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autofree char *at = hj_moment_to_string (now.at, now.offset);
  g_autofree char *next = hj_moment_to_string (queue->next_due, now.offset);
  Telling telling = { self->lang, now.offset };

  json_builder_begin_object (json);
  hj_json_string (json, "at", at);
  add_counts (json, queue);
  hj_json_rows (json, "cards", queue->cards, add_card, &telling);
  hj_json_string (json, "next_due", next);
  json_builder_end_object (json);
  return hj_invocation_print_json (self, json);
}

static void
print_due (HjInvocation *self, const HjQueue *queue, HjMoment now)
{
  g_autofree char *next = hj_moment_to_string (queue->next_due, now.offset);

  hj_print (_("%d new, %d learning, %d to review\n"), queue->n_new, queue->n_learning, queue->n_review);
  for (guint i = 0; i < queue->cards->len; i++)
    hj_print_card (g_ptr_array_index (queue->cards, i), self->lang);
  if (next)
    hj_print (_("the next one at %s\n"), next);
}

int
hj_verb_due (HjInvocation *self)
{
  g_autofree char *at = NULL;
  const GOptionEntry entries[] = {
    { "at", 0, 0, G_OPTION_ARG_STRING, &at, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (HjQueue) queue = NULL;
  GError *error = NULL;
  HjMoment now;

  if (!hj_invocation_parse (self, entries, 0, 0))
    return HJ_MISUSED;
  if (!hj_moment_from_string (at, &now))
    return hj_invocation_misuse (self, _("--at %s: is no time such as 2026-11-21T10:00"), at);
  if (hj_invocation_open (self, &error))
    queue = hj_library_build_queue (self->open, 0, now, &error);
  if (!queue)
    return hj_invocation_fail (self, error);
  if (self->json)
    return print_due_json (self, queue, now);
  print_due (self, queue, now);
  return HJ_DONE;
}

/* ---- answer ---- */

static int
print_answer (HjInvocation *self, gint64 card, HjGrade grade, const HjSchedule *after, HjMoment now)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autofree char *due = hj_moment_to_string (after->due, now.offset);
  g_autofree char *wait = hj_wait_dup_text (hj_schedule_get_wait (after, now));

  if (!self->json)
    {
      hj_print ("%" G_GINT64_FORMAT ": %s (%s)\n", card, wait, due);
      return HJ_DONE;
    }
  json_builder_begin_object (json);
  hj_json_int (json, "card", card);
  hj_json_string (json, "grade", hj_grade_to_string (grade));
  hj_json_string (json, "state", hj_state_to_string (after->state));
  hj_json_string (json, "due", due);
  hj_json_int (json, "interval", after->interval);
  hj_json_double (json, "stability", after->memory.stability);
  hj_json_double (json, "difficulty", after->memory.difficulty);
  hj_json_int (json, "reps", after->reps);
  hj_json_int (json, "lapses", after->lapses);
  json_builder_end_object (json);
  return hj_invocation_print_json (self, json);
}

int
hj_verb_answer (HjInvocation *self)
{
  g_autofree char *at = NULL;
  const GOptionEntry entries[] = {
    { "at", 0, 0, G_OPTION_ARG_STRING, &at, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  GError *error = NULL;
  HjSchedule after;
  HjGrade grade;
  HjMoment now;
  guint64 card;

  if (!hj_invocation_parse (self, entries, 2, 2))
    return HJ_MISUSED;
  if (!g_ascii_string_to_unsigned (self->args[0], 10, 1, G_MAXINT64, &card, NULL))
    return hj_invocation_misuse (self, _("%s: is no number of a card"), self->args[0]);
  if (!hj_grade_from_string (self->args[1], &grade))
    return hj_invocation_misuse (self, _("%s: must be again, hard, good or easy"), self->args[1]);
  if (!hj_moment_from_string (at, &now))
    return hj_invocation_misuse (self, _("--at %s: is no time such as 2026-11-21T10:00"), at);
  if (!hj_invocation_open (self, &error)
      || !hj_library_answer (self->open, (gint64) card, grade, 0, now, &after, &error))
    return hj_invocation_fail (self, error);
  return print_answer (self, (gint64) card, grade, &after, now);
}

/* ---- undo ---- */

int
hj_verb_undo (HjInvocation *self)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (HjCard) card = NULL;
  HjMoment now = hj_moment_now ();
  GError *error = NULL;
  gint64 id = 0;

  if (!hj_invocation_parse (self, NULL, 0, 0))
    return HJ_MISUSED;
  if (hj_invocation_open (self, &error) && hj_library_undo (self->open, now, &id, &error))
    card = hj_library_get_card (self->open, id, &error);
  if (!card)
    return hj_invocation_fail (self, error);
  if (!self->json)
    {
      hj_print_card (card, self->lang);
      return HJ_DONE;
    }
  json_builder_begin_object (json);
  hj_json_int (json, "card", id);
  hj_json_string (json, "state", hj_state_to_string (card->schedule.state));
  hj_json_int (json, "reps", card->schedule.reps);
  json_builder_end_object (json);
  return hj_invocation_print_json (self, json);
}
