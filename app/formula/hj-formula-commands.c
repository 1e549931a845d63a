/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands with arguments: one table, one reader for each kind. */
#include "hj-formula-reader.h"

#include <string.h>

typedef HjTex *(*ReadFunc) (HjTexReader *reader, const char *name, const char *data);

static HjTex *
read_fraction (HjTexReader *reader, const char *name, const char *data)
{
  HjTex *above = hj_tex_read_argument (reader);

  return hj_tex_new_with (*data == 'b' ? HJ_TEX_BINOMIAL : HJ_TEX_FRACTION, above, hj_tex_read_argument (reader));
}

static HjTex *
read_root (HjTexReader *reader, const char *name, const char *data)
{
  HjTex *index = NULL;

  hj_tex_skip_spaces (reader);
  if (hj_tex_find_bracket (reader->at) && reader->depth < HJ_TEX_DEPTH)
    {
      reader->at++;
      index = hj_tex_read_row (reader, "]");
      if (*reader->at == ']')
        reader->at++;
    }
  return hj_tex_new_with (HJ_TEX_ROOT, hj_tex_read_argument (reader), index);
}

static HjTex *
read_accent (HjTexReader *reader, const char *name, const char *data)
{
  HjTex *node = hj_tex_new_with (HJ_TEX_ACCENT, hj_tex_read_argument (reader), NULL);

  node->text = g_strdup (data);
  return node;
}

static HjTex *
read_font (HjTexReader *reader, const char *name, const char *data)
{
  HjTex *node = hj_tex_new_with (HJ_TEX_FONT, hj_tex_read_argument (reader), NULL);

  node->style = (HjTexStyle) (*data - '0');
  return node;
}

/* \bf and its like: the rest of the group. */
static HjTex *
read_switch (HjTexReader *reader, const char *name, const char *data)
{
  HjTex *node = hj_tex_new (HJ_TEX_FONT);

  node->style = (HjTexStyle) (*data - '0');
  return node;
}

static HjTex *
read_words (HjTexReader *reader, const char *name, const char *data)
{
  g_autofree char *words = hj_tex_take_word (reader);
  HjTex *font = hj_tex_new (HJ_TEX_FONT);

  font->style = (HjTexStyle) (*data - '0');
  hj_tex_add (font, hj_tex_new_symbol (HJ_TEX_WORDS, words, -1));
  return font;
}

static HjTex *
read_operator (HjTexReader *reader, const char *name, const char *data)
{
  g_autofree char *words = NULL;

  if (*reader->at == '*')
    reader->at++;
  words = hj_tex_take_word (reader);
  /* \operatorname{arg\,max}: spacing commands are spaces. */
  for (char *c = words; *c; c++)
    if (*c == '\\')
      {
        *c = ' ';
        if (c[1] && (guchar) c[1] < 0x80 && !g_ascii_isalpha (c[1])) /* never a part of a letter */
          memmove (c + 1, c + 2, strlen (c + 1));
      }
  return hj_tex_new_symbol (HJ_TEX_FUNCTION, words, -1);
}

/* \underset{below}{base}, \overset{above}{base}, \xrightarrow{above}. */
static HjTex *
read_stack (HjTexReader *reader, const char *name, const char *data)
{
  HjTex *script = hj_tex_new (HJ_TEX_SCRIPT), *limit;

  if (*data == '>' || *data == '<')
    {
      g_free (hj_tex_take_option (reader));
      hj_tex_add (script, hj_tex_new_symbol (HJ_TEX_RELATION, *data == '>' ? "→" : "←", -1));
      hj_tex_add (script, NULL);
      hj_tex_add (script, hj_tex_read_argument (reader));
      return script;
    }
  limit = hj_tex_read_argument (reader);
  hj_tex_add (script, hj_tex_read_argument (reader));
  hj_tex_add (script, *data == '_' ? limit : NULL);
  hj_tex_add (script, *data == '^' ? limit : NULL);
  return script;
}

/* The argument alone: \underbrace, \boxed, \phantom with data "-" nothing. */
static HjTex *
read_through (HjTexReader *reader, const char *name, const char *data)
{
  HjTex *argument = hj_tex_read_argument (reader);

  if (*data != '-')
    return argument;
  hj_tex_free (argument);
  return hj_tex_new (HJ_TEX_ROW);
}

static HjTex *
read_nothing (HjTexReader *reader, const char *name, const char *data)
{
  return hj_tex_new (HJ_TEX_ROW);
}

static HjTex *
read_space (HjTexReader *reader, const char *name, const char *data)
{
  HjTex *node = hj_tex_new (HJ_TEX_SPACE);

  node->text = g_strdup (data);
  return node;
}

static HjTex *
read_color (HjTexReader *reader, const char *name, const char *data)
{
  g_free (hj_tex_take_word (reader));
  return *data == 'a' ? hj_tex_read_argument (reader) : hj_tex_new (HJ_TEX_ROW);
}

