/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads TeX mathematics into a tree, one pass, never failing. */
#include "hj-formula-tree.h"

#include <string.h>

typedef struct {
  const char *at;
  int depth;
  char *unknown;
} Reader;

static HjTex *read_row (Reader *reader, const char *stop);
static HjTex *read_argument (Reader *reader);

/* ---- Nodes ---- */

static HjTex *
new_node (HjTexKind kind)
{
  HjTex *node = g_new0 (HjTex, 1);

  node->kind = kind;
  return node;
}

void
hj_tex_free (HjTex *node)
{
  if (!node)
    return;
  g_clear_pointer (&node->children, g_ptr_array_unref);
  g_free (node->text);
  g_free (node->other);
  g_free (node);
}

static void
add (HjTex *node, HjTex *child)
{
  if (!node->children)
    node->children = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_tex_free);
  g_ptr_array_add (node->children, child);
}

static HjTex *
new_with (HjTexKind kind, HjTex *first, HjTex *second)
{
  HjTex *node = new_node (kind);

  add (node, first);
  if (second || kind != HJ_TEX_ROW)
    add (node, second);
  return node;
}

static HjTex *
new_symbol (HjTexClass klass, const char *text, gssize length)
{
  HjTex *node = new_node (HJ_TEX_SYMBOL);

  node->klass = klass;
  node->text = length < 0 ? g_strdup (text) : g_strndup (text, length);
  return node;
}

const HjTex *
hj_tex_child (const HjTex *node, guint index)
{
  return node && node->children && index < node->children->len ? g_ptr_array_index (node->children, index) : NULL;
}

const HjTex *
hj_tex_unwrap (const HjTex *node)
{
  while (node && node->kind == HJ_TEX_ROW && node->children && node->children->len == 1)
    node = hj_tex_child (node, 0);
  return node;
}

/* ---- Letters of the source ---- */

static gboolean
skip_spaces (Reader *reader)
{
  const char *from = reader->at;

  for (;;)
    if (g_ascii_isspace (*reader->at) || *reader->at == '~')
      reader->at++;
    else if (g_str_has_prefix (reader->at, "\302\240") /* no-break space */)
      reader->at += 2;
    else if (g_str_has_prefix (reader->at, "\342\200\213") || g_str_has_prefix (reader->at, "\357\273\277"))
      reader->at += 3; /* zero-width space, byte order mark */
    else
      return reader->at > from;
}

/* The name after a backslash: letters, or one other character. Its end. */
static const char *
end_of_name (const char *name)
{
  const char *end = name;

  while (g_ascii_isalpha (*end))
    end++;
  if (end == name && *end)
    end = g_utf8_next_char (end);
  return end;
}

static gboolean
is_command (const char *at, const char *name)
{
  gsize length = strlen (name);

  return *at == '\\' && strncmp (at + 1, name, length) == 0
         && (!g_ascii_isalpha (*name) || !g_ascii_isalpha (at[1 + length]));
}

static gboolean
is_at_stop (Reader *reader, const char *stop)
{
  if (!*reader->at)
    return TRUE;
  if (!stop)
    return FALSE;
  if (*stop == '\\' && is_command (reader->at, "end"))
    return TRUE;
  if (strcmp (stop, "\\cell") == 0)
    return *reader->at == '&' || is_command (reader->at, "\\") || is_command (reader->at, "cr");
  if (*stop == '\\')
    return is_command (reader->at, stop + 1);
  return *reader->at == *stop;
}

/* What stands between braces, as it was written, without the braces; bounded, iterative. (transfer full) */
static char *
take_verbatim (Reader *reader)
{
  const char *from = reader->at + 1;
  int open = 0;

  for (; *reader->at; reader->at++)
    {
      if (*reader->at == '\\' && reader->at[1])
        {
          reader->at++;
          continue;
        }
      open += (*reader->at == '{') - (*reader->at == '}');
      if (open == 0)
        break;
    }
  if (!*reader->at)
    return g_strdup (from);
  return g_strndup (from, reader->at++ - from);
}

/* {…} as text, or one character. (transfer full) */
static char *
take_word (Reader *reader)
{
  const char *from;

  skip_spaces (reader);
  if (*reader->at == '{')
    return take_verbatim (reader);
  from = reader->at;
  if (*from)
    reader->at = g_utf8_next_char (from);
  return g_strndup (from, reader->at - from);
}

