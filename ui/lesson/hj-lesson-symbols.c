/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Symbols of a lesson's formulas that its diagrams have as settings: pointing at one lights up its control, clicking
 * goes there. Where the diagram does not stand beside the note, what the symbol is comes to the reader first. */
#include "hj-lesson-page-private.h"

#include "hj-catalogue.h"
#include "hj-diagram-view.h"
#include "hj-words.h"

#include <glib/gi18n.h>

#define LETTERS 24 /* in a line of the popover */

/* ---- The diagrams ---- */

static void
collect_views (GtkWidget *widget, GPtrArray *views)
{
  if (HJ_IS_DIAGRAM_VIEW (widget) && hj_diagram_view_get_diagram (HJ_DIAGRAM_VIEW (widget)) != NULL) {
    g_ptr_array_add (views, widget);
    return;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_views (child, views);
}

/* Those that are there now: beside the note, or built within it. (transfer full) (element-type HjDiagramView) */
static GPtrArray *
list_views (HjLessonPage *self)
{
  GPtrArray *views = g_ptr_array_new ();

  collect_views (GTK_WIDGET (self->side_box), views);
  collect_views (GTK_WIDGET (self->note_view), views);
  return views;
}

static const HjParam *
find_param (const HjDiagramClass *klass, const char *symbol)
{
  for (const HjParam *param = klass->params; param != NULL && param->key != NULL; param++)
    if (!(param->flags & HJ_PARAM_HIDDEN) && hj_param_has_symbol (param, symbol))
      return param;
  return NULL;
}

/* The block of the note that is to show a diagram which has SYMBOL as a setting, or −1. */
static int
find_block (HjLessonPage *self, const char *symbol, const HjDiagramClass **klass)
{
  HjNote *note = hj_lesson_page_get_note (self);

  for (guint i = 0; note != NULL && i < note->blocks->len; i++) {
    const HjBlock *block = note->blocks->pdata[i];

    *klass = block->kind == HJ_BLOCK_DIAGRAM ? hj_catalogue_find (block->info) : NULL;
    if (*klass != NULL && find_param (*klass, symbol) != NULL)
      return (int) i;
  }
  return -1;
}

/* ---- Which symbols ---- */

static void
add_symbols (GStrvBuilder *all, const HjDiagramClass *klass)
{
  g_auto (GStrv) own = hj_diagram_class_list_symbols (klass);

  g_strv_builder_addv (all, (const char **) own);
}

void
hj_lesson_page_update_symbols (HjLessonPage *self)
{
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  g_autoptr (GPtrArray) views = list_views (self);
  HjNote *note = hj_split_box_get_folded (self->split) ? hj_lesson_page_get_note (self) : NULL;
  g_auto (GStrv) symbols = NULL;

  for (guint i = 0; i < views->len; i++)
    add_symbols (all, hj_diagram_get_class (hj_diagram_view_get_diagram (views->pdata[i])));
  /* Within the note a diagram is built when it comes into view, its symbols may stand long before. */
  for (guint i = 0; note != NULL && i < note->blocks->len; i++) {
    const HjBlock *block = note->blocks->pdata[i];
    const HjDiagramClass *klass = block->kind == HJ_BLOCK_DIAGRAM ? hj_catalogue_find (block->info) : NULL;

    if (klass != NULL)
      add_symbols (all, klass);
  }
  symbols = g_strv_builder_end (all);
  hj_note_view_set_symbols (self->note_view, (const char *const *) symbols);
}

/* ---- Pointing and going there ---- */

static void
symbol_pointed_cb (HjLessonPage *self, const char *symbol)
{
  g_autoptr (GPtrArray) views = list_views (self);

  for (guint i = 0; i < views->len; i++)
    hj_diagram_view_point_at (views->pdata[i], symbol);
}

static gboolean
focus_symbol (HjLessonPage *self, const char *symbol)
{
  g_autoptr (GPtrArray) views = list_views (self);

  for (guint i = 0; i < views->len; i++)
    if (hj_diagram_view_focus_symbol (views->pdata[i], symbol))
      return TRUE;
  return FALSE;
}

typedef struct {
  HjLessonPage *page;
  char *symbol;
  guint tries;
} Way;

static void
way_free (gpointer data)
{
  Way *way = data;

  g_object_unref (way->page);
  g_free (way->symbol);
  g_free (way);
}

static gboolean
arrived_cb (gpointer data)
{
  Way *way = data;

  return focus_symbol (way->page, way->symbol) || --way->tries == 0 ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

/* The note scrolls and builds what is there in the next turns of the main loop. */
#define ARRIVAL 120 /* ms */
#define TRIES 20

static void
go_to_symbol (HjLessonPage *self, const char *symbol)
{
  const HjDiagramClass *klass;
  Way *way;
  int block;

  if (!hj_split_box_get_folded (self->split)) {
    focus_symbol (self, symbol);
    return;
  }
  block = find_block (self, symbol, &klass);
  if (block < 0)
    return;
  hj_note_view_scroll_to_block (self->note_view, (guint) block);
  way = g_new (Way, 1);
  *way = (Way) {g_object_ref (self), g_strdup (symbol), TRIES};
  g_timeout_add_full (G_PRIORITY_DEFAULT, ARRIVAL, arrived_cb, way, way_free);
}

/* ---- In a narrow window: what it is, at the place ---- */

/* "스텝 수: 100", or the name alone while the diagram is not there to be asked. (transfer full) */
static char *
dup_title (HjLessonPage *self, const HjDiagramClass *klass, const HjParam *param, HjLang lang)
{
  g_autoptr (GPtrArray) views = list_views (self);
  const char *name = hj_text_get (param->label, lang);

  for (guint i = 0; i < views->len && param->type != HJ_PARAM_TEXT; i++) {
    HjDiagram *diagram = hj_diagram_view_get_diagram (views->pdata[i]);
    g_autofree char *value = hj_diagram_get_class (diagram) == klass
                               ? hj_param_dup_words (param, hj_diagram_get_number (diagram, param), lang) : NULL;

    if (value != NULL)
      return g_strdup_printf ("%s: %s", name, value);
  }
  return g_strdup (name);
}

static void
go_clicked_cb (GtkButton *button, HjLessonPage *self)
{
  g_autofree char *symbol = g_strdup (g_object_get_data (G_OBJECT (button), "symbol"));

  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER)));
  go_to_symbol (self, symbol);
}

