/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typeset formulas within text that Pango sets. */
#include "hj-inline.h"

#include "hj-typeset.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#define LANGUAGE "x-tex"
/* Part of a line: a formula that takes more may end a line within. */
#define LONG 0.35
/* px between a tall formula and the lines above and below. */
#define AIR 2.0
/* px that slanted letters may reach over their box. */
#define OVERHANG 4.0

/* What a shape draws; shared by the copies Pango makes of it. */
typedef struct {
  HjTypeset *typeset;
} Piece;

/* Among bold words a formula is bold too, unless that would break it. */
static HjTypeset *
set_bold (const char *tex, const HjTypesetOptions *options)
{
  g_autofree char *bold = g_strdup_printf ("\\boldsymbol{%s}", tex);
  HjTypeset *typeset = hj_typeset_new (bold, options);

  if (hj_typeset_get_problem (typeset) == HJ_TYPESET_FINE)
    return typeset;
  hj_typeset_free (typeset);
  return hj_typeset_new (tex, options);
}

static Piece *
piece_new (const char *tex, gsize length, gboolean goes_on, double size, const HjInlineStyle *style)
{
  Piece *self = g_atomic_rc_box_new0 (Piece);
  /* An empty group after the last operator keeps its space. */
  g_autofree char *text = g_strdup_printf ("%.*s%s", (int) length, tex, goes_on ? "{}" : "");
  HjTypesetOptions options = { .size = size, .macros = style->macros };

  self->typeset = style->bold ? set_bold (text, &options) : hj_typeset_new (text, &options);
  return self;
}

static void
piece_clear (gpointer data)
{
  hj_typeset_free (((Piece *) data)->typeset);
}

static void
piece_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, piece_clear);
}

static gpointer
piece_ref (gconstpointer data)
{
  return g_atomic_rc_box_acquire ((gpointer) data);
}

/* A space after a relation or operator means nothing in TeX; in a paragraph a line may end there. */
static char *
dup_spaced (const char *tex)
{
  g_autoptr (GArray) places = hj_inline_split (tex);
  GString *spaced = g_string_new (tex);

  for (guint i = places->len; i-- > 0;)
    {
      gsize place = g_array_index (places, gsize, i);

      if (spaced->str[place - 1] != ' ')
        g_string_insert_c (spaced, (gssize) place, ' ');
    }
  return g_string_free (spaced, FALSE);
}

char *
hj_inline_to_markup (const char *tex)
{
  g_autofree char *line = g_strdelimit (g_utf8_make_valid (tex, -1), "\n\r\t", ' ');
  g_autofree char *spaced = dup_spaced (g_strstrip (line));
  g_autofree char *escaped = g_markup_escape_text (spaced, -1);

  return g_strdup_printf ("<span lang=\"" LANGUAGE "\">$%s$</span>", escaped);
}

static gboolean
is_marked (PangoAttrIterator *iterator)
{
  PangoAttribute *attribute = pango_attr_iterator_get (iterator, PANGO_ATTR_LANGUAGE);

  return attribute && ((PangoAttrLanguage *) attribute)->value == pango_language_from_string (LANGUAGE);
}

static gboolean
is_bold (PangoAttrIterator *iterator)
{
  PangoAttribute *attribute = pango_attr_iterator_get (iterator, PANGO_ATTR_WEIGHT);

  return attribute && ((PangoAttrInt *) attribute)->value >= PANGO_WEIGHT_SEMIBOLD;
}

GArray *
hj_inline_find (PangoAttrList *attributes)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (HjInlineRange));
  PangoAttrIterator *iterator = attributes ? pango_attr_list_get_iterator (attributes) : NULL;
  gboolean before = FALSE;

  while (iterator)
    {
      int start, end;
      gboolean marked = is_marked (iterator);

      pango_attr_iterator_range (iterator, &start, &end);
      if (marked && before)
        g_array_index (ranges, HjInlineRange, ranges->len - 1).end = end;
      else if (marked)
        g_array_append_val (ranges, ((HjInlineRange){ start, end, is_bold (iterator) }));
      before = marked;
      if (!pango_attr_iterator_next (iterator))
        g_clear_pointer (&iterator, pango_attr_iterator_destroy);
    }
  return ranges;
}

char *
hj_inline_dup_tex (const char *text, const HjInlineRange *range)
{
  return g_strndup (text + range->start + 1, range->end - range->start - 2);
}

