/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parameters of a running diagram, by number and by text. */
#include "hj-diagram-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define FIELD(diagram, param, type) (*(type *) ((char *) (diagram)->state + (param)->offset))

static char *
text_field (HjDiagram *diagram, const HjParam *param)
{
  return (char *) diagram->state + param->offset;
}

static int
count_choices (const HjParam *param)
{
  int n = 0;

  while (param->choices[n].key)
    n++;
  return n;
}

static char *
dup_number_words (const HjParam *param, double value, HjLang lang)
{
  const char *unit = hj_text_get (param->unit, lang);
  char digits[32];

  if (param->type == HJ_PARAM_INTEGER)
    g_snprintf (digits, sizeof digits, "%d", (int) value);
  else
    {
      g_ascii_formatd (digits, sizeof digits, "%.3g", value);
      if (!strpbrk (digits, ".e") && param->step > 0 && param->step < 1)
        g_strlcat (digits, ".0", sizeof digits);
    }
  return g_strconcat (digits, unit && *unit ? " " : "", unit ? unit : "", NULL);
}

char *
hj_param_dup_words (const HjParam *param, double value, HjLang lang)
{
  static const HjText states[] = { { "꺼짐", "off" }, { "켜짐", "on" } };

  if (param->type == HJ_PARAM_CHOICE)
    return g_strdup (hj_text_get (param->choices[(int) CLAMP (value, 0, count_choices (param) - 1)].label, lang));
  if (param->type == HJ_PARAM_SWITCH)
    return g_strdup (hj_text_get (states[value != 0], lang));
  return dup_number_words (param, value, lang);
}

/* Stores without telling the class. */
static void
store_number (HjDiagram *diagram, const HjParam *param, double number)
{
  switch (param->type)
    {
    case HJ_PARAM_NUMBER:
      FIELD (diagram, param, double) = CLAMP (number, param->min, param->max);
      break;
    case HJ_PARAM_INTEGER:
      FIELD (diagram, param, int) = (int) CLAMP (round (number), param->min, param->max);
      break;
    case HJ_PARAM_CHOICE:
      FIELD (diagram, param, int) = (int) CLAMP (round (number), 0, count_choices (param) - 1);
      break;
    case HJ_PARAM_SWITCH:
      FIELD (diagram, param, int) = number != 0;
      break;
    case HJ_PARAM_TEXT:
      g_assert_not_reached ();
    }
}

static void
tell_class (HjDiagram *diagram, const HjParam *param)
{
  if (param->flags & HJ_PARAM_RESTARTS)
    hj_diagram_reset (diagram);
  else if (diagram->klass->changed)
    diagram->klass->changed (diagram->state, param);
}

void
hj_diagram_set_defaults (HjDiagram *diagram)
{
  for (const HjParam *param = diagram->klass->params; param && param->key; param++)
    if (param->type == HJ_PARAM_TEXT)
      g_strlcpy (text_field (diagram, param), param->initial_text ? param->initial_text : "", HJ_PARAM_TEXT_SIZE);
    else
      store_number (diagram, param, param->initial);
}

const HjParam *
hj_diagram_find_param (HjDiagram *diagram, const char *key)
{
  for (const HjParam *param = diagram->klass->params; param && param->key; param++)
    if (g_str_equal (param->key, key))
      return param;
  return NULL;
}

double
hj_diagram_get_number (HjDiagram *diagram, const HjParam *param)
{
  g_return_val_if_fail (param->type != HJ_PARAM_TEXT, 0);
  return param->type == HJ_PARAM_NUMBER ? FIELD (diagram, param, double) : FIELD (diagram, param, int);
}

void
hj_diagram_set_number (HjDiagram *diagram, const HjParam *param, double number)
{
  double before = hj_diagram_get_number (diagram, param);

  if (!isfinite (number))
    return;
  store_number (diagram, param, number);
  if (hj_diagram_get_number (diagram, param) != before)
    tell_class (diagram, param);
}

char *
hj_diagram_dup_value (HjDiagram *diagram, const HjParam *param)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  switch (param->type)
    {
    case HJ_PARAM_TEXT:
      return g_strdup (text_field (diagram, param));
    case HJ_PARAM_CHOICE:
      return g_strdup (param->choices[FIELD (diagram, param, int)].key);
    case HJ_PARAM_NUMBER:
      for (int precision = 6; precision <= 17; precision++)
        {
          char format[8];

          g_snprintf (format, sizeof format, "%%.%dg", precision);
          g_ascii_formatd (digits, sizeof digits, format, FIELD (diagram, param, double));
          if (g_ascii_strtod (digits, NULL) == FIELD (diagram, param, double))
            break;
        }
      return g_strdup (digits);
    case HJ_PARAM_INTEGER:
    case HJ_PARAM_SWITCH:
      break;
    }
  return g_strdup_printf ("%d", FIELD (diagram, param, int));
}

