/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A .zip through libarchive, entry after entry into one piece of memory. */
#include "hj-pack.h"

#include "hj-archive-name.h"
#include "hj-archive.h"
#include "hj-letters.h"

#include <archive.h>
#include <archive_entry.h>

struct _HjPack {
  struct archive *archive;
  GByteArray *bytes;
  GHashTable *names; /* set of those that are taken */
  gint64 now;        /* seconds: when everything in it was written */
};

typedef struct archive_entry Entry;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Entry, archive_entry_free)

static la_ssize_t
write_cb (struct archive *archive, void *bytes, const void *data, size_t size)
{
  g_byte_array_append (bytes, data, (guint) size);
  return (la_ssize_t) size;
}

HjPack *
hj_pack_new (gint64 now)
{
  HjPack *self = g_new0 (HjPack, 1);
  HjLetters letters = hj_letters_borrow (); /* libarchive asks here already what the locale's are */

  self->bytes = g_byte_array_new ();
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->now = now;
  self->archive = archive_write_new ();
  archive_write_set_format_zip (self->archive);
  archive_write_set_options (self->archive, "zip:hdrcharset=UTF-8");
  archive_write_set_bytes_in_last_block (self->archive, 1);
  archive_write_open (self->archive, self->bytes, NULL, write_cb, NULL);
  hj_letters_give_back (&letters);
  return self;
}

void
hj_pack_free (HjPack *self)
{
  archive_write_free (self->archive);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_hash_table_unref (self->names);
  g_free (self);
}

static void
set_error (HjPack *self, const char *name, GError **error)
{
  g_set_error (error, HJ_ARCHIVE_ERROR, HJ_ARCHIVE_ERROR_BROKEN, "%s: %s", name, archive_error_string (self->archive));
}

static gboolean
write_entry (HjPack *self, const char *name, const void *data, gsize size)
{
  g_autoptr (Entry) entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) size);
  archive_entry_set_mtime (entry, (time_t) self->now, 0);
  return archive_write_header (self->archive, entry) == ARCHIVE_OK
         && archive_write_data (self->archive, data, size) == (la_ssize_t) size;
}

char *
hj_pack_add (HjPack *self, const char *name, const void *data, gsize size, GError **error)
{
  g_autofree char *own = hj_archive_dup_new_name (self->names, name);
  HjLetters letters = hj_letters_borrow ();
  gboolean success = write_entry (self, own, data, size);

  hj_letters_give_back (&letters);
  if (!success)
    {
      set_error (self, name, error);
      return NULL;
    }
  return g_steal_pointer (&own);
}

GBytes *
hj_pack_finish (HjPack *self, GError **error)
{
  HjLetters letters = hj_letters_borrow ();
  gboolean success = archive_write_close (self->archive) == ARCHIVE_OK;

  hj_letters_give_back (&letters);
  if (!success)
    {
      set_error (self, "zip", error);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&self->bytes));
}
