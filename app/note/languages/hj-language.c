/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which language a block is in, and which of its sentences say the same in both. */
#include "hj-language.h"

#include "hj-reading.h"

#include <string.h>

#define LONGEST_LINE 4096 /* bytes; a longer one is no sentence with its translation */

/* Fewer English words are a name, no sentence. */
enum { FEWEST_WORDS = 4, FEWEST_ITALIC_WORDS = 5 };

/* ---- letters ---- */

typedef struct {
  guint hangul, latin; /* letters */
  guint words;         /* runs of Latin letters */
} Letters;

static void
count_letters (const char *text, gsize begin, gsize end, Letters *letters)
{
  gboolean inside = FALSE;

  for (const char *p = text + begin; p < text + end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean latin = c < 0x80 && g_ascii_isalpha ((char) c);

      letters->hangul += hj_is_hangul (c);
      letters->latin += latin;
      letters->words += latin && !inside;
      inside = latin || (inside && (c == '\'' || c == 0x2019 || c == '-' || (c < 0x80 && g_ascii_isdigit ((char) c))));
    }
}

static gboolean
is_english (const char *text, gsize begin, gsize end)
{
  Letters letters = { 0 };

  count_letters (text, begin, end, &letters);
  return letters.hangul == 0 && letters.words >= FEWEST_WORDS;
}

static gboolean
has_hangul (const char *text, gsize begin, gsize end)
{
  Letters letters = { 0 };

  count_letters (text, begin, end, &letters);
  return letters.hangul > 0;
}

/* ---- lines ---- */

static const char *const openers[] = { "\"", "“", "‘", "'", "「" };
static const char *const closers[] = { "\"", "”", "’", "'", "」" };

/* “…” and nothing else: an example of what somebody types. */
static gboolean
is_quoted (const char *text, gsize begin, gsize end)
{
  g_autofree char *line = g_strstrip (g_strndup (text + begin, end - begin));

  for (gsize i = 0; i < G_N_ELEMENTS (openers); i++)
    if (g_str_has_prefix (line, openers[i]) && g_str_has_suffix (line, closers[i]) && strlen (line) > 6)
      return strstr (line + strlen (openers[i]), closers[i]) == line + strlen (line) - strlen (closers[i]);
  return FALSE;
}

/* "one vs. the other" is a title. */
static gboolean
is_versus (const char *text, gsize begin, gsize end)
{
  return g_strstr_len (text + begin, (gssize) (end - begin), " vs") != NULL;
}

static gsize
skip_spaces (const char *text, gsize begin, gsize end)
{
  while (begin < end && g_ascii_isspace (text[begin]))
    begin++;
  return begin;
}

/* The line [begin, end) is English and the next one "→ 한국어". */
static gboolean
read_lines (const char *text, gsize begin, gsize end, HjLanguageRange *range)
{
  gsize next = end + (text[end] == '\n'), next_end = next + strcspn (text + next, "\n");

  next = skip_spaces (text, next, next_end);
  if (!g_str_has_prefix (text + next, "→") || !is_english (text, begin, end) || is_quoted (text, begin, end)
      || is_versus (text, begin, end))
    return FALSE;
  *range = (HjLanguageRange) { HJ_LANGUAGE_LINES, skip_spaces (text, begin, end), end,
                               skip_spaces (text, next + strlen ("→"), next_end), next_end };
  return has_hangul (text, range->ko_begin, range->ko_end);
}

/* ---- brackets ---- */

static gboolean
ends_sentence (const char *text, gsize begin, gsize end)
{
  while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '"' || text[end - 1] == '\''
                         || (end - begin >= 3 && strncmp (text + end - 3, "”", 3) == 0)))
    end -= (guchar) text[end - 1] < 0x80 ? 1 : 3;
  return end > begin && strchr (".!?", text[end - 1]);
}

/* Whether all of [begin, end) of TEXT is in italics. */
static gboolean
is_italic (const GPtrArray *spans, const char *text, gsize begin, gsize end)
{
  gsize at = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const HjSpan *span = g_ptr_array_index (spans, i);
      gsize start = hj_span_locate (span, text, &at);

      if (at > begin && start < end && !(span->flags & HJ_SPAN_ITALIC))
        return FALSE;
    }
  return TRUE;
}

/* LINE begins the line; the bracket is [open, close]. */
static gboolean
read_bracket (const GPtrArray *spans, const char *text, gsize line, gsize open, gsize close, HjLanguageRange *range)
{
  Letters inside = { 0 };
  gsize before = open;

  while (before > line && text[before - 1] == ' ')
    before--;
  count_letters (text, open + 1, close, &inside);
  if (inside.hangul > 1 && strchr (".!?", text[close - 1]) && is_english (text, line, before)
      && ends_sentence (text, line, before))
    *range = (HjLanguageRange) { HJ_LANGUAGE_BRACKET, line, before, open + 1, close };
  else if (inside.hangul == 0 && inside.words >= FEWEST_ITALIC_WORDS && is_italic (spans, text, open + 1, close)
           && has_hangul (text, line, before))
    *range = (HjLanguageRange) { HJ_LANGUAGE_BRACKET, open + 1, close, line, before };
  else
    return FALSE;
  return TRUE;
}

