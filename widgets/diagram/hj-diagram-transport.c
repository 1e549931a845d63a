/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The transport bar of a diagram: reset, back, play, step, sub-step, speed, scrub, seed. */
#include "hj-diagram-transport.h"

#include "hj-ink.h"

#include <glib/gi18n-lib.h>

struct _HjDiagramTransport {
  GtkWidget parent_instance;

  HjDiagramSession *session;
  gulong handlers[4];
  GtkWidget *bar, *reset, *back, *play, *step, *sub_step, *speed, *scrub, *position, *seed, *seed_box;
  gboolean syncing;
};

G_DEFINE_FINAL_TYPE (HjDiagramTransport, hj_diagram_transport, GTK_TYPE_WIDGET)

/* Whole steps per second; below 0 sub-steps; 0 as fast as it goes. */
static const double speeds[] = { -1, 1, 2, 5, 10, 20, 60, 200, 600, 0 };

static HjDiagram *
get_diagram (HjDiagramTransport *self)
{
  return hj_diagram_session_get_diagram (self->session);
}

static char *
name_speed (double speed)
{
  if (speed < 0)
    return g_strdup (_("Slow motion"));
  if (speed == 0)
    return g_strdup (_("Full speed"));
  return g_strdup_printf (_("%g steps/s"), speed);
}

static guint
nearest_speed (double speed)
{
  guint best = 1;

  for (guint i = 1; i + 1 < G_N_ELEMENTS (speeds); i++)
    if (ABS (speeds[i] - speed) < ABS (speeds[best] - speed))
      best = i;
  return speed < 0 ? 0 : speed == 0 ? G_N_ELEMENTS (speeds) - 1 : best;
}

static void
update_position (HjDiagramTransport *self)
{
  HjDiagram *diagram = get_diagram (self);
  gint64 length = hj_diagram_get_length (diagram), now = hj_diagram_get_position (diagram);
  g_autofree char *here = hj_format_count (now), *total = hj_format_count (length), *text = NULL;

  if (length > 0)
    /* Translators: step now / steps in all. */
    text = g_strdup_printf (_("<b>%s</b> / %s"), here, total);
  else
    text = g_strdup_printf ("<b>%s</b>", here);
  if (hj_diagram_session_get_playing (self->session) && hj_diagram_session_get_speed (self->session) == 0)
    {
      g_autofree char *real = hj_format_count ((gint64) hj_diagram_session_get_real_speed (self->session));
      g_autofree char *whole = g_strdup_printf (_("%s · %s/s"), text, real);

      gtk_label_set_markup (GTK_LABEL (self->position), whole);
    }
  else
    gtk_label_set_markup (GTK_LABEL (self->position), text);
}

/* What can be reached by scrubbing: all of it for closed forms, the recorded part for the rest. */
static gint64
scrub_end (HjDiagramTransport *self)
{
  HjDiagram *diagram = get_diagram (self);
  gint64 length = hj_diagram_get_length (diagram);

  return length > 0 ? length : MAX (hj_diagram_get_furthest (diagram), 1);
}

static void
updated_cb (HjDiagramTransport *self)
{
  HjDiagram *diagram = get_diagram (self);
  gboolean playing = hj_diagram_session_get_playing (self->session);
  gint64 now = hj_diagram_get_position (diagram);
  const char *icon = playing ? "media-playback-pause-symbolic" : "media-playback-start-symbolic";

  self->syncing = TRUE;
  gtk_range_set_range (GTK_RANGE (self->scrub), 0, (double) scrub_end (self));
  gtk_range_set_fill_level (GTK_RANGE (self->scrub),
                            hj_diagram_get_class (diagram)->seek ? (double) scrub_end (self)
                                                                 : (double) hj_diagram_get_furthest (diagram));
  gtk_range_set_value (GTK_RANGE (self->scrub), (double) now);
  self->syncing = FALSE;
  if (g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (self->play)), icon) != 0)
    gtk_button_set_icon_name (GTK_BUTTON (self->play), icon);
  gtk_widget_set_tooltip_text (self->play, playing ? _("Pause (Space)") : _("Play (Space)"));
  gtk_widget_set_sensitive (self->back, now > 0);
  update_position (self);
}

