/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unicode's own small and ornate letters. */
#pragma once

#include "hj-formula-tree.h"

G_BEGIN_DECLS

/* TEXT raised or lowered sign by sign, or NULL if one of them has no such form. (transfer full) */
char *hj_tex_raise (const char *text);
char *hj_tex_lower (const char *text);
/* C in an ornate alphabet (double, script, fraktur); C itself where there is none. */
gunichar hj_tex_style_letter (gunichar c, HjTexStyle style);
/* Puts the combining MARK after the first sign of TEXT (after each one: overline, underline); markup is passed. */
char *hj_tex_accent (const char *text, const char *mark);

G_END_DECLS
