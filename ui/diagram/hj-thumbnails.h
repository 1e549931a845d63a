/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small pictures of diagrams, computed in idle moments and kept while the app runs. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Signal "ready" (const char *id): the picture of that diagram is there now, in the style of the moment. */
#define HJ_TYPE_THUMBNAILS (hj_thumbnails_get_type ())
G_DECLARE_FINAL_TYPE (HjThumbnails, hj_thumbnails, HJ, THUMBNAILS, GObject)

/* The one of this process. (transfer none) */
HjThumbnails *hj_thumbnails_get_default (void);
/* The picture of a diagram, "id" or with settings "id?function=tanh", or NULL: then it is being made and "ready" tells
 * when, with ID as it is here. (transfer none) */
GdkTexture *hj_thumbnails_request (HjThumbnails *thumbnails, const char *id);

G_END_DECLS
