/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The special assertions about the five real notes (importer.md, section 17): what single lines of them become. */
#include "golden.h"

typedef struct {
  int line;
  guint formulas, letters; /* formulas of the line; letters of emphasis or headings on it */
  gboolean heading, question, stars, bold;
} Place;

static void
look_at_spans (Place *place, const GPtrArray *spans, int line)
{
  gboolean first = TRUE;

  for (guint i = 0; spans && i < spans->len; i++)
    {
      const HjSpan *span = g_ptr_array_index (spans, i);

      if (line == place->line && *span->text)
        {
          place->formulas += (span->flags & HJ_SPAN_FORMULA) != 0;
          place->letters += (span->flags & (HJ_SPAN_BOLD | HJ_SPAN_ITALIC)) != 0;
          place->stars |= strchr (span->text, '*') != NULL;
          place->bold |= first && (span->flags & HJ_SPAN_BOLD);
          first = FALSE;
        }
      line += hj_span_count_lines (span);
    }
}

static void
look_at_block (HjBlock *block, gpointer data)
{
  Place *place = data;

  place->formulas += block->line == place->line && block->kind == HJ_BLOCK_FORMULA;
  place->heading |= block->line == place->line && block->kind == HJ_BLOCK_HEADING;
  place->question |= block->line == place->line && block->kind == HJ_BLOCK_QUESTION;
  look_at_spans (place, block->spans, block->line);
  for (gsize i = 0; block->cells && i < (gsize) block->n_rows * block->n_columns; i++)
    look_at_spans (place, block->cells[i].spans, block->row_lines[i / block->n_columns]);
}

static Place
look_at (const Real *real, int line)
{
  Place place = { .line = line };

  hj_blocks_each (real->note->blocks, look_at_block, &place);
  return place;
}

static gboolean
is_reported (const Real *real, const char *kind, int line)
{
  const HjRepair *repair = find_repair (real->note, kind);

  for (guint i = 0; repair && i < repair->lines->len; i++)
    if (g_array_index (repair->lines, int, i) == line)
      return TRUE;
  return FALSE;
}

/* How many formulas a line yields. */
static const struct {
  int note, line;
  guint formulas;
} formulas[] = {
  { N000, 186, 0 }, { N000, 188, 1 },  { N000, 294, 2 },  { N000, 315, 0 },  { N000, 316, 0 }, { N000, 336, 0 },
  { N000, 511, 0 }, { N000, 513, 1 },  { N000, 564, 2 },  { N000, 572, 1 },  { N000, 573, 1 }, { N000, 574, 1 },
  { N000, 575, 1 }, { N000, 576, 1 },  { N000, 629, 0 },  { N000, 631, 1 },  { N001, 1274, 1 }, { N001, 1276, 4 },
  { N004, 3100, 0 }, { N004, 3101, 0 },
};

/* What a line says, or must not. */
static const struct {
  int note, line;
  enum { NO_STAR, BEGINS_BOLD, NO_EMPHASIS, NO_HEADING, NO_QUESTION, NO_PASTE } what;
} places[] = {
  { N000, 389, NO_STAR },      { N000, 502, NO_STAR },      { N000, 557, NO_STAR },      { N003, 6, NO_STAR },
  { N003, 45, NO_STAR },       { N003, 232, NO_STAR },      { N000, 500, BEGINS_BOLD },  { N000, 556, BEGINS_BOLD },
  { N003, 89, NO_EMPHASIS },   { N003, 153, NO_EMPHASIS },  { N001, 2539, NO_HEADING },  { N001, 12, NO_QUESTION },
  { N001, 13, NO_QUESTION },   { N001, 14, NO_QUESTION },   { N001, 15, NO_QUESTION },   { N001, 16, NO_QUESTION },
  { N001, 1482, NO_PASTE },    { N001, 1483, NO_PASTE },    { N001, 315, NO_PASTE },     { N001, 316, NO_PASTE },
};

static void
check_place (const Real *real, guint i)
{
  Place place = look_at (real, places[i].line);
  const gboolean holds[] = { !place.stars, place.bold, place.letters == 0, !place.heading, !place.question,
                             !is_reported (real, "formula-paste", places[i].line) };

  if (!holds[places[i].what])
    g_error ("%s:%d is not as it should be (%d)", real_names[places[i].note], places[i].line, places[i].what);
}

static void
test_places (gconstpointer data)
{
  guint note = GPOINTER_TO_UINT (data);
  Real real;

  if (!open_real (&real, note))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    if (formulas[i].note == (int) note && look_at (&real, formulas[i].line).formulas != formulas[i].formulas)
      g_error ("%s:%d: %u formulas", real_names[note], formulas[i].line, look_at (&real, formulas[i].line).formulas);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i].note == (int) note)
      check_place (&real, i);
  clear_real (&real);
}

