/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads \begin{…}…\end{…}: matrices, cases, aligned lines, arrays with their columns, substacks. */
#include "hj-math-environments.h"

#include <string.h>

static const HjEnvironment environments[] = {
  { "matrix", 0, 0, "c", 1, HJ_TEXT, ARRAY, 1 }, { "pmatrix", '(', ')', "c", 1, HJ_TEXT, ARRAY, 1 },
  { "bmatrix", '[', ']', "c", 1, HJ_TEXT, ARRAY, 1 }, { "Bmatrix", '{', '}', "c", 1, HJ_TEXT, ARRAY, 1 },
  { "vmatrix", '|', '|', "c", 1, HJ_TEXT, ARRAY, 1 }, { "Vmatrix", 0x2016, 0x2016, "c", 1, HJ_TEXT, ARRAY, 1 },
  { "array", 0, 0, NULL, 1, HJ_TEXT, ARRAY, 1 }, { "tabular", 0, 0, NULL, 1, HJ_TEXT, ARRAY, 1 },
  { "darray", 0, 0, NULL, 1, HJ_DISPLAY, ARRAY, 1 },
  { "smallmatrix", 0, 0, "c", 0.2778, HJ_SCRIPT, SMALL, 1 },
  { "psmallmatrix", '(', ')', "c", 0.2778, HJ_SCRIPT, SMALL, 1 },
  { "bsmallmatrix", '[', ']', "c", 0.2778, HJ_SCRIPT, SMALL, 1 },
  { "vsmallmatrix", '|', '|', "c", 0.2778, HJ_SCRIPT, SMALL, 1 },
  { "Bsmallmatrix", '{', '}', "c", 0.2778, HJ_SCRIPT, SMALL, 1 },
  { "cases", '{', 0, "l", 1, HJ_TEXT, ARRAY, 1.2 }, { "rcases", 0, '}', "l", 1, HJ_TEXT, ARRAY, 1.2 },
  { "dcases", '{', 0, "l", 1, HJ_DISPLAY, LINES, 1 }, { "drcases", 0, '}', "l", 1, HJ_DISPLAY, LINES, 1 },
  { "aligned", 0, 0, "rl", -1, HJ_DISPLAY, LINES, 1 }, { "align", 0, 0, "rl", -2, HJ_DISPLAY, LINES, 1 },
  { "flalign", 0, 0, "rl", -2, HJ_DISPLAY, LINES, 1 }, { "split", 0, 0, "rl", -1, HJ_DISPLAY, LINES, 1 },
  { "alignat", 0, 0, "rl", 0, HJ_DISPLAY, LINES, 1 }, { "alignedat", 0, 0, "rl", 0, HJ_DISPLAY, LINES, 1 },
  { "eqnarray", 0, 0, "rcl", 0.5556, HJ_DISPLAY, LINES, 1 }, { "gather", 0, 0, "c", 1, HJ_DISPLAY, LINES, 1 },
  { "gathered", 0, 0, "c", 1, HJ_DISPLAY, LINES, 1 }, { "multline", 0, 0, "c", 1, HJ_DISPLAY, LINES, 1 },
  { "equation", 0, 0, "c", 1, HJ_DISPLAY, LINES, 1 }, { "displaymath", 0, 0, "c", 1, HJ_DISPLAY, LINES, 1 },
  { "math", 0, 0, "c", 1, HJ_TEXT, LINES, 1 }, { "subarray", 0, 0, NULL, 1, HJ_SCRIPT, SUB, 1 },
};

static const HjEnvironment lines = { "", 0, 0, "rl", -2, HJ_DISPLAY, LINES, 1 };
static const HjEnvironment substack = { "", 0, 0, "c", 1, HJ_SCRIPT, SUB, 1 };

static HjMathNode *
read_table_node (HjMathReader *reader, const HjEnvironment *environment, const HjColumns *columns)
{
  HjMathNode *node = hj_math_node_new (reader->arena, HJ_NODE_TABLE);

  node->table = hj_math_read_table (reader, environment, columns);
  if (!environment->open && !environment->close)
    return node;
  return hj_math_new_fence (reader, environment->open, environment->close, hj_math_new_row (reader, node));
}

