/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All diagrams there are; the table is written by meson. */
#include "hj-catalogue.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "hj-catalogue-table.h"

guint
hj_catalogue_get_length (void)
{
  return G_N_ELEMENTS (catalogue) - 1;
}

const HjDiagramClass *
hj_catalogue_get (guint index)
{
  g_return_val_if_fail (index < hj_catalogue_get_length (), NULL);
  return catalogue[index];
}

const HjDiagramClass *
hj_catalogue_find (const char *id)
{
  for (guint i = 0; catalogue[i]; i++)
    if (g_strcmp0 (catalogue[i]->id, id) == 0)
      return catalogue[i];
  return NULL;
}

/* The step after the last '@', which is cut off TEXT; 0 if there is none. */
static gboolean
take_position (char *text, gint64 *position, GError **error)
{
  char *at = strrchr (text, '@'), *end;

  *position = 0;
  if (!at)
    return TRUE;
  errno = 0;
  *position = g_ascii_strtoll (at + 1, &end, 10);
  if (end == at + 1 || *end || *position < 0 || errno != 0)
    {
      g_set_error (error, HJ_DIAGRAM_ERROR, HJ_DIAGRAM_ERROR_SYNTAX, _("“%s” is not a step"), at + 1);
      return FALSE;
    }
  *at = '\0';
  return TRUE;
}

HjDiagram *
hj_catalogue_new_diagram (const char *text, GError **error)
{
  g_autofree char *id = g_strdup (text);
  g_autoptr (HjDiagram) diagram = NULL;
  const HjDiagramClass *klass;
  gint64 position;
  char *settings;

  if (!take_position (id, &position, error))
    return NULL;
  settings = strchr (id, '?');
  if (settings)
    *settings++ = '\0';
  klass = hj_catalogue_find (id);
  if (!klass)
    {
      g_set_error (error, HJ_DIAGRAM_ERROR, HJ_DIAGRAM_ERROR_UNKNOWN, _("there is no diagram “%s”"), id);
      return NULL;
    }
  diagram = hj_diagram_new (klass);
  if (settings && !hj_diagram_apply (diagram, settings, error))
    return NULL;
  if (position > 0)
    hj_diagram_seek (diagram, position);
  return g_steal_pointer (&diagram);
}
