/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms of the course explained wherever they stand in a note. */
#include "hj-gloss.h"

#include "hj-concept.h"
#include "hj-definition.h"

static char *
dup_title (const HjConcept *concept, HjLang lang)
{
  const char *first = lang == HJ_LANG_EN ? concept->name.en : concept->name.ko;
  const char *second = lang == HJ_LANG_EN ? concept->name.ko : concept->name.en;

  return g_strcmp0 (first, second) == 0 ? g_strdup (first) : g_strdup_printf ("%s · %s", first, second);
}

static char *
dup_body (const HjConcept *concept, HjLang lang)
{
  HjText text = hj_concept_get_definition (concept);

  if (lang == HJ_LANG_BOTH && text.ko != NULL)
    return g_strdup_printf ("%s\n%s", text.ko, text.en);
  return g_strdup (lang == HJ_LANG_EN ? text.en : text.ko);
}

static gboolean
find_gloss (const char *text, gsize at, HjNoteGloss *gloss, gpointer page)
{
  g_autoptr (GArray) hits = hj_concepts_match (text);
  HjLang lang = hj_desk_get_lang (hj_page_get_desk (page));

  for (guint i = 0; i < hits->len; i++) {
    const HjConceptHit *hit = &g_array_index (hits, HjConceptHit, i);

    if (at < hit->begin || at >= hit->end)
      continue;
    *gloss = (HjNoteGloss) {hit->begin, hit->end, dup_title (hit->concept, lang), dup_body (hit->concept, lang)};
    return TRUE;
  }
  return FALSE;
}

void
hj_gloss_attach (HjNoteView *view, HjPage *page)
{
  hj_note_gloss_set_func (view, find_gloss, page);
}
