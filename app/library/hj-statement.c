/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A statement of SQLite: kept by its text, given values, stepped through. */
#include "hj-database-private.h"

void
hj_statement_free (gpointer data)
{
  HjStatement *self = data;

  sqlite3_finalize (self->handle);
  g_clear_pointer (&self->mended, g_string_chunk_free);
  g_free (self);
}

gboolean
hj_statement_step (HjStatement *self, GError **error)
{
  int code;

  if (!self || !self->busy)
    return FALSE;
  code = sqlite3_step (self->handle);
  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    hj_database_fail (self->database, code, error);
  hj_statement_release (self);
  return FALSE;
}

int
hj_statement_get_int (HjStatement *self, int column)
{
  return sqlite3_column_int (self->handle, column);
}

gint64
hj_statement_get_long (HjStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

double
hj_statement_get_double (HjStatement *self, int column)
{
  return sqlite3_column_double (self->handle, column);
}

/* Valid UTF-8, which all the program relies on, also where the file is damaged. */
const char *
hj_statement_get_text (HjStatement *self, int column)
{
  const char *text = (const char *) sqlite3_column_text (self->handle, column);
  g_autofree char *valid = NULL;

  if (!text || g_utf8_validate (text, -1, NULL))
    return text;
  if (!self->mended)
    self->mended = g_string_chunk_new (256);
  valid = g_utf8_make_valid (text, -1);
  return g_string_chunk_insert (self->mended, valid);
}

const char *
hj_statement_get_words (HjStatement *self, int column)
{
  const char *text = hj_statement_get_text (self, column);

  return text ? text : "";
}

GBytes *
hj_statement_dup_bytes (HjStatement *self, int column)
{
  const void *data = sqlite3_column_blob (self->handle, column);

  return g_bytes_new (data, sqlite3_column_bytes (self->handle, column));
}

void
hj_statement_release (HjStatement *self)
{
  if (!self || !self->busy)
    return;
  sqlite3_reset (self->handle);
  g_clear_pointer (&self->mended, g_string_chunk_free);
  sqlite3_clear_bindings (self->handle);
  self->busy = FALSE;
}

/* ---- running one ---- */

static void
bind_bytes (sqlite3_stmt *handle, int place, GBytes *bytes)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  sqlite3_bind_blob64 (handle, place, data ? data : "", size, SQLITE_TRANSIENT);
}

static void
bind_values (sqlite3_stmt *handle, const char *types, va_list values)
{
  for (int i = 0; types[i]; i++)
    switch (types[i])
      {
      case 'i':
        sqlite3_bind_int (handle, i + 1, va_arg (values, int));
        break;
      case 'l':
        sqlite3_bind_int64 (handle, i + 1, va_arg (values, gint64));
        break;
      case 'd':
        sqlite3_bind_double (handle, i + 1, va_arg (values, double));
        break;
      case 's':
        sqlite3_bind_text (handle, i + 1, va_arg (values, const char *), -1, SQLITE_TRANSIENT);
        break;
      case 'b':
        bind_bytes (handle, i + 1, va_arg (values, GBytes *));
        break;
      default:
        g_assert_not_reached ();
      }
}

static HjStatement *
lookup_statement (HjDatabase *self, const char *sql, GError **error)
{
  HjStatement *statement = g_hash_table_lookup (self->statements, sql);
  sqlite3_stmt *handle = NULL;
  int code;

  g_assert (self->owner == g_thread_self ());
  if (statement)
    return statement;
  code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);
  if (code != SQLITE_OK)
    {
      hj_database_fail (self, code, error);
      return NULL;
    }
  statement = g_new0 (HjStatement, 1);
  statement->database = self;
  statement->handle = handle;
  g_hash_table_insert (self->statements, (gpointer) sql, statement);
  return statement;
}

static HjStatement *
start (HjDatabase *self, GError **error, const char *sql, const char *types, va_list values)
{
  HjStatement *statement = lookup_statement (self, sql, error);

  if (!statement)
    return NULL;
  /* A statement is walked by one reader at a time. */
  g_assert (!statement->busy);
  bind_values (statement->handle, types, values);
  statement->busy = TRUE;
  return statement;
}

HjStatement *
hj_database_query (HjDatabase *self, GError **error, const char *sql, const char *types, ...)
{
  HjStatement *statement;
  va_list values;

  va_start (values, types);
  statement = start (self, error, sql, types, values);
  va_end (values);
  return statement;
}

gboolean
hj_database_run (HjDatabase *self, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (HjStatement) statement = NULL;
  va_list values;
  int code;

  va_start (values, types);
  statement = start (self, error, sql, types, values);
  va_end (values);
  if (!statement)
    return FALSE;
  do
    code = sqlite3_step (statement->handle);
  while (code == SQLITE_ROW);
  return code == SQLITE_DONE ? TRUE : hj_database_fail (self, code, error);
}

gint64
hj_database_get_number (HjDatabase *self, gint64 fallback, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (HjStatement) statement = NULL;
  va_list values;

  va_start (values, types);
  statement = start (self, error, sql, types, values);
  va_end (values);
  return hj_statement_step (statement, error) ? hj_statement_get_long (statement, 0) : fallback;
}
