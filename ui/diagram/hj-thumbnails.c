/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small pictures of diagrams, computed in idle moments and kept while the app runs. */
#include "hj-thumbnails.h"

#include "hj-catalogue.h"
#include "hj-diagram-tile.h"
#include "hj-figure.h"
#include "hj-theme.h"

#include <string.h>

#define SLICE (6 * 1000) /* µs of work in one turn of the main loop */
#define SCALE 2          /* pictures for screens of twice the density; the others shrink them */

struct _HjThumbnails {
  GObject parent_instance;

  GHashTable *pictures; /* "id?settings/style" → GdkTexture */
  GQueue waiting;       /* of char*: what was requested */
  HjDiagram *running;   /* the one that is being computed */
  guint idle_id;
};

G_DEFINE_FINAL_TYPE (HjThumbnails, hj_thumbnails, G_TYPE_OBJECT)

enum {
  READY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
key_of (const char *id)
{
  return g_strconcat (id, "/", hj_theme_get_palette ()->name, NULL);
}

static GdkTexture *
draw (HjDiagram *diagram)
{
  int width = HJ_TILE_WIDTH * SCALE, height = HJ_TILE_HEIGHT * SCALE;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_scale (cr, SCALE, SCALE);
  hj_figure_draw_thumbnail (diagram, cr, HJ_TILE_WIDTH, HJ_TILE_HEIGHT, hj_theme_get_palette ()->style);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize) height * cairo_image_surface_get_stride (surface),
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes,
                                 cairo_image_surface_get_stride (surface));
}

/* "id" or "id?settings"; NULL: there is none. (transfer none) */
static const HjDiagramClass *
find_class (const char *what)
{
  g_autofree char *id = g_strndup (what, strcspn (what, "?"));

  return hj_catalogue_find (id);
}

static HjDiagram *
create_diagram (const char *what)
{
  HjDiagram *diagram = hj_diagram_new (find_class (what));
  const char *settings = strchr (what, '?');

  if (settings != NULL)
    hj_diagram_apply (diagram, settings + 1, NULL);
  return diagram;
}

/* The telling picture is some steps into the run; TRUE when it is there. */
static gboolean
advance (HjDiagram *diagram)
{
  gint64 wanted = hj_diagram_get_class (diagram)->preview_steps;
  gint64 missing = wanted - hj_diagram_get_position (diagram);

  if (missing <= 0)
    return TRUE;
  return hj_diagram_advance (diagram, g_get_monotonic_time () + SLICE, missing) == 0
         || hj_diagram_get_position (diagram) >= wanted;
}

static gboolean
work_cb (gpointer data)
{
  HjThumbnails *self = data;
  g_autofree char *id = NULL;

  if (self->running == NULL) {
    if (g_queue_is_empty (&self->waiting)) {
      self->idle_id = 0;
      return G_SOURCE_REMOVE;
    }
    self->running = create_diagram (g_queue_peek_head (&self->waiting));
    return G_SOURCE_CONTINUE;
  }
  if (!advance (self->running))
    return G_SOURCE_CONTINUE;
  id = g_queue_pop_head (&self->waiting);
  g_hash_table_insert (self->pictures, key_of (id), draw (self->running));
  g_clear_pointer (&self->running, hj_diagram_free);
  g_signal_emit (self, signals[READY], 0, id);
  return G_SOURCE_CONTINUE;
}

static void
hj_thumbnails_finalize (GObject *object)
{
  HjThumbnails *self = HJ_THUMBNAILS (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_pointer (&self->running, hj_diagram_free);
  g_queue_clear_full (&self->waiting, g_free);
  g_hash_table_unref (self->pictures);
  G_OBJECT_CLASS (hj_thumbnails_parent_class)->finalize (object);
}

static void
hj_thumbnails_class_init (HjThumbnailsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hj_thumbnails_finalize;
  signals[READY] = g_signal_new ("ready", HJ_TYPE_THUMBNAILS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, G_TYPE_STRING);
}

static void
hj_thumbnails_init (HjThumbnails *self)
{
  g_queue_init (&self->waiting);
  self->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

HjThumbnails *
hj_thumbnails_get_default (void)
{
  static HjThumbnails *thumbnails;

  if (thumbnails == NULL)
    thumbnails = g_object_new (HJ_TYPE_THUMBNAILS, NULL);
  return thumbnails;
}

GdkTexture *
hj_thumbnails_request (HjThumbnails *self, const char *id)
{
  g_autofree char *key = key_of (id);
  GdkTexture *picture;

  g_return_val_if_fail (HJ_IS_THUMBNAILS (self), NULL);
  picture = g_hash_table_lookup (self->pictures, key);
  if (picture != NULL || find_class (id) == NULL)
    return picture;
  if (g_queue_find_custom (&self->waiting, id, (GCompareFunc) g_strcmp0) == NULL)
    g_queue_push_tail (&self->waiting, g_strdup (id));
  if (self->idle_id == 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_LOW, work_cb, self, NULL);
  return NULL;
}
