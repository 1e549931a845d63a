/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The headings of a lesson: changing those of the learner's own notes, and the menus that offer it. */
#include "hj-lesson-page-private.h"

#include "hj-headings.h"

static GMenuModel *
block_menu_cb (HjNoteView *view, const HjBlock *block, gpointer page)
{
  HjLessonPage *self = page;

  /* Where several blocks begin on one line, the first of them is the one that can be changed. */
  GMenuModel *menu = self->topic == NULL && block == hj_headings_find (hj_lesson_page_get_note (self), block->line)
                       ? hj_headings_create_menu (block)
                       : NULL;

  return block->kind == HJ_BLOCK_HEADING ? hj_lesson_page_add_read_choice (self, block->line, menu) : menu;
}

static GMenuModel *
section_menu_cb (HjSectionList *list, int line, gpointer page)
{
  HjLessonPage *self = page;
  const HjBlock *block = self->topic == NULL ? hj_headings_find (hj_lesson_page_get_note (self), line) : NULL;

  return hj_lesson_page_add_read_choice (
    self, line, block != NULL && block->kind == HJ_BLOCK_HEADING ? hj_headings_create_menu (block) : NULL);
}

static void
heading_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjLessonPage *self = HJ_LESSON_PAGE (widget);
  const HjBlock *block;
  HjOverrideKind kind;
  const char *name;
  int line;

  g_variant_get (parameter, "(&si)", &name, &line);
  block = hj_headings_find (hj_lesson_page_get_note (self), line);
  if (self->topic == NULL && block != NULL && hj_override_kind_from_string (name, &kind))
    hj_headings_change (HJ_PAGE (self), self->note_id, kind, block, NULL);
}

static void
rename_heading_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjLessonPage *self = HJ_LESSON_PAGE (widget);
  const HjBlock *block = hj_headings_find (hj_lesson_page_get_note (self), g_variant_get_int32 (parameter));

  gtk_popover_popdown (self->sections_popover);
  if (self->topic == NULL && block != NULL)
    hj_headings_rename (HJ_PAGE (self), self->note_id, block);
}

void
hj_lesson_page_install_heading_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.heading", "(si)", heading_cb);
  gtk_widget_class_install_action (widget_class, "page.rename-heading", "i", rename_heading_cb);
}

void
hj_lesson_page_init_headings (HjLessonPage *self)
{
  hj_note_view_set_menu_func (self->note_view, block_menu_cb, self);
  hj_section_list_set_menu_func (self->sections, section_menu_cb, self);
}
