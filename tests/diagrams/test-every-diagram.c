/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Promises that every diagram of the catalogue keeps, whatever it shows. */
#include "hj-catalogue.h"
#include "hj-figure.h"
#include "hj-isa.h"

#include <math.h>
#include <string.h>

#define EDGE 32
#define FEW_STEPS 4

typedef struct {
  double width, text_scale;
} Size;

static const Size sizes[] = { { 336, 1 }, { 500, 1 }, { 852, 1 }, { 336, 1.5 }, { 852, 2 } };

static void
run_steps (HjDiagram *diagram, int steps)
{
  for (int i = 0; i < steps; i++)
    hj_diagram_step (diagram, HJ_GRAIN_WHOLE);
}

static HjFrame
make_frame (HjDiagram *diagram, HjStyle style, HjLang lang, Size size)
{
  HjFrame frame = { .width = size.width, .palette = hj_palette_get (style), .lang = lang,
                    .text_scale = size.text_scale, .layers = HJ_LAYER_ALL };

  frame.height = ceil (hj_diagram_get_height (diagram, size.width, size.text_scale));
  return frame;
}

/* The drawing with an empty edge of EDGE px on all sides. */
static cairo_surface_t *
draw (HjDiagram *diagram, const HjFrame *frame)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) frame->width + 2 * EDGE,
                                                         (int) frame->height + 2 * EDGE);
  cairo_t *cr = cairo_create (surface);

  cairo_translate (cr, EDGE, EDGE);
  hj_diagram_draw (diagram, cr, frame);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static char *
checksum (cairo_surface_t *surface)
{
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, cairo_image_surface_get_data (surface),
                                      (gsize) cairo_image_surface_get_stride (surface)
                                        * cairo_image_surface_get_height (surface));
}

static char *
draw_checksum (HjDiagram *diagram, HjLayers layers)
{
  HjFrame frame = make_frame (diagram, HJ_STYLE_LIGHT, HJ_LANG_KO, sizes[2]);
  cairo_surface_t *surface;
  char *sum;

  frame.layers = layers;
  surface = draw (diagram, &frame);
  sum = checksum (surface);
  cairo_surface_destroy (surface);
  return sum;
}

/* Fails with the place of the first pixel outside the frame; inside there must be some ink. */
static void
check_ink (cairo_surface_t *surface, const char *what)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  const guchar *pixels = cairo_image_surface_get_data (surface);
  guint inside = 0;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint32 pixel;

        memcpy (&pixel, pixels + y * stride + x * 4, 4);
        if (pixel == 0)
          continue;
        /* One pixel of slack: lines on the very edge are anti-aliased beyond it. */
        if (x < EDGE - 1 || y < EDGE - 1 || x >= width - EDGE + 1 || y >= height - EDGE + 1)
          g_error ("%s: ink outside the frame at %d, %d of %d × %d", what, x - EDGE, y - EDGE, width - 2 * EDGE,
                   height - 2 * EDGE);
        inside++;
      }
  if (inside < 500)
    g_error ("%s: hardly any ink (%u pixels)", what, inside);
}

static void
check_values (HjDiagram *diagram, const char *what)
{
  g_autoptr (HjValues) values = hj_diagram_get_values (diagram);

  if (hj_values_get_length (values) == 0)
    g_error ("%s: no values", what);
  for (guint i = 0; i < hj_values_get_length (values); i++)
    {
      const HjValue *value = hj_values_get (values, i);

      if (value->kind == HJ_VALUE_NUMBER && !isfinite (value->number))
        g_error ("%s: %s is %g", what, value->key, value->number);
      if (!value->label_ko || !value->label_en)
        g_error ("%s: %s lacks a name in one language", what, value->key);
      for (guint k = i + 1; k < hj_values_get_length (values); k++)
        g_assert_cmpstr (value->key, !=, hj_values_get (values, k)->key);
    }
}

static gboolean
has_hangul (const char *text)
{
  for (const char *c = text; *c; c = g_utf8_next_char (c))
    if (g_utf8_get_char (c) >= 0xac00 && g_utf8_get_char (c) <= 0xd7a3)
      return TRUE;
  return FALSE;
}

