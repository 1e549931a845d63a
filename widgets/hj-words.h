/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels that break Korean between words. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows plain TEXT; lines end between words (어절), as in notes and drawings. */
void hj_words_set (GtkLabel *label, const char *text);

G_END_DECLS
