/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line before and after: in monospace, tinted, and told by − and + as well. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* NULL or "" is left out. (transfer floating) */
GtkWidget *hj_diff_lines_new (const char *before, const char *after);
/* A line that stays as it is. (transfer floating) */
GtkWidget *hj_diff_lines_new_kept (const char *text);

G_END_DECLS
