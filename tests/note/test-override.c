/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The learner's word on headings, and lines that are found again in a text that has changed. */
#include "../read-text.h"
#include "hj-override.h"

#include <string.h>

/* ---- headings ---- */

static HjNote *
read_with (const char *text, GPtrArray *overrides)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  HjReadOptions options = { .overrides = overrides };
  HjNote *note = hj_note_read_with (bytes, "note", &options, &error);

  g_assert_no_error (error);
  return note;
}

static HjOverride *
add_override (GPtrArray *overrides, HjOverrideKind kind, const char *text, int line, const char *value)
{
  HjOverride *override = hj_override_new (kind, value);

  hj_override_hang (override, text, line);
  g_ptr_array_add (overrides, override);
  return override;
}

#define CLEAN "# A\n\ntext\n\n## B\n\nmore\n\n### C\n\n## D\n\nend\n"
#define RULED                                                                                                          \
  "**==========**\n**[가]**\n\n**==========**\n**📌 첫 강의**\n\n**1. 개념**\n글이다.\n\n**2. 방법**\n글이다.\n\n**3. 한계**\n글이다.\n"

/* Deeper than Markdown goes. */
#define DEEP                                                                                                           \
  "**==========**\n**[가]**\n\n**==========**\n**📌 첫 강의**\n글\n\n**[나]**\n**1. 다**\n**1) 라**\n**a. 라라**\n**(1) 마**\n**잎**\n글\n"
#define DEEP_SECTIONS "1 가 | 2 📌 첫 강의 | 3 나 | 4 1. 다 | 5 1) 라 | 6 a. 라라"

static const struct {
  const char *text;
  HjOverrideKind kind;
  int line;
  const char *value, *sections;
  gboolean refused;
} cases[] = {
  { CLEAN, HJ_OVERRIDE_PROMOTE, 5, NULL, "1 A | 1 B | 2 C | 2 D" },
  { CLEAN, HJ_OVERRIDE_PROMOTE, 1, NULL, "1 A | 2 B | 3 C | 2 D", TRUE },
  { CLEAN, HJ_OVERRIDE_DEMOTE, 5, NULL, "1 A | 3 B | 4 C | 2 D" },
  { CLEAN, HJ_OVERRIDE_DEMOTE, 3, NULL, "1 A | 2 B | 3 C | 2 D", TRUE },
  { CLEAN, HJ_OVERRIDE_MERGE, 5, NULL, "1 A | 2 C | 2 D" },
  { CLEAN, HJ_OVERRIDE_MERGE, 1, NULL, "1 A | 2 B | 3 C | 2 D", TRUE },
  { CLEAN, HJ_OVERRIDE_RENAME, 9, "*E* & [f]", "1 A | 2 B | 3 *E* & [f] | 2 D" },
  { CLEAN, HJ_OVERRIDE_PLAIN, 5, NULL, "1 A | 3 C | 2 D" },
  { "# A\n\n## 2. B\n\ntext\n", HJ_OVERRIDE_PLAIN, 3, NULL, "1 A" },
  { CLEAN, HJ_OVERRIDE_HEADING, 7, NULL, "1 A | 2 B | 3 more | 3 C | 2 D" },
  { CLEAN, HJ_OVERRIDE_HEADING, 7, "2", "1 A | 2 B | 2 more | 3 C | 2 D" },
  { CLEAN, HJ_OVERRIDE_HEADING, 6, NULL, "1 A | 2 B | 3 C | 2 D", TRUE },
  { "# 1.\n\n# Score\n\ntext\n", HJ_OVERRIDE_MERGE, 3, NULL, "1 1. Score" },
  { "Title\n=====\n\ntext\n\nPart\n----\n\nmore\n", HJ_OVERRIDE_PROMOTE, 6, NULL, "1 Title | 1 Part" },
  { "# A\n\n```\n## no\n```\n", HJ_OVERRIDE_PLAIN, 4, NULL, "1 A", TRUE },
  { "# A\n\n- **5. X(y)**:\n  rest\n", HJ_OVERRIDE_HEADING, 3, NULL, "1 A | 2 5. X(y)" },
  { RULED, HJ_OVERRIDE_PLAIN, 10, NULL, "1 가 | 2 📌 첫 강의 | 3 1. 개념 | 3 3. 한계" },
  { RULED, HJ_OVERRIDE_DEMOTE, 10, NULL, "1 가 | 2 📌 첫 강의 | 3 1. 개념 | 4 2. 방법 | 3 3. 한계" },
  { RULED, HJ_OVERRIDE_RENAME, 5, "둘째 강의", "1 가 | 2 둘째 강의 | 3 1. 개념 | 3 2. 방법 | 3 3. 한계" },
  { DEEP, HJ_OVERRIDE_PROMOTE, 12, NULL, DEEP_SECTIONS " | 6 (1) 마 | 7 잎" },
  { DEEP, HJ_OVERRIDE_DEMOTE, 13, NULL, DEEP_SECTIONS " | 7 (1) 마 | 9 잎" },
  { DEEP, HJ_OVERRIDE_RENAME, 12, "(1) 바", DEEP_SECTIONS " | 7 (1) 바 | 8 잎" },
  { DEEP, HJ_OVERRIDE_PLAIN, 12, NULL, DEEP_SECTIONS " | 8 잎" },
  { "# A\n\n###### B\n", HJ_OVERRIDE_DEMOTE, 3, NULL, "1 A | 7 B" },
  /* A note that uses the letters by which deeper levels are told. */
  { "# A\n\n###### B\uf8f5\n", HJ_OVERRIDE_DEMOTE, 3, NULL, "1 A | 6 B\uf8f5", TRUE },
};

