/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pieces of a note: made, freed, searched and turned into plain text. */
#include "encoding/hj-mojibake.h"
#include "hj-reading.h"

G_DEFINE_QUARK (hj-note-error-quark, hj_note_error)

#define MOST_REPORTED_LINES 5000

static const char *const kind_names[HJ_N_BLOCK_KINDS] = {
  "heading", "paragraph", "list", "item", "table", "formula", "code", "quote", "callout", "diagram", "question",
  "image", "rule", "html",
};

const char *
hj_block_kind_to_string (HjBlockKind kind)
{
  g_return_val_if_fail (kind < HJ_N_BLOCK_KINDS, "paragraph");
  return kind_names[kind];
}

gboolean
hj_is_hangul (gunichar c)
{
  return (c >= 0xac00 && c <= 0xd7a3) || (c >= 0x1100 && c <= 0x11ff) || (c >= 0x3130 && c <= 0x318f);
}

HjSpan *
hj_span_new (guint flags, const char *text, const char *href)
{
  HjSpan *span = g_new0 (HjSpan, 1);

  span->flags = flags;
  span->text = g_strdup (text ? text : "");
  span->href = g_strdup (href);
  return span;
}

static void
free_span (HjSpan *span)
{
  g_free (span->text);
  g_free (span->href);
  g_clear_pointer (&span->guessed, g_array_unref);
  g_free (span);
}

GPtrArray *
hj_spans_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) free_span);
}

GPtrArray *
hj_blocks_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) hj_block_free);
}

HjBlock *
hj_block_new (HjBlockKind kind)
{
  HjBlock *block = g_new0 (HjBlock, 1);

  block->kind = kind;
  block->task = -1;
  return block;
}

void
hj_block_free (HjBlock *block)
{
  if (!block)
    return;
  for (gsize i = 0; block->cells && i < (gsize) block->n_rows * block->n_columns; i++)
    g_clear_pointer (&block->cells[i].spans, g_ptr_array_unref);
  g_free (block->cells);
  g_free (block->aligns);
  g_free (block->row_lines);
  g_clear_pointer (&block->spans, g_ptr_array_unref);
  g_clear_pointer (&block->children, g_ptr_array_unref);
  g_free (block->id);
  g_free (block->text);
  g_free (block->info);
  g_free (block->anchor);
  g_free (block);
}

void
hj_section_free (HjSection *section)
{
  g_free (section->title);
  g_clear_pointer (&section->children, g_ptr_array_unref);
  g_free (section);
}

guint
hj_sections_count (const GPtrArray *sections)
{
  guint n = 0;

  for (guint i = 0; sections && i < sections->len; i++)
    n += 1 + hj_sections_count (((const HjSection *) g_ptr_array_index (sections, i))->children);
  return n;
}

void
hj_latent_table_free (HjLatentTable *latent)
{
  g_free (latent->title);
  g_free (latent->first);
  g_free (latent->last);
  hj_block_free (latent->table);
  g_free (latent);
}

void
hj_spans_append (GPtrArray *out, const GPtrArray *spans, guint index, gsize offset)
{
  for (guint i = index; spans && i < spans->len; i++, offset = 0)
    {
      const HjSpan *span = g_ptr_array_index (spans, i);
      const char *text = span->text + offset;

      if (*text || span->flags & (HJ_SPAN_BREAK | HJ_SPAN_IMAGE | HJ_SPAN_FORMULA))
        g_ptr_array_add (out, hj_span_new (span->flags, text, span->href));
    }
}

static void
free_repair (HjRepair *repair)
{
  g_free (repair->kind);
  g_free (repair->message_ko);
  g_free (repair->message_en);
  g_array_unref (repair->lines);
  g_clear_pointer (&repair->removed, g_ptr_array_unref);
  g_free (repair);
}

GPtrArray *
hj_reports_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) free_repair);
}

static void
free_removed (HjRemoved *removed)
{
  g_free (removed->text);
  g_free (removed);
}

