/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Korean line breaking, for screen and paper: lines end between words (어절), never inside one. */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* Adds to ATTRIBUTES what keeps the Korean words of TEXT whole. TEXT is plain text, not markup, and byte offsets
 * count from its start. Text of other scripts is left to Pango. */
void hj_wrap_attributes (PangoAttrList *attributes, const char *text);

/* Calls FOUND with every byte range of TEXT in which no line may end. */
typedef void (*HjWrapFound) (guint start, guint end, gpointer data);
void hj_wrap_each (const char *text, HjWrapFound found, gpointer data);

G_END_DECLS
