/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hanjang export: what the learner has, for other programs. */
#include "hj-export.h"
#include "hj-invocation.h"

#include <glib/gi18n-lib.h>

static int
print_json (HjInvocation *self, const HjExported *exported)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  hj_json_string (json, "file", self->args[0]);
  hj_json_int (json, "notes", exported->notes);
  hj_json_int (json, "pictures", exported->pictures);
  hj_json_int (json, "cards", exported->cards);
  hj_json_int (json, "reviews", exported->reviews);
  json_builder_end_object (json);
  return hj_invocation_print_json (self, json);
}

static int
print_text (const HjExported *exported)
{
  hj_print (ngettext ("%u card written\n", "%u cards written\n", exported->cards), exported->cards);
  if (exported->reviews > 0)
    hj_print (ngettext ("%u review written\n", "%u reviews written\n", exported->reviews), exported->reviews);
  if (exported->notes > 0)
    hj_print (ngettext ("%u note written\n", "%u notes written\n", exported->notes), exported->notes);
  if (exported->pictures > 0)
    hj_print (ngettext ("%u picture written\n", "%u pictures written\n", exported->pictures), exported->pictures);
  return HJ_DONE;
}

int
hj_verb_export (HjInvocation *self)
{
  HjExported exported;
  GError *error = NULL;

  if (!hj_invocation_parse (self, NULL, 1, 1))
    return HJ_MISUSED;
  if (!hj_export_can_write (self->args[0]))
    return hj_invocation_misuse (self, _("%s: must end in .apkg, .csv or .zip"), self->args[0]);
  if (!hj_invocation_open (self, &error)
      || !hj_export (self->open, self->args[0], self->lang, hj_moment_now (), &exported, &error))
    return hj_invocation_fail (self, error);
  return self->json ? print_json (self, &exported) : print_text (&exported);
}
