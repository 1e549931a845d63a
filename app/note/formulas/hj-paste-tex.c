/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks TeX and compares its visible leaves with the text in front of it. MathML writes a base, then what is below
 * it, then what is above; a fraction's numerator, then its denominator; an accent behind its letter. */
#include "hj-paste.h"

#include <string.h>

#define DEEPEST 32       /* groups in groups */
#define LONGEST_NAME 24  /* of a command */
#define FAILED G_MAXSIZE

typedef struct {
  HjPasteLine *line;
  gsize at, stop;   /* what is still to be matched: letters [at, stop) */
  guint depth;      /* of groups */
  int open;         /* \left and \begin without their ends */
  gboolean skips;   /* leaves are not compared: the argument is read a second time, in its place */
} Walk;

static gsize walk_one (Walk *walk, gsize t);
static gsize walk_base (Walk *walk, gsize t);

/* Every look costs a step, so that no line can ask for more work than its length is worth. */
static gunichar
raw_at (const Walk *walk, gsize t)
{
  return --walk->line->budget >= 0 && walk->line->cells[t].prose ? walk->line->cells[t].raw : 0;
}

static gsize
skip_spaces (const Walk *walk, gsize t)
{
  while (raw_at (walk, t) == ' ' || raw_at (walk, t) == '\t')
    t++;
  return t;
}

static gboolean
is_done (Walk *walk)
{
  while (walk->at < walk->stop && !walk->line->cells[walk->at].norm)
    walk->at++;
  return walk->at == walk->stop;
}

/* One leaf; returns whether it is what the text shows. */
static gboolean
emit (Walk *walk, gunichar c)
{
  gunichar norm = hj_paste_normalise (c);

  if (walk->skips || !norm)
    return TRUE;
  if (is_done (walk) || walk->line->cells[walk->at].norm != norm)
    return FALSE;
  walk->at++;
  return TRUE;
}

