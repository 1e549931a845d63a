/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "sheet" prints summary sheets of topics and notes into one PDF. */
#include "hj-invocation.h"

#include "hj-course.h"
#include "hj-sheet.h"

#include <glib/gi18n-lib.h>

#define AS_FITS G_MININT /* pages: one for a topic, as many as it takes for a note */

/* A topic of the course first, then a note of the library. */
static HjSheet *
make_sheet (HjInvocation *self, const char *name, HjPaper paper, int pages, GError **error)
{
  const HjCourseTopic *topic = hj_course_find_topic (name);
  g_autoptr (HjNoteInfo) info = NULL;
  g_autoptr (HjNote) note = NULL;
  HjLibrary *library;

  if (pages == AS_FITS)
    pages = topic ? 1 : 0;
  if (topic)
    {
      HjSheet *sheet = hj_sheet_new_for_topic (name, self->lang, paper, pages);

      if (!sheet)
        g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_NOT_FOUND, _("%s: this topic is not written yet"), name);
      return sheet;
    }
  library = hj_invocation_open (self, error);
  if (!library)
    return NULL;
  info = hj_library_find_note (library, name, self->lang, error);
  note = info ? hj_library_read_note (library, info->id, error) : NULL;
  return note ? hj_sheet_new_for_note (note, paper, pages) : NULL;
}

static gboolean
is_letter (const char *paper)
{
  return paper && g_ascii_strcasecmp (paper, "letter") == 0;
}

/* HJ_DONE if all that was asked for can be done. */
static int
check_options (HjInvocation *self, const char *kind, const char *paper, int pages, const char *output)
{
  static const char *const later[] = { "cards", "worksheet", "weak", NULL };

  if (!output)
    return hj_invocation_misuse (self, _("-o FILE is missing"));
  if (!g_str_has_suffix (output, ".pdf"))
    return hj_invocation_misuse (self, _("%s: must end in .pdf"), output);
  if (pages < 0 && pages != AS_FITS)
    return hj_invocation_misuse (self, _("--pages: must be 0 or more"));
  if (paper && g_ascii_strcasecmp (paper, "a4") != 0 && !is_letter (paper))
    return hj_invocation_misuse (self, _("--paper %s: must be A4 or Letter"), paper);
  if (kind && g_strv_contains (later, kind))
    return hj_invocation_refuse (self, kind, _("not available yet"));
  if (kind && !g_str_equal (kind, "summary"))
    return hj_invocation_misuse (self, _("--kind %s: must be summary, cards, worksheet or weak"), kind);
  return HJ_DONE;
}

int
hj_verb_sheet (HjInvocation *self)
{
  g_autofree char *kind = NULL, *paper = NULL, *output = NULL;
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_sheet_free);
  int pages = AS_FITS, status;
  GError *error = NULL;
  GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, NULL, NULL },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &paper, NULL, NULL },
    { "pages", 0, 0, G_OPTION_ARG_INT, &pages, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
    { NULL },
  };

  if (!hj_invocation_parse (self, entries, 1, -1))
    return HJ_MISUSED;
  status = check_options (self, kind, paper, pages, output);
  if (status != HJ_DONE)
    return status;
  for (guint i = 0; i < self->n_args; i++)
    {
      HjSheet *sheet = make_sheet (self, self->args[i], is_letter (paper) ? HJ_PAPER_LETTER : HJ_PAPER_A4, pages, &error);

      if (!sheet)
        return hj_invocation_fail (self, error);
      g_ptr_array_add (sheets, sheet);
    }
  if (!hj_sheets_save_pdf (sheets, output, &error))
    return hj_invocation_fail (self, error);
  return HJ_DONE;
}
