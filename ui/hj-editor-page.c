/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Markdown of a learner's own note beside what it becomes: opening it, its actions, its looks. What it becomes is
 * hj-editor-preview.c, how it is kept hj-editor-saving.c. */
#include "hj-editor-page-private.h"

#include "hj-actions.h"

#include <glib/gi18n.h>
#include <string.h>

enum { RESPONSE_DISCARD = 1 };

G_DEFINE_FINAL_TYPE (HjEditorPage, hj_editor_page, HJ_TYPE_PAGE)

char *
hj_editor_page_dup_text (HjEditorPage *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

void
hj_editor_page_update_actions (HjEditorPage *self)
{
  gboolean modified = gtk_text_buffer_get_modified (self->buffer);

  hj_action_set_enabled (GTK_WIDGET (self), "page.save", modified);
  hj_action_set_enabled (GTK_WIDGET (self), "page.undo", gtk_text_buffer_get_can_undo (self->buffer));
  hj_action_set_enabled (GTK_WIDGET (self), "page.redo", gtk_text_buffer_get_can_redo (self->buffer));
  g_object_set (self->header, "subtitle", modified ? _("not saved yet") : "", NULL);
}

static void
changed_cb (HjEditorPage *self)
{
  hj_editor_page_queue_preview (self);
  hj_editor_page_queue_draft (self);
}

/* ---- opening ---- */

static void
set_text (HjEditorPage *self, const char *text)
{
  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_set_text (self->buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (self->buffer);
  gtk_text_buffer_set_modified (self->buffer, FALSE);
}

static void
place_caret (HjEditorPage *self, int line)
{
  GtkTextIter caret;

  gtk_text_buffer_get_iter_at_line (self->buffer, &caret, MAX (0, line - 1));
  gtk_text_buffer_place_cursor (self->buffer, &caret);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->source), gtk_text_buffer_get_insert (self->buffer), 0, TRUE, 0,
                                0.25);
}

/* What a new note begins with: a title, selected, to be written over. */
static const char *
get_new_text (void)
{
  return _("# New Note\n\nWrite here. A question and its answer with two colons between them become a card.\n");
}

static char *
dup_saved (HjEditorPage *self, GError **error)
{
  return self->note == 0 ? g_strdup (get_new_text ())
                         : hj_library_dup_note_markdown (hj_editor_page_get_library (self), self->note, error);
}

void
hj_editor_page_update_title (HjEditorPage *self)
{
  g_autoptr (HjNoteInfo) info
    = self->note == 0 ? NULL : hj_library_get_note (hj_editor_page_get_library (self), self->note, NULL);

  g_free (self->name);
  self->name = g_strdup (info == NULL ? _("New Note") : info->title);
  g_object_set (self->header, "title", self->name, NULL);
}

/* As if it had been typed: setting the text of a buffer cannot be undone and leaves it unmodified. */
static void
type_over (GtkTextBuffer *buffer, const char *text)
{
  GtkTextIter start, end;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, text, -1);
  gtk_text_buffer_end_user_action (buffer);
}

/* The text as it was saved, and over it, to be undone, what was typed since. */
static void
load (HjEditorPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *saved = dup_saved (self, &error);
  g_autofree char *draft = hj_library_dup_draft (hj_editor_page_get_library (self), self->note, NULL);
  gboolean restored = saved != NULL && draft != NULL && strcmp (saved, draft) != 0;

  if (saved == NULL)
    hj_page_say (HJ_PAGE (self), error->message);
  set_text (self, saved == NULL ? "" : saved);
  if (restored)
    type_over (self->buffer, draft);
  gtk_info_bar_set_revealed (self->draft_bar, restored);
  hj_editor_page_update_title (self);
  hj_editor_page_update_actions (self);
}

static int
parse_line (const char *where)
{
  return where != NULL && g_str_has_prefix (where, "line-") ? atoi (where + strlen ("line-")) : 1;
}

/* "# New Note": what follows the mark. */
static void
select_title (HjEditorPage *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line_offset (self->buffer, &start, 0, 2);
  end = start;
  gtk_text_iter_forward_to_line_end (&end);
  gtk_text_buffer_select_range (self->buffer, &end, &start);
}

static void
hj_editor_page_open (HjPage *page, const char *what)
{
  HjEditorPage *self = HJ_EDITOR_PAGE (page);
  g_auto (GStrv) parts = what == NULL ? NULL : g_strsplit (what, "#", 2);

  if (what == NULL)
    return;
  if (g_strcmp0 (self->what, parts[0]) != 0) {
    hj_editor_page_keep_draft (self);
    g_free (self->what);
    self->what = g_strdup (parts[0]);
    self->note = g_str_has_prefix (parts[0], "note:") ? g_ascii_strtoll (parts[0] + strlen ("note:"), NULL, 10) : 0;
    load (self);
  }
  place_caret (self, parse_line (parts[1]));
  if (self->note == 0 && !gtk_text_buffer_get_modified (self->buffer))
    select_title (self);
}

