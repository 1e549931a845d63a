/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TeX mathematics as a tree: what all readers of a formula share. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  HJ_TEX_ROW,      /* children */
  HJ_TEX_SYMBOL,   /* text: one sign, a number or a word */
  HJ_TEX_SCRIPT,   /* base, below, above (NULL where there is none) */
  HJ_TEX_FRACTION, /* above, below */
  HJ_TEX_BINOMIAL, /* above, below */
  HJ_TEX_ROOT,     /* radicand, index or NULL */
  HJ_TEX_ACCENT,   /* base; text: a combining sign */
  HJ_TEX_FONT,     /* body; style */
  HJ_TEX_FENCE,    /* body; text: left delimiter, other: right delimiter */
  HJ_TEX_TABLE,    /* n_columns × rows of cells, row by row, NULL where empty; text: environment */
  HJ_TEX_SPACE,
  HJ_TEX_BREAK,    /* a line break outside of any table */
  HJ_TEX_UNKNOWN,  /* text: source, as it was written */
} HjTexKind;

/* What decides the space around a thing. The TeXbook, chapter 17. */
typedef enum {
  HJ_TEX_ORD,
  HJ_TEX_NUMBER,
  HJ_TEX_UPRIGHT, /* an ordinary sign that is no variable: ∞, ∂ */
  HJ_TEX_FUNCTION,/* log, softmax */
  HJ_TEX_BIG,     /* ∑, ∫, also lim: has limits */
  HJ_TEX_BINARY,
  HJ_TEX_TIGHT,   /* binary without space: · / ∘ */
  HJ_TEX_RELATION,
  HJ_TEX_OPEN,
  HJ_TEX_CLOSE,
  HJ_TEX_PUNCT,
  HJ_TEX_WORDS,   /* \text{…} and Hangul */
} HjTexClass;

typedef enum {
  HJ_TEX_PLAIN,
  HJ_TEX_ROMAN,
  HJ_TEX_BOLD,
  HJ_TEX_ITALIC,
  HJ_TEX_DOUBLE, /* blackboard */
  HJ_TEX_SCRIPT_FONT,
  HJ_TEX_FRAKTUR,
  HJ_TEX_SANS,
  HJ_TEX_MONO,
} HjTexStyle;

typedef struct _HjTex HjTex;
struct _HjTex {
  HjTexKind kind;
  HjTexClass klass;
  HjTexStyle style;
  char *text, *other;
  guint n_columns;
  GPtrArray *children; /* of HjTex, elements may be NULL */
};

/* Nesting deeper than this stays as it was written. */
#define HJ_TEX_DEPTH 32

/* The formula as a row. UNKNOWN, if given, receives the first command that is not known, or NULL. */
HjTex *hj_tex_parse (const char *tex, char **unknown);
void hj_tex_free (HjTex *node);
/* The child, or NULL. */
const HjTex *hj_tex_child (const HjTex *node, guint index);
/* A row of one thing is that thing. */
const HjTex *hj_tex_unwrap (const HjTex *node);

/* A command that stands for a sign or a word. */
typedef struct {
  const char *name; /* without the backslash */
  const char *text;
  HjTexClass klass;
  const char *ko, *en; /* how it is spoken; NULL: as it is written */
} HjTexSymbol;

const HjTexSymbol *hj_tex_find_symbol (const char *name);
/* The same by the sign itself ("∑"). */
const HjTexSymbol *hj_tex_find_sign (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjTex, hj_tex_free)

G_END_DECLS
