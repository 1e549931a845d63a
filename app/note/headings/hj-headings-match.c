/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which lines act as headings: a table of forms. */
#include "hj-headings.h"

#include <string.h>

#define LONGEST_LINE 640 /* bytes */
#define LONGEST_LEAF 40  /* letters of a title without any mark */

/* "[Topic]<br>Title": two titles. */
static void
split_second (char *title, HjHeading *heading)
{
  char *second = title[0] == '[' ? strstr (title, "]<br>") : NULL;

  if (!second || !second[5])
    return;
  heading->second = g_strdup (second + 5);
  second[1] = '\0';
}

static gboolean
has_form_bold (const HjHeadingScan *scan, guint i, HjHeading *heading)
{
  const HjLine *line = hj_headings_get_line (scan, i);
  g_autofree char *text = hj_headings_dup_line (line);
  char *title;

  if (strncmp (line->start, "**", 2) != 0 && strncmp (line->start, "<br>**", 6) != 0)
    return FALSE;
  title = hj_headings_take_bold (text);
  if (!title)
    return FALSE;
  split_second (title, heading);
  heading->title = hj_headings_replace (title, "<br>", " ");
  return TRUE;
}

/* "**1." and "Title**" on the next line. */
static gboolean
has_form_split (const HjHeadingScan *scan, guint i, HjHeading *heading)
{
  const HjLine *next = hj_headings_get_line (scan, i + 1);
  g_autofree char *text = hj_headings_dup_line (hj_headings_get_line (scan, i)), *rest = next ? hj_headings_dup_line (next) : NULL;
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
  g_autofree char *text = hj_headings_dup_line (hj_headings_get_line (scan, i));

  hj_headings_strip_breaks (text);
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
  const HjLine *line = hj_headings_get_line (scan, i);
  g_autofree char *text = hj_headings_dup_line (line);
  gsize digits = strspn (text, "0123456789");

  if (!g_ascii_isdigit (line->start[0]) || digits > 2 || strncmp (text + digits, "\\.", 2) != 0
      || g_utf8_strlen (text, -1) > 2 * LONGEST_LEAF)
    return FALSE;
  /* Beside another one it is a list after all. */
  if (is_escaped_item (line)
      && (is_escaped_item (hj_headings_get_line (scan, i + 1)) || (i && is_escaped_item (hj_headings_get_line (scan, i - 1)))))
    return FALSE;
  heading->title = hj_headings_replace (g_steal_pointer (&text), "**", "");
  return TRUE;
}

/* A list of the converter's begins every line with "1."; a larger number over such a list was typed by the author. */
static gboolean
is_typed (const HjHeadingScan *scan, guint i, const char *number)
{
  const HjLine *next = hj_headings_get_line (scan, i + 1);

  return atoi (number) > 1 && next && g_str_has_prefix (next->start, "   1. ");
}

/* "7. Title" after the heading "6\. Title", or over a list that begins anew. */
static gboolean
has_form_next (const HjHeadingScan *scan, guint i, HjHeading *heading)
{
  const HjLine *line = hj_headings_get_line (scan, i);
  gsize digits = strspn (line->start, "0123456789");

  if (!digits || digits > 2 || !g_str_has_prefix (line->start + digits, ". ")
      || (scan->last_plain + 1 != atoi (line->start) && !is_typed (scan, i, line->start)))
    return FALSE;
  heading->title = hj_headings_replace (hj_headings_dup_line (line), "**", "");
  return TRUE;
}

