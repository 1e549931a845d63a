/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters as data: one syllable as ink with its jamo told apart, and 200 syllables as small pictures. */
#include "ds-private.h"

#include <pango/pangocairo.h>
#include <string.h>

#define FONT "Noto Sans CJK KR"
#define MASK_SIZE 200
#define PICTURE_SIZE 128 /* drawn this large, then averaged down to DS_SIDE */

#define SYLLABLE_FIRST 0xac00
#define SYLLABLE_LAST 0xd7a3
#define N_VOWELS 21
#define N_TAILS 28

/* ---- raster ------------------------------------------------------------------------------------- */

/* A layout of its own in the bold font, with nothing left to the screen's settings: the same font file gives the same
 * bytes. Made once, since opening the font costs more than all syllables. (transfer none) */
static PangoLayout *
get_layout (void)
{
  static GPrivate slot = G_PRIVATE_INIT (g_object_unref);
  PangoLayout *layout = g_private_get (&slot);
  g_autoptr (PangoFontMap) fonts = NULL;
  cairo_font_options_t *options;
  PangoContext *context;

  if (layout)
    return layout;
  fonts = pango_cairo_font_map_new ();
  context = pango_font_map_create_context (fonts);
  options = cairo_font_options_create ();
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  layout = pango_layout_new (context);
  g_object_unref (context);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  g_private_set (&slot, layout);
  return layout;
}

/* The ink of TEXT, SIZE px high letters, on a grey surface cut to it. */
static cairo_surface_t *
rasterise (const char *text, int size)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT " Bold");
  PangoLayout *layout = get_layout ();
  cairo_surface_t *surface;
  PangoRectangle ink;
  cairo_t *cr;

  pango_font_description_set_absolute_size (font, (double) size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  surface = cairo_image_surface_create (CAIRO_FORMAT_A8, MAX (ink.width, 1), MAX (ink.height, 1));
  cr = cairo_create (surface);
  cairo_move_to (cr, -ink.x, -ink.y);
  pango_cairo_show_layout (cr, layout);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* ---- jamo --------------------------------------------------------------------------------------- */

static gboolean
split_syllable (const char *text, int *lead, int *vowel, int *tail)
{
  gunichar c = g_utf8_get_char (text);

  if (g_utf8_strlen (text, -1) != 1 || c < SYLLABLE_FIRST || c > SYLLABLE_LAST)
    return FALSE;
  c -= SYLLABLE_FIRST;
  *lead = (int) (c / (N_VOWELS * N_TAILS));
  *vowel = (int) (c / N_TAILS % N_VOWELS);
  *tail = (int) (c % N_TAILS);
  return TRUE;
}

gboolean
ds_glyphs_jamo (const char *text, char *names[3])
{
  static const char *const leads[] = { "ㄱ", "ㄲ", "ㄴ", "ㄷ", "ㄸ", "ㄹ", "ㅁ", "ㅂ", "ㅃ", "ㅅ",
                                       "ㅆ", "ㅇ", "ㅈ", "ㅉ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ" };
  static const char *const vowels[] = { "ㅏ", "ㅐ", "ㅑ", "ㅒ", "ㅓ", "ㅔ", "ㅕ", "ㅖ", "ㅗ", "ㅘ", "ㅙ",
                                        "ㅚ", "ㅛ", "ㅜ", "ㅝ", "ㅞ", "ㅟ", "ㅠ", "ㅡ", "ㅢ", "ㅣ" };
  static const char *const tails[] = { NULL, "ㄱ", "ㄲ", "ㄳ", "ㄴ", "ㄵ", "ㄶ", "ㄷ", "ㄹ", "ㄺ",
                                       "ㄻ", "ㄼ", "ㄽ", "ㄾ", "ㄿ", "ㅀ", "ㅁ", "ㅂ", "ㅄ", "ㅅ",
                                       "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ" };
  int lead, vowel, tail;

  if (!split_syllable (text, &lead, &vowel, &tail))
    return FALSE;
  names[0] = g_strdup (leads[lead]);
  names[1] = g_strdup (vowels[vowel]);
  names[2] = g_strdup (tails[tail]);
  return TRUE;
}

typedef struct {
  int left, top, right, bottom; /* inclusive */
} Bounds;

/* Which jamo a stroke belongs to, from where its middle lies in the syllable block. */
static int
jamo_of (const Bounds *stroke, const Bounds *block, int vowel, gboolean has_tail)
{
  double width = block->right - block->left + 1, height = block->bottom - block->top + 1;
  double x = ((stroke->left + stroke->right) / 2.0 - block->left) / width;
  double y = ((stroke->top + stroke->bottom) / 2.0 - block->top) / height;
  gboolean upright = vowel <= 7 || vowel == 20;
  gboolean flat = vowel == 8 || vowel == 12 || vowel == 13 || vowel == 17 || vowel == 18;

  if (has_tail && y > (flat ? 0.72 : 0.64))
    return 2;
  if (upright)
    return x > 0.62 ? 1 : 0;
  if (flat)
    return y > (has_tail ? 0.44 : 0.6) ? 1 : 0;
  return x > 0.68 || y > 0.55 ? 1 : 0;
}

/* Marks all inked cells joined to START (also by corners) with LABEL, and widens BOUNDS. */
static void
flood (guint8 *mask, int width, int height, int start, guint8 label, Bounds *bounds)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (int));

  g_array_append_val (stack, start);
  mask[start] = label;
  while (stack->len > 0)
    {
      int cell = g_array_index (stack, int, stack->len - 1), x = cell % width, y = cell / width;

      g_array_set_size (stack, stack->len - 1);
      bounds->left = MIN (bounds->left, x);
      bounds->right = MAX (bounds->right, x);
      bounds->top = MIN (bounds->top, y);
      bounds->bottom = MAX (bounds->bottom, y);
      for (int dy = -1; dy <= 1; dy++)
        for (int dx = -1; dx <= 1; dx++)
          {
            int next = cell + dy * width + dx;

            if (x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height || mask[next] != 255)
              continue;
            mask[next] = label;
            g_array_append_val (stack, next);
          }
    }
}

