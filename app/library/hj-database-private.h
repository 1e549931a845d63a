/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a connection and its statements share. */
#pragma once

#include "hj-database.h"

#include <sqlite3.h>

G_BEGIN_DECLS

struct _HjDatabase {
  sqlite3 *handle;
  char *path;
  GHashTable *statements; /* SQL → HjStatement */
  GThread *owner;
  int depth;              /* of nested transactions */
  HjDatabaseChanged changed;
  gpointer changed_data;
  gboolean broken;        /* a part of the transaction failed */
};

struct _HjStatement {
  HjDatabase *database; /* borrowed */
  sqlite3_stmt *handle;
  gboolean busy;
  GStringChunk *mended; /* texts that were damaged, until the statement is released; NULL: none yet */
};

/* Tells what SQLite says by CODE, and that the transaction, if there is one, failed. Returns FALSE. */
gboolean hj_database_fail (HjDatabase *self, int code, GError **error);
void hj_statement_free (gpointer statement);

G_END_DECLS