/* Where the bracket that opens here closes, if that is near: so that a thousand open ones cost no square. */
static const char *
find_bracket (const char *at)
{
  return *at == '[' ? memchr (at, ']', strnlen (at, 256)) : NULL;
}

/* [ … ] if it follows. (transfer full) */
static char *
take_option (Reader *reader)
{
  const char *end;
  char *option;

  skip_spaces (reader);
  if (!(end = find_bracket (reader->at)))
    return NULL;
  option = g_strndup (reader->at + 1, end - reader->at - 1);
  reader->at = end + 1;
  return option;
}

/* ---- Commands with arguments ---- */

typedef HjTex *(*ReadFunc) (Reader *reader, const char *name, const char *data);

static HjTex *
read_fraction (Reader *reader, const char *name, const char *data)
{
  HjTex *above = read_argument (reader);

  return new_with (*data == 'b' ? HJ_TEX_BINOMIAL : HJ_TEX_FRACTION, above, read_argument (reader));
}

static HjTex *
read_root (Reader *reader, const char *name, const char *data)
{
  HjTex *index = NULL;

  skip_spaces (reader);
  if (find_bracket (reader->at) && reader->depth < HJ_TEX_DEPTH)
    {
      reader->at++;
      index = read_row (reader, "]");
      if (*reader->at == ']')
        reader->at++;
    }
  return new_with (HJ_TEX_ROOT, read_argument (reader), index);
}

static HjTex *
read_accent (Reader *reader, const char *name, const char *data)
{
  HjTex *node = new_with (HJ_TEX_ACCENT, read_argument (reader), NULL);

  node->text = g_strdup (data);
  return node;
}

static HjTex *
read_font (Reader *reader, const char *name, const char *data)
{
  HjTex *node = new_with (HJ_TEX_FONT, read_argument (reader), NULL);

  node->style = (HjTexStyle) (*data - '0');
  return node;
}

/* \bf and its like: the rest of the group. */
static HjTex *
read_switch (Reader *reader, const char *name, const char *data)
{
  HjTex *node = new_node (HJ_TEX_FONT);

  node->style = (HjTexStyle) (*data - '0');
  return node;
}

static HjTex *
read_words (Reader *reader, const char *name, const char *data)
{
  g_autofree char *words = take_word (reader);
  HjTex *font = new_node (HJ_TEX_FONT);

  font->style = (HjTexStyle) (*data - '0');
  add (font, new_symbol (HJ_TEX_WORDS, words, -1));
  return font;
}

static HjTex *
read_operator (Reader *reader, const char *name, const char *data)
{
  g_autofree char *words = NULL;

  if (*reader->at == '*')
    reader->at++;
  words = take_word (reader);
  /* \operatorname{arg\,max}: spacing commands are spaces. */
  for (char *c = words; *c; c++)
    if (*c == '\\')
      {
        *c = ' ';
        if (c[1] && !g_ascii_isalpha (c[1]))
          memmove (c + 1, c + 2, strlen (c + 1));
      }
  return new_symbol (HJ_TEX_FUNCTION, words, -1);
}

/* \underset{below}{base}, \overset{above}{base}, \xrightarrow{above}. */
static HjTex *
read_stack (Reader *reader, const char *name, const char *data)
{
  HjTex *script = new_node (HJ_TEX_SCRIPT), *limit;

  if (*data == '>' || *data == '<')
    {
      g_free (take_option (reader));
      add (script, new_symbol (HJ_TEX_RELATION, *data == '>' ? "→" : "←", -1));
      add (script, NULL);
      add (script, read_argument (reader));
      return script;
    }
  limit = read_argument (reader);
  add (script, read_argument (reader));
  add (script, *data == '_' ? limit : NULL);
  add (script, *data == '^' ? limit : NULL);
  return script;
}

/* The argument alone: \underbrace, \boxed, \phantom with data "-" nothing. */
static HjTex *
read_through (Reader *reader, const char *name, const char *data)
{
  HjTex *argument = read_argument (reader);

  if (*data != '-')
    return argument;
  hj_tex_free (argument);
  return new_node (HJ_TEX_ROW);
}

static HjTex *
read_nothing (Reader *reader, const char *name, const char *data)
{
  return new_node (HJ_TEX_ROW);
}

