/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "unicode-math": mathematics typed as letters in Korean prose becomes formulas. A run between Korean words is
 * taken as a whole if it parses and holds a relation with something on both sides and a sign that only mathematics
 * uses; failing that, each of its words is: x\_t, W^Q, π(a|s). Whatever is in doubt stays text. */
#include "hj-unicode-math.h"

#include <string.h>

#define ARROW 0x2192u      /* parts steps, and what follows from what */
#define LONGEST_RUN 400    /* letters */
#define LONGEST_TERM 60
#define LONGEST_SCRIPT 3   /* letters behind _ of a variable that is no name of a program */
#define LONGEST_LINE 65536 /* bytes */

static gboolean
is_edge (gunichar c)
{
  return c == ' ' || (c && c < 0x80 && strchr (",.;:", (int) c));
}

/* A relation with nothing before it, or behind it, says nothing. */
static gboolean
has_two_sides (const char *tex)
{
  static const char *const relations[] = { "=", "\\approx", "\\leq", "\\geq", "\\neq", "\\propto" };
  g_autofree char *bare = g_strstrip (g_strdup (tex));

  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    if (g_str_has_prefix (bare, relations[i]) || g_str_has_suffix (bare, relations[i]))
      return FALSE;
  return *bare && !strchr ("+/,;", *bare) && !strchr ("+-/", bare[strlen (bare) - 1]);
}

/* A relation and a sign of mathematics; or, without a relation, a limit or two signs with an operator. */
static gboolean
is_equation (const HjMathSigns *signs, const char *tex)
{
  if (!has_two_sides (tex))
    return FALSE;
  if (signs->relations)
    return signs->strong > 0 || signs->scripts > 1 || signs->calls > 0 || signs->functions > 0;
  return signs->limits > 0 || (signs->strong > 1 && signs->operators > 0 && signs->calls > 0);
}

/* [from, *TO) as TeX, or NULL. A bracket that opens an aside and is not closed in the run ends it: "y = α (여기서". */
static char *
dup_run (const HjPasteLine *line, const char *text, gsize from, gsize *to)
{
  for (int attempt = 0; attempt < 2; attempt++)
    {
      HjMathSigns signs;
      g_autofree char *tex = hj_math_dup_tex (line, text, from, *to, &signs);

      if (tex)
        return is_equation (&signs, tex) ? g_steal_pointer (&tex) : NULL;
      if (signs.open == G_MAXSIZE || signs.open <= from || line->cells[signs.open - 1].raw != ' ')
        return NULL;
      for (*to = signs.open; *to > from && is_edge (line->cells[*to - 1].raw);)
        --*to;
    }
  return NULL;
}

/* Two stars that nothing escapes. */
static gboolean
is_bold (const HjPasteLine *line, const char *text, gsize i)
{
  return line->cells[i].raw == '*' && text[line->cells[i].at] == '*'
         && (line->cells[i + 1].raw == '*' || (i && line->cells[i - 1].raw == '*'));
}

static gboolean
ends_run (const HjPasteLine *line, const char *text, gsize i)
{
  const HjPasteCell *cell = &line->cells[i];

  return !cell->prose || hj_is_hangul (cell->raw) || cell->raw == ARROW || is_bold (line, text, i)
         || (cell->raw == ':' && line->cells[i + 1].raw == ' ');
}

/* The run that begins at *FROM, without the marks of prose at its edges. Returns its end. */
static gsize
find_run (const HjPasteLine *line, const char *text, gsize *from)
{
  gsize to = *from;

  while (to < line->n && !ends_run (line, text, to))
    to++;
  while (*from < to && is_edge (line->cells[*from].raw))
    ++*from;
  return to;
}

/* ---- terms ---- */

static gboolean
is_letter (gunichar c)
{
  return c < 0x80 && g_ascii_isalpha (c);
}

static gboolean
is_greek (gunichar c)
{
  return c >= 0x391 && c <= 0x3c9;
}

