/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "indents": whether four spaces make code in this note, as Markdown says, or are what is left of a list whose
 * parent got lost on the way. Asks md4c what it would take for code, and looks whether that is Korean prose or items. */
#include "hj-reading.h"

#include <md4c.h>
#include <string.h>

#define DEEP 4 /* spaces that make code */

typedef struct {
  const char *text;
  gboolean in_code; /* by indentation */
  gboolean line_starts;
  gboolean lost;    /* the evidence was found */
} Probe;

static gboolean
is_item (const char *p, const char *end)
{
  gsize digits = 0;

  if (end - p > 2 && strchr ("-*+", *p) && p[1] == ' ')
    return TRUE;
  while (p + digits < end && digits < 3 && g_ascii_isdigit (p[digits]))
    digits++;
  return digits && end - p > (gssize) digits + 2 && strchr (".)", p[digits]) && p[digits + 1] == ' ';
}

/* Prose where code would be: a line that begins with Hangul, with bold or with the mark of an item. */
static gboolean
is_prose (const char *p, const char *end)
{
  while (p < end && (*p == ' ' || *p == '\t'))
    p++;
  if (p < end && hj_is_hangul (g_utf8_get_char (p)))
    return TRUE;
  return is_item (p, end) || (g_strstr_len (p, MIN (2, end - p), "**") && end - p > 2 && p[2] != '*');
}

/* How far the text at P stands from the margin, if nothing but spaces is between; 0 otherwise. */
static guint
measure_indent (const Probe *probe, const char *p)
{
  guint n = 0;

  for (; p > probe->text && (p[-1] == ' ' || p[-1] == '\t'); p--)
    n += p[-1] == '\t' ? DEEP : 1;
  return p == probe->text || p[-1] == '\n' ? n : 0;
}

static int
enter_block_cb (MD_BLOCKTYPE type, void *detail, void *data)
{
  Probe *probe = data;

  probe->in_code = type == MD_BLOCK_CODE && !((MD_BLOCK_CODE_DETAIL *) detail)->fence_char;
  probe->line_starts = TRUE;
  return 0;
}

static int
leave_block_cb (MD_BLOCKTYPE type, void *detail, void *data)
{
  Probe *probe = data;

  probe->in_code = probe->in_code && type != MD_BLOCK_CODE;
  return 0;
}

static int
span_cb (MD_SPANTYPE type, void *detail, void *data)
{
  return 0;
}

/* An item so far in that it would be a line of the paragraph above it is evidence, too; the parse ends with it. */
static int
text_cb (MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
  Probe *probe = data;

  if (probe->in_code)
    probe->lost = is_prose (text, text + size);
  else if (type == MD_TEXT_NORMAL && probe->line_starts)
    probe->lost = is_item (text, text + size) && measure_indent (probe, text) >= DEEP;
  probe->line_starts = type == MD_TEXT_SOFTBR || type == MD_TEXT_BR;
  return probe->lost ? -1 : 0;
}

/* A line that is indented so far at all. */
static gboolean
has_deep_line (const char *text)
{
  return g_str_has_prefix (text, "    ") || *text == '\t' || strstr (text, "    ") || strchr (text, '\t');
}

gboolean
hj_pass_indents (HjReading *reading, GError **error)
{
  const MD_PARSER parser = {
    .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_NOHTMLBLOCKS,
    .enter_block = enter_block_cb,
    .leave_block = leave_block_cb,
    .enter_span = span_cb,
    .leave_span = span_cb,
    .text = text_cb,
  };
  Probe probe = { .text = reading->text->str };

  if (has_deep_line (reading->text->str))
    md_parse (reading->text->str, (MD_SIZE) reading->text->len, &parser, &probe);
  reading->no_indented_code = probe.lost;
  return TRUE;
}
