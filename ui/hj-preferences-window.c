/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preferences: language and look of the window, and how much the learner wants to remember. */
#include "hj-preferences-window.h"

#include "hj-settings.h"

#include <glib/gi18n.h>

struct _HjPreferencesWindow {
  AdwPreferencesWindow parent_instance;

  AdwComboRow *language_row, *terms_row, *width_row, *style_row;
  GtkSwitch *motion_switch, *update_switch;
  AdwActionRow *retention_row;
  GtkAdjustment *retention, *new_cards, *reviews, *rollover;

  HjDesk *desk;
  HjStudyOptions options;
  gboolean loading;
  guint save_id;
};

G_DEFINE_FINAL_TYPE (HjPreferencesWindow, hj_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

/* What a wish costs: the days a memory of ten days' stability is left alone, with the standard weights. */
static void
explain_retention (HjPreferencesWindow *self)
{
  double wanted = gtk_adjustment_get_value (self->retention) / 100;
  double days = hj_fsrs_interval (self->options.weights, 10, wanted);
  g_autofree char *text = g_strdup_printf (
    _("A memory that lasts 10 days at 90 %% is asked again after %.1f days"), days);

  adw_action_row_set_subtitle (self->retention_row, text);
}

static gboolean
save_cb (gpointer data)
{
  HjPreferencesWindow *self = data;
  g_autoptr (GError) error = NULL;

  self->save_id = 0;
  if (!hj_library_set_study_options (hj_desk_get_library (self->desk), &self->options, &error)) {
    g_autofree char *escaped = g_markup_escape_text (error->message, -1);

    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (escaped));
  }
  return G_SOURCE_REMOVE;
}

static void
study_changed_cb (HjPreferencesWindow *self)
{
  if (self->loading)
    return;
  self->options.retention = gtk_adjustment_get_value (self->retention) / 100;
  self->options.new_per_day = gtk_adjustment_get_value (self->new_cards);
  self->options.reviews_per_day = gtk_adjustment_get_value (self->reviews);
  self->options.rollover = gtk_adjustment_get_value (self->rollover);
  explain_retention (self);
  /* A spin button that is held down is one change, not fifty. */
  g_clear_handle_id (&self->save_id, g_source_remove);
  self->save_id = g_timeout_add (250, save_cb, self);
}

static void
language_chosen_cb (HjPreferencesWindow *self)
{
  if (!self->loading)
    hj_desk_set_lang (self->desk, (HjLang) adw_combo_row_get_selected (self->language_row));
}

static void
keep_choice (HjPreferencesWindow *self, const char *key, AdwComboRow *row)
{
  GSettings *settings = hj_desk_get_settings (self->desk);

  if (settings != NULL)
    g_settings_set_enum (settings, key, adw_combo_row_get_selected (row));
}

static void
terms_chosen_cb (HjPreferencesWindow *self)
{
  if (!self->loading)
    keep_choice (self, "note-terms", self->terms_row);
}

static void
width_chosen_cb (HjPreferencesWindow *self)
{
  if (!self->loading)
    keep_choice (self, "reading-width", self->width_row);
}

static void
style_chosen_cb (HjPreferencesWindow *self)
{
  if (!self->loading)
    keep_choice (self, "interface-style", self->style_row);
}

static gboolean
format_percent (GtkSpinButton *button, gpointer data)
{
  g_autofree char *text = g_strdup_printf ("%.0f %%", gtk_spin_button_get_value (button));

  gtk_editable_set_text (GTK_EDITABLE (button), text);
  return TRUE;
}

static gboolean
format_hour (GtkSpinButton *button, gpointer data)
{
  g_autofree char *text = g_strdup_printf ("%.0f:00", gtk_spin_button_get_value (button));

  gtk_editable_set_text (GTK_EDITABLE (button), text);
  return TRUE;
}

static void
load (HjPreferencesWindow *self)
{
  GSettings *settings = hj_desk_get_settings (self->desk);

  self->loading = TRUE;
  hj_study_options_init (&self->options);
  hj_library_get_study_options (hj_desk_get_library (self->desk), &self->options, NULL);
  gtk_adjustment_set_value (self->retention, self->options.retention * 100);
  gtk_adjustment_set_value (self->new_cards, self->options.new_per_day);
  gtk_adjustment_set_value (self->reviews, self->options.reviews_per_day);
  gtk_adjustment_set_value (self->rollover, self->options.rollover);
  adw_combo_row_set_selected (self->language_row, hj_desk_get_lang (self->desk));
  if (settings != NULL) {
    adw_combo_row_set_selected (self->terms_row, g_settings_get_enum (settings, "note-terms"));
    adw_combo_row_set_selected (self->width_row, g_settings_get_enum (settings, "reading-width"));
    adw_combo_row_set_selected (self->style_row, g_settings_get_enum (settings, "interface-style"));
    g_settings_bind (settings, "reduced-motion", self->motion_switch, "active", G_SETTINGS_BIND_DEFAULT);
    g_settings_bind (settings, "update-notes", self->update_switch, "active", G_SETTINGS_BIND_DEFAULT);
  }
  self->loading = FALSE;
  explain_retention (self);
}

static void
hj_preferences_window_dispose (GObject *object)
{
  HjPreferencesWindow *self = HJ_PREFERENCES_WINDOW (object);

  if (self->save_id != 0) {
    g_clear_handle_id (&self->save_id, g_source_remove);
    save_cb (self);
  }
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (hj_preferences_window_parent_class)->dispose (object);
}

static void
hj_preferences_window_class_init (HjPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hj_preferences_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hanjang/Hanjang/ui/hj-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HjPreferencesWindow, language_row);
  gtk_widget_class_bind_template_child (widget_class, HjPreferencesWindow, terms_row);
  gtk_widget_class_bind_template_child (widget_class, HjPreferencesWindow, width_row);
  gtk_widget_class_bind_template_child (widget_class, HjPreferencesWindow, style_row);
  gtk_widget_class_bind_template_child (widget_class, HjPreferencesWindow, motion_switch);
  gtk_widget_class_bind_template_child (widget_class, HjPreferencesWindow, update_switch);
  gtk_widget_class_bind_template_child (widget_class, HjPreferencesWindow, retention_row);
  gtk_widget_class_bind_template_child (widget_class, HjPreferencesWindow, retention);
  gtk_widget_class_bind_template_child (widget_class, HjPreferencesWindow, new_cards);
  gtk_widget_class_bind_template_child (widget_class, HjPreferencesWindow, reviews);
  gtk_widget_class_bind_template_child (widget_class, HjPreferencesWindow, rollover);
  gtk_widget_class_bind_template_callback (widget_class, study_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, terms_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, width_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, style_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_percent);
  gtk_widget_class_bind_template_callback (widget_class, format_hour);
}

static void
hj_preferences_window_init (HjPreferencesWindow *self)
{
  self->loading = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

HjPreferencesWindow *
hj_preferences_window_new (GtkWindow *parent, HjDesk *desk)
{
  HjPreferencesWindow *self = g_object_new (HJ_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);

  self->desk = g_object_ref (desk);
  load (self);
  return self;
}
