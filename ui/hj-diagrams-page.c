/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gallery: every diagram as a small picture that was really computed. */
#include "hj-diagrams-page.h"

#include "hj-card-grid.h"
#include "hj-catalogue.h"
#include "hj-course.h"
#include "hj-diagram-tile.h"
#include "hj-page-header.h"
#include "hj-thumbnails.h"

#include <glib/gi18n.h>

struct _HjDiagramsPage {
  HjPage parent_instance;

  HjPageHeader *header;
  GtkBox *groups;

  GPtrArray *tiles; /* of HjDiagramTile, borrowed from the groups */
};

G_DEFINE_FINAL_TYPE (HjDiagramsPage, hj_diagrams_page, HJ_TYPE_PAGE)

static void
tile_clicked_cb (HjDiagramTile *tile, HjDiagramsPage *self)
{
  g_autofree char *place = g_strconcat ("diagram ", hj_diagram_tile_get_id (tile), NULL);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", place);
}

static void
show_picture (HjDiagramTile *tile)
{
  GdkTexture *picture = hj_thumbnails_request (hj_thumbnails_get_default (), hj_diagram_tile_get_id (tile));

  hj_diagram_tile_set_picture (tile, GDK_PAINTABLE (picture));
}

static void
show_pictures (HjDiagramsPage *self)
{
  for (guint i = 0; i < self->tiles->len; i++)
    show_picture (self->tiles->pdata[i]);
}

static void
thumbnail_ready_cb (HjDiagramsPage *self, const char *id)
{
  for (guint i = 0; i < self->tiles->len; i++)
    if (g_str_equal (hj_diagram_tile_get_id (self->tiles->pdata[i]), id))
      show_picture (self->tiles->pdata[i]);
}

static void
style_changed_cb (HjDiagramsPage *self)
{
  if (hj_page_get_shown (HJ_PAGE (self)))
    show_pictures (self);
  else
    hj_page_queue_refresh (HJ_PAGE (self));
}

/* The part of the course a diagram belongs to: that of its main topic. */
static const HjCourseTopic *
main_topic (const HjDiagramClass *klass)
{
  return klass->topics == NULL || klass->topics[0] == NULL ? NULL : hj_course_find_topic (klass->topics[0]);
}

static GtkWidget *
create_tile (HjDiagramsPage *self, const HjDiagramClass *klass, HjLang lang)
{
  const HjCourseTopic *topic = main_topic (klass);
  GtkWidget *tile = hj_diagram_tile_new (klass->id, hj_text_get (klass->title, lang),
                                         topic == NULL ? "" : hj_text_get (topic->title, lang));

  g_signal_connect_object (tile, "clicked", G_CALLBACK (tile_clicked_cb), self, 0);
  g_ptr_array_add (self->tiles, tile);
  return tile;
}

static void
add_group (HjDiagramsPage *self, const HjCoursePart *part, HjLang lang)
{
  GtkWidget *heading = gtk_label_new (NULL);
  GtkWidget *grid = g_object_new (HJ_TYPE_CARD_GRID, "column-width", HJ_TILE_WIDTH, "max-columns", 8,
                                  "natural-width", TRUE, NULL);
  g_autofree char *title = part == NULL ? g_strdup (_("Other Diagrams"))
                                        : g_strdup_printf ("%d. %s", part->number, hj_text_get (part->title, lang));
  guint n = 0;

  for (guint i = 0; i < hj_catalogue_get_length (); i++) {
    const HjCourseTopic *topic = main_topic (hj_catalogue_get (i));

    if ((topic == NULL && part == NULL) || (topic != NULL && part != NULL && topic->part == part->number)) {
      hj_card_grid_append (HJ_CARD_GRID (grid), create_tile (self, hj_catalogue_get (i), lang));
      n++;
    }
  }
  if (n == 0) {
    g_object_ref_sink (heading);
    g_object_unref (heading);
    g_object_ref_sink (grid);
    g_object_unref (grid);
    return;
  }
  gtk_label_set_text (GTK_LABEL (heading), title);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "title-4");
  gtk_box_append (self->groups, heading);
  gtk_box_append (self->groups, grid);
}

static void
hj_diagrams_page_refresh (HjPage *page)
{
  HjDiagramsPage *self = HJ_DIAGRAMS_PAGE (page);
  HjLang lang = hj_desk_get_lang (hj_page_get_desk (page));
  GtkWidget *child;
  g_autofree char *subtitle = g_strdup_printf (ngettext ("%u diagram, computed on this computer",
                                                         "%u diagrams, all computed on this computer",
                                                         hj_catalogue_get_length ()),
                                               hj_catalogue_get_length ());

  g_ptr_array_set_size (self->tiles, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  for (guint i = 0; i < hj_course_get_n_parts (); i++)
    add_group (self, hj_course_get_part (i), lang);
  add_group (self, NULL, lang);
  show_pictures (self);
  g_object_set (self->header, "subtitle", subtitle, NULL);
}

static void
hj_diagrams_page_finalize (GObject *object)
{
  g_ptr_array_unref (HJ_DIAGRAMS_PAGE (object)->tiles);
  G_OBJECT_CLASS (hj_diagrams_page_parent_class)->finalize (object);
}

static void
hj_diagrams_page_class_init (HjDiagramsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hj_diagrams_page_finalize;
  HJ_PAGE_CLASS (klass)->refresh = hj_diagrams_page_refresh;
  g_type_ensure (HJ_TYPE_PAGE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hanjang/Hanjang/ui/hj-diagrams-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HjDiagramsPage, header);
  gtk_widget_class_bind_template_child (widget_class, HjDiagramsPage, groups);
}

static void
hj_diagrams_page_init (HjDiagramsPage *self)
{
  self->tiles = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (hj_thumbnails_get_default (), "ready", G_CALLBACK (thumbnail_ready_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (style_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
