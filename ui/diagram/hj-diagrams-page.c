/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gallery: every diagram as a small picture that was really computed. */
#include "hj-diagrams-page.h"

#include "hj-card-grid.h"
#include "hj-catalogue.h"
#include "hj-course.h"
#include "hj-diagram-tile.h"
#include "hj-lookup.h"
#include "hj-page-header.h"
#include "hj-thumbnails.h"

#include <glib/gi18n.h>

struct _HjDiagramsPage {
  HjPage parent_instance;

  HjPageHeader *header;
  GtkBox *filters, *groups;
  GtkSearchEntry *words;
  GtkDropDown *parts;  /* all parts, then each */

  GPtrArray *tiles;    /* of HjDiagramTile, borrowed from the groups */
  GHashTable *chosen;  /* set of HjDiagramClass that the words choose; NULL: all */
  gboolean restoring;  /* the filter is set by us */
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

/* ---- filter ---- */

/* The number of the part that is shown, 0 for all. */
static guint
get_part (HjDiagramsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->parts);

  return selected == GTK_INVALID_LIST_POSITION ? 0 : selected;
}

static void
choose_by_words (HjDiagramsPage *self)
{
  HjDesk *desk = hj_page_get_desk (HJ_PAGE (self));
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->words))));
  g_autofree char *query = g_strconcat ("diagram:", words, NULL);
  g_autoptr (HjLookup) lookup = NULL;

  g_clear_pointer (&self->chosen, g_hash_table_unref);
  if (*words != '\0' && hj_desk_get_library (desk) != NULL)
    lookup = hj_lookup_new (hj_desk_get_library (desk), query, hj_catalogue_get_length (), hj_desk_get_single_lang (desk),
                            NULL);
  if (lookup == NULL)
    return;
  self->chosen = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < lookup->found->len; i++)
    g_hash_table_add (self->chosen, (gpointer) ((HjFound *) lookup->found->pdata[i])->diagram);
}

/* PART: that is being shown; NULL for diagrams that are in none. */
static gboolean
is_shown (HjDiagramsPage *self, const HjDiagramClass *klass, const HjCoursePart *part)
{
  const HjCourseTopic *topic = main_topic (klass);
  guint number = part == NULL ? 0 : part->number;

  if ((topic == NULL ? 0 : (guint) topic->part) != number)
    return FALSE;
  return (get_part (self) == 0 || get_part (self) == number)
         && (self->chosen == NULL || g_hash_table_contains (self->chosen, klass));
}

static void
keep_filter (HjDiagramsPage *self)
{
  GSettings *settings = hj_desk_get_settings (hj_page_get_desk (HJ_PAGE (self)));

  if (settings == NULL)
    return;
  g_settings_set_string (settings, "gallery-words", gtk_editable_get_text (GTK_EDITABLE (self->words)));
  g_settings_set_int (settings, "gallery-part", (int) get_part (self));
}

/* The names of the parts follow the language; the one that is chosen stays. */
static void
list_parts (HjDiagramsPage *self, HjLang lang, guint chosen)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_string_list_append (titles, _("All Parts"));
  for (guint i = 0; i < hj_course_get_n_parts (); i++) {
    const HjCoursePart *part = hj_course_get_part (i);

    gtk_string_list_take (titles, g_strdup_printf ("%d. %s", part->number, hj_text_get (part->title, lang)));
  }
  self->restoring = TRUE;
  gtk_drop_down_set_model (self->parts, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->parts, chosen);
  self->restoring = FALSE;
}

static void
restore_filter (HjDiagramsPage *self)
{
  HjDesk *desk = hj_page_get_desk (HJ_PAGE (self));
  GSettings *settings = hj_desk_get_settings (desk);
  g_autofree char *words = settings == NULL ? NULL : g_settings_get_string (settings, "gallery-words");
  int part = settings == NULL ? 0 : g_settings_get_int (settings, "gallery-part");

  list_parts (self, hj_desk_get_lang (desk), (guint) CLAMP (part, 0, (int) hj_course_get_n_parts ()));
  gtk_editable_set_text (GTK_EDITABLE (self->words), words == NULL ? "" : words);
}

/* ---- groups ---- */

static GtkWidget *
create_heading (HjDiagramsPage *self, const HjCoursePart *part, HjLang lang)
{
  g_autofree char *title = part == NULL ? g_strdup (_("Other Diagrams"))
                                        : g_strdup_printf ("%d. %s", part->number, hj_text_get (part->title, lang));
  GtkWidget *heading = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_ellipsize (GTK_LABEL (heading), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "title-4");
  return heading;
}

