/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import report: the notes of an import and the report on each, until they are stored or left. What is chosen there
 * is hj-import-page-choices.c, where a line leads hj-import-page-places.c. */
#include "hj-import-page-private.h"

#include "hj-actions.h"
#include "hj-catalogue.h"
#include "hj-import-choices.h"
#include "hj-import-notice.h"
#include "hj-import-storing.h"
#include "hj-settings.h"
#include "hj-thumbnails.h"
#include "hj-words.h"

#include <glib/gi18n.h>
#include <string.h>

#define FIRST_NOTES 60
#define NEXT_NOTES 100

G_DEFINE_FINAL_TYPE (HjImportPage, hj_import_page, HJ_TYPE_PAGE)

enum {
  COMMITTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_view (HjImportPage *self)
{
  return gtk_stack_get_visible_child_name (self->stack);
}

/* ---- header ---- */

static void
update_header (HjImportPage *self)
{
  gboolean folded = hj_page_get_folded (HJ_PAGE (self)), storing = self->plan != NULL || self->storing;
  gboolean first = g_str_equal (get_view (self), self->entries->len > 1 ? "list" : "report");
  g_autofree char *subtitle = NULL;

  if (self->shown != NULL && !g_str_equal (get_view (self), "list"))
    subtitle = hj_import_entry_describe_file (self->shown);
  adw_window_title_set_subtitle (self->title, subtitle == NULL ? "" : subtitle);
  gtk_widget_set_visible (self->back, !(first && storing) || folded);
  gtk_widget_set_visible (self->cancel, first && storing && !folded);
  gtk_widget_set_visible (self->commit, storing && !folded);
  gtk_widget_set_visible (self->bar, storing && folded);
  hj_action_set_enabled (GTK_WIDGET (self), "page.commit",
                         self->plan != NULL && hj_import_plan_changes_anything (self->plan));
}

void
hj_import_page_show_view (HjImportPage *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  update_header (self);
}

/* ---- one report ---- */

static GdkPaintable *
get_picture (const char *diagram, const char **name, gpointer data)
{
  HjImportPage *self = data;
  const HjDiagramClass *class = hj_catalogue_find (diagram);

  if (class != NULL)
    *name = hj_text_get (class->title, hj_desk_get_single_lang (hj_page_get_desk (HJ_PAGE (self))));
  return GDK_PAINTABLE (hj_thumbnails_request (hj_thumbnails_get_default (), diagram));
}

static void
picture_ready_cb (HjImportPage *self, const char *diagram)
{
  hj_report_view_update_picture (self->view, diagram);
}

static void
show_notice (HjImportPage *self)
{
  GtkWidget *notice = hj_import_notice_new (hj_import_page_get_library (self), self->shown), *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->notice))) != NULL)
    gtk_widget_unparent (child);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), notice != NULL);
  if (notice != NULL)
    hj_card_grid_append (self->notice, notice);
}

static void
hide_entry (HjImportPage *self)
{
  HjImportEntry *entry = g_steal_pointer (&self->shown);

  hj_report_view_set_report (self->view, NULL, NULL, HJ_LANG_EN);
  if (entry != NULL)
    hj_import_entry_forget (entry);
}

static void
show_entry (HjImportPage *self, HjImportEntry *entry)
{
  hide_entry (self);
  if (hj_import_entry_get_report (entry) == NULL)
    return;
  self->shown = entry;
  hj_import_choose_offers (entry);
  hj_report_view_set_report (self->view, hj_import_entry_get_report (entry), entry->changes,
                             hj_settings_get_lang (NULL));
  show_notice (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  hj_import_page_show_view (self, "report");
}

/* ---- the list ---- */

static void
entry_activated_cb (HjImportPage *self, AdwActionRow *row)
{
  show_entry (self, g_object_get_data (G_OBJECT (row), "entry"));
}

static GtkWidget *
create_entry_row (guint index, gpointer data)
{
  HjImportPage *self = data;
  HjImportEntry *entry = self->entries->pdata[index];
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = hj_import_entry_describe (entry);
  g_autofree char *title = g_markup_escape_text (entry->title, -1), *subtitle = g_markup_escape_text (words, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  hj_words_keep (row);
  gtk_widget_set_sensitive (row, entry->import->deed != HJ_IMPORT_SKIPPED);
  if (entry->bytes == NULL)
    return row;
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "entry", entry);
  g_signal_connect_object (row, "activated", G_CALLBACK (entry_activated_cb), self, G_CONNECT_SWAPPED);
  return row;
}

/* Notes there is something to say of come first. */
static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const HjImportEntry *first = *(HjImportEntry *const *) a, *second = *(HjImportEntry *const *) b;

  return (int) first->import->deed - (int) second->import->deed;
}

