/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds where the term before a bracket begins: a line, bold words, a particle, or a guess. */
#include "hj-term-letters.h"

#include <string.h>

enum { LONGEST = 80, MOST_BOLD = 4 }; /* letters of a word; words of a term in bold */

#define LETTER(letters, i) (&g_array_index ((letters), HjTermLetter, i))

/* ---- letters ---- */

static void
add_letter (GArray *letters, gunichar c, gboolean bold, int line)
{
  HjTermLetter letter = { c == 0xa0 || c == 0x202f || c == '\t' ? ' ' : c, bold, line };

  g_array_append_val (letters, letter);
}

void
hj_term_letters_append (GArray *letters, const GPtrArray *spans, gboolean strong, int line)
{
  for (guint i = 0; spans && i < spans->len; i++)
    {
      const HjSpan *span = g_ptr_array_index (spans, i);
      gboolean bold = strong || (span->flags & HJ_SPAN_BOLD) != 0;

      if (span->flags & (HJ_SPAN_CODE | HJ_SPAN_FORMULA | HJ_SPAN_IMAGE))
        add_letter (letters, HJ_TERM_OBJECT, bold, line);
      else if (span->flags & HJ_SPAN_BREAK)
        {
          add_letter (letters, '\n', bold, line);
          line += hj_span_count_lines (span);
        }
      else
        for (const char *p = span->text; *p; p = g_utf8_next_char (p))
          {
            add_letter (letters, g_utf8_get_char (p), bold, line);
            line += *p == '\n' ? 1 : 0;
          }
    }
}

char *
hj_term_letters_dup (const GArray *letters, guint begin, guint end)
{
  GString *out = g_string_new (NULL);

  for (guint i = begin; i < end; i++)
    g_string_append_unichar (out, LETTER (letters, i)->c);
  return g_strstrip (g_string_free (out, FALSE));
}

gboolean
hj_term_is_hangul (gunichar c)
{
  return c >= 0xac00 && c <= 0xd7a3;
}

gboolean
hj_term_is_latin (gunichar c)
{
  return c < 0x250 && g_unichar_isalpha (c);
}

/* ---- words ---- */

/* "입력-레이블", "쿼리·키", "행렬/리스트": within a word, not at its beginning. */
static gboolean
is_joint (gunichar c, gboolean korean)
{
  return c == '-' || (korean && (c == 0xb7 || c == '/'));
}

static gboolean
is_word_letter (gunichar c, gboolean korean)
{
  return hj_term_is_latin (c) || (c < 128 && g_ascii_isdigit ((char) c)) || is_joint (c, korean)
         || (korean && hj_term_is_hangul (c));
}

/* A number or a sign before the first word: "1. ", "- ", "📌 ". */
static gboolean
is_sign (gunichar c)
{
  return !g_unichar_isalpha (c) && c != '\n' && c != HJ_TERM_OBJECT && c != ')' && c != ',';
}

/* Whether the words that begin at I have their left edge there for certain. */
static gboolean
is_hard_edge (const GArray *letters, guint i)
{
  guint k = i;

  if (LETTER (letters, i)->bold && (i == 0 || !LETTER (letters, i - 1)->bold))
    return TRUE;
  while (k > 0 && LETTER (letters, k - 1)->c == ' ')
    k--;
  while (k > 0 && i - k < 4 && is_sign (LETTER (letters, k - 1)->c))
    k--;
  return k == 0 || LETTER (letters, k - 1)->c == '\n';
}

/* The beginning of the word that ends before END; END itself if there is none in the same style. */
static guint
find_word (const GArray *letters, guint end, gboolean bold, gboolean korean)
{
  guint i = end;

  while (i > 0 && end - i < LONGEST && LETTER (letters, i - 1)->bold == bold
         && is_word_letter (LETTER (letters, i - 1)->c, korean))
    i--;
  while (i < end && is_joint (LETTER (letters, i)->c, korean))
    i++;
  return i;
}

