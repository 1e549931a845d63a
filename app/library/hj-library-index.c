/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search index of a library: filled when something is first looked for, then kept true row by row as the
 * database tells which rows were written. */
#include "hj-library-private.h"

#include "hj-course.h"
#include "hj-search-text.h"

#include <string.h>

/* What is above others of its kind. */
#define WEIGHT_HEADING 6    /* less its level */
#define WEIGHT_COURSE 1     /* the course is checked: its places come first among equals */
#define WEIGHT_SUGGESTED -3 /* a card that was not taken over */

/* More changes than this, and all is read again. */
#define MOST_CHANGES 20000

/* ---- rows ---- */

static HjHitKind
get_kind (int heading)
{
  if (heading == HJ_PASSAGE_FORMULA)
    return HJ_HIT_FORMULA;
  return heading > 0 ? HJ_HIT_SECTION : HJ_HIT_TEXT;
}

static void
add_passage (HjSearchIndex *index, HjStatement *row)
{
  int heading = hj_statement_get_int (row, 3);
  HjSearchKey key = {
    .kind = get_kind (heading), .id = hj_statement_get_long (row, 0), .owner = hj_statement_get_long (row, 1),
    .line = hj_statement_get_int (row, 2),
    .weight = (heading > 0 ? WEIGHT_HEADING - heading : 0) + (hj_statement_get_int (row, 5) ? WEIGHT_COURSE : 0),
    .needs_title = heading > 0, /* the headings above it are no reason to list every section below them */
  };

  hj_search_index_add (index, &key, hj_statement_get_words (row, 4), heading != 0);
}

static void
add_card (HjSearchIndex *index, HjStatement *row)
{
  HjSearchKey key = {
    .kind = HJ_HIT_CARD, .id = hj_statement_get_long (row, 0), .owner = hj_statement_get_long (row, 1),
    .line = hj_statement_get_int (row, 2), .weight = hj_statement_get_int (row, 3) ? WEIGHT_SUGGESTED : 0,
  };

  hj_search_index_add (index, &key, hj_statement_get_words (row, 4), TRUE);
}

static void
add_note (HjSearchIndex *index, HjStatement *row)
{
  HjSearchKey key = { .kind = HJ_HIT_NOTE, .id = hj_statement_get_long (row, 0) };
  g_autofree char *folded = hj_search_fold (hj_statement_get_words (row, 1));

  key.owner = key.id;
  hj_search_index_add (index, &key, folded, TRUE);
}

/* A table of the library: what is read of it, all rows or the row ?1, and the kinds that its rows may have. Topics of
 * the course are found by their titles in hj-course.h, not by those of their notes. */
static const struct {
  const char *name, *all, *one;
  void (*add) (HjSearchIndex *index, HjStatement *row);
  int kinds[3]; /* ended by −1 */
} tables[] = {
  { "passages",
    "SELECT p.id, p.note, p.line, p.heading, p.folded, n.topic IS NOT NULL FROM passages p"
    " JOIN notes n ON n.id = p.note ORDER BY p.id",
    "SELECT p.id, p.note, p.line, p.heading, p.folded, n.topic IS NOT NULL FROM passages p"
    " JOIN notes n ON n.id = p.note WHERE p.id = ?1",
    add_passage, { HJ_HIT_SECTION, HJ_HIT_TEXT, HJ_HIT_FORMULA } },
  { "cards",
    "SELECT id, note, line, suggested, folded FROM cards WHERE gone = 0 ORDER BY id",
    "SELECT id, note, line, suggested, folded FROM cards WHERE gone = 0 AND id = ?1",
    add_card, { HJ_HIT_CARD, -1 } },
  { "notes",
    "SELECT id, title FROM notes WHERE topic IS NULL ORDER BY id",
    "SELECT id, title FROM notes WHERE topic IS NULL AND id = ?1",
    add_note, { HJ_HIT_NOTE, -1 } },
};

static gboolean
add_table (HjLibrary *self, guint table, GError **error)
{
  g_autoptr (HjStatement) rows = hj_database_query (self->db, error, tables[table].all, "");

  while (hj_statement_step (rows, error))
    tables[table].add (self->index, rows);
  return !error || !*error;
}

static void
add_topics (HjSearchIndex *index)
{
  for (guint i = 0; i < hj_course_get_n_topics (); i++)
    {
      const HjCourseTopic *topic = hj_course_get_topic (i);
      g_autofree char *ko = hj_search_fold (topic->title.ko), *en = hj_search_fold (topic->title.en);

      hj_search_index_add (index, &(HjSearchKey) { .kind = HJ_HIT_TOPIC, .id = 2 * i }, ko, TRUE);
      hj_search_index_add (index, &(HjSearchKey) { .kind = HJ_HIT_TOPIC, .id = 2 * i + 1 }, en, TRUE);
    }
}

/* ---- keeping it true ---- */

/* A row as a number: its table and its number in it, together. */
static gint64
pack_row (guint table, gint64 row)
{
  return row * (gint64) G_N_ELEMENTS (tables) + table;
}

static void
note_change (const char *name, gint64 row, gpointer data)
{
  HjLibrary *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (strcmp (name, tables[i].name) == 0)
      {
        gint64 packed = pack_row (i, row);

        g_hash_table_add (self->changed, g_memdup2 (&packed, sizeof packed));
      }
}

static void
remove_row (HjSearchIndex *index, guint table, gint64 row)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables[table].kinds) && tables[table].kinds[i] >= 0; i++)
    hj_search_index_remove (index, (guint) tables[table].kinds[i], row);
}

static gboolean
read_row_again (HjLibrary *self, guint table, gint64 number, GError **error)
{
  g_autoptr (HjStatement) row = hj_database_query (self->db, error, tables[table].one, "l", number);

  remove_row (self->index, table, number);
  if (hj_statement_step (row, error))
    tables[table].add (self->index, row);
  return !error || !*error;
}

static gboolean
read_changes (HjLibrary *self, GError **error)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->changed);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint64 packed = *(const gint64 *) key;

      if (!read_row_again (self, (guint) (packed % (gint64) G_N_ELEMENTS (tables)),
                           packed / (gint64) G_N_ELEMENTS (tables), error))
        return FALSE;
    }
  g_hash_table_remove_all (self->changed);
  return TRUE;
}

/* ---- the index ---- */

void
hj_library_drop_index (HjLibrary *self)
{
  if (self->db)
    hj_database_watch (self->db, NULL, NULL);
  g_clear_pointer (&self->index, hj_search_index_free);
  g_clear_pointer (&self->changed, g_hash_table_unref);
}

static gboolean
fill_index (HjLibrary *self, GError **error)
{
  self->index = hj_search_index_new ();
  self->changed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  hj_database_watch (self->db, note_change, self);
  add_topics (self->index);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!add_table (self, i, error))
      return FALSE;
  return TRUE;
}

const HjSearchIndex *
hj_library_require_index (HjLibrary *self, GError **error)
{
  gint64 version = hj_database_get_number (self->db, 0, NULL, "PRAGMA data_version", "");
  gboolean ok;

  if (self->index && (version != self->version || g_hash_table_size (self->changed) > MOST_CHANGES))
    hj_library_drop_index (self);
  self->version = version;
  ok = self->index ? read_changes (self, error) : fill_index (self, error);
  if (!ok)
    hj_library_drop_index (self);
  return self->index;
}
