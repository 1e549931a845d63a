/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Study options. A change adds a row, and every review names the row it was answered under: so the log alone
 * gives the schedule again, whatever was changed since. */
#include "hj-library-private.h"

#include <string.h>

#define GROUP "study"

/* Whole numbers, by name. */
#define INT(name) { #name, G_STRUCT_OFFSET (HjStudyOptions, name) }
static const struct { const char *key; gsize offset; } ints[] = {
  INT (max_interval), INT (fuzz), INT (rollover), INT (learn_ahead),
  INT (new_per_day), INT (reviews_per_day), INT (bury_siblings), INT (order),
};

static char *
options_to_text (const HjStudyOptions *options)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_set_double (file, GROUP, "retention", options->retention);
  g_key_file_set_double_list (file, GROUP, "weights", (double *) options->weights, HJ_FSRS_WEIGHTS);
  g_key_file_set_integer_list (file, GROUP, "learning", (int *) options->learning, options->n_learning);
  g_key_file_set_integer_list (file, GROUP, "relearning", (int *) options->relearning, options->n_relearning);
  for (guint i = 0; i < G_N_ELEMENTS (ints); i++)
    g_key_file_set_integer (file, GROUP, ints[i].key, G_STRUCT_MEMBER (int, options, ints[i].offset));
  return g_key_file_to_data (file, NULL, NULL);
}

static void
read_steps (GKeyFile *file, const char *key, int *steps, int *n)
{
  gsize count;
  g_autofree int *values = g_key_file_get_integer_list (file, GROUP, key, &count, NULL);

  *n = values ? (int) MIN (count, HJ_MAX_STEPS) : 0;
  for (int i = 0; i < *n; i++)
    steps[i] = MAX (1, values[i]);
}

static void
read_weights (GKeyFile *file, HjStudyOptions *options)
{
  gsize n = 0;
  g_autofree double *weights = g_key_file_get_double_list (file, GROUP, "weights", &n, NULL);

  if (weights && n == HJ_FSRS_WEIGHTS)
    memcpy (options->weights, weights, sizeof options->weights);
}

/* What the text does not say keeps its default. */
static void
options_from_text (HjStudyOptions *options, const char *text)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  hj_study_options_init (options);
  if (!g_key_file_load_from_data (file, text, -1, G_KEY_FILE_NONE, NULL))
    return;
  if (g_key_file_has_key (file, GROUP, "retention", NULL))
    options->retention = CLAMP (g_key_file_get_double (file, GROUP, "retention", NULL), 0.5, 0.999);
  read_weights (file, options);
  read_steps (file, "learning", options->learning, &options->n_learning);
  read_steps (file, "relearning", options->relearning, &options->n_relearning);
  for (guint i = 0; i < G_N_ELEMENTS (ints); i++)
    if (g_key_file_has_key (file, GROUP, ints[i].key, NULL))
      G_STRUCT_MEMBER (int, options, ints[i].offset) = g_key_file_get_integer (file, GROUP, ints[i].key, NULL);
}

gboolean
hj_options_table_get (HjDatabase *db, gint64 id, HjStudyOptions *options, GError **error)
{
  GError *problem = NULL;
  g_autoptr (HjStatement) row = hj_database_query (db, &problem, "SELECT text FROM study_options WHERE id = ?1", "l",
                                                   id);

  if (hj_statement_step (row, &problem))
    options_from_text (options, hj_statement_get_words (row, 0));
  else
    hj_study_options_init (options);
  if (problem)
    g_propagate_error (error, problem);
  return !problem;
}

static gint64
find_last (HjDatabase *db, GError **error)
{
  return hj_database_get_number (db, 0, error, "SELECT coalesce (max (id), 0) FROM study_options", "");
}

static gboolean
append (HjLibrary *self, const HjStudyOptions *options, GError **error)
{
  g_autofree char *text = options_to_text (options);

  if (!hj_library_begin (self, error))
    return FALSE;
  if (!hj_library_finish (self,
                          hj_database_run (self->db, error, "INSERT INTO study_options (text) VALUES (?1)", "s", text),
                          error))
    return FALSE;
  /* Read back, so that what is in force is what the log will give again. */
  options_from_text (&self->options, text);
  self->options_id = hj_database_get_last_id (self->db);
  return TRUE;
}

/* Another program may have changed them: the last row is looked up every time, its text only when it is new. */
static gboolean
update_options (HjLibrary *self, GError **error)
{
  GError *problem = NULL;
  gint64 last = find_last (self->db, &problem);

  if (!problem && (last != self->options_id || last == 0))
    {
      hj_options_table_get (self->db, last, &self->options, &problem);
      self->options_id = last;
    }
  if (problem)
    g_propagate_error (error, problem);
  return !problem;
}

gboolean
hj_library_require_options (HjLibrary *self, GError **error)
{
  if (!update_options (self, error))
    return FALSE;
  return self->options_id > 0 || append (self, &self->options, error);
}

gboolean
hj_library_get_study_options (HjLibrary *self, HjStudyOptions *options, GError **error)
{
  if (!update_options (self, error))
    return FALSE;
  *options = self->options;
  return TRUE;
}

gboolean
hj_library_set_study_options (HjLibrary *self, const HjStudyOptions *options, GError **error)
{
  g_autofree char *old = NULL, *fresh = options_to_text (options);

  if (!update_options (self, error))
    return FALSE;
  old = options_to_text (&self->options);
  if (self->options_id > 0 && strcmp (old, fresh) == 0)
    return TRUE;
  return append (self, options, error);
}
