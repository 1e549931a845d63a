/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "html-boxes": <aside> of Notion and <details> of blogs, on lines of their own, become callouts; what <summary>
 * says is the title. Markdown inside is read as it would be outside. */
#include "hj-html.h"

#include <string.h>

#define DEEPEST 6        /* boxes in each other; more are left as they are */
#define LONGEST_LINE 500 /* bytes of a line that opens a box */

/* What an icon at the beginning of a box says of it. */
static const struct {
  const char *icon, *kind;
} icons[] = {
  { "💡", "tip" },     { "✅", "tip" },     { "⚠", "warning" },  { "🚨", "warning" }, { "❌", "caution" }, { "⛔", "caution" },
  { "🚫", "caution" }, { "📌", "important" }, { "❗", "important" }, { "‼", "important" }, { "⭐", "important" }, { "🔥", "important" },
};

typedef struct {
  HjReading *reading;
  GArray *ends;   /* of int: for each line, the line that closes the box it opens; 0: none */
  int closes[DEEPEST]; /* the last lines of those that are open */
  guint n;
  const char *indent;  /* the white space before the outermost */
  gsize width;         /* its bytes */
  GString *out;
} Boxer;

/* ---- lines that open and close ---- */

/* What stands behind a tag that the line begins with: <aside>, <details open>; NULL. */
static const char *
find_opening (const HjLine *line, HjHtmlTag *tag)
{
  const char *p = line->start + strspn (line->start, " \t");

  if (line->fenced || *p != '<' || line->end - line->start > LONGEST_LINE || !hj_html_read_tag (p, line->end, tag) || tag->closes
      || !(hj_html_is (tag, "aside") || hj_html_is (tag, "details")))
    return NULL;
  return tag->end;
}

static gboolean
is_closing (const HjLine *line, HjHtmlTag *tag)
{
  const char *p = line->start + strspn (line->start, " \t");

  return !line->fenced && *p == '<' && hj_html_read_tag (p, line->end, tag) && tag->closes
         && hj_is_blank (tag->end, line->end) && (hj_html_is (tag, "aside") || hj_html_is (tag, "details"));
}

/* A tag alone, or one with a summary behind it. */
static gboolean
opens_box (const HjLine *line, HjHtmlTag *tag)
{
  const char *rest = find_opening (line, tag);
  HjHtmlTag next;

  if (!rest || hj_is_blank (rest, line->end))
    return rest != NULL;
  rest += strspn (rest, " \t");
  return *rest == '<' && hj_html_read_tag (rest, line->end, &next) && !next.closes && hj_html_is (&next, "summary");
}

/* Which boxes have an end: a stack, so that the time is in proportion to the text. */
static GArray *
match_boxes (const char *text)
{
  typedef struct { int line; gsize length; const char *name; } Waiting;
  GArray *ends = g_array_new (FALSE, TRUE, sizeof (int));
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (Waiting));
  HjLines lines;
  HjLine line;
  HjHtmlTag tag;

  hj_lines_init (&lines, text);
  while (hj_lines_next (&lines, &line))
    {
      Waiting *last = waiting->len ? &g_array_index (waiting, Waiting, waiting->len - 1) : NULL;

      g_array_set_size (ends, (guint) line.number + 1);
      if (opens_box (&line, &tag))
        {
          Waiting opened = { line.number, tag.length, tag.name };

          g_array_append_val (waiting, opened);
        }
      else if (is_closing (&line, &tag) && last && last->length == tag.length
               && g_ascii_strncasecmp (last->name, tag.name, tag.length) == 0)
        {
          g_array_index (ends, int, last->line) = line.number;
          g_array_set_size (waiting, waiting->len - 1);
        }
    }
  return ends;
}

/* ---- writing ---- */

/* The marks of the boxes that are open, behind the indent of the outermost. Returns what they stand before. */
static const char *
append_marks (Boxer *self, const HjLine *line)
{
  if (self->n == 0)
    return line->start;
  g_string_append_len (self->out, self->indent, (gssize) self->width);
  for (guint i = 0; i < self->n; i++)
    g_string_append (self->out, "> ");
  return line->start + MIN (strspn (line->start, " \t"), self->width);
}

