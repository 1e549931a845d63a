/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of a note on screen. Lists fall apart into a row for each paragraph, so that a long note is built only
 * where it is looked at. */
#include "hj-note-row.h"

#include <string.h>

/* What one label or one table can hold without a pause; longer ones fall apart into several rows. */
#define LONGEST_LABEL 4000 /* bytes */
#define LONGEST_TABLE 60   /* rows */

G_DEFINE_FINAL_TYPE (HjNoteRow, hj_note_row, G_TYPE_OBJECT)

static void
free_span (gpointer data)
{
  HjSpan *span = data;

  g_free (span->text);
  g_free (span->href);
  g_free (span);
}

static void
free_title (HjBlock *title)
{
  g_ptr_array_unref (title->spans);
  g_free (title);
}

static void
hj_note_row_dispose (GObject *object)
{
  HjNoteRow *self = HJ_NOTE_ROW (object);

  g_clear_object (&self->diagram);
  g_clear_object (&self->table);
  g_clear_pointer (&self->answer, g_ptr_array_unref);
  g_clear_pointer (&self->slice, g_ptr_array_unref);
  for (guint side = 0; side < HJ_N_NOTE_SIDES; side++)
    {
      self->blocks[side] = NULL;
      g_clear_pointer (&self->title[side], free_title);
    }
  g_clear_pointer (&self->marker, g_free);
  G_OBJECT_CLASS (hj_note_row_parent_class)->dispose (object);
}

static void
hj_note_row_class_init (HjNoteRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hj_note_row_dispose;
}

static void
hj_note_row_init (HjNoteRow *self)
{
  self->task = -1;
}

const HjBlock *
hj_note_row_get_block (HjNoteRow *row)
{
  return row->blocks[HJ_NOTE_SIDE_FIRST] ? row->blocks[HJ_NOTE_SIDE_FIRST] : row->blocks[HJ_NOTE_SIDE_SECOND];
}

/* Where the next rows go, and what they have in common. */
typedef struct {
  GPtrArray *rows;
  gboolean two_columns;
  guint top;
  int indent;
  HjNoteRow *question;
  char *marker; /* for the next row, or NULL */
  int task, task_line;
  GHashTable *latent; /* id of a block → HjLatentTable that ends with it */
} Writer;

static void add_pair (Writer *writer, const HjBlock *a, const HjBlock *b);

static HjNoteRow *
add_row (Writer *writer, const HjBlock *a, const HjBlock *b)
{
  HjNoteRow *row = g_object_new (HJ_TYPE_NOTE_ROW, NULL);

  row->blocks[HJ_NOTE_SIDE_FIRST] = a;
  row->blocks[HJ_NOTE_SIDE_SECOND] = b;
  row->two_columns = writer->two_columns;
  row->top = writer->top;
  row->indent = writer->indent;
  row->question = writer->question;
  row->first = writer->rows->len == 0;
  row->marker = g_steal_pointer (&writer->marker);
  row->task = writer->task;
  row->task_line = writer->task_line;
  writer->task = -1;
  g_ptr_array_add (writer->rows, row);
  return row;
}

/* The next part of SPAN from *START on, at most SIZE bytes and if possible up to a space; moves *START. */
static HjSpan *
cut_span (const HjSpan *span, const char **start, gsize size)
{
  HjSpan *part = g_new0 (HjSpan, 1);
  gsize length = strlen (*start);

  if (length > size && !(span->flags & HJ_SPAN_FORMULA))
    {
      const char *end = g_utf8_find_prev_char (*start, *start + size + 1);
      const char *space = g_strrstr_len (*start, size, " ");

      length = (space && space > *start ? space + 1 : end && end > *start ? end : g_utf8_next_char (*start)) - *start;
    }
  part->flags = span->flags;
  part->text = g_strndup (*start, length);
  part->href = g_strdup (span->href);
  *start += length;
  return part;
}

/* A paragraph too long for one label, as rows one below the other. */
static void
add_slices (Writer *writer, const HjBlock *block)
{
  GPtrArray *slice = NULL;
  gsize size = 0;

  for (guint i = 0; i < block->spans->len; i++)
    {
      const HjSpan *span = g_ptr_array_index (block->spans, i);
      const char *start = span->text;

      do
        {
          if (!slice || size >= LONGEST_LABEL)
            {
              slice = g_ptr_array_new_with_free_func (free_span);
              add_row (writer, block, NULL)->slice = slice;
              size = 0;
            }
          g_ptr_array_add (slice, cut_span (span, &start, LONGEST_LABEL - size));
          size += strlen (((HjSpan *) g_ptr_array_index (slice, slice->len - 1))->text) + 1;
        }
      while (*start);
    }
}

