/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "code-lines": code that a word processor set in bold, line by line, with #### for the # of its comments, and
 * code that lost its line ends. A paragraph of nothing but such lines is code again, as it stood in the source. */
#include "hj-reading.h"

#include <string.h>

#define FEWEST_LINES 3 /* that are code beyond doubt; a single one may be a name */
#define COMMENT "####"

#define CODE "code-lines"
#define CODE_KO "굵은 글씨가 된 코드를 되살렸습니다"
#define CODE_EN "Code set in bold was restored"

/* ---- what a line of code looks like ---- */

static gsize
span_name (const char *p, const char *end)
{
  const char *start = p;

  while (p < end && (g_ascii_isalnum (*p) || strchr ("_\\.[]'\"", *p)))
    p++;
  return p - start;
}

/* "df.head(", "x = df['a']": a call of a method, or an assignment with an index or a call on its right. */
static gboolean
is_statement (const char *p, const char *end)
{
  gsize name = g_ascii_isalpha (*p) || *p == '_' ? span_name (p, end) : 0;
  const char *rest = p + name;

  if (!name)
    return FALSE;
  if (rest < end && *rest == '(')
    return memchr (p, '.', name) != NULL && !g_ascii_isupper (p[0]);
  return g_strstr_len (rest, MIN (3, end - rest), " = ") == rest
         && (g_strstr_len (rest, end - rest, "['") || g_strstr_len (rest, end - rest, "(df")
             || g_strstr_len (rest, end - rest, "()") || g_strstr_len (rest, end - rest, "torch.")
             || is_statement (rest + 3, end));
}

static gboolean
is_code (const char *p, const char *end)
{
  return g_str_has_prefix (p, "import ") || g_str_has_prefix (p, "print(") || g_str_has_prefix (p, COMMENT " ")
         || is_statement (p, end);
}

/* A plain assignment: code between lines that are. */
static gboolean
is_assignment (const char *p, const char *end)
{
  gsize name = span_name (p, end);

  return name && g_strstr_len (p + name, MIN (3, end - p - (gssize) name), " = ") == p + name;
}

/* The inside of "**…**". FALSE: the line is anything else. */
static gboolean
find_bold (const char *start, const char *end, const char **inner, const char **inner_end)
{
  while (end > start && g_ascii_isspace (end[-1]))
    end--;
  if (end - start < 8 || strncmp (start, "**", 2) != 0 || strncmp (end - 2, "**", 2) != 0 || end[-3] == '\\')
    return FALSE;
  *inner = start + 2;
  *inner_end = end - 2;
  return g_strstr_len (*inner, *inner_end - *inner, "**") == NULL;
}

gboolean
hj_line_is_bold_code (const HjLine *line, gboolean sure)
{
  const char *inner, *end;

  return find_bold (line->start, line->end, &inner, &end) && (is_code (inner, end) || (!sure && is_assignment (inner, end)));
}

/* ---- back to code ---- */

/* Escapes of Markdown undone, #### made # again. */
static void
append_code (GString *out, const char *p, const char *end)
{
  while (p < end)
    if (g_str_has_prefix (p, COMMENT))
      {
        g_string_append_c (out, '#');
        p += strlen (COMMENT);
      }
    else
      {
        p += *p == '\\' && p + 1 < end && g_ascii_ispunct (p[1]);
        g_string_append_c (out, *p++);
      }
}

/* Code whose line ends are lost: "x = f() *#### why* **for** a **in** b: y = g()". A comment ends its line; a loop or
 * an assignment begins one. */
static void
append_flat (GString *out, const char *p, const char *end)
{
  gboolean comment = FALSE;

  while (p < end)
    {
      gboolean starts = p[0] == ' ' && (g_str_has_prefix (p, " **for**") || is_assignment (p + 1, end));

      if (*p == '*' && comment)
        {
          p += strspn (p, "* ");
          comment = FALSE;
          g_string_append_c (out, p < end ? '\n' : ' ');
        }
      else if (*p == '*')
        p++;
      else if (starts && !comment && out->len && out->str[out->len - 1] != '\n')
        {
          g_string_append_c (out, '\n');
          p++;
        }
      else
        {
          gsize size = g_str_has_prefix (p, COMMENT) ? strlen (COMMENT) : p[0] == '\\' ? 2 : 1;

          comment |= size == strlen (COMMENT);
          append_code (out, p, p + size);
          p += size;
        }
    }
  g_strchomp (out->str);
  out->len = strlen (out->str);
}

static gboolean
is_flat (const char *start, const char *end)
{
  return is_statement (start, end) && g_strstr_len (start, end - start, "*" COMMENT);
}

/* ---- the pass ---- */

typedef struct {
  HjReading *reading;
  GPtrArray *lines; /* where the lines of the source begin; the last is its end */
} Finder;

static const char *
get_line (const Finder *finder, int number, const char **end)
{
  const char *start = g_ptr_array_index (finder->lines, number - 1);

  *end = (const char *) g_ptr_array_index (finder->lines, number) - 1;
  return start;
}

