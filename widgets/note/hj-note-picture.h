/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture within a note: as large as it is, smaller where there is less room, never cut. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HJ_TYPE_NOTE_PICTURE (hj_note_picture_get_type ())
G_DECLARE_FINAL_TYPE (HjNotePicture, hj_note_picture, HJ, NOTE_PICTURE, GtkWidget)

/* WORDS (may be NULL or "") are what a screen reader says. (transfer floating) */
GtkWidget *hj_note_picture_new (GdkPaintable *paintable, const char *words);

G_END_DECLS