static gboolean
find_bracket (const GPtrArray *spans, const char *text, gsize begin, gsize end, HjLanguageRange *range)
{
  for (gsize i = begin; i < end && end - begin <= LONGEST_LINE; i++)
    if (text[i] == '(')
      {
        gsize close = i + strcspn (text + i, ")\n");

        if (close < end && text[close] == ')' && close > i + 1
            && read_bracket (spans, text, skip_spaces (text, begin, end), i, close, range))
          return TRUE;
      }
  return FALSE;
}

/* ---- pairs ---- */

GArray *
hj_spans_find_language_pairs (const GPtrArray *spans)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (HjLanguageRange));
  g_autofree char *text = spans && spans->len ? hj_spans_dup_text (spans) : NULL;

  for (gsize begin = 0; text && text[begin];)
    {
      gsize end = begin + strcspn (text + begin, "\n");
      HjLanguageRange range;
      gboolean lines = read_lines (text, begin, end, &range);

      if (lines || find_bracket (spans, text, begin, end, &range))
        g_array_append_val (ranges, range);
      begin = lines ? range.ko_end : end;
      begin += text[begin] == '\n' ? 1 : 0;
    }
  return ranges;
}

static void
language_pair_free (gpointer data)
{
  HjLanguagePair *pair = data;

  g_free (pair->en);
  g_free (pair->ko);
  g_free (pair);
}

static void
collect_pairs (HjBlock *block, gpointer pairs)
{
  g_autoptr (GArray) ranges = hj_spans_find_language_pairs (block->spans);
  g_autofree char *text = ranges->len ? hj_spans_dup_text (block->spans) : NULL;

  for (guint i = 0; i < ranges->len; i++)
    {
      const HjLanguageRange *range = &g_array_index (ranges, HjLanguageRange, i);
      HjLanguagePair *pair = g_new0 (HjLanguagePair, 1);

      pair->kind = range->kind;
      pair->block = block;
      pair->line = block->line + hj_spans_count_lines (block->spans, range->en_begin);
      pair->en = g_strndup (text + range->en_begin, range->en_end - range->en_begin);
      pair->ko = g_strndup (text + range->ko_begin, range->ko_end - range->ko_begin);
      g_ptr_array_add (pairs, pair);
    }
}

GPtrArray *
hj_note_collect_language_pairs (const HjNote *note)
{
  GPtrArray *pairs = g_ptr_array_new_with_free_func (language_pair_free);

  hj_blocks_each (note->blocks, collect_pairs, pairs);
  return pairs;
}

/* ---- the language of a block ---- */

static void
count_spans (GPtrArray *spans, int line, gpointer letters)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const HjSpan *span = g_ptr_array_index (spans, i);

      if (!(span->flags & (HJ_SPAN_CODE | HJ_SPAN_FORMULA | HJ_SPAN_IMAGE)))
        count_letters (span->text, 0, strlen (span->text), letters);
    }
}

/* Korean words among many English ones, or a sentence in both, are both; a name alone is neither. */
static HjLang
decide (const Letters *letters, const GPtrArray *spans)
{
  g_autoptr (GArray) pairs = hj_spans_find_language_pairs (spans);

  if (pairs->len > 0 || letters->latin > 8 * letters->hangul)
    return letters->hangul == 0 && letters->words > 1 ? HJ_LANG_EN : HJ_LANG_BOTH;
  return letters->hangul ? HJ_LANG_KO : HJ_LANG_BOTH;
}

static void
set_language (HjBlock *block)
{
  Letters letters = { 0 };
  gboolean ko = FALSE, en = FALSE;

  hj_block_each_spans (block, count_spans, &letters);
  block->lang = decide (&letters, block->spans);
  for (guint i = 0; block->children && i < block->children->len; i++)
    {
      HjBlock *child = g_ptr_array_index (block->children, i);

      set_language (child);
      ko |= child->lang == HJ_LANG_KO;
      en |= child->lang == HJ_LANG_EN;
    }
  if (!block->spans && ko != en)
    block->lang = ko ? HJ_LANG_KO : HJ_LANG_EN;
}

gboolean
hj_pass_languages (HjReading *reading, GError **error)
{
  for (guint i = 0; i < reading->note->blocks->len; i++)
    set_language (g_ptr_array_index (reading->note->blocks, i));
  return TRUE;
}