static void
check_words (HjDiagram *diagram, const char *what)
{
  g_autofree char *ko = hj_diagram_describe (diagram, HJ_LANG_KO), *en = hj_diagram_describe (diagram, HJ_LANG_EN);
  g_autofree char *takeaway_ko = hj_diagram_dup_takeaway (diagram, HJ_LANG_KO);
  g_autofree char *takeaway_en = hj_diagram_dup_takeaway (diagram, HJ_LANG_EN);
  g_autofree char *badge_ko = NULL, *badge_en = NULL;

  hj_diagram_get_badge (diagram, HJ_LANG_KO, &badge_ko);
  hj_diagram_get_badge (diagram, HJ_LANG_EN, &badge_en);
  if (strlen (en) < 40 || !has_hangul (ko) || g_str_equal (ko, en))
    g_error ("%s: description too short or not in both languages: %s / %s", what, ko, en);
  if (!has_hangul (takeaway_ko) || strlen (takeaway_en) < 10 || g_str_equal (takeaway_ko, takeaway_en))
    g_error ("%s: takeaway not in both languages: %s / %s", what, takeaway_ko, takeaway_en);
  g_assert_true (has_hangul (badge_ko));
  g_assert_false (has_hangul (badge_en));
  /* It says numbers. */
  if (strcspn (en, "0123456789") == strlen (en))
    g_error ("%s: the description has no number: %s", what, en);
}

static void
test_pictures (gconstpointer data)
{
  const HjDiagramClass *klass = data;
  g_autoptr (HjDiagram) diagram = hj_diagram_new (klass);

  for (int round = 0; round < 2; round++)
    {
      for (int style = 0; style < HJ_N_STYLES; style++)
        for (int lang = HJ_LANG_KO; lang <= HJ_LANG_EN; lang++)
          for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
            {
              HjFrame frame = make_frame (diagram, (HjStyle) style, (HjLang) lang, sizes[s]);
              cairo_surface_t *surface = draw (diagram, &frame);
              g_autofree char *what = g_strdup_printf ("%s %s %s %g px ×%g step %d", klass->id, frame.palette->name,
                                                       hj_lang_to_string (frame.lang), frame.width,
                                                       frame.text_scale, round * FEW_STEPS);

              check_ink (surface, what);
              cairo_surface_destroy (surface);
            }
      check_words (diagram, klass->id);
      check_values (diagram, klass->id);
      run_steps (diagram, FEW_STEPS);
    }
}

static void
test_thumbnail (gconstpointer data)
{
  g_autoptr (HjDiagram) diagram = hj_diagram_new (data);
  HjFrame frame = make_frame (diagram, HJ_STYLE_DARK, HJ_LANG_KO, sizes[0]);
  cairo_surface_t *surface;

  run_steps (diagram, FEW_STEPS);
  frame.thumbnail = TRUE;
  frame.width = 231;
  frame.height = 128;
  surface = draw (diagram, &frame);
  check_ink (surface, "thumbnail");
  cairo_surface_destroy (surface);
}

static void
test_same_seed (gconstpointer data)
{
  g_autoptr (HjDiagram) one = hj_diagram_new (data), two = hj_diagram_new (data);
  g_autofree char *first = NULL, *second = NULL, *picture = NULL, *other = NULL;

  run_steps (one, FEW_STEPS);
  run_steps (two, FEW_STEPS);
  first = hj_figure_to_json (one);
  second = hj_figure_to_json (two);
  g_assert_cmpstr (first, ==, second);
  picture = draw_checksum (one, HJ_LAYER_ALL);
  other = draw_checksum (two, HJ_LAYER_ALL);
  g_assert_cmpstr (picture, ==, other);
}

/* The slowest and the fastest instruction set give the same bytes. */
static void
test_same_on_every_processor (gconstpointer data)
{
  const HjDiagramClass *klass = data;
  HjIsa best = hj_isa ();
  g_autofree char *fast = NULL, *slow = NULL, *fast_picture = NULL, *slow_picture = NULL;
  g_autoptr (HjDiagram) one = hj_diagram_new (klass), two = NULL;

  run_steps (one, 12);
  fast = hj_figure_to_json (one);
  fast_picture = draw_checksum (one, HJ_LAYER_ALL);
  hj_isa_force (HJ_ISA_BASELINE);
  two = hj_diagram_new (klass);
  run_steps (two, 12);
  slow = hj_figure_to_json (two);
  slow_picture = draw_checksum (two, HJ_LAYER_ALL);
  hj_isa_force (best);
  g_assert_cmpstr (fast, ==, slow);
  g_assert_cmpstr (fast_picture, ==, slow_picture);
}

