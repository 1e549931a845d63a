/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks and spans as HTML, for cards that other programs show. */
#include "hj-export-private.h"

#include <string.h>

typedef struct {
  GString *out;
  HjPictureTaker take;
  gpointer data;
} Html;

static void add_blocks (Html *self, const GPtrArray *blocks);

static void
add_text (Html *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text ? text : "", -1);

  g_string_append (self->out, escaped);
}

static void
add_formula (Html *self, const char *tex, gboolean display)
{
  g_string_append (self->out, display ? "\\[" : "\\(");
  add_text (self, tex);
  g_string_append (self->out, display ? "\\]" : "\\)");
}

static void
add_picture (Html *self, const char *source, const char *words)
{
  g_autofree char *path = source && g_str_has_prefix (source, "file:") ? g_filename_from_uri (source, NULL, NULL) : NULL;
  g_autofree char *name = path && self->take ? self->take (path, self->data) : NULL;

  if (!name)
    {
      add_text (self, words);
      return;
    }
  g_string_append (self->out, "<img src=\"");
  add_text (self, name);
  g_string_append (self->out, "\">");
}

/* ---- spans ---- */

static const struct {
  guint flag;
  const char *name;
} tags[] = {
  { HJ_SPAN_BOLD, "b" }, { HJ_SPAN_ITALIC, "i" }, { HJ_SPAN_CODE, "code" }, { HJ_SPAN_STRIKE, "s" },
  { HJ_SPAN_MARK, "mark" }, { HJ_SPAN_SUB, "sub" }, { HJ_SPAN_SUP, "sup" },
};

/* Addresses of the net lead somewhere in another program, too; places of the library do not. */
static gboolean
is_link (const HjSpan *span)
{
  return span->flags & HJ_SPAN_LINK && span->href
         && (g_str_has_prefix (span->href, "https://") || g_str_has_prefix (span->href, "http://"));
}

static void
add_content (Html *self, const HjSpan *span)
{
  if (span->flags & HJ_SPAN_BREAK)
    g_string_append (self->out, "<br>");
  else if (span->flags & HJ_SPAN_IMAGE)
    add_picture (self, span->href, span->text);
  else if (span->flags & HJ_SPAN_FORMULA)
    add_formula (self, span->text, FALSE);
  else
    add_text (self, span->text);
}

static void
add_span (Html *self, const HjSpan *span)
{
  if (is_link (span))
    {
      g_string_append (self->out, "<a href=\"");
      add_text (self, span->href);
      g_string_append (self->out, "\">");
    }
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (span->flags & tags[i].flag)
      g_string_append_printf (self->out, "<%s>", tags[i].name);
  add_content (self, span);
  for (guint i = G_N_ELEMENTS (tags); i-- > 0;)
    if (span->flags & tags[i].flag)
      g_string_append_printf (self->out, "</%s>", tags[i].name);
  if (is_link (span))
    g_string_append (self->out, "</a>");
}

static void
add_spans (Html *self, const GPtrArray *spans)
{
  for (guint i = 0; spans && i < spans->len; i++)
    add_span (self, g_ptr_array_index (spans, i));
}

/* ---- blocks ---- */

static void
add_table (Html *self, const HjBlock *block)
{
  g_string_append (self->out, "<table>");
  for (guint row = 0; row < block->n_rows; row++)
    {
      const char *cell = row == 0 && !block->headless ? "th" : "td";

      g_string_append (self->out, "<tr>");
      for (guint column = 0; column < block->n_columns; column++)
        {
          g_string_append_printf (self->out, "<%s>", cell);
          add_spans (self, block->cells[(gsize) row * block->n_columns + column].spans);
          g_string_append_printf (self->out, "</%s>", cell);
        }
      g_string_append (self->out, "</tr>");
    }
  g_string_append (self->out, "</table>");
}

static void
add_list (Html *self, const HjBlock *block)
{
  if (!block->ordered)
    g_string_append (self->out, "<ul>");
  else if (block->start == 1)
    g_string_append (self->out, "<ol>");
  else
    g_string_append_printf (self->out, "<ol start=\"%d\">", block->start);
  add_blocks (self, block->children);
  g_string_append (self->out, block->ordered ? "</ol>" : "</ul>");
}

static void
add_item (Html *self, const HjBlock *block)
{
  g_string_append (self->out, "<li>");
  if (block->task >= 0)
    g_string_append (self->out, block->task ? "☑ " : "☐ ");
  add_spans (self, block->spans);
  add_blocks (self, block->children);
  g_string_append (self->out, "</li>");
}

/* TAG around words, and around the blocks below them, of which they are the title. */
static void
add_around (Html *self, const HjBlock *block, const char *tag)
{
  gboolean titled = block->spans && block->spans->len && block->children;

  g_string_append_printf (self->out, titled ? "<%s><b>" : "<%s>", tag);
  add_spans (self, block->spans);
  g_string_append (self->out, titled ? "</b><br>" : "");
  add_blocks (self, block->children);
  g_string_append_printf (self->out, "</%s>", tag);
}

static void
add_verbatim (Html *self, const HjBlock *block)
{
  g_string_append (self->out, "<pre><code>");
  add_text (self, block->text);
  g_string_append (self->out, "</code></pre>");
}

static void
add_block (Html *self, const HjBlock *block)
{
  switch (block->kind)
    {
    case HJ_BLOCK_HEADING:
      add_around (self, block, "h3");
      break;
    case HJ_BLOCK_LIST:
      add_list (self, block);
      break;
    case HJ_BLOCK_ITEM:
      add_item (self, block);
      break;
    case HJ_BLOCK_TABLE:
      add_table (self, block);
      break;
    case HJ_BLOCK_FORMULA:
      add_formula (self, block->text, TRUE);
      break;
    case HJ_BLOCK_QUOTE:
    case HJ_BLOCK_CALLOUT:
      add_around (self, block, "blockquote");
      break;
    case HJ_BLOCK_IMAGE:
      add_picture (self, block->info, block->text);
      break;
    case HJ_BLOCK_RULE:
      g_string_append (self->out, "<hr>");
      break;
    case HJ_BLOCK_CODE:
    case HJ_BLOCK_HTML:
      add_verbatim (self, block);
      break;
    case HJ_BLOCK_DIAGRAM: /* it lives in this program only; its name says which it is */
      add_text (self, block->info);
      break;
    default:
      add_around (self, block, "p");
    }
}

/* A paragraph that stands alone needs no frame around it. */
static void
add_blocks (Html *self, const GPtrArray *blocks)
{
  const HjBlock *only = blocks && blocks->len == 1 ? g_ptr_array_index (blocks, 0) : NULL;

  if (only && only->kind == HJ_BLOCK_PARAGRAPH)
    {
      add_spans (self, only->spans);
      return;
    }
  for (guint i = 0; blocks && i < blocks->len; i++)
    add_block (self, g_ptr_array_index (blocks, i));
}

char *
hj_html_of_note (const HjNote *note, HjPictureTaker take, gpointer data)
{
  Html self = { g_string_new (NULL), take, data };

  add_blocks (&self, note->blocks);
  return g_string_free (self.out, FALSE);
}
