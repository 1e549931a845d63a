/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One call of a verb: its arguments, the general options, and how it answers. For the verbs of app/command. */
#pragma once

#include "hj-json.h"
#include "hj-library.h"
#include "hj-text.h"

G_BEGIN_DECLS

enum { HJ_DONE = 0, HJ_FAILED = 1, HJ_MISUSED = 2 };

typedef struct _HjVerb HjVerb;
typedef struct _HjInvocation HjInvocation;

struct _HjVerb {
  const char *name;
  const char *usage;   /* after the name: "PATH… [--json]" */
  const char *summary; /* one line, translated when shown */
  int (*run) (HjInvocation *self); /* exit status; NULL: not available yet */
};

struct _HjInvocation {
  const HjVerb *verb;
  char **args;      /* what follows the verb, options taken out by hj_invocation_parse */
  guint n_args;
  char *library;    /* --library, or NULL */
  HjLang lang;      /* --lang, otherwise the locale's */
  gboolean json;    /* --json */
  HjLibrary *open;  /* closed after the verb */
};

/* ---- arguments ---- */

/* Takes ENTRIES (may be NULL) out of args and counts the rest: MIN … MAX (−1 no limit). FALSE: it was said what
 * is wrong, return HJ_MISUSED. */
gboolean hj_invocation_parse (HjInvocation *self, const GOptionEntry *entries, int min, int max);
/* "2026-11-21T10:00+09:00", "2026-11-21 10:00", "2026-11-21", "@1795222800"; NULL is now. */
gboolean hj_moment_from_string (const char *string, HjMoment *moment);
HjMoment hj_moment_now (void);

/* ---- the library ---- */

/* Opens the library the caller wants, with the bundled course in it; the same one again at the second call. */
HjLibrary *hj_invocation_open (HjInvocation *self, GError **error);

/* ---- answers ---- */

/* "hanjang: MESSAGE" on standard error; swallows ERROR. Returns HJ_FAILED. */
int hj_invocation_fail (HjInvocation *self, GError *error);
/* The same for a sentence of one's own: "hanjang: WHAT: WHY". */
int hj_invocation_refuse (HjInvocation *self, const char *what, const char *why);
/* "hanjang: VERB: MESSAGE" and how to use it. Returns HJ_MISUSED. */
int hj_invocation_misuse (HjInvocation *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* printf in UTF-8, whatever the locale: content is Korean, and a script's locale often C. */
void hj_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* Prints the document BUILDER holds. Returns HJ_DONE. */
int hj_invocation_print_json (HjInvocation *self, JsonBuilder *builder);
/* Prints {NAME: [one object for each of ROWS]}; the data of WRITE is SELF. Returns HJ_DONE. */
int hj_invocation_print_rows (HjInvocation *self, const char *name, const GPtrArray *rows, HjJsonRow write);

/* ---- the verbs, one file for each family ---- */
int hj_verb_import (HjInvocation *self);
int hj_verb_notes (HjInvocation *self);
int hj_verb_show (HjInvocation *self);
int hj_verb_outline (HjInvocation *self);
int hj_verb_terms (HjInvocation *self);
int hj_verb_search (HjInvocation *self);
int hj_verb_cards (HjInvocation *self);
int hj_verb_add (HjInvocation *self);
int hj_verb_due (HjInvocation *self);
int hj_verb_answer (HjInvocation *self);
int hj_verb_undo (HjInvocation *self);
int hj_verb_schedule (HjInvocation *self);
int hj_verb_stats (HjInvocation *self);
int hj_verb_topics (HjInvocation *self);
int hj_verb_export (HjInvocation *self);
int hj_verb_backup (HjInvocation *self);
int hj_verb_restore (HjInvocation *self);
int hj_verb_check (HjInvocation *self);
int hj_verb_help (HjInvocation *self);
int hj_verb_diagrams (HjInvocation *self);
int hj_verb_render (HjInvocation *self);
int hj_verb_formula (HjInvocation *self);
int hj_verb_sheet (HjInvocation *self);
int hj_verb_tour (HjInvocation *self);
int hj_verb_bench (HjInvocation *self);

G_END_DECLS
