/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a Markdown text says, in one line, once as md4c alone tells it and once as the note holds it:
 * h1[Title] p[text *{bold}] ul(li(p[item])) … Two texts of one structure give two equal lines. */
#pragma once

#include "hj-note.h"

#include <md4c.h>
#include <string.h>

/* One run of text; runs of one style beside each other are one. */
typedef struct {
  guint flags;
  char *href;
  GString *text;
} ParityRun;

typedef struct {
  GString *out;      /* the line */
  GString *text;     /* of the open leaf, its runs written out */
  ParityRun run;
  gboolean open;     /* a leaf is open */
  gboolean implicit; /* it is a paragraph of a tight list item, which md4c does not announce */
  gboolean verbatim; /* it is code or HTML */
  guint column, depth[11];
  char *link, *image;
  guint images;
} ParityDump;

static inline void
parity_flush (ParityDump *self)
{
  static const char *const marks[] = { "*", "/", "`", "-", "=", "$", "@", "!", "", "_", "^" };
  ParityRun *run = &self->run;

  if (run->text->len || run->flags & HJ_SPAN_IMAGE)
    {
      for (guint bit = 0; bit < G_N_ELEMENTS (marks); bit++)
        if (run->flags & (1u << bit))
          g_string_append (self->text, marks[bit]);
      g_string_append_printf (self->text, run->flags ? "{%s" : "%s", run->text->str);
      if (run->href)
        g_string_append_printf (self->text, ">%s", run->href);
      if (run->flags)
        g_string_append_c (self->text, '}');
    }
  g_string_truncate (run->text, 0);
  run->flags = 0;
  g_clear_pointer (&run->href, g_free);
}

static inline void
parity_append (ParityDump *self, guint flags, const char *href, const char *text)
{
  ParityRun *run = &self->run;

  /* Words of a picture have no style of their own. */
  if (flags & HJ_SPAN_IMAGE)
    flags = HJ_SPAN_IMAGE;
  if (run->flags != flags || g_strcmp0 (run->href, href) != 0)
    {
      parity_flush (self);
      run->flags = flags;
      run->href = g_strdup (href);
    }
  for (; *text; text++)
    g_string_append_c (run->text, *text == '\n' ? '|' : *text);
}

static inline void
parity_break (ParityDump *self)
{
  parity_flush (self);
  g_string_append_c (self->text, '\\');
}

/* Ends the open leaf: its text without white space and breaks at either end. */
static inline void
parity_close (ParityDump *self)
{
  const char *start;

  if (!self->open)
    return;
  parity_flush (self);
  start = self->text->str;
  if (!self->verbatim)
    {
      gsize length;

      start = self->text->str + strspn (self->text->str, " |\t\\");
      length = strlen (start);
      while (length && strchr (" |\t", start[length - 1]))
        length--;
      g_string_truncate (self->text, (gsize) (start - self->text->str) + length);
      start = self->text->str + strspn (self->text->str, " |\t\\");
    }
  else if (g_str_has_suffix (self->text->str, "|"))
    g_string_truncate (self->text, self->text->len - 1);
  g_string_append_printf (self->out, "%s]", start);
  g_string_truncate (self->text, 0);
  self->open = self->verbatim = self->implicit = FALSE;
}

static inline void
parity_open (ParityDump *self, const char *name, int number)
{
  parity_close (self);
  g_string_append_printf (self->out, number ? " %s%d[" : " %s[", name, number);
  self->open = TRUE;
}

static inline char *
parity_dup_entity (const char *entity, gsize size)
{
  static const struct {
    const char *name, *text;
  } entities[] = { { "&amp;", "&" },   { "&lt;", "<" },   { "&gt;", ">" },   { "&quot;", "\"" }, { "&copy;", "©" },
                   { "&auml;", "ä" },  { "&ouml;", "ö" }, { "&nbsp;", "\u00a0" }, { "&alpha;", "α" }, { "&mdash;", "—" },
                   { "&frac34;", "¾" }, { "&Dcaron;", "Ď" } };
  guint64 code = 0;
  char letter[7] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (strlen (entities[i].name) == size && memcmp (entities[i].name, entity, size) == 0)
      return g_strdup (entities[i].text);
  if (size < 4 || entity[1] != '#')
    return g_strndup (entity, size);
  code = entity[2] == 'x' || entity[2] == 'X' ? g_ascii_strtoull (entity + 3, NULL, 16)
                                              : g_ascii_strtoull (entity + 2, NULL, 10);
  g_unichar_to_utf8 (code && code < 0x110000 ? (gunichar) code : 0xfffd, letter);
  return g_strdup (letter);
}

static inline char *
parity_dup_attribute (const MD_ATTRIBUTE *attribute)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; attribute->text && attribute->substr_offsets[i] < attribute->size; i++)
    {
      const char *part = attribute->text + attribute->substr_offsets[i];
      gsize size = attribute->substr_offsets[i + 1] - attribute->substr_offsets[i];
      g_autofree char *text = attribute->substr_types[i] == MD_TEXT_ENTITY ? parity_dup_entity (part, size)
                                                                           : g_strndup (part, size);

      g_string_append (out, text);
    }
  return g_string_free (out, FALSE);
}

