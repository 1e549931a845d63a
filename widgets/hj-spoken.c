/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What GTK 4.8 leaves unsaid to a screen reader.
 *
 * It takes the name of a button or of a row of a list from a label only where it made that label itself; WAI-ARIA has
 * the name of such things come from their contents. Rows of lists are made and reused by GTK, so there is no one place
 * to name them in: here every widget is looked at as it comes on screen, and again when it gets the focus, as what it
 * shows may have changed meanwhile. */
#include "hj-spoken.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define LONGEST 200 /* bytes of a name made of contents */

static GQuark given_quark; /* the name given to a widget, also for what it holds */
static GQuark ours_quark;  /* the name was made of contents */
static GQueue pending = G_QUEUE_INIT; /* of GWeakRef: widgets that came on screen and were not yet looked at */
static guint idle;

/* ---- words of a widget ---- */

static void
add_words (GString *words, const char *text)
{
  if (text == NULL || *text == '\0' || words->len >= LONGEST)
    return;
  if (words->len > 0)
    g_string_append (words, ", ");
  g_string_append (words, text);
}

/* The words that stand in WIDGET; those of buttons and rows within it only if INNER. */
static void
collect_words (GtkWidget *widget, gboolean inner, GString *words)
{
  if (g_object_get_qdata (G_OBJECT (widget), given_quark) != NULL) {
    add_words (words, g_object_get_qdata (G_OBJECT (widget), given_quark));
    return;
  }
  if (GTK_IS_LABEL (widget))
    add_words (words, gtk_label_get_text (GTK_LABEL (widget)));
  else if (GTK_IS_INSCRIPTION (widget))
    add_words (words, gtk_inscription_get_text (GTK_INSCRIPTION (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && gtk_widget_get_child_visible (child) && !GTK_IS_LIST_BOX (child)
        && (inner || !gtk_widget_get_focusable (child)))
      collect_words (child, inner, words);
}

static const char *
find_tooltip (GtkWidget *widget)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && tooltip == NULL;
       child = gtk_widget_get_next_sibling (child))
    tooltip = find_tooltip (child);
  return tooltip;
}

/* Things that hold so much that it would be no name, or nothing that can be told in words: they are called as what they
 * are in. Nothing else is, or nobody would notice that a button has no name. */
static gboolean
is_container (GtkWidget *widget)
{
  return GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_LIST_BOX (widget) || GTK_IS_FLOW_BOX (widget) || GTK_IS_LIST_BASE (widget)
         || GTK_IS_PANED (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_WINDOW (widget) || GTK_IS_POPOVER (widget)
         || GTK_IS_SCROLLABLE (widget) || GTK_IS_STACK (widget) || ADW_IS_BIN (widget);
}

static const char *
find_given (GtkWidget *widget)
{
  const char *name = NULL;

  for (; widget != NULL && name == NULL; widget = gtk_widget_get_parent (widget))
    name = GTK_IS_WINDOW (widget) ? gtk_window_get_title (GTK_WINDOW (widget)) : g_object_get_qdata (G_OBJECT (widget), given_quark);
  return name;
}

/* The part of a widget that says what it is. */
static GtkWidget *
find_teller (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (GTK_IS_EXPANDER (widget) && gtk_expander_get_label_widget (GTK_EXPANDER (widget)) != NULL)
    return gtk_expander_get_label_widget (GTK_EXPANDER (widget));
  return GTK_IS_MENU_BUTTON (parent) ? parent : widget;
}

static void
add_contents (GtkWidget *widget, GString *words)
{
  GtkWidget *teller = find_teller (widget);

  collect_words (teller, FALSE, words);
  if (words->len == 0)
    collect_words (teller, TRUE, words);
  if (words->len == 0)
    add_words (words, find_tooltip (teller));
}

/* What has no words of its own in a row of preferences is called as the row is: a switch, the row that unfolds others. */
static void
add_title_of_row (GtkWidget *widget, GString *words)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_ROW);
  const char *title = row == NULL ? "" : adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  g_autofree char *plain = NULL;

  if (row != NULL && adw_preferences_row_get_use_markup (ADW_PREFERENCES_ROW (row)))
    pango_parse_markup (title, -1, 0, NULL, &plain, NULL, NULL);
  add_words (words, plain != NULL ? plain : title);
}

/* libadwaita's toasts have a button without words. */
static void
add_words_of_icon (GtkButton *button, GString *words)
{
  if (g_strcmp0 (gtk_button_get_icon_name (button), "window-close-symbolic") == 0)
    add_words (words, _("Close"));
}

