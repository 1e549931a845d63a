/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places in a note: scrolling to them, finding words, copying what is selected. */
#include "hj-note-view-private.h"

#include "hj-formula-view.h"

/* Rows. */

HjNoteFind
hj_note_view_get_find (HjNoteView *self, HjNoteRow *row)
{
  return (HjNoteFind){ self->needle, row == self->match_row ? self->match_index : -1, 0 };
}

void
hj_note_view_set_expanded (HjNoteView *self, HjNoteRow *row, gboolean expanded)
{
  if (!row->answer || row->expanded == expanded)
    return;
  row->expanded = expanded;
  hj_note_page_replace_after (HJ_NOTE_PAGE (self->page), row, expanded ? 0 : row->answer->len,
                              expanded ? row->answer : NULL);
}

void
hj_note_view_each_row (HjNoteView *self, HjNoteRowFunc func, gpointer data)
{
  for (guint i = 0; self->rows && i < self->rows->len; i++)
    {
      HjNoteRow *row = g_ptr_array_index (self->rows, i);

      func (self, row, data);
      for (guint j = 0; row->answer && j < row->answer->len; j++)
        func (self, g_ptr_array_index (row->answer, j), data);
    }
}

void
hj_note_view_scroll_to_row (HjNoteView *self, HjNoteRow *row)
{
  hj_note_view_unfold_to (self, row);
  if (row->question)
    hj_note_view_set_expanded (self, row->question, TRUE);
  if (row->table) /* what is looked for may be filtered out or covered */
    hj_note_table_model_reset (row->table);
  hj_note_page_scroll_to (HJ_NOTE_PAGE (self->page), row);
}

/* Going. */

void
hj_note_view_scroll_to_block (HjNoteView *view, guint index)
{
  for (guint i = 0; view->rows && i < view->rows->len; i++)
    {
      HjNoteRow *row = g_ptr_array_index (view->rows, i);

      if (row->top == index)
        {
          hj_note_view_scroll_to_row (view, row);
          return;
        }
    }
}

typedef struct {
  const char *id;
  int line;
  HjNoteSide side;
  HjNoteRow *found;
} Wanted;

static gboolean
holds_id (const HjBlock *block, const char *id)
{
  if (!block || g_strcmp0 (block->id, id) == 0)
    return block != NULL;
  for (guint i = 0; block->children && i < block->children->len; i++)
    if (holds_id (g_ptr_array_index (block->children, i), id))
      return TRUE;
  return FALSE;
}

static void
check_id (HjNoteView *self, HjNoteRow *row, gpointer data)
{
  Wanted *wanted = data;
  const HjBlock *block = row->blocks[HJ_NOTE_SIDE_FIRST];

  /* An answer is found in its own row, which comes after its question's. */
  if (row->answer ? g_strcmp0 (block ? block->id : NULL, wanted->id) == 0 : holds_id (block, wanted->id))
    wanted->found = wanted->found ? wanted->found : row;
}

/* Lists and their items have no row: the row of the first block inside stands for them. */
static const char *
find_shown_id (const HjNote *note, const char *id)
{
  const HjBlock *block = hj_note_find_block (note, id);

  while (block && (block->kind == HJ_BLOCK_LIST || block->kind == HJ_BLOCK_ITEM) && block->children && block->children->len)
    block = g_ptr_array_index (block->children, 0);
  return block ? block->id : NULL;
}

gboolean
hj_note_view_scroll_to_id (HjNoteView *view, const char *id)
{
  Wanted wanted = { view->first ? find_shown_id (view->first, id) : NULL };

  if (wanted.id)
    hj_note_view_each_row (view, check_id, &wanted);
  if (wanted.found)
    hj_note_view_scroll_to_row (view, wanted.found);
  return wanted.found != NULL;
}

static void
check_line (HjNoteView *self, HjNoteRow *row, gpointer data)
{
  Wanted *wanted = data;
  const HjBlock *block = row->blocks[wanted->side];

  if (block && block->line <= wanted->line)
    wanted->found = row;
}

static HjNoteRow *
find_line (HjNoteView *self, HjNoteSide side, int line)
{
  Wanted wanted = { .line = line, .side = side };

  hj_note_view_each_row (self, check_line, &wanted);
  return wanted.found;
}

gboolean
hj_note_view_scroll_to_line (HjNoteView *view, int line)
{
  HjNoteRow *row = find_line (view, HJ_NOTE_SIDE_FIRST, line);

  if (row)
    hj_note_view_scroll_to_row (view, row);
  return row != NULL;
}

GArray *
hj_note_view_list_sights (HjNoteView *view)
{
  g_return_val_if_fail (HJ_IS_NOTE_VIEW (view), NULL);
  return hj_note_page_list_sights (HJ_NOTE_PAGE (view->page));
}

void
hj_note_view_show_answers (HjNoteView *view, gboolean show)
{
  for (guint i = 0; view->rows && i < view->rows->len; i++)
    hj_note_view_set_expanded (view, g_ptr_array_index (view->rows, i), show);
}

/* Searching. */

typedef struct {
  const char *needle;
  GArray *places; /* of Place */
} Collect;

typedef struct {
  HjNoteRow *row;
  int index;
} Place;

static void
collect_places (HjNoteView *self, HjNoteRow *row, gpointer data)
{
  Collect *collect = data;
  guint n = hj_note_block_search (&self->builder.reader, row, collect->needle);

  for (guint i = 0; i < n; i++)
    {
      Place place = { row, (int) i };

      g_array_append_val (collect->places, place);
    }
}