static int
count_words (const HjNote *note)
{
  g_autofree char *text = hj_note_dup_text (note);
  g_auto (GStrv) words = g_strsplit_set (text, " \n\t", -1);
  int n = 0;

  for (guint i = 0; words[i]; i++)
    n += words[i][0] != '\0';
  return n;
}

static void
test_headings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) overrides = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_override_free);
      g_autoptr (HjNote) plain = read_with (cases[i].text, NULL), note = NULL;
      g_autoptr (GString) sections = g_string_new (NULL);
      const HjOverride *override = add_override (overrides, cases[i].kind, cases[i].text, cases[i].line, cases[i].value);

      note = read_with (cases[i].text, overrides);
      append_sections (sections, note->sections);
      if (!g_str_equal (sections->str, cases[i].sections) || override->applied == cases[i].refused)
        g_error ("%u: %s %d: %s", i, hj_override_kind_to_string (cases[i].kind), cases[i].line, sections->str);
      /* No word is lost, and nothing but headings changes. */
      if (!cases[i].value)
        g_assert_cmpint (count_words (note), ==, count_words (plain));
    }
}

/* One after the other: each works on what those before it have made. */
static void
test_several (void)
{
  g_autoptr (GPtrArray) overrides = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_override_free);
  g_autoptr (GString) sections = g_string_new (NULL);
  g_autoptr (HjNote) note = NULL;

  add_override (overrides, HJ_OVERRIDE_DEMOTE, CLEAN, 11, NULL);
  add_override (overrides, HJ_OVERRIDE_RENAME, CLEAN, 11, "E");
  add_override (overrides, HJ_OVERRIDE_RENAME, CLEAN, 11, "F");
  add_override (overrides, HJ_OVERRIDE_PLAIN, CLEAN, 5, NULL);
  add_override (overrides, HJ_OVERRIDE_HEADING, CLEAN, 5, "2");
  add_override (overrides, HJ_OVERRIDE_DIAGRAM, CLEAN, 3, "gan-training-curves");
  note = read_with (CLEAN, overrides);
  append_sections (sections, note->sections);
  g_assert_cmpstr (sections->str, ==, "1 A | 2 B | 3 C | 3 F");
  g_assert_cmpint (((HjOverride *) overrides->pdata[5])->line, ==, 3);
  g_assert_cmpstr (((HjRepair *) note->repairs->pdata[0])->kind, ==, "override");
  g_assert_cmpuint (((HjRepair *) note->repairs->pdata[0])->count, ==, 5);
}

/* ---- lines found again ---- */

#define BEFORE "# 가\n\n장점\n\n빠르다\n\n# 나\n\n장점\n\n정확하다\n\n마지막 줄은 이것이다\n"

static const struct {
  const char *name, *after;
  int line, found;
} anchors[] = {
  { "same", BEFORE, 9, 9 },
  { "moved-down", "# 새\n\n글\n\n" BEFORE, 9, 13 },
  { "swapped", "# 나\n\n장점\n\n정확하다\n\n# 가\n\n장점\n\n빠르다\n", 9, 3 },
  { "swapped-other", "# 나\n\n장점\n\n정확하다\n\n# 가\n\n장점\n\n빠르다\n", 3, 9 },
  { "reworded", "# 가\n\n마지막 줄은 바로 이것이었다\n", 13, 3 },
  { "gone", "# 가\n\n아주 다른 이야기가 온다\n", 13, 0 },
  { "blank", "# 가\n\n\n", 13, 0 },
};

static void
test_anchors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (anchors); i++)
    {
      g_autoptr (HjOverride) override = hj_override_new (HJ_OVERRIDE_LETTER, NULL);
      int found;

      hj_override_hang (override, BEFORE, anchors[i].line);
      found = hj_override_find (override, anchors[i].after);
      if (found != anchors[i].found)
        g_error ("%s: line %d", anchors[i].name, found);
    }
}

static void
test_cancel (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("# A\n", 4);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  HjReadOptions options = { .cancellable = cancellable };

  g_cancellable_cancel (cancellable);
  g_assert_null (hj_note_read_with (bytes, NULL, &options, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_names (void)
{
  HjOverrideKind kind;

  for (HjOverrideKind i = 0; i < HJ_N_OVERRIDE_KINDS; i++)
    g_assert_true (hj_override_kind_from_string (hj_override_kind_to_string (i), &kind) && kind == i);
  g_assert_false (hj_override_kind_from_string ("nothing", &kind));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/override/headings", test_headings);
  g_test_add_func ("/override/several", test_several);
  g_test_add_func ("/override/anchors", test_anchors);
  g_test_add_func ("/override/cancel", test_cancel);
  g_test_add_func ("/override/names", test_names);
  return g_test_run ();
}
