/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables that the text only implies: which labels and terms make one, and which do not. */
#include "note-dump.h"

#include <string.h>

/* "title: header,header;cell,cell" for each table. */
static char *
dump_latent (const char *text)
{
  g_autoptr (HjNote) note = read_text (text);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < note->latent_tables->len; i++)
    {
      const HjLatentTable *latent = g_ptr_array_index (note->latent_tables, i);

      g_string_append_printf (out, "%s%d-%d %s: ", i ? " " : "", latent->line, latent->line_end, latent->title);
      dump_table (out, latent->table);
      g_assert_nonnull (hj_note_find_block (note, latent->first));
      g_assert_nonnull (hj_note_find_block (note, latent->last));
      g_assert_cmpint (latent->table->kind, ==, HJ_BLOCK_TABLE);
    }
  return g_string_free (out, FALSE);
}

static const struct {
  const char *name, *text, *tables;
} cases[] = {
  { "items",
    "## Cats and dogs\n\n1. **Sound**:\n   - **Cat**: meows\n   - **Dog**: barks\n2. **Walks**:\n   - **Cat**: alone\n   - **Dog**: with *you*\n"
    "3. **Sleeps**:\n   - **Cat**: by day\n   - **Dog**: at night\n",
    "3-11 Cats and dogs: Aspect,Cat,Dog;Sound,meows,barks;Walks,alone,with /{you};Sleeps,by day,at night" },
  { "headings",
    "# All\n\n## One\n\n- **정의**: 가\n- **예시**:\n    - 나\n    - 다\n\n## Two\n\n- **예시**: 라\n- **정의**: 마\n- other\n\n## Three\n\ntext\n\n- **정의:** 바\n- **예시** : 사\n",
    "3-21 All: 항목,정의,예시;One,가,• 나\\• 다;Two,마,라;Three,바,사" },
  { "ragged",
    "# All\n\n## One\n\n- **A**: 1\n- **B**: 2\n- **C**: 3\n\n## Two\n\n- **A**: 4\n- **B**: 5\n\n## Three\n\n- **A**: 6\n- **B**: 7\n- **C**: 8\n- **D**: 9\n",
    "3-19 All: Aspect,A,B,C;One,1,2,3;Two,4,5,;Three,6,7,8" },
  { "two labels",
    "# All\n\n## One\n\n- **A**: 1\n- **B**: 2\n- **C**: 3\n\n## Two\n\n- **A**: 4\n- **B**: 5\n- **C**: 6\n\n## Sum\n\ntext\n",
    "3-13 All: Aspect,A,B,C;One,1,2,3;Two,4,5,6" },
  { "nearly the same term",
    "- **One**:\n  - **A (alpha)**: 1\n  - **B**: 2\n- **Two**:\n  - **A**: 3\n  - **B**: 4\n- **Three**:\n  - **A way**: 5\n  - **B**: 6\n- **Four**:\n  - **A**: 7\n  - **B**: 8\n",
    "1-12 fixture: Aspect,A (alpha),B;One,1,2;Two,3,4;Three,5,6;Four,7,8" },
  { "adjacent",
    "# All\n\n## Good\n\n### 1\n\n- **A**: a\n- **B**: b\n\n### 2\n\n- **A**: c\n- **B**: d\n\n### 3\n\n- **A**: e\n- **B**: f\n\n"
    "## Bad\n\n### 4\n\n- **B**: g\n- **A**: h\n\n### 5\n\n- **A**: i\n- **B**: j\n\n### 6\n\n- **A**: k\n- **B**: l\n",
    "5-35 Good: Aspect,A,B;1,a,b;2,c,d;3,e,f;4,h,g;5,i,j;6,k,l" },
  { "adjacent aspects",
    "# All\n\n## 장점\n\n### 1\n\n- **A**: a\n- **B**: b\n\n### 2\n\n- **A**: c\n- **B**: d\n\n### 3\n\n- **A**: e\n- **B**: f\n\n"
    "## 단점\n\n### 4\n\n- **A**: h\n- **B**: g\n\n### 5\n\n- **A**: i\n- **B**: j\n\n### 6\n\n- **A**: k\n- **B**: l\n",
    "5-35 All: Aspect,A,B;1,a,b;2,c,d;3,e,f;4,h,g;5,i,j;6,k,l" },
  { "one column", "## One\n\n- **A**: 1\n\n## Two\n\n- **A**: 2\n\n## Three\n\n- **A**: 3\n", "" },
  { "two rows", "## One\n\n- **A**: 1\n- **B**: 2\n\n## Two\n\n- **A**: 2\n- **B**: 3\n", "" },
  { "other terms", "## One\n\n- **A**: 1\n- **B**: 2\n\n## Two\n\n- **C**: 2\n- **D**: 3\n\n## Three\n\n- **E**: 2\n- **F**: 3\n", "" },
  { "not labels", "## One\n\n- **A** is\n- **B** too\n\n## Two\n\n- **A** is\n- **B** too\n\n## Three\n\n- **A** is\n- **B** too\n", "" },
  { "apart", "# X\n\n## One\n\n- **A**: 1\n- **B**: 2\n\n# Y\n\n## Two\n\n- **A**: 1\n- **B**: 2\n\n# Z\n\n## Three\n\n- **A**: 1\n- **B**: 2\n", "" },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *tables = dump_latent (cases[i].text);

  g_assert_cmpstr (tables, ==, cases[i].tables);
}

/* The text is not changed: the same blocks as without the table. */
static void
test_untouched (void)
{
  g_autofree char *dump = dump_text ("1. **S**:\n   - **A**: m\n   - **B**: b\n2. **T**:\n   - **A**: m\n   - **B**: b\n");

  g_assert_cmpstr (dump, ==, "ol(-(p[*{S}:] ul(-(p[*{A}: m]) -(p[*{B}: b]))) -(p[*{T}:] ul(-(p[*{A}: m]) -(p[*{B}: b]))))");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/note/latent-tables/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/note/latent-tables/untouched", test_untouched);
  return g_test_run ();
}
