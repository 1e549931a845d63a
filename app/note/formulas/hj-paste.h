/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas that were copied from a rendered page: the same formula two or three times without a mark between.
 * Private to app/note. */
#pragma once

#include "hj-reading.h"

G_BEGIN_DECLS

/* One letter of a line. Escapes of Markdown (\_ and \*) are one letter already. */
typedef struct {
  gunichar raw;
  gunichar norm;   /* the letter that stands for all its look-alikes (− and -); 0: it has no shape */
  guint at;        /* byte in the line */
  gboolean prose;  /* not inside code, an address or a formula that is known already */
} HjPasteCell;

/* A line as letters, with the work that may still be spent on it. */
typedef struct {
  HjPasteCell *cells;  /* n + 1: the last one is where the line ends, not prose */
  gsize n;
  gint64 budget;
} HjPasteLine;

#define HJ_PASTE_LONGEST_LINE 65536 /* bytes; longer ones are not looked at */

void hj_paste_line_init (HjPasteLine *self, const HjLine *line);
void hj_paste_line_clear (HjPasteLine *self);

static inline gboolean
hj_paste_is_letter (gunichar c)
{
  return c < 0x80 && g_ascii_isalpha (c);
}

/* Whether C may be part of a word, an address or a version. */
gboolean hj_paste_is_word (gunichar c);
/* The letter in front of I, or 0. */
gunichar hj_paste_raw_before (const HjPasteLine *self, gsize i);
/* How many of [from, to) have a shape. */
gsize hj_paste_count_shapes (const HjPasteLine *self, gsize from, gsize to);
/* Whether both pieces are the same letters that have a shape, in any order unless IN_ORDER. */
gboolean hj_paste_same_shapes (const HjPasteLine *a, gsize a_from, gsize a_to, const HjPasteLine *b, gsize b_from,
                               gsize b_to, gboolean in_order);

/* The letter for all that look like C; 0 for spaces and invisible ones. */
gunichar hj_paste_normalise (gunichar c);

/* Reads TeX from T on as long as its visible leaves, in the order a browser writes MathML, are the letters
 * [m, t). Returns where the TeX ends, or 0 if it says something else. */
gsize hj_paste_match_tex (HjPasteLine *self, gsize m, gsize t);

/* A command and how its leaves follow each other. */
typedef enum {
  HJ_PASTE_SIGN,   /* text */
  HJ_PASTE_GROUP,  /* argument */
  HJ_PASTE_TEXT,   /* argument, letter by letter */
  HJ_PASTE_TWO,    /* first, second */
  HJ_PASTE_TURNED, /* second, first */
  HJ_PASTE_CHOOSE, /* ( first second ) */
  HJ_PASTE_ACCENT, /* argument, text */
  HJ_PASTE_ROOT,   /* argument, [degree] */
  HJ_PASTE_OPEN,   /* delimiter; \right must follow */
  HJ_PASTE_CLOSE,
  HJ_PASTE_SIZED,  /* delimiter */
  HJ_PASTE_COLOR,  /* argument without shape, argument */
  HJ_PASTE_BEGIN,
  HJ_PASTE_END,
} HjPasteKind;

typedef struct {
  const char *name, *text;
  HjPasteKind kind;
} HjPasteCommand;

/* The command NAME, or the longest one that NAME begins with (\alphaα is \alpha, \loglog is \log), or NULL. */
const HjPasteCommand *hj_paste_find_command (const char *name);

/* A formula on the line: [shown, source) copy, [source, seen) TeX, [seen, end) what the eye saw. */
typedef struct {
  gsize shown, source, seen, end;
  gboolean has_command;
} HjPasteFound;

/* A piece of the text to be replaced by a formula, or to go. */
typedef struct {
  gsize start, end;     /* bytes of the text */
  int line;
  char *tex;            /* NULL: the piece goes */
  gboolean display, has_command;
  gsize row_start, row_end; /* the line it stands on */
  gsize shown, source;  /* letters [shown, source) of the line are the copy */
  gsize stop;           /* and [shown, stop) the whole */
} HjPasteEdit;

/* (element-type HjPasteEdit) (transfer full) */
GArray *hj_paste_edits_new (void);
/* What was FOUND in LINE, which is ROW of TEXT. */
void hj_paste_add_edit (GArray *edits, const char *text, const HjLine *row, const HjPasteLine *line,
                        const HjPasteFound *found);

/* Formulas with a command, a script or a prime, in the order of the text. */
void hj_paste_find_copies (const char *text, GArray *edits);
/* Bare letters three times near the formulas in EDITS, which gets them, too, at its end. */
void hj_paste_find_triples (const char *text, GArray *edits);
/* Copies of the formula AT of EDITS, which are sorted, on the lines beside it: STRAYS gets what goes. */
void hj_paste_find_strays (const char *text, gsize size, const GArray *edits, guint at, GArray *strays);

/* What KaTeX's stroke of negation stands before becomes one sign again, where no formula took it. */
void hj_paste_mend_negations (HjReading *reading);

G_END_DECLS
