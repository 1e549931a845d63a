/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bar that slides in to look for words, with its place among the finds. */
#include "hj-find-bar.h"

#include <glib/gi18n-lib.h>

struct _HjFindBar {
  GtkWidget parent_instance;

  GtkSearchBar *bar;
  GtkSearchEntry *entry;
  GtkLabel *result;
  GtkWidget *offer; /* a button */
  int offered;
};

G_DEFINE_FINAL_TYPE (HjFindBar, hj_find_bar, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_OPEN,
  N_PROPERTIES,
};

enum {
  FIND,
  OFFER_TAKEN,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static void
find (HjFindBar *self, int direction)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (*text == '\0')
    hj_find_bar_set_result (self, 0, 0);
  g_signal_emit (self, signals[FIND], 0, text, direction);
}

static void
search_changed_cb (HjFindBar *self)
{
  find (self, 0);
}

static void
next_cb (HjFindBar *self)
{
  find (self, 1);
}

static void
previous_cb (HjFindBar *self)
{
  find (self, -1);
}

static void
offer_clicked_cb (HjFindBar *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  g_signal_emit (self, signals[OFFER_TAKEN], 0, self->offered);
  find (self, 0);
}

static void
mode_changed_cb (HjFindBar *self)
{
  if (!gtk_search_bar_get_search_mode (self->bar))
    g_signal_emit (self, signals[FIND], 0, "", 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
}

static gboolean
key_pressed_cb (HjFindBar *self, guint key, guint code, GdkModifierType state)
{
  if (state & GDK_SHIFT_MASK && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)) {
    previous_cb (self);
    return TRUE;
  }
  return FALSE;
}

static void
hj_find_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_OPEN)
    g_value_set_boolean (value, gtk_search_bar_get_search_mode (HJ_FIND_BAR (object)->bar));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hj_find_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id != PROP_OPEN)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (g_value_get_boolean (value))
    hj_find_bar_open (HJ_FIND_BAR (object));
  else
    hj_find_bar_close (HJ_FIND_BAR (object));
}

static void
hj_find_bar_dispose (GObject *object)
{
  HjFindBar *self = HJ_FIND_BAR (object);

  if (self->bar != NULL)
    g_signal_handlers_disconnect_by_data (self->bar, self);
  g_clear_pointer ((GtkWidget **) &self->bar, gtk_widget_unparent);
  G_OBJECT_CLASS (hj_find_bar_parent_class)->dispose (object);
}

static void
hj_find_bar_class_init (HjFindBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hj_find_bar_get_property;
  object_class->set_property = hj_find_bar_set_property;
  object_class->dispose = hj_find_bar_dispose;
  properties[PROP_OPEN] = g_param_spec_boolean ("open", NULL, NULL, FALSE,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                  | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[FIND] = g_signal_new ("find", HJ_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_STRING, G_TYPE_INT);
  signals[OFFER_TAKEN] = g_signal_new ("offer-taken", HJ_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
create_button (HjFindBar *self, const char *icon, const char *tip, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tip);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

/* Its sentence wraps: at 360 px, or in large letters, it has two lines. */
static GtkWidget *
create_offer (HjFindBar *self)
{
  GtkWidget *button = gtk_button_new (), *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, FALSE);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (offer_clicked_cb), self);
  return button;
}

static void
hj_find_bar_init (HjFindBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = g_object_new (GTK_TYPE_SEARCH_ENTRY, "placeholder-text", _("Find in the Note"), NULL);
  self->result = GTK_LABEL (gtk_label_new (NULL));
  self->bar = GTK_SEARCH_BAR (gtk_search_bar_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  gtk_label_set_width_chars (self->result, 8);
  gtk_widget_add_css_class (GTK_WIDGET (self->result), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->result), "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->result));
  gtk_box_append (GTK_BOX (box), create_button (self, "go-up-symbolic", _("Previous (Shift+Enter)"),
                                                G_CALLBACK (previous_cb)));
  gtk_box_append (GTK_BOX (box), create_button (self, "go-down-symbolic", _("Next (Enter)"),
                                                G_CALLBACK (next_cb)));
  self->offer = create_offer (self);
  gtk_box_append (GTK_BOX (rows), box);
  gtk_box_append (GTK_BOX (rows), self->offer);
  gtk_search_bar_set_child (self->bar, rows);
  gtk_search_bar_connect_entry (self->bar, GTK_EDITABLE (self->entry));
  gtk_widget_set_parent (GTK_WIDGET (self->bar), GTK_WIDGET (self));
  g_signal_connect_swapped (self->bar, "notify::search-mode-enabled", G_CALLBACK (mode_changed_cb), self);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (next_cb), self);
  g_signal_connect_swapped (self->entry, "next-match", G_CALLBACK (next_cb), self);
  g_signal_connect_swapped (self->entry, "previous-match", G_CALLBACK (previous_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

void
hj_find_bar_open (HjFindBar *self)
{
  g_return_if_fail (HJ_IS_FIND_BAR (self));
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

void
hj_find_bar_show (HjFindBar *self, const char *text)
{
  g_return_if_fail (HJ_IS_FIND_BAR (self));
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

void
hj_find_bar_close (HjFindBar *self)
{
  g_return_if_fail (HJ_IS_FIND_BAR (self));
  gtk_search_bar_set_search_mode (self->bar, FALSE);
}

void
hj_find_bar_set_result (HjFindBar *self, guint position, guint n)
{
  g_autofree char *text = NULL;

  g_return_if_fail (HJ_IS_FIND_BAR (self));
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    text = n == 0 ? g_strdup (_("not found")) : g_strdup_printf ("%u / %u", position, n);
  gtk_label_set_text (self->result, text != NULL ? text : "");
  gtk_widget_set_visible (self->offer, FALSE);
}

void
hj_find_bar_offer (HjFindBar *self, const char *sentence, int what)
{
  g_return_if_fail (HJ_IS_FIND_BAR (self));
  self->offered = what;
  gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->offer))), sentence);
  gtk_widget_set_visible (self->offer, TRUE);
}