static guint
find_current_place (HjNoteView *self, const GArray *places)
{
  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);

      if (place->row == self->match_row && place->index == self->match_index)
        return i;
    }
  return G_MAXUINT;
}

/* The first match at or below the block that is read now. */
static guint
find_near_place (HjNoteView *self, const GArray *places)
{
  for (guint i = 0; i < places->len; i++)
    if ((int) g_array_index (places, Place, i).row->top >= self->current_block)
      return i;
  return 0;
}

static guint
choose_place (HjNoteView *self, const GArray *places, HjNoteFindDirection direction)
{
  guint current = find_current_place (self, places);

  if (current == G_MAXUINT || direction == HJ_NOTE_FIND_HERE)
    return current == G_MAXUINT ? find_near_place (self, places) : current;
  return (current + (direction == HJ_NOTE_FIND_NEXT ? 1 : places->len - 1)) % places->len;
}

static void
mark_row (gpointer owner, HjNoteRow *row)
{
  HjNoteFind find = hj_note_view_get_find (owner, row);

  hj_note_block_mark (row->child, &find);
}

static GArray *
list_places (HjNoteView *self, const char *text)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));
  Collect collect = { text, places };

  if (text && *text)
    hj_note_view_each_row (self, collect_places, &collect);
  return places;
}

guint
hj_note_view_count_found (HjNoteView *view, guint *position)
{
  g_autoptr (GArray) places = list_places (view, view->needle);
  guint current = find_current_place (view, places);

  if (position)
    *position = current == G_MAXUINT ? 0 : current + 1;
  return places->len;
}

/* TEXT is searched from now on, and PLACE (NULL: there is none) is where it is found. */
static void
mark_places (HjNoteView *self, const char *text, const Place *place)
{
  char *needle = text && *text ? g_strdup (text) : NULL;

  g_free (self->needle);
  self->needle = needle;
  self->match_row = place ? place->row : NULL;
  self->match_index = place ? place->index : -1;
  if (self->match_row && self->match_row->table)
    hj_note_table_model_reset (self->match_row->table);
  if (self->match_row && !hj_note_page_is_visible (HJ_NOTE_PAGE (self->page), self->match_row))
    hj_note_view_scroll_to_row (self, self->match_row);
  hj_note_page_each_built (HJ_NOTE_PAGE (self->page), mark_row);
}

guint
hj_note_view_find (HjNoteView *view, const char *text, HjNoteFindDirection direction, guint *position)
{
  g_autoptr (GArray) places = NULL;
  guint chosen;

  g_return_val_if_fail (HJ_IS_NOTE_VIEW (view), 0);
  places = list_places (view, text);
  chosen = places->len ? choose_place (view, places, direction) : 0;
  mark_places (view, text, places->len ? &g_array_index (places, Place, chosen) : NULL);
  if (position)
    *position = places->len ? chosen + 1 : 0;
  return places->len;
}

/* The first of PLACES in ROW or below it, or else the last one above. */
static const Place *
find_place_from (const GArray *places, const HjNoteRow *row)
{
  for (guint i = 0; i < places->len; i++)
    if (g_array_index (places, Place, i).row->index >= row->index)
      return &g_array_index (places, Place, i);
  return places->len ? &g_array_index (places, Place, places->len - 1) : NULL;
}

guint
hj_note_view_find_at_line (HjNoteView *view, HjLang lang, int line, const char *text)
{
  gboolean second = view->second && view->second->lang == lang && view->first->lang != lang;
  HjNoteRow *row = find_line (view, second ? HJ_NOTE_SIDE_SECOND : HJ_NOTE_SIDE_FIRST, line);
  g_autoptr (GArray) places = list_places (view, text);

  if (!row)
    return 0;
  hj_note_view_scroll_to_row (view, row);
  mark_places (view, text, find_place_from (places, row));
  return places->len;
}

void
hj_note_view_go_to_found (HjNoteView *view, guint position)
{
  g_autoptr (GArray) places = list_places (view, view->needle);

  if (position == 0 || position > places->len)
    return;
  hj_note_view_scroll_to_row (view, g_array_index (places, Place, position - 1).row);
  mark_places (view, view->needle, &g_array_index (places, Place, position - 1));
}

/* Copying: labels do not take the focus, so the view copies what is selected in one of them. */

static GtkWidget *
find_selected_label (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_label_get_selection_bounds (GTK_LABEL (widget), NULL, NULL))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_selected_label (child);

      if (found)
        return found;
    }
  return NULL;
}

GtkWidget *
hj_note_view_find_selected_label (HjNoteView *self)
{
  return find_selected_label (self->page);
}

static void
copy_label (GtkLabel *label)
{
  g_autofree char *text = NULL;
  int start, end;

  hj_formula_label_widen_selection (label);
  gtk_label_get_selection_bounds (label, &start, &end);
  text = g_utf8_substring (gtk_label_get_text (label), start, end);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (label)), text);
}

void
hj_note_view_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *label = find_selected_label (HJ_NOTE_VIEW (widget)->page);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  g_autofree char *markdown = hj_note_select_dup_markdown (HJ_NOTE_VIEW (widget));

  if (markdown)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), markdown);
  else if (label)
    copy_label (GTK_LABEL (label));
  else if (focus && HJ_IS_FORMULA_VIEW (focus))
    gtk_widget_activate_action (focus, "formula.copy", NULL);
}
