/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hosts any diagram: title, badge, drawing, words, controls, transport bar, data table. Knows none of them. */
#include "hj-diagram-view.h"

#include "hj-diagram-canvas.h"
#include "hj-diagram-controls.h"
#include "hj-diagram-transport.h"
#include "hj-figure.h"
#include "hj-values-table.h"
#include "hj-words.h"

#include <glib/gi18n-lib.h>

struct _HjDiagramView {
  GtkWidget parent_instance;

  HjDiagramSession *session;
  gulong handlers[3];
  GtkWidget *box, *title, *badge, *menu, *takeaway, *stack, *canvas, *table, *mark, *words, *problem, *controls_box,
    *controls, *fold, *transport;
  HjLang lang;
  gboolean compact;
  guint save_later;
  gint64 words_at;
};

G_DEFINE_FINAL_TYPE (HjDiagramView, hj_diagram_view, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_LANG, PROP_COMPACT, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { STATE_CHANGED, EXPORT_REQUESTED, OPEN_REQUESTED, N_SIGNALS };
static guint signals[N_SIGNALS];

static HjDiagram *
get_diagram (HjDiagramView *self)
{
  return self->session ? hj_diagram_session_get_diagram (self->session) : NULL;
}

static HjLang
one_lang (HjDiagramView *self)
{
  return self->lang == HJ_LANG_EN ? HJ_LANG_EN : HJ_LANG_KO;
}

static void
update_badge (HjDiagramView *self)
{
  static const char *const icons[] = { "media-record-symbolic", "power-profile-performance-symbolic",
                                       "emblem-ok-symbolic", "document-open-symbolic", "image-x-generic-symbolic" };
  g_autofree char *words = NULL;
  HjBadgeKind kind = hj_diagram_get_badge (get_diagram (self), one_lang (self), &words);
  GtkWidget *icon = gtk_widget_get_first_child (self->badge), *label = gtk_widget_get_last_child (self->badge);

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), icons[kind]);
  if (!g_str_equal (gtk_label_get_text (GTK_LABEL (label)), words))
    gtk_label_set_text (GTK_LABEL (label), words);
  gtk_widget_set_css_classes (self->badge, (const char *[]){ "badge", hj_badge_kind_to_string (kind), NULL });
}

static void
update_problem (HjDiagramView *self)
{
  g_autofree char *problem = hj_diagram_dup_problem (get_diagram (self), one_lang (self));

  hj_words_set (GTK_LABEL (self->problem), problem ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
}

static void
update_table (HjDiagramView *self)
{
  g_autoptr (HjValues) values = NULL;

  if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "table") != 0)
    return;
  values = hj_diagram_get_values (get_diagram (self));
  hj_values_table_set_values (HJ_VALUES_TABLE (self->table), values, one_lang (self));
}

static gboolean
save_later_cb (gpointer data)
{
  HjDiagramView *self = data;

  self->save_later = 0;
  g_signal_emit (self, signals[STATE_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* Sentences that change sixty times a second cannot be read: while it plays, four times a second. */
static void
update_words (HjDiagramView *self)
{
  gint64 now = g_get_monotonic_time ();
  gboolean playing = hj_diagram_session_get_playing (self->session);
  g_autofree char *takeaway = NULL, *describe = NULL;

  if (playing && now - self->words_at < G_USEC_PER_SEC / 4)
    return;
  self->words_at = now;
  takeaway = hj_diagram_dup_takeaway (get_diagram (self), one_lang (self));
  hj_words_set (GTK_LABEL (self->takeaway), takeaway);
  gtk_widget_set_visible (self->takeaway, *takeaway != '\0');
  update_badge (self);
  if (playing)
    return;
  describe = hj_diagram_describe (get_diagram (self), one_lang (self));
  hj_words_set (GTK_LABEL (self->words), describe);
  update_table (self);
}

static void
updated_cb (HjDiagramView *self)
{
  update_words (self);
  update_problem (self);
  if (!self->save_later)
    self->save_later = g_timeout_add (1000, save_later_cb, self);
}

static void
mark_described_cb (HjDiagramView *self, const char *sentence)
{
  hj_words_set (GTK_LABEL (self->mark), sentence ? sentence : "");
}

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

static void
update_menu (HjDiagramView *self)
{
  const HjDiagramClass *klass = hj_diagram_get_class (get_diagram (self));
  g_autoptr (GMenu) menu = g_menu_new (), view = g_menu_new (), file = g_menu_new ();
  g_autoptr (GMenuModel) experiments = make_experiments (klass, one_lang (self));
  g_autoptr (GMenuModel) actions = make_actions (klass, one_lang (self)), export = make_export ();

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
update_all (HjDiagramView *self)
{
  const HjDiagramClass *klass;

  gtk_widget_set_visible (self->box, self->session != NULL);
  if (!self->session)
    return;
  klass = hj_diagram_get_class (get_diagram (self));
  gtk_label_set_text (GTK_LABEL (self->title), hj_text_get (klass->title, one_lang (self)));
  update_menu (self);
  self->words_at = 0;
  update_words (self);
  update_problem (self);
  hj_words_set (GTK_LABEL (self->mark), "");
}

static void
experiment_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HjDiagramView *self = HJ_DIAGRAM_VIEW (widget);
  const char *key = g_variant_get_string (parameter, NULL);

  for (const HjExperiment *experiment = hj_diagram_get_class (get_diagram (self))->experiments;
       experiment && experiment->key; experiment++)
    if (g_str_equal (experiment->key, key) && hj_diagram_view_apply (self, experiment->settings, NULL))
      {
        hj_words_set (GTK_LABEL (self->mark), hj_text_get (experiment->expect, one_lang (self)));
        hj_diagram_session_set_playing (self->session, TRUE);
      }
}

static void
action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HjDiagramView *self = HJ_DIAGRAM_VIEW (widget);
  const char *key = g_variant_get_string (parameter, NULL);

  for (const HjAction *action = hj_diagram_get_class (get_diagram (self))->actions; action && action->key; action++)
    if (g_str_equal (action->key, key))
      hj_diagram_session_take_change (self->session, action->run (hj_diagram_get_state (get_diagram (self))));
  gtk_widget_grab_focus (self->canvas);
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[EXPORT_REQUESTED], 0, g_variant_get_string (parameter, NULL));
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[OPEN_REQUESTED], 0);
}

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HjDiagramView *self = HJ_DIAGRAM_VIEW (widget);
  HjFigureOptions options = { .lang = one_lang (self), .width = HJ_FIGURE_WIDTH, .resolution = 2 };
  g_autoptr (GBytes) png = hj_figure_to_bytes (get_diagram (self), "png", &options, NULL);
  g_autoptr (GdkTexture) texture = png ? gdk_texture_new_from_bytes (png, NULL) : NULL;

  if (texture)
    gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), texture);
}

