/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two widgets side by side where there is room for both; else only the first, and `folded` is TRUE. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HJ_TYPE_SPLIT_BOX (hj_split_box_get_type ())
G_DECLARE_FINAL_TYPE (HjSplitBox, hj_split_box, HJ, SPLIT_BOX, GtkWidget)

/* Properties: start, end (GtkWidget), end-width (px the end takes), threshold (px at which it folds; grows with
 * the text), folded (read only). */
gboolean hj_split_box_get_folded (HjSplitBox *box);
void hj_split_box_set_start (HjSplitBox *box, GtkWidget *child);
void hj_split_box_set_end (HjSplitBox *box, GtkWidget *child);

G_END_DECLS
