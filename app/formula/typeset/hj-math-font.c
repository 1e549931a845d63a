/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the fonts of mathematics once, and remembers what it measured. */
#include "hj-math-font.h"

#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>

#include "hj-math-font-constants.h"

#define LEVELS 3
#define DESIGNS 2

struct _HjMathFace {
  hb_face_t *face;
  hb_font_t *font;
  cairo_font_face_t *outlines;
  double em;
  gboolean has_math;
  guint n_glyphs;
  HjMathMetrics *metrics; /* of each glyph, advance < 0: not measured yet */
  hb_set_t *script_lookups;
  guint (*scripts)[DESIGNS]; /* of each glyph, its ssty designs + 1; 0: not looked up yet */
  double constants[HJ_MATH_N_CONSTANTS];
};

/* Which cut of a family is drawn for which level: TeX's 10, 7 and 5 points. */
static const struct { const char *families[LEVELS]; int weight, slant; } kinds[] = {
  [HJ_ROMAN_FONT] = { { "LM Roman 10", "LM Roman 7", "LM Roman 5" }, FC_WEIGHT_REGULAR, FC_SLANT_ROMAN },
  [HJ_BOLD_FONT] = { { "LM Roman 10", "LM Roman 7", "LM Roman 5" }, FC_WEIGHT_BOLD, FC_SLANT_ROMAN },
  [HJ_ITALIC_FONT] = { { "LM Roman 10", "LM Roman 7", "LM Roman 7" }, FC_WEIGHT_REGULAR, FC_SLANT_ITALIC },
  [HJ_BOLD_ITALIC_FONT] = { { "LM Roman 10", "LM Roman 10", "LM Roman 10" }, FC_WEIGHT_BOLD, FC_SLANT_ITALIC },
  [HJ_SANS_FONT] = { { "LM Sans 10", "LM Sans 8", "LM Sans 8" }, FC_WEIGHT_REGULAR, FC_SLANT_ROMAN },
  [HJ_MONO_FONT] = { { "LM Mono 10", "LM Mono 8", "LM Mono 8" }, FC_WEIGHT_REGULAR, FC_SLANT_ROMAN },
};

/* Best first. The last is what fontconfig always has. */
static const char *const math_families[] = {
  "Latin Modern Math", "STIX Two Math", "XITS Math", "TeX Gyre Termes Math", "Libertinus Math", "Asana Math",
  "DejaVu Math TeX Gyre", "Noto Sans Math", "serif",
};

/* ---- Finding ---- */

static gboolean
is_of_family (FcPattern *found, const char *family)
{
  FcChar8 *name;

  for (int i = 0; FcPatternGetString (found, FC_FAMILY, i, &name) == FcResultMatch; i++)
    if (g_ascii_strcasecmp ((const char *) name, family) == 0)
      return TRUE;
  return g_str_equal (family, "serif");
}

/* The installed font, or NULL where fontconfig offers another. (transfer full) */
static FcPattern *
find_pattern (const char *family, int weight, int slant)
{
  FcPattern *wanted = FcPatternBuild (NULL, FC_FAMILY, FcTypeString, family, FC_WEIGHT, FcTypeInteger, weight,
                                      FC_SLANT, FcTypeInteger, slant, NULL);
  FcResult result;
  FcPattern *found;

  FcConfigSubstitute (NULL, wanted, FcMatchPattern);
  FcDefaultSubstitute (wanted);
  found = FcFontMatch (NULL, wanted, &result);
  FcPatternDestroy (wanted);
  if (found && !is_of_family (found, family))
    g_clear_pointer (&found, FcPatternDestroy);
  return found;
}

/* ---- Opening ---- */

/* Of the file alone, so that no hinting configured for text comes with it. */
static cairo_font_face_t *
open_outlines (const FcChar8 *file, int index)
{
  FcPattern *bare = FcPatternBuild (NULL, FC_FILE, FcTypeString, file, FC_INDEX, FcTypeInteger, index, NULL);
  cairo_font_face_t *outlines = cairo_ft_font_face_create_for_pattern (bare);

  FcPatternDestroy (bare);
  return outlines;
}

