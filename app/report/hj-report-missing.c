/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a note points to that is not there: pictures without files, with the diagrams that show the same, and links to
 * places of one's own. */
#include "hj-report-private.h"

#include "hj-offers.h"

#include <string.h>

static gboolean
lies_in (const char *folder, const char *container)
{
  gsize n = strlen (container);

  return strncmp (folder, container, n) == 0 && (folder[n] == '/' || folder[n] == '\0');
}

/* Beside the note at PATH, or anywhere in what the note came in: a vault knows its pictures by name. */
static gboolean
comes_along (const HjImportReport *self, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  GHashTableIter iter;
  gpointer file, container;

  if (!self->files || g_hash_table_contains (self->files, path))
    return self->files != NULL;
  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, &file, &container))
    {
      g_autofree char *other = g_path_get_basename (file);

      if (g_str_equal (other, name) && lies_in (self->folder, container))
        return TRUE;
    }
  return FALSE;
}

/* Pictures are never fetched: one that does not lie where the page would look for it is missing. */
gboolean
hj_report_has_file (const HjImportReport *self, const char *source)
{
  g_autofree char *plain = source ? g_uri_unescape_string (source, NULL) : NULL;
  g_autofree char *path = NULL, *found = NULL;

  if (source && g_str_has_prefix (source, "file://"))
    {
      g_autofree char *file = g_filename_from_uri (source, NULL, NULL); /* found when its links were followed */

      return file && g_file_test (file, G_FILE_TEST_IS_REGULAR);
    }
  if (!source || !source[0] || strstr (source, "://"))
    return FALSE;
  path = g_canonicalize_filename (plain ? plain : source, self->folder);
  found = hj_picture_finder_dup_file (self->pictures, plain ? plain : source);
  return found || comes_along (self, path);
}

/* Hosts that only exist inside somebody's network or need somebody's account: endings and whole names. */
static gboolean
is_private (const char *href)
{
  static const char *const endings[] = { ".local", ".internal", ".corp", ".intranet", ".lan",
                                         ".atlassian.net", ".sharepoint.com" };
  static const char *const starts[] = { "10.", "192.168.", "127.", "localhost" };
  g_autoptr (GUri) uri = g_uri_parse (href, G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *host = uri ? g_uri_get_host (uri) : NULL;

  if (!host || !host[0])
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (host, endings[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (host, starts[i]))
      return TRUE;
  return !strchr (host, '.');
}

static int
compare_missing (gconstpointer a, gconstpointer b)
{
  return (*(HjReportMissing *const *) a)->line - (*(HjReportMissing *const *) b)->line;
}

void
hj_report_look_at_link (HjImportReport *self, const HjSpan *span, int line)
{
  HjReportMissing *missing;

  if (!span->href || !is_private (span->href))
    return;
  missing = g_new0 (HjReportMissing, 1);
  missing->line = line;
  missing->link = TRUE;
  missing->name = g_strdup (span->text);
  missing->source = g_strdup (span->href);
  g_ptr_array_add (self->missing, missing);
}

/* What a picture is called: its own words, else the section it stands in, else its file. */
static char *
dup_name (const HjOffer *offer, const HjAbout *about)
{
  const HjSection *section = hj_about_find_section (about, offer->line)->section;
  g_autofree char *plain = NULL;

  if (offer->alt && offer->alt[0])
    return g_strdup (offer->alt);
  if (section && section->title[0])
    return g_strdup (section->title);
  plain = g_uri_unescape_string (offer->source ? offer->source : "", NULL);
  return g_path_get_basename (plain ? plain : "");
}

static void
take_offer (HjReportMissing *missing, const HjOffer *offer)
{
  missing->diagram = g_strdup (offer->diagram);
  missing->settings = g_strdup (offer->settings);
  missing->confidence = offer->confidence;
  missing->reason_ko = g_strdup (offer->reason_ko);
  missing->reason_en = g_strdup (offer->reason_en);
}

static gboolean
is_there (const char *source, gpointer self)
{
  return hj_report_has_file (self, source);
}

void
hj_report_find_missing (HjImportReport *self)
{
  g_autoptr (HjAbout) about = hj_about_note (self->note);
  g_autoptr (GPtrArray) offers = hj_offers_for_note (self->note, about, is_there, self);

  for (guint i = 0; i < offers->len; i++)
    {
      const HjOffer *offer = g_ptr_array_index (offers, i);
      HjReportMissing *missing = g_new0 (HjReportMissing, 1);

      missing->line = offer->line;
      missing->name = dup_name (offer, about);
      missing->source = g_strdup (offer->source);
      if (offer->diagram)
        take_offer (missing, offer);
      g_ptr_array_add (self->missing, missing);
    }
  g_ptr_array_sort (self->missing, compare_missing);
}
