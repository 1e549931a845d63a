/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the real notes are made of, where they are at hand: tables nobody drew, questions, lists, boxes, code. */
#include "read-real.h"

#include <string.h>

/* ---- tables nobody drew ---- */

typedef struct {
  int line;
  guint rows, columns; /* without the header and the labels */
} Shape;

/* The design's 24 groups with 122 rows, where a term stands under three labels at least: two of them go on in the group
 * before, and names that are nearly the same add two rows, so that they are 22 with 124. The others were looked at, and are
 * comparisons too: 1087, 1701 and 2255 are its extended rule (headings, pairs, nesting), 1921 stands below a heading that
 * was an item, and 92, 548 and 2877 are pairs like 1701. */
static const int beyond[] = { 92, 548, 1087, 1701, 1921, 2255, 2877 };
static const Shape theory[] = {
  { 92, 2, 3 },   { 222, 6, 2 },  { 274, 7, 2 },  { 359, 8, 2 },  { 392, 4, 2 },  { 407, 5, 2 },  { 458, 4, 3 },
  { 509, 6, 4 },  { 548, 2, 3 },  { 657, 6, 4 },  { 766, 6, 3 },  { 818, 5, 3 },  { 998, 3, 3 },  { 1087, 5, 3 },
  { 1164, 7, 2 }, { 1201, 8, 4 }, { 1288, 4, 8 }, { 1358, 8, 2 }, { 1608, 3, 2 }, { 1701, 2, 4 }, { 1824, 7, 2 },
  { 1921, 5, 2 }, { 2150, 4, 4 }, { 2193, 5, 5 }, { 2255, 2, 4 }, { 2558, 9, 2 }, { 2703, 5, 2 }, { 2790, 4, 3 },
  { 2877, 2, 3 },
};
static const Shape competency_1[] = { { 353, 4, 4 } };
static const Shape competency_2[] = { { 262, 3, 3 }, { 371, 5, 4 } };
static const Shape study[] = { { 2509, 3, 3 }, { 2605, 3, 3 }, { 2666, 3, 2 }, { 3781, 3, 2 } };

static const struct {
  const char *name;
  const Shape *shapes;
  guint n;
} latent[] = {
  { "advanced-theory.md", theory, G_N_ELEMENTS (theory) },
  { "competency-1.md", competency_1, G_N_ELEMENTS (competency_1) },
  { "competency-2.md", competency_2, G_N_ELEMENTS (competency_2) },
  { "study-2025.md", study, G_N_ELEMENTS (study) },
};

static void
test_latent (gconstpointer data)
{
  guint k = GPOINTER_TO_UINT (data);
  g_autoptr (HjNote) note = read_real (latent[k].name);

  for (guint i = 0; note && i < note->latent_tables->len; i++)
    {
      const HjLatentTable *found = g_ptr_array_index (note->latent_tables, i);

      g_assert_cmpuint (i, <, latent[k].n);
      g_assert_cmpint (found->line, ==, latent[k].shapes[i].line);
      g_assert_cmpuint (found->table->n_rows - 1, ==, latent[k].shapes[i].rows);
      g_assert_cmpuint (found->table->n_columns - 1, ==, latent[k].shapes[i].columns);
    }
  if (note)
    g_assert_cmpuint (note->latent_tables->len, ==, latent[k].n);
}

static void
test_plain (void)
{
  g_autoptr (HjNote) note = read_real ("advanced-theory.md");
  guint groups = 0, rows = 0;

  for (guint i = 0; note && i < note->latent_tables->len; i++)
    {
      const HjLatentTable *found = g_ptr_array_index (note->latent_tables, i);
      gboolean plain = TRUE;

      for (guint k = 0; k < G_N_ELEMENTS (beyond); k++)
        plain &= found->line != beyond[k];
      groups += plain;
      rows += plain ? found->table->n_rows - 1 : 0;
    }
  g_assert_true (!note || (groups == 24 - 2 && rows == 122 + 2));
}

/* ---- questions ---- */

/* Nine exam items, seven quizzes (three with choices), 35 questions that ask for 63 things; none anywhere else. */
static const struct {
  const char *name;
  guint questions, choices, prompts;
  const char *first, *last;
} questions[] = {
  { "competency-1.md", 9, 0, 9, "문제9", "문항 24" },
  { "competency-1-damaged.md", 9, 0, 9, "문제9", "문항 24" },
  { "competency-2.md", 0, 0, 0, NULL, NULL },
  { "advanced-theory.md", 35, 0, 63, NULL, NULL },
  { "study-2025.md", 7, 3, 7, "문제 1", "문제 7" },
};

typedef struct {
  guint questions, choices, prompts;
  const HjBlock *first, *last;
} Found;

static void
look_for_question (HjBlock *block, gpointer data)
{
  Found *found = data;
  g_auto (GStrv) prompts = NULL;

  if (block->kind == HJ_BLOCK_LIST && g_strcmp0 (block->info, "options") == 0)
    {
      found->choices++;
      g_assert_cmpuint (block->children->len, ==, 4);
    }
  if (block->kind != HJ_BLOCK_QUESTION)
    return;
  prompts = hj_question_dup_prompts (block);
  found->questions++;
  found->prompts += g_strv_length (prompts);
  found->first = found->first ? found->first : block;
  found->last = block;
  g_assert_cmpuint (block->children->len, >, 0);
}

