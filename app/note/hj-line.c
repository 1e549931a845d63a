/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "lines", and walking a text line by line with an eye on code. */
#include "hj-reading.h"

#include <string.h>

/* Where the next line end stands that is not LF, or the end of TEXT. */
static const char *
find_odd_end (const char *text)
{
  const char *p = text;

  while (*(p += strcspn (p, "\r\xe2")) && *p != '\r' && !g_str_has_prefix (p, "\xe2\x80\xa8")
         && !g_str_has_prefix (p, "\xe2\x80\xa9"))
    p++;
  return p;
}

/* CRLF, CR and the Unicode separators become LF. */
gboolean
hj_pass_lines (HjReading *reading, GError **error)
{
  const char *p = reading->text->str, *odd = find_odd_end (p);

  if (*odd)
    {
      g_autoptr (GString) out = g_string_sized_new (reading->text->len + 1);

      for (; *odd; odd = find_odd_end (p))
        {
          g_string_append_len (out, p, odd - p);
          g_string_append_c (out, '\n');
          p = odd + (*odd != '\r' ? 3 : odd[1] == '\n' ? 2 : 1);
        }
      g_string_append (out, p);
      g_string_assign (reading->text, out->str);
      hj_note_add_repair (reading->note, "line-ends", "줄 끝을 LF로 맞추었습니다", "Line ends were made LF", 0);
    }
  reading->note->markdown = g_strdup (reading->text->str);
  /* From here on the letter stands for a line end inside a row. */
  for (char *join = reading->text->str; (join = strchr (join, HJ_CHAR_JOIN));)
    *join++ = ' ';
  if (reading->text->str[strspn (reading->text->str, " \t\n\v\f")] == '\0')
    hj_note_add_warning (reading->note, "blank", "빈칸뿐인 노트입니다", "The note holds nothing but spaces", 0);
  return TRUE;
}

void
hj_lines_init (HjLines *lines, const char *text)
{
  *lines = (HjLines){ .next = text };
}

/* Skips quote marks, list marks and spaces, so that a fence inside a list or a quote is seen. */
static const char *
skip_marks (const char *p, const char *end)
{
  for (;;)
    {
      const char *digits = p;

      while (p < end && (*p == ' ' || *p == '\t' || *p == '>'))
        p++;
      digits = p;
      if (p + 1 < end && strchr ("-*+", *p) && (p[1] == ' ' || p[1] == '\t'))
        {
          p += 2;
          continue;
        }
      while (digits < end && digits - p < 9 && g_ascii_isdigit (*digits))
        digits++;
      if (digits == p || digits + 1 >= end || !strchr (".)", *digits) || !strchr (" \t", digits[1]))
        return p;
      p = digits + 2;
    }
}

const char *
hj_line_content (const HjLine *line)
{
  return skip_marks (line->start, line->end);
}

static guint
count_run (const char *p, const char *end, char c)
{
  guint n = 0;

  while (p + n < end && p[n] == c)
    n++;
  return n;
}

gboolean
hj_is_blank (const char *p, const char *end)
{
  while (p < end && g_ascii_isspace (*p))
    p++;
  return p == end;
}

/* Opens or closes a fence; returns whether the line belongs to one. */
static gboolean
update_fence (HjLines *lines, const HjLine *line)
{
  const char *p = lines->fence ? line->start : skip_marks (line->start, line->end);
  guint length;

  while (p < line->end && (*p == ' ' || *p == '\t' || (lines->fence && *p == '>')))
    p++;
  if (p == line->end || (*p != '`' && *p != '~'))
    return lines->fence != 0;
  length = count_run (p, line->end, *p);
  if (lines->fence)
    {
      if (*p == lines->fence && length >= lines->length && hj_is_blank (p + length, line->end))
        lines->fence = 0;
      return TRUE;
    }
  if (length < 3 || (*p == '`' && memchr (p + length, '`', line->end - p - length)))
    return FALSE;
  lines->fence = *p;
  lines->length = length;
  return TRUE;
}

gboolean
hj_lines_next (HjLines *lines, HjLine *line)
{
  const char *end;

  if (!lines->next)
    return FALSE;
  end = strchr (lines->next, '\n');
  line->start = lines->next;
  line->end = end ? end : lines->next + strlen (lines->next);
  line->number = lines->number += 1 + lines->joined;
  lines->joined = 0;
  for (const char *p = line->start; (p = memchr (p, HJ_CHAR_JOIN, line->end - p)); p++)
    lines->joined++;
  line->fenced = update_fence (lines, line);
  lines->next = end ? end + 1 : NULL;
  return TRUE;
}

GArray *
hj_lines_index (const char *text)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize start = 0;

  g_array_append_val (starts, start);
  for (const char *p = text; (p = strchr (p, '\n'));)
    {
      start = ++p - text;
      g_array_append_val (starts, start);
    }
  return starts;
}

