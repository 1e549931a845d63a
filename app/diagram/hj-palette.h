/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours of the drawings: interface roles, sequential, diverging and categorical scales. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  HJ_STYLE_LIGHT,
  HJ_STYLE_DARK,
  HJ_STYLE_CONTRAST,      /* high contrast on white */
  HJ_STYLE_CONTRAST_DARK, /* high contrast on black */
  HJ_STYLE_PRINT,         /* ink on paper */
  HJ_N_STYLES,
} HjStyle;

typedef struct {
  double red, green, blue;
} HjColor;

typedef struct {
  HjStyle style;
  const char *name; /* "light", "dark", "contrast", "contrast-dark", "print" */
  gboolean dark;
  HjColor window, view, text, dim, axis, grid, rule, panel, lane, band, masked, hatch, noise_floor,
    noise_hatch, accent, accent_fill, accent_ink, accent_tint, positive, negative, ghost;
  double field_strength; /* how much of a colour field shows under points: 0 … 1 */
} HjPalette;

/* Categories of a drawing, in their fixed order; each has a second cue beside its colour. */
typedef enum {
  HJ_SERIES_BLUE,       /* solid line, ■ */
  HJ_SERIES_VERMILLION, /* dash 8-4, ▲ */
  HJ_SERIES_GREEN,      /* dash 2-4, ◆ */
  HJ_SERIES_BLACK,      /* solid line, ● */
  HJ_SERIES_ORANGE,     /* the rest: fills with an outline only, never lines or text on white */
  HJ_SERIES_SKY,
  HJ_SERIES_YELLOW,
  HJ_SERIES_PURPLE,
  HJ_N_SERIES,
} HjSeries;

const HjPalette *hj_palette_get (HjStyle style);
gboolean hj_style_from_string (const char *name, HjStyle *style);
/* Cividis, t in 0 … 1 (white → accent on paper). */
HjColor hj_palette_sequential (const HjPalette *palette, double t);
/* Red – neutral – blue, t in −1 … +1, neutral exactly at 0. */
HjColor hj_palette_diverging (const HjPalette *palette, double t);
HjColor hj_palette_series (const HjPalette *palette, HjSeries series);
/* Text colour for SERIES: dark enough to be read on the view. */
HjColor hj_palette_series_ink (const HjPalette *palette, HjSeries series);
/* Black or white, whichever is readable on COLOR. */
HjColor hj_color_ink_on (HjColor color);
HjColor hj_color_mix (HjColor from, HjColor to, double t);
/* WCAG relative luminance, 0 … 1. */
double hj_color_luminance (HjColor color);
double hj_color_contrast (HjColor a, HjColor b);
void hj_set_color (cairo_t *cr, HjColor color);
void hj_set_color_alpha (cairo_t *cr, HjColor color, double alpha);

G_END_DECLS
