/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keyboard alone: Tab reaches everything that can be pressed on every page, and comes round again. */
#include "hj-note-view.h"
#include "hj-window-fixture.h"

#include <string.h>

#define MOST 600 /* steps of Tab round a page */

/* ---- the window ---- */

/* Lists, and what stands in them, are walked with arrows: Tab goes to one of it. */
static gboolean
is_walked_with_arrows (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BASE) != NULL || gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX) != NULL
         || gtk_widget_get_ancestor (widget, GTK_TYPE_FLOW_BOX) != NULL;
}

/* A note builds and drops its rows while the focus goes through them. */
static gboolean
is_in_note (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, HJ_TYPE_NOTE_VIEW) != NULL;
}

/* Parts of GTK's own widgets that have other keys: Alt+F4, up and down in the entry, those of what is scrolled. */
static gboolean
has_other_keys (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL
         || (GTK_IS_BUTTON (widget) && GTK_IS_SPIN_BUTTON (gtk_widget_get_parent (widget)))
         || GTK_IS_SCROLLBAR (gtk_widget_get_parent (widget));
}

/* What can be pressed, whether it takes the keyboard or not: that is what is tested. */
static void
collect_controls (GtkWidget *widget, GPtrArray *controls)
{
  if ((GTK_IS_BUTTON (widget) || GTK_IS_TEXT (widget) || GTK_IS_RANGE (widget) || GTK_IS_SWITCH (widget))
      && gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget) && !has_other_keys (widget)
      && !is_walked_with_arrows (widget) && !is_in_note (widget))
    g_ptr_array_add (controls, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_controls (child, controls);
}

/* The widgets that Tab goes to, until it comes to the first of them again (in a list, another row may have its turn). */
static GHashTable *
go_round (GtkWindow *window, GtkDirectionType direction)
{
  GHashTable *reached = g_hash_table_new (NULL, NULL);
  GtkWidget *first = NULL;
  guint n = 0;

  for (; n < MOST; n++) {
    GtkWidget *focus;

    gtk_widget_child_focus (GTK_WIDGET (window), direction);
    focus = gtk_window_get_focus (window);
    if (focus != NULL && focus == first)
      break;
    if (first == NULL && focus != NULL && !is_in_note (focus) && !is_walked_with_arrows (focus))
      first = focus;
    if (focus != NULL)
      g_hash_table_add (reached, focus);
    turn (1);
  }
  g_assert_cmpuint (n, <, MOST);
  return reached;
}

static void
check_round (Fixture *fixture, const char *place, GtkDirectionType direction)
{
  g_autoptr (GHashTable) reached = go_round (GTK_WINDOW (fixture->window), direction);
  g_autoptr (GPtrArray) controls = g_ptr_array_new ();

  collect_controls (GTK_WIDGET (fixture->window), controls);
  g_assert_cmpuint (controls->len, >, 1);
  for (guint i = 0; i < controls->len; i++)
    if (!g_hash_table_contains (reached, controls->pdata[i])) {
      const char *tooltip = gtk_widget_get_tooltip_text (controls->pdata[i]);

      g_test_message ("%s: not reached: %s in %s (%s)", place, G_OBJECT_TYPE_NAME (controls->pdata[i]),
                      G_OBJECT_TYPE_NAME (gtk_widget_get_parent (controls->pdata[i])), tooltip == NULL ? "" : tooltip);
      g_test_fail ();
    }
}

static void
test_pages (void)
{
  static const char *const places[] = {
    "today", "course", "lesson topic:multi-head-attention", "notes", "glossary", "diagrams", "diagram attention-heatmap", "cards",
    "progress", "review", "sheet topic:gan-training",
  };
  static const int widths[] = {1280, 360};
  g_autofree char *folder = make_folder (), *library = g_build_filename (folder, "library.sqlite3", NULL);

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++) {
    Fixture fixture;

    open_window (&fixture, library, widths[w]);
    for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
      hj_window_show (fixture.window, places[i]);
      turn (300);
      check_round (&fixture, places[i], GTK_DIR_TAB_FORWARD);
      if (w == 0)
        check_round (&fixture, places[i], GTK_DIR_TAB_BACKWARD);
    }
    close_window (&fixture);
  }
  hj_file_remove_tree (folder);
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LIST_VIEW (widget) && gtk_widget_get_mapped (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_list (child);
  return found;
}

/* Presses KEY where keys of WIDGET are listened to. */
static gboolean
press (GtkWidget *widget, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
      g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &taken);
  }
  return taken;
}

