/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lesson: the note, and beside it or within it the live diagrams it speaks of. */
#include "hj-lesson-page-private.h"

#include "hj-gloss.h"
#include "hj-link-preview.h"
#include "hj-pictures.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (HjLessonPage, hj_lesson_page, HJ_TYPE_PAGE)

/* ---- notes ---- */

HjNote *
hj_lesson_page_get_note (HjLessonPage *self)
{
  HjNote *wanted = self->notes[self->shown_lang == HJ_LANG_EN];

  return wanted != NULL ? wanted : self->notes[0] != NULL ? self->notes[0] : self->notes[1];
}

static void
clear_notes (HjLessonPage *self)
{
  g_clear_pointer (&self->notes[0], hj_note_free);
  g_clear_pointer (&self->notes[1], hj_note_free);
}

static HjNote *
read_topic_note (HjLessonPage *self, HjLang lang)
{
  g_autoptr (GBytes) bytes = hj_course_dup_note (self->topic->id, lang);

  return bytes == NULL ? NULL : hj_note_read (bytes, self->topic->id, NULL);
}

static void
read_notes (HjLessonPage *self)
{
  HjLibrary *library = hj_desk_get_library (hj_page_get_desk (HJ_PAGE (self)));
  g_autoptr (GError) error = NULL;
  HjNote *note;

  clear_notes (self);
  if (self->topic != NULL) {
    self->notes[0] = read_topic_note (self, HJ_LANG_KO);
    self->notes[1] = read_topic_note (self, HJ_LANG_EN);
    return;
  }
  note = hj_library_read_note (library, self->note_id, &error);
  if (note == NULL)
    hj_page_say (HJ_PAGE (self), error->message);
  else
    self->notes[note->lang == HJ_LANG_EN] = note;
}

/* ---- header ---- */

void
hj_lesson_page_update_wide (HjLessonPage *self)
{
  gboolean two = self->notes[0] != NULL && self->notes[1] != NULL && self->shown_lang == HJ_LANG_BOTH;

  hj_page_set_wide (HJ_PAGE (self), self->focus || (two && !hj_page_get_folded (HJ_PAGE (self))));
}

static void
update_languages (HjLessonPage *self)
{
  GtkToggleButton *buttons[] = {self->korean, self->english, self->both};

  gtk_widget_set_visible (self->languages, self->bilingual && !hj_page_get_folded (HJ_PAGE (self)));
  gtk_toggle_button_set_active (buttons[hj_desk_get_lang (hj_page_get_desk (HJ_PAGE (self)))], TRUE);
  hj_lesson_page_update_wide (self);
}

/* ---- showing ---- */

/* A topic has a note for each language; a note of the learner's own may say things in both. */
static void
update_reader (HjLessonPage *self)
{
  hj_note_view_set_reader_language (self->note_view, self->topic != NULL ? HJ_LANG_BOTH : self->shown_lang);
}

static void
update_bilingual (HjLessonPage *self)
{
  self->bilingual = self->topic != NULL ? self->notes[0] != NULL && self->notes[1] != NULL
                                        : hj_note_view_has_languages (self->note_view);
}

/* SHOW: as another note, or as other words of the same one. */
static void
show_notes (HjLessonPage *self, void (*show) (HjNoteView *, HjNote *, HjNote *))
{
  HjNote *first, *second = NULL;

  self->shown_lang = hj_desk_get_lang (hj_page_get_desk (HJ_PAGE (self)));
  first = hj_lesson_page_get_note (self);
  if (self->shown_lang == HJ_LANG_BOTH && self->notes[0] != NULL)
    second = self->notes[1];
  hj_gloss_forget (self->note_view);
  hj_link_preview_forget (self->note_view);
  hj_note_view_set_fixed_tasks (self->note_view, hj_lesson_page_explain_tasks (self));
  show (self->note_view, first, second);
  update_reader (self);
  update_bilingual (self);
  hj_lesson_page_update_meaning (self);
  hj_lesson_page_load_coverage (self);
  hj_lesson_page_show_sections (self);
  gtk_stack_set_visible_child_name (self->stack, first == NULL ? "missing" : "note");
  update_languages (self);
  hj_lesson_page_update_actions (self);
}

