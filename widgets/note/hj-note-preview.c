/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a link leads, shown while the pointer rests on it or the keyboard is on it. Nothing is fetched for it. */
#include "hj-note-view-private.h"

#include "hj-note-label.h"
#include "hj-words.h"

#include <string.h>

#define LINES 4  /* of what stands there */
#define LETTERS 40

void
hj_note_preview_clear (HjNotePreview *preview)
{
  g_clear_pointer (&preview->title, g_free);
  g_clear_pointer (&preview->body, g_free);
  g_clear_pointer (&preview->place, g_free);
}

/* ---- what is told ---- */

/* Host and path, readable; the same as written where it is no address. */
static gboolean
preview_web (const char *uri, HjNotePreview *preview)
{
  g_autoptr (GUri) parsed = g_uri_parse (uri, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_NON_DNS | G_URI_FLAGS_ENCODED_QUERY, NULL);
  const char *path = parsed ? g_uri_get_path (parsed) : NULL;

  if (!parsed || !g_uri_get_host (parsed))
    preview->title = g_strdup (uri);
  else
    {
      preview->title = g_strdup (g_uri_get_host (parsed));
      preview->body = path && strlen (path) > 1 && g_utf8_validate (path, -1, NULL) ? g_strdup (path) : NULL;
    }
  return TRUE;
}

static gboolean
preview_footnote (HjNoteView *self, const char *uri, HjNotePreview *preview)
{
  const HjBlock *block = hj_note_footnote_find (self, uri);

  preview->body = block && block->spans ? hj_note_reader_dup_text (&self->builder.reader, block->spans) : NULL;
  return preview->body != NULL;
}

static gboolean
find_preview (HjNoteView *self, const char *uri, HjNotePreview *preview)
{
  if (g_str_has_prefix (uri, "footnote:"))
    return preview_footnote (self, uri, preview);
  if (g_str_has_prefix (uri, "http:") || g_str_has_prefix (uri, "https:"))
    return preview_web (uri, preview);
  return self->preview_func && self->preview_func (uri, preview, self->preview_data);
}

/* NULL: nothing is known of where it leads. (transfer floating) */
static GtkWidget *
create_preview (HjNoteView *self, const char *uri)
{
  HjNotePreview preview = { 0 };
  GtkWidget *box;

  if (!find_preview (self, uri, &preview))
    {
      hj_note_preview_clear (&preview);
      return NULL;
    }
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  hj_words_append (GTK_BOX (box), preview.title, "heading", LETTERS, 2);
  hj_words_append (GTK_BOX (box), preview.body, "body", LETTERS, LINES);
  hj_words_append (GTK_BOX (box), preview.place, "dim-label", LETTERS, 1);
  hj_note_preview_clear (&preview);
  return box;
}

static const HjNoteLink *
find_link (const GArray *links, gsize byte)
{
  for (guint i = 0; i < links->len; i++)
    {
      const HjNoteLink *link = &g_array_index (links, HjNoteLink, i);

      if (byte >= link->begin && byte < link->end)
        return link;
    }
  return NULL;
}

GtkWidget *
hj_note_preview_create_hint (HjNoteView *self, double x, double y, GdkRectangle *area)
{
  gsize byte;
  GtkLabel *label = hj_note_label_pick (GTK_WIDGET (self), x, y, &byte);
  g_autoptr (GArray) links = label ? hj_note_label_list_links (label) : NULL;
  const HjNoteLink *link = links ? find_link (links, byte) : NULL;

  if (!link)
    return NULL;
  *area = hj_note_label_get_area (label, link->begin, link->end, GTK_WIDGET (self));
  return create_preview (self, link->uri);
}

/* ---- the keyboard ---- */

static const HjNoteLink *
find_link_to (const GArray *links, const char *uri)
{
  for (guint i = 0; i < links->len; i++)
    if (strcmp (g_array_index (links, HjNoteLink, i).uri, uri) == 0)
      return &g_array_index (links, HjNoteLink, i);
  return NULL;
}

static void
show_preview (HjNoteView *self, GtkLabel *label, const HjNoteLink *link)
{
  GtkWidget *content = create_preview (self, link->uri);
  GdkRectangle area = hj_note_label_get_area (label, link->begin, link->end, GTK_WIDGET (self));

  if (content)
    hj_note_hint_show (self, content, &area);
}

/* A label that gets the focus selects all its text, and then the keyboard never comes to its links: it begins at the
 * first of them instead. */
static void
enter_label (GtkLabel *label)
{
  g_autoptr (GArray) links = hj_note_label_list_links (label);
  const char *text = gtk_label_get_text (label);
  int from, to, at;

  if (links->len == 0 || !gtk_label_get_selection_bounds (label, &from, &to) || to - from < g_utf8_strlen (text, -1))
    return;
  at = (int) g_utf8_pointer_to_offset (text, text + g_array_index (links, HjNoteLink, 0).begin);
  gtk_label_select_region (label, at, at);
}

void
hj_note_preview_follow_focus (HjNoteView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root && gtk_window_get_focus_visible (GTK_WINDOW (root)) ? gtk_root_get_focus (root) : NULL;
  GtkLabel *label = focus && GTK_IS_LABEL (focus) && gtk_widget_is_ancestor (focus, self->page) ? GTK_LABEL (focus) : NULL;
  g_autoptr (GArray) links = label ? hj_note_label_list_links (label) : NULL;
  const HjNoteLink *link;

  if (label && focus != self->focused)
    enter_label (label);
  self->focused = focus;
  link = label && gtk_label_get_current_uri (label) ? find_link_to (links, gtk_label_get_current_uri (label)) : NULL;
  hj_note_hint_hide (self);
  if (link)
    show_preview (self, label, link);
}

static gboolean
focus_idle_cb (gpointer data)
{
  HjNoteView *self = data;

  self->focus_idle = 0;
  hj_note_preview_follow_focus (self);
  return G_SOURCE_REMOVE;
}

/* The focus goes from link to link within a label only after the key was handled. */
static void
queue_focus (HjNoteView *self)
{
  if (!self->focus_idle)
    self->focus_idle = g_idle_add (focus_idle_cb, self);
}

static gboolean
key_pressed_cb (HjNoteView *self, guint key, guint code, GdkModifierType state)
{
  if (key == GDK_KEY_Escape && self->hint && gtk_widget_get_visible (self->hint))
    {
      hj_note_hint_hide (self);
      return GDK_EVENT_STOP;
    }
  queue_focus (self);
  return GDK_EVENT_PROPAGATE;
}

void
hj_note_preview_stop (HjNoteView *self)
{
  g_clear_handle_id (&self->focus_idle, g_source_remove);
  hj_note_hint_hide (self);
}

void
hj_note_preview_watch (HjNoteView *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new (), *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (queue_focus), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (queue_focus), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
hj_note_view_set_preview_func (HjNoteView *view, HjNotePreviewFunc func, gpointer data)
{
  g_return_if_fail (HJ_IS_NOTE_VIEW (view));
  view->preview_func = func;
  view->preview_data = data;
}
