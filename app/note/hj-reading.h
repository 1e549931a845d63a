/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A note while it is being read, handed from pass to pass. Private to app/note. */
#pragma once

#include "hj-override.h"

G_BEGIN_DECLS

/* Places in the text that md4c must not touch are replaced by letters of the private use area and put back when
 * its answer is read. A text that holds such letters itself is left without these passes. */
#define HJ_CHAR_FORMULA 0xf8f0u     /* then a number in HJ_CHAR_DIGIT…, then HJ_CHAR_FORMULA_END */
#define HJ_CHAR_FORMULA_END 0xf8f1u
#define HJ_CHAR_MARK 0xf8f2u        /* opening == */
#define HJ_CHAR_MARK_END 0xf8f3u    /* closing == */
#define HJ_CHAR_TILDE 0xf8f4u       /* a ~ that strikes nothing out */
#define HJ_CHAR_DEEPER 0xf8f5u      /* a level more than Markdown has, before the title of a heading */
#define HJ_CHAR_DIGIT 0xf8e0u       /* ten of them */
#define HJ_CHAR_FIRST HJ_CHAR_DIGIT
#define HJ_CHAR_LAST HJ_CHAR_DEEPER
#define HJ_CHAR_JOIN '\f'           /* the end of a line inside a table row: a space for md4c, a line for who counts */
#define HJ_BLANK_LINE "\r\r"       /* before a line feed: a blank line for md4c that nobody counts */
#define HJ_CHAR_FENCE 0x2e4fu       /* punctuation beside ** that lets emphasis close before a Korean particle */

typedef struct {
  char *tex;         /* without its dollars */
  char *raw;         /* as it stood in the source */
  gboolean display;  /* $$…$$ */
  guint extra_lines; /* lines of the source after its first */
} HjFormulaMark;

typedef struct {
  GBytes *bytes;
  const char *name;
  const char *twin;    /* an undamaged text of the same note, or NULL */
  GPtrArray *overrides; /* of HjOverride, or NULL */
  const char *previous; /* the text that their lines are of, or NULL */
  const HjNote *before; /* the same bytes as read before, or NULL */
  gboolean open;        /* letters that lack bytes are left open */
  HjNote *note;
  GString *text;       /* UTF-8, LF; passes may rewrite lines but never add or take away one */
  GArray *formulas;    /* of HjFormulaMark */
  GHashTable *definitions; /* numbers of lines that define addresses, or NULL */
  gboolean has_marks;  /* the source itself uses letters reserved above */
  gboolean converted;  /* the note went through a converter that lost lines and marks: see "residue" */
  gboolean no_addresses; /* bare addresses are not made links */
  gboolean no_indented_code; /* four spaces are no code in this note */
} HjReading;

typedef gboolean (*HjPass) (HjReading *reading, GError **error);

