/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen reader sees: a client of the accessibility bus, for tests.
 *
 * The program under test is this same process, which answers from its main loop; so every call is asynchronous and
 * turns the loop until its answer is there. */
#include "hj-atspi.h"

#include <glib/gstdio.h>
#include <string.h>

#define SERVICE "/usr/share/dbus-1/services/org.a11y.Bus.service"
#define REGISTRY "org.a11y.atspi.Registry"
#define ROOT "/org/a11y/atspi/accessible/root"
#define ACCESSIBLE "org.a11y.atspi.Accessible"
#define PROPERTIES "org.freedesktop.DBus.Properties"

#define PATIENCE (20 * G_USEC_PER_SEC)

#define STATE_FOCUSABLE 11 /* AtspiStateType */
#define STATE_FOCUSED 12

static GTestDBus *session;
static GDBusConnection *bus; /* of accessibility */
static char *services;       /* a folder with the one service the session needs */
static char *focused_sender, *focused_path;

/* ---- calls ---- */

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* The answer, or NULL where there is no such method. (transfer full) */
static GVariant *
call (GDBusConnection *connection, const char *name, const char *path, const char *interface, const char *method,
      GVariant *arguments)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_dbus_connection_call (connection, name, path, interface, method, arguments, NULL, G_DBUS_CALL_FLAGS_NONE, 20000, NULL,
                          answered_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_dbus_connection_call_finish (connection, result, NULL);
}

static char *
call_for_text (const char *name, const char *path, const char *interface, const char *method, GVariant *arguments)
{
  g_autoptr (GVariant) answer = call (bus, name, path, interface, method, arguments);
  g_autoptr (GVariant) value = answer != NULL ? g_variant_get_child_value (answer, 0) : NULL;
  g_autoptr (GVariant) text = value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_VARIANT)
                                ? g_variant_get_variant (value) : g_steal_pointer (&value);

  return text != NULL && g_variant_is_of_type (text, G_VARIANT_TYPE_STRING) ? g_variant_dup_string (text, NULL) : NULL;
}

/* ---- the buses ---- */

/* Only the accessibility bus is to be had on this session: nothing else of the desktop wakes up. What it prints would
 * stand among the lines of the test. */
static void
write_services (void)
{
  g_autoptr (GKeyFile) service = g_key_file_new ();
  g_autofree char *path = NULL, *program = NULL, *quiet = NULL;

  services = g_dir_make_tmp ("hanjang-services-XXXXXX", NULL);
  path = g_build_filename (services, "org.a11y.Bus.service", NULL);
  g_assert_true (g_key_file_load_from_file (service, SERVICE, G_KEY_FILE_NONE, NULL));
  program = g_key_file_get_string (service, "D-BUS Service", "Exec", NULL);
  quiet = g_strdup_printf ("/bin/sh -c \"exec %s >/dev/null 2>&1\"", program);
  g_key_file_set_string (service, "D-BUS Service", "Exec", quiet);
  g_key_file_remove_key (service, "D-BUS Service", "SystemdService", NULL);
  g_assert_true (g_key_file_save_to_file (service, path, NULL));
}

static void
remove_services (void)
{
  g_autofree char *file = g_build_filename (services, "org.a11y.Bus.service", NULL);

  g_unlink (file);
  g_rmdir (services);
  g_clear_pointer (&services, g_free);
}

static GDBusConnection *
connect_to (const char *address)
{
  return g_dbus_connection_new_for_address_sync (
    address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, NULL);
}

