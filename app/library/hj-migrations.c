/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables, one numbered step after the other. A step that was released never changes: a new one follows. */
#include "hj-library-private.h"

#include <glib/gi18n-lib.h>

/* "HJLB": tells a library from any other SQLite file. */
#define APPLICATION_ID 0x484a4c42

static const char *const migrations[] = {
  /* 1: notes, cards, the log, progress, settings */
  "CREATE TABLE notes ("
  "  id INTEGER PRIMARY KEY,"
  "  path TEXT NOT NULL UNIQUE,"
  "  title TEXT NOT NULL,"
  "  lang TEXT NOT NULL,"
  "  encoding TEXT NOT NULL,"
  "  digest TEXT NOT NULL,"            /* SHA-256 of bytes */
  "  size INTEGER NOT NULL,"
  "  bytes BLOB NOT NULL,"             /* as it came */
  "  markdown TEXT NOT NULL,"          /* as it was read */
  "  topic TEXT,"                      /* of the course, or NULL */
  "  added INTEGER NOT NULL"
  ");"
  "CREATE INDEX notes_digest ON notes (digest);"
  "CREATE INDEX notes_topic ON notes (topic);"

  "CREATE TABLE cards ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT," /* never given twice: the log refers to it */
  "  note INTEGER REFERENCES notes (id) ON DELETE SET NULL,"
  "  origin TEXT,"                     /* path of its note, to find it again when the note comes back */
  "  key TEXT, family TEXT,"
  "  kind TEXT NOT NULL,"
  "  front_ko TEXT, back_ko TEXT, front_en TEXT, back_en TEXT,"
  "  topic TEXT, block TEXT, line INTEGER NOT NULL DEFAULT 0,"
  "  suggested INTEGER NOT NULL DEFAULT 0,"
  "  suspended INTEGER NOT NULL DEFAULT 0,"
  "  gone INTEGER NOT NULL DEFAULT 0,"
  "  edited INTEGER NOT NULL DEFAULT 0," /* by hand: reading the note again leaves its words alone */
  "  place INTEGER NOT NULL DEFAULT 0,"  /* order in which new cards are asked */
  "  added INTEGER NOT NULL DEFAULT 0,"
  "  state INTEGER NOT NULL DEFAULT 0, step INTEGER NOT NULL DEFAULT 0,"
  "  stability REAL NOT NULL DEFAULT 0, difficulty REAL NOT NULL DEFAULT 0,"
  "  interval INTEGER NOT NULL DEFAULT 0, last_day INTEGER NOT NULL DEFAULT 0,"
  "  last INTEGER NOT NULL DEFAULT 0, due INTEGER NOT NULL DEFAULT 0,"
  "  reps INTEGER NOT NULL DEFAULT 0, lapses INTEGER NOT NULL DEFAULT 0"
  ");"
  "CREATE INDEX cards_note ON cards (note);"
  "CREATE INDEX cards_origin ON cards (origin) WHERE note IS NULL;"
  "CREATE INDEX cards_last ON cards (last);"
  "CREATE INDEX cards_due ON cards (state, due) WHERE suggested = 0 AND suspended = 0 AND gone = 0;"
  "CREATE INDEX cards_new ON cards (place) WHERE state = 0 AND suggested = 0 AND suspended = 0 AND gone = 0;"

  /* The options under which reviews were answered; the last row is in force. */
  "CREATE TABLE study_options (id INTEGER PRIMARY KEY, text TEXT NOT NULL);"

  "CREATE TABLE reviews ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  card INTEGER NOT NULL REFERENCES cards (id),"
  "  at INTEGER NOT NULL, offset INTEGER NOT NULL,"
  "  grade INTEGER, duration INTEGER NOT NULL DEFAULT 0,"
  "  state INTEGER, elapsed INTEGER, interval INTEGER,"
  "  options INTEGER REFERENCES study_options (id),"
  "  undoes INTEGER REFERENCES reviews (id)," /* a row that takes another back has no grade */
  "  CHECK ((undoes IS NULL) = (grade IS NOT NULL))"
  ");"
  "CREATE INDEX reviews_card ON reviews (card);"
  "CREATE INDEX reviews_at ON reviews (at);"
  "CREATE UNIQUE INDEX reviews_undoes ON reviews (undoes) WHERE undoes IS NOT NULL;"
  /* The log only grows. */
  "CREATE TRIGGER reviews_stay BEFORE DELETE ON reviews BEGIN SELECT RAISE (ABORT, 'the review log only grows'); END;"
  "CREATE TRIGGER reviews_hold BEFORE UPDATE ON reviews BEGIN SELECT RAISE (ABORT, 'the review log only grows'); END;"

  "CREATE TABLE progress ("
  "  what TEXT PRIMARY KEY,"
  "  block TEXT, fraction REAL NOT NULL, finished INTEGER NOT NULL, at INTEGER NOT NULL"
  ") WITHOUT ROWID;"
  "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;",

  /* 2: search, diagram states */
  "CREATE TABLE passages ("
  "  id INTEGER PRIMARY KEY,"
  "  note INTEGER NOT NULL REFERENCES notes (id) ON DELETE CASCADE,"
  "  line INTEGER NOT NULL,"
  "  heading INTEGER NOT NULL,"        /* level, 0 for other text */
  "  text TEXT NOT NULL,"
  "  folded TEXT NOT NULL"             /* without case and width */
  ");"
  "CREATE INDEX passages_note ON passages (note);"
  "ALTER TABLE cards ADD COLUMN folded TEXT NOT NULL DEFAULT '';"
  /* Which version of the reader made passages and cards; older ones are read again. */
  "ALTER TABLE notes ADD COLUMN reader INTEGER NOT NULL DEFAULT 0;"
  "CREATE TABLE diagram_states ("
  "  what TEXT NOT NULL, diagram TEXT NOT NULL, state TEXT NOT NULL, at INTEGER NOT NULL,"
  "  PRIMARY KEY (what, diagram)"
  ") WITHOUT ROWID;",

  /* 3: what stays the learner's when a note comes again */
  "CREATE TABLE blocks ("
  "  note INTEGER NOT NULL REFERENCES notes (id) ON DELETE CASCADE,"
  "  ordinal INTEGER NOT NULL,"       /* from 0, parents first */
  "  place TEXT NOT NULL,"            /* the id that reading gives */
  "  id TEXT NOT NULL,"               /* the id it keeps */
  "  kind TEXT NOT NULL, level INTEGER NOT NULL, line INTEGER NOT NULL, parent INTEGER NOT NULL,"
  "  words TEXT NOT NULL,"
  "  PRIMARY KEY (note, ordinal)"
  ") WITHOUT ROWID;"
  "CREATE INDEX blocks_kept ON blocks (note) WHERE id <> place;"
  /* What the learner changed in how a note is read. The line is known by its text and the lines around it. */
  "CREATE TABLE overrides ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  note INTEGER NOT NULL REFERENCES notes (id) ON DELETE CASCADE,"
  "  kind TEXT NOT NULL,"
  "  block TEXT,"                      /* id of the block, or NULL */
  "  line INTEGER NOT NULL,"           /* where the line stood last, from 1 */
  "  text TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,"
  "  value TEXT,"
  "  at INTEGER NOT NULL"
  ");"
  "CREATE INDEX overrides_note ON overrides (note);",

  /* 4: words in two languages, per note, and what the learner says of doubtful ones */
  "CREATE TABLE terms ("
  "  note INTEGER NOT NULL REFERENCES notes (id) ON DELETE CASCADE,"
  "  key TEXT NOT NULL,"
  "  ko TEXT, en TEXT NOT NULL, acronym TEXT,"
  "  confident INTEGER NOT NULL, count INTEGER NOT NULL, line INTEGER NOT NULL,"
  "  PRIMARY KEY (note, key)"
  ") WITHOUT ROWID;"
  /* Which notes were looked through, as they were then. */
  "CREATE TABLE term_notes ("
  "  note INTEGER PRIMARY KEY REFERENCES notes (id) ON DELETE CASCADE, digest TEXT NOT NULL, reader INTEGER NOT NULL"
  ");"
  "CREATE TABLE term_verdicts (key TEXT PRIMARY KEY, verdict INTEGER NOT NULL) WITHOUT ROWID;",

  /* 5: the blocks of a note as one text: they are wanted all at once, and rows took a sixth of an import. (Changed
   * once, before anything was released: at first it threw the rows away, and with them the ids that blocks keep.) */
  "CREATE TABLE note_blocks ("
  "  note INTEGER PRIMARY KEY REFERENCES notes (id) ON DELETE CASCADE,"
  "  kept TEXT NOT NULL,"   /* the ids that are not those that reading gives: a line each */
  "  blocks TEXT NOT NULL"  /* a line each; see hj-blocks-table.c */
  ");"
  "INSERT INTO note_blocks SELECT note,"
  "  group_concat (CASE WHEN id <> place THEN place || char (9) || id || char (10) ELSE '' END, ''),"
  "  group_concat (place || char (9) || CASE WHEN id <> place THEN id ELSE '' END || char (9) || kind || char (9)"
  "    || level || char (9) || line || char (9) || parent || char (9) || words || char (10), '')"
  "  FROM (SELECT * FROM blocks ORDER BY note, ordinal) GROUP BY note;"
  "DROP TABLE blocks;",

  /* 6: which blocks of a note were read, and how many of its sections that makes */
  "CREATE TABLE coverage ("
  "  note INTEGER PRIMARY KEY REFERENCES notes (id) ON DELETE CASCADE,"
  "  sections INTEGER NOT NULL,"
  "  read INTEGER NOT NULL,"
  "  blocks TEXT NOT NULL"  /* a line each; see hj-coverage-table.c */
  ");",

  /* 7: pictures that came in an archive with notes, by the paths that notes know them by */
  "CREATE TABLE pictures ("
  "  path TEXT PRIMARY KEY,"         /* "/folder/notes.zip/a/b.png" */
  "  container TEXT NOT NULL,"       /* "/folder/notes.zip": gone with its last note */
  "  name TEXT NOT NULL,"            /* "b.png" */
  "  digest TEXT NOT NULL,"          /* of the bytes, SHA-256 */
  "  bytes BLOB NOT NULL"
  ");"
  "CREATE INDEX pictures_container ON pictures (container, name);",
};

