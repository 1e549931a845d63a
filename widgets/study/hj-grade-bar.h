/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The four answers to a card: shape, name, the wait each gives, and its key. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Signal "graded" (int grade, 1 Again … 4 Easy). */
#define HJ_TYPE_GRADE_BAR (hj_grade_bar_get_type ())
G_DECLARE_FINAL_TYPE (HjGradeBar, hj_grade_bar, HJ, GRADE_BAR, GtkWidget)

/* Name of a grade in the reader's language. */
const char *hj_grade_get_name (int grade);
/* WAITS: "10 min", "8 days" …, one for each grade. */
void hj_grade_bar_set_waits (HjGradeBar *bar, const char *const waits[4]);

G_END_DECLS
