/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels with typeset formulas in their text. */
#include "hj-formula-label.h"

#include "hj-formula.h"
#include "hj-spoken.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What a label with formulas carries along. */
typedef struct {
  GArray *ranges;            /* of HjInlineRange */
  PangoAttrList *attributes; /* the others, or NULL */
  double size, max_width;    /* px, for which the shapes were made; size 0: there are none yet */
  char *macros;              /* or NULL */
  HjLang lang;               /* in which they are spoken */
  HjInlineLinks links;
  char **symbols;            /* of the links, or NULL */
  GMenuModel *menu;          /* what the label's menu has besides the links, or NULL */
} Formulas;

static void
formulas_free (gpointer data)
{
  Formulas *self = data;

  g_array_unref (self->ranges);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  g_free (self->macros);
  g_strfreev (self->symbols);
  g_clear_object (&self->menu);
  g_free (self);
}

static Formulas *
get_formulas (GtkLabel *label)
{
  return g_object_get_data (G_OBJECT (label), "hj-formulas");
}

double
hj_formula_get_text_size (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (pango_font_description_get_size_is_absolute (font))
    return size;
  return size * pango_cairo_context_get_resolution (context) / 72;
}

static gboolean
is_bold (GtkWidget *widget)
{
  const PangoFontDescription *font = pango_context_get_font_description (gtk_widget_get_pango_context (widget));

  return pango_font_description_get_weight (font) >= PANGO_WEIGHT_SEMIBOLD;
}

static void
apply (GtkLabel *label, Formulas *self)
{
  PangoAttrList *all = self->attributes ? pango_attr_list_copy (self->attributes) : pango_attr_list_new ();
  HjInlineStyle style = { self->size, self->max_width, self->macros, is_bold (GTK_WIDGET (label)) };

  hj_inline_add_shapes (all, gtk_label_get_text (label), self->ranges, &style);
  gtk_label_set_attributes (label, all);
  pango_attr_list_unref (all);
}

static gboolean
widen_idle_cb (gpointer label)
{
  hj_formula_label_widen_selection (label);
  return G_SOURCE_REMOVE;
}

/* The label itself handles the button after this. */
static gboolean
event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, GtkWidget *label)
{
  if (gdk_event_get_event_type (event) == GDK_BUTTON_RELEASE)
    g_idle_add_full (G_PRIORITY_DEFAULT, widen_idle_cb, g_object_ref (label), g_object_unref);
  return GDK_EVENT_PROPAGATE;
}

static void
watch_selection (GtkWidget *label)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "event", G_CALLBACK (event_cb), label);
  gtk_widget_add_controller (label, controller);
}

/* The text with its formulas in words. */
static char *
dup_spoken (const char *text, const Formulas *self)
{
  GString *spoken = g_string_new (NULL);
  guint from = 0;

  for (guint i = 0; i < self->ranges->len; i++)
    {
      const HjInlineRange *range = &g_array_index (self->ranges, HjInlineRange, i);
      g_autofree char *tex = hj_inline_dup_tex (text, range);
      g_autofree char *words = hj_formula_to_speech (tex, self->macros, self->lang);

      g_string_append_len (spoken, text + from, range->start - from);
      g_string_append (spoken, words);
      from = range->end;
    }
  g_string_append (spoken, text + from);
  return g_string_free (spoken, FALSE);
}

static void
update_spoken (GtkLabel *label, const Formulas *self)
{
  g_autofree char *spoken = dup_spoken (gtk_label_get_text (label), self);

  hj_spoken_set_name (GTK_WIDGET (label), spoken);
}

