/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hanjang schedule: FSRS alone. Ratings and days come in as JSON, memory states go out; no library, no fuzz. */
#include "hj-fsrs.h"
#include "hj-fsrs7.h"
#include "hj-invocation.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define MOST_BYTES (64 * 1024 * 1024)

typedef struct {
  HjGrade grade;
  double days;
} Review;

typedef struct {
  int version;
  double retention;
  double weights[HJ_FSRS7_WEIGHTS]; /* the first 21 with version 6 */
  GArray *reviews;                  /* of Review */
} Task;

/* ---- input ---- */

static char *
read_input (void)
{
  GString *text = g_string_new (NULL);
  char part[65536];
  gsize n;

  while ((n = fread (part, 1, sizeof part, stdin)) > 0 && text->len < MOST_BYTES)
    g_string_append_len (text, part, n);
  return g_string_free (text, FALSE);
}

G_GNUC_PRINTF (2, 3)
static gboolean
complain (GError **error, const char *format, ...)
{
  va_list values;

  va_start (values, format);
  *error = g_error_new_valist (HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_FAILED, format, values);
  va_end (values);
  return FALSE;
}

static gboolean
is_number (JsonNode *node)
{
  GType type = node && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE;
}

static gboolean
read_review (JsonNode *node, guint number, Review *review, GError **error)
{
  JsonObject *object = node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *rating = object ? json_object_get_member (object, "rating") : NULL;
  JsonNode *days = object ? json_object_get_member (object, "days") : NULL;
  double grade;

  if (!is_number (rating))
    return complain (error, _("schedule: review %u: “rating” is missing"), number);
  grade = json_node_get_double (rating);
  if (grade != 1 && grade != 2 && grade != 3 && grade != 4)
    return complain (error, _("schedule: review %u: “rating” must be 1, 2, 3 or 4"), number);
  if (days && !is_number (days))
    return complain (error, _("schedule: review %u: “days” is no number"), number);
  review->grade = (HjGrade) grade;
  review->days = days ? json_node_get_double (days) : 0;
  if (!(review->days >= 0) || isinf (review->days))
    return complain (error, _("schedule: review %u: “days” must be 0 or more"), number);
  return TRUE;
}

static gboolean
read_reviews (JsonObject *root, Task *task, GError **error)
{
  JsonNode *node = json_object_get_member (root, "reviews");
  JsonArray *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (!array)
    return complain (error, _("schedule: “reviews” must be a list"));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      Review review;

      if (!read_review (json_array_get_element (array, i), i + 1, &review, error))
        return FALSE;
      g_array_append_val (task->reviews, review);
    }
  return TRUE;
}

static gboolean
use_weights (Task *task, const double *weights, guint n, GError **error)
{
  if (task->version == 6 && hj_fsrs_take_weights (weights, n, task->weights))
    return TRUE;
  if (task->version == 6)
    return complain (error, _("schedule: “weights” must be 21 numbers (or 19 or 17 of earlier versions), not %u"), n);
  if (n != HJ_FSRS7_WEIGHTS)
    return complain (error, _("schedule: “weights” of version 7 must be 34 numbers, not %u"), n);
  memcpy (task->weights, weights, sizeof task->weights);
  return TRUE;
}

static gboolean
read_weights (JsonObject *root, Task *task, GError **error)
{
  JsonNode *node = json_object_get_member (root, "weights");
  JsonArray *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = array ? json_array_get_length (array) : 0;
  g_autofree double *weights = g_new0 (double, n + 1);

  if (!node || JSON_NODE_HOLDS_NULL (node))
    return task->version == 6 ? use_weights (task, hj_fsrs_default_weights, HJ_FSRS_WEIGHTS, error)
                              : use_weights (task, hj_fsrs7_default_weights, HJ_FSRS7_WEIGHTS, error);
  for (guint i = 0; i < n; i++)
    {
      if (!is_number (json_array_get_element (array, i)))
        return complain (error, _("schedule: weight %u is no number"), i + 1);
      weights[i] = json_array_get_double_element (array, i);
    }
  return use_weights (task, weights, n, error);
}

