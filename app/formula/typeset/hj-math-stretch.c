/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signs that grow: the variants of the MATH table, and assemblies of parts. */
#include "hj-math-setter.h"

/* ---- Assemblies ---- */

typedef struct {
  HjMathAssembly parts;
  guint repeats; /* of each part that extends */
  guint n;       /* parts in all */
  double longest, overlap, least; /* em */
} Plan;

static void
count_parts (Plan *plan, double least)
{
  plan->n = 0;
  plan->longest = 0;
  for (guint i = 0; i < plan->parts.n; i++)
    {
      guint times = plan->parts.parts[i].extends ? plan->repeats : 1;

      plan->n += times;
      plan->longest += times * plan->parts.parts[i].length;
    }
  if (plan->n > 1)
    plan->longest -= (plan->n - 1) * least;
}

/* As much overlap as brings the whole to LENGTH and the connectors allow. */
static void
choose_overlap (Plan *plan, double length, double least)
{
  double most = G_MAXDOUBLE;

  for (guint i = 0; i < plan->parts.n; i++)
    {
      if (i > 0)
        most = MIN (most, MIN (plan->parts.parts[i - 1].end, plan->parts.parts[i].start));
      if (plan->parts.parts[i].extends && plan->repeats > 1)
        most = MIN (most, MIN (plan->parts.parts[i].end, plan->parts.parts[i].start));
    }
  plan->overlap = plan->least = least;
  if (plan->n > 1 && plan->longest > length)
    plan->overlap += MIN ((plan->longest - length) / (plan->n - 1), MAX (most - least, 0));
}

static gboolean
plan_assembly (const HjMathSetter *self, guint glyph, hb_direction_t direction, double length, Plan *plan)
{
  double least = hj_math_face_get_overlap (self->face, direction), before = -1;

  if (!hj_math_face_get_assembly (self->face, glyph, direction, &plan->parts))
    return FALSE;
  for (plan->repeats = 0; plan->repeats < 512; plan->repeats++)
    {
      count_parts (plan, least);
      if (plan->longest >= length || plan->longest == before)
        break;
      before = plan->longest;
    }
  choose_overlap (plan, length, least);
  return plan->n > 0;
}

static double
length_of (const Plan *plan)
{
  return plan->longest - (plan->n > 1 ? (plan->n - 1) * (plan->overlap - plan->least) : 0);
}

/* From the bottom up, or from left to right, as the table has them. */
static HjBox *
build_assembly (HjMathSetter *self, const Plan *plan, hb_direction_t direction, double em)
{
  HjBox *list = hj_box_new (self->arena, HJ_BOX_LIST);
  double at = 0;

  for (guint i = 0; i < plan->parts.n; i++)
    for (guint j = 0; j < (plan->parts.parts[i].extends ? plan->repeats : 1); j++)
      {
        HjBox *part = hj_box_new_glyph (self->arena, self->face, plan->parts.parts[i].glyph, em);
        double length = plan->parts.parts[i].length * em;

        if (direction == HB_DIRECTION_TTB)
          hj_box_put (list, part, 0, -(at + part->depth));
        else
          hj_box_put (list, part, at, 0);
        list->width = direction == HB_DIRECTION_TTB ? MAX (list->width, part->width) : at + length;
        at += length - plan->overlap * em;
      }
  return list;
}

/* ---- Variants ---- */

/* The first variant at least LENGTH (em) long; the longest of all if ANY. */
static guint
find_variant (const HjMathSetter *self, guint glyph, hb_direction_t direction, double length, gboolean any)
{
  guint last = glyph, variant;
  double found = 0;

  for (guint i = 0; (variant = hj_math_face_get_variant (self->face, glyph, direction, i, &found)); i++)
    {
      last = variant;
      if (found >= length)
        return variant;
    }
  return any ? last : 0;
}

