/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of HjDesk share. */
#pragma once

#include "hj-desk.h"

G_BEGIN_DECLS

struct _HjDesk {
  GObject parent_instance;

  char *path;
  char *temporary; /* folder that goes away with the desk, or NULL */
  HjLibrary *library;
  HjWatcher *watcher;
  GSettings *settings;
  HjLang lang;
  guint changed_id;

  /* What the sidebar asks again and again; counted once after every change. */
  gboolean counted;
  GHashTable *topic_progress; /* char* topic → double* read so far */
  guint n_notes, n_cards;
  int n_new, n_learning, n_review;
};

G_END_DECLS
