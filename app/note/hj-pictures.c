/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "pictures": a converter that writes one picture as two, by its name and by its file, on lines of their own;
 * and its list of files at the end, which md4c takes for words when it stands right below text. */
#include "hj-reading.h"

#include <string.h>

#define FEWEST_DEFINITIONS 3 /* one below another; fewer may be prose */

static gboolean
is_spaces (const char *p, const char *end)
{
  while (p < end && g_ascii_isspace (*p))
    p++;
  return p == end;
}

/* "![name]" or "![name][other]" alone on its line; *NAME is between the first brackets. */
static gboolean
is_name (const HjLine *line, const char **name, gsize *size)
{
  const char *close = line->fenced || !g_str_has_prefix (line->start, "![") ? NULL
                      : memchr (line->start, ']', line->end - line->start);

  if (!close || close == line->start + 2)
    return FALSE;
  *name = line->start + 2;
  *size = close - *name;
  close++;
  if (close < line->end && *close == '[')
    close = memchr (close, ']', line->end - close);
  if (close && close < line->end && *close == ']')
    close++;
  return close && is_spaces (close, line->end);
}

static gboolean
is_nameless_file (const HjLine *line)
{
  return !line->fenced && g_str_has_prefix (line->start, "![](");
}

/* "[name]: file", or ": file", from which the name was lost. */
static gboolean
is_definition (const HjLine *line, gboolean *broken)
{
  const char *p = line->start, *close;

  *broken = g_str_has_prefix (p, ": ") && !memchr (p + 2, ' ', line->end - p - 2);
  if (*broken)
    return TRUE;
  close = *p == '[' && !line->fenced ? g_strstr_len (p, line->end - p, "]: ") : NULL;
  return close && close > p + 1 && !memchr (close + 3, ' ', line->end - close - 3);
}

/* How many definitions follow one another from LINE on. */
static guint
count_definitions (HjLine line, HjLines lines)
{
  guint n = 0;
  gboolean broken, first = TRUE;

  while (n < FEWEST_DEFINITIONS + 1 && is_definition (&line, &broken) && (first || !broken))
    {
      n += !broken;
      first = FALSE;
      if (!hj_lines_next (&lines, &line))
        break;
    }
  return n;
}

typedef struct {
  HjReading *reading;
  GString *out;
  gboolean filled;     /* the line before has words */
  gboolean defined;    /* and it is a definition */
} Sorter;

/* The list of files is none of the text above it. */
static void
part_definitions (Sorter *sorter, const HjLine *line, gboolean broken)
{
  GString *out = sorter->out;

  if (sorter->filled && out->len && out->str[out->len - 1] == '\n')
    g_string_insert (out, (gssize) out->len - 1, HJ_BLANK_LINE);
  hj_note_add_repair (sorter->reading->note, "picture-list", "글에 바로 붙은 그림 파일 목록을 글과 나누었습니다",
                      "A list of picture files directly below text was parted from it", line->number);
  if (broken)
    hj_note_add_repair (sorter->reading->note, "picture-nameless", "이름을 잃은 그림 파일을 목록에서 뺐습니다",
                        "A picture file that lost its name was left out of the list", line->number);
}

static void
sort_line (Sorter *sorter, const HjLine *line, const HjLines *lines)
{
  HjLines ahead = *lines;
  HjLine next;
  const char *name;
  gsize size;
  gboolean broken = FALSE, defined = is_definition (line, &broken);

  if (is_name (line, &name, &size) && hj_lines_next (&ahead, &next) && is_nameless_file (&next))
    {
      hj_note_add_repair (sorter->reading->note, "picture-twice", "두 줄로 적힌 한 그림을 하나로 읽었습니다",
                          "One picture told in two lines was read as one", line->number);
      return;
    }
  if (defined && !sorter->defined && (sorter->filled || broken) && count_definitions (*line, *lines) >= FEWEST_DEFINITIONS)
    {
      part_definitions (sorter, line, broken);
      defined = TRUE;
    }
  else
    broken = FALSE;
  if (!broken)
    g_string_append_len (sorter->out, line->start, line->end - line->start);
  sorter->defined = defined;
}

/* "![](file)" takes over the name from the line before. */
static void
append_named (Sorter *sorter, const HjLine *line, const char *name, gsize size)
{
  g_string_append (sorter->out, "![");
  g_string_append_len (sorter->out, name, size);
  g_string_append_len (sorter->out, line->start + 2, line->end - line->start - 2);
}

gboolean
hj_pass_pictures (HjReading *reading, GError **error)
{
  Sorter sorter = { .reading = reading };
  const char *name = NULL;
  gsize size = 0;
  HjLines lines;
  HjLine line;

  if (!strstr (reading->text->str, "![") && !strstr (reading->text->str, "]: "))
    return TRUE;
  sorter.out = g_string_sized_new (reading->text->len + 64);
  hj_lines_init (&lines, reading->text->str);
  while (hj_lines_next (&lines, &line))
    {
      if (name && is_nameless_file (&line))
        append_named (&sorter, &line, name, size);
      else
        sort_line (&sorter, &line, &lines);
      sorter.filled = !is_spaces (line.start, line.end);
      if (!is_name (&line, &name, &size))
        name = NULL;
      if (lines.next)
        g_string_append_c (sorter.out, '\n');
    }
  g_string_free (reading->text, TRUE);
  reading->text = sorter.out;
  return TRUE;
}
