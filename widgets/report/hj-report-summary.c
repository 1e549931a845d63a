/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of an import report: three numbers, and what the note holds. */
#include "hj-report-view-private.h"

#include "hj-card-grid.h"
#include "hj-words.h"

#include <glib/gi18n.h>

static GtkWidget *
create_icon (const char *name, const char *style)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (name);

  gtk_widget_add_css_class (icon, "report-icon");
  gtk_widget_add_css_class (icon, style);
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  return icon;
}

/* One label, so that it wraps where the text is large. */
static GtkWidget *
create_numbers (const char *title, guint number, const char *unit)
{
  g_autofree char *count = g_strdup_printf ("%'u", number);
  g_autofree char *markup = g_markup_printf_escaped (
    "<b>%s</b>  <span size='136%%' weight='bold' font_features='tnum'>%s</span>  <span alpha='62%%'>%s</span>", title,
    count, unit);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static GtkWidget *
create_card (GtkWidget *icon, GtkWidget *numbers, const char *sentence)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *label = gtk_label_new (NULL);

  hj_words_set (GTK_LABEL (label), sentence);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "report-sentence");
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), numbers);
  gtk_box_append (GTK_BOX (words), label);
  gtk_box_append (GTK_BOX (card), icon);
  gtk_box_append (GTK_BOX (card), words);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "report-card");
  return card;
}

/* In a damaged note the letters count that surely are again what they were; in others the places. */
static GtkWidget *
create_mended (HjReportView *self)
{
  guint letters = hj_import_report_get_restored_letters (self->report);
  guint places = hj_import_report_count_mended (self->report);
  const char *sentence = letters > 0  ? _("Surely what they were before")
                         : places > 0 ? _("The words stay the same")
                                      : _("Nothing had to be mended");

  return create_card (create_icon ("object-select-symbolic", letters + places > 0 ? "mended" : "nothing"),
                      letters > 0 ? create_numbers (_("Mended"), letters, ngettext ("letter", "letters", letters))
                                  : create_numbers (_("Mended"), places, ngettext ("place", "places", places)),
                      sentence);
}

static GtkWidget *
create_guessed (HjReportView *self)
{
  guint n = hj_import_report_get_guesses (self->report)->len;

  return create_card (create_icon ("dialog-question-symbolic", n > 0 ? "guessed" : "nothing"),
                      create_numbers (_("Guessed"), n, ngettext ("letter", "letters", n)),
                      n > 0 ? _("Marked in the text by a wavy line") : _("Nothing had to be guessed"));
}

static GtkWidget *
create_missing (HjReportView *self)
{
  const GPtrArray *missing = hj_import_report_get_missing (self->report);
  guint n_links = 0;

  for (guint i = 0; i < missing->len; i++)
    n_links += ((HjReportMissing *) missing->pdata[i])->link;
  return create_card (create_icon ("dialog-warning-symbolic", missing->len > 0 ? "missing" : "nothing"),
                      create_numbers (_("Missing"), missing->len,
                                      n_links == 0 ? ngettext ("picture", "pictures", missing->len)
                                                   : ngettext ("thing", "things", missing->len)),
                      missing->len == 0 ? _("Everything is there")
                      : n_links == 0    ? _("The files of pictures are not there")
                                        : _("Pictures without files, links to private places"));
}

GtkWidget *
hj_report_view_create_summary (HjReportView *self)
{
  GtkWidget *grid = g_object_new (HJ_TYPE_CARD_GRID, "column-width", 215, "max-columns", 3, "spacing", 16, NULL);

  hj_card_grid_append (HJ_CARD_GRID (grid), create_mended (self));
  hj_card_grid_append (HJ_CARD_GRID (grid), create_guessed (self));
  hj_card_grid_append (HJ_CARD_GRID (grid), create_missing (self));
  return grid;
}

/* What there is none of is not named. WORDS are taken. */
static void
add_count (GString *out, int n, char *words)
{
  if (n > 0)
    g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", words);
  g_free (words);
}

/* "106 sections · 9 tables · …" */
static char *
dup_contents (const HjReportCounts *counts)
{
  GString *text = g_string_new (NULL);
  int n;

  n = counts->sections;
  add_count (text, n, g_strdup_printf (ngettext ("%d section", "%d sections", n), n));
  n = counts->tables;
  add_count (text, n, g_strdup_printf (ngettext ("%d table", "%d tables", n), n));
  n = counts->latent_tables;
  add_count (text, n, g_strdup_printf (ngettext ("%d implied table", "%d implied tables", n), n));
  n = counts->formulas;
  add_count (text, n, g_strdup_printf (ngettext ("%d formula", "%d formulas", n), n));
  n = counts->formulas_failed;
  add_count (text, n, g_strdup_printf (ngettext ("%d formula not understood", "%d formulas not understood", n), n));
  n = counts->code_blocks;
  add_count (text, n, g_strdup_printf (ngettext ("%d code block", "%d code blocks", n), n));
  n = counts->questions;
  add_count (text, n, g_strdup_printf (ngettext ("%d question", "%d questions", n), n));
  n = counts->terms;
  add_count (text, n, g_strdup_printf (ngettext ("%d term", "%d terms", n), n));
  n = counts->terms_doubtful;
  add_count (text, n, g_strdup_printf (ngettext ("%d of them doubtful", "%d of them doubtful", n), n));
  n = counts->language_pairs;
  add_count (text, n, g_strdup_printf (ngettext ("%d pair of sentences", "%d pairs of sentences", n), n));
  n = counts->cards;
  add_count (text, n, g_strdup_printf (ngettext ("%d card", "%d cards", n), n));
  return g_string_free (text, FALSE);
}

GtkWidget *
hj_report_view_create_contents (HjReportView *self)
{
  g_autofree char *contents = dup_contents (hj_import_report_get_counts (self->report));
  g_autofree char *sentence = *contents != '\0' ? g_strdup_printf (_("Read: %s"), contents)
                                                : g_strdup (_("Read: plain text"));
  GtkWidget *label = gtk_label_new (NULL);

  hj_words_set (GTK_LABEL (label), sentence);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_start (label, 2);
  return label;
}
