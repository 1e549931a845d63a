/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A .zip through libarchive, entry by entry, within limits; see hj-archive-name.c for the names in it. */
#include "hj-archive.h"

#include "hj-archive-name.h"
#include "hj-letters.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define PIECE 65536
/* Small archives may unfold as they like. */
#define FREE_BYTES 10000000

G_DEFINE_QUARK (hj-archive-error-quark, hj_archive_error)

typedef struct archive Archive;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_read_free)

static const HjArchiveLimits usual_limits = { 100000000, 500000000, 20000, 200, 8000000, 64000000 };

typedef struct {
  const char *path; /* of the archive on the disk */
  const HjArchiveLimits *limits;
  HjNoteTaker take;
  gpointer data;
  GHashTable *seen; /* set of the paths handed over */
  gsize n_bytes, most, n_picture_bytes;
  guint n_entries, n_notes, n_others;
} Reading;

/* ---- sentences ---- */

static void
set_broken (const char *path, GError **error)
{
  g_set_error (error, HJ_ARCHIVE_ERROR, HJ_ARCHIVE_ERROR_BROKEN, _("%s: this archive is broken, or it is no .zip"),
               path);
}

static gboolean
refuse_size (const Reading *self, const char *name, GError **error)
{
  g_set_error (error, HJ_ARCHIVE_ERROR, HJ_ARCHIVE_ERROR_TOO_BIG,
               _("%s: “%s” unfolds to more than can be meant as notes"), self->path, name);
  return FALSE;
}

static gboolean
refuse_number (const Reading *self, const char *name, GError **error)
{
  g_set_error (error, HJ_ARCHIVE_ERROR, HJ_ARCHIVE_ERROR_TOO_BIG,
               _("%s: more than %u files in one archive; “%s” is beyond that"), self->path, self->limits->entries,
               name);
  return FALSE;
}

static gboolean
refuse_encrypted (const Reading *self, const char *name, GError **error)
{
  g_set_error (error, HJ_ARCHIVE_ERROR, HJ_ARCHIVE_ERROR_ENCRYPTED,
               _("%s: “%s” is locked with a password; unpack it first and import the folder"), self->path, name);
  return FALSE;
}

static gboolean
refuse_damaged (const Reading *self, const char *name, GError **error)
{
  g_set_error (error, HJ_ARCHIVE_ERROR, HJ_ARCHIVE_ERROR_BROKEN, _("%s: “%s” is damaged in this archive"),
               self->path, name);
  return FALSE;
}

/* ---- one entry ---- */

/* Asked before a piece is kept: what an entry says of its own size is not believed. */
static gboolean
check_size (Reading *self, gsize entry, gsize piece, const char *name, GError **error)
{
  self->n_bytes += piece;
  return (entry + piece <= self->limits->entry && self->n_bytes <= self->most) || refuse_size (self, name, error);
}

