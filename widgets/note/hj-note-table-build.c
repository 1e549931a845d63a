/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a table of a note to its widgets, in the order and with the covers its model says. */
#include "hj-note-block.h"
#include "hj-note-table-tools.h"
#include "hj-note-table.h"
#include "hj-spoken.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define LONGEST_WORD 24 /* letters */

/* What a table needs to be filled again, as long as its widget lives. */
typedef struct {
  const HjNoteBuilder *builder;
  HjNoteRow *row;
  HjNoteFind *find; /* while it is filled */
  HjNoteTableModel *model; /* owned */
  HjNoteTable *table;
  const HjBlock *first, *second;
} Fill;

/* Cells. */

static gboolean
has_long_word (const char *text)
{
  glong length = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      length = g_unichar_isspace (g_utf8_get_char (p)) ? 0 : length + 1;
      if (length > LONGEST_WORD)
        return TRUE;
    }
  return FALSE;
}

/* A cell in both languages: the second one dim, unless it says the same. */
static GtkWidget *
build_label (Fill *fill, const HjCell *first, const HjCell *second, GtkAccessibleRole role)
{
  g_autofree char *a = hj_note_text_markup (&fill->builder->reader, first->spans, TRUE, NULL);
  g_autofree char *b = second ? hj_note_text_markup (&fill->builder->reader, second->spans, TRUE, NULL) : NULL;
  g_autofree char *both = b && *b && g_strcmp0 (a, b) != 0 ? g_strdup_printf ("%s <span alpha=\"62%%\">%s</span>", a, b)
                                                           : NULL;
  GtkWidget *label = hj_note_block_label (fill->builder, both ? both : a, role, fill->find);

  /* Numbers stay whole; only a word as long as an address may break. */
  if (!has_long_word (gtk_label_get_text (GTK_LABEL (label))))
    gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD);
  return label;
}

static float
get_alignment (HjAlign align)
{
  return align == HJ_ALIGN_RIGHT ? 1 : align == HJ_ALIGN_CENTER ? 0.5f : 0;
}

/* GTK 4.8 does not tell which column a cell is in: its header is said after it. */
static void
describe_cell (Fill *fill, GtkWidget *cell, guint column)
{
  g_autofree char *header = hj_note_reader_dup_text (&fill->builder->reader, fill->first->cells[column].spans);

  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, header, -1);
}

static GtkWidget *
build_cell (Fill *fill, guint row, guint column, GtkAccessibleRole role)
{
  gsize i = (gsize) row * fill->first->n_columns + column;
  gboolean header = row == 0 && !fill->first->headless;
  GtkWidget *cell = build_label (fill, &fill->first->cells[i], fill->second ? &fill->second->cells[i] : NULL, role);
  float align = get_alignment (fill->first->aligns[column]);

  gtk_label_set_xalign (GTK_LABEL (cell), align);
  gtk_label_set_justify (GTK_LABEL (cell), align == 1 ? GTK_JUSTIFY_RIGHT : align > 0 ? GTK_JUSTIFY_CENTER : GTK_JUSTIFY_LEFT);
  if (header)
    gtk_widget_add_css_class (cell, "header");
  else if (!fill->first->headless)
    describe_cell (fill, cell, column);
  return cell;
}

/* Covers. */

static guint
get_index (GtkWidget *widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "hj-cell"));
}

/* The next cover has the focus then, so that one cell after another is uncovered by the same key. */
static void
uncover_cb (GtkWidget *cover, Fill *fill)
{
  g_autoptr (GtkWidget) label = g_object_ref (gtk_button_get_child (GTK_BUTTON (cover)));
  guint i = get_index (cover), n = fill->first->n_columns;

  hj_note_table_model_uncover (fill->model, i / n, i % n);
  if (gtk_widget_has_focus (cover))
    gtk_widget_child_focus (GTK_WIDGET (fill->table), GTK_DIR_TAB_FORWARD);
  gtk_button_set_child (GTK_BUTTON (cover), NULL);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_opacity (label, 1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_STATE_HIDDEN, FALSE, -1);
  hj_note_table_replace (fill->table, cover, label);
}

/* The cell keeps its place and size under the cover. */
static GtkWidget *
cover_cell (Fill *fill, GtkWidget *label, guint row, guint column)
{
  GtkWidget *cover = gtk_button_new ();
  g_autofree char *header = hj_note_reader_dup_text (&fill->builder->reader, fill->first->cells[column].spans);
  g_autofree char *name = g_strdup_printf (_("Hidden cell: %s"), header);

  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_set_opacity (label, 0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_button_set_child (GTK_BUTTON (cover), label);
  gtk_widget_add_css_class (cover, "cover");
  gtk_accessible_update_property (GTK_ACCESSIBLE (cover), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (cover), "hj-cell", GUINT_TO_POINTER (row * fill->first->n_columns + column));
  g_signal_connect (cover, "clicked", G_CALLBACK (uncover_cb), fill);
  return cover;
}

/* Headers. */

static void
sort_cb (GtkWidget *header, Fill *fill)
{
  hj_note_table_model_sort (fill->model, get_index (header));
}

/* A header with a link in it stays a text: its link is what is clicked. */
static GtkWidget *
build_header (Fill *fill, guint column)
{
  GtkWidget *label = build_cell (fill, 0, column, fill->first->headless ? GTK_ACCESSIBLE_ROLE_CELL
                                                                        : GTK_ACCESSIBLE_ROLE_COLUMN_HEADER), *button;

  if (!fill->model || strstr (gtk_label_get_label (GTK_LABEL (label)), "<a href"))
    return label;
  gtk_accessible_update_state (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1); /* the button says it */
  button = g_object_new (GTK_TYPE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, NULL);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "sorter");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _("Sort"), -1);
  g_object_set_data (G_OBJECT (button), "hj-cell", GUINT_TO_POINTER (column));
  g_signal_connect (button, "clicked", G_CALLBACK (sort_cb), fill);
  return button;
}

