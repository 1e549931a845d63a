/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hosts any diagram: title, badge, drawing, words, controls, transport bar, data table. Knows none of them. */
#include "hj-diagram-view-private.h"

#include "hj-diagram-canvas.h"
#include "hj-diagram-controls.h"
#include "hj-diagram-transport.h"
#include "hj-values-table.h"
#include "hj-words.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (HjDiagramView, hj_diagram_view, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_LANG, PROP_COMPACT, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { STATE_CHANGED, EXPORT_REQUESTED, OPEN_REQUESTED, N_SIGNALS };
static guint signals[N_SIGNALS];

static gboolean
save_later_cb (gpointer data)
{
  HjDiagramView *self = data;

  self->save_later = 0;
  g_signal_emit (self, signals[STATE_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
updated_cb (HjDiagramView *self)
{
  hj_diagram_view_update_words (self);
  hj_diagram_view_update_problem (self);
  if (!self->save_later)
    self->save_later = g_timeout_add (1000, save_later_cb, self);
}

static void
mark_described_cb (HjDiagramView *self, const char *sentence)
{
  hj_words_set (GTK_LABEL (self->mark), sentence ? sentence : "");
}

static void
update_all (HjDiagramView *self)
{
  const HjDiagramClass *klass;

  gtk_widget_set_visible (self->box, self->session != NULL);
  if (!self->session)
    return;
  klass = hj_diagram_get_class (hj_diagram_view_get_diagram (self));
  gtk_label_set_text (GTK_LABEL (self->title), hj_text_get (klass->title, hj_diagram_view_get_spoken (self)));
  hj_diagram_view_update_menu (self);
  self->words_at = 0;
  hj_diagram_view_update_words (self);
  hj_diagram_view_update_problem (self);
  hj_words_set (GTK_LABEL (self->mark), "");
}

static void
place_controls (HjDiagramView *self)
{
  GtkWidget *parent = gtk_widget_get_parent (self->controls);

  g_object_ref (self->controls);
  if (parent)
    gtk_box_remove (GTK_BOX (parent), self->controls);
  gtk_box_append (GTK_BOX (self->compact ? self->fold_box : self->controls_box), self->controls);
  gtk_widget_set_visible (self->fold, self->compact);
  /* Beside a note the drawing may be taller than the window: play must be in sight all the same. */
  gtk_box_reorder_child_after (GTK_BOX (self->box), self->transport, self->compact ? self->takeaway : self->words);
  g_object_unref (self->controls);
}

static void
hj_diagram_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HjDiagramView *self = HJ_DIAGRAM_VIEW (object);

  switch (id)
    {
    case PROP_LANG: g_value_set_int (value, self->lang); break;
    case PROP_COMPACT: g_value_set_boolean (value, self->compact); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hj_diagram_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HjDiagramView *self = HJ_DIAGRAM_VIEW (object);

  switch (id)
    {
    case PROP_LANG: hj_diagram_view_set_lang (self, (HjLang) g_value_get_int (value)); break;
    case PROP_COMPACT: hj_diagram_view_set_compact (self, g_value_get_boolean (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hj_diagram_view_dispose (GObject *object)
{
  HjDiagramView *self = HJ_DIAGRAM_VIEW (object);

  if (self->box)
    hj_diagram_view_set_diagram (self, NULL);
  g_clear_handle_id (&self->save_later, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hj_diagram_view_parent_class)->dispose (object);
}

static void
hj_diagram_view_class_init (HjDiagramViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = hj_diagram_view_dispose;
  object_class->get_property = hj_diagram_view_get_property;
  object_class->set_property = hj_diagram_view_set_property;
  properties[PROP_LANG] = g_param_spec_int ("lang", NULL, NULL, 0, HJ_LANG_BOTH, 0, flags);
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[STATE_CHANGED] = g_signal_new ("state-changed", HJ_TYPE_DIAGRAM_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);
  signals[EXPORT_REQUESTED] = g_signal_new ("export-requested", HJ_TYPE_DIAGRAM_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[OPEN_REQUESTED] = g_signal_new ("open-requested", HJ_TYPE_DIAGRAM_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
  hj_diagram_view_install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "diagramview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_head (HjDiagramView *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *badge_label = gtk_label_new (NULL);

  self->title = make_label ("title-3");
  gtk_label_set_wrap (GTK_LABEL (self->title), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->title, TRUE);
  self->badge = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  gtk_box_append (GTK_BOX (self->badge), gtk_image_new ());
  gtk_label_set_ellipsize (GTK_LABEL (badge_label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (self->badge), badge_label);
  gtk_widget_set_valign (self->badge, GTK_ALIGN_CENTER);
  self->menu = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu), "view-more-symbolic");
  gtk_widget_set_tooltip_text (self->menu, _("Experiments, data, export"));
  gtk_widget_set_valign (self->menu, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->menu, "flat");
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->badge);
  gtk_box_append (GTK_BOX (head), self->menu);
  return head;
}

static void
make_middle (HjDiagramView *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->canvas = hj_diagram_canvas_new ();
  g_signal_connect_swapped (self->canvas, "mark-described", G_CALLBACK (mark_described_cb), self);
  self->table = hj_values_table_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->table);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_named (GTK_STACK (self->stack), self->canvas, "canvas");
  gtk_stack_add_named (GTK_STACK (self->stack), scrolled, "table");
  self->takeaway = make_label ("dim-label");
  self->problem = make_label ("error");
  gtk_widget_set_visible (self->problem, FALSE);
  /* One fixed line, so that pointing at things does not move the page. */
  self->mark = make_label ("diagram-mark");
  gtk_label_set_lines (GTK_LABEL (self->mark), 2);
  gtk_label_set_ellipsize (GTK_LABEL (self->mark), PANGO_ELLIPSIZE_END);
  gtk_widget_set_size_request (self->mark, -1, 22);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->mark), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Under the cursor"),
                                  -1);
  self->words = make_label (NULL);
  gtk_label_set_selectable (GTK_LABEL (self->words), TRUE);
  gtk_widget_set_visible (self->words, FALSE);
}

static void
hj_diagram_view_init (HjDiagramView *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  make_middle (self);
  gtk_box_append (GTK_BOX (self->box), self->takeaway);
  gtk_box_append (GTK_BOX (self->box), self->problem);
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_box_append (GTK_BOX (self->box), self->mark);
  gtk_box_append (GTK_BOX (self->box), self->words);
  self->fold = gtk_expander_new (_("Settings"));
  self->fold_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_expander_set_child (GTK_EXPANDER (self->fold), self->fold_box);
  /* A folded GtkExpander 4.8 offers the focus to what it has taken out of the window. */
  g_object_bind_property (self->fold, "expanded", self->fold_box, "visible", G_BINDING_SYNC_CREATE);
  self->controls_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->controls = hj_diagram_controls_new ();
  self->transport = hj_diagram_transport_new ();
  gtk_box_append (GTK_BOX (self->box), self->transport);
  gtk_box_append (GTK_BOX (self->box), self->fold);
  gtk_box_append (GTK_BOX (self->box), self->controls_box);
  place_controls (self);
  gtk_widget_set_visible (self->box, FALSE);
}

GtkWidget *
hj_diagram_view_new (void)
{
  return g_object_new (HJ_TYPE_DIAGRAM_VIEW, NULL);
}

void
hj_diagram_view_set_diagram (HjDiagramView *self, HjDiagram *diagram)
{
  g_return_if_fail (HJ_IS_DIAGRAM_VIEW (self));
  if (self->session)
    for (guint i = 0; i < G_N_ELEMENTS (self->handlers); i++)
      g_clear_signal_handler (&self->handlers[i], self->session);
  hj_diagram_canvas_set_session (HJ_DIAGRAM_CANVAS (self->canvas), NULL);
  hj_diagram_controls_set_session (HJ_DIAGRAM_CONTROLS (self->controls), NULL);
  hj_diagram_transport_set_session (HJ_DIAGRAM_TRANSPORT (self->transport), NULL);
  g_clear_object (&self->session);
  if (diagram)
    {
      self->session = hj_diagram_session_new (diagram);
      hj_diagram_session_set_lang (self->session, hj_diagram_view_get_spoken (self));
      self->handlers[0] = g_signal_connect_swapped (self->session, "updated", G_CALLBACK (updated_cb), self);
      self->handlers[1] = g_signal_connect_swapped (self->session, "notify::playing", G_CALLBACK (updated_cb), self);
      self->handlers[2] = g_signal_connect_swapped (self->session, "notify::lang", G_CALLBACK (update_all), self);
      hj_diagram_canvas_set_session (HJ_DIAGRAM_CANVAS (self->canvas), self->session);
      hj_diagram_controls_set_session (HJ_DIAGRAM_CONTROLS (self->controls), self->session);
      hj_diagram_transport_set_session (HJ_DIAGRAM_TRANSPORT (self->transport), self->session);
    }
  update_all (self);
}

HjDiagram *
hj_diagram_view_get_diagram (HjDiagramView *self)
{
  g_return_val_if_fail (HJ_IS_DIAGRAM_VIEW (self), NULL);
  return self->session ? hj_diagram_session_get_diagram (self->session) : NULL;
}

HjLang
hj_diagram_view_get_lang (HjDiagramView *self)
{
  g_return_val_if_fail (HJ_IS_DIAGRAM_VIEW (self), HJ_LANG_KO);
  return self->lang;
}

void
hj_diagram_view_set_lang (HjDiagramView *self, HjLang lang)
{
  g_return_if_fail (HJ_IS_DIAGRAM_VIEW (self));
  if (self->lang == lang)
    return;
  self->lang = lang;
  if (self->session)
    hj_diagram_session_set_lang (self->session, hj_diagram_view_get_spoken (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANG]);
}

gboolean
hj_diagram_view_get_compact (HjDiagramView *self)
{
  g_return_val_if_fail (HJ_IS_DIAGRAM_VIEW (self), FALSE);
  return self->compact;
}

void
hj_diagram_view_set_compact (HjDiagramView *self, gboolean compact)
{
  g_return_if_fail (HJ_IS_DIAGRAM_VIEW (self));
  if (self->compact == compact)
    return;
  self->compact = compact;
  place_controls (self);
  if (self->session)
    hj_diagram_view_update_menu (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
}

gboolean
hj_diagram_view_apply (HjDiagramView *self, const char *settings, GError **error)
{
  g_return_val_if_fail (HJ_IS_DIAGRAM_VIEW (self) && self->session, FALSE);
  return hj_diagram_session_apply (self->session, settings, error);
}

HjLang
hj_diagram_view_get_spoken (HjDiagramView *self)
{
  return self->lang == HJ_LANG_EN ? HJ_LANG_EN : HJ_LANG_KO;
}
