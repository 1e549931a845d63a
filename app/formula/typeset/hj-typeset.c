/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A formula from its source to its box, and what the box can be asked. */
#include "hj-typeset.h"

#include "hj-math-draw.h"
#include "hj-math-fit.h"
#include "hj-math-reader.h"
#include "hj-math-setter.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

struct _HjTypeset {
  HjArena *arena;
  GPtrArray *outlines; /* of cairo_font_face_t */
  HjBox *box;
  double scale;
  HjMathReading reading; /* the boxes' places count in its source */
};

/* Fonts, their measures and Pango's maps are shared by all formulas of the process. */
static GMutex setting;

/* ---- Making ---- */

static void
set_formula (HjTypeset *self, const char *tex, const HjTypesetOptions *options)
{
  g_autoptr (HjArena) nodes = hj_arena_new ();
  HjMathSetter setter = { .arena = self->arena, .size = options->size > 0 ? options->size : 16, .outlines = self->outlines };
  HjMathNode *row = hj_math_read_formula (nodes, tex, options->macros, &self->reading);
  g_autoptr (GArray) tags = g_array_new (FALSE, FALSE, sizeof (HjMathTag));

  setter.tags = tags;
  setter.text_font = options->text_font ? options->text_font : "Sans";
  setter.face = hj_math_face_get (HJ_MATH_FONT, 0);
  self->box = hj_math_set_list (&setter, row->first, options->display ? HJ_DISPLAY : HJ_TEXT, HJ_OPEN, HJ_CLOSE);
  if (self->reading.tag)
    {
      HjMathTag whole = { hj_math_set_box (&setter, self->reading.tag, HJ_TEXT), 0 };

      g_array_append_val (tags, whole);
      self->reading.tag = NULL; /* it goes with the atoms */
    }
  self->box = hj_math_fit (&setter, self->box, options->display, options->max_width, &self->scale);
}

HjTypeset *
hj_typeset_new (const char *tex, const HjTypesetOptions *options)
{
  static const HjTypesetOptions defaults = { 0 };
  HjTypeset *self = g_new0 (HjTypeset, 1);

  g_return_val_if_fail (tex, NULL);
  self->arena = hj_arena_new ();
  self->outlines = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_font_face_destroy);
  self->scale = 1;
  g_mutex_lock (&setting);
  set_formula (self, tex, options ? options : &defaults);
  g_mutex_unlock (&setting);
  return self;
}

void
hj_typeset_free (HjTypeset *self)
{
  if (!self)
    return;
  hj_arena_free (self->arena);
  g_ptr_array_unref (self->outlines);
  hj_math_reading_clear (&self->reading);
  g_free (self);
}

/* ---- Measures and drawing ---- */

void
hj_typeset_measure (const HjTypeset *self, double *width, double *height, double *depth)
{
  if (width)
    *width = MAX (self->box->width, 0) * self->scale;
  if (height)
    *height = self->box->height * self->scale;
  if (depth)
    *depth = self->box->depth * self->scale;
}

void
hj_typeset_draw (const HjTypeset *self, cairo_t *cr, double x, double baseline)
{
  cairo_save (cr);
  cairo_translate (cr, x, baseline);
  if (self->scale < 1)
    cairo_scale (cr, self->scale, self->scale);
  hj_box_draw (self->box, cr, 0, 0);
  cairo_restore (cr);
}

double
hj_typeset_get_scale (const HjTypeset *self)
{
  return self->scale;
}

/* ---- Problems ---- */

const char *
hj_typeset_get_unknown (const HjTypeset *self)
{
  return self->reading.trouble;
}

HjTypesetProblem
hj_typeset_get_problem (const HjTypeset *self)
{
  return self->reading.problem;
}

