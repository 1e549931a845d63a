/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One formula in display style, centred; broken or made smaller where there is no room. */
#include "hj-formula-view.h"

#include "hj-display.h"
#include "hj-formula-label.h"
#include "hj-formula.h"
#include "hj-links.h"
#include "hj-spoken.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SMALLEST 40 /* px that are always asked for */

struct _HjFormulaView {
  GtkWidget parent_instance;

  char *tex, *macros;
  HjFormulaMark mark;
  HjTypeset *typeset;   /* for the text size and the width below, or NULL */
  double size, room;    /* px; room 0: as wide as the formula wants */
  double width, height; /* of the typeset formula; height is above and below the baseline together */
  double ascent;
  double natural;       /* width where there is room enough, at that size */
  GtkWidget *menu;      /* while it was opened once, or NULL */
  char **symbols;       /* that lead somewhere, or NULL */
  const char *pointed;  /* the one of them that the pointer is over, or NULL */
};

G_DEFINE_FINAL_TYPE (HjFormulaView, hj_formula_view, GTK_TYPE_WIDGET)

/* Setting. */

static void
set_formula (HjFormulaView *self, double size, double room)
{
  double depth;

  g_clear_pointer (&self->typeset, hj_typeset_free);
  self->typeset = hj_display_new (self->tex, size, room, self->macros);
  self->size = size;
  self->room = room;
  hj_typeset_measure (self->typeset, &self->width, &self->ascent, &depth);
  self->height = self->ascent + depth;
}

/* Sets the formula for the size of the text now and ROOM px (−1: any), if it is not yet so. */
static void
ensure (HjFormulaView *self, int room)
{
  double size = hj_formula_get_text_size (GTK_WIDGET (self));

  if (size != self->size)
    {
      set_formula (self, size, 0);
      self->natural = self->width;
    }
  if (room < 0 || (room >= self->natural && !hj_display_is_numbered (self->tex)))
    room = 0;
  if (room != self->room)
    set_formula (self, size, room);
}

static void
hj_formula_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  HjFormulaView *self = HJ_FORMULA_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      ensure (self, -1);
      *natural = (int) ceil (self->natural);
      *minimum = MIN (SMALLEST, *natural);
      return;
    }
  ensure (self, for_size);
  *minimum = *natural = (int) ceil (self->height);
}

static GtkSizeRequestMode
hj_formula_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hj_formula_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HjFormulaView *self = HJ_FORMULA_VIEW (widget);

  ensure (self, width);
  if (self->menu)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

/* Behind the formula, not across the page. */
static void
draw_mark (HjFormulaView *self, GtkSnapshot *snapshot, double x, double top)
{
  static const GdkRGBA colors[] = { { 0 }, { .976f, .941f, .42f, 1 }, { 1, .47f, 0, 1 } };
  graphene_rect_t area = GRAPHENE_RECT_INIT ((float) x - 6, (float) top - 4, (float) self->width + 12,
                                             (float) self->height + 8);
  GskRoundedRect rounded;

  if (self->mark == HJ_FORMULA_UNMARKED)
    return;
  gsk_rounded_rect_init_from_rect (&rounded, &area, 4);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &colors[self->mark], &area);
  gtk_snapshot_pop (snapshot);
}

/* The left end of the formula's baseline. */
static void
get_origin (HjFormulaView *self, double *x, double *y)
{
  GtkWidget *widget = GTK_WIDGET (self);

  *x = MAX (0, (gtk_widget_get_width (widget) - self->width) / 2);
  *y = (gtk_widget_get_height (widget) - self->height) / 2 + self->ascent;
}

static void
hj_formula_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HjFormulaView *self = HJ_FORMULA_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  GdkRGBA color = { 0, 0, 0, 1 };
  double x, y;
  cairo_t *cr;

  get_origin (self, &x, &y);
  draw_mark (self, snapshot, x, y - self->ascent);
  if (self->mark == HJ_FORMULA_UNMARKED)
    gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  /* Slanted letters reach over their boxes. */
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (-4, -4, width + 8, height + 8));
  gdk_cairo_set_source_rgba (cr, &color);
  hj_typeset_draw (self->typeset, cr, x, y);
  hj_formula_set_link_ink (cr, self);
  hj_links_draw (self->typeset, cr, x, y, (const char *const *) self->symbols, self->pointed);
  cairo_destroy (cr);
}

