/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The spans of a note as Pango markup. */
#include "hj-markup.h"

#include "hj-inline.h"

static const struct {
  guint flag;
  const char *open, *close;
} tags[] = {
  { HJ_SPAN_BOLD, "<b>", "</b>" },     { HJ_SPAN_ITALIC, "<i>", "</i>" }, { HJ_SPAN_CODE, "<tt>", "</tt>" },
  { HJ_SPAN_STRIKE, "<s>", "</s>" },   { HJ_SPAN_SUB, "<sub>", "</sub>" }, { HJ_SPAN_SUP, "<sup>", "</sup>" },
  { HJ_SPAN_MARK, "<b>", "</b>" },
};

static char *
text_markup (const HjSpan *span, HjMarkupFlags flags)
{
  g_autofree char *text = NULL;

  if (!span->text)
    return g_strdup ("");
  if ((span->flags & HJ_SPAN_MARK) && (flags & HJ_MARKUP_HIDE_MARKS))
    return g_strdup ("        ");
  if (span->flags & HJ_SPAN_FORMULA)
    return hj_inline_to_markup (span->text);
  /* A line end of the source is a space on paper. */
  text = g_strdelimit (g_strdup (span->text), "\n", ' ');
  return g_markup_escape_text (text, -1);
}

static void
append_span (GString *out, const HjSpan *span, HjMarkupFlags flags)
{
  g_autofree char *text = NULL, *href = NULL;
  gboolean link = (flags & HJ_MARKUP_LINKS) && (span->flags & HJ_SPAN_LINK) && span->href;

  if (span->flags & HJ_SPAN_BREAK)
    {
      g_string_append_c (out, '\n');
      return;
    }
  text = text_markup (span, flags);
  if (link)
    {
      href = g_markup_escape_text (span->href, -1);
      g_string_append_printf (out, "<a href=\"%s\">", href);
    }
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (span->flags & tags[i].flag)
      g_string_append (out, tags[i].open);
  g_string_append (out, text);
  for (int i = G_N_ELEMENTS (tags) - 1; i >= 0; i--)
    if (span->flags & tags[i].flag)
      g_string_append (out, tags[i].close);
  if (link)
    g_string_append (out, "</a>");
}

char *
hj_spans_to_markup (const GPtrArray *spans, HjMarkupFlags flags)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; spans && i < spans->len; i++)
    append_span (out, spans->pdata[i], flags);
  return g_string_free (out, FALSE);
}
