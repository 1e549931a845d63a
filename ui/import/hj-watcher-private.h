/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of HjWatcher share. */
#pragma once

#include "hj-watcher.h"

G_BEGIN_DECLS

struct _HjWatcher {
  GObject parent_instance;

  HjLibrary *library;
  GCancellable *cancellable; /* of what runs in threads */
  GHashTable *sources;  /* char* path of a note → char* file it is in: itself, or an archive */
  GHashTable *monitors; /* char* folder → GFileMonitor */
  GHashTable *polled;   /* set of char*: folders that are looked at again and again for want of a monitor */
  GHashTable *stamps;   /* char* file in such a folder → char* what it was like */
  GHashTable *listed;   /* set of char*: such folders that were looked at, and the files found in them */
  GHashTable *gone;     /* set of char*: files that are not there */
  GHashTable *changed;  /* set of char*: files with news since they were read last */
  GHashTable *appeared; /* set of char*: new files in folders of notes, not looked at yet */
  GHashTable *offered;  /* set of char*: new notes that were told: once is enough */
  HjImportPlan *plan;
  GPtrArray *found;     /* of char*: new notes, until someone takes them */
  guint list_id, settle_id, poll_id;
  gboolean reading, looking, ready;
};

static inline GHashTable *
hj_watcher_create_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* hj-watcher.c: whether FILE has just come to a folder of notes, and may be one. */
gboolean hj_watcher_is_new_note (HjWatcher *watcher, const char *file);

/* hj-watcher-polling.c */
/* Looks at FOLDER from now on; what is in it already is not new. */
void hj_watcher_poll_folder (HjWatcher *watcher, const char *folder);
/* Whether FILE is in such a folder. */
gboolean hj_watcher_is_polled (HjWatcher *watcher, const char *file);
/* Tells of FILE when it is not as it was at the last look. */
void hj_watcher_look_at_file (HjWatcher *watcher, const char *file);

/* hj-watcher-reading.c: the file of a note that may have changed, and one that has come to a folder of notes. */
void hj_watcher_take_changed (HjWatcher *watcher, const char *file);
void hj_watcher_take_appeared (HjWatcher *watcher, const char *file);
void hj_watcher_set_gone (HjWatcher *watcher, const char *file, gboolean gone);

G_END_DECLS
