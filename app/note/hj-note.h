/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A note as it was read: blocks in order, spans inside them, sections over them. Plain data, immutable after
 * reading; every block knows the physical line it came from. */
#pragma once

#include "hj-text.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Of a heading. Markdown has six levels; notes that were pasted together have more. */
#define HJ_DEEPEST_LEVEL 12

typedef enum {
  HJ_BLOCK_HEADING,
  HJ_BLOCK_PARAGRAPH,
  HJ_BLOCK_LIST,     /* children: HJ_BLOCK_ITEM */
  HJ_BLOCK_ITEM,     /* children: blocks */
  HJ_BLOCK_TABLE,
  HJ_BLOCK_FORMULA,  /* text: TeX */
  HJ_BLOCK_CODE,     /* text: verbatim; info: language */
  HJ_BLOCK_QUOTE,    /* children */
  HJ_BLOCK_CALLOUT,  /* info: note, tip, important, warning, caution; spans: its title; children */
  HJ_BLOCK_DIAGRAM,  /* info: diagram id; text: "key=value" settings joined by & */
  HJ_BLOCK_QUESTION, /* spans: the question; info: its name, "문항 9", or NULL; children: the answer, where there are
                      * choices first a list with the info "options" */
  HJ_BLOCK_IMAGE,    /* text: alternative text; info: source */
  HJ_BLOCK_RULE,
  HJ_BLOCK_HTML,     /* text: verbatim, shown as literal text */
  HJ_N_BLOCK_KINDS,
} HjBlockKind;

typedef enum {
  HJ_SPAN_BOLD = 1 << 0,
  HJ_SPAN_ITALIC = 1 << 1,
  HJ_SPAN_CODE = 1 << 2,
  HJ_SPAN_STRIKE = 1 << 3,
  HJ_SPAN_MARK = 1 << 4,    /* ==highlight== : also a cloze */
  HJ_SPAN_FORMULA = 1 << 5, /* text is TeX */
  HJ_SPAN_LINK = 1 << 6,    /* href is set */
  HJ_SPAN_IMAGE = 1 << 7,   /* text: alternative text; href: source */
  HJ_SPAN_BREAK = 1 << 8,   /* hard line break; text: the line end of the source it stands at, "" within a line */
  HJ_SPAN_SUB = 1 << 9,
  HJ_SPAN_SUP = 1 << 10,
} HjSpanFlags;

/* A run of text in one style. A line break of the source stays in the text as a newline (a screen shows it as a
 * space), so that "Q: …" and "A: …" on two lines of one paragraph can be told apart. */
typedef struct {
  guint flags;
  char *text;
  char *href; /* or NULL */
  GArray *guessed; /* of gsize: where in TEXT letters stand that were guessed; mostly NULL */
} HjSpan;

typedef struct {
  GPtrArray *spans; /* of HjSpan */
} HjCell;

typedef enum { HJ_ALIGN_DEFAULT, HJ_ALIGN_LEFT, HJ_ALIGN_CENTER, HJ_ALIGN_RIGHT } HjAlign;

typedef struct _HjBlock HjBlock;
struct _HjBlock {
  HjBlockKind kind;
  int level;          /* heading 1 … HJ_DEEPEST_LEVEL, also of a question that was one; nesting depth of a list from 1 */
  int line, line_end; /* physical lines of the source, from 1 */
  char *id;           /* stable within the note: "<heading path>.<kind>.<text>[.<ordinal>]", each part a short hash */
  GPtrArray *spans;   /* of HjSpan, or NULL */
  GPtrArray *children;/* of HjBlock, or NULL */
  char *text, *info;  /* as the kind says, or NULL */
  gboolean ordered;   /* list */
  int start;          /* ordered list: first number */
  int task;           /* item: −1 no task, 0 open, 1 done */
  guint n_rows, n_columns; /* table: row 0 is the header, unless headless */
  int *row_lines;          /* n_rows: the physical line each row begins on */
  gboolean headless;       /* table: row 0 is data like the others, there is no header */
  HjCell *cells;      /* n_rows × n_columns */
  HjAlign *aligns;    /* n_columns */
  HjLang lang;        /* of its words and those below: HJ_LANG_BOTH for both, and where there are none to tell by */
  char *anchor;       /* what links call it, ^name in the source; or NULL */
};

