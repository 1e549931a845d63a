/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A long column of rows of which only those near the view are built. Private to the note view. */
#pragma once

#include "hj-coverage.h"
#include "hj-note-row.h"

G_BEGIN_DECLS

#define HJ_TYPE_NOTE_PAGE (hj_note_page_get_type ())
G_DECLARE_FINAL_TYPE (HjNotePage, hj_note_page, HJ, NOTE_PAGE, GtkWidget)

/* Signals:
 *   anchor-changed   another row is at the top of the view
 */

/* Makes the widget of ROW. (transfer floating) */
typedef GtkWidget *(*HjNotePageBuild) (gpointer owner, HjNoteRow *row);

/* Prepares the widget of ROW, which is in its place, for a page WIDTH px wide and for its text's size. */
typedef void (*HjNotePageFit) (gpointer owner, HjNoteRow *row, int width);

GtkWidget *hj_note_page_new (HjNotePageBuild build, HjNotePageFit fit, gpointer owner);
/* Shows ROWS (of HjNoteRow), at most MAX_WIDTH px wide, from the top. NULL empties the page. */
void hj_note_page_set_rows (HjNotePage *page, const GPtrArray *rows, int max_width);
/* Lines of a single note are as long as this many syllables of Hangul, whatever the size of the text; 0: MAX_WIDTH holds. */
void hj_note_page_set_measure (HjNotePage *page, int syllables);
/* Puts ADDED (or NULL) in the place of the REMOVED rows after ROW, and builds ROW anew. */
void hj_note_page_replace_after (HjNotePage *page, HjNoteRow *row, guint removed, const GPtrArray *added);
/* The same without building ROW anew. */
void hj_note_page_splice_after (HjNotePage *page, HjNoteRow *row, guint removed, const GPtrArray *added);
/* Builds all rows anew: they have other words now. The same part of the row at the top stays there. */
void hj_note_page_rebuild (HjNotePage *page);
/* Fits the widget of ROW, if it has one, anew. */
void hj_note_page_refit (HjNotePage *page, HjNoteRow *row);
/* Brings ROW to the top of the view. */
void hj_note_page_scroll_to (HjNotePage *page, HjNoteRow *row);
/* How many px of the row at the top are above the edge. */
double hj_note_page_get_offset (HjNotePage *page);
void hj_note_page_set_offset (HjNotePage *page, double offset);
/* The row at the top of the view, or NULL. */
HjNoteRow *hj_note_page_get_anchor (HjNotePage *page);
/* The row at the height Y of the page, or NULL. */
HjNoteRow *hj_note_page_find_row (HjNotePage *page, double y);
/* Whether all of ROW can be seen. */
gboolean hj_note_page_is_visible (HjNotePage *page, HjNoteRow *row);

/* The top-level blocks of which anything is in the view, in order. (transfer full) (element-type HjSight) */
GArray *hj_note_page_list_sights (HjNotePage *page);

/* The row that has the focus or holds what has it, or NULL. */
HjNoteRow *hj_note_page_get_focused (HjNotePage *page);
/* Gives the focus to the row STEP after the focused one, or, where none is in view, to the one at the top of the view. A
 * row has its place in the Tab order only as long as it has the focus. Returns it; NULL: there is none. */
HjNoteRow *hj_note_page_focus_next (HjNotePage *page, int step);

typedef void (*HjNotePageVisit) (gpointer owner, HjNoteRow *row);
/* Calls VISIT for every row that has a widget. */
void hj_note_page_each_built (HjNotePage *page, HjNotePageVisit visit);

G_END_DECLS
