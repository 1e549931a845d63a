/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Korean particles that go by the sound before them. Internal to app/note. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* REST follows WORDS. The particle REST begins with as it must be after them, and its bytes in REST (out): "은" of
 * "은 크다" after "bias" becomes "는". NULL: there is none, it is right as it is, or how WORDS end is not known.
 * (transfer none) */
const char *hj_particle_after (const char *words, const char *rest, gsize *size);

G_END_DECLS
