/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import report: what is in a note, what was mended, guessed and missed, and where. */
#include "../real-notes.h"
#include "hj-file.h"
#include "hj-import-report.h"
#include "hj-override.h"

#include <glib/gstdio.h>
#include <string.h>

static HjImportReport *
read_text (const char *text, gssize size, const char *path)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, size < 0 ? strlen (text) : (gsize) size);
  g_autoptr (GError) error = NULL;
  g_autoptr (HjNote) note = hj_note_read (bytes, "note", &error);

  g_assert_no_error (error);
  return hj_import_report_new (note, bytes, path);
}

static const HjReportItem *
find_item (const GArray *items, const char *kind)
{
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (g_array_index (items, HjReportItem, i).kind, kind))
      return &g_array_index (items, HjReportItem, i);
  return NULL;
}

static void
assert_line (const HjImportReport *report, int line, const char *before, const char *after)
{
  g_autofree char *was = hj_import_report_dup_before (report, line), *is = hj_import_report_dup_after (report, line);

  g_assert_cmpstr (was, ==, before);
  g_assert_cmpstr (is, ==, after);
}

/* What the learner wants as it is written is not among what was mended, but beside it. */
static void
test_left (void)
{
  static const char text[] = "이것은 앞의 문단입니다.이것은 뒤의 문단이고 조금 길어야 한다\n";
  g_autoptr (GPtrArray) overrides = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_override_free);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  HjReadOptions options = { .overrides = overrides };
  HjOverride *override = hj_override_new (HJ_OVERRIDE_REPAIR, "run-on");
  g_autoptr (HjNote) note = NULL;
  g_autoptr (HjImportReport) report = NULL;

  hj_override_hang (override, text, 1);
  g_ptr_array_add (overrides, override);
  note = hj_note_read_with (bytes, "note", &options, NULL);
  report = hj_import_report_new (note, bytes, "/nowhere/note.md");
  g_assert_cmpuint (hj_import_report_count_mended (report), ==, 0);
  g_assert_null (find_item (hj_import_report_get_repairs (report), "run-on"));
  g_assert_cmpint (g_array_index (find_item (hj_import_report_get_left (report), "run-on")->lines, int, 0), ==, 1);
}

/* A picture that comes along in the archive of the note is not missing; one of that name in another archive is. */
static void
test_among (void)
{
  static const char text[] = "![가](img/a%20b.png)\n\n![나](../c.png)\n\n![다](d.png)\n\n![라](e.png)\n\n![마](f.png)\n";
  g_autoptr (GHashTable) files = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (HjNote) note = hj_note_read (bytes, "note", NULL);
  g_autoptr (HjImportReport) report = NULL;

  g_hash_table_insert (files, (gpointer) "/a.zip/x/img/a b.png", (gpointer) "/a.zip");
  g_hash_table_insert (files, (gpointer) "/a.zip/c.png", (gpointer) "/a.zip");
  g_hash_table_insert (files, (gpointer) "/a.zip/assets/e.png", (gpointer) "/a.zip");
  g_hash_table_insert (files, (gpointer) "/b.zip/f.png", (gpointer) "/b.zip");
  g_hash_table_insert (files, (gpointer) "/a.zip.zip/f.png", (gpointer) "/a.zip.zip");
  report = hj_import_report_new_among (note, bytes, "/a.zip/x/note.md", files);
  g_assert_cmpuint (hj_import_report_get_missing (report)->len, ==, 2);
  g_assert_cmpint (((HjReportMissing *) hj_import_report_get_missing (report)->pdata[0])->line, ==, 5);
  g_assert_cmpint (((HjReportMissing *) hj_import_report_get_missing (report)->pdata[1])->line, ==, 9);
}

/* ---- counts ---- */

