/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time for the main loop. */
#pragma once

#include <glib.h>

static inline void
turn (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* A slow machine gets its time: the test goes on as soon as CONDITION holds, and fails only after twenty seconds. */
#define wait_for(condition)                                                   \
  G_STMT_START                                                                \
  {                                                                           \
    for (guint waited_ = 0; !(condition) && waited_ < 1000; waited_++)        \
      turn (20);                                                              \
    g_assert_true (condition);                                                \
  }                                                                           \
  G_STMT_END
