/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours of the drawings: interface roles, sequential, diverging and categorical scales. */
#include "hj-palette.h"

#include <math.h>

#define RGB(hex) { ((hex) >> 16 & 255) / 255.0, ((hex) >> 8 & 255) / 255.0, ((hex) & 255) / 255.0 }

static const HjPalette palettes[HJ_N_STYLES] = {
  [HJ_STYLE_LIGHT] = {
    .style = HJ_STYLE_LIGHT, .name = "light",
    .window = RGB (0xfafafa), .view = RGB (0xffffff), .text = RGB (0x1f1f24), .dim = RGB (0x5e5c64),
    .axis = RGB (0x77767b), .grid = RGB (0xebebeb), .rule = RGB (0xdeddda), .panel = RGB (0xfbfbfa),
    .lane = RGB (0xf6f5f4), .band = RGB (0xefeeec), .masked = RGB (0xf3f3f2), .hatch = RGB (0xc6c4c0),
    .noise_floor = RGB (0xd7d6db), .noise_hatch = RGB (0xb5b3ba), .accent = RGB (0x1c71d8),
    .accent_fill = RGB (0x3584e4), .accent_ink = RGB (0xffffff), .accent_tint = RGB (0xeaf2fc),
    .positive = RGB (0x2166ac), .negative = RGB (0xb2182b), .ghost = RGB (0xc9c8cc), .field_strength = 0.46,
  },
  [HJ_STYLE_DARK] = {
    .style = HJ_STYLE_DARK, .name = "dark", .dark = TRUE,
    .window = RGB (0x242424), .view = RGB (0x1e1e1e), .text = RGB (0xf2f2f2), .dim = RGB (0xb9b7bd),
    .axis = RGB (0x8e8d92), .grid = RGB (0x2e2e2e), .rule = RGB (0x3d3d3d), .panel = RGB (0x262626),
    .lane = RGB (0x282828), .band = RGB (0x333333), .masked = RGB (0x2a2a2a), .hatch = RGB (0x55545a),
    .noise_floor = RGB (0x4a4a50), .noise_hatch = RGB (0x707078), .accent = RGB (0x78aeed),
    .accent_fill = RGB (0x3584e4), .accent_ink = RGB (0xffffff), .accent_tint = RGB (0x22344d),
    .positive = RGB (0x6fb3ea), .negative = RGB (0xf58a73), .ghost = RGB (0x5a5a5e), .field_strength = 0.60,
  },
  [HJ_STYLE_CONTRAST] = {
    .style = HJ_STYLE_CONTRAST, .name = "contrast",
    .window = RGB (0xffffff), .view = RGB (0xffffff), .text = RGB (0x000000), .dim = RGB (0x2e2d33),
    .axis = RGB (0x000000), .grid = RGB (0xd0d0d0), .rule = RGB (0x5e5c64), .panel = RGB (0xffffff),
    .lane = RGB (0xffffff), .band = RGB (0xe2e1df), .masked = RGB (0xffffff), .hatch = RGB (0x77767b),
    .noise_floor = RGB (0xc8c7cc), .noise_hatch = RGB (0x5e5c64), .accent = RGB (0x0f4fa8),
    .accent_fill = RGB (0x0f4fa8), .accent_ink = RGB (0xffffff), .accent_tint = RGB (0xdbe8fb),
    .positive = RGB (0x053061), .negative = RGB (0x67001f), .ghost = RGB (0x8e8d92), .field_strength = 0.36,
  },
  [HJ_STYLE_CONTRAST_DARK] = {
    .style = HJ_STYLE_CONTRAST_DARK, .name = "contrast-dark", .dark = TRUE,
    .window = RGB (0x000000), .view = RGB (0x000000), .text = RGB (0xffffff), .dim = RGB (0xdedce2),
    .axis = RGB (0xffffff), .grid = RGB (0x444444), .rule = RGB (0xa5a4aa), .panel = RGB (0x000000),
    .lane = RGB (0x000000), .band = RGB (0x3a3a3a), .masked = RGB (0x000000), .hatch = RGB (0xa5a4aa),
    .noise_floor = RGB (0x5a5a60), .noise_hatch = RGB (0xb9b7bd), .accent = RGB (0xa8d0ff),
    .accent_fill = RGB (0x2f7fe0), .accent_ink = RGB (0xffffff), .accent_tint = RGB (0x1c3a63),
    .positive = RGB (0xa8d4ff), .negative = RGB (0xffb3a1), .ghost = RGB (0x8e8d92), .field_strength = 0.45,
  },
  [HJ_STYLE_PRINT] = {
    .style = HJ_STYLE_PRINT, .name = "print",
    .window = RGB (0xffffff), .view = RGB (0xffffff), .text = RGB (0x111111), .dim = RGB (0x55565c),
    .axis = RGB (0x55565c), .grid = RGB (0xe6e8eb), .rule = RGB (0xc9d3df), .panel = RGB (0xffffff),
    .lane = RGB (0xf7f9fb), .band = RGB (0xeef0f3), .masked = RGB (0xffffff), .hatch = RGB (0xb9bcc2),
    .noise_floor = RGB (0xe3e5e9), .noise_hatch = RGB (0xb9bcc2), .accent = RGB (0x1a4f8b),
    .accent_fill = RGB (0x1a4f8b), .accent_ink = RGB (0xffffff), .accent_tint = RGB (0xeef3f9),
    .positive = RGB (0x1a4f8b), .negative = RGB (0x8c2a1c), .ghost = RGB (0xb9bcc2), .field_strength = 0.38,
  },
};

