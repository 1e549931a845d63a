/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spans of a note as the short Markdown of a card. */
#include "hj-card-text.h"

#include <string.h>

#define KEYCAP "\xef\xb8\x8f\xe2\x83\xa3" /* what makes 1️⃣ of 1 */

/* In this order around a text; formulas and code stand alone. */
static const struct { guint flag; const char *before, *after; } styles[] = {
  { HJ_SPAN_BOLD, "**", "**" },
  { HJ_SPAN_ITALIC, "*", "*" },
  { HJ_SPAN_STRIKE, "~~", "~~" },
  { HJ_SPAN_SUB, "<sub>", "</sub>" },
  { HJ_SPAN_SUP, "<sup>", "</sup>" },
};

static void
append_escaped (GString *out, const char *text)
{
  for (;;)
    {
      gsize words = strcspn (text, "\\*_`$[<");

      g_string_append_len (out, text, words);
      text += words;
      if (!*text)
        return;
      g_string_append_c (out, '\\');
      g_string_append_c (out, *text++);
    }
}

static char *
replace (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, -1);

  return g_strjoinv (to, parts);
}

/* Spaces that do not break, which web pages leave behind, would glue a question into one long word; the letters
 * that stand for separators are none of the text's. */
static char *
dup_with_spaces (const char *text)
{
  char *spaced = strstr (text, "\xc2\xa0") ? replace (text, "\xc2\xa0", " ") : g_strdup (text);

  return g_strdelimit (spaced, "\001\002", ' ');
}

/* Whether the colons from P to END, without spaces on both sides, part a question from its answer. Between names they are
 * code, std::vector; behind one word, with a space after them, they name a field, "상태:: 읽음". */
static gboolean
parts_glued (const char *text, const char *p, const char *end)
{
  const char *before = p > text ? g_utf8_find_prev_char (text, p) : NULL, *line = before;

  if (!before || !*end || *end == '\n' || g_ascii_isspace (*before))
    return FALSE;
  while (line > text && line[-1] != '\n')
    line--;
  if (*end == ' ')
    return memchr (line + strspn (line, " "), ' ', MAX (p - line - (gssize) strspn (line, " "), 0)) != NULL;
  return *before == '?' || *before == ')' || (guchar) *before >= 0x80 || (g_ascii_isalnum (*before) && (guchar) *end >= 0x80);
}

/* "Q :: A" and "Q ::: A", or "Q::A" where that can be nothing else. */
static char *
dup_with_splits (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text, *found; *p; p = found)
    {
      gsize n;

      found = strstr (p, "::");
      if (!found)
        found = p + strlen (p);
      g_string_append_len (out, p, found - p);
      n = strspn (found, ":");
      if ((n == 2 || n == 3) && found > text && found[-1] == ' ' && found[n] == ' ')
        {
          g_string_truncate (out, out->len - 1);
          g_string_append_c (out, n == 3 ? HJ_CARD_SPLIT_BOTH : HJ_CARD_SPLIT);
          found++;
        }
      else if ((n == 2 || n == 3) && parts_glued (text, found, found + n))
        g_string_append_c (out, n == 3 ? HJ_CARD_SPLIT_BOTH : HJ_CARD_SPLIT);
      else
        g_string_append_len (out, found, (gssize) n);
      found += n;
    }
  return g_string_free (out, FALSE);
}

static void
append_plain (GString *out, const HjSpan *span, HjCardTextMode mode)
{
  g_autofree char *text = mode == HJ_CARD_TEXT_SPLITS ? dup_with_splits (span->text) : g_strdup (span->text);

  append_escaped (out, text);
}

