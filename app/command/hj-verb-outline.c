/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hanjang outline: the sections of a note, and the learner's word on them. */
#include "hj-invocation.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

/* ---- printing ---- */

/* How much of the section that begins with BLOCK was read; those in an answer are read with their question. */
static double
get_read (const HjCoverage *coverage, guint block)
{
  int section = hj_coverage_find_section (coverage, block);

  return section < 0 ? 0 : hj_coverage_get_section (coverage, (guint) section)->fraction;
}

/* DATA: HjCoverage of the note. */
static void
add_section (JsonBuilder *json, gconstpointer row, gconstpointer data)
{
  const HjSection *section = row;

  hj_json_string (json, "title", section->title);
  hj_json_int (json, "level", section->level);
  hj_json_int (json, "polarity", section->polarity);
  hj_json_int (json, "line", section->line);
  hj_json_double (json, "read", get_read (data, section->block));
  hj_json_rows (json, "children", section->children, add_section, data);
}

static void
add_change (JsonBuilder *json, gconstpointer row, gconstpointer data)
{
  const HjOverride *override = row;

  hj_json_string (json, "kind", hj_override_kind_to_string (override->kind));
  hj_json_int (json, "line", override->line);
  hj_json_string (json, "text", override->text);
  hj_json_string (json, "value", override->value);
}

/* (transfer container) */
static GPtrArray *
list_of_headings (const GPtrArray *overrides)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < overrides->len; i++)
    if (hj_override_is_of_heading (((const HjOverride *) g_ptr_array_index (overrides, i))->kind))
      g_ptr_array_add (found, g_ptr_array_index (overrides, i));
  return found;
}

static int
print_json (HjInvocation *self, const HjNoteInfo *info, const HjNote *note, const GPtrArray *overrides,
            const HjCoverage *coverage)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (GPtrArray) changes = list_of_headings (overrides);

  json_builder_begin_object (json);
  hj_json_int (json, "id", info->id);
  hj_json_string (json, "title", note->title);
  hj_json_double (json, "read", info->fraction);
  hj_json_rows (json, "sections", note->sections, add_section, coverage);
  hj_json_rows (json, "changes", changes, add_change, NULL);
  json_builder_end_object (json);
  return hj_invocation_print_json (self, json);
}

static void
print_sections (const GPtrArray *sections, int depth)
{
  for (guint i = 0; sections && i < sections->len; i++)
    {
      const HjSection *section = g_ptr_array_index (sections, i);

      hj_print ("%6d  %*s%s\n", section->line, depth * 2, "", section->title);
      print_sections (section->children, depth + 1);
    }
}

static HjCoverage *
get_coverage (HjInvocation *self, const HjNoteInfo *info, const HjNote *note, GError **error)
{
  g_autofree char *what = info->topic ? g_strconcat ("topic:", info->topic, NULL)
                                      : g_strdup_printf ("note:%" G_GINT64_FORMAT, info->id);

  return hj_library_get_coverage (self->open, what, note, error);
}

static int
print_outline (HjInvocation *self, const HjNoteInfo *info)
{
  GError *error = NULL;
  g_autoptr (HjNote) note = hj_library_read_note (self->open, info->id, &error);
  g_autoptr (GPtrArray) overrides = note ? hj_library_list_overrides (self->open, info->id, &error) : NULL;
  g_autoptr (HjCoverage) coverage = overrides ? get_coverage (self, info, note, &error) : NULL;

  if (!coverage)
    return hj_invocation_fail (self, error);
  if (self->json)
    return print_json (self, info, note, overrides, coverage);
  print_sections (note->sections, 0);
  return HJ_DONE;
}

/* ---- changing ---- */

static const HjOverrideKind kinds[] = {
  HJ_OVERRIDE_PROMOTE, HJ_OVERRIDE_DEMOTE, HJ_OVERRIDE_MERGE, HJ_OVERRIDE_RENAME, HJ_OVERRIDE_HEADING, HJ_OVERRIDE_PLAIN,
};

typedef struct {
  int lines[G_N_ELEMENTS (kinds)]; /* 0: not asked for */
  gboolean undo;
} Wishes;

/* The kind that was asked for, −1 without one. N (out) counts wishes. */
static int
find_wish (const Wishes *wishes, int *n)
{
  int wish = -1;

  *n = wishes->undo;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (wishes->lines[i] != 0)
      {
        wish = (int) i;
        ++*n;
      }
  return wish;
}

static gboolean
undo (HjInvocation *self, gint64 note, GError **error)
{
  g_autoptr (GPtrArray) overrides = hj_library_list_overrides (self->open, note, error);

  for (int i = overrides ? (int) overrides->len - 1 : -1; i >= 0; i--)
    if (hj_override_is_of_heading (((HjOverride *) overrides->pdata[i])->kind))
      return hj_library_remove_override (self->open, ((HjOverride *) overrides->pdata[i])->id, error);
  if (overrides)
    g_set_error_literal (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_NOT_FOUND,
                         _("there is no change of a heading to take back"));
  return FALSE;
}

static gboolean
fulfil (HjInvocation *self, const HjNoteInfo *info, const Wishes *wishes, GError **error)
{
  int n, wish = find_wish (wishes, &n);

  if (wishes->undo)
    return undo (self, info->id, error);
  return wish < 0
         || hj_library_override (self->open, info->id, kinds[wish], NULL, wishes->lines[wish],
                                 kinds[wish] == HJ_OVERRIDE_RENAME ? self->args[1] : NULL, hj_moment_now (), error) > 0;
}

static gboolean
parse (HjInvocation *self, Wishes *wishes)
{
  const GOptionEntry entries[] = {
    { "promote", 0, 0, G_OPTION_ARG_INT, &wishes->lines[0], NULL, NULL },
    { "demote", 0, 0, G_OPTION_ARG_INT, &wishes->lines[1], NULL, NULL },
    { "merge", 0, 0, G_OPTION_ARG_INT, &wishes->lines[2], NULL, NULL },
    { "rename", 0, 0, G_OPTION_ARG_INT, &wishes->lines[3], NULL, NULL },
    { "heading", 0, 0, G_OPTION_ARG_INT, &wishes->lines[4], NULL, NULL },
    { "plain", 0, 0, G_OPTION_ARG_INT, &wishes->lines[5], NULL, NULL },
    { "undo", 0, 0, G_OPTION_ARG_NONE, &wishes->undo, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  int n;

  if (!hj_invocation_parse (self, entries, 1, 2))
    return FALSE;
  find_wish (wishes, &n);
  if (n > 1)
    hj_invocation_misuse (self, _("one change at a time"));
  else if ((self->n_args == 2) != (wishes->lines[3] != 0))
    hj_invocation_misuse (self, wishes->lines[3] ? _("--rename needs a line and a title") : _("too many arguments"));
  else
    return TRUE;
  return FALSE;
}

int
hj_verb_outline (HjInvocation *self)
{
  g_autoptr (HjNoteInfo) info = NULL;
  Wishes wishes = { { 0 } };
  GError *error = NULL;

  if (!parse (self, &wishes))
    return HJ_MISUSED;
  if (hj_invocation_open (self, &error))
    info = hj_library_find_note (self->open, self->args[0], self->lang, &error);
  if (!info || !fulfil (self, info, &wishes, &error))
    return hj_invocation_fail (self, error);
  return print_outline (self, info);
}
