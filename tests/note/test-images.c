/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures that a converter wrote in several forms become one each; every other picture stays as it stands. */
#include "note-dump.h"

#include <string.h>

static const struct {
  const char *name, *text, *expected;
} cases[] = {
  /* The three forms. */
  { "twin", "![](Aspose.Words.7.png)[](https://h.o/7.png)\n", "image<https://h.o/7.png>[]" },
  { "named", "글\n![image-7.png]\n![](Aspose.Words.7.png)[](https://h.o/7.png)\n\n**다음** 글\n\n[image-7.png]: Aspose.Words.6.png\n",
    "p[글] image<https://h.o/7.png>[image-7.png] p[*{다음} 글]" },
  { "reference", "![ref5][](https://h.o/7.png)\n\n[ref5]: Aspose.Words.6.png\n", "image<https://h.o/7.png>[ref5]" },
  { "reference-full", "![a.png][b.png]\n\n![](Aspose.Words.7.png)[](https://h.o/7.png)\n\n[b.png]: c.png\n",
    "image<c.png>[a.png] image<https://h.o/7.png>[]" },
  { "in-item", "- 글![](Aspose.Words.7.png)[](https://h.o/7.png)\n- ![](Aspose.Words.8.png)[](https://h.o/8.png)\n",
    "ul(-(p[글!{>https://h.o/7.png}]) -(image<https://h.o/8.png>[]))" },
  { "two", "- 글\n![](Aspose.Words.7.png)[](https://h.o/7.png)\n![](Aspose.Words.8.png)[](https://h.o/8.png)\n글\n",
    "ul(-(p[글])) image<https://h.o/7.png>[] image<https://h.o/8.png>[] p[글]" },
  { "wordless-first", "[](https://h.o/6.png)![](Aspose.Words.7.png)[](https://h.o/7.png)\n", "image<https://h.o/7.png>[]" },
  /* A file of one's own is not given up for an address. */
  { "own-file", "![고양이](cat.png)[](https://h.o/7.png)\n", "image<cat.png>[고양이]" },
  /* Nothing of a converter: Markdown as it is. */
  { "clean", "글\n![a](b.png)\n\\\n글 [](https://h.o)\n", "p[글|!{a>b.png}|\\글]" },
  { "name-alone", "![image-7.png]\n\n[image-7.png]: b.png\n", "image<b.png>[image-7.png]" },
  { "padding-alone", "글\n\n\\\n\n글", "p[글] p[\\] p[글]" },
  { "fenced", "```\n![](Aspose.Words.7.png)[](https://h.o/7.png)\n```\n", "code[![](Aspose.Words.7.png)[](https://h.o/7.png)]" },
  { "code", "`![](Aspose.Words.7.png)[](https://h.o/7.png)`\n", "p[`{![](Aspose.Words.7.png)[](https://h.o/7.png)}]" },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *dump = dump_text (cases[i].text);

  g_assert_cmpstr (dump, ==, cases[i].expected);
}

/* What a picture stood in is in the report, on its line; lines below stay where they are. */
static void
test_report (void)
{
  g_autoptr (HjNote) note = read_text ("글\n\n![image-7.png]\n![](Aspose.Words.7.png)[](https://h.o/7.png)\n\n끝\n\n"
                                       "[image-7.png]: Aspose.Words.6.png\n");
  static const struct {
    const char *kind, *text;
    int line;
  } removed[] = {
    { "reference", "[image-7.png]: Aspose.Words.6.png", 8 }, { "image-merged", "![image-7.png]", 3 },
    { "image-forms", "Aspose.Words.7.png", 4 },
  };

  g_assert_cmpuint (note->repairs->len, ==, G_N_ELEMENTS (removed));
  for (guint i = 0; i < G_N_ELEMENTS (removed); i++)
    {
      const HjRepair *repair = g_ptr_array_index (note->repairs, i);
      const HjRemoved *one = g_ptr_array_index (repair->removed, 0);

      g_assert_cmpstr (repair->kind, ==, removed[i].kind);
      g_assert_cmpuint (repair->removed->len, ==, 1);
      g_assert_cmpstr (one->text, ==, removed[i].text);
      g_assert_cmpint (one->line, ==, removed[i].line);
    }
  g_assert_cmpint (((HjBlock *) g_ptr_array_index (note->blocks, note->blocks->len - 1))->line, ==, 6);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/note/images/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/note/images/report", test_report);
  return g_test_run ();
}