static HjTex *
read_space (Reader *reader, const char *name, const char *data)
{
  HjTex *node = new_node (HJ_TEX_SPACE);

  node->text = g_strdup (data);
  return node;
}

static HjTex *
read_color (Reader *reader, const char *name, const char *data)
{
  g_free (take_word (reader));
  return *data == 'a' ? read_argument (reader) : new_node (HJ_TEX_ROW);
}

static HjTex *
read_modulo (Reader *reader, const char *name, const char *data)
{
  HjTex *fence = new_node (HJ_TEX_FENCE), *row = new_node (HJ_TEX_ROW);

  fence->text = g_strdup ("(");
  fence->other = g_strdup (")");
  add (row, new_symbol (HJ_TEX_FUNCTION, "mod", -1));
  add (row, read_argument (reader));
  add (fence, row);
  return fence;
}

static HjTex *
read_not (Reader *reader, const char *name, const char *data)
{
  HjTex *node = new_with (HJ_TEX_ACCENT, read_argument (reader), NULL);

  node->text = g_strdup ("\314\270"); /* combining long solidus */
  return node;
}

/* A delimiter after \left, \right or \big: "" for the full stop. (transfer full) */
static char *
take_delimiter (Reader *reader)
{
  const char *from;
  const HjTexSymbol *symbol;
  g_autofree char *name = NULL;

  skip_spaces (reader);
  from = reader->at;
  if (*from == '\\')
    {
      reader->at = end_of_name (from + 1);
      name = g_strndup (from + 1, reader->at - from - 1);
      symbol = hj_tex_find_symbol (name);
      return g_strdup (symbol ? symbol->text : name);
    }
  if (*from)
    reader->at = g_utf8_next_char (from);
  return *from == '.' ? g_strdup ("") : g_strndup (from, reader->at - from);
}

static HjTex *
read_left (Reader *reader, const char *name, const char *data)
{
  HjTex *fence;

  if (reader->depth >= HJ_TEX_DEPTH)
    return new_symbol (HJ_TEX_UPRIGHT, "\\left", -1);
  fence = new_node (HJ_TEX_FENCE);
  fence->text = take_delimiter (reader);
  add (fence, read_row (reader, "\\right"));
  if (is_command (reader->at, "right"))
    {
      reader->at += strlen ("\\right");
      fence->other = take_delimiter (reader);
    }
  return fence;
}

static HjTex *
read_big (Reader *reader, const char *name, const char *data)
{
  g_autofree char *delimiter = take_delimiter (reader);
  gboolean closes = g_str_has_suffix (name, "r") || strstr (")]}⟩⌋⌉", delimiter);

  return new_symbol (closes && *delimiter ? HJ_TEX_CLOSE : strstr ("|‖/", delimiter) ? HJ_TEX_UPRIGHT : HJ_TEX_OPEN,
                     delimiter, -1);
}

