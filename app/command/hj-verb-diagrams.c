/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "diagrams" lists the catalogue; "render" draws one diagram into a file. */
#include "hj-invocation.h"

#include "hj-catalogue.h"
#include "hj-figure.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NO_STEPS G_MININT64 /* the state or the diagram itself says how far to go */

static const char *const kinds[] = { "instant", "stepped", "trained" };
static const char *const types[] = { "number", "integer", "choice", "switch", "text" };

static void
add_parameter (JsonBuilder *builder, const HjParam *param)
{
  json_builder_begin_object (builder);
  hj_json_string (builder, "key", param->key);
  hj_json_string (builder, "type", types[param->type]);
  hj_json_string (builder, "label_ko", param->label.ko);
  hj_json_string (builder, "label_en", param->label.en);
  if (param->type == HJ_PARAM_NUMBER || param->type == HJ_PARAM_INTEGER)
    {
      hj_json_double (builder, "min", param->min);
      hj_json_double (builder, "max", param->max);
    }
  if (param->type == HJ_PARAM_TEXT)
    hj_json_string (builder, "default", param->initial_text ? param->initial_text : "");
  else if (param->type == HJ_PARAM_CHOICE)
    hj_json_string (builder, "default", param->choices[(int) param->initial].key);
  else
    hj_json_double (builder, "default", param->initial);
  if (param->type == HJ_PARAM_CHOICE)
    {
      hj_json_array (builder, "choices");
      for (const HjChoice *choice = param->choices; choice->key; choice++)
        json_builder_add_string_value (builder, choice->key);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

static void
add_diagram (JsonBuilder *builder, const HjDiagramClass *klass)
{
  json_builder_begin_object (builder);
  hj_json_string (builder, "id", klass->id);
  hj_json_string (builder, "title_ko", klass->title.ko);
  hj_json_string (builder, "title_en", klass->title.en);
  hj_json_string (builder, "kind", kinds[klass->kind]);
  hj_json_strings (builder, "topics", (const char *const *) klass->topics, -1);
  hj_json_array (builder, "parameters");
  for (const HjParam *param = klass->params; param && param->key; param++)
    add_parameter (builder, param);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static int
print_json (HjInvocation *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  hj_json_array (builder, "diagrams");
  for (guint i = 0; i < hj_catalogue_get_length (); i++)
    add_diagram (builder, hj_catalogue_get (i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return hj_invocation_print_json (self, builder);
}

int
hj_verb_diagrams (HjInvocation *self)
{
  if (!hj_invocation_parse (self, NULL, 0, 0))
    return HJ_MISUSED;
  if (self->json)
    return print_json (self);
  for (guint i = 0; i < hj_catalogue_get_length (); i++)
    {
      const HjDiagramClass *klass = hj_catalogue_get (i);

      g_print ("%-22s %-8s %s\n", klass->id, kinds[klass->kind], hj_text_get (klass->title, self->lang));
    }
  return HJ_DONE;
}

/* ---- render ---- */

typedef struct {
  char **settings;
  char *seed, *size, *style, *output;
  gint64 steps;
} RenderOptions;

static void
render_options_clear (RenderOptions *options)
{
  g_strfreev (options->settings);
  g_free (options->seed);
  g_free (options->size);
  g_free (options->style);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RenderOptions, render_options_clear)

/* "900x700", or "900" for a natural height. */
static gboolean
parse_size (const char *text, HjFigureOptions *figure)
{
  char *end;
  double width = g_ascii_strtod (text, &end), height = 0;

  if (end == text || (*end && *end != 'x'))
    return FALSE;
  if (*end == 'x')
    {
      const char *rest = end + 1;

      height = g_ascii_strtod (rest, &end);
      if (end == rest || *end || !(height >= 100))
        return FALSE;
    }
  if (!(width >= 200 && width <= 8000 && height <= 8000))
    return FALSE;
  figure->width = width;
  figure->height = height;
  return TRUE;
}

/* The caller's --set pairs, escaped so that a value may hold anything. */
static char *
join_settings (const RenderOptions *options)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; options->settings && options->settings[i]; i++)
    {
      const char *equals = strchr (options->settings[i], '=');
      g_autofree char *key = equals ? g_strndup (options->settings[i], equals - options->settings[i]) : NULL;
      g_autofree char *value = equals ? g_uri_escape_string (equals + 1, NULL, TRUE) : NULL;

      if (equals)
        g_string_append_printf (joined, "%s%s=%s", joined->len ? "&" : "", key, value);
      else
        g_string_append_printf (joined, "%s%s", joined->len ? "&" : "", options->settings[i]);
    }
  if (options->seed)
    g_string_append_printf (joined, "%sseed=%s", joined->len ? "&" : "", options->seed);
  return g_string_free (joined, FALSE);
}

static int
draw (HjInvocation *self, const RenderOptions *options, const HjFigureOptions *figure)
{
  g_autofree char *settings = join_settings (options);
  g_autofree char *text = *settings ? g_strconcat (self->args[0], strchr (self->args[0], '?') ? "&" : "?", settings, NULL)
                                    : g_strdup (self->args[0]);
  GError *error = NULL;
  g_autoptr (HjDiagram) diagram = hj_catalogue_new_diagram (text, &error);

  if (!diagram)
    return hj_invocation_fail (self, error);
  if (options->steps >= 0)
    hj_diagram_seek (diagram, options->steps);
  else if (hj_diagram_get_position (diagram) == 0)
    hj_diagram_seek (diagram, hj_diagram_get_class (diagram)->preview_steps);
  if (!hj_figure_save (diagram, options->output, figure, &error))
    return hj_invocation_fail (self, error);
  return HJ_DONE;
}

int
hj_verb_render (HjInvocation *self)
{
  g_auto (RenderOptions) options = { .steps = NO_STEPS };
  HjFigureOptions figure = { .lang = self->lang, .width = HJ_FIGURE_WIDTH };
  GOptionEntry entries[] = {
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.settings, NULL, NULL },
    { "seed", 0, 0, G_OPTION_ARG_STRING, &options.seed, NULL, NULL },
    { "steps", 0, 0, G_OPTION_ARG_INT64, &options.steps, NULL, NULL },
    { "size", 0, 0, G_OPTION_ARG_STRING, &options.size, NULL, NULL },
    { "style", 0, 0, G_OPTION_ARG_STRING, &options.style, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, NULL, NULL },
    { NULL },
  };

  if (!hj_invocation_parse (self, entries, 1, 1))
    return HJ_MISUSED;
  if (!options.output)
    return hj_invocation_misuse (self, _("-o FILE is missing"));
  if (!hj_figure_can_save (options.output))
    return hj_invocation_misuse (self, _("%s: must end in .png, .svg, .pdf, .json or .csv"), options.output);
  if (options.steps < 0 && options.steps != NO_STEPS)
    return hj_invocation_misuse (self, _("--steps: must be 0 or more"));
  if (options.size && !parse_size (options.size, &figure))
    return hj_invocation_misuse (self, _("--size %s: must be like 900x700"), options.size);
  if (options.style && !hj_style_from_string (options.style, &figure.style))
    return hj_invocation_misuse (self, _("--style %s: must be light, dark, contrast, contrast-dark or print"),
                                 options.style);
  return draw (self, &options, &figure);
}