static void
show_list (HjImportPage *self)
{
  guint n_stored = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->entries->len; i++)
    n_stored += ((HjImportEntry *) self->entries->pdata[i])->bytes != NULL;
  text = n_stored == 0 ? g_strdup (_("There is nothing new in these files."))
                       : g_strdup_printf (ngettext ("%u note would be put into the library",
                                                    "%u notes would be put into the library", n_stored),
                                          n_stored);
  gtk_label_set_text (self->list_summary, text);
  hj_more_list_set_items (self->list, self->entries->len, FIRST_NOTES, NEXT_NOTES, create_entry_row, self);
  hj_import_page_show_view (self, "list");
}

/* ---- opening, storing, leaving ---- */

static GPtrArray *
create_entries (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) hj_import_entry_free);
}

/* What is being stored is in the hands of another thread: the page shows it and touches nothing. */
static void
set_storing (HjImportPage *self, gboolean storing)
{
  self->storing = storing;
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), !storing);
}

static void
clear (HjImportPage *self)
{
  g_clear_handle_id (&self->line_id, g_source_remove);
  self->shown = NULL;
  hj_report_view_set_report (self->view, NULL, NULL, HJ_LANG_EN);
  hj_more_list_set_items (self->list, 0, 1, 1, create_entry_row, self);
  hj_note_view_set_notes (self->preview, NULL, NULL);
  g_ptr_array_unref (self->entries); /* they may be being stored */
  self->entries = create_entries ();
  set_storing (self, FALSE);
  g_clear_pointer (&self->plan, hj_import_plan_free);
}

void
hj_import_page_take_plan (HjImportPage *self, HjImportPlan *plan)
{
  g_return_if_fail (HJ_IS_IMPORT_PAGE (self) && plan != NULL);
  clear (self);
  self->plan = plan;
  for (guint i = 0; i < hj_import_plan_get_imports (plan)->len; i++)
    g_ptr_array_add (self->entries, hj_import_entry_new (plan, i));
  g_ptr_array_sort (self->entries, compare_entries);
}

static void
open_kept (HjImportPage *self, gint64 note)
{
  g_autoptr (GError) error = NULL;
  HjImportEntry *entry = hj_import_entry_new_kept (hj_import_page_get_library (self), note, &error);

  clear (self);
  if (entry == NULL) {
    hj_page_say (HJ_PAGE (self), error->message);
    return;
  }
  g_ptr_array_add (self->entries, entry);
  show_entry (self, entry);
}

static void
hj_import_page_open (HjPage *page, const char *what)
{
  HjImportPage *self = HJ_IMPORT_PAGE (page);

  if (what != NULL && g_str_has_prefix (what, "note:"))
    open_kept (self, g_ascii_strtoll (what + strlen ("note:"), NULL, 10));
  else if (self->entries->len == 1)
    show_entry (self, self->entries->pdata[0]);
  else
    show_list (self);
}

/* The reader may have gone to another page, or to another plan, meanwhile. */
static void
stored_cb (const GPtrArray *imports, const GError *error, gpointer data)
{
  HjImportPage *self = data;
  gint64 note = 0;
  guint n = 0;

  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    hj_page_say (HJ_PAGE (self), error->message);
  if (self->storing)
    clear (self);
  for (guint i = 0; imports != NULL && i < imports->len; i++) {
    const HjImport *import = imports->pdata[i];

    if (import->deed > HJ_IMPORT_UPDATED)
      continue;
    note = import->note;
    n++;
  }
  if (imports != NULL)
    g_signal_emit (self, signals[COMMITTED], 0, note, n);
  else if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->plan == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.leave-import", NULL);
}