/* Cividis (Nuñez, Anderton and Renslow 2018), eleven stops. */
static const guint32 cividis[11] = { 0x00224e, 0x093470, 0x35466c, 0x4f576c, 0x666970, 0x7c7b78,
                                     0x948e77, 0xaea271, 0xc8b866, 0xe4ce52, 0xfee838 };
/* RdBu after ColorBrewer, red = −1, blue = +1; for the dark view its lightness is turned round. */
static const guint32 diverging_light[11] = { 0x67001f, 0xb2182b, 0xd6604d, 0xf4a582, 0xfddbc7, 0xf7f7f7,
                                             0xd1e5f0, 0x92c5de, 0x4393c3, 0x2166ac, 0x053061 };
static const guint32 diverging_dark[11] = { 0xffb3a1, 0xf58a73, 0xd9614c, 0xa5443a, 0x64312d, 0x303030,
                                            0x2b4357, 0x33678f, 0x4190c8, 0x6fb3ea, 0xa8d4ff };
/* Okabe and Ito 2008, in the order of HjSeries. */
static const guint32 series_light[HJ_N_SERIES] = { 0x0072b2, 0xd55e00, 0x009e73, 0x000000,
                                                   0xe69f00, 0x56b4e9, 0xf0e442, 0xcc79a7 };
static const guint32 series_dark[HJ_N_SERIES] = { 0x5aa9e6, 0xff8a4c, 0x2ec798, 0xf2f2f2,
                                                  0xf5b335, 0x7cc8f2, 0xf0e442, 0xe39ac4 };
/* The same, dark enough for text on white (4.5 : 1). */
static const guint32 series_ink[HJ_N_SERIES] = { 0x0068a3, 0xb84f00, 0x00734f, 0x000000,
                                                 0x8a5f00, 0x1f6f9c, 0x6e6700, 0x9c4577 };

static HjColor
color_from_hex (guint32 hex)
{
  return (HjColor) RGB (hex);
}

static HjColor
color_from_stops (const guint32 stops[11], double t)
{
  double position = CLAMP (isnan (t) ? 0 : t, 0, 1) * 10;
  int stop = MIN ((int) position, 9);

  return hj_color_mix (color_from_hex (stops[stop]), color_from_hex (stops[stop + 1]), position - stop);
}

const HjPalette *
hj_palette_get (HjStyle style)
{
  g_return_val_if_fail (style < HJ_N_STYLES, &palettes[HJ_STYLE_LIGHT]);
  return &palettes[style];
}

gboolean
hj_style_from_string (const char *name, HjStyle *style)
{
  for (int i = 0; i < HJ_N_STYLES; i++)
    if (g_strcmp0 (name, palettes[i].name) == 0)
      {
        *style = (HjStyle) i;
        return TRUE;
      }
  return FALSE;
}

HjColor
hj_palette_sequential (const HjPalette *palette, double t)
{
  if (palette->style == HJ_STYLE_PRINT)
    return hj_color_mix (palette->view, palette->accent, CLAMP (isnan (t) ? 0 : t, 0, 1));
  return color_from_stops (cividis, t);
}

HjColor
hj_palette_diverging (const HjPalette *palette, double t)
{
  return color_from_stops (palette->dark ? diverging_dark : diverging_light, 0.5 + 0.5 * t);
}

HjColor
hj_palette_series (const HjPalette *palette, HjSeries series)
{
  g_return_val_if_fail (series < HJ_N_SERIES, palette->text);
  return color_from_hex (palette->dark ? series_dark[series] : series_light[series]);
}

HjColor
hj_palette_series_ink (const HjPalette *palette, HjSeries series)
{
  g_return_val_if_fail (series < HJ_N_SERIES, palette->text);
  return color_from_hex (palette->dark ? series_dark[series] : series_ink[series]);
}

HjColor
hj_color_mix (HjColor from, HjColor to, double t)
{
  return (HjColor){ from.red + (to.red - from.red) * t, from.green + (to.green - from.green) * t,
                    from.blue + (to.blue - from.blue) * t };
}

static double
linear (double channel)
{
  return channel <= 0.03928 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

double
hj_color_luminance (HjColor color)
{
  return 0.2126 * linear (color.red) + 0.7152 * linear (color.green) + 0.0722 * linear (color.blue);
}

double
hj_color_contrast (HjColor a, HjColor b)
{
  double la = hj_color_luminance (a), lb = hj_color_luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

HjColor
hj_color_ink_on (HjColor color)
{
  HjColor dark = { 0, 0, 0 }, light = { 1, 1, 1 };

  return hj_color_contrast (dark, color) > hj_color_contrast (light, color) ? dark : light;
}

void
hj_set_color (cairo_t *cr, HjColor color)
{
  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
}

void
hj_set_color_alpha (cairo_t *cr, HjColor color, double alpha)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, alpha);
}
