/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences of the window in GSettings, also found when running from the build folder. */
#pragma once

#include "hj-text.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* NULL where the schema is nowhere to be found; everything then works with the defaults. (transfer full) */
GSettings *hj_settings_new (void);
/* The content language; before one is chosen, Korean under a Korean locale and English elsewhere. */
HjLang hj_settings_get_lang (GSettings *settings);
void hj_settings_set_lang (GSettings *settings, HjLang lang);
/* Follows interface-style of SETTINGS from now on. */
void hj_settings_bind_style (GSettings *settings);

G_END_DECLS
