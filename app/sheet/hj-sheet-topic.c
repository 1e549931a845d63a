/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets of course topics and of notes. */
#include "hj-sheet.h"

#include "hj-course.h"

static HjNote *
read_note (const HjCourseTopic *topic, HjLang lang)
{
  g_autoptr (GBytes) bytes = hj_course_dup_note (topic->id, lang);

  return bytes ? hj_note_read (bytes, topic->id, NULL) : NULL;
}

/* "4. 시퀀스와 어텐션" */
static char *
part_name (const HjCoursePart *part, HjLang lang)
{
  return g_strdup_printf ("%d. %s", part->number, hj_text_get (part->title, lang));
}

HjSheet *
hj_sheet_new_for_topic (const char *id, HjLang lang, HjPaper paper, int max_pages)
{
  const HjCourseTopic *topic = hj_course_find_topic (id);
  g_autofree char *trail_ko = NULL, *trail_en = NULL;
  g_autoptr (HjNote) ko = NULL, en = NULL;
  const HjCoursePart *part;

  if (!topic || !topic->complete)
    return NULL;
  ko = read_note (topic, HJ_LANG_KO);
  en = read_note (topic, HJ_LANG_EN);
  part = hj_course_get_part ((guint) topic->part - 1);
  trail_ko = part_name (part, HJ_LANG_KO);
  trail_en = part_name (part, HJ_LANG_EN);
  return hj_sheet_new (&(HjSheetSource){ .title = topic->title,
                                         .trail = { trail_ko, trail_en },
                                         .summary = topic->summary,
                                         .ko = ko,
                                         .en = en,
                                         .lang = lang,
                                         .paper = paper,
                                         .max_pages = max_pages });
}

HjSheet *
hj_sheet_new_for_note (const HjNote *note, HjPaper paper, int max_pages)
{
  gboolean english = note->lang == HJ_LANG_EN;
  HjText title = { english ? NULL : note->title, english ? note->title : NULL };

  return hj_sheet_new (&(HjSheetSource){ .title = title,
                                         .ko = english ? NULL : note,
                                         .en = english ? note : NULL,
                                         .lang = english ? HJ_LANG_EN : HJ_LANG_KO,
                                         .paper = paper,
                                         .max_pages = max_pages });
}
