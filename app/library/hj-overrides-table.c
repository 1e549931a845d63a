/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the learner changed in how a note is read, and where that stands in the text as it is now. */
#include "hj-import-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* ---- rows ---- */

static HjOverride *
load_override (HjStatement *row, HjOverrideKind kind)
{
  HjOverride *override = hj_override_new (kind, hj_statement_get_text (row, 7));

  override->id = hj_statement_get_long (row, 0);
  override->block = g_strdup (hj_statement_get_text (row, 2));
  override->line = hj_statement_get_int (row, 3);
  override->text = g_strdup (hj_statement_get_text (row, 4));
  override->before = g_strdup (hj_statement_get_text (row, 5));
  override->after = g_strdup (hj_statement_get_text (row, 6));
  return override;
}

GPtrArray *
hj_overrides_table_list (HjDatabase *db, gint64 note, GError **error)
{
  g_autoptr (GPtrArray) overrides = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_override_free);
  GError *problem = NULL;
  g_autoptr (HjStatement) rows = hj_database_query (db, &problem,
                                                    "SELECT id, kind, block, line, text, before, after, value"
                                                    " FROM overrides WHERE note = ?1 ORDER BY id",
                                                    "l", note);
  HjOverrideKind kind;

  while (hj_statement_step (rows, &problem))
    if (hj_override_kind_from_string (hj_statement_get_text (rows, 1), &kind)) /* a later version may know more */
      g_ptr_array_add (overrides, load_override (rows, kind));
  if (problem)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  return g_steal_pointer (&overrides);
}

static gboolean
insert (HjDatabase *db, gint64 note, HjOverride *override, HjMoment now, GError **error)
{
  if (!hj_database_run (db, error,
                        "INSERT INTO overrides (note, kind, block, line, text, before, after, value, at)"
                        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                        "lssissssl", note, hj_override_kind_to_string (override->kind), override->block,
                        override->line, override->text, override->before, override->after, override->value, now.at))
    return FALSE;
  override->id = hj_database_get_last_id (db);
  return TRUE;
}

static gboolean
update_place (HjDatabase *db, const HjOverride *override, GError **error)
{
  return hj_database_run (db, error,
                          "UPDATE overrides SET block = ?2, line = ?3, text = ?4, before = ?5, after = ?6 WHERE id = ?1",
                          "lsisss", override->id, override->block, override->line, override->text, override->before,
                          override->after);
}

/* ---- where they stand ---- */

/* The innermost of the blocks that begin nearest above LINE. */
static const HjTrace *
find_trace (const GPtrArray *traces, int line)
{
  const HjTrace *found = NULL;

  for (guint i = 0; i < traces->len; i++)
    {
      const HjTrace *trace = traces->pdata[i];

      if (trace->line <= line && (!found || trace->line >= found->line))
        found = trace;
    }
  return found;
}

static const HjTrace *
find_by_id (const GPtrArray *traces, const char *id)
{
  for (guint i = 0; id && i < traces->len; i++)
    if (g_strcmp0 (((HjTrace *) traces->pdata[i])->id, id) == 0)
      return traces->pdata[i];
  return NULL;
}

/* Where the line is gone but its block is there in other words, the block is the place. */
static void
settle (HjOverride *override, const HjNote *read, const GPtrArray *traces)
{
  const HjTrace *known = find_by_id (traces, override->block), *trace;
  int line = override->line > 0 ? override->line : known ? known->line : 0;

  if (line == 0)
    return;
  hj_override_hang (override, read->markdown, line);
  trace = find_trace (traces, line);
  g_free (override->block);
  override->block = g_strdup (trace ? trace->id : NULL);
}

void
hj_overrides_pin (const GPtrArray *overrides)
{
  for (guint i = 0; overrides && i < overrides->len; i++)
    ((HjOverride *) overrides->pdata[i])->pinned = TRUE;
}

