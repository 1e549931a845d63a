/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "typed-bullets": lists out of Word, mails and blogs, whose bullets are letters: •, ▪, ■, ▶. They become items, below
 * each other as they are set in or, where they are not, in the order in which their bullets appear. */
#include "hj-reading.h"

#include <string.h>

#define DEEPEST 8
#define NO_BULLET 0

typedef struct {
  gsize indent;
  gunichar bullet;
} Level;

typedef struct {
  HjReading *reading;
  Level levels[DEEPEST];
  guint n;           /* levels that are open; 0: no list */
  gsize margin;      /* of the list, in spaces */
  gboolean blank;    /* the line before is */
  GString *out;
} Lister;

/* Bullets of fonts and keyboards. */
static gboolean
is_bullet (gunichar c)
{
  static const gunichar bullets[] = {
    0x2022, 0x2023, 0x2043, 0x2219, 0x25e6, 0x25cf, 0x25cb, 0x25aa, 0x25ab, 0x25a0, 0x25a1, 0x25c6, 0x25c7, 0x25b6, 0x25b7,
    0x25b8, 0x25b9, 0x25ba, 0x27a2, 0x27a4, 0x2756, 0x00b7,
  };

  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (bullets[i] == c)
      return TRUE;
  return FALSE;
}

/* The bullet LINE begins with, and in *WORDS (out) what stands behind it. Word writes "o" and "§" for those of its own
 * fonts, with many spaces behind; they are none outside of a list, where "-" and "*" are Markdown's own. */
static gunichar
read_bullet (const HjLine *line, gboolean listed, const char **words)
{
  const char *p = line->start + strspn (line->start, " \t"), *behind = p < line->end ? g_utf8_next_char (p) : p;
  gunichar c = p < line->end ? g_utf8_get_char (p) : NO_BULLET;
  gsize spaces = strspn (behind, " \t");

  *words = behind + spaces;
  if (!spaces || *words >= line->end)
    return NO_BULLET;
  if (is_bullet (c))
    return c;
  return listed && (strchr ("-*+", (int) c) || (spaces > 1 && (c == 'o' || c == 0xa7))) && c < 0x100 ? c : NO_BULLET;
}

/* Bullets of the same sort, set in alike, stand beside each other; another sort, or one that is set in further, begins a
 * list below. Returns how deep, from 1. */
static guint
enter_level (Lister *self, gsize indent, gunichar bullet)
{
  while (self->n > 0 && self->levels[self->n - 1].indent > indent)
    self->n--;
  for (guint i = self->n; i-- > 0 && self->levels[i].indent == indent;)
    if (self->levels[i].bullet == bullet)
      return self->n = i + 1;
  if (self->n == DEEPEST)
    return self->n;
  self->levels[self->n] = (Level){ indent, bullet };
  return ++self->n;
}

static void
append_spaces (Lister *self, guint depth)
{
  for (gsize i = 0; i < self->margin + 2 * depth; i++)
    g_string_append_c (self->out, ' ');
}

/* Markdown's own are no repair. */
static gboolean
may_list (Lister *self, const HjLine *line, gunichar bullet)
{
  return bullet == '-' || bullet == '*' || bullet == '+'
         || hj_reading_mend (self->reading, "bullet-typed", "글자로 찍은 글머리표(•, ▪, ■ …)를 목록으로 읽었습니다",
                             "Bullets that were typed as letters (•, ▪, ■ …) were read as lists", line->number);
}

/* A bullet of a heading: alone, over text. */
static gboolean
is_heading (const Lister *self, const HjLines *lines, const HjLine *line, gunichar bullet)
{
  HjLines ahead = *lines;
  HjLine next;
  const char *words;

  if ((self->n && !self->blank) || bullet < 0x25a0 || !hj_lines_next (&ahead, &next) || !hj_is_blank (next.start, next.end))
    return FALSE;
  while (hj_lines_next (&ahead, &next) && hj_is_blank (next.start, next.end))
    ;
  return !read_bullet (&next, TRUE, &words) && !hj_is_blank (next.start, next.end);
}

static gboolean
append_item (Lister *self, const HjLines *lines, const HjLine *line)
{
  gsize indent = strspn (line->start, " ");
  const char *words;
  gunichar bullet;

  if (indent < self->margin && !hj_is_blank (line->start, line->end))
    self->n = 0;
  bullet = line->fenced || *line->start == '|' ? NO_BULLET : read_bullet (line, self->n > 0, &words);
  if (bullet == NO_BULLET || is_heading (self, lines, line, bullet) || !may_list (self, line, bullet))
    return FALSE;
  if (self->n == 0)
    {
      self->margin = indent;
      /* Right below text a list could be read as more of it. */
      if (!self->blank && self->out->len > 0)
        g_string_insert (self->out, self->out->len - 1, HJ_BLANK_LINE);
    }
  append_spaces (self, enter_level (self, indent, bullet) - 1);
  g_string_append (self->out, "- ");
  g_string_append_len (self->out, words, line->end - words);
  return TRUE;
}

/* "1." and "1)". */
static gboolean
begins_with_number (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  return digits && digits < 3 && (text[digits] == '.' || text[digits] == ')') && text[digits + 1] == ' ';
}

/* Text behind an item belongs to it until a blank line; what stands at the margin behind one ends the list. */
static void
append_text (Lister *self, const HjLine *line)
{
  gsize indent = strspn (line->start, " \t");
  gboolean blank = hj_is_blank (line->start, line->end);

  if (self->n > 0 && !blank && self->blank && indent <= self->margin)
    self->n = 0;
  self->blank = blank;
  if (self->n == 0 || blank || line->fenced)
    {
      g_string_append_len (self->out, line->start, line->end - line->start);
      return;
    }
  while (begins_with_number (line->start + indent) && self->n > 1 && self->levels[self->n - 1].indent > indent)
    self->n--;
  append_spaces (self, self->n);
  g_string_append_len (self->out, line->start + indent, line->end - line->start - (gssize) indent);
}

gboolean
hj_pass_typed_bullets (HjReading *reading, GError **error)
{
  Lister self = { .reading = reading, .blank = TRUE };
  HjLines lines;
  HjLine line;

  self.out = g_string_sized_new (reading->text->len + 256);
  hj_lines_init (&lines, reading->text->str);
  while (hj_lines_next (&lines, &line))
    {
      if (append_item (&self, &lines, &line))
        self.blank = FALSE;
      else
        append_text (&self, &line);
      if (lines.next)
        g_string_append_c (self.out, '\n');
    }
  g_string_free (reading->text, TRUE);
  reading->text = self.out;
  return TRUE;
}
