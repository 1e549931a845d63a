/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of app/search share. */
#pragma once

#include "hj-search-pattern.h"
#include "hj-search-text.h"

G_BEGIN_DECLS

/* ---- hj-search-signature.c ---- */

/* A signature has a bit for each letter and each pair of neighbours of a text (Faloutsos and Christodoulakis 1984,
 * superimposed coding): a text that lacks a bit of a needle cannot hold it and need not be read. Those of 64 texts
 * stand together bit by bit, so that one word of the machine answers for all of them. */
#define HJ_SIGNATURE_BITS 512
#define HJ_SIGNATURE_TEXTS 64
typedef struct {
  guint64 texts[HJ_SIGNATURE_BITS]; /* for each bit of a signature: which of the texts have it */
} HjSignatures;

/* The bits of a needle; the first ones of a long needle tell enough. */
typedef struct {
  guint16 bits[24];
  guint n_bits; /* 0: any text may hold it */
} HjSignature;

void hj_signatures_add (HjSignatures *self, guint text, const char *folded, gsize length);
void hj_signature_add (HjSignature *self, const char *folded, gsize length);

/* Which of the texts may hold what SIGNATURE is of. */
static inline guint64
hj_signatures_choose (const HjSignatures *self, const HjSignature *signature)
{
  guint64 chosen = ~G_GUINT64_CONSTANT (0);

  for (guint i = 0; i < signature->n_bits && chosen; i++)
    chosen &= self->texts[signature->bits[i]];
  return chosen;
}

/* ---- hj-search-pattern.c ---- */

/* One way in which a word may stand in a text. */
typedef struct {
  char *head;              /* folded and squeezed; the initials as bytes if INITIALS */
  gsize length;
  gunichar first, last;    /* after the head a character from FIRST to LAST follows; 0: none is asked for */
  char *stem;              /* the word that begins with the head must have this stem; or NULL */
  GHashTable *known;       /* of words that were asked for it: whether they have that stem; NULL without one */
  gboolean initials;
  gboolean begins;         /* a word of Latin letters begins here */
  gboolean inner;          /* the same letters within another word: the last resort */
  guint number;            /* among all needles of the pattern */
  double cost;             /* what it takes off the score */
  HjSignature signature;
} HjNeedle;

typedef struct {
  GArray *needles; /* of HjNeedle: one of them must occur, the cheapest first */
} HjSearchWord;

typedef struct {
  GArray *words; /* of HjSearchWord: all of them must occur */
  double cost;
} HjSearchPhrase;

struct _HjSearchPattern {
  GArray *phrases; /* of HjSearchPhrase: one of them must match */
  guint n_needles;
};

/* ---- hj-search-match.c ---- */

/* A text as it is matched: folded and squeezed, and the initials of its title. */
typedef struct {
  const char *folded;
  gsize head;                   /* bytes of it that are its title: all of a heading, the question of a card */
  const char *initials;         /* of the title; or NULL */
  const guint64 *chosen;        /* for each needle: which of 64 texts may hold it; or NULL: it is not known */
  guint place;                  /* of this text among the 64 */
  gboolean loose;               /* inner needles count too */
  gboolean needs_title;         /* a word must stand in the title */
} HjSearchText;

/* The first place of NEEDLE in TEXT at or after FROM, both out in bytes (letters for initials). */
gboolean hj_needle_find (const HjNeedle *self, const HjSearchText *text, gsize from, gsize *start, gsize *end);
/* Which of 64 texts may match, by inner needles too if LOOSE; CHOSEN (out): the same for each needle. */
guint64 hj_search_choose (const HjSearchPattern *pattern, const HjSignatures *signatures, gboolean loose,
                          guint64 *chosen);
/* The better phrase decides. INNER (out): one of its words stands only inside of another one. */
gboolean hj_search_match (const HjSearchPattern *pattern, const HjSearchText *text, double *score, gboolean *inner);

G_END_DECLS
