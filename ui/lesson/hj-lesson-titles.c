/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The titles of a lesson, in its header and in the list of its sections, in the language it is read in. */
#include "hj-lesson-page-private.h"

/* ---- header ---- */

static char *
dup_topic_subtitle (HjLessonPage *self, HjLang lang)
{
  const HjCoursePart *part = hj_course_get_part (self->topic->part - 1);
  guint index = 0;

  while (index < part->n_topics && hj_course_get_topic (part->first + index) != self->topic)
    index++;
  return g_strdup_printf ("%d. %s · %u / %u", part->number, hj_text_get (part->title, lang), index + 1,
                          part->n_topics);
}

/* Side by side both languages are there, here one after the other. (transfer full) */
static char *
join_languages (const char *korean, const char *english)
{
  return g_strcmp0 (korean, english) == 0 ? g_strdup (korean) : g_strdup_printf ("%s · %s", korean, english);
}

static char *
dup_title (HjLessonPage *self, HjLang lang)
{
  HjNote *note = hj_lesson_page_get_note (self);

  if (self->topic != NULL)
    return lang == HJ_LANG_BOTH ? join_languages (self->topic->title.ko, self->topic->title.en)
                                : g_strdup (hj_text_get (self->topic->title, lang));
  return note == NULL ? g_strdup ("") : hj_note_view_dup_in_language (self->note_view, note->title);
}

void
hj_lesson_page_update_titles (HjLessonPage *self)
{
  HjLang lang = hj_desk_get_lang (hj_page_get_desk (HJ_PAGE (self)));
  g_autofree char *title = dup_title (self, lang), *read = hj_lesson_page_dup_read_so_far (self);
  g_autofree char *place = self->topic != NULL ? dup_topic_subtitle (self, lang) : NULL;
  g_autofree char *subtitle = place == NULL || *read == '\0' ? g_strdup (place == NULL ? read : place)
                                                             : g_strdup_printf ("%s · %s", place, read);

  g_object_set (self->header, "title", title, "subtitle", subtitle, NULL);
}

/* ---- sections ---- */

/* Titles are read in the language of the note; the notes of a topic go block by block. */
static char *
dup_section_title (const HjSection *section, gpointer page)
{
  HjLessonPage *self = page;
  HjNote *english = self->shown_lang == HJ_LANG_BOTH && self->notes[0] != NULL ? self->notes[1] : NULL;
  g_autofree char *other = NULL;

  if (english == NULL || section->block >= english->blocks->len
      || ((HjBlock *) english->blocks->pdata[section->block])->spans == NULL)
    return hj_note_view_dup_in_language (self->note_view, section->title);
  other = hj_spans_dup_text (((HjBlock *) english->blocks->pdata[section->block])->spans);
  return join_languages (section->title, other);
}

void
hj_lesson_page_show_sections (HjLessonPage *self)
{
  int block = hj_note_view_get_current_block (self->note_view);

  hj_section_list_set_note (self->sections, hj_lesson_page_get_note (self));
  hj_section_list_set_coverage (self->sections, self->coverage);
  hj_section_list_set_current (self->sections, MAX (block, 0));
  gtk_widget_set_visible (GTK_WIDGET (self->sections_button), hj_section_list_get_length (self->sections) > 0);
}

void
hj_lesson_page_init_titles (HjLessonPage *self)
{
  hj_section_list_set_title_func (self->sections, dup_section_title, self);
}
