/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen reader sees: a client of the accessibility bus, for tests. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One accessible object of the program under test, as it answers on the bus. */
typedef struct {
  guint depth;       /* of the tree, from 0: the program */
  char *path;        /* its name on the bus */
  char *role;        /* "heading", "label", "table", … */
  char *name, *description;
  gboolean focusable, focused;
} HjAtspiNode;

/* Starts a session bus, and on it the accessibility bus and its registry, for this process and until it ends. To be
 * called before GTK opens the display. FALSE, with REASON set: this machine has no such thing. */
gboolean hj_atspi_start (const char **reason);
void hj_atspi_stop (void);

/* Listens to where the focus goes; then, what the last object that got it is called, or NULL. (transfer full) */
void hj_atspi_listen (void);
char *hj_atspi_dup_focused (void);

/* Everything the program shows a screen reader, in reading order. (element-type HjAtspiNode) (transfer full) */
GPtrArray *hj_atspi_read (void);
/* Whether NODE has a name: not none, and not that of its type, which GTK gives where there is none. */
gboolean hj_atspi_node_is_named (const HjAtspiNode *node);

G_END_DECLS
