/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "residue": what converters from wikis and word processors leave between the lines: backslashes that padded
 * pictures, anchors that became a lone !, indentation that became backticks, escaped bullets. A single such line may
 * be meant; a note full of them went through a converter. Also tells the later passes that it did. */
#include "hj-reading.h"

#include <string.h>

#define FEWEST_SIGNS 4     /* lines of residue that show a converter */
#define FARTHEST_TICK 2    /* lines between two backticks that were indentation */
#define NO_DEPTH -1

typedef struct {
  HjReading *reading;
  GArray *lines;   /* of HjLine */
  GString *out;
  int escaped, ticked; /* depth of the bullet of either kind before; NO_DEPTH: there is none */
  int text_depth;      /* where a bullet below the last line of text belongs */
  gboolean waiting;    /* a bullet whose text stands on the next line */
  gboolean in_bullet;  /* the line before belongs to a bullet restored here */
} Cleaner;

static const HjLine *
get_line (const GArray *lines, guint i)
{
  return i < lines->len ? &g_array_index (lines, HjLine, i) : NULL;
}

/* The words of a line: [start, end) without spaces around. */
static const char *
trim (const HjLine *line, const char **end)
{
  const char *start = line->start;

  for (*end = line->end; *end > start && g_ascii_isspace ((*end)[-1]); --*end)
    ;
  while (start < *end && g_ascii_isspace (*start))
    start++;
  return start;
}

static gboolean
is_exactly (const HjLine *line, const char *text)
{
  const char *end, *start = trim (line, &end);

  return (gsize) (end - start) == strlen (text) && strncmp (start, text, end - start) == 0;
}

static gboolean
is_padding (const HjLine *line)
{
  return !line->fenced && line->end - line->start < 16 && line->end > line->start && strchr ("\\!*", line->start[0])
         && (is_exactly (line, "\\") || is_exactly (line, "**\\") || is_exactly (line, "!"));
}

/* A lone backtick on the line at I, and the next within reach: how many lines further; 0 if there is none. */
static guint
find_tick (const GArray *lines, guint i)
{
  const HjLine *line = get_line (lines, i);

  if (line->fenced || line->start[0] != '`' || !is_exactly (line, "`"))
    return 0;
  for (guint n = 1; n <= FARTHEST_TICK && (line = get_line (lines, i + n)); n++)
    {
      const char *end, *start = trim (line, &end);

      if (start == end)
        continue;
      /* Behind it stands a bullet or nothing; anything else is code over two lines. */
      return *start == '`' && (start + 1 == end || start[1] == '-') ? n : 0;
    }
  return 0;
}

static gboolean
is_ruler (const HjLine *line)
{
  return g_str_has_prefix (line->start, "**====");
}

/* A picture that begins a line, with its address as a link without words behind it. */
static gboolean
is_addressed (const HjLine *line)
{
  return line->start[0] == '!' && g_strstr_len (line->start, line->end - line->start, "[](http");
}

static guint
count_signs (const GArray *lines)
{
  guint n = 0;

  for (guint i = 0; i < lines->len && n < FEWEST_SIGNS; i++)
    n += is_padding (get_line (lines, i)) || find_tick (lines, i) || is_ruler (get_line (lines, i))
         || is_addressed (get_line (lines, i));
  return n;
}

/* ---- one line ---- */

static gboolean
remove_padding (Cleaner *cleaner, const HjLine *line, const char *end)
{
  return hj_reading_remove (cleaner->reading, "padding", "변환기가 남긴 빈 표시를 지웠습니다",
                            "Marks without words that a converter left were removed", line->number, line->start,
                            end - line->start);
}

static void
append_bullet (Cleaner *cleaner, int depth, const char *text, const char *end)
{
  g_string_append_printf (cleaner->out, "%*s- ", depth, "");
  g_string_append_len (cleaner->out, text, end - text);
  cleaner->in_bullet = TRUE;
}

/* An escaped bullet stands beside the last one, or below the text above it. */
static void
append_escaped (Cleaner *cleaner, const char *text, const char *end)
{
  if (cleaner->escaped == NO_DEPTH)
    cleaner->escaped = cleaner->ticked != NO_DEPTH ? cleaner->ticked + 2 : cleaner->text_depth;
  cleaner->ticked = NO_DEPTH;
  append_bullet (cleaner, cleaner->escaped, text, end);
}

/* One whose indentation became ticks stands a step deeper than those. */
static void
append_ticked (Cleaner *cleaner, const char *text, const char *end)
{
  if (cleaner->ticked == NO_DEPTH)
    cleaner->ticked = cleaner->escaped != NO_DEPTH ? cleaner->escaped + 2 : cleaner->text_depth;
  append_bullet (cleaner, cleaner->ticked, text, end);
}

static gboolean
mend_bullet (Cleaner *cleaner, const HjLine *line)
{
  return hj_reading_mend (cleaner->reading, "bullet", "글자로 풀려 있던 목록 표시를 되살렸습니다",
                          "Marks of lists that had become letters were restored", line->number);
}

