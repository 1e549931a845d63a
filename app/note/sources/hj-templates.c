/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "templates": what Jekyll and Hugo put round Markdown. Marks that only steer them are left out, code and pictures
 * in their notation become Markdown's, and what would need the program itself is told and stays as text. */
#include "hj-reading.h"

#include <string.h>

#define LONGEST_TAG 500 /* bytes */
#define FARTHEST_CODE 20000 /* bytes back, to where the code began */

typedef struct {
  const char *start, *end;   /* of the whole tag */
  const char *words, *close; /* inside its marks, spaces cut */
  gboolean alone;            /* on its line */
} Tag;

static gboolean
take_out (HjReading *reading, const Tag *tag, int line)
{
  return hj_reading_remove (reading, "template-mark", "블로그 도구(Jekyll, Hugo)의 표시를 빼거나 Markdown으로 바꾸었습니다",
                            "Marks of a blog tool (Jekyll, Hugo) were left out or became Markdown", line, tag->start,
                            tag->end - tag->start);
}

static void
report_kept (HjReading *reading, int line)
{
  hj_note_add_warning (reading->note, "template", "블로그 도구(Jekyll, Hugo)가 채워 넣을 자리는 그대로 두었습니다",
                       "What a blog tool (Jekyll, Hugo) would fill in was left as it stands", line);
}

static gboolean
is_alone (const HjLine *line, const Tag *tag)
{
  const char *p = line->start;

  while (p < tag->start && g_ascii_isspace (*p))
    p++;
  if (p < tag->start)
    return FALSE;
  for (p = tag->end; p < line->end && g_ascii_isspace (*p);)
    p++;
  return p == line->end;
}

/* Behind "](". */
static gboolean
is_target (const HjLine *line, const char *p)
{
  return p - line->start > 2 && p[-1] == '(' && p[-2] == ']';
}

/* "text{: .name}": what the text behind it is to look like. */
static gboolean
is_attributes (const HjLine *line, const Tag *tag)
{
  return tag->alone
         || (tag->start > line->start && tag->start[-1] != ' ' && tag->words < tag->close
             && (strchr (".#", *tag->words) || memchr (tag->words, '=', tag->close - tag->words)));
}

