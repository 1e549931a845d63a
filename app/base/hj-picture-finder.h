/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the pictures of a note lie on the disk: one answer for what shows them and what says that they are missing. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The pictures a note in FOLDER may show: none from outside its vault, or without one its folder. */
typedef struct _HjPictureFinder HjPictureFinder;

HjPictureFinder *hj_picture_finder_new (const char *folder);
void hj_picture_finder_free (HjPictureFinder *self);
/* The file that TARGET means, a path without percent signs as a note writes it, or NULL. (transfer full) */
char *hj_picture_finder_dup_file (HjPictureFinder *self, const char *target);

G_END_DECLS