/* ---- md4c ---- */

static inline guint
parity_flag (MD_SPANTYPE type)
{
  return type == MD_SPAN_EM ? 1 : type == MD_SPAN_STRONG ? 0 : type == MD_SPAN_CODE ? 2 : type == MD_SPAN_DEL ? 3 : 99;
}

static inline int
parity_enter_block (MD_BLOCKTYPE type, void *detail, void *data)
{
  static const char *const aligns[] = { "", "l", "c", "r" };
  ParityDump *self = data;

  if (type != MD_BLOCK_THEAD && type != MD_BLOCK_TBODY && type != MD_BLOCK_TR && type != MD_BLOCK_TH
      && type != MD_BLOCK_TD)
    parity_close (self);
  switch (type)
    {
    case MD_BLOCK_QUOTE:
      g_string_append (self->out, " quote(");
      break;
    case MD_BLOCK_UL:
      g_string_append (self->out, " ul(");
      break;
    case MD_BLOCK_OL:
      g_string_append_printf (self->out, " ol%u(", ((MD_BLOCK_OL_DETAIL *) detail)->start);
      break;
    case MD_BLOCK_LI:
      g_string_append_printf (self->out, " li%s(",
                              !((MD_BLOCK_LI_DETAIL *) detail)->is_task ? ""
                              : ((MD_BLOCK_LI_DETAIL *) detail)->task_mark == ' ' ? "o" : "x");
      break;
    case MD_BLOCK_HR:
      g_string_append (self->out, " rule");
      break;
    case MD_BLOCK_H:
      parity_open (self, "h", (int) ((MD_BLOCK_H_DETAIL *) detail)->level);
      break;
    case MD_BLOCK_CODE:
      {
        g_autofree char *info = g_strstrip (parity_dup_attribute (&((MD_BLOCK_CODE_DETAIL *) detail)->info));
        g_autofree char *name = g_strdup_printf ("code<%s>", info);

        parity_open (self, name, 0);
        self->verbatim = TRUE;
        break;
      }
    case MD_BLOCK_HTML:
      parity_open (self, "html", 0);
      self->verbatim = TRUE;
      break;
    case MD_BLOCK_P:
      parity_open (self, "p", 0);
      break;
    case MD_BLOCK_TABLE:
      g_string_append (self->out, " table(");
      break;
    case MD_BLOCK_TR:
      g_string_append (self->out, " row(");
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      parity_open (self, aligns[((MD_BLOCK_TD_DETAIL *) detail)->align], 0);
      break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
      break;
    }
  return 0;
}

static inline int
parity_leave_block (MD_BLOCKTYPE type, void *detail, void *data)
{
  ParityDump *self = data;

  parity_close (self);
  if (type == MD_BLOCK_QUOTE || type == MD_BLOCK_UL || type == MD_BLOCK_OL || type == MD_BLOCK_LI
      || type == MD_BLOCK_TABLE || type == MD_BLOCK_TR)
    g_string_append_c (self->out, ')');
  return 0;
}

static inline void
parity_ensure (ParityDump *self)
{
  if (!self->open)
    parity_open (self, "p", 0);
}

static inline int
parity_enter_span (MD_SPANTYPE type, void *detail, void *data)
{
  ParityDump *self = data;

  parity_ensure (self);
  if (parity_flag (type) < 4)
    self->depth[parity_flag (type)]++;
  else if (type == MD_SPAN_A)
    self->link = parity_dup_attribute (&((MD_SPAN_A_DETAIL *) detail)->href);
  else if (type == MD_SPAN_IMG && self->images++ == 0)
    {
      self->image = parity_dup_attribute (&((MD_SPAN_IMG_DETAIL *) detail)->src);
      parity_flush (self);
      parity_append (self, HJ_SPAN_IMAGE, self->image, "");
    }
  return 0;
}

static inline int
parity_leave_span (MD_SPANTYPE type, void *detail, void *data)
{
  ParityDump *self = data;

  if (parity_flag (type) < 4)
    self->depth[parity_flag (type)]--;
  else if (type == MD_SPAN_A)
    g_clear_pointer (&self->link, g_free);
  else if (type == MD_SPAN_IMG && --self->images == 0)
    {
      parity_flush (self);
      g_clear_pointer (&self->image, g_free);
    }
  return 0;
}

static inline int
parity_text (MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
  ParityDump *self = data;
  guint flags = self->images ? HJ_SPAN_IMAGE : self->link && *self->link ? HJ_SPAN_LINK : 0;
  const char *href = self->images ? self->image : self->link && *self->link ? self->link : NULL;
  g_autofree char *word = type == MD_TEXT_ENTITY ? parity_dup_entity (text, size)
                          : type == MD_TEXT_SOFTBR ? g_strdup ("\n")
                          : type == MD_TEXT_NULLCHAR ? g_strdup ("\xef\xbf\xbd") : g_strndup (text, size);

  parity_ensure (self);
  for (guint bit = 0; bit < 4; bit++)
    flags |= self->depth[bit] ? 1u << bit : 0;
  if (type == MD_TEXT_BR && !self->images)
    parity_break (self);
  else
    parity_append (self, flags, href, type == MD_TEXT_BR ? "\n" : word);
  return 0;
}

