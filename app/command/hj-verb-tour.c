/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "tour" shows what the program does to someone without a display: a fresh library, every diagram, a sheet, ten
 * answered cards, and a record of it. */
#include "hj-invocation.h"

#include "hj-catalogue.h"
#include "hj-figure.h"
#include "hj-sheet.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define TOUR_TOPIC "multi-head-attention"
#define TOUR_ANSWERS 10

typedef struct {
  HjInvocation *self;
  const char *folder;
  JsonBuilder *record;
} Tour;

static double
seconds_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC;
}

static void
begin_part (Tour *tour, const char *what)
{
  json_builder_begin_object (tour->record);
  hj_json_string (tour->record, "part", what);
}

static void
end_part (Tour *tour, gint64 start)
{
  hj_json_double (tour->record, "seconds", seconds_since (start));
  json_builder_end_object (tour->record);
}

static gboolean
draw_diagram (Tour *tour, const HjDiagramClass *klass, HjLang lang, HjStyle style, GError **error)
{
  g_autoptr (HjDiagram) diagram = hj_diagram_new (klass);
  HjFigureOptions options = { .style = style, .lang = lang, .width = HJ_FIGURE_WIDTH };
  g_autofree char *name = g_strdup_printf ("%s.%s%s.png", klass->id, hj_lang_to_string (lang),
                                           style == HJ_STYLE_DARK ? ".dark" : "");
  g_autofree char *path = g_build_filename (tour->folder, name, NULL), *state = NULL, *says = NULL;
  gint64 start = g_get_monotonic_time ();

  hj_diagram_seek (diagram, klass->preview_steps);
  if (!hj_figure_save (diagram, path, &options, error))
    return FALSE;
  state = hj_diagram_to_text (diagram);
  says = hj_diagram_describe (diagram, lang);
  begin_part (tour, "diagram");
  hj_json_string (tour->record, "file", name);
  hj_json_string (tour->record, "state", state);
  hj_json_string (tour->record, "describe", says);
  end_part (tour, start);
  g_print ("%s\n", name);
  return TRUE;
}

static gboolean
draw_diagrams (Tour *tour, GError **error)
{
  for (guint i = 0; i < hj_catalogue_get_length (); i++)
    for (int lang = HJ_LANG_KO; lang <= HJ_LANG_EN; lang++)
      for (int style = HJ_STYLE_LIGHT; style <= HJ_STYLE_DARK; style++)
        if (!draw_diagram (tour, hj_catalogue_get (i), (HjLang) lang, (HjStyle) style, error))
          return FALSE;
  return TRUE;
}

static gboolean
print_sheet (Tour *tour, GError **error)
{
  gint64 start = g_get_monotonic_time ();

  for (int lang = HJ_LANG_KO; lang <= HJ_LANG_BOTH; lang++)
    {
      g_autofree char *name = g_strdup_printf ("sheet-" TOUR_TOPIC ".%s.pdf", hj_lang_to_string ((HjLang) lang));
      g_autofree char *path = g_build_filename (tour->folder, name, NULL);
      g_autoptr (HjSheet) sheet = hj_sheet_new_for_topic (TOUR_TOPIC, (HjLang) lang, HJ_PAPER_A4, 1);

      g_assert (sheet);
      if (!hj_sheet_save_pdf (sheet, path, error))
        return FALSE;
      begin_part (tour, "sheet");
      hj_json_string (tour->record, "file", name);
      hj_json_int (tour->record, "pages", hj_sheet_get_n_pages (sheet));
      end_part (tour, start);
      g_print ("%s\n", name);
    }
  return TRUE;
}

static gboolean
answer_cards (Tour *tour, HjLibrary *library, GError **error)
{
  gint64 start = g_get_monotonic_time ();
  HjMoment now = hj_moment_now ();
  int answered = 0;

  begin_part (tour, "answers");
  hj_json_array (tour->record, "cards");
  for (; answered < TOUR_ANSWERS; answered++, now.at++)
    {
      g_autoptr (HjQueue) queue = hj_library_build_queue (library, 0, now, error);
      g_autoptr (HjCard) card = NULL;
      HjSchedule after;

      if (!queue)
        return FALSE;
      if (queue->cards->len == 0)
        break;
      card = hj_card_copy (queue->cards->pdata[0]);
      if (!hj_library_answer (library, card->id, HJ_GRADE_GOOD, 0, now, &after, error))
        return FALSE;
      json_builder_begin_object (tour->record);
      hj_json_int (tour->record, "id", card->id);
      hj_json_string (tour->record, "question", hj_card_get_front (card, tour->self->lang));
      json_builder_end_object (tour->record);
    }
  json_builder_end_array (tour->record);
  hj_json_int (tour->record, "answered", answered);
  end_part (tour, start);
  return TRUE;
}

/* A tour starts afresh each time; this library is nobody's own. */
static void
remove_library (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_remove (file);
    }
}

static HjLibrary *
make_library (Tour *tour, GError **error)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GPtrArray) cards = NULL;
  HjLibrary *library;

  g_free (tour->self->library);
  tour->self->library = g_build_filename (tour->folder, "library.sqlite3", NULL);
  remove_library (tour->self->library);
  library = hj_invocation_open (tour->self, error);
  cards = library ? hj_library_list_cards (library, HJ_CARDS_TAKEN, 0, NULL, error) : NULL;
  if (!cards)
    return NULL;
  begin_part (tour, "library");
  hj_json_string (tour->record, "file", "library.sqlite3");
  hj_json_int (tour->record, "cards", cards->len);
  end_part (tour, start);
  return library;
}

static gboolean
write_record (Tour *tour, GError **error)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (tour->record);
  g_autofree char *path = g_build_filename (tour->folder, "tour.json", NULL);

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  return json_generator_to_file (generator, path, error);
}

static gboolean
walk (Tour *tour, GError **error)
{
  gint64 start = g_get_monotonic_time ();
  HjLibrary *library;

  json_builder_begin_object (tour->record);
  hj_json_array (tour->record, "parts");
  library = make_library (tour, error);
  if (!library || !draw_diagrams (tour, error) || !print_sheet (tour, error) || !answer_cards (tour, library, error))
    return FALSE;
  json_builder_end_array (tour->record);
  hj_json_double (tour->record, "seconds", seconds_since (start));
  json_builder_end_object (tour->record);
  return write_record (tour, error);
}

int
hj_verb_tour (HjInvocation *self)
{
  g_autofree char *folder = NULL;
  g_autoptr (JsonBuilder) record = json_builder_new ();
  GError *error = NULL;
  GOptionEntry entries[] = { { "output", 'o', 0, G_OPTION_ARG_FILENAME, &folder, NULL, NULL }, { NULL } };
  Tour tour;

  if (!hj_invocation_parse (self, entries, 0, 0))
    return HJ_MISUSED;
  if (!folder)
    return hj_invocation_misuse (self, _("--output DIR is missing"));
  if (g_mkdir_with_parents (folder, 0777) != 0)
    return hj_invocation_refuse (self, folder, g_strerror (errno));
  tour = (Tour){ self, folder, record };
  if (!walk (&tour, &error))
    return hj_invocation_fail (self, error);
  g_print ("%s\n", "tour.json");
  return HJ_DONE;
}
