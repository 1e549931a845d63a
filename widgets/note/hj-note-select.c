/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole blocks selected by Ctrl+A, by Shift+click and by dragging over them, copied as the Markdown they were made of.
 * Within one block a label selects its own text. */
#include "hj-note-view-private.h"

#include <string.h>

/* ---- which rows ---- */

static void
number_row (HjNoteView *self, HjNoteRow *row, gpointer data)
{
  row->index = ++*(guint *) data;
}

void
hj_note_select_number (HjNoteView *self)
{
  guint n = 0;

  self->select_from = self->select_to = 0;
  hj_note_view_each_row (self, number_row, &n);
  self->n_rows = n;
}

static gboolean
is_selected (HjNoteView *self, HjNoteRow *row)
{
  return self->select_to > 0 && row->index >= MIN (self->select_from, self->select_to)
         && row->index <= MAX (self->select_from, self->select_to);
}

void
hj_note_select_tint (HjNoteView *self, HjNoteRow *row, GtkWidget *widget)
{
  gboolean selected = is_selected (self, row);

  if (selected == gtk_widget_has_css_class (widget, "selected-block"))
    return;
  if (selected)
    gtk_widget_add_css_class (widget, "selected-block");
  else
    gtk_widget_remove_css_class (widget, "selected-block");
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

static void
tint_row (gpointer owner, HjNoteRow *row)
{
  hj_note_select_tint (owner, row, row->child);
}

/* From FROM to TO, numbers of rows; TO 0: nothing is selected, and FROM is where the next selection begins. */
static void
set_range (HjNoteView *self, guint from, guint to)
{
  if (self->select_from == from && self->select_to == to)
    return;
  self->select_from = from;
  self->select_to = to;
  hj_note_page_each_built (HJ_NOTE_PAGE (self->page), tint_row);
}

/* Blocks and letters are not selected at once. */
static void
select_blocks (HjNoteView *self, guint from, guint to)
{
  GtkWidget *label = hj_note_view_find_selected_label (self);

  if (label)
    gtk_label_select_region (GTK_LABEL (label), 0, 0);
  gtk_widget_grab_focus (self->page);
  set_range (self, MAX (from, 1), to);
}

void
hj_note_select_extend (HjNoteView *self, HjNoteRow *row, HjNoteRow *to)
{
  set_range (self, self->select_to ? self->select_from : row->index, to->index);
}

typedef struct {
  int line;
  guint index;
} Wanted;

static void
check_line (HjNoteView *self, HjNoteRow *row, gpointer data)
{
  Wanted *wanted = data;
  const HjBlock *block = row->blocks[HJ_NOTE_SIDE_FIRST];

  if (block && block->line > 0 && block->line <= wanted->line && !row->latent)
    wanted->index = row->index;
}

static guint
find_index (HjNoteView *self, int line)
{
  Wanted wanted = { line };

  hj_note_view_each_row (self, check_line, &wanted);
  return wanted.index;
}

void
hj_note_view_select_lines (HjNoteView *view, int from, int to)
{
  g_return_if_fail (HJ_IS_NOTE_VIEW (view));
  if (from <= 0 || to <= 0)
    set_range (view, view->select_from, 0);
  else
    select_blocks (view, find_index (view, from), find_index (view, to));
}

void
hj_note_select_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HjNoteView *self = HJ_NOTE_VIEW (widget);

  if (self->n_rows)
    select_blocks (self, 1, self->n_rows);
}

gboolean
hj_note_select_escape (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  HjNoteView *self = HJ_NOTE_VIEW (widget);
  gboolean some = self->select_to > 0;

  set_range (self, self->select_from, 0);
  return some;
}

/* ---- copying ---- */

typedef struct {
  HjNoteView *view;
  HjNoteSide side;
  int first, last; /* lines; 0: none yet */
} Lines;

static void
add_lines (HjNoteView *self, HjNoteRow *row, gpointer data)
{
  Lines *lines = data;
  const HjBlock *block = row->blocks[lines->side];

  if (!block || block->line <= 0 || row->latent || !is_selected (self, row))
    return;
  lines->first = lines->first ? MIN (lines->first, block->line) : block->line;
  lines->last = MAX (lines->last, MAX (block->line, block->line_end));
}

