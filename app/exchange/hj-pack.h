/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A .zip that is made in memory. Private to app/exchange. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _HjPack HjPack;

HjPack *hj_pack_new (gint64 now);
void hj_pack_free (HjPack *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjPack, hj_pack_free)

/* NAME as a path with "/" between folders; one that is there already gets a number: "note (2).md". Returns the name it
 * got. (transfer full), or NULL and ERROR. */
char *hj_pack_add (HjPack *self, const char *name, const void *data, gsize size, GError **error);
/* The whole; nothing can be added after it. (transfer full) */
GBytes *hj_pack_finish (HjPack *self, GError **error);

G_END_DECLS
