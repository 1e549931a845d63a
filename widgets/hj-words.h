/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels that break Korean between words. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows plain TEXT; lines end between words (어절), as in notes and drawings. */
void hj_words_set (GtkLabel *label, const char *text);

/* A label at the start of its line that shows TEXT so, in CSS_CLASS, wrapping near LETTERS and cut after LINES (−1: never).
 * (transfer floating) */
GtkWidget *hj_words_new (const char *text, const char *css_class, int letters, int lines);

/* The same at the end of BOX; nothing where TEXT is NULL or empty. */
void hj_words_append (GtkBox *box, const char *text, const char *css_class, int letters, int lines);

/* The same for every label in WIDGET as it is now, such as those of a row. */
void hj_words_keep (GtkWidget *widget);

G_END_DECLS