static void
test_save_load (gconstpointer data)
{
  const HjDiagramClass *klass = data;
  g_autoptr (HjDiagram) diagram = hj_diagram_new (klass);
  g_autoptr (GBytes) bytes = NULL, rubbish = g_bytes_new_static ("rubbish", 7);
  g_autofree char *first = NULL, *second = NULL;

  if (!klass->save)
    {
      g_test_skip ("an instant diagram has nothing to save");
      return;
    }
  run_steps (diagram, FEW_STEPS);
  bytes = klass->save (hj_diagram_get_state (diagram));
  run_steps (diagram, FEW_STEPS);
  first = draw_checksum (diagram, HJ_LAYER_ALL);
  g_assert_true (klass->load (hj_diagram_get_state (diagram), bytes));
  g_assert_cmpint (hj_diagram_get_position (diagram), ==, FEW_STEPS);
  run_steps (diagram, FEW_STEPS);
  second = draw_checksum (diagram, HJ_LAYER_ALL);
  g_assert_cmpstr (first, ==, second);
  g_assert_false (klass->load (hj_diagram_get_state (diagram), rubbish));
  g_assert_cmpint (hj_diagram_get_position (diagram), ==, 2 * FEW_STEPS);
}

/* Back and forth over the history ends where a straight run ends. */
static void
test_scrub (gconstpointer data)
{
  g_autoptr (HjDiagram) diagram = hj_diagram_new (data), straight = hj_diagram_new (data);
  g_autofree char *there = NULL, *here = NULL;
  gint64 end;

  run_steps (diagram, 10);
  run_steps (straight, 10);
  end = hj_diagram_get_position (diagram);
  hj_diagram_seek (diagram, end / 3);
  g_assert_cmpint (hj_diagram_get_position (diagram), ==, end / 3);
  hj_diagram_step_back (diagram);
  hj_diagram_seek (diagram, end);
  g_assert_cmpint (hj_diagram_get_furthest (diagram), ==, end);
  there = draw_checksum (diagram, HJ_LAYER_DATA);
  here = draw_checksum (straight, HJ_LAYER_DATA);
  g_assert_cmpstr (there, ==, here);
}

static void
test_text (gconstpointer data)
{
  g_autoptr (HjDiagram) diagram = hj_diagram_new (data), again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL, *second = NULL, *json = NULL, *json_again = NULL;

  hj_diagram_set_seed (diagram, 12345);
  run_steps (diagram, FEW_STEPS);
  text = hj_diagram_to_text (diagram);
  again = hj_catalogue_new_diagram (text, &error);
  g_assert_no_error (error);
  second = hj_diagram_to_text (again);
  g_assert_cmpstr (text, ==, second);
  json = hj_figure_to_json (diagram);
  json_again = hj_figure_to_json (again);
  g_assert_cmpstr (json, ==, json_again);
}

static void
check_extreme (HjDiagram *diagram, const char *what)
{
  HjFrame frame = make_frame (diagram, HJ_STYLE_LIGHT, HJ_LANG_EN, sizes[1]);
  cairo_surface_t *surface;
  g_autofree char *text = NULL;
  g_autoptr (HjDiagram) again = NULL;
  g_autoptr (GError) error = NULL;

  run_steps (diagram, 2);
  frame.height = ceil (hj_diagram_get_height (diagram, frame.width, 1));
  surface = draw (diagram, &frame);
  check_ink (surface, what);
  cairo_surface_destroy (surface);
  check_words (diagram, what);
  check_values (diagram, what);
  text = hj_diagram_to_text (diagram);
  again = hj_catalogue_new_diagram (text, &error);
  g_assert_no_error (error);
}