/* The passes, in their order; see hj-read.c. */
gboolean hj_pass_decode (HjReading *reading, GError **error);
gboolean hj_pass_lines (HjReading *reading, GError **error);
gboolean hj_pass_override_lines (HjReading *reading, GError **error);
gboolean hj_pass_characters (HjReading *reading, GError **error);
gboolean hj_pass_references (HjReading *reading, GError **error);
gboolean hj_pass_front (HjReading *reading, GError **error);
gboolean hj_pass_damage (HjReading *reading, GError **error);
gboolean hj_pass_csv (HjReading *reading, GError **error);
gboolean hj_pass_front_hugo (HjReading *reading, GError **error);
gboolean hj_pass_templates (HjReading *reading, GError **error);
gboolean hj_pass_html_boxes (HjReading *reading, GError **error);
gboolean hj_pass_html (HjReading *reading, GError **error);
gboolean hj_pass_properties (HjReading *reading, GError **error);
gboolean hj_pass_comments (HjReading *reading, GError **error);
gboolean hj_pass_wiki (HjReading *reading, GError **error);
gboolean hj_pass_residue (HjReading *reading, GError **error);
gboolean hj_pass_hashes (HjReading *reading, GError **error);
gboolean hj_pass_paragraphs (HjReading *reading, GError **error);
gboolean hj_pass_chatter (HjReading *reading, GError **error);
gboolean hj_pass_code_formulas (HjReading *reading, GError **error);
gboolean hj_pass_leaning (HjReading *reading, GError **error);
gboolean hj_pass_contradictions (HjReading *reading, GError **error);
gboolean hj_pass_repeats (HjReading *reading, GError **error);
gboolean hj_pass_scripts (HjReading *reading, GError **error);
gboolean hj_pass_links (HjReading *reading, GError **error);
gboolean hj_pass_images (HjReading *reading, GError **error);
gboolean hj_pass_table_box (HjReading *reading, GError **error);
gboolean hj_pass_table_rows (HjReading *reading, GError **error);
gboolean hj_pass_table_plain (HjReading *reading, GError **error);
gboolean hj_pass_tables (HjReading *reading, GError **error);
gboolean hj_pass_guard (HjReading *reading, GError **error);
gboolean hj_pass_formulas (HjReading *reading, GError **error);
gboolean hj_pass_brackets (HjReading *reading, GError **error);
gboolean hj_pass_pastes (HjReading *reading, GError **error);
gboolean hj_pass_unicode_math (HjReading *reading, GError **error);
gboolean hj_pass_marks (HjReading *reading, GError **error);
gboolean hj_pass_bold (HjReading *reading, GError **error);
gboolean hj_pass_stars (HjReading *reading, GError **error);
gboolean hj_pass_bold_items (HjReading *reading, GError **error);
gboolean hj_pass_headings (HjReading *reading, GError **error);
gboolean hj_pass_overrides (HjReading *reading, GError **error);
gboolean hj_pass_emphasis (HjReading *reading, GError **error);
gboolean hj_pass_indents (HjReading *reading, GError **error);
gboolean hj_pass_footnote_lines (HjReading *reading, GError **error);
gboolean hj_pass_footnotes (HjReading *reading, GError **error);
gboolean hj_pass_blocks (HjReading *reading, GError **error);
gboolean hj_pass_anchors (HjReading *reading, GError **error);
gboolean hj_pass_directives (HjReading *reading, GError **error);
gboolean hj_pass_callouts (HjReading *reading, GError **error);
gboolean hj_pass_table_kinds (HjReading *reading, GError **error);
gboolean hj_pass_run_on (HjReading *reading, GError **error);
gboolean hj_pass_code_lines (HjReading *reading, GError **error);
gboolean hj_pass_boxes (HjReading *reading, GError **error);
gboolean hj_pass_typed_bullets (HjReading *reading, GError **error);
gboolean hj_pass_counted_lines (HjReading *reading, GError **error);
gboolean hj_pass_lists (HjReading *reading, GError **error);
gboolean hj_pass_misplaced (HjReading *reading, GError **error);
gboolean hj_pass_exam_items (HjReading *reading, GError **error);
gboolean hj_pass_quiz (HjReading *reading, GError **error);
gboolean hj_pass_questions (HjReading *reading, GError **error);
gboolean hj_pass_tags (HjReading *reading, GError **error);
gboolean hj_pass_attached (HjReading *reading, GError **error);
gboolean hj_pass_outline (HjReading *reading, GError **error);
gboolean hj_pass_latent_tables (HjReading *reading, GError **error);
gboolean hj_pass_languages (HjReading *reading, GError **error);
gboolean hj_pass_guessed (HjReading *reading, GError **error);

/* A pass asks before it mends what stands on LINE. Where it may, that is told in the report, and it must; FALSE: the
 * learner wants these words as they are written, and it must not. */
gboolean hj_reading_mend (HjReading *reading, const char *kind, const char *ko, const char *en, int line);
/* The same where SIZE bytes of TEXT, or all where it is negative, are shown no longer, or not as they stood. */
gboolean hj_reading_remove (HjReading *reading, const char *kind, const char *ko, const char *en, int line,
                            const char *text, gssize size);
/* Whether the answer is no, for passes that know what they do only when it is done: they tell it themselves. */
gboolean hj_reading_leaves (HjReading *reading, const char *kind, const char *ko, const char *en, int line);
/* Whether it was no, for passes that would mend the same in another way. */
gboolean hj_reading_has_left (const HjReading *reading, const char *kind, int line);

/* Reports: one entry per kind, lines are collected. What is reported without asking cannot be taken back. */
void hj_note_add_repair (HjNote *note, const char *kind, const char *ko, const char *en, int line);
/* The same where SIZE bytes of TEXT, or all where it is negative, are shown no longer, or not as they stood. */
void hj_note_add_removal (HjNote *note, const char *kind, const char *ko, const char *en, int line, const char *text,
                          gssize size);
