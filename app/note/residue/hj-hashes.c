/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "hashes": a converter that escapes headings made #### of every #, and of the ## that marks the pieces of a word.
 * Only in notes that went through one. Code that it set in bold is restored by pass "code-lines". */
#include "hj-reading.h"

#include <string.h>

#define MANGLED "####"

/* Exactly four, and not the beginning of a heading. */
static const char *
find_mangled (const HjLine *line, const char *from)
{
  for (const char *p = from; (p = g_strstr_len (p, line->end - p, MANGLED)); p += strspn (p, "#"))
    if (p > line->start && strspn (p, "#") == strlen (MANGLED))
      return p;
  return NULL;
}

/* "play와 ####ing": the rest of a word. */
static gboolean
is_piece (const HjLine *line, const char *p)
{
  return g_ascii_islower (p[strlen (MANGLED)]) && !g_ascii_isalnum (p[-1]) && !strchr ("/.-_", p[-1]);
}

/* "a.html####id" is a place in a page, "f(x)  #### why" a comment beside its line. */
static gboolean
is_single (const HjLine *line, const char *p)
{
  const char *next = p + strlen (MANGLED);

  if (g_ascii_islower (*next))
    return !is_piece (line, p);
  return *next == ' ' && p - line->start > 2 && p[-1] == ' ' && p[-2] == ' ' && line->start[0] != '*';
}

/* A line that speaks of pieces has ## for all of its other signs, too. */
static const char *
get_meant (const HjLine *line, const char *p, gboolean pieces)
{
  return is_single (line, p) ? "#" : pieces ? "##" : NULL;
}

static gboolean
has_pieces (const HjLine *line)
{
  for (const char *p = line->start; (p = find_mangled (line, p)); p += strlen (MANGLED))
    if (is_piece (line, p))
      return TRUE;
  return FALSE;
}

static gboolean
is_mangled (const HjLine *line, gboolean pieces)
{
  for (const char *p = line->start; (p = find_mangled (line, p)); p += strlen (MANGLED))
    if (get_meant (line, p, pieces))
      return TRUE;
  return FALSE;
}

static void
append_mended (GString *out, const HjLine *line, gboolean pieces)
{
  const char *from = line->start;

  for (const char *p = from; (p = find_mangled (line, p));)
    {
      const char *meant = get_meant (line, p, pieces);

      g_string_append_len (out, from, p - from);
      g_string_append (out, meant ? meant : MANGLED);
      from = p += strlen (MANGLED);
    }
  g_string_append_len (out, from, line->end - from);
}

gboolean
hj_pass_hashes (HjReading *reading, GError **error)
{
  g_autoptr (GString) out = NULL;
  HjLines lines;
  HjLine line;

  if (!reading->converted || !strstr (reading->text->str, MANGLED))
    return TRUE;
  out = g_string_sized_new (reading->text->len);
  hj_lines_init (&lines, reading->text->str);
  for (gboolean first = TRUE; hj_lines_next (&lines, &line); first = FALSE)
    {
      gboolean mangled = !line.fenced && find_mangled (&line, line.start), pieces = mangled && has_pieces (&line);

      if (!first)
        g_string_append_c (out, '\n');
      if (mangled && is_mangled (&line, pieces)
          && hj_reading_mend (reading, "hashes", "내보내기에서 늘어난 #을 되돌렸습니다", "Signs # that an export had multiplied were put back",
                              line.number))
        append_mended (out, &line, pieces);
      else
        g_string_append_len (out, line.start, line.end - line.start);
    }
  g_string_assign (reading->text, out->str);
  return TRUE;
}
