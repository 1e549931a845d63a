/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A formula from what was typed to its atoms, whatever was typed. */
#include "hj-math-reader.h"

#include <string.h>

/* The beginning of a source that cannot be read. */
static HjMathNode *
new_verbatim (HjArena *arena, const char *source)
{
  HjMathNode *row = hj_math_node_new (arena, HJ_NODE_ROW);

  hj_math_node_add (row, hj_math_new_unknown (arena, source, source + strlen (source)));
  return row;
}

HjMathNode *
hj_math_read_formula (HjArena *arena, const char *tex, const char *macros, HjMathReading *reading)
{
  HjMathReader reader = { .arena = arena };
  HjMathNode *row;
  char *endless;
  g_autofree char *clean = hj_math_clean (tex);

  memset (reading, 0, sizeof *reading);
  reading->source = hj_math_expand (clean, macros, &endless);
  if (endless || strlen (clean) > HJ_MATH_LENGTH)
    {
      reading->problem = endless ? HJ_TYPESET_ENDLESS_MACRO : HJ_TYPESET_TOO_LONG;
      reading->trouble = endless ? endless : g_strndup (clean, 8);
      return new_verbatim (arena, clean);
    }
  reader.source = reader.at = reading->source;
  row = hj_math_read (&reader);
  reading->tag = reader.tag;
  reading->problem = reader.problem;
  reading->trouble = reader.trouble;
  return row;
}

void
hj_math_reading_clear (HjMathReading *reading)
{
  g_clear_pointer (&reading->source, g_free);
  g_clear_pointer (&reading->trouble, g_free);
}