static const char *
find_kind (const HjLine *line)
{
  const char *words = line->start + strspn (line->start, " \t>");

  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    if (g_str_has_prefix (words, icons[i].icon))
      return icons[i].kind;
  return "note";
}

/* <summary>TITLE</summary> at P. Returns what stands behind it; NULL: it is none. */
static const char *
append_title (GString *out, const char *p, const char *end)
{
  HjHtmlTag open, close;
  const char *words, *q;

  p += strspn (p, " \t");
  if (p >= end || *p != '<' || !hj_html_read_tag (p, end, &open) || open.closes || !hj_html_is (&open, "summary"))
    return NULL;
  words = q = open.end;
  while (q < end && !(*q == '<' && hj_html_read_tag (q, end, &close) && close.closes && hj_html_is (&close, "summary")))
    q++;
  g_string_append_len (out, words, q - words);
  return q < end ? close.end + strspn (close.end, " \t") : end;
}

/* REST of LINE, behind the title, is a paragraph of its own: md4c sees line ends before it that nobody counts. */
static void
append_rest (Boxer *self, const HjLine *line, const char *rest)
{
  for (guint i = 0; i < 2 && rest < line->end; i++)
    {
      g_string_append_c (self->out, '\r');
      append_marks (self, line);
    }
  g_string_append_len (self->out, rest, line->end - rest);
}

/* Where the box that begins with LINE gets its title or its icon from: the next line, if that is a summary or words. */
static void
open_box (Boxer *self, HjLines *lines, const HjLine *line, const HjHtmlTag *tag, int end)
{
  HjLines ahead = *lines;
  HjLine next = *line;
  const char *rest;
  gboolean more = hj_lines_next (&ahead, &next);

  if (self->n == 0)
    {
      self->indent = line->start;
      self->width = strspn (line->start, " \t");
      g_string_append_len (self->out, self->indent, (gssize) self->width);
    }
  append_marks (self, line);
  g_string_append_printf (self->out, "> [!%s] ", more && next.number < end ? find_kind (&next) : "note");
  self->closes[self->n++] = end;
  if ((rest = append_title (self->out, tag->end, line->end)))
    append_rest (self, line, rest);
  else if (more && next.number < end && (rest = append_title (self->out, next.start, next.end)))
    {
      *lines = ahead;
      g_string_append_c (self->out, '\n');
      append_marks (self, &next);
      g_string_append_len (self->out, rest, next.end - rest);
    }
}

static gboolean
may_open (Boxer *self, const HjLine *line, int end)
{
  return end && self->n < DEEPEST
         && hj_reading_mend (self->reading, "html-box", "HTML로 적힌 상자(<aside>, <details>)를 상자로 읽었습니다",
                             "Boxes written in HTML (<aside>, <details>) were read as boxes", line->number);
}

static void
take_line (Boxer *self, HjLines *lines, const HjLine *line)
{
  HjHtmlTag tag;
  int end = g_array_index (self->ends, int, line->number);

  if (self->n && self->closes[self->n - 1] == line->number)
    {
      self->n--;
      append_marks (self, line);
    }
  else if (end && opens_box (line, &tag) && may_open (self, line, end))
    open_box (self, lines, line, &tag, end);
  else
    {
      const char *rest = append_marks (self, line);

      g_string_append_len (self->out, rest, line->end - rest);
    }
}

gboolean
hj_pass_html_boxes (HjReading *reading, GError **error)
{
  Boxer self = { .reading = reading };
  HjLines lines;
  HjLine line;

  if (!hj_html_has_tag (reading->text->str, "aside") && !hj_html_has_tag (reading->text->str, "details"))
    return TRUE;
  self.ends = match_boxes (reading->text->str);
  self.out = g_string_sized_new (reading->text->len + 256);
  hj_lines_init (&lines, reading->text->str);
  while (hj_lines_next (&lines, &line))
    {
      take_line (&self, &lines, &line);
      if (lines.next)
        g_string_append_c (self.out, '\n');
    }
  g_array_unref (self.ends);
  g_string_free (reading->text, TRUE);
  reading->text = self.out;
  return TRUE;
}
