/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet as it will be printed. */
#include "hj-sheet-page.h"

#include "hj-course.h"
#include "hj-page-header.h"
#include "hj-paper-view.h"
#include "hj-sheet.h"

#include <glib/gi18n.h>
#include <string.h>

struct _HjSheetPage {
  HjPage parent_instance;

  HjPageHeader *header;
  GtkToggleButton *korean, *english, *both;
  HjPaperView *paper;

  char *what; /* "topic:ID" or "note:ID" */
  HjLang lang;
  HjSheet *sheet;
  char *title;
};

G_DEFINE_FINAL_TYPE (HjSheetPage, hj_sheet_page, HJ_TYPE_PAGE)

/* ---- what is on it ---- */

static HjNote *
read_topic (const char *topic, HjLang lang)
{
  g_autoptr (GBytes) bytes = hj_course_dup_note (topic, lang);

  return bytes == NULL ? NULL : hj_note_read (bytes, topic, NULL);
}

static HjSheet *
create_topic_sheet (const HjCourseTopic *topic, HjLang lang)
{
  const HjCoursePart *part = hj_course_get_part (topic->part - 1);
  g_autoptr (HjNote) ko = read_topic (topic->id, HJ_LANG_KO);
  g_autoptr (HjNote) en = read_topic (topic->id, HJ_LANG_EN);
  g_autofree char *trail_ko = g_strdup_printf ("%d. %s", part->number, part->title.ko);
  g_autofree char *trail_en = g_strdup_printf ("%d. %s", part->number, part->title.en);

  return hj_sheet_new (&(HjSheetSource) {.title = topic->title,
                                         .trail = {trail_ko, trail_en},
                                         .summary = topic->summary,
                                         .ko = ko,
                                         .en = en,
                                         .lang = lang,
                                         .paper = HJ_PAPER_A4,
                                         .max_pages = 1});
}

static HjSheet *
create_note_sheet (HjLibrary *library, gint64 id, char **title, GError **error)
{
  g_autoptr (HjNote) note = hj_library_read_note (library, id, error);

  if (note == NULL)
    return NULL;
  *title = g_strdup (note->title);
  return hj_sheet_new (&(HjSheetSource) {.title = {note->title, note->title},
                                         .trail = {"", ""},
                                         .summary = {"", ""},
                                         .ko = note->lang == HJ_LANG_EN ? NULL : note,
                                         .en = note->lang == HJ_LANG_EN ? note : NULL,
                                         .lang = note->lang,
                                         .paper = HJ_PAPER_A4,
                                         .max_pages = 1});
}

static HjSheet *
create_sheet (HjSheetPage *self, char **title, GError **error)
{
  HjDesk *desk = hj_page_get_desk (HJ_PAGE (self));
  const HjCourseTopic *topic = NULL;

  if (g_str_has_prefix (self->what, "note:"))
    return create_note_sheet (hj_desk_get_library (desk),
                              g_ascii_strtoll (self->what + strlen ("note:"), NULL, 10), title, error);
  if (g_str_has_prefix (self->what, "topic:"))
    topic = hj_course_find_topic (self->what + strlen ("topic:"));
  if (topic == NULL || !topic->complete) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("There is nothing to make a sheet of."));
    return NULL;
  }
  *title = g_strdup (hj_text_get (topic->title, self->lang));
  return create_topic_sheet (topic, self->lang);
}

/* ---- showing ---- */

static void
draw_page_cb (cairo_t *cr, guint page, gpointer data)
{
  hj_sheet_draw_page (HJ_SHEET_PAGE (data)->sheet, cr, page);
}

static void
show_sheet (HjSheetPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *subtitle = NULL;
  char *title = NULL;
  HjSheet *sheet = create_sheet (self, &title, &error);
  double width, height;

  if (sheet == NULL) {
    hj_page_say (HJ_PAGE (self), error->message);
    return;
  }
  hj_sheet_get_size (sheet, &width, &height);
  hj_paper_view_set_pages (self->paper, hj_sheet_get_n_pages (sheet), width, height, draw_page_cb, self, NULL);
  g_clear_pointer (&self->sheet, hj_sheet_free);
  self->sheet = sheet;
  g_free (self->title);
  self->title = title;
  subtitle = g_strdup_printf (ngettext ("%d page A4 · text %.1f pt", "%d pages A4 · text %.1f pt",
                                        hj_sheet_get_n_pages (sheet)),
                              hj_sheet_get_n_pages (sheet), hj_sheet_get_text_size (sheet));
  g_object_set (self->header, "title", title, "subtitle", subtitle, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->paper), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
language_toggled_cb (HjSheetPage *self, GtkToggleButton *button)
{
  HjLang lang = button == self->korean ? HJ_LANG_KO : button == self->english ? HJ_LANG_EN : HJ_LANG_BOTH;

  if (!gtk_toggle_button_get_active (button) || lang == self->lang || self->what == NULL)
    return;
  self->lang = lang;
  show_sheet (self);
}

static void
show_language (HjSheetPage *self)
{
  GtkToggleButton *buttons[] = {self->korean, self->english, self->both};
  gboolean topic = g_str_has_prefix (self->what, "topic:");

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_widget_set_visible (GTK_WIDGET (buttons[i]), topic);
  gtk_toggle_button_set_active (buttons[self->lang], TRUE);
}

/* ---- printing ---- */

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, HjSheetPage *self)
{
  gtk_print_operation_set_n_pages (operation, hj_sheet_get_n_pages (self->sheet));
}