static gsize
count_letters (const HjPasteLine *line, gsize from, gsize to)
{
  gsize n = 0;

  while (from + n < to && is_letter (line->cells[from + n].raw))
    n++;
  return n;
}

/* _k and _model are scripts of a variable; n_jobs names a variable of a program. */
static gboolean
is_script (const HjPasteLine *line, gsize at, gsize to)
{
  gsize n = count_letters (line, at, to);

  return n <= LONGEST_SCRIPT || (n == 5 && line->cells[at].raw == 'm' && line->cells[at + 4].raw == 'l');
}

/* x, Q or W before a script, π or a call; AGG^(l); 2^n. */
static gboolean
has_base (const HjPasteLine *line, gsize from, gsize to)
{
  gunichar first = line->cells[from].raw;
  gsize n = count_letters (line, from, to);
  gunichar next = from + n < to ? line->cells[from + n].raw : 0;

  if (is_greek (first) || first == 0x2207 || first == '<')
    return TRUE;
  if (first < 0x80 && g_ascii_isdigit (first))
    return to - from == 3 && line->cells[from + 1].raw == '^' && is_letter (line->cells[from + 2].raw);
  if (next == '^')
    return n >= 1 && n <= 4 && g_ascii_isupper ((char) first)
           && !(from + n + 2 < to && is_letter (line->cells[from + n + 1].raw)
                && is_letter (line->cells[from + n + 2].raw));
  if (next == '_')
    return n == 1 && is_script (line, from + 2, to);
  return n == 1 && (next == '(' || next >= 0x80 || next == '\'');
}

/* _, ^ or small letters. */
static gboolean
has_script (const HjPasteLine *line, gsize from, gsize to)
{
  for (gsize i = from; i < to; i++)
    {
      gunichar c = line->cells[i].raw;

      if (c == '_' || c == '^' || c == 0xb2 || c == 0xb3 || c == 0xb9 || (c >= 0x2070 && c <= 0x209c) || c == 0x1d62)
        return TRUE;
    }
  return FALSE;
}

/* A call of one letter whose arguments are letters, and one of them a usual variable: G(z), V(D, G, x). */
static gboolean
is_plain_call (const HjPasteLine *line, gsize from, gsize to)
{
  gboolean letter = FALSE, usual = FALSE;

  for (gsize i = from + 2; i + 1 < to; i++)
    {
      gunichar c = line->cells[i].raw;

      if (is_letter (c) ? letter : !strchr (" ,()'", (int) (c < 0x80 ? c : '?')))
        return FALSE;
      letter = is_letter (c);
      usual |= letter && strchr ("xyzstuvwh", (int) c);
    }
  /* A bold name with its arguments is a title. */
  return to - from > 3 && line->cells[from + 1].raw == '(' && usual && !(from && line->cells[from - 1].raw == '*');
}

/* Behind C no term begins. */
static gboolean
is_inside_word (gunichar c)
{
  return c < 0x80 && (g_ascii_isalnum (c) || strchr ("'\"/\\.-_@#", (int) c));
}

/* [FROM, TO) as TeX if it is a variable with its script, a function of one or a Greek letter with either. */
static char *
dup_term (const HjPasteLine *line, const char *text, gsize from, gsize to)
{
  HjMathSigns signs;
  g_autofree char *tex = NULL;

  if (to - from < 2 || to - from > LONGEST_TERM || !has_base (line, from, to)
      || (from && is_inside_word (line->cells[from - 1].raw)))
    return NULL;
  tex = hj_math_dup_tex (line, text, from, to, &signs);
  if (!tex || signs.relations || signs.operators > 1 + signs.calls)
    return NULL;
  return has_script (line, from, to) || is_plain_call (line, from, to)
             || (signs.strong > (guint) is_greek (line->cells[from].raw) && strchr (tex, '('))
           ? g_steal_pointer (&tex) : NULL;
}

/* ---- one line ---- */

typedef struct {
  HjReading *reading;
  const HjLine *row;
  HjPasteLine line;
  GString *out;
  gsize done; /* bytes of the row that are written */
} Editor;

