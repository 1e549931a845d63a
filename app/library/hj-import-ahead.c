/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few threads that load and read files in order, a bounded way ahead of who takes them. */
#include "hj-import-ahead.h"

#include "hj-import-private.h"

#define MOST_THREADS 4
#define MOST_WAITING (4u * 1024 * 1024) /* bytes of files that are read and not taken */

typedef struct {
  gboolean done;
  HjLoadedFile file;
  GError *error;
} Slot;

struct _HjAhead {
  GPtrArray *paths;
  GHashTable *known;
  GCancellable *cancellable;
  GThread *threads[MOST_THREADS];
  guint n_threads;
  GMutex lock; /* of all that follows */
  GCond changed;
  Slot *slots;
  guint *order;      /* in which files are read: that of PATHS unless all may wait */
  gboolean all_may_wait;
  guint next, taken; /* the first of them that nobody reads; the first file that was not taken */
  gsize waiting;
  gboolean stopped;
};

static gsize
measure (const Slot *slot)
{
  return slot->file.bytes ? g_bytes_get_size (slot->file.bytes) : 0;
}

/* ---- the threads ---- */

static void
read_slot (HjAhead *self, const char *path, Slot *slot)
{
  HjReadOptions options = { .cancellable = self->cancellable, .open = TRUE };
  g_autofree char *name = g_utf8_make_valid (path, -1); /* a file's name may be any bytes */
  HjLoadedFile *file = &slot->file;

  file->bytes = hj_import_load_file (path, self->cancellable, &slot->error);
  if (!file->bytes)
    return;
  file->digest = hj_import_compute_digest (file->bytes);
  if (!g_hash_table_contains (self->known, file->digest))
    file->note = hj_note_read_with (file->bytes, name, &options, NULL);
}

/* The one that is waited for always has room. */
static gboolean
has_room (const HjAhead *self)
{
  return self->all_may_wait || self->waiting <= MOST_WAITING || self->next <= self->taken;
}

/* The next file to read, once there is room; FALSE when there is none. */
static gboolean
choose (HjAhead *self, guint *index)
{
  while (!self->stopped && self->next < self->paths->len && !has_room (self))
    g_cond_wait (&self->changed, &self->lock);
  if (self->stopped || self->next >= self->paths->len)
    return FALSE;
  *index = self->order[self->next++];
  return TRUE;
}

static gpointer
read_files (gpointer data)
{
  HjAhead *self = data;
  guint index;

  g_mutex_lock (&self->lock);
  while (choose (self, &index))
    {
      Slot slot = { .done = TRUE };

      g_mutex_unlock (&self->lock);
      if (self->paths->pdata[index])
        read_slot (self, self->paths->pdata[index], &slot);
      g_mutex_lock (&self->lock);
      self->slots[index] = slot;
      self->waiting += measure (&slot);
      g_cond_broadcast (&self->changed);
    }
  g_mutex_unlock (&self->lock);
  return NULL;
}

/* ---- who takes ---- */

static int
compare_sizes (gconstpointer a, gconstpointer b, gpointer sizes)
{
  gsize one = g_array_index ((GArray *) sizes, gsize, *(const guint *) a);
  gsize other = g_array_index ((GArray *) sizes, gsize, *(const guint *) b);

  return one == other ? 0 : one < other ? 1 : -1;
}

/* Where all may wait, the largest come first: one that comes last would be read alone. */
static void
make_order (HjAhead *self, const GArray *sizes)
{
  gsize total = 0;

  self->order = g_new (guint, sizes->len + 1);
  for (guint i = 0; i < sizes->len; i++)
    {
      self->order[i] = i;
      total += g_array_index (sizes, gsize, i);
    }
  self->all_may_wait = total <= MOST_WAITING;
  if (self->all_may_wait)
    g_qsort_with_data (self->order, (int) sizes->len, sizeof *self->order, compare_sizes, (gpointer) sizes);
}

HjAhead *
hj_ahead_new (GPtrArray *paths, const GArray *sizes, GHashTable *known, GCancellable *cancellable)
{
  HjAhead *self = g_new0 (HjAhead, 1);

  self->paths = g_ptr_array_ref (paths);
  self->known = known;
  self->cancellable = cancellable ? g_object_ref (cancellable) : NULL;
  self->slots = g_new0 (Slot, paths->len + 1);
  make_order (self, sizes);
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->n_threads = MIN (MIN (g_get_num_processors (), MOST_THREADS), paths->len);
  for (guint i = 0; i < self->n_threads; i++)
    self->threads[i] = g_thread_new ("import", read_files, self);
  return self;
}

gboolean
hj_ahead_take (HjAhead *self, guint index, HjLoadedFile *file, GError **error)
{
  Slot slot;

  g_mutex_lock (&self->lock);
  self->taken = index;
  g_cond_broadcast (&self->changed);
  while (!self->slots[index].done)
    g_cond_wait (&self->changed, &self->lock);
  slot = self->slots[index];
  self->slots[index] = (Slot){ .done = TRUE };
  self->taken = index + 1;
  self->waiting -= measure (&slot);
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  *file = slot.file;
  if (slot.error)
    g_propagate_error (error, slot.error);
  return file->bytes != NULL;
}

void
hj_ahead_free (HjAhead *self)
{
  g_mutex_lock (&self->lock);
  self->stopped = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  for (guint i = 0; i < self->n_threads; i++)
    g_thread_join (self->threads[i]);
  for (guint i = 0; i < self->paths->len; i++)
    {
      g_clear_pointer (&self->slots[i].file.bytes, g_bytes_unref);
      g_clear_pointer (&self->slots[i].file.digest, g_free);
      g_clear_pointer (&self->slots[i].file.note, hj_note_free);
      g_clear_error (&self->slots[i].error);
    }
  g_free (self->slots);
  g_free (self->order);
  g_ptr_array_unref (self->paths);
  g_hash_table_unref (self->known);
  g_clear_object (&self->cancellable);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}
