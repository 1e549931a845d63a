/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of the interface: the locale's, with translations also found in the build folder. */
#pragma once

void hj_locale_init (void);