static gboolean
hj_editor_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HJ_EDITOR_PAGE (widget)->source));
}

static void
hj_editor_page_leave (HjPage *page)
{
  hj_editor_page_keep_draft (HJ_EDITOR_PAGE (page));
}

static void
draft_response_cb (HjEditorPage *self, int response)
{
  gtk_info_bar_set_revealed (self->draft_bar, FALSE);
  if (response != RESPONSE_DISCARD)
    return;
  hj_library_set_draft (hj_editor_page_get_library (self), self->note, NULL, NULL);
  load (self);
}

/* ---- actions ---- */

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_text_buffer_undo (HJ_EDITOR_PAGE (widget)->buffer);
}

static void
redo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_text_buffer_redo (HJ_EDITOR_PAGE (widget)->buffer);
}

static void
link_activated_cb (HjEditorPage *self, const char *uri)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-link", "s", uri);
}

/* ---- looks ---- */

/* In a narrow window either the one or the other. */
static void
update_layout (HjEditorPage *self)
{
  gboolean folded = hj_page_get_folded (HJ_PAGE (self)), preview = gtk_toggle_button_get_active (self->preview_button);

  gtk_widget_set_visible (self->source_scroller, !folded || !preview);
  gtk_widget_set_visible (GTK_WIDGET (self->preview), !folded || preview);
}

static void
update_scheme (HjEditorPage *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GtkSourceStyleSchemeManager *manager = gtk_source_style_scheme_manager_get_default ();

  gtk_source_buffer_set_style_scheme (GTK_SOURCE_BUFFER (self->buffer),
                                      gtk_source_style_scheme_manager_get_scheme (manager, dark ? "Adwaita-dark" : "Adwaita"));
}

static void
hj_editor_page_dispose (GObject *object)
{
  HjEditorPage *self = HJ_EDITOR_PAGE (object);

  hj_editor_page_stop_preview (self);
  g_clear_handle_id (&self->draft_id, g_source_remove);
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  G_OBJECT_CLASS (hj_editor_page_parent_class)->dispose (object);
}

static void
hj_editor_page_finalize (GObject *object)
{
  HjEditorPage *self = HJ_EDITOR_PAGE (object);

  g_free (self->what);
  g_free (self->name);
  G_OBJECT_CLASS (hj_editor_page_parent_class)->finalize (object);
}

static void
hj_editor_page_class_init (HjEditorPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  HjPageClass *page_class = HJ_PAGE_CLASS (klass);

  object_class->dispose = hj_editor_page_dispose;
  object_class->finalize = hj_editor_page_finalize;
  widget_class->grab_focus = hj_editor_page_grab_focus;
  page_class->open = hj_editor_page_open;
  page_class->leave = hj_editor_page_leave;

  g_type_ensure (HJ_TYPE_NOTE_VIEW);
  g_type_ensure (HJ_TYPE_PAGE_HEADER);
  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hanjang/Hanjang/ui/hj-editor-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HjEditorPage, header);
  gtk_widget_class_bind_template_child (widget_class, HjEditorPage, preview_button);
  gtk_widget_class_bind_template_child (widget_class, HjEditorPage, draft_bar);
  gtk_widget_class_bind_template_child (widget_class, HjEditorPage, paned);
  gtk_widget_class_bind_template_child (widget_class, HjEditorPage, source_scroller);
  gtk_widget_class_bind_template_child (widget_class, HjEditorPage, source);
  gtk_widget_class_bind_template_child (widget_class, HjEditorPage, preview);
  gtk_widget_class_bind_template_callback (widget_class, update_layout);
  gtk_widget_class_bind_template_callback (widget_class, draft_response_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_activated_cb);
  gtk_widget_class_install_action (widget_class, "page.save", NULL, hj_editor_page_save_cb);
  gtk_widget_class_install_action (widget_class, "page.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "page.redo", NULL, redo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "page.save", NULL);
}

static void
hj_editor_page_init (HjEditorPage *self)
{
  GtkSourceLanguage *markdown;

  gtk_widget_init_template (GTK_WIDGET (self));
  hj_note_view_set_fixed_tasks (self->preview, _("Change it in the text beside"));
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->source));
  markdown = gtk_source_language_manager_get_language (gtk_source_language_manager_get_default (), "markdown");
  gtk_source_buffer_set_language (GTK_SOURCE_BUFFER (self->buffer), markdown);
  update_scheme (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (update_scheme), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->buffer, "modified-changed", G_CALLBACK (hj_editor_page_update_actions), self);
  g_signal_connect_swapped (self->buffer, "notify::can-undo", G_CALLBACK (hj_editor_page_update_actions), self);
  g_signal_connect_swapped (self->buffer, "notify::can-redo", G_CALLBACK (hj_editor_page_update_actions), self);
  g_signal_connect (self, "notify::folded", G_CALLBACK (update_layout), NULL);
}
