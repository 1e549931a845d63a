/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One kind of thing an importer did, with its places folded away until someone asks. */
#include "hj-report-view-private.h"

#include "hj-diff-lines.h"
#include "hj-report-place.h"
#include "hj-words.h"

#include <glib/gi18n.h>
#include <string.h>

#define FIRST 3 /* places that are shown at once */
#define STEP 20

/* The rows of one expander; freed with it. */
typedef struct {
  HjReportView *view;
  const HjReportItem *item;
  GArray *lines; /* of int: each line once */
  AdwExpanderRow *row;
  GtkWidget *more; /* or NULL */
  guint shown;
} Places;

static void
place_activated_cb (AdwActionRow *row, Places *places)
{
  g_signal_emit_by_name (places->view, "place-activated",
                         GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "line")));
}

/* ---- places ---- */

/* What went, word for word; otherwise the line before and after. */
static GtkWidget *
create_lines (Places *places, guint index, int line)
{
  g_autofree char *before = NULL, *after = NULL;

  if (places->item->removed != NULL)
    return hj_diff_lines_new (((HjRemoved *) places->item->removed->pdata[index])->text, NULL);
  before = hj_import_report_dup_before (places->view->report, line);
  after = hj_import_report_dup_after (places->view->report, line);
  return hj_diff_lines_new (before, strcmp (before, after) == 0 ? NULL : after);
}

static guint
count_places (const Places *places)
{
  return places->item->removed != NULL ? places->item->removed->len : places->lines->len;
}

static GtkWidget *
create_place (Places *places, guint index)
{
  GtkWidget *row = adw_action_row_new ();
  int line = places->item->removed != NULL ? ((HjRemoved *) places->item->removed->pdata[index])->line
                                           : g_array_index (places->lines, int, index);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *mended = create_lines (places, index, line);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (box, "report-place");
  gtk_box_append (GTK_BOX (lines), mended);
  gtk_box_append (GTK_BOX (box), hj_report_place_new (line, GTK_ALIGN_START, lines));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  if (places->view->choices != NULL)
    hj_report_view_add_word (places->view, row, places->item->kind, line, mended);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "line", GINT_TO_POINTER (line));
  g_signal_connect (row, "activated", G_CALLBACK (place_activated_cb), places);
  return row;
}

static void show_more (Places *places, guint n);

static void
more_activated_cb (AdwActionRow *row, Places *places)
{
  show_more (places, STEP);
}

static void
update_more (Places *places)
{
  guint rest = count_places (places) - places->shown;
  g_autofree char *title = g_strdup_printf (ngettext ("%u more", "%u more", rest), rest);

  if (places->more != NULL)
    adw_expander_row_remove (places->row, places->more);
  places->more = NULL;
  if (rest == 0)
    return;
  places->more = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (places->more), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (places->more), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (places->more), TRUE);
  g_signal_connect (places->more, "activated", G_CALLBACK (more_activated_cb), places);
  adw_expander_row_add_row (places->row, places->more);
}

static void
show_more (Places *places, guint n)
{
  GtkWidget *first = NULL;
  gboolean again = places->shown > 0;

  if (places->more != NULL)
    adw_expander_row_remove (places->row, places->more);
  places->more = NULL;
  for (guint i = 0; i < n && places->shown < count_places (places); i++) {
    GtkWidget *row = create_place (places, places->shown++);

    adw_expander_row_add_row (places->row, row);
    first = first == NULL ? row : first;
  }
  update_more (places);
  if (again && first != NULL)
    gtk_widget_grab_focus (first);
}

static void
expanded_cb (AdwExpanderRow *row, GParamSpec *pspec, Places *places)
{
  if (adw_expander_row_get_expanded (row) && places->shown == 0)
    show_more (places, FIRST);
}

/* ---- rows ---- */

static char *
dup_subtitle (const HjReportItem *item)
{
  int first = item->lines->len > 0 ? g_array_index (item->lines, int, 0) : 0;
  g_autofree char *count = g_strdup_printf (ngettext ("%u place", "%u places", item->count), item->count);

  if (first == 0)
    return g_strdup ("");
  if (item->count == 1)
    return g_strdup_printf (_("line %d"), first);
  /* Translators: how many places, then the line of the first of them. */
  return g_strdup_printf (_("%s, from line %d"), count, first);
}

/* Several things may have been mended in one line: it is shown once. */
static GArray *
list_lines (const HjReportItem *item)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < item->lines->len; i++) {
    int line = g_array_index (item->lines, int, i);

    if (lines->len == 0 || g_array_index (lines, int, lines->len - 1) != line)
      g_array_append_val (lines, line);
  }
  return lines;
}

static void
free_places (gpointer data)
{
  g_array_unref (((Places *) data)->lines);
  g_free (data);
}

static GtkWidget *
create_item (HjReportView *self, const HjReportItem *item)
{
  gboolean folds = item->lines->len > 0 || item->removed != NULL;
  GtkWidget *row = folds ? adw_expander_row_new () : adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (hj_text_get (item->message, self->lang), -1);
  g_autofree char *subtitle = dup_subtitle (item);
  Places *places;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (folds)
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  hj_words_keep (row);
  if (!folds)
    return row;
  places = g_new0 (Places, 1);
  places->view = self;
  places->item = item;
  places->lines = list_lines (item);
  places->row = ADW_EXPANDER_ROW (row);
  g_object_set_data_full (G_OBJECT (row), "places", places, free_places);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), places);
  return row;
}

/* The first one is open: one sees at once what is in the others. */
static GtkWidget *
create_open_item (HjReportView *self, const GArray *items, guint index)
{
  GtkWidget *row = create_item (self, &g_array_index (items, HjReportItem, index));

  if (index == 0 && ADW_IS_EXPANDER_ROW (row))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  return row;
}

GtkWidget *
hj_report_view_create_mended (guint index, gpointer view)
{
  return create_open_item (view, hj_import_report_get_mended (HJ_REPORT_VIEW (view)->report), index);
}

GtkWidget *
hj_report_view_create_left (guint index, gpointer view)
{
  return create_open_item (view, hj_import_report_get_left (HJ_REPORT_VIEW (view)->report), index);
}

GtkWidget *
hj_report_view_create_removed (guint index, gpointer view)
{
  HjReportView *self = view;

  return create_item (self, &g_array_index (hj_import_report_get_removed (self->report), HjReportItem, index));
}

GtkWidget *
hj_report_view_create_warning (guint index, gpointer view)
{
  HjReportView *self = view;

  return create_item (self, &g_array_index (hj_import_report_get_warnings (self->report), HjReportItem, index));
}
