/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of the palette. */
#include "hj-search-panel-row.h"

#include "hj-course.h"
#include "hj-formula-view.h"
#include "hj-formula.h"
#include "hj-progress-ring.h"
#include "hj-thumbnails.h"

#include <glib/gi18n.h>

#define THUMBNAIL 28 /* px */
#define LONGEST_FORMULA 240 /* bytes of TeX */

struct _HjSearchPanelRow {
  GtkListBoxRow parent_instance;

  GtkBox *box;
  GtkLabel *title, *subtitle;
  GtkWidget *hint;
  guint group;
  char *action;
  GVariant *target;
  char *query; /* that it looks for, or NULL */
  const char *diagram; /* whose picture is still to come */
};

G_DEFINE_FINAL_TYPE (HjSearchPanelRow, hj_search_panel_row, GTK_TYPE_LIST_BOX_ROW)

static void
hj_search_panel_row_finalize (GObject *object)
{
  HjSearchPanelRow *self = HJ_SEARCH_PANEL_ROW (object);

  g_free (self->action);
  g_free (self->query);
  g_clear_pointer (&self->target, g_variant_unref);
  G_OBJECT_CLASS (hj_search_panel_row_parent_class)->finalize (object);
}

static void
hj_search_panel_row_class_init (HjSearchPanelRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hj_search_panel_row_finalize;
}

static GtkLabel *
add_label (GtkBox *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static GtkWidget *
create_key (const char *text)
{
  GtkWidget *key = gtk_label_new (text);

  gtk_widget_add_css_class (key, "key-hint");
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  return key;
}

static void
hj_search_panel_row_init (HjSearchPanelRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  self->box = GTK_BOX (box);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (self->box, words);
  self->title = add_label (GTK_BOX (words), "palette-title");
  self->subtitle = add_label (GTK_BOX (words), "palette-subtitle");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), FALSE);
  self->hint = create_key ("⏎");
  gtk_widget_set_visible (self->hint, FALSE);
  gtk_box_append (self->box, self->hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->hint), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Enter"), -1);
}

/* ---- words ---- */

static PangoAttrList *
mark (GtkWidget *widget, const HjSearchPattern *pattern, const char *text)
{
  g_autoptr (GArray) ranges = hj_search_pattern_find_ranges (pattern, text);
  PangoAttrList *attributes = pango_attr_list_new ();
  GdkRGBA accent;
  gboolean coloured = gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "accent_color", &accent);

  for (guint i = 0; i < ranges->len; i++) {
    const HjSearchRange *range = &g_array_index (ranges, HjSearchRange, i);
    PangoAttribute *all[] = {
      pango_attr_weight_new (PANGO_WEIGHT_BOLD),
      coloured ? pango_attr_foreground_new ((guint16) (accent.red * 65535), (guint16) (accent.green * 65535),
                                            (guint16) (accent.blue * 65535))
               : NULL,
    };

    for (guint k = 0; k < G_N_ELEMENTS (all) && all[k] != NULL; k++) {
      all[k]->start_index = range->start;
      all[k]->end_index = range->end;
      pango_attr_list_insert (attributes, all[k]);
    }
  }
  return attributes;
}

static void
set_words (HjSearchPanelRow *self, GtkLabel *label, const char *text, const HjSearchPattern *pattern)
{
  g_autofree char *valid = g_utf8_make_valid (text == NULL ? "" : text, -1);

  gtk_label_set_text (label, valid);
  gtk_widget_set_visible (GTK_WIDGET (label), *valid != '\0');
  if (pattern != NULL) {
    g_autoptr (PangoAttrList) attributes = mark (GTK_WIDGET (label), pattern, valid);

    gtk_label_set_attributes (label, attributes);
  }
}

static void
set_icon (HjSearchPanelRow *self, GtkWidget *icon)
{
  gtk_widget_set_size_request (icon, 34, -1);
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  gtk_box_prepend (self->box, icon);
}

static void
set_symbol (HjSearchPanelRow *self, const char *name)
{
  set_icon (self, gtk_image_new_from_icon_name (name));
}

/* ---- where it leads ---- */

static void
set_place (HjSearchPanelRow *self, char *place)
{
  self->action = g_strdup ("win.show");
  self->target = g_variant_ref_sink (g_variant_new_take_string (place));
}

/* The words that matched, as they stand there: the lesson marks them. */
static char *
dup_words (const HjHit *hit)
{
  const char *start, *end;

  if (hit->snippet == NULL || hit->length == 0 || hit->kind == HJ_HIT_FORMULA)
    return g_strdup ("");
  start = g_utf8_offset_to_pointer (hit->snippet, hit->start);
  end = g_utf8_offset_to_pointer (start, hit->length);
  return g_strdup_printf ("~%.*s", (int) (end - start), start);
}

