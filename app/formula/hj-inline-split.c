/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a long formula within text may end a line: after the relations and operators that stand outside of all
 * brackets, as in The TeXbook, chapter 18. */
#include "hj-inline.h"

#include "hj-tex-name.h"
#include "typeset/hj-math-symbols.h"

#include <string.h>

/* What these change reaches beyond the place where they stand. */
static const char *const binding[] = {
  "over", "choose", "atop", "brace", "brack", "begin", "end", "middle", "color", "displaystyle", "textstyle", "rm", "bf", "it",
  "sf", "tt", "cal", "def", "newcommand", "renewcommand", "DeclareMathOperator", "tag", "not", "\\", "cr",
};

typedef struct {
  const char *tex, *at;
  int depth;           /* of braces and brackets */
  gboolean operand;    /* something stands before, so that a sign is an operator */
  gboolean open;       /* a relation or operator was read last: the next thing begins a piece */
  GArray *places;
} Splitter;

static gboolean
is_binding (const char *name, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (binding); i++)
    if (strlen (binding[i]) == length && strncmp (binding[i], name, length) == 0)
      return TRUE;
  return FALSE;
}

/* Signs with spaces of their own, which are commands and not symbols. */
static const struct { const char *name; HjMathClass klass; } spaced[] = {
  { "iff", HJ_REL }, { "implies", HJ_REL }, { "impliedby", HJ_REL }, { "bmod", HJ_BIN },
};

/* The class of the sign at AT, which is LENGTH bytes long. */
static HjMathClass
classify (const char *at, gsize length)
{
  g_autofree char *name = *at == '\\' ? g_strndup (at + 1, length - 1) : NULL;
  const HjMathSymbol *symbol = name ? hj_math_find_symbol (name) : NULL;

  if (!name)
    return hj_math_class_of (g_utf8_get_char (at));
  for (guint i = 0; i < G_N_ELEMENTS (spaced); i++)
    if (g_str_equal (spaced[i].name, name))
      return spaced[i].klass;
  return symbol ? symbol->klass : HJ_ORD;
}

/* \left and \right with their delimiter count as brackets; \{ and \} do too. */
static int
get_depth_change (const char *at, gsize length)
{
  if (*at != '\\')
    return (strchr ("{([", *at) != NULL) - (strchr ("})]", *at) != NULL);
  if (length == 2)
    return (at[1] == '{') - (at[1] == '}');
  return (length == 5 && strncmp (at, "\\left", 5) == 0) - (length == 6 && strncmp (at, "\\right", 6) == 0);
}

static void
end_operand (Splitter *self, const char *at, gsize length)
{
  gboolean script = *at == '^' || *at == '_' || *at == '\'';
  HjMathClass klass = classify (at, length);
  gboolean parts = klass == HJ_REL || (klass == HJ_BIN && self->operand);

  if (script || g_ascii_isspace (*at))
    return;
  if (self->open && !parts)
    {
      gsize place = at - self->tex;

      g_array_append_val (self->places, place);
    }
  self->open = parts;
  self->operand = !parts;
}

/* One sign or command. FALSE: the formula does not part. */
static gboolean
read_sign (Splitter *self)
{
  const char *at = self->at, *end = *at == '\\' ? hj_tex_end_of_name (at + 1) : g_utf8_next_char (at);
  gsize length = end - at;
  int change = get_depth_change (at, length);

  if (*at == '\\' && is_binding (at + 1, length - 1))
    return FALSE;
  if (*at == '&' || *at == '%' || *at == '~')
    return FALSE;
  /* What follows a script's sign belongs to what stands before. */
  if (self->depth == 0 && !(self->at > self->tex && strchr ("^_", self->at[-1])))
    end_operand (self, at, length);
  self->depth += change;
  self->at = end;
  return self->depth >= 0;
}

GArray *
hj_inline_split (const char *tex)
{
  Splitter self = { tex, tex, 0, FALSE, FALSE, g_array_new (FALSE, FALSE, sizeof (gsize)) };
  gboolean parts = TRUE;

  while (parts && *self.at)
    parts = read_sign (&self);
  if (!parts || self.depth != 0)
    g_array_set_size (self.places, 0);
  return self.places;
}
