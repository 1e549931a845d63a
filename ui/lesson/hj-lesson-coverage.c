/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a lesson has been read: the seconds it is looked at, the learner's own word, and where the page shows it. */
#include "hj-lesson-page-private.h"

#include "hj-actions.h"
#include "hj-headings.h"

#include <glib/gi18n.h>
#include <string.h>

#define TICK 1         /* s */
#define LONGEST_TICK 2 /* s: the computer slept, or the app was busy */

/* ---- showing ---- */

/* The one at the top of the view; where that is a heading with nothing of its own, the one below it. */
static const HjCoveredSection *
get_current_section (HjLessonPage *self, int *index)
{
  int block = hj_note_view_get_current_block (self->note_view);

  *index = self->coverage == NULL || block < 0 ? -1 : hj_coverage_find_section (self->coverage, block);
  while (*index >= 0 && hj_coverage_get_section (self->coverage, *index)->bare)
    ++*index;
  return *index < 0 ? NULL : hj_coverage_get_section (self->coverage, *index);
}

void
hj_lesson_page_update_read_actions (HjLessonPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int index;
  const HjCoveredSection *section = get_current_section (self, &index);
  double fraction = self->coverage == NULL ? 0 : hj_coverage_get_fraction (self->coverage);

  hj_action_set_enabled (widget, "page.toggle-read", section != NULL);
  hj_action_set_enabled (widget, "page.section-read", section != NULL && !section->own);
  hj_action_set_enabled (widget, "page.section-unread", section != NULL && section->own);
  hj_action_set_enabled (widget, "page.note-read", self->coverage != NULL && fraction < 1);
  hj_action_set_enabled (widget, "page.note-unread", fraction > 0);
}

static void
show_coverage (HjLessonPage *self)
{
  hj_section_list_set_coverage (self->sections, self->coverage);
  hj_lesson_page_update_titles (self);
  hj_lesson_page_update_read_actions (self);
}

/* Both notes of a topic go block by block: what was read in either language is counted in the Korean one. */
static HjNote *
get_counted_note (HjLessonPage *self)
{
  return self->notes[0] != NULL ? self->notes[0] : self->notes[1];
}

char *
hj_lesson_page_dup_read_so_far (HjLessonPage *self)
{
  guint n = self->coverage == NULL ? 0 : hj_coverage_get_n_sections (self->coverage);

  if (n == 0)
    return g_strdup ("");
  /* The per cent first: in a narrow window the rest may not fit. */
  return g_strdup_printf (ngettext ("%.0f %% · %u of %u section read", "%.0f %% · %u of %u sections read", n),
                          100 * hj_coverage_get_fraction (self->coverage), hj_coverage_count_read (self->coverage), n);
}

/* ---- time ---- */

static gboolean
is_looked_at (HjLessonPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return self->reading && self->coverage != NULL && hj_page_get_shown (HJ_PAGE (self)) && GTK_IS_WINDOW (root)
         && gtk_window_is_active (GTK_WINDOW (root)) && gtk_widget_get_mapped (GTK_WIDGET (self->note_view));
}

static void
spend (HjLessonPage *self, double seconds)
{
  g_autoptr (GArray) sights = hj_note_view_list_sights (self->note_view);

  if (!hj_coverage_spend (self->coverage, (const HjSight *) sights->data, sights->len, seconds))
    return;
  show_coverage (self);
  hj_lesson_page_queue_save (self);
}

static gboolean
tick_cb (gpointer data)
{
  HjLessonPage *self = data;
  gint64 now = g_get_monotonic_time ();
  double seconds = (now - self->ticked) / (double) G_USEC_PER_SEC;

  self->ticked = now;
  if (is_looked_at (self))
    spend (self, MIN (seconds, LONGEST_TICK));
  return G_SOURCE_CONTINUE;
}

void
hj_lesson_page_load_coverage (HjLessonPage *self)
{
  HjNote *note = get_counted_note (self);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->coverage, hj_coverage_free);
  if (note != NULL)
    self->coverage = hj_library_get_coverage (hj_desk_get_library (hj_page_get_desk (HJ_PAGE (self))), self->what, note,
                                              &error);
  if (error != NULL)
    hj_page_say (HJ_PAGE (self), error->message);
  if (self->tick_id == 0) {
    self->ticked = g_get_monotonic_time ();
    self->tick_id = g_timeout_add_seconds (TICK, tick_cb, self);
  }
  show_coverage (self);
}

void
hj_lesson_page_forget_coverage (HjLessonPage *self)
{
  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_pointer (&self->coverage, hj_coverage_free);
}

/* ---- the learner's word ---- */

static char *
dup_section_title (HjLessonPage *self, int section)
{
  HjNote *note = hj_lesson_page_get_note (self);
  guint first = hj_coverage_get_section (self->coverage, section)->first;
  const HjBlock *block = first < note->blocks->len ? note->blocks->pdata[first] : NULL;
  g_autofree char *words = block == NULL ? g_strdup (note->title)
                           : block->spans != NULL ? hj_spans_dup_text (block->spans) : hj_block_dup_text (block);

  return hj_note_view_dup_in_language (self->note_view, words);
}

static void
keep_marked (HjLessonPage *self, HjCoverage *before)
{
  HjDesk *desk = hj_page_get_desk (HJ_PAGE (self));
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->unmarked, hj_coverage_free);
  g_free (self->unmarked_what);
  self->unmarked = before;
  self->unmarked_what = g_strdup (self->what);
  if (!hj_library_keep_coverage (hj_desk_get_library (desk), self->what, NULL, self->coverage, hj_desk_get_now (desk),
                                 &error))
    hj_page_say (HJ_PAGE (self), error->message);
  show_coverage (self);
}

