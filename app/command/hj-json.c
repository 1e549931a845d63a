/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one writer of what verbs answer in JSON. */
#include "hj-json.h"

void
hj_json_string (JsonBuilder *json, const char *name, const char *value)
{
  json_builder_set_member_name (json, name);
  if (value)
    json_builder_add_string_value (json, value);
  else
    json_builder_add_null_value (json);
}

void
hj_json_int (JsonBuilder *json, const char *name, gint64 value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, value);
}

void
hj_json_id (JsonBuilder *json, const char *name, gint64 id)
{
  json_builder_set_member_name (json, name);
  if (id > 0)
    json_builder_add_int_value (json, id);
  else
    json_builder_add_null_value (json);
}

void
hj_json_double (JsonBuilder *json, const char *name, double value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_double_value (json, value);
}

void
hj_json_bool (JsonBuilder *json, const char *name, gboolean value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_boolean_value (json, value);
}

void
hj_json_array (JsonBuilder *json, const char *name)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
}

void
hj_json_object (JsonBuilder *json, const char *name)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_object (json);
}

void
hj_json_strings (JsonBuilder *json, const char *name, const char *const *strings, gssize n)
{
  hj_json_array (json, name);
  for (gssize i = 0; n < 0 ? strings[i] != NULL : i < n; i++)
    json_builder_add_string_value (json, strings[i]);
  json_builder_end_array (json);
}

static void
add_row (JsonBuilder *json, gconstpointer row, HjJsonRow write, gconstpointer data)
{
  json_builder_begin_object (json);
  write (json, row, data);
  json_builder_end_object (json);
}

void
hj_json_rows (JsonBuilder *json, const char *name, const GPtrArray *rows, HjJsonRow write, gconstpointer data)
{
  hj_json_array (json, name);
  for (guint i = 0; rows && i < rows->len; i++)
    add_row (json, g_ptr_array_index (rows, i), write, data);
  json_builder_end_array (json);
}

void
hj_json_rows_of_array (JsonBuilder *json, const char *name, const GArray *array, HjJsonRow write, gconstpointer data)
{
  gsize size = array ? g_array_get_element_size ((GArray *) array) : 0;

  hj_json_array (json, name);
  for (guint i = 0; array && i < array->len; i++)
    add_row (json, array->data + i * size, write, data);
  json_builder_end_array (json);
}
