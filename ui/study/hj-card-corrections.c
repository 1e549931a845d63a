/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Corrections of cards, by the blocks of their notes. */
#include "hj-card-corrections.h"

#include "hj-errata.h"
#include "hj-override.h"

enum { MOST_FACTS = 3 }; /* under one answer */

struct _HjCardCorrections {
  HjLibrary *library;  /* not owned */
  GHashTable *by_note; /* gint64 → (id of a block → GPtrArray of HjErratum) */
};

HjCardCorrections *
hj_card_corrections_new (HjLibrary *library)
{
  HjCardCorrections *self = g_new0 (HjCardCorrections, 1);

  self->library = library;
  self->by_note = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  return self;
}

void
hj_card_corrections_free (HjCardCorrections *self)
{
  g_hash_table_unref (self->by_note);
  g_free (self);
}

static gboolean
is_dismissed (const GPtrArray *overrides, const HjCorrection *correction)
{
  for (guint i = 0; overrides != NULL && i < overrides->len; i++) {
    const HjOverride *one = overrides->pdata[i];

    if (one->kind == HJ_OVERRIDE_CORRECTION && one->line == correction->line
        && g_strcmp0 (one->value, correction->erratum->id) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
keep (GHashTable *by_block, const char *block, const HjErratum *erratum)
{
  GPtrArray *errata = g_hash_table_lookup (by_block, block);

  if (errata == NULL) {
    errata = g_ptr_array_new ();
    g_hash_table_insert (by_block, g_strdup (block), errata);
  }
  if (!g_ptr_array_find (errata, erratum, NULL))
    g_ptr_array_add (errata, (gpointer) erratum);
}

/* A card of an item has what is wrong in the item's paragraphs, one of a question what is wrong in its answer. Returns
 * whether CORRECTION stands in BLOCK. */
static gboolean
keep_under (GHashTable *by_block, const HjBlock *block, const HjCorrection *correction)
{
  gboolean here = block == correction->block;

  for (guint i = 0; block->children != NULL && i < block->children->len && !here; i++)
    here = keep_under (by_block, block->children->pdata[i], correction);
  if (here && block->id != NULL)
    keep (by_block, block->id, correction->erratum);
  return here;
}

static GHashTable *
read_note (HjCardCorrections *self, gint64 id)
{
  GHashTable *by_block = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (HjNote) note = hj_library_read_note (self->library, id, NULL);
  g_autoptr (GPtrArray) overrides = note != NULL ? hj_library_list_overrides (self->library, id, NULL) : NULL;
  g_autoptr (GArray) found = note != NULL ? hj_errata_find (note) : NULL;

  for (guint i = 0; found != NULL && i < found->len; i++) {
    const HjCorrection *correction = &g_array_index (found, HjCorrection, i);
    gboolean there = is_dismissed (overrides, correction);

    for (guint k = 0; k < note->blocks->len && !there; k++)
      there = keep_under (by_block, note->blocks->pdata[k], correction);
  }
  return by_block;
}

static GHashTable *
find_note (HjCardCorrections *self, gint64 id)
{
  GHashTable *by_block = g_hash_table_lookup (self->by_note, &id);

  if (by_block == NULL) {
    by_block = read_note (self, id);
    g_hash_table_insert (self->by_note, g_memdup2 (&id, sizeof id), by_block);
  }
  return by_block;
}

char *
hj_card_corrections_dup (HjCardCorrections *self, const HjCard *card, HjLang lang)
{
  /* The course says nothing that it knows to be wrong. */
  const GPtrArray *errata = card->note != 0 && card->topic == NULL && card->block != NULL
                              ? g_hash_table_lookup (find_note (self, card->note), card->block) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; errata != NULL && i < MIN (errata->len, MOST_FACTS); i++)
    g_string_append_printf (text, "%s%s", i == 0 ? "" : "\n",
                            hj_text_get (((const HjErratum *) errata->pdata[i])->right, lang));
  return text->len > 0 ? g_strdup (text->str) : NULL;
}