/* A piece of the source that the note does not show, or not as it stood. */
typedef struct {
  int line;
  char *text;
} HjRemoved;

/* What reading noticed or mended, for the import report. */
typedef struct {
  char *kind;    /* "encoding", "invalid-utf8", "nul-bytes", … */
  char *message_ko, *message_en;
  guint count;   /* how often; LINES holds the first few thousand places only */
  GArray *lines; /* of int */
  GPtrArray *removed; /* of HjRemoved: what went, all of it and in full; NULL where nothing did */
} HjRepair;

typedef struct _HjSection HjSection;
struct _HjSection {
  char *title;  /* plain text */
  int level, line;
  int polarity; /* 1: what speaks for the thing (✅ …), −1: what speaks against it (❌ …), 0: neither */
  guint block;  /* index among the note's blocks: its heading, or the question whose answer has that heading */
  GPtrArray *children; /* of HjSection */
};

/* A table that the text only implies: parallel headings or items under which the same bold terms come back. It is
 * offered beside the text, which stays as it is. */
typedef struct {
  char *title;         /* plain text: of the heading or label over the rows; may be empty */
  char *first, *last;  /* ids of the blocks, siblings, it was read from */
  int line, line_end;
  HjBlock *table;      /* HJ_BLOCK_TABLE: a header, then a row for each label; not among the note's blocks */
} HjLatentTable;

typedef struct {
  gatomicrefcount references; /* see hj_note_ref */
  char *title;
  HjLang lang;          /* of most of the text */
  char *encoding;       /* "UTF-8", "UTF-16LE", "UTF-16BE", "CP949"; "UTF-8 (CP1254)": UTF-8 once read as CP1254;
                         * "CP949 (CP1252)" likewise */
  gsize n_bytes;
  GHashTable *front;    /* front matter: char* → char*; lists joined by ", " */
  char *markdown;       /* the text as read, UTF-8, LF */
  GArray *guessed;      /* of gsize: where in MARKDOWN letters stand that were guessed; NULL in undamaged notes */
  gboolean open;        /* they are not guessed yet; see HjReadOptions */
  gpointer damage;      /* HjMojibake: how a damaged text was read back; private to app/note */
  GPtrArray *blocks;    /* of HjBlock, top level in order */
  GPtrArray *sections;  /* of HjSection, top level */
  GPtrArray *latent_tables; /* of HjLatentTable, in reading order */
  GPtrArray *repairs;   /* of HjRepair: things mended */
  GPtrArray *left;      /* of HjRepair: things that would be mended if the learner did not want them as written */
  GPtrArray *warnings;  /* of HjRepair: things to know */
} HjNote;

#define HJ_NOTE_ERROR (hj_note_error_quark ())
typedef enum {
  HJ_NOTE_ERROR_BINARY,  /* not text */
  HJ_NOTE_ERROR_EMPTY,
  HJ_NOTE_ERROR_TOO_BIG, /* above 32 MB */
} HjNoteError;
GQuark hj_note_error_quark (void);

/* Whether NAME, perhaps with folders before it, is that of a database in a Notion export: a .csv with a number. Others
 * are no notes. */
gboolean hj_name_is_notion_table (const char *name);
/* Where the separator stands before the 32 digits that end NAME, of SIZE bytes, as Notion writes it; or NULL. */
const char *hj_find_notion_id (const char *name, gsize size);
/* Whether a file of SIZE bytes may be read, before it is. */
gboolean hj_note_check_size (guint64 size, GError **error);
/* Reads Markdown or plain text. NAME (may be NULL) is the title's fallback. Never fails on odd text, only on
 * what is no text at all. */