void
hj_formula_label_set_markup (GtkLabel *label, const char *markup, HjLang lang)
{
  gboolean watched = get_formulas (label) != NULL;
  Formulas *self;
  g_autoptr (GArray) ranges = NULL;

  if (watched) /* what is drawn until then has no links */
    hj_inline_enable (gtk_widget_get_pango_context (GTK_WIDGET (label)), NULL);
  g_object_set_data (G_OBJECT (label), "hj-formulas", NULL);
  gtk_label_set_attributes (label, NULL);
  gtk_label_set_markup (label, markup);
  ranges = hj_inline_find (pango_layout_get_attributes (gtk_label_get_layout (label)));
  if (ranges->len == 0)
    return;
  self = g_new0 (Formulas, 1);
  self->ranges = g_steal_pointer (&ranges);
  self->lang = lang;
  g_object_set_data_full (G_OBJECT (label), "hj-formulas", self, formulas_free);
  self->links = (HjInlineLinks) { .set_ink = hj_formula_set_link_ink, .owner = label };
  hj_inline_enable (gtk_widget_get_pango_context (GTK_WIDGET (label)), &self->links);
  update_spoken (label, self);
  if (!watched)
    watch_selection (GTK_WIDGET (label));
}

void
hj_formula_label_set_attributes (GtkLabel *label, PangoAttrList *attributes)
{
  Formulas *self = get_formulas (label);

  if (!self)
    {
      gtk_label_set_attributes (label, attributes);
      return;
    }
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  self->attributes = attributes ? pango_attr_list_ref (attributes) : NULL;
  if (self->size > 0)
    apply (label, self);
}

const GArray *
hj_formula_label_get_ranges (GtkLabel *label)
{
  Formulas *self = get_formulas (label);

  return self ? self->ranges : NULL;
}

void
hj_formula_label_widen_selection (GtkLabel *label)
{
  const GArray *ranges = hj_formula_label_get_ranges (label);
  const char *text = gtk_label_get_text (label);
  int start, end;

  if (!ranges || !gtk_label_get_selection_bounds (label, &start, &end))
    return;
  for (guint i = 0; i < ranges->len; i++)
    {
      const HjInlineRange *range = &g_array_index (ranges, HjInlineRange, i);
      int from = (int) g_utf8_pointer_to_offset (text, text + range->start);
      int to = (int) g_utf8_pointer_to_offset (text, text + range->end);

      start = start > from && start < to ? from : start;
      end = end > from && end < to ? to : end;
    }
  gtk_label_select_region (label, start, end);
}

static void
fit_label (GtkLabel *label, double max_width, const char *macros)
{
  Formulas *self = get_formulas (label);
  double size = self ? hj_formula_get_text_size (GTK_WIDGET (label)) : 0;

  if (!self || (self->size == size && self->max_width == max_width && g_strcmp0 (self->macros, macros) == 0))
    return;
  self->size = size;
  self->max_width = max_width;
  if (g_strcmp0 (self->macros, macros) != 0)
    {
      g_free (self->macros);
      self->macros = g_strdup (macros);
      update_spoken (label, self);
    }
  apply (label, self);
}

void
hj_formula_label_fit (GtkWidget *widget, double max_width, const char *macros)
{
  if (GTK_IS_LABEL (widget))
    fit_label (GTK_LABEL (widget), max_width, macros);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    hj_formula_label_fit (child, max_width, macros);
}

/* ---- Symbols that lead somewhere ---- */

void
hj_formula_set_link_ink (cairo_t *cr, gpointer widget)
{
  GdkRGBA accent = { .21f, .52f, .89f, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "accent_color", &accent);
  gdk_cairo_set_source_rgba (cr, &accent);
}

/* Those of SYMBOLS that lead somewhere from the formulas TEX. (transfer container) */
static GHashTable *
find_shown (const char *const *tex, const char *macros, const char *const *symbols)
{
  GHashTable *shown = g_hash_table_new (g_str_hash, g_str_equal);
  HjTypesetOptions options = { .macros = macros };

  for (; *tex; tex++)
    {
      g_autoptr (HjTypeset) typeset = hj_typeset_new (*tex, &options);
      g_autoptr (GArray) links = hj_links_find (typeset, symbols);

      for (guint i = 0; i < links->len; i++)
        g_hash_table_add (shown, (gpointer) g_array_index (links, HjLink, i).symbol);
    }
  return shown;
}

