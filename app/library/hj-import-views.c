/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notion exports a database twice: "X 32hexdigits.csv" holds what one view of it shows, "…_all.csv" everything. Where both
 * come, the whole one is the note. */
#include "hj-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The path of the whole database that the one at PATH is a view of, or NULL. (transfer full) */
static char *
dup_whole (const char *path)
{
  gsize size = strlen (path);

  if (!hj_name_is_notion_table (path) || (size > 8 && strncmp (path + size - 8, "_all", 4) == 0))
    return NULL;
  return g_strdup_printf ("%.*s_all.csv", (int) (size - 4), path);
}

/* What is there already, or comes with words of its own. */
static gboolean
stays (const HjImport *import)
{
  return import->read || import->deed == HJ_IMPORT_UNCHANGED;
}

static void
leave_out (HjImport *import)
{
  g_clear_pointer (&import->read, hj_note_free);
  import->deed = HJ_IMPORT_SKIPPED;
  import->skipped = g_strdup_printf (_("%s: a view of a database that was read whole"), import->path);
}

void
hj_import_plan_leave_views (HjImportPlan *plan)
{
  g_autoptr (GHashTable) whole = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) copied = g_hash_table_new (NULL, NULL); /* what other files are copies of */

  for (guint i = 0; i < plan->files->len; i++)
    {
      const HjPlanFile *file = plan->files->pdata[i];

      if (stays (file->import))
        g_hash_table_add (whole, file->import->path);
      if (file->same_as >= 0)
        g_hash_table_add (copied, GINT_TO_POINTER (file->same_as));
    }
  for (guint i = 0; i < plan->files->len; i++)
    {
      HjPlanFile *file = plan->files->pdata[i];
      g_autofree char *other = file->import->deed == HJ_IMPORT_ADDED && file->bytes ? dup_whole (file->import->path) : NULL;

      if (!other || !g_hash_table_contains (whole, other) || g_hash_table_contains (copied, GINT_TO_POINTER ((int) i)))
        continue;
      leave_out (file->import);
      hj_plan_file_forget (file);
    }
}
