/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every verb needs: arguments, the library, and the three ways to answer. */
#include "hj-invocation.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* ---- arguments ---- */

static gboolean
take_json (char **args, guint *n)
{
  gboolean found = FALSE;
  guint kept = 0;

  for (guint i = 0; i < *n; i++)
    if (strcmp (args[i], "--json") == 0)
      {
        found = TRUE;
        g_free (args[i]);
      }
    else
      args[kept++] = args[i];
  args[kept] = NULL;
  *n = kept;
  return found;
}

static gboolean
parse_options (HjInvocation *self, const GOptionEntry *entries, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  char **arguments = g_new0 (char *, self->n_args + 2);
  gboolean success;

  g_option_context_set_help_enabled (context, FALSE);
  if (entries)
    g_option_context_add_main_entries (context, entries, NULL);
  arguments[0] = g_strdup ("hanjang");
  for (guint i = 0; i < self->n_args; i++)
    arguments[i + 1] = g_steal_pointer (&self->args[i]);
  success = g_option_context_parse_strv (context, &arguments, error);
  g_free (self->args);
  g_free (arguments[0]);
  self->n_args = g_strv_length (arguments + 1);
  memmove (arguments, arguments + 1, (self->n_args + 1) * sizeof *arguments);
  self->args = arguments;
  return success;
}

/* "--" ends the options; it is none of the arguments. */
static void
drop_separator (HjInvocation *self)
{
  if (self->n_args == 0 || strcmp (self->args[0], "--") != 0)
    return;
  g_free (self->args[0]);
  memmove (self->args, self->args + 1, self->n_args * sizeof *self->args);
  self->n_args--;
}

gboolean
hj_invocation_parse (HjInvocation *self, const GOptionEntry *entries, int min, int max)
{
  g_autoptr (GError) error = NULL;

  self->json = take_json (self->args, &self->n_args);
  if (!parse_options (self, entries, &error))
    {
      hj_invocation_misuse (self, "%s", error->message);
      return FALSE;
    }
  drop_separator (self);
  if ((int) self->n_args >= min && (max < 0 || (int) self->n_args <= max))
    return TRUE;
  if ((int) self->n_args < min)
    hj_invocation_misuse (self, _("something is missing"));
  else
    hj_invocation_misuse (self, _("%s: one argument too many"), self->args[max]);
  return FALSE;
}

HjMoment
hj_moment_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return hj_moment_from_date_time (now);
}

/* "2026-11-21 10:00" and "2026-11-21" are completed to what GDateTime reads. */
static char *
dup_complete_time (const char *string)
{
  g_autofree char *text = g_strdup (string);

  if (strlen (text) > 10 && text[10] == ' ')
    text[10] = 'T';
  if (strlen (text) == 10)
    return g_strconcat (text, "T00:00:00", NULL);
  if (strlen (text) == 16)
    return g_strconcat (text, ":00", NULL);
  /* "…T10:00+09:00" lacks its seconds. */
  if (strlen (text) > 16 && (text[16] == '+' || text[16] == '-' || text[16] == 'Z'))
    return g_strdup_printf ("%.16s:00%s", text, text + 16);
  return g_steal_pointer (&text);
}

gboolean
hj_moment_from_string (const char *string, HjMoment *moment)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *text = NULL;
  g_autoptr (GDateTime) time = NULL;
  guint64 seconds;

  if (!string)
    {
      *moment = hj_moment_now ();
      return TRUE;
    }
  if (g_ascii_string_to_unsigned (string + (string[0] == '@'), 10, 1, G_GUINT64_CONSTANT (253402300799), &seconds,
                                  NULL))
    {
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc ((gint64) seconds);

      time = g_date_time_to_timezone (utc, zone);
    }
  else
    {
      text = dup_complete_time (string);
      time = g_date_time_new_from_iso8601 (text, zone);
    }
  if (time)
    *moment = hj_moment_from_date_time (time);
  return time != NULL;
}

/* ---- the library ---- */

/* A backup that fails, for want of room perhaps, is no reason to refuse work; the next call tries again. */
static gboolean
prepare (HjLibrary *library, GError **error)
{
  g_autoptr (GError) no_backup = NULL;

  if (!hj_library_import_course (library, hj_moment_now (), error))
    return FALSE;
  if (!hj_library_backup_if_due (library, hj_moment_now (), &no_backup))
    g_info ("No backup: %s", no_backup->message);
  return TRUE;
}

HjLibrary *
hj_invocation_open (HjInvocation *self, GError **error)
{
  if (self->open)
    return self->open;
  self->open = hj_library_open (self->library, error);
  if (self->open && !prepare (self->open, error))
    g_clear_object (&self->open);
  return self->open;
}

/* ---- answers ---- */

/* An error is one line, whatever a file's name holds. */
static void
print_error (const char *message)
{
  g_autofree char *line = g_strdelimit (g_strdup (message), "\n\r", ' ');

  fprintf (stderr, "hanjang: %s\n", line);
}

int
hj_invocation_fail (HjInvocation *self, GError *error)
{
  print_error (error ? error->message : _("something went wrong"));
  g_clear_error (&error);
  return HJ_FAILED;
}

int
hj_invocation_refuse (HjInvocation *self, const char *what, const char *why)
{
  g_autofree char *message = g_strdup_printf ("%s: %s", what, why);

  print_error (message);
  return HJ_FAILED;
}

int
hj_invocation_misuse (HjInvocation *self, const char *format, ...)
{
  g_autofree char *words = NULL, *message = NULL;
  va_list values;

  va_start (values, format);
  words = g_strdup_vprintf (format, values);
  va_end (values);
  if (self->verb)
    message = g_strdup_printf (_("%s: %s (usage: hanjang %s %s)"), self->verb->name, words, self->verb->name,
                               self->verb->usage);
  else
    message = g_strdup_printf (_("%s (see “hanjang help”)"), words);
  print_error (message);
  return HJ_MISUSED;
}

void
hj_print (const char *format, ...)
{
  va_list values;

  va_start (values, format);
  vprintf (format, values);
  va_end (values);
}

int
hj_invocation_print_json (HjInvocation *self, JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  fputs (text, stdout);
  fputc ('\n', stdout);
  return HJ_DONE;
}

int
hj_invocation_print_rows (HjInvocation *self, const char *name, const GPtrArray *rows, HjJsonRow write)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  hj_json_rows (json, name, rows, write, self);
  json_builder_end_object (json);
  return hj_invocation_print_json (self, json);
}
