/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting names section by section. */
#include "hj-about.h"

#include "hj-concept-private.h"

#include <string.h>

enum { TITLE_WEIGHT = 6, MAIN_COUNT = 4 };

/* What counting needs beside the public section. */
typedef struct {
  HjAboutSection about;
  GArray *hits;    /* of HjNameHit; those of the heading first */
  guint n_titled;
} Section;

typedef struct {
  HjAbout *about;
  gboolean heading; /* the block in hand is one */
  HjFold fold;
  GArray *hits;    /* of HjNameHit: workspace */
} Counting;

/* ---- sections ---- */

static void
section_free (gpointer data)
{
  Section *self = data;

  g_clear_pointer (&self->about.concepts, g_array_unref);
  g_clear_pointer (&self->hits, g_array_unref);
  g_free (self);
}

static Section *
add_section (HjAbout *about, const HjSection *section)
{
  Section *self = g_new0 (Section, 1);

  self->about.section = section;
  self->about.line = section ? section->line : 1;
  self->about.concepts = g_array_new (FALSE, TRUE, sizeof (HjAboutConcept));
  self->hits = g_array_new (FALSE, FALSE, sizeof (HjNameHit));
  g_ptr_array_add (about->sections, self);
  return self;
}

static void
add_sections (HjAbout *about, const GPtrArray *sections, const HjAboutSection *parent)
{
  for (guint i = 0; sections && i < sections->len; i++)
    {
      const HjSection *section = g_ptr_array_index (sections, i);
      Section *added = add_section (about, section);

      added->about.parent = parent;
      add_sections (about, section->children, &added->about);
    }
}

static void
close_sections (HjAbout *about)
{
  for (guint i = 0; i < about->sections->len; i++)
    {
      HjAboutSection *section = g_ptr_array_index (about->sections, i);
      const HjAboutSection *next = i + 1 < about->sections->len ? g_ptr_array_index (about->sections, i + 1) : NULL;

      section->line_end = next ? MAX (section->line, next->line - 1) : G_MAXINT;
    }
}

static guint
find_section (const HjAbout *about, int line)
{
  guint low = 0, high = about->sections->len;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;
      const HjAboutSection *section = g_ptr_array_index (about->sections, middle);

      if (section->line <= line)
        low = middle;
      else
        high = middle;
    }
  return low;
}

const HjAboutSection *
hj_about_find_section (const HjAbout *about, int line)
{
  return g_ptr_array_index (about->sections, find_section (about, line));
}

/* ---- counting ---- */

static void
count_text (Counting *self, const char *text, int line)
{
  Section *section = g_ptr_array_index (self->about->sections, find_section (self->about, line));
  gboolean titled = self->heading && section->about.section && section->about.line == line;

  g_array_set_size (self->hits, 0);
  hj_names_match (text, &self->fold, self->hits);
  if (titled)
    g_array_prepend_vals (section->hits, self->hits->data, self->hits->len);
  else
    g_array_append_vals (section->hits, self->hits->data, self->hits->len);
  section->n_titled += titled ? self->hits->len : 0;
}

static void
count_spans (GPtrArray *spans, int line, gpointer data)
{
  g_autofree char *text = spans->len ? hj_spans_dup_text (spans) : NULL;

  if (text)
    count_text (data, text, line);
}

static void
count_block (HjBlock *block, gpointer data)
{
  Counting *self = data;

  self->heading = block->kind == HJ_BLOCK_HEADING || block->kind == HJ_BLOCK_QUESTION;
  hj_block_each_spans (block, count_spans, self);
}

/* ---- weighing ---- */

static guint
weight (const HjAboutConcept *concept)
{
  return concept->count + (concept->titled ? TITLE_WEIGHT : 0);
}

static int
compare_concepts (gconstpointer first, gconstpointer second)
{
  const HjAboutConcept *a = first, *b = second;

  if (weight (a) != weight (b))
    return weight (a) > weight (b) ? -1 : 1;
  return a->order < b->order ? -1 : a->order > b->order;
}

static void
add_concept (GArray *concepts, const HjConcept *concept, gboolean titled)
{
  HjAboutConcept one = { concept, 1, titled, concepts->len };

  for (guint i = 0; i < concepts->len; i++)
    {
      HjAboutConcept *old = &g_array_index (concepts, HjAboutConcept, i);

      if (old->concept != concept)
        continue;
      old->count++;
      old->titled |= titled;
      return;
    }
  g_array_append_val (concepts, one);
}