static void
inputs_cb (HjDiagramTransport *self)
{
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, hj_diagram_get_seed (get_diagram (self)));

  self->syncing = TRUE;
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->seed)), seed))
    gtk_editable_set_text (GTK_EDITABLE (self->seed), seed);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->speed),
                              nearest_speed (hj_diagram_session_get_speed (self->session)));
  self->syncing = FALSE;
}

static void
reset_cb (HjDiagramTransport *self)
{
  hj_diagram_session_reset (self->session);
}

static void
back_cb (HjDiagramTransport *self)
{
  hj_diagram_session_step_back (self->session);
}

static void
play_cb (HjDiagramTransport *self)
{
  hj_diagram_session_set_playing (self->session, !hj_diagram_session_get_playing (self->session));
}

static void
step_cb (HjDiagramTransport *self)
{
  hj_diagram_session_step (self->session, HJ_GRAIN_WHOLE);
}

static void
sub_step_cb (HjDiagramTransport *self)
{
  hj_diagram_session_step (self->session, HJ_GRAIN_SUB);
}

static void
speed_cb (HjDiagramTransport *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->speed));

  if (!self->syncing && self->session && selected < G_N_ELEMENTS (speeds))
    hj_diagram_session_set_speed (self->session, speeds[selected]);
}

/* Scrubbing goes over what was recorded; what was never run cannot be looked at yet. */
static gboolean
scrub_cb (HjDiagramTransport *self, GtkScrollType scroll, double value)
{
  HjDiagram *diagram = get_diagram (self);
  gint64 limit = hj_diagram_get_class (diagram)->seek ? scrub_end (self) : hj_diagram_get_furthest (diagram);

  hj_diagram_session_set_playing (self->session, FALSE);
  hj_diagram_session_seek (self->session, (gint64) CLAMP (value + 0.5, 0, (double) limit));
  updated_cb (self);
  return TRUE;
}

static void
seed_cb (HjDiagramTransport *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->seed));
  guint64 seed;

  if (self->syncing || !self->session)
    return;
  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &seed, NULL))
    hj_diagram_session_set_seed (self->session, seed);
  else
    inputs_cb (self);
}

/* The next seed, so that "another one" can be gone back to by hand. */
static void
dice_cb (HjDiagramTransport *self)
{
  hj_diagram_session_set_seed (self->session, hj_diagram_get_seed (get_diagram (self)) % G_MAXUINT32 + 1);
}

static GtkWidget *
make_button (HjDiagramTransport *self, const char *icon, const char *tooltip, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (button, 36, 36);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
make_speed (HjDiagramTransport *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *speed;

  for (guint i = 0; i < G_N_ELEMENTS (speeds); i++)
    {
      g_autofree char *name = name_speed (speeds[i]);

      gtk_string_list_append (names, name);
    }
  speed = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_widget_set_tooltip_text (speed, _("Speed"));
  gtk_widget_set_valign (speed, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (speed, "notify::selected", G_CALLBACK (speed_cb), self);
  return speed;
}

static GtkWidget *
make_scrub (HjDiagramTransport *self)
{
  GtkWidget *scrub = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, 1, 1);

  gtk_widget_set_hexpand (scrub, TRUE);
  gtk_widget_set_size_request (scrub, 48, -1);
  gtk_range_set_show_fill_level (GTK_RANGE (scrub), TRUE);
  gtk_range_set_restrict_to_fill_level (GTK_RANGE (scrub), FALSE);
  gtk_widget_set_tooltip_text (scrub, _("Scrub through the steps run so far"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (scrub), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Step"), -1);
  g_signal_connect_swapped (scrub, "change-value", G_CALLBACK (scrub_cb), self);
  return scrub;
}

static GtkWidget *
make_seed (HjDiagramTransport *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4), *label = gtk_label_new (_("Seed"));

  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  self->seed = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->seed), 3);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->seed), 5);
  gtk_entry_set_input_purpose (GTK_ENTRY (self->seed), GTK_INPUT_PURPOSE_DIGITS);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->seed);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->seed), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Seed"), -1);
  g_signal_connect_swapped (self->seed, "activate", G_CALLBACK (seed_cb), self);
  g_signal_connect_swapped (self->seed, "notify::has-focus", G_CALLBACK (seed_cb), self);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->seed);
  gtk_box_append (GTK_BOX (box), make_button (self, "media-playlist-shuffle-symbolic", _("Another seed"),
                                              G_CALLBACK (dice_cb)));
  return box;
}