HjNote *hj_note_read (GBytes *bytes, const char *name, GError **error);
/* The same for a damaged note whose text is known undamaged: TWIN (may be NULL), where it is one. */
HjNote *hj_note_read_beside (GBytes *bytes, const char *name, const char *twin, GError **error);
/* The ASCII letters of every line: what no code page changes. (transfer full) */
char *hj_note_skeleton (const char *text);
/* Whether TEXT is what NOTE, a damaged one, was before. */
gboolean hj_note_is_twin (const HjNote *note, const char *text);
/* Whether two texts have the same ASCII letters in nearly all of their lines: a cheap first look. */
gboolean hj_note_may_be_twin (const char *damaged, const char *text);
/* BYTES as text, line by line, before anything in it is mended; line N of it is line N of the note. (transfer full) */
char *hj_note_dup_original (GBytes *bytes, GError **error);

/* What the guessed letters of a damaged note can have been, as if it were read without its twin and the learner's word.
 * NULL where nothing was guessed. */
typedef struct _HjGuesses HjGuesses;
HjGuesses *hj_guesses_new (GBytes *bytes);
void hj_guesses_free (HjGuesses *guesses);
/* The guess at letter COLUMN (from 0) of LINE, or −1. */
int hj_guesses_find (const HjGuesses *guesses, int line, int column);
/* At most MOST letters, the likeliest between its neighbours first. (transfer full) (element-type gunichar) */
GArray *hj_guesses_list (const HjGuesses *guesses, guint index, guint most);

/* A note may be shared: hj_note_free gives up one reference, and the last one frees it. (transfer full) */
HjNote *hj_note_ref (HjNote *note);
void hj_note_free (HjNote *note);

/* All the visible text below, spans joined, blocks separated by a newline. (transfer full) */
char *hj_block_dup_text (const HjBlock *block);
char *hj_spans_dup_text (const GPtrArray *spans);
char *hj_note_dup_text (const HjNote *note);

/* How many line ends of the source SPAN holds. */
int hj_span_count_lines (const HjSpan *span);
/* The same for what stands before the byte END of the text of SPANS; a break within a line is none of them. */
int hj_spans_count_lines (const GPtrArray *spans, gsize end);

/* Whether LABEL, plain and without number, names an aspect of whatever stands above it: "장점", "Limitations". */
gboolean hj_is_aspect (const char *label);

/* "heading", "paragraph", … (transfer none) */
const char *hj_block_kind_to_string (HjBlockKind kind);

/* Calls VISIT for the spans of BLOCK itself, or of each of its cells, with the line of the source they begin on. */
typedef void (*HjSpansVisit) (GPtrArray *spans, int line, gpointer data);
void hj_block_each_spans (const HjBlock *block, HjSpansVisit visit, gpointer data);

/* The block with ID, at any depth, or NULL. (transfer none) */
const HjBlock *hj_note_find_block (const HjNote *note, const char *id);

/* Where a link's part behind # leads to: "Heading", "Heading#Heading below", "heading-as-an-address", "^anchor". An index
 * among the note's blocks, or −1. */
int hj_note_find_place (const HjNote *note, const char *fragment);

/* The choices of a question, a list, or NULL. (transfer none) */
const HjBlock *hj_question_get_options (const HjBlock *question);
/* What an exam question asks, one after another: "…을 설명하고, …을 서술하시오." asks for two things. (transfer full) */
char **hj_question_dup_prompts (const HjBlock *question);

/* How many there are of SECTIONS (may be NULL) and below. */
guint hj_sections_count (const GPtrArray *sections);

/* Calls VISIT for every block of BLOCKS and below, parents first. */
typedef void (*HjBlockVisit) (HjBlock *block, gpointer data);
void hj_blocks_each (const GPtrArray *blocks, HjBlockVisit visit, gpointer data);

/* One row of two notes side by side: indexes among their top-level blocks, −1 where one has no counterpart. */
typedef struct {
  int first, second;
} HjPair;

/* Aligns two notes that say the same in two languages, block by block: by kind and heading level, in order.
 * Returns: (transfer full) (element-type HjPair) */
GArray *hj_note_pair (const HjNote *first, const HjNote *second);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjNote, hj_note_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjGuesses, hj_guesses_free)

G_END_DECLS
