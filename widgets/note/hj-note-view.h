/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows a note, or two notes side by side, and builds only what is looked at. */
#pragma once

#include "hj-coverage.h"
#include "hj-language.h"
#include "hj-note-extras.h"
#include "hj-note.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HJ_TYPE_NOTE_VIEW (hj_note_view_get_type ())
G_DECLARE_FINAL_TYPE (HjNoteView, hj_note_view, HJ, NOTE_VIEW, GtkWidget)

/* Signals:
 *   link-activated     (const char *uri): a link to the web, "note:…", "topic:…" or "diagram:…" was followed
 *   diagram-activated  (const char *id, const char *settings): a diagram shown only by its name was asked for
 *   symbol-pointed     (const char *symbol) the pointer is over a symbol that leads somewhere; NULL: not any more
 *   symbol-activated   (const char *symbol, GtkWidget *at, GdkRectangle *area) it was clicked in that area of AT, or chosen
 *                      in a menu: then both are NULL
 *   task-toggled       (int line, gboolean done): the learner ticked the task on that line of the source
 *   remark-dismissed   (const char *id): a correction, by the id of its HjNoteRemark, is not to be shown again
 * Properties:
 *   zoom           double, 0.5 … 3: size of the text, 1 = 15 px
 *   current-block  int, read only: index of the top-level block at the top of the view, −1 while empty
 */

typedef enum {
  HJ_NOTE_FIND_HERE,     /* from the top of what is seen: while the words are being typed */
  HJ_NOTE_FIND_NEXT,
  HJ_NOTE_FIND_PREVIOUS,
} HjNoteFindDirection;

/* Makes the widget of a diagram block, or NULL to have it shown by its name. SETTINGS as in "task=copy&seed=7".
 * The widget is kept while it is scrolled away. (transfer floating) */
typedef GtkWidget *(*HjNoteDiagramFunc) (HjNoteView *view, const char *id, const char *settings, gpointer data);

/* What the menu of BLOCK, a heading or a paragraph of either note, has beside copying; NULL for nothing.
 * (transfer full) */
typedef GMenuModel *(*HjNoteMenuFunc) (HjNoteView *view, const HjBlock *block, gpointer data);

GtkWidget *hj_note_view_new (void);
/* Shows FIRST, or FIRST and SECOND in two columns; NULL, NULL empties the view. The view holds references. */
void hj_note_view_set_notes (HjNoteView *view, HjNote *first, HjNote *second);
/* The same for other words of the same notes: the block that is read stays at the top, and answers stay open. */
void hj_note_view_update_notes (HjNoteView *view, HjNote *first, HjNote *second);
/* WHY is said where a task cannot be ticked, as a view begins for no reason it knows; NULL: tasks can be. Before notes are
 * shown. */
void hj_note_view_set_fixed_tasks (HjNoteView *view, const char *why);
/* Loads the picture at URI ("file:…"), or gives NULL to have its place shown. (transfer full) */
typedef GdkPaintable *(*HjNotePictureFunc) (const char *uri);
void hj_note_view_set_picture_func (HjNoteView *view, HjNotePictureFunc func);
/* A single note that says things in both languages, by pairs of sentences and terms, is shown in LANG; HJ_LANG_BOTH, as
 * a view begins: as written. The place that is read stays. Two notes side by side are shown as written. */
void hj_note_view_set_reader_language (HjNoteView *view, HjLang lang);
/* Where a link leads, to be shown before it is followed; each may be NULL. */
typedef struct {
  char *title; /* of what is there */
  char *body;  /* how it begins */
  char *place; /* what it is part of */
} HjNotePreview;
void hj_note_preview_clear (HjNotePreview *preview);
/* FALSE: nothing is known of URI. DATA must live as long as the view. Footnotes and the web need none. */
typedef gboolean (*HjNotePreviewFunc) (const char *uri, HjNotePreview *preview, gpointer data);
void hj_note_view_set_preview_func (HjNoteView *view, HjNotePreviewFunc func, gpointer data);