char *
hj_typeset_describe_problem (const HjTypeset *self)
{
  static const char *const sentences[] = {
    [HJ_TYPESET_UNKNOWN_COMMAND] = N_("This formula uses %s, which is not known."),
    [HJ_TYPESET_UNBALANCED] = N_("In this formula %s has no counterpart."),
    [HJ_TYPESET_MISSING] = N_("In this formula something is missing before %s."),
    [HJ_TYPESET_MISPLACED] = N_("In this formula %s stands where it has no meaning."),
    [HJ_TYPESET_TOO_DEEP] = N_("This formula is nested too deeply to be set, at %s."),
    [HJ_TYPESET_TOO_LONG] = N_("This formula is too long to be set; it begins with %s."),
    [HJ_TYPESET_ENDLESS_MACRO] = N_("The macro %s of this formula has no end."),
  };
  const char *sentence = self->reading.problem ? g_dgettext (GETTEXT_PACKAGE, sentences[self->reading.problem]) : NULL;
  g_auto (GStrv) parts = sentence ? g_strsplit (sentence, "%s", 2) : NULL;

  return parts ? g_strjoin (self->reading.trouble ? self->reading.trouble : "…", parts[0], parts[1], NULL) : NULL;
}

/* ---- Places ---- */

/* SOURCE without what does not change its meaning: spaces, and braces round one thing. (transfer full) */
static char *
normalise (const char *source, gsize length)
{
  GString *text = g_string_sized_new (length);

  for (const char *at = source; at < source + length; at++)
    if (!g_ascii_isspace (*at) && *at != '{' && *at != '}')
      g_string_append_c (text, *at);
  return g_string_free (text, FALSE);
}

typedef struct {
  const char *source;
  char *wanted;
  GArray *areas;
  double scale;
} Search;

static HjTypesetArea
area_of (const HjBox *box, double x, double y, double scale)
{
  return (HjTypesetArea) { x * scale, (y - box->height) * scale, box->width * scale, (box->height + box->depth) * scale };
}

/* Whether the letter at AT is one of an upright word, \mathrm{head}, and not a symbol by itself. */
static gboolean
is_in_word (const char *source, const char *at)
{
  static const char *const commands[] = { "\\mathrm", "\\operatorname", "\\operatorname*", "\\text", "\\textrm" };
  const char *start = at;

  if (!g_ascii_isalpha (*at))
    return FALSE;
  while (start > source && (g_ascii_isalpha (start[-1]) || start[-1] == ' '))
    start--;
  for (guint i = 0; start > source && start[-1] == '{' && i < G_N_ELEMENTS (commands); i++)
    {
      gsize length = strlen (commands[i]);

      if ((gsize) (start - 1 - source) >= length && strncmp (start - 1 - length, commands[i], length) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
find_in (Search *search, const HjBox *box, double x, double y)
{
  if (box->to > box->from)
    {
      g_autofree char *own = normalise (search->source + box->from, box->to - box->from);

      if (g_str_equal (own, search->wanted) && !is_in_word (search->source, search->source + box->from))
        {
          HjTypesetArea area = area_of (box, x, y, search->scale);

          g_array_append_val (search->areas, area);
          return;
        }
    }
  for (const HjBox *child = box->first; child; child = child->next)
    find_in (search, child, x + child->x, y + child->y);
}

GArray *
hj_typeset_find_symbol (const HjTypeset *self, const char *symbol)
{
  g_autofree char *clean = hj_math_clean (symbol), *wanted = normalise (clean, strlen (clean));
  Search search = { self->reading.source, wanted, g_array_new (FALSE, FALSE, sizeof (HjTypesetArea)), self->scale };

  if (*wanted)
    find_in (&search, self->box, 0, 0);
  return search.areas;
}

static const HjBox *
pick_in (const HjBox *box, double *x, double *y)
{
  for (const HjBox *child = box->first; child; child = child->next)
    {
      double inner_x = *x - child->x, inner_y = *y - child->y;
      const HjBox *found;

      if (inner_x < 0 || inner_x > child->width || inner_y < -child->height || inner_y > child->depth)
        continue;
      found = pick_in (child, &inner_x, &inner_y);
      if (found)
        {
          *x = inner_x;
          *y = inner_y;
          return found;
        }
    }
  return box->to > box->from ? box : NULL;
}

char *
hj_typeset_pick (const HjTypeset *self, double x, double y, HjTypesetArea *area)
{
  double inner_x = x / self->scale, inner_y = y / self->scale;
  const HjBox *box = pick_in (self->box, &inner_x, &inner_y);

  if (!box)
    return NULL;
  if (area)
    *area = area_of (box, x / self->scale - inner_x, y / self->scale - inner_y, self->scale);
  return g_strndup (self->reading.source + box->from, box->to - box->from);
}