static void
tell_sort (Fill *fill)
{
  static const GtkAccessibleSort sorts[] = { GTK_ACCESSIBLE_SORT_NONE, GTK_ACCESSIBLE_SORT_ASCENDING,
                                             GTK_ACCESSIBLE_SORT_DESCENDING };
  guint sorted;
  HjNoteTableSort sort = hj_note_table_model_get_sort (fill->model, &sorted);

  hj_note_table_set_arrow (fill->table, sorted, sort == HJ_NOTE_TABLE_ASCENDING ? 1 : sort == HJ_NOTE_TABLE_DESCENDING ? -1 : 0);
  for (guint column = 0; column < fill->first->n_columns; column++)
    if (gtk_widget_has_css_class (hj_note_table_get_cell (fill->table, 0, column), "sorter"))
      gtk_accessible_update_property (GTK_ACCESSIBLE (hj_note_table_get_cell (fill->table, 0, column)),
                                      GTK_ACCESSIBLE_PROPERTY_SORT,
                                      sorts[column == sorted ? sort : HJ_NOTE_TABLE_AS_WRITTEN], -1);
}

/* Rows. */

static void
add_row (Fill *fill, guint row)
{
  for (guint column = 0; column < fill->first->n_columns; column++)
    {
      GtkWidget *cell = build_cell (fill, row, column, GTK_ACCESSIBLE_ROLE_CELL);

      if (fill->model && hj_note_table_model_is_covered (fill->model, row, column))
        cell = cover_cell (fill, cell, row, column);
      hj_note_table_add (fill->table, cell);
    }
}

/* Rows of the model that this part of the table shows: *FROM ≤ i < *TO. */
static void
get_part (Fill *fill, guint *from, guint *to)
{
  guint n = hj_note_table_model_get_rows (fill->model)->len;
  gboolean part = fill->row->to > 0;

  *from = MIN (part ? fill->row->from - 1 : 0, n);
  *to = part ? MIN (fill->row->to - 1, n) : n;
}

static void
refill (Fill *fill)
{
  const GArray *rows = hj_note_table_model_get_rows (fill->model);
  HjNoteFind find = fill->builder->get_find (fill->builder->owner, fill->row);
  guint from, to;

  get_part (fill, &from, &to);
  fill->find = &find;
  hj_note_table_refill (fill->table, 1 + to - from);
  for (guint i = from; i < to; i++)
    add_row (fill, g_array_index (rows, guint, i));
  fill->find = NULL;
  /* The header stays while the filter is being typed. */
  gtk_widget_set_visible (GTK_WIDGET (fill->table), to > from || fill->row->from <= 1);
  tell_sort (fill);
  fill->builder->refit (fill->builder->owner, fill->row);
}

static void
changed_cb (GtkWidget *table, HjNoteTableModel *model)
{
  refill (g_object_get_data (G_OBJECT (table), "hj-fill"));
}

static void
free_fill (gpointer data)
{
  Fill *fill = data;

  g_clear_object (&fill->model);
  g_free (fill);
}

/* What a table is looked at with is kept by its row; a table within a quote has none to keep it. */
static HjNoteTableModel *
get_model (const HjNoteReader *reader, HjNoteRow *row, const HjBlock *table)
{
  gboolean own = hj_note_row_get_block (row) == table;
  HjNoteTableModel *model;

  if (table->headless || table->n_rows < 3)
    return NULL;
  model = own && row->table ? g_object_ref (row->table) : hj_note_table_model_new (table);
  if (own)
    g_set_object (&row->table, model);
  hj_note_table_model_set_reader (model, reader);
  return model;
}

/* The header and the rows FROM ≤ r < TO as written. */
static void
fill_as_written (Fill *fill)
{
  gboolean part = fill->row->to > 0;

  for (guint row = part ? fill->row->from : 1; row < (part ? fill->row->to : fill->first->n_rows); row++)
    add_row (fill, row);
}

static GtkWidget *
watch_model (Fill *fill)
{
  GtkWidget *table = GTK_WIDGET (fill->table);

  refill (fill);
  g_signal_connect_object (fill->model, "changed", G_CALLBACK (changed_cb), table, G_CONNECT_SWAPPED);
  return fill->row->from > 1 ? table : hj_note_table_tools_wrap (table, fill->model);
}

GtkWidget *
hj_note_table_build (const HjNoteBuilder *builder, HjNoteRow *row, HjNoteFind *find, const HjBlock *first,
                     const HjBlock *second)
{
  gboolean part = row->to > 0;
  GtkWidget *table = hj_note_table_new (part ? 1 + row->to - row->from : MAX (first->n_rows, 1), first->n_columns);
  g_autofree char *name = g_strdup_printf (_("Table with %u columns and %u rows"), first->n_columns,
                                           first->n_rows - !first->headless);
  Fill *fill = g_new0 (Fill, 1);

  *fill = (Fill){ builder, row, find, get_model (&builder->reader, row, first), HJ_NOTE_TABLE (table), first, second };
  g_object_set_data_full (G_OBJECT (table), "hj-fill", fill, free_fill);
  hj_spoken_set_name (table, name);
  for (guint column = 0; column < first->n_columns; column++)
    hj_note_table_add (HJ_NOTE_TABLE (table), build_header (fill, column));
  if (fill->model)
    return watch_model (fill);
  fill_as_written (fill);
  fill->find = NULL;
  return table;
}