HjMathNode *
hj_math_read_stack (HjMathReader *reader)
{
  HjColumns none = { NULL };

  return hj_math_new_row (reader, read_table_node (reader, &lines, &none));
}

HjMathNode *
hj_math_read_substack (HjMathReader *reader)
{
  HjColumns none = { NULL };
  HjMathNode *node;

  hj_math_skip_spaces (reader);
  if (*reader->at != '{')
    return hj_math_read_argument (reader);
  reader->at++;
  node = read_table_node (reader, &substack, &none);
  if (*reader->at == '}')
    reader->at++;
  else
    hj_math_note_problem (reader, HJ_TYPESET_UNBALANCED, "{", 1);
  return node;
}

/* ---- Environments ---- */

static const HjEnvironment *
find_environment (const char *name)
{
  gsize length = strlen (name);

  length -= length > 0 && name[length - 1] == '*';
  for (guint i = 0; i < G_N_ELEMENTS (environments); i++)
    if (strlen (environments[i].name) == length && strncmp (environments[i].name, name, length) == 0)
      return &environments[i];
  return NULL;
}

/* The option and the argument that stand before the first cell. */
static void
read_columns (HjMathReader *reader, const HjEnvironment *environment, HjColumns *columns)
{
  g_autofree char *option = hj_math_take_option (reader), *spec = NULL;

  if (environment->align && strchr (environment->name, 't') && g_str_has_prefix (environment->name, "align")
      && g_str_has_suffix (environment->name, "at"))
    g_free (hj_math_take_word (reader));
  if (!environment->align)
    {
      spec = hj_math_take_word (reader);
      hj_math_parse_columns (reader, spec, columns, 0);
    }
  else if (option && strlen (option) == 1 && strchr ("lcr", *option) && environment->rows != LINES)
    g_string_append (columns->align, option);
}

static gboolean
read_end (HjMathReader *reader, const char *name)
{
  g_autofree char *word = NULL;

  if (!hj_tex_is_command (reader->at, "end"))
    return FALSE;
  reader->at += strlen ("\\end");
  word = hj_math_take_word (reader);
  if (!g_str_equal (word, name))
    hj_math_note_problem (reader, HJ_TYPESET_UNBALANCED, word, -1);
  return TRUE;
}

static HjMathNode *
read_unknown_environment (HjMathReader *reader, const char *name)
{
  g_autofree char *source = g_strdup_printf ("\\begin{%s}", name), *end = g_strdup_printf ("\\end{%s}", name);
  HjMathNode *row = hj_math_new_row (reader, hj_math_read_unknown (reader, source, source + strlen (source)));
  HjColumns none = { NULL };

  hj_math_note_problem (reader, HJ_TYPESET_UNKNOWN_COMMAND, source, -1);
  hj_math_node_add (row, read_table_node (reader, &lines, &none));
  if (read_end (reader, name))
    hj_math_node_add (row, hj_math_read_unknown (reader, end, end + strlen (end)));
  return row;
}

HjMathNode *
hj_math_read_environment (HjMathReader *reader)
{
  g_autofree char *name = hj_math_take_word (reader);
  const HjEnvironment *environment = find_environment (name);
  HjEnvironment starred;
  HjColumns columns = { g_string_new (NULL) };
  HjMathNode *node, *tag = reader->tag;

  if (!environment)
    node = read_unknown_environment (reader, name);
  else
    {
      read_columns (reader, environment, &columns);
      starred = *environment;
      if (environment->align && columns.align->len)
        starred.align = columns.align->str;
      node = read_table_node (reader, &starred, &columns);
      if (!read_end (reader, name))
        {
          g_autofree char *source = g_strdup_printf ("\\begin{%s}", name);

          hj_math_note_problem (reader, HJ_TYPESET_UNBALANCED, source, -1);
          node = hj_math_new_row (reader, node);
        }
    }
  reader->tag = tag;
  g_string_free (columns.align, TRUE);
  return node;
}
