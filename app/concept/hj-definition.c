/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading resources/definitions.tsv. */
#include "hj-definition.h"

#include "hj-concept-private.h"

/* id, Korean sentence, English sentence */
static void
take_definition (char **fields, guint n_fields, gpointer data)
{
  HjText *text = g_new (HjText, 1);

  g_assert (n_fields == 3); /* compiled in: a bad line is a mistake of ours */
  *text = (HjText) { g_strdup (fields[1]), g_strdup (fields[2]) };
  g_hash_table_insert (data, g_strdup (fields[0]), text);
}

static gpointer
read_definitions (gpointer data)
{
  GHashTable *definitions = g_hash_table_new (g_str_hash, g_str_equal);

  hj_table_read ("definitions.tsv", take_definition, definitions);
  return definitions;
}

HjText
hj_concept_get_definition (const HjConcept *concept)
{
  static GOnce once = G_ONCE_INIT;
  const HjText *text = g_hash_table_lookup (g_once (&once, read_definitions, NULL), concept->id);

  return text ? *text : (HjText) { NULL, NULL };
}
