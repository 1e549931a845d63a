/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "paragraphs": in a note whose converter left no blank lines, a line at the margin goes on with the list item
 * or the sentence above it, as Markdown has it, unless it begins anew: with a picture, an address, an emoji, an arrow
 * or a label, or below a sentence that ended. A short line over a paragraph, all that is left of a coloured box, is a
 * box again. Acts only on converted notes. */
#include "hj-reading.h"

#include <string.h>

#define SHORTEST_PARAGRAPH 20 /* letters; less than that is what fell off the line above */
#define LONGEST_LABEL 60      /* bytes of bold before a colon */
#define LONGEST_BOX_TITLE 30  /* letters */
#define SHORTEST_BOX_TEXT 40

typedef struct {
  HjReading *reading;
  GString *out;
  HjLine before;    /* the line above; start is NULL at the beginning */
  gboolean boxed;   /* it was put into a box */
} Parter;

static const char *
get_end (const HjLine *line)
{
  const char *end = line->end;

  while (end > line->start && g_ascii_isspace (end[-1]))
    end--;
  return end;
}

static gboolean
has_words (const HjLine *line)
{
  return line->start && get_end (line) > line->start;
}

static gsize
count_letters (const HjLine *line)
{
  return g_utf8_strlen (line->start, get_end (line) - line->start);
}

static gboolean
ends_with (const HjLine *line, const char *suffix)
{
  const char *end = get_end (line);
  gsize size = strlen (suffix);

  return (gsize) (end - line->start) >= size && strncmp (end - size, suffix, size) == 0;
}

/* A heading written by the pass before; a carriage return may stand before it. */
static gboolean
is_heading (const HjLine *line)
{
  return line->start[line->start[0] == '\r'] == '#';
}

/* Headings, tables, quotes, lists, rules and code are blocks of their own. */
static gboolean
is_plain (const HjLine *line)
{
  return !line->fenced && has_words (line) && !is_heading (line) && !strchr ("|> \t-+=", line->start[0])
         && hj_line_content (line) == line->start;
}

static gboolean
is_emoji (gunichar c)
{
  return (c >= 0x1f300 && c <= 0x1faff) || (c >= 0x2600 && c <= 0x27bf) || (c >= 0x23e9 && c <= 0x23fa);
}

/* "→ words", not an arrow alone, which is a link of a chain. */
static gboolean
begins_with_arrow (const HjLine *line)
{
  static const char *const arrows[] = { "→ ", "-> ", "=> ", "⇒ " };

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    if (g_str_has_prefix (line->start, arrows[i]) && get_end (line) > line->start + strlen (arrows[i]))
      return TRUE;
  return FALSE;
}

/* "**Label:** words" or "**Label**: words". */
static gboolean
begins_with_label (const HjLine *line)
{
  const char *close = g_str_has_prefix (line->start, "**") ? g_strstr_len (line->start + 2, line->end - line->start - 2, "**")
                                                           : NULL;

  if (!close || close == line->start + 2 || close - line->start > LONGEST_LABEL)
    return FALSE;
  return close[-1] == ':' || (close + 2 < line->end && close[2] == ':');
}

static gboolean
begins_anew (const HjLine *line)
{
  return g_str_has_prefix (line->start, "![") || g_str_has_prefix (line->start, "<http")
         || g_str_has_prefix (line->start, "http") || g_str_has_prefix (line->start, "[**http")
         || is_emoji (g_utf8_get_char (line->start)) || begins_with_arrow (line) || begins_with_label (line);
}

static gboolean
is_picture (const HjLine *line)
{
  const char *content = hj_line_content (line);

  return g_str_has_prefix (content, "![") && ends_with (line, ")");
}

static gboolean
ends_sentence (const HjLine *line)
{
  return ends_with (line, ".") || ends_with (line, "?") || ends_with (line, "다") || ends_with (line, "!")
         || ends_with (line, ".**") || ends_with (line, "요") || is_picture (line);
}