static GtkWidget *
create_content (HjLessonPage *self, const HjDiagramClass *klass, const char *symbol)
{
  HjLang lang = hj_desk_get_single_lang (hj_page_get_desk (HJ_PAGE (self)));
  const HjParam *param = find_param (klass, symbol);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *button = gtk_button_new_with_mnemonic (_("Show in the _Diagram"));
  const char *hint = hj_text_get (param->hint, lang);
  g_autofree char *title = dup_title (self, klass, param, lang);

  hj_words_append (GTK_BOX (box), title, "heading", LETTERS, -1);
  hj_words_append (GTK_BOX (box), hint, "body", LETTERS, -1);
  g_object_set_data_full (G_OBJECT (button), "symbol", g_strdup (symbol), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (go_clicked_cb), self, 0);
  gtk_widget_set_margin_top (button, 6);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static gboolean
unparent_cb (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* Its button may still be working when the popover closes. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

static void
show_popover (HjLessonPage *self, const char *symbol, GtkWidget *at, const GdkRectangle *area)
{
  const HjDiagramClass *klass;
  GtkWidget *popover;
  GdkRectangle place;
  double x, y;

  if (find_block (self, symbol, &klass) < 0
      || !gtk_widget_translate_coordinates (at, GTK_WIDGET (self), area->x, area->y, &x, &y))
    return;
  place = (GdkRectangle) {(int) x, (int) y, area->width, area->height};
  popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), create_content (self, klass, symbol));
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
symbol_activated_cb (HjLessonPage *self, const char *symbol, GtkWidget *at, const GdkRectangle *area)
{
  if (at != NULL && hj_split_box_get_folded (self->split))
    show_popover (self, symbol, at, area);
  else
    go_to_symbol (self, symbol);
}

void
hj_lesson_page_init_symbols (HjLessonPage *self)
{
  g_signal_connect_object (self->note_view, "symbol-pointed", G_CALLBACK (symbol_pointed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->note_view, "symbol-activated", G_CALLBACK (symbol_activated_cb), self,
                           G_CONNECT_SWAPPED);
}
