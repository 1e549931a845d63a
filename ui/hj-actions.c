/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions of pages and the window that are not always possible. */
#include "hj-actions.h"

#define KEY "hj-actions-off" /* GHashTable: the names of those that are switched off */

void
hj_action_set_enabled (GtkWidget *widget, const char *name, gboolean enabled)
{
  GHashTable *off = g_object_get_data (G_OBJECT (widget), KEY);

  if (off == NULL) {
    off = g_hash_table_new (g_str_hash, g_str_equal);
    g_object_set_data_full (G_OBJECT (widget), KEY, off, (GDestroyNotify) g_hash_table_unref);
  }
  if (enabled)
    g_hash_table_remove (off, name);
  else
    g_hash_table_add (off, (gpointer) name);
  gtk_widget_action_set_enabled (widget, name, enabled);
}

gboolean
hj_action_exists (GtkWidget *widget, const char *name)
{
  const char *one, *property;
  const GVariantType *type;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (widget), i, &owner, &one, &type, &property); i++)
    if (g_str_equal (one, name))
      return TRUE;
  return FALSE;
}

gboolean
hj_action_is_off (GtkWidget *widget, const char *name)
{
  GHashTable *off = g_object_get_data (G_OBJECT (widget), KEY);

  return off != NULL && g_hash_table_contains (off, name);
}
