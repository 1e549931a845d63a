/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A note that came from a file, and what is there now. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  char *note;     /* its path */
  char *file;     /* that it is in: itself, or an archive */
  gboolean there; /* the file is */
  gboolean watch; /* its folder is on this machine */
  gboolean small; /* enough to be read just to see whether it is another */
} HjWatched;

HjWatched *hj_watched_new (const char *note);
void hj_watched_free (HjWatched *watched);
/* Fills in what the disk says, which may be slow to. */
void hj_watched_look (HjWatched *watched);

G_END_DECLS
