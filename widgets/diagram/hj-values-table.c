/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of a drawing as tables that a screen reader can walk. */
#include "hj-values-table.h"

#include "hj-ink.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Longer tables are shown from their start and say so; the CSV has them all. */
#define MAX_ROWS 2000

struct _HjValuesTable {
  GtkWidget parent_instance;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (HjValuesTable, hj_values_table, GTK_TYPE_WIDGET)

static const char *
pick (HjLang lang, const char *ko, const char *en)
{
  return lang == HJ_LANG_EN ? en : ko;
}

static char *
cell_text (const HjValue *value, guint row, guint column)
{
  const char *word = value->words[row * value->n_columns + column];
  double number = value->numbers[row * value->n_columns + column];

  if (word)
    return g_strdup (word);
  if (isnan (number))
    return g_strdup ("");
  return number == floor (number) && fabs (number) < 1e9 ? hj_format_count ((gint64) number)
                                                         : hj_format_short (number);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkStringObject *row = gtk_list_item_get_item (item);
  g_auto (GStrv) cells = g_strsplit (gtk_string_object_get_string (row), "\x1f", -1);
  guint index = GPOINTER_TO_UINT (column);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), index < g_strv_length (cells) ? cells[index] : "");
}

/* A row is one string, its cells parted by U+001F. */
static GtkStringList *
make_rows (const HjValue *value)
{
  GtkStringList *rows = gtk_string_list_new (NULL);

  for (guint r = 0; r < MIN (value->n_rows, MAX_ROWS); r++)
    {
      g_autoptr (GString) row = g_string_new (NULL);

      for (guint c = 0; c < value->n_columns; c++)
        {
          g_autofree char *text = cell_text (value, r, c);

          g_string_append_printf (row, "%s%s", c ? "\x1f" : "", text);
        }
      gtk_string_list_append (rows, row->str);
    }
  return rows;
}

static GtkWidget *
make_table (const HjValue *value, HjLang lang)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (make_rows (value))));
  GtkWidget *view = gtk_column_view_new (model), *scrolled = gtk_scrolled_window_new ();

  for (guint c = 0; c < value->n_columns; c++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (c));
      column = gtk_column_view_column_new (pick (lang, value->column_ko[c], value->column_en[c]), factory);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, TRUE);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (view), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 280);
  gtk_widget_add_css_class (scrolled, "card");
  return scrolled;
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
append_value (HjValuesTable *self, const HjValue *value, HjLang lang)
{
  const char *name = pick (lang, value->label_ko, value->label_en);
  g_autofree char *number = NULL, *line = NULL;

  if (value->kind == HJ_VALUE_NUMBER)
    {
      number = hj_format_short (value->number);
      line = g_strdup_printf ("%s: %s%s%s", name, number, value->unit ? " " : "", value->unit ? value->unit : "");
    }
  else if (value->kind == HJ_VALUE_WORD)
    line = g_strdup_printf ("%s: %s", name, pick (lang, value->word_ko, value->word_en));
  if (line)
    {
      gtk_box_append (GTK_BOX (self->box), make_label (line, "numeric"));
      return;
    }
  gtk_box_append (GTK_BOX (self->box), make_label (name, "heading"));
  gtk_box_append (GTK_BOX (self->box), make_table (value, lang));
  if (value->n_rows > MAX_ROWS)
    {
      g_autofree char *note = g_strdup_printf (_("The first %d of %u rows; the CSV export has them all."), MAX_ROWS,
                                               value->n_rows);

      gtk_box_append (GTK_BOX (self->box), make_label (note, "caption"));
    }
}

static void
hj_values_table_dispose (GObject *object)
{
  g_clear_pointer (&HJ_VALUES_TABLE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hj_values_table_parent_class)->dispose (object);
}

static void
hj_values_table_class_init (HjValuesTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hj_values_table_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
hj_values_table_init (HjValuesTable *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
hj_values_table_new (void)
{
  return g_object_new (HJ_TYPE_VALUES_TABLE, NULL);
}

void
hj_values_table_set_values (HjValuesTable *self, const HjValues *values, HjLang lang)
{
  GtkWidget *child;

  g_return_if_fail (HJ_IS_VALUES_TABLE (self));
  while ((child = gtk_widget_get_first_child (self->box)))
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = 0; i < hj_values_get_length (values); i++)
    append_value (self, hj_values_get (values, i), lang);
}
