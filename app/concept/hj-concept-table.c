/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading resources/concepts.tsv. */
#include "hj-concept-private.h"

#include "hj-catalogue.h"
#include "hj-course.h"

#include <string.h>

/* ---- any table ---- */

void
hj_table_read (const char *resource, HjTakeFields take, gpointer data)
{
  g_autofree char *path = g_strconcat (HJ_COURSE_RESOURCE "/", resource, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!bytes)
    {
      g_critical ("%s is not among the resources of this program: add hanjang_resources to its sources", resource);
      return;
    }
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    if (lines[i][0] && lines[i][0] != '#')
      {
        g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);

        take (fields, g_strv_length (fields), data);
      }
}

/* ---- names ---- */

/* "LSTM", "MC", not "ReLU" or "BERT-like": two capitals or more and no small letter. */
static gboolean
is_all_capitals (const char *name)
{
  guint capitals = 0;

  for (const char *p = name; *p; p++)
    if (g_ascii_islower (*p) || (guchar) *p >= 0x80 || *p == ' ')
      return FALSE;
    else
      capitals += g_ascii_isupper (*p) ? 1 : 0;
  return capitals >= 2;
}

static void
name_free (gpointer data)
{
  HjName *name = data;

  g_free (name->folded);
  g_ptr_array_unref (name->concepts);
  g_free (name);
}

static void
add_name (HjConceptTable *table, const char *text, guint concept)
{
  g_autofree char *folded = hj_fold_dup (text);
  HjName *name = g_hash_table_lookup (table->by_name, folded);

  if (!name)
    {
      name = g_new0 (HjName, 1);
      name->folded = g_steal_pointer (&folded);
      name->concepts = g_ptr_array_new ();
      name->capitals = is_all_capitals (text);
      hj_finder_add (table->finder, name->folded, table->names->len);
      g_hash_table_insert (table->by_name, name->folded, name);
      g_ptr_array_add (table->names, name);
    }
  name->capitals &= is_all_capitals (text);
  /* Indexes until the array of concepts has its last place in memory. */
  if (!g_ptr_array_find (name->concepts, GUINT_TO_POINTER (concept), NULL))
    g_ptr_array_add (name->concepts, GUINT_TO_POINTER (concept));
}

/* ---- lines ---- */

/* "id?key=value&key=value", only where there is such a diagram now. */
static const HjConceptDiagram *
read_diagrams (const char *field, guint *n)
{
  g_auto (GStrv) words = g_strsplit (field, ",", -1);
  g_autoptr (GArray) diagrams = g_array_new (FALSE, FALSE, sizeof (HjConceptDiagram));

  for (guint i = 0; words[i]; i++)
    {
      gsize n_id = strcspn (words[i], "?");
      g_autofree char *id = g_strndup (words[i], n_id);
      const HjDiagramClass *diagram = hj_catalogue_find (id);
      HjConceptDiagram one = { diagram ? diagram->id : NULL, words[i][n_id] ? g_strdup (words[i] + n_id + 1) : NULL,
                               i == 0 };

      if (diagram)
        g_array_append_val (diagrams, one);
    }
  *n = diagrams->len;
  return (const HjConceptDiagram *) g_array_free (g_steal_pointer (&diagrams), FALSE);
}

/* id, Korean names, English names, topics, diagrams */
static void
take_concept (char **fields, guint n_fields, gpointer data)
{
  HjConceptTable *table = data;
  HjConcept concept = { 0 };

  /* The table is compiled in: a bad line is a mistake of ours, not of the world. */
  g_assert (n_fields == 5);
  concept.id = g_strdup (fields[0]);
  concept.names_ko = (const char *const *) g_strsplit (fields[1], "|", -1);
  concept.names_en = (const char *const *) g_strsplit (fields[2], "|", -1);
  concept.name = (HjText) { concept.names_ko[0], concept.names_en[0] };
  concept.topics = (const char *const *) g_strsplit (fields[3], ",", -1);
  concept.diagrams = read_diagrams (fields[4], &concept.n_diagrams);
  for (guint i = 0; concept.names_ko[i]; i++)
    add_name (table, concept.names_ko[i], table->concepts->len);
  for (guint i = 0; concept.names_en[i]; i++)
    add_name (table, concept.names_en[i], table->concepts->len);
  g_array_append_val (table->concepts, concept);
}

/* The array grows no more: pointers into it stay. */
static void
settle (HjConceptTable *table)
{
  for (guint i = 0; i < table->concepts->len; i++)
    {
      HjConcept *concept = &g_array_index (table->concepts, HjConcept, i);

      g_hash_table_insert (table->by_id, (gpointer) concept->id, concept);
    }
  for (guint i = 0; i < table->names->len; i++)
    {
      HjName *name = g_ptr_array_index (table->names, i);

      for (guint k = 0; k < name->concepts->len; k++)
        name->concepts->pdata[k] = &g_array_index (table->concepts, HjConcept,
                                                   GPOINTER_TO_UINT (name->concepts->pdata[k]));
    }
  hj_finder_build (table->finder);
}

static HjConceptTable *
load_table (void)
{
  HjConceptTable *table = g_new0 (HjConceptTable, 1);

  table->concepts = g_array_new (FALSE, TRUE, sizeof (HjConcept));
  table->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  table->names = g_ptr_array_new_with_free_func (name_free);
  table->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  table->finder = hj_finder_new ();
  hj_table_read ("concepts.tsv", take_concept, table);
  settle (table);
  return table;
}

const HjConceptTable *
hj_concept_table (void)
{
  static HjConceptTable *table;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, load_table ());
  return table;
}

/* ---- asking ---- */

guint
hj_concepts_get_length (void)
{
  return hj_concept_table ()->concepts->len;
}

const HjConcept *
hj_concepts_get (guint index)
{
  g_return_val_if_fail (index < hj_concepts_get_length (), NULL);
  return &g_array_index (hj_concept_table ()->concepts, HjConcept, index);
}

const HjConcept *
hj_concepts_lookup (const char *id)
{
  return id ? g_hash_table_lookup (hj_concept_table ()->by_id, id) : NULL;
}
