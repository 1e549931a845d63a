/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The palette: what is typed goes to hj-lookup.h at every key, what comes back stands in one list with captions. */
#include "hj-search-panel-private.h"

#include "hj-search-panel-row.h"
#include "hj-search-recent.h"
#include "hj-window.h"

#include <glib/gi18n.h>

#define MANY 100
#define PAGE 6 /* rows */

G_DEFINE_FINAL_TYPE (HjSearchPanel, hj_search_panel, ADW_TYPE_BIN)

enum {
  PROP_0,
  PROP_OPEN,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* ---- looking up ---- */

static void
select_row (HjSearchPanel *self, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
}

static void
say_result (HjSearchPanel *self, gint64 microseconds)
{
  guint n = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < HJ_N_LOOKUP_GROUPS; i++)
    n += self->lookup->counts[i];
  text = g_strdup_printf (ngettext ("%u place · %.0f ms", "%u places · %.0f ms", n), n,
                          MAX (1, (double) microseconds / 1000));
  gtk_label_set_text (self->result, text);
}

static void
look_up (HjSearchPanel *self, guint limit)
{
  g_autofree char *query = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text))));
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  const char *rest;

  if (hj_lookup_parse_filter (query, &rest) >= 0) /* a single group has all the room */
    limit = MANY;
  g_clear_pointer (&self->lookup, hj_lookup_free);
  gtk_label_set_text (self->result, "");
  if (*query != '\0' && hj_desk_get_library (self->desk) != NULL)
    self->lookup = hj_lookup_new (hj_desk_get_library (self->desk), query, limit, hj_desk_get_single_lang (self->desk),
                                  &error);
  if (error != NULL)
    gtk_label_set_text (self->result, error->message);
  if (self->lookup != NULL)
    say_result (self, g_get_monotonic_time () - begin);
  self->chosen = NULL;
  hj_search_panel_fill (self, query, limit);
  select_row (self, 0);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
search (HjSearchPanel *self)
{
  self->unfolded = -1;
  look_up (self, HJ_SEARCH_PANEL_FEW);
}

/* ---- choosing ---- */

static void
scroll_to (HjSearchPanel *self, GtkWidget *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (row, GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y - 30, bounds.origin.y + bounds.size.height + 8);
}

/* The keyboard stays in the field; a screen reader is told which row Enter opens. */
static void
row_selected_cb (HjSearchPanel *self, GtkListBoxRow *row)
{
  if (self->chosen != NULL)
    hj_search_panel_row_set_chosen (self->chosen, FALSE);
  self->chosen = row == NULL ? NULL : HJ_SEARCH_PANEL_ROW (row);
  if (row == NULL)
    return;
  hj_search_panel_row_set_chosen (self->chosen, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  scroll_to (self, GTK_WIDGET (row));
}

static int
count_rows (HjSearchPanel *self)
{
  int n = 0;

  while (gtk_list_box_get_row_at_index (self->list, n) != NULL)
    n++;
  return n;
}

static void
move (HjSearchPanel *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int last = count_rows (self) - 1, at = row == NULL ? 0 : gtk_list_box_row_get_index (row) + step;

  if (last >= 0)
    select_row (self, CLAMP (at, 0, last));
}

/* The first row of each group. (element-type int) */
static GArray *
list_groups (HjSearchPanel *self)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (int));
  guint last = G_MAXUINT;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++) {
    guint group = hj_search_panel_row_get_group (HJ_SEARCH_PANEL_ROW (row));

    if (group != last)
      g_array_append_val (starts, i);
    last = group;
  }
  return starts;
}

/* To the next group, from the last one to the first. */
static void
move_group (HjSearchPanel *self, int step)
{
  g_autoptr (GArray) starts = list_groups (self);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int n = (int) starts->len, at = n - 1;

  if (row == NULL)
    return;
  while (at > 0 && g_array_index (starts, int, at) > gtk_list_box_row_get_index (row))
    at--;
  select_row (self, g_array_index (starts, int, (at + step + n) % n));
}

/* Closes the panel, and the dialog it was opened over; FALSE if that has something to ask first. The panel may be gone
 * afterwards. */
static gboolean
leave (HjSearchPanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWindow *dialog = HJ_IS_WINDOW (root) ? NULL : gtk_window_get_transient_for (GTK_WINDOW (root));

  hj_search_panel_close (self);
  if (dialog == NULL)
    return TRUE;
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_close (dialog);
  if (dialog != NULL)
    g_object_remove_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  return dialog == NULL || !gtk_widget_get_visible (GTK_WIDGET (dialog));
}

/* The panel is closed, what was typed is remembered, and ACTION is done where it belongs. */
static void
run (HjSearchPanel *self, const char *action, GVariant *target, gboolean side_by_side)
{
  g_autoptr (HjDesk) desk = g_object_ref (self->desk);
  g_autoptr (HjWindow) window = g_object_ref (hj_search_panel_get_window (self));
  HjPage *page = hj_window_get_page (window);
  gboolean free_to_go;

  if (self->lookup != NULL)
    hj_search_recent_add_query (desk, gtk_editable_get_text (GTK_EDITABLE (self->text)));
  free_to_go = leave (self);
  if (!free_to_go)
    return;
  if (side_by_side)
    hj_desk_set_lang (desk, HJ_LANG_BOTH);
  gtk_widget_activate_action_variant (g_str_has_prefix (action, "page.") && page != NULL ? GTK_WIDGET (page)
                                                                                         : GTK_WIDGET (window),
                                      action, target);
}

