/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is laid beside a note of the learner's own: corrections, and diagrams for its sections and missing pictures. */
#include "hj-lesson-page-private.h"

#include "hj-catalogue.h"
#include "hj-errata.h"
#include "hj-offers.h"
#include "hj-override.h"

#include <string.h>

/* ---- the learner's word ---- */

static gboolean
is_overridden (const GPtrArray *overrides, HjOverrideKind kind, int line, const char *value)
{
  for (guint i = 0; overrides != NULL && i < overrides->len; i++) {
    const HjOverride *one = overrides->pdata[i];

    if (one->kind == kind && one->line == line && g_strcmp0 (one->value, value) == 0)
      return TRUE;
  }
  return FALSE;
}

/* The learner has said what stands there: nothing, or a diagram that is then part of the note. */
static gboolean
is_settled (const GPtrArray *overrides, int line)
{
  for (guint i = 0; overrides != NULL && i < overrides->len; i++) {
    const HjOverride *one = overrides->pdata[i];

    if (one->kind == HJ_OVERRIDE_DIAGRAM && one->line == line)
      return TRUE;
  }
  return FALSE;
}

/* ---- corrections ---- */

static char *
dup_words (const HjCorrection *one)
{
  g_autofree char *text = hj_correction_dup_text (one);

  return g_strdelimit (g_strndup (text + one->begin, one->end - one->begin), "\n", ' ');
}

static GPtrArray *
list_remarks (const HjNote *note, const GPtrArray *overrides, HjLang lang)
{
  GPtrArray *remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_note_remark_free);
  g_autoptr (GArray) found = hj_errata_find (note);

  for (guint i = 0; i < found->len; i++) {
    const HjCorrection *one = &g_array_index (found, HjCorrection, i);
    HjNoteRemark *remark;

    if (is_overridden (overrides, HJ_OVERRIDE_CORRECTION, one->line, one->erratum->id))
      continue;
    remark = g_new0 (HjNoteRemark, 1);
    remark->block = g_strdup (one->block->id);
    remark->id = g_strdup_printf ("%s@%d", one->erratum->id, one->line);
    remark->words = dup_words (one);
    remark->right = g_strdup (hj_text_get (one->erratum->right, lang));
    remark->source = g_strdup (one->erratum->source);
    g_ptr_array_add (remarks, remark);
  }
  return remarks;
}

/* ---- diagrams ---- */

static void
add_stand_in (GPtrArray *stand_ins, const char *block, const char *diagram, const char *settings, const char *reason,
              HjLang lang)
{
  const HjNoteStandIn *last = stand_ins->len > 0 ? stand_ins->pdata[stand_ins->len - 1] : NULL;
  HjNoteStandIn *one;

  if (last != NULL && g_str_equal (last->block, block) && g_strcmp0 (last->diagram, diagram) == 0)
    return;
  one = g_new0 (HjNoteStandIn, 1);
  one->block = g_strdup (block);
  one->diagram = g_strdup (diagram);
  one->settings = g_strdup (settings);
  one->title = g_strdup (hj_text_get (hj_catalogue_find (diagram)->title, lang));
  one->reason = g_strdup (reason);
  g_ptr_array_add (stand_ins, one);
}