/* Letters [FROM, TO) become the formula TEX (transfer full), if they may. */
static void
put_formula (Editor *self, gsize from, gsize to, char *tex)
{
  const char *start = self->row->start + self->line.cells[from].at, *stop = self->row->start + self->line.cells[to].at;

  if (!hj_reading_remove (self->reading, "formula-unicode", "글자로 적힌 수식을 수식으로 읽었습니다",
                          "Equations typed as plain letters were read as formulas", self->row->number, start,
                          stop - start))
    {
      g_free (tex);
      return;
    }
  g_string_append_len (self->out, self->row->start + self->done, start - self->row->start - (gssize) self->done);
  hj_reading_append_formula (self->reading, self->out, tex, g_strndup (start, stop - start), FALSE, 0);
  self->done = stop - self->row->start;
}

/* The end of the word that begins at I: a space or a comma outside of brackets. */
static gsize
find_word_end (const HjPasteLine *line, gsize i, gsize to)
{
  int depth = 0;

  for (; i < to; i++)
    {
      gunichar c = line->cells[i].raw;

      depth += c == '(' || c == '<' || c == '[' || c == '{' || c == 0x208d;
      depth -= c == ')' || c == '>' || c == ']' || c == '}' || c == 0x208e;
      if (depth < 0 || (depth == 0 && (c == ' ' || c == ',')))
        return i;
    }
  return to;
}

static void
take_terms (Editor *self, gsize from, gsize to)
{
  for (gsize i = from; i < to;)
    {
      gsize bound = MIN (to, i + LONGEST_TERM + 1), end = find_word_end (&self->line, i, bound);
      gsize next = MAX (end, i + 1);
      char *tex;

      while (end > i && is_edge (self->line.cells[end - 1].raw))
        end--;
      tex = end > i ? dup_term (&self->line, self->row->start, i, end) : NULL;
      if (tex)
        put_formula (self, i, end, tex);
      /* An aside is looked into; a longer word is no term, and nor is its rest. */
      else if (self->line.cells[i].raw == '(' || (end == bound && bound < to))
        next = i + 1;
      i = next;
    }
}

/* Whether one pair of brackets holds the whole of [FROM, TO). */
static gboolean
is_aside (const HjPasteLine *line, gsize from, gsize to)
{
  int depth = 0;

  if (to - from < 3 || to - from > LONGEST_RUN || line->cells[from].raw != '(' || line->cells[to - 1].raw != ')')
    return FALSE;
  for (gsize i = from; i + 1 < to; i++)
    {
      depth += line->cells[i].raw == '(';
      depth -= line->cells[i].raw == ')';
      if (depth == 0)
        return FALSE;
    }
  return TRUE;
}

/* LCEsoft, Lcosine and, below a sum, wi: words that were a letter and its subscript. */
static gboolean
is_lost_word (const HjPasteLine *line, gsize from, gsize n, gboolean sum)
{
  gsize capitals = 0;

  while (capitals < n && g_ascii_isupper ((char) line->cells[from + capitals].raw))
    capitals++;
  return (capitals >= 2 && n > capitals + 1) || (capitals == 1 && n > 4) || (sum && capitals == 0 && n == 2);
}

/* An equation or a sum with two operators, whose words were letters with subscripts. */
static gboolean
has_lost_scripts (const HjPasteLine *line, gsize from, gsize to)
{
  gboolean relation = FALSE, sum = FALSE, sign = FALSE, lost = FALSE;
  guint operators = 0;

  for (gsize i = from; i < to; i++)
    {
      gunichar c = line->cells[i].raw;

      relation |= c == '=' || c == 0x2248;
      sum |= c == 0x2211;
      sign |= c == 0x2211 || c == 0x22c5 || is_greek (c);
      operators += c == '+' || c == '*' || c == 0x22c5 || c == 0xb7 || c == '/';
    }
  for (gsize i = from, n; i < to && sign; i += MAX (n, 1))
    {
      n = count_letters (line, i, to);
      lost |= n && is_lost_word (line, i, n, sum);
    }
  return lost && (relation || sum) && operators >= 2;
}

