/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which lines act as headings: a table of forms, and what disqualifies a line that has one of them. */
#include "hj-headings.h"

#include <string.h>

#define LONGEST_TITLE 320 /* bytes */
#define LONGEST_LEAF 40   /* letters of a title without any mark */
#define LARGEST_NUMBER 40 /* "100 %" and "2021" number nothing */
#define MOST_ROW_LINES 40 /* lines of one table row */

/* Evidence: below these a note is left as Markdown has it. */
#define FEWEST_RULERS 2
#define FEWEST_ITEMS 2
#define FEWEST_LABELS 12
#define LINES_PER_LABEL 60

static const HjLine *
get_line (const HjHeadingScan *scan, guint i)
{
  return i < scan->lines->len ? &g_array_index (scan->lines, HjLine, i) : NULL;
}

static char *
dup_line (const HjLine *line)
{
  return g_strstrip (g_strndup (line->start, line->end - line->start));
}

static gboolean
is_blank (const HjLine *line)
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
static void
strip_breaks (char *text)
{
  while (chomp (text, "<br>") || chomp (text, "<br/>"))
    ;
  while (g_str_has_prefix (text, "<br>"))
    memmove (text, text + 4, strlen (text + 4) + 1);
}

static char *
replace (char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, -1);
  char *joined = g_strjoinv (to, parts);

  g_free (text);
  return joined;
}

/* "**X**", "**X:**", "**X**:" and "**X!**<br>" → X. NULL where the line is anything else. (transfer full) */
static char *
take_bold (char *text)
{
  gsize length;

  strip_breaks (text);
  chomp (text, "!");
  chomp (text, ":");
  length = strlen (text);
  if (length < 5 || strncmp (text, "**", 2) != 0 || strcmp (text + length - 2, "**") != 0 || text[length - 3] == '\\')
    return NULL;
  text[length - 2] = '\0';
  memmove (text, text + 2, length - 3);
  /* Two bold phrases in a sentence; but a link may be bold by itself. */
  if (strstr (text, "**") && !strstr (text, "[**"))
    return NULL;
  g_strstrip (text);
  chomp (text, "!");
  chomp (text, "<br>");
  chomp (text, ":");
  return g_strdup (text);
}

static gboolean
has_form_bold (const HjHeadingScan *scan, guint i, HjHeading *heading)
{
  const HjLine *line = get_line (scan, i);
  g_autofree char *text = dup_line (line);
  char *title;

  if (strncmp (line->start, "**", 2) != 0 && strncmp (line->start, "<br>**", 6) != 0)
    return FALSE;
  title = take_bold (text);
  if (!title)
    return FALSE;
  heading->title = replace (title, "<br>", " ");
  return TRUE;
}

/* "**1." and "Title**" on the next line. */
static gboolean
has_form_split (const HjHeadingScan *scan, guint i, HjHeading *heading)
{
  const HjLine *next = get_line (scan, i + 1);
  g_autofree char *text = dup_line (get_line (scan, i)), *rest = next ? dup_line (next) : NULL;
  gsize digits = strncmp (text, "**", 2) == 0 ? strspn (text + 2, "0123456789") : 0;

  if (!digits || strcmp (text + 2 + digits, ".") != 0 || !rest || strstr (rest, "**") != rest + strlen (rest) - 2)
    return FALSE;
  rest[strlen (rest) - 2] = '\0';
  heading->title = g_strdup_printf ("%s %s", text + 2, rest);
  heading->joined = TRUE;
  return TRUE;
}

/* "[ Title ]" alone on its line. */
static gboolean
has_form_bracket (const HjHeadingScan *scan, guint i, HjHeading *heading)
{
  g_autofree char *text = dup_line (get_line (scan, i));

  strip_breaks (text);
  if (text[0] != '[' || strchr (text, ']') != text + strlen (text) - 1 || strlen (text) < 5 || strchr ("xX^", text[1]))
    return FALSE;
  heading->title = g_strdup (text);
  return TRUE;
}

/* "3\. " at the margin. */
static gboolean
is_escaped_item (const HjLine *line)
{
  gsize digits = line ? strspn (line->start, "0123456789") : 0;

  return digits && digits <= 2 && g_str_has_prefix (line->start + digits, "\\. ");
}

/* "3\. Title": an editor wrote the number of a title as that of a list. */
static gboolean
has_form_escaped (const HjHeadingScan *scan, guint i, HjHeading *heading)
{
  const HjLine *line = get_line (scan, i);
  g_autofree char *text = dup_line (line);
  gsize digits = strspn (text, "0123456789");

  if (!g_ascii_isdigit (line->start[0]) || digits > 2 || strncmp (text + digits, "\\.", 2) != 0
      || g_utf8_strlen (text, -1) > 2 * LONGEST_LEAF)
    return FALSE;
  /* Beside another one it is a list after all. */
  if (is_escaped_item (line)
      && (is_escaped_item (get_line (scan, i + 1)) || (i && is_escaped_item (get_line (scan, i - 1)))))
    return FALSE;
  heading->title = replace (g_steal_pointer (&text), "**", "");
  return TRUE;
}

