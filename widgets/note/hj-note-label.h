/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places in the labels a note's text is set in: the byte under a point, where words stand, which words are links.
 * Private to the note view. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Bytes [begin, end) of a label's text that lead somewhere. */
typedef struct {
  gsize begin, end;
  char *uri;
} HjNoteLink;

/* Every label at and below WIDGET that holds running text of a note, in reading order: none of headings, code and
 * buttons. */
typedef void (*HjNoteLabelFunc) (GtkLabel *label, gpointer data);
void hj_note_label_each (GtkWidget *widget, HjNoteLabelFunc func, gpointer data);

/* The label with text of a note, headings too, under a point of VIEW, and the byte of its text there; or NULL: between
 * the lines, beside them, on what is no text. */
GtkLabel *hj_note_label_pick (GtkWidget *view, double x, double y, gsize *byte);
gboolean hj_note_label_is_heading (GtkLabel *label);

/* Calls FUNC with the place on WIDGET, in px, and the baseline of each line that holds some of the bytes [begin, end). */
typedef void (*HjNoteLineFunc) (const graphene_rect_t *place, double baseline, gpointer data);
void hj_note_label_each_line (GtkLabel *label, gsize begin, gsize end, GtkWidget *widget, HjNoteLineFunc func,
                              gpointer data);
/* All of these lines together. */
GdkRectangle hj_note_label_get_area (GtkLabel *label, gsize begin, gsize end, GtkWidget *widget);

/* The links of a label, in order. (transfer full) (element-type HjNoteLink) */
GArray *hj_note_label_list_links (GtkLabel *label);

G_END_DECLS