static GBytes *
read_bytes (Reading *self, Archive *archive, const char *name, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 piece[PIECE];
  la_ssize_t n;

  while ((n = archive_read_data (archive, piece, sizeof piece)) > 0)
    {
      if (!check_size (self, bytes->len, (gsize) n, name, error))
        return NULL;
      g_byte_array_append (bytes, piece, (guint) n);
    }
  if (n < 0)
    {
      refuse_damaged (self, name, error);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static gboolean
read_note (Reading *self, Archive *archive, const char *folder, const char *name, GError **error)
{
  g_autofree char *wanted = g_strdup_printf ("%s/%s", folder, name);
  /* Two entries of one name are two notes: the second would otherwise pass for a new text of the first. */
  g_autofree char *path = hj_archive_dup_new_name (self->seen, wanted);
  g_autoptr (GBytes) bytes = read_bytes (self, archive, name, error);

  self->n_notes++;
  return bytes && self->take (bytes, path, self->data, error);
}

/* NULL where it is damaged or beyond the limits; no further than that it is read. */
static GBytes *
read_picture_bytes (Reading *self, Archive *archive)
{
  gsize most = MIN (self->limits->picture, self->limits->pictures - self->n_picture_bytes);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 piece[PIECE];
  la_ssize_t n;

  while ((n = archive_read_data (archive, piece, sizeof piece)) > 0)
    {
      if (bytes->len + (gsize) n > most)
        return NULL;
      g_byte_array_append (bytes, piece, (guint) n);
    }
  if (n < 0 || bytes->len == 0)
    return NULL;
  self->n_picture_bytes += bytes->len;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* A picture that cannot be had is missing, as it is elsewhere: the notes are what matters. */
static gboolean
read_picture (Reading *self, Archive *archive, struct archive_entry *entry, const char *folder, const char *name,
              GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s/%s", folder, name);
  g_autoptr (GBytes) bytes = archive_entry_is_encrypted (entry) || g_hash_table_contains (self->seen, path)
                               ? NULL : read_picture_bytes (self, archive);

  if (!bytes)
    {
      self->n_others++;
      return TRUE;
    }
  g_hash_table_add (self->seen, g_strdup (path));
  return self->take (bytes, path, self->data, error);
}

/* ---- one archive ---- */

static gboolean read_entries (Reading *self, Archive *archive, const char *folder, int depth, GError **error);

/* A .zip without any entry begins with its end and is nothing to libarchive. */
static gboolean
is_empty_zip (const char *start, gsize size)
{
  return size >= 4 && memcmp (start, "PK\5\6", 4) == 0;
}

/* Only by its table of contents, which stands at the end: half an archive must not pass for a whole one. */
static Archive *
create_archive (void)
{
  Archive *archive = archive_read_new ();

  archive_read_support_format_zip_seekable (archive);
  return archive;
}

static gboolean
read_inner (Reading *self, Archive *outer, const char *folder, const char *name, int depth, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s/%s", folder, name);
  g_autoptr (GBytes) bytes = read_bytes (self, outer, name, error);
  g_autoptr (Archive) archive = create_archive ();
  gsize size = 0;
  const char *start = bytes ? g_bytes_get_data (bytes, &size) : NULL;

  if (!bytes)
    return FALSE;
  if (is_empty_zip (start, size))
    return TRUE;
  if (size == 0 || archive_read_open_memory (archive, start, size) != ARCHIVE_OK)
    return refuse_damaged (self, name, error);
  return read_entries (self, archive, path, depth + 1, error);
}

static gboolean
read_entry (Reading *self, Archive *archive, struct archive_entry *entry, const char *folder, int depth,
            GError **error)
{
  g_autofree char *name = hj_archive_dup_name (archive_entry_pathname (entry));
  HjArchiveKind kind = hj_archive_get_kind (name);
  gboolean plain = archive_entry_filetype (entry) == AE_IFREG && !archive_entry_hardlink (entry);

  if (++self->n_entries > self->limits->entries)
    return refuse_number (self, name, error);
  if (archive_entry_filetype (entry) == AE_IFDIR)
    return TRUE;
  if (!plain || kind == HJ_ARCHIVE_OTHER || (kind == HJ_ARCHIVE_PART && depth > 0))
    {
      self->n_others++;
      return TRUE;
    }
  if (kind == HJ_ARCHIVE_PICTURE)
    return read_picture (self, archive, entry, folder, name, error);
  if (archive_entry_is_encrypted (entry))
    return refuse_encrypted (self, name, error);
  return kind == HJ_ARCHIVE_PART ? read_inner (self, archive, folder, name, depth, error)
                                : read_note (self, archive, folder, name, error);
}

static gboolean
read_entries (Reading *self, Archive *archive, const char *folder, int depth, GError **error)
{
  struct archive_entry *entry;
  int status;

  /* A warning is about a date or an owner; the bytes are there. */
  while ((status = archive_read_next_header (archive, &entry)) == ARCHIVE_OK || status == ARCHIVE_WARN)
    if (!read_entry (self, archive, entry, folder, depth, error))
      return FALSE;
  if (status != ARCHIVE_EOF)
    set_broken (folder, error);
  return status == ARCHIVE_EOF;
}

/* The first ten million bytes are free, so that a small archive of much alike text is none to fear. */
static gsize
compute_most (goffset size, const HjArchiveLimits *limits)
{
  return MIN (limits->total, FREE_BYTES + (gsize) size * limits->ratio);
}

static gboolean
refuse_empty (const Reading *self, GError **error)
{
  g_set_error (error, HJ_ARCHIVE_ERROR, HJ_ARCHIVE_ERROR_EMPTY, _("%s: no .md or .txt file in this archive"),
               self->path);
  return FALSE;
}

static gboolean
read_archive (Reading *self, goffset size, GError **error)
{
  g_autoptr (Archive) archive = create_archive ();

  self->most = compute_most (size, self->limits);
  if (archive_read_open_filename (archive, self->path, PIECE) != ARCHIVE_OK)
    {
      set_broken (self->path, error);
      return FALSE;
    }
  if (!read_entries (self, archive, self->path, 0, error))
    return FALSE;
  return self->n_notes > 0 || refuse_empty (self, error);
}

/* The size of a file that may be read; one sentence if there is none. EMPTY (out): there is no entry in it.
 * −1 on an error. */
static goffset
query_size (const char *path, gboolean *empty, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &problem);
  g_autoptr (GFileInfo) info = NULL;
  char start[4] = { 0 };

  if (stream)
    info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, NULL, &problem);
  if (info && g_input_stream_read_all (G_INPUT_STREAM (stream), start, sizeof start, NULL, NULL, &problem))
    {
      *empty = is_empty_zip (start, sizeof start);
      return g_file_info_get_size (info);
    }
  g_set_error (error, problem->domain, problem->code, "%s: %s", path, problem->message);
  return -1;
}

gboolean
hj_archive_read (const char *path, const HjArchiveLimits *limits, HjNoteTaker take, gpointer data, guint *n_others,
                 GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading self = { .path = path, .limits = limits ? limits : &usual_limits, .take = take, .data = data, .seen = seen };
  gboolean empty = FALSE;
  goffset size = query_size (path, &empty, error);
  HjLetters letters = hj_letters_borrow ();
  gboolean success;

  if (empty)
    success = refuse_empty (&self, error);
  else
    success = size >= 0 && read_archive (&self, size, error);
  hj_letters_give_back (&letters);
  *n_others = self.n_others;
  return success;
}

/* ---- into the library ---- */

gboolean
hj_archive_open (const char *path, HjNoteTaker take, gpointer data, guint *n_others, GError **error)
{
  return hj_archive_read (path, NULL, take, data, n_others, error);
}

GPtrArray *
hj_archive_import_paths (HjLibrary *library, const char *const *paths, HjMoment now, GError **error)
{
  return hj_library_import_containers (library, paths, hj_archive_open, now, error);
}