static void
take_run (Editor *self, gsize from, gsize to)
{
  gunichar before = from ? self->line.cells[from - 1].raw : ' ';
  gsize end = to;
  char *tex = NULL;

  if (is_aside (&self->line, from, to))
    {
      take_run (self, from + 1, to - 1);
      return;
    }
  if (to - from >= 3 && to - from <= LONGEST_RUN && !hj_is_hangul (before))
    tex = dup_run (&self->line, self->row->start, from, &end);
  if (tex)
    put_formula (self, from, end, tex);
  else if (!hj_is_hangul (before) || self->line.cells[from].raw == '(')
    {
      take_terms (self, from, to);
      if (has_lost_scripts (&self->line, from, to))
        hj_note_add_warning (self->reading->note, "formula-lost",
                             "아래 첨자가 사라진 것으로 보이는 수식입니다. 글자로 그대로 두었습니다",
                             "A formula seems to have lost its subscripts; it was left as letters", self->row->number);
    }
}

static void
edit_row (HjReading *reading, const HjLine *row, GString *out)
{
  Editor self = { .reading = reading, .row = row, .out = out };
  gsize from = 0, to;

  hj_paste_line_init (&self.line, row);
  while (from < self.line.n && self.line.cells[from].at < (gsize) (hj_line_content (row) - row->start))
    from++;
  for (; from < self.line.n; from = MAX (to, from) + 1)
    {
      gsize end = to = find_run (&self.line, row->start, &from);

      while (end > from && is_edge (self.line.cells[end - 1].raw))
        end--;
      if (end > from)
        take_run (&self, from, end);
    }
  g_string_append_len (out, row->start + self.done, row->end - row->start - (gssize) self.done);
  hj_paste_line_clear (&self.line);
}

/* A sign that equations and terms have, and most lines of prose have not. */
static gboolean
has_sign (const HjLine *row)
{
  for (const guchar *p = (const guchar *) row->start, *end = (const guchar *) row->end; p < end; p++)
    if (*p == '=' || *p == '_' || *p == '^' || *p == 0xce || *p == 0xcf
        || (*p == 0xc2 && (p[1] == 0xb2 || p[1] == 0xb3 || p[1] == 0xb9))
        || (*p == 0xe2 && (p[1] == 0x82 || p[1] == 0x88 || p[1] == 0x89)) || (*p == '(' && p > (const guchar *) row->start
        && g_ascii_isalpha (p[-1]) && end - p > 2 && (p[2] == ')' || p[2] == ',')))
      return TRUE;
  return FALSE;
}

/* Rows of tables are left alone: a bar there parts cells. */
static gboolean
is_wanted (const HjLine *row)
{
  return !row->fenced && row->end - row->start <= LONGEST_LINE && *hj_line_content (row) != '|'
         && *hj_line_content (row) != '#' && has_sign (row);
}

/* A paste that is to stay as it is written is not mended as if it were typed. */
static gboolean
is_left (HjReading *reading, const HjLine *row)
{
  return hj_reading_has_left (reading, "formula-paste", row->number)
         || hj_reading_has_left (reading, "formula-stray", row->number);
}

static gboolean
has_hangul (const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (hj_is_hangul (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

gboolean
hj_pass_unicode_math (HjReading *reading, GError **error)
{
  g_autoptr (GString) out = NULL;
  HjLines rows;
  HjLine row;

  if (reading->has_marks || !has_hangul (reading->text->str))
    return TRUE;
  out = g_string_sized_new (reading->text->len + 64);
  hj_lines_init (&rows, reading->text->str);
  while (hj_lines_next (&rows, &row))
    {
      if (is_wanted (&row) && !is_left (reading, &row))
        edit_row (reading, &row, out);
      else
        g_string_append_len (out, row.start, row.end - row.start);
      if (rows.next)
        g_string_append_c (out, '\n');
    }
  g_string_assign (reading->text, out->str);
  return TRUE;
}
