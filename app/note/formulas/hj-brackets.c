/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "brackets": \( … \) and \[ … \], as chat assistants and LaTeX write formulas. To Markdown these are brackets
 * that somebody escaped, so that what stands between must be TeX beyond doubt; once a note has shown that it writes
 * formulas so, a plain \(n\) is one, too. */
#include "hj-paste.h"

#include <string.h>

#define LONGEST_INLINE 1000 /* bytes */
#define LONGEST_DISPLAY 120 /* lines */
#define LONGEST_LINE 65536  /* bytes; longer ones are left alone */

typedef enum { NO_FORMULA, PERHAPS, SURELY } Verdict;

/* A script: one letter or a bracket before it, a letter or a group behind. */
static gboolean
is_script (const char *p, const char *start, const char *end)
{
  return (*p == '_' || *p == '^') && p > start && p + 1 < end && !g_ascii_isspace (p[1])
         && (p[1] == '{' || p[1] == '\\' || p + 2 == end || !g_ascii_isalpha (p[2]))
         && (p - 1 == start || !g_ascii_isalpha (p[-1]) || !g_ascii_isalpha (p[-2]));
}

static gboolean
is_known_command (const char *p, const char *end)
{
  char name[24];
  gsize n = 0;

  while (p + 1 + n < end && n < sizeof name - 1 && g_ascii_isalpha (p[1 + n]))
    {
      name[n] = p[1 + n];
      n++;
    }
  name[n] = '\0';
  return *p == '\\' && n > 0 && hj_paste_find_command (name) && strlen (hj_paste_find_command (name)->name) == n;
}

/* Words of prose, Hangul outside of groups, or nothing at all are no formula. */
static Verdict
judge (const char *start, const char *end)
{
  Verdict verdict = PERHAPS;
  guint depth = 0, letters = 0, longest = 0;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      depth += *p == '{';
      depth -= *p == '}' && depth > 0;
      if (depth == 0 && hj_is_hangul (g_utf8_get_char (p)))
        return NO_FORMULA;
      if (is_known_command (p, end) || is_script (p, start, end))
        verdict = SURELY;
      letters = g_ascii_isalpha (*p) && !(p > start && p[-1] == '\\') ? letters + 1 : 0;
      longest = MAX (longest, letters);
    }
  if (start == end || end - start > LONGEST_INLINE || (longest > 2 && verdict != SURELY))
    return NO_FORMULA;
  return verdict;
}

/* The letter behind the backslash that closes what was opened at I, or 0. */
static gsize
find_close (const HjPasteLine *line, gsize i, gunichar close)
{
  for (i += 2; i + 1 < line->n && line->cells[i].prose; i++)
    if (line->cells[i].raw == '\\')
      {
        if (line->cells[i + 1].raw == close)
          return i + 1;
        i += line->cells[i + 1].raw < 0x80 && !g_ascii_isalpha (line->cells[i + 1].raw);
      }
  return 0;
}

/* The formulas of one line are appended to OUT as placeholders, if there is an OUT. Returns the surest verdict. */
static Verdict
edit_row (HjReading *reading, const HjLine *row, Verdict least, GString *out)
{
  HjPasteLine line;
  Verdict best = NO_FORMULA;
  gsize done = 0, failed[2] = { G_MAXSIZE, G_MAXSIZE }; /* no ) or ] behind here */

  hj_paste_line_init (&line, row);
  for (gsize i = 0; i + 1 < line.n; i++)
    {
      gunichar open = line.cells[i + 1].raw;
      gboolean square = open == '[';
      const char *start = row->start + line.cells[i].at, *end;
      gsize close = 0;
      Verdict verdict;

      if (!line.cells[i].prose || line.cells[i].raw != '\\')
        continue;
      if ((open == '(' || square) && failed[square] > i)
        close = find_close (&line, i, square ? ']' : ')');
      if ((open == '(' || square) && !close)
        failed[square] = MIN (failed[square], i);
      end = close ? row->start + line.cells[close].at : start;
      verdict = close ? judge (start + 2, end - 1) : NO_FORMULA;
      best = MAX (best, verdict);
      if (verdict >= least && verdict != NO_FORMULA && out)
        {
          g_string_append_len (out, row->start + done, start - row->start - done);
          hj_reading_append_formula (reading, out, g_strndup (start + 2, end - start - 3),
                                     g_strndup (start, end + 1 - start),
                                     square && hj_is_blank (end + 1, row->end) && start <= hj_line_content (row), 0);
          done = end + 1 - row->start;
        }
      i = verdict >= least && verdict != NO_FORMULA ? close : i + 1;
    }
  hj_paste_line_clear (&line);
  if (out)
    g_string_append_len (out, row->start + done, row->end - row->start - done);
  return best;
}

