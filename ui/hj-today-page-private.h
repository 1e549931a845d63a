/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of HjTodayPage share. */
#pragma once

#include "hj-count-bar.h"
#include "hj-month-view.h"
#include "hj-today-page.h"

G_BEGIN_DECLS

struct _HjTodayPage {
  HjPage parent_instance;

  GtkLabel *date, *yesterday;
  GtkStack *due_stack;
  GtkLabel *due_number, *due_minutes, *new_count, *learning_count, *review_count, *later, *done_later;
  HjCountBar *bar;
  GtkLabel *reading_place, *reading_title, *reading_summary, *reading_done, *reading_heading, *reading_button_label;
  GtkPicture *reading_picture;
  GtkWidget *reading_well;
  GtkLevelBar *reading_level;
  GtkListBox *next_list;
  GtkWidget *next_card;
  GtkLabel *month_title, *streak;
  HjMonthView *month;

  char *reading;         /* "topic:ID" or "note:ID" */
  char *reading_diagram; /* whose picture is shown */
};

/* hj-today-reading.c: what is read now, then the topics after it. */
void hj_today_page_update_reading (HjTodayPage *page);
void hj_today_page_update_next (HjTodayPage *page);
void hj_today_page_bind_reading (GtkWidgetClass *widget_class);
/* Follows the pictures that become ready. */
void hj_today_page_init_reading (HjTodayPage *page);

G_END_DECLS
