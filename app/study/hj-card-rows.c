/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suggestions: rows of tables, of those the author drew and of those the text implies. */
#include "hj-card-suggest.h"

#include "hj-card-text.h"

#include <string.h>

#define FEWEST_CELLS 2   /* of a row of an implied table that have words */
#define LONGEST_LABEL 60 /* letters of the first cell; more is no name */
#define LONGEST_ROW 800  /* of the others; more is a text, no fact */

static const GPtrArray *
get_cell (const HjBlock *table, guint row, guint column)
{
  return table->cells[(gsize) row * table->n_columns + column].spans;
}

/* Lines inside of a cell become points below it. */
static char *
dup_cell (const HjBlock *table, guint row, guint column)
{
  g_autofree char *text = g_strstrip (hj_spans_dup_markdown (get_cell (table, row, column), HJ_CARD_TEXT_PLAIN));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; lines[i]; i++)
    {
      const char *line = g_strstrip (lines[i]);
      gboolean point = g_str_has_prefix (line, "•");

      if (point)
        line += strlen ("•") + strspn (line + strlen ("•"), " ");
      if (*line)
        g_string_append_printf (out, "%s%s", point ? "\n  - " : out->len ? " " : "", line);
    }
  return g_string_free (out, FALSE);
}

/* A sign that only says yes, no or nothing teaches nothing without its neighbours. */
static gboolean
says_little (const char *cell)
{
  static const char *const signs[] = { "", "-", "–", "—", "X", "x", "O", "o", "없음", "있음", "✔", "✘", "✅", "❌", "N/A" };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_equal (cell, signs[i]))
      return TRUE;
  return FALSE;
}

/* The name of a column, which stands in bold where it is asked for, without stars of its own. (transfer full) */
static char *
dup_column (const HjBlock *table, guint column)
{
  g_autofree char *name = table->headless ? g_strdup ("") : dup_cell (table, 0, column);
  gsize size = strlen (name);

  if (size > 4 && g_str_has_prefix (name, "**") && strstr (name + 2, "**") == name + size - 2)
    return g_strndup (name + 2, size - 4);
  return g_steal_pointer (&name);
}

typedef struct {
  char *label;             /* of the row */
  GString *names, *values; /* of the columns, to be asked; of the cells, the answer */
  guint n, n_telling;      /* cells with words; those that say more than a sign */
  guint n_things;          /* cells below the name of a thing, not of an aspect */
  gboolean starred;        /* a cell ends in *: what that means stands below the table */
} Row;

static void
clear_row (Row *row)
{
  g_free (row->label);
  g_string_free (row->names, TRUE);
  g_string_free (row->values, TRUE);
}

static Row
read_row (const HjBlock *table, guint index)
{
  Row row = { dup_cell (table, index, 0), g_string_new (NULL), g_string_new (NULL), 0, 0, 0, FALSE };

  for (guint column = 1; column < table->n_columns; column++)
    {
      g_autofree char *name = dup_column (table, column);
      g_autofree char *cell = dup_cell (table, index, column);

      if (!*cell)
        continue;
      g_string_append_printf (row.names, "%s%s", *name && row.n ? " · " : "", name);
      if (*name && table->n_columns > 2)
        g_string_append_printf (row.values, "%s- **%s**: %s", row.n ? "\n" : "", name, cell);
      else
        g_string_append_printf (row.values, "%s%s", row.n ? "\n- " : table->n_columns > 2 ? "- " : "", cell);
      row.n++;
      row.n_telling += !says_little (cell);
      row.n_things += *name && !hj_is_aspect (name);
      row.starred |= g_str_has_suffix (cell, "\\*");
    }
  return row;
}

/* LINE: where the row begins; 0: with its table. */
static void
add_row (const HjCardPlace *place, const char *label, const Row *row, int line)
{
  const HjBlock *block = g_ptr_array_index (place->blocks, place->index);
  g_autofree char *front = g_strconcat (label, row->names->len ? "\n\n" : "", row->names->str, NULL);
  HjCard *card = place->add (place->maker, block, HJ_CARD_BASIC, front, row->values->str);

  if (line > 0)
    card->line = line;
}

/* ---- tables the author drew ---- */

/* What the author marked is asked already. */
static gboolean
is_marked (const HjBlock *table, guint row)
{
  for (guint column = 0; column < table->n_columns; column++)
    {
      const GPtrArray *spans = get_cell (table, row, column);

      for (guint i = 0; spans && i < spans->len; i++)
        if (((HjSpan *) g_ptr_array_index (spans, i))->flags & HJ_SPAN_MARK)
          return TRUE;
    }
  return FALSE;
}