/* "wgan-gp" → its index. */
static gboolean
parse_choice (const HjParam *param, const char *value, double *number, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (int i = 0; param->choices[i].key; i++)
    {
      if (g_str_equal (param->choices[i].key, value))
        {
          *number = i;
          return TRUE;
        }
      g_string_append_printf (names, "%s%s", i ? ", " : "", param->choices[i].key);
    }
  g_set_error (error, HJ_DIAGRAM_ERROR, HJ_DIAGRAM_ERROR_UNKNOWN, _("%s: no choice “%s”; there are %s"), param->key,
               value, names->str);
  return FALSE;
}

static gboolean
parse_switch (const HjParam *param, const char *value, double *number, GError **error)
{
  static const char *const words[] = { "0", "off", "false", "no", "1", "on", "true", "yes" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (value, words[i]))
      {
        *number = i >= 4;
        return TRUE;
      }
  g_set_error (error, HJ_DIAGRAM_ERROR, HJ_DIAGRAM_ERROR_VALUE, _("%s: “%s” is neither on nor off"), param->key, value);
  return FALSE;
}

static gboolean
parse_number (const HjParam *param, const char *value, double *number, GError **error)
{
  char *end;

  *number = g_ascii_strtod (value, &end);
  if (end == value || *end || !isfinite (*number))
    {
      g_set_error (error, HJ_DIAGRAM_ERROR, HJ_DIAGRAM_ERROR_VALUE, _("%s: “%s” is not a number"), param->key, value);
      return FALSE;
    }
  if (param->type == HJ_PARAM_INTEGER && *number != floor (*number))
    {
      g_set_error (error, HJ_DIAGRAM_ERROR, HJ_DIAGRAM_ERROR_VALUE, _("%s: “%s” is not a whole number"), param->key,
                   value);
      return FALSE;
    }
  if (*number < param->min || *number > param->max)
    {
      g_set_error (error, HJ_DIAGRAM_ERROR, HJ_DIAGRAM_ERROR_VALUE, _("%s: %s is outside %g … %g"), param->key, value,
                   param->min, param->max);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_text (const HjParam *param, const char *value, GError **error)
{
  if (strlen (value) < HJ_PARAM_TEXT_SIZE && g_utf8_validate (value, -1, NULL))
    return TRUE;
  g_set_error (error, HJ_DIAGRAM_ERROR, HJ_DIAGRAM_ERROR_VALUE, _("%s: the text is not UTF-8 of at most %d bytes"),
               param->key, HJ_PARAM_TEXT_SIZE - 1);
  return FALSE;
}

gboolean
hj_diagram_take_value (HjDiagram *diagram, const HjParam *param, const char *value, gboolean dry, GError **error)
{
  double number;
  gboolean fine;

  if (param->type == HJ_PARAM_TEXT)
    {
      if (!check_text (param, value, error))
        return FALSE;
      if (!dry)
        g_strlcpy (text_field (diagram, param), value, HJ_PARAM_TEXT_SIZE);
      return TRUE;
    }
  fine = param->type == HJ_PARAM_CHOICE   ? parse_choice (param, value, &number, error)
         : param->type == HJ_PARAM_SWITCH ? parse_switch (param, value, &number, error)
                                          : parse_number (param, value, &number, error);
  if (fine && !dry)
    store_number (diagram, param, number);
  return fine;
}

const HjParam *
hj_diagram_require_param (HjDiagram *diagram, const char *key, GError **error)
{
  const HjParam *param = hj_diagram_find_param (diagram, key);

  if (!param)
    g_set_error (error, HJ_DIAGRAM_ERROR, HJ_DIAGRAM_ERROR_UNKNOWN, _("%s has no parameter “%s”"), diagram->klass->id,
                 key);
  return param;
}

gboolean
hj_diagram_set_value (HjDiagram *diagram, const char *key, const char *value, GError **error)
{
  const HjParam *param = hj_diagram_require_param (diagram, key, error);

  if (!param || !hj_diagram_take_value (diagram, param, value, FALSE, error))
    return FALSE;
  tell_class (diagram, param);
  return TRUE;
}