int
hj_migrations_get_version (void)
{
  return G_N_ELEMENTS (migrations);
}

static gboolean
check_identity (HjDatabase *db, int *version, GError **error)
{
  GError *problem = NULL;
  gint64 id = hj_database_get_number (db, 0, &problem, "PRAGMA application_id", "");
  gint64 tables = problem ? 0 : hj_database_get_number (db, 0, &problem, "SELECT count(*) FROM sqlite_schema", "");

  *version = problem ? 0 : (int) hj_database_get_number (db, 0, &problem, "PRAGMA user_version", "");
  if (problem)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  if (tables > 0 && id != APPLICATION_ID)
    {
      g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_DAMAGED, "%s: %s", hj_database_get_path (db),
                   _("it is not a library of Hanjang"));
      return FALSE;
    }
  return TRUE;
}

gboolean
hj_migrations_check (HjDatabase *db, int *version, GError **error)
{
  if (!check_identity (db, version, error))
    return FALSE;
  if (*version <= hj_migrations_get_version ())
    return TRUE;
  g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_NEWER,
               _("%s: it was written by a newer version of Hanjang (format %d, this one knows %d)"),
               hj_database_get_path (db), *version, hj_migrations_get_version ());
  return FALSE;
}

static gboolean
apply (HjDatabase *db, int version, GError **error)
{
  for (int i = version; i < hj_migrations_get_version (); i++)
    {
      g_autofree char *number = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;",
                                                 APPLICATION_ID, i + 1);

      if (!hj_database_execute (db, migrations[i], error) || !hj_database_execute (db, number, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
hj_migrations_run (HjDatabase *db, GError **error)
{
  int version;

  if (!hj_database_begin (db, error))
    return FALSE;
  /* Looked at again under the lock: another program may have been quicker. */
  return hj_database_end (db, hj_migrations_check (db, &version, error) && apply (db, version, error), error);
}