static void
add (PangoAttrList *attributes, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

/* The box of a piece in Pango units, its baseline at 0. */
static PangoRectangle
measure (const Piece *piece)
{
  double width, height, depth;

  hj_typeset_measure (piece->typeset, &width, &height, &depth);
  return (PangoRectangle){ 0, -(int) ceil ((height + AIR) * PANGO_SCALE), (int) ceil (width * PANGO_SCALE),
                           (int) ceil ((height + depth + 2 * AIR) * PANGO_SCALE) };
}

/* The first letter of [START, END) becomes PIECE (taken), the others vanish. */
static void
add_piece (PangoAttrList *attributes, const char *text, guint start, guint end, Piece *piece)
{
  guint next = (guint) (g_utf8_next_char (text + start) - text);
  int overhang = (int) (OVERHANG * PANGO_SCALE);
  PangoRectangle box = measure (piece), ink = box, nothing = { 0, box.y, 0, box.height };

  ink.x -= overhang;
  ink.width += 2 * overhang;
  add (attributes, pango_attr_shape_new_with_data (&ink, &box, piece, piece_ref, piece_unref), start, next);
  if (next < end)
    add (attributes, pango_attr_shape_new (&nothing, &nothing), next, end);
  /* The ranges of two pieces must not touch: they would become one. The last letter, a space, never begins a line. */
  if (next < end)
    add (attributes, pango_attr_allow_breaks_new (FALSE), start, (guint) (g_utf8_prev_char (text + end) - text));
  /* Lines have one height; where a formula is higher, its own. */
  add (attributes, pango_attr_line_height_new_absolute (box.height), start, end);
}

static Piece *
make_piece (const char *tex, gsize length, gboolean goes_on, const HjInlineStyle *style)
{
  Piece *piece = piece_new (tex, length, goes_on, style->size * HJ_INLINE_GROWTH, style);
  double width = measure (piece).width / (double) PANGO_SCALE;

  if (style->max_width <= 0 || width <= style->max_width)
    return piece;
  piece_unref (piece);
  return piece_new (tex, length, goes_on, style->size * HJ_INLINE_GROWTH * style->max_width / width, style);
}

/* A short one goes to the next line as a whole. */
static gboolean
is_long (const char *tex, const HjInlineStyle *style)
{
  HjTypesetOptions options = { .size = style->size * HJ_INLINE_GROWTH, .macros = style->macros };
  g_autoptr (HjTypeset) typeset = hj_typeset_new (tex, &options);
  double width;

  hj_typeset_measure (typeset, &width, NULL, NULL);
  return width > LONG * style->max_width;
}

/* Dollar signs belong to the first and the last piece. */
static void
add_formula (PangoAttrList *attributes, const char *text, const HjInlineRange *range, const HjInlineStyle *style)
{
  g_autofree char *tex = hj_inline_dup_tex (text, range);
  g_autoptr (GArray) places = hj_inline_split (tex);
  gsize length = strlen (tex), from = 0;

  if (places->len && !is_long (tex, style))
    g_array_set_size (places, 0);
  for (guint i = 0; i <= places->len; i++)
    {
      gboolean last = i == places->len;
      gsize to = last ? length : g_array_index (places, gsize, i);
      guint start = range->start + (i == 0 ? 0 : 1 + (guint) from);
      guint end = last ? range->end : range->start + 1 + (guint) to;

      add_piece (attributes, text, start, end, make_piece (tex + from, to - from, !last, style));
      from = to;
    }
}

void
hj_inline_add_shapes (PangoAttrList *attributes, const char *text, const GArray *ranges, const HjInlineStyle *style)
{
  for (guint i = 0; i < ranges->len; i++)
    {
      const HjInlineRange *range = &g_array_index (ranges, HjInlineRange, i);
      HjInlineStyle own = *style;

      own.bold = own.bold || range->bold;
      if (range->end >= range->start + 2)
        add_formula (attributes, text, range, &own);
    }
}

/* cairo's point is at the left end of the shape's baseline, its colour that of the text. */
static void
draw_piece (cairo_t *cr, PangoAttrShape *attribute, gboolean path, gpointer data)
{
  const HjInlineLinks *links = data;
  const Piece *piece = attribute->data;
  double x, y;

  if (!piece)
    return;
  cairo_get_current_point (cr, &x, &y);
  cairo_save (cr);
  hj_typeset_draw (piece->typeset, cr, x, y);
  if (links && links->symbols)
    {
      links->set_ink (cr, links->owner);
      hj_links_draw (piece->typeset, cr, x, y, links->symbols, links->pointed);
    }
  cairo_restore (cr);
}

void
hj_inline_enable (PangoContext *context, const HjInlineLinks *links)
{
  pango_cairo_context_set_shape_renderer (context, draw_piece, (gpointer) links, NULL);
}

/* ---- Where a symbol stands ---- */

/* The piece that RUN, a run of a layout, draws; or NULL. */
static const Piece *
find_piece (const PangoLayoutRun *run)
{
  for (GSList *list = run ? run->item->analysis.extra_attrs : NULL; list; list = list->next)
    if (((PangoAttribute *) list->data)->klass->type == PANGO_ATTR_SHAPE && ((PangoAttrShape *) list->data)->data)
      return ((PangoAttrShape *) list->data)->data;
  return NULL;
}

const char *
hj_inline_pick_link (PangoLayout *layout, const HjInlineLinks *links, double x, double y, HjTypesetArea *area)
{
  PangoLayoutIter *runs = pango_layout_get_iter (layout);
  const char *symbol = NULL;

  do
    {
      const Piece *piece = find_piece (pango_layout_iter_get_run_readonly (runs));
      PangoRectangle box;
      double left, baseline;

      if (!piece)
        continue;
      pango_layout_iter_get_run_extents (runs, NULL, &box);
      left = box.x / (double) PANGO_SCALE;
      baseline = pango_layout_iter_get_baseline (runs) / (double) PANGO_SCALE;
      symbol = hj_links_pick (piece->typeset, links->symbols, x - left, y - baseline, area);
      if (symbol && area)
        {
          area->x += left;
          area->y += baseline;
        }
    }
  while (!symbol && pango_layout_iter_next_run (runs));
  pango_layout_iter_free (runs);
  return symbol;
}