static void
test_counts (void)
{
  g_autoptr (HjImportReport) report = read_text (
    "# 제목\n\n## 아래\n\n경사 $x^2$와 [집](https://a.org) [**또** 집](https://b.org)\n\n"
    "| 이름 | 값 |\n|---|---|\n| $a$ | 1 |\n| b | 2 |\n\n```c\nint x;\n```\n\n$$\\nosuchcommand y$$\n\n![그림](a.png)\n",
    -1, "/nowhere/note.md");
  const HjReportCounts *counts = hj_import_report_get_counts (report);

  g_assert_cmpint (counts->lines, ==, 18);
  g_assert_cmpint (counts->sections, ==, 2);
  g_assert_cmpint (counts->tables, ==, 1);
  g_assert_cmpint (counts->table_rows, ==, 2);
  g_assert_cmpint (counts->formulas, ==, 3);
  g_assert_cmpint (counts->formulas_failed, ==, 1);
  g_assert_cmpint (((HjReportFormula *) g_ptr_array_index (hj_import_report_get_failed_formulas (report), 0))->line, ==, 16);
  g_assert_cmpint (g_array_index (find_item (hj_import_report_get_warnings (report), "formula")->lines, int, 0), ==, 16);
  g_assert_cmpint (counts->code_blocks, ==, 1);
  g_assert_cmpint (counts->links, ==, 2);
  g_assert_cmpint (counts->images, ==, 1);
  g_assert_cmpint (counts->images_missing, ==, 1);
}

/* Two labels that three items share are a table beside the text; a pair whose left edge is a guess is a doubtful term. */
static void
test_offered_counts (void)
{
  g_autoptr (HjImportReport) report = read_text (
    "# 방법\n\n## 하나\n\n- **정의**: 가\n- **장점**: 나\n\n## 둘\n\n- **정의**: 다\n- **장점**: 라\n\n"
    "## 셋\n\n- **정의**: 마\n- **장점**: 바\n\n# 끝\n\n여기서는 분류는 교차 엔트로피 손실(Cross-Entropy)을 쓴다.\n",
    -1, "/nowhere/note.md");
  const HjReportCounts *counts = hj_import_report_get_counts (report);

  g_assert_cmpint (counts->latent_tables, ==, 1);
  g_assert_cmpint (counts->terms, ==, 1);
  g_assert_cmpint (counts->terms_doubtful, ==, 1);
}

/* ---- missing things ---- */

