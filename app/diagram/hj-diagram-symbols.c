/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What formulas call the parameters of a diagram. */
#include "hj-diagram.h"

gboolean
hj_param_has_symbol (const HjParam *param, const char *symbol)
{
  g_auto (GStrv) symbols = param->symbols && symbol ? g_strsplit (param->symbols, "|", -1) : NULL;

  return symbols && g_strv_contains ((const char *const *) symbols, symbol);
}

char **
hj_diagram_class_list_symbols (const HjDiagramClass *klass)
{
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();

  for (const HjParam *param = klass->params; param && param->key; param++)
    {
      g_auto (GStrv) symbols = param->symbols ? g_strsplit (param->symbols, "|", -1) : NULL;

      if (symbols && !(param->flags & HJ_PARAM_HIDDEN))
        g_strv_builder_addv (all, (const char **) symbols);
    }
  return g_strv_builder_end (all);
}
