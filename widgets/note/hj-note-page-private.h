/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of HjNotePage share. */
#pragma once

#include "hj-note-page.h"

G_BEGIN_DECLS

#define HJ_NOTE_PAGE_STEP 60.0 /* px an arrow key scrolls */

struct _HjNotePage {
  GtkWidget parent_instance;

  HjNotePageBuild build;
  HjNotePageFit fit;
  gpointer owner;
  GPtrArray *rows;   /* of HjNoteRow */
  int max_width;
  int measure;       /* syllables in a line, or 0 */
  int width;         /* of the rows, at the last layout */
  guint anchor;      /* index of the row at the top of the view */
  double offset;     /* how many px of it are above the edge */
  double share;      /* of the anchor's height is above the edge, to be kept at the next layout; or −1 */
  guint first, last; /* built rows: first ≤ i < last */
  guint told;        /* the anchor last told to others */
  guint tell_idle;
  gboolean ours;     /* the adjustment is being set by the layout */
  gboolean restyled; /* since the last layout */
  gboolean walked;   /* the focus came to its row by walking, and nothing was scrolled since */
  GtkAdjustment *adjustments[2]; /* horizontal, vertical; or NULL */
  GtkScrollablePolicy policies[2];
};

/* hj-note-page-rows.c: rows, their widgets and their heights, true or estimated. */
HjNoteRow *hj_note_page_get_row (HjNotePage *page, guint i);
int hj_note_page_get_height (HjNotePage *page, guint i);
/* The true height of row I at the width of the page; builds it. */
int hj_note_page_measure_row (HjNotePage *page, guint i);
/* How wide the widget of a row is at least. */
int hj_note_page_get_row_width (HjNotePage *page, GtkWidget *child);
void hj_note_page_drop_child (HjNoteRow *row);

/* hj-note-page-layout.c */
void hj_note_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline);
void hj_note_page_size_allocate (GtkWidget *widget, int width, int height, int baseline);

/* hj-note-page-scroll.c */
/* Row ANCHOR is at the top of the view from now on, OFFSET px of it above the edge. */
void hj_note_page_set_anchor (HjNotePage *page, guint anchor, double offset);
void hj_note_page_set_adjustment (HjNotePage *page, GtkOrientation orientation, GtkAdjustment *adjustment);
void hj_note_page_scroll_by (HjNotePage *page, double distance);
void hj_note_page_install_scrolling (GtkWidgetClass *widget_class);

/* hj-note-page-focus.c */
gboolean hj_note_page_focus (GtkWidget *widget, GtkDirectionType direction);
void hj_note_page_root (GtkWidget *widget);
void hj_note_page_unroot (GtkWidget *widget);

/* Emits "anchor-changed" if others do not know yet. */
void hj_note_page_tell_anchor (HjNotePage *page);

G_END_DECLS