/* "7. Title" after the heading "6\. Title". */
static gboolean
has_form_next (const HjHeadingScan *scan, guint i, HjHeading *heading)
{
  const HjLine *line = get_line (scan, i);
  gsize digits = strspn (line->start, "0123456789");

  if (!digits || digits > 2 || !g_str_has_prefix (line->start + digits, ". ")
      || scan->last_plain + 1 != g_ascii_strtoll (line->start, NULL, 10))
    return FALSE;
  heading->title = dup_line (line);
  return TRUE;
}

/* "# **X**": in a note of pseudo-headings the number of # is an accident. */
static gboolean
has_form_marked (const HjHeadingScan *scan, guint i, HjHeading *heading)
{
  g_autofree char *text = dup_line (get_line (scan, i));
  gsize marks = strspn (text, "#");
  char *title;

  if (get_line (scan, i)->start[0] != '#' || !marks || marks > 6 || text[marks] != ' ')
    return FALSE;
  heading->marks = marks;
  memmove (text, text + marks, strlen (text + marks) + 1);
  g_strstrip (text);
  title = take_bold (text);
  heading->title = title ? title : g_strdup (text);
  return TRUE;
}

static gboolean
begins_list (const HjLine *line)
{
  return line && line->end - line->start > 2 && (line->start[0] == '-' || g_str_has_prefix (line->start, "1."))
         && line->start[line->start[0] == '-' ? 1 : 2] == ' ';
}

/* Endings of a clause that leads to a list instead of naming it. */
static gboolean
is_clause (const char *text)
{
  static const char *const ends[] = { "는", "은", "경우", "필요", "다", "함", "됨", "음", "정리", "다음" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (text, ends[i]))
      return TRUE;
  return FALSE;
}

/* Below prose, only a name may be a title; below nothing, a heading or a picture anything may. */
static gboolean
is_apart (const HjHeadingScan *scan, guint i)
{
  const HjLine *line = get_line (scan, i), *before = i ? get_line (scan, i - 1) : NULL;
  const char *end = before ? before->end : NULL;

  while (end && end > before->start && g_ascii_isspace (end[-1]))
    end--;
  return !before || end == before->start || end[-1] == ')' || g_str_has_prefix (before->start, "**")
         || g_ascii_isupper (line->start[0]);
}

/* A short line above a list, without an end mark. */
static gboolean
has_form_leaf (const HjHeadingScan *scan, guint i, HjHeading *heading)
{
  g_autofree char *text = dup_line (get_line (scan, i));
  gsize length = strlen (text);

  if (!begins_list (get_line (scan, i + 1)) || !length || g_utf8_strlen (text, -1) > LONGEST_LEAF
      || !g_unichar_isalpha (g_utf8_get_char (text)) || !g_unichar_isalpha (g_utf8_get_char (get_line (scan, i)->start))
      || strpbrk (text, "|*`<>[]\\=:") || strchr (".?!,;", text[length - 1])
      || is_clause (text) || !is_apart (scan, i))
    return FALSE;
  heading->title = g_steal_pointer (&text);
  return TRUE;
}

/* In order; the first that fits holds. */
static const struct {
  gboolean (*has_form) (const HjHeadingScan *scan, guint i, HjHeading *heading);
  guint styles;
  HjFamily family; /* what a title without a number is */
} forms[] = {
  { has_form_split, 1 << HJ_HEADINGS_RULED, HJ_FAMILY_NONE },
  { has_form_bold, 1 << HJ_HEADINGS_RULED | 1 << HJ_HEADINGS_LABELS | 1 << HJ_HEADINGS_INVERTED, HJ_FAMILY_NONE },
  { has_form_marked, 1 << HJ_HEADINGS_RULED | 1 << HJ_HEADINGS_LABELS | 1 << HJ_HEADINGS_INVERTED, HJ_FAMILY_MARKED },
  { has_form_bracket, 1 << HJ_HEADINGS_RULED, HJ_FAMILY_TOPIC },
  { has_form_escaped, 1 << HJ_HEADINGS_RULED, HJ_FAMILY_PLAIN },
  { has_form_next, 1 << HJ_HEADINGS_RULED, HJ_FAMILY_PLAIN },
  { has_form_leaf, 1 << HJ_HEADINGS_RULED, HJ_FAMILY_NONE },
};

/* Numbers. */

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

/* What disqualifies. */

