/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of HjNoteView share. */
#pragma once

#include "hj-note-block.h"
#include "hj-note-page.h"
#include "hj-note-view.h"

G_BEGIN_DECLS

typedef struct _HjNoteTerms HjNoteTerms;

struct _HjNoteView {
  GtkWidget parent_instance;

  GtkWidget *scrolled, *page;
  GPtrArray *rows;      /* of HjNoteRow: all top rows; answers hang below */
  HjNote *first, *second;
  HjLang reader_lang;   /* of a single note */
  HjNoteBuilder builder;
  HjNoteDiagramFunc diagram_func;
  gpointer diagram_data;
  HjNotePictureFunc picture_func;
  HjNoteNamesFunc names_func;
  HjNotePreviewFunc preview_func;
  gpointer preview_data;
  HjNoteMenuFunc menu_func;
  gpointer menu_data;
  HjNoteDiagramFunc stand_in_func;
  gpointer stand_in_data;
  GtkWidget *footnote;      /* the popover shown last, or NULL */
  GtkWidget *hint;          /* the popover of what is pointed at, open or closed; or NULL */
  guint hint_wait;          /* until the pointer rests */
  double hint_x, hint_y;    /* where it is */
  const GtkWidget *focused; /* had the focus last; only to be compared */
  guint focus_idle;
  GtkCssProvider *provider; /* the zoomed text size */
  HjNoteTerms *terms;
  double zoom;
  int measure;              /* syllables in a line, 0: not limited so */
  int current_block;
  guint narrow_idle;

  GHashTable *folded;       /* keys of headings whose sections are folded */
  guint n_rows;             /* HjNoteRow.index of the last one */
  guint select_from, select_to; /* indexes of rows, either way round; TO 0: no block is selected */
  guint drag_from;          /* where a drag began that may select blocks, or 0 */
  char *needle;             /* what is searched, or NULL */
  HjNoteRow *match_row;     /* where the current match is (not owned), or NULL */
  int match_index;          /* which match of that row */
  GtkWidget *pointed;       /* the formula view or label whose symbol the pointer is over (weak), or NULL */
  char *pointed_symbol;     /* that symbol */
};

/* hj-note-view-builder.c: what the widgets of a row call. */
void hj_note_view_init_builder (HjNoteView *view);

/* hj-note-view-language.c: after the notes or reader_lang were set. */
void hj_note_view_update_reader (HjNoteView *view);

/* hj-note-view-places.c */
typedef void (*HjNoteRowFunc) (HjNoteView *view, HjNoteRow *row, gpointer data);
/* Every row in reading order, answers included, shown or not. */
void hj_note_view_each_row (HjNoteView *view, HjNoteRowFunc func, gpointer data);
/* What is searched, as far as ROW is concerned. */
HjNoteFind hj_note_view_get_find (HjNoteView *view, HjNoteRow *row);
/* Unfolds or folds the answer of ROW. */
void hj_note_view_set_expanded (HjNoteView *view, HjNoteRow *row, gboolean expanded);
void hj_note_view_scroll_to_row (HjNoteView *view, HjNoteRow *row);
/* The action "note.copy": the source of the blocks or the letters that are selected, or else the formula that has the focus. */
void hj_note_view_copy (GtkWidget *widget, const char *name, GVariant *parameter);

/* hj-note-fold.c */
void hj_note_view_set_folded (HjNoteView *view, HjNoteRow *row, gboolean folded);
/* Unfolds the sections ROW is in. */
void hj_note_view_unfold_to (HjNoteView *view, HjNoteRow *row);
/* The rows that are shown, of sections folded before. (transfer full) (element-type HjNoteRow) */
GPtrArray *hj_note_view_list_shown (HjNoteView *view);

/* The label in which letters are selected, or NULL. */
GtkWidget *hj_note_view_find_selected_label (HjNoteView *view);