static void
prepare_caches (HjMathFace *self)
{
  const hb_tag_t ssty[] = { HB_TAG ('s', 's', 't', 'y'), 0 };

  self->metrics = g_new (HjMathMetrics, self->n_glyphs);
  for (guint i = 0; i < self->n_glyphs; i++)
    self->metrics[i].advance = -1;
  self->scripts = g_malloc0_n (self->n_glyphs, sizeof *self->scripts);
  self->script_lookups = hb_set_create ();
  hb_ot_layout_collect_lookups (self->face, HB_OT_TAG_GSUB, NULL, NULL, ssty, self->script_lookups);
  for (guint i = 0; i < HJ_MATH_N_CONSTANTS; i++)
    self->constants[i] = hj_math_read_constant (self->font, i, self->em, self->has_math);
}

/* PATTERN may be NULL: a font without signs, whose formulas are set as text. */
static HjMathFace *
open_face (FcPattern *pattern)
{
  HjMathFace *self = g_new0 (HjMathFace, 1);
  FcChar8 *file = NULL;
  hb_blob_t *blob;
  int index = 0;

  if (pattern)
    {
      FcPatternGetString (pattern, FC_FILE, 0, &file);
      FcPatternGetInteger (pattern, FC_INDEX, 0, &index);
    }
  blob = file ? hb_blob_create_from_file ((const char *) file) : hb_blob_get_empty ();
  self->face = hb_face_create (blob, index & 0xffff);
  hb_blob_destroy (blob);
  self->font = hb_font_create (self->face);
  self->em = MAX (hb_face_get_upem (self->face), 1);
  self->n_glyphs = MAX (hb_face_get_glyph_count (self->face), 1);
  self->has_math = hb_ot_math_has_data (self->face);
  self->outlines = file ? open_outlines (file, index)
                        : cairo_toy_font_face_create ("serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  prepare_caches (self);
  return self;
}

static HjMathFace *
find_face (const char *family, int weight, int slant)
{
  FcPattern *pattern = find_pattern (family, weight, slant);
  HjMathFace *self = pattern ? open_face (pattern) : NULL;

  if (pattern)
    FcPatternDestroy (pattern);
  return self;
}

static HjMathFace *
find_math_face (void)
{
  HjMathFace *self = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (math_families) && !self; i++)
    self = find_face (math_families[i], FC_WEIGHT_REGULAR, FC_SLANT_ROMAN);
  return self ? self : open_face (NULL);
}

HjMathFace *
hj_math_face_get (HjMathFontKind kind, int level)
{
  static HjMathFace *math, *faces[G_N_ELEMENTS (kinds)][LEVELS];
  static gboolean looked[G_N_ELEMENTS (kinds)][LEVELS];

  if (kind == HJ_MATH_FONT)
    return math ? math : (math = find_math_face ());
  if (!looked[kind][level])
    faces[kind][level] = find_face (kinds[kind].families[level], kinds[kind].weight, kinds[kind].slant);
  looked[kind][level] = TRUE;
  return faces[kind][level];
}

gboolean
hj_math_face_has_math (HjMathFace *self)
{
  return self->has_math;
}

cairo_font_face_t *
hj_math_face_get_outlines (const HjMathFace *self)
{
  return self->outlines;
}

hb_font_t *
hj_math_face_get_hb (HjMathFace *self)
{
  return self->font;
}

/* ---- Glyphs ---- */

guint
hj_math_face_find (HjMathFace *self, gunichar c)
{
  hb_codepoint_t glyph = 0;

  hb_font_get_nominal_glyph (self->font, c, &glyph);
  return glyph;
}