static void
test_questions (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (HjNote) note = read_real (questions[i].name);
  Found found = { 0 };

  if (!note)
    return;
  hj_blocks_each (note->blocks, look_for_question, &found);
  g_assert_cmpuint (found.questions, ==, questions[i].questions);
  g_assert_cmpuint (found.choices, ==, questions[i].choices);
  g_assert_cmpuint (found.prompts, ==, questions[i].prompts);
  if (found.first)
    {
      g_assert_cmpstr (found.first->info, ==, questions[i].first);
      g_assert_cmpstr (found.last->info, ==, questions[i].last);
    }
}

/* ---- code, boxes, places ---- */

typedef struct {
  HjBlockKind kind;
  const char *info; /* or NULL for any */
  guint blocks, lines;
} Kind;

static void
count_kind (HjBlock *block, gpointer data)
{
  Kind *kind = data;

  if (block->kind != kind->kind || (kind->info && g_strcmp0 (block->info, kind->info) != 0))
    return;
  kind->blocks++;
  kind->lines += (guint) (block->line_end - block->line + 1);
}

static const HjRepair *
find_repair (const HjNote *note, const char *kind)
{
  for (guint i = 0; i < note->repairs->len; i++)
    if (g_str_equal (((HjRepair *) g_ptr_array_index (note->repairs, i))->kind, kind))
      return g_ptr_array_index (note->repairs, i);
  return NULL;
}

/* 38 bold lines and two flat ones are code; boxes of key words and two that lost their frames. */
static void
test_study (void)
{
  g_autoptr (HjNote) note = read_real ("study-2025.md");
  Kind code = { HJ_BLOCK_CODE, NULL, 0, 0 }, boxes = { HJ_BLOCK_CALLOUT, "note", 0, 0 };

  if (!note)
    return;
  hj_blocks_each (note->blocks, count_kind, &code);
  hj_blocks_each (note->blocks, count_kind, &boxes);
  g_assert_cmpuint (code.lines, ==, 38 + 2);
  g_assert_cmpuint (boxes.blocks, ==, 3);
  g_assert_cmpuint (find_repair (note, "code-lines")->count, ==, 38);
  g_assert_cmpuint (find_repair (note, "bullet")->count, ==, 27);
}

/* Ten boxes to remember, three of them quotes. */
static void
test_boxes (void)
{
  g_autoptr (HjNote) note = read_real ("competency-1.md");
  Kind boxes = { HJ_BLOCK_CALLOUT, "tip", 0, 0 }, quotes = { HJ_BLOCK_QUOTE, NULL, 0, 0 };

  if (!note)
    return;
  hj_blocks_each (note->blocks, count_kind, &boxes);
  hj_blocks_each (note->blocks, count_kind, &quotes);
  g_assert_cmpuint (boxes.blocks, ==, 10);
  g_assert_cmpuint (quotes.blocks, ==, 0);
}

static const HjBlock *
find_at (const HjNote *note, int line, guint *index)
{
  for (guint i = 0; i < note->blocks->len; i++)
    if (((HjBlock *) g_ptr_array_index (note->blocks, i))->line == line)
      {
        *index = i;
        return g_ptr_array_index (note->blocks, i);
      }
  return NULL;
}

/* What speaks for and against each way of serving a model. */
static void
collect_polarity (const GPtrArray *sections, GString *out)
{
  for (guint i = 0; i < sections->len; i++)
    {
      const HjSection *section = g_ptr_array_index (sections, i);

      if (section->polarity)
        g_string_append_printf (out, "%d%c ", section->line, section->polarity > 0 ? '+' : '-');
      collect_polarity (section->children, out);
    }
}

static void
test_polarity (void)
{
  g_autoptr (HjNote) note = read_real ("competency-2.md");
  g_autoptr (GString) out = g_string_new (NULL);

  if (!note)
    return;
  collect_polarity (note->sections, out);
  g_assert_cmpstr (out->str, ==, "320+ 326- 341+ 347- ");
}

/* The table stands below "5. GAN과 비교", the line behind it is a list, and that of emoji are lists too. */
static void
test_places (void)
{
  g_autoptr (HjNote) note = read_real ("competency-2.md");
  guint table, heading, list;

  if (!note)
    return;
  g_assert_cmpint (find_at (note, 115, &table)->kind, ==, HJ_BLOCK_TABLE);
  g_assert_cmpint (find_at (note, 109, &heading)->kind, ==, HJ_BLOCK_HEADING);
  g_assert_cmpuint (table, ==, heading + 1);
  g_assert_cmpint (find_at (note, 122, &list)->kind, ==, HJ_BLOCK_LIST);
  g_assert_cmpint (find_at (note, 159, &list)->kind, ==, HJ_BLOCK_LIST);
  g_assert_cmpuint (find_at (note, 159, &list)->children->len, ==, 3);
  g_assert_cmpint (find_at (note, 252, &list)->kind, ==, HJ_BLOCK_LIST);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (latent); i++)
    {
      g_autofree char *path = g_strdup_printf ("/note/real-structure/latent-tables/%s", latent[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_latent);
    }
  g_test_add_func ("/note/real-structure/latent-tables/plain", test_plain);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_autofree char *path = g_strdup_printf ("/note/real-structure/questions/%s", questions[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_questions);
    }
  g_test_add_func ("/note/real-structure/study", test_study);
  g_test_add_func ("/note/real-structure/boxes", test_boxes);
  g_test_add_func ("/note/real-structure/places", test_places);
  g_test_add_func ("/note/real-structure/polarity", test_polarity);
  return g_test_run ();
}
