/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of a drawing as tables that a screen reader can walk: real GtkColumnViews. */
#pragma once

#include "hj-values.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HJ_TYPE_VALUES_TABLE (hj_values_table_get_type ())
G_DECLARE_FINAL_TYPE (HjValuesTable, hj_values_table, HJ, VALUES_TABLE, GtkWidget)

GtkWidget *hj_values_table_new (void);
/* Shows VALUES (copied as text) in LANG. */
void hj_values_table_set_values (HjValuesTable *table, const HjValues *values, HjLang lang);

G_END_DECLS