static gboolean
is_there (const char *source, gpointer folder)
{
  g_autofree char *plain = source != NULL ? g_uri_unescape_string (source, NULL) : NULL;
  g_autofree char *path = plain != NULL ? g_build_filename (folder, plain, NULL) : NULL;

  /* The library says "file:" where a picture lies beside the note. */
  if (source != NULL && g_str_has_prefix (source, "file:"))
    return TRUE;
  return path != NULL && !g_path_is_absolute (plain) && g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

static void
add_offers (GPtrArray *stand_ins, const GPtrArray *offers, const GPtrArray *overrides, HjLang lang)
{
  for (guint i = 0; i < offers->len; i++) {
    const HjOffer *offer = offers->pdata[i];

    if (offer->diagram != NULL && !is_settled (overrides, offer->line))
      add_stand_in (stand_ins, offer->block->id, offer->diagram, offer->settings,
                    lang == HJ_LANG_EN ? offer->reason_en : offer->reason_ko, lang);
  }
}

typedef struct {
  int line;
  const HjBlock *found;
} Heading;

static void
find_heading (HjBlock *block, gpointer data)
{
  Heading *self = data;

  if (self->found == NULL && block->kind == HJ_BLOCK_HEADING && block->line == self->line)
    self->found = block;
}

static gboolean
same_diagram (const HjConceptDiagram *a, const HjConceptDiagram *b)
{
  return a != NULL && b != NULL && g_str_equal (a->id, b->id) && g_strcmp0 (a->settings, b->settings) == 0;
}

static void
add_topic (GPtrArray *stand_ins, const char *block, const HjConcept *concept, HjLang lang)
{
  const HjCourseTopic *topic = hj_course_find_topic (concept->topics[0]);
  HjNoteStandIn *one;

  if (topic == NULL || !topic->complete)
    return;
  one = g_new0 (HjNoteStandIn, 1);
  one->block = g_strdup (block);
  one->link = g_strconcat ("topic:", topic->id, NULL);
  one->title = g_strdup (hj_text_get (topic->title, lang));
  g_ptr_array_add (stand_ins, one);
}

/* Whether a picture of SECTION offers DIAGRAM already. */
static gboolean
is_offered (const GPtrArray *offers, const HjAboutSection *section, const HjConceptDiagram *diagram)
{
  for (guint i = 0; i < offers->len; i++) {
    const HjOffer *offer = offers->pdata[i];

    if (offer->line >= section->line && offer->line <= section->line_end && g_strcmp0 (offer->diagram, diagram->id) == 0)
      return TRUE;
  }
  return FALSE;
}

static const HjBlock *
find_heading_of (const HjNote *note, const HjSection *section)
{
  const HjBlock *top = note->blocks->pdata[section->block];
  Heading heading = { section->line, NULL };

  find_heading ((HjBlock *) top, &heading);
  if (heading.found == NULL && top->children != NULL)
    hj_blocks_each (top->children, find_heading, &heading);
  return heading.found;
}

/* Whether a part that SECTION is in is about the same topic already. */
static gboolean
is_said_above (const HjAboutSection *section)
{
  for (const HjAboutSection *above = section->parent; above != NULL; above = above->parent)
    if (above->main != NULL && g_str_equal (above->main->topics[0], section->main->topics[0]))
      return TRUE;
  return FALSE;
}

/* A section whose part has the same diagram says nothing new, nor does one that offers it for a picture. */
static void
add_section (GPtrArray *stand_ins, const HjNote *note, const HjAboutSection *section, const GPtrArray *offers,
             HjLang lang)
{
  const HjConceptDiagram *diagram = hj_about_section_diagram (section);
  const HjAboutSection *above = section->parent;
  const HjBlock *heading = find_heading_of (note, section->section);

  if (heading == NULL)
    return;
  while (above != NULL && !same_diagram (diagram, hj_about_section_diagram (above)))
    above = above->parent;
  if (diagram != NULL && above == NULL && !is_offered (offers, section, diagram))
    add_stand_in (stand_ins, heading->id, diagram->id, diagram->settings, hj_text_get (section->main->name, lang), lang);
  if (!is_said_above (section))
    add_topic (stand_ins, heading->id, section->main, lang);
}

static void
add_sections (GPtrArray *stand_ins, const HjNote *note, const HjAbout *about, const GPtrArray *offers, HjLang lang)
{
  for (guint i = 0; i < about->sections->len; i++) {
    const HjAboutSection *section = about->sections->pdata[i];

    if (section->section != NULL && section->main != NULL)
      add_section (stand_ins, note, section, offers, lang);
  }
}

/* ---- the page ---- */

void
hj_lesson_page_update_meaning (HjLessonPage *self)
{
  HjDesk *desk = hj_page_get_desk (HJ_PAGE (self));
  HjNote *note = hj_lesson_page_get_note (self);
  g_autoptr (HjNoteInfo) info = NULL;
  g_autoptr (GPtrArray) overrides = NULL, remarks = NULL, offers = NULL, stand_ins = NULL;
  g_autoptr (HjAbout) about = NULL;
  g_autofree char *folder = NULL;

  if (note == NULL || self->topic != NULL)
    return;
  info = hj_library_get_note (hj_desk_get_library (desk), self->note_id, NULL);
  overrides = hj_library_list_overrides (hj_desk_get_library (desk), self->note_id, NULL);
  folder = g_path_get_dirname (info != NULL ? info->path : "/");
  about = hj_about_note (note);
  remarks = list_remarks (note, overrides, hj_desk_get_lang (desk));
  stand_ins = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_note_stand_in_free);
  offers = hj_offers_for_note (note, about, is_there, folder);
  add_offers (stand_ins, offers, overrides, hj_desk_get_lang (desk));
  add_sections (stand_ins, note, about, offers, hj_desk_get_lang (desk));
  hj_note_view_set_extras (self->note_view, remarks, stand_ins);
}

static void
remark_dismissed_cb (HjLessonPage *self, const char *id)
{
  g_auto (GStrv) parts = g_strsplit (id, "@", 2);
  g_autoptr (GError) error = NULL;

  if (hj_library_override (hj_desk_get_library (hj_page_get_desk (HJ_PAGE (self))), self->note_id,
                           HJ_OVERRIDE_CORRECTION, NULL, atoi (parts[1]), parts[0],
                           hj_desk_get_now (hj_page_get_desk (HJ_PAGE (self))), &error) == 0)
    hj_page_say (HJ_PAGE (self), error->message);
  else
    hj_lesson_page_update_meaning (self);
}

static GtkWidget *
stand_in_wanted_cb (HjNoteView *view, const char *id, const char *settings, gpointer data)
{
  return hj_lesson_page_open_diagram (data, id, settings);
}

void
hj_lesson_page_init_meaning (HjLessonPage *self)
{
  hj_note_view_set_stand_in_func (self->note_view, stand_in_wanted_cb, self);
  g_signal_connect_object (self->note_view, "remark-dismissed", G_CALLBACK (remark_dismissed_cb), self,
                           G_CONNECT_SWAPPED);
}
