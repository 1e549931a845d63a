/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "front": the front matter between two lines of ---, a small part of YAML: words and lists of words. */
#include "hj-reading.h"

#include <string.h>

#define LONGEST_FRONT 200 /* lines */

static char *
unquote (const char *value)
{
  g_autofree char *word = g_strstrip (g_strdup (value));
  gsize size = strlen (word);

  if (size >= 2 && (word[0] == '"' || word[0] == '\'') && word[size - 1] == word[0])
    return g_strndup (word + 1, size - 2);
  return g_steal_pointer (&word);
}

/* "[a, b]" → "a, b" */
static char *
read_value (const char *value)
{
  g_autofree char *word = g_strstrip (g_strdup (value));
  gsize size = strlen (word);
  g_auto (GStrv) items = NULL;

  if (word[0] == '|' || word[0] == '>')
    return g_strdup (""); /* the lines below are the value */
  if (size < 2 || word[0] != '[' || word[size - 1] != ']')
    return unquote (word);
  word[size - 1] = '\0';
  items = g_strsplit (word + 1, ",", -1);
  for (guint i = 0; items[i]; i++)
    {
      char *item = unquote (items[i]);

      g_free (items[i]);
      items[i] = item;
    }
  return g_strjoinv (", ", items);
}

static void
append_item (GHashTable *front, const char *key, const char *item)
{
  g_autofree char *word = unquote (item);
  const char *before = g_hash_table_lookup (front, key);

  g_hash_table_insert (front, g_strdup (key), before && *before ? g_strconcat (before, ", ", word, NULL) : g_strdup (word));
}

/* A key at the line's start, with its colon; returns the position after it or NULL. */
static const char *
skip_key (const char *line)
{
  const char *p = line;

  while (g_ascii_isalnum (*p) || *p == '_' || *p == '-' || (guchar) *p >= 0x80)
    p++;
  return p > line && *p == ':' && (p[1] == ' ' || p[1] == '\0') ? p + 1 : NULL;
}

/* Takes over one line; FALSE: this is no front matter. *KEY is the key that what stands below it belongs to. */
static gboolean
read_line (GHashTable *front, const char *line, char **key)
{
  const char *p = line, *value;

  while (*p == ' ')
    p++;
  if (*p == '\0' || *p == '#')
    return TRUE;
  if (*key && (p > line || g_str_has_prefix (p, "- ")))
    append_item (front, *key, g_str_has_prefix (p, "- ") ? p + 2 : p);
  else if (p == line && (value = skip_key (line)))
    {
      g_free (*key);
      *key = g_strndup (line, value - 1 - line);
      g_hash_table_insert (front, g_strdup (*key), read_value (value));
    }
  else
    return FALSE;
  return TRUE;
}

/* Remarks say nothing about the note, but somebody wrote them. */
static void
report_remarks (HjReading *reading, char **lines, guint n)
{
  for (guint i = 1; i < n; i++)
    if (lines[i][strspn (lines[i], " ")] == '#')
      hj_note_add_removal (reading->note, "front-remark", "노트 머리말의 주석은 보이지 않습니다",
                           "Remarks in the front matter are not shown", (int) i + 1, lines[i], -1);
}

static gboolean
is_closing (const char *line)
{
  return g_str_equal (line, "---") || g_str_equal (line, "...");
}

gboolean
hj_pass_front (HjReading *reading, GError **error)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *key = NULL;
  char *p = reading->text->str;
  guint n = 1;

  if (!g_str_has_prefix (p, "---") || strspn (p + 3, " \t") != strcspn (p + 3, "\n"))
    return TRUE;
  lines = g_strsplit (p, "\n", LONGEST_FRONT + 1);
  if (!lines[1] || !*g_strchomp (lines[1]))
    return TRUE; /* a rule */
  while (lines[n] && n < LONGEST_FRONT && !is_closing (g_strchomp (lines[n])) && read_line (reading->note->front, lines[n], &key))
    n++;
  /* Two lines of dashes with nothing between are two rules. */
  if (n == 1 || n >= LONGEST_FRONT || !lines[n] || !is_closing (lines[n]))
    {
      g_hash_table_remove_all (reading->note->front);
      return TRUE;
    }
  report_remarks (reading, lines, n);
  /* The lines stay, empty, so that those below keep their numbers. */
  for (guint i = 0; i <= n && *p; p++)
    if (*p == '\n')
      i++;
    else
      *p = ' ';
  return TRUE;
}
