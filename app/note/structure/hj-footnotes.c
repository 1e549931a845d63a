/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passes "footnote-lines" and "footnotes": words[^1] and, somewhere in the note, the line [^1]: what is to be said of
 * them. Without such a line [^1] stays what it is in CommonMark. */
#include "hj-reading.h"

#include <string.h>

#define LONGEST_LABEL 60 /* bytes */
#define MOST_MARGIN 3    /* spaces before a definition */

/* The length of "[^label]" at TEXT, of SIZE bytes, or 0. */
static gsize
measure_mark (const char *text, gsize size)
{
  const char *close = size > 3 && text[0] == '[' && text[1] == '^' ? memchr (text, ']', MIN (size, LONGEST_LABEL)) : NULL;

  for (const char *p = text + 2; close && p < close; p++)
    if (g_ascii_isspace (*p) || *p == '[' || *p == '^')
      return 0;
  return close && close > text + 2 ? (gsize) (close + 1 - text) : 0;
}

/* ---- before md4c, which would take a definition of one word for an address ---- */

static void
edit_line (HjReading *reading, const HjLine *line, const guint8 *mask, GString *out)
{
  const char *start = line->start;
  gsize length;

  while (start < line->end && *start == ' ' && start - line->start <= MOST_MARGIN)
    start++;
  length = measure_mark (start, line->end - start);
  if (!length || start - line->start > MOST_MARGIN || start + length >= line->end || start[length] != ':')
    {
      g_string_append_len (out, line->start, line->end - line->start);
      return;
    }
  /* Each begins a paragraph of its own. */
  if (out->len && out->str[out->len - 1] == '\n')
    g_string_insert (out, (gssize) out->len - 1, HJ_BLANK_LINE);
  g_string_append_c (out, '\\');
  g_string_append_len (out, start, line->end - start);
}

gboolean
hj_pass_footnote_lines (HjReading *reading, GError **error)
{
  if (strstr (reading->text->str, "]:"))
    hj_reading_edit_lines (reading, "[^", edit_line);
  return TRUE;
}

/* ---- after it ---- */

typedef struct {
  GHashTable *definitions; /* "[^label]" → HjBlock, of paragraphs that define one */
  GPtrArray *labels;       /* of char*, borrowed: those of the definitions, in the order of the text */
  GHashTable *numbers;     /* "[^label]" → its number, in the order of the text */
} Footnotes;

static HjSpan *
get_first_words (const HjBlock *block)
{
  HjSpan *span = block->kind == HJ_BLOCK_PARAGRAPH && block->spans && block->spans->len
                   ? g_ptr_array_index (block->spans, 0) : NULL;

  return span && span->flags == 0 ? span : NULL;
}

static void
collect_definition (HjBlock *block, gpointer data)
{
  Footnotes *notes = data;
  HjSpan *span = get_first_words (block);
  gsize length = span ? measure_mark (span->text, strnlen (span->text, LONGEST_LABEL)) : 0;
  g_autofree char *label = length && span->text[length] == ':' ? g_strndup (span->text, length) : NULL;

  if (!label || g_hash_table_contains (notes->definitions, label))
    return;
  memmove (span->text, span->text + length + 1, strlen (span->text + length + 1) + 1);
  g_strchug (span->text);
  g_ptr_array_add (notes->labels, label);
  g_hash_table_insert (notes->definitions, g_steal_pointer (&label), block);
}

static guint
get_number (Footnotes *notes, const char *label)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (notes->numbers, label));

  if (number)
    return number;
  number = g_hash_table_size (notes->numbers) + 1;
  g_hash_table_insert (notes->numbers, g_strdup (label), GUINT_TO_POINTER (number));
  return number;
}

/* "¹²": small digits, so that the text can be read where nothing is raised. (transfer full) */
static char *
dup_digits (guint number)
{
  static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  g_autofree char *plain = g_strdup_printf ("%u", number);
  GString *out = g_string_new (NULL);

  for (const char *p = plain; *p; p++)
    g_string_append (out, digits[*p - '0']);
  return g_string_free (out, FALSE);
}

