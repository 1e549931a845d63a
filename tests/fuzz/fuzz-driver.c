/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A short run of a harness without libFuzzer: its corpus, pieces of the real notes where they are at hand, and what a
 * seeded generator makes of them. The same inputs on every machine. */
#include "../real-notes.h"
#include "fuzz.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#define PIECE 3000     /* bytes, of a real note */
#define MOST_PIECES 24 /* spread over them */
#define LARGEST 20000

typedef struct {
  GPtrArray *seeds; /* of GBytes */
  GPtrArray *words; /* of GBytes: the dictionary */
  guint64 state;
} Fuzz;

static Fuzz fuzz;

/* xorshift64*: Vigna 2016, "An experimental exploration of Marsaglia's xorshift generators, scrambled". */
static guint
draw (guint n)
{
  fuzz.state ^= fuzz.state >> 12;
  fuzz.state ^= fuzz.state << 25;
  fuzz.state ^= fuzz.state >> 27;
  return n ? (guint) ((fuzz.state * 2685821657736338717u >> 32) % n) : 0;
}

/* ---- what there is to begin with ---- */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void
add_folder (const char *folder, void (*add) (char *text, gsize size))
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      char *text;
      gsize size;

      if (g_file_get_contents (names->pdata[i], &text, &size, NULL))
        add (text, size);
    }
}

static void
add_seed (char *text, gsize size)
{
  g_ptr_array_add (fuzz.seeds, g_bytes_new_take (text, size));
}

static void
add_pieces (char *text, gsize size)
{
  for (gsize i = 0; i < MOST_PIECES / 4 && size > PIECE; i++)
    {
      gsize at = (size - PIECE) / (MOST_PIECES / 4) * i;

      g_ptr_array_add (fuzz.seeds, g_bytes_new (text + at, PIECE));
    }
  g_free (text);
}

/* Lines of "…" with \\, \" and \xAB. */
static void
add_words (const char *path)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      g_autoptr (GByteArray) word = g_byte_array_new ();

      for (const char *p = lines[i] + 1; lines[i][0] == '"' && *p && *p != '"'; p++)
        {
          guint8 byte = (guint8) *p;

          if (*p == '\\' && p[1] == 'x')
            {
              byte = (guint8) strtoul ((char[]){ p[2], p[3], 0 }, NULL, 16);
              p += 3;
            }
          else if (*p == '\\')
            byte = (guint8) *++p;
          g_byte_array_append (word, &byte, 1);
        }
      if (word->len)
        g_ptr_array_add (fuzz.words, g_byte_array_free_to_bytes (g_steal_pointer (&word)));
    }
}

/* ---- changes ---- */

static void
insert (GByteArray *input, guint at, const void *data, gsize size)
{
  guint end = input->len - at;

  if (input->len + size > LARGEST || size == 0)
    return;
  g_byte_array_set_size (input, input->len + (guint) size);
  memmove (input->data + at + size, input->data + at, end);
  memcpy (input->data + at, data, size);
}

static void
insert_word (GByteArray *input)
{
  gsize size;
  const void *word = fuzz.words->len ? g_bytes_get_data (fuzz.words->pdata[draw (fuzz.words->len)], &size) : NULL;

  for (guint n = word && draw (8) == 0 ? 1 + draw (60) : 1; word && n > 0; n--)
    insert (input, draw (input->len + 1), word, size);
}

static void
insert_piece (GByteArray *input)
{
  gsize size;
  const guint8 *other = g_bytes_get_data (fuzz.seeds->pdata[draw (fuzz.seeds->len)], &size);
  guint from = draw ((guint) size);

  insert (input, draw (input->len + 1), other + from, draw ((guint) size - from + 1));
}

static void
change_byte (GByteArray *input)
{
  if (input->len)
    input->data[draw (input->len)] = (guint8) draw (256);
}

static void
flip_bit (GByteArray *input)
{
  if (input->len)
    input->data[draw (input->len)] ^= (guint8) (1u << draw (8));
}

static void
take_out (GByteArray *input)
{
  guint from = draw (input->len), n = input->len ? 1 + draw (MIN (input->len - from, 200)) : 0;

  if (n && from + n <= input->len)
    g_byte_array_remove_range (input, from, n);
}

static void
repeat (GByteArray *input)
{
  guint from = draw (input->len), wanted = 1 + draw (40); /* drawn once: MIN would draw twice */
  guint n = MIN (wanted, input->len - from);
  g_autofree guint8 *piece = g_memdup2 (input->data + from, n);

  for (guint times = draw (30); times > 0; times--)
    insert (input, from, piece, n);
}

static GByteArray *
create_input (void)
{
  static void (*const changes[]) (GByteArray *) = { insert_word, insert_word, insert_piece, change_byte,
                                                    flip_bit,    take_out,    repeat };
  GByteArray *input = g_byte_array_new ();
  gsize size;
  const guint8 *seed = g_bytes_get_data (fuzz.seeds->pdata[draw (fuzz.seeds->len)], &size);

  g_byte_array_append (input, seed, (guint) MIN (size, LARGEST));
  for (guint n = 1 + draw (6); n > 0; n--)
    changes[draw (G_N_ELEMENTS (changes))](input);
  return input;
}

/* ---- running ---- */

/* Freshly allocated, so that a byte read behind the end is noticed. */
static void
run (gconstpointer data, gsize size)
{
  g_autofree guint8 *copy = g_memdup2 (data, size);

  LLVMFuzzerTestOneInput (copy, size);
}

static void
test_seeds (void)
{
  run ("", 0);
  for (guint i = 0; i < fuzz.seeds->len; i++)
    {
      gsize size;
      gconstpointer data = g_bytes_get_data (fuzz.seeds->pdata[i], &size);

      run (data, size);
    }
}

static void
test_changed (gconstpointer rounds)
{
  for (guint i = 0; i < GPOINTER_TO_UINT (rounds); i++)
    {
      g_autoptr (GByteArray) input = NULL;

      fuzz.state = 0x9e3779b97f4a7c15u * (i + 1); /* each round by itself, so that it can be run alone */
      input = create_input ();
      run (input->data, input->len);
    }
}

/* FUZZ_NAME: the harness, a folder and a dictionary of tests/fuzz. FUZZ_ROUNDS: how many changed inputs. */
int
main (int argc, char **argv)
{
  const char *source = g_getenv ("HANJANG_TEST_SOURCE");
  g_autofree char *fuzzed = g_build_filename (source, "tests", "fuzz", NULL);
  g_autofree char *corpus = g_build_filename (fuzzed, FUZZ_NAME, NULL);
  g_autofree char *words = g_strdup_printf ("%s/%s.dict", fuzzed, FUZZ_NAME);
  g_autofree char *real = dup_shared_path ("notes", NULL);

  g_test_init (&argc, &argv, NULL);
  fuzz.seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  fuzz.words = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  add_folder (corpus, add_seed);
  g_assert_cmpuint (fuzz.seeds->len, >, 0);
  if (strcmp (FUZZ_NAME, "note") == 0)
    add_folder (real, add_pieces);
  if (g_file_test (words, G_FILE_TEST_EXISTS))
    add_words (words);
  g_test_add_func ("/fuzz/seeds", test_seeds);
  g_test_add_data_func ("/fuzz/changed", GUINT_TO_POINTER (FUZZ_ROUNDS), test_changed);
  return g_test_run ();
}
