/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The doorway: a verb goes to the command line, everything else opens the window. */
#include "hj-application.h"
#include "hj-command.h"
#include "hj-locale.h"

int
main (int argc, char **argv)
{
  g_autoptr (HjApplication) application = NULL;
  int status = 0;

  hj_locale_init ();
  if (hj_command_run (&argc, argv, &status))
    return status;
  application = hj_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
