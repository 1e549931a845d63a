/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hanjang backup, restore, check: a learner's data is sacred. */
#include "hj-invocation.h"

#include <glib/gi18n-lib.h>

static int
print_path (HjInvocation *self, const char *name, const char *path)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  if (!self->json)
    {
      if (path)
        hj_print ("%s\n", path);
      return HJ_DONE;
    }
  json_builder_begin_object (json);
  hj_json_string (json, name, path);
  json_builder_end_object (json);
  return hj_invocation_print_json (self, json);
}

int
hj_verb_backup (HjInvocation *self)
{
  g_autofree char *path = NULL;
  GError *error = NULL;

  if (!hj_invocation_parse (self, NULL, 0, 1))
    return HJ_MISUSED;
  if (hj_invocation_open (self, &error))
    path = hj_library_backup (self->open, self->n_args > 0 ? self->args[0] : NULL, hj_moment_now (), &error);
  if (!path)
    return hj_invocation_fail (self, error);
  return print_path (self, "backup", path);
}

int
hj_verb_restore (HjInvocation *self)
{
  g_autofree char *kept = NULL;
  GError *error = NULL;

  if (!hj_invocation_parse (self, NULL, 1, 1))
    return HJ_MISUSED;
  if (!hj_library_restore (self->library, self->args[0], hj_moment_now (), &kept, &error))
    return hj_invocation_fail (self, error);
  return print_path (self, "kept", kept);
}

/* ---- check ---- */

static int
print_check (HjInvocation *self, const HjCheck *check)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  hj_json_int (json, "cards", check->cards);
  hj_json_int (json, "reviews", check->reviews);
  hj_json_int (json, "repaired", check->repaired);
  hj_json_strings (json, "problems", (const char *const *) check->problems->pdata, check->problems->len);
  json_builder_end_object (json);
  return hj_invocation_print_json (self, json);
}

static void
print_problems (const HjCheck *check)
{
  for (guint i = 0; i < check->problems->len; i++)
    hj_print ("%s\n", (char *) g_ptr_array_index (check->problems, i));
  hj_print (_("%d cards and %d reviews looked at, %u problems, %d repaired\n"), check->cards, check->reviews,
            check->problems->len, check->repaired);
}

int
hj_verb_check (HjInvocation *self)
{
  gboolean repair = FALSE;
  const GOptionEntry entries[] = {
    { "repair", 0, 0, G_OPTION_ARG_NONE, &repair, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (HjCheck) check = NULL;
  GError *error = NULL;

  if (!hj_invocation_parse (self, entries, 0, 0))
    return HJ_MISUSED;
  if (hj_invocation_open (self, &error))
    check = hj_library_check (self->open, repair, &error);
  if (!check)
    return hj_invocation_fail (self, error);
  if (self->json)
    print_check (self, check);
  else
    print_problems (check);
  return (int) check->problems->len > check->repaired ? HJ_FAILED : HJ_DONE;
}