static void
hj_lesson_page_open (HjPage *page, const char *what)
{
  HjLessonPage *self = HJ_LESSON_PAGE (page);
  g_auto (GStrv) parts = NULL;

  if (what == NULL)
    return;
  parts = g_strsplit (what, "#", 2);
  hj_lesson_page_keep_place (self);
  if (g_strcmp0 (self->what, parts[0]) != 0) {
    hj_find_bar_close (self->find_bar);
    g_free (self->what);
    self->what = g_strdup (parts[0]);
    self->topic = g_str_has_prefix (what, "topic:") ? hj_course_find_topic (parts[0] + strlen ("topic:")) : NULL;
    self->note_id = g_str_has_prefix (what, "note:") ? g_ascii_strtoll (what + strlen ("note:"), NULL, 10) : 0;
    read_notes (self);
    show_notes (self, hj_note_view_set_notes);
    hj_lesson_page_update_diagrams (self);
  }
  hj_lesson_page_go_to (self, parts[1]);
}

static char *
hj_lesson_page_dup_what (HjPage *page)
{
  HjLessonPage *self = HJ_LESSON_PAGE (page);
  HjNote *note = hj_lesson_page_get_note (self);
  int block = hj_note_view_get_current_block (self->note_view);

  if (self->what == NULL || note == NULL || block < 0 || block >= (int) note->blocks->len)
    return NULL;
  return g_strdup_printf ("%s#%s", self->what, ((HjBlock *) note->blocks->pdata[block])->id);
}

/* Diagrams stop when nobody looks; they are where they were when the lesson is opened again. */
static void
hj_lesson_page_leave (HjPage *page)
{
  HjLessonPage *self = HJ_LESSON_PAGE (page);

  hj_lesson_page_keep_place (self);
  hj_lesson_page_clear_diagrams (self);
  hj_note_view_set_notes (self->note_view, NULL, NULL);
  clear_notes (self);
  hj_lesson_page_forget_coverage (self);
  g_clear_pointer (&self->what, g_free);
}

static void
show_topic_again (HjLessonPage *self)
{
  int block = hj_note_view_get_current_block (self->note_view);

  show_notes (self, hj_note_view_set_notes);
  if (block > 0)
    hj_note_view_scroll_to_block (self->note_view, block);
}

/* The same note is read on, in other words. */
static void
read_note_on (HjLessonPage *self)
{
  self->shown_lang = hj_desk_get_lang (hj_page_get_desk (HJ_PAGE (self)));
  update_reader (self);
  hj_lesson_page_update_meaning (self);
  hj_lesson_page_show_sections (self);
  hj_lesson_page_update_titles (self);
  update_languages (self);
}

static void
lang_changed_cb (HjLessonPage *self)
{
  if (self->what == NULL)
    return;
  if (self->topic != NULL)
    show_topic_again (self);
  else
    read_note_on (self);
  hj_lesson_page_count_found (self);
}

/* The note is read in another way now: the reader stays at the block that was being read. */
static void
note_changed_cb (HjLessonPage *self, gint64 note)
{
  if (self->what == NULL || self->topic != NULL || self->note_id != note || hj_lesson_page_get_note (self) == NULL)
    return;
  hj_lesson_page_keep_place (self);
  read_notes (self);
  show_notes (self, hj_note_view_update_notes);
  hj_lesson_page_update_diagrams (self);
}

static void
language_toggled_cb (HjLessonPage *self, GtkToggleButton *button)
{
  HjLang lang = button == self->korean ? HJ_LANG_KO : button == self->english ? HJ_LANG_EN : HJ_LANG_BOTH;

  if (gtk_toggle_button_get_active (button) && self->what != NULL)
    hj_desk_set_lang (hj_page_get_desk (HJ_PAGE (self)), lang);
}

/* ---- going elsewhere ---- */

/* Through the window, so that there is a way back to where one was reading. */
static void
section_activated_cb (HjLessonPage *self, guint block)
{
  HjNote *note = hj_lesson_page_get_note (self);
  g_autofree char *place = g_strdup_printf ("lesson %s#%s", self->what, ((HjBlock *) note->blocks->pdata[block])->id);

  gtk_popover_popdown (self->sections_popover);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", place);
}