static HjRepair *
add_report (GPtrArray *reports, const char *kind, const char *ko, const char *en, int line)
{
  HjRepair *repair = NULL;

  for (guint i = 0; i < reports->len && !repair; i++)
    if (g_str_equal (((HjRepair *) g_ptr_array_index (reports, i))->kind, kind))
      repair = g_ptr_array_index (reports, i);
  if (!repair)
    {
      repair = g_new0 (HjRepair, 1);
      repair->kind = g_strdup (kind);
      repair->message_ko = g_strdup (ko);
      repair->message_en = g_strdup (en);
      repair->lines = g_array_new (FALSE, FALSE, sizeof (int));
      g_ptr_array_add (reports, repair);
    }
  repair->count++;
  if (line > 0 && repair->lines->len < MOST_REPORTED_LINES)
    g_array_append_val (repair->lines, line);
  return repair;
}

void
hj_note_add_repair (HjNote *note, const char *kind, const char *ko, const char *en, int line)
{
  add_report (note->repairs, kind, ko, en, line);
}

void
hj_note_add_removal (HjNote *note, const char *kind, const char *ko, const char *en, int line, const char *text,
                     gssize size)
{
  HjRepair *repair = add_report (note->repairs, kind, ko, en, line);
  HjRemoved *removed = g_new (HjRemoved, 1);

  *removed = (HjRemoved){ line, size < 0 ? g_strdup (text) : g_strndup (text, (gsize) size) };
  if (!repair->removed)
    repair->removed = g_ptr_array_new_with_free_func ((GDestroyNotify) free_removed);
  g_ptr_array_add (repair->removed, removed);
}

void
hj_note_add_left (HjNote *note, const char *kind, const char *ko, const char *en, int line)
{
  add_report (note->left, kind, ko, en, line);
}

void
hj_note_add_warning (HjNote *note, const char *kind, const char *ko, const char *en, int line)
{
  add_report (note->warnings, kind, ko, en, line);
}

static gboolean
is_told (const HjNote *note, const char *kind, int line)
{
  for (guint i = 0; i < note->warnings->len; i++)
    {
      const HjRepair *warning = g_ptr_array_index (note->warnings, i);

      for (guint k = 0; g_str_equal (warning->kind, kind) && k < warning->lines->len; k++)
        if (g_array_index (warning->lines, int, k) == line)
          return TRUE;
    }
  return FALSE;
}

void
hj_note_add_warning_pair (HjNote *note, const char *kind, const char *ko, const char *en, int first, int second)
{
  if (!is_told (note, kind, first))
    hj_note_add_warning (note, kind, ko, en, first);
  hj_note_add_warning (note, kind, ko, en, second);
}

char *
hj_letters_dup (const char *text, guint *n)
{
  GString *out = g_string_new (NULL);

  *n = 0;
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      {
        g_string_append_unichar (out, g_unichar_tolower (g_utf8_get_char (p)));
        ++*n;
      }
  return g_string_free (out, FALSE);
}

HjNote *
hj_note_ref (HjNote *note)
{
  g_atomic_ref_count_inc (&note->references);
  return note;
}

void
hj_note_free (HjNote *note)
{
  if (!note || !g_atomic_ref_count_dec (&note->references))
    return;
  g_free (note->title);
  g_free (note->encoding);
  g_free (note->markdown);
  g_clear_pointer (&note->guessed, g_array_unref);
  hj_mojibake_free (note->damage);
  g_clear_pointer (&note->front, g_hash_table_unref);
  g_clear_pointer (&note->blocks, g_ptr_array_unref);
  g_clear_pointer (&note->sections, g_ptr_array_unref);
  g_clear_pointer (&note->latent_tables, g_ptr_array_unref);
  g_clear_pointer (&note->repairs, g_ptr_array_unref);
  g_clear_pointer (&note->left, g_ptr_array_unref);
  g_clear_pointer (&note->warnings, g_ptr_array_unref);
  g_free (note);
}

/* The words of a picture are none of the text before it, which TEXT ends with at AT. */
static gboolean
stands_off (const HjSpan *span, const char *text, gsize at)
{
  return span->flags & HJ_SPAN_IMAGE && *span->text && at && !g_ascii_isspace (text[at - 1]);
}

gsize
hj_span_locate (const HjSpan *span, const char *text, gsize *at)
{
  gsize begin = *at + (stands_off (span, text, *at) ? 1 : 0);

  *at = begin + (span->flags & HJ_SPAN_BREAK ? 1 : strlen (span->text));
  return begin;
}