static void
read_cells (Reader *reader, GPtrArray *rows)
{
  GPtrArray *row = g_ptr_array_new ();

  g_ptr_array_add (rows, row);
  while (*reader->at)
    {
      g_ptr_array_add (row, read_row (reader, "\\cell"));
      if (*reader->at == '&')
        reader->at++;
      else if (is_command (reader->at, "\\") || is_command (reader->at, "cr"))
        {
          reader->at = end_of_name (reader->at + 1);
          if (*reader->at == '[')
            g_free (take_option (reader));
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
  HjTex *table = new_node (HJ_TEX_TABLE);

  for (guint i = 0; i < rows->len; i++)
    table->n_columns = MAX (table->n_columns, ((GPtrArray *) g_ptr_array_index (rows, i))->len);
  /* Hostile input: many short rows and one very long one. */
  table->n_columns = CLAMP (table->n_columns, 1, 64);
  for (guint i = 0; i < rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (rows, i);

      for (guint j = 0; j < MAX (table->n_columns, row->len); j++)
        if (j < table->n_columns)
          add (table, j < row->len ? g_ptr_array_index (row, j) : NULL);
        else
          hj_tex_free (g_ptr_array_index (row, j));
      g_ptr_array_unref (row);
    }
  return table;
}

static HjTex *
read_begin (Reader *reader, const char *name, const char *data)
{
  g_autofree char *environment = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  HjTex *table;

  if (reader->depth >= HJ_TEX_DEPTH)
    return new_symbol (HJ_TEX_UPRIGHT, "\\begin", -1);
  environment = take_word (reader);
  if (g_str_has_prefix (environment, "array") || g_str_has_prefix (environment, "alignat"))
    {
      g_free (take_option (reader));
      g_free (take_word (reader));
    }
  rows = g_ptr_array_new ();
  read_cells (reader, rows);
  if (is_command (reader->at, "end"))
    {
      reader->at += strlen ("\\end");
      g_free (take_word (reader));
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

/* ---- One thing ---- */

static HjTex *
read_unknown (Reader *reader, const char *name)
{
  HjTex *node = new_node (HJ_TEX_UNKNOWN);

  node->text = g_strconcat ("\\", name, NULL);
  node->klass = HJ_TEX_WORDS;
  if (!reader->unknown)
    reader->unknown = g_strdup (node->text);
  return node;
}

static HjTex *
read_command (Reader *reader)
{
  const char *from = reader->at + 1, *end = end_of_name (from);
  g_autofree char *name = g_strndup (from, end - from);
  const HjTexSymbol *symbol = hj_tex_find_symbol (name);

  reader->at = end;
  if (symbol)
    return new_symbol (symbol->klass, symbol->text, -1);
  if (strcmp (name, "\\") == 0 || strcmp (name, "newline") == 0)
    return new_node (HJ_TEX_BREAK);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      return commands[i].read (reader, name, commands[i].data);
  return read_unknown (reader, name);
}

static HjTexClass
class_of_character (gunichar c)
{
  if (c < 128 && strchr ("+-*", (int) c))
    return HJ_TEX_BINARY;
  if (c < 128 && strchr ("=<>:", (int) c))
    return HJ_TEX_RELATION;
  if (c < 128 && strchr ("([", (int) c))
    return HJ_TEX_OPEN;
  if (c < 128 && strchr (")]!?", (int) c))
    return HJ_TEX_CLOSE;
  if (c < 128 && strchr (",;", (int) c))
    return HJ_TEX_PUNCT;
  if (c == '/')
    return HJ_TEX_TIGHT;
  return g_unichar_isalpha (c) ? HJ_TEX_ORD : HJ_TEX_UPRIGHT;
}

static gboolean
is_wordy (gunichar c)
{
  return c > 0x1100 && g_unichar_isalpha (c) && g_unichar_iswide (c);
}

/* Hangul without \text: words with their spaces. */
static HjTex *
read_bare_words (Reader *reader)
{
  const char *from = reader->at, *end = from;

  while (is_wordy (g_utf8_get_char (end)) || (*end == ' ' && is_wordy (g_utf8_get_char (end + 1))))
    end = g_utf8_next_char (end);
  reader->at = end;
  return new_symbol (HJ_TEX_WORDS, from, end - from);
}

static HjTex *
read_character (Reader *reader)
{
  const char *from = reader->at, *end = g_utf8_next_char (from);
  gunichar c = g_utf8_get_char (from);
  const HjTexSymbol *sign;
  g_autofree char *text = NULL;

  if (is_wordy (c))
    return read_bare_words (reader);
  if (g_ascii_isdigit (*from))
    {
      while (g_ascii_isdigit (*end) || (*end == '.' && g_ascii_isdigit (end[1])))
        end++;
      reader->at = end;
      return new_symbol (HJ_TEX_NUMBER, from, end - from);
    }
  reader->at = end;
  text = c == '-' ? g_strdup ("−") : c == '*' ? g_strdup ("∗") : g_strndup (from, end - from);
  sign = c < 128 ? NULL : hj_tex_find_sign (text);
  return new_symbol (sign ? sign->klass : class_of_character (c), text, -1);
}

static HjTex *
read_group (Reader *reader)
{
  HjTex *row;

  if (reader->depth >= HJ_TEX_DEPTH)
    {
      g_autofree char *inside = take_verbatim (reader);

      return new_symbol (HJ_TEX_WORDS, inside, -1);
    }
  reader->at++;
  row = read_row (reader, "}");
  if (*reader->at == '}')
    reader->at++;
  return row;
}

/* What a command or a script takes: a group, a command, or one character (of a number: one digit). */
static HjTex *
read_argument (Reader *reader)
{
  HjTex *node;

  skip_spaces (reader);
  if (!*reader->at || *reader->at == '}' || *reader->at == '&')
    return new_node (HJ_TEX_ROW);
  if (reader->depth >= HJ_TEX_DEPTH && *reader->at == '\\')
    {
      const char *from = reader->at;

      reader->at = end_of_name (from + 1);
      return new_symbol (HJ_TEX_WORDS, from, reader->at - from);
    }
  if (g_ascii_isdigit (*reader->at))
    return new_symbol (HJ_TEX_NUMBER, reader->at++, 1);
  reader->depth++;
  node = *reader->at == '{' ? read_group (reader)
         : *reader->at == '\\' ? read_command (reader) : read_character (reader);
  reader->depth--;
  return node;
}

/* ---- Rows and scripts ---- */

static void
extend (HjTex **slot, HjTex *more)
{
  if (!*slot)
    *slot = new_node (HJ_TEX_ROW);
  add (*slot, more);
}

/* _, ^ and ' after BASE, any number of them, in any order. */
static HjTex *
read_scripts (Reader *reader, HjTex *base)
{
  HjTex *below = NULL, *above = NULL, *node;

  for (;;)
    {
      const char *before = reader->at;

      skip_spaces (reader);
      if (*reader->at == '\'')
        {
          reader->at++;
          extend (&above, new_symbol (HJ_TEX_UPRIGHT, "′", -1));
        }
      else if (*reader->at == '_' || *reader->at == '^')
        {
          HjTex **slot = *reader->at++ == '_' ? &below : &above;

          extend (slot, read_argument (reader));
        }
      else if (is_command (reader->at, "limits") || is_command (reader->at, "nolimits"))
        reader->at = end_of_name (reader->at + 1);
      else
        {
          reader->at = before;
          break;
        }
    }
  if (!below && !above)
    return base;
  node = new_node (HJ_TEX_SCRIPT);
  add (node, base);
  add (node, below);
  add (node, above);
  return node;
}

/* a \over b: what was read so far stands above, the rest of the group below. */
static HjTex *
read_infix (Reader *reader, HjTex *row, const char *stop)
{
  HjTexKind kind = is_command (reader->at, "over") ? HJ_TEX_FRACTION : HJ_TEX_BINOMIAL;

  reader->at = end_of_name (reader->at + 1);
  return new_with (kind, row, read_row (reader, stop));
}

static HjTex *
read_thing (Reader *reader)
{
  if (*reader->at == '{')
    return read_group (reader);
  if (*reader->at == '\\')
    return read_command (reader);
  if (strchr ("_^'", *reader->at))
    return new_node (HJ_TEX_ROW); /* a script without a base */
  if (strchr ("}&", *reader->at))
    {
      reader->at++; /* stray */
      return new_node (HJ_TEX_ROW);
    }
  return read_character (reader);
}

static HjTex *
read_row (Reader *reader, const char *stop)
{
  HjTex *row = new_node (HJ_TEX_ROW), *font = NULL;

  reader->depth++;
  for (;;)
    {
      HjTex *thing;

      skip_spaces (reader);
      if (is_at_stop (reader, stop))
        break;
      if ((is_command (reader->at, "over") || is_command (reader->at, "choose")) && reader->depth < HJ_TEX_DEPTH)
        {
          row = read_infix (reader, row, stop);
          break;
        }
      thing = read_scripts (reader, read_thing (reader));
      if (thing->kind == HJ_TEX_FONT && !thing->children)
        {
          add (row, thing); /* \bf: takes what follows, up to the next switch */
          font = thing;
        }
      else
        add (font ? font : row, thing);
    }
  reader->depth--;
  return row;
}

static char *
without_dollars (const char *tex)
{
  g_autofree char *valid = g_utf8_make_valid (tex, -1);
  gsize length;

  g_strstrip (valid);
  length = strlen (valid);
  for (int pair = 0; pair < 2 && length >= 2 && valid[0] == '$' && valid[length - 1] == '$'; pair++)
    {
      memmove (valid, valid + 1, length - 2);
      valid[length -= 2] = '\0';
    }
  return g_steal_pointer (&valid);
}

HjTex *
hj_tex_parse (const char *tex, char **unknown)
{
  g_autofree char *source = without_dollars (tex);
  Reader reader = { .at = source };
  HjTex *row = read_row (&reader, NULL);

  if (unknown)
    *unknown = g_steal_pointer (&reader.unknown);
  g_free (reader.unknown);
  return row;
}
