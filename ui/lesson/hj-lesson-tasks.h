/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking back what was ticked, from anywhere in the window. */
#pragma once

#include "hj-desk.h"

G_BEGIN_DECLS

/* TARGET: (note, line, done) as the task was before. */
void hj_tasks_undo (HjDesk *desk, GVariant *target, GError **error);

G_END_DECLS
