/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of commands with arguments. */
#include "hj-math-commands.h"

#include "hj-math-scripts.h"

HjMathNode *
hj_command_new_node (HjMathReader *reader, HjMathNodeKind kind, HjMathClass klass)
{
  HjMathNode *node = hj_math_node_new (reader->arena, kind);

  node->klass = klass;
  return node;
}

static const HjMathCommand commands[] = {
  { "frac", hj_command_fraction, -1 }, { "dfrac", hj_command_fraction, HJ_DISPLAY },
  { "cfrac", hj_command_fraction, HJ_DISPLAY }, { "tfrac", hj_command_fraction, HJ_TEXT },
  { "binom", hj_command_fraction, -1, "()" }, { "dbinom", hj_command_fraction, HJ_DISPLAY, "()" },
  { "tbinom", hj_command_fraction, HJ_TEXT, "()" }, { "genfrac", hj_command_general_fraction, 0 },
  { "sqrt", hj_command_root, 0 }, { "hat", hj_command_accent, 0, "\u0302" },
  { "tilde", hj_command_accent, 0, "\u0303" }, { "bar", hj_command_accent, 0, "\u0304" },
  { "vec", hj_command_accent, 0, "\u20d7" }, { "dot", hj_command_accent, 0, "\u0307" },
  { "ddot", hj_command_accent, 0, "\u0308" }, { "dddot", hj_command_accent, 0, "\u20db" },
  { "ddddot", hj_command_accent, 0, "\u20dc" }, { "acute", hj_command_accent, 0, "\u0301" },
  { "grave", hj_command_accent, 0, "\u0300" }, { "check", hj_command_accent, 0, "\u030c" },
  { "breve", hj_command_accent, 0, "\u0306" }, { "mathring", hj_command_accent, 0, "\u030a" },
  { "ocirc", hj_command_accent, 0, "\u030a" }, { "widehat", hj_command_accent, HJ_COMMAND_WIDE, "\u0302" },
  { "widetilde", hj_command_accent, HJ_COMMAND_WIDE, "\u0303" },
  { "widecheck", hj_command_accent, HJ_COMMAND_WIDE, "\u030c" },
  { "overrightarrow", hj_command_accent, HJ_COMMAND_WIDE, "\u20d7" },
  { "overleftarrow", hj_command_accent, HJ_COMMAND_WIDE, "\u20d6" },
  { "overleftrightarrow", hj_command_accent, HJ_COMMAND_WIDE, "\u20e1" },
  { "overrightharpoon", hj_command_accent, HJ_COMMAND_WIDE, "\u20d1" },
  { "overleftharpoon", hj_command_accent, HJ_COMMAND_WIDE, "\u20d0" },
  { "underrightarrow", hj_command_accent, HJ_COMMAND_WIDE | HJ_COMMAND_BELOW, "\u20ef" },
  { "underleftarrow", hj_command_accent, HJ_COMMAND_WIDE | HJ_COMMAND_BELOW, "\u20ee" },
  { "underleftrightarrow", hj_command_accent, HJ_COMMAND_WIDE | HJ_COMMAND_BELOW, "\u034d" },
  { "utilde", hj_command_accent, HJ_COMMAND_WIDE | HJ_COMMAND_BELOW, "\u0330" }, { "overline", hj_command_line, 0 },
  { "underline", hj_command_line, HJ_COMMAND_BELOW }, { "underbar", hj_command_line, HJ_COMMAND_BELOW },
  { "widebar", hj_command_line, 0 }, { "overbrace", hj_command_brace, 0, "⏞" },
  { "overparen", hj_command_brace, 0, "⏜" }, { "overbracket", hj_command_brace, 0, "⎴" },
  { "underbrace", hj_command_brace, HJ_COMMAND_BELOW, "⏟" },
  { "underparen", hj_command_brace, HJ_COMMAND_BELOW, "⏝" },
  { "underbracket", hj_command_brace, HJ_COMMAND_BELOW, "⎵" }, { "overset", hj_command_stacked, -1, "^" },
  { "underset", hj_command_stacked, -1, "_" }, { "stackrel", hj_command_stacked, HJ_REL, "^" },
  { "stackbin", hj_command_stacked, HJ_REL, "^" }, { "overunderset", hj_command_stacked, -1, "2" },
  { "xrightarrow", hj_command_arrow, 0, "→" }, { "xleftarrow", hj_command_arrow, 0, "←" },
  { "xRightarrow", hj_command_arrow, 0, "⇒" }, { "xLeftarrow", hj_command_arrow, 0, "⇐" },
  { "xleftrightarrow", hj_command_arrow, 0, "↔" }, { "xLeftrightarrow", hj_command_arrow, 0, "⇔" },
  { "xmapsto", hj_command_arrow, 0, "↦" }, { "xhookrightarrow", hj_command_arrow, 0, "↪" },
  { "xhookleftarrow", hj_command_arrow, 0, "↩" }, { "xrightharpoonup", hj_command_arrow, 0, "⇀" },
  { "xrightharpoondown", hj_command_arrow, 0, "⇁" }, { "xleftharpoonup", hj_command_arrow, 0, "↼" },
  { "xleftharpoondown", hj_command_arrow, 0, "↽" }, { "xrightleftharpoons", hj_command_arrow, 0, "⇌" },
  { "xleftrightharpoons", hj_command_arrow, 0, "⇋" }, { "xlongequal", hj_command_arrow, 0, "=" },
  { "xtwoheadrightarrow", hj_command_arrow, 0, "↠" }, { "xtwoheadleftarrow", hj_command_arrow, 0, "↞" },
  { "xtofrom", hj_command_arrow, 0, "⇄" }, { "xlongrightarrow", hj_command_arrow, 0, "→" },
  { "xlongleftarrow", hj_command_arrow, 0, "←" }, { "mathrm", hj_command_alphabet, HJ_ALPHABET_UPRIGHT },
  { "symrm", hj_command_alphabet, HJ_ALPHABET_UPRIGHT }, { "symup", hj_command_alphabet, HJ_ALPHABET_UPRIGHT },
  { "mathup", hj_command_alphabet, HJ_ALPHABET_UPRIGHT }, { "mathbf", hj_command_alphabet, HJ_ALPHABET_BOLD },
  { "symbf", hj_command_alphabet, HJ_ALPHABET_BOLD }, { "mathbfup", hj_command_alphabet, HJ_ALPHABET_BOLD },
  { "mathbold", hj_command_alphabet, HJ_ALPHABET_BOLD }, { "mathit", hj_command_alphabet, HJ_ALPHABET_ITALIC },
  { "mathnormal", hj_command_alphabet, HJ_ALPHABET_NORMAL }, { "symit", hj_command_alphabet, HJ_ALPHABET_NORMAL },
  { "symnormal", hj_command_alphabet, HJ_ALPHABET_NORMAL },
  { "mathbfit", hj_command_alphabet, HJ_ALPHABET_BOLD_ITALIC },
  { "symbfit", hj_command_alphabet, HJ_ALPHABET_BOLD_ITALIC }, { "mathbb", hj_command_alphabet, HJ_ALPHABET_DOUBLE },
  { "Bbb", hj_command_alphabet, HJ_ALPHABET_DOUBLE }, { "mathbbm", hj_command_alphabet, HJ_ALPHABET_DOUBLE },
  { "mathds", hj_command_alphabet, HJ_ALPHABET_DOUBLE },
  { "symbb", hj_command_alphabet, HJ_ALPHABET_DOUBLE },
  { "mathcal", hj_command_alphabet, HJ_ALPHABET_SCRIPT }, { "mathscr", hj_command_alphabet, HJ_ALPHABET_SCRIPT },
  { "symcal", hj_command_alphabet, HJ_ALPHABET_SCRIPT }, { "symscr", hj_command_alphabet, HJ_ALPHABET_SCRIPT },
  { "mathbfcal", hj_command_alphabet, HJ_ALPHABET_BOLD_SCRIPT },
  { "mathbfscr", hj_command_alphabet, HJ_ALPHABET_BOLD_SCRIPT },
  { "mathfrak", hj_command_alphabet, HJ_ALPHABET_FRAKTUR }, { "symfrak", hj_command_alphabet, HJ_ALPHABET_FRAKTUR },
  { "mathbffrak", hj_command_alphabet, HJ_ALPHABET_BOLD_FRAKTUR },
  { "mathsf", hj_command_alphabet, HJ_ALPHABET_SANS }, { "symsf", hj_command_alphabet, HJ_ALPHABET_SANS },
  { "mathtt", hj_command_alphabet, HJ_ALPHABET_MONO }, { "symtt", hj_command_alphabet, HJ_ALPHABET_MONO },
  { "boldsymbol", hj_command_alphabet, HJ_ALPHABET_SYMBOL }, { "bm", hj_command_alphabet, HJ_ALPHABET_SYMBOL },
  { "pmb", hj_command_alphabet, HJ_ALPHABET_SYMBOL }, { "bold", hj_command_alphabet, HJ_ALPHABET_SYMBOL },
  { "rm", hj_command_switch, HJ_ALPHABET_UPRIGHT }, { "bf", hj_command_switch, HJ_ALPHABET_BOLD },
  { "it", hj_command_switch, HJ_ALPHABET_ITALIC }, { "cal", hj_command_switch, HJ_ALPHABET_SCRIPT },
  { "frak", hj_command_switch, HJ_ALPHABET_FRAKTUR }, { "sf", hj_command_switch, HJ_ALPHABET_SANS },
  { "tt", hj_command_switch, HJ_ALPHABET_MONO }, { "boldmath", hj_command_switch, HJ_ALPHABET_SYMBOL },
  { "mit", hj_command_switch, HJ_ALPHABET_NORMAL }, { "rmfamily", hj_command_switch, HJ_ALPHABET_UPRIGHT },
  { "bfseries", hj_command_switch, HJ_ALPHABET_BOLD }, { "text", hj_command_words, HJ_ROMAN_FONT },
  { "textrm", hj_command_words, HJ_ROMAN_FONT }, { "textnormal", hj_command_words, HJ_ROMAN_FONT },
  { "mbox", hj_command_words, HJ_ROMAN_FONT }, { "hbox", hj_command_words, HJ_ROMAN_FONT },
  { "textup", hj_command_words, HJ_ROMAN_FONT }, { "textmd", hj_command_words, HJ_ROMAN_FONT },
  { "intertext", hj_command_words, HJ_ROMAN_FONT }, { "shortintertext", hj_command_words, HJ_ROMAN_FONT },
  { "textbf", hj_command_words, HJ_BOLD_FONT }, { "textit", hj_command_words, HJ_ITALIC_FONT },
  { "emph", hj_command_words, HJ_ITALIC_FONT }, { "textsl", hj_command_words, HJ_ITALIC_FONT },
  { "textsf", hj_command_words, HJ_SANS_FONT }, { "texttt", hj_command_words, HJ_MONO_FONT },
  { "verb", hj_command_words, HJ_MONO_FONT }, { "log", hj_command_named, 0, "log" },
  { "ln", hj_command_named, 0, "ln" }, { "lg", hj_command_named, 0, "lg" }, { "exp", hj_command_named, 0, "exp" },
  { "sin", hj_command_named, 0, "sin" }, { "cos", hj_command_named, 0, "cos" },
  { "tan", hj_command_named, 0, "tan" }, { "cot", hj_command_named, 0, "cot" },
  { "sec", hj_command_named, 0, "sec" }, { "csc", hj_command_named, 0, "csc" },
  { "arcsin", hj_command_named, 0, "arcsin" }, { "arccos", hj_command_named, 0, "arccos" },
  { "arctan", hj_command_named, 0, "arctan" }, { "arccot", hj_command_named, 0, "arccot" },
  { "sinh", hj_command_named, 0, "sinh" }, { "cosh", hj_command_named, 0, "cosh" },
  { "tanh", hj_command_named, 0, "tanh" }, { "coth", hj_command_named, 0, "coth" },
  { "sech", hj_command_named, 0, "sech" }, { "csch", hj_command_named, 0, "csch" },
  { "dim", hj_command_named, 0, "dim" }, { "ker", hj_command_named, 0, "ker" },
  { "deg", hj_command_named, 0, "deg" }, { "hom", hj_command_named, 0, "hom" },
  { "arg", hj_command_named, 0, "arg" }, { "arctg", hj_command_named, 0, "arctg" },
  { "cotg", hj_command_named, 0, "cotg" }, { "ctg", hj_command_named, 0, "ctg" },
  { "tg", hj_command_named, 0, "tg" }, { "sh", hj_command_named, 0, "sh" }, { "ch", hj_command_named, 0, "ch" },
  { "th", hj_command_named, 0, "th" }, { "cosec", hj_command_named, 0, "cosec" },
  { "lim", hj_command_named, 1, "lim" }, { "max", hj_command_named, 1, "max" },
  { "min", hj_command_named, 1, "min" }, { "sup", hj_command_named, 1, "sup" },
  { "inf", hj_command_named, 1, "inf" }, { "det", hj_command_named, 1, "det" },
  { "gcd", hj_command_named, 1, "gcd" }, { "Pr", hj_command_named, 1, "Pr" },
  { "argmax", hj_command_named, 1, "arg\u2009max" }, { "argmin", hj_command_named, 1, "arg\u2009min" },
  { "tr", hj_command_named, 0, "tr" }, { "Tr", hj_command_named, 0, "Tr" }, { "rank", hj_command_named, 0, "rank" },
  { "diag", hj_command_named, 0, "diag" }, { "sgn", hj_command_named, 0, "sgn" },
  { "sign", hj_command_named, 0, "sign" }, { "softmax", hj_command_named, 0, "softmax" },
  { "limsup", hj_command_named, 1, "lim\u2009sup" }, { "liminf", hj_command_named, 1, "lim\u2009inf" },
  { "injlim", hj_command_named, 1, "inj\u2009lim" }, { "projlim", hj_command_named, 1, "proj\u2009lim" },
  { "plim", hj_command_named, 1, "plim" }, { "operatorname", hj_command_operator, 0 },
  { "operatornamewithlimits", hj_command_operator, 1 }, { "mathord", hj_command_class, HJ_ORD },
  { "mathop", hj_command_class, HJ_OP }, { "mathbin", hj_command_class, HJ_BIN },
  { "mathrel", hj_command_class, HJ_REL }, { "mathopen", hj_command_class, HJ_OPEN },
  { "mathclose", hj_command_class, HJ_CLOSE }, { "mathpunct", hj_command_class, HJ_PUNCT },
  { "mathinner", hj_command_class, HJ_INNER }, { "ensuremath", hj_command_class, HJ_ORD },
  { "hspace", hj_command_measured_space, 0 }, { "mkern", hj_command_measured_space, 0 },
  { "kern", hj_command_measured_space, 0 }, { "mskip", hj_command_measured_space, 0 },
  { "hskip", hj_command_measured_space, 0 }, { "mspace", hj_command_measured_space, 0 },
  { "displaystyle", hj_command_style, HJ_DISPLAY }, { "textstyle", hj_command_style, HJ_TEXT },
  { "scriptstyle", hj_command_style, HJ_SCRIPT }, { "scriptscriptstyle", hj_command_style, HJ_SCRIPTSCRIPT },
  { "color", hj_command_colour, 0 }, { "textcolor", hj_command_colour, 1 }, { "boxed", hj_command_frame, 0 },
  { "fbox", hj_command_frame, 0, "t" }, { "framebox", hj_command_frame, 0, "t" },
  { "colorbox", hj_command_frame, 1, "t" }, { "fcolorbox", hj_command_frame, 2, "t" },
  { "cancel", hj_command_cancel, HJ_CANCEL_RISING }, { "bcancel", hj_command_cancel, HJ_CANCEL_FALLING },
  { "xcancel", hj_command_cancel, HJ_CANCEL_BOTH }, { "sout", hj_command_cancel, HJ_CANCEL_MIDDLE },
  { "phantom", hj_command_phantom, HJ_HIDE_INK },
  { "hphantom", hj_command_phantom, HJ_HIDE_INK | HJ_HIDE_HEIGHT | HJ_HIDE_DEPTH },
  { "vphantom", hj_command_phantom, HJ_HIDE_INK | HJ_HIDE_WIDTH },
  { "smash", hj_command_phantom, HJ_HIDE_HEIGHT | HJ_HIDE_DEPTH },
  { "mathstrut", hj_command_phantom, HJ_HIDE_INK | HJ_HIDE_WIDTH, "(" }, { "llap", hj_command_lap, 1 },
  { "mathllap", hj_command_lap, 1 }, { "rlap", hj_command_lap, 2 }, { "mathrlap", hj_command_lap, 2 },
  { "clap", hj_command_lap, 3 }, { "mathclap", hj_command_lap, 3 }, { "mathchoice", hj_command_choice, 0 },
  { "left", hj_command_left, 0 }, { "middle", hj_command_middle, 0 }, { "abs", hj_command_enclosed, 0, "||" },
  { "norm", hj_command_enclosed, 0, "‖‖" }, { "bra", hj_command_enclosed, 0, "⟨|" },
  { "ket", hj_command_enclosed, 0, "|⟩" }, { "braket", hj_command_enclosed, 0, "⟨⟩" },
  { "ceil", hj_command_enclosed, 0, "⌈⌉" }, { "floor", hj_command_enclosed, 0, "⌊⌋" },
  { "rule", hj_command_rule, 0 }, { "right", hj_command_stray_right, 0 },
  { "big", hj_command_big, HJ_ORD, "2" }, { "bigl", hj_command_big, HJ_OPEN, "2" },
  { "bigr", hj_command_big, HJ_CLOSE, "2" }, { "bigm", hj_command_big, HJ_REL, "2" },
  { "Big", hj_command_big, HJ_ORD, "3" }, { "Bigl", hj_command_big, HJ_OPEN, "3" },
  { "Bigr", hj_command_big, HJ_CLOSE, "3" }, { "Bigm", hj_command_big, HJ_REL, "3" },
  { "bigg", hj_command_big, HJ_ORD, "4" }, { "biggl", hj_command_big, HJ_OPEN, "4" },
  { "biggr", hj_command_big, HJ_CLOSE, "4" }, { "biggm", hj_command_big, HJ_REL, "4" },
  { "Bigg", hj_command_big, HJ_ORD, "5" }, { "Biggl", hj_command_big, HJ_OPEN, "5" },
  { "Biggr", hj_command_big, HJ_CLOSE, "5" }, { "Biggm", hj_command_big, HJ_REL, "5" },
  { "bmod", hj_command_modulo, 0 }, { "pmod", hj_command_modulo, 8, "(m" }, { "pod", hj_command_modulo, 8, "(" },
  { "mod", hj_command_modulo, 12, "m" }, { "iff", hj_command_spaced, 0, "⟺" },
  { "implies", hj_command_spaced, 0, "⟹" }, { "impliedby", hj_command_spaced, 0, "⟸" },
  { "dots", hj_command_dots, 0 }, { "not", hj_command_not, 0 }, { "tag", hj_command_tag, 0 },
  { "sideset", hj_command_sideset, 0 }, { "prescript", hj_command_prescript, 0 },
  { "label", hj_command_nothing, 1 }, { "ref", hj_command_words, HJ_ROMAN_FONT },
  { "eqref", hj_command_words, HJ_ROMAN_FONT },
  { "cite", hj_command_words, HJ_ROMAN_FONT }, { "vspace", hj_command_nothing, 1 },
  { "pagenumbering", hj_command_nothing, 1 },
  { "nonumber", hj_command_nothing, 0 }, { "notag", hj_command_nothing, 0 }, { "allowbreak", hj_command_nothing, 0 },
  { "nobreak", hj_command_nothing, 0 }, { "relax", hj_command_nothing, 0 }, { "protect", hj_command_nothing, 0 },
  { "displaylimits", hj_command_nothing, 0 }, { "limits", hj_command_nothing, 0 },
  { "nolimits", hj_command_nothing, 0 }, { "hline", hj_command_nothing, 0 }, { "hdashline", hj_command_nothing, 0 },
  { "strut", hj_command_nothing, 0 }, { "null", hj_command_nothing, 0 }, { "unboldmath", hj_command_nothing, 0 },
  { "normalfont", hj_command_nothing, 0 }, { "mathsurround", hj_command_nothing, 0 },
  { "noindent", hj_command_nothing, 0 }, { "centering", hj_command_nothing, 0 }, { "par", hj_command_nothing, 0 },
  { "newblock", hj_command_nothing, 0 }, { "normalsize", hj_command_nothing, 0 }, { "small", hj_command_nothing, 0 },
  { "large", hj_command_nothing, 0 }, { "Large", hj_command_nothing, 0 }, { "tiny", hj_command_nothing, 0 },
  { "footnotesize", hj_command_nothing, 0 }, { "scriptsize", hj_command_nothing, 0 },
  { "bigskip", hj_command_nothing, 0 }, { "medskip", hj_command_nothing, 0 }, { "smallskip", hj_command_nothing, 0 },
  { "scriptspace", hj_command_nothing, 0 }, { "begingroup", hj_command_nothing, 0 },
  { "endgroup", hj_command_nothing, 0 }, { "global", hj_command_nothing, 0 }, { "long", hj_command_nothing, 0 },
  { "makeatletter", hj_command_nothing, 0 }, { "makeatother", hj_command_nothing, 0 }, { "\\", hj_command_break, 0 },
  { "newline", hj_command_break, 0 }, { "cr", hj_command_break, 0 }, { "tabularnewline", hj_command_break, 0 },
  { "begin", hj_command_begin, 0 }, { "end", hj_command_stray_end, 0 }, { "substack", hj_command_substack, 0 },
};

static GHashTable *
index_commands (void)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_hash_table_insert (index, (gpointer) commands[i].name, (gpointer) &commands[i]);
  return index;
}

gboolean
hj_math_read_known (HjMathReader *reader, const char *name, HjMathNode **node)
{
  static GHashTable *index;
  const HjMathCommand *command;

  if (g_once_init_enter (&index))
    g_once_init_leave (&index, index_commands ());
  if ((command = g_hash_table_lookup (index, name)))
    {
      *node = command->read (reader, command);
      return TRUE;
    }
  return (*node = hj_math_read_space (reader, name)) != NULL;
}
