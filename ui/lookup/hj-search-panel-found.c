/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the palette for what was found: what it is called, where it stands, where it leads. */
#include "hj-search-panel-row-private.h"

#include "hj-course.h"
#include "hj-formula-view.h"
#include "hj-formula.h"
#include "hj-progress-ring.h"
#include "hj-thumbnails.h"

#include <glib/gi18n.h>
#include <string.h>

#define THUMBNAIL 28 /* px */
#define LONGEST_FORMULA 240 /* bytes of TeX */

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

/* ---- topics, diagrams and terms: what goes by its names ---- */

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

  hj_search_panel_row_set_words (self, self->title, title, pattern);
  hj_search_panel_row_set_words (self, self->subtitle, below, pattern);
}

static void
show_topic (HjSearchPanelRow *self, const HjFound *found, const HjSearchPattern *pattern, HjLang lang, HjDesk *desk)
{
  g_autofree char *part = g_strdup_printf ("%d. %s", found->topic->part,
                                           hj_text_get (hj_course_get_part (found->topic->part - 1)->title, lang));
  GtkWidget *ring = hj_progress_ring_new ();

  hj_progress_ring_set_fraction (HJ_PROGRESS_RING (ring), hj_desk_get_topic_progress (desk, found->topic->id));
  gtk_widget_set_halign (ring, GTK_ALIGN_CENTER);
  hj_search_panel_row_set_icon (self, ring);
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
  hj_search_panel_row_set_icon (self, icon);
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

  hj_search_panel_row_set_symbol (self, "accessories-dictionary-symbolic");
  show_names (self, found, "", topic == NULL ? "" : hj_text_get (topic->title, lang), pattern, lang);
  set_place (self, g_strdup_printf ("glossary %s", concept->id));
}

/* ---- passages, formulas and cards ---- */

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
    hj_search_panel_row_set_words (self, self->title, g_strdelimit (text, "\n", ' '), pattern);
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
  hj_search_panel_row_set_words (self, self->title, hit->title, pattern);
  hj_search_panel_row_set_words (self, self->subtitle,
                                 g_strcmp0 (hit->title, hit->snippet) == 0 ? "" : hit->snippet, pattern);
}

static void
show_passage (HjSearchPanelRow *self, const HjHit *hit, const HjSearchPattern *pattern, HjLang lang)
{
  g_autofree char *where = dup_where (hit);

  if (hit->kind == HJ_HIT_FORMULA)
    set_formula (self, hit->snippet, pattern, lang);
  else
    hj_search_panel_row_set_words (self, self->title, hit->snippet, pattern);
  hj_search_panel_row_set_words (self, self->subtitle, where, NULL);
  gtk_label_set_ellipsize (self->subtitle, PANGO_ELLIPSIZE_MIDDLE);
}

static void
show_hit (HjSearchPanelRow *self, const HjHit *hit, const HjSearchPattern *pattern, HjLang lang)
{
  hj_search_panel_row_set_symbol (self, get_icon (hit->kind));
  if (hit->kind == HJ_HIT_CARD)
    show_card (self, hit, pattern);
  else if (hit->snippet != NULL)
    show_passage (self, hit, pattern, lang);
  else
    hj_search_panel_row_set_words (self, self->title, hit->title, pattern);
  set_place (self, place_of_hit (hit));
}

GtkWidget *
hj_search_panel_row_new_found (const HjFound *found, const HjSearchPattern *pattern, HjDesk *desk)
{
  HjSearchPanelRow *self = hj_search_panel_row_new (found->group);
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