static void
commit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjImportPage *self = HJ_IMPORT_PAGE (widget);

  if (self->plan == NULL)
    return;
  set_storing (self, TRUE);
  hj_import_store (widget, hj_page_get_desk (HJ_PAGE (self)), g_steal_pointer (&self->plan), self->entries, stored_cb);
  update_header (self);
}

static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (HJ_IMPORT_PAGE (widget)->storing)
    return;
  clear (HJ_IMPORT_PAGE (widget));
  gtk_widget_activate_action (widget, "win.leave-import", NULL);
}

/* From the note to the report, from the report to the list, and out. */
static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjImportPage *self = HJ_IMPORT_PAGE (widget);

  if (self->storing)
    return;
  if (g_str_equal (get_view (self), "preview")) {
    hj_import_page_show_view (self, "report");
    hj_note_view_set_notes (self->preview, NULL, NULL);
  } else if (g_str_equal (get_view (self), "report") && self->entries->len > 1) {
    hj_import_page_show_view (self, "list");
  } else if (self->plan != NULL) {
    cancel_cb (widget, NULL, NULL);
  } else {
    gtk_widget_activate_action (widget, "win.back", NULL);
  }
}

/* Whoever looks at another page meanwhile can come back: nothing is stored, nothing is lost. */
static void
say_waiting (HjImportPage *self)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast;

  if (overlay == NULL)
    return;
  toast = adw_toast_new (_("Nothing was put into the library yet"));
  adw_toast_set_button_label (toast, _("Back to the Report"));
  adw_toast_set_action_name (toast, "win.show");
  adw_toast_set_action_target_value (toast, g_variant_new_string ("import plan"));
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

static void
hj_import_page_leave (HjPage *page)
{
  HjImportPage *self = HJ_IMPORT_PAGE (page);

  if (self->plan == NULL)
    clear (self);
  else
    say_waiting (self);
}

/* ---- class ---- */

static void
hj_import_page_dispose (GObject *object)
{
  HjImportPage *self = HJ_IMPORT_PAGE (object);

  if (self->view != NULL)
    clear (self);
  G_OBJECT_CLASS (hj_import_page_parent_class)->dispose (object);
}

static void
hj_import_page_finalize (GObject *object)
{
  g_ptr_array_unref (HJ_IMPORT_PAGE (object)->entries);
  G_OBJECT_CLASS (hj_import_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "page.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "page.commit", NULL, commit_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "page.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "page.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "page.commit", NULL);
}

static void
hj_import_page_class_init (HjImportPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hj_import_page_dispose;
  object_class->finalize = hj_import_page_finalize;
  HJ_PAGE_CLASS (klass)->open = hj_import_page_open;
  HJ_PAGE_CLASS (klass)->leave = hj_import_page_leave;
  signals[COMMITTED] = g_signal_new ("committed", HJ_TYPE_IMPORT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_UINT);
  g_type_ensure (HJ_TYPE_CARD_GRID);
  g_type_ensure (HJ_TYPE_MORE_LIST);
  g_type_ensure (HJ_TYPE_NOTE_VIEW);
  g_type_ensure (HJ_TYPE_REPORT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hanjang/Hanjang/ui/hj-import-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, HjImportPage, name)
  BIND (title);
  BIND (back);
  BIND (cancel);
  BIND (commit);
  BIND (bar);
  BIND (stack);
  BIND (list_summary);
  BIND (list);
  BIND (scroller);
  BIND (notice);
  BIND (view);
  BIND (preview);
#undef BIND
  hj_import_page_bind_choices (widget_class);
  hj_import_page_bind_places (widget_class);
  install_actions (widget_class);
}

static void
hj_import_page_init (HjImportPage *self)
{
  self->entries = create_entries ();
  gtk_widget_init_template (GTK_WIDGET (self));
  hj_report_view_set_picture_func (self->view, get_picture, self);
  hj_report_view_set_choices (self->view, &hj_import_page_choices, self);
  g_signal_connect_object (hj_thumbnails_get_default (), "ready", G_CALLBACK (picture_ready_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::folded", G_CALLBACK (update_header), NULL);
}