static char *
place_of_hit (const HjHit *hit)
{
  g_autofree char *words = dup_words (hit);
  g_autofree char *where = hit->line > 0 ? g_strdup_printf ("#line-%d@%s%s", hit->line, hj_lang_to_string (hit->lang), words)
                                         : g_strdup ("");

  if (hit->kind == HJ_HIT_CARD)
    return g_strdup_printf ("cards card:%" G_GINT64_FORMAT, hit->id);
  if (hit->topic != NULL)
    return g_strdup_printf ("lesson topic:%s%s", hit->topic, where);
  return g_strdup_printf ("lesson note:%" G_GINT64_FORMAT "%s", hit->id, where);
}

/* ---- kinds of rows ---- */

static HjSearchPanelRow *
row_new (guint group)
{
  HjSearchPanelRow *self = g_object_new (HJ_TYPE_SEARCH_PANEL_ROW, NULL);

  self->group = group;
  return self;
}

/* What stands below the title of what goes by its names: the name that matched, where it is another one, or else the
 * title in the other language. */
static const char *
get_other_name (const HjFound *found, HjLang lang)
{
  HjText title = hj_found_get_title (found);

  if (found->name != NULL && !g_str_equal (found->name, hj_text_get (title, lang)))
    return found->name;
  return hj_text_get (title, lang == HJ_LANG_EN ? HJ_LANG_KO : HJ_LANG_EN);
}

static void
show_names (HjSearchPanelRow *self, const HjFound *found, const char *before, const char *after,
            const HjSearchPattern *pattern, HjLang lang)
{
  const char *title = hj_text_get (hj_found_get_title (found), lang), *other = get_other_name (found, lang);
  gboolean more = *after != '\0' && g_ascii_strcasecmp (after, other) != 0 && g_ascii_strcasecmp (after, title) != 0;
  g_autofree char *below = g_strconcat (before, *before != '\0' ? " · " : "", other, more ? " · " : "", more ? after : "",
                                        NULL);

  set_words (self, self->title, title, pattern);
  set_words (self, self->subtitle, below, pattern);
}

static void
show_topic (HjSearchPanelRow *self, const HjFound *found, const HjSearchPattern *pattern, HjLang lang, HjDesk *desk)
{
  g_autofree char *part = g_strdup_printf ("%d. %s", found->topic->part,
                                           hj_text_get (hj_course_get_part (found->topic->part - 1)->title, lang));
  GtkWidget *ring = hj_progress_ring_new ();

  hj_progress_ring_set_fraction (HJ_PROGRESS_RING (ring), hj_desk_get_topic_progress (desk, found->topic->id));
  gtk_widget_set_halign (ring, GTK_ALIGN_CENTER);
  set_icon (self, ring);
  show_names (self, found, part, found->topic->complete ? "" : _("Not Written Yet"), pattern, lang);
  set_place (self, g_strdup_printf ("lesson topic:%s", found->topic->id));
}

static void
show_picture (HjThumbnails *thumbnails, const char *id, HjSearchPanelRow *self)
{
  GdkTexture *texture = g_strcmp0 (id, self->diagram) == 0 ? hj_thumbnails_request (thumbnails, id) : NULL;
  GtkWidget *icon = gtk_widget_get_first_child (GTK_WIDGET (self->box));

  if (texture != NULL)
    gtk_image_set_from_paintable (GTK_IMAGE (icon), GDK_PAINTABLE (texture));
}

static void
show_diagram (HjSearchPanelRow *self, const HjFound *found, const HjSearchPattern *pattern, HjLang lang)
{
  const HjDiagramClass *diagram = found->diagram;
  HjThumbnails *thumbnails = hj_thumbnails_get_default ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("hj-diagram-symbolic");

  gtk_image_set_pixel_size (GTK_IMAGE (icon), THUMBNAIL);
  set_icon (self, icon);
  self->diagram = diagram->id;
  g_signal_connect_object (thumbnails, "ready", G_CALLBACK (show_picture), self, 0);
  show_picture (thumbnails, diagram->id, self);
  show_names (self, found, "", "", pattern, lang);
  set_place (self, g_strdup_printf ("diagram %s", diagram->id));
}

static void
show_term (HjSearchPanelRow *self, const HjFound *found, const HjSearchPattern *pattern, HjLang lang)
{
  const HjConcept *concept = found->concept;
  const HjCourseTopic *topic = concept->topics[0] != NULL ? hj_course_find_topic (concept->topics[0]) : NULL;

  set_symbol (self, "accessories-dictionary-symbolic");
  show_names (self, found, "", topic == NULL ? "" : hj_text_get (topic->title, lang), pattern, lang);
  set_place (self, g_strdup_printf ("glossary %s", concept->id));
}

/* "Note › Training · line 12". */
static char *
dup_where (const HjHit *hit)
{
  g_autofree char *path = hit->path == NULL ? g_strdup (hit->title) : g_strdup_printf ("%s › %s", hit->title, hit->path);

  return hit->line > 0 ? g_strdup_printf (_("%s · line %d"), path, hit->line) : g_steal_pointer (&path);
}