/* hj-note-footnote.c: whether URI is that of a footnote, which is shown. */
gboolean hj_note_footnote_show (HjNoteView *view, const char *uri);
/* What is said there, or NULL. */
const HjBlock *hj_note_footnote_find (HjNoteView *view, const char *uri);

/* hj-note-preview.c */
/* Watches the pointer and the focus. */
void hj_note_preview_watch (HjNoteView *view);
/* What is told of the link at a point, and where it stands; or NULL. (transfer floating) */
GtkWidget *hj_note_preview_create_hint (HjNoteView *view, double x, double y, GdkRectangle *area);
/* Shows where the link leads that the keyboard is on. */
void hj_note_preview_follow_focus (HjNoteView *view);
void hj_note_preview_stop (HjNoteView *view);

/* hj-note-hint.c */
void hj_note_hint_watch (HjNoteView *view);
/* CONTENT (floating) beside AREA of the view. */
void hj_note_hint_show (HjNoteView *view, GtkWidget *content, const GdkRectangle *area);
void hj_note_hint_hide (HjNoteView *view);
void hj_note_hint_clear (HjNoteView *view);
/* Where the pointer is on the view; FALSE: it is elsewhere. */
gboolean hj_note_hint_get_pointer (HjNoteView *view, double *x, double *y);
/* The view has another size. */
void hj_note_hint_allocate (HjNoteView *view);

/* hj-note-terms.c */
HjNoteTerms *hj_note_terms_new (void);
void hj_note_terms_free (HjNoteTerms *terms);
/* Watches the pointer over the view. */
void hj_note_terms_watch (HjNoteView *view);
/* What is told of the term at a point in short, and where it stands; or NULL. (transfer floating) */
GtkWidget *hj_note_terms_create_hint (HjNoteView *view, double x, double y, GdkRectangle *area);
/* hj-note-term-lines.c */
void hj_note_term_lines_draw (HjNoteView *view, GtkSnapshot *snapshot);
/* hj-note-term-card.c: whether a card is open; the view has another size. */
void hj_note_term_card_clear (HjNoteView *view);
gboolean hj_note_terms_is_open (HjNoteView *view);
void hj_note_term_card_allocate (HjNoteView *view);
/* hj-note-term-steps.c: the action "note.step-term" (i), hj_note_terms_step. */
void hj_note_term_card_step (GtkWidget *widget, const char *name, GVariant *parameter);

/* hj-note-cursor.c: the keys that go from block to block. */
void hj_note_cursor_install (GtkWidgetClass *widget_class);

/* hj-note-links.c */
/* Watches the pointer over the symbols that lead somewhere. */
void hj_note_links_watch (HjNoteView *view);
/* The action "note.symbol": TeX of a symbol. */
void hj_note_links_show_symbol (GtkWidget *widget, const char *name, GVariant *parameter);

/* hj-note-select.c */
/* Selects from where the selection began, or from ROW where there is none, to TO. */
void hj_note_select_extend (HjNoteView *view, HjNoteRow *row, HjNoteRow *to);
/* Watches the pointer over the page. */
void hj_note_select_watch (HjNoteView *view);
/* Numbers new rows; nothing is selected. */
void hj_note_select_number (HjNoteView *view);
/* Shows on WIDGET whether ROW, which it is built for, is selected. */
void hj_note_select_tint (HjNoteView *view, HjNoteRow *row, GtkWidget *widget);
/* The source of the selected blocks, or NULL. (transfer full) */
char *hj_note_select_dup_markdown (HjNoteView *view);
/* The actions "note.select-all" and "note.copy-markdown" (id of a block), and the key that ends a selection. */
void hj_note_select_all (GtkWidget *widget, const char *name, GVariant *parameter);
void hj_note_select_copy_markdown (GtkWidget *widget, const char *name, GVariant *parameter);
gboolean hj_note_select_escape (GtkWidget *widget, GVariant *arguments, gpointer data);

G_END_DECLS
