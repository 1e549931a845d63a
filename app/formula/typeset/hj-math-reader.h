/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader of TeX mathematics for typesetting, and what its files share. Private to app/formula. */
#pragma once

#include "hj-math-letters.h"
#include "hj-math-node.h"
#include "hj-tex-name.h"
#include "hj-typeset.h"

G_BEGIN_DECLS

/* Nesting deeper than this is shown as it was written. Real formulas stay below ten. */
#define HJ_MATH_DEPTH 96
/* Sources longer than this are shown as they were written, their beginning. The longest real ones have 2 KB. */
#define HJ_MATH_LENGTH 65536

typedef enum {
  HJ_STOP_END,     /* of the source */
  HJ_STOP_BRACE,   /* } */
  HJ_STOP_BRACKET, /* ] */
  HJ_STOP_RIGHT,   /* \right */
  HJ_STOP_CELL,    /* &, \\ or \end */
  HJ_STOP_DOLLAR,  /* $, within \text */
} HjMathStop;

typedef struct {
  HjArena *arena;
  const char *source, *at;
  int depth;
  HjAlphabet alphabet;
  HjMathNode *tag; /* the last \tag that was read */
  HjTypesetProblem problem;
  char *trouble; /* the piece of source of the first problem; owned */
} HjMathReader;

/* What reading a whole formula found. */
typedef struct {
  char *source;    /* clean, with its macros replaced: what the atoms' places count in; owned */
  HjMathNode *tag; /* what \tag outside of any table holds, or NULL */
  HjTypesetProblem problem;
  char *trouble;   /* the piece of source of the problem; owned */
} HjMathReading;

/* TEX with MACROS (or NULL) before it as a row of atoms in ARENA; its own source where it cannot be read. */
HjMathNode *hj_math_read_formula (HjArena *arena, const char *tex, const char *macros, HjMathReading *reading);
void hj_math_reading_clear (HjMathReading *reading);
/* The formula as a row. */
HjMathNode *hj_math_read (HjMathReader *reader);
/* Remembers the first problem. */
void hj_math_note_problem (HjMathReader *reader, HjTypesetProblem problem, const char *text, gssize length);

/* ---- Source ---- */

/* TEX as valid UTF-8 without dollar signs, invisible characters and overrides of direction. (transfer full) */
char *hj_math_clean (const char *tex);
/* SOURCE with its macros, and those defined in PREAMBLE (or NULL), replaced, and their definitions taken out.
 * (transfer full) TROUBLE is set to the macro that has no end, or NULL. */
char *hj_math_expand (const char *source, const char *preamble, char **trouble);
void hj_math_skip_spaces (HjMathReader *reader);
gboolean hj_math_is_at_stop (HjMathReader *reader, HjMathStop stop);
/* Past the group, command or character that begins at AT. */
const char *hj_math_end_of_argument (const char *at);
/* The argument as it was written, without braces. (transfer full) */
char *hj_math_take_word (HjMathReader *reader);
/* [ … ] if it follows, or NULL. (transfer full) */
char *hj_math_take_option (HjMathReader *reader);
/* A length such as 2em, 3mu, -1.5pt in em, or in mu if MU is set to TRUE. */
double hj_math_read_length (const char *text, gboolean *mu);

/* ---- Things ---- */

HjMathNode *hj_math_read_row (HjMathReader *reader, HjMathStop stop);
HjMathNode *hj_math_read_argument (HjMathReader *reader);
/* The argument in another alphabet. */
HjMathNode *hj_math_read_argument_in (HjMathReader *reader, HjAlphabet alphabet);
/* A delimiter as \left takes it, 0 for the full stop. */
gunichar hj_math_read_delimiter (HjMathReader *reader);
/* INSIDE between OPEN and CLOSE, its parts between \middle in rows of their own. */
HjMathNode *hj_math_new_fence (HjMathReader *reader, gunichar open, gunichar close, HjMathNode *inside);
/* The source from FROM to TO as it was written, to be shown in a quiet colour. */
HjMathNode *hj_math_new_unknown (HjArena *arena, const char *from, const char *to);
HjMathNode *hj_math_read_unknown (HjMathReader *reader, const char *from, const char *to);
HjMathNode *hj_math_new_letter (HjMathReader *reader, gunichar c, HjMathClass klass);
HjMathNode *hj_math_new_row (HjMathReader *reader, HjMathNode *first);
/* What \text{…} holds, in FONT: words, and $…$ between them. */
HjMathNode *hj_math_read_text (HjMathReader *reader, HjMathFontKind font);
/* The command NAME that ends where the reader is, with its arguments. FALSE if it is not known; NODE may be set
 * to NULL, for what leaves no trace. */
gboolean hj_math_read_known (HjMathReader *reader, const char *name, HjMathNode **node);
/* \begin{…}. */
HjMathNode *hj_math_read_environment (HjMathReader *reader);
/* Lines outside of any table, and \substack. */
HjMathNode *hj_math_read_stack (HjMathReader *reader);
HjMathNode *hj_math_read_substack (HjMathReader *reader);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HjMathReading, hj_math_reading_clear)

G_END_DECLS