/* From 255 for ink to 1, 2, 3 for the classes. */
static void
classify (guint8 *mask, int width, int height, const char *text)
{
  Bounds strokes[64], block = { 0, 0, width - 1, height - 1 };
  guint8 class_of[64] = { 0 };
  int n = 0, lead, vowel = 0, tail = 0;
  gboolean syllable = split_syllable (text, &lead, &vowel, &tail);

  for (int i = 0; i < width * height && n < 63; i++)
    if (mask[i] == 255)
      {
        strokes[n] = (Bounds){ width, height, 0, 0 };
        flood (mask, width, height, i, (guint8) (n + 1), &strokes[n]);
        class_of[n] = (guint8) (syllable ? jamo_of (&strokes[n], &block, vowel, tail > 0) : n % 3);
        n++;
      }
  for (int i = 0; i < width * height; i++)
    if (mask[i])
      mask[i] = (guint8) (mask[i] == 255 ? 1 : class_of[mask[i] - 1] + 1);
}

guint8 *
ds_glyphs_mask (const char *text, int *width, int *height)
{
  cairo_surface_t *surface = rasterise (text, MASK_SIZE);
  int stride = cairo_image_surface_get_stride (surface);
  const guchar *pixels = cairo_image_surface_get_data (surface);
  guint8 *mask;

  *width = cairo_image_surface_get_width (surface);
  *height = cairo_image_surface_get_height (surface);
  mask = g_malloc0 ((gsize) *width * *height);
  for (int y = 0; y < *height; y++)
    for (int x = 0; x < *width; x++)
      mask[y * *width + x] = pixels[y * stride + x] >= 128 ? 255 : 0;
  cairo_surface_destroy (surface);
  classify (mask, *width, *height, text);
  return mask;
}

/* ---- pictures ----------------------------------------------------------------------------------- */

/* 14 plain consonants × 10 plain vowels; then 60 of them with a tail. */
const char *
ds_glyphs_name (int index, char *buffer)
{
  static const int leads[] = { 0, 2, 3, 5, 6, 7, 9, 11, 12, 14, 15, 16, 17, 18 };
  static const int vowels[] = { 0, 2, 4, 6, 8, 12, 13, 17, 18, 20 };
  static const int tails[] = { 4, 8, 21 }; /* ㄴ ㄹ ㅇ */
  int tail = 0, base = index;

  if (index >= 140)
    {
      tail = tails[(index - 140) % 3];
      base = (index - 140) * 7 % 140; /* 7 steps through all leads and vowels alike */
    }
  buffer[g_unichar_to_utf8 ((gunichar) (SYLLABLE_FIRST + leads[base / 10] * N_VOWELS * N_TAILS
                                        + vowels[base % 10] * N_TAILS + tail),
                            buffer)] = 0;
  return buffer;
}

/* Mean ink of one cell of a DS_SIDE grid laid over the square that holds the syllable. */
static float
cell_ink (const guchar *pixels, int width, int height, int stride, int column, int row)
{
  int cell = PICTURE_SIZE / DS_SIDE, left = (PICTURE_SIZE - width) / 2, top = (PICTURE_SIZE - height) / 2, sum = 0;

  for (int y = row * cell - top; y < (row + 1) * cell - top; y++)
    for (int x = column * cell - left; x < (column + 1) * cell - left; x++)
      if (x >= 0 && y >= 0 && x < width && y < height)
        sum += pixels[y * stride + x];
  return (float) (sum / (cell * cell * 127.5) - 1.0);
}

static void
make_picture (int index, float *picture)
{
  char name[8];
  cairo_surface_t *surface = rasterise (ds_glyphs_name (index, name), PICTURE_SIZE);
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);

  for (int i = 0; i < DS_PIXELS; i++)
    picture[i] = cell_ink (cairo_image_surface_get_data (surface), width, height,
                           cairo_image_surface_get_stride (surface), i % DS_SIDE, i / DS_SIDE);
  cairo_surface_destroy (surface);
}

const float *
ds_glyphs_get_pictures (void)
{
  static float *pictures;

  if (g_once_init_enter (&pictures))
    {
      float *made = g_new (float, DS_PICTURES * DS_PIXELS);

      for (int i = 0; i < DS_PICTURES; i++)
        make_picture (i, made + (gsize) i * DS_PIXELS);
      g_once_init_leave (&pictures, made);
    }
  return pictures;
}