char *
hj_lines_dup (const char *text, const GArray *starts, int from, int to)
{
  gsize start, end;

  from = CLAMP (from, 1, (int) starts->len);
  start = g_array_index (starts, gsize, from - 1);
  end = to < (int) starts->len ? g_array_index (starts, gsize, MAX (to, from)) - 1 : start + strlen (text + start);
  return g_strndup (text + start, end - start);
}

static void
clear_mask (GByteArray *mask, gsize from, gsize to)
{
  memset (mask->data + from, 0, to - from);
}

/* A code span: a run of backticks and the next run of the same length. Returns its end, or 0. */
static gsize
find_code_end (const char *text, gsize size, gsize at, guint run)
{
  for (gsize i = at + run; i < size;)
    {
      guint other = count_run (text + i, text + size, '`');

      if (other == run)
        return i + run;
      i += other ? other : 1;
    }
  return 0;
}

/* <name …>, </name>, <scheme:…> and <name@…>; <q, x> is an inner product. */
static gboolean
has_tag_name (const char *text, gsize size, gsize at)
{
  at += text[at] == '/';
  if (at >= size || !g_ascii_isalpha (text[at]))
    return at < size && text[at - 1] == '/';
  while (at < size && (g_ascii_isalnum (text[at]) || strchr ("-+.", text[at])))
    at++;
  return at < size && text[at] != ',';
}

/* The end of what begins at AT and must be left alone: code, <address>, ](target), a bare address; or AT. */
static gsize
find_verbatim_end (const char *text, gsize size, gsize at)
{
  const char *stop;
  gsize end = at;

  if (g_str_has_prefix (text + at, "](") && (stop = memchr (text + at, ')', size - at)))
    return stop - text;
  if (text[at] == '<' && at + 1 < size && has_tag_name (text, size, at + 1)
      && (stop = memchr (text + at, '>', size - at)) && stop - text - at < 2048)
    return stop - text + 1;
  if (g_str_has_prefix (text + at, "http://") || g_str_has_prefix (text + at, "https://"))
    while (end < size && !strchr (" \t<>()[]\"", text[end]))
      end++;
  return end;
}

/* What an escape, code, an address or a target can begin with. */
static inline gboolean
may_begin_verbatim (char c)
{
  return c == '\\' || c == '`' || c == ']' || c == '<' || c == 'h';
}

void
hj_line_mask (const HjLine *line, GByteArray *mask)
{
  gsize size = line->end - line->start;
  guint failed = 0; /* bit n: a run of n backticks has no end on this line; keeps the search linear */
  guint searches = 0; /* in vain; bounded for the same reason */

  g_byte_array_set_size (mask, size + 1); /* never NULL */
  memset (mask->data, 1, size);
  for (gsize i = 0; i < size;)
    {
      guint run;
      gsize end = i;

      if (!may_begin_verbatim (line->start[i]))
        {
          i++;
          continue;
        }
      run = count_run (line->start + i, line->end, '`');
      if (line->start[i] == '\\' && i + 1 < size)
        end = i + 2;
      else if (run && run < 32 && !(failed & (1u << run)))
        {
          end = find_code_end (line->start, size, i, run);
          failed |= end ? 0 : 1u << run;
        }
      else if (!run && searches < 256)
        {
          end = find_verbatim_end (line->start, size, i);
          searches += end == i && line->start[i] != 'h' && i + 1 < size && line->start[i + 1] != ' ';
        }
      if (end > i)
        clear_mask (mask, i, end);
      i = end > i ? end : i + (run ? run : 1);
    }
}

void
hj_reading_edit_lines (HjReading *reading, const char *trigger, HjLineEdit edit)
{
  hj_reading_edit_lines_where (reading, trigger, NULL, edit);
}

void
hj_reading_edit_lines_where (HjReading *reading, const char *trigger, HjLineTest where, HjLineEdit edit)
{
  g_autoptr (GByteArray) mask = g_byte_array_new ();
  g_autoptr (GString) out = NULL;
  HjLines lines;
  HjLine line;

  if (reading->has_marks || !strstr (reading->text->str, trigger))
    return;
  out = g_string_sized_new (reading->text->len + 64);
  hj_lines_init (&lines, reading->text->str);
  while (hj_lines_next (&lines, &line))
    {
      if (line.fenced || !g_strstr_len (line.start, line.end - line.start, trigger) || (where && !where (&line)))
        g_string_append_len (out, line.start, line.end - line.start);
      else
        {
          hj_line_mask (&line, mask);
          edit (reading, &line, mask->data, out);
        }
      if (lines.next)
        g_string_append_c (out, '\n');
    }
  g_string_assign (reading->text, out->str);
}
