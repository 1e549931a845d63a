/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What counts as read: time goes to blocks in reading order, as far as their length wants it. */
#include "hj-coverage.h"

#include <string.h>

/* 100 syllables: 12 seconds. */
#define HUNDRED "가나다라마바사아자차가나다라마바사아자차가나다라마바사아자차가나다라마바사아자차가나다라마바사아자차" \
  "가나다라마바사아자차가나다라마바사아자차가나다라마바사아자차가나다라마바사아자차가나다라마바사아자차"

static HjNote *
read_note (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return hj_note_read (bytes, "시험", NULL);
}

/* Blocks: 0 title, 1 words, 2 heading, 3 and 4 words, 5 heading, 6 heading below, 7 words. */
static const char example[] = "# 제목\n\n머리말\n\n## 하나\n\n" HUNDRED "\n\n" HUNDRED "\n\n## 둘\n\n### 둘의 하나\n\n" HUNDRED "\n";

static HjCoverage *
create_example (void)
{
  g_autoptr (HjNote) note = read_note (example);

  g_assert_cmpuint (note->blocks->len, ==, 8);
  return hj_coverage_new (note);
}

static void
test_seconds (void)
{
  static const struct {
    const char *text;
    double seconds, within;
  } cases[] = {
    { HUNDRED, 12, 0.01 },
    { "abcde abcde abcde abcde abcde abcde abcde abcde abcde abcde abcde abcde", 3, 0.01 },
    { "$$\n\\alpha + \\beta = 1\n$$", 1.25, 0.01 },
    { "![그림](a.png)", 4, 0.01 },
    { "| 가 | 나 |\n|---|---|\n| 다라 | 마바 |\n", 6 * 0.12, 0.01 },
    { "- 가나\n- 다라\n", 4 * 0.12, 0.01 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HjNote) note = read_note (cases[i].text);

      g_assert_cmpfloat_with_epsilon (hj_block_estimate_seconds (note->blocks->pdata[0]), cases[i].seconds,
                                      cases[i].within);
    }
}

static void
test_sections (void)
{
  g_autoptr (HjCoverage) coverage = create_example ();
  static const struct {
    guint first, own_end, end;
  } expected[] = { { 0, 2, 8 }, { 2, 5, 5 }, { 5, 6, 8 }, { 6, 8, 8 } };

  g_assert_cmpuint (hj_coverage_get_n_sections (coverage), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const HjCoveredSection *section = hj_coverage_get_section (coverage, i);

      g_assert_cmpuint (section->first, ==, expected[i].first);
      g_assert_cmpuint (section->own_end, ==, expected[i].own_end);
      g_assert_cmpuint (section->end, ==, expected[i].end);
    }
  g_assert_cmpint (hj_coverage_find_section (coverage, 4), ==, 1);
  g_assert_cmpint (hj_coverage_find_section (coverage, 7), ==, 3);
}

/* Two paragraphs of 12 seconds each are on the screen. */
static const HjSight both[] = { { 2, 1, FALSE }, { 3, 1, FALSE }, { 4, 1, FALSE } };

static void
test_order (void)
{
  g_autoptr (HjCoverage) coverage = create_example ();

  /* After 12 seconds the first one is read, not both of them by half. */
  g_assert_true (hj_coverage_spend (coverage, both, G_N_ELEMENTS (both), 12));
  g_assert_false (hj_coverage_get_section (coverage, 1)->read);
  g_assert_cmpfloat_with_epsilon (hj_coverage_get_section (coverage, 1)->fraction, 0.5, 0.01);
  g_assert_true (hj_coverage_spend (coverage, both, G_N_ELEMENTS (both), 12));
  g_assert_true (hj_coverage_get_section (coverage, 1)->read);
  g_assert_cmpfloat (hj_coverage_get_section (coverage, 1)->fraction, ==, 1);
  /* The learner went for a coffee: what is not on the screen is not read. */
  hj_coverage_spend (coverage, both, G_N_ELEMENTS (both), 3600);
  g_assert_false (hj_coverage_spend (coverage, both, G_N_ELEMENTS (both), 3600));
  g_assert_cmpuint (hj_coverage_count_read (coverage), ==, 1);
}

