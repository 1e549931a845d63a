/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few lines of Markdown as labels: what stands on a flashcard. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HJ_TYPE_PROSE (hj_prose_get_type ())
G_DECLARE_FINAL_TYPE (HjProse, hj_prose, HJ, PROSE, GtkWidget)

GtkWidget *hj_prose_new (void);
/* Bold, italic, code, highlight, lists, tables and formulas; a cloze's gap arrives as […] and is marked. */
void hj_prose_set_markdown (HjProse *prose, const char *markdown);

G_END_DECLS