static gboolean
read_task (Task *task, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *text = read_input ();
  GError *problem = NULL;
  JsonNode *root;

  if (!json_parser_load_from_data (parser, text, -1, &problem))
    {
      complain (error, _("schedule: the input is not JSON (%s)"), problem->message);
      g_error_free (problem);
      return FALSE;
    }
  root = json_parser_get_root (parser);
  if (!root || !JSON_NODE_HOLDS_OBJECT (root))
    return complain (error, _("schedule: the input must be an object with “reviews”"));
  return read_weights (json_node_get_object (root), task, error)
         && read_reviews (json_node_get_object (root), task, error);
}

/* ---- output ---- */

static void
add_state (JsonBuilder *json, double stability, double difficulty, double retrievability, double interval)
{
  hj_json_double (json, "stability", stability);
  hj_json_double (json, "difficulty", difficulty);
  json_builder_set_member_name (json, "retrievability");
  if (retrievability < 0)
    json_builder_add_null_value (json);
  else
    json_builder_add_double_value (json, retrievability);
  hj_json_double (json, "interval", interval);
}

static void
run_version_6 (const Task *task, JsonBuilder *json)
{
  const double *w = task->weights;
  HjMemory memory = { 0 };

  for (guint i = 0; i < task->reviews->len; i++)
    {
      const Review *review = &g_array_index (task->reviews, Review, i);
      double r = i == 0 ? -1 : hj_fsrs_retrievability (w, memory.stability, review->days);

      memory = hj_fsrs_review (w, memory, review->grade, review->days);
      json_builder_begin_object (json);
      add_state (json, memory.stability, memory.difficulty, r,
                 hj_fsrs_interval (w, memory.stability, task->retention));
      json_builder_end_object (json);
    }
}

static void
run_version_7 (const Task *task, JsonBuilder *json)
{
  const double *w = task->weights;
  HjMemory7 memory = { 0 };

  for (guint i = 0; i < task->reviews->len; i++)
    {
      const Review *review = &g_array_index (task->reviews, Review, i);
      double r = i == 0 ? -1 : hj_fsrs7_retrievability (w, memory, review->days);

      memory = hj_fsrs7_review (w, memory, review->grade, review->days);
      json_builder_begin_object (json);
      add_state (json, memory.stability, memory.difficulty, r, hj_fsrs7_interval (w, memory, task->retention));
      hj_json_double (json, "stability_fast", memory.fast);
      json_builder_end_object (json);
    }
}

int
hj_verb_schedule (HjInvocation *self)
{
  Task task = { .version = 6, .retention = 0.9 };
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_INT, &task.version, NULL, NULL },
    { "retention", 0, 0, G_OPTION_ARG_DOUBLE, &task.retention, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GArray) reviews = g_array_new (FALSE, FALSE, sizeof (Review));
  g_autoptr (JsonBuilder) json = json_builder_new ();
  GError *error = NULL;

  task.reviews = reviews;
  if (!hj_invocation_parse (self, entries, 0, 0))
    return HJ_MISUSED;
  if (task.version != 6 && task.version != 7)
    return hj_invocation_misuse (self, _("--version %d: must be 6 or 7"), task.version);
  if (!(task.retention > 0 && task.retention < 1))
    return hj_invocation_misuse (self, _("--retention %g: must lie between 0 and 1"), task.retention);
  if (!read_task (&task, &error))
    return hj_invocation_fail (self, error);
  json_builder_begin_object (json);
  hj_json_array (json, "states");
  if (task.version == 6)
    run_version_6 (&task, json);
  else
    run_version_7 (&task, json);
  json_builder_end_array (json);
  json_builder_end_object (json);
  return hj_invocation_print_json (self, json);
}