static HjTex *
read_modulo (HjTexReader *reader, const char *name, const char *data)
{
  HjTex *fence = hj_tex_new (HJ_TEX_FENCE), *row = hj_tex_new (HJ_TEX_ROW);

  fence->text = g_strdup ("(");
  fence->other = g_strdup (")");
  hj_tex_add (row, hj_tex_new_symbol (HJ_TEX_FUNCTION, "mod", -1));
  hj_tex_add (row, hj_tex_read_argument (reader));
  hj_tex_add (fence, row);
  return fence;
}

static HjTex *
read_not (HjTexReader *reader, const char *name, const char *data)
{
  HjTex *node = hj_tex_new_with (HJ_TEX_ACCENT, hj_tex_read_argument (reader), NULL);

  node->text = g_strdup ("\314\270"); /* combining long solidus */
  return node;
}

/* A delimiter after \left, \right or \big: "" for the full stop. (transfer full) */
static char *
take_delimiter (HjTexReader *reader)
{
  const char *from;
  const HjTexSymbol *symbol;
  g_autofree char *name = NULL;

  hj_tex_skip_spaces (reader);
  from = reader->at;
  if (*from == '\\')
    {
      reader->at = hj_tex_end_of_name (from + 1);
      name = g_strndup (from + 1, reader->at - from - 1);
      symbol = hj_tex_find_symbol (name);
      return g_strdup (symbol ? symbol->text : name);
    }
  if (*from)
    reader->at = g_utf8_next_char (from);
  return *from == '.' ? g_strdup ("") : g_strndup (from, reader->at - from);
}

static HjTex *
read_left (HjTexReader *reader, const char *name, const char *data)
{
  HjTex *fence;

  if (reader->depth >= HJ_TEX_DEPTH)
    return hj_tex_new_symbol (HJ_TEX_UPRIGHT, "\\left", -1);
  fence = hj_tex_new (HJ_TEX_FENCE);
  fence->text = take_delimiter (reader);
  hj_tex_add (fence, hj_tex_read_row (reader, "\\right"));
  if (hj_tex_is_command (reader->at, "right"))
    {
      reader->at += strlen ("\\right");
      fence->other = take_delimiter (reader);
    }
  return fence;
}

static HjTex *
read_big (HjTexReader *reader, const char *name, const char *data)
{
  g_autofree char *delimiter = take_delimiter (reader);
  gboolean closes = g_str_has_suffix (name, "r") || strstr (")]}⟩⌋⌉", delimiter);

  return hj_tex_new_symbol (closes && *delimiter ? HJ_TEX_CLOSE : strstr ("|‖/", delimiter) ? HJ_TEX_UPRIGHT : HJ_TEX_OPEN,
                     delimiter, -1);
}

static void
read_cells (HjTexReader *reader, GPtrArray *rows)
{
  GPtrArray *row = g_ptr_array_new ();

  g_ptr_array_add (rows, row);
  while (*reader->at)
    {
      g_ptr_array_add (row, hj_tex_read_row (reader, "\\cell"));
      if (*reader->at == '&')
        reader->at++;
      else if (hj_tex_is_command (reader->at, "\\") || hj_tex_is_command (reader->at, "cr"))
        {
          reader->at = hj_tex_end_of_name (reader->at + 1);
          if (*reader->at == '[')
            g_free (hj_tex_take_option (reader));
          row = g_ptr_array_new ();
          g_ptr_array_add (rows, row);
        }
      else
        return;
    }
}

static HjTex *
table_from_rows (GPtrArray *rows)
{
  HjTex *table = hj_tex_new (HJ_TEX_TABLE);

  for (guint i = 0; i < rows->len; i++)
    table->n_columns = MAX (table->n_columns, ((GPtrArray *) g_ptr_array_index (rows, i))->len);
  /* Hostile input: many short rows and one very long one. */
  table->n_columns = CLAMP (table->n_columns, 1, 64);
  for (guint i = 0; i < rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (rows, i);

      for (guint j = 0; j < MAX (table->n_columns, row->len); j++)
        if (j < table->n_columns)
          hj_tex_add (table, j < row->len ? g_ptr_array_index (row, j) : NULL);
        else
          hj_tex_free (g_ptr_array_index (row, j));
      g_ptr_array_unref (row);
    }
  return table;
}

static HjTex *
read_begin (HjTexReader *reader, const char *name, const char *data)
{
  g_autofree char *environment = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  HjTex *table;

  if (reader->depth >= HJ_TEX_DEPTH)
    return hj_tex_new_symbol (HJ_TEX_UPRIGHT, "\\begin", -1);
  environment = hj_tex_take_word (reader);
  if (g_str_has_prefix (environment, "array") || g_str_has_prefix (environment, "alignat"))
    {
      g_free (hj_tex_take_option (reader));
      g_free (hj_tex_take_word (reader));
    }
  rows = g_ptr_array_new ();
  read_cells (reader, rows);
  if (hj_tex_is_command (reader->at, "end"))
    {
      reader->at += strlen ("\\end");
      g_free (hj_tex_take_word (reader));
    }
  table = table_from_rows (rows);
  table->text = g_steal_pointer (&environment);
  return table;
}