static gboolean
connect_to_accessibility (void)
{
  g_autoptr (GDBusConnection) connection = connect_to (g_test_dbus_get_bus_address (session));
  g_autoptr (GVariant) answer = call (connection, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", NULL);
  const char *address = NULL;

  if (answer == NULL)
    return FALSE;
  g_variant_get (answer, "(&s)", &address);
  g_setenv ("AT_SPI_BUS_ADDRESS", address, TRUE);
  bus = connect_to (address);
  return bus != NULL;
}

gboolean
hj_atspi_start (const char **reason)
{
  g_autofree char *daemon = g_find_program_in_path ("dbus-daemon"), *display = g_strdup (g_getenv ("DISPLAY"));

  *reason = daemon == NULL ? "there is no dbus-daemon"
            : !g_file_test (SERVICE, G_FILE_TEST_EXISTS) ? "there is no at-spi2-core" : NULL;
  if (*reason != NULL)
    return FALSE;
  g_unsetenv ("GTK_A11Y");
  write_services ();
  session = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_add_service_dir (session, services);
  g_test_dbus_up (session);
  g_setenv ("DISPLAY", display != NULL ? display : "", TRUE); /* which a test bus takes away */
  if (connect_to_accessibility ())
    return TRUE;
  *reason = "the accessibility bus does not start";
  hj_atspi_stop ();
  return FALSE;
}

void
hj_atspi_stop (void)
{
  g_clear_object (&bus);
  g_clear_pointer (&focused_sender, g_free);
  g_clear_pointer (&focused_path, g_free);
  g_test_dbus_stop (session); /* and not freed: that waits for GTK to let go of the session */
  remove_services ();
}

/* ---- the tree ---- */

static void
free_node (gpointer data)
{
  HjAtspiNode *node = data;

  g_free (node->path);
  g_free (node->role);
  g_free (node->name);
  g_free (node->description);
  g_free (node);
}

static void
read_states (HjAtspiNode *node, const char *name)
{
  g_autoptr (GVariant) answer = call (bus, name, node->path, ACCESSIBLE, "GetState", NULL);
  g_autoptr (GVariant) words = answer != NULL ? g_variant_get_child_value (answer, 0) : NULL;
  guint32 low = 0;

  if (words != NULL && g_variant_n_children (words) > 0)
    g_variant_get_child (words, 0, "u", &low);
  node->focusable = low >> STATE_FOCUSABLE & 1;
  node->focused = low >> STATE_FOCUSED & 1;
}

static void
read_node (GPtrArray *nodes, const char *name, const char *path, guint depth)
{
  HjAtspiNode *node = g_new0 (HjAtspiNode, 1);
  g_autoptr (GVariant) answer = NULL, children = NULL;

  g_ptr_array_add (nodes, node);
  node->depth = depth;
  node->path = g_strdup (path);
  node->role = call_for_text (name, path, ACCESSIBLE, "GetRoleName", NULL);
  node->name = call_for_text (name, path, PROPERTIES, "Get", g_variant_new ("(ss)", ACCESSIBLE, "Name"));
  node->description = call_for_text (name, path, PROPERTIES, "Get", g_variant_new ("(ss)", ACCESSIBLE, "Description"));
  read_states (node, name);
  answer = call (bus, name, path, ACCESSIBLE, "GetChildren", NULL);
  children = answer != NULL ? g_variant_get_child_value (answer, 0) : NULL;
  for (gsize i = 0; children != NULL && i < g_variant_n_children (children); i++) {
    const char *child_name, *child_path;

    g_variant_get_child (children, i, "(&s&o)", &child_name, &child_path);
    read_node (nodes, child_name, child_path, depth + 1);
  }
}

/* The programs the registry knows; waits until there is one, as a program is slow to tell. (transfer full) */
static GVariant *
list_programs (void)
{
  for (gint64 end = g_get_monotonic_time () + PATIENCE;;) {
    g_autoptr (GVariant) answer = call (bus, REGISTRY, ROOT, ACCESSIBLE, "GetChildren", NULL);
    g_autoptr (GVariant) programs = answer != NULL ? g_variant_get_child_value (answer, 0) : NULL;

    if (programs != NULL && g_variant_n_children (programs) > 0)
      return g_steal_pointer (&programs);
    g_assert_cmpint (g_get_monotonic_time (), <, end);
    g_usleep (1000);
  }
}

GPtrArray *
hj_atspi_read (void)
{
  GPtrArray *nodes = g_ptr_array_new_with_free_func (free_node);
  g_autoptr (GVariant) programs = list_programs ();

  for (gsize i = 0; i < g_variant_n_children (programs); i++) {
    const char *name, *path;

    g_variant_get_child (programs, i, "(&s&o)", &name, &path);
    read_node (nodes, name, path, 0);
  }
  return nodes;
}

gboolean
hj_atspi_node_is_named (const HjAtspiNode *node)
{
  return node->name != NULL && *node->name != '\0' && g_type_from_name (node->name) == 0;
}

/* ---- events ---- */

static void
focused_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface, const char *event,
            GVariant *arguments, gpointer data)
{
  const char *state;
  gint32 on;

  g_variant_get_child (arguments, 0, "&s", &state);
  g_variant_get_child (arguments, 1, "i", &on);
  if (!g_str_equal (state, "focused") || on == 0)
    return;
  g_free (focused_sender);
  g_free (focused_path);
  focused_sender = g_strdup (sender);
  focused_path = g_strdup (path);
}

void
hj_atspi_listen (void)
{
  g_dbus_connection_signal_subscribe (bus, NULL, "org.a11y.atspi.Event.Object", "StateChanged", NULL, NULL,
                                      G_DBUS_SIGNAL_FLAGS_NONE, focused_cb, NULL, NULL);
}

char *
hj_atspi_dup_focused (void)
{
  return focused_path == NULL ? NULL
                              : call_for_text (focused_sender, focused_path, PROPERTIES, "Get",
                                               g_variant_new ("(ss)", ACCESSIBLE, "Name"));
}
