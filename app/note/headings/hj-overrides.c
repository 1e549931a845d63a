/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "overrides": the learner's word on headings. It comes after everything that finds headings by itself, and works
 * on lines of Markdown like those passes. */
#include "hj-headings.h"

#include <stdlib.h>
#include <string.h>

/* One line of the text on its way. */
typedef struct {
  HjLine line;
  char *text;        /* what it becomes */
  int level;         /* of the heading it is, or 0 */
  int deepest;       /* level that can be written */
  gboolean rewritten;
} Row;

static void
clear_row (gpointer row)
{
  g_free (((Row *) row)->text);
}

static Row *
get_row (GArray *rows, int index)
{
  return index >= 0 && index < (int) rows->len ? &g_array_index (rows, Row, index) : NULL;
}

static gboolean
is_blank (const Row *row)
{
  return row->text[strspn (row->text, " \t\r")] == '\0';
}

/* ---- which lines are headings ---- */

/* Where the mark of a heading begins: three spaces are nothing, and so is the sign of a blank line before it. */
static const char *
skip_indent (const char *text)
{
  while (*text == '\r')
    text++;
  return text + MIN (strspn (text, " "), 3);
}

static int
count_marks (const char *text, int deepest)
{
  const char *start = skip_indent (text);
  int marks = (int) strspn (start, "#");
  const char *title = start + marks + strspn (start + marks, " ");
  int deeper;

  if (marks == 0 || marks > HJ_MARKDOWN_LEVELS || (start[marks] != '\0' && !strchr (" \t", start[marks])))
    return 0;
  deeper = hj_heading_skip_deeper (&title);
  return MIN (marks + deeper, deepest);
}

/* === or --- below one line of text. */
static int
read_underline (const Row *row)
{
  g_autofree char *text = g_strstrip (g_strdup (row->text));
  char mark = text[0];

  if ((mark != '=' && mark != '-') || text[strspn (text, (char[]){ mark, '\0' })] != '\0' || row->line.fenced)
    return 0;
  return mark == '=' ? 1 : 2;
}

static gboolean
is_plain_text (const Row *row)
{
  return !is_blank (row) && !row->line.fenced && row->level == 0 && hj_line_content (&row->line) == row->line.start
         && !strchr (row->text, '|');
}

/* A heading with a line below it is written as the others are. */
static void
settle_underline (GArray *rows, int index)
{
  Row *row = get_row (rows, index), *before = get_row (rows, index - 1), *below = get_row (rows, index + 1);
  int level = below ? read_underline (below) : 0;
  char *text;

  if (level == 0 || !is_plain_text (row) || (before && !is_blank (before) && before->level == 0))
    return;
  text = g_strdup_printf ("%.*s %s", level, "##", g_strstrip (row->text));
  g_free (row->text);
  row->text = text;
  row->level = level;
  row->rewritten = below->rewritten = TRUE;
  below->text[0] = '\0';
}

static GArray *
list_rows (const char *text, int deepest)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));
  HjLines lines;
  HjLine line;

  g_array_set_clear_func (rows, clear_row);
  hj_lines_init (&lines, text);
  while (hj_lines_next (&lines, &line))
    {
      Row row = { .line = line, .text = g_strndup (line.start, line.end - line.start), .deepest = deepest };

      row.level = line.fenced ? 0 : count_marks (row.text, deepest);
      g_array_append_val (rows, row);
    }
  for (int i = 0; i < (int) rows->len; i++)
    settle_underline (rows, i);
  return rows;
}

/* ---- writing ---- */

/* The words of a heading, without its marks. (transfer full) */
static char *
dup_title (const Row *row)
{
  const char *start = skip_indent (row->text) + MIN (row->level, HJ_MARKDOWN_LEVELS), *words = start + strspn (start, " ");
  gboolean deeper = row->deepest > HJ_MARKDOWN_LEVELS && hj_heading_skip_deeper (&words) > 0;
  char *title = g_strstrip (g_strdup (deeper ? words : start));
  gsize length = strlen (title);

  while (length > 0 && title[length - 1] == '#')
    length--;
  if (length == 0 || title[length - 1] == ' ')
    title[length] = '\0';
  return g_strchomp (title);
}

