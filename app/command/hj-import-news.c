/* SPDX-License-Identifier: GPL-3.0-or-later */
/* News of a long import, rewritten in place on standard error where that is a terminal. */
#include "hj-import-news.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#define PATIENCE (G_USEC_PER_SEC / 2)
#define NEWS_EVERY (G_USEC_PER_SEC / 10)

static volatile sig_atomic_t interrupted;

static void
interrupted_cb (int signal)
{
  interrupted = 1;
}

void
hj_import_news_begin (HjImportNews *self)
{
  struct sigaction action = { .sa_handler = interrupted_cb, .sa_flags = SA_RESETHAND };

  *self = (HjImportNews){ .cancellable = g_cancellable_new (), .begun = g_get_monotonic_time () };
  interrupted = 0;
  sigaction (SIGINT, &action, NULL);
}

static void
show (HjImportNews *self, const HjImportProgress *progress)
{
  g_autofree char *name = progress->path ? g_path_get_basename (progress->path) : NULL;
  guint percent = progress->n_bytes ? (guint) (progress->bytes * 100 / progress->n_bytes) : 0;
  g_autofree char *line = name ? g_strdup_printf (_("%u of %u files, %u %%: %s"), progress->files, progress->n_files,
                                                  percent, name)
                               : g_strdup (_("storing"));

  /* Back to the margin, the line, and nothing behind it (ECMA-48, EL). */
  g_printerr ("\r%s\033[K", line);
  self->shown = TRUE;
}

void
hj_import_news_tell (const HjImportProgress *progress, gpointer data)
{
  HjImportNews *self = data;
  gint64 now = g_get_monotonic_time ();

  if (interrupted)
    g_cancellable_cancel (self->cancellable);
  if (now - self->begun < PATIENCE || now - self->told < NEWS_EVERY || !isatty (STDERR_FILENO))
    return;
  self->told = now;
  show (self, progress);
}

void
hj_import_news_end (HjImportNews *self)
{
  if (self->shown)
    g_printerr ("\r\033[K");
  signal (SIGINT, SIG_DFL);
  g_clear_object (&self->cancellable);
}
