/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names inside an archive: letters, %-codes, and no way out. */
#include "hj-archive-name.h"

#include "hj-import-plan.h"

#include "hj-note.h"

#include <string.h>

/* Windows packs Korean names as CP949 and says nothing of it. */
static char *
dup_letters (const char *raw)
{
  char *text;

  if (g_utf8_validate (raw, -1, NULL))
    return g_strdup (raw);
  text = g_convert (raw, -1, "UTF-8", "CP949", NULL, NULL, NULL);
  return text ? text : g_utf8_make_valid (raw, -1);
}

/* "100%.md" is no code and stays; %2F stays too, it is a letter of the name and no folder. */
static char *
dup_decoded (const char *text)
{
  char *decoded = g_uri_unescape_string (text, "/\\");

  if (decoded && g_utf8_validate (decoded, -1, NULL))
    return decoded;
  g_free (decoded);
  return g_strdup (text);
}

/* macOS takes Korean letters apart; searches and links have them whole. */
static char *
dup_composed (const char *raw)
{
  g_autofree char *letters = dup_letters (raw);
  g_autofree char *decoded = dup_decoded (letters);

  g_strdelimit (decoded, "\\", '/');
  return g_utf8_normalize (decoded, -1, G_NORMALIZE_DEFAULT_COMPOSE);
}

static gboolean
leads_nowhere (const char *part)
{
  return part[0] == '\0' || strcmp (part, ".") == 0 || strcmp (part, "..") == 0;
}

char *
hj_archive_dup_name (const char *raw)
{
  g_autofree char *text = dup_composed (raw ? raw : "");
  g_auto (GStrv) parts = g_strsplit (text ? text : "", "/", -1);
  GString *name = g_string_new (NULL);

  for (guint i = 0; parts[i]; i++)
    if (!leads_nowhere (parts[i]))
      g_string_append_printf (name, "%s%s", name->len ? "/" : "", parts[i]);
  if (name->len == 0)
    g_string_assign (name, "?");
  return g_string_free (name, FALSE);
}

char *
hj_archive_dup_new_name (GHashTable *taken, const char *name)
{
  const char *slash = strrchr (name, '/'), *dot = strrchr (slash ? slash : name, '.');
  char *own = g_strdup (name);

  if (!dot)
    dot = name + strlen (name);
  for (guint i = 2; g_hash_table_contains (taken, own); i++)
    {
      g_free (own);
      own = g_strdup_printf ("%.*s (%u)%s", (int) (dot - name), name, i, dot);
    }
  g_hash_table_add (taken, g_strdup (own));
  return own;
}

/* ".obsidian/…", "__MACOSX/._note.md" */
static gboolean
is_hidden (const char *name)
{
  return name[0] == '.' || strstr (name, "/.") != NULL || g_str_has_prefix (name, "__MACOSX/");
}

/* Notion packs a large export in parts: "Export-….zip", "ExportBlock-….zip". Other archives are the learner's
 * attachments, data sets perhaps, and no notes. */
static gboolean
is_part (const char *lower)
{
  const char *slash = strrchr (lower, '/');

  return g_str_has_suffix (lower, ".zip") && g_str_has_prefix (slash ? slash + 1 : lower, "export");
}

HjArchiveKind
hj_archive_get_kind (const char *name)
{
  static const char *const endings[] = { ".md", ".markdown", ".txt" };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  if (is_hidden (name))
    return HJ_ARCHIVE_OTHER;
  if (hj_name_is_notion_table (name))
    return HJ_ARCHIVE_NOTE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return HJ_ARCHIVE_NOTE;
  if (hj_import_is_picture_name (name))
    return HJ_ARCHIVE_PICTURE;
  return is_part (lower) ? HJ_ARCHIVE_PART : HJ_ARCHIVE_OTHER;
}
