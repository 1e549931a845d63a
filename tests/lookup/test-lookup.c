/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking anything up: groups, both languages, limits and counts. */
#include "hj-glossary.h"
#include "hj-lookup.h"
#include "hj-term-finder.h"

#include "../library/library-fixture.h"

#define NOTE "# 나의 정리\n\n## 기울기 소실\n\n깊은 망에서 기울기가 사라진다. $\\frac{\\partial L}{\\partial w}$ 를 본다.\n\n" \
             "$$\\sqrt{d_k} + 1$$\n\n" \
             "여기서 xₘ은 남긴 값이다.\n\n" \
             "소프트맥스의 온도는? :: 분포의 날카로움\n"

static const struct {
  const char *query;
  HjLookupGroup group;
  const char *title; /* of one that is found in that group: a name in either language, or part of a snippet */
} table[] = {
  { "어텐션 히트맵", HJ_LOOKUP_DIAGRAMS, "attention-heatmap" },
  { "diffusion", HJ_LOOKUP_DIAGRAMS, "diffusion-steps" },
  { "ㅅㅍㅌㅁㅅ", HJ_LOOKUP_TERMS, "softmax" },
  { "softmax", HJ_LOOKUP_TERMS, "softmax" },
  { "드롭아웃", HJ_LOOKUP_TOPICS, "dropout" },
  { "vanishing gradient", HJ_LOOKUP_NOTES, "기울기 소실" }, /* by the other language's name */
  { "softmax", HJ_LOOKUP_CARDS, "소프트맥스" },
  { "partial L", HJ_LOOKUP_FORMULAS, "partial" },
  { "나의 정리", HJ_LOOKUP_NOTES, "나의 정리" },
  { "정리 소실", HJ_LOOKUP_NOTES, "기울기 소실" },       /* a section by its path */
  { "∂L/∂w", HJ_LOOKUP_FORMULAS, "partial" },            /* as one reads it */
  { "frac", HJ_LOOKUP_FORMULAS, "partial" },
  { "루트", HJ_LOOKUP_FORMULAS, "sqrt" },              /* as one says it */
  { "root", HJ_LOOKUP_FORMULAS, "sqrt" },
  { "√d", HJ_LOOKUP_FORMULAS, "sqrt" },
  { "sqrt", HJ_LOOKUP_FORMULAS, "sqrt" },
  { "날카로움", HJ_LOOKUP_CARDS, "소프트맥스" },         /* by the answer */
  { "카드: 소프트", HJ_LOOKUP_CARDS, "소프트맥스" },
  { "card：softmax", HJ_LOOKUP_CARDS, "소프트맥스" },
  { "d_k", HJ_LOOKUP_FORMULAS, "sqrt" },
  { "x_m", HJ_LOOKUP_NOTES, "남긴 값" },                /* typed as TeX, and written as one reads it */
  { "시그모이드", HJ_LOOKUP_DIAGRAMS, "activation-curves" }, /* a diagram by its parameters */
  { "미니배치 판별", HJ_LOOKUP_DIAGRAMS, "gan-training-curves" }, /* and by an idea it shows */
};

static gboolean
is_it (const HjFound *found, const char *title)
{
  if (found->diagram)
    return strcmp (found->diagram->id, title) == 0;
  if (found->concept)
    return strcmp (found->concept->id, title) == 0;
  if (found->topic)
    return strcmp (found->topic->id, title) == 0;
  return (found->hit->topic && strstr (found->hit->topic, title)) || strstr (found->hit->title, title)
         || (found->hit->snippet && strstr (found->hit->snippet, title));
}

static void
test_groups (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjImport) import = import_text (fixture, "/a.md", NOTE);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (HjLookup) lookup = hj_lookup_new (fixture->library, table[i].query, 5, HJ_LANG_KO, NULL);
      gboolean found = FALSE;

      for (guint k = 0; k < lookup->found->len; k++)
        {
          const HjFound *one = g_ptr_array_index (lookup->found, k);

          found = found || (one->group == table[i].group && is_it (one, table[i].title));
        }
      if (!found)
        g_test_fail_printf ("“%s” does not find %s in group %d", table[i].query, table[i].title, (int) table[i].group);
    }
}

