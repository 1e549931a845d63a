/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sections of a note as an indented list; the one being read is marked. */
#include "hj-section-list.h"

#include "hj-progress-ring.h"
#include "hj-words.h"

#include <glib/gi18n-lib.h>

#define INDENT 16
#define MANY 150         /* sections: of more than that, the deeper ones are left out */
#define DEEPEST_OF_MANY 3 /* part, lecture, topic, section */

struct _HjSectionList {
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkListBox *list;
  GArray *blocks; /* of guint: block of each row */
  GArray *lines;  /* of int: line of each row's heading */
  GPtrArray *rings; /* of HjProgressRing: of each row (not owned) */
  HjSectionTitleFunc title_func;
  gpointer title_data;
  HjSectionMenuFunc menu_func;
  gpointer menu_data;
  guint show_id;
  GtkWidget *menu; /* popover at the row it was opened on, or NULL */
};

G_DEFINE_FINAL_TYPE (HjSectionList, hj_section_list, GTK_TYPE_WIDGET)

enum {
  SECTION_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
row_activated_cb (HjSectionList *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SECTION_ACTIVATED], 0,
                 g_array_index (self->blocks, guint, gtk_list_box_row_get_index (row)));
}

/* The sections inside of an answer are reached with their question. */
static gboolean
shares_block (const HjSection *section)
{
  return section->children->len > 0 && ((HjSection *) section->children->pdata[0])->block == section->block;
}

/* A title, and a ring that appears when it is known how much was read. */
static GtkWidget *
create_row (HjSectionList *self, const HjSection *section, int depth)
{
  g_autofree char *title = self->title_func != NULL ? self->title_func (section, self->title_data) : NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *ring = hj_progress_ring_new ();
  GtkWidget *label = gtk_label_new (NULL);

  hj_words_set (GTK_LABEL (label), title != NULL ? title : section->title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  /* Questions are long titles: two lines of them. */
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_start (label, depth * INDENT);
  gtk_widget_set_margin_top (label, 4);
  gtk_widget_set_margin_bottom (label, 4);
  gtk_widget_set_valign (ring, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (ring, FALSE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), ring);
  g_ptr_array_add (self->rings, ring);
  return box;
}

static void
add_sections (HjSectionList *self, const GPtrArray *sections, int depth, int deepest)
{
  for (guint i = 0; sections != NULL && i < sections->len; i++) {
    const HjSection *section = sections->pdata[i];

    gtk_list_box_append (self->list, create_row (self, section, depth));
    g_array_append_val (self->blocks, section->block);
    g_array_append_val (self->lines, section->line);
    if (depth < deepest && !shares_block (section))
      add_sections (self, section->children, depth + 1, deepest);
  }
}

/* ---- the menu of a row ---- */

static void
close_menu (HjSectionList *self)
{
  g_clear_pointer (&self->menu, gtk_widget_unparent);
}

static gboolean
closed_late_cb (gpointer data)
{
  close_menu (data);
  return G_SOURCE_REMOVE;
}

/* Its action has yet to run: it goes afterwards. */
static void
closed_cb (HjSectionList *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, closed_late_cb, g_object_ref (self), g_object_unref);
}

static void
point_to (HjSectionList *self, GtkWidget *row)
{
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                                 &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                                                  (int) bounds.size.height });
}

static gboolean
open_menu (HjSectionList *self, GtkListBoxRow *row)
{
  int line = row != NULL ? g_array_index (self->lines, int, gtk_list_box_row_get_index (row)) : 0;
  g_autoptr (GMenuModel) menu = row != NULL && self->menu_func != NULL
                                  ? self->menu_func (self, line, self->menu_data) : NULL;

  if (menu == NULL)
    return FALSE;
  close_menu (self);
  self->menu = gtk_popover_menu_new_from_model (menu);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self)); /* not of the row: its action makes new rows */
  point_to (self, GTK_WIDGET (row));
  g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (closed_cb), self);
  gtk_popover_popup (GTK_POPOVER (self->menu));
  return TRUE;
}

static void
pressed_cb (HjSectionList *self, int n_press, double x, double y, GtkGesture *gesture)
{
  if (open_menu (self, gtk_list_box_get_row_at_y (self->list, (int) y)))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
long_pressed_cb (HjSectionList *self, double x, double y, GtkGesture *gesture)
{
  if (open_menu (self, gtk_list_box_get_row_at_y (self->list, (int) y)))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  HjSectionList *self = HJ_SECTION_LIST (widget);
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return focus != NULL && GTK_IS_LIST_BOX_ROW (focus) && open_menu (self, GTK_LIST_BOX_ROW (focus));
}

static void
init_menu (HjSectionList *self)
{
  GtkGesture *click = gtk_gesture_click_new (), *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (press));
}

/* Brings the marked row into sight. */
static void
show_current (HjSectionList *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  graphene_rect_t bounds;

  if (row != NULL && gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y - bounds.size.height,
                               bounds.origin.y + 2 * bounds.size.height);
}

