/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two thin types over SQLite: a connection and a statement. For app/library, and for app/exchange where another
 * program keeps its cards in such a file. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _HjDatabase HjDatabase;
typedef struct _HjStatement HjStatement;

typedef enum {
  HJ_DATABASE_CREATE,    /* open to write, make it if it is missing */
  HJ_DATABASE_EXISTING,  /* open to write, fail if it is missing */
  HJ_DATABASE_READ,      /* open to read */
} HjDatabaseMode;

/* Sets WAL, foreign keys and full synchronisation when open to write. Errors are of HJ_LIBRARY_ERROR and name
 * the file. */
HjDatabase *hj_database_open (const char *path, HjDatabaseMode mode, GError **error);
void hj_database_close (HjDatabase *self);
const char *hj_database_get_path (HjDatabase *self);

/* Runs any number of statements without values. */
gboolean hj_database_execute (HjDatabase *self, const char *sql, GError **error);
/* TYPES gives the values that follow, one letter each: i int, l gint64, d double, s string or NULL, b GBytes.
 * run: a statement without rows. query: step through the rows, then let the statement go (g_autoptr). SQL must
 * be a literal: statements are kept. */
gboolean hj_database_run (HjDatabase *self, GError **error, const char *sql, const char *types, ...);
HjStatement *hj_database_query (HjDatabase *self, GError **error, const char *sql, const char *types, ...);
/* The first column of the first row; FALLBACK without rows or on an error. */
gint64 hj_database_get_number (HjDatabase *self, gint64 fallback, GError **error, const char *sql,
                               const char *types, ...);
gint64 hj_database_get_last_id (HjDatabase *self);

/* Nested calls join the outermost transaction. end commits what went well and takes back the rest. */
gboolean hj_database_begin (HjDatabase *self, GError **error);
gboolean hj_database_end (HjDatabase *self, gboolean success, GError **error);
gboolean hj_database_is_in_transaction (HjDatabase *self);

/* Calls CHANGED for each row that is added, changed or removed through this connection, also by what follows from
 * it (ON DELETE CASCADE); what is taken back later is not told. TABLE is borrowed. */
typedef void (*HjDatabaseChanged) (const char *table, gint64 row, gpointer data);
void hj_database_watch (HjDatabase *self, HjDatabaseChanged changed, gpointer data);

/* Writes a copy to PATH, which must not exist: one file that needs no log beside it. Errors speak of NAME. */
gboolean hj_database_copy_to (HjDatabase *self, const char *path, const char *name, GError **error);
/* Copies the whole content of SOURCE into self as one transaction. */
gboolean hj_database_copy_from (HjDatabase *self, HjDatabase *source, GError **error);

/* TRUE: a row is there. FALSE: no more rows, or ERROR is set. NULL statements have no rows. */
gboolean hj_statement_step (HjStatement *self, GError **error);
int hj_statement_get_int (HjStatement *self, int column);
gint64 hj_statement_get_long (HjStatement *self, int column);
double hj_statement_get_double (HjStatement *self, int column);
const char *hj_statement_get_text (HjStatement *self, int column); /* UTF-8, valid until the next step; NULL for NULL */
/* The same for columns that always have a text: "" where a damaged file has none. */
const char *hj_statement_get_words (HjStatement *self, int column);
GBytes *hj_statement_dup_bytes (HjStatement *self, int column);
void hj_statement_release (HjStatement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjDatabase, hj_database_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjStatement, hj_statement_release)

G_END_DECLS
