/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences of the window in GSettings, also found when running from the build folder. */
#include "hj-settings.h"

#include <adwaita.h>

#define SCHEMA "io.github.hanjang.Hanjang"

enum { CONTENT_LOCALE, CONTENT_KO, CONTENT_EN, CONTENT_BOTH };

static GSettingsSchema *
lookup_beside_executable (GSettingsSchemaSource *parent)
{
  g_autofree char *executable = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GSettingsSchemaSource) source = NULL;
  g_autofree char *folder = NULL, *build = NULL;

  if (executable == NULL)
    return NULL;
  folder = g_path_get_dirname (executable);
  build = g_build_filename (folder, "..", "data", NULL);
  source = g_settings_schema_source_new_from_directory (build, parent, FALSE, NULL);
  return source == NULL ? NULL : g_settings_schema_source_lookup (source, SCHEMA, FALSE);
}

GSettings *
hj_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SCHEMA, TRUE);
  if (schema == NULL)
    schema = lookup_beside_executable (source);
  return schema == NULL ? NULL : g_settings_new_full (schema, NULL, NULL);
}

static HjLang
lang_of_locale (void)
{
  const char *const *names = g_get_language_names ();

  return names[0] != NULL && g_str_has_prefix (names[0], "ko") ? HJ_LANG_KO : HJ_LANG_EN;
}

HjLang
hj_settings_get_lang (GSettings *settings)
{
  switch (settings == NULL ? CONTENT_LOCALE : g_settings_get_enum (settings, "content-language")) {
  case CONTENT_KO:
    return HJ_LANG_KO;
  case CONTENT_EN:
    return HJ_LANG_EN;
  case CONTENT_BOTH:
    return HJ_LANG_BOTH;
  default:
    return lang_of_locale ();
  }
}

void
hj_settings_set_lang (GSettings *settings, HjLang lang)
{
  const int values[] = {CONTENT_KO, CONTENT_EN, CONTENT_BOTH};

  if (settings != NULL)
    g_settings_set_enum (settings, "content-language", values[lang]);
}

static gboolean
style_to_scheme (GValue *value, GVariant *variant, gpointer data)
{
  const char *style = g_variant_get_string (variant, NULL);

  g_value_set_enum (value, g_str_equal (style, "light")  ? ADW_COLOR_SCHEME_FORCE_LIGHT
                           : g_str_equal (style, "dark") ? ADW_COLOR_SCHEME_FORCE_DARK
                                                         : ADW_COLOR_SCHEME_DEFAULT);
  return TRUE;
}

void
hj_settings_bind_style (GSettings *settings)
{
  if (settings != NULL)
    g_settings_bind_with_mapping (settings, "interface-style", adw_style_manager_get_default (), "color-scheme",
                                  G_SETTINGS_BIND_GET, style_to_scheme, NULL, NULL, NULL);
}