static gboolean
show_current_cb (gpointer data)
{
  HjSectionList *self = data;

  self->show_id = 0;
  show_current (self);
  return G_SOURCE_REMOVE;
}

/* The rows have no places before the first layout. */
static void
hj_section_list_map (GtkWidget *widget)
{
  HjSectionList *self = HJ_SECTION_LIST (widget);

  GTK_WIDGET_CLASS (hj_section_list_parent_class)->map (widget);
  if (self->show_id == 0)
    self->show_id = g_idle_add (show_current_cb, self);
}

static guint
count_sections (const GPtrArray *sections)
{
  guint n = sections != NULL ? sections->len : 0;

  for (guint i = 0; sections != NULL && i < sections->len; i++)
    n += count_sections (((HjSection *) sections->pdata[i])->children);
  return n;
}

static void
hj_section_list_dispose (GObject *object)
{
  g_clear_handle_id (&HJ_SECTION_LIST (object)->show_id, g_source_remove);
  close_menu (HJ_SECTION_LIST (object));
  g_clear_pointer (&HJ_SECTION_LIST (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (hj_section_list_parent_class)->dispose (object);
}

static void
hj_section_list_finalize (GObject *object)
{
  g_array_unref (HJ_SECTION_LIST (object)->blocks);
  g_array_unref (HJ_SECTION_LIST (object)->lines);
  g_ptr_array_unref (HJ_SECTION_LIST (object)->rings);
  G_OBJECT_CLASS (hj_section_list_parent_class)->finalize (object);
}

static void
hj_section_list_class_init (HjSectionListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hj_section_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = hj_section_list_finalize;
  signals[SECTION_ACTIVATED] = g_signal_new ("section-activated", HJ_TYPE_SECTION_LIST, G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  GTK_WIDGET_CLASS (klass)->map = hj_section_list_map;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
hj_section_list_init (HjSectionList *self)
{
  self->blocks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->lines = g_array_new (FALSE, FALSE, sizeof (int));
  self->rings = g_ptr_array_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), 560);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_widget_set_size_request (self->scroller, 300, -1);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  init_menu (self);
}

GtkWidget *
hj_section_list_new (void)
{
  return g_object_new (HJ_TYPE_SECTION_LIST, NULL);
}

void
hj_section_list_set_note (HjSectionList *self, const HjNote *note)
{
  GtkListBoxRow *row;

  g_return_if_fail (HJ_IS_SECTION_LIST (self));
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_array_set_size (self->blocks, 0);
  g_array_set_size (self->lines, 0);
  g_ptr_array_set_size (self->rings, 0);
  if (note != NULL)
    add_sections (self, note->sections, 0, count_sections (note->sections) > MANY ? DEEPEST_OF_MANY : G_MAXINT);
}

void
hj_section_list_set_title_func (HjSectionList *self, HjSectionTitleFunc func, gpointer data)
{
  g_return_if_fail (HJ_IS_SECTION_LIST (self));
  self->title_func = func;
  self->title_data = data;
}

static void
show_fraction (GtkWidget *ring, double fraction)
{
  g_autofree char *said = fraction >= 1 ? g_strdup (_("read")) : g_strdup_printf (_("%.0f %% read"), 100 * fraction);

  hj_progress_ring_set_fraction (HJ_PROGRESS_RING (ring), fraction);
  gtk_widget_set_visible (ring, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (ring), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

void
hj_section_list_set_coverage (HjSectionList *self, const HjCoverage *coverage)
{
  g_return_if_fail (HJ_IS_SECTION_LIST (self));
  for (guint i = 0; i < self->rings->len; i++) {
    int section = coverage == NULL ? -1 : hj_coverage_find_section (coverage, g_array_index (self->blocks, guint, i));

    if (section < 0)
      gtk_widget_set_visible (self->rings->pdata[i], FALSE);
    else
      show_fraction (self->rings->pdata[i], hj_coverage_get_section (coverage, section)->fraction);
  }
}

void
hj_section_list_set_menu_func (HjSectionList *self, HjSectionMenuFunc func, gpointer data)
{
  g_return_if_fail (HJ_IS_SECTION_LIST (self));
  self->menu_func = func;
  self->menu_data = data;
}

void
hj_section_list_set_current (HjSectionList *self, guint block)
{
  int current = -1;

  g_return_if_fail (HJ_IS_SECTION_LIST (self));
  for (guint i = 0; i < self->blocks->len; i++)
    if (g_array_index (self->blocks, guint, i) <= block)
      current = i;
  gtk_list_box_select_row (self->list, current < 0 ? NULL : gtk_list_box_get_row_at_index (self->list, current));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_current (self);
}

guint
hj_section_list_get_length (HjSectionList *self)
{
  g_return_val_if_fail (HJ_IS_SECTION_LIST (self), 0);
  return self->blocks->len;
}