/* Adds to TERMS the names that are known in both languages beside the note, which are then read in one of them too. */
typedef void (*HjNoteNamesFunc) (HjLanguageTerms *terms);
void hj_note_view_set_names_func (HjNoteView *view, HjNoteNamesFunc func);
/* Whether the note, a single one, reads differently in the two languages; looks through all of it. */
gboolean hj_note_view_has_languages (HjNoteView *view);
/* DATA must live as long as the view, here and below. */
void hj_note_view_set_diagram_func (HjNoteView *view, HjNoteDiagramFunc func, gpointer data);
/* Before notes are shown. */
void hj_note_view_set_menu_func (HjNoteView *view, HjNoteMenuFunc func, gpointer data);

/* Symbols of formulas, as TeX, that lead somewhere; NULL: none. */
void hj_note_view_set_symbols (HjNoteView *view, const char *const *symbols);

/* Corrections and diagrams beside the words; either may be NULL. To be set after the notes, whose blocks they name.
 * (element-type HjNoteRemark) (element-type HjNoteStandIn) */
void hj_note_view_set_extras (HjNoteView *view, GPtrArray *remarks, GPtrArray *stand_ins);
/* Opens the diagram of a stand-in: makes its widget, to be shown in the place of its button, or shows it elsewhere and
 * returns NULL. (transfer floating) */
void hj_note_view_set_stand_in_func (HjNoteView *view, HjNoteDiagramFunc func, gpointer data);

/* How many syllables of Hangul fit into a line of a single note at most; 0, as a view begins: 760 px of them. */
void hj_note_view_set_measure (HjNoteView *view, int syllables);
double hj_note_view_get_zoom (HjNoteView *view);
void hj_note_view_set_zoom (HjNoteView *view, double zoom);

int hj_note_view_get_current_block (HjNoteView *view);
/* Brings a block of the first note to the top: by its index among the top-level blocks (HjSection.block), by its
 * id at any depth, or by the source line it stands on; answers unfold as needed. FALSE: there is none. */
void hj_note_view_scroll_to_block (HjNoteView *view, guint index);
gboolean hj_note_view_scroll_to_id (HjNoteView *view, const char *id);
gboolean hj_note_view_scroll_to_line (HjNoteView *view, int line);

/* The blocks of the first note that are on the screen, in order. (transfer full) (element-type HjSight) */
GArray *hj_note_view_list_sights (HjNoteView *view);

/* TEXT of the note, such as a title, in the language the note is read in. (transfer full) */
char *hj_note_view_dup_in_language (HjNoteView *view, const char *text);

/* Selects the blocks of the first note from that of source line FROM to that of line TO; 0, 0: none. Ctrl+C copies the
 * source of what is selected. */
void hj_note_view_select_lines (HjNoteView *view, int from, int to);

/* Unfolds, or folds, the answers of all questions. */
void hj_note_view_show_answers (HjNoteView *view, gboolean show);

/* Marks every place of TEXT and goes to one of them. Returns how many there are; POSITION (may be NULL) is set to
 * the one gone to, from 1, or 0. NULL or "" ends the search. */
guint hj_note_view_find (HjNoteView *view, const char *text, HjNoteFindDirection direction, guint *position);
/* The same from source line LINE of the note in LANG (HJ_LANG_BOTH: the first one) on, whatever is in view now; where
 * the words are not, the line is gone to. */
guint hj_note_view_find_at_line (HjNoteView *view, HjLang lang, int line, const char *text);
/* Goes to the place POSITION, from 1, of what is searched now; 0 or one there is not: nowhere. */
void hj_note_view_go_to_found (HjNoteView *view, guint position);
/* How many places there are of what is searched now, and the one gone to, without going anywhere: after other notes or
 * another language. */
guint hj_note_view_count_found (HjNoteView *view, guint *position);
/* How often TEXT stands in NOTE, shown or not, as a reader of LANG has it. */
guint hj_note_view_count_in (HjNoteView *view, HjNote *note, HjLang lang, const char *text);

G_END_DECLS
