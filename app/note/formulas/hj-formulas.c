/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "formulas": $…$ and $$…$$ are taken out before md4c can read their _ and * as emphasis. In a note full of
 * prices the guards matter more than the rule: "$600K" and "$5 to $10" are money. */
#include "hj-reading.h"

#include <string.h>

#define LONGEST_INLINE 1000  /* bytes */
#define LONGEST_DISPLAY 120  /* lines */

static void
append_char (GString *out, gunichar c)
{
  g_string_append_unichar (out, c);
}

void
hj_reading_append_formula (HjReading *reading, GString *out, char *tex, char *raw, gboolean display,
                           guint extra_lines)
{
  HjFormulaMark mark = { g_strstrip (tex), raw, display, extra_lines };
  g_autofree char *digits = g_strdup_printf ("%u", reading->formulas->len);

  append_char (out, HJ_CHAR_FORMULA);
  for (const char *p = digits; *p; p++)
    append_char (out, HJ_CHAR_DIGIT + (gunichar) (*p - '0'));
  append_char (out, HJ_CHAR_FORMULA_END);
  g_array_append_val (reading->formulas, mark);
}

/* TeX writes Hangul only inside \text{…} and the like; elsewhere it is prose between two prices. */
static gboolean
has_bare_hangul (const char *tex, gsize size)
{
  int depth = 0;

  for (const char *p = tex; p < tex + size; p = g_utf8_next_char (p))
    {
      depth += (*p == '{') - (*p == '}');
      if (depth <= 0 && hj_is_hangul (g_utf8_get_char (p)))
        return TRUE;
    }
  return FALSE;
}

/* A number with ordinary words behind it: "5 to", "600K and". */
static gboolean
looks_like_money (const char *tex, gsize size)
{
  gsize digits = 0, letters = 0;

  while (digits < size && (g_ascii_isdigit (tex[digits]) || strchr (".,", tex[digits])))
    digits++;
  if (digits == 0)
    return FALSE;
  for (gsize i = digits; i < size; i++)
    if (strchr ("\\^_=<>{}+*/", tex[i]))
      return FALSE;
    else
      letters += g_ascii_isalpha (tex[i]) != 0;
  return letters > 1 || digits < size;
}

/* Whether the text between a dollar at OPEN and one at CLOSE is a formula. */
static gboolean
is_formula (const char *line, gsize size, gsize open, gsize close)
{
  gsize length = close - open - 1;
  const char *tex = line + open + 1;

  return length > 0 && length <= LONGEST_INLINE && !g_ascii_isspace (tex[0]) && !g_ascii_isspace (tex[length - 1])
         && !(close + 1 < size && g_ascii_isdigit (line[close + 1]))
         && !(open > 0 && g_ascii_isalnum (line[open - 1]))
         && !memchr (tex, '`', length) && !g_strstr_len (tex, length, "**")
         && !has_bare_hangul (tex, length) && !looks_like_money (tex, length);
}

static gsize
find_dollar (const char *line, gsize size, gsize from, guint run)
{
  for (gsize i = from; i < size; i++)
    if (line[i] == '\\')
      i++;
    else if (line[i] == '$' && (run == 1 || (i + 1 < size && line[i + 1] == '$')))
      return i;
  return 0;
}

/* In a row of a table "\|" is the only way to write a bar, also within a formula (GFM, example 200). */
static char *
dup_tex (const HjLine *line, gsize from, gsize to)
{
  g_autofree char *tex = g_strndup (line->start + from, to - from);
  g_auto (GStrv) parts = *hj_line_content (line) == '|' ? g_strsplit (tex, "\\|", -1) : NULL;

  return parts ? g_strjoinv ("|", parts) : g_steal_pointer (&tex);
}

/* One dollar, or two, at AT: takes the formula over and returns its end, or 0. */
static gsize
take_inline (HjReading *reading, const HjLine *line, gsize at, GString *out)
{
  gsize size = line->end - line->start;
  guint run = at + 1 < size && line->start[at + 1] == '$' ? 2 : 1;
  gsize close = find_dollar (line->start, MIN (size, at + LONGEST_INLINE + 4), at + run, run);

  if (!close || (run == 1 ? !is_formula (line->start, size, at, close) : close == at + 2))
    return 0;
  hj_reading_append_formula (reading, out, dup_tex (line, at + run, close),
                             g_strndup (line->start + at, close + run - at), run == 2, 0);
  return close + run;
}

