/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preferences: language and look of the window, and how much the learner wants to remember. */
#pragma once

#include "hj-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HJ_TYPE_PREFERENCES_WINDOW (hj_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (HjPreferencesWindow, hj_preferences_window, HJ, PREFERENCES_WINDOW, AdwPreferencesWindow)

HjPreferencesWindow *hj_preferences_window_new (GtkWindow *parent, HjDesk *desk);

G_END_DECLS