static char *
dup_words (GtkWidget *widget)
{
  GString *words = g_string_new (NULL);

  if (GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_ENTRY (widget)) {
    g_autofree char *placeholder = NULL;

    g_object_get (widget, "placeholder-text", &placeholder, NULL);
    add_words (words, placeholder);
  } else if (is_container (widget))
    add_words (words, find_given (widget));
  else
    add_contents (widget, words);
  if (words->len == 0 && GTK_IS_BUTTON (widget))
    add_words_of_icon (GTK_BUTTON (widget), words);
  else if (words->len == 0)
    add_title_of_row (widget, words);
  return g_string_free (words, FALSE);
}

/* ---- names ---- */

/* An entry gives its focus to the text within it, of which a screen reader is not told. */
static gboolean
takes_keyboard (GtkWidget *widget)
{
  return gtk_widget_get_focusable (widget) || GTK_IS_EDITABLE (widget);
}

/* GTK names some widgets by others that have no name either: by an icon, by the box in an expander, by no title. */
static gboolean
is_named_by_nothing (GtkWidget *widget)
{
  return GTK_IS_TREE_EXPANDER (widget) || GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget))
         || (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) == NULL)
         || (ADW_IS_PREFERENCES_ROW (widget) && *adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)) == '\0');
}

static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL)
         || (gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY) && !is_named_by_nothing (widget));
}

static void
give_name (GtkWidget *widget)
{
  g_autofree char *name = NULL;

  if (!takes_keyboard (widget)
      || (has_name (widget) && g_object_get_qdata (G_OBJECT (widget), ours_quark) == NULL))
    return;
  name = dup_words (widget);
  if (*name == '\0')
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_qdata (G_OBJECT (widget), ours_quark, GINT_TO_POINTER (TRUE));
}

static void
tell_pages (GtkWidget *parent)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN, !gtk_widget_get_mapped (child), -1);
}

/* Whether WIDGET keeps some of its children out of sight. */
static gboolean
has_pages (GtkWidget *widget)
{
  return GTK_IS_STACK (widget) || GTK_IS_REVEALER (widget) || ADW_IS_LEAFLET (widget) || ADW_IS_SQUEEZER (widget);
}

/* ---- when ---- */

static void
look_at (GtkWidget *widget)
{
  give_name (widget);
  if (has_pages (widget))
    tell_pages (widget);
}

static gboolean
look_cb (gpointer data)
{
  GWeakRef *weak;

  idle = 0;
  while ((weak = g_queue_pop_head (&pending)) != NULL) {
    g_autoptr (GtkWidget) widget = g_weak_ref_get (weak);

    if (widget != NULL)
      look_at (widget);
    g_weak_ref_clear (weak);
    g_free (weak);
  }
  return G_SOURCE_REMOVE;
}

static void
queue (GtkWidget *widget)
{
  GWeakRef *weak = g_new (GWeakRef, 1);

  g_weak_ref_init (weak, widget);
  g_queue_push_tail (&pending, weak);
  if (idle == 0)
    idle = g_idle_add_full (G_PRIORITY_LOW, look_cb, NULL, NULL);
}

static void
focused_cb (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if (GTK_IS_TEXT (focus) && GTK_IS_EDITABLE (gtk_widget_get_parent (focus)))
    focus = gtk_widget_get_parent (focus);
  if (focus != NULL)
    give_name (focus);
}

/* Of any widget: it comes on screen or leaves it. */
static gboolean
mapped_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (values), *parent = gtk_widget_get_parent (widget);

  if (takes_keyboard (widget) || has_pages (widget))
    queue (widget);
  if (parent != NULL && has_pages (parent))
    queue (parent);
  if (GTK_IS_WINDOW (widget) && g_signal_handler_find (widget, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, focused_cb, NULL) == 0)
    g_signal_connect (widget, "notify::focus-widget", G_CALLBACK (focused_cb), NULL);
  return TRUE;
}

void
hj_spoken_start (void)
{
  if (given_quark != 0)
    return;
  given_quark = g_quark_from_static_string ("hj-spoken-given");
  ours_quark = g_quark_from_static_string ("hj-spoken-ours");
  g_type_class_ref (GTK_TYPE_WIDGET); /* which makes its signals */
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
  g_signal_add_emission_hook (g_signal_lookup ("unmap", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
}

void
hj_spoken_set_name (GtkWidget *widget, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && name != NULL);
  hj_spoken_start ();
  g_object_set_qdata_full (G_OBJECT (widget), given_quark, g_strdup (name), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
