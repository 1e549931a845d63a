/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading resources/errata.tsv; its first lines say how a pattern is written. */
#include "hj-errata-private.h"

#include "hj-concept-private.h"

#include <string.h>

enum { SHORT_GAP = 30, LONG_GAP = 240 }; /* ten and eighty syllables of three bytes */

static char *
fold_piece (const char *text)
{
  static const char cut[] = { HJ_FOLD_CUT, 0 };
  g_autofree char *folded = hj_fold_dup (text);
  gsize n = strlen (folded), from = strspn (folded, cut);

  while (n > from && folded[n - 1] == HJ_FOLD_CUT)
    n--;
  return g_strndup (folded + from, n - from);
}

static void
piece_clear (gpointer piece)
{
  g_free (((HjErrataPiece *) piece)->text);
}

/* "one .. two ... three" */
static void
read_pieces (HjErrataPattern *pattern, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GString) piece = g_string_new (NULL);
  gsize gap = 0;

  for (guint i = 0; ; i++)
    {
      gboolean is_gap = words[i] && (strcmp (words[i], "..") == 0 || strcmp (words[i], "...") == 0);

      if (words[i] && !is_gap)
        {
          g_string_append_printf (piece, "%s ", words[i]);
          continue;
        }
      HjErrataPiece one = { fold_piece (piece->str), gap };

      /* The table is compiled in: a bad line is a mistake of ours, not of the world. */
      g_assert (one.text[0] != '\0');
      g_array_append_val (pattern->pieces, one);
      g_string_truncate (piece, 0);
      if (!words[i])
        return;
      gap = words[i][2] ? LONG_GAP : SHORT_GAP;
    }
}

/* "!piece", "@piece/piece" or "=letters" */
static void
read_guard (HjErrataPattern *pattern, const char *text)
{
  if (text[0] == '=')
    {
      g_ptr_array_add (pattern->exactly, g_strdup (text + 1));
      return;
    }
  g_auto (GStrv) words = g_strsplit (text + 1, "/", -1);
  g_autoptr (GPtrArray) folded = g_ptr_array_new ();

  g_assert (text[0] == '!' || text[0] == '@');
  for (guint i = 0; words[i]; i++)
    {
      char *piece = fold_piece (words[i]);

      g_assert (piece[0] != '\0');
      g_ptr_array_add (text[0] == '!' ? pattern->unless : folded, piece);
    }
  g_ptr_array_add (folded, NULL);
  if (text[0] == '@')
    g_ptr_array_add (pattern->around, g_ptr_array_steal (folded, NULL));
}

static void
read_pattern (HjErrataTable *table, const char *text, guint erratum)
{
  g_auto (GStrv) parts = g_strsplit (text, " & ", -1);
  HjErrataPattern pattern = { .erratum = erratum };

  pattern.pieces = g_array_new (FALSE, FALSE, sizeof (HjErrataPiece));
  g_array_set_clear_func (pattern.pieces, piece_clear);
  pattern.unless = g_ptr_array_new_with_free_func (g_free);
  pattern.exactly = g_ptr_array_new_with_free_func (g_free);
  pattern.around = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  read_pieces (&pattern, g_strstrip (parts[0]));
  for (guint i = 1; parts[i]; i++)
    read_guard (&pattern, g_strstrip (parts[i]));
  hj_finder_add (table->finder, g_array_index (pattern.pieces, HjErrataPiece, 0).text, table->patterns->len);
  g_array_append_val (table->patterns, pattern);
}

/* id, topic, pattern, the mistake in two languages, the fact in two languages, source */
static void
take_erratum (char **fields, guint n_fields, gpointer data)
{
  HjErrataTable *table = data;
  HjErratum erratum = { 0 };
  g_auto (GStrv) patterns = NULL;

  g_assert (n_fields == 8);
  erratum.id = g_strdup (fields[0]);
  erratum.topic = g_strdup (fields[1]);
  erratum.wrong = (HjText) { g_strdup (fields[3]), g_strdup (fields[4]) };
  erratum.right = (HjText) { g_strdup (fields[5]), g_strdup (fields[6]) };
  erratum.source = fields[7][0] ? g_strdup (fields[7]) : NULL;
  patterns = g_strsplit (fields[2], " | ", -1);
  for (guint i = 0; patterns[i]; i++)
    read_pattern (table, patterns[i], table->errata->len);
  g_array_append_val (table->errata, erratum);
  g_hash_table_insert (table->by_id, (gpointer) erratum.id, GUINT_TO_POINTER (table->errata->len));
}

static HjErrataTable *
load_table (void)
{
  HjErrataTable *table = g_new0 (HjErrataTable, 1);

  table->errata = g_array_new (FALSE, TRUE, sizeof (HjErratum));
  table->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  table->patterns = g_array_new (FALSE, TRUE, sizeof (HjErrataPattern));
  table->finder = hj_finder_new ();
  hj_table_read ("errata.tsv", take_erratum, table);
  hj_finder_build (table->finder);
  return table;
}

const HjErrataTable *
hj_errata_table (void)
{
  static HjErrataTable *table;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, load_table ());
  return table;
}

guint
hj_errata_get_length (void)
{
  return hj_errata_table ()->errata->len;
}

const HjErratum *
hj_errata_get (guint index)
{
  g_return_val_if_fail (index < hj_errata_get_length (), NULL);
  return &g_array_index (hj_errata_table ()->errata, HjErratum, index);
}

const HjErratum *
hj_errata_lookup (const char *id)
{
  guint place = id ? GPOINTER_TO_UINT (g_hash_table_lookup (hj_errata_table ()->by_id, id)) : 0;

  return place > 0 ? hj_errata_get (place - 1) : NULL;
}
