/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all pages of the window share: the desk they work on, their title, and whether the window is folded. */
#include "hj-page.h"

#include <glib/gi18n.h>

#define SLIDE (600 * 1000) /* µs */

typedef struct {
  HjDesk *desk;
  gboolean folded;
  gboolean wide;
  gboolean shown;
  gboolean stale;
  guint refresh_id;
  AdwToastOverlay *toasts; /* where notices of this page are shown, or NULL for the window's */
  AdwToast *toast;         /* the last notice while it is there (weak) */
  gint64 toasted;          /* µs, monotonic: when it was shown */
} HjPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HjPage, hj_page, ADW_TYPE_BIN)

enum {
  PROP_0,
  PROP_DESK,
  PROP_FOLDED,
  PROP_WIDE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static gboolean
refresh_cb (gpointer data)
{
  HjPage *self = data;
  HjPagePrivate *priv = hj_page_get_instance_private (self);

  priv->refresh_id = 0;
  priv->stale = FALSE;
  if (HJ_PAGE_GET_CLASS (self)->refresh != NULL)
    HJ_PAGE_GET_CLASS (self)->refresh (self);
  return G_SOURCE_REMOVE;
}

static void
desk_changed_cb (HjPage *self)
{
  hj_page_queue_refresh (self);
}

static void
hj_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HjPage *self = HJ_PAGE (object);
  HjPagePrivate *priv = hj_page_get_instance_private (self);

