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

void hj_paste_line_init (HjPasteLine *self, const HjLine *line);
void hj_paste_line_clear (HjPasteLine *self);

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

/* What KaTeX's stroke of negation stands before becomes one sign again, where no formula took it. */
void hj_paste_mend_negations (HjReading *reading);

G_END_DECLS