static void
test_limits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjLookup) lookup = NULL;
  HjLookupGroup last = HJ_LOOKUP_TOPICS;
  guint n[HJ_N_LOOKUP_GROUPS] = { 0 };

  import_cards (fixture, 12);
  lookup = hj_lookup_new (fixture->library, "물음", 3, HJ_LANG_KO, NULL);
  g_assert_cmpuint (lookup->counts[HJ_LOOKUP_CARDS], ==, 12);
  for (guint i = 0; i < lookup->found->len; i++)
    {
      const HjFound *found = g_ptr_array_index (lookup->found, i);

      g_assert_cmpint (found->group, >=, last);
      g_assert_cmpuint (++n[found->group], <=, 3);
      last = found->group;
    }
  g_assert_cmpuint (n[HJ_LOOKUP_CARDS], ==, 3);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  static const char *const queries[] = { "", "  ", "없는낱말없는낱말" };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (HjLookup) lookup = hj_lookup_new (fixture->library, queries[i], 5, HJ_LANG_KO, NULL);

      g_assert_cmpuint (lookup->found->len, ==, 0);
      for (guint k = 0; k < HJ_N_LOOKUP_GROUPS; k++)
        g_assert_cmpuint (lookup->counts[k], ==, 0);
    }
}

/* "카드:" asks for cards only; what is no filter is a query. */
static void
test_filters (void)
{
  static const struct {
    const char *query, *rest;
    int group;
  } cases[] = {
    { "카드: 손실", " 손실", HJ_LOOKUP_CARDS },   { "CARD:loss", "loss", HJ_LOOKUP_CARDS },
    { "내노트:", "", HJ_LOOKUP_NOTES },           { "수식：softmax", "softmax", HJ_LOOKUP_FORMULAS },
    { "명령: 인쇄", " 인쇄", HJ_N_LOOKUP_GROUPS }, { "비율 3:4", "비율 3:4", -1 },
    { "손실", "손실", -1 },                       { ":", ":", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *rest;

      g_assert_cmpint (hj_lookup_parse_filter (cases[i].query, &rest), ==, cases[i].group);
      g_assert_cmpstr (rest, ==, cases[i].rest);
    }
}

static void
test_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjImport) import = import_text (fixture, "/a.md", NOTE);
  g_autoptr (HjLookup) all = hj_lookup_new (fixture->library, "소프트맥스", 5, HJ_LANG_KO, NULL);
  g_autoptr (HjLookup) cards = hj_lookup_new (fixture->library, "카드: 소프트맥스", 5, HJ_LANG_KO, NULL);
  g_autoptr (HjLookup) commands = hj_lookup_new (fixture->library, "명령: 소프트맥스", 5, HJ_LANG_KO, NULL);

  g_assert_cmpint (all->only, ==, -1);
  g_assert_cmpuint (cards->found->len, ==, all->counts[HJ_LOOKUP_CARDS]);
  g_assert_cmpuint (cards->counts[HJ_LOOKUP_TERMS], ==, 0);
  g_assert_cmpuint (commands->found->len, ==, 0);
}

/* What goes by its names says which of them matched. */
static void
test_matched_names (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *query;
    HjLookupGroup group;
    const char *name;
  } cases[] = {
    { "dropout", HJ_LOOKUP_TERMS, "dropout" },       { "드롭아", HJ_LOOKUP_TERMS, "드롭아웃" },
    { "ㄷㄹㅇㅇ", HJ_LOOKUP_TERMS, "드롭아웃" },     { "exploration", HJ_LOOKUP_TERMS, "exploration" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HjLookup) lookup = hj_lookup_new (fixture->library, cases[i].query, 3, HJ_LANG_KO, NULL);
      gboolean found = FALSE;

      for (guint k = 0; k < lookup->found->len; k++)
        {
          const HjFound *one = g_ptr_array_index (lookup->found, k);

          found = found || (one->group == cases[i].group && g_ascii_strncasecmp (one->name, cases[i].name, strlen (cases[i].name)) == 0);
        }
      if (!found)
        g_test_fail_printf ("“%s” is not found by the name “%s”", cases[i].query, cases[i].name);
    }
}

/* Letters within another word are no match while there is a better one. */
static void
test_lora (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjLookup) lookup = hj_lookup_new (fixture->library, "LoRA", 50, HJ_LANG_KO, NULL);

  g_assert_cmpuint (lookup->found->len, >, 0);
  for (guint i = 0; i < lookup->found->len; i++)
    {
      const HjFound *found = g_ptr_array_index (lookup->found, i);

      if (found->name && g_ascii_strcasecmp (found->name, "exploration") == 0)
        g_test_fail_printf ("LoRA finds %s", found->name);
    }
}