static gboolean
is_endless (const HjBlock *block)
{
  gsize size = 0;

  for (guint i = 0; i < block->spans->len; i++)
    size += strlen (((HjSpan *) g_ptr_array_index (block->spans, i))->text);
  return size > 2 * LONGEST_LABEL;
}

/* The header stands above each part. */
static void
add_table_parts (Writer *writer, const HjBlock *a, const HjBlock *b)
{
  g_autoptr (HjNoteTableModel) model = hj_note_table_model_new (a ? a : b);

  for (guint from = 1; from < (a ? a : b)->n_rows; from += LONGEST_TABLE)
    {
      HjNoteRow *row = add_row (writer, a, b);

      row->table = g_object_ref (model);
      row->from = from;
      row->to = MIN (from + LONGEST_TABLE, (a ? a : b)->n_rows);
    }
}

static const HjBlock *
get_child (const HjBlock *block, guint i)
{
  return block && block->children && i < block->children->len ? g_ptr_array_index (block->children, i) : NULL;
}

static guint
count_children (const HjBlock *block)
{
  return block && block->children ? block->children->len : 0;
}

/* Children of two blocks in step; where their kinds differ, one after the other. */
static void
add_children (Writer *writer, const HjBlock *a, const HjBlock *b)
{
  for (guint i = 0; i < MAX (count_children (a), count_children (b)); i++)
    add_pair (writer, get_child (a, i), get_child (b, i));
}

/* "•" by depth, or the number; a mark that found no text of its own yet goes before it. */
static char *
create_marker (Writer *writer, const HjBlock *list, guint index)
{
  static const char *const bullets[] = { "•", "◦", "–" };
  g_autofree char *outer = g_steal_pointer (&writer->marker);
  g_autofree char *own = list->ordered ? g_strdup_printf ("%u.", list->start + index)
                                       : g_strdup (bullets[(writer->indent) % G_N_ELEMENTS (bullets)]);

  return outer && g_ascii_isdigit (*outer) ? g_strconcat (outer, " ", own, NULL) : g_steal_pointer (&own);
}

static void
add_item (Writer *writer, const HjBlock *list, guint index, const HjBlock *a, const HjBlock *b)
{
  const HjBlock *item = a ? a : b;

  writer->marker = create_marker (writer, list, index);
  writer->task = item->task;
  writer->task_line = item->line;
  writer->indent++;
  if (count_children (a) + count_children (b) == 0)
    add_row (writer, item, NULL);
  add_children (writer, a, b);
  writer->indent--;
}

static void
add_list (Writer *writer, const HjBlock *a, const HjBlock *b)
{
  guint n = MAX (count_children (a), count_children (b));

  for (guint i = 0; i < n; i++)
    {
      const HjBlock *inner = get_child (a ? a : b, i);
      gboolean nested = inner && count_children (inner) && get_child (inner, 0)->kind == HJ_BLOCK_LIST;

      /* An item that holds nothing but a list says its mark together with the list's first. */
      writer->indent -= nested ? 1 : 0;
      add_item (writer, a ? a : b, i, get_child (a, i), get_child (b, i));
      writer->indent += nested ? 1 : 0;
    }
  g_clear_pointer (&writer->marker, g_free);
  if (writer->indent == 0 && writer->rows->len)
    ((HjNoteRow *) g_ptr_array_index (writer->rows, writer->rows->len - 1))->ends_list = TRUE;
}

static void
mark_last (GPtrArray *rows)
{
  if (rows->len)
    ((HjNoteRow *) g_ptr_array_index (rows, rows->len - 1))->last = TRUE;
}

static void
add_question (Writer *writer, const HjBlock *a, const HjBlock *b)
{
  HjNoteRow *row = add_row (writer, a, b);
  Writer inner = { .two_columns = writer->two_columns, .top = writer->top, .question = row, .task = -1,
                   .latent = writer->latent };
  guint first = hj_question_get_options (a ? a : b) != NULL; /* choices stand with the question */

  row->answer = inner.rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = first; i < MAX (count_children (a), count_children (b)); i++)
    add_pair (&inner, get_child (a, i), get_child (b, i));
  mark_last (inner.rows);
}