static gboolean
has_letters (const char *title)
{
  for (; *title; title = g_utf8_next_char (title))
    if (g_unichar_isalnum (g_utf8_get_char (title)))
      return TRUE;
  return FALSE;
}

static gboolean
is_code (const char *title)
{
  static const char *const signs[] = { " = ", "####", "import ", "≈", "():", "$$", "::", "_{" };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strstr (title, signs[i]))
      return TRUE;
  for (const char *p = title; (p = strchr (p, '.')); p++)
    {
      gsize word = strspn (p + 1, "abcdefghijklmnopqrstuvwxyz_\\");

      if (word > 1 && p > title && g_ascii_isalpha (p[-1]) && p[1 + word] == '(')
        return TRUE;
    }
  return g_str_has_prefix (title, "print(");
}

static gboolean
is_sentence (const char *title)
{
  gsize length = strlen (title);

  return title[length - 1] == '.' || title[length - 1] == ',' || g_str_has_suffix (title, "\\")
         || g_str_has_suffix (title, "니다") || g_str_has_suffix (title, "니다:") || g_str_has_prefix (title, "→")
         || g_str_has_prefix (title, "\"");
}

/* The answer to a quiz question and its reason belong to the question. */
static gboolean
is_answer (const char *title)
{
  static const char *const words[] = { "정답", "답", "이유", "Answer", "Reason" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (title, words[i]) && strchr (":", title[strlen (words[i])]))
      return TRUE;
  return FALSE;
}

/* Bold words that were broken out of the sentence before them. */
static gboolean
continues (const HjLine *before)
{
  static const char *const ends[] = {
    "→", ",", "(", "의", "를", "을", "에", "는", "은", "지만", "라도", "하는", "되는", "되어", "상대적으로", "실제로",
    "하여", "때문에,", "다양한", "발생하는", "통해", "위해", "들이",
  };
  g_autofree char *text = before ? dup_line (before) : NULL;
  gsize length = text ? strlen (text) : 0;

  for (guint i = 0; length && i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (text, ends[i]))
      return TRUE;
  /* A list item that is only its number. */
  return length > 1 && strspn (text, "-*+ 0123456789.") == length;
}

/* Inside a row of a table that goes over several lines. */
static gboolean
is_in_row (const HjHeadingScan *scan, guint i)
{
  for (guint n = 1; n <= MOST_ROW_LINES && n <= i; n++)
    {
      const HjLine *line = get_line (scan, i - n);
      const char *end = line->end;

      while (end > line->start && g_ascii_isspace (end[-1]))
        end--;
      if (end == line->start || line->fenced)
        return FALSE;
      if (line->start[0] == '|' || end[-1] == '|')
        return line->start[0] == '|' && end[-1] != '|';
    }
  return FALSE;
}

/* Markdown's own way to write a heading. */
static gboolean
is_underlined (const HjLine *next)
{
  return next && next->end > next->start
         && (strspn (next->start, "- \t\r") == (gsize) (next->end - next->start)
             || strspn (next->start, "= \t\r") == (gsize) (next->end - next->start))
         && !is_blank (next);
}

static gboolean
is_disqualified (const HjHeadingScan *scan, guint i, const HjHeading *heading)
{
  const char *title = heading->title;

  return !has_letters (title) || strlen (title) > LONGEST_TITLE || is_code (title) || is_sentence (title)
         || is_answer (title) || is_underlined (get_line (scan, i + 1 + heading->joined))
         || (i > 0 && continues (get_line (scan, i - 1)));
}

/* Labels stand by themselves: a bold line inside of a paragraph is a part of it. */
static gboolean
stands_alone (const HjHeadingScan *scan, guint i)
{
  const HjLine *before = i ? get_line (scan, i - 1) : NULL, *after = get_line (scan, i + 1);

  return (!before || is_blank (before)) && (!after || is_blank (after));
}

/* In a note with real headings a bold line must name numbered ones to be a heading itself. */
static gboolean
names_numbers (const HjHeadingScan *scan, guint i)
{
  for (guint n = 1; n < 4; n++)
    {
      HjHeading heading = { 0 };
      gboolean found;

      if (!get_line (scan, i + n) || (is_blank (get_line (scan, i + n))))
        continue;
      found = has_form_marked (scan, i + n, &heading);
      if (found)
        hj_headings_read_number (heading.title, &heading);
      g_free (heading.title);
      return found && heading.number == 1;
    }
  return FALSE;
}

static gboolean
fits_style (const HjHeadingScan *scan, guint i, const HjHeading *heading, HjFamily family)
{
  if (scan->style == HJ_HEADINGS_RULED)
    return get_line (scan, i)->number > scan->signs.first_ruler && !is_in_row (scan, i);
  if (family == HJ_FAMILY_MARKED)
    return TRUE;
  return stands_alone (scan, i) && (scan->style == HJ_HEADINGS_LABELS || names_numbers (scan, i));
}