/* Of the two notes of a topic the one in the reader's language comes first, and a formula of both is there once. */
static void
test_reader_language (Fixture *fixture, gconstpointer data)
{
  static const HjLang langs[] = { HJ_LANG_KO, HJ_LANG_EN };

  g_assert_true (hj_library_import_course (fixture->library, morning, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (langs); i++)
    {
      g_autoptr (HjLookup) notes = hj_lookup_new (fixture->library, "노트: d_k", 2, langs[i], NULL);
      g_autoptr (HjLookup) formulas = hj_lookup_new (fixture->library, "식: d_k", 50, langs[i], NULL);
      g_autoptr (HjLookup) cards = hj_lookup_new (fixture->library, "카드: d_k", 5, langs[i], NULL);
      const HjHit *card = ((HjFound *) cards->found->pdata[0])->hit;

      g_assert_cmpint (strstr (card->title, "는") == NULL, ==, langs[i] == HJ_LANG_EN);
      g_assert_cmpuint (notes->found->len, ==, 2);
      for (guint k = 0; k < notes->found->len; k++)
        g_assert_cmpint (((HjFound *) notes->found->pdata[k])->hit->lang, ==, langs[i]);
      g_assert_cmpuint (formulas->found->len, >, 1);
      for (guint k = 0; k < formulas->found->len; k++)
        if (((HjFound *) formulas->found->pdata[k])->hit->topic)
          g_assert_cmpint (((HjFound *) formulas->found->pdata[k])->hit->lang, ==, langs[i]);
    }
}

static void
test_suggest (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *query, *meant;
  } cases[] = {
    { "소프트멕스", "소프트맥스" }, { "sofmtax", "softmax" }, { "atention", "attention" }, { "드롭아욷", "드롭아웃" },
    { "thvmxmaortm", "소프트맥스" }, { "ㅁㅅㅅ두샤ㅐㅜ", "attention" },
  };
  g_autoptr (GPtrArray) nothing = hj_lookup_suggest (fixture->library, "없는낱말없는낱말", 3);

  g_assert_cmpuint (nothing->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) names = hj_lookup_suggest (fixture->library, cases[i].query, 3);

      if (names->len == 0 || g_ascii_strcasecmp (names->pdata[0], cases[i].meant) != 0)
        g_test_fail_printf ("“%s” suggests “%s”, not “%s”", cases[i].query, names->len > 0 ? (char *) names->pdata[0] : "", cases[i].meant);
    }
}

/* ---- glossary ---- */

static const HjGlossaryEntry *
find_entry (const GPtrArray *entries, const char *en)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const HjGlossaryEntry *entry = g_ptr_array_index (entries, i);

      if (g_ascii_strcasecmp (entry->en, en) == 0)
        return entry;
    }
  return NULL;
}

/* A pair of a note that is an idea of the course is one entry with it; another one is its own. */
static void
test_glossary (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjImport) import = import_text (fixture, "/a.md",
                                             "# 정리\n\n- **드롭아웃(Dropout)**: 뉴런을 끈다.\n- **바람개비 법칙(Pinwheel Law)**: 꾸며 낸 말.\n");
  g_autoptr (GPtrArray) entries = hj_glossary_new (fixture->library, NULL), after = NULL;
  const HjGlossaryEntry *known = find_entry (entries, "dropout"), *own = find_entry (entries, "Pinwheel Law");
  g_autoptr (HjCard) card = NULL;

  g_assert_nonnull (known->concept);
  g_assert_cmpuint (known->count, ==, 1);
  g_assert_cmpint (known->note, ==, import->note);
  g_assert_null (own->concept);
  g_assert_cmpstr (own->ko, ==, "바람개비 법칙");
  g_assert_cmpint (own->line, ==, 4);
  g_assert_true (hj_glossary_entry_passes (own, HJ_GLOSSARY_NOTES));
  g_assert_false (hj_glossary_entry_passes (own, HJ_GLOSSARY_COURSE));
  g_assert_cmpint (hj_glossary_compare (known, own, HJ_LANG_KO), <, 0); /* ㄷ before ㅂ */
  g_assert_cmpint (hj_glossary_compare (known, own, HJ_LANG_EN), <, 0); /* d before p */
  card = hj_glossary_entry_to_card (own);
  g_assert_nonnull (strstr (card->back_ko, "Pinwheel Law"));
  g_assert_true (hj_library_judge_term (fixture->library, own->key, HJ_TERM_REJECTED, NULL));
  after = hj_glossary_new (fixture->library, NULL);
  g_assert_null (find_entry (after, "Pinwheel Law"));
}