static void
link_activated_cb (HjLessonPage *self, const char *uri)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-link", "s", uri);
}

/* ---- page ---- */

static void
hj_lesson_page_constructed (GObject *object)
{
  HjLessonPage *self = HJ_LESSON_PAGE (object);

  G_OBJECT_CLASS (hj_lesson_page_parent_class)->constructed (object);
  hj_gloss_follow (self->note_view, hj_page_get_desk (HJ_PAGE (self)));
  g_signal_connect_object (hj_page_get_desk (HJ_PAGE (self)), "notify::lang", G_CALLBACK (lang_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (hj_page_get_desk (HJ_PAGE (self)), "note-changed", G_CALLBACK (note_changed_cb), self,
                           G_CONNECT_SWAPPED);
  hj_lesson_page_restore_focus (self);
}

static void
hj_lesson_page_dispose (GObject *object)
{
  HjLessonPage *self = HJ_LESSON_PAGE (object);

  g_clear_handle_id (&self->save_id, g_source_remove);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_handle_id (&self->moved_id, g_source_remove);
  g_clear_handle_id (&self->diagrams_id, g_source_remove);
  hj_lesson_page_dispose_coverage (self);
  G_OBJECT_CLASS (hj_lesson_page_parent_class)->dispose (object);
}

static void
hj_lesson_page_finalize (GObject *object)
{
  HjLessonPage *self = HJ_LESSON_PAGE (object);

  clear_notes (self);
  g_free (self->what);
  G_OBJECT_CLASS (hj_lesson_page_parent_class)->finalize (object);
}

static void
hj_lesson_page_class_init (HjLessonPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = hj_lesson_page_constructed;
  object_class->dispose = hj_lesson_page_dispose;
  object_class->finalize = hj_lesson_page_finalize;
  HJ_PAGE_CLASS (klass)->open = hj_lesson_page_open;
  HJ_PAGE_CLASS (klass)->leave = hj_lesson_page_leave;
  HJ_PAGE_CLASS (klass)->dup_what = hj_lesson_page_dup_what;
  g_type_ensure (HJ_TYPE_PAGE_HEADER);
  g_type_ensure (HJ_TYPE_FIND_BAR);
  g_type_ensure (HJ_TYPE_NOTE_VIEW);
  g_type_ensure (HJ_TYPE_SECTION_LIST);
  g_type_ensure (HJ_TYPE_SPLIT_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hanjang/Hanjang/ui/hj-lesson-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, HjLessonPage, name)
  BIND (column);
  BIND (focus_bar);
  BIND (leave_focus);
  BIND (header);
  BIND (korean);
  BIND (english);
  BIND (both);
  BIND (languages);
  BIND (sections_button);
  BIND (sections_popover);
  BIND (sections);
  BIND (find_bar);
  BIND (stack);
  BIND (missing);
  BIND (split);
  BIND (note_view);
  BIND (side);
  BIND (side_box);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, language_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, hj_lesson_page_toggle_task);
  hj_lesson_page_install_actions (widget_class);
  hj_lesson_page_install_card_actions (widget_class);
  hj_lesson_page_install_heading_actions (widget_class);
  hj_lesson_page_install_read_actions (widget_class);
  hj_lesson_page_install_focus_actions (widget_class);
}

static void
hj_lesson_page_init (HjLessonPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hj_note_view_set_picture_func (self->note_view, hj_picture_load);
  hj_gloss_attach (self->note_view, HJ_PAGE (self));
  hj_link_preview_attach (self->note_view, HJ_PAGE (self));
  hj_lesson_page_init_headings (self);
  hj_lesson_page_init_titles (self);
  hj_lesson_page_init_diagrams (self);
  hj_lesson_page_init_meaning (self);
  hj_lesson_page_init_reading (self);
  hj_lesson_page_init_find (self);
  hj_lesson_page_init_focus (self);
  g_signal_connect (self, "notify::folded", G_CALLBACK (update_languages), NULL);
}