/* The weightiest one if its heading names it, or if it is named often and more than all others together. */
static const HjConcept *
choose_main (const GArray *concepts)
{
  const HjAboutConcept *first = concepts->len ? &g_array_index (concepts, HjAboutConcept, 0) : NULL;
  guint sum = 0;

  for (guint i = 0; i < concepts->len; i++)
    sum += g_array_index (concepts, HjAboutConcept, i).count;
  if (!first)
    return NULL;
  return first->titled || (first->count >= MAIN_COUNT && 2 * first->count >= sum) ? first->concept : NULL;
}

/* A name of two ideas is decided by the section, or by all before it where the section says nothing. */
static void
weigh_section (Section *self, GHashTable *all)
{
  g_autoptr (GHashTable) votes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->hits->len; i++)
    {
      hj_votes_add (votes, g_array_index (self->hits, HjNameHit, i).name);
      hj_votes_add (all, g_array_index (self->hits, HjNameHit, i).name);
    }
  for (guint i = 0; i < self->hits->len; i++)
    {
      const HjNameHit *hit = &g_array_index (self->hits, HjNameHit, i);

      add_concept (self->about.concepts, hj_votes_decide (g_hash_table_size (votes) ? votes : all, hit->name),
                   i < self->n_titled);
    }
  g_array_sort (self->about.concepts, compare_concepts);
  self->about.main = choose_main (self->about.concepts);
  g_clear_pointer (&self->hits, g_array_unref);
}

HjAbout *
hj_about_note (const HjNote *note)
{
  HjAbout *about = g_new0 (HjAbout, 1);
  Counting counting = { .about = about };
  g_autoptr (GHashTable) all = g_hash_table_new (g_str_hash, g_str_equal);

  about->sections = g_ptr_array_new_with_free_func (section_free);
  add_section (about, NULL);
  add_sections (about, note->sections, NULL);
  close_sections (about);
  hj_fold_init (&counting.fold);
  counting.hits = g_array_new (FALSE, FALSE, sizeof (HjNameHit));
  hj_blocks_each (note->blocks, count_block, &counting);
  for (guint i = 0; i < about->sections->len; i++)
    weigh_section (g_ptr_array_index (about->sections, i), all);
  hj_fold_clear (&counting.fold);
  g_array_unref (counting.hits);
  return about;
}

void
hj_about_free (HjAbout *about)
{
  g_ptr_array_unref (about->sections);
  g_free (about);
}

/* ---- diagrams and topics ---- */

const HjConceptDiagram *
hj_about_section_diagram (const HjAboutSection *section)
{
  return section->main && section->main->n_diagrams > 0 ? &section->main->diagrams[0] : NULL;
}

typedef struct {
  const char *id;
  guint count;
} Ranked;

static int
compare_ranked (gconstpointer first, gconstpointer second)
{
  const Ranked *a = first, *b = second;

  if (a->count != b->count)
    return a->count > b->count ? -1 : 1;
  return strcmp (a->id, b->id);
}

static void
rank (GArray *ranked, const char *id)
{
  Ranked one = { id, 1 };

  for (guint i = 0; i < ranked->len; i++)
    if (strcmp (g_array_index (ranked, Ranked, i).id, id) == 0)
      {
        g_array_index (ranked, Ranked, i).count++;
        return;
      }
  g_array_append_val (ranked, one);
}

static GPtrArray *
list_ranked (GArray *ranked)
{
  GPtrArray *ids = g_ptr_array_new ();

  g_array_sort (ranked, compare_ranked);
  for (guint i = 0; i < ranked->len; i++)
    g_ptr_array_add (ids, (gpointer) g_array_index (ranked, Ranked, i).id);
  return ids;
}

GPtrArray *
hj_about_list_diagrams (const HjAbout *about)
{
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));

  for (guint i = 0; i < about->sections->len; i++)
    {
      const HjConceptDiagram *diagram = hj_about_section_diagram (g_ptr_array_index (about->sections, i));

      if (diagram)
        rank (ranked, diagram->id);
    }
  return list_ranked (ranked);
}

GPtrArray *
hj_about_list_topics (const HjAbout *about)
{
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));

  for (guint i = 0; i < about->sections->len; i++)
    {
      const HjAboutSection *section = g_ptr_array_index (about->sections, i);

      if (section->main)
        rank (ranked, section->main->topics[0]);
    }
  return list_ranked (ranked);
}