static const struct {
  const char *name;
  ReadFunc read;
  const char *data;
} commands[] = {
  { "frac", read_fraction, "f" }, { "dfrac", read_fraction, "f" }, { "tfrac", read_fraction, "f" },
  { "cfrac", read_fraction, "f" }, { "binom", read_fraction, "b" }, { "dbinom", read_fraction, "b" },
  { "tbinom", read_fraction, "b" }, { "sqrt", read_root, "" },
  { "hat", read_accent, "\314\202" }, { "widehat", read_accent, "\314\202" }, { "tilde", read_accent, "\314\203" },
  { "widetilde", read_accent, "\314\203" }, { "bar", read_accent, "\314\204" },
  { "overline", read_accent, "\314\205" }, { "underline", read_accent, "\314\262" },
  { "vec", read_accent, "\342\203\227" }, { "overrightarrow", read_accent, "\342\203\227" },
  { "dot", read_accent, "\314\207" }, { "ddot", read_accent, "\314\210" }, { "acute", read_accent, "\314\201" },
  { "grave", read_accent, "\314\200" }, { "check", read_accent, "\314\214" }, { "breve", read_accent, "\314\206" },
  { "mathring", read_accent, "\314\212" },
  { "mathrm", read_font, "1" }, { "mathbf", read_font, "2" }, { "boldsymbol", read_font, "2" },
  { "bm", read_font, "2" }, { "pmb", read_font, "2" }, { "mathit", read_font, "3" }, { "mathnormal", read_font, "0" },
  { "mathbb", read_font, "4" }, { "Bbb", read_font, "4" }, { "mathcal", read_font, "5" },
  { "mathscr", read_font, "5" }, { "cal", read_switch, "5" }, { "mathfrak", read_font, "6" },
  { "mathsf", read_font, "7" }, { "mathtt", read_font, "8" },
  { "rm", read_switch, "1" }, { "bf", read_switch, "2" }, { "it", read_switch, "3" }, { "sf", read_switch, "7" },
  { "tt", read_switch, "8" },
  { "text", read_words, "1" }, { "textrm", read_words, "1" }, { "textnormal", read_words, "1" },
  { "mbox", read_words, "1" }, { "hbox", read_words, "1" }, { "textbf", read_words, "2" },
  { "textit", read_words, "3" }, { "emph", read_words, "3" }, { "textsf", read_words, "7" },
  { "texttt", read_words, "8" }, { "operatorname", read_operator, "" }, { "DeclareMathOperator", read_operator, "" },
  { "underset", read_stack, "_" }, { "overset", read_stack, "^" }, { "stackrel", read_stack, "^" },
  { "xrightarrow", read_stack, ">" }, { "xleftarrow", read_stack, "<" }, { "xRightarrow", read_stack, ">" },
  { "underbrace", read_through, "" }, { "overbrace", read_through, "" }, { "boxed", read_through, "" },
  { "fbox", read_through, "" }, { "mathop", read_through, "" }, { "mathbin", read_through, "" },
  { "mathrel", read_through, "" }, { "mathord", read_through, "" }, { "substack", read_through, "" },
  { "cancel", read_through, "" }, { "smash", read_through, "" }, { "phantom", read_through, "-" },
  { "hphantom", read_through, "-" }, { "vphantom", read_through, "-" }, { "label", read_through, "-" },
  { "hspace", read_through, "-" }, { "vspace", read_through, "-" }, { "tag", read_words, "1" },
  { "color", read_color, "" }, { "textcolor", read_color, "a" }, { "colorbox", read_color, "a" },
  { "pmod", read_modulo, "" }, { "not", read_not, "" }, { "left", read_left, "" }, { "begin", read_begin, "" },
  { "big", read_big, "" }, { "Big", read_big, "" }, { "bigg", read_big, "" }, { "Bigg", read_big, "" },
  { "bigl", read_big, "" }, { "Bigl", read_big, "" }, { "biggl", read_big, "" }, { "Biggl", read_big, "" },
  { "bigr", read_big, "" }, { "Bigr", read_big, "" }, { "biggr", read_big, "" }, { "Biggr", read_big, "" },
  { "bigm", read_big, "" }, { "Bigm", read_big, "" }, { "middle", read_big, "" },
  { "limits", read_nothing, "" }, { "nolimits", read_nothing, "" }, { "displaystyle", read_nothing, "" },
  { "textstyle", read_nothing, "" }, { "scriptstyle", read_nothing, "" }, { "nonumber", read_nothing, "" },
  { "notag", read_nothing, "" }, { "hline", read_nothing, "" }, { "right", read_nothing, "" },
  { "!", read_nothing, "" }, { "mathstrut", read_nothing, "" }, { "displaylimits", read_nothing, "" },
  { "quad", read_space, "  " }, { "qquad", read_space, "    " }, { ",", read_space, " " }, { ";", read_space, " " },
  { ":", read_space, " " }, { ">", read_space, " " }, { " ", read_space, " " }, { "space", read_space, " " },
  { "thinspace", read_space, " " }, { "enspace", read_space, " " }, { "\n", read_space, " " },
};

HjTex *
hj_tex_read_known (HjTexReader *reader, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      return commands[i].read (reader, name, commands[i].data);
  return NULL;
}