  switch (id) {
  case PROP_DESK:
    g_set_object (&priv->desk, g_value_get_object (value));
    if (priv->desk != NULL)
      g_signal_connect_object (priv->desk, "changed", G_CALLBACK (desk_changed_cb), self, G_CONNECT_SWAPPED);
    break;
  case PROP_FOLDED:
    hj_page_set_folded (self, g_value_get_boolean (value));
    break;
  case PROP_WIDE:
    hj_page_set_wide (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
hj_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HjPagePrivate *priv = hj_page_get_instance_private (HJ_PAGE (object));

  switch (id) {
  case PROP_DESK:
    g_value_set_object (value, priv->desk);
    break;
  case PROP_FOLDED:
    g_value_set_boolean (value, priv->folded);
    break;
  case PROP_WIDE:
    g_value_set_boolean (value, priv->wide);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
hj_page_dispose (GObject *object)
{
  HjPagePrivate *priv = hj_page_get_instance_private (HJ_PAGE (object));

  g_clear_handle_id (&priv->refresh_id, g_source_remove);
  g_clear_object (&priv->desk);
  g_clear_weak_pointer (&priv->toasts);
  g_clear_weak_pointer (&priv->toast);
  G_OBJECT_CLASS (hj_page_parent_class)->dispose (object);
}

/* The keyboard comes to a page when it comes into view; Tab, either way, goes to what is on it. */
static gboolean
hj_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  return child != NULL && gtk_widget_child_focus (child, direction);
}

static void
hj_page_class_init (HjPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = hj_page_set_property;
  object_class->get_property = hj_page_get_property;
  object_class->dispose = hj_page_dispose;
  GTK_WIDGET_CLASS (klass)->focus = hj_page_focus;

  properties[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, HJ_TYPE_DESK,
                                               G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                 | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                    | G_PARAM_STATIC_STRINGS);
  properties[PROP_WIDE] = g_param_spec_boolean ("wide", NULL, NULL, FALSE,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                  | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
hj_page_init (HjPage *self)
{
  HjPagePrivate *priv = hj_page_get_instance_private (self);

  priv->stale = TRUE;
  /* A page that comes into view takes the keyboard, so that its keys work and Tab begins at its top. */
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

HjDesk *
hj_page_get_desk (HjPage *self)
{
  HjPagePrivate *priv = hj_page_get_instance_private (self);

  g_return_val_if_fail (HJ_IS_PAGE (self), NULL);
  return priv->desk;
}

gboolean
hj_page_get_folded (HjPage *self)
{
  HjPagePrivate *priv = hj_page_get_instance_private (self);

  g_return_val_if_fail (HJ_IS_PAGE (self), FALSE);
  return priv->folded;
}

void
hj_page_set_folded (HjPage *self, gboolean folded)
{
  HjPagePrivate *priv = hj_page_get_instance_private (self);

  g_return_if_fail (HJ_IS_PAGE (self));
  if (priv->folded == folded)
    return;
  priv->folded = folded;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

gboolean
hj_page_get_wide (HjPage *self)
{
  HjPagePrivate *priv = hj_page_get_instance_private (self);

  g_return_val_if_fail (HJ_IS_PAGE (self), FALSE);
  return priv->wide;
}

void
hj_page_set_wide (HjPage *self, gboolean wide)
{
  HjPagePrivate *priv = hj_page_get_instance_private (self);

  g_return_if_fail (HJ_IS_PAGE (self));
  if (priv->wide == wide)
    return;
  priv->wide = wide;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDE]);
}

gboolean
hj_page_get_shown (HjPage *self)
{
  HjPagePrivate *priv = hj_page_get_instance_private (self);

  g_return_val_if_fail (HJ_IS_PAGE (self), FALSE);
  return priv->shown;
}

void
hj_page_set_shown (HjPage *self, gboolean shown)
{
  HjPagePrivate *priv = hj_page_get_instance_private (self);

  g_return_if_fail (HJ_IS_PAGE (self));
  if (priv->shown && !shown && HJ_PAGE_GET_CLASS (self)->leave != NULL)
    HJ_PAGE_GET_CLASS (self)->leave (self);
  priv->shown = shown;
  if (shown && priv->stale) {
    g_clear_handle_id (&priv->refresh_id, g_source_remove);
    refresh_cb (self);
  }
}

void
hj_page_queue_refresh (HjPage *self)
{
  HjPagePrivate *priv = hj_page_get_instance_private (self);

  g_return_if_fail (HJ_IS_PAGE (self));
  priv->stale = TRUE;
  if (priv->shown && priv->refresh_id == 0)
    priv->refresh_id = g_idle_add (refresh_cb, self);
}

char *
hj_page_dup_what (HjPage *self)
{
  g_return_val_if_fail (HJ_IS_PAGE (self), NULL);
  return HJ_PAGE_GET_CLASS (self)->dup_what == NULL ? NULL : HJ_PAGE_GET_CLASS (self)->dup_what (self);
}

void
hj_page_open (HjPage *self, const char *what)
{
  g_return_if_fail (HJ_IS_PAGE (self));
  if (HJ_PAGE_GET_CLASS (self)->open != NULL)
    HJ_PAGE_GET_CLASS (self)->open (self, what);
}

void
hj_page_say (HjPage *self, const char *sentence)
{
  hj_page_say_with_undo (self, sentence, NULL, NULL);
}

/* A new notice takes the place of the one before: what is past is not queued up. */
static void
show_toast (HjPage *self, AdwToast *toast)
{
  HjPagePrivate *priv = hj_page_get_instance_private (self);
  GtkWidget *overlay = priv->toasts != NULL
                         ? GTK_WIDGET (priv->toasts)
                         : gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  if (priv->toast != NULL)
    adw_toast_dismiss (priv->toast);
  if (overlay == NULL) {
    g_object_unref (toast);
    return;
  }
  g_set_weak_pointer (&priv->toast, toast);
  priv->toasted = g_get_monotonic_time ();
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

static void
fill_toast (AdwToast *toast, const char *sentence, const char *action, GVariant *target)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  adw_toast_set_title (toast, escaped);
  adw_toast_set_button_label (toast, action == NULL ? NULL : _("Undo"));
  adw_toast_set_action_name (toast, action);
  adw_toast_set_action_target_value (toast, action == NULL ? NULL : target);
}

/* libadwaita 1.2 loses count of a toast that is dismissed while it still slides in: such a one gets the new words. */
static gboolean
is_sliding_in (HjPagePrivate *priv)
{
  return priv->toast != NULL && g_get_monotonic_time () - priv->toasted < SLIDE;
}

void
hj_page_say_with_undo (HjPage *self, const char *sentence, const char *action, GVariant *target)
{
  HjPagePrivate *priv = hj_page_get_instance_private (self);
  g_autoptr (GVariant) keep = target == NULL ? NULL : g_variant_ref_sink (target);
  gboolean again = is_sliding_in (priv);
  AdwToast *toast = again ? priv->toast : adw_toast_new ("");

  g_return_if_fail (HJ_IS_PAGE (self));
  fill_toast (toast, sentence, action, keep);
  if (!again)
    show_toast (self, toast);
}

static gboolean
dismiss_cb (gpointer toast)
{
  adw_toast_dismiss (toast);
  return G_SOURCE_REMOVE;
}

void
hj_page_hush (HjPage *self)
{
  HjPagePrivate *priv = hj_page_get_instance_private (self);

  g_return_if_fail (HJ_IS_PAGE (self));
  if (is_sliding_in (priv))
    g_timeout_add_full (G_PRIORITY_DEFAULT, SLIDE / 1000, dismiss_cb, g_object_ref (priv->toast), g_object_unref);
  else if (priv->toast != NULL)
    adw_toast_dismiss (priv->toast);
  g_clear_weak_pointer (&priv->toast);
}

void
hj_page_set_toasts (HjPage *self, AdwToastOverlay *toasts)
{
  HjPagePrivate *priv = hj_page_get_instance_private (self);

  g_return_if_fail (HJ_IS_PAGE (self));
  g_set_weak_pointer (&priv->toasts, toasts);
}