/* Whether LINE, which Markdown joins to the one above, is a paragraph of its own. A backslash holds lines together. */
static gboolean
is_parted (const HjLine *before, const HjLine *line)
{
  if (!has_words (before) || before->fenced || is_heading (before) || before->start[0] == '|' || ends_with (before, "\\")
      || !is_plain (line))
    return FALSE;
  return begins_anew (line) || is_picture (before) || (hj_line_is_bold_code (line, TRUE) && !hj_line_is_bold_code (before, FALSE))
         || (ends_sentence (before) && count_letters (line) >= SHORTEST_PARAGRAPH);
}

static void
part (Parter *parter)
{
  GString *out = parter->out;

  if (out->len && out->str[out->len - 1] == '\n')
    g_string_insert (out, (gssize) out->len - 1, HJ_BLANK_LINE);
}

/* ---- boxes ---- */

/* A few plain words, as a title has them. */
static gboolean
is_box_title (const HjLine *line)
{
  gsize n = is_plain (line) ? count_letters (line) : 0;

  if (n < 2 || n > LONGEST_BOX_TITLE || !g_unichar_isalpha (g_utf8_get_char (line->start)))
    return FALSE;
  for (const char *p = line->start; p < get_end (line); p++)
    if (strchr ("*`<>[]|\\=:;$", *p))
      return FALSE;
  return !ends_sentence (line) && !ends_with (line, ",") && !ends_with (line, "음") && !ends_with (line, "함");
}

static gboolean
is_box_text (const HjLine *line)
{
  return is_plain (line) && count_letters (line) >= SHORTEST_BOX_TEXT && (ends_with (line, "다.") || ends_with (line, "."))
         && !begins_anew (line);
}

/* Below the end of a list or a picture: a title, a paragraph, and then something else. */
static gboolean
is_box (const Parter *parter, const HjLine *line)
{
  HjLines ahead;
  HjLine text, after;

  if (!has_words (&parter->before) || !is_box_title (line)
      || !(is_picture (&parter->before) || (ends_sentence (&parter->before)
                                            && hj_line_content (&parter->before) > parter->before.start)))
    return FALSE;
  hj_lines_init (&ahead, line->end);
  hj_lines_next (&ahead, &text);
  return hj_lines_next (&ahead, &text) && is_box_text (&text)
         && (!hj_lines_next (&ahead, &after) || !is_plain (&after) || begins_anew (&after));
}

/* ---- the pass ---- */

static gboolean
may_box (Parter *parter, const HjLine *line)
{
  return hj_reading_mend (parter->reading, "box", "테두리를 잃은 상자를 되살렸습니다",
                          "A box that lost its frame was restored", line->number);
}

static gboolean
may_part (Parter *parter, const HjLine *line)
{
  return hj_reading_mend (parter->reading, "paragraph-parted", "앞줄에 붙은 문단을 나누었습니다",
                          "A paragraph that ran into the line above was parted from it", line->number);
}

static void
append_line (Parter *parter, const HjLine *line)
{
  gboolean box = !parter->boxed && is_box (parter, line) && may_box (parter, line);

  if (box || (!parter->boxed && is_parted (&parter->before, line) && may_part (parter, line)))
    part (parter);
  if (parter->boxed || box)
    g_string_append (parter->out, box ? "> [!note] " : "> ");
  g_string_append_len (parter->out, line->start, line->end - line->start);
  parter->boxed = box;
}

gboolean
hj_pass_paragraphs (HjReading *reading, GError **error)
{
  Parter parter = { .reading = reading };
  HjLines lines;
  HjLine line;

  if (!reading->converted)
    return TRUE;
  parter.out = g_string_sized_new (reading->text->len + 64);
  hj_lines_init (&lines, reading->text->str);
  while (hj_lines_next (&lines, &line))
    {
      append_line (&parter, &line);
      parter.before = line;
      if (lines.next)
        g_string_append_c (parter.out, '\n');
    }
  g_string_free (reading->text, TRUE);
  reading->text = parter.out;
  return TRUE;
}
