/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import report of one note: summary, then a list for each kind of finding, in one or two columns. */
#include "hj-report-view-private.h"

#include "hj-card-grid.h"
#include "hj-words.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (HjReportView, hj_report_view, GTK_TYPE_WIDGET)

enum {
  PLACE_ACTIVATED,
  LETTER_CHOSEN,
  DIAGRAM_TOGGLED,
  CORRECTION_TOGGLED,
  HEADING_CHANGED,
  REPAIR_LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* One list under its title. SIDE: the column it stands in, where there are two. */
typedef struct {
  const char *title;
  char *note; /* small, at the end of the title's line; or NULL */
  guint n, first, step;
  HjMoreListMake make;
  int side;
} Group;

static GtkWidget *
create_title (const Group *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *title = gtk_label_new (group->title);

  gtk_widget_add_css_class (title, "heading");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_box_append (GTK_BOX (box), title);
  if (group->note != NULL) {
    GtkWidget *note = gtk_label_new (NULL);

    hj_words_set (GTK_LABEL (note), group->note);
    gtk_label_set_wrap (GTK_LABEL (note), TRUE);
    gtk_label_set_xalign (GTK_LABEL (note), 1);
    gtk_label_set_justify (GTK_LABEL (note), GTK_JUSTIFY_RIGHT);
    gtk_widget_add_css_class (note, "dim-label");
    gtk_widget_add_css_class (note, "report-sentence");
    gtk_box_append (GTK_BOX (box), note);
  }
  gtk_widget_set_margin_start (box, 2);
  gtk_widget_set_margin_end (box, 2);
  return box;
}

static GtkWidget *
create_group (HjReportView *self, const Group *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10), *list = hj_more_list_new ();

  hj_more_list_set_items (HJ_MORE_LIST (list), group->n, group->first, group->step, group->make, self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, group->title, -1);
  gtk_box_append (GTK_BOX (box), create_title (group));
  gtk_box_append (GTK_BOX (box), list);
  return box;
}

static char *
dup_lost (HjReportView *self)
{
  guint lost = hj_import_report_get_lost_bytes (self->report);

  return lost == 0 ? NULL : g_strdup_printf (ngettext ("%'u byte lost", "%'u bytes lost", lost), lost);
}

static gboolean
offers_diagrams (const GPtrArray *missing)
{
  for (guint i = 0; i < missing->len; i++)
    if (((HjReportMissing *) missing->pdata[i])->diagram != NULL)
      return TRUE;
  return FALSE;
}

/* Both sides in use, or everything on one: then the longer lists go to the other. */
static void
balance (Group *groups, guint n)
{
  gboolean used[2] = { FALSE, FALSE };
  guint found = 0;

  for (guint i = 0; i < n; i++)
    if (groups[i].n > 0)
      used[groups[i].side] = TRUE;
  for (guint i = 0; i < n && !(used[0] && used[1]); i++)
    if (groups[i].n > 0)
      groups[i].side = found++ % 2;
}

static GtkWidget *
create_columns (HjReportView *self, const Group *groups, guint n)
{
  GtkWidget *grid = g_object_new (HJ_TYPE_CARD_GRID, "column-width", 330, "max-columns", 2, "spacing", 24, NULL);

  for (int side = 0; side < 2; side++) {
    GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

    for (guint i = 0; i < n; i++)
      if (groups[i].n > 0 && groups[i].side == side)
        gtk_box_append (GTK_BOX (column), create_group (self, &groups[i]));
    gtk_widget_set_valign (column, GTK_ALIGN_START);
    gtk_widget_set_visible (column, gtk_widget_get_first_child (column) != NULL);
    hj_card_grid_append (HJ_CARD_GRID (grid), column);
  }
  return grid;
}