char *
hj_term_letters_dup_word (const GArray *letters, guint end)
{
  return hj_term_letters_dup (letters, find_word (letters, end, LETTER (letters, end - 1)->bold, TRUE), end);
}

static gboolean
is_digits (const char *word)
{
  return strspn (word, "0123456789-") == strlen (word);
}

/* N words, taken of ALL that were looked at; WHOLE: the line or the bold words begin with the last of them. */
static HjTermEdge
find_edge (gboolean whole, gboolean bold, guint n, guint all, guint limit)
{
  if (whole && n == all)
    return bold ? HJ_TERM_EDGE_MARKED : HJ_TERM_EDGE_LINE;
  return n == all && all < limit ? HJ_TERM_EDGE_CUT : HJ_TERM_EDGE_GUESSED;
}

gboolean
hj_term_letters_look_back (const GArray *letters, guint end, gboolean korean, guint soft, guint hard,
                           HjTermBefore *before)
{
  guint starts[8], n = 0, all, limit = MIN (hard + 1, G_N_ELEMENTS (starts));
  gboolean bold = LETTER (letters, end - 1)->bold, whole = FALSE;

  for (guint at = end; n < limit;)
    {
      guint begin = find_word (letters, at, bold, korean);
      g_autofree char *word = hj_term_letters_dup (letters, begin, at);

      if (begin == at || is_digits (word) || (korean && n > 0 && hj_term_word_cuts (word)))
        break;
      starts[n++] = begin;
      if ((whole = is_hard_edge (letters, begin)) || begin == 0 || LETTER (letters, begin - 1)->c != ' ')
        break;
      at = begin - 1;
    }
  if (n == 0)
    return FALSE;
  all = n;
  whole = whole && n <= hard;
  n = MIN (n, whole ? hard : soft);
  *before = (HjTermBefore) { starts[n - 1], end, find_edge (whole, bold, n, all, limit) };
  return TRUE;
}

/* ---- bold words ---- */

/* Whether the bold words go on after the bracket that ends at CLOSE. */
static gboolean
goes_on (const GArray *letters, guint end, guint close)
{
  guint after = close + 1;

  return LETTER (letters, end)->bold && after < letters->len && LETTER (letters, after)->bold
         && LETTER (letters, after)->c != '\n' && LETTER (letters, after)->c != ':';
}

/* Whether the bold words begin at I, or a number or a sign before it does. */
static gboolean
begins_bold (const GArray *letters, guint i)
{
  guint k = i;

  while (k > 0 && i - k < 4 && LETTER (letters, k - 1)->bold && is_sign (LETTER (letters, k - 1)->c))
    k--;
  return k == 0 || !LETTER (letters, k - 1)->bold || LETTER (letters, k - 1)->c == '\n';
}

/* Words from BEGIN to END, each of which may stand in a term that begins at BEGIN. */
static gboolean
is_term (const GArray *letters, guint begin, guint end)
{
  g_autofree char *text = hj_term_letters_dup (letters, begin, end);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n = g_strv_length (words);

  for (guint i = 0; i + 1 < n; i++)
    if (hj_term_word_cuts (words[i]) && !hj_term_word_continues (words[i]))
      return FALSE;
  return n <= MOST_BOLD;
}

gboolean
hj_term_letters_take_bold (const GArray *letters, guint end, guint close, HjTermBefore *before)
{
  guint begin = end;

  if (!LETTER (letters, end - 1)->bold || goes_on (letters, end, close))
    return FALSE;
  while (begin > 0 && end - begin < LONGEST && LETTER (letters, begin - 1)->bold
         && (LETTER (letters, begin - 1)->c == ' ' || is_word_letter (LETTER (letters, begin - 1)->c, TRUE)))
    begin--;
  while (begin < end && LETTER (letters, begin)->c == ' ')
    begin++;
  if (begin == end || !begins_bold (letters, begin) || !is_term (letters, begin, end))
    return FALSE;
  *before = (HjTermBefore) { begin, end, HJ_TERM_EDGE_MARKED };
  return TRUE;
}
