/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: one window, the actions that belong to no page, files handed over from outside. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HJ_TYPE_APPLICATION (hj_application_get_type ())
G_DECLARE_FINAL_TYPE (HjApplication, hj_application, HJ, APPLICATION, AdwApplication)

HjApplication *hj_application_new (void);

G_END_DECLS