void hj_note_add_left (HjNote *note, const char *kind, const char *ko, const char *en, int line);
void hj_note_add_warning (HjNote *note, const char *kind, const char *ko, const char *en, int line);

/* A warning about two places, the first of which is told once only. */
void hj_note_add_warning_pair (HjNote *note, const char *kind, const char *ko, const char *en, int first, int second);

/* The letters and digits of TEXT in one case, and in *N how many there are. (transfer full) */
char *hj_letters_dup (const char *text, guint *n);

/* Makers of the pieces; everything is copied unless it says take. */
HjBlock *hj_block_new (HjBlockKind kind);
void hj_block_free (HjBlock *block);
HjSpan *hj_span_new (guint flags, const char *text, const char *href);
GPtrArray *hj_spans_new (void);
GPtrArray *hj_blocks_new (void);
GPtrArray *hj_reports_new (void);
void hj_section_free (HjSection *section);
void hj_latent_table_free (HjLatentTable *latent);
/* Where SPAN begins in TEXT, that of all spans it is one of; those before it end at *AT, which moves to its own end. */
gsize hj_span_locate (const HjSpan *span, const char *text, gsize *at);
/* Appends a copy of the spans from INDEX on, of the first only the text from OFFSET on. */
void hj_spans_append (GPtrArray *out, const GPtrArray *spans, guint index, gsize offset);

/* One line of the text: [start, end) without its newline, with what is known of it. */
typedef struct {
  const char *start, *end;
  int number;      /* from 1 */
  gboolean fenced; /* inside a code fence, or the fence itself */
} HjLine;

#define HJ_MARKDOWN_LEVELS 6

/* The marks of a heading of LEVEL and the space behind them. */
void hj_heading_append_marks (GString *out, int level);
/* How many levels more than its # *TITLE says that it has; *TITLE moves to its words. */
int hj_heading_skip_deeper (const char **title);

/* Walks the lines of TEXT, knowing fences: while (hj_lines_next (&lines, &line)) … */
typedef struct {
  const char *next;
  int number;
  int joined;   /* further lines of the source in the line given last */
  char fence;   /* '`', '~' or 0 outside */
  guint length; /* of the fence that is open */
} HjLines;
void hj_lines_init (HjLines *lines, const char *text);
gboolean hj_lines_next (HjLines *lines, HjLine *line);

/* Where each line of TEXT begins, in bytes. (transfer full) (element-type gsize) */
GArray *hj_lines_index (const char *text);
/* Lines FROM to TO of TEXT, whose index is STARTS, as they stand. (transfer full) */
char *hj_lines_dup (const char *text, const GArray *starts, int from, int to);

/* Whether LINE is one bold phrase that can only be code or, unless SURE, a plain assignment. */
gboolean hj_line_is_bold_code (const HjLine *line, gboolean sure);

/* Marks the bytes of LINE that are prose: not inside code spans, link targets, autolinks or bare addresses.
 * MASK gets one byte per byte of the line. */
void hj_line_mask (const HjLine *line, GByteArray *mask);

/* Where the content of a line begins, after quote and list marks and spaces. */
const char *hj_line_content (const HjLine *line);
/* Whether there is nothing but white space in [P, END). */
gboolean hj_is_blank (const char *p, const char *end);

/* Rewrites the prose of every line outside of fences: EDIT appends what the line becomes to OUT. */
typedef void (*HjLineEdit) (HjReading *reading, const HjLine *line, const guint8 *mask, GString *out);
void hj_reading_edit_lines (HjReading *reading, const char *trigger, HjLineEdit edit);
/* Only lines that WHERE is true of: telling what of a line is code or an address costs more than most tests. */
typedef gboolean (*HjLineTest) (const HjLine *line);
void hj_reading_edit_lines_where (HjReading *reading, const char *trigger, HjLineTest where, HjLineEdit edit);

/* Stores a formula and writes its placeholder. Takes TEX and RAW. */
void hj_reading_append_formula (HjReading *reading, GString *out, char *tex, char *raw, gboolean display,
                                guint extra_lines);

gboolean hj_is_hangul (gunichar c);

G_END_DECLS
