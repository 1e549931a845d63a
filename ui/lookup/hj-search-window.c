/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The palette over a dialog: a window of its own around the same panel. */
#include "hj-search-window.h"

#include "hj-search-panel.h"
#include "hj-window.h"

#include <glib/gi18n.h>

#define WIDTH 660 /* px */
#define OWN "palette-window"

static void
open_changed_cb (HjSearchPanel *panel, GParamSpec *pspec, GtkWindow *window)
{
  gboolean open;

  g_object_get (panel, "open", &open, NULL);
  if (!open)
    gtk_window_destroy (window);
}

static void
create (GtkWindow *dialog, HjDesk *desk)
{
  GtkWidget *panel = g_object_new (HJ_TYPE_SEARCH_PANEL, NULL);
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "transient-for", dialog, "modal", TRUE, "resizable", FALSE,
                                    "title", _("Find anything"), "width-request",
                                    MIN (WIDTH, gtk_widget_get_width (GTK_WIDGET (dialog))), "content", panel, NULL);

  gtk_widget_add_css_class (window, OWN);
  hj_search_panel_set_desk (HJ_SEARCH_PANEL (panel), desk);
  hj_search_panel_open (HJ_SEARCH_PANEL (panel));
  g_signal_connect_object (panel, "notify::open", G_CALLBACK (open_changed_cb), window, 0);
  gtk_window_present (GTK_WINDOW (window));
}

/* Ctrl+K in DIALOG; in the palette itself it goes. */
static gboolean
asked_cb (GtkWidget *dialog, GVariant *arguments, gpointer desk)
{
  if (gtk_widget_has_css_class (dialog, OWN))
    gtk_window_close (GTK_WINDOW (dialog));
  else if (gtk_window_get_transient_for (GTK_WINDOW (dialog)) != NULL && hj_desk_get_library (desk) != NULL)
    create (GTK_WINDOW (dialog), desk);
  return TRUE;
}

static void
add_key (GtkWidget *dialog, HjDesk *desk)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcutAction *action = gtk_callback_action_new (asked_cb, g_object_ref (desk), g_object_unref);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_k, GDK_CONTROL_MASK), action));
  gtk_widget_add_controller (dialog, keys);
}

static void
windows_changed_cb (GListModel *windows, guint position, guint removed, guint added, HjDesk *desk)
{
  for (guint i = position; i < position + added; i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (!HJ_IS_WINDOW (window))
      add_key (window, desk);
  }
}

void
hj_search_window_watch_dialogs (HjDesk *desk)
{
  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (windows_changed_cb), desk, 0);
}
