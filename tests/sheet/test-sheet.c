/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every topic of the course fits on one page in each language; any note makes a sheet; nothing leaves the paper. */
#define _GNU_SOURCE /* memmem */
#include "hj-course.h"
#include "hj-sheet-content.h"
#include "hj-sheet.h"

#include <glib/gstdio.h>
#include <string.h>

static HjNote *
read_topic (const char *id, HjLang lang)
{
  g_autoptr (GBytes) bytes = hj_course_dup_note (id, lang);

  return bytes ? hj_note_read (bytes, id, NULL) : NULL;
}

/* One page as pixels, white below; the first ink outside the margins fails. */
static void
check_page (HjSheet *sheet, int page, const char *what)
{
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;
  guint inside = 0;

  hj_sheet_get_size (sheet, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width, (int) height);
  cr = cairo_create (surface);
  hj_sheet_draw_page (sheet, cr, page);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < (int) height; y++)
    for (int x = 0; x < (int) width; x++)
      {
        guint32 pixel;

        memcpy (&pixel, cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface) + 4 * x, 4);
        /* 24 points are 8.5 mm: what every printer can reach. */
        if (pixel && (x < 24 || y < 22 || x > width - 24 || y > height - 14))
          g_error ("%s: ink in the margin of page %d at %d, %d", what, page, x, y);
        inside += pixel != 0;
      }
  g_assert_cmpuint (inside, >, 2000);
  cairo_surface_destroy (surface);
}

static void
test_topics (void)
{
  for (guint i = 0; i < hj_course_get_n_topics (); i++)
    {
      const HjCourseTopic *topic = hj_course_get_topic (i);
      g_autoptr (HjNote) ko = NULL, en = NULL;

      if (!topic->complete)
        continue;
      ko = read_topic (topic->id, HJ_LANG_KO);
      en = read_topic (topic->id, HJ_LANG_EN);
      for (int lang = HJ_LANG_KO; lang <= HJ_LANG_BOTH; lang++)
        {
          HjSheetSource source = { .title = topic->title, .trail = { "4. 파트", "4. Part" }, .summary = topic->summary,
                                   .ko = ko, .en = en, .lang = (HjLang) lang, .max_pages = 1 };
          g_autoptr (HjSheet) sheet = hj_sheet_new (&source);
          g_autofree char *what = g_strdup_printf ("%s %s", topic->id, hj_lang_to_string ((HjLang) lang));

          g_test_message ("%s: %d page(s), %.1f pt", what, hj_sheet_get_n_pages (sheet),
                          hj_sheet_get_text_size (sheet));
          g_assert_cmpint (hj_sheet_get_n_pages (sheet), ==, 1);
          g_assert_cmpfloat (hj_sheet_get_text_size (sheet), >=, 6);
          check_page (sheet, 0, what);
        }
    }
}

static void
test_own_note (void)
{
  g_autoptr (GString) text = g_string_new ("# 나의 노트\n\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HjNote) note = NULL;
  g_autoptr (HjSheet) sheet = NULL;

  for (int i = 0; i < 60; i++)
    g_string_append_printf (text, "## %d장 제목\n\n설명이 이어지는 문장입니다. $x_%d^2$ 그리고 **굵은 글**.\n\n- 하나\n- 둘\n\n"
                                  "| 가 | 나 |\n|---|---|\n| 1 | 2 |\n\n", i, i);
  bytes = g_bytes_new (text->str, text->len);
  note = hj_note_read (bytes, "note", NULL);
  sheet = hj_sheet_new (&(HjSheetSource){ .title = { "나의 노트", NULL }, .ko = note, .lang = HJ_LANG_KO });
  g_assert_cmpint (hj_sheet_get_n_pages (sheet), >, 2);
  for (int page = 0; page < hj_sheet_get_n_pages (sheet); page++)
    check_page (sheet, page, "own note");
}

static void
test_pdf (void)
{
  g_autoptr (HjNote) ko = read_topic ("multi-head-attention", HJ_LANG_KO);
  g_autoptr (HjSheet) sheet = hj_sheet_new (&(HjSheetSource){ .title = { "멀티헤드 어텐션", "Multi-head attention" },
                                                              .ko = ko, .lang = HJ_LANG_KO, .max_pages = 1 });
  g_autofree char *dir = g_dir_make_tmp ("hanjang-XXXXXX", NULL), *path = g_build_filename (dir, "sheet.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (dir, "no", "such", "folder.pdf", NULL), *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_assert_true (hj_sheet_save_pdf (sheet, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF"));
  /* Formulas are letters of their own font, not pictures. */
  g_assert_nonnull (memmem (contents, size, "LatinModernMath", strlen ("LatinModernMath")));
  g_assert_false (hj_sheet_save_pdf (sheet, nowhere, &error));
  g_assert_nonnull (error);
  g_remove (path);
  g_rmdir (dir);
}

static const HjSheetSection *
find_section (const GPtrArray *sections, const char *title)
{
  for (guint i = 0; i < sections->len; i++)
    if (g_str_equal (((HjSheetSection *) sections->pdata[i])->title, title))
      return sections->pdata[i];
  g_error ("no section %s", title);
}

/* A known mistake has a number behind its words, once for the same one, and the fact stands at the end. */
static void
test_marks (void)
{
  static const char text[] = "# LoRA\n\n- row-rank 방법\n- 좋은 방법\n\n| 말 | 뜻 |\n| --- | --- |\n| 이름 | row-rank |\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (HjNote) note = hj_note_read (bytes, "a", NULL);
  HjSheetSource source = { .title = { "a", "a" }, .ko = note, .lang = HJ_LANG_KO };
  g_autoptr (GPtrArray) sections = hj_sheet_collect (&source);
  const HjSheetSection *first = sections->pdata[0], *facts = find_section (sections, "바로잡음");
  const HjItem *marked = first->items->pdata[0], *plain = first->items->pdata[1], *table = first->items->pdata[2];
  const HjItem *fact = facts->items->pdata[0];

  g_assert_nonnull (strstr (marked->markup, "※1"));
  g_assert_null (strstr (plain->markup, "※"));
  g_assert_nonnull (strstr (table->cells[3], "※1"));
  g_assert_null (strstr (table->cells[2], "※"));
  g_assert_cmpuint (facts->items->len, ==, 1);
  g_assert_true (g_str_has_prefix (fact->markup, "※1 "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/topics", test_topics);
  g_test_add_func ("/sheet/own-note", test_own_note);
  g_test_add_func ("/sheet/marks", test_marks);
  g_test_add_func ("/sheet/pdf", test_pdf);
  return g_test_run ();
}
