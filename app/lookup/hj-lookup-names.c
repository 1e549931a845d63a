/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes by its names, to be searched. */
#include "hj-lookup-names.h"

#include "hj-catalogue.h"
#include "hj-concept.h"
#include "hj-course.h"
#include "hj-search-text.h"

/* What is only said of a diagram counts less than what it is called. */
#define WEIGHT_IDEA -14
#define WEIGHT_TOPIC -16
#define WEIGHT_PARAMETER -18

typedef struct {
  HjSearchIndex *index;
  GPtrArray *names; /* of const char*: borrowed, they live as long as the program */
} Names;

/* Beside a title there are names that are no title: weight below 0. */
static void
add_name (Names *self, HjNameKind kind, guint owner, const char *name, double weight)
{
  HjSearchKey key = { .kind = kind, .id = self->names->len, .owner = owner, .weight = weight };
  g_autofree char *folded = name ? hj_search_fold (name) : NULL;

  if (!folded)
    return;
  hj_search_index_add (self->index, &key, folded, weight >= 0);
  g_ptr_array_add (self->names, (gpointer) name);
}

static void
add_text (Names *self, HjNameKind kind, guint owner, HjText text, double weight)
{
  add_name (self, kind, owner, text.ko, weight);
  add_name (self, kind, owner, text.en, weight);
}

static void
add_topics (Names *self)
{
  for (guint i = 0; i < hj_course_get_n_topics (); i++)
    add_text (self, HJ_NAME_OF_TOPIC, i, hj_course_get_topic (i)->title, 0);
}

static void
add_parameters (Names *self, guint owner, const HjParam *params)
{
  for (; params->key; params++)
    {
      if (!(params->flags & HJ_PARAM_HIDDEN))
        add_text (self, HJ_NAME_OF_DIAGRAM, owner, params->label, WEIGHT_PARAMETER);
      for (const HjChoice *choice = params->choices; choice && choice->key; choice++)
        add_text (self, HJ_NAME_OF_DIAGRAM, owner, choice->label, WEIGHT_PARAMETER);
    }
}

static gboolean
shows (const HjConcept *concept, const char *diagram)
{
  for (guint i = 0; i < concept->n_diagrams; i++)
    if (g_str_equal (concept->diagrams[i].id, diagram))
      return TRUE;
  return FALSE;
}

static void
add_ideas (Names *self, guint owner, const char *diagram)
{
  for (guint i = 0; i < hj_concepts_get_length (); i++)
    if (shows (hj_concepts_get (i), diagram))
      add_text (self, HJ_NAME_OF_DIAGRAM, owner, hj_concepts_get (i)->name, WEIGHT_IDEA);
}

static void
add_diagram (Names *self, guint owner)
{
  const HjDiagramClass *diagram = hj_catalogue_get (owner);

  add_text (self, HJ_NAME_OF_DIAGRAM, owner, diagram->title, 0);
  add_name (self, HJ_NAME_OF_DIAGRAM, owner, diagram->id, 0);
  add_ideas (self, owner, diagram->id);
  for (guint i = 0; diagram->topics && diagram->topics[i]; i++)
    {
      const HjCourseTopic *topic = hj_course_find_topic (diagram->topics[i]);

      if (topic)
        add_text (self, HJ_NAME_OF_DIAGRAM, owner, topic->title, WEIGHT_TOPIC);
    }
  add_parameters (self, owner, diagram->params);
}

static void
add_concept (Names *self, guint owner)
{
  const HjConcept *concept = hj_concepts_get (owner);

  for (guint i = 0; concept->names_ko[i]; i++)
    add_name (self, HJ_NAME_OF_CONCEPT, owner, concept->names_ko[i], 0);
  for (guint i = 0; concept->names_en[i]; i++)
    add_name (self, HJ_NAME_OF_CONCEPT, owner, concept->names_en[i], 0);
}

static gpointer
make_names (gpointer data)
{
  Names *self = g_new0 (Names, 1);

  self->index = hj_search_index_new ();
  self->names = g_ptr_array_new ();
  add_topics (self);
  for (guint i = 0; i < hj_catalogue_get_length (); i++)
    add_diagram (self, i);
  for (guint i = 0; i < hj_concepts_get_length (); i++)
    add_concept (self, i);
  return self;
}

static Names *
require_names (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_names, NULL);
}

const HjSearchIndex *
hj_lookup_require_names (void)
{
  return require_names ()->index;
}

const char *
hj_lookup_get_name (guint id)
{
  return g_ptr_array_index (require_names ()->names, id);
}

guint
hj_lookup_get_n_names (void)
{
  return require_names ()->names->len;
}