static void
add_group (HjDiagramsPage *self, const HjCoursePart *part, HjLang lang)
{
  GtkWidget *grid = NULL;

  for (guint i = 0; i < hj_catalogue_get_length (); i++) {
    if (!is_shown (self, hj_catalogue_get (i), part))
      continue;
    if (grid == NULL) {
      grid = g_object_new (HJ_TYPE_CARD_GRID, "column-width", HJ_TILE_WIDTH, "max-columns", 8, "natural-width", TRUE, NULL);
      gtk_box_append (self->groups, create_heading (self, part, lang));
      gtk_box_append (self->groups, grid);
    }
    hj_card_grid_append (HJ_CARD_GRID (grid), create_tile (self, hj_catalogue_get (i), lang));
  }
}

static void
add_nothing (HjDiagramsPage *self)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "hj-diagram-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No Such Diagram"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _("Try fewer letters, the other language, or all parts."));
  gtk_box_append (self->groups, page);
}

static void
say_count (HjDiagramsPage *self)
{
  guint all = hj_catalogue_get_length ();
  g_autofree char *subtitle = self->tiles->len < all
    ? g_strdup_printf (ngettext ("%u of %u diagram", "%u of %u diagrams", all), self->tiles->len, all)
    : g_strdup_printf (ngettext ("%u diagram, computed on this computer", "%u diagrams, all computed on this computer", all),
                       all);

  g_object_set (self->header, "subtitle", subtitle, NULL);
}

static void
show_groups (HjDiagramsPage *self)
{
  HjLang lang = hj_desk_get_lang (hj_page_get_desk (HJ_PAGE (self)));
  GtkWidget *child;

  g_ptr_array_set_size (self->tiles, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  choose_by_words (self);
  for (guint i = 0; i < hj_course_get_n_parts (); i++)
    add_group (self, hj_course_get_part (i), lang);
  add_group (self, NULL, lang);
  if (self->tiles->len == 0)
    add_nothing (self);
  show_pictures (self);
  say_count (self);
}

static void
filter_changed_cb (HjDiagramsPage *self)
{
  if (self->restoring || hj_page_get_desk (HJ_PAGE (self)) == NULL)
    return;
  keep_filter (self);
  show_groups (self);
}

/* Escape empties the field first. */
static void
stopped_cb (HjDiagramsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->words), "");
}

static void
find_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (HJ_DIAGRAMS_PAGE (widget)->words));
}

/* ---- page ---- */

static void
folded_cb (HjDiagramsPage *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->filters), hj_page_get_folded (HJ_PAGE (self))
                                                                    ? GTK_ORIENTATION_VERTICAL
                                                                    : GTK_ORIENTATION_HORIZONTAL);
}

static void
hj_diagrams_page_refresh (HjPage *page)
{
  HjDiagramsPage *self = HJ_DIAGRAMS_PAGE (page);

  list_parts (self, hj_desk_get_lang (hj_page_get_desk (page)), get_part (self));
  show_groups (self);
}

static void
hj_diagrams_page_constructed (GObject *object)
{
  G_OBJECT_CLASS (hj_diagrams_page_parent_class)->constructed (object);
  restore_filter (HJ_DIAGRAMS_PAGE (object));
}

static void
hj_diagrams_page_finalize (GObject *object)
{
  HjDiagramsPage *self = HJ_DIAGRAMS_PAGE (object);

  g_ptr_array_unref (self->tiles);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  G_OBJECT_CLASS (hj_diagrams_page_parent_class)->finalize (object);
}

static void
hj_diagrams_page_class_init (HjDiagramsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = hj_diagrams_page_constructed;
  G_OBJECT_CLASS (klass)->finalize = hj_diagrams_page_finalize;
  HJ_PAGE_CLASS (klass)->refresh = hj_diagrams_page_refresh;
  g_type_ensure (HJ_TYPE_PAGE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hanjang/Hanjang/ui/hj-diagrams-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HjDiagramsPage, header);
  gtk_widget_class_bind_template_child (widget_class, HjDiagramsPage, groups);
  gtk_widget_class_bind_template_child (widget_class, HjDiagramsPage, filters);
  gtk_widget_class_bind_template_child (widget_class, HjDiagramsPage, words);
  gtk_widget_class_bind_template_child (widget_class, HjDiagramsPage, parts);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
  gtk_widget_class_install_action (widget_class, "page.find", NULL, find_cb);
}

static void
hj_diagrams_page_init (HjDiagramsPage *self)
{
  self->tiles = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::folded", G_CALLBACK (folded_cb), NULL);
  g_signal_connect_object (hj_thumbnails_get_default (), "ready", G_CALLBACK (thumbnail_ready_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (style_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
