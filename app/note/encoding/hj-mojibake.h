/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-8 that was once read in a western code page: back to bytes, and from bytes that are left to letters.
 * Private to app/note. */
#pragma once

#include "hj-note.h"

G_BEGIN_DECLS

/* ---- hj-mojibake-codes.c ---- */

typedef enum { HJ_PAGE_1252, HJ_PAGE_1254, HJ_PAGE_LATIN1, HJ_N_PAGES } HjPage;

const char *hj_page_get_name (HjPage page);

/* The byte that PAGE shows as C, or −1. Control characters stand for bytes the page does not define. */
int hj_page_get_byte (HjPage page, gunichar c);

#define HJ_HOLE 1 /* among known bytes: one whose place is known, not its value (it had become U+FFFD) */

/* One letter of the text that was. */
typedef struct {
  gunichar letter;    /* 0: bytes are missing */
  gboolean reversed;  /* several bytes became one letter */
  gboolean stray;     /* cannot have come from UTF-8; kept as it stands */
  guint8 bytes[4];    /* the first byte and what follows of it, in order */
  guint n_bytes, n_lost;
} HjToken;

/* Reads one letter at *P and moves on. */
void hj_page_read_token (HjPage page, const char **p, HjToken *token);

/* What a look over a whole text tells of PAGE. */
typedef struct {
  HjPage page;
  gsize letters, reversed, damaged, strays, lost;
  gsize hangul, continued; /* first bytes of Hangul; those that bytes follow */
  gsize seen[256]; /* bytes from 0x80 up */
} HjPageCensus;
void hj_page_count (HjPage page, const char *text, HjPageCensus *census);

/* The bytes that may be among the lost: what the page does not define and does not occur, and in a long text what
 * never occurs although every 64th byte should be it. Returns how many; LOST has room for 64. */
guint hj_page_list_lost (const HjPageCensus *census, guint8 *lost);

/* All letters TOKEN can have been. (transfer full) (element-type gunichar) */
GArray *hj_token_list_letters (const HjToken *token, const guint8 *lost, guint n_lost);

/* ---- hj-mojibake-model.c ---- */

/* How likely a letter is after three others: counts of runs of one to four letters, the longer ones smoothed by
 * the shorter ones (MacKay and Peto 1995, "A hierarchical Dirichlet language model"). */
typedef struct _HjLetters HjLetters;

HjLetters *hj_letters_new (void);
void hj_letters_free (HjLetters *self);

/* BEFORE holds the last three letters, newest first; LETTER 0 is unknown. Moves LETTER into BEFORE. */
void hj_letters_learn (HjLetters *self, gunichar before[3], gunichar letter, guint weight);
void hj_letters_push (gunichar before[3], gunichar letter);

/* What is known of the runs that BEFORE ends; made once for all letters that may follow. */
typedef struct {
  guint n;
  guint64 keys[4];
  double all[4];
} HjContext;
void hj_letters_prepare (const HjLetters *self, const gunichar before[3], HjContext *context);
double hj_letters_get_log (HjLetters *self, const HjContext *context, gunichar letter);

/* ---- hj-mojibake-words.c ---- */

/* Everyday Korean of technical notes, in lines. */
extern const char *const hj_mojibake_words[];

/* ---- hj-mojibake-search.c ---- */

/* Finds the likeliest row of letters, one at a time; linear, and with bounded memory whatever comes. */
typedef struct _HjGuesser HjGuesser;

/* What is decided is appended to OUT; where a letter of it was guessed, its offset goes to GUESSED (of gsize). */
HjGuesser *hj_guesser_new (HjLetters *letters, GString *out, GArray *guessed);
void hj_guesser_know (HjGuesser *self, gunichar letter);
void hj_guesser_guess (HjGuesser *self, const GArray *letters);
/* Decides what is open. */
void hj_guesser_free (HjGuesser *self);

/* ---- hj-mojibake.c ---- */

typedef struct {
  HjPage page;
  char *text;          /* lines as before */
  GArray *guessed;     /* of gsize: offsets in text of letters that were guessed, ascending */
  GArray *lost;        /* of guint: bytes lost, for every line */
  GArray *reversed;    /* of guint: letters read back, for every line */
  gsize n_lost;        /* bytes, in all */
  gboolean open;       /* nothing was guessed yet: where it would be, stands any letter that has these bytes */
  HjLetters *letters;  /* what letters follow others in this note; kept with the choices */
  GHashTable *tables;  /* what the choices belong to */
  GPtrArray *choices;  /* of GArray of gunichar: what each guessed letter can have been; NULL unless asked for */
} HjMojibake;

/* Without the choices. */
HjMojibake *hj_mojibake_copy (const HjMojibake *self);

/* The text behind TEXT, or NULL where it is not UTF-8 read in a wrong code page. HOPELESS (out): it is, but too
 * little is left of it. */
HjMojibake *hj_mojibake_undo (const char *text, gboolean *hopeless);
/* The same without guessing, which is nearly all of the work and for nothing where an undamaged copy is found. */
HjMojibake *hj_mojibake_open (const char *text, gboolean *hopeless);
/* The same as the first, with the choices kept. */
HjMojibake *hj_mojibake_undo_with_choices (const char *text);
void hj_mojibake_free (HjMojibake *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjMojibake, hj_mojibake_free)

/* ---- hj-misread-korean.c ---- */

/* The Korean behind TEXT, which was CP949 and was read as PAGE (out), or NULL where it is no such text. (transfer full) */
char *hj_misread_korean_undo (const char *text, HjPage *page);

/* ---- hj-chosen.c ---- */

/* Puts the letters that the learner chose (HJ_OVERRIDE_LETTER among OVERRIDES, which may be NULL) in the place of those
 * that were guessed, and sets what was applied. */
void hj_mojibake_take_letters (HjMojibake *self, const GPtrArray *overrides);

/* ---- hj-mojibake-twin.c ---- */

/* Takes the lines of TWIN where they have the same skeleton. Returns how many changed lines were taken; 0 and
 * nothing done if TWIN is no twin. */
guint hj_mojibake_take_twin (HjMojibake *self, const char *twin);
/* Whether nothing is left to be guessed then. */
gboolean hj_mojibake_is_covered (const HjMojibake *self, const char *twin);

G_END_DECLS
