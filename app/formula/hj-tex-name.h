/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names in TeX source. Private to app/formula. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The end of the name that begins after a backslash: letters, or one other character. */
const char *hj_tex_end_of_name (const char *name);
/* Whether the command NAME, and not a longer one, stands at AT. */
gboolean hj_tex_is_command (const char *at, const char *name);

G_END_DECLS
