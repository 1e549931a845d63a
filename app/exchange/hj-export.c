/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of formats. */
#include "hj-export-private.h"

#include "hj-file.h"

#include <glib/gi18n-lib.h>

static const struct {
  const char *ending;
  GBytes *(*write) (HjExport *self, GError **error);
} formats[] = {
  { ".apkg", hj_export_anki },
  { ".csv", hj_export_csv },
  { ".zip", hj_export_zip },
};

static int
find_format (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].ending))
      return (int) i;
  return -1;
}

gboolean
hj_export_can_write (const char *path)
{
  return find_format (path) >= 0;
}

gboolean
hj_export (HjLibrary *library, const char *path, HjLang lang, HjMoment now, HjExported *exported, GError **error)
{
  HjExport self = { .library = library, .lang = lang, .now = now, .exported = exported };
  int format = find_format (path);
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (format >= 0, FALSE);
  *exported = (HjExported){ 0 };
  bytes = formats[format].write (&self, error);
  return bytes && hj_file_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}
