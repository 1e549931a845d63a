/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where everything goes: two columns a page, heads never alone at the foot of a column, columns of one page balanced. */
#include "hj-sheet-private.h"

#include <math.h>

#define SECTION_GAP 12.0

typedef struct {
  GArray *places;
  double width, height, scale;
  HjLang lang;
  int page, column;
  double y;
  int break_before; /* a section that starts the second column of page 0; −1: none */
} Flow;

static void
next_column (Flow *flow)
{
  flow->y = 0;
  if (flow->column == 0)
    flow->column = 1;
  else
    {
      flow->column = 0;
      flow->page++;
    }
}

static void
put (Flow *flow, guint section, int item, double height)
{
  HjPlace place = { flow->page, flow->column, flow->y, section, item };

  g_array_append_val (flow->places, place);
  flow->y += height;
}

static void
put_section (Flow *flow, const HjSheetSection *section, guint index)
{
  double head = hj_sheet_head (NULL, section, (int) index + 1, 0, 0, flow->width, flow->scale);

  if ((int) index == flow->break_before && flow->y > 0)
    next_column (flow);
  if (flow->y > 0)
    flow->y += SECTION_GAP * flow->scale;
  for (guint i = 0; i < section->items->len; i++)
    {
      double height = hj_sheet_item (NULL, section->items->pdata[i], 0, 0, flow->width, flow->scale, flow->lang);
      double wanted = height + (i == 0 ? head : 0);

      if (flow->y > 0 && flow->y + wanted > flow->height)
        next_column (flow);
      if (i == 0)
        put (flow, index, -1, head);
      put (flow, index, (int) i, height);
    }
}

static GArray *
flow_all (GPtrArray *sections, double width, double height, double scale, HjLang lang, int break_before, int *n_pages,
          double *tallest)
{
  Flow flow = { g_array_new (FALSE, FALSE, sizeof (HjPlace)), width, height, scale, lang, 0, 0, 0, break_before };

  *tallest = 0;
  for (guint i = 0; i < sections->len; i++)
    {
      put_section (&flow, sections->pdata[i], i);
      *tallest = MAX (*tallest, flow.y);
    }
  *n_pages = flow.page + 1;
  return flow.places;
}

/* What is left below is shared between the sections of a column, up to a point. */
static void
spread (GArray *places, double free_space, int column)
{
  int gaps = 0, seen = 0;

  for (guint i = 0; i < places->len; i++)
    {
      HjPlace *place = &g_array_index (places, HjPlace, i);

      gaps += place->page == 0 && place->column == column && place->item < 0 && place->y > 0;
    }
  for (guint i = 0; i < places->len && gaps > 0; i++)
    {
      HjPlace *place = &g_array_index (places, HjPlace, i);

      if (place->page != 0 || place->column != column)
        continue;
      seen += place->item < 0 && place->y > 0;
      place->y += seen * MIN (free_space / gaps, 26);
    }
}

static double
column_end (GPtrArray *sections, GArray *places, int column, double width, double scale, HjLang lang)
{
  double end = 0;

  for (guint i = 0; i < places->len; i++)
    {
      HjPlace *place = &g_array_index (places, HjPlace, i);
      HjSheetSection *section = sections->pdata[place->section];

      if (place->page == 0 && place->column == column && place->item >= 0)
        end = MAX (end, place->y + hj_sheet_item (NULL, section->items->pdata[place->item], 0, 0, width, scale, lang));
    }
  return end;
}

GArray *
hj_sheet_place (GPtrArray *sections, double width, double height, double scale, HjLang lang, int *n_pages)
{
  double tallest, best_height;
  g_autoptr (GArray) best = flow_all (sections, width, height, scale, lang, -1, n_pages, &best_height);

  if (*n_pages > 1)
    return g_steal_pointer (&best);
  best_height = INFINITY;
  for (int i = 1; i <= (int) sections->len; i++)
    {
      int pages;
      g_autoptr (GArray) places = flow_all (sections, width, height, scale, lang, i, &pages, &tallest);
      double left = column_end (sections, places, 0, width, scale, lang);
      double right = column_end (sections, places, 1, width, scale, lang);

      if (pages > 1 || MAX (left, right) >= best_height)
        continue;
      best_height = MAX (left, right);
      g_array_unref (best);
      best = g_steal_pointer (&places);
    }
  for (int column = 0; column < 2; column++)
    spread (best, height - column_end (sections, best, column, width, scale, lang), column);
  return g_steal_pointer (&best);
}
