/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "html": what editors of blogs write in HTML amid Markdown. Pictures, links and headings become Markdown's; tags
 * that only say how things look go where they come in pairs, and the words between them stay. Any other <…> is text. */
#include "hj-html.h"

#include <string.h>

#define LONGEST_TAG 1000 /* bytes */

/* Tags without a meaning that a note could show. Those that are also words need attributes, as editors write them:
 * "<div align=center>" was never meant to be read, "<div>" may be what the note is about. */
static const struct {
  const char *name;
  gboolean needs_words;
} looks[] = {
  { "center" }, { "font" }, { "u" }, { "kbd" }, { "figure" }, { "figcaption" }, { "div", TRUE }, { "span", TRUE }, { "p", TRUE },
  { "small", TRUE }, { "big", TRUE }, { "ins", TRUE }, { "section", TRUE }, { "article", TRUE }, { "picture", TRUE },
};

typedef struct {
  HjReading *reading;
  const char *last[G_N_ELEMENTS (looks)]; /* where it is closed last; NULL: nowhere */
  guint depth[G_N_ELEMENTS (looks)];   /* how many are open */
  GString *out;
} Editor;

/* ---- one tag ---- */

static const char *
skip_value (const char *p, const char *end)
{
  if (*p == '"' || *p == '\'')
    {
      const char *close = memchr (p + 1, *p, end - p - 1);

      return close ? close + 1 : NULL;
    }
  while (p < end && !strchr (" \t>\"'=<`", *p))
    p++;
  return p;
}

/* Attributes up to ">"; NULL where they are none. */
static const char *
skip_attributes (const char *p, const char *end)
{
  while (p && p < end && *p != '>')
    {
      const char *start = p;

      p += strspn (p, " \t");
      if (*p == '/' && p + 1 < end && p[1] == '>')
        return p + 2;
      if (*p == '>')
        break;
      if (p == start)
        return NULL;
      start = p;
      while (p < end && (g_ascii_isalnum (*p) || strchr ("-_:.@", *p)))
        p++;
      if (p == start)
        return NULL;
      if (p < end && *p == '=')
        p = skip_value (p + 1, end);
    }
  return p && p < end && *p == '>' ? p + 1 : NULL;
}

gboolean
hj_html_read_tag (const char *p, const char *end, HjHtmlTag *tag)
{
  *tag = (HjHtmlTag){ .closes = p + 1 < end && p[1] == '/' };
  end = MIN (end, p + LONGEST_TAG);
  tag->name = p + 1 + tag->closes;
  while (tag->name + tag->length < end && g_ascii_isalnum (tag->name[tag->length]))
    tag->length++;
  tag->words = tag->name + tag->length;
  tag->end = tag->length && g_ascii_isalpha (*tag->name) ? skip_attributes (tag->words, end) : NULL;
  return tag->end != NULL;
}

gboolean
hj_html_is (const HjHtmlTag *tag, const char *name)
{
  return strlen (name) == tag->length && g_ascii_strncasecmp (tag->name, name, tag->length) == 0;
}

gboolean
hj_html_has_tag (const char *text, const char *name)
{
  gsize length = strlen (name);

  for (const char *p = text; (p = strchr (p, '<')); p++)
    if (g_ascii_strncasecmp (p + 1, name, length) == 0)
      return TRUE;
  return FALSE;
}

/* References are rare in attributes: &amp; is all that addresses need. */
static char *
dup_decoded (const char *text, gsize size)
{
  g_autofree char *value = g_strndup (text, size);
  g_auto (GStrv) parts = g_strsplit (value, "&amp;", -1);

  return g_strjoinv ("&", parts);
}

char *
hj_html_dup_value (const HjHtmlTag *tag, const char *name)
{
  gsize length = strlen (name);

  for (const char *p = tag->words; p < tag->end;)
    {
      const char *start = p + strspn (p, " \t/"), *close;

      p = start;
      while (p < tag->end && !strchr (" \t=>/", *p))
        p++;
      if (*p != '=')
        {
          p += p == start;
          continue;
        }
      close = skip_value (p + 1, tag->end);
      if (!close)
        return NULL;
      if ((gsize) (p - start) == length && g_ascii_strncasecmp (start, name, length) == 0)
        return strchr ("\"'", p[1]) ? dup_decoded (p + 2, close - p - 3) : dup_decoded (p + 1, close - p - 1);
      p = close;
    }
  return NULL;
}

/* ---- pairs ---- */

static int
find_look (const HjHtmlTag *tag)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (hj_html_is (tag, looks[i].name))
      return (int) i;
  return -1;
}

/* Where each look is closed last: what is opened below that never is, and stays. */
static void
find_last (Editor *self)
{
  HjLines lines;
  HjLine line;
  HjHtmlTag tag;

  hj_lines_init (&lines, self->reading->text->str);
  while (hj_lines_next (&lines, &line))
    for (const char *p = line.start; !line.fenced && (p = memchr (p, '<', line.end - p)); p++)
      if (p + 1 < line.end && p[1] == '/' && hj_html_read_tag (p, line.end, &tag) && find_look (&tag) >= 0)
        self->last[find_look (&tag)] = p;
}

static gboolean
is_paired (const Editor *self, const HjHtmlTag *tag, int look)
{
  if (tag->closes)
    return self->depth[look] > 0;
  return self->last[look] >= tag->end && !(looks[look].needs_words && tag->end - tag->words < 3);
}

/* ---- what becomes Markdown ---- */

