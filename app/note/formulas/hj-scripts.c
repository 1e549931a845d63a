/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "scripts": small letters such as ₜ, ᵢ and ₍ₜ₋₁₎, which many fonts for print lack, become letters set below the
 * line. Small digits, which all fonts have, stay unless they stand among such letters. */
#include "hj-reading.h"

#include <string.h>

#define VERBATIM (HJ_SPAN_CODE | HJ_SPAN_FORMULA | HJ_SPAN_IMAGE | HJ_SPAN_BREAK | HJ_SPAN_SUB | HJ_SPAN_SUP)

static const char small[] = "₀₁₂₃₄₅₆₇₈₉₊₋₌ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ";
static const char plain[] = "0123456789+-=aehijklmnoprstuvx";

#define OPEN 0x208du  /* ₍ */
#define CLOSE 0x208eu /* ₎ */

/* The letter that C is the small form of, ' ' for a bracket, 0 for any other. */
static char
get_plain (gunichar c)
{
  guint i = 0;

  if (c < 0x1d62 || c > 0x2c7c)
    return 0;
  if (c == OPEN || c == CLOSE)
    return ' ';
  for (const char *p = small; i < sizeof plain - 1; p = g_utf8_next_char (p), i++)
    if (g_utf8_get_char (p) == c)
      return plain[i];
  return 0;
}

/* The run of small letters that begins at P: its end, and whether it holds more than digits. */
static const char *
find_run_end (const char *p, gboolean *rare)
{
  char c;

  for (*rare = FALSE; *p && (c = get_plain (g_utf8_get_char (p))); p = g_utf8_next_char (p))
    *rare |= !g_ascii_isdigit (c);
  return p;
}

/* The next run that must be set, from P on; NULL if there is none. */
static const char *
find_run (const char *p, const char **end)
{
  gboolean rare;

  for (; *p; p = g_utf8_next_char (p))
    {
      if (((guchar) *p != 0xe2 && (guchar) *p != 0xe1) || !get_plain (g_utf8_get_char (p)))
        continue;
      *end = find_run_end (p, &rare);
      if (rare)
        return p;
      p = *end;
      if (!*p)
        return NULL;
    }
  return NULL;
}

/* Brackets only held the script together. */
static char *
dup_plain (const char *p, const char *end)
{
  GString *out = g_string_new (NULL);

  for (; p < end; p = g_utf8_next_char (p))
    if (get_plain (g_utf8_get_char (p)) != ' ')
      g_string_append_c (out, get_plain (g_utf8_get_char (p)));
  return g_string_free (out, FALSE);
}

/* Appends SPAN to OUT, in pieces; SPAN is taken. */
static void
append_pieces (GPtrArray *out, HjSpan *span)
{
  const char *p = span->text, *start, *end;
  g_autofree char *text = NULL;

  if (span->flags & VERBATIM || span->guessed || !(start = find_run (p, &end)))
    {
      g_ptr_array_add (out, span);
      return;
    }
  text = g_steal_pointer (&span->text);
  for (p = text; p && start; p = end, start = find_run (p, &end))
    {
      g_autofree char *before = g_strndup (p, start - p), *script = dup_plain (start, end);

      if (*before)
        g_ptr_array_add (out, hj_span_new (span->flags, before, span->href));
      if (*script)
        g_ptr_array_add (out, hj_span_new (span->flags | HJ_SPAN_SUB, script, span->href));
    }
  span->text = g_strdup (p);
  if (*p)
    g_ptr_array_add (out, span);
  else
    {
      g_free (span->text);
      g_free (span->href);
      g_free (span);
    }
}

static gboolean
is_wanted (const GPtrArray *spans)
{
  const char *end;

  for (guint i = 0; spans && i < spans->len; i++)
    {
      const HjSpan *span = g_ptr_array_index (spans, i);

      if (!(span->flags & VERBATIM) && find_run (span->text, &end))
        return TRUE;
    }
  return FALSE;
}

static void
set_scripts (HjReading *reading, GPtrArray **spans, int line)
{
  GPtrArray *out;

  if (!is_wanted (*spans)
      || !hj_reading_mend (reading, "scripts", "글꼴에 없을 수 있는 아래 글자를 진짜 아래 첨자로 바꾸었습니다",
                           "Small letters that fonts may lack were set below the line", line))
    return;
  out = hj_spans_new ();
  for (guint i = 0; i < (*spans)->len; i++)
    append_pieces (out, g_ptr_array_index (*spans, i));
  g_ptr_array_set_free_func (*spans, NULL);
  g_ptr_array_unref (*spans);
  *spans = out;
}

static void
look_at_block (HjBlock *block, gpointer data)
{
  if (block->spans)
    set_scripts (data, &block->spans, block->line);
  for (gsize i = 0; block->cells && i < (gsize) block->n_rows * block->n_columns; i++)
    set_scripts (data, &block->cells[i].spans, block->row_lines[i / block->n_columns]);
}

gboolean
hj_pass_scripts (HjReading *reading, GError **error)
{
  if (strstr (reading->text->str, "\xe2\x82") || strstr (reading->text->str, "\xe1\xb5"))
    hj_blocks_each (reading->note->blocks, look_at_block, reading);
  return TRUE;
}
