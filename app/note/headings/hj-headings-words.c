/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a line that may be a heading: without its marks, and with the number it begins with. */
#include "hj-headings.h"

#include <string.h>

#define LARGEST_NUMBER 40 /* "100 %" and "2021" number nothing */

const HjLine *
hj_headings_get_line (const HjHeadingScan *scan, guint i)
{
  return i < scan->lines->len ? &g_array_index (scan->lines, HjLine, i) : NULL;
}

char *
hj_headings_dup_line (const HjLine *line)
{
  return g_strstrip (g_strndup (line->start, line->end - line->start));
}

gboolean
hj_headings_is_blank (const HjLine *line)
{
  for (const char *p = line->start; p < line->end; p++)
    if (!g_ascii_isspace (*p))
      return FALSE;
  return TRUE;
}

/* Takes SUFFIX off TEXT, and the spaces before it. */
static gboolean
chomp (char *text, const char *suffix)
{
  gsize length = strlen (text), size = strlen (suffix);

  if (length < size || strcmp (text + length - size, suffix) != 0)
    return FALSE;
  text[length - size] = '\0';
  g_strchomp (text);
  return TRUE;
}

/* Line breaks in tags at either end. */
void
hj_headings_strip_breaks (char *text)
{
  while (chomp (text, "<br>") || chomp (text, "<br/>"))
    ;
  while (g_str_has_prefix (text, "<br>"))
    memmove (text, text + 4, strlen (text + 4) + 1);
}

char *
hj_headings_replace (char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, -1);
  char *joined = g_strjoinv (to, parts);

  g_free (text);
  return joined;
}

/* "**X**", "**X:**", "**X**:" and "**X!**<br>" → X. NULL where the line is anything else. (transfer full) */
char *
hj_headings_take_bold (char *text)
{
  g_autofree char *inner = NULL;
  gsize length;

  hj_headings_strip_breaks (text);
  chomp (text, "!");
  chomp (text, ":");
  length = strlen (text);
  if (length < 5 || strncmp (text, "**", 2) != 0 || strcmp (text + length - 2, "**") != 0 || text[length - 3] == '\\')
    return NULL;
  inner = g_strndup (text + 2, length - 4);
  /* Two bold phrases in a sentence; but a link may be bold by itself. */
  if (strstr (inner, "**") && !strstr (inner, "[**"))
    return NULL;
  g_strstrip (inner);
  chomp (inner, "!");
  chomp (inner, "<br>");
  chomp (inner, ":");
  return g_steal_pointer (&inner);
}

static gboolean
read_digits (const char **p, int *number)
{
  const char *start = *p;

  *number = 0;
  while (g_ascii_isdigit (**p) && *p - start < 4)
    *number = *number * 10 + *(*p)++ - '0';
  return *p > start;
}

static gboolean
skip_dot (const char **p)
{
  const char *q = **p == '\\' ? *p + 1 : *p;

  if (*q != '.')
    return FALSE;
  *p = q + 1;
  return TRUE;
}

/* 1. 1.1 1.1. "1 —" and what else begins with digits. */
static void
read_digit_family (const char *p, HjHeading *heading)
{
  int number, depth = 1;

  read_digits (&p, &number);
  if (number > LARGEST_NUMBER)
    return;
  heading->family = *p == ')' ? HJ_FAMILY_ROUND : HJ_FAMILY_NONE;
  if (g_str_has_prefix (p, "\xef\xb8\x8f\xe2\x83\xa3"))
    heading->family = HJ_FAMILY_KEYCAP;
  else if (g_str_has_prefix (p, "단계"))
    heading->family = HJ_FAMILY_STEP;
  else if (*p == ' ')
    heading->family = HJ_FAMILY_NUMBER;
  else
    while (skip_dot (&p))
      {
        heading->family = HJ_FAMILY_NUMBER;
        if (!read_digits (&p, &heading->number))
          break;
        number = heading->number;
        depth++;
      }
  heading->number = number;
  heading->depth = heading->family == HJ_FAMILY_NONE ? 0 : depth;
}

static void
read_letter_family (const char *p, HjHeading *heading)
{
  if (!g_ascii_isalpha (p[0]) || p[1] != '.' || p[2] != ' ')
    return;
  heading->family = g_ascii_isupper (p[0]) ? HJ_FAMILY_CAPITAL : HJ_FAMILY_SMALL;
  heading->number = g_ascii_tolower (p[0]) - 'a' + 1;
  heading->depth = 1;
}

void
hj_headings_read_number (const char *title, HjHeading *heading)
{
  const char *p = title;
  HjHeading inner = { 0 };

  heading->depth = heading->number = 0;
  heading->family = HJ_FAMILY_NONE;
  while (*p && !g_unichar_isalnum (g_utf8_get_char (p)) && *p != '(' && *p != '[')
    p = g_utf8_next_char (p);
  if (g_ascii_isdigit (*p))
    read_digit_family (p, heading);
  else if (*p == '(' && g_ascii_isdigit (p[1]))
    {
      read_digit_family (p + 1, &inner);
      heading->family = inner.family == HJ_FAMILY_ROUND ? HJ_FAMILY_PAREN : HJ_FAMILY_NONE;
      heading->number = inner.number;
      heading->depth = inner.family == HJ_FAMILY_ROUND;
    }
  else
    read_letter_family (p, heading);
}

/* "### 문항 9": what an exam asks. */
gboolean
hj_headings_is_item (const char *title, int marks)
{
  const char *p = title;
  int number;

  if (marks != 3 || (!g_str_has_prefix (p, "문제") && !g_str_has_prefix (p, "문항")))
    return FALSE;
  p += strlen ("문제");
  p += strspn (p, " ");
  return read_digits (&p, &number) && !*p;
}
