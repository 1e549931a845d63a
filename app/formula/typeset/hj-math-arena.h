/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that is given back all at once: the nodes of one formula, its boxes. Private to app/formula. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _HjArena HjArena;

HjArena *hj_arena_new (void);
void hj_arena_free (HjArena *self);
/* SIZE zeroed bytes. (transfer none) */
gpointer hj_arena_take (HjArena *self, gsize size);
char *hj_arena_copy (HjArena *self, const char *text, gsize length);
char *hj_arena_take_string (HjArena *self, char *text);

#define hj_arena_new0(arena, Type) ((Type *) hj_arena_take ((arena), sizeof (Type)))

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjArena, hj_arena_free)

G_END_DECLS
