/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replaces the macros that a formula or its note defines, within bounds. */
#include "hj-math-reader.h"

#include <string.h>

/* Macros that call each other at most this deep, and this many characters in all: a note's own never come near. */
#define MAX_DEPTH 32
#define MAX_OUTPUT HJ_MATH_LENGTH
#define MAX_CALLS 4096

typedef struct {
  guint n_arguments;
  char *option; /* what stands for the first argument if none is given, or NULL */
  char *body;
} Macro;

typedef struct {
  GHashTable *macros; /* name → Macro */
  GString *output;
  gboolean boundary; /* what comes next is from another text than what came last */
  guint n_calls;
  char *trouble;
} Expander;

static void
macro_free (Macro *macro)
{
  g_free (macro->option);
  g_free (macro->body);
  g_free (macro);
}

static void expand (Expander *self, const char *source, int depth);

static gboolean
is_exhausted (const Expander *self)
{
  return self->trouble || self->output->len > MAX_OUTPUT;
}

/* ---- Output ---- */

/* A name must not run into the letters that come after it. */
static void
append_apart (GString *text, const char *more, gsize length)
{
  gsize end = text->len;

  while (end > 0 && g_ascii_isalpha (text->str[end - 1]))
    end--;
  if (end > 0 && end < text->len && text->str[end - 1] == '\\' && length > 0 && g_ascii_isalpha (*more))
    g_string_append_c (text, ' ');
  g_string_append_len (text, more, (gssize) length);
}

static void
append (Expander *self, const char *text, gsize length)
{
  if (self->boundary)
    append_apart (self->output, text, length);
  else
    g_string_append_len (self->output, text, (gssize) length);
  self->boundary = FALSE;
}

/* ---- Definitions ---- */

static const char *const definers[] = {
  "newcommand", "renewcommand", "providecommand", "DeclareMathOperator", "DeclareRobustCommand", "def", "gdef", "edef",
  "let",
};

static gboolean
is_definer (const char *at)
{
  for (guint i = 0; i < G_N_ELEMENTS (definers); i++)
    if (hj_tex_is_command (at, definers[i]))
      return TRUE;
  return FALSE;
}

static char *
take_name (HjMathReader *reader)
{
  g_autofree char *word = hj_math_take_word (reader);

  g_strstrip (word);
  return *word == '\\' && word[1] ? g_strdup (word + 1) : NULL;
}

/* #1#2 between \def\name and its body. */
static guint
read_parameters (HjMathReader *reader)
{
  guint n = 0;

  while (*reader->at && *reader->at != '{')
    {
      if (*reader->at == '#' && g_ascii_isdigit (reader->at[1]))
        n = MAX (n, (guint) (reader->at[1] - '0'));
      reader->at = g_utf8_next_char (reader->at);
    }
  return MIN (n, 9);
}

/* \let\a=\b */
static void
read_let (HjMathReader *reader, Macro *macro)
{
  const char *from;

  hj_math_skip_spaces (reader);
  reader->at += *reader->at == '=';
  hj_math_skip_spaces (reader);
  from = reader->at;
  reader->at = hj_math_end_of_argument (from);
  macro->body = g_strndup (from, reader->at - from);
}

static void
read_body (HjMathReader *reader, const char *definer, Macro *macro)
{
  if (g_str_equal (definer, "let"))
    {
      read_let (reader, macro);
      return;
    }
  if (g_str_has_suffix (definer, "def"))
    macro->n_arguments = read_parameters (reader);
  else if (!g_str_equal (definer, "DeclareMathOperator"))
    {
      g_autofree char *count = hj_math_take_option (reader);

      macro->n_arguments = count ? (guint) CLAMP (g_ascii_strtoll (count, NULL, 10), 0, 9) : 0;
      macro->option = hj_math_take_option (reader);
    }
  macro->body = hj_math_take_word (reader);
}