/* TRUE when all lines are bold code and one of them beyond doubt. */
static gboolean
is_bold_code (const Finder *finder, const HjBlock *block)
{
  gboolean sure = FALSE;

  for (int n = block->line; n <= block->line_end; n++)
    {
      const char *end, *start = get_line (finder, n, &end), *inner, *inner_end;

      if (!find_bold (start, end, &inner, &inner_end) || !(is_code (inner, inner_end) || is_assignment (inner, inner_end)))
        return FALSE;
      sure |= is_code (inner, inner_end);
    }
  return sure;
}

static void
make_code (HjBlock *block, GString *code)
{
  block->kind = HJ_BLOCK_CODE;
  block->text = g_string_free (code, FALSE);
  block->info = g_strdup ("");
  g_clear_pointer (&block->spans, g_ptr_array_unref);
}

/* One line that is to stay as it is written keeps its paragraph. */
static gboolean
is_left (Finder *finder, const HjBlock *block)
{
  gboolean left = FALSE;

  for (int n = block->line; n <= block->line_end; n++)
    left |= hj_reading_leaves (finder->reading, CODE, CODE_KO, CODE_EN, n);
  return left;
}

static void
restore_bold (Finder *finder, HjBlock *block)
{
  GString *code = g_string_new (NULL);

  for (int n = block->line; n <= block->line_end; n++)
    {
      const char *end, *start = get_line (finder, n, &end), *inner, *inner_end;

      find_bold (start, end, &inner, &inner_end);
      g_string_append (code, code->len ? "\n" : "");
      append_code (code, inner, inner_end);
      hj_note_add_repair (finder->reading->note, CODE, CODE_KO, CODE_EN, n);
    }
  make_code (block, code);
}

/* Code in one line, mostly below the line that names it: the paragraph's last. */
static HjBlock *
take_flat (Finder *finder, HjBlock *block)
{
  const char *end, *start = get_line (finder, block->line_end, &end);
  GString *code;
  HjBlock *made;

  if (!is_flat (start, end)
      || !hj_reading_mend (finder->reading, "code-flat", "한 줄로 뭉친 코드를 줄로 나누었습니다",
                           "Code that had lost its line ends was broken into lines", block->line_end))
    return NULL;
  code = g_string_new (NULL);
  append_flat (code, start, end);
  made = hj_block_new (HJ_BLOCK_CODE);
  made->line = made->line_end = block->line_end;
  make_code (made, code);
  return made;
}

/* Drops what stands after the last line feed of the paragraph. FALSE: there is none, nothing is left. */
static gboolean
cut_last_line (HjBlock *block)
{
  for (guint i = block->spans->len; i-- > 0;)
    {
      HjSpan *span = g_ptr_array_index (block->spans, i);
      char *newline = span->flags & (HJ_SPAN_CODE | HJ_SPAN_FORMULA) ? NULL : strrchr (span->text, '\n');

      if (!newline)
        continue;
      *newline = '\0';
      g_ptr_array_set_size (block->spans, span->flags & HJ_SPAN_BREAK ? i : i + 1);
      block->line_end--;
      return TRUE;
    }
  return FALSE;
}

static void
look_at (Finder *finder, GPtrArray *blocks)
{
  for (guint i = 0; blocks && i < blocks->len; i++)
    {
      HjBlock *block = g_ptr_array_index (blocks, i), *flat;

      look_at (finder, block->children);
      if (block->kind != HJ_BLOCK_PARAGRAPH || block->line < 1 || block->line_end >= (int) finder->lines->len)
        continue;
      if (is_bold_code (finder, block) && !is_left (finder, block))
        restore_bold (finder, block);
      else if ((flat = take_flat (finder, block)))
        {
          if (cut_last_line (block))
            g_ptr_array_insert (blocks, (int) ++i, flat);
          else
            {
              hj_block_free (block);
              blocks->pdata[i] = flat;
            }
        }
    }
}

static guint
count_code (const char *text)
{
  HjLines lines;
  HjLine line;
  guint n = 0;

  hj_lines_init (&lines, text);
  while (n < FEWEST_LINES && hj_lines_next (&lines, &line))
    n += line.start[0] == '*' && hj_line_is_bold_code (&line, TRUE);
  return n;
}

gboolean
hj_pass_code_lines (HjReading *reading, GError **error)
{
  Finder finder = { .reading = reading };

  if (!strstr (reading->note->markdown, COMMENT) || count_code (reading->note->markdown) < FEWEST_LINES)
    return TRUE;
  finder.lines = g_ptr_array_new ();
  for (char *p = reading->note->markdown; p; p = strchr (p, '\n'), p = p ? p + 1 : NULL)
    g_ptr_array_add (finder.lines, p);
  g_ptr_array_add (finder.lines, reading->note->markdown + strlen (reading->note->markdown) + 1);
  look_at (&finder, reading->note->blocks);
  g_ptr_array_unref (finder.lines);
  return TRUE;
}
