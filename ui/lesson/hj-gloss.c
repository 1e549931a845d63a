/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms of the glossary explained wherever they stand in a note. */
#include "hj-gloss.h"

#include "hj-catalogue.h"
#include "hj-course.h"
#include "hj-note-terms.h"
#include "hj-term-card.h"
#include "hj-term-finder.h"
#include "hj-thumbnails.h"

#include <glib/gi18n.h>

#define KEY "hj-gloss"

typedef struct {
  HjPage *page;
  HjTermFinder *finder; /* NULL until it is needed */
} Gloss;

static void
gloss_free (gpointer data)
{
  g_clear_pointer (&((Gloss *) data)->finder, hj_term_finder_free);
  g_free (data);
}

static HjTermFinder *
get_finder (Gloss *self)
{
  HjLibrary *library = hj_desk_get_library (hj_page_get_desk (self->page));
  g_autoptr (GPtrArray) entries = NULL;

  if (self->finder != NULL)
    return self->finder;
  entries = hj_glossary_new (library, NULL);
  if (entries == NULL)
    entries = g_ptr_array_new ();
  return self->finder = hj_term_finder_new (entries);
}

static GArray *
find (const char *text, gpointer data)
{
  g_autoptr (GArray) hits = hj_term_finder_match (get_finder (data), text);
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (HjNoteTerm));

  for (guint i = 0; i < hits->len; i++) {
    const HjTermHit *hit = &g_array_index (hits, HjTermHit, i);
    /* The pairs of notes say no more than the word in the other language, and many are everyday words. */
    HjNoteTerm term = {hit->begin, hit->end, hj_glossary_entry_get_id (hit->entry), hit->entry->definition.ko != NULL};

    g_array_append_val (terms, term);
  }
  return terms;
}

/* ---- words ---- */

static const char *
get_name (const HjGlossaryEntry *entry, HjLang lang)
{
  return lang == HJ_LANG_EN || entry->ko == NULL ? entry->en : entry->ko;
}

/* CREATE makes a widget of the words of the term. */
static GtkWidget *
create_with_words (Gloss *self, const HjGlossaryEntry *entry, gboolean whole, GtkWidget *(*create) (const HjTermWords *))
{
  HjLang lang = hj_desk_get_lang (hj_page_get_desk (self->page));
  const char *name = get_name (entry, lang);
  const char *other = get_name (entry, lang == HJ_LANG_EN ? HJ_LANG_KO : HJ_LANG_EN);
  g_autofree char *definition = hj_glossary_entry_dup_definition (entry, lang);
  g_autofree char *remark = whole && entry->count > 0
                              ? g_strdup_printf (ngettext ("%u place in your notes", "%u places in your notes", entry->count), entry->count)
                              : NULL;
  HjTermWords words = {name, g_strcmp0 (name, other) == 0 ? NULL : other, whole ? entry->other : NULL, definition, remark};

  return create (&words);
}

static GtkWidget *
create_hint (const char *id, gpointer data)
{
  const HjGlossaryEntry *entry = hj_term_finder_lookup (get_finder (data), id);

  return entry == NULL ? NULL : create_with_words (data, entry, FALSE, hj_term_hint_new);
}

/* ---- the picture ---- */

static void
show_picture (HjTermCard *card, const char *diagram)
{
  if (g_strcmp0 (diagram, g_object_get_data (G_OBJECT (card), "diagram")) == 0)
    hj_term_card_set_picture (card, GDK_PAINTABLE (hj_thumbnails_request (hj_thumbnails_get_default (), diagram)));
}

static void
add_picture (HjTermCard *card, const HjConceptDiagram *diagram, HjLang lang)
{
  char *what = hj_diagram_dup_text (diagram->id, diagram->settings);

  hj_term_card_add_picture (card, hj_text_get (hj_catalogue_find (diagram->id)->title, lang));
  g_object_set_data_full (G_OBJECT (card), "diagram", what, g_free);
  g_signal_connect_object (hj_thumbnails_get_default (), "ready", G_CALLBACK (show_picture), card, G_CONNECT_SWAPPED);
  show_picture (card, what);
}

/* ---- ways on ---- */

static void
add_place (HjTermCard *card, const char *label, char *place)
{
  hj_term_card_add_way (card, label, "win.show", g_variant_new_take_string (place));
}