static void
edit_line (HjReading *reading, const HjLine *line, const guint8 *mask, GString *out)
{
  gsize size = line->end - line->start;

  for (gsize i = 0; i < size;)
    {
      gsize end = line->start[i] == '$' && mask[i] ? take_inline (reading, line, i, out) : 0;

      if (end)
        i = end;
      else
        {
          gsize run = line->start[i] == '$' && i + 1 < size && line->start[i + 1] == '$' ? 2 : 1;

          g_string_append_len (out, line->start + i, run);
          i += run;
        }
    }
}

/* The content of the line without quote marks, for the lines of a display formula. */
static void
append_content (GString *tex, const HjLine *line)
{
  const char *p = line->start;

  while (p < line->end && (*p == ' ' || *p == '\t' || *p == '>'))
    p++;
  g_string_append_len (tex, p, line->end - p);
  g_string_append_c (tex, '\n');
}

static gboolean
ends_with_dollars (const HjLine *line)
{
  const char *end = line->end;

  while (end > line->start && g_ascii_isspace (end[-1]))
    end--;
  return end - line->start >= 2 && end[-1] == '$' && end[-2] == '$';
}

/* From a line whose content begins with $$ and does not close it: looks ahead for the line that does. Returns the
 * number of further lines, or 0. TEX gets what stands between. */
static guint
find_display_end (HjLines lines, const HjLine *first, GString *tex)
{
  HjLine line;

  for (guint n = 1; n < LONGEST_DISPLAY && hj_lines_next (&lines, &line); n++)
    {
      gsize size = tex->len;

      append_content (tex, &line);
      if (tex->len == size + 1)
        return 0;
      if (ends_with_dollars (&line))
        {
          g_string_truncate (tex, strlen (g_strchomp (tex->str)) - 2);
          return n;
        }
    }
  return 0;
}

static gboolean
opens_display (const HjLine *line)
{
  const char *p = hj_line_content (line);

  return !line->fenced && line->end - p >= 2 && p[0] == '$' && p[1] == '$'
         && !g_strstr_len (p + 2, line->end - p - 2, "$$");
}

/* The marks before a line's content, as blanks where they began a list item: its second line. */
static void
append_prefix (GString *out, const HjLine *line)
{
  for (const char *p = line->start; p < line->end && (*p == ' ' || *p == '\t' || *p == '>'); p++)
    g_string_append_c (out, *p);
}

/* Display formulas over several lines become a placeholder on the first; the others are left empty. */
static void
take_displays (HjReading *reading)
{
  g_autoptr (GString) out = g_string_sized_new (reading->text->len + 64), tex = g_string_new (NULL);
  HjLines lines;
  HjLine line;

  hj_lines_init (&lines, reading->text->str);
  while (hj_lines_next (&lines, &line))
    {
      const char *content = hj_line_content (&line);
      guint extra = 0;

      g_string_truncate (tex, 0);
      if (opens_display (&line))
        {
          g_string_append_len (tex, content + 2, line.end - content - 2);
          g_string_append_c (tex, '\n');
          extra = find_display_end (lines, &line, tex);
        }
      if (extra)
        {
          g_string_append_len (out, line.start, content - line.start);
          hj_reading_append_formula (reading, out, g_strdup (tex->str), g_strdup_printf ("$$%s$$", tex->str), TRUE,
                                     extra);
        }
      else
        g_string_append_len (out, line.start, line.end - line.start);
      for (; extra && hj_lines_next (&lines, &line); extra--)
        {
          g_string_append_c (out, '\n');
          append_prefix (out, &line);
        }
      if (lines.next)
        g_string_append_c (out, '\n');
    }
  g_string_assign (reading->text, out->str);
}

/* A text that uses the reserved letters itself is left alone by this pass and the two after it. */
static gboolean
uses_reserved_letters (const char *text)
{
  for (const char *p = text; (p = strstr (p, "\xef\xa3")); p += 2)
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= HJ_CHAR_FIRST && c <= HJ_CHAR_LAST)
        return TRUE;
    }
  return strstr (text, "\xe2\xb9\x8f") != NULL; /* HJ_CHAR_FENCE */
}

gboolean
hj_pass_formulas (HjReading *reading, GError **error)
{
  reading->has_marks = uses_reserved_letters (reading->text->str);
  if (!reading->has_marks && strstr (reading->text->str, "$$"))
    take_displays (reading);
  hj_reading_edit_lines (reading, "$", edit_line);
  return TRUE;
}
