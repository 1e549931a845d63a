/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A boxed list that makes its rows as they are asked for: the first ones, then the next on demand. */
#include "hj-more-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _HjMoreList {
  GtkWidget parent_instance;

  GtkListBox *list;
  GtkWidget *more; /* the last row, or NULL when all are there */
  guint n, shown, step;
  HjMoreListMake make;
  gpointer data;
};

G_DEFINE_FINAL_TYPE (HjMoreList, hj_more_list, GTK_TYPE_WIDGET)

static void
add_rows (HjMoreList *self, guint n)
{
  for (guint i = 0; i < n && self->shown < self->n; i++, self->shown++)
    gtk_list_box_insert (self->list, self->make (self->shown, self->data), (int) self->shown);
}

static void
update_more (HjMoreList *self)
{
  guint rest = self->n - self->shown;
  g_autofree char *title = g_strdup_printf (ngettext ("%u more", "%u more", rest), rest);

  if (rest == 0) {
    if (self->more != NULL)
      gtk_list_box_remove (self->list, self->more);
    self->more = NULL;
    return;
  }
  if (self->more == NULL) {
    self->more = adw_action_row_new ();
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->more), _("Look through them in turn"));
    adw_action_row_add_suffix (ADW_ACTION_ROW (self->more), gtk_image_new_from_icon_name ("go-next-symbolic"));
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->more), TRUE);
    gtk_list_box_append (self->list, self->more);
  }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->more), title);
}

/* The keyboard goes on with the first of the new rows. */
static void
row_activated_cb (HjMoreList *self, GtkListBoxRow *row)
{
  guint first = self->shown;

  if (GTK_WIDGET (row) != self->more)
    return;
  add_rows (self, self->step);
  update_more (self);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) first)));
}

static void
hj_more_list_dispose (GObject *object)
{
  HjMoreList *self = HJ_MORE_LIST (object);

  self->more = NULL;
  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->list));
  self->list = NULL;
  G_OBJECT_CLASS (hj_more_list_parent_class)->dispose (object);
}

static void
hj_more_list_class_init (HjMoreListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hj_more_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
hj_more_list_init (HjMoreList *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

GtkWidget *
hj_more_list_new (void)
{
  return g_object_new (HJ_TYPE_MORE_LIST, NULL);
}

void
hj_more_list_set_items (HjMoreList *self, guint n, guint first, guint step, HjMoreListMake make, gpointer data)
{
  GtkListBoxRow *row;

  g_return_if_fail (HJ_IS_MORE_LIST (self) && make != NULL && step > 0);
  self->more = NULL;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->n = n;
  self->shown = 0;
  self->step = step;
  self->make = make;
  self->data = data;
  /* One more behind a button would be a button too many. */
  add_rows (self, n <= first + 1 ? n : first);
  update_more (self);
}

guint
hj_more_list_get_shown (HjMoreList *self)
{
  g_return_val_if_fail (HJ_IS_MORE_LIST (self), 0);
  return self->shown;
}