static void
hj_diagram_transport_dispose (GObject *object)
{
  HjDiagramTransport *self = HJ_DIAGRAM_TRANSPORT (object);

  hj_diagram_transport_set_session (self, NULL);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  G_OBJECT_CLASS (hj_diagram_transport_parent_class)->dispose (object);
}

static void
hj_diagram_transport_class_init (HjDiagramTransportClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hj_diagram_transport_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "diagramtransport");
}

static void
hj_diagram_transport_init (HjDiagramTransport *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *second;

  self->reset = make_button (self, "view-refresh-symbolic", _("Start over"), G_CALLBACK (reset_cb));
  self->back = make_button (self, "media-skip-backward-symbolic", _("Step back (,)"), G_CALLBACK (back_cb));
  self->play = make_button (self, "media-playback-start-symbolic", _("Play (Space)"), G_CALLBACK (play_cb));
  self->sub_step = make_button (self, "media-seek-forward-symbolic", _("Part of a step (>)"), G_CALLBACK (sub_step_cb));
  self->step = make_button (self, "media-skip-forward-symbolic", _("Step (.)"), G_CALLBACK (step_cb));
  gtk_widget_remove_css_class (self->play, "flat");
  gtk_widget_add_css_class (self->play, "suggested-action");
  gtk_box_append (GTK_BOX (buttons), self->reset);
  gtk_box_append (GTK_BOX (buttons), self->back);
  gtk_box_append (GTK_BOX (buttons), self->play);
  gtk_box_append (GTK_BOX (buttons), self->sub_step);
  gtk_box_append (GTK_BOX (buttons), self->step);
  self->scrub = make_scrub (self);
  self->position = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->position, "numeric");
  gtk_label_set_ellipsize (GTK_LABEL (self->position), PANGO_ELLIPSIZE_END);
  self->speed = make_speed (self);
  self->seed_box = make_seed (self);
  gtk_box_append (GTK_BOX (first), buttons);
  gtk_box_append (GTK_BOX (first), self->scrub);
  gtk_box_append (GTK_BOX (first), self->position);
  second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_append (GTK_BOX (second), self->speed);
  gtk_box_append (GTK_BOX (second), self->seed_box);
  gtk_widget_set_hexpand (self->seed_box, TRUE);
  gtk_widget_set_halign (self->seed_box, GTK_ALIGN_END);
  self->bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->bar), first);
  gtk_box_append (GTK_BOX (self->bar), second);
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
}

GtkWidget *
hj_diagram_transport_new (void)
{
  return g_object_new (HJ_TYPE_DIAGRAM_TRANSPORT, NULL);
}

void
hj_diagram_transport_set_session (HjDiagramTransport *self, HjDiagramSession *session)
{
  g_return_if_fail (HJ_IS_DIAGRAM_TRANSPORT (self));
  if (self->session)
    for (guint i = 0; i < G_N_ELEMENTS (self->handlers); i++)
      g_clear_signal_handler (&self->handlers[i], self->session);
  g_set_object (&self->session, session);
  if (!session)
    return;
  self->handlers[0] = g_signal_connect_swapped (session, "updated", G_CALLBACK (updated_cb), self);
  self->handlers[1] = g_signal_connect_swapped (session, "inputs", G_CALLBACK (inputs_cb), self);
  self->handlers[2] = g_signal_connect_swapped (session, "notify::speed", G_CALLBACK (inputs_cb), self);
  self->handlers[3] = g_signal_connect_swapped (session, "notify::playing", G_CALLBACK (updated_cb), self);
  /* An instant diagram has neither time nor chance. */
  gtk_widget_set_visible (GTK_WIDGET (self), hj_diagram_get_class (get_diagram (self))->kind != HJ_DIAGRAM_INSTANT);
  gtk_widget_set_visible (self->sub_step, hj_diagram_get_class (get_diagram (self))->n_grains > 1);
  inputs_cb (self);
  updated_cb (self);
}
