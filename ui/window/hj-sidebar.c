/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The left side of the window: the six places with their counts, and the course as a tree. */
#include "hj-sidebar.h"

#include "hj-catalogue.h"
#include "hj-course-item.h"
#include "hj-course.h"
#include "hj-list-keys.h"
#include "hj-progress-ring.h"
#include "hj-theme.h"

#include <glib/gi18n.h>

#define WIDTH 227  /* px, of text of the usual size */
#define WIDEST 320

struct _HjSidebar {
  AdwBin parent_instance;

  GtkListBox *places;
  GtkLabel *due_label, *notes_label, *diagrams_label, *cards_label, *read_label;
  GtkListView *tree;

  HjDesk *desk;
  GListStore *parts;
  GtkTreeListModel *rows;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (HjSidebar, hj_sidebar, ADW_TYPE_BIN)

static void
show_count (GtkLabel *label, guint count)
{
  g_autofree char *text = g_strdup_printf ("%u", count);

  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), count > 0);
}

static void
update_counts (HjSidebar *self)
{
  g_autofree char *read = g_strdup_printf ("%u / %u", hj_desk_count_read_topics (self->desk),
                                           hj_course_get_n_topics ());
  int n_new = 0, n_learning = 0, n_review = 0;

  hj_desk_count_due (self->desk, &n_new, &n_learning, &n_review);
  show_count (self->due_label, n_new + n_learning + n_review);
  show_count (self->notes_label, hj_desk_count_notes (self->desk));
  show_count (self->diagrams_label, hj_catalogue_get_length ());
  show_count (self->cards_label, hj_desk_count_cards (self->desk));
  gtk_label_set_text (self->read_label, read);
}

static void
desk_changed_cb (HjSidebar *self)
{
  update_counts (self);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->parts)); i++) {
    g_autoptr (HjCourseItem) part = g_list_model_get_item (G_LIST_MODEL (self->parts), i);

    hj_course_item_update (part);
  }
}

static void
place_activated_cb (HjSidebar *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", gtk_widget_get_name (GTK_WIDGET (row)));
}

static void
tree_activated_cb (HjSidebar *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  g_autoptr (HjCourseItem) item = HJ_COURSE_ITEM (gtk_tree_list_row_get_item (row));
  g_autofree char *place = NULL;

  if (hj_course_item_get_topic (item) == NULL) {
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
    return;
  }
  place = g_strdup_printf ("lesson topic:%s", hj_course_item_get_topic (item));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", place);
}

static GListModel *
create_children (gpointer item, gpointer data)
{
  GListModel *topics = hj_course_item_get_topics (item);

  return topics == NULL ? NULL : g_object_ref (topics);
}

static void
hj_sidebar_dispose (GObject *object)
{
  HjSidebar *self = HJ_SIDEBAR (object);

  if (self->tree != NULL)
    gtk_list_view_set_model (self->tree, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->parts);
  g_clear_object (&self->rows);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (hj_sidebar_parent_class)->dispose (object);
}

static void
hj_sidebar_class_init (HjSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hj_sidebar_dispose;
  g_type_ensure (HJ_TYPE_PROGRESS_RING);
  g_type_ensure (HJ_TYPE_COURSE_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hanjang/Hanjang/ui/hj-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, HjSidebar, places);
  gtk_widget_class_bind_template_child (widget_class, HjSidebar, due_label);
  gtk_widget_class_bind_template_child (widget_class, HjSidebar, notes_label);
  gtk_widget_class_bind_template_child (widget_class, HjSidebar, diagrams_label);
  gtk_widget_class_bind_template_child (widget_class, HjSidebar, cards_label);
  gtk_widget_class_bind_template_child (widget_class, HjSidebar, read_label);
  gtk_widget_class_bind_template_child (widget_class, HjSidebar, tree);
  gtk_widget_class_bind_template_callback (widget_class, place_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, tree_activated_cb);
}

/* Larger text gets more room, but not so much that none is left for the page. */
static void
update_width (HjSidebar *self)
{
  double scale = hj_theme_get_text_scale (GTK_WIDGET (self));

  gtk_widget_set_size_request (GTK_WIDGET (self->places), (int) MIN (WIDTH * scale, WIDEST), -1);
}

static void
hj_sidebar_init (HjSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi", G_CALLBACK (update_width), self,
                           G_CONNECT_SWAPPED);
  update_width (self);
  hj_list_keys_watch (GTK_WIDGET (self->tree));
}

static void
fill_tree (HjSidebar *self)
{
  self->parts = g_list_store_new (HJ_TYPE_COURSE_ITEM);
  for (guint i = 0; i < hj_course_get_n_parts (); i++) {
    g_autoptr (HjCourseItem) part = hj_course_item_new_part (self->desk, i);

    g_list_store_append (self->parts, part);
  }
  self->rows = gtk_tree_list_model_new (G_LIST_MODEL (g_object_ref (self->parts)), FALSE, FALSE, create_children,
                                        NULL, NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_list_view_set_model (self->tree, GTK_SELECTION_MODEL (self->selection));
}

void
hj_sidebar_set_desk (HjSidebar *self, HjDesk *desk)
{
  g_return_if_fail (HJ_IS_SIDEBAR (self));
  g_return_if_fail (self->desk == NULL);
  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (desk_changed_cb), self, G_CONNECT_SWAPPED);
  fill_tree (self);
  update_counts (self);
}

static void
mark_place (HjSidebar *self, const char *page)
{
  GtkListBoxRow *row;

  gtk_list_box_unselect_all (self->places);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->places, i)) != NULL; i++)
    if (g_strcmp0 (gtk_widget_get_name (GTK_WIDGET (row)), page) == 0)
      gtk_list_box_select_row (self->places, row);
}

/* Opens the part of TOPIC, so that its row exists, and returns the row's position. */
static guint
find_topic (HjSidebar *self, const char *topic)
{
  const HjCourseTopic *found = topic == NULL ? NULL : hj_course_find_topic (topic);

  if (found != NULL) {
    g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_child_row (self->rows, found->part - 1);

    if (row != NULL)
      gtk_tree_list_row_set_expanded (row, TRUE);
  }
  for (guint i = 0; found != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++) {
    g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
    g_autoptr (HjCourseItem) item = HJ_COURSE_ITEM (gtk_tree_list_row_get_item (row));

    if (g_strcmp0 (hj_course_item_get_topic (item), topic) == 0)
      return i;
  }
  return GTK_INVALID_LIST_POSITION;
}

void
hj_sidebar_mark (HjSidebar *self, const char *page, const char *topic)
{
  guint position;

  g_return_if_fail (HJ_IS_SIDEBAR (self));
  mark_place (self, page);
  position = find_topic (self, topic);
  gtk_single_selection_set_selected (self->selection, position);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->tree), "list.scroll-to-item", "u", position);
}