/* A font without a table has one form of each sign: that one, larger. */
static HjBox *
enlarge (HjMathSetter *self, guint glyph, double length, double em)
{
  const HjMathMetrics *metrics = hj_math_face_measure (self->face, glyph);
  double own = MAX (metrics->height + metrics->depth, 0.1) * em;

  return hj_box_new_glyph (self->arena, self->face, glyph, em * CLAMP (length / own, 1, 20));
}

HjBox *
hj_math_stretch_glyph (HjMathSetter *self, guint glyph, double length, hb_direction_t direction, int style)
{
  double em = hj_math_em (self, style);
  guint variant = find_variant (self, glyph, direction, length / em, FALSE);
  Plan plan;

  if (!hj_math_face_has_math (self->face) && direction == HB_DIRECTION_TTB)
    return enlarge (self, glyph, length, em);
  if (!variant && plan_assembly (self, glyph, direction, length / em, &plan))
    return build_assembly (self, &plan, direction, em);
  if (!variant)
    variant = find_variant (self, glyph, direction, length / em, TRUE);
  return hj_box_new_glyph (self->arena, self->face, variant, em);
}

/* Delimiters grow from the design of the text, whatever the style. */
HjBox *
hj_math_stretch (HjMathSetter *self, gunichar c, double length, int style)
{
  guint glyph = c ? hj_math_face_find (self->face, c) : 0;

  if (!c)
    return hj_box_new_space (self->arena, 0.12 * self->size);
  if (!glyph)
    {
      HjMathNode node = { .kind = HJ_NODE_SYMBOL, .c = c };

      return hj_math_set_symbol (self, &node, style);
    }
  return hj_math_centre_on_axis (self, hj_math_stretch_glyph (self, glyph, length, HB_DIRECTION_TTB, style), style);
}

HjBox *
hj_math_widen_glyph (HjMathSetter *self, guint glyph, double width, int style)
{
  double em = hj_math_em (self, style), found = 0;
  guint best = glyph, variant;
  Plan plan;

  for (guint i = 0; (variant = hj_math_face_get_variant (self->face, glyph, HB_DIRECTION_LTR, i, &found)); i++)
    {
      if (found * em > width)
        return hj_box_new_glyph (self->arena, self->face, best, em);
      best = variant;
    }
  if (plan_assembly (self, glyph, HB_DIRECTION_LTR, width / em, &plan) && plan.longest * em >= width * 0.999)
    return build_assembly (self, &plan, HB_DIRECTION_LTR, em);
  return hj_box_new_glyph (self->arena, self->face, best, em);
}

HjBox *
hj_math_fit_glyph (HjMathSetter *self, guint glyph, double width, int style)
{
  double em = hj_math_em (self, style), found = 0, nearest = G_MAXDOUBLE;
  guint best = glyph, variant;
  Plan plan;

  for (guint i = 0; (variant = hj_math_face_get_variant (self->face, glyph, HB_DIRECTION_LTR, i, &found)); i++)
    if (ABS (found * em - width) < nearest)
      {
        nearest = ABS (found * em - width);
        best = variant;
      }
  if (nearest > 0.1 * em && plan_assembly (self, glyph, HB_DIRECTION_LTR, width / em, &plan)
      && length_of (&plan) * em < width + nearest)
    return build_assembly (self, &plan, HB_DIRECTION_LTR, em);
  return hj_box_new_glyph (self->arena, self->face, best, em);
}

HjBox *
hj_math_lengthen_glyph (HjMathSetter *self, guint glyph, double width, int style)
{
  double em = hj_math_em (self, style);
  Plan plan;

  if (hj_math_face_measure (self->face, glyph)->advance * em >= width)
    return hj_box_new_glyph (self->arena, self->face, glyph, em);
  if (plan_assembly (self, glyph, HB_DIRECTION_LTR, width / em, &plan))
    return build_assembly (self, &plan, HB_DIRECTION_LTR, em);
  return hj_math_stretch_glyph (self, glyph, width, HB_DIRECTION_LTR, style);
}