static HjSpan *
create_reference (guint number, guint flags)
{
  g_autofree char *text = dup_digits (number), *href = g_strdup_printf ("footnote:%u", number);

  return hj_span_new (flags | HJ_SPAN_LINK, text, href);
}

/* The next mark at or behind TEXT that is defined, with its label; or NULL. */
static const char *
find_mark (Footnotes *notes, const char *text, char **label)
{
  for (const char *p = strstr (text, "[^"); p; p = strstr (p + 2, "[^"))
    {
      gsize length = measure_mark (p, strnlen (p, LONGEST_LABEL));

      *label = length ? g_strndup (p, length) : NULL;
      if (*label && g_hash_table_contains (notes->definitions, *label))
        return p;
      g_clear_pointer (label, g_free);
    }
  return NULL;
}

static void
append_text (GPtrArray *out, const HjSpan *span, const char *start, gsize size)
{
  g_autofree char *text = g_strndup (start, size);

  if (size)
    g_ptr_array_add (out, hj_span_new (span->flags, text, span->href));
}

/* SPAN in parts between its marks. */
static void
split_span (Footnotes *notes, const HjSpan *span, GPtrArray *out)
{
  const char *text = span->text, *mark;
  char *label = NULL;

  while ((mark = find_mark (notes, text, &label)))
    {
      append_text (out, span, text, mark - text);
      g_ptr_array_add (out, create_reference (get_number (notes, label), span->flags));
      text = mark + strlen (label);
      g_clear_pointer (&label, g_free);
    }
  append_text (out, span, text, strlen (text));
}

static gboolean
holds_mark (const HjSpan *span)
{
  return span->text && !(span->flags & (HJ_SPAN_CODE | HJ_SPAN_FORMULA | HJ_SPAN_LINK | HJ_SPAN_IMAGE | HJ_SPAN_BREAK))
         && !span->guessed && strstr (span->text, "[^");
}

static void
link_spans (Footnotes *notes, GPtrArray **spans)
{
  g_autoptr (GPtrArray) old = NULL;
  gboolean some = FALSE;

  for (guint i = 0; *spans && i < (*spans)->len; i++)
    some = some || holds_mark (g_ptr_array_index (*spans, i));
  if (!some)
    return;
  old = g_steal_pointer (spans);
  *spans = hj_spans_new ();
  for (guint i = 0; i < old->len; i++)
    if (holds_mark (g_ptr_array_index (old, i)))
      split_span (notes, g_ptr_array_index (old, i), *spans);
    else
      {
        g_ptr_array_add (*spans, old->pdata[i]);
        old->pdata[i] = hj_span_new (0, "", NULL); /* what goes with the old ones */
      }
}

static void
link_block (HjBlock *block, gpointer data)
{
  link_spans (data, &block->spans);
  for (guint i = 0; block->cells && i < block->n_rows * block->n_columns; i++)
    link_spans (data, &block->cells[i].spans);
}

/* A definition begins with its number, and links call it "footnote-1". */
static void
number_definition (gpointer label, gpointer data)
{
  Footnotes *notes = data;
  HjBlock *block = g_hash_table_lookup (notes->definitions, label);
  guint number = get_number (notes, label);
  g_autofree char *digits = dup_digits (number), *text = g_strconcat (digits, " ", NULL);

  g_ptr_array_insert (block->spans, 0, hj_span_new (0, text, NULL));
  if (!block->anchor)
    block->anchor = g_strdup_printf ("footnote-%u", number);
}

gboolean
hj_pass_footnotes (HjReading *reading, GError **error)
{
  g_autoptr (GHashTable) definitions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  Footnotes notes = { definitions, labels, numbers };

  if (!strstr (reading->text->str, "\\[^"))
    return TRUE;
  hj_blocks_each (reading->note->blocks, collect_definition, &notes);
  if (labels->len)
    hj_blocks_each (reading->note->blocks, link_block, &notes);
  g_ptr_array_foreach (labels, number_definition, &notes);
  return TRUE;
}