/* Copying. */

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *tex = g_strdup_printf ("$$%s$$", HJ_FORMULA_VIEW (widget)->tex);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), tex);
}

static GMenuModel *
create_menu (HjFormulaView *self)
{
  const char *const tex[] = { self->tex, NULL };
  g_autoptr (GMenuModel) symbols = hj_formula_create_symbol_menu (tex, self->macros, (const char *const *) self->symbols);
  g_autoptr (GMenu) own = g_menu_new ();
  GMenu *menu = g_menu_new ();

  if (symbols)
    g_menu_append_section (menu, NULL, symbols);
  g_menu_append (own, _("_Copy as TeX"), "formula.copy");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (own));
  return G_MENU_MODEL (menu);
}

static void
open_menu (HjFormulaView *self, double x, double y)
{
  g_autoptr (GMenuModel) items = create_menu (self);

  if (!self->menu)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), items);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, HjFormulaView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) != GDK_BUTTON_SECONDARY)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu (self, x, y);
}

static gboolean
menu_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  open_menu (HJ_FORMULA_VIEW (widget), gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
  return TRUE;
}

/* The widget. */

static void
hj_formula_view_dispose (GObject *object)
{
  HjFormulaView *self = HJ_FORMULA_VIEW (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->typeset, hj_typeset_free);
  g_clear_pointer (&self->tex, g_free);
  g_clear_pointer (&self->macros, g_free);
  g_clear_pointer (&self->symbols, g_strfreev);
  G_OBJECT_CLASS (hj_formula_view_parent_class)->dispose (object);
}

static void
hj_formula_view_class_init (HjFormulaViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hj_formula_view_dispose;
  widget_class->measure = hj_formula_view_measure;
  widget_class->get_request_mode = hj_formula_view_get_request_mode;
  widget_class->size_allocate = hj_formula_view_size_allocate;
  widget_class->snapshot = hj_formula_view_snapshot;
  gtk_widget_class_install_action (widget_class, "formula.copy", NULL, copy_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "formula");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
hj_formula_view_init (HjFormulaView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
hj_formula_view_new (const char *tex, const char *macros, HjLang lang)
{
  HjFormulaView *self = g_object_new (HJ_TYPE_FORMULA_VIEW, NULL);
  g_autofree char *words = hj_formula_to_speech (tex, macros, lang);

  self->tex = g_strdup (tex);
  self->macros = g_strdup (macros);
  hj_spoken_set_name (GTK_WIDGET (self), words);
  return GTK_WIDGET (self);
}

const char *
hj_formula_view_get_tex (HjFormulaView *view)
{
  g_return_val_if_fail (HJ_IS_FORMULA_VIEW (view), NULL);
  return view->tex;
}

void
hj_formula_view_set_mark (HjFormulaView *view, HjFormulaMark mark)
{
  g_return_if_fail (HJ_IS_FORMULA_VIEW (view));
  if (view->mark == mark)
    return;
  view->mark = mark;
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

void
hj_formula_view_set_symbols (HjFormulaView *view, const char *const *symbols)
{
  g_return_if_fail (HJ_IS_FORMULA_VIEW (view));
  view->pointed = NULL;
  g_strfreev (view->symbols);
  view->symbols = g_strdupv ((char **) symbols);
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

const char *
hj_formula_view_pick_symbol (HjFormulaView *view, double x, double y, GdkRectangle *area)
{
  double left, baseline;
  HjTypesetArea found;
  const char *symbol;

  g_return_val_if_fail (HJ_IS_FORMULA_VIEW (view), NULL);
  if (!view->typeset || !view->symbols)
    return NULL;
  get_origin (view, &left, &baseline);
  symbol = hj_links_pick (view->typeset, (const char *const *) view->symbols, x - left, y - baseline, &found);
  if (symbol)
    *area = (GdkRectangle) { (int) (left + found.x), (int) (baseline + found.y), (int) ceil (found.width),
                             (int) ceil (found.height) };
  return symbol;
}

void
hj_formula_view_point_at (HjFormulaView *view, const char *symbol)
{
  g_return_if_fail (HJ_IS_FORMULA_VIEW (view));
  if (view->pointed == symbol)
    return;
  view->pointed = symbol;
  gtk_widget_queue_draw (GTK_WIDGET (view));
}
