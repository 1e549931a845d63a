/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes that are written in the app: the file beside the library first, then the library, and drafts in between. */
#include "hj-library-private.h"

#include "hj-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WRITTEN "written:" /* path of a note that has no file */

/* Of a note that was read from a file with CR LF, or with a mark of byte order in front, both come back. */
static GBytes *
encode (const char *text, GBytes *before)
{
  gsize size = 0;
  const char *old = before ? g_bytes_get_data (before, &size) : NULL;
  GString *out = g_string_new (size >= 3 && memcmp (old, "\xef\xbb\xbf", 3) == 0 ? "\xef\xbb\xbf" : NULL);
  gboolean crlf = size > 0 && g_strstr_len (old, (gssize) size, "\r\n") != NULL;

  g_string_append (out, text);
  if (crlf)
    g_string_replace (out, "\n", "\r\n", 0);
  return g_string_free_to_bytes (out);
}

static gboolean
has_file (const char *path)
{
  return g_path_is_absolute (path) && g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/* Nobody else wrote to the file since it was read. */
static gboolean
check_unchanged (const char *path, GBytes *before, GError **error)
{
  g_autofree char *contents = NULL;
  gsize size;

  if (!g_file_get_contents (path, &contents, &size, error))
    return FALSE;
  if (size == g_bytes_get_size (before) && memcmp (contents, g_bytes_get_data (before, NULL), size) == 0)
    return TRUE;
  g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_CHANGED,
               _("%s: another program has changed the file since it was read"), path);
  return FALSE;
}

static gboolean
write_file (const char *path, GBytes *before, GBytes *after, gboolean overwrite, GError **error)
{
  if (!overwrite && !check_unchanged (path, before, error))
    return FALSE;
  return hj_file_write (path, g_bytes_get_data (after, NULL), g_bytes_get_size (after), error);
}

/* Into the file, if there is one, and then into the library. */
static gboolean
save (HjLibrary *self, const HjNoteInfo *info, GBytes *before, GBytes *after, gboolean overwrite, HjMoment now,
      GError **error)
{
  g_autoptr (HjNote) readable = hj_note_read (after, info->path, error);
  g_autoptr (HjImport) import = NULL;

  if (!readable) /* an empty note is not written over a full one */
    return FALSE;
  if (has_file (info->path) && !write_file (info->path, before, after, overwrite, error))
    return FALSE;
  import = hj_library_import_note (self, after, info->path, now, error);
  return import != NULL;
}

gboolean
hj_library_edit_note (HjLibrary *self, gint64 note, const char *text, gboolean overwrite, HjMoment now, GError **error)
{
  g_autoptr (HjNoteInfo) info = hj_library_get_note (self, note, error);
  g_autoptr (GBytes) before = info ? hj_library_dup_note_bytes (self, note, error) : NULL;
  g_autoptr (GBytes) after = before ? encode (text, before) : NULL;

  return after && save (self, info, before, after, overwrite, now, error)
         && hj_library_set_draft (self, note, NULL, error);
}

/* ---- tasks ---- */

static gsize
measure_run (const char *start, const char *end, const char *letters)
{
  const char *p = start;

  while (p < end && *p && strchr (letters, *p))
    p++;
  return p - start;
}

/* Where on LINE of TEXT the letter in the brackets of a task stands: "  - [ ] ", "> 3. [x] ". NULL: there is none. */
static const char *
find_task (const char *text, gsize size, int line)
{
  const char *start = text, *end = text + size, *close;

  while (--line > 0 && start)
    start = memchr (start, '\n', end - start) ? (const char *) memchr (start, '\n', end - start) + 1 : NULL;
  close = start && memchr (start, '\n', end - start) ? memchr (start, '\n', end - start) : end;
  if (!start)
    return NULL;
  start += measure_run (start, close, " \t>\xef\xbb\xbf");
  if (start < close && strchr ("-*+", *start))
    start++;
  else
    start += measure_run (start, close, "0123456789.)");
  start += measure_run (start, close, " \t");
  return close - start >= 3 && start[0] == '[' && strchr (" xX", start[1]) && start[2] == ']' ? start + 1 : NULL;
}

static gboolean
check_no_draft (HjLibrary *self, gint64 note, GError **error)
{
  g_autofree char *draft = hj_library_dup_draft (self, note, NULL);

  if (draft)
    g_set_error_literal (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_CHANGED,
                         _("the note has changes in the editor that are not saved yet"));
  return !draft;
}

gboolean
hj_library_set_task (HjLibrary *self, gint64 note, int line, gboolean done, HjMoment now, GError **error)
{
  g_autoptr (HjNoteInfo) info = hj_library_get_note (self, note, error);
  g_autoptr (GBytes) before = info ? hj_library_dup_note_bytes (self, note, error) : NULL, after = NULL;
  gsize size = 0;
  const char *text = before ? g_bytes_get_data (before, &size) : NULL, *task = text ? find_task (text, size, line) : NULL;
  char *changed;

  if (!before || !check_no_draft (self, note, error))
    return FALSE;
  if (!task || info->topic)
    {
      g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_NOT_FOUND, _("%s: there is no task on line %d"), info->title,
                   line);
      return FALSE;
    }
  changed = g_memdup2 (text, size);
  changed[task - text] = done ? 'x' : ' ';
  after = g_bytes_new_take (changed, size);
  return save (self, info, before, after, FALSE, now, error);
}

gint64
hj_library_write_note (HjLibrary *self, const char *text, HjMoment now, GError **error)
{
  g_autoptr (GBytes) bytes = encode (text, NULL);
  g_autofree char *name = g_uuid_string_random ();
  g_autofree char *path = g_strconcat (WRITTEN, name, NULL);
  g_autoptr (HjImport) import = hj_library_import_note (self, bytes, path, now, error);

  return import ? import->note : 0;
}

/* ---- drafts ---- */

static char *
dup_draft_key (gint64 note)
{
  return g_strdup_printf ("draft:%" G_GINT64_FORMAT, note);
}

char *
hj_library_dup_draft (HjLibrary *self, gint64 note, GError **error)
{
  g_autofree char *key = dup_draft_key (note);

  return hj_library_dup_setting (self, key, error);
}

gboolean
hj_library_set_draft (HjLibrary *self, gint64 note, const char *text, GError **error)
{
  g_autofree char *key = dup_draft_key (note);

  return hj_library_set_setting (self, key, text, error);
}