/* The lesson of an idea, once it is written; or else where the learner's notes say the word first. */
static void
add_text (HjTermCard *card, const HjGlossaryEntry *entry)
{
  const char *id = entry->concept != NULL ? entry->concept->topics[0] : NULL;
  const HjCourseTopic *topic = id != NULL ? hj_course_find_topic (id) : NULL;

  if (topic != NULL && topic->complete)
    add_place (card, _("Open the Lesson"), g_strdup_printf ("lesson topic:%s", topic->id));
  else if (entry->note > 0)
    add_place (card, _("Show in the Note"), g_strdup_printf ("lesson note:%" G_GINT64_FORMAT "#line-%d~%s", entry->note,
                                                              entry->line, get_name (entry, HJ_LANG_KO)));
}

static GtkWidget *
create_card (const char *id, gpointer data)
{
  Gloss *self = data;
  const HjGlossaryEntry *entry = hj_term_finder_lookup (get_finder (self), id);
  const HjConceptDiagram *diagram = entry != NULL && entry->concept != NULL && entry->concept->n_diagrams > 0
                                      ? entry->concept->diagrams : NULL;
  HjTermCard *card;

  if (entry == NULL)
    return NULL;
  card = HJ_TERM_CARD (create_with_words (self, entry, TRUE, hj_term_card_new));
  if (diagram != NULL)
    add_picture (card, diagram, hj_desk_get_single_lang (hj_page_get_desk (self->page)));
  add_text (card, entry);
  if (diagram != NULL) {
    g_autofree char *what = hj_diagram_dup_text (diagram->id, diagram->settings);

    add_place (card, _("See the Diagram"), g_strconcat ("diagram ", what, NULL));
  }
  hj_term_card_add_way (card, _("Make a Card"), "page.take-term-card", g_variant_new_string (id));
  hj_term_card_add_way (card, _("Where Else?"), "win.find-words",
                        g_variant_new_string (get_name (entry, hj_desk_get_single_lang (hj_page_get_desk (self->page)))));
  return GTK_WIDGET (card);
}

void
hj_gloss_take_card (HjPage *page, const HjGlossaryEntry *entry)
{
  HjDesk *desk = hj_page_get_desk (page);
  g_autoptr (HjCard) card = hj_glossary_entry_to_card (entry);
  g_autoptr (GError) error = NULL;

  if (hj_library_add_card (hj_desk_get_library (desk), card, hj_desk_get_now (desk), &error))
    hj_page_say (page, _("The card is among yours now."));
  else
    hj_page_say (page, error->message);
}

/* ---- the view ---- */

/* All names of the ideas, each Korean one with each English one. */
static void
add_names (HjLanguageTerms *terms)
{
  for (guint i = 0; i < hj_concepts_get_length (); i++) {
    const HjConcept *concept = hj_concepts_get (i);

    for (guint ko = 0; concept->names_ko[ko] != NULL; ko++)
      for (guint en = 0; concept->names_en[en] != NULL; en++)
        hj_language_terms_add (terms, concept->names_ko[ko], concept->names_en[en]);
  }
}

static void
mode_changed_cb (GSettings *settings, const char *key, HjNoteView *view)
{
  hj_note_terms_set_mode (view, (HjNoteTermsMode) g_settings_get_enum (settings, key));
}

void
hj_gloss_follow (HjNoteView *view, HjDesk *desk)
{
  GSettings *settings = hj_desk_get_settings (desk);

  if (settings == NULL)
    return;
  g_signal_connect_object (settings, "changed::note-terms", G_CALLBACK (mode_changed_cb), view, 0);
  mode_changed_cb (settings, "note-terms", view);
}

void
hj_gloss_attach (HjNoteView *view, HjPage *page)
{
  static const HjNoteTermSource source = {find, create_hint, create_card};
  Gloss *self = g_new0 (Gloss, 1);

  self->page = page;
  g_object_set_data_full (G_OBJECT (view), KEY, self, gloss_free);
  hj_note_terms_set_source (view, &source, self);
  hj_note_view_set_names_func (view, add_names);
}

void
hj_gloss_forget (HjNoteView *view)
{
  Gloss *self = g_object_get_data (G_OBJECT (view), KEY);

  g_clear_pointer (&self->finder, hj_term_finder_free);
  hj_note_terms_forget (view);
}

const HjGlossaryEntry *
hj_gloss_lookup (HjNoteView *view, const char *id)
{
  return hj_term_finder_lookup (get_finder (g_object_get_data (G_OBJECT (view), KEY)), id);
}
