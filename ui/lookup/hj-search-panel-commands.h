/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done from the palette: a table of actions with their names. */
#pragma once

#include "hj-search-pattern.h"
#include "hj-window.h"

G_BEGIN_DECLS

typedef struct {
  const char *name;   /* English; gettext has the Korean one */
  const char *words;  /* other words that find it, English and Korean, or NULL */
  const char *icon;
  const char *action; /* "win.show"; "page.…" is one of the page that is shown */
  const char *target; /* in GVariant's text form, or NULL */
  const char *keys;   /* accelerator, or NULL */
  const char *where;  /* "page.…": only where the page has this action; otherwise what its place begins with; or NULL */
} HjSearchPanelCommand;

/* Those that match PATTERN, the best first; all of them, in their order, for NULL. What cannot be done in WINDOW, or on
 * the page that it shows, is left out. (transfer container) (element-type HjSearchPanelCommand) */
GPtrArray *hj_search_panel_commands_find (const HjSearchPattern *pattern, HjWindow *window);

G_END_DECLS
