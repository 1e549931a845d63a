/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "wiki": [[note#heading|words]] and ![[picture.png]], as Obsidian and its kin write them, become plain links and
 * pictures. What they lead to is "wiki:" and a name, which the library looks up. */
#include "hj-reading.h"

#include <string.h>

#define LONGEST_LINK 1000 /* bytes between the brackets */

/* "[[1, 2], [3, 4]]" and "a[[0]]" are no links, nor is what the note defines as an address: [name]: … */
typedef struct {
  const char *start, *end; /* between the brackets */
  const char *words;       /* after the bar, or NULL */
  gsize target;            /* bytes before the bar */
  gboolean embedded;
} Link;

static gboolean
has_letter (const char *p, const char *end)
{
  guint digits = 0;

  for (; p < end; p = g_utf8_next_char (p))
    {
      digits += g_ascii_isdigit (*p);
      if (g_unichar_isalpha (g_utf8_get_char (p)))
        return TRUE;
    }
  return digits >= 4;
}

/* The bar between name and words; in a table it is escaped. */
static void
split (Link *link)
{
  const char *bar = memchr (link->start, '|', link->end - link->start);

  link->words = bar ? bar + 1 : NULL;
  link->target = (bar ? bar : link->end) - link->start;
  if (bar && bar > link->start && bar[-1] == '\\')
    link->target--;
}

/* Whether [[ at P begins a link that ends on this line. */
static gboolean
read_link (const HjLine *line, const char *p, Link *link)
{
  const char *close = g_strstr_len (p, MIN (line->end - p, LONGEST_LINK), "]]");

  if (!close || (p > line->start && (g_ascii_isalnum (p[-1]) || strchr ("[]\\", p[-1]))))
    return FALSE;
  *link = (Link){ .start = p + 2, .end = close, .embedded = p > line->start && p[-1] == '!' };
  if (memchr (link->start, '[', close - link->start) || memchr (link->start, ']', close - link->start)
      || (close + 2 < line->end && strchr ("]([:", close[2])))
    return FALSE;
  split (link);
  return link->target > 0 && (!link->words || link->words < link->end) && has_letter (link->start, link->start + link->target);
}

/* As words of the note: nothing in a name is Markdown. */
static void
append_name (GString *out, const char *p, const char *end)
{
  for (; p < end; p++)
    {
      if (strchr ("\\`*_[]<>~=$#&", *p))
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
}

static void
append_address (GString *out, const char *p, const char *end)
{
  for (; p < end; p++)
    if ((guchar) *p >= 0x80 || g_ascii_isalnum (*p) || strchr ("-._~/#^", *p))
      g_string_append_c (out, *p);
    else
      g_string_append_printf (out, "%%%02X", (guchar) *p);
}

static gboolean
is_picture (const char *name, const char *end)
{
  static const char *const endings[] = { ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".avif" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (end - name > (gssize) strlen (endings[i])
        && g_ascii_strncasecmp (end - strlen (endings[i]), endings[i], strlen (endings[i])) == 0)
      return TRUE;
  return FALSE;
}

/* "300" and "300x200" after a picture's name are its size. */
static gboolean
is_size (const char *p, const char *end)
{
  while (p < end && (g_ascii_isdigit (*p) || *p == 'x'))
    p++;
  return p == end;
}

static void
append_link (GString *out, const Link *link)
{
  const char *name = link->start, *end = link->start + link->target;
  gboolean picture = link->embedded && is_picture (name, end);
  gboolean words = link->words && !(picture && is_size (link->words, link->end));

  if (link->embedded)
    g_string_truncate (out, out->len - 1);
  g_string_append (out, picture ? "![" : "[");
  if (words)
    g_string_append_len (out, link->words, link->end - link->words);
  else
    {
      const char *anchor = g_strstr_len (name + 1, end - name - 1, "#^"); /* says nothing to a reader */

      append_name (out, name + (*name == '#'), anchor ? anchor : end);
    }
  g_string_append (out, picture ? "](" : "](wiki:");
  append_address (out, name, end);
  g_string_append_c (out, ')');
}

/* [name]: and [[name]]: at the beginnings of lines. (element-type utf8) */
static GHashTable *
collect_definitions (const char *text)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  HjLines lines;
  HjLine line;

  hj_lines_init (&lines, text);
  while (hj_lines_next (&lines, &line))
    {
      const char *p = line.start + strspn (line.start, " "), *end;

      if (p >= line.end || *p != '[')
        continue;
      p += strspn (p, "[");
      end = g_strstr_len (p, line.end - p, "]:");
      while (end && end > p && end[-1] == ']')
        end--;
      if (end)
        g_hash_table_add (names, g_ascii_strdown (p, end - p));
    }
  return names;
}

static gboolean
is_defined (GHashTable *names, const Link *link)
{
  g_autofree char *name = g_ascii_strdown (link->start, link->end - link->start);

  return g_hash_table_contains (names, name);
}

static void
edit_line (const HjLine *line, const guint8 *mask, GHashTable *names, GString *out)
{
  Link link;

  for (const char *p = line->start; p < line->end; p++)
    if (*p == '[' && p + 1 < line->end && p[1] == '[' && mask[p - line->start] && read_link (line, p, &link)
        && !is_defined (names, &link))
      {
        append_link (out, &link);
        p = link.end + 1;
      }
    else
      g_string_append_c (out, *p);
}

gboolean
hj_pass_wiki (HjReading *reading, GError **error)
{
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (GByteArray) mask = g_byte_array_new ();
  g_autoptr (GString) out = NULL;
  HjLines lines;
  HjLine line;

  if (!strstr (reading->text->str, "[["))
    return TRUE;
  names = collect_definitions (reading->text->str);
  out = g_string_sized_new (reading->text->len + 64);
  hj_lines_init (&lines, reading->text->str);
  while (hj_lines_next (&lines, &line))
    {
      if (line.fenced || !g_strstr_len (line.start, line.end - line.start, "[["))
        g_string_append_len (out, line.start, line.end - line.start);
      else
        {
          hj_line_mask (&line, mask);
          edit_line (&line, mask->data, names, out);
        }
      if (lines.next)
        g_string_append_c (out, '\n');
    }
  g_string_assign (reading->text, out->str);
  return TRUE;
}