/* A quick reader is believed, a hand on the wheel is not. */
static void
test_pace (void)
{
  static const struct {
    double seconds;
    gboolean read;
  } cases[] = { { 0.2, FALSE }, { 4, FALSE }, { 10, FALSE }, { 18, TRUE }, { 24, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HjCoverage) coverage = create_example ();

      hj_coverage_spend (coverage, both, G_N_ELEMENTS (both), cases[i].seconds);
      g_assert_cmpint (hj_coverage_get_section (coverage, 1)->read, ==, cases[i].read);
    }
}

/* Of a long paragraph only what has come into view can have been read. */
static void
test_share (void)
{
  g_autoptr (HjCoverage) coverage = create_example ();
  const HjSight half = { 7, 0.5, FALSE };

  hj_coverage_spend (coverage, &half, 1, 100);
  g_assert_cmpfloat_with_epsilon (hj_coverage_get_section (coverage, 3)->fraction, 0.5, 0.05);
}

static void
test_closed_answer (void)
{
  g_autoptr (HjNote) note = read_note ("## 문제\n\n> [!question] 무엇인가?\n> " HUNDRED "\n");
  g_autoptr (HjCoverage) coverage = hj_coverage_new (note);
  const HjSight closed[] = { { 0, 1, FALSE }, { 1, 1, TRUE } }, open[] = { { 0, 1, FALSE }, { 1, 1, FALSE } };

  g_assert_cmpint (((HjBlock *) note->blocks->pdata[1])->kind, ==, HJ_BLOCK_QUESTION);
  hj_coverage_spend (coverage, closed, 2, 100);
  g_assert_false (hj_coverage_get_section (coverage, 0)->read);
  hj_coverage_spend (coverage, open, 2, 100);
  g_assert_true (hj_coverage_get_section (coverage, 0)->read);
}

static void
test_mark (void)
{
  g_autoptr (HjCoverage) coverage = create_example ();

  g_assert_cmpint (hj_coverage_find_unread (coverage), ==, 0);
  hj_coverage_mark (coverage, 3, TRUE); /* the one above it is a heading and nothing else */
  g_assert_true (hj_coverage_get_section (coverage, 2)->read);
  hj_coverage_mark (coverage, 3, FALSE);
  hj_coverage_mark (coverage, 2, TRUE); /* with the one below it */
  g_assert_true (hj_coverage_get_section (coverage, 3)->read);
  g_assert_cmpuint (hj_coverage_count_read (coverage), ==, 2);
  hj_coverage_mark (coverage, 0, TRUE);
  g_assert_cmpfloat (hj_coverage_get_fraction (coverage), ==, 1);
  g_assert_cmpint (hj_coverage_find_unread (coverage), ==, -1);
  hj_coverage_mark (coverage, 1, FALSE);
  g_assert_cmpint (hj_coverage_find_unread (coverage), ==, 1);
  g_assert_false (hj_coverage_get_section (coverage, 0)->read);
}

/* What was kept comes back, also where ids changed; more words leave it read in part. */
static void
test_keep (void)
{
  g_autoptr (HjCoverage) coverage = create_example (), again = create_example (), longer = NULL;
  g_autoptr (HjNote) before = read_note (example), after = NULL;
  g_autoptr (GHashTable) renamed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *kept = NULL, *text = g_strconcat (example, HUNDRED HUNDRED "\n", NULL);

  hj_coverage_mark (coverage, 0, TRUE);
  kept = hj_coverage_to_string (coverage);
  hj_coverage_add (again, kept, NULL);
  g_assert_cmpfloat (hj_coverage_get_fraction (again), ==, 1);
  after = read_note (text);
  longer = hj_coverage_new (after);
  g_hash_table_insert (renamed, ((HjBlock *) before->blocks->pdata[7])->id, ((HjBlock *) after->blocks->pdata[7])->id);
  hj_coverage_add (longer, kept, renamed);
  g_assert_true (hj_coverage_get_section (longer, 1)->read);
  g_assert_false (hj_coverage_get_section (longer, 3)->read);
  g_assert_cmpfloat_with_epsilon (hj_coverage_get_section (longer, 3)->fraction, 1 / 3.0, 0.05);
}