/* Every number at its minimum and its maximum, every choice, every switch. */
static void
test_parameters (gconstpointer data)
{
  const HjDiagramClass *klass = data;

  for (const HjParam *param = klass->params; param && param->key; param++)
    {
      int n = 2;

      if (param->type == HJ_PARAM_TEXT)
        continue;
      if (param->type == HJ_PARAM_CHOICE)
        for (n = 0; param->choices[n].key; n++)
          ;
      for (int i = 0; i < n; i++)
        {
          g_autoptr (HjDiagram) diagram = hj_diagram_new (klass);
          double value = param->type == HJ_PARAM_CHOICE || param->type == HJ_PARAM_SWITCH ? i
                         : i == 0                                                         ? param->min
                                                                                          : param->max;
          g_autofree char *what = g_strdup_printf ("%s with %s = %g", klass->id, param->key, value);

          hj_diagram_set_number (diagram, param, value);
          check_extreme (diagram, what);
        }
    }
}

static void
test_table_of_parameters (gconstpointer data)
{
  const HjDiagramClass *klass = data;

  for (const HjParam *param = klass->params; param && param->key; param++)
    {
      g_assert_nonnull (param->label.ko);
      g_assert_nonnull (param->label.en);
      g_assert_cmpuint (param->offset, <, klass->size);
      if (param->type == HJ_PARAM_NUMBER || param->type == HJ_PARAM_INTEGER)
        {
          g_assert_cmpfloat (param->min, <, param->max);
          g_assert_cmpfloat (param->initial, >=, param->min);
          g_assert_cmpfloat (param->initial, <=, param->max);
          g_assert_true (!(param->flags & HJ_PARAM_LOG) || param->min > 0);
        }
      for (const HjChoice *choice = param->choices; choice && choice->key; choice++)
        g_assert_true (choice->label.ko && choice->label.en);
    }
  for (const HjExperiment *experiment = klass->experiments; experiment && experiment->key; experiment++)
    {
      g_autoptr (HjDiagram) diagram = hj_diagram_new (klass);
      g_autoptr (GError) error = NULL;

      hj_diagram_apply (diagram, experiment->settings, &error);
      g_assert_no_error (error);
      g_assert_true (has_hangul (experiment->label.ko) && has_hangul (experiment->expect.ko));
      g_assert_false (has_hangul (experiment->label.en));
    }
}

/* Bad settings change nothing. */
static void
test_bad_settings (gconstpointer data)
{
  static const char *const bad[] = { "nosuchparameter=1", "seed=x", "seed=-1", "=", "a" };
  g_autoptr (HjDiagram) diagram = hj_diagram_new (data);
  g_autofree char *before = hj_diagram_to_text (diagram);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      g_assert_false (hj_diagram_apply (diagram, bad[i], &error));
      g_assert_nonnull (error);
      after = hj_diagram_to_text (diagram);
      g_assert_cmpstr (before, ==, after);
    }
}

/* A host redraws the background only when parameters change: a step must leave it alone. */
static void
test_background_stands_still (gconstpointer data)
{
  g_autoptr (HjDiagram) diagram = hj_diagram_new (data);
  g_autofree char *before = NULL, *after = NULL;

  before = draw_checksum (diagram, HJ_LAYER_BACKGROUND);
  run_steps (diagram, FEW_STEPS);
  after = draw_checksum (diagram, HJ_LAYER_BACKGROUND);
  g_assert_cmpstr (before, ==, after);
}

/* The arrow keys reach marks, each mark says what it is, and none of them leaves the frame. */
static void
test_keyboard (gconstpointer data)
{
  static const int moves[4][2] = { { 1, 0 }, { 0, 1 }, { -1, 0 }, { 0, -1 } };
  const HjDiagramClass *klass = data;
  g_autoptr (HjDiagram) diagram = hj_diagram_new (klass);
  HjMark mark = { 0 };
  guint seen = 0;

  if (!klass->move_focus)
    {
      g_test_fail_printf ("%s cannot be used by keyboard", klass->id);
      return;
    }
  run_steps (diagram, FEW_STEPS);
  for (int i = 0; i < 60; i++)
    for (int lang = HJ_LANG_KO; lang <= HJ_LANG_EN; lang++)
      {
        HjFrame frame = make_frame (diagram, HJ_STYLE_LIGHT, (HjLang) lang, sizes[i % 3]);
        HjMark next = klass->move_focus (hj_diagram_get_state (diagram), &frame, mark, moves[(i / 7) % 4][0],
                                         moves[(i / 7) % 4][1]);
        g_autofree char *sentence = NULL;
        cairo_surface_t *surface;

        g_assert_cmpint (next.kind, !=, 0);
        seen += !hj_mark_equal (next, mark);
        mark = next;
        sentence = klass->describe_mark (hj_diagram_get_state (diagram), mark, (HjLang) lang);
        g_assert_true (sentence && *sentence);
        if (i % 10 == 0)
          {
            frame.focus = frame.hover = mark;
            surface = draw (diagram, &frame);
            check_ink (surface, sentence);
            cairo_surface_destroy (surface);
          }
      }
  g_assert_cmpuint (seen, >=, 2);
}

