/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What pages say about a card: its kind, its state, where it comes from. */
#include "hj-card-words.h"

#include "hj-course.h"

#include <glib/gi18n.h>

const char *
hj_card_kind_get_name (HjCardKind kind)
{
  static const char *const names[] = {N_("Question"), N_("Reversed"), N_("Fill the Gap"), N_("Exam Question")};

  return _(names[kind]);
}

const char *
hj_card_get_state_name (const HjCard *card)
{
  static const char *const names[] = {N_("New"), N_("Learning"), N_("Review"), N_("Relearning")};

  if (card->suggested)
    return card->suspended ? _("Dismissed") : _("Suggested");
  if (card->suspended)
    return _("Suspended");
  return _(names[card->schedule.state]);
}

char *
hj_card_dup_due (const HjCard *card, HjMoment now)
{
  g_autofree char *wait = NULL;

  if (card->suggested || card->suspended || card->schedule.state == HJ_STATE_NEW)
    return g_strdup ("");
  if (card->schedule.due <= now.at)
    return g_strdup (_("now"));
  wait = hj_wait_dup_text (card->schedule.due - now.at);
  return g_strdup_printf (_("in %s"), wait);
}

char *
hj_card_dup_source (const HjCard *card, HjLibrary *library, HjLang lang)
{
  g_autoptr (HjNoteInfo) info = card->note == 0 ? NULL : hj_library_get_note (library, card->note, NULL);

  if (card->topic != NULL)
    return hj_card_dup_topic_title (card, lang);
  if (info == NULL)
    return NULL;
  if (card->line <= 0)
    return g_strdup (info->title);
  return g_strdup_printf (_("%s, line %d"), info->title, card->line);
}

char *
hj_card_dup_topic_title (const HjCard *card, HjLang lang)
{
  const HjCourseTopic *topic = card->topic == NULL ? NULL : hj_course_find_topic (card->topic);

  return topic == NULL ? NULL : g_strdup (hj_text_get (topic->title, lang));
}

char *
hj_card_dup_place (const HjCard *card)
{
  const char *block = card->block == NULL ? "" : card->block;

  if (card->topic != NULL)
    return g_strdup_printf ("lesson topic:%s#%s", card->topic, block);
  if (card->note == 0)
    return NULL;
  return g_strdup_printf ("lesson note:%" G_GINT64_FORMAT "#%s", card->note, block);
}
