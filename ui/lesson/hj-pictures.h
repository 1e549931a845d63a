/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of the learner's own notes, from files beside them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The picture in the file at URI, at most as large as a note is wide, or NULL: it is none, or larger than a picture of a
 * note can be meant to be. (transfer full) */
GdkPaintable *hj_picture_load (const char *uri);

G_END_DECLS
