/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of HjNoteView share. */
#pragma once

#include "hj-note-block.h"
#include "hj-note-page.h"
#include "hj-note-view.h"

G_BEGIN_DECLS

struct _HjNoteView {
  GtkWidget parent_instance;

  GtkWidget *scrolled, *page;
  GPtrArray *rows;      /* of HjNoteRow: all top rows; answers hang below */
  HjNote *first, *second;
  HjNoteBuilder builder;
  HjNoteDiagramFunc diagram_func;
  gpointer diagram_data;
  GDestroyNotify diagram_destroy;
  HjNoteMenuFunc menu_func;
  gpointer menu_data;
  HjNoteDiagramFunc stand_in_func;
  gpointer stand_in_data;
  GDestroyNotify stand_in_destroy;
  GtkCssProvider *provider; /* the zoomed text size */
  double zoom;
  int current_block;
  guint narrow_idle;

  GHashTable *folded;       /* keys of headings whose sections are folded */
  char *needle;             /* what is searched, or NULL */
  HjNoteRow *match_row;     /* where the current match is (not owned), or NULL */
  int match_index;          /* which match of that row */
};

/* hj-note-view-places.c */
typedef void (*HjNoteRowFunc) (HjNoteView *view, HjNoteRow *row, gpointer data);
/* Every row in reading order, answers included, shown or not. */
void hj_note_view_each_row (HjNoteView *view, HjNoteRowFunc func, gpointer data);
/* What is searched, as far as ROW is concerned. */
HjNoteFind hj_note_view_get_find (HjNoteView *view, HjNoteRow *row);
/* Unfolds or folds the answer of ROW. */
void hj_note_view_set_expanded (HjNoteView *view, HjNoteRow *row, gboolean expanded);
void hj_note_view_scroll_to_row (HjNoteView *view, HjNoteRow *row);
/* The action "note.copy": what is selected, or else the formula that has the focus. */
void hj_note_view_copy (GtkWidget *widget, const char *name, GVariant *parameter);

/* hj-note-fold.c */
void hj_note_view_set_folded (HjNoteView *view, HjNoteRow *row, gboolean folded);
/* Unfolds the sections ROW is in. */
void hj_note_view_unfold_to (HjNoteView *view, HjNoteRow *row);
/* The rows that are shown, of sections folded before. (transfer full) (element-type HjNoteRow) */
GPtrArray *hj_note_view_list_shown (HjNoteView *view);

G_END_DECLS
