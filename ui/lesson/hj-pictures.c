/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading pictures within limits: a small file can unfold to more points than there is memory. */
#include "hj-pictures.h"

#include <glib/gstdio.h>

#define LARGEST_FILE (32 << 20)     /* bytes */
#define MOST_POINTS 60000000        /* of the picture in the file */
#define WIDEST 640                  /* points, as shown */
#define HIGHEST 560

static gboolean
is_reasonable (const char *path, int *width, int *height)
{
  GStatBuf facts;

  return g_stat (path, &facts) == 0 && facts.st_size <= LARGEST_FILE
         && gdk_pixbuf_get_file_info (path, width, height) != NULL && *width > 0 && *height > 0
         && (gint64) *width * *height <= MOST_POINTS;
}

GdkPaintable *
hj_picture_load (const char *uri)
{
  g_autofree char *path = g_filename_from_uri (uri, NULL, NULL);
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  int width, height;

  if (path == NULL || !is_reasonable (path, &width, &height))
    return NULL;
  pixbuf = width > WIDEST || height > HIGHEST
             ? gdk_pixbuf_new_from_file_at_scale (path, WIDEST, HIGHEST, TRUE, NULL)
             : gdk_pixbuf_new_from_file (path, NULL);
  return pixbuf == NULL ? NULL : GDK_PAINTABLE (gdk_texture_new_for_pixbuf (pixbuf));
}
