/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hosts any diagram: title, badge, drawing, words, controls, transport bar, data table. Knows none of them. */
#pragma once

#include "hj-diagram.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HJ_TYPE_DIAGRAM_VIEW (hj_diagram_view_get_type ())
G_DECLARE_FINAL_TYPE (HjDiagramView, hj_diagram_view, HJ, DIAGRAM_VIEW, GtkWidget)

/* Signals:
 *   state-changed      the state's text is another one (at most once a second, and when play stops): keep it
 *   export-requested   (const char *format) "png", "svg", "pdf" or "csv" was asked for
 *   open-requested     the diagram's own page was asked for (only offered while compact)
 * Properties:
 *   lang               HjLang of the content; both reads as Korean
 *   compact            gboolean: beside a note or in a narrow window, controls fold away
 */

GtkWidget *hj_diagram_view_new (void);
/* Takes DIAGRAM; NULL empties the view. */
void hj_diagram_view_set_diagram (HjDiagramView *view, HjDiagram *diagram);
/* (transfer none) NULL while empty. */
HjDiagram *hj_diagram_view_get_diagram (HjDiagramView *view);
HjLang hj_diagram_view_get_lang (HjDiagramView *view);
void hj_diagram_view_set_lang (HjDiagramView *view, HjLang lang);
gboolean hj_diagram_view_get_compact (HjDiagramView *view);
void hj_diagram_view_set_compact (HjDiagramView *view, gboolean compact);
/* Starts over with SETTINGS ("task=induction&heads=2"), as a note's experiment asks for. */
gboolean hj_diagram_view_apply (HjDiagramView *view, const char *settings, GError **error);
/* Lights up the control of what a formula calls SYMBOL; NULL puts all out. */
void hj_diagram_view_point_at (HjDiagramView *view, const char *symbol);
/* Unfolds it and gives it the focus in one of the next frames. FALSE: there is none. */
gboolean hj_diagram_view_focus_symbol (HjDiagramView *view, const char *symbol);

G_END_DECLS
