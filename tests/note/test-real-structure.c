/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the real notes are made of, where they are at hand: tables nobody drew, questions, lists, boxes, code. */
#include "hj-note.h"

#include <string.h>

static HjNote *
read_note (const char *name)
{
  const char *root = g_getenv ("HANJANG_TEST_SOURCE");
  g_autofree char *path = g_build_filename (root ? root : ".", "..", "shared", "notes", name, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  HjNote *note;
  gsize size;
  char *text;

  if (!g_file_get_contents (path, &text, &size, NULL))
    {
      g_test_skip ("the real notes are not here");
      return NULL;
    }
  bytes = g_bytes_new_take (text, size);
  note = hj_note_read (bytes, name, &error);
  g_assert_no_error (error);
  return note;
}

/* ---- tables nobody drew ---- */

typedef struct {
  int line;
  guint rows, columns; /* without the header and the labels */
} Shape;

/* The 24 groups with 122 rows come first to mind; 1085, 1699 and 2255 need headings, pairs and nesting to be seen, 1921
 * the heading above it. Two of the 24 go on in the group before them. */
static const Shape theory[] = {
  { 92, 2, 3 },   { 222, 6, 2 },  { 274, 7, 2 },  { 359, 8, 2 },  { 392, 4, 2 },  { 407, 5, 2 },  { 458, 4, 3 },
  { 509, 6, 4 },  { 548, 2, 3 },  { 657, 6, 4 },  { 766, 6, 3 },  { 818, 5, 3 },  { 998, 3, 3 },  { 1087, 5, 3 },
  { 1164, 7, 2 }, { 1201, 8, 4 }, { 1288, 4, 8 }, { 1358, 8, 2 }, { 1608, 3, 2 }, { 1701, 2, 4 }, { 1824, 7, 2 },
  { 1921, 5, 2 }, { 2150, 4, 4 }, { 2193, 4, 5 }, { 2255, 2, 4 }, { 2558, 9, 2 }, { 2703, 5, 2 }, { 2790, 4, 3 },
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
  g_autoptr (HjNote) note = read_note (latent[k].name);

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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (latent); i++)
    {
      g_autofree char *path = g_strdup_printf ("/note/real-structure/latent-tables/%s", latent[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_latent);
    }
  return g_test_run ();
}
