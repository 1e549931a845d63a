/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels that break Korean between words. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows plain TEXT; lines end between words (어절), as in notes and drawings. */
void hj_words_set (GtkLabel *label, const char *text);

/* The same for every label in WIDGET as it is now, such as those of a row. */
void hj_words_keep (GtkWidget *widget);

G_END_DECLS
