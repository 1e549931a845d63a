/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hanjang formula: one formula as a picture, or its measures. */
#include "hj-file.h"
#include "hj-formula.h"
#include "hj-invocation.h"
#include "hj-palette.h"
#include "hj-typeset.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define SIZE 20.0
#define SMALLEST 4.0
#define LARGEST 400.0
#define MARGIN 0.25     /* em, round the picture */
#define PNG_SCALE 2.0   /* pixels per px, for sharp screens */
#define WIDEST 16000.0  /* px */

typedef struct {
  char *output, *style;
  double size;
  gboolean in_text, display; /* --inline, --display */
} Options;

static void
options_clear (Options *options)
{
  g_free (options->output);
  g_free (options->style);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* A formula with its box, margins included. */
typedef struct {
  HjTypeset *typeset;
  double width, height, baseline, margin;
  const HjPalette *palette;
  gboolean ground; /* paint the style's own */
} Picture;

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
make_surface (const Picture *picture, const char *format, GByteArray *out, double *scale)
{
  *scale = g_str_equal (format, "png") ? PNG_SCALE : g_str_equal (format, "pdf") ? 0.75 : 1;
  if (g_str_equal (format, "svg"))
    return cairo_svg_surface_create_for_stream (append_cb, out, picture->width, picture->height);
  if (g_str_equal (format, "png"))
    return cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (picture->width * *scale),
                                       (int) ceil (picture->height * *scale));
  if (g_str_equal (format, "pdf"))
    return cairo_pdf_surface_create_for_stream (append_cb, out, picture->width * *scale, picture->height * *scale);
  return NULL;
}

static void
draw (const Picture *picture, cairo_t *cr)
{
  if (picture->ground)
    {
      hj_set_color (cr, picture->palette->view);
      cairo_paint (cr);
    }
  hj_set_color (cr, picture->palette->text);
  hj_typeset_draw (picture->typeset, cr, picture->margin, picture->baseline);
}

/* The file's bytes in OUT. FALSE: this is no format. */
static gboolean
make_file (const Picture *picture, const char *format, GByteArray *out)
{
  double scale;
  cairo_surface_t *surface = make_surface (picture, format, out, &scale);
  cairo_t *cr;

  if (!surface)
    return FALSE;
  /* Without a date the same formula gives the same file. */
  if (g_str_equal (format, "pdf"))
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  draw (picture, cr);
  cairo_destroy (cr);
  if (g_str_equal (format, "png"))
    cairo_surface_write_to_png_stream (surface, append_cb, out);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return TRUE;
}

static Picture
measure (HjTypeset *typeset, const Options *options, HjStyle style)
{
  Picture self = { typeset, .margin = options->size * MARGIN, .palette = hj_palette_get (style),
                   .ground = options->style != NULL };
  double width, height, depth;

  hj_typeset_measure (typeset, &width, &height, &depth);
  self.width = ceil (width + 2 * self.margin);
  self.height = ceil (height + depth + 2 * self.margin);
  self.baseline = self.margin + height;
  return self;
}

static int
save (HjInvocation *self, HjTypeset *typeset, const Options *options, HjStyle style)
{
  const char *dot = strrchr (options->output, '.');
  g_autofree char *format = g_ascii_strdown (dot && !strchr (dot, G_DIR_SEPARATOR) ? dot + 1 : "", -1);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  Picture picture = measure (typeset, options, style);
  GError *error = NULL;

  if (picture.width > WIDEST || picture.height > WIDEST)
    return hj_invocation_refuse (self, options->output, _("the formula is too large for a picture"));
  if (!make_file (&picture, format, out))
    return hj_invocation_misuse (self, _("%s: must end in .svg, .png or .pdf"), options->output);
  if (!hj_file_write (options->output, out->data, out->len, &error))
    return hj_invocation_fail (self, error);
  return HJ_DONE;
}

static void
print_json (HjInvocation *self, const char *tex, HjTypeset *typeset)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autofree char *problem = hj_typeset_describe_problem (typeset);
  g_autofree char *text = hj_formula_to_text (tex, NULL), *words = hj_formula_to_speech (tex, NULL, self->lang);
  double width, height, depth;

  hj_typeset_measure (typeset, &width, &height, &depth);
  json_builder_begin_object (json);
  hj_json_string (json, "tex", tex);
  hj_json_double (json, "width", width);
  hj_json_double (json, "height", height);
  hj_json_double (json, "depth", depth);
  hj_json_string (json, "text", text);
  hj_json_string (json, "words", words);
  hj_json_string (json, "unknown", hj_typeset_get_unknown (typeset));
  hj_json_string (json, "problem", problem);
  json_builder_end_object (json);
  hj_invocation_print_json (self, json);
}

/* What is not understood is drawn as it was written, and the caller is told. */
static int
run (HjInvocation *self, const Options *options, HjStyle style)
{
  HjTypesetOptions how = { .size = options->size, .display = !options->in_text };
  g_autoptr (HjTypeset) typeset = hj_typeset_new (self->args[0], &how);
  g_autofree char *problem = hj_typeset_describe_problem (typeset);
  int status = options->output ? save (self, typeset, options, style) : HJ_DONE;

  if (self->json && status == HJ_DONE)
    print_json (self, self->args[0], typeset);
  if (status != HJ_DONE || !problem)
    return status;
  return hj_invocation_refuse (self, self->verb->name, problem);
}

int
hj_verb_formula (HjInvocation *self)
{
  g_auto (Options) options = { .size = SIZE };
  HjStyle style = HJ_STYLE_PRINT;
  GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, NULL, NULL },
    { "size", 0, 0, G_OPTION_ARG_DOUBLE, &options.size, NULL, NULL },
    { "style", 0, 0, G_OPTION_ARG_STRING, &options.style, NULL, NULL },
    { "inline", 0, 0, G_OPTION_ARG_NONE, &options.in_text, NULL, NULL },
    { "display", 0, 0, G_OPTION_ARG_NONE, &options.display, NULL, NULL },
    { NULL },
  };

  if (!hj_invocation_parse (self, entries, 1, 1))
    return HJ_MISUSED;
  if (!options.output && !self->json)
    return hj_invocation_misuse (self, _("-o FILE is missing"));
  if (!(options.size >= SMALLEST && options.size <= LARGEST))
    return hj_invocation_misuse (self, _("--size %g: must be %g to %g"), options.size, SMALLEST, LARGEST);
  if (options.in_text && options.display)
    return hj_invocation_misuse (self, _("--inline and --display exclude each other"));
  if (options.style && !hj_style_from_string (options.style, &style))
    return hj_invocation_misuse (self, _("--style %s: must be light, dark, contrast, contrast-dark or print"),
                                 options.style);
  return run (self, &options, style);
}