static void
draw_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, HjSheetPage *self)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height;

  hj_sheet_get_size (self->sheet, &width, &height);
  /* The same page on whatever paper the printer has. */
  cairo_scale (cr, gtk_print_context_get_width (context) / width, gtk_print_context_get_width (context) / width);
  hj_sheet_draw_page (self->sheet, cr, page);
}

static GtkPageSetup *
create_page_setup (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *size = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, size);
  gtk_paper_size_free (size);
  return setup;
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjSheetPage *self = HJ_SHEET_PAGE (widget);
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = create_page_setup ();
  g_autoptr (GError) error = NULL;

  if (self->sheet == NULL)
    return;
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_job_name (operation, self->title);
  g_signal_connect_object (operation, "begin-print", G_CALLBACK (begin_print_cb), self, 0);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_print_cb), self, 0);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (gtk_widget_get_root (widget)), &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    hj_page_say (HJ_PAGE (self), error->message);
}

static void
file_chosen_cb (GtkNativeDialog *dialog, int response, HjSheetPage *self)
{
  if (response == GTK_RESPONSE_ACCEPT && self->sheet != NULL) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
    g_autofree char *path = g_file_get_path (file);
    g_autoptr (GError) error = NULL;
    g_autofree char *name = g_file_get_basename (file);
    g_autofree char *text = g_strdup_printf (_("Saved as %s"), name);

    if (path == NULL)
      hj_page_say (HJ_PAGE (self), _("Only files on this computer can be written."));
    else
      hj_page_say (HJ_PAGE (self), hj_sheet_save_pdf (self->sheet, path, &error) ? text : error->message);
  }
  g_object_unref (dialog);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjSheetPage *self = HJ_SHEET_PAGE (widget);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Save the Sheet"),
                                                              GTK_WINDOW (gtk_widget_get_root (widget)),
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), NULL);
  g_autofree char *name = g_strconcat (self->title == NULL ? "sheet" : self->title, ".pdf", NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), g_strdelimit (name, "/", '-'));
  g_signal_connect_object (dialog, "response", G_CALLBACK (file_chosen_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* ---- page ---- */

static void
hj_sheet_page_open (HjPage *page, const char *what)
{
  HjSheetPage *self = HJ_SHEET_PAGE (page);

  if (what == NULL)
    return;
  g_clear_pointer (&self->what, g_free);
  self->lang = hj_desk_get_lang (hj_page_get_desk (page));
  self->what = g_strdup (what);
  show_language (self);
  show_sheet (self);
}

static void
hj_sheet_page_finalize (GObject *object)
{
  HjSheetPage *self = HJ_SHEET_PAGE (object);

  g_clear_pointer (&self->sheet, hj_sheet_free);
  g_free (self->what);
  g_free (self->title);
  G_OBJECT_CLASS (hj_sheet_page_parent_class)->finalize (object);
}

static void
hj_sheet_page_class_init (HjSheetPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hj_sheet_page_finalize;
  HJ_PAGE_CLASS (klass)->open = hj_sheet_page_open;
  g_type_ensure (HJ_TYPE_PAGE_HEADER);
  g_type_ensure (HJ_TYPE_PAPER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hanjang/Hanjang/ui/hj-sheet-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HjSheetPage, header);
  gtk_widget_class_bind_template_child (widget_class, HjSheetPage, korean);
  gtk_widget_class_bind_template_child (widget_class, HjSheetPage, english);
  gtk_widget_class_bind_template_child (widget_class, HjSheetPage, both);
  gtk_widget_class_bind_template_child (widget_class, HjSheetPage, paper);
  gtk_widget_class_bind_template_callback (widget_class, language_toggled_cb);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "page.save", NULL, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);
}

static void
hj_sheet_page_init (HjSheetPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