static const int question_lines[] = {
  20,  47,   81,   116,  152,  196,  243,  298,  338,  386,  425,  489,  542,  609,  701,  804,  855,  909,
  966, 1053, 1158, 1257, 1326, 1440, 1602, 1695, 1818, 1947, 2023, 2130, 2241, 2363, 2489, 2629, 2762,
};

/* 35 questions with their words and answers; 1274 says k ≠ i, whose stroke only KaTeX's font has. */
static void
test_theory (void)
{
  Real real;
  guint n = 0;
  g_autofree char *dump = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  if (!open_real (&real, N001))
    return;
  for (guint i = 0; i < real.note->blocks->len; i++)
    {
      const HjBlock *block = g_ptr_array_index (real.note->blocks, i);
      g_autofree char *text = NULL;

      if (block->kind != HJ_BLOCK_QUESTION)
        continue;
      text = hj_spans_dup_text (block->spans);
      g_assert_cmpint (block->line, ==, question_lines[n++]);
      g_assert_true (g_str_has_suffix (text, "시오."));
      g_assert_false (g_str_has_prefix (text, "Q."));
      g_assert_cmpuint (block->children->len, >, 1);
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (question_lines));
  dump_blocks (out, real.note->blocks);
  g_assert_nonnull (strstr (out->str, "k \\neq i"));
  clear_real (&real);
}

static const int lecture_lines[] = { 34, 231, 976, 1271, 1479, 1723, 2274, 3150, 3373, 3823, 4125, 4203 };
static const int ruler_lines[] = { 32, 230, 974, 1270, 1478, 1722, 2273, 3148, 3372, 3822, 4124, 4202 };

static void
find_lectures (const GPtrArray *sections, GArray *found)
{
  for (guint i = 0; i < sections->len; i++)
    {
      const HjSection *section = g_ptr_array_index (sections, i);

      if (section->level == 2)
        g_array_append_val (found, section->line);
      find_lectures (section->children, found);
    }
}

/* Lecture 3 is missing from the table of contents, which is only a hint. */
static void
test_study (void)
{
  g_autoptr (GArray) lecture = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree char *text = NULL;
  Real real;

  if (!open_real (&real, N004))
    return;
  find_lectures (real.note->sections, lecture);
  g_assert_cmpmem (lecture->data, lecture->len * sizeof (int), lecture_lines, sizeof lecture_lines);
  for (guint i = 0; i < G_N_ELEMENTS (ruler_lines); i++)
    g_assert_true (is_reported (&real, "heading-residue", ruler_lines[i]));
  g_assert_true (is_reported (&real, "table-pipe", 591));
  g_assert_true (is_reported (&real, "table-header-rejoined", 384));
  g_assert_true (is_reported (&real, "table-merged", 954));
  g_assert_true (is_reported (&real, "table-box", 37));
  text = hj_note_dup_text (real.note);
  g_assert_nonnull (strstr (text, "<sos>"));
  g_assert_nonnull (strstr (text, "<eos>"));
  clear_real (&real);
}

static void
add_id (HjBlock *block, gpointer ids)
{
  g_assert_cmpint (block->line, >, 0);
  g_assert_cmpint (block->line_end, >=, block->line);
  g_assert_nonnull (block->id);
  g_assert_true (g_hash_table_add (ids, block->id));
}

/* Every block has its place and an id of its own, and the text as read gives the same blocks again. */
static void
test_ids (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) first = g_string_new (NULL), second = g_string_new (NULL);
  g_autoptr (HjNote) again = NULL;
  g_autoptr (GBytes) text = NULL;
  Real real;

  if (!open_real (&real, i))
    return;
  hj_blocks_each (real.note->blocks, add_id, ids);
  text = g_bytes_new (real.note->markdown, strlen (real.note->markdown));
  again = hj_note_read (text, real_names[i], NULL);
  dump_blocks (first, real.note->blocks);
  dump_blocks (second, again->blocks);
  g_assert_cmpstr (first->str, ==, second->str);
  clear_real (&real);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    GTestDataFunc run;
  } each[] = { { "lines", test_places }, { "ids", test_ids } };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < N_REAL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (each); j++)
      {
        g_autofree char *path = g_strdup_printf ("/note/golden-places/%s/%s", real_names[i], each[j].name);

        g_test_add_data_func (path, GUINT_TO_POINTER (i), each[j].run);
      }
  g_test_add_func ("/note/golden-places/theory", test_theory);
  g_test_add_func ("/note/golden-places/study", test_study);
  return g_test_run ();
}
