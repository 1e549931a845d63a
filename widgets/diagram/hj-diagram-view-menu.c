/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of a diagram view, and the actions behind it. */
#include "hj-diagram-view-private.h"

#include "hj-figure.h"
#include "hj-words.h"

#include <glib/gi18n-lib.h>

static GMenuModel *
make_experiments (const HjDiagramClass *klass, HjLang lang)
{
  GMenu *menu = g_menu_new ();

  for (const HjExperiment *experiment = klass->experiments; experiment && experiment->key; experiment++)
    {
      g_autofree char *action = g_strdup_printf ("diagram.experiment::%s", experiment->key);

      g_menu_append (menu, hj_text_get (experiment->label, lang), action);
    }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_actions (const HjDiagramClass *klass, HjLang lang)
{
  GMenu *menu = g_menu_new ();

  for (const HjAction *action = klass->actions; action && action->key; action++)
    {
      g_autofree char *name = g_strdup_printf ("diagram.action::%s", action->key);
      g_autoptr (GMenuItem) item = g_menu_item_new (hj_text_get (action->label, lang), name);

      g_menu_item_set_attribute (item, "accel", "s", action->key);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_export (void)
{
  static const char *const formats[][2] = { { "png", N_("Picture (PNG)…") }, { "svg", N_("Vectors (SVG)…") },
                                            { "pdf", N_("Page (PDF)…") }, { "csv", N_("Numbers (CSV)…") } };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *action = g_strdup_printf ("diagram.export::%s", formats[i][0]);

      g_menu_append (menu, _(formats[i][1]), action);
    }
  return G_MENU_MODEL (menu);
}

void
hj_diagram_view_update_menu (HjDiagramView *self)
{
  const HjDiagramClass *klass = hj_diagram_get_class (hj_diagram_view_get_diagram (self));
  g_autoptr (GMenu) menu = g_menu_new (), view = g_menu_new (), file = g_menu_new ();
  g_autoptr (GMenuModel) experiments = make_experiments (klass, hj_diagram_view_get_spoken (self));
  g_autoptr (GMenuModel) actions = make_actions (klass, hj_diagram_view_get_spoken (self)), export = make_export ();

  if (g_menu_model_get_n_items (experiments) > 0)
    g_menu_append_section (menu, _("Experiments"), experiments);
  g_menu_append (view, _("Data Table"), "diagram.table");
  g_menu_append (view, _("Description"), "diagram.words");
  if (self->compact)
    g_menu_append (view, _("Open on Its Own Page"), "diagram.open");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (view));
  g_menu_append_submenu (file, _("Export"), export);
  g_menu_append (file, _("Copy Picture"), "diagram.copy");
  g_menu_append (file, _("Copy State as Text"), "diagram.copy-state");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (file));
  if (g_menu_model_get_n_items (actions) > 0)
    g_menu_append_submenu (menu, _("Keys of This Diagram"), actions);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu), G_MENU_MODEL (menu));
}

static void
experiment_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HjDiagramView *self = HJ_DIAGRAM_VIEW (widget);
  const char *key = g_variant_get_string (parameter, NULL);

  for (const HjExperiment *experiment = hj_diagram_get_class (hj_diagram_view_get_diagram (self))->experiments;
       experiment && experiment->key; experiment++)
    if (g_str_equal (experiment->key, key) && hj_diagram_view_apply (self, experiment->settings, NULL))
      {
        hj_words_set (GTK_LABEL (self->mark), hj_text_get (experiment->expect, hj_diagram_view_get_spoken (self)));
        hj_diagram_session_set_playing (self->session, TRUE);
      }
}

static void
action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HjDiagramView *self = HJ_DIAGRAM_VIEW (widget);
  const char *key = g_variant_get_string (parameter, NULL);

  for (const HjAction *action = hj_diagram_get_class (hj_diagram_view_get_diagram (self))->actions; action && action->key; action++)
    if (g_str_equal (action->key, key))
      hj_diagram_session_take_change (self->session, action->run (hj_diagram_get_state (hj_diagram_view_get_diagram (self))));
  gtk_widget_grab_focus (self->canvas);
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "export-requested", g_variant_get_string (parameter, NULL));
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "open-requested");
}

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HjDiagramView *self = HJ_DIAGRAM_VIEW (widget);
  HjFigureOptions options = { .lang = hj_diagram_view_get_spoken (self), .width = HJ_FIGURE_WIDTH, .resolution = 2 };
  g_autoptr (GBytes) png = hj_figure_to_bytes (hj_diagram_view_get_diagram (self), "png", &options, NULL);
  g_autoptr (GdkTexture) texture = png ? gdk_texture_new_from_bytes (png, NULL) : NULL;

  if (texture)
    gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), texture);
}

static void
copy_state_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *text = hj_diagram_to_text (hj_diagram_view_get_diagram (HJ_DIAGRAM_VIEW (widget)));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
table_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HjDiagramView *self = HJ_DIAGRAM_VIEW (widget);
  gboolean shown = g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "table") == 0;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), shown ? "canvas" : "table");
  hj_diagram_view_update_table (self);
}

static void
words_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HjDiagramView *self = HJ_DIAGRAM_VIEW (widget);

  gtk_widget_set_visible (self->words, !gtk_widget_get_visible (self->words));
}

void
hj_diagram_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "diagram.experiment", "s", experiment_cb);
  gtk_widget_class_install_action (widget_class, "diagram.action", "s", action_cb);
  gtk_widget_class_install_action (widget_class, "diagram.export", "s", export_cb);
  gtk_widget_class_install_action (widget_class, "diagram.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "diagram.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "diagram.copy-state", NULL, copy_state_cb);
  gtk_widget_class_install_action (widget_class, "diagram.table", NULL, table_cb);
  gtk_widget_class_install_action (widget_class, "diagram.words", NULL, words_cb);
}
