/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A month as a grid of days, each tinted by how much was done. */
#include "hj-month-view.h"

#include <glib/gi18n-lib.h>

#define UNIX_EPOCH_JULIAN 719163

struct _HjMonthView {
  GtkWidget parent_instance;

  GtkWidget *grid;
  GtkWidget *days[42];
  GHashTable *counts;
  int today;
  GDate month; /* its first day */
};

G_DEFINE_FINAL_TYPE (HjMonthView, hj_month_view, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_TITLE,
  PROP_CAN_GO_ON,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* Weeks begin on Sunday, as calendars in Korea do. */
static const char *const weekdays[] = {N_("Sun"), N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat")};

static int
count_of (HjMonthView *self, int day)
{
  return self->counts == NULL ? 0 : GPOINTER_TO_INT (g_hash_table_lookup (self->counts, GINT_TO_POINTER (day)));
}

/* 0 none, 1 … 4: quarters of the busiest day of the month. */
static int
level_of (int count, int most)
{
  return count == 0 ? 0 : 1 + MIN (3, 4 * (count - 1) / MAX (1, most));
}

static void
set_level (GtkWidget *day, int level, gboolean today, gboolean future)
{
  const char *classes[5] = {"day"};
  g_autofree char *name = g_strdup_printf ("level-%d", level);
  int n = 1;

  classes[n++] = name;
  if (today)
    classes[n++] = "today";
  if (future)
    classes[n++] = "future";
  gtk_widget_set_css_classes (day, classes);
}

static void
show_day (HjMonthView *self, GtkWidget *label, int number, int day, int most)
{
  int count = count_of (self, day);
  g_autofree char *text = g_strdup_printf ("%d", number);
  g_autofree char *tip = g_strdup_printf (ngettext ("%d review", "%d reviews", count), count);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, count == 0 ? NULL : tip);
  set_level (label, level_of (count, most), day == self->today, day > self->today);
}

static void
update (HjMonthView *self)
{
  int n_days = g_date_get_days_in_month (g_date_get_month (&self->month), g_date_get_year (&self->month));
  int first = g_date_get_julian (&self->month) - UNIX_EPOCH_JULIAN;
  int blank = g_date_get_weekday (&self->month) % 7, most = 0;

  for (int i = 0; i < n_days; i++)
    most = MAX (most, count_of (self, first + i));
  for (int i = 0; i < 42; i++) {
    gboolean used = i >= blank && i < blank + n_days;

    /* The sixth row keeps its room only where it has days. */
    gtk_widget_set_visible (self->days[i], used || i < 35);
    gtk_widget_set_opacity (self->days[i], used ? 1 : 0);
    if (used)
      show_day (self, self->days[i], i - blank + 1, first + i - blank, most);
  }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_ON]);
}

static gboolean
can_go_on (HjMonthView *self)
{
  GDate next = self->month;

  g_date_add_months (&next, 1);
  return (int) g_date_get_julian (&next) - UNIX_EPOCH_JULIAN <= self->today;
}

static void
hj_month_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HjMonthView *self = HJ_MONTH_VIEW (object);

  if (id == PROP_TITLE)
    g_value_take_string (value, hj_month_view_dup_title (self));
  else if (id == PROP_CAN_GO_ON)
    g_value_set_boolean (value, can_go_on (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hj_month_view_dispose (GObject *object)
{
  HjMonthView *self = HJ_MONTH_VIEW (object);

  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  G_OBJECT_CLASS (hj_month_view_parent_class)->dispose (object);
}

static void
hj_month_view_class_init (HjMonthViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hj_month_view_get_property;
  object_class->dispose = hj_month_view_dispose;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAN_GO_ON] = g_param_spec_boolean ("can-go-on", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "monthview");
}

static void
hj_month_view_init (HjMonthView *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 5);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 5);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  for (int i = 0; i < 7; i++) {
    GtkWidget *label = gtk_label_new (_(weekdays[i]));

    gtk_widget_add_css_class (label, "weekday");
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    gtk_grid_attach (GTK_GRID (self->grid), label, i, 0, 1, 1);
  }
  for (int i = 0; i < 42; i++) {
    self->days[i] = gtk_label_new (NULL);
    gtk_widget_add_css_class (self->days[i], "day");
    gtk_grid_attach (GTK_GRID (self->grid), self->days[i], i % 7, 1 + i / 7, 1, 1);
  }
  g_date_clear (&self->month, 1);
  g_date_set_dmy (&self->month, 1, G_DATE_JANUARY, 1970);
}

void
hj_month_view_set_counts (HjMonthView *self, GHashTable *counts, int today)
{
  g_return_if_fail (HJ_IS_MONTH_VIEW (self));
  g_clear_pointer (&self->counts, g_hash_table_unref);
  self->counts = counts == NULL ? NULL : g_hash_table_ref (counts);
  if (self->today != today) {
    self->today = today;
    g_date_set_julian (&self->month, today + UNIX_EPOCH_JULIAN);
    g_date_set_day (&self->month, 1);
  }
  update (self);
}

void
hj_month_view_move (HjMonthView *self, int months)
{
  g_return_if_fail (HJ_IS_MONTH_VIEW (self));
  if (months < 0)
    g_date_subtract_months (&self->month, -months);
  else if (can_go_on (self))
    g_date_add_months (&self->month, months);
  update (self);
}

char *
hj_month_view_dup_title (HjMonthView *self)
{
  g_autoptr (GDateTime) date = NULL;

  g_return_val_if_fail (HJ_IS_MONTH_VIEW (self), NULL);
  date = g_date_time_new_utc (g_date_get_year (&self->month), g_date_get_month (&self->month), 1, 0, 0, 0);
  /* Translators: a month and its year, as g_date_time_format() writes it. */
  return g_date_time_format (date, _("%B %Y"));
}