static gboolean
append_picture (const HjHtmlTag *tag, GString *out)
{
  g_autofree char *source = hj_html_dup_value (tag, "src"), *words = hj_html_dup_value (tag, "alt");

  if (!source || !*source || strpbrk (source, "<>\\\n") || (words && strpbrk (words, "[]\\")))
    return FALSE;
  g_string_append_printf (out, strpbrk (source, " ()") ? "![%s](<%s>)" : "![%s](%s)", words ? words : "", source);
  return TRUE;
}

/* <a href="…">words</a>: *END (out) is behind it. */
static gboolean
append_link (const HjHtmlTag *tag, const HjLine *line, GString *out, const char **end)
{
  const char *close = g_strstr_len (tag->end, MIN (line->end - tag->end, LONGEST_TAG), "</a>");
  g_autofree char *address = hj_html_dup_value (tag, "href");
  g_autofree char *words = close ? g_strndup (tag->end, close - tag->end) : NULL;

  if (!words || !*words || strpbrk (words, "[]<>`\\") || !address || !*address || strpbrk (address, "<>\\ ()"))
    return FALSE;
  g_string_append_printf (out, "[%s](%s)", words, address);
  *end = close + strlen ("</a>");
  return TRUE;
}

/* <h2>words</h2> alone on its line. */
static gboolean
append_heading (const HjHtmlTag *tag, const HjLine *line, GString *out, const char **end)
{
  g_autofree char *closing = g_strdup_printf ("</%.*s>", (int) tag->length, tag->name);
  const char *close = g_strstr_len (tag->end, line->end - tag->end, closing);

  if (tag->name - 1 != line->start || !close || !hj_is_blank (close + strlen (closing), line->end))
    return FALSE;
  g_string_append_printf (out, "%.*s %.*s", tag->name[1] - '0', "######", (int) (close - tag->end), tag->end);
  *end = close + strlen (closing);
  return TRUE;
}

/* What stands for TAG, and behind *END goes on; FALSE: itself. */
static gboolean
append_replacement (Editor *self, const HjLine *line, const HjHtmlTag *tag, GString *out, const char **end)
{
  int look = find_look (tag);

  *end = tag->end;
  if (look >= 0)
    return is_paired (self, tag, look);
  if (tag->closes)
    return FALSE;
  if (hj_html_is (tag, "img"))
    return append_picture (tag, out);
  if (hj_html_is (tag, "a"))
    return append_link (tag, line, out, end);
  if (tag->length == 2 && strchr ("hH", *tag->name) && tag->name[1] >= '1' && tag->name[1] <= '6')
    return append_heading (tag, line, out, end);
  return FALSE;
}

/* ---- the pass ---- */

/* Behind the code span that begins at P, or at P. */
static const char *
skip_code (const char *p, const char *end, const guint8 *mask)
{
  gsize run = 0;

  while (p + run < end && p[run] == '`')
    run++;
  if (!run || mask[0])
    return p;
  for (const char *q = p + run; q < end;)
    {
      gsize other = 0;

      while (q + other < end && q[other] == '`')
        other++;
      if (other == run)
        return q + run;
      q += other ? other : 1;
    }
  return p;
}

static void
count_look (Editor *self, const HjHtmlTag *tag)
{
  int look = find_look (tag);

  if (look >= 0)
    self->depth[look] += tag->closes ? -1 : 1;
}

/* The end of what was written for the tag at P, or P. */
static const char *
edit_tag (Editor *self, const HjLine *line, const char *p)
{
  g_autoptr (GString) instead = g_string_new (NULL);
  const char *end = p;
  HjHtmlTag tag;

  if (!hj_html_read_tag (p, line->end, &tag) || !append_replacement (self, line, &tag, instead, &end)
      || !hj_reading_remove (self->reading, "html", "화면을 꾸미는 HTML 표시를 빼거나 Markdown으로 바꾸었습니다",
                             "HTML that says how things look was left out or became Markdown", line->number, p, end - p))
    return p;
  count_look (self, &tag);
  g_string_append_len (self->out, instead->str, instead->len);
  return end;
}

static void
edit_line (Editor *self, const HjLine *line, const guint8 *mask)
{
  for (const char *p = line->start; p < line->end;)
    {
      const char *end = *p == '`' ? skip_code (p, line->end, mask + (p - line->start)) : p;

      if (end > p)
        g_string_append_len (self->out, p, end - p);
      else if (*p == '<' && !(p > line->start && p[-1] == '\\'))
        end = edit_tag (self, line, p);
      if (end == p)
        g_string_append_c (self->out, *end++);
      p = end;
    }
}

gboolean
hj_pass_html (HjReading *reading, GError **error)
{
  g_autoptr (GByteArray) mask = g_byte_array_new ();
  Editor self = { .reading = reading };
  HjLines lines;
  HjLine line;

  if (!strstr (reading->text->str, "</") && !hj_html_has_tag (reading->text->str, "img"))
    return TRUE;
  find_last (&self);
  self.out = g_string_sized_new (reading->text->len);
  hj_lines_init (&lines, reading->text->str);
  while (hj_lines_next (&lines, &line))
    {
      if (line.fenced || !memchr (line.start, '<', line.end - line.start))
        g_string_append_len (self.out, line.start, line.end - line.start);
      else
        {
          hj_line_mask (&line, mask);
          edit_line (&self, &line, mask->data);
        }
      if (lines.next)
        g_string_append_c (self.out, '\n');
    }
  g_string_free (reading->text, TRUE);
  reading->text = self.out;
  return TRUE;
}
