/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours by name (xcolor's and the web's), by mixture (red!40) and by model. */
#include "hj-math-colour.h"

#include "hj-math-box.h"

#include <pango/pango.h>
#include <string.h>

/* Where xcolor and the web differ, a note means xcolor's. */
static const struct { const char *name; guint32 colour; } names[] = {
  { "red", 0xffff0000 }, { "green", 0xff00a000 }, { "blue", 0xff0000ff }, { "cyan", 0xff00aeef },
  { "magenta", 0xffec008c }, { "yellow", 0xffe0c000 }, { "orange", 0xffff8000 }, { "violet", 0xff800080 },
  { "purple", 0xffbf0040 }, { "brown", 0xffbf8040 }, { "lime", 0xffbfff00 }, { "olive", 0xff808000 },
  { "teal", 0xff008080 }, { "pink", 0xffffbfbf }, { "gray", 0xff808080 }, { "grey", 0xff808080 },
  { "darkgray", 0xff404040 }, { "lightgray", 0xffbfbfbf }, { "black", 0xff000000 }, { "white", 0xffffffff },
};

static guint32
pack (double red, double green, double blue)
{
  guint32 r = (guint32) (CLAMP (red, 0, 1) * 255 + 0.5), g = (guint32) (CLAMP (green, 0, 1) * 255 + 0.5);

  return 0xff000000u | r << 16 | g << 8 | (guint32) (CLAMP (blue, 0, 1) * 255 + 0.5);
}

static gboolean
parse_name (const char *name, guint32 *colour)
{
  PangoColor found;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (names[i].name, name) == 0)
      {
        *colour = names[i].colour;
        return TRUE;
      }
  if (!*name || !pango_color_parse (&found, name))
    return FALSE;
  *colour = pack (found.red / 65535.0, found.green / 65535.0, found.blue / 65535.0);
  return TRUE;
}

/* red!40 is two fifths red on white; red!40!blue two fifths red and the rest blue. */
static gboolean
parse_mixture (const char *name, guint32 *colour)
{
  g_auto (GStrv) parts = g_strsplit (name, "!", 3);
  guint32 first, second = 0xffffffff;
  double part;

  if (!parts[0] || !parse_name (g_strstrip (parts[0]), &first))
    return FALSE;
  if (parts[1] && parts[2] && !parse_name (g_strstrip (parts[2]), &second))
    return FALSE;
  part = parts[1] ? CLAMP (g_ascii_strtod (parts[1], NULL) / 100, 0, 1) : 1;
  *colour = 0xff000000u;
  for (int shift = 0; shift <= 16; shift += 8)
    *colour |= (guint32) ((first >> shift & 0xff) * part + (second >> shift & 0xff) * (1 - part) + 0.5) << shift;
  return TRUE;
}

static gboolean
parse_numbers (const char *text, double scale, gboolean gray, guint32 *colour)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", 4);
  double values[3] = { 0 };
  guint n = g_strv_length (parts);

  for (guint i = 0; i < MIN (n, 3); i++)
    values[i] = g_ascii_strtod (parts[i], NULL) / scale;
  *colour = gray ? pack (values[0], values[0], values[0]) : pack (values[0], values[1], values[2]);
  return n == (gray ? 1 : 3);
}

gboolean
hj_math_parse_colour (const char *model, const char *name, guint32 *colour)
{
  g_autofree char *hash = NULL;

  *colour = HJ_INK_NONE;
  if (model && g_str_equal (model, "HTML"))
    {
      hash = g_strconcat ("#", name, NULL);
      return parse_name (hash, colour);
    }
  if (model && (g_str_equal (model, "rgb") || g_str_equal (model, "gray")))
    return parse_numbers (name, 1, *model == 'g', colour);
  if (model && g_str_equal (model, "RGB"))
    return parse_numbers (name, 255, FALSE, colour);
  return parse_mixture (name, colour);
}
