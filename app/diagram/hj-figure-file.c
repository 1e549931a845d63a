/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A diagram as a file: PNG, SVG, PDF, JSON, CSV; made in memory, written atomically. */
#include "hj-figure.h"

#include "hj-file.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static cairo_status_t
append_to_array (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
finish (cairo_surface_t *surface, GError **error)
{
  cairo_status_t status;

  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("the picture could not be drawn: %s"),
               cairo_status_to_string (status));
  return FALSE;
}

static gboolean
write_png (HjDiagram *diagram, const char *format, const HjFigureOptions *options, GByteArray *out, GError **error)
{
  double scale = options->resolution > 0 ? options->resolution : 1;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (options->width * scale),
                                                         (int) ceil (options->height * scale));
  cairo_t *cr = cairo_create (surface);
  gboolean fine;

  cairo_scale (cr, scale, scale);
  hj_figure_draw (diagram, cr, options, FALSE);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, append_to_array, out);
  fine = finish (surface, error);
  cairo_surface_destroy (surface);
  return fine;
}

static gboolean
write_vector (HjDiagram *diagram, const char *format, const HjFigureOptions *options, GByteArray *out,
              GError **error)
{
  gboolean svg = g_str_equal (format, "svg");
  /* One px is 1/96 inch, one point 1/72. */
  double scale = svg ? 1 : 0.75;
  cairo_surface_t *surface
      = svg ? cairo_svg_surface_create_for_stream (append_to_array, out, options->width, options->height)
            : cairo_pdf_surface_create_for_stream (append_to_array, out, options->width * scale,
                                                   options->height * scale);
  cairo_t *cr = cairo_create (surface);
  gboolean fine;

  if (!svg)
    {
      const HjDiagramClass *klass = hj_diagram_get_class (diagram);

      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, hj_text_get (klass->title, options->lang));
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Hanjang");
      /* Without a date the same state gives the same file. */
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
    }
  cairo_scale (cr, scale, scale);
  hj_figure_draw (diagram, cr, options, TRUE);
  cairo_destroy (cr);
  fine = finish (surface, error);
  cairo_surface_destroy (surface);
  return fine;
}

static void
append_parameters (GString *out, HjDiagram *diagram)
{
  const HjParam *params = hj_diagram_get_class (diagram)->params;

  g_string_append_c (out, '{');
  for (const HjParam *param = params; param && param->key; param++)
    {
      g_autofree char *value = hj_diagram_dup_value (diagram, param);

      g_string_append_printf (out, "%s\"%s\":", param == params ? "" : ",", param->key);
      if (param->type == HJ_PARAM_TEXT || param->type == HJ_PARAM_CHOICE)
        hj_append_json_string (out, value);
      else if (param->type == HJ_PARAM_SWITCH)
        g_string_append (out, value[0] == '1' ? "true" : "false");
      else
        g_string_append (out, value);
    }
  g_string_append_c (out, '}');
}

char *
hj_figure_to_json (HjDiagram *diagram)
{
  GString *out = g_string_new ("{\"id\":");
  g_autofree char *words = NULL, *ko = hj_diagram_describe (diagram, HJ_LANG_KO);
  g_autofree char *en = hj_diagram_describe (diagram, HJ_LANG_EN), *values_json = NULL;
  g_autoptr (HjValues) values = hj_diagram_get_values (diagram);
  HjBadgeKind badge = hj_diagram_get_badge (diagram, HJ_LANG_EN, &words);

  hj_append_json_string (out, hj_diagram_get_class (diagram)->id);
  g_string_append_printf (out, ",\"seed\":%" G_GUINT64_FORMAT ",\"steps\":%" G_GINT64_FORMAT ",\"parameters\":",
                          hj_diagram_get_seed (diagram), hj_diagram_get_position (diagram));
  append_parameters (out, diagram);
  g_string_append_printf (out, ",\"badge\":\"%s\",\"badge_words\":", hj_badge_kind_to_string (badge));
  hj_append_json_string (out, words);
  g_string_append (out, ",\"describe_ko\":");
  hj_append_json_string (out, ko);
  g_string_append (out, ",\"describe_en\":");
  hj_append_json_string (out, en);
  values_json = hj_values_to_json (values);
  g_string_append_printf (out, ",\"values\":%s}\n", values_json);
  return g_string_free (out, FALSE);
}

static gboolean
write_json (HjDiagram *diagram, const char *format, const HjFigureOptions *options, GByteArray *out, GError **error)
{
  g_autofree char *json = hj_figure_to_json (diagram);

  g_byte_array_append (out, (const guint8 *) json, strlen (json));
  return TRUE;
}

/* A byte-order mark, so that spreadsheets read Korean CSV as UTF-8. */
static gboolean
write_csv (HjDiagram *diagram, const char *format, const HjFigureOptions *options, GByteArray *out, GError **error)
{
  g_autoptr (HjValues) values = hj_diagram_get_values (diagram);
  g_autofree char *csv = hj_values_to_csv (values, options->lang);

  g_byte_array_append (out, (const guint8 *) "\xef\xbb\xbf", 3);
  g_byte_array_append (out, (const guint8 *) csv, strlen (csv));
  return TRUE;
}

typedef struct {
  const char *format;
  gboolean (*write) (HjDiagram *diagram, const char *format, const HjFigureOptions *options, GByteArray *out,
                     GError **error);
} Writer;

static const Writer writers[] = {
  { "png", write_png }, { "svg", write_vector }, { "pdf", write_vector }, { "json", write_json }, { "csv", write_csv },
};

static const Writer *
find_writer (const char *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    if (g_str_equal (writers[i].format, format))
      return &writers[i];
  return NULL;
}

GBytes *
hj_figure_to_bytes (HjDiagram *diagram, const char *format, const HjFigureOptions *options, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  HjFigureOptions full = *options;
  const Writer *writer = find_writer (format);

  if (!writer)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _("“%s” is not a picture format; there are png, svg, pdf, json, csv"), format);
      return NULL;
    }
  if (full.width <= 0)
    full.width = HJ_FIGURE_WIDTH;
  if (full.height <= 0)
    full.height = hj_figure_height (diagram, &full);
  return writer->write (diagram, format, &full, out, error) ? g_byte_array_free_to_bytes (g_steal_pointer (&out)) : NULL;
}

/* The ending of PATH in small letters. (transfer full) */
static char *
dup_format (const char *path)
{
  const char *dot = strrchr (path, '.');

  return g_ascii_strdown (dot && !strchr (dot, G_DIR_SEPARATOR) ? dot + 1 : "", -1);
}

gboolean
hj_figure_can_save (const char *path)
{
  g_autofree char *format = dup_format (path);

  return find_writer (format) != NULL;
}

gboolean
hj_figure_save (HjDiagram *diagram, const char *path, const HjFigureOptions *options, GError **error)
{
  g_autofree char *format = dup_format (path);
  g_autoptr (GBytes) bytes = hj_figure_to_bytes (diagram, format, options, error);
  gsize size;
  const char *data;

  if (!bytes)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  return hj_file_write (path, data, size, error);
}
