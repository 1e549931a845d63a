/* SPDX-License-Identifier: GPL-3.0-or-later */
/* My notes: what was imported, with search, and files dropped on it. */
#include "hj-notes-page.h"

#include "hj-page-header.h"
#include "hj-progress-ring.h"
#include "hj-words.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_HITS 60
#define UNDO_SECONDS 6

struct _HjNotesPage {
  HjPage parent_instance;

  HjPageHeader *header;
  GtkStack *stack;
  GtkSearchEntry *search;
  GtkListBox *list, *hits;

  gint64 removing; /* taken off the list, not yet out of the library; 0 none */
  guint remove_id;
};

G_DEFINE_FINAL_TYPE (HjNotesPage, hj_notes_page, HJ_TYPE_PAGE)

static HjLibrary *
get_library (HjNotesPage *self)
{
  return hj_desk_get_library (hj_page_get_desk (HJ_PAGE (self)));
}

/* ---- removing ---- */

/* The note leaves the library only when nobody has asked for it back: until then, and if the app is killed,
 * it is all there with its cards. */
static void
finish_removing (HjNotesPage *self)
{
  g_autoptr (GError) error = NULL;
  gint64 note = self->removing;

  g_clear_handle_id (&self->remove_id, g_source_remove);
  self->removing = 0;
  if (note != 0 && !hj_library_remove_note (get_library (self), note, &error))
    hj_page_say (HJ_PAGE (self), error->message);
}

static gboolean
remove_late_cb (gpointer data)
{
  HjNotesPage *self = data;

  self->remove_id = 0;
  finish_removing (self);
  return G_SOURCE_REMOVE;
}

static void
remove_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjNotesPage *self = HJ_NOTES_PAGE (widget);
  gint64 note = g_variant_get_int64 (parameter);
  g_autoptr (HjNoteInfo) info = hj_library_get_note (get_library (self), note, NULL);
  g_autofree char *text = NULL;

  if (info == NULL)
    return;
  finish_removing (self);
  self->removing = note;
  self->remove_id = g_timeout_add_seconds (UNDO_SECONDS, remove_late_cb, self);
  text = g_strdup_printf (_("“%s” removed"), info->title);
  hj_page_say_with_undo (HJ_PAGE (self), text, "win.keep-note", NULL);
  hj_page_queue_refresh (HJ_PAGE (self));
}

static void
keep_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjNotesPage *self = HJ_NOTES_PAGE (widget);

  g_clear_handle_id (&self->remove_id, g_source_remove);
  self->removing = 0;
  hj_page_queue_refresh (HJ_PAGE (self));
}

/* ---- rows ---- */

static void
append_part (GString *text, const char *part)
{
  g_string_append (text, text->len > 0 ? " · " : "");
  g_string_append (text, part);
}

static char *
describe_note (HjNotesPage *self, const HjNoteInfo *info)
{
  GString *text = g_string_new (NULL);
  HjWatcher *watcher = hj_desk_get_watcher (hj_page_get_desk (HJ_PAGE (self)));
  gboolean gone = watcher != NULL && hj_watcher_is_gone (watcher, info->path);
  g_autofree char *size = g_format_size (info->bytes);
  g_autofree char *cards = g_strdup_printf (ngettext ("%d card", "%d cards", info->cards), info->cards);
  g_autofree char *more = g_strdup_printf (ngettext ("%d suggestion", "%d suggestions", info->suggestions),
                                           info->suggestions);
  g_autofree char *date = NULL;
  g_autoptr (GDateTime) added = g_date_time_new_from_unix_local (info->added);

  /* Translators: a day of the year, as g_date_time_format() writes it. */
  date = g_date_time_format (added, _("%b %-e"));
  if (info->twin > 0)
    append_part (text, _("restored copy"));
  append_part (text, info->lang == HJ_LANG_EN ? "English" : "한국어");
  append_part (text, size);
  append_part (text, date);
  append_part (text, cards);
  if (info->suggestions > 0)
    append_part (text, more);
  if (gone)
    append_part (text, _("its file is gone"));
  return g_string_free (text, FALSE);
}

static GtkWidget *
create_remove_button (gint64 note)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Remove from the Library"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.remove");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", note);
  return button;
}

static GtkWidget *
create_row (const char *title, const char *subtitle, const char *place)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped_title = g_markup_escape_text (title == NULL ? "" : title, -1);
  g_autofree char *escaped_subtitle = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped_subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", place);
  hj_words_keep (row);
  return row;
}

/* A ring, and beside it the per cent of a note that was begun. */
static void
add_progress (AdwActionRow *row, const HjNoteInfo *info)
{
  double fraction = info->finished ? 1 : MIN (info->fraction, .99);
  g_autofree char *percent = g_strdup_printf ("%.0f %%", 100 * fraction);
  g_autofree char *sections = g_strdup_printf (ngettext ("%d of %d section read", "%d of %d sections read", info->sections),
                                               info->sections_read, info->sections);
  GtkWidget *label = gtk_label_new (fraction > 0 ? percent : NULL), *ring = hj_progress_ring_new ();

  gtk_widget_add_css_class (label, "count");
  gtk_widget_set_tooltip_text (ring, info->sections > 0 ? sections : NULL);
  hj_progress_ring_set_fraction (HJ_PROGRESS_RING (ring), fraction);
  gtk_widget_set_valign (ring, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (row, label);
  adw_action_row_add_suffix (row, ring);
}

static GtkWidget *
create_note_row (HjNotesPage *self, const HjNoteInfo *info)
{
  g_autofree char *subtitle = describe_note (self, info);
  g_autofree char *place = g_strdup_printf ("lesson note:%" G_GINT64_FORMAT, info->id);
  GtkWidget *row = create_row (info->title, subtitle, place);

  add_progress (ADW_ACTION_ROW (row), info);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_remove_button (info->id));
  return row;
}

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/* ---- search ---- */