/* Hundreds of terms are walked with arrows: Tab leaves them, both ways. */
static void
test_long_list (void)
{
  static const GdkModifierType states[] = {0, GDK_SHIFT_MASK};
  g_autofree char *folder = make_folder (), *library = g_build_filename (folder, "library.sqlite3", NULL);
  Fixture fixture;

  open_window (&fixture, library, 1280);
  hj_window_show (fixture.window, "glossary");
  turn (300);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++) {
    GtkWidget *list = find_list (GTK_WIDGET (fixture.window)), *focus;
    guint n = 0;

    g_assert_true (gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD));
    do {
      g_assert_true (press (list, GDK_KEY_Tab, states[i]));
      focus = gtk_window_get_focus (GTK_WINDOW (fixture.window));
    } while (gtk_widget_is_ancestor (focus, list) && n++ < 5);
    g_assert_false (gtk_widget_is_ancestor (focus, list));
  }
  close_window (&fixture);
  hj_file_remove_tree (folder);
}

/* Going from block to block begins wherever in a lesson the keyboard is. */
static void
test_walk (void)
{
  g_autofree char *folder = make_folder (), *library = g_build_filename (folder, "library.sqlite3", NULL);
  Fixture fixture;
  GtkWidget *page, *focus;

  open_window (&fixture, library, 1280);
  hj_window_show (fixture.window, "lesson topic:multi-head-attention");
  turn (500);
  page = GTK_WIDGET (hj_window_get_page (fixture.window));
  gtk_widget_grab_focus (page);
  for (guint i = 0; i < 3; i++)
    gtk_widget_activate_action (page, "page.walk", "(ib)", 1, FALSE);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture.window));
  g_assert_true (is_in_note (focus) && gtk_widget_has_css_class (focus, "block"));
  close_window (&fixture);
  hj_file_remove_tree (folder);
}

/* ---- a note ---- */

/* What the label says that has the focus, or NULL. */
static const char *
get_words (GtkWidget *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return GTK_IS_LABEL (focus) ? gtk_label_get_text (GTK_LABEL (focus)) : NULL;
}

/* Between two links is more than is ever built at once: Tab goes from one to the other, there and back. */
static void
test_far_link (void)
{
  GString *text = g_string_new ("[here](https://example.org/here)\n\n");
  GtkWidget *window = gtk_window_new (), *view = hj_note_view_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HjNote) note = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "%u paragraphs have been read without anything in them that could be pressed.\n\n", i);
  g_string_append (text, "[there](https://example.org/there)\n");
  bytes = g_string_free_to_bytes (text);
  note = hj_note_read (bytes, "note.md", NULL);
  hj_note_view_set_notes (HJ_NOTE_VIEW (view), note, NULL);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 400);
  gtk_window_present (GTK_WINDOW (window));
  turn (300);
  /* A slow machine gets its time. */
  for (guint i = 0; i < 500 && get_words (window) == NULL; i++) {
    turn (20);
    gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  }
  g_assert_cmpstr (get_words (window), ==, "here");
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  turn (200);
  g_assert_cmpstr (get_words (window), ==, "there");
  g_assert_cmpint (hj_note_view_get_current_block (HJ_NOTE_VIEW (view)), >, 150);
  gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD);
  turn (200);
  g_assert_cmpstr (get_words (window), ==, "here");
  g_assert_cmpint (hj_note_view_get_current_block (HJ_NOTE_VIEW (view)), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  turn (50);
}

/* Blocks are selected from where walking began, and what is selected is what is copied. */
static void
test_select (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("one\n\ntwo\n\nthree\n\nfour\n", 22);
  g_autoptr (HjNote) note = hj_note_read (bytes, "note.md", NULL);
  GtkWidget *window = gtk_window_new (), *view = hj_note_view_new ();
  GValue value = G_VALUE_INIT;

  hj_note_view_set_notes (HJ_NOTE_VIEW (view), note, NULL);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  turn (500);
  gtk_widget_activate_action (view, "note.walk", "(ib)", 1, FALSE);
  gtk_widget_activate_action (view, "note.walk", "(ib)", 1, FALSE);
  gtk_widget_activate_action (view, "note.walk", "(ib)", 1, TRUE);
  gtk_widget_activate_action (view, "note.copy", NULL);
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (gdk_clipboard_get_content (gtk_widget_get_clipboard (view)), &value, NULL));
  g_assert_cmpstr (g_value_get_string (&value), ==, "two\n\nthree\n");
  g_value_unset (&value);
  gtk_window_destroy (GTK_WINDOW (window));
  turn (50);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keyboard/pages", test_pages);
  g_test_add_func ("/keyboard/long-list", test_long_list);
  g_test_add_func ("/keyboard/walk", test_walk);
  g_test_add_func ("/keyboard/far-link", test_far_link);
  g_test_add_func ("/keyboard/select", test_select);
  return g_test_run ();
}