static gboolean
is_bracketed (const char *title)
{
  const char *open = strchr (title, '[');

  for (const char *p = title; open && p < open; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return FALSE;
  return open && strchr (open, ']') && !strstr (open, "](");
}

/* "### 문항 9": what an exam asks. */
static gboolean
is_item (const char *title, int marks)
{
  const char *p = title;
  int number;

  if (marks != 3 || (!g_str_has_prefix (p, "문제") && !g_str_has_prefix (p, "문항")))
    return FALSE;
  p += strlen ("문제");
  p += strspn (p, " ");
  return read_digits (&p, &number) && !*p;
}

static void
find_family (const HjHeadingScan *scan, HjHeading *heading, HjFamily family)
{
  if (family == HJ_FAMILY_MARKED && scan->style != HJ_HEADINGS_RULED)
    {
      heading->family = scan->style == HJ_HEADINGS_INVERTED && is_item (heading->title, heading->marks)
                        ? HJ_FAMILY_LECTURE : HJ_FAMILY_MARKED;
      return;
    }
  hj_headings_read_number (heading->title, heading);
  if (heading->family == HJ_FAMILY_NONE && (family == HJ_FAMILY_TOPIC || is_bracketed (heading->title)))
    heading->family = HJ_FAMILY_TOPIC;
  else if (family == HJ_FAMILY_PLAIN && heading->family == HJ_FAMILY_NUMBER)
    heading->family = HJ_FAMILY_PLAIN;
}

gboolean
hj_headings_match (const HjHeadingScan *scan, guint index, HjHeading *heading)
{
  const HjLine *line = get_line (scan, index);

  if (line->fenced || is_blank (line) || strchr (" \t|>", line->start[0]) || line->end - line->start > 2 * LONGEST_TITLE)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      *heading = (HjHeading){ .line = line->number };
      if (!(forms[i].styles & 1u << scan->style) || !forms[i].has_form (scan, index, heading))
        continue;
      if ((forms[i].family != HJ_FAMILY_MARKED && is_disqualified (scan, index, heading))
          || !fits_style (scan, index, heading, forms[i].family))
        {
          g_clear_pointer (&heading->title, g_free);
          return FALSE;
        }
      find_family (scan, heading, forms[i].family);
      return TRUE;
    }
  return FALSE;
}

/* Evidence. */

static gboolean
is_ruler (const HjLine *line)
{
  g_autofree char *text = dup_line (line);

  strip_breaks (text);
  return strlen (text) >= 9 && strncmp (text, "**=", 3) == 0 && strspn (text + 2, "=") == strlen (text) - 4
         && g_str_has_suffix (text, "**");
}

gboolean
hj_headings_is_residue (const HjLine *line)
{
  g_autofree char *text = NULL;

  if (line->fenced || line->start[0] != '*')
    return FALSE;
  text = dup_line (line);
  strip_breaks (text);
  return strcmp (text, "**!**") == 0 || is_ruler (line);
}

static void
see_line (HjHeadingSigns *signs, const HjLine *line)
{
  g_autofree char *text = NULL, *title = NULL;

  if (strncmp (line->start, "### ", 4) == 0)
    {
      text = dup_line (line);
      signs->items += is_item (text + 4, 3);
      return;
    }
  if (strncmp (line->start, "**", 2) != 0)
    return;
  if (is_ruler (line))
    {
      signs->first_ruler = signs->rulers++ ? signs->first_ruler : line->number;
      return;
    }
  text = dup_line (line);
  title = take_bold (text);
  signs->labels += title && has_letters (title) && !is_sentence (title) && !is_code (title);
}

static HjHeadingStyle
judge (const HjHeadingSigns *signs)
{
  if (signs->rulers >= FEWEST_RULERS && signs->labels > signs->rulers)
    return HJ_HEADINGS_RULED;
  if (signs->items >= FEWEST_ITEMS)
    return HJ_HEADINGS_INVERTED;
  return signs->labels >= FEWEST_LABELS && signs->labels >= signs->n_lines / LINES_PER_LABEL ? HJ_HEADINGS_LABELS
                                                                                              : HJ_HEADINGS_NONE;
}

void
hj_headings_scan (HjHeadingScan *scan, const char *text)
{
  HjLines lines;
  HjLine line;

  scan->lines = g_array_new (FALSE, FALSE, sizeof (HjLine));
  scan->signs = (HjHeadingSigns){ 0 };
  hj_lines_init (&lines, text);
  while (hj_lines_next (&lines, &line))
    {
      g_array_append_val (scan->lines, line);
      scan->signs.n_lines++;
      if (!line.fenced && line.end - line.start < 2 * LONGEST_TITLE)
        see_line (&scan->signs, &line);
    }
  scan->style = judge (&scan->signs);
}