static char *
place_of_hit (const HjHit *hit)
{
  g_autofree char *where = NULL;

  if (hit->kind == HJ_HIT_CARD)
    return g_strdup_printf ("cards card:%" G_GINT64_FORMAT, hit->id);
  if (hit->line <= 0)
    where = g_strdup ("");
  else
    where = g_strdup_printf ("#line-%d", hit->line);
  if (hit->topic != NULL)
    return g_strdup_printf ("lesson topic:%s%s", hit->topic, where);
  return g_strdup_printf ("lesson note:%" G_GINT64_FORMAT "%s", hit->id, where);
}

/* The snippet with the words that were looked for in bold. */
static char *
markup_snippet (const HjHit *hit)
{
  const char *start, *end;
  g_autofree char *before = NULL, *found = NULL, *after = NULL;

  if (hit->snippet == NULL)
    return g_strdup ("");
  start = g_utf8_offset_to_pointer (hit->snippet, hit->start);
  end = g_utf8_offset_to_pointer (start, hit->length);
  before = g_markup_escape_text (hit->snippet, start - hit->snippet);
  found = g_markup_escape_text (start, end - start);
  after = g_markup_escape_text (end, -1);
  return g_strdup_printf ("%s<b>%s</b>%s", before, found, after);
}

static void
show_hits (HjNotesPage *self, const char *query)
{
  static const char *const icons[] = {"hj-book-symbolic", "text-x-generic-symbolic", "hj-cards-symbolic"};
  g_autoptr (GPtrArray) found = hj_library_search (get_library (self), query, MAX_HITS, NULL);

  clear_list (self->hits);
  for (guint i = 0; found != NULL && i < found->len; i++) {
    const HjHit *hit = found->pdata[i];
    g_autofree char *place = place_of_hit (hit);
    g_autofree char *markup = markup_snippet (hit);
    GtkWidget *row = create_row (hit->title, "", place);

    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), markup);
    hj_words_keep (row);
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icons[hit->kind]));
    gtk_list_box_append (self->hits, row);
  }
  gtk_stack_set_visible_child_name (self->stack, found != NULL && found->len > 0 ? "hits" : "nothing");
}

static void
show_notes (HjNotesPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = hj_library_list_notes (get_library (self), FALSE, &error);
  g_autofree char *subtitle = NULL;
  guint n = 0;

  if (notes == NULL) {
    hj_page_say (HJ_PAGE (self), error->message);
    return;
  }
  clear_list (self->list);
  for (guint i = 0; i < notes->len; i++) {
    const HjNoteInfo *info = notes->pdata[i];

    if (info->id == self->removing)
      continue;
    gtk_list_box_append (self->list, create_note_row (self, info));
    n++;
  }
  subtitle = g_strdup_printf (ngettext ("%u note", "%u notes", n), n);
  g_object_set (self->header, "subtitle", n == 0 ? "" : subtitle, NULL);
  gtk_stack_set_visible_child_name (self->stack, n == 0 ? "empty" : "notes");
}

static void
search_changed_cb (HjNotesPage *self)
{
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (*query == '\0')
    show_notes (self);
  else
    show_hits (self, query);
}

static void
find_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (HJ_NOTES_PAGE (widget)->search));
}

/* ---- page ---- */

static void
hj_notes_page_refresh (HjPage *page)
{
  search_changed_cb (HJ_NOTES_PAGE (page));
}

static void
hj_notes_page_dispose (GObject *object)
{
  HjNotesPage *self = HJ_NOTES_PAGE (object);

  if (self->removing != 0)
    finish_removing (self);
  G_OBJECT_CLASS (hj_notes_page_parent_class)->dispose (object);
}

static void
hj_notes_page_class_init (HjNotesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hj_notes_page_dispose;
  HJ_PAGE_CLASS (klass)->refresh = hj_notes_page_refresh;
  g_type_ensure (HJ_TYPE_PAGE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hanjang/Hanjang/ui/hj-notes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HjNotesPage, header);
  gtk_widget_class_bind_template_child (widget_class, HjNotesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HjNotesPage, search);
  gtk_widget_class_bind_template_child (widget_class, HjNotesPage, list);
  gtk_widget_class_bind_template_child (widget_class, HjNotesPage, hits);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_install_action (widget_class, "page.remove", "x", remove_cb);
  gtk_widget_class_install_action (widget_class, "page.keep-note", NULL, keep_cb);
  gtk_widget_class_install_action (widget_class, "page.find", NULL, find_cb);
}

static void
hj_notes_page_init (HjNotesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