/* MARK: with the sections below, or without. */
static void
mark_section (HjLessonPage *self, int section, gboolean read, void (*mark) (HjCoverage *, guint, gboolean))
{
  g_autofree char *title = dup_section_title (self, section);
  g_autofree char *text = hj_headings_quote (read ? _("“%s” is marked as read") : _("“%s” is marked as unread"), title);
  HjCoverage *before = hj_coverage_copy (self->coverage);

  mark (self->coverage, section, read);
  keep_marked (self, before);
  hj_page_say_with_undo (HJ_PAGE (self), text, "win.undo-mark", NULL);
}

static void
mark_section_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjLessonPage *self = HJ_LESSON_PAGE (widget);
  int index;
  const HjCoveredSection *section = get_current_section (self, &index);

  if (section != NULL)
    mark_section (self, index,
                  g_str_equal (action, "page.toggle-read") ? !section->own : g_str_equal (action, "page.section-read"),
                  hj_coverage_mark_own);
}

/* The section whose heading stands on LINE of the note that is shown, or −1. */
static int
find_section_on_line (HjLessonPage *self, int line)
{
  HjNote *note = hj_lesson_page_get_note (self);

  for (guint i = 0; self->coverage != NULL && i < hj_coverage_get_n_sections (self->coverage); i++) {
    guint first = hj_coverage_get_section (self->coverage, i)->first;

    if (first < note->blocks->len && ((HjBlock *) note->blocks->pdata[first])->line == line)
      return i;
  }
  return -1;
}

/* (line of the heading, read) */
static void
mark_line_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjLessonPage *self = HJ_LESSON_PAGE (widget);
  gboolean read;
  int line, section;

  g_variant_get (parameter, "(ib)", &line, &read);
  gtk_popover_popdown (self->sections_popover);
  section = find_section_on_line (self, line);
  if (section >= 0)
    mark_section (self, section, read, hj_coverage_mark);
}

static void
mark_note_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjLessonPage *self = HJ_LESSON_PAGE (widget);
  gboolean read = g_str_equal (action, "page.note-read");
  HjCoverage *before;

  if (self->coverage == NULL)
    return;
  before = hj_coverage_copy (self->coverage);
  hj_coverage_mark_all (self->coverage, read);
  keep_marked (self, before);
  hj_page_say_with_undo (HJ_PAGE (self), read ? _("All of it is marked as read") : _("All of it is marked as unread"),
                         "win.undo-mark", NULL);
}

/* The note may have been left meanwhile. */
static void
undo_mark_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjLessonPage *self = HJ_LESSON_PAGE (widget);
  HjDesk *desk = hj_page_get_desk (HJ_PAGE (self));
  g_autoptr (HjCoverage) before = g_steal_pointer (&self->unmarked);
  g_autoptr (GError) error = NULL;

  if (before == NULL)
    return;
  if (!hj_library_keep_coverage (hj_desk_get_library (desk), self->unmarked_what, NULL, before, hj_desk_get_now (desk),
                                 &error))
    hj_page_say (HJ_PAGE (self), error->message);
  else if (g_strcmp0 (self->what, self->unmarked_what) == 0)
    hj_lesson_page_load_coverage (self);
}

/* ---- menus ---- */

static GMenuModel *
create_choice (HjLessonPage *self, int section, int line)
{
  gboolean read = hj_coverage_get_section (self->coverage, section)->read;
  g_autoptr (GMenuItem) item = g_menu_item_new (read ? _("Mark as Unread") : _("Mark as Read"), NULL);
  GMenu *choice = g_menu_new ();

  g_menu_item_set_action_and_target (item, "page.mark-line", "(ib)", line, !read);
  g_menu_append_item (choice, item);
  return G_MENU_MODEL (choice);
}

GMenuModel *
hj_lesson_page_add_read_choice (HjLessonPage *self, int line, GMenuModel *menu)
{
  int section = find_section_on_line (self, line);
  g_autoptr (GMenuModel) choice = section < 0 ? NULL : create_choice (self, section, line);

  if (choice == NULL)
    return menu;
  if (menu == NULL)
    menu = G_MENU_MODEL (g_menu_new ());
  g_menu_append_section (G_MENU (menu), NULL, choice);
  return menu;
}

/* ---- page ---- */

void
hj_lesson_page_install_read_actions (GtkWidgetClass *widget_class)
{
  static const char *const of_section[] = {"page.toggle-read", "page.section-read", "page.section-unread"};

  for (guint i = 0; i < G_N_ELEMENTS (of_section); i++)
    gtk_widget_class_install_action (widget_class, of_section[i], NULL, mark_section_cb);
  gtk_widget_class_install_action (widget_class, "page.note-read", NULL, mark_note_cb);
  gtk_widget_class_install_action (widget_class, "page.note-unread", NULL, mark_note_cb);
  gtk_widget_class_install_action (widget_class, "page.mark-line", "(ib)", mark_line_cb);
  gtk_widget_class_install_action (widget_class, "page.undo-mark", NULL, undo_mark_cb);
}

void
hj_lesson_page_dispose_coverage (HjLessonPage *self)
{
  hj_lesson_page_forget_coverage (self);
  g_clear_pointer (&self->unmarked, hj_coverage_free);
  g_clear_pointer (&self->unmarked_what, g_free);
}