/* Takes TEXT. */
static void
set_text (Row *row, char *text)
{
  g_free (row->text);
  row->text = text;
  row->rewritten = TRUE;
}

/* The carriage return is a blank line to md4c; see hj-headings.c. */
static void
write_heading (Row *row, int level, const char *title)
{
  GString *text = g_string_new ("\r");

  row->level = CLAMP (level, 1, row->deepest);
  hj_heading_append_marks (text, row->level);
  g_string_append (text, title);
  set_text (row, g_string_free (text, FALSE));
}

/* The end of the section that begins at INDEX. */
static int
find_section_end (GArray *rows, int index)
{
  int level = get_row (rows, index)->level, end = index + 1;

  while (end < (int) rows->len && (get_row (rows, end)->level == 0 || get_row (rows, end)->level > level))
    end++;
  return end;
}

static void
shift (GArray *rows, int from, int to, int by)
{
  for (int i = from; i < to; i++)
    {
      Row *row = get_row (rows, i);
      g_autofree char *title = row->level ? dup_title (row) : NULL;

      if (title)
        write_heading (row, row->level + by, title);
    }
}

static int
find_heading_before (GArray *rows, int index)
{
  while (--index >= 0 && get_row (rows, index)->level == 0)
    ;
  return index;
}

/* ---- the kinds ---- */

static gboolean
promote (GArray *rows, int index, const HjOverride *override)
{
  if (get_row (rows, index)->level < 2)
    return FALSE;
  shift (rows, index, find_section_end (rows, index), -1);
  return TRUE;
}

static gboolean
demote (GArray *rows, int index, const HjOverride *override)
{
  int level = get_row (rows, index)->level;

  if (level == 0 || level == get_row (rows, index)->deepest)
    return FALSE;
  shift (rows, index, find_section_end (rows, index), 1);
  return TRUE;
}

/* The words of a heading as a paragraph: bold if that is how the note writes what looks like one. */
static char *
write_words (const char *title, gboolean bold)
{
  gsize digits = strspn (title, "0123456789");

  if (title[0] == '\0')
    return g_strdup ("");
  if (bold && !strstr (title, "**"))
    return g_strdup_printf ("\r**%s**", title);
  /* A number would begin a list, and so would a dash. */
  if (digits > 0 && strchr (".)", title[digits]) && title[digits])
    return g_strdup_printf ("\r%.*s\\%s", (int) digits, title, title + digits);
  return g_strdup_printf (strchr ("-+>", title[0]) ? "\r\\%s" : "\r%s", title);
}

static gboolean
make_plain (GArray *rows, int index, const HjOverride *override)
{
  Row *row = get_row (rows, index);
  g_autofree char *title = row->level ? dup_title (row) : NULL;

  if (!title)
    return FALSE;
  row->level = 0;
  set_text (row, write_words (title, g_str_has_prefix (override->text, "**")));
  return TRUE;
}

/* A title that follows at once is the second half of the one before; otherwise its words stay as a label where they
 * are. The sections below it go below the one before. */
static gboolean
merge (GArray *rows, int index, const HjOverride *override)
{
  Row *row = get_row (rows, index), *before;
  int first = find_heading_before (rows, index), between = index - 1, end;
  g_autofree char *title = row->level ? dup_title (row) : NULL, *start = NULL, *joined = NULL;

  if (!title || first < 0)
    return FALSE;
  before = get_row (rows, first);
  end = find_section_end (rows, index);
  shift (rows, index + 1, end, before->level - row->level);
  row->level = 0;
  while (between > first && is_blank (get_row (rows, between)))
    between--;
  if (between > first)
    {
      set_text (row, write_words (title, TRUE));
      return TRUE;
    }
  start = dup_title (before);
  joined = g_strstrip (g_strdup_printf ("%s %s", start, title));
  write_heading (before, before->level, joined);
  set_text (row, g_strdup (""));
  return TRUE;
}