GMenuModel *
hj_formula_create_symbol_menu (const char *const *tex, const char *macros, const char *const *symbols)
{
  g_autoptr (GHashTable) shown = symbols ? find_shown (tex, macros, symbols) : NULL;
  GMenu *menu = g_menu_new ();

  for (; symbols && *symbols; symbols++)
    if (g_hash_table_contains (shown, *symbols))
      {
        g_autofree char *name = hj_formula_to_text (*symbols, macros);
        g_autofree char *title = g_strdup_printf (_("Show %s in the Diagram"), name);
        g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

        g_menu_item_set_action_and_target (item, "note.symbol", "s", *symbols);
        g_menu_append_item (menu, item);
      }
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    g_clear_object (&menu);
  return menu ? G_MENU_MODEL (menu) : NULL;
}

static char **
list_formulas (GtkLabel *label, const Formulas *self)
{
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();

  for (guint i = 0; i < self->ranges->len; i++)
    {
      g_autofree char *tex = hj_inline_dup_tex (gtk_label_get_text (label), &g_array_index (self->ranges, HjInlineRange, i));

      g_strv_builder_add (all, tex);
    }
  return g_strv_builder_end (all);
}

/* The links come before what the label's menu had. */
static void
update_menu (GtkLabel *label, Formulas *self)
{
  g_auto (GStrv) formulas = list_formulas (label, self);
  g_autoptr (GMenuModel) links = hj_formula_create_symbol_menu ((const char *const *) formulas, self->macros,
                                                                 self->links.symbols);
  g_autoptr (GMenu) menu = g_menu_new ();

  if (!self->menu)
    self->menu = gtk_label_get_extra_menu (label) ? g_object_ref (gtk_label_get_extra_menu (label)) : G_MENU_MODEL (g_menu_new ());
  if (links)
    g_menu_append_section (menu, NULL, links);
  g_menu_append_section (menu, NULL, self->menu);
  gtk_label_set_extra_menu (label, links ? G_MENU_MODEL (menu) : self->menu);
  /* By the keyboard one comes to it as to a label with links, and opens its menu. */
  if (links)
    {
      gtk_widget_set_can_focus (GTK_WIDGET (label), TRUE);
      gtk_widget_set_focusable (GTK_WIDGET (label), TRUE);
    }
}

void
hj_formula_label_set_symbols (GtkLabel *label, const char *const *symbols)
{
  Formulas *self = get_formulas (label);

  if (!self || (!self->symbols && (!symbols || !*symbols)))
    return;
  g_strfreev (self->symbols);
  self->symbols = g_strdupv ((char **) symbols);
  self->links.symbols = (const char *const *) self->symbols;
  self->links.pointed = NULL;
  update_menu (label, self);
  gtk_widget_queue_draw (GTK_WIDGET (label));
}

const char *
hj_formula_label_pick_symbol (GtkLabel *label, double x, double y, GdkRectangle *area)
{
  Formulas *self = get_formulas (label);
  HjTypesetArea found;
  const char *symbol;
  int left, top;

  if (!self || !self->symbols || self->size <= 0)
    return NULL;
  gtk_label_get_layout_offsets (label, &left, &top);
  symbol = hj_inline_pick_link (gtk_label_get_layout (label), &self->links, x - left, y - top, &found);
  if (symbol)
    *area = (GdkRectangle) { left + (int) floor (found.x), top + (int) floor (found.y), (int) ceil (found.width),
                             (int) ceil (found.height) };
  return symbol;
}

void
hj_formula_label_point_at (GtkLabel *label, const char *symbol)
{
  Formulas *self = get_formulas (label);

  if (!self || self->links.pointed == symbol)
    return;
  self->links.pointed = symbol;
  gtk_widget_queue_draw (GTK_WIDGET (label));
}