/* Set as in a book; one that is many lines high, or a page long, as a line of text. */
static void
set_formula (HjSearchPanelRow *self, const char *tex, const HjSearchPattern *pattern, HjLang lang)
{
  gboolean flat = strstr (tex, "\\\\") == NULL && strstr (tex, "\\begin") == NULL && strlen (tex) <= LONGEST_FORMULA;
  g_autofree char *text = flat ? NULL : hj_formula_to_text (tex, NULL);
  GtkWidget *formula;

  if (!flat) {
    set_words (self, self->title, g_strdelimit (text, "\n", ' '), pattern);
    return;
  }
  formula = hj_formula_view_new (tex, NULL, lang);
  gtk_widget_set_halign (formula, GTK_ALIGN_START);
  gtk_widget_set_focusable (formula, FALSE);
  gtk_widget_set_can_target (formula, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->title), FALSE);
  gtk_box_prepend (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->title))), formula);
}

static const char *
get_icon (HjHitKind kind)
{
  return kind == HJ_HIT_CARD      ? "hj-cards-symbolic"
         : kind == HJ_HIT_FORMULA ? "accessories-calculator-symbolic"
                                  : "text-x-generic-symbolic";
}

/* The question of a card; below it the answer where that matched. */
static void
show_card (HjSearchPanelRow *self, const HjHit *hit, const HjSearchPattern *pattern)
{
  set_words (self, self->title, hit->title, pattern);
  set_words (self, self->subtitle, g_strcmp0 (hit->title, hit->snippet) == 0 ? "" : hit->snippet, pattern);
}

static void
show_passage (HjSearchPanelRow *self, const HjHit *hit, const HjSearchPattern *pattern, HjLang lang)
{
  g_autofree char *where = dup_where (hit);

  if (hit->kind == HJ_HIT_FORMULA)
    set_formula (self, hit->snippet, pattern, lang);
  else
    set_words (self, self->title, hit->snippet, pattern);
  set_words (self, self->subtitle, where, NULL);
  gtk_label_set_ellipsize (self->subtitle, PANGO_ELLIPSIZE_MIDDLE);
}

static void
show_hit (HjSearchPanelRow *self, const HjHit *hit, const HjSearchPattern *pattern, HjLang lang)
{
  set_symbol (self, get_icon (hit->kind));
  if (hit->kind == HJ_HIT_CARD)
    show_card (self, hit, pattern);
  else if (hit->snippet != NULL)
    show_passage (self, hit, pattern, lang);
  else
    set_words (self, self->title, hit->title, pattern);
  set_place (self, place_of_hit (hit));
}

GtkWidget *
hj_search_panel_row_new_found (const HjFound *found, const HjSearchPattern *pattern, HjDesk *desk)
{
  HjSearchPanelRow *self = row_new (found->group);
  HjLang lang = hj_desk_get_single_lang (desk);

  if (found->topic != NULL)
    show_topic (self, found, pattern, lang, desk);
  else if (found->diagram != NULL)
    show_diagram (self, found, pattern, lang);
  else if (found->concept != NULL)
    show_term (self, found, pattern, lang);
  else
    show_hit (self, found->hit, pattern, lang);
  return GTK_WIDGET (self);
}

GtkWidget *
hj_search_panel_row_new_command (const HjSearchPanelCommand *command, const HjSearchPattern *pattern)
{
  HjSearchPanelRow *self = row_new (HJ_SEARCH_PANEL_COMMANDS);
  guint key;
  GdkModifierType state;

  set_symbol (self, command->icon);
  set_words (self, self->title, _(command->name), pattern);
  self->action = g_strdup (command->action);
  if (command->target != NULL)
    self->target = g_variant_ref_sink (g_variant_new_parsed (command->target));
  if (command->keys != NULL && gtk_accelerator_parse (command->keys, &key, &state)) {
    g_autofree char *label = gtk_accelerator_get_label (key, state);

    gtk_box_append (self->box, create_key (label));
  }
  return GTK_WIDGET (self);
}

GtkWidget *
hj_search_panel_row_new_more (guint group, guint n)
{
  HjSearchPanelRow *self = row_new (group);
  g_autofree char *text = g_strdup_printf (ngettext ("%u more", "%u more", n), n);

  set_symbol (self, "view-more-symbolic");
  set_words (self, self->title, text, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "dim-label");
  return GTK_WIDGET (self);
}

GtkWidget *
hj_search_panel_row_new_query (guint group, const char *query)
{
  HjSearchPanelRow *self = row_new (group);

  set_symbol (self, group == HJ_SEARCH_PANEL_SEARCHES ? "document-open-recent-symbolic" : "edit-find-symbolic");
  set_words (self, self->title, query, NULL);
  self->query = g_strdup (query);
  return GTK_WIDGET (self);
}

void
hj_search_panel_row_set_group (HjSearchPanelRow *self, guint group)
{
  self->group = group;
}

const char *
hj_search_panel_row_get_query (HjSearchPanelRow *self)
{
  return self->query;
}

guint
hj_search_panel_row_get_group (HjSearchPanelRow *self)
{
  return self->group;
}

const char *
hj_search_panel_row_get_action (HjSearchPanelRow *self, GVariant **target)
{
  *target = self->target;
  return self->action;
}

void
hj_search_panel_row_set_chosen (HjSearchPanelRow *self, gboolean chosen)
{
  gtk_widget_set_visible (self->hint, chosen);
}
