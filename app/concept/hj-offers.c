/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which missing picture a diagram can stand for: by the picture's own words first, then by the heading above it. */
#include "hj-offers.h"

#include <string.h>

/* How sure an offer is by what spoke for it. */
#define BY_ITS_WORDS 0.9
#define BY_ITS_CAPTION 0.8
#define BY_THE_HEADING 0.7
#define BY_THE_PART 0.6

typedef struct {
  GPtrArray *offers; /* of HjOffer */
  const HjAbout *about;
  const HjBlock *block; /* in hand */
  const HjBlock *label; /* the last block of words if it is a paragraph, perhaps the label of a picture; or NULL */
  HjPictureIsThere is_there;
  gpointer data;
} Search;

void
hj_offer_free (HjOffer *offer)
{
  g_free (offer->source);
  g_free (offer->alt);
  g_free (offer->diagram);
  g_free (offer->settings);
  g_free (offer->reason_ko);
  g_free (offer->reason_en);
  g_free (offer);
}

/* ---- what speaks for a diagram ---- */

/* "image.png", "Pasted image 20250725.png", "ref3", "그림 1" say nothing. */
static gboolean
is_name_of_file (const char *alt)
{
  static const char *const endings[] = { ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp" };
  g_autofree char *small = g_ascii_strdown (alt, -1);
  gsize letters = strcspn (small, "0123456789");

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (small, endings[i]))
      return TRUE;
  return strncmp (small, "ref", 3) == 0 && letters == 3;
}

/* Only a diagram that shows the idea better than any other may stand for a picture of it. */
static gboolean
is_shown (const HjConcept *concept)
{
  return concept->n_diagrams > 0 && concept->diagrams[0].best;
}

/* The first idea in TEXT, if a diagram shows it; or NULL. */
static const HjConcept *
find_shown (const char *text)
{
  g_autoptr (GArray) hits = hj_concepts_match (text);
  const HjConcept *first = hits->len ? g_array_index (hits, HjConceptHit, 0).concept : NULL;

  return first && is_shown (first) ? first : NULL;
}

/* The same for a label: the name of the idea must be half of it. */
static const HjConcept *
find_labelled (const char *text)
{
  g_autoptr (GArray) hits = hj_concepts_match (text);
  const HjConceptHit *first = hits->len ? &g_array_index (hits, HjConceptHit, 0) : NULL;
  g_autofree char *bare = g_strstrip (g_strdup (text));

  return first && is_shown (first->concept) && 2 * (first->end - first->begin) >= strlen (bare) ? first->concept : NULL;
}

static gboolean
shares_topic (const HjConcept *a, const HjConcept *b)
{
  for (guint i = 0; a->topics[i]; i++)
    if (g_strv_contains (b->topics, a->topics[i]))
      return TRUE;
  return FALSE;
}

/* Of the ideas the heading names, the weightiest one if a diagram shows it, or else another of the same topic;
 * otherwise NULL: the section is about something else. */
static const HjConcept *
find_titled (const HjAboutSection *section)
{
  const HjAboutConcept *first = section->concepts->len ? &g_array_index (section->concepts, HjAboutConcept, 0) : NULL;

  for (guint i = 0; first && first->titled && i < section->concepts->len; i++)
    {
      const HjAboutConcept *one = &g_array_index (section->concepts, HjAboutConcept, i);

      if (one->titled && is_shown (one->concept) && shares_topic (first->concept, one->concept))
        return one->concept;
    }
  return NULL;
}

/* What the part is about that SECTION stands in, if it is also what SECTION speaks of most and no idea is in its own
 * heading. */
static const HjConcept *
find_in_part (const HjAboutSection *section)
{
  const HjConcept *concept = section->parent ? find_titled (section->parent) : NULL;
  const HjAboutConcept *first = section->concepts->len ? &g_array_index (section->concepts, HjAboutConcept, 0) : NULL;

  return first && !first->titled && first->concept == concept ? concept : NULL;
}

/* ---- offers ---- */

static const struct {
  double confidence;
  HjText reason; /* %s: the idea */
} grounds[] = {
  { BY_ITS_WORDS, { "그림의 설명이 ‘%s’이다.", "The words of the picture name “%s”." } },
  { BY_ITS_CAPTION, { "그림 옆의 글이 ‘%s’을(를) 말한다.", "The words beside the picture speak of “%s”." } },
  { BY_THE_HEADING, { "그림이 있는 절의 제목이 ‘%s’을(를) 말한다.", "The heading above the picture names “%s”." } },
  { BY_THE_PART, { "그림이 있는 부분이 ‘%s’을(를) 다룬다.", "The part the picture stands in is about “%s”." } },
};

