/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines that act as headings without being written as such: their forms and how they nest. Private to app/note. */
#pragma once

#include "hj-reading.h"

G_BEGIN_DECLS

/* How a heading is numbered. Headings of one family are siblings; a new family begins below the last heading. */
typedef enum {
  HJ_FAMILY_NONE,    /* no number */
  HJ_FAMILY_PART,    /* [X] below a ruler */
  HJ_FAMILY_LECTURE, /* the first heading below a ruler or a part */
  HJ_FAMILY_MARKED,  /* # X: a heading of Markdown, whose level holds */
  HJ_FAMILY_TOPIC,   /* [X] elsewhere */
  HJ_FAMILY_GROUP,   /* a label followed at once by labels */
  HJ_FAMILY_NUMBER,  /* 1. 1.1 2 — */
  HJ_FAMILY_PLAIN,   /* 1\. without bold */
  HJ_FAMILY_ROUND,   /* 1) */
  HJ_FAMILY_PAREN,   /* (1) */
  HJ_FAMILY_CAPITAL, /* A. */
  HJ_FAMILY_SMALL,   /* a. */
  HJ_FAMILY_STEP,    /* 1단계 */
  HJ_FAMILY_KEYCAP,  /* 1️⃣ */
  /* Behind it come those of hj-headings-families.c. */
} HjFamily;

typedef struct {
  int line;        /* physical, from 1 */
  gboolean joined; /* the title's second half stands on the next line */
  HjFamily family;
  int depth;       /* components of the number: 2 for 1.1; 0 without one */
  int number;      /* the last of them; A and a are 1 */
  int marks;       /* how many # it was written with */
  int level;       /* after hj_headings_nest */
  char *title;     /* Markdown, without the marks that made it a heading */
  char *second;    /* a title of its own behind it on the same line, or NULL */
  gsize from;      /* bytes of the line before it, which belong to the text above */
  const char *rest; /* where the line goes on as text behind it, or NULL */
} HjHeading;

/* What the note as a whole shows; decides which forms count. */
typedef struct {
  int rulers, first_ruler; /* lines of **=====** and the first of them */
  int labels;              /* lines that are one bold phrase */
  int items;               /* ### 문항 N */
  int marked;              /* headings of Markdown, but for one that begins the note */
  int n_lines;
} HjHeadingSigns;

typedef enum {
  HJ_HEADINGS_NONE,     /* Markdown's own headings are all there is */
  HJ_HEADINGS_LABELS,   /* bold labels below Markdown's headings */
  HJ_HEADINGS_RULED,    /* rulers part the note; nearly everything is a pseudo-heading */
  HJ_HEADINGS_INVERTED, /* exam items whose topics stand above them in level */
  HJ_HEADINGS_NUMBERED, /* no headings of Markdown; plain lines in sequence, 제1장, 가., ①, or bold ones */
} HjHeadingStyle;

/* The lines of a text, for looking back and ahead. */
typedef struct {
  GArray *lines; /* of HjLine */
  HjHeadingSigns signs;
  HjHeadingStyle style;
  GHashTable *numbers; /* index of a line → HjHeading; NULL unless the style is NUMBERED */
  int last_plain; /* number of the last PLAIN heading; whoever walks the lines keeps it */
  int last_number; /* the same of "1." in bold */
} HjHeadingScan;

void hj_headings_scan (HjHeadingScan *scan, const char *text);

/* Whether the line at INDEX is a heading; fills HEADING but for its level. */
gboolean hj_headings_match (const HjHeadingScan *scan, guint index, HjHeading *heading);

/* Looks for headings of the style NUMBERED; FALSE: there are none. And whether the line at INDEX is one. */
gboolean hj_headings_find_numbers (HjHeadingScan *scan);
gboolean hj_headings_match_number (const HjHeadingScan *scan, guint index, HjHeading *heading);
/* Reads the number TEXT begins with, of any family there is; FALSE: none. Whether it is that of a chapter or the like, or
 * a sign, which counts nothing. */
gboolean hj_headings_read_family (const char *text, HjHeading *heading);
gboolean hj_headings_is_chapter (const HjHeading *heading);
gboolean hj_headings_is_signed (const HjHeading *heading);

/* Forms among bold labels; TRUE fills the title. "**1. X**: text"; "- **2. X**:" behind "**1. …**"; "…다.**X**:". */
gboolean hj_headings_has_form_lead (const HjHeadingScan *scan, guint index, HjHeading *heading);
gboolean hj_headings_has_form_bullet (const HjHeadingScan *scan, guint index, HjHeading *heading);
gboolean hj_headings_has_form_tail (const HjHeadingScan *scan, guint index, HjHeading *heading);

/* TRUE for **=====** and for a bold mark with nothing in it: residue that says nothing. */
gboolean hj_headings_is_residue (const HjLine *line);

/* Reads the number TITLE begins with, after emoji. */
void hj_headings_read_number (const char *title, HjHeading *heading);

/* "### 문항 9": what an exam asks. */
gboolean hj_headings_is_item (const char *title, int marks);

/* Whether a line of the right form is no heading after all; whether TITLE says something and is no sentence or code;
 * whether the line lies inside a row of a table that goes over several lines. */
gboolean hj_headings_is_doubtful (const HjHeadingScan *scan, guint index, const HjHeading *heading);
gboolean hj_headings_is_wordy (const char *title);
gboolean hj_headings_is_in_row (const HjHeadingScan *scan, guint index);

/* The line at INDEX, from 0, or NULL. */
const HjLine *hj_headings_get_line (const HjHeadingScan *scan, guint index);
char *hj_headings_dup_line (const HjLine *line);
gboolean hj_headings_is_blank (const HjLine *line);
/* Takes off line breaks in tags at either end of TEXT. */
void hj_headings_strip_breaks (char *text);
/* The words of a line that is one bold phrase, or NULL; changes TEXT. (transfer full) */
char *hj_headings_take_bold (char *text);
/* TEXT (transfer full) with every FROM replaced. (transfer full) */
char *hj_headings_replace (char *text, const char *from, const char *to);

/* Gives every heading (GArray of HjHeading) its level, 1 … HJ_DEEPEST_LEVEL. Linear time. */
void hj_headings_nest (GArray *headings, HjHeadingStyle style);

G_END_DECLS
