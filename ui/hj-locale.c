/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of the interface: the locale's, with translations also found in the build folder. */
#include "hj-locale.h"

#include <gio/gio.h>
#include <libintl.h>
#include <locale.h>

/* "…/bin/hanjang" reads "…/share/locale"; "…/ui/hanjang" in a build folder reads "…/po". */
static char *
find_folder (void)
{
  static const char *const folders[] = {"../share/locale", "../po"};
  g_autofree char *executable = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *here = executable == NULL ? g_strdup (".") : g_path_get_dirname (executable);

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++) {
    g_autofree char *file = g_build_filename (here, folders[i], "ko", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);

    if (g_file_test (file, G_FILE_TEST_EXISTS))
      return g_build_filename (here, folders[i], NULL);
  }
  return g_strdup (HJ_LOCALE_DIR);
}

void
hj_locale_init (void)
{
  g_autofree char *folder = find_folder ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
