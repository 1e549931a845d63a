/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the files of an import ahead of time, several at once: a note needs nothing but its bytes. Private to
 * app/library. */
#pragma once

#include "hj-note.h"

G_BEGIN_DECLS

typedef struct _HjAhead HjAhead;

/* A file that was loaded. NOTE is NULL where its bytes are known, or where reading it by itself would tell why it cannot
 * be read. */
typedef struct {
  GBytes *bytes;
  char *digest; /* of the bytes; NULL: not computed */
  HjNote *note;
} HjLoadedFile;

/* PATHS in the order they will be asked for; NULL elements are asked for by nobody. Files whose digest is in KNOWN (set
 * of char*, taken) are loaded, not read. No more than some megabytes are waiting. SIZES: of gsize, what each file will
 * have about. */
HjAhead *hj_ahead_new (GPtrArray *paths, const GArray *sizes, GHashTable *known, GCancellable *cancellable);
/* Waits for file INDEX, each once and in order. FALSE if it cannot be loaded. */
gboolean hj_ahead_take (HjAhead *self, guint index, HjLoadedFile *file, GError **error);
/* What is being read ends first. */
void hj_ahead_free (HjAhead *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjAhead, hj_ahead_free)

G_END_DECLS
