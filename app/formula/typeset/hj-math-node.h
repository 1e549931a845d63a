/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A formula as TeX's list of atoms: what the reader gives to the setter. Private to app/formula. */
#pragma once

#include "hj-math-arena.h"
#include "hj-math-font.h"

G_BEGIN_DECLS

/* The TeXbook, chapter 17. */
typedef enum {
  HJ_ORD,
  HJ_OP,
  HJ_BIN,
  HJ_REL,
  HJ_OPEN,
  HJ_CLOSE,
  HJ_PUNCT,
  HJ_INNER,
} HjMathClass;

/* Display, text, script, scriptscript; each odd one is cramped. */
typedef enum {
  HJ_DISPLAY = 0,
  HJ_TEXT = 2,
  HJ_SCRIPT = 4,
  HJ_SCRIPTSCRIPT = 6,
  HJ_CRAMPED = 1,
} HjMathStyle;

typedef enum { HJ_LIMITS_DEFAULT, HJ_LIMITS, HJ_NO_LIMITS } HjMathLimits;

typedef enum {
  HJ_NODE_SYMBOL,    /* c */
  HJ_NODE_ROW,       /* first …; wide: scripts that were joined; of an operator, one sign is centred */
  HJ_NODE_WORD,      /* text: letters without kerning, as \operatorname sets them */
  HJ_NODE_TEXT,      /* text: \text{…}, Hangul */
  HJ_NODE_FRACTION,  /* a above b; c, other: delimiters; amount: rule in em or NAN; style or -1; wide: \cfrac */
  HJ_NODE_RADICAL,   /* a; b: index or NULL */
  HJ_NODE_ACCENT,    /* a; c: the accent; wide, below */
  HJ_NODE_LINE,      /* a; below */
  HJ_NODE_BRACE,     /* a; c: what stretches over or below it */
  HJ_NODE_ARROW,     /* c: what stretches; a above, b below */
  HJ_NODE_FENCE,     /* first …: rows with HJ_NODE_MIDDLE between them; c, other: delimiters */
  HJ_NODE_MIDDLE,    /* c: within a fence */
  HJ_NODE_DELIMITER, /* c; amount: \big is 1 */
  HJ_NODE_TABLE,     /* table */
  HJ_NODE_SPACE,     /* amount, in mu if wide, else in em of the text */
  HJ_NODE_STYLE,     /* style */
  HJ_NODE_INK,       /* ink for what follows; wide: back to what it was */
  HJ_NODE_PHANTOM,   /* a; hides: HJ_HIDE_… */
  HJ_NODE_FRAME,     /* a; ink: of the ground or 0; wide: has a line round it */
  HJ_NODE_CANCEL,    /* a; hides: HJ_CANCEL_… */
  HJ_NODE_RULE,      /* amount wide, height high, raise above the baseline; em of the text */
  HJ_NODE_UNKNOWN,   /* text: source */
  HJ_NODE_BREAK,     /* a new line outside of any table */
} HjMathNodeKind;

enum { HJ_HIDE_INK = 1, HJ_HIDE_WIDTH = 2, HJ_HIDE_HEIGHT = 4, HJ_HIDE_DEPTH = 8 };

/* The line through what is struck out; NOT is \not, a slash no longer than its sign. */
enum { HJ_CANCEL_RISING = 1, HJ_CANCEL_FALLING, HJ_CANCEL_BOTH, HJ_CANCEL_MIDDLE, HJ_CANCEL_NOT };

/* Unicode's combining slash, which a sign and its denial are made of. */
#define HJ_SLASH_MARK 0x338u

typedef struct _HjMathNode HjMathNode;
typedef struct _HjMathTable HjMathTable;

struct _HjMathNode {
  guint8 kind, klass, limits;
  gint8 style;
  guint8 font; /* HjMathFontKind of a symbol, a word, a text */
  guint8 wide, below, hides;
  gboolean heavy; /* drawn bolder: \boldsymbol of a sign that has no bold form */
  gunichar c, other;
  guint32 ink;   /* 0xAARRGGBB */
  double amount, height, raise;
  const char *text;
  HjMathNode *a, *b, *sub, *sup, *first, *next;
  HjMathTable *table;
  int from, to; /* where it stands in the source, in bytes */
};

/* Cells in rows; what lies around them. Lengths in em of the text. */
struct _HjMathTable {
  guint n_rows, n_columns;
  HjMathNode **cells;   /* n_rows × n_columns, NULL where empty */
  char *align;          /* n_columns of l, c, r */
  double *gaps;         /* n_columns + 1: space before the first, between, after the last */
  guint8 *bars;         /* n_columns + 1: vertical lines there */
  guint8 *lines;        /* n_rows + 1: horizontal lines there */
  guint8 *dashed;       /* n_rows + 1: whether they are dashed */
  double *extra;        /* n_rows: \\[length] after it */
  HjMathNode **tags;    /* n_rows, NULL where none */
  int style;            /* of the cells */
  double row_height, row_depth; /* of the strut of a row */
  double skip, gap;     /* between baselines at least, or this gap if they come closer than its limit */
  double gap_limit;
  gboolean stacked;     /* rows are lines of TeX: baselines SKIP apart; else struts */
};

HjMathNode *hj_math_node_new (HjArena *arena, HjMathNodeKind kind);
HjMathNode *hj_math_node_new_symbol (HjArena *arena, gunichar c, HjMathClass klass);
/* Appends NODE to the row (or fence). */
void hj_math_node_add (HjMathNode *row, HjMathNode *node);
/* What a row of one thing holds; anything else is itself. Scripts of NODE itself are not looked at. */
HjMathNode *hj_math_node_unwrap (HjMathNode *node);

G_END_DECLS