/* Words that were read and are gone do not stand for those beside them. */
static void
test_shorter (void)
{
  g_autoptr (HjNote) before = read_note ("## 하나\n\n" HUNDRED HUNDRED "\n\n" HUNDRED "\n");
  g_autoptr (HjNote) after = read_note ("## 하나\n\n가나\n\n" HUNDRED "\n");
  g_autoptr (HjCoverage) long_one = hj_coverage_new (before), short_one = hj_coverage_new (after);
  g_autoptr (GHashTable) renamed = g_hash_table_new (g_str_hash, g_str_equal);
  const HjSight first = { 1, 1, FALSE };
  g_autofree char *kept = NULL;

  hj_coverage_spend (long_one, &first, 1, 24);
  kept = hj_coverage_to_string (long_one);
  g_hash_table_insert (renamed, ((HjBlock *) before->blocks->pdata[1])->id, ((HjBlock *) after->blocks->pdata[1])->id);
  hj_coverage_add (short_one, kept, renamed);
  g_assert_false (hj_coverage_get_section (short_one, 0)->read);
  g_assert_cmpfloat (hj_coverage_get_fraction (short_one), <, 0.1);
}

/* The last words of a long note are missing: that is not all of it. */
static void
test_nearly_all (void)
{
  g_autoptr (HjNote) note = read_note ("## 하나\n\n" HUNDRED HUNDRED HUNDRED "\n\n## 끝\n\n가\n");
  g_autoptr (HjCoverage) coverage = hj_coverage_new (note);

  hj_coverage_mark (coverage, 0, TRUE);
  g_assert_cmpfloat (hj_coverage_get_fraction (coverage), ==, 0.99);
}

/* Headings inside of an answer have no section of their own: they are read with their question. */
static void
test_answer_with_headings (void)
{
  g_autoptr (HjNote) note = read_note ("## 문제\n\n> [!question] 무엇인가?\n> #### 하나\n> 글\n>\n> ### 둘\n> 글\n\n뒤의 글\n");
  g_autoptr (HjCoverage) coverage = hj_coverage_new (note);

  g_assert_cmpuint (hj_sections_count (note->sections), ==, 4);
  g_assert_cmpuint (hj_coverage_get_n_sections (coverage), ==, 2);
  g_assert_cmpuint (hj_coverage_get_section (coverage, 1)->end, ==, 3);
}

static void
test_without_headings (void)
{
  g_autoptr (HjNote) note = read_note (HUNDRED "\n\n" HUNDRED "\n");
  g_autoptr (HjCoverage) coverage = hj_coverage_new (note);

  g_assert_cmpuint (hj_coverage_get_n_sections (coverage), ==, 1);
  hj_coverage_mark_first (coverage, 0.5);
  g_assert_cmpfloat_with_epsilon (hj_coverage_get_fraction (coverage), 0.5, 0.01);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/coverage/seconds", test_seconds);
  g_test_add_func ("/coverage/sections", test_sections);
  g_test_add_func ("/coverage/order", test_order);
  g_test_add_func ("/coverage/pace", test_pace);
  g_test_add_func ("/coverage/share", test_share);
  g_test_add_func ("/coverage/closed-answer", test_closed_answer);
  g_test_add_func ("/coverage/mark", test_mark);
  g_test_add_func ("/coverage/keep", test_keep);
  g_test_add_func ("/coverage/shorter", test_shorter);
  g_test_add_func ("/coverage/nearly-all", test_nearly_all);
  g_test_add_func ("/coverage/answer-with-headings", test_answer_with_headings);
  g_test_add_func ("/coverage/without-headings", test_without_headings);
  return g_test_run ();
}