static void
test_missing (void)
{
  g_autofree char *folder = g_dir_make_tmp ("hanjang-report-XXXXXX", NULL);
  g_autofree char *picture = g_build_filename (folder, "here it is.png", NULL);
  g_autofree char *path = g_build_filename (folder, "note.md", NULL);
  g_autoptr (HjImportReport) report = NULL;
  const GPtrArray *missing;

  g_assert_true (g_file_set_contents (picture, "x", 1, NULL));
  report = read_text ("![a](here%20it%20is.png)\n\n![](gone/CAM%20map.png)\n\n![웹](https://a.org/x.png)\n\n"
                      "[위키](http://wiki.corp/page) [공개](https://a.org)\n\n| 그림 |\n|---|\n| ![칸](t.png) |\n",
                      -1, path);
  missing = hj_import_report_get_missing (report);
  g_assert_cmpuint (missing->len, ==, 4);
  static const struct { int line; const char *name; gboolean link; } expected[] = {
    { 3, "CAM map.png", FALSE }, { 5, "웹", FALSE }, { 7, "위키", TRUE }, { 11, "칸", FALSE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const HjReportMissing *one = g_ptr_array_index (missing, i);

      g_assert_cmpint (one->line, ==, expected[i].line);
      g_assert_cmpstr (one->name, ==, expected[i].name);
      g_assert_cmpint (one->link, ==, expected[i].link);
    }
  g_assert_cmpint (hj_import_report_get_counts (report)->images_missing, ==, 3);
  g_unlink (picture);
  g_rmdir (folder);
}

/* What the page finds in a folder for pictures is there; what it does not show, because it lies outside, is missing. */
static void
test_where_the_page_looks (void)
{
  g_autofree char *folder = g_dir_make_tmp ("hanjang-report-XXXXXX", NULL);
  g_autofree char *assets = g_build_filename (folder, "notes", "assets", NULL);
  g_autofree char *inside = g_build_filename (assets, "a.png", NULL), *outside = g_build_filename (folder, "b.png", NULL);
  g_autofree char *path = g_build_filename (folder, "notes", "note.md", NULL);
  g_autoptr (HjImportReport) report = NULL;
  const GPtrArray *missing;

  g_assert_cmpint (g_mkdir_with_parents (assets, 0700), ==, 0);
  g_assert_true (g_file_set_contents (inside, "x", 1, NULL) && g_file_set_contents (outside, "x", 1, NULL));
  report = read_text ("![가](a.png)\n\n![나](/assets/a.png)\n\n![다](../b.png)\n", -1, path);
  missing = hj_import_report_get_missing (report);
  g_assert_cmpuint (missing->len, ==, 1);
  g_assert_cmpint (((HjReportMissing *) missing->pdata[0])->line, ==, 5);
  hj_file_remove_tree (folder);
}

/* A diagram stands for the picture of what it shows, and for no other. */
static void
test_offers (void)
{
  g_autoptr (HjImportReport) report = read_text ("# 모드 붕괴\n\n![](a.png)\n\n# 소풍\n\n![](b.png)\n", -1, "/nowhere/n.md");
  const GPtrArray *missing = hj_import_report_get_missing (report);
  const HjReportMissing *first = g_ptr_array_index (missing, 0), *second = g_ptr_array_index (missing, 1);

  g_assert_cmpuint (missing->len, ==, 2);
  g_assert_cmpstr (first->diagram, ==, "gan-training-curves");
  g_assert_nonnull (first->reason_ko);
  g_assert_null (second->diagram);
}

/* ---- before and after ---- */

/* Bold labels are headings where a note is full of them. */
static void
test_places (void)
{
  g_autoptr (GString) text = g_string_new ("값은 \\*\\*크다\\*\\*\n\n");
  g_autoptr (HjImportReport) report = NULL;
  const HjReportItem *heading;

  for (int i = 1; i <= 13; i++)
    g_string_append_printf (text, "**%d. 방법 %d**:\n\n- 설명 %d\n\n", i, i, i);
  report = read_text (text->str, -1, "/nowhere/note.md");
  heading = find_item (hj_import_report_get_mended (report), "heading");
  g_assert_nonnull (heading);
  g_assert_cmpuint (heading->count, ==, 13);
  g_assert_cmpint (g_array_index (heading->lines, int, 1), ==, 7);
  assert_line (report, 1, "값은 \\*\\*크다\\*\\*", "값은 크다");
  assert_line (report, 4, "", "");
  assert_line (report, 7, "**2. 방법 2**:", "### 2. 방법 2");
  assert_line (report, 999, "", "");
  g_assert_true (hj_import_report_is_worth_reading (report));
}

static void
test_clean (void)
{
  g_autoptr (HjImportReport) report = read_text ("# 제목\n\n글입니다.\n", -1, "/nowhere/note.md");

  g_assert_false (hj_import_report_is_worth_reading (report));
  g_assert_cmpuint (hj_import_report_count_mended (report), ==, 0);
  g_assert_cmpuint (hj_import_report_get_lost_bytes (report), ==, 0);
  g_assert_cmpuint (hj_import_report_get_restored_letters (report), ==, 0);
}

/* ---- damage ---- */

/* UTF-8 read as CP1252 and written as UTF-8 again; what that page does not define is lost. */
static char *
damage (const char *text)
{
  static const gunichar page[32] = { 0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160,
                                     0x2039, 0x152, 0, 0x17d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013,
                                     0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0, 0x17e, 0x178 };
  GString *out = g_string_new (NULL);

  for (const guchar *p = (const guchar *) text; *p; p++)
    {
      gunichar c = *p >= 0x80 && *p < 0xa0 ? page[*p - 0x80] : *p;

      if (c)
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

static const char damaged_text[] =
  "# 경사 하강법 정리\n\n학습률이 크면 손실이 흔들리고, 작으면 학습이 느립니다.\n손실 함수의 기울기를 따라 조금씩 내려갑니다.\n"
  "모델의 가중치를 기울기의 반대 방향으로 바꿉니다.\n학습률을 점점 줄이면 수렴이 안정됩니다.\n";

static void
test_damaged (void)
{
  g_autofree char *text = damage (damaged_text);
  g_autoptr (HjImportReport) report = read_text (text, -1, "/nowhere/note.md");
  const GArray *guesses = hj_import_report_get_guesses (report);
  const char *markdown = hj_import_report_get_note (report)->markdown;

  g_assert_cmpuint (guesses->len, >, 0);
  g_assert_cmpuint (hj_import_report_get_lost_bytes (report), >=, guesses->len);
  g_assert_cmpuint (hj_import_report_get_restored_letters (report), >, guesses->len);
  g_assert_null (find_item (hj_import_report_get_mended (report), "mojibake-guessed"));
  for (guint i = 0; i < guesses->len; i++)
    {
      const HjReportGuess *guess = &g_array_index (guesses, HjReportGuess, i);
      g_autoptr (GArray) letters = hj_import_report_list_candidates (report, guess, 4);
      gsize offset;
      g_autofree char *context = hj_import_report_dup_context (report, guess, &offset);

      g_assert_cmpint (guess->line, >=, 1);
      g_assert_cmpint (guess->line, <=, 6);
      g_assert_cmpuint (letters->len, >=, 2);
      g_assert_cmpuint (letters->len, <=, 4);
      g_assert_cmpuint (g_array_index (letters, gunichar, 0), ==, g_utf8_get_char (markdown + guess->offset));
      g_assert_cmpuint (g_array_index (letters, gunichar, 0), ==, g_utf8_get_char (context + offset));
      for (guint k = 1; k < letters->len; k++)
        g_assert_cmpuint (g_array_index (letters, gunichar, k), !=, g_array_index (letters, gunichar, 0));
    }
}

static void
find_diagram (HjBlock *block, gpointer found)
{
  if (block->kind == HJ_BLOCK_DIAGRAM)
    *(const HjBlock **) found = block;
}

/* The learner's word on a letter stays where it was said, and the letter is guessed no more. */
static void
test_chosen_letter (void)
{
  g_autofree char *text = damage (damaged_text);
  g_autoptr (HjImportReport) report = read_text (text, -1, "/nowhere/note.md");
  const GArray *guesses = hj_import_report_get_guesses (report);
  const HjReportGuess *guess = &g_array_index (guesses, HjReportGuess, guesses->len / 2);
  g_autoptr (GPtrArray) overrides = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_override_free);
  g_autofree char *value = hj_override_dup_letter (guess->column, 'x');
  HjOverride *override = hj_override_new (HJ_OVERRIDE_LETTER, value);
  HjReadOptions options = { .overrides = overrides };
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (HjNote) note = NULL;
  g_autoptr (HjImportReport) again = NULL;

  hj_override_hang (override, hj_import_report_get_note (report)->markdown, guess->line);
  g_ptr_array_add (overrides, override);
  for (int pinned = 1; pinned >= 0; pinned--)
    {
      override->pinned = pinned;
      g_clear_pointer (&note, hj_note_free);
      note = hj_note_read_with (bytes, "note", &options, NULL);
      g_assert_true (override->applied);
      g_assert_cmpint (note->markdown[guess->offset], ==, 'x');
      g_assert_cmpuint (note->guessed->len, ==, guesses->len - 1);
    }
  again = hj_import_report_new (note, bytes, "/nowhere/note.md");
  for (guint i = 0; i < guesses->len - 1; i++)
    {
      const HjReportGuess *one = &g_array_index (hj_import_report_get_guesses (again), HjReportGuess, i);
      g_autoptr (GArray) letters = hj_import_report_list_candidates (again, one, 4);

      g_assert_cmpuint (letters->len, >, 1);
    }
}

/* A diagram the learner put in the place of a picture is a block like any other. */
static void
test_chosen_diagram (void)
{
  static const char *const texts[] = { "# A\n\n![](a.png)\n\nText.\n", "# A\n\n- item\n\n  ![](a.png)\n- item\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GPtrArray) overrides = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_override_free);
      HjOverride *override = hj_override_new (HJ_OVERRIDE_DIAGRAM, "activation-curves?function=tanh");
      HjReadOptions options = { .overrides = overrides };
      g_autoptr (HjNote) note = NULL;
      const HjBlock *found = NULL;

      hj_override_hang (override, texts[i], i == 0 ? 3 : 5);
      g_ptr_array_add (overrides, override);
      note = hj_note_read_with (bytes, "note", &options, NULL);
      g_assert_true (override->applied);
      hj_blocks_each (note->blocks, find_diagram, &found);
      g_assert_nonnull (found);
      g_assert_cmpstr (found->info, ==, "activation-curves");
      g_assert_cmpstr (found->text, ==, "function=tanh");
      g_assert_nonnull (found->id);
      g_assert_cmpint (found->line, ==, override->line);
    }
}

/* ---- the real notes, where they are ---- */

static HjImportReport *
read_real (const char *name)
{
  gsize size;
  g_autofree char *path = dup_shared_path ("notes", name), *text = load_real (name, &size);

  return text ? read_text (text, (gssize) size, path) : NULL;
}

static void
test_real_damaged (void)
{
  g_autoptr (HjImportReport) report = read_real ("competency-1-damaged.md");
  const HjReportItem *item;

  if (!report)
    return;
  g_assert_cmpint (hj_import_report_get_counts (report)->lines, ==, 933);
  g_assert_cmpuint (hj_import_report_get_lost_bytes (report), ==, 2101);
  g_assert_cmpint (hj_import_report_get_counts (report)->tables, ==, 9);
  g_assert_cmpint (hj_import_report_get_counts (report)->table_rows, ==, 54);
  g_assert_cmpint (hj_import_report_get_counts (report)->images_missing, ==, 4);
  /* 2,044 letters were damaged; a few of them can only be what they were. */
  g_assert_cmpuint (hj_import_report_get_guesses (report)->len, <=, 2044);
  g_assert_cmpuint (hj_import_report_get_guesses (report)->len, >, 1900);
  g_assert_cmpuint (hj_import_report_get_restored_letters (report) + hj_import_report_get_guesses (report)->len, ==, 7896);
  item = find_item (hj_import_report_get_mended (report), "mojibake");
  g_assert_nonnull (item);
  g_assert_cmpint (g_array_index (item->lines, int, 0), ==, 1);
}

/* The wrong guess of the golden file has the right letter among its choices. */
static void
test_real_candidates (void)
{
  g_autoptr (HjImportReport) damaged = read_real ("competency-1-damaged.md");
  g_autoptr (HjImportReport) clean = read_real ("competency-1.md");
  g_auto (GStrv) right = NULL;
  guint n = 0, first = 0, among = 0;

  if (!damaged || !clean)
    return;
  right = g_strsplit (hj_import_report_get_note (clean)->markdown, "\n", -1);
  for (guint i = 0; i < hj_import_report_get_guesses (damaged)->len; i += 7)
    {
      const HjReportGuess *guess = &g_array_index (hj_import_report_get_guesses (damaged), HjReportGuess, i);
      const char *start = hj_import_report_get_note (damaged)->markdown + guess->offset, *place = start;
      const char *line = right[guess->line - 1];
      g_autoptr (GArray) letters = NULL;
      glong at;
      gunichar wanted;

      while (start > hj_import_report_get_note (damaged)->markdown && start[-1] != '\n')
        start--;
      at = g_utf8_pointer_to_offset (start, place);
      if (at >= g_utf8_strlen (line, -1))
        continue;
      wanted = g_utf8_get_char (g_utf8_offset_to_pointer (line, at));
      letters = hj_import_report_list_candidates (damaged, guess, 5);
      n++;
      first += g_array_index (letters, gunichar, 0) == wanted;
      for (guint k = 0; k < letters->len; k++)
        among += g_array_index (letters, gunichar, k) == wanted;
    }
  g_test_message ("%u guesses: %u right, %u among the first five", n, first, among);
  g_assert_cmpuint (n, >, 250);
  g_assert_cmpuint (among, >=, first);
  g_assert_cmpuint (among * 100, >=, n * 97);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/left", test_left);
  g_test_add_func ("/report/among", test_among);
  g_test_add_func ("/report/counts", test_counts);
  g_test_add_func ("/report/offered", test_offered_counts);
  g_test_add_func ("/report/missing", test_missing);
  g_test_add_func ("/report/where-the-page-looks", test_where_the_page_looks);
  g_test_add_func ("/report/offers", test_offers);
  g_test_add_func ("/report/places", test_places);
  g_test_add_func ("/report/clean", test_clean);
  g_test_add_func ("/report/damaged", test_damaged);
  g_test_add_func ("/report/chosen/letter", test_chosen_letter);
  g_test_add_func ("/report/chosen/diagram", test_chosen_diagram);
  g_test_add_func ("/report/real/damaged", test_real_damaged);
  g_test_add_func ("/report/real/candidates", test_real_candidates);
  return g_test_run ();
}
