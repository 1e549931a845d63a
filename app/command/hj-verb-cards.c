/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hanjang cards, add: the cards there are, suggestions taken over. */
#include "hj-invocation.h"
#include "hj-json-card.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- cards ---- */

static void
add_card (JsonBuilder *json, gconstpointer card, gconstpointer self)
{
  hj_json_card (json, card, ((const HjInvocation *) self)->lang, hj_moment_now ().offset);
  hj_json_card_details (json, card);
}

int
hj_verb_cards (HjInvocation *self)
{
  gboolean suggested = FALSE;
  const GOptionEntry entries[] = {
    { "suggested", 0, 0, G_OPTION_ARG_NONE, &suggested, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *query = NULL;
  g_autoptr (GPtrArray) cards = NULL;
  GError *error = NULL;

  if (!hj_invocation_parse (self, entries, 0, -1))
    return HJ_MISUSED;
  query = g_strjoinv (" ", self->args);
  if (hj_invocation_open (self, &error))
    cards = hj_library_list_cards (self->open, suggested ? HJ_CARDS_SUGGESTED : HJ_CARDS_TAKEN, 0, query, &error);
  if (!cards)
    return hj_invocation_fail (self, error);
  if (self->json)
    return hj_invocation_print_rows (self, "cards", cards, add_card);
  for (guint i = 0; i < cards->len; i++)
    hj_print_card (g_ptr_array_index (cards, i), self->lang);
  return HJ_DONE;
}

/* ---- add ---- */

/* What one argument names: "card:12", "note:3", a name, or a number that is one of the two. */
typedef struct {
  gint64 card, note;
} Target;

static gint64
find_suggestion (HjInvocation *self, const char *text)
{
  g_autoptr (HjCard) card = NULL;
  guint64 number;

  if (g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &number, NULL))
    card = hj_library_get_card (self->open, (gint64) number, NULL);
  return card && card->suggested && !card->gone ? card->id : 0;
}

static gint64
find_note_number (HjInvocation *self, const char *text, GError **error)
{
  g_autoptr (HjNoteInfo) info = hj_library_find_note (self->open, text, self->lang, error);

  return info ? info->id : 0;
}

static gboolean
find_card (HjInvocation *self, const char *text, Target *target, GError **error)
{
  g_autoptr (HjCard) card = NULL;
  guint64 number = 0;

  if (g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &number, NULL))
    card = hj_library_get_card (self->open, (gint64) number, error);
  else
    g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_NOT_FOUND, _("%s: is no number of a card"), text);
  target->card = card ? card->id : 0;
  return card != NULL;
}

static gboolean
find_target (HjInvocation *self, const char *text, Target *target, GError **error)
{
  g_autoptr (GError) no_note = NULL;

  *target = (Target) { 0 };
  if (g_str_has_prefix (text, "card:"))
    return find_card (self, text + 5, target, error);
  if (g_str_has_prefix (text, "note:"))
    return (target->note = find_note_number (self, text + 5, error)) > 0;
  target->card = find_suggestion (self, text);
  target->note = find_note_number (self, text, &no_note);
  if (target->card > 0 && target->note > 0)
    g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_NOT_FOUND,
                 _("%s: there is a note and a card of this number; say note:%s or card:%s"), text, text, text);
  else if (target->card == 0 && target->note == 0)
    g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_NOT_FOUND, _("%s: there is no such note or suggestion"),
                 text);
  else
    return TRUE;
  return FALSE;
}

static gboolean
take (HjInvocation *self, const Target *target, int *total, GError **error)
{
  int n = 0;
  gboolean success = target->card > 0 ? hj_library_take_card (self->open, target->card, &n, error)
                                      : hj_library_take_note_cards (self->open, target->note, &n, error);

  *total += n;
  return success;
}

/* Everything that is named is found before anything is taken. */
static gboolean
take_all (HjInvocation *self, int *total, GError **error)
{
  g_autofree Target *targets = g_new0 (Target, self->n_args);

  for (guint i = 0; i < self->n_args; i++)
    if (!find_target (self, self->args[i], &targets[i], error))
      return FALSE;
  for (guint i = 0; i < self->n_args; i++)
    if (!take (self, &targets[i], total, error))
      return FALSE;
  return TRUE;
}

int
hj_verb_add (HjInvocation *self)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  GError *error = NULL;
  int total = 0;

  if (!hj_invocation_parse (self, NULL, 1, -1))
    return HJ_MISUSED;
  if (!hj_invocation_open (self, &error) || !take_all (self, &total, &error))
    return hj_invocation_fail (self, error);
  if (!self->json)
    {
      hj_print (ngettext ("%d card added\n", "%d cards added\n", total), total);
      return HJ_DONE;
    }
  json_builder_begin_object (json);
  hj_json_int (json, "added", total);
  json_builder_end_object (json);
  return hj_invocation_print_json (self, json);
}
