/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists by the keyboard: arrows walk them, Tab goes past them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* In GTK 4.8 Tab goes through a GtkListView, a GtkColumnView or a GtkGridView row by row, however long it is. From now on
 * it goes into what can be pressed in the row that has the focus, and then past LIST. */
void hj_list_keys_watch (GtkWidget *list);

G_END_DECLS