static char *
dup_reason (const char *format, const char *idea)
{
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);

  return g_strconcat (parts[0], idea, parts[1], NULL);
}

static void
look_for_diagram (Search *self, HjOffer *one, const char *caption)
{
  const HjAboutSection *section = hj_about_find_section (self->about, one->line);
  const HjConcept *concept = NULL;
  guint ground = 0;

  for (; ground < G_N_ELEMENTS (grounds) && !concept; ground++)
    if (ground == 0)
      concept = one->alt ? find_shown (one->alt) : NULL;
    else if (ground == 1)
      concept = caption ? find_labelled (caption) : NULL;
    else
      concept = ground == 2 ? find_titled (section) : find_in_part (section);
  if (!concept)
    return;
  one->diagram = g_strdup (concept->diagrams[0].id);
  one->settings = g_strdup (concept->diagrams[0].settings);
  one->confidence = grounds[ground - 1].confidence;
  one->reason_ko = dup_reason (grounds[ground - 1].reason.ko, concept->name.ko);
  one->reason_en = dup_reason (grounds[ground - 1].reason.en, concept->name.en);
}

/* ---- pictures ---- */

/* The same picture once more, right after itself. */
static gboolean
is_told (const Search *self, const char *source, int line)
{
  const HjOffer *last = self->offers->len ? g_ptr_array_index (self->offers, self->offers->len - 1) : NULL;

  return last && g_strcmp0 (last->source, source) == 0 && line - last->line <= 2;
}

static void
look_at_picture (Search *self, int line, const char *source, const char *alt, const char *caption)
{
  HjOffer *one;

  if ((self->is_there && self->is_there (source, self->data)) || is_told (self, source, line))
    return;
  one = g_new0 (HjOffer, 1);
  one->block = self->block;
  one->line = line;
  one->source = g_strdup (source);
  one->alt = alt && alt[0] && !is_name_of_file (alt) ? g_strdup (alt) : NULL;
  look_for_diagram (self, one, caption);
  g_ptr_array_add (self->offers, one);
}

/* A block of words right above the picture, or NULL. */
static char *
dup_label (const Search *self, int line)
{
  return self->label && line - self->label->line_end <= 2 ? hj_spans_dup_text (self->label->spans) : NULL;
}

/* The words of SPANS that are no picture. */
static char *
dup_caption (const GPtrArray *spans)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const HjSpan *span = g_ptr_array_index (spans, i);

      if (!(span->flags & HJ_SPAN_IMAGE) && span->text)
        g_string_append (out, span->text);
    }
  return g_string_free (out, FALSE);
}

/* What stands beside the picture: words of its own paragraph, or the label above it. */
static char *
dup_words_beside (const Search *self, const GPtrArray *spans, int line)
{
  g_autofree char *own = spans ? dup_caption (spans) : NULL;

  return own && own[strspn (own, " \n\\")] ? g_steal_pointer (&own) : dup_label (self, line);
}

static void
look_at_spans (GPtrArray *spans, int line, gpointer data)
{
  Search *self = data;
  g_autofree char *caption = NULL;

  for (guint i = 0; i < spans->len; i++)
    {
      const HjSpan *span = g_ptr_array_index (spans, i);

      if (span->flags & HJ_SPAN_IMAGE)
        {
          caption = caption ? caption : dup_words_beside (self, spans, line);
          look_at_picture (self, line, span->href, span->text, caption);
        }
      line += hj_span_count_lines (span);
    }
}

static void
look_at_block (HjBlock *block, gpointer data)
{
  Search *self = data;

  self->block = block;
  if (block->kind == HJ_BLOCK_IMAGE)
    {
      g_autofree char *caption = dup_words_beside (self, NULL, block->line);

      look_at_picture (self, block->line, block->info, block->text, caption);
    }
  hj_block_each_spans (block, look_at_spans, self);
  if (block->spans)
    self->label = block->kind == HJ_BLOCK_PARAGRAPH ? block : NULL;
}

GPtrArray *
hj_offers_for_note (const HjNote *note, const HjAbout *about, HjPictureIsThere is_there, gpointer data)
{
  Search search = { .about = about, .is_there = is_there, .data = data };

  search.offers = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_offer_free);
  hj_blocks_each (note->blocks, look_at_block, &search);
  return search.offers;
}
