/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line: "hanjang VERB …" needs no display, prints to standard output, and says by its exit status
 * whether it worked: 0 done, 1 could not be done, 2 wrong usage. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Runs the verb ARGV names and sets STATUS. FALSE if it names none and the window is to be opened: then the
 * general options are taken out of ARGV, and what remains are files. ARGV[0] is the program. */
gboolean hj_command_run (int *argc, char **argv, int *status);

/* Names of all verbs in their order, for tests and completion; NULL at the end. (transfer container) */
char **hj_command_list_verbs (void);

G_END_DECLS
