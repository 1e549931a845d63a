/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets as a PDF file: made in memory, written atomically. */
#include "hj-sheet.h"

#include "hj-file.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

static cairo_status_t
append_to_array (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw_pages (HjSheet *sheet, cairo_surface_t *surface, cairo_t *cr)
{
  double width, height;

  hj_sheet_get_size (sheet, &width, &height);
  cairo_pdf_surface_set_size (surface, width, height);
  for (int page = 0; page < hj_sheet_get_n_pages (sheet); page++)
    {
      hj_sheet_draw_page (sheet, cr, page);
      cairo_show_page (cr);
    }
}

gboolean
hj_sheets_save_pdf (GPtrArray *sheets, const char *path, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_to_array, out, 595, 842);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  g_return_val_if_fail (sheets->len > 0, FALSE);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, hj_sheet_get_title (sheets->pdata[0]));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Hanjang");
  for (guint i = 0; i < sheets->len; i++)
    draw_pages (sheets->pdata[i], surface, cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("the sheet could not be drawn: %s"),
                   cairo_status_to_string (status));
      return FALSE;
    }
  return hj_file_write (path, out->data, out->len, error);
}

gboolean
hj_sheet_save_pdf (HjSheet *sheet, const char *path, GError **error)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new ();

  g_ptr_array_add (sheets, sheet);
  return hj_sheets_save_pdf (sheets, path, error);
}