static void
open_row (HjSearchPanel *self, HjSearchPanelRow *row, gboolean side_by_side)
{
  GVariant *target = NULL;
  const char *action = row == NULL ? NULL : hj_search_panel_row_get_action (row, &target);
  /* The row goes while its action is done. */
  g_autofree char *name = g_strdup (action), *query = NULL;
  g_autoptr (GVariant) argument = target == NULL ? NULL : g_variant_ref (target);

  if (row == NULL)
    return;
  query = g_strdup (hj_search_panel_row_get_query (row));
  if (query != NULL) {
    hj_search_panel_type (self, query);
  } else if (name == NULL) {
    self->unfolded = (int) hj_search_panel_row_get_group (row);
    look_up (self, MANY);
  } else {
    run (self, name, argument, side_by_side);
  }
}

static void
row_activated_cb (HjSearchPanel *self, GtkListBoxRow *row)
{
  open_row (self, HJ_SEARCH_PANEL_ROW (row), FALSE);
}

static void
activated_cb (HjSearchPanel *self)
{
  open_row (self, self->chosen, FALSE);
}

static gboolean
move_by_key (HjSearchPanel *self, guint key, gboolean control)
{
  static const struct {
    guint key;
    gboolean control; /* without it the field moves its cursor */
    int step;
  } steps[] = {{GDK_KEY_Down, FALSE, 1},       {GDK_KEY_Up, FALSE, -1},          {GDK_KEY_Page_Down, FALSE, PAGE},
               {GDK_KEY_Page_Up, FALSE, -PAGE}, {GDK_KEY_Home, TRUE, -G_MAXINT / 2}, {GDK_KEY_End, TRUE, G_MAXINT / 2}};

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].key == key && (control || !steps[i].control)) {
      move (self, steps[i].step);
      return TRUE;
    }
  return FALSE;
}

static gboolean
key_pressed_cb (HjSearchPanel *self, guint key, guint code, GdkModifierType state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0;

  switch (key) {
  case GDK_KEY_Escape:
    hj_search_panel_close (self);
    return TRUE;
  case GDK_KEY_Tab:
    move_group (self, 1);
    return TRUE;
  case GDK_KEY_ISO_Left_Tab:
    move_group (self, -1);
    return TRUE;
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
    if (control)
      open_row (self, self->chosen, TRUE);
    return control;
  default:
    return move_by_key (self, key, control);
  }
}

/* Before the field: it has uses of its own for these. */
static gboolean
early_key_pressed_cb (HjSearchPanel *self, guint key, guint code, GdkModifierType state)
{
  return (state & GDK_CONTROL_MASK) && (key == GDK_KEY_Home || key == GDK_KEY_End) && move_by_key (self, key, TRUE);
}

static void
pressed_cb (HjSearchPanel *self, int n, double x, double y)
{
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (self->panel, GTK_WIDGET (self), &bounds)
      && !graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
    hj_search_panel_close (self);
}

/* ---- opening ---- */

void
hj_search_panel_set_desk (HjSearchPanel *self, HjDesk *desk)
{
  g_return_if_fail (HJ_IS_SEARCH_PANEL (self));
  g_set_object (&self->desk, desk);
}

static void
set_before (HjSearchPanel *self, GtkWidget *widget)
{
  if (self->before != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->before), (gpointer *) &self->before);
  self->before = widget;
  if (widget != NULL)
    g_object_add_weak_pointer (G_OBJECT (widget), (gpointer *) &self->before);
}

void
hj_search_panel_open (HjSearchPanel *self)
{
  g_return_if_fail (HJ_IS_SEARCH_PANEL (self));
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  set_before (self, gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  search (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  gtk_editable_select_region (GTK_EDITABLE (self->text), 0, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
}

void
hj_search_panel_close (HjSearchPanel *self)
{
  g_return_if_fail (HJ_IS_SEARCH_PANEL (self));
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (self->before != NULL)
    gtk_widget_grab_focus (self->before);
  set_before (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
}

void
hj_search_panel_type (HjSearchPanel *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->text), text);
  gtk_editable_set_position (GTK_EDITABLE (self->text), -1);
}

/* ---- object ---- */

static void
hj_search_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_OPEN)
    g_value_set_boolean (value, gtk_widget_get_visible (GTK_WIDGET (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hj_search_panel_dispose (GObject *object)
{
  HjSearchPanel *self = HJ_SEARCH_PANEL (object);

  set_before (self, NULL);
  if (self->list != NULL) /* while its rows are whole */
    gtk_list_box_select_row (self->list, NULL);
  self->list = NULL;
  g_clear_pointer (&self->lookup, hj_lookup_free);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (hj_search_panel_parent_class)->dispose (object);
}

static void
hj_search_panel_class_init (HjSearchPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hj_search_panel_get_property;
  object_class->dispose = hj_search_panel_dispose;
  properties[PROP_OPEN] = g_param_spec_boolean ("open", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hanjang/Hanjang/ui/hj-search-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, HjSearchPanel, panel);
  gtk_widget_class_bind_template_child (widget_class, HjSearchPanel, keys);
  gtk_widget_class_bind_template_child (widget_class, HjSearchPanel, text);
  gtk_widget_class_bind_template_child (widget_class, HjSearchPanel, result);
  gtk_widget_class_bind_template_child (widget_class, HjSearchPanel, scroller);
  gtk_widget_class_bind_template_child (widget_class, HjSearchPanel, list);
  gtk_widget_class_bind_template_child (widget_class, HjSearchPanel, nothing);
  gtk_widget_class_bind_template_callback (widget_class, search);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, hj_search_panel_close);
}

static void
hj_search_panel_init (HjSearchPanel *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *early = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->unfolded = -1;
  hj_search_panel_init_list (self);
  /* After the field and its input method: what they use is theirs. */
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->panel, keys);
  g_signal_connect_swapped (early, "key-pressed", G_CALLBACK (early_key_pressed_cb), self);
  gtk_event_controller_set_propagation_phase (early, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->panel, early);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