/* Whether two blocks of different notes can stand side by side. */
static gboolean
is_alike (const HjBlock *a, const HjBlock *b)
{
  return a->kind == b->kind && (a->kind != HJ_BLOCK_LIST || count_children (a) == count_children (b));
}

/* Below the last block of its labels, the table they imply. */
static void
add_latent (Writer *writer, const HjBlock *block)
{
  const HjLatentTable *latent = block && block->id ? g_hash_table_lookup (writer->latent, block->id) : NULL;

  if (latent)
    add_row (writer, latent->table, NULL)->latent = latent;
}

static void
add_block_rows (Writer *writer, const HjBlock *a, const HjBlock *b)
{
  const HjBlock *block = a ? a : b;

  if (a && b && !is_alike (a, b))
    {
      add_block_rows (writer, a, NULL);
      add_block_rows (writer, NULL, b);
    }
  else if (block->kind == HJ_BLOCK_LIST)
    add_list (writer, a, b);
  else if (block->kind == HJ_BLOCK_QUESTION)
    add_question (writer, a, b);
  else if (block->kind == HJ_BLOCK_TABLE && block->n_rows > LONGEST_TABLE + 1)
    add_table_parts (writer, a, b);
  else if (block->kind == HJ_BLOCK_PARAGRAPH && !(a && b) && is_endless (block))
    add_slices (writer, block);
  else
    add_row (writer, a, b);
}

static void
add_pair (Writer *writer, const HjBlock *a, const HjBlock *b)
{
  add_block_rows (writer, a, b);
  add_latent (writer, a);
}

/* (transfer full) */
static GHashTable *
index_latent (const HjNote *note)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < note->latent_tables->len; i++)
    {
      HjLatentTable *latent = g_ptr_array_index (note->latent_tables, i);

      g_hash_table_insert (index, latent->last, latent);
    }
  return index;
}

static const HjBlock *
get_top (const HjNote *note, int i)
{
  return note && i >= 0 ? g_ptr_array_index (note->blocks, i) : NULL;
}

/* Whether a note says its title in its front matter only. */
static gboolean
needs_title (const HjNote *note)
{
  const HjBlock *first = get_top (note, note->blocks->len ? 0 : -1);

  return g_strcmp0 (g_hash_table_lookup (note->front, "title"), note->title) == 0
         && !(first && first->kind == HJ_BLOCK_HEADING && first->level == 1);
}

static HjBlock *
create_title (const HjNote *note)
{
  HjBlock *title = g_new0 (HjBlock, 1);
  HjSpan *span = g_new0 (HjSpan, 1);

  title->kind = HJ_BLOCK_HEADING;
  title->level = 1;
  title->task = -1;
  title->spans = g_ptr_array_new_with_free_func (free_span);
  span->text = g_strdup (note->title);
  g_ptr_array_add (title->spans, span);
  return title;
}

static void
add_title (Writer *writer, const HjNote *first, const HjNote *second)
{
  const char *minutes = g_hash_table_lookup (first->front, "minutes");
  HjNoteRow *row;

  if (!needs_title (first))
    return;
  row = add_row (writer, NULL, NULL);
  row->blocks[0] = row->title[0] = create_title (first);
  if (second)
    row->blocks[1] = row->title[1] = create_title (second);
  row->minutes = minutes ? (int) CLAMP (g_ascii_strtoll (minutes, NULL, 10), 0, 10000) : 0;
}

GPtrArray *
hj_note_rows_new (const HjNote *first, const HjNote *second)
{
  Writer writer = { .two_columns = second != NULL, .task = -1 };
  g_autoptr (GArray) pairs = second ? hj_note_pair (first, second) : NULL;
  g_autoptr (GHashTable) latent = index_latent (first);
  guint n = pairs ? pairs->len : first->blocks->len;

  writer.latent = latent;
  writer.rows = g_ptr_array_new_with_free_func (g_object_unref);
  add_title (&writer, first, second);
  for (guint i = 0; i < n; i++)
    {
      HjPair pair = pairs ? g_array_index (pairs, HjPair, i) : (HjPair){ (int) i, -1 };

      if (pair.first >= 0)
        writer.top = pair.first;
      add_pair (&writer, get_top (first, pair.first), get_top (second, pair.second));
    }
  mark_last (writer.rows);
  return writer.rows;
}
