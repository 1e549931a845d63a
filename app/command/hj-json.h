/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members of a JSON object, name and value in one call, and lists of objects row by row. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A NULL string becomes null. */
void hj_json_string (JsonBuilder *json, const char *name, const char *value);
void hj_json_int (JsonBuilder *json, const char *name, gint64 value);
/* An id of the library; 0 or less, which is nothing's, becomes null. */
void hj_json_id (JsonBuilder *json, const char *name, gint64 id);
void hj_json_double (JsonBuilder *json, const char *name, double value);
void hj_json_bool (JsonBuilder *json, const char *name, gboolean value);

/* Begin a member; json_builder_end_array and json_builder_end_object end it. */
void hj_json_array (JsonBuilder *json, const char *name);
void hj_json_object (JsonBuilder *json, const char *name);

/* The first N of STRINGS, or all up to a NULL if N is −1. */
void hj_json_strings (JsonBuilder *json, const char *name, const char *const *strings, gssize n);

/* Writes the members of one object: ROW of the list, DATA as given. */
typedef void (*HjJsonRow) (JsonBuilder *json, gconstpointer row, gconstpointer data);

/* Member NAME: one object for each row. ROWS is of pointers, ARRAY of structs; NULL is empty. */
void hj_json_rows (JsonBuilder *json, const char *name, const GPtrArray *rows, HjJsonRow write, gconstpointer data);
void hj_json_rows_of_array (JsonBuilder *json, const char *name, const GArray *array, HjJsonRow write, gconstpointer data);

G_END_DECLS
