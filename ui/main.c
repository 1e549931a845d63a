/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The doorway: opens the window. */
#include "hj-application.h"
#include "hj-locale.h"

int
main (int argc, char **argv)
{
  g_autoptr (HjApplication) application = NULL;

  hj_locale_init ();
  application = hj_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
