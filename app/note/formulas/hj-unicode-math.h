/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mathematics typed as letters, and what was seen in it. Private to app/note. */
#pragma once

#include "hj-paste.h"

G_BEGIN_DECLS

/* What speaks for mathematics in a run of letters. */
typedef struct {
  guint relations; /* = and the like, outside of brackets */
  guint strong;    /* signs that only mathematics uses: Greek letters, small ones, ^, √, "given" */
  guint scripts;   /* short words behind _ */
  guint calls;     /* f( : one letter with a bracket */
  guint functions; /* log, max, … */
  guint limits;    /* max_x */
  guint operators; /* + - / · and the like */
  gsize open;      /* where a bracket stands that the run does not close; G_MAXSIZE: there is none */
} HjMathSigns;

/* Letters [FROM, TO) of LINE, whose bytes are TEXT, as TeX; NULL if they are no mathematics. (transfer full) */
char *hj_math_dup_tex (const HjPasteLine *line, const char *text, gsize from, gsize to, HjMathSigns *signs);

G_END_DECLS