/* Emphasis may not begin or end with a space, nor go on into another line. */
static void
append_styled (GString *out, const HjSpan *span)
{
  g_autofree char *text = g_strdelimit (g_strdup (span->text), "\n", ' ');
  gsize n = strlen (text), start = strspn (text, " ");

  while (n > start && text[n - 1] == ' ')
    n--;
  if (n == start)
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_len (out, text, start);
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (span->flags & styles[i].flag)
      g_string_append (out, styles[i].before);
  {
    g_autofree char *words = g_strndup (text + start, n - start);

    append_escaped (out, words);
  }
  for (gsize i = G_N_ELEMENTS (styles); i-- > 0;)
    if (span->flags & styles[i].flag)
      g_string_append (out, styles[i].after);
  g_string_append (out, text + n);
}

static void
append_words (GString *out, const HjSpan *span, HjCardTextMode mode)
{
  const guint styled = HJ_SPAN_BOLD | HJ_SPAN_ITALIC | HJ_SPAN_STRIKE | HJ_SPAN_SUB | HJ_SPAN_SUP;

  if (span->flags & HJ_SPAN_FORMULA)
    g_string_append_printf (out, "$%s$", span->text);
  else if (span->flags & HJ_SPAN_CODE)
    g_string_append_printf (out, "`%s`", span->text);
  else if (span->flags & styled)
    append_styled (out, span);
  else
    append_plain (out, span, mode);
}

static void
append_span (GString *out, const HjSpan *span, HjCardTextMode mode)
{
  g_autofree char *text = span->text ? dup_with_spaces (span->text) : NULL;
  HjSpan clean = *span;

  clean.text = text;
  if (span->flags & HJ_SPAN_BREAK)
    g_string_append_c (out, '\n');
  else if (text)
    append_words (out, &clean, mode);
}

char *
hj_spans_dup_markdown (const GPtrArray *spans, HjCardTextMode mode)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; spans && i < spans->len; i++)
    append_span (out, g_ptr_array_index (spans, i), mode);
  return g_strstrip (g_string_free (out, FALSE));
}

static void
append_revealed (GString *out, const HjSpan *span)
{
  HjSpan bold = *span;

  bold.flags |= HJ_SPAN_BOLD;
  append_span (out, &bold, HJ_CARD_TEXT_PLAIN);
}

char *
hj_spans_dup_cloze (const GPtrArray *spans, guint first, guint last, gboolean reveal)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const HjSpan *span = g_ptr_array_index (spans, i);

      if (i < first || i > last)
        append_span (out, span, HJ_CARD_TEXT_PLAIN);
      else if (reveal)
        append_revealed (out, span);
      else if (i == first)
        g_string_append (out, "[…]");
    }
  return g_strstrip (g_string_free (out, FALSE));
}

char *
hj_spans_dup_unbold (const GPtrArray *spans)
{
  g_autofree char *markdown = hj_spans_dup_markdown (spans, HJ_CARD_TEXT_PLAIN);
  g_auto (GStrv) parts = g_strsplit (markdown, "**", -1);

  return g_strstrip (g_strjoinv ("", parts));
}

/* The bytes of "b. ", "(2) " or "(a) " that TEXT begins with, or 0. */
static gsize
span_letter (const char *text)
{
  gsize open = *text == '(', digits = strspn (text + open, "0123456789"), n = digits ? digits : g_ascii_isalpha (text[open]);
  gboolean closed = n > 0 && n <= 2 && (open ? text[open + n] == ')' : !digits && text[n] == '.');

  return closed && text[open + n + 1] == ' ' ? open + n + 2 : 0;
}

const char *
hj_card_skip_number (const char *title)
{
  const char *p = title;

  for (;;)
    {
      gsize digits = strspn (p, "0123456789."), letter = span_letter (p);

      if (digits && (strchr (". )", p[digits]) || g_str_has_prefix (p + digits, KEYCAP)))
        p += digits;
      else if (letter)
        p += letter;
      else if (*p && !g_unichar_isalnum (g_utf8_get_char (p)) && !strchr ("$*`\"'(", *p))
        p = g_utf8_next_char (p);
      else
        return *p ? p : title;
    }
}
