/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Symbols of a typeset formula that lead somewhere. */
#include "hj-links.h"

/* px round a symbol that count as it. */
#define REACH 4.0

static gboolean
is_within (const HjTypesetArea *inner, const HjTypesetArea *outer)
{
  const double near = 0.01;

  return inner->x >= outer->x - near && inner->x + inner->width <= outer->x + outer->width + near
         && inner->y >= outer->y - near && inner->y + inner->height <= outer->y + outer->height + near;
}

static gboolean
is_within_another (const GArray *links, guint index)
{
  const HjLink *link = &g_array_index (links, HjLink, index);

  for (guint i = 0; i < links->len; i++)
    {
      const HjLink *other = &g_array_index (links, HjLink, i);

      if (i != index && is_within (&link->area, &other->area) && (i < index || !is_within (&other->area, &link->area)))
        return TRUE;
    }
  return FALSE;
}

static GArray *
find_all (const HjTypeset *typeset, const char *const *symbols)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (HjLink));

  for (; symbols && *symbols; symbols++)
    {
      g_autoptr (GArray) areas = hj_typeset_find_symbol (typeset, *symbols);

      for (guint i = 0; i < areas->len; i++)
        g_array_append_val (all, ((HjLink) { *symbols, g_array_index (areas, HjTypesetArea, i) }));
    }
  return all;
}

GArray *
hj_links_find (const HjTypeset *typeset, const char *const *symbols)
{
  g_autoptr (GArray) all = find_all (typeset, symbols);
  GArray *links = g_array_new (FALSE, FALSE, sizeof (HjLink));

  for (guint i = 0; i < all->len; i++)
    if (!is_within_another (all, i))
      g_array_append_val (links, g_array_index (all, HjLink, i));
  return links;
}

const char *
hj_links_pick (const HjTypeset *typeset, const char *const *symbols, double x, double y, HjTypesetArea *area)
{
  g_autoptr (GArray) links = hj_links_find (typeset, symbols);

  for (guint i = 0; i < links->len; i++)
    {
      const HjLink *link = &g_array_index (links, HjLink, i);
      HjTypesetArea a = link->area;

      if (x < a.x - REACH || x > a.x + a.width + REACH || y < a.y - REACH || y > a.y + a.height + REACH)
        continue;
      if (area)
        *area = a;
      return link->symbol;
    }
  return NULL;
}

void
hj_links_draw (const HjTypeset *typeset, cairo_t *cr, double x, double baseline, const char *const *symbols,
               const char *pointed)
{
  static const double dots[] = { 0, 3 };
  g_autoptr (GArray) links = hj_links_find (typeset, symbols);

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (guint i = 0; i < links->len; i++)
    {
      const HjLink *link = &g_array_index (links, HjLink, i);
      gboolean full = link->symbol == pointed;

      cairo_set_line_width (cr, full ? 2 : 1.5);
      cairo_set_dash (cr, dots, full ? 0 : 2, 0);
      cairo_move_to (cr, x + link->area.x, baseline + link->area.y + link->area.height + 2);
      cairo_rel_line_to (cr, link->area.width, 0);
      cairo_stroke (cr);
    }
}
