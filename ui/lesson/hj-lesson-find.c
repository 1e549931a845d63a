/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words in the note that is read, also those that are not shown because they are in the other language. */
#include "hj-lesson-page-private.h"

#include <glib/gi18n.h>

/* How often TEXT stands in what a reader of LANG would see. */
static guint
count_in (HjLessonPage *self, HjLang lang, const char *text)
{
  HjNote *note = self->topic != NULL ? self->notes[lang == HJ_LANG_EN] : hj_lesson_page_get_note (self);

  if (note == NULL)
    return 0;
  return hj_note_view_count_in (self->note_view, note, self->topic != NULL ? HJ_LANG_BOTH : lang, text);
}

/* Nothing is hidden where both languages are shown. */
static void
offer_other_language (HjLessonPage *self, const char *text)
{
  HjLang other = self->shown_lang == HJ_LANG_KO ? HJ_LANG_EN : HJ_LANG_KO;
  guint n = self->shown_lang != HJ_LANG_BOTH && self->bilingual ? count_in (self, other, text) : 0;
  g_autofree char *sentence = NULL;

  if (n == 0)
    return;
  if (other == HJ_LANG_EN)
    sentence = g_strdup_printf (ngettext ("%u place in the English words: read in English",
                                          "%u places in the English words: read in English", n), n);
  else
    sentence = g_strdup_printf (ngettext ("%u place in the Korean words: read in Korean",
                                          "%u places in the Korean words: read in Korean", n), n);
  hj_find_bar_offer (self->find_bar, sentence, other);
}

static void
find_cb (HjLessonPage *self, const char *text, int direction)
{
  HjNoteFindDirection where = direction == 0  ? HJ_NOTE_FIND_HERE
                              : direction > 0 ? HJ_NOTE_FIND_NEXT
                                              : HJ_NOTE_FIND_PREVIOUS;
  guint position = 0, n = hj_note_view_find (self->note_view, text, where, &position);

  if (*text == '\0')
    return;
  hj_find_bar_set_result (self->find_bar, position, n);
  if (n == 0)
    offer_other_language (self, text);
}

static void
offer_taken_cb (HjLessonPage *self, int lang)
{
  hj_desk_set_lang (hj_page_get_desk (HJ_PAGE (self)), (HjLang) lang);
}

void
hj_lesson_page_count_found (HjLessonPage *self)
{
  guint position, n = hj_note_view_count_found (self->note_view, &position);

  hj_find_bar_set_result (self->find_bar, position, n);
}

void
hj_lesson_page_init_find (HjLessonPage *self)
{
  g_signal_connect_object (self->find_bar, "find", G_CALLBACK (find_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find_bar, "offer-taken", G_CALLBACK (offer_taken_cb), self, G_CONNECT_SWAPPED);
}
