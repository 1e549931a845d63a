/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of HjLessonPage share. */
#pragma once

#include "hj-course.h"
#include "hj-find-bar.h"
#include "hj-lesson-page.h"
#include "hj-note-view.h"
#include "hj-page-header.h"
#include "hj-section-list.h"
#include "hj-split-box.h"

struct _HjLessonPage {
  HjPage parent_instance;

  GtkBox *column;          /* header, bar to find in, note */
  GtkRevealer *focus_bar;  /* holds the header in focus reading */
  GtkWidget *leave_focus;  /* a button, in the header's stead */
  HjPageHeader *header;
  GtkToggleButton *korean, *english, *both;
  GtkWidget *languages;
  GtkMenuButton *sections_button;
  GtkPopover *sections_popover;
  HjSectionList *sections;
  HjFindBar *find_bar;
  GtkStack *stack;
  AdwStatusPage *missing;
  HjSplitBox *split;
  HjNoteView *note_view;
  GtkWidget *side;     /* the column of diagrams */
  GtkBox *side_box;

  char *what;                  /* "topic:ID" or "note:ID", without what follows # */
  const HjCourseTopic *topic;  /* NULL for a note of the learner's own */
  gint64 note_id;              /* 0 for a topic */
  HjNote *notes[2];            /* Korean, English; one of them NULL for a note of the learner's own */
  HjLang shown_lang;
  gboolean focus;              /* focus reading: nothing but the text */
  gboolean bilingual;          /* it can be read in either language: two notes, or one that says things in both */
  gboolean reading;            /* the place in the note is the learner's, not ours */
  HjCoverage *coverage;        /* what of it was read; NULL while there is no note */
  gint64 ticked;               /* µs, monotonic: when time was last counted */
  HjCoverage *unmarked;        /* as it was before the learner's last word on it, which can be taken back; or NULL */
  char *unmarked_what;         /* the note or topic that was of */
  guint save_id, settle_id, moved_id, diagrams_id, tick_id;
};

/* The note whose blocks are counted: the one on the left. */
HjNote *hj_lesson_page_get_note (HjLessonPage *page);

/* hj-lesson-actions.c: to other topics and pages, and through the note by keys. */
void hj_lesson_page_install_actions (GtkWidgetClass *widget_class);
/* After another note is shown: only what can be done with it is enabled. */
void hj_lesson_page_update_actions (HjLessonPage *page);

/* hj-lesson-headings.c: changing the headings of the learner's own notes. */
void hj_lesson_page_install_heading_actions (GtkWidgetClass *widget_class);
void hj_lesson_page_init_headings (HjLessonPage *page);

/* hj-lesson-cards.c: taking over the cards that a note suggests. */
void hj_lesson_page_install_card_actions (GtkWidgetClass *widget_class);

/* hj-lesson-titles.c */
void hj_lesson_page_init_titles (HjLessonPage *page);
void hj_lesson_page_show_sections (HjLessonPage *page);
/* The title in the header, and below it the place in the course and how much was read. */
void hj_lesson_page_update_titles (HjLessonPage *page);

/* hj-lesson-coverage.c */
void hj_lesson_page_install_read_actions (GtkWidgetClass *widget_class);
void hj_lesson_page_dispose_coverage (HjLessonPage *page);
/* What of the notes, which were just read, the library knows to be read; seconds are counted until it is forgotten. */
void hj_lesson_page_load_coverage (HjLessonPage *page);
void hj_lesson_page_forget_coverage (HjLessonPage *page);
/* (transfer full) */
char *hj_lesson_page_dup_read_so_far (HjLessonPage *page);
/* Another section may be the current one. */
void hj_lesson_page_update_read_actions (HjLessonPage *page);
/* MENU (a GMenu; taken; may be NULL) with the choice to mark the section whose heading stands on LINE. (transfer full)
 * (nullable) */
GMenuModel *hj_lesson_page_add_read_choice (HjLessonPage *page, int line, GMenuModel *menu);

/* hj-lesson-diagrams.c: beside the note where there is room, else at their places within it. */
void hj_lesson_page_init_diagrams (HjLessonPage *page);
void hj_lesson_page_update_diagrams (HjLessonPage *page);
void hj_lesson_page_clear_diagrams (HjLessonPage *page);

/* Beside the note where there is room: shown in the side column, and NULL. Otherwise a view of it to be placed within the
 * note. (transfer floating) */
GtkWidget *hj_lesson_page_open_diagram (HjLessonPage *page, const char *id, const char *settings);

/* hj-lesson-symbols.c: what the formulas of the note and its diagrams both speak of is linked. */
void hj_lesson_page_init_symbols (HjLessonPage *page);
/* After diagrams or the note have changed. */
void hj_lesson_page_update_symbols (HjLessonPage *page);

/* hj-lesson-focus.c */
void hj_lesson_page_install_focus_actions (GtkWidgetClass *widget_class);
void hj_lesson_page_init_focus (HjLessonPage *page);
void hj_lesson_page_restore_focus (HjLessonPage *page);
void hj_lesson_page_set_focus (HjLessonPage *page, gboolean focus);
/* For a menu of the header that is asked for by a key. */
void hj_lesson_page_show_header (HjLessonPage *page);
/* Whether the page wants the sidebar's room. */
void hj_lesson_page_update_wide (HjLessonPage *page);
/* Diagrams beside the note, within it, or only by their names. */
void hj_lesson_page_place_diagrams (HjLessonPage *page);

/* hj-lesson-tasks.c: ticking tasks of the learner's own notes. */
/* Why the tasks of the note cannot be ticked, or NULL. */
const char *hj_lesson_page_explain_tasks (HjLessonPage *page);
void hj_lesson_page_toggle_task (HjLessonPage *page, int line, gboolean done);

/* hj-lesson-meaning.c: corrections, and diagrams for sections and missing pictures, of a note of the learner's own. */
void hj_lesson_page_init_meaning (HjLessonPage *page);
void hj_lesson_page_update_meaning (HjLessonPage *page);

/* hj-lesson-find.c: words in the note, also those that the other language hides. */
void hj_lesson_page_init_find (HjLessonPage *page);
/* What is searched stands in other places now. */
void hj_lesson_page_count_found (HjLessonPage *page);

/* hj-lesson-reading.c: where the learner is, kept in the library. */
void hj_lesson_page_init_reading (HjLessonPage *page);
/* WHERE is a block's id, "line-N", "line-N@en~words to be marked" (of the English note; either may be left out), "place-"
 * and what a link calls it, "unread" for the first section that is not read, or NULL for where the learner left off. */
void hj_lesson_page_go_to (HjLessonPage *page, const char *where);
void hj_lesson_page_scroll (HjLessonPage *page, GtkScrollType type);
void hj_lesson_page_keep_place (HjLessonPage *page);
/* Keeps place and coverage a little later. */
void hj_lesson_page_queue_save (HjLessonPage *page);
