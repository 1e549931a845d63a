/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a line of an import report leads: the note as it would be read, or as it is read; and a damaged note beside its
 * copy. */
#include "hj-import-page-private.h"

/* The view knows its rows only once it was laid out. */
static gboolean
scroll_cb (gpointer data)
{
  HjImportPage *self = data;

  self->line_id = 0;
  hj_note_view_scroll_to_line (self->preview, self->line);
  return G_SOURCE_REMOVE;
}

static void
preview (HjImportPage *self, HjNote *first, HjNote *second, int line)
{
  hj_note_view_set_notes (self->preview, first, second);
  self->line = line;
  hj_import_page_show_view (self, "preview");
  g_clear_handle_id (&self->line_id, g_source_remove);
  self->line_id = g_idle_add_full (G_PRIORITY_LOW, scroll_cb, self, NULL);
}

/* A note of the library is opened where it is read; one that is only planned is looked at here. */
static void
place_activated_cb (HjImportPage *self, int line)
{
  g_autofree char *place = NULL;

  if (self->shown == NULL || line <= 0)
    return;
  if (self->plan != NULL) {
    preview (self, self->shown->note, NULL, line);
    return;
  }
  place = g_strdup_printf ("lesson note:%" G_GINT64_FORMAT "#line-%d", self->shown->id, line);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", place);
}

/* The damaged note as it would be without its copy, beside the copy. */
static void
compare_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjImportPage *self = HJ_IMPORT_PAGE (widget);
  g_autoptr (HjNote) damaged = NULL, twin = NULL;

  if (self->shown == NULL || self->shown->twin == 0)
    return;
  damaged = hj_note_read (self->shown->bytes, self->shown->title, NULL);
  twin = hj_library_read_note (hj_import_page_get_library (self), self->shown->twin, NULL);
  if (damaged != NULL && twin != NULL)
    preview (self, damaged, twin, 1);
}

static void
use_twin_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjImportPage *self = HJ_IMPORT_PAGE (widget);
  g_autofree char *place = NULL;

  if (self->shown == NULL || self->shown->twin == 0)
    return;
  place = g_strdup_printf ("lesson note:%" G_GINT64_FORMAT, self->shown->twin);
  gtk_widget_activate_action (widget, "win.replace", "s", place);
}

void
hj_import_page_bind_places (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, place_activated_cb);
  gtk_widget_class_install_action (widget_class, "page.compare", NULL, compare_cb);
  gtk_widget_class_install_action (widget_class, "page.use-twin", NULL, use_twin_cb);
}