static GtkWidget *
create_lists (HjReportView *self)
{
  const GPtrArray *missing = hj_import_report_get_missing (self->report);
  g_autofree char *lost = dup_lost (self);
  Group groups[] = {
    {_("Changed"), NULL, self->changes == NULL ? 0 : self->changes->len, 4, 20, hj_report_view_create_change, 0},
    {_("Mended"), NULL, hj_import_report_get_mended (self->report)->len, 12, 20, hj_report_view_create_mended, 0},
    {_("Left as Written"), NULL, hj_import_report_get_left (self->report)->len, 8, 20, hj_report_view_create_left, 0},
    {_("Guessed"), lost, hj_import_report_get_guesses (self->report)->len, 3, 10, hj_report_view_create_guess, 0},
    {_("Taken Out"), NULL, hj_import_report_get_removed (self->report)->len, 8, 20, hj_report_view_create_removed, 0},
    {_("Missing"), offers_diagrams (missing) ? (char *) _("Live diagrams to put in their place") : NULL, missing->len,
     6, 20, hj_report_view_create_missing, 1},
    {_("To Correct"), (char *) _("The note stays as it is"), hj_import_report_get_corrections (self->report)->len, 4,
     10, hj_report_view_create_correction, 1},
    {_("To Know"), NULL, hj_import_report_get_warnings (self->report)->len, 8, 20, hj_report_view_create_warning, 1},
  };

  balance (groups, G_N_ELEMENTS (groups));
  return create_columns (self, groups, G_N_ELEMENTS (groups));
}

static void
clear (HjReportView *self)
{
  GtkWidget *child;

  g_hash_table_remove_all (self->pictures);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
}

static void
hj_report_view_dispose (GObject *object)
{
  HjReportView *self = HJ_REPORT_VIEW (object);

  g_hash_table_remove_all (self->pictures);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hj_report_view_parent_class)->dispose (object);
}

static void
hj_report_view_finalize (GObject *object)
{
  g_hash_table_unref (HJ_REPORT_VIEW (object)->pictures);
  G_OBJECT_CLASS (hj_report_view_parent_class)->finalize (object);
}

static void
hj_report_view_class_init (HjReportViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hj_report_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = hj_report_view_finalize;
#define SIGNAL(id, name, n, ...)                                                                                     \
  signals[id] = g_signal_new (name, HJ_TYPE_REPORT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, n,     \
                              __VA_ARGS__)
  SIGNAL (PLACE_ACTIVATED, "place-activated", 1, G_TYPE_INT);
  SIGNAL (LETTER_CHOSEN, "letter-chosen", 2, G_TYPE_UINT, G_TYPE_UINT);
  SIGNAL (DIAGRAM_TOGGLED, "diagram-toggled", 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
  SIGNAL (CORRECTION_TOGGLED, "correction-toggled", 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
#undef SIGNAL
  signals[HEADING_CHANGED] = g_signal_new ("heading-changed", HJ_TYPE_REPORT_VIEW, G_SIGNAL_RUN_LAST, 0,
                                           g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 2,
                                           G_TYPE_INT, G_TYPE_STRING);
  signals[REPAIR_LEFT] = g_signal_new ("repair-left", HJ_TYPE_REPORT_VIEW, G_SIGNAL_RUN_LAST, 0,
                                       g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 3,
                                       G_TYPE_STRING, G_TYPE_INT, G_TYPE_BOOLEAN);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "reportview");
}

static void
hj_report_view_init (HjReportView *self)
{
  self->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
hj_report_view_new (void)
{
  return g_object_new (HJ_TYPE_REPORT_VIEW, NULL);
}

void
hj_report_view_set_picture_func (HjReportView *self, HjReportPictureFunc func, gpointer data)
{
  g_return_if_fail (HJ_IS_REPORT_VIEW (self));
  self->picture = func;
  self->picture_data = data;
}

void
hj_report_view_set_choices (HjReportView *self, const HjReportChoices *choices, gpointer data)
{
  g_return_if_fail (HJ_IS_REPORT_VIEW (self));
  self->choices = choices;
  self->choices_data = data;
}

void
hj_report_view_set_report (HjReportView *self, HjImportReport *report, const GPtrArray *changes, HjLang lang)
{
  g_return_if_fail (HJ_IS_REPORT_VIEW (self));
  clear (self);
  self->report = report;
  self->changes = changes;
  self->lang = lang;
  if (report == NULL)
    return;
  gtk_box_append (GTK_BOX (self->box), hj_report_view_create_summary (self));
  gtk_box_append (GTK_BOX (self->box), hj_report_view_create_contents (self));
  gtk_box_append (GTK_BOX (self->box), create_lists (self));
}

void
hj_report_view_update_picture (HjReportView *self, const char *diagram)
{
  GPtrArray *pictures;
  const char *name = NULL;

  g_return_if_fail (HJ_IS_REPORT_VIEW (self));
  pictures = g_hash_table_lookup (self->pictures, diagram);
  for (guint i = 0; pictures != NULL && i < pictures->len; i++)
    gtk_picture_set_paintable (pictures->pdata[i], self->picture (diagram, &name, self->picture_data));
}