static gboolean
emit_text (Walk *walk, const char *text)
{
  for (; *text; text = g_utf8_next_char (text))
    if (!emit (walk, g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

/* The name behind a backslash at T: letters, or one sign. Returns its end. */
static gsize
read_name (const Walk *walk, gsize t, char name[LONGEST_NAME + 1])
{
  gsize n = 0;
  gunichar c;

  while (n < LONGEST_NAME && (c = raw_at (walk, t + 1 + n)) < 0x80 && g_ascii_isalpha (c))
    name[n++] = (char) c;
  name[n] = '\0';
  return t + 1 + n;
}

static gsize
walk_group (Walk *walk, gsize t)
{
  if (++walk->depth > DEEPEST)
    return FAILED;
  for (t = skip_spaces (walk, t + 1); t != FAILED && raw_at (walk, t) != '}'; t = skip_spaces (walk, t))
    if ((t = walk_one (walk, t)) == FAILED)
      return FAILED;
  walk->depth--;
  return t + 1;
}

static gsize
walk_argument (Walk *walk, gsize t)
{
  return walk_base (walk, skip_spaces (walk, t));
}

/* Where the argument at T ends; nothing is compared. */
static gsize
skip_argument (Walk *walk, gsize t)
{
  gboolean skips = walk->skips;

  walk->skips = TRUE;
  t = walk_argument (walk, t);
  walk->skips = skips;
  return t;
}

static gsize
walk_letters (Walk *walk, gsize t)
{
  guint depth = 0;

  t = skip_spaces (walk, t);
  if (raw_at (walk, t) != '{')
    return FAILED;
  for (;; t++)
    {
      gunichar c = raw_at (walk, t);

      depth += c == '{';
      if (!c || (c != '{' && c != '}' && !emit (walk, c)))
        return FAILED;
      if (c == '}' && --depth == 0)
        return t + 1;
    }
}

static gsize
walk_root (Walk *walk, gsize t)
{
  gsize degree = 0, end;

  t = skip_spaces (walk, t);
  if (raw_at (walk, t) == '[')
    for (degree = t + 1; raw_at (walk, t) != ']'; t++)
      if (!raw_at (walk, t))
        return FAILED;
  end = walk_argument (walk, degree ? t + 1 : t);
  while (degree && end != FAILED && degree != FAILED && raw_at (walk, degree) != ']')
    degree = walk_one (walk, degree);
  return degree == FAILED ? FAILED : end;
}

/* \left( : a delimiter, a point for none. */
static gsize
walk_delimiter (Walk *walk, gsize t)
{
  t = skip_spaces (walk, t);
  return raw_at (walk, t) == '.' ? t + 1 : walk_base (walk, t);
}

/* Two arguments, the second in front of the first. */
static gsize
walk_turned (Walk *walk, gsize t)
{
  gsize second = skip_argument (walk, t), end = second == FAILED ? FAILED : walk_argument (walk, second);

  return end == FAILED || walk_argument (walk, t) == FAILED ? FAILED : end;
}

static gsize
walk_two (Walk *walk, gsize t, const char *open, const char *close)
{
  if (!emit_text (walk, open) || (t = walk_argument (walk, t)) == FAILED
      || (t = walk_argument (walk, t)) == FAILED || !emit_text (walk, close))
    return FAILED;
  return t;
}

/* \begin{pmatrix} shows a bracket, and \end{pmatrix} the other one. */
static gsize
walk_environment (Walk *walk, gsize t, gboolean begin)
{
  static const struct {
    const char *name, *open, *close;
  } kinds[] = {
    { "pmatrix", "(", ")" }, { "bmatrix", "[", "]" }, { "vmatrix", "∣", "∣" }, { "Vmatrix", "∥", "∥" },
    { "Bmatrix", "{", "}" }, { "cases", "{", "" },    { "matrix", "", "" },    { "aligned", "", "" },
    { "align", "", "" },     { "align*", "", "" },    { "gathered", "", "" },  { "split", "", "" },
    { "equation", "", "" },  { "equation*", "", "" },
  };
  char name[16] = "";
  gsize n = 0;

  if (raw_at (walk, t) != '{')
    return FAILED;
  for (t++; raw_at (walk, t) && raw_at (walk, t) != '}' && raw_at (walk, t) < 0x80 && n < sizeof name - 1; t++)
    name[n++] = (char) raw_at (walk, t);
  walk->open += begin ? 1 : -1;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (raw_at (walk, t) == '}' && strcmp (name, kinds[i].name) == 0)
      return emit_text (walk, begin ? kinds[i].open : kinds[i].close) ? t + 1 : FAILED;
  return FAILED;
}

static gsize
walk_kind (Walk *walk, const HjPasteCommand *command, gsize t)
{
  switch (command->kind)
    {
    case HJ_PASTE_SIGN: return emit_text (walk, command->text) ? t : FAILED;
    case HJ_PASTE_GROUP: return walk_argument (walk, t);
    case HJ_PASTE_TEXT: return walk_letters (walk, t);
    case HJ_PASTE_TWO: return walk_two (walk, t, "", "");
    case HJ_PASTE_TURNED: return walk_turned (walk, t);
    case HJ_PASTE_CHOOSE: return walk_two (walk, t, "(", ")");
    case HJ_PASTE_ACCENT:
      t = walk_argument (walk, t);
      return t != FAILED && emit_text (walk, command->text) ? t : FAILED;
    case HJ_PASTE_ROOT: return walk_root (walk, t);
    case HJ_PASTE_OPEN: walk->open++; return walk_delimiter (walk, t);
    case HJ_PASTE_CLOSE: walk->open--; return walk_delimiter (walk, t);
    case HJ_PASTE_SIZED: return walk_delimiter (walk, t);
    case HJ_PASTE_COLOR:
      t = skip_argument (walk, t);
      return t == FAILED ? FAILED : walk_argument (walk, t);
    case HJ_PASTE_BEGIN: return walk_environment (walk, t, TRUE);
    case HJ_PASTE_END: return walk_environment (walk, t, FALSE);
    default: return FAILED;
    }
}

static gsize
walk_command (Walk *walk, gsize t)
{
  char name[LONGEST_NAME + 1];
  const HjPasteCommand *command;
  gunichar sign;

  if (read_name (walk, t, name) > t + 1)
    {
      command = hj_paste_find_command (name);
      return command ? walk_kind (walk, command, t + 1 + strlen (command->name)) : FAILED;
    }
  sign = raw_at (walk, t + 1);
  if (!sign || sign > 0x7f)
    return FAILED;
  if (strchr (",;:!> \\", (int) sign))
    return t + 2;
  if (!strchr ("{}|%&#$", (int) sign))
    return FAILED;
  return emit (walk, sign == '|' ? 0x2016 : sign) ? t + 2 : FAILED;
}

/* A thing without what stands below and above it. */
static gsize
walk_base (Walk *walk, gsize t)
{
  gunichar c = raw_at (walk, t);

  if (!c || c == '}' || c == '$' || c == '#' || c == '%')
    return FAILED;
  if (c == '{')
    return walk_group (walk, t);
  if (c == '\\')
    return walk_command (walk, t);
  if (c == '_' || c == '^')
    return t;
  if (c == '&' || c == '~')
    return t + 1;
  return emit (walk, c) ? t + 1 : FAILED;
}

/* A thing with its scripts, in the order base, below, primes, above, whatever TeX wrote first. */
static gsize
walk_one (Walk *walk, gsize t)
{
  gsize below = 0, above = 0, next;
  guint primes = 0;

  t = walk_base (walk, t);
  while (t != FAILED)
    {
      gsize *script;

      next = skip_spaces (walk, t);
      if (raw_at (walk, next) == '\'')
        {
          primes++;
          t = next + 1;
          continue;
        }
      if (raw_at (walk, next) != '_' && raw_at (walk, next) != '^')
        break;
      script = raw_at (walk, next) == '_' ? &below : &above;
      if (*script)
        return FAILED;
      *script = next + 1;
      t = skip_argument (walk, next + 1);
      if (t == next + 1)
        return FAILED;
    }
  if (t == FAILED || (below && walk_argument (walk, below) == FAILED))
    return FAILED;
  for (; primes; primes--)
    if (!emit (walk, '\''))
      return FAILED;
  return above && walk_argument (walk, above) == FAILED ? FAILED : t;
}

gsize
hj_paste_match_tex (HjPasteLine *self, gsize m, gsize t)
{
  Walk walk = { self, m, t };

  while (!is_done (&walk) || walk.open > 0)
    if (self->budget < 0 || (t = walk_one (&walk, skip_spaces (&walk, t))) == FAILED)
      return 0;
  return walk.open == 0 ? t : 0;
}
