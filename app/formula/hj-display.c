/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A formula on lines of its own that is never wider than its place. */
#include "hj-display.h"

#include "hj-inline.h"

#include <string.h>

HjTypeset *
hj_display_new (const char *tex, double size, double room, const char *macros)
{
  HjTypesetOptions options = { .size = size * HJ_INLINE_GROWTH, .display = TRUE, .max_width = room, .macros = macros };
  HjTypeset *typeset = hj_typeset_new (tex, &options);
  double width;

  hj_typeset_measure (typeset, &width, NULL, NULL);
  if (room <= 0 || width <= room)
    return typeset;
  /* Setting stops at what can be read; a great matrix in a narrow window is still better small than cut off. */
  hj_typeset_free (typeset);
  options.size *= room / width;
  return hj_typeset_new (tex, &options);
}

gboolean
hj_display_is_numbered (const char *tex)
{
  return strstr (tex, "\\tag") != NULL;
}