static inline void
parity_init (ParityDump *self)
{
  *self = (ParityDump){ .out = g_string_new (NULL), .text = g_string_new (NULL) };
  self->run.text = g_string_new (NULL);
}

static inline char *
parity_finish (ParityDump *self)
{
  parity_close (self);
  g_string_free (self->text, TRUE);
  g_string_free (self->run.text, TRUE);
  g_free (self->run.href);
  return g_string_free (self->out, FALSE);
}

/* As md4c tells it, with GFM's tables, task lists and struck-out words. */
static inline char *
parity_dump_markdown (const char *text)
{
  const MD_PARSER parser = { .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS,
                             .enter_block = parity_enter_block, .leave_block = parity_leave_block,
                             .enter_span = parity_enter_span, .leave_span = parity_leave_span, .text = parity_text };
  ParityDump self;

  parity_init (&self);
  md_parse (text, (MD_SIZE) strlen (text), &parser, &self);
  return parity_finish (&self);
}

/* ---- the note ---- */

static inline void
parity_put_spans (ParityDump *self, const GPtrArray *spans)
{
  for (guint i = 0; spans && i < spans->len; i++)
    {
      const HjSpan *span = g_ptr_array_index (spans, i);

      if (span->flags & HJ_SPAN_BREAK && !(span->flags & HJ_SPAN_IMAGE))
        parity_break (self);
      else
        parity_append (self, span->flags & ~(guint) HJ_SPAN_BREAK, span->href,
                       span->flags & HJ_SPAN_BREAK ? "\n" : span->text);
    }
}

static inline void
parity_put_table (ParityDump *self, const HjBlock *table)
{
  static const char *const aligns[] = { "", "l", "c", "r" };

  g_string_append (self->out, " table(");
  for (guint row = 0; row < table->n_rows; row++)
    {
      g_string_append (self->out, " row(");
      for (guint column = 0; column < table->n_columns; column++)
        {
          parity_open (self, aligns[table->aligns[column]], 0);
          parity_put_spans (self, table->cells[(gsize) row * table->n_columns + column].spans);
          parity_close (self);
        }
      g_string_append_c (self->out, ')');
    }
  g_string_append_c (self->out, ')');
}

static inline void parity_put_blocks (ParityDump *self, const GPtrArray *blocks);

static inline void
parity_put_container (ParityDump *self, const HjBlock *block)
{
  g_autofree char *name = block->kind == HJ_BLOCK_LIST && block->ordered ? g_strdup_printf ("ol%d", block->start)
                          : block->kind == HJ_BLOCK_ITEM
                              ? g_strdup (block->task < 0 ? "li" : block->task ? "lix" : "lio")
                              : g_strdup (block->kind == HJ_BLOCK_LIST ? "ul" : "quote");

  g_string_append_printf (self->out, " %s(", name);
  parity_put_blocks (self, block->children);
  g_string_append_c (self->out, ')');
}

static inline void
parity_put_leaf (ParityDump *self, const HjBlock *block)
{
  g_autofree char *code = g_strdup_printf ("code<%s>", block->info ? block->info : "");

  parity_open (self, block->kind == HJ_BLOCK_HEADING ? "h" : block->kind == HJ_BLOCK_CODE ? code : "p",
               block->kind == HJ_BLOCK_HEADING ? block->level : 0);
  if (block->kind == HJ_BLOCK_CODE)
    {
      parity_append (self, 0, NULL, block->text);
      parity_append (self, 0, NULL, *block->text ? "\n" : "");
      self->verbatim = TRUE;
    }
  else if (block->kind == HJ_BLOCK_IMAGE)
    parity_append (self, HJ_SPAN_IMAGE, block->info, block->text);
  else if (block->text)
    parity_append (self, block->kind == HJ_BLOCK_FORMULA ? HJ_SPAN_FORMULA : 0, NULL, block->text);
  parity_put_spans (self, block->spans);
  parity_close (self);
}

static inline void
parity_put_blocks (ParityDump *self, const GPtrArray *blocks)
{
  for (guint i = 0; blocks && i < blocks->len; i++)
    {
      const HjBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == HJ_BLOCK_TABLE)
        parity_put_table (self, block);
      else if (block->kind == HJ_BLOCK_RULE)
        g_string_append (self->out, " rule");
      else if (block->kind == HJ_BLOCK_LIST || block->kind == HJ_BLOCK_ITEM || block->kind == HJ_BLOCK_QUOTE)
        parity_put_container (self, block);
      else
        parity_put_leaf (self, block);
    }
}

/* As the passes make it. */
static inline char *
parity_dump_note (const HjNote *note)
{
  ParityDump self;

  parity_init (&self);
  parity_put_blocks (&self, note->blocks);
  return parity_finish (&self);
}