static guint
look_up_script (HjMathFace *self, guint glyph, int level)
{
  hb_codepoint_t lookup = HB_SET_VALUE_INVALID, designs[DESIGNS];

  while (hb_set_next (self->script_lookups, &lookup))
    {
      unsigned n = G_N_ELEMENTS (designs);

      if (hb_ot_layout_lookup_get_glyph_alternates (self->face, lookup, glyph, 0, &n, designs) > 0 && n > 0)
        return designs[MIN (level, (int) n) - 1];
    }
  return glyph;
}

guint
hj_math_face_find_script (HjMathFace *self, guint glyph, int level)
{
  guint *design;

  if (level < 1 || glyph >= self->n_glyphs)
    return glyph;
  design = &self->scripts[glyph][level - 1];
  if (*design == 0)
    *design = look_up_script (self, glyph, level) + 1;
  return *design - 1;
}

static void
measure (HjMathFace *self, guint glyph, HjMathMetrics *metrics)
{
  hb_glyph_extents_t extents = { 0 };

  hb_font_get_glyph_extents (self->font, glyph, &extents);
  metrics->advance = hb_font_get_glyph_h_advance (self->font, glyph) / self->em;
  metrics->height = extents.y_bearing / self->em;
  metrics->depth = -(extents.y_bearing + extents.height) / self->em;
  /* Without a table, what leans out of its own width, and luaotfload's fiftieth of an em. */
  metrics->italic = self->has_math ? hb_ot_math_get_glyph_italics_correction (self->font, glyph) / self->em
                                   : MAX ((extents.x_bearing + extents.width) / self->em - metrics->advance + 0.02, 0);
  metrics->accent = self->has_math ? hb_ot_math_get_glyph_top_accent_attachment (self->font, glyph) / self->em
                                   : metrics->advance / 2;
}

const HjMathMetrics *
hj_math_face_measure (HjMathFace *self, guint glyph)
{
  HjMathMetrics *metrics = &self->metrics[MIN (glyph, self->n_glyphs - 1)];

  if (metrics->advance < 0)
    measure (self, glyph, metrics);
  return metrics;
}

/* ---- The MATH table ---- */

double
hj_math_face_get_constant (HjMathFace *self, hb_ot_math_constant_t constant)
{
  return self->constants[constant];
}

guint
hj_math_face_get_variant (HjMathFace *self, guint glyph, hb_direction_t direction, guint index, double *length)
{
  hb_ot_math_glyph_variant_t variant;
  unsigned n = 1;

  hb_ot_math_get_glyph_variants (self->font, glyph, direction, index, &n, &variant);
  if (n == 0)
    return 0;
  *length = variant.advance / self->em;
  return variant.glyph;
}

gboolean
hj_math_face_get_assembly (HjMathFace *self, guint glyph, hb_direction_t direction, HjMathAssembly *assembly)
{
  hb_ot_math_glyph_part_t parts[G_N_ELEMENTS (assembly->parts)];
  unsigned n = G_N_ELEMENTS (parts);
  hb_position_t italic;

  hb_ot_math_get_glyph_assembly (self->font, glyph, direction, 0, &n, parts, &italic);
  assembly->n = n;
  for (guint i = 0; i < n; i++)
    {
      assembly->parts[i].glyph = parts[i].glyph;
      assembly->parts[i].start = parts[i].start_connector_length / self->em;
      assembly->parts[i].end = parts[i].end_connector_length / self->em;
      assembly->parts[i].length = parts[i].full_advance / self->em;
      assembly->parts[i].extends = (parts[i].flags & HB_OT_MATH_GLYPH_PART_FLAG_EXTENDER) != 0;
    }
  return n > 0;
}

double
hj_math_face_get_overlap (HjMathFace *self, hb_direction_t direction)
{
  return hb_ot_math_get_min_connector_overlap (self->font, direction) / self->em;
}

double
hj_math_face_get_kern (HjMathFace *self, guint glyph, hb_ot_math_kern_t corner, double height)
{
  return hb_ot_math_get_glyph_kerning (self->font, glyph, corner, height * self->em) / self->em;
}
