/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "front-hugo": the other two notations of front matter, TOML between two lines of +++ and a JSON object on the
 * first lines (both as Hugo reads them): words, numbers and lists of words; what is nested deeper is passed over. */
#include "hj-reading.h"

#include <string.h>

#define LONGEST_FRONT 20000 /* bytes */
#define DEEPEST 20

typedef struct {
  const char *p, *end;
} Scanner;

static void
skip_spaces (Scanner *scanner, const char *spaces)
{
  while (scanner->p < scanner->end && strchr (spaces, *scanner->p))
    scanner->p++;
}

static gboolean
skip (Scanner *scanner, char c)
{
  skip_spaces (scanner, " \t\n");
  if (scanner->p >= scanner->end || *scanner->p != c)
    return FALSE;
  scanner->p++;
  return TRUE;
}

/* Text between QUOTE; backslashes as in C, \u too. NULL: it has no end on this line. (transfer full) */
static char *
read_quoted (Scanner *scanner, char quote)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *p = scanner->p + 1;

  for (; p < scanner->end && *p != quote && *p != '\n'; p++)
    if (*p != '\\' || quote == '\'')
      g_string_append_c (out, *p);
    else if (*++p == 'u' && scanner->end - p > 4)
      {
        gunichar c = (gunichar) g_ascii_strtoull ((char[]){ p[1], p[2], p[3], p[4], 0 }, NULL, 16);

        g_string_append_unichar (out, c && g_unichar_validate (c) ? c : 0xfffd);
        p += 4;
      }
    else
      g_string_append_c (out, *p == 'n' || *p == 't' ? ' ' : *p);
  if (p >= scanner->end || *p != quote)
    return NULL;
  scanner->p = p + 1;
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
read_bare (Scanner *scanner)
{
  const char *start = scanner->p;

  while (scanner->p < scanner->end && !strchr (",]}\n#", *scanner->p))
    scanner->p++;
  return scanner->p > start ? g_strstrip (g_strndup (start, scanner->p - start)) : NULL;
}

static char *read_value (Scanner *scanner, guint depth);

/* [a, b] → "a, b" */
static char *
read_list (Scanner *scanner, guint depth)
{
  g_autoptr (GString) out = g_string_new (NULL);

  scanner->p++;
  while (!skip (scanner, ']'))
    {
      g_autofree char *item = read_value (scanner, depth + 1);

      if (!item)
        return NULL;
      g_string_append_printf (out, "%s%s", out->len && *item ? ", " : "", item);
      if (!skip (scanner, ',') && (scanner->p >= scanner->end || *scanner->p != ']'))
        return NULL;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* { "a": b, … } or { a = b, … }; into FRONT, which may be NULL. */
static gboolean
read_object (Scanner *scanner, GHashTable *front, guint depth)
{
  scanner->p++;
  while (!skip (scanner, '}'))
    {
      g_autofree char *key = scanner->p < scanner->end && *scanner->p == '"' ? read_quoted (scanner, '"') : NULL;
      char *value = key && skip (scanner, ':') ? read_value (scanner, depth + 1) : NULL;

      if (!value)
        return FALSE;
      if (front && *value)
        g_hash_table_insert (front, g_steal_pointer (&key), value);
      else
        g_free (value);
      if (!skip (scanner, ',') && (scanner->p >= scanner->end || *scanner->p != '}'))
        return FALSE;
    }
  return TRUE;
}

/* NULL: no value. What is nested counts as "". (transfer full) */
static char *
read_value (Scanner *scanner, guint depth)
{
  skip_spaces (scanner, " \t\n");
  if (scanner->p >= scanner->end || depth > DEEPEST)
    return NULL;
  if (*scanner->p == '"' || *scanner->p == '\'')
    return read_quoted (scanner, *scanner->p);
  if (*scanner->p == '[')
    return read_list (scanner, depth);
  if (*scanner->p == '{')
    return read_object (scanner, NULL, depth) ? g_strdup ("") : NULL;
  return read_bare (scanner);
}

/* key = value; the keys of a [table] bear its name. */
static gboolean
read_toml (Scanner *scanner, GHashTable *front)
{
  g_autofree char *table = g_strdup ("");

  for (skip_spaces (scanner, " \t\n"); scanner->p < scanner->end; skip_spaces (scanner, " \t\n"))
    {
      const char *stop = scanner->p + strcspn (scanner->p, "=\n");
      g_autofree char *name = g_strstrip (g_strndup (scanner->p, stop - scanner->p));
      g_autofree char *value = NULL;

      if (*name == '[' || *name == '#')
        {
          if (*name == '[')
            {
              g_free (table);
              table = g_strconcat (g_strstrip (g_strdelimit (name, "[]", ' ')), ".", NULL);
            }
          scanner->p += strcspn (scanner->p, "\n");
          continue;
        }
      scanner->p = stop + 1;
      if (*stop != '=' || *name == '\0' || stop >= scanner->end || !(value = read_value (scanner, 0)))
        return FALSE;
      g_hash_table_insert (front, g_strconcat (table, name, NULL), g_steal_pointer (&value));
      scanner->p += strcspn (scanner->p, "\n");
    }
  return TRUE;
}

/* The end of what begins at TEXT, behind its last line; NULL if it is no front matter. */
static const char *
read_front (const char *text, GHashTable *front)
{
  g_autofree char *head = g_strndup (text, LONGEST_FRONT);
  Scanner scanner = { head, head + strlen (head) };
  const char *close;

  if (g_str_has_prefix (text, "+++\n") && (close = strstr (head + 3, "\n+++\n")))
    {
      scanner = (Scanner){ head + 4, close + 1 };
      return read_toml (&scanner, front) ? text + (close + 5 - head) : NULL;
    }
  if (*text != '{' || text[1 + strspn (text + 1, " \t")] != '\n' || !read_object (&scanner, front, 0))
    return NULL;
  skip_spaces (&scanner, " \t");
  return *scanner.p == '\n' && g_hash_table_size (front) > 0 ? text + (scanner.p + 1 - head) : NULL;
}

gboolean
hj_pass_front_hugo (HjReading *reading, GError **error)
{
  char *text = reading->text->str;
  const char *end;

  if (*text != '+' && *text != '{')
    return TRUE;
  end = read_front (text, reading->note->front);
  if (!end)
    g_hash_table_remove_all (reading->note->front);
  /* The lines stay, empty, so that those below keep their numbers. */
  for (char *p = text; end && p < end; p++)
    if (*p != '\n')
      *p = ' ';
  return TRUE;
}