/* A title is words: what would be Markdown in it is written so that it is none. */
static char *
escape (const char *title)
{
  GString *out = g_string_new (NULL);

  for (const char *p = title; *p; p++)
    if (strchr ("\\`*_[]<>&~#|!=^$%", *p))
      g_string_append_printf (out, "&#%d;", *p);
    else
      g_string_append_c (out, (guchar) *p < ' ' ? ' ' : *p);
  return g_strstrip (g_string_free (out, FALSE));
}

static gboolean
rename_heading (GArray *rows, int index, const HjOverride *override)
{
  Row *row = get_row (rows, index);
  g_autofree char *title = escape (override->value ? override->value : "");

  if (row->level == 0 || title[0] == '\0')
    return FALSE;
  write_heading (row, row->level, title);
  return TRUE;
}

static gboolean
make_heading (GArray *rows, int index, const HjOverride *override)
{
  Row *row = get_row (rows, index), *before = get_row (rows, find_heading_before (rows, index));
  int level = override->value ? atoi (override->value) : before ? before->level + 1 : 2;
  const char *start = row->text + (row->text[0] == '\r');
  HjLine line = { .start = start, .end = start + strlen (start) };
  g_autofree char *text = g_strstrip (g_strdup (hj_line_content (&line))), *bold = NULL;

  if (row->level || row->line.fenced || is_blank (row) || text[0] == '|')
    return FALSE;
  bold = hj_headings_take_bold (text);
  write_heading (row, level, bold ? bold : text);
  return TRUE;
}

static gboolean (*const deeds[]) (GArray *rows, int index, const HjOverride *override) = {
  [HJ_OVERRIDE_PROMOTE] = promote,       [HJ_OVERRIDE_DEMOTE] = demote,        [HJ_OVERRIDE_MERGE] = merge,
  [HJ_OVERRIDE_RENAME] = rename_heading, [HJ_OVERRIDE_HEADING] = make_heading, [HJ_OVERRIDE_PLAIN] = make_plain,
};

/* ---- the pass ---- */

/* The line may be the second of two that became one. */
static int
find_row (GArray *rows, int line)
{
  for (int i = (int) rows->len - 1; i >= 0 && line > 0; i--)
    if (get_row (rows, i)->line.number <= line)
      return i;
  return -1;
}

static void
write_rows (HjReading *reading, GArray *rows)
{
  g_autoptr (GString) out = g_string_sized_new (reading->text->len + 64);

  for (int i = 0; i < (int) rows->len; i++)
    {
      const Row *row = get_row (rows, i);
      /* At the start of the text, and below a blank line, there is nothing to end. */
      gboolean needless = row->rewritten && row->text[0] == '\r' && (i == 0 || is_blank (row - 1));

      if (i)
        g_string_append_c (out, '\n');
      g_string_append (out, row->text + needless);
    }
  g_string_assign (reading->text, out->str);
}

static void
report (HjNote *note, const HjOverride *override)
{
  if (override->applied)
    hj_note_add_repair (note, "override", "제목을 내가 바꾼 대로 읽었습니다", "Headings were read as you changed them",
                        override->line);
  else
    hj_note_add_warning (note, "override-lost", "내가 바꾼 제목을 이 글에서 찾지 못했습니다",
                         "A heading that you changed was not found in this text", override->line);
}

static void
apply (HjReading *reading, GArray *rows, HjOverride *override)
{
  int index = find_row (rows, override->line);

  override->applied = index >= 0 && deeds[override->kind](rows, index, override);
  report (reading->note, override);
}

gboolean
hj_pass_overrides (HjReading *reading, GError **error)
{
  g_autoptr (GArray) rows = NULL;

  for (guint i = 0; reading->overrides && i < reading->overrides->len; i++)
    {
      HjOverride *override = reading->overrides->pdata[i];

      if (!hj_override_is_of_heading (override->kind))
        continue;
      if (!rows)
        rows = list_rows (reading->text->str, reading->has_marks ? HJ_MARKDOWN_LEVELS : HJ_DEEPEST_LEVEL);
      apply (reading, rows, override);
    }
  if (rows)
    write_rows (reading, rows);
  return TRUE;
}