/* From a line that is \[ and perhaps some TeX: how many further lines there are to the one that ends with \], or 0.
 * TEX gets what stands between. */
static guint
find_display_end (HjLines rows, const HjLine *first, GString *tex)
{
  const char *content = hj_line_content (first);
  HjLine row;

  if (first->fenced || first->end - content < 2 || content[0] != '\\' || content[1] != '[')
    return 0;
  g_string_append_len (tex, content + 2, first->end - content - 2);
  for (guint n = 1; n < LONGEST_DISPLAY && hj_lines_next (&rows, &row); n++)
    {
      const char *start = row.start, *end = row.end;

      while (start < end && strchr (" \t>", *start))
        start++;
      while (end > start && g_ascii_isspace (end[-1]))
        end--;
      if (start == end || g_str_has_prefix (start, "\\["))
        return 0;
      g_string_append_printf (tex, "\n%.*s", (int) (end - start), start);
      if (g_str_has_suffix (tex->str, "\\]"))
        {
          g_string_truncate (tex, tex->len - 2);
          return n;
        }
    }
  return 0;
}

static gboolean
is_wanted (const HjLine *row)
{
  gsize size = row->end - row->start;

  return !row->fenced && size <= LONGEST_LINE
         && (g_strstr_len (row->start, size, "\\(") || g_strstr_len (row->start, size, "\\["));
}

/* Whether the note holds one formula in such brackets beyond doubt. */
static gboolean
is_used (HjReading *reading)
{
  HjLines rows;
  HjLine row;

  hj_lines_init (&rows, reading->text->str);
  while (hj_lines_next (&rows, &row))
    if (is_wanted (&row) && edit_row (reading, &row, SURELY, NULL) == SURELY)
      return TRUE;
  return FALSE;
}

/* A display over several lines becomes a placeholder on its first; the others stay, empty. */
static void
append_display (HjReading *reading, HjLines *rows, const HjLine *first, guint extra, const char *tex, GString *out)
{
  const char *content = hj_line_content (first);
  HjLine row;

  g_string_append_len (out, first->start, content - first->start);
  hj_reading_append_formula (reading, out, g_strdup (tex), g_strdup_printf ("\\[%s\\]", tex), TRUE, extra);
  for (; extra && hj_lines_next (rows, &row); extra--)
    {
      g_string_append_c (out, '\n');
      for (const char *p = row.start; p < row.end && strchr (" \t>", *p); p++)
        g_string_append_c (out, *p);
    }
}

static void
edit_text (HjReading *reading, Verdict least)
{
  g_autoptr (GString) out = g_string_sized_new (reading->text->len + 64), tex = g_string_new (NULL);
  HjLines rows;
  HjLine row;

  hj_lines_init (&rows, reading->text->str);
  while (hj_lines_next (&rows, &row))
    {
      guint extra;

      g_string_truncate (tex, 0);
      extra = is_wanted (&row) ? find_display_end (rows, &row, tex) : 0;
      if (extra && judge (tex->str, tex->str + tex->len) == SURELY)
        append_display (reading, &rows, &row, extra, tex->str, out);
      else if (is_wanted (&row))
        edit_row (reading, &row, least, out);
      else
        g_string_append_len (out, row.start, row.end - row.start);
      if (rows.next)
        g_string_append_c (out, '\n');
    }
  g_string_assign (reading->text, out->str);
}

gboolean
hj_pass_brackets (HjReading *reading, GError **error)
{
  const char *text = reading->text->str;

  if (!reading->has_marks && (strstr (text, "\\(") || strstr (text, "\\[")))
    edit_text (reading, is_used (reading) ? PERHAPS : SURELY);
  return TRUE;
}