gboolean
hj_overrides_table_follow (HjDatabase *db, const GPtrArray *overrides, const HjNote *read, const GPtrArray *traces,
                           GError **error)
{
  for (guint i = 0; overrides && i < overrides->len; i++)
    {
      HjOverride *override = overrides->pdata[i];

      settle (override, read, traces);
      if (!update_place (db, override, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- the learner's actions ---- */

GPtrArray *
hj_library_list_overrides (HjLibrary *self, gint64 note, GError **error)
{
  return hj_overrides_table_list (self->db, note, error);
}

/* Unless something else has gone wrong before. FORMAT has one %s for NUMBER. */
static gboolean
refuse (GError **error, const char *format, gint64 number)
{
  g_autofree char *digits = g_strdup_printf ("%" PRId64, number);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *message = g_strjoinv (digits, parts);

  if (!error || !*error)
    g_set_error_literal (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_NOT_FOUND, message);
  return FALSE;
}

/* Reads the note again, where that changes anything. */
static gboolean
take_effect (HjLibrary *self, gint64 note, const HjOverride *override, GError **error)
{
  gboolean applied = TRUE;

  if (hj_override_is_read (override->kind)
      && !hj_library_read_overridden (self, note, override->id, &applied, error))
    return FALSE;
  return applied || refuse (error, override->kind == HJ_OVERRIDE_HEADING ? _("line %s cannot become a heading")
                                                                         : _("this cannot be done with line %s"),
                            override->line);
}

static gboolean
hang (HjLibrary *self, gint64 note, HjOverride *override, const char *block, int line, GError **error)
{
  g_autofree char *markdown = hj_library_dup_note_markdown (self, note, error);
  g_autoptr (GPtrArray) traces = markdown ? hj_blocks_table_list (self->db, note, error) : NULL;
  const HjTrace *trace = traces ? find_by_id (traces, block) : NULL;

  if (!traces)
    return FALSE;
  hj_override_hang (override, markdown, line > 0 ? line : trace ? trace->line : 0);
  if (override->text[0] == '\0')
    return refuse (error, _("line %s is blank or not in the note"), line);
  if (!trace)
    trace = find_trace (traces, override->line);
  override->block = g_strdup (trace ? trace->id : NULL);
  return TRUE;
}

static gboolean
store (HjLibrary *self, gint64 note, HjOverride *override, const char *block, int line, HjMoment now, GError **error)
{
  g_autoptr (HjNoteInfo) info = hj_library_get_note (self, note, error);

  if (!info)
    return FALSE;
  if (info->topic)
    {
      g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_FAILED, "%s: %s", info->title,
                   _("the notes of the course stay as they are"));
      return FALSE;
    }
  return hang (self, note, override, block, line, error) && insert (self->db, note, override, now, error)
         && take_effect (self, note, override, error);
}

gint64
hj_library_override (HjLibrary *self, gint64 note, HjOverrideKind kind, const char *block, int line, const char *value,
                     HjMoment now, GError **error)
{
  g_autoptr (HjOverride) override = hj_override_new (kind, value);

  if (!hj_library_begin (self, error))
    return 0;
  return hj_library_finish (self, store (self, note, override, block, line, now, error), error) ? override->id : 0;
}

static gboolean
remove_override (HjLibrary *self, gint64 override, GError **error)
{
  g_autoptr (HjStatement) row = hj_database_query (self->db, error, "SELECT note, kind FROM overrides WHERE id = ?1",
                                                   "l", override);
  HjOverrideKind kind = HJ_OVERRIDE_PROMOTE;
  gint64 note;

  if (!hj_statement_step (row, error))
    return refuse (error, _("%s: there is no such change"), override);
  note = hj_statement_get_long (row, 0);
  hj_override_kind_from_string (hj_statement_get_text (row, 1), &kind);
  g_clear_pointer (&row, hj_statement_release);
  return hj_database_run (self->db, error, "DELETE FROM overrides WHERE id = ?1", "l", override)
         && (!hj_override_is_read (kind) || hj_library_read_again (self, note, 0, NULL, error));
}

gboolean
hj_library_remove_override (HjLibrary *self, gint64 override, GError **error)
{
  if (!hj_library_begin (self, error))
    return FALSE;
  return hj_library_finish (self, remove_override (self, override, error), error);
}
