/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done from the palette: a table of actions with their names. */
#pragma once

#include "hj-search-pattern.h"

G_BEGIN_DECLS

typedef struct {
  const char *name;   /* English; gettext has the Korean one */
  const char *words;  /* other words that find it, English and Korean, or NULL */
  const char *icon;
  const char *action; /* "win.show" */
  const char *target; /* in GVariant's text form, or NULL */
  const char *keys;   /* accelerator, or NULL */
} HjSearchPanelCommand;

/* Those that match PATTERN, the best first; all of them, in their order, for NULL. (transfer container)
 * (element-type HjSearchPanelCommand) */
GPtrArray *hj_search_panel_commands_find (const HjSearchPattern *pattern);

G_END_DECLS
