/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts diagrams into views for a page: their kept state, their export, their language. */
#include "hj-diagram-host.h"

#include "hj-catalogue.h"
#include "hj-figure.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

/* What a view needs to know to be kept; freed with it. */
typedef struct {
  HjDesk *desk;
  char *what;
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_object_unref (place->desk);
  g_free (place->what);
  g_free (place);
}

static void
state_changed_cb (HjDiagramView *view, Place *place)
{
  HjDiagram *diagram = hj_diagram_view_get_diagram (view);
  g_autofree char *text = diagram == NULL ? NULL : hj_diagram_to_text (diagram);
  g_autoptr (GError) error = NULL;

  if (text != NULL
      && !hj_desk_keep_diagram (place->desk, place->what, hj_diagram_get_class (diagram)->id, text, &error))
    g_message ("%s", error->message);
}

/* ---- export ---- */

static void
say (GtkWidget *widget, const char *text)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (escaped));
}

static void
file_chosen_cb (GtkNativeDialog *dialog, int response, HjDiagramView *view)
{
  Place *place = g_object_get_data (G_OBJECT (view), "place");
  HjFigureOptions options = {.style = HJ_STYLE_LIGHT, .lang = hj_desk_get_single_lang (place->desk),
                             .width = HJ_FIGURE_WIDTH, .resolution = 2};
  HjDiagram *diagram = hj_diagram_view_get_diagram (view);
  g_autoptr (GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT && diagram != NULL) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
    g_autofree char *path = g_file_get_path (file);

    if (path != NULL && hj_figure_save (diagram, path, &options, &error)) {
      g_autofree char *name = g_path_get_basename (path);
      g_autofree char *text = g_strdup_printf (_("Saved as %s"), name);

      say (GTK_WIDGET (view), text);
    } else {
      say (GTK_WIDGET (view), error == NULL ? _("Only files on this computer can be written.") : error->message);
    }
  }
  g_object_unref (dialog);
}

static void
export_requested_cb (HjDiagramView *view, const char *format, Place *place)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
    _("Save the Diagram"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (view))), GTK_FILE_CHOOSER_ACTION_SAVE,
    _("_Save"), NULL);
  g_autofree char *name = g_strdup_printf ("%s.%s",
                                           hj_diagram_get_class (hj_diagram_view_get_diagram (view))->id, format);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_object (dialog, "response", G_CALLBACK (file_chosen_cb), view, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
open_requested_cb (HjDiagramView *view, Place *place)
{
  g_autofree char *text = hj_diagram_to_text (hj_diagram_view_get_diagram (view));
  g_autofree char *show = g_strconcat ("diagram ", text, NULL);

  gtk_widget_activate_action (GTK_WIDGET (view), "win.show", "s", show);
}

static void
lang_changed_cb (HjDesk *desk, GParamSpec *pspec, HjDiagramView *view)
{
  hj_diagram_view_set_lang (view, hj_desk_get_single_lang (desk));
}

static HjDiagram *
restore (HjDesk *desk, const char *what, const char *text, GError **error)
{
  g_autofree char *kept = NULL;

  if (strpbrk (text, "?@") == NULL)
    kept = hj_library_dup_diagram_state (hj_desk_get_library (desk), what, text, NULL);
  if (kept != NULL) {
    HjDiagram *diagram = hj_catalogue_new_diagram (kept, NULL);

    /* A state that an older version wrote may be no more understood: then it begins afresh. */
    if (diagram != NULL)
      return diagram;
  }
  return hj_catalogue_new_diagram (text, error);
}

GtkWidget *
hj_diagram_host_new_view (HjDesk *desk, const char *what, const char *text, GError **error)
{
  HjDiagram *diagram = restore (desk, what, text, error);
  HjDiagramView *view;
  Place *place;

  if (diagram == NULL)
    return NULL;
  view = HJ_DIAGRAM_VIEW (hj_diagram_view_new ());
  place = g_new0 (Place, 1);
  place->desk = g_object_ref (desk);
  place->what = g_strdup (what);
  g_object_set_data_full (G_OBJECT (view), "place", place, place_free);
  gtk_widget_add_css_class (GTK_WIDGET (view), "card");
  gtk_widget_add_css_class (GTK_WIDGET (view), "diagram-card");
  hj_diagram_view_set_lang (view, hj_desk_get_single_lang (desk));
  hj_diagram_view_set_diagram (view, diagram);
  g_signal_connect (view, "state-changed", G_CALLBACK (state_changed_cb), place);
  g_signal_connect (view, "export-requested", G_CALLBACK (export_requested_cb), place);
  g_signal_connect (view, "open-requested", G_CALLBACK (open_requested_cb), place);
  g_signal_connect_object (desk, "notify::lang", G_CALLBACK (lang_changed_cb), view, 0);
  return GTK_WIDGET (view);
}
