/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "guard": bounds what only an attacker would write, so that reading stays linear. Nothing is taken away:
 * marks beyond a bound become plain text. */
#include "hj-reading.h"

#include <string.h>

#define DEEPEST_NESTING 64     /* quote and list marks at the start of one line */
#define WIDEST_TABLE 200       /* columns */
#define LARGEST_TABLE 1000000u /* cells, empty ones included */
#define LONGEST_DEFINITION 2048 /* bytes of a line [name]: address, which every use of it repeats */
#define MOST_REPEATED 1000      /* definitions of names that were defined before */
#define MOST_LINES 1000         /* of one paragraph that have brackets in them */
#define MOST_ADDRESSES 4000     /* bare addresses in one paragraph */

/* Only marks count, not the spaces between. Returns where the first one too many stands, or NULL. */
static const char *
find_excess_mark (const HjLine *line)
{
  guint depth = 0;

  for (const char *p = line->start; p < line->end; p++)
    {
      gboolean mark = *p == '>' || (strchr ("-*+", *p) && p + 1 < line->end && g_ascii_isspace (p[1]));

      if (g_ascii_isdigit (*p))
        {
          while (p + 1 < line->end && g_ascii_isdigit (*p))
            p++;
          mark = *p == '.' || *p == ')';
        }
      if (!mark && *p != ' ' && *p != '\t')
        return NULL;
      if (mark && ++depth > DEEPEST_NESTING)
        return p;
    }
  return NULL;
}

static gboolean
is_delimiter_row (const HjLine *line)
{
  const char *p = line->start;

  while (p < line->end && strchr ("|:- \t>", *p))
    p++;
  return p == line->end && memchr (line->start, '|', line->end - line->start)
         && memchr (line->start, '-', line->end - line->start);
}

/* The last table that was measured: rows of dashes inside it are measured again only if they are wider. */
typedef struct {
  const char *end;
  gsize columns;
} Measured;

typedef struct {
  Measured measured;
  GHashTable *names; /* set of those that are defined */
  guint repeated;
  guint lines;       /* of the paragraph so far, with brackets in it */
} Guard;

/* Columns of a delimiter row times the lines that would become its rows. */
static gboolean
is_table_too_large (const HjLine *line, Measured *measured)
{
  gsize columns = 1, rows = 1;
  const char *end = line->end;

  for (const char *p = line->start; p < line->end; p++)
    columns += *p == '|';
  if (columns > WIDEST_TABLE)
    return TRUE;
  if (line->start < measured->end && columns <= measured->columns)
    return FALSE;
  for (; *end == '\n' && end[1] && end[1] != '\n' && rows * columns <= LARGEST_TABLE; rows++)
    end += 1 + strcspn (end + 1, "\n");
  *measured = (Measured){ end, columns };
  return rows * columns > LARGEST_TABLE;
}

static gboolean
is_long_definition (const HjLine *line)
{
  const char *p = hj_line_content (line);

  return line->end - p > LONGEST_DEFINITION && *p == '[' && g_strstr_len (p, line->end - p, "]:");
}

static void
report (HjReading *reading, int line)
{
  hj_note_add_warning (reading->note, "bounds", "너무 깊거나 큰 구조는 일반 글로 읽었습니다",
                       "Structure that is too deep or too large was read as plain text", line);
}

/* A name that is defined again and again: only the first counts, but md4c looks through all of them each time. */
static gboolean
is_repeated_definition (const HjLine *line, Guard *guard)
{
  const char *p = hj_line_content (line);
  const char *end = p < line->end && *p == '[' ? g_strstr_len (p, MIN (line->end - p, LONGEST_DEFINITION), "]:") : NULL;
  g_autofree char *name = end ? g_utf8_casefold (p + 1, end - p - 1) : NULL;

  if (!name || g_hash_table_add (guard->names, g_steal_pointer (&name)))
    return FALSE;
  return ++guard->repeated > MOST_REPEATED;
}

/* For every pair of brackets md4c looks for its line from the paragraph's beginning. Whether LINE goes too far. */
static gboolean
is_line_too_many (const HjLine *line, Guard *guard)
{
  const char *p = line->start + strspn (line->start, " \t");

  if (line->fenced || p >= line->end || hj_line_content (line) != p || *p == '#'
      || memchr (p, '|', line->end - p))
    guard->lines = 0;
  else
    guard->lines += memchr (p, '[', line->end - p) != NULL;
  if (guard->lines <= MOST_LINES)
    return FALSE;
  guard->lines = 0;
  return TRUE;
}

/* Where a backslash makes plain text of what goes too far on LINE, or NULL. */
static const char *
find_excess (const HjLine *line, Guard *guard)
{
  const char *mark = find_excess_mark (line);

  if (mark)
    return mark;
  if (is_long_definition (line) || is_repeated_definition (line, guard))
    return hj_line_content (line);
  if (is_delimiter_row (line) && is_table_too_large (line, &guard->measured))
    return memchr (line->start, '|', line->end - line->start);
  return NULL;
}

/* md4c takes quadratic time on a paragraph full of bare addresses; such a note gets no links from them. */
static gboolean
has_too_many_addresses (const char *text)
{
  const char *stop = text;
  guint n = 0;

  for (const char *p = text; (p = strstr (p, "://")); p += 3)
    {
      if (p > stop)
        {
          stop = strstr (p, "\n\n");
          stop = stop ? stop : p + strlen (p);
          n = 0;
        }
      if (++n > MOST_ADDRESSES)
        return TRUE;
    }
  return FALSE;
}

gboolean
hj_pass_guard (HjReading *reading, GError **error)
{
  g_autoptr (GString) out = g_string_sized_new (reading->text->len + 64);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Guard guard = { .names = names };
  HjLines lines;
  HjLine line;

  hj_lines_init (&lines, reading->text->str);
  while (hj_lines_next (&lines, &line))
    {
      const char *excess = line.fenced ? NULL : find_excess (&line, &guard);

      if (is_line_too_many (&line, &guard))
        {
          g_string_insert (out, (gssize) out->len - 1, HJ_BLANK_LINE);
          report (reading, line.number);
        }
      g_string_append_len (out, line.start, (excess ? excess : line.start) - line.start);
      if (excess)
        {
          g_string_append_c (out, '\\');
          report (reading, line.number);
        }
      g_string_append_len (out, excess ? excess : line.start, line.end - (excess ? excess : line.start));
      if (lines.next)
        g_string_append_c (out, '\n');
    }
  g_string_assign (reading->text, out->str);
  reading->no_addresses = has_too_many_addresses (out->str);
  if (reading->no_addresses)
    report (reading, 0);
  return TRUE;
}