/* An aspect is asked of what stands above, or of the things that are compared. */
static gboolean
is_worth_asking (const HjCardPlace *place, const Row *row)
{
  g_autofree char *plain = g_strstrip (hj_card_dup_plain (hj_card_skip_number (row->label)));

  return *plain && g_utf8_strlen (plain, -1) <= LONGEST_LABEL && row->n_telling > 0
         && g_utf8_strlen (row->values->str, -1) <= LONGEST_ROW && (place->above || row->n_things > 1 || !hj_is_aspect (plain));
}

/* What stands below the table behind a star of its own: "* measured on one machine". (transfer full) */
static char *
dup_table_note (const HjCardPlace *place)
{
  const HjBlock *below = place->index + 1 < place->blocks->len ? g_ptr_array_index (place->blocks, place->index + 1) : NULL;
  g_autofree char *text = below && below->kind == HJ_BLOCK_PARAGRAPH ? hj_spans_dup_markdown (below->spans, HJ_CARD_TEXT_PLAIN)
                                                                     : NULL;

  return text && g_str_has_prefix (text, "\\*") ? g_strdelimit (g_steal_pointer (&text), "\n", ' ') : NULL;
}

static void
append_table_note (const HjCardPlace *place, Row *row)
{
  g_autofree char *note = row->starred ? dup_table_note (place) : NULL;

  if (note)
    g_string_append_printf (row->values, "\n\n%s", note);
}

/* "장점 | 단점": the rows have no names, each cell is an aspect of what stands above. */
static gboolean
has_aspects_alone (const HjCardPlace *place, const HjBlock *table)
{
  for (guint column = 0; column < table->n_columns; column++)
    {
      g_autofree char *name = dup_column (table, column);

      if (!hj_is_aspect (name))
        return FALSE;
    }
  return place->above != NULL;
}

static void
add_aspects (const HjCardPlace *place, const HjBlock *table, guint row)
{
  for (guint column = 0; column < table->n_columns; column++)
    {
      g_autofree char *name = dup_column (table, column);
      g_autofree char *cell = g_strstrip (hj_spans_dup_markdown (get_cell (table, row, column), HJ_CARD_TEXT_PLAIN));

      if (!says_little (cell) && g_utf8_strlen (cell, -1) <= LONGEST_ROW)
        hj_card_place_add (place, name, cell)->line = table->row_lines[row];
    }
}

void
hj_card_suggest_rows (const HjCardPlace *place)
{
  const HjBlock *table = g_ptr_array_index (place->blocks, place->index);

  if (table->kind != HJ_BLOCK_TABLE || table->n_columns < 2)
    return;
  if (has_aspects_alone (place, table))
    {
      for (guint i = 1; i < table->n_rows; i++)
        add_aspects (place, table, i);
      return;
    }
  for (guint i = table->headless ? 0 : 1; i < table->n_rows; i++)
    {
      Row row = read_row (table, i);

      if (!is_marked (table, i) && is_worth_asking (place, &row))
        {
          g_autofree char *label = hj_card_place_dup_front (place, hj_card_skip_number (row.label));

          append_table_note (place, &row);
          add_row (place, label, &row, table->row_lines[i]);
        }
      clear_row (&row);
    }
}

/* ---- tables the text implies ---- */

/* The title of the table, under what it is an aspect of. (transfer full) */
static char *
dup_title (const HjCardPlace *place, const HjLatentTable *latent)
{
  const char *title = hj_card_skip_number (latent->title);
  char *path = hj_card_dup_path (place->above, title);

  return path ? path : g_strdup (title);
}

static void
suggest_latent_row (const HjCardPlace *place, const HjLatentTable *latent, guint index)
{
  g_autofree char *title = dup_title (place, latent);
  HjCardPlace under = *place;
  Row row = read_row (latent->table, index);

  under.above = title;
  if (row.n >= FEWEST_CELLS && *row.label)
    {
      g_autofree char *label = hj_card_place_dup_front (&under, hj_card_skip_number (row.label));

      add_row (&under, label, &row, latent->table->row_lines[index]);
    }
  clear_row (&row);
}

void
hj_card_suggest_latent_rows (const HjCardPlace *place)
{
  const HjBlock *block = g_ptr_array_index (place->blocks, place->index);
  const HjLatentTable *latent = block->id ? g_hash_table_lookup (place->tables, block->id) : NULL;

  for (guint row = 1; latent && row < latent->table->n_rows; row++)
    suggest_latent_row (place, latent, row);
}
