/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of a diagram as one line of text: "attention-heatmap?task=sort&seed=7@120". */
#include "hj-diagram-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  char *key, *value;
} Setting;

static void
clear_setting (gpointer data)
{
  g_free (((Setting *) data)->key);
  g_free (((Setting *) data)->value);
}

/* "a=1&b=%EA…" → settings; %-escapes are undone. */
static GArray *
parse_settings (const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "&", -1);
  g_autoptr (GArray) settings = g_array_new (FALSE, FALSE, sizeof (Setting));

  g_array_set_clear_func (settings, clear_setting);
  for (guint i = 0; parts[i]; i++)
    {
      char *equals = strchr (parts[i], '=');
      Setting setting;

      if (!*parts[i])
        continue;
      if (!equals)
        {
          g_set_error (error, HJ_DIAGRAM_ERROR, HJ_DIAGRAM_ERROR_SYNTAX, _("“%s” is not key=value"), parts[i]);
          return NULL;
        }
      setting.key = g_strstrip (g_strndup (parts[i], equals - parts[i]));
      setting.value = g_uri_unescape_string (equals + 1, NULL);
      if (!setting.value)
        setting.value = g_strdup (equals + 1);
      g_strstrip (setting.value);
      g_array_append_val (settings, setting);
    }
  return g_steal_pointer (&settings);
}

static gboolean
parse_seed (const char *value, guint64 *seed, GError **error)
{
  char *end;

  errno = 0;
  *seed = g_ascii_strtoull (value, &end, 10);
  if (end != value && !*end && *value != '-' && errno == 0)
    return TRUE;
  g_set_error (error, HJ_DIAGRAM_ERROR, HJ_DIAGRAM_ERROR_VALUE, _("seed: “%s” is not a whole number from 0 on"), value);
  return FALSE;
}

static gboolean
take_settings (HjDiagram *diagram, GArray *settings, gboolean dry, GError **error)
{
  for (guint i = 0; i < settings->len; i++)
    {
      Setting *setting = &g_array_index (settings, Setting, i);
      const HjParam *param;
      guint64 seed;

      if (g_str_equal (setting->key, "seed"))
        {
          if (!parse_seed (setting->value, &seed, error))
            return FALSE;
          if (!dry)
            diagram->seed = seed;
          continue;
        }
      param = hj_diagram_require_param (diagram, setting->key, error);
      if (!param || !hj_diagram_take_value (diagram, param, setting->value, dry, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
hj_diagram_apply (HjDiagram *diagram, const char *settings, GError **error)
{
  g_autoptr (GArray) parsed = parse_settings (settings ? settings : "", error);

  if (!parsed || !take_settings (diagram, parsed, TRUE, error))
    return FALSE;
  hj_diagram_set_defaults (diagram);
  diagram->seed = diagram->klass->seed ? diagram->klass->seed : 1;
  take_settings (diagram, parsed, FALSE, NULL);
  hj_diagram_reset (diagram);
  return TRUE;
}

char *
hj_diagram_to_text (HjDiagram *diagram)
{
  GString *text = g_string_new (diagram->klass->id);
  char separator = '?';

  for (const HjParam *param = diagram->klass->params; param && param->key; param++)
    {
      g_autofree char *value = hj_diagram_dup_value (diagram, param), *escaped = NULL;
      gboolean same = param->type == HJ_PARAM_TEXT ? g_str_equal (value, param->initial_text ? param->initial_text : "")
                                                   : hj_diagram_get_number (diagram, param) == param->initial;

      if (same)
        continue;
      escaped = g_uri_escape_string (value, ",;: ", TRUE);
      g_string_append_printf (text, "%c%s=%s", separator, param->key, escaped);
      separator = '&';
    }
  g_string_append_printf (text, "%cseed=%" G_GUINT64_FORMAT, separator, diagram->seed);
  if (hj_diagram_get_position (diagram) > 0)
    g_string_append_printf (text, "@%" G_GINT64_FORMAT, hj_diagram_get_position (diagram));
  return g_string_free (text, FALSE);
}

char *
hj_diagram_dup_text (const char *id, const char *settings)
{
  return settings && *settings ? g_strconcat (id, "?", settings, NULL) : g_strdup (id);
}