/* Pointing anywhere, pressed or not, does no harm and what is picked can be described. */
static void
test_pointer (gconstpointer data)
{
  const HjDiagramClass *klass = data;
  g_autoptr (HjDiagram) diagram = hj_diagram_new (klass);
  HjFrame frame = make_frame (diagram, HJ_STYLE_LIGHT, HJ_LANG_KO, sizes[1]);
  guint picked = 0;

  run_steps (diagram, FEW_STEPS);
  for (double y = -20; y < frame.height + 20; y += 23)
    for (double x = -20; x < frame.width + 20; x += 23)
      {
        HjMark mark = klass->pick ? klass->pick (hj_diagram_get_state (diagram), &frame, x, y) : (HjMark){ 0 };
        g_autofree char *sentence = NULL;

        if (mark.kind && klass->describe_mark)
          sentence = klass->describe_mark (hj_diagram_get_state (diagram), mark, HJ_LANG_EN);
        picked += sentence != NULL;
      }
  g_assert_cmpuint (picked, >, 0);
  for (double at = -10; klass->pointer && at < frame.width + 30; at += 41)
    {
      gpointer state = hj_diagram_get_state (diagram);
      HjMark mark = klass->pick (state, &frame, at, at);

      hj_diagram_apply_change (diagram, klass->pointer (state, &frame, HJ_POINTER_PRESS, mark, at, at));
      hj_diagram_apply_change (diagram, klass->pointer (state, &frame, HJ_POINTER_MOVE, mark, at + 9, at - 5));
      hj_diagram_apply_change (diagram, klass->pointer (state, &frame, HJ_POINTER_RELEASE, mark, at + 9, at - 5));
    }
  for (const HjAction *action = klass->actions; action && action->key; action++)
    hj_diagram_apply_change (diagram, action->run (hj_diagram_get_state (diagram)));
  check_values (diagram, klass->id);
  check_words (diagram, klass->id);
}

static void
test_files (gconstpointer data)
{
  static const struct { const char *format, *magic; } formats[] = {
    { "png", "\x89PNG" }, { "svg", "<?xml" }, { "pdf", "%PDF" }, { "csv", "\xef\xbb\xbf" }, { "json", "{\"id\"" },
  };
  g_autoptr (HjDiagram) diagram = hj_diagram_new (data);
  HjFigureOptions options = { .lang = HJ_LANG_KO };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) bytes = hj_figure_to_bytes (diagram, formats[i].format, &options, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (bytes), >, 100);
      g_assert_cmpint (memcmp (g_bytes_get_data (bytes, NULL), formats[i].magic, strlen (formats[i].magic)), ==, 0);
    }
  g_assert_null (hj_figure_to_bytes (diagram, "docx", &options, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

static const struct {
  const char *name;
  GTestDataFunc function;
} promises[] = {
  { "table-of-parameters", test_table_of_parameters },
  { "pictures", test_pictures },
  { "thumbnail", test_thumbnail },
  { "background-stands-still", test_background_stands_still },
  { "same-seed", test_same_seed },
  { "same-on-every-processor", test_same_on_every_processor },
  { "save-load", test_save_load },
  { "scrub", test_scrub },
  { "text", test_text },
  { "parameters", test_parameters },
  { "bad-settings", test_bad_settings },
  { "keyboard", test_keyboard },
  { "pointer", test_pointer },
  { "files", test_files },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < hj_catalogue_get_length (); i++)
    for (guint p = 0; p < G_N_ELEMENTS (promises); p++)
      {
        g_autofree char *path = g_strdup_printf ("/every-diagram/%s/%s", hj_catalogue_get (i)->id, promises[p].name);

        g_test_add_data_func (path, hj_catalogue_get (i), promises[p].function);
      }
  return g_test_run ();
}
