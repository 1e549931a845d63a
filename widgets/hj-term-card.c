/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a term means, small enough for a popover. */
#include "hj-term-card.h"

#include "hj-card-grid.h"
#include "hj-diagram-tile.h"
#include "hj-theme.h"
#include "hj-words.h"

#define WIDTH 316   /* px: fits a window of 360 */
#define TALLEST 560 /* px before it scrolls */
#define LEAST 200   /* px, how high */
#define LETTERS 32
#define FRAME 44    /* px round it */

struct _HjTermCard {
  GtkWidget parent_instance;

  GtkWidget *scrolled, *box, *picture, *ways;
};

G_DEFINE_FINAL_TYPE (HjTermCard, hj_term_card, GTK_TYPE_WIDGET)

static void
hj_term_card_dispose (GObject *object)
{
  g_clear_pointer (&HJ_TERM_CARD (object)->scrolled, gtk_widget_unparent);
  G_OBJECT_CLASS (hj_term_card_parent_class)->dispose (object);
}

/* Wider where texts are larger, as far as the window goes. */
static int
choose_width (HjTermCard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  int room = root ? gtk_widget_get_width (GTK_WIDGET (root)) - FRAME : 0;
  int wanted = (int) (WIDTH * hj_theme_get_text_scale (GTK_WIDGET (self)));

  return MAX (WIDTH, MIN (wanted, room));
}

/* As high as the words are at that width; a scrolled window would take them for narrower. */
static void
hj_term_card_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  HjTermCard *self = HJ_TERM_CARD (widget);
  int width = choose_width (self), least;

  gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  width = MAX (width, least);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = width;
  else
    {
      gtk_widget_measure (self->box, orientation, width, NULL, natural, NULL, NULL);
      *natural = MIN (*natural, TALLEST);
      *minimum = MIN (*natural, LEAST);
    }
}

static void
hj_term_card_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_size_allocate (HJ_TERM_CARD (widget)->scrolled, &(GtkAllocation) { 0, 0, width, height }, baseline);
}

static void
hj_term_card_class_init (HjTermCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hj_term_card_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "termcard");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  GTK_WIDGET_CLASS (klass)->measure = hj_term_card_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = hj_term_card_size_allocate;
}

static void
hj_term_card_init (HjTermCard *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", self->box, NULL);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

static void
add_line (GtkWidget *box, const char *text, const char *css_class, int lines)
{
  hj_words_append (GTK_BOX (box), text, css_class, LETTERS, lines);
}

static GtkWidget *
create_names (const HjTermWords *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  add_line (box, words->name, "heading", -1);
  add_line (box, words->other_name, "dim-label", -1);
  return box;
}

GtkWidget *
hj_term_hint_new (const HjTermWords *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_box_append (GTK_BOX (box), create_names (words));
  add_line (box, words->definition, "body", -1);
  return box;
}

GtkWidget *
hj_term_card_new (const HjTermWords *words)
{
  HjTermCard *self = g_object_new (HJ_TYPE_TERM_CARD, NULL);
  g_autofree char *label = words->other_name ? g_strdup_printf ("%s, %s", words->name, words->other_name) : g_strdup (words->name);

  gtk_box_append (GTK_BOX (self->box), create_names (words));
  add_line (self->box, words->definition, "body", -1);
  add_line (self->box, words->more_names, "term-detail", 2); /* some ideas have ten names */
  add_line (self->box, words->remark, "term-detail", -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words->definition ? words->definition : "", -1);
  return GTK_WIDGET (self);
}

void
hj_term_card_add_picture (HjTermCard *self, const char *title)
{
  g_return_if_fail (HJ_IS_TERM_CARD (self) && !self->picture);
  self->picture = gtk_picture_new ();
  gtk_picture_set_alternative_text (GTK_PICTURE (self->picture), title);
  gtk_widget_set_size_request (self->picture, -1, WIDTH * HJ_TILE_HEIGHT / HJ_TILE_WIDTH);
  gtk_widget_set_overflow (self->picture, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (self->picture, "term-picture");
  gtk_box_append (GTK_BOX (self->box), self->picture);
}

void
hj_term_card_set_picture (HjTermCard *self, GdkPaintable *picture)
{
  g_return_if_fail (HJ_IS_TERM_CARD (self) && self->picture);
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), picture);
}

static void
clicked_cb (GtkWidget *button, HjTermCard *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER);

  if (popover)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

void
hj_term_card_add_way (HjTermCard *self, const char *label, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_return_if_fail (HJ_IS_TERM_CARD (self));
  if (!self->ways)
    {
      self->ways = g_object_new (HJ_TYPE_CARD_GRID, "column-width", (WIDTH - 6) / 2, "max-columns", 2, "spacing", 6, NULL);
      gtk_box_append (GTK_BOX (self->box), self->ways);
    }
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  hj_card_grid_append (HJ_CARD_GRID (self->ways), button);
}
