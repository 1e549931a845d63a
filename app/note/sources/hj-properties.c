/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "properties": the fields of a database's page, which Notion writes as "Name: value" lines below the title. They
 * join the front matter, and each keeps a line of its own. Only in a file that has Notion's number in its name. */
#include "hj-reading.h"

#include <string.h>

#define MOST_FIELDS 60
#define LONGEST_FIELD 40 /* bytes of a field's name and its colon: "만든 날짜:" */

const char *
hj_find_notion_id (const char *name, gsize size)
{
  const char *mark = size > 33 ? name + size - 33 : NULL;

  return mark && strchr (" -_", *mark) && strspn (mark + 1, "0123456789abcdef") >= 32 ? mark : NULL;
}

static gboolean
is_notion (const HjReading *reading)
{
  const char *slash = reading->name ? strrchr (reading->name, '/') : NULL;
  const char *name = slash ? slash + 1 : reading->name;
  const char *dot = name ? strrchr (name, '.') : NULL;

  return name && hj_find_notion_id (name, dot ? (gsize) (dot - name) : strlen (name));
}

/* The value of a line "Name: value", or NULL. Addresses are none. */
static const char *
find_value (const HjLine *line)
{
  const char *colon = g_strstr_len (line->start, line->end - line->start, ": ");

  if (!colon || colon == line->start || colon - line->start > LONGEST_FIELD || strchr ("-*+>#|`$![ \t", line->start[0])
      || memchr (line->start, '*', colon - line->start) || g_ascii_isdigit (line->start[0]))
    return NULL;
  return colon + 2;
}

/* Skips the title and the blank lines round it. LINE is then the first one below. */
static gboolean
find_first (HjLines *lines, HjLine *line)
{
  gboolean titled = FALSE;

  while (hj_lines_next (lines, line))
    if (line->start == line->end)
      continue;
    else if (!titled && g_str_has_prefix (line->start, "# "))
      titled = TRUE;
    else
      return titled;
  return FALSE;
}

/* How many fields there are from LINE on; they end with a blank line or the note. */
static guint
count_fields (HjLines lines, HjLine line)
{
  guint n = 0;

  do
    {
      if (line.start == line.end)
        return n;
      if (!find_value (&line) || ++n > MOST_FIELDS)
        return 0;
    }
  while (hj_lines_next (&lines, &line));
  return n;
}

static void
keep_field (HjNote *note, const HjLine *line, const char *value)
{
  char *name = g_strndup (line->start, value - 2 - line->start);

  g_hash_table_insert (note->front, name, g_strndup (value, line->end - value));
}

gboolean
hj_pass_properties (HjReading *reading, GError **error)
{
  g_autoptr (GString) out = NULL;
  HjLines lines;
  HjLine line;
  guint n;

  hj_lines_init (&lines, reading->text->str);
  if (!is_notion (reading) || !find_first (&lines, &line) || (n = count_fields (lines, line)) == 0)
    return TRUE;
  out = g_string_new_len (reading->text->str, line.start - reading->text->str);
  for (guint i = 0; i < n; i++)
    {
      keep_field (reading->note, &line, find_value (&line));
      g_string_append_len (out, line.start, line.end - line.start);
      g_string_append (out, i + 1 < n ? "\\\n" : lines.next ? "\n" : "");
      if (i + 1 < n)
        hj_lines_next (&lines, &line);
    }
  if (lines.next)
    g_string_append (out, lines.next);
  g_string_assign (reading->text, out->str);
  return TRUE;
}