/* "# **X**": in a note of pseudo-headings the number of # is an accident. */
static gboolean
has_form_marked (const HjHeadingScan *scan, guint i, HjHeading *heading)
{
  g_autofree char *text = hj_headings_dup_line (hj_headings_get_line (scan, i));
  gsize marks = strspn (text, "#");
  char *title;

  if (hj_headings_get_line (scan, i)->start[0] != '#' || !marks || marks > 6 || text[marks] != ' ')
    return FALSE;
  heading->marks = marks;
  memmove (text, text + marks, strlen (text + marks) + 1);
  g_strstrip (text);
  title = hj_headings_take_bold (text);
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
  const HjLine *line = hj_headings_get_line (scan, i), *before = i ? hj_headings_get_line (scan, i - 1) : NULL;
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
  g_autofree char *text = hj_headings_dup_line (hj_headings_get_line (scan, i));
  gsize length = strlen (text);

  if (!begins_list (hj_headings_get_line (scan, i + 1)) || !length || g_utf8_strlen (text, -1) > LONGEST_LEAF
      || !g_unichar_isalpha (g_utf8_get_char (text)) || !g_unichar_isalpha (g_utf8_get_char (hj_headings_get_line (scan, i)->start))
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
  { hj_headings_has_form_lead, 1 << HJ_HEADINGS_LABELS, HJ_FAMILY_NONE },
  { hj_headings_has_form_bullet, 1 << HJ_HEADINGS_LABELS, HJ_FAMILY_NONE },
  { hj_headings_has_form_tail, 1 << HJ_HEADINGS_LABELS, HJ_FAMILY_NONE },
};

/* Labels stand by themselves: a bold line inside of a paragraph is a part of it. */
static gboolean
stands_alone (const HjHeadingScan *scan, guint i)
{
  const HjLine *before = i ? hj_headings_get_line (scan, i - 1) : NULL, *after = hj_headings_get_line (scan, i + 1);

  return (!before || hj_headings_is_blank (before)) && (!after || hj_headings_is_blank (after));
}

/* In a note with real headings a bold line must name numbered ones to be a heading itself. */
static gboolean
names_numbers (const HjHeadingScan *scan, guint i)
{
  for (guint n = 1; n < 4; n++)
    {
      HjHeading heading = { 0 };
      gboolean found;

      if (!hj_headings_get_line (scan, i + n) || (hj_headings_is_blank (hj_headings_get_line (scan, i + n))))
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
    return hj_headings_get_line (scan, i)->number > scan->signs.first_ruler && !hj_headings_is_in_row (scan, i);
  if (family == HJ_FAMILY_MARKED)
    return TRUE;
  /* What lost its own line stands nowhere alone. */
  if (scan->style == HJ_HEADINGS_LABELS && (heading->from || g_str_has_prefix (hj_headings_get_line (scan, i)->start, "- ")))
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

/* "[ X ]" → X; the brackets were only the mark of a topic. */
static void
strip_brackets (char *title)
{
  gsize length = strlen (title);

  if (title[0] != '[' || strchr (title, ']') != title + length - 1)
    return;
  title[length - 1] = '\0';
  memmove (title, title + 1, length - 1);
  g_strstrip (title);
}

static void
find_family (const HjHeadingScan *scan, HjHeading *heading, HjFamily family)
{
  if (family == HJ_FAMILY_MARKED && scan->style != HJ_HEADINGS_RULED)
    {
      heading->family = scan->style == HJ_HEADINGS_INVERTED && hj_headings_is_item (heading->title, heading->marks)
                        ? HJ_FAMILY_LECTURE : HJ_FAMILY_MARKED;
      return;
    }
  hj_headings_read_number (heading->title, heading);
  if (heading->family == HJ_FAMILY_NONE && (family == HJ_FAMILY_TOPIC || is_bracketed (heading->title)))
    {
      heading->family = HJ_FAMILY_TOPIC;
      strip_brackets (heading->title);
    }
  else if (family == HJ_FAMILY_PLAIN && heading->family == HJ_FAMILY_NUMBER)
    heading->family = HJ_FAMILY_PLAIN;
}

gboolean
hj_headings_match (const HjHeadingScan *scan, guint index, HjHeading *heading)
{
  const HjLine *line = hj_headings_get_line (scan, index);

  if (line->fenced || hj_headings_is_blank (line) || strchr ("\t|>", line->start[0])
      || (line->start[0] == ' ' && scan->style != HJ_HEADINGS_LABELS) || line->end - line->start > LONGEST_LINE)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      *heading = (HjHeading){ .line = line->number };
      if (!(forms[i].styles & 1u << scan->style) || !forms[i].has_form (scan, index, heading))
        continue;
      if ((forms[i].family != HJ_FAMILY_MARKED && hj_headings_is_doubtful (scan, index, heading))
          || !fits_style (scan, index, heading, forms[i].family))
        {
          g_clear_pointer (&heading->title, g_free);
          g_clear_pointer (&heading->second, g_free);
          return FALSE;
        }
      find_family (scan, heading, forms[i].family);
      return TRUE;
    }
  return FALSE;
}