/* The start of LINE, from 1; the end of TEXT where there are fewer. */
static const char *
find_line (const char *text, int line)
{
  for (const char *next; line > 1 && *text; line--, text = next)
    next = strchr (text, '\n') ? strchr (text, '\n') + 1 : text + strlen (text);
  return text;
}

static void
append_lines (GString *out, const HjNote *note, int first, int last)
{
  const char *start = find_line (note->markdown, first);

  if (out->len)
    g_string_append_c (out, '\n');
  g_string_append_len (out, start, find_line (start, last - first + 2) - start);
  if (out->len && out->str[out->len - 1] != '\n')
    g_string_append_c (out, '\n');
}

char *
hj_note_select_dup_markdown (HjNoteView *self)
{
  const HjNote *notes[] = { self->first, self->second };
  GString *out;

  if (!self->select_to)
    return NULL;
  out = g_string_new (NULL);
  for (guint side = 0; side < HJ_N_NOTE_SIDES; side++)
    {
      Lines lines = { self, side };

      hj_note_view_each_row (self, add_lines, &lines);
      if (lines.first && notes[side])
        append_lines (out, notes[side], lines.first, lines.last);
    }
  return g_string_free (out, FALSE);
}

/* What is selected, or else the block with the id that is given. (transfer full) (nullable) */
static char *
dup_wanted (HjNoteView *self, const char *id)
{
  const HjNote *notes[] = { self->first, self->second };
  char *selected = hj_note_select_dup_markdown (self);

  for (guint side = 0; side < HJ_N_NOTE_SIDES && !selected; side++)
    {
      const HjBlock *block = notes[side] ? hj_note_find_block (notes[side], id) : NULL;
      GString *out = block && block->line > 0 ? g_string_new (NULL) : NULL;

      if (out)
        append_lines (out, notes[side], block->line, MAX (block->line, block->line_end));
      selected = out ? g_string_free (out, FALSE) : NULL;
    }
  return selected;
}

void
hj_note_select_copy_markdown (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *markdown = dup_wanted (HJ_NOTE_VIEW (widget), g_variant_get_string (parameter, NULL));

  if (markdown)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), markdown);
}

/* ---- the pointer ---- */

static HjNoteRow *
find_row_at (HjNoteView *self, double y)
{
  return hj_note_page_find_row (HJ_NOTE_PAGE (self->page), y);
}

/* On words or on the ground between them: not on what is dragged or pressed itself. */
static gboolean
is_on_text (HjNoteView *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (self->page, x, y, GTK_PICK_DEFAULT);

  if (widget && GTK_IS_LABEL (widget) && !gtk_label_get_selectable (GTK_LABEL (widget)))
    return FALSE;
  return widget && (GTK_IS_LABEL (widget) || GTK_IS_BOX (widget) || widget == self->page)
         && !gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON) && !gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER);
}

static void
pressed_cb (GtkGestureClick *gesture, int n, double x, double y, HjNoteView *self)
{
  HjNoteRow *row = find_row_at (self, y);
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (!row || !is_on_text (self, x, y))
    return;
  if (state & GDK_SHIFT_MASK && self->select_from && self->select_from != row->index)
    {
      select_blocks (self, self->select_from, row->index);
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    }
  else if (!(state & GDK_SHIFT_MASK))
    set_range (self, row->index, 0);
}

/* A finger scrolls. */
static gboolean
is_finger (GtkGesture *gesture)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (gesture));

  return device && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, HjNoteView *self)
{
  HjNoteRow *row = find_row_at (self, y);

  self->drag_from = row && !is_finger (GTK_GESTURE (gesture)) && is_on_text (self, x, y) ? row->index : 0;
}

/* As soon as the pointer leaves the block where it began, blocks are selected instead of letters. */
static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, HjNoteView *self)
{
  double x, y;
  HjNoteRow *row;

  if (!self->drag_from || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  row = find_row_at (self, y + dy);
  if (!row || (row->index == self->drag_from && !self->select_to))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  select_blocks (self, self->drag_from, row->index);
}

void
hj_note_select_watch (HjNoteView *self)
{
  GtkGesture *click = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (self->page, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (self->page, GTK_EVENT_CONTROLLER (drag));
}