/* Ideas by all their names, the notes' own pairs, the longest; not inside other words. */
static void
test_term_finder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjImport) import = import_text (fixture, "/a.md",
                                             "# 정리\n\n- **바람개비 법칙(Pinwheel Law)**: 꾸며 낸 말.\n- **법칙(Law)**: 말.\n");
  static const struct {
    const char *text, *found; /* each in brackets */
  } cases[] = {
    { "드롭아웃과 dropout, 그리고 Dropout을", "[드롭아웃][dropout][Dropout]" },
    { "바람개비 법칙은 법칙이다", "[바람개비 법칙][법칙]" },
    { "a Pinwheel Law, no outlaws", "[Pinwheel Law]" },
    { "a                l                  a                w", "" }, /* a drawing */
  };
  g_autoptr (GPtrArray) entries = hj_glossary_new (fixture->library, NULL);
  g_autoptr (HjTermFinder) finder = hj_term_finder_new (entries);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) hits = hj_term_finder_match (finder, cases[i].text);
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint k = 0; k < hits->len; k++)
        {
          const HjTermHit *hit = &g_array_index (hits, HjTermHit, k);

          g_string_append_printf (found, "[%.*s]", (int) (hit->end - hit->begin), cases[i].text + hit->begin);
          g_assert_true (hj_term_finder_lookup (finder, hj_glossary_entry_get_id (hit->entry)) == hit->entry);
        }
      g_assert_cmpstr (found->str, ==, cases[i].found);
    }
}

/* A word is found before words that only hold its letters; what is doubtful comes last. */
static void
test_glossary_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjImport) import = import_text (fixture, "/a.md",
                                             "# 정리\n\n- **가람(explorations)**: 말.\n- 아주 큰 가나(small thing)\n- **하람(Pinwheel)**: 말.\n");
  g_autoptr (GPtrArray) entries = hj_glossary_new (fixture->library, NULL);
  g_autoptr (HjSearchPattern) lora = hj_search_pattern_new ("LoRA", NULL), all = hj_search_pattern_new ("", NULL);
  g_autoptr (GPtrArray) found = hj_glossary_find (entries, HJ_GLOSSARY_ALL, lora, HJ_LANG_KO);
  g_autoptr (GPtrArray) own = hj_glossary_find (entries, HJ_GLOSSARY_NOTES, all, HJ_LANG_KO);
  const HjGlossaryEntry *first = g_ptr_array_index (found, 0), *lstm = find_entry (entries, "long short-term memory");

  g_assert_nonnull (import);
  g_assert_cmpstr (first->concept->id, ==, "lora");
  g_assert_true (strstr (lstm->other, "LSTM") == g_strrstr (lstm->other, "LSTM"));
  g_assert_cmpuint (found->len, >, 1);
  g_assert_cmpuint (own->len, ==, 3);
  g_assert_cmpstr (((HjGlossaryEntry *) g_ptr_array_index (own, 1))->ko, ==, "하람");
  g_assert_cmpstr (((HjGlossaryEntry *) g_ptr_array_index (own, 2))->ko, ==, "가나");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/lookup/groups", Fixture, NULL, set_up, test_groups, tear_down);
  g_test_add ("/lookup/limits", Fixture, NULL, set_up, test_limits, tear_down);
  g_test_add ("/lookup/nothing", Fixture, NULL, set_up, test_nothing, tear_down);
  g_test_add_func ("/lookup/filters", test_filters);
  g_test_add ("/lookup/only", Fixture, NULL, set_up, test_only, tear_down);
  g_test_add ("/lookup/matched-names", Fixture, NULL, set_up, test_matched_names, tear_down);
  g_test_add ("/lookup/lora", Fixture, NULL, set_up, test_lora, tear_down);
  g_test_add ("/lookup/reader-language", Fixture, NULL, set_up, test_reader_language, tear_down);
  g_test_add ("/lookup/suggest", Fixture, NULL, set_up, test_suggest, tear_down);
  g_test_add ("/lookup/term-finder", Fixture, NULL, set_up, test_term_finder, tear_down);
  g_test_add ("/lookup/glossary", Fixture, NULL, set_up, test_glossary, tear_down);
  g_test_add ("/lookup/glossary/order", Fixture, NULL, set_up, test_glossary_order, tear_down);
  return g_test_run ();
}
