/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of HjDiagramView share. */
#pragma once

#include "hj-diagram-session.h"
#include "hj-diagram-view.h"

G_BEGIN_DECLS

struct _HjDiagramView {
  GtkWidget parent_instance;

  HjDiagramSession *session;
  gulong handlers[3];
  GtkWidget *box, *title, *badge, *menu, *takeaway, *stack, *canvas, *table, *mark, *words, *problem, *controls_box,
    *controls, *fold, *fold_box, *transport;
  HjLang lang;
  gboolean compact;
  guint save_later;
  gint64 words_at;
};

/* The one language of what is said: both reads as Korean. */
HjLang hj_diagram_view_get_spoken (HjDiagramView *view);

/* hj-diagram-view-words.c: badge, sentences and the data table say what is so now. */
void hj_diagram_view_update_words (HjDiagramView *view);
void hj_diagram_view_update_problem (HjDiagramView *view);
void hj_diagram_view_update_table (HjDiagramView *view);

/* hj-diagram-view-menu.c */
void hj_diagram_view_update_menu (HjDiagramView *view);
void hj_diagram_view_install_actions (GtkWidgetClass *klass);

G_END_DECLS