static void
read_definition (Expander *self, HjMathReader *reader)
{
  const char *from = reader->at + 1;
  g_autofree char *definer = NULL, *name = NULL;
  Macro *macro = g_new0 (Macro, 1);
  gboolean limits;

  reader->at = hj_tex_end_of_name (from);
  definer = g_strndup (from, reader->at - from);
  limits = *reader->at == '*';
  reader->at += limits;
  name = take_name (reader);
  read_body (reader, definer, macro);
  if (g_str_equal (definer, "DeclareMathOperator"))
    {
      char *operator = g_strdup_printf ("\\operatorname%s{%s}", limits ? "*" : "", macro->body);

      g_free (macro->body);
      macro->body = operator;
    }
  if (!name)
    append (self, from - 1, (gsize) (reader->at - from + 1)); /* the reader will name it */
  if (name && (!g_str_equal (definer, "providecommand") || !g_hash_table_contains (self->macros, name)))
    g_hash_table_replace (self->macros, g_steal_pointer (&name), macro);
  else
    macro_free (macro);
}

/* ---- Calls ---- */

static char *
substitute (const Macro *macro, char *arguments[9])
{
  GString *text = g_string_new (NULL);
  gboolean boundary = FALSE;

  for (const char *at = macro->body; *at && text->len <= MAX_OUTPUT; at++)
    {
      gboolean is_argument = *at == '#' && at[1] >= '1' && at[1] <= '9' && (guint) (at[1] - '0') <= macro->n_arguments;
      const char *more = is_argument ? arguments[*++at - '1'] : at;
      gsize length = is_argument ? strlen (more) : 1;

      if (boundary || is_argument)
        append_apart (text, more, length);
      else
        g_string_append_c (text, *more);
      boundary = is_argument;
    }
  return g_string_free (text, FALSE);
}

static void
call (Expander *self, HjMathReader *reader, const char *name, const Macro *macro, int depth)
{
  char *arguments[9] = { NULL };
  g_autofree char *text = NULL;
  guint i = 0;

  if (++self->n_calls > MAX_CALLS || depth >= MAX_DEPTH)
    {
      if (!self->trouble)
        self->trouble = g_strconcat ("\\", name, NULL);
      return;
    }
  if (macro->option && macro->n_arguments > 0 && !(arguments[i++] = hj_math_take_option (reader)))
    arguments[0] = g_strdup (macro->option);
  for (; i < macro->n_arguments; i++)
    arguments[i] = hj_math_take_word (reader);
  text = substitute (macro, arguments);
  self->boundary = TRUE;
  expand (self, text, depth + 1);
  self->boundary = TRUE;
  for (i = 0; i < G_N_ELEMENTS (arguments); i++)
    g_free (arguments[i]);
}

static void
expand_command (Expander *self, HjMathReader *reader, int depth)
{
  const char *from = reader->at, *end = hj_tex_end_of_name (from + 1);
  g_autofree char *name = g_strndup (from + 1, end - from - 1);
  const Macro *macro = g_hash_table_lookup (self->macros, name);

  if (is_definer (from))
    {
      read_definition (self, reader);
      return;
    }
  reader->at = end;
  if (macro)
    call (self, reader, name, macro, depth);
  else
    append (self, from, end - from);
}

static void
expand (Expander *self, const char *source, int depth)
{
  HjMathReader reader = { .source = source, .at = source };

  while (*reader.at && !is_exhausted (self))
    if (*reader.at == '\\')
      expand_command (self, &reader, depth);
    else
      {
        const char *next = g_utf8_next_char (reader.at);

        append (self, reader.at, next - reader.at);
        reader.at = next;
      }
  g_free (reader.trouble);
}

static gboolean
defines_something (const char *source)
{
  for (const char *at = strchr (source, '\\'); at; at = strchr (at + 1, '\\'))
    if (is_definer (at))
      return TRUE;
  return FALSE;
}

char *
hj_math_expand (const char *source, const char *preamble, char **trouble)
{
  Expander self = { .output = g_string_new (NULL) };

  *trouble = NULL;
  if ((!preamble || !*preamble) && !defines_something (source))
    {
      g_string_free (self.output, TRUE);
      return g_strdup (source);
    }
  self.macros = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) macro_free);
  if (preamble)
    expand (&self, preamble, 0);
  g_string_truncate (self.output, 0);
  g_clear_pointer (&self.trouble, g_free);
  expand (&self, source, 0);
  if (!self.trouble && self.output->len > MAX_OUTPUT)
    self.trouble = g_strdup ("\\newcommand");
  g_hash_table_unref (self.macros);
  *trouble = self.trouble;
  return g_string_free (self.output, FALSE);
}
