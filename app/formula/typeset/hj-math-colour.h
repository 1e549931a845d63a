/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours by name, as \color takes them. Private to app/formula. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* NAME in MODEL (NULL, rgb, RGB, HTML, gray) as 0xffRRGGBB. FALSE, and no colour, if it means nothing. */
gboolean hj_math_parse_colour (const char *model, const char *name, guint32 *colour);

G_END_DECLS