/* "`", a line of spaces, " `- words" or " `-" with the words on the next line. */
static void
clean_tick (Cleaner *cleaner, const HjLine *line)
{
  const char *end, *start = trim (line, &end) + 1;

  if (start == end)
    return;
  start++;
  while (start < end && *start == ' ')
    start++;
  if (start == end)
    cleaner->waiting = TRUE;
  else
    append_ticked (cleaner, start, end);
}

/* "`	`words": indentation in ticks. */
static const char *
skip_ticked_space (const HjLine *line)
{
  const char *p = line->start;

  if (*p != '`' || line->fenced)
    return p;
  for (p++; p < line->end && (*p == ' ' || *p == '\t'); p++)
    ;
  return p > line->start + 1 && p + 1 < line->end && *p == '`' && p[1] != '`' ? p + 1 : line->start;
}

/* Below "- item" a bullet is its child. */
static void
look_at_text (Cleaner *cleaner, const char *start, const char *end)
{
  const char *p = start;

  while (p < end && g_ascii_isspace (*p))
    p++;
  if (p == end)
    cleaner->in_bullet = FALSE;
  if (p == end || cleaner->in_bullet)
    return;
  cleaner->escaped = cleaner->ticked = NO_DEPTH;
  cleaner->text_depth = end - start > 2 && start[0] == '-' && start[1] == ' ' ? 2 : 0;
}

/* Tabs that came with a page's icon. */
static void
append_untabbed (Cleaner *cleaner, const char *start, const char *end)
{
  const char *p = start;

  while (p < end && g_ascii_isspace (*p))
    p++;
  g_string_append_len (cleaner->out, start, p - start);
  for (; p < end; p++)
    if (*p != '\t')
      g_string_append_c (cleaner->out, *p);
    else if (p[-1] != '[')
      g_string_append_c (cleaner->out, ' ');
}

static void
clean_text (Cleaner *cleaner, const HjLine *line)
{
  const char *start = skip_ticked_space (line);
  const char *two = line->start;

  if (start > line->start && !remove_padding (cleaner, line, start))
    start = line->start;
  if (!line->fenced && line->end - two > 3 && two[0] == '\\' && two[2] == ' ' && (two[1] == '-' || two[1] == '>')
      && mend_bullet (cleaner, line))
    {
      if (two[1] == '-')
        {
          append_escaped (cleaner, two + 3, line->end);
          return;
        }
      start++;
    }
  look_at_text (cleaner, start, line->end);
  append_untabbed (cleaner, start, line->end);
}

static void
clean_line (Cleaner *cleaner, const HjLine *line)
{
  if (cleaner->waiting && line->end > line->start)
    {
      const char *end, *start = trim (line, &end);

      cleaner->waiting = FALSE;
      append_ticked (cleaner, start, end);
    }
  else if (!is_padding (line) || !remove_padding (cleaner, line, line->end))
    clean_text (cleaner, line);
}

/* ---- the pass ---- */

/* The lines from one tick to the next, of which the last has the words; or all of them as they are written. */
static guint
clean_ticks (Cleaner *cleaner, guint i, guint n)
{
  const HjLine *last = get_line (cleaner->lines, i + n);
  gboolean mended = mend_bullet (cleaner, last);

  for (guint k = i; k <= i + n; k++)
    {
      const HjLine *line = get_line (cleaner->lines, k);

      if (k > i)
        g_string_append_c (cleaner->out, '\n');
      if (!mended)
        g_string_append_len (cleaner->out, line->start, line->end - line->start);
    }
  if (mended)
    clean_tick (cleaner, last);
  return n;
}

static void
clean (Cleaner *cleaner)
{
  for (guint i = 0; i < cleaner->lines->len; i++)
    {
      guint n = find_tick (cleaner->lines, i);

      if (i)
        g_string_append_c (cleaner->out, '\n');
      if (n)
        i += clean_ticks (cleaner, i, n);
      else
        clean_line (cleaner, get_line (cleaner->lines, i));
    }
}

gboolean
hj_pass_residue (HjReading *reading, GError **error)
{
  Cleaner cleaner = { .reading = reading, .escaped = NO_DEPTH, .ticked = NO_DEPTH };
  HjLines lines;
  HjLine line;

  cleaner.lines = g_array_new (FALSE, FALSE, sizeof (HjLine));
  hj_lines_init (&lines, reading->text->str);
  while (hj_lines_next (&lines, &line))
    g_array_append_val (cleaner.lines, line);
  reading->converted = count_signs (cleaner.lines) >= FEWEST_SIGNS;
  if (reading->converted)
    {
      cleaner.out = g_string_sized_new (reading->text->len);
      clean (&cleaner);
      g_string_free (reading->text, TRUE);
      reading->text = cleaner.out;
    }
  g_array_unref (cleaner.lines);
  return TRUE;
}