/* {% … %}, {{< … >}}, {{% … %}} and {: … } at P; {{ … }} only where a link leads. */
static gboolean
read_tag (const HjLine *line, const char *p, Tag *tag)
{
  static const struct { const char *open, *close; } kinds[] = {
    { "{{<", ">}}" }, { "{{%", "%}}" }, { "{%", "%}" }, { "{:", "}" }, { "{{", "}}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gsize length = strlen (kinds[i].open);
      const char *close;

      if (strncmp (p, kinds[i].open, length) != 0)
        continue;
      close = g_strstr_len (p + length, MIN (line->end - p - (gssize) length, LONGEST_TAG), kinds[i].close);
      if (!close)
        return FALSE;
      *tag = (Tag){ p, close + strlen (kinds[i].close), p + length, close };
      while (tag->words < tag->close && strchr (" \t-", *tag->words))
        tag->words++;
      while (tag->close > tag->words && strchr (" \t-", tag->close[-1]))
        tag->close--;
      tag->alone = is_alone (line, tag);
      return i < 3 || (i == 3 ? is_attributes (line, tag) : is_target (line, p));
    }
  return FALSE;
}

static gboolean
begins_with (const Tag *tag, const char *word)
{
  gsize length = strlen (word);

  return tag->close - tag->words >= (gssize) length && strncmp (tag->words, word, length) == 0
         && (tag->words + length == tag->close || tag->words[length] == ' ');
}

/* The value of NAME="…" in TAG, or NULL. (transfer full) */
static char *
dup_value (const Tag *tag, const char *name)
{
  g_autofree char *start = g_strdup_printf (" %s=\"", name);
  const char *p = g_strstr_len (tag->words, tag->close - tag->words, start), *end;

  if (!p)
    return NULL;
  p += strlen (start);
  end = memchr (p, '"', tag->close - p);
  return end ? g_strndup (p, end - p) : NULL;
}

static gboolean
append_figure (const Tag *tag, GString *out)
{
  g_autofree char *source = dup_value (tag, "src");
  g_autofree char *caption = dup_value (tag, "caption"), *title = dup_value (tag, "alt");
  const char *words = caption ? caption : title ? title : "";

  if (!source || strpbrk (source, " ()<>\\") || strpbrk (words, "[]\\"))
    return FALSE;
  g_string_append_printf (out, "![%s](%s)", words, source);
  return TRUE;
}

/* Whether the last such tag above LINE, which may close one, opened it: alone on its line, as it was replaced. */
static gboolean
has_open_code (const HjReading *reading, const HjLine *line)
{
  const char *text = MAX (reading->text->str, line->start - FARTHEST_CODE);
  const char *found = g_strrstr_len (text, line->start - text, "highlight"), *start = found, *end;

  while (start && start > reading->text->str && start[-1] != '\n')
    start--;
  if (!start)
    return FALSE;
  start += strspn (start, " \t");
  end = found + strcspn (found, "}\n");
  return strspn (start, "{%<- ") == (gsize) (found - start) && end[strspn (end, "} \t")] == '\n';
}

/* Where TAG is the target of a link or begins it, "[words]({{ site.url }}/a.png)", what it stands for; FALSE: nothing. */
static gboolean
append_target (const Tag *tag, GString *out)
{
  static const char *const makers[] = { "post_url", "link", "ref", "relref" };
  const char *words = tag->words, *end = tag->close;

  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    if (begins_with (tag, makers[i]))
      {
        words += strlen (makers[i]);
        words += strspn (words, " \"");
        while (end > words && strchr (" \"", end[-1]))
          end--;
        if (memchr (words, ' ', end - words))
          return FALSE;
        g_string_append_len (out, words, end - words);
        g_string_append (out, i == 0 ? ".md" : "");
        return TRUE;
      }
  return begins_with (tag, "site.url") || begins_with (tag, "site.baseurl") || begins_with (tag, "page.url");
}

/* What stands for TAG; FALSE: itself. */
static gboolean
append_replacement (const HjReading *reading, const HjLine *line, const Tag *tag, GString *out)
{
  const char *language;

  if (is_target (line, tag->start))
    return append_target (tag, out);
  if (*tag->start == '{' && tag->start[1] == ':')
    return TRUE;
  if (begins_with (tag, "raw") || begins_with (tag, "endraw"))
    return TRUE;
  if (begins_with (tag, "figure"))
    return append_figure (tag, out);
  if (!tag->alone)
    return FALSE;
  if (begins_with (tag, "endhighlight") || begins_with (tag, "/highlight"))
    return has_open_code (reading, line) && g_string_append (out, "```");
  if (!begins_with (tag, "highlight"))
    return FALSE;
  language = tag->words + strlen ("highlight");
  while (language < tag->close && *language == ' ')
    language++;
  g_string_append (out, "```");
  while (language < tag->close && *language != ' ')
    g_string_append_c (out, *language++);
  return TRUE;
}

static void
edit_line (HjReading *reading, const HjLine *line, const guint8 *mask, GString *out)
{
  g_autoptr (GString) instead = g_string_new (NULL);
  Tag tag;

  for (const char *p = line->start; p < line->end;)
    if (*p != '{' || !(mask[p - line->start] || is_target (line, p)) || !read_tag (line, p, &tag))
      g_string_append_c (out, *p++);
    else
      {
        gboolean known = append_replacement (reading, line, &tag, g_string_truncate (instead, 0));

        if (!known)
          report_kept (reading, line->number);
        if (known && take_out (reading, &tag, line->number))
          g_string_append (out, instead->str);
        else
          g_string_append_len (out, p, tag.end - p);
        p = tag.end;
      }
}

gboolean
hj_pass_templates (HjReading *reading, GError **error)
{
  if (strstr (reading->text->str, "{%") || strstr (reading->text->str, "{{") || strstr (reading->text->str, "{:"))
    hj_reading_edit_lines (reading, "{", edit_line);
  return TRUE;
}