static void
copy_state_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *text = hj_diagram_to_text (get_diagram (HJ_DIAGRAM_VIEW (widget)));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
table_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HjDiagramView *self = HJ_DIAGRAM_VIEW (widget);
  gboolean shown = g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "table") == 0;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), shown ? "canvas" : "table");
  update_table (self);
}

static void
words_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HjDiagramView *self = HJ_DIAGRAM_VIEW (widget);

  gtk_widget_set_visible (self->words, !gtk_widget_get_visible (self->words));
}

static void
place_controls (HjDiagramView *self)
{
  GtkWidget *parent = gtk_widget_get_parent (self->controls);

  g_object_ref (self->controls);
  if (parent == self->controls_box)
    gtk_box_remove (GTK_BOX (self->controls_box), self->controls);
  else if (parent)
    gtk_expander_set_child (GTK_EXPANDER (self->fold), NULL);
  if (self->compact)
    gtk_expander_set_child (GTK_EXPANDER (self->fold), self->controls);
  else
    gtk_box_append (GTK_BOX (self->controls_box), self->controls);
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
  gtk_widget_class_install_action (widget_class, "diagram.experiment", "s", experiment_cb);
  gtk_widget_class_install_action (widget_class, "diagram.action", "s", action_cb);
  gtk_widget_class_install_action (widget_class, "diagram.export", "s", export_cb);
  gtk_widget_class_install_action (widget_class, "diagram.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "diagram.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "diagram.copy-state", NULL, copy_state_cb);
  gtk_widget_class_install_action (widget_class, "diagram.table", NULL, table_cb);
  gtk_widget_class_install_action (widget_class, "diagram.words", NULL, words_cb);
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
      hj_diagram_session_set_lang (self->session, one_lang (self));
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
  return get_diagram (self);
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
    hj_diagram_session_set_lang (self->session, one_lang (self));
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
    update_menu (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
}

gboolean
hj_diagram_view_apply (HjDiagramView *self, const char *settings, GError **error)
{
  g_return_val_if_fail (HJ_IS_DIAGRAM_VIEW (self) && self->session, FALSE);
  return hj_diagram_session_apply (self->session, settings, error);
}

void
hj_diagram_view_point_at (HjDiagramView *self, const char *symbol)
{
  g_return_if_fail (HJ_IS_DIAGRAM_VIEW (self));
  if (hj_diagram_controls_point_at (HJ_DIAGRAM_CONTROLS (self->controls), symbol) && self->compact
      && !gtk_expander_get_expanded (GTK_EXPANDER (self->fold)))
    gtk_widget_add_css_class (self->fold, "pointed");
  else
    gtk_widget_remove_css_class (self->fold, "pointed");
}

gboolean
hj_diagram_view_focus_symbol (HjDiagramView *self, const char *symbol)
{
  g_return_val_if_fail (HJ_IS_DIAGRAM_VIEW (self), FALSE);
  if (self->compact && hj_diagram_controls_point_at (HJ_DIAGRAM_CONTROLS (self->controls), symbol))
    gtk_expander_set_expanded (GTK_EXPANDER (self->fold), TRUE);
  gtk_widget_remove_css_class (self->fold, "pointed");
  return hj_diagram_controls_focus (HJ_DIAGRAM_CONTROLS (self->controls), symbol);
}
