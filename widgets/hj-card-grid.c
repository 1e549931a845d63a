/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards in as many equal columns as there is room for, row by row. */
#include "hj-card-grid.h"

#include "hj-theme.h"

struct _HjCardGrid {
  GtkWidget parent_instance;

  int column_width;
  int max_columns;
  int spacing;
  gboolean natural_width;
};

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HjCardGrid, hj_card_grid, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static GtkBuildableIface *parent_buildable;

enum {
  PROP_0,
  PROP_COLUMN_WIDTH,
  PROP_MAX_COLUMNS,
  PROP_SPACING,
  PROP_NATURAL_WIDTH,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    hj_card_grid_append (HJ_CARD_GRID (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

/* Columns and their width, when WIDTH is to be filled. */
static int
count_columns (HjCardGrid *self, int width, int *column)
{
  double wanted = self->column_width * hj_theme_get_text_scale (GTK_WIDGET (self));
  int n = CLAMP ((int) ((width + self->spacing) / (wanted + self->spacing)), 1, self->max_columns);

  *column = (width - (n - 1) * self->spacing) / n;
  if (self->natural_width)
    *column = MIN (*column, (int) wanted);
  return n;
}

static GtkWidget *
next_visible (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* Height of the row of at most N children that begins at CHILD; NEXT is the first child behind it. */
static int
row_height (GtkWidget *child, int n, int column, GtkWidget **next)
{
  int height = 0;

  for (int i = 0; i < n && child != NULL; i++) {
    int natural, minimum_width;

    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum_width, NULL, NULL, NULL);
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (column, minimum_width), NULL, &natural, NULL, NULL);
    height = MAX (height, natural);
    child = next_visible (gtk_widget_get_next_sibling (child));
  }
  *next = child;
  return height;
}

static int
total_height (HjCardGrid *self, int width)
{
  GtkWidget *child = next_visible (gtk_widget_get_first_child (GTK_WIDGET (self)));
  int column, n = count_columns (self, width, &column), height = 0;

  while (child != NULL) {
    height += row_height (child, n, column, &child);
    if (child != NULL)
      height += self->spacing;
  }
  return height;
}

static void
hj_card_grid_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  HjCardGrid *self = HJ_CARD_GRID (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL) {
    *minimum = *natural = total_height (self, for_size < 0 ? self->column_width : for_size);
    return;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child)) {
    int child_minimum;

    gtk_widget_measure (child, orientation, -1, &child_minimum, NULL, NULL, NULL);
    *minimum = MAX (*minimum, child_minimum);
  }
  *natural = MAX (*minimum, self->max_columns * (self->column_width + self->spacing) - self->spacing);
}

static GtkSizeRequestMode
hj_card_grid_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hj_card_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HjCardGrid *self = HJ_CARD_GRID (widget);
  GtkWidget *child = next_visible (gtk_widget_get_first_child (widget));
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int column, n = count_columns (self, width, &column), y = 0;

  while (child != NULL) {
    GtkWidget *next;
    int row = row_height (child, n, column, &next), x = 0;

    for (; child != next; child = next_visible (gtk_widget_get_next_sibling (child))) {
      gtk_widget_size_allocate (child, &(GtkAllocation) {rtl ? width - x - column : x, y, column, row}, -1);
      x += column + self->spacing;
    }
    y += row + self->spacing;
  }
}

static void
hj_card_grid_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HjCardGrid *self = HJ_CARD_GRID (object);

  switch (id) {
  case PROP_COLUMN_WIDTH:
    self->column_width = g_value_get_int (value);
    break;
  case PROP_MAX_COLUMNS:
    self->max_columns = g_value_get_int (value);
    break;
  case PROP_SPACING:
    self->spacing = g_value_get_int (value);
    break;
  case PROP_NATURAL_WIDTH:
    self->natural_width = g_value_get_boolean (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
hj_card_grid_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (hj_card_grid_parent_class)->dispose (object);
}

static void
hj_card_grid_class_init (HjCardGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = hj_card_grid_set_property;
  object_class->dispose = hj_card_grid_dispose;
  widget_class->measure = hj_card_grid_measure;
  widget_class->size_allocate = hj_card_grid_size_allocate;
  widget_class->get_request_mode = hj_card_grid_get_request_mode;
  properties[PROP_COLUMN_WIDTH] = g_param_spec_int ("column-width", NULL, NULL, 1, G_MAXINT, 380, flags);
  properties[PROP_MAX_COLUMNS] = g_param_spec_int ("max-columns", NULL, NULL, 1, G_MAXINT, 2, flags);
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 20, flags);
  properties[PROP_NATURAL_WIDTH] = g_param_spec_boolean ("natural-width", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
hj_card_grid_init (HjCardGrid *self)
{
  self->column_width = 380;
  self->max_columns = 2;
  self->spacing = 20;
}

void
hj_card_grid_append (HjCardGrid *self, GtkWidget *child)
{
  g_return_if_fail (HJ_IS_CARD_GRID (self));
  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}