static void
append_span (GString *out, const HjSpan *span)
{
  if (stands_off (span, out->str, out->len))
    g_string_append_c (out, ' ');
  g_string_append (out, span->flags & HJ_SPAN_BREAK ? "\n" : span->text);
}

static void
append_spans (GString *out, const GPtrArray *spans)
{
  for (guint i = 0; spans && i < spans->len; i++)
    append_span (out, g_ptr_array_index (spans, i));
}

static void
end_line (GString *out)
{
  if (out->len && out->str[out->len - 1] != '\n')
    g_string_append_c (out, '\n');
}

/* Cells are separated by tabs, rows by newlines. */
static void
append_table (GString *out, const HjBlock *block)
{
  for (guint row = 0; row < block->n_rows; row++, end_line (out))
    for (guint column = 0; column < block->n_columns; column++)
      {
        if (column)
          g_string_append_c (out, '\t');
        append_spans (out, block->cells[(gsize) row * block->n_columns + column].spans);
      }
}

static void
append_block (GString *out, const HjBlock *block)
{
  append_spans (out, block->spans);
  end_line (out);
  if (block->kind == HJ_BLOCK_TABLE)
    append_table (out, block);
  if (block->text && block->kind != HJ_BLOCK_DIAGRAM)
    g_string_append (out, block->text);
  end_line (out);
  for (guint i = 0; block->children && i < block->children->len; i++, end_line (out))
    append_block (out, g_ptr_array_index (block->children, i));
}

static char *
finish_text (GString *out)
{
  if (out->len && out->str[out->len - 1] == '\n')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

char *
hj_spans_dup_text (const GPtrArray *spans)
{
  GString *out = g_string_new (NULL);

  append_spans (out, spans);
  return g_string_free (out, FALSE);
}

char *
hj_block_dup_text (const HjBlock *block)
{
  GString *out = g_string_new (NULL);

  append_block (out, block);
  return finish_text (out);
}

char *
hj_note_dup_text (const HjNote *note)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < note->blocks->len; i++, end_line (out))
    append_block (out, g_ptr_array_index (note->blocks, i));
  return finish_text (out);
}

int
hj_span_count_lines (const HjSpan *span)
{
  int n = 0;

  for (const char *p = span->text; (p = strchr (p, '\n')); p++)
    n++;
  return n;
}

int
hj_spans_count_lines (const GPtrArray *spans, gsize end)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int n = 0;

  for (guint i = 0; i < spans->len && text->len < end; i++)
    {
      const HjSpan *span = g_ptr_array_index (spans, i);
      gsize begin = text->len;

      append_span (text, span);
      if (text->len <= end)
        n += hj_span_count_lines (span);
      else
        for (gsize k = begin; k < end; k++)
          n += text->str[k] == '\n';
    }
  return n;
}

void
hj_blocks_each (const GPtrArray *blocks, HjBlockVisit visit, gpointer data)
{
  for (guint i = 0; blocks && i < blocks->len; i++)
    {
      HjBlock *block = g_ptr_array_index (blocks, i);

      visit (block, data);
      hj_blocks_each (block->children, visit, data);
    }
}

void
hj_block_each_spans (const HjBlock *block, HjSpansVisit visit, gpointer data)
{
  if (block->spans)
    visit (block->spans, block->line, data);
  for (gsize i = 0; block->cells && i < (gsize) block->n_rows * block->n_columns; i++)
    if (block->cells[i].spans)
      visit (block->cells[i].spans, block->row_lines[i / block->n_columns], data);
}

static const HjBlock *
find_block (const GPtrArray *blocks, const char *id)
{
  for (guint i = 0; blocks && i < blocks->len; i++)
    {
      const HjBlock *block = g_ptr_array_index (blocks, i);
      const HjBlock *below = g_strcmp0 (block->id, id) == 0 ? block : find_block (block->children, id);

      if (below)
        return below;
    }
  return NULL;
}

const HjBlock *
hj_note_find_block (const HjNote *note, const char *id)
{
  return find_block (note->blocks, id);
}
