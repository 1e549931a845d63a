/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The view hosts every diagram of the catalogue: shown, played, scrubbed, worked by keyboard, let go. */
#include "hj-catalogue.h"
#include "hj-diagram-canvas.h"
#include "hj-diagram-session.h"
#include "hj-diagram-view.h"
#include "hj-test-window.h"

#include <adwaita.h>

/* The first widget of TYPE below ROOT, in the order of the tree. */
static GtkWidget *
find (GtkWidget *root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found)
        return found;
    }
  return NULL;
}

static GtkWidget *
show (const char *state, int width, HjDiagramView **view)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  *view = HJ_DIAGRAM_VIEW (hj_diagram_view_new ());
  hj_diagram_view_set_diagram (*view, hj_catalogue_new_diagram (state, NULL));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (*view));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  return show_in_window (scrolled, width, 700);
}

static void
test_every_diagram (void)
{
  for (guint i = 0; i < hj_catalogue_get_length (); i++)
    for (int narrow = 0; narrow < 2; narrow++)
      {
        HjDiagramView *view;
        GtkWidget *window = show (hj_catalogue_get (i)->id, narrow ? 360 : 900, &view), *canvas;
        GtkAccessibleRole role;

        g_test_message ("%s at %d px", hj_catalogue_get (i)->id, narrow ? 360 : 900);
        canvas = find (GTK_WIDGET (view), HJ_TYPE_DIAGRAM_CANVAS);
        g_assert_nonnull (canvas);
        g_assert_cmpint (gtk_widget_get_height (canvas), >=, 100);
        role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (canvas));
        g_assert_cmpint (role, ==, GTK_ACCESSIBLE_ROLE_IMG);
        hj_diagram_view_set_compact (view, narrow);
        hj_diagram_view_set_lang (view, HJ_LANG_EN);
        gtk_widget_activate_action (GTK_WIDGET (view), "diagram.table", NULL);
        turn (30);
        gtk_widget_activate_action (GTK_WIDGET (view), "diagram.table", NULL);
        gtk_widget_activate_action (GTK_WIDGET (view), "diagram.words", NULL);
        turn (30);
        gtk_window_destroy (GTK_WINDOW (window));
      }
}

static guint
count_lit (GtkWidget *root)
{
  guint n = gtk_widget_has_css_class (root, "pointed");

  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    n += count_lit (child);
  return n;
}

/* A symbol of a formula lights up its control, or what it is folded into; clicking unfolds it. */
static void
test_symbols (void)
{
  HjDiagramView *view;
  GtkWidget *window = show ("attention-heatmap", 900, &view);

  for (int compact = 0; compact < 2; compact++)
    {
      hj_diagram_view_set_compact (view, compact);
      hj_diagram_view_point_at (view, "\\sqrt{d_k}");
      g_assert_cmpuint (count_lit (GTK_WIDGET (view)), ==, 1);
      hj_diagram_view_point_at (view, "nothing");
      g_assert_cmpuint (count_lit (GTK_WIDGET (view)), ==, 0);
    }
  g_assert_true (hj_diagram_view_focus_symbol (view, "M"));
  turn (200);
  g_assert_true (GTK_IS_DROP_DOWN (gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (window)), GTK_TYPE_DROP_DOWN)));
  g_assert_true (hj_diagram_view_focus_symbol (view, "d_k")); /* among the settings that are folded away */
  turn (200);
  g_assert_null (gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (window)), GTK_TYPE_DROP_DOWN));
  g_assert_false (hj_diagram_view_focus_symbol (view, "nothing"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Steps come at the speed that was asked for, and stop at the end of the run. */
static void
test_play (void)
{
  HjDiagram *diagram = hj_catalogue_new_diagram ("diffusion-steps?steps=20", NULL);
  g_autoptr (HjDiagramSession) session = hj_diagram_session_new (diagram);
  gint64 now = g_get_monotonic_time ();

  hj_diagram_session_set_speed (session, 20);
  hj_diagram_session_set_playing (session, TRUE);
  hj_diagram_session_tick (session, now + 200000, G_USEC_PER_SEC);
  g_assert_cmpint (hj_diagram_get_position (diagram), >=, 3);
  g_assert_cmpint (hj_diagram_get_position (diagram), <=, 5);
  for (int i = 2; i < 40; i++)
    hj_diagram_session_tick (session, now + i * 200000, G_USEC_PER_SEC);
  g_assert_cmpint (hj_diagram_get_position (diagram), ==, 20);
  g_assert_false (hj_diagram_session_get_playing (session));
  /* Play again starts over. */
  hj_diagram_session_set_playing (session, TRUE);
  g_assert_cmpint (hj_diagram_get_position (diagram), ==, 0);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_session_signals (void)
{
  HjDiagram *diagram = hj_catalogue_new_diagram ("activation-curves", NULL);
  g_autoptr (HjDiagramSession) session = hj_diagram_session_new (diagram);
  guint updated = 0, inputs = 0;

  g_signal_connect_swapped (session, "updated", G_CALLBACK (count_cb), &updated);
  g_signal_connect_swapped (session, "inputs", G_CALLBACK (count_cb), &inputs);
  hj_diagram_session_set_number (session, hj_diagram_find_param (diagram, "x"), 2);
  g_assert_cmpuint (updated, ==, 1);
  g_assert_cmpuint (inputs, ==, 1);
  hj_diagram_session_set_number (session, hj_diagram_find_param (diagram, "x"), 2);
  g_assert_cmpuint (updated, ==, 1);
  /* An instant diagram has nothing to play. */
  hj_diagram_session_set_playing (session, TRUE);
  g_assert_false (hj_diagram_session_get_playing (session));
}

static void
state_changed_cb (HjDiagramView *view, char **state)
{
  g_free (*state);
  *state = hj_diagram_to_text (hj_diagram_view_get_diagram (view));
}

static void
test_state_is_told (void)
{
  HjDiagramView *view;
  GtkWidget *window = show ("activation-curves", 700, &view);
  g_autofree char *state = NULL;
  g_autoptr (GError) error = NULL;

  turn (1100);
  g_signal_connect (view, "state-changed", G_CALLBACK (state_changed_cb), &state);
  g_assert_true (hj_diagram_view_apply (view, "function=gelu&x=-2", &error));
  g_assert_no_error (error);
  turn (1200);
  g_assert_cmpstr (state, ==, "activation-curves?function=gelu&x=-2&seed=1");
  g_assert_false (hj_diagram_view_apply (view, "function=nonsense", &error));
  g_assert_nonnull (error);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_finalize (void)
{
  HjDiagramView *view = g_object_ref_sink (HJ_DIAGRAM_VIEW (hj_diagram_view_new ()));

  hj_diagram_view_set_diagram (view, hj_catalogue_new_diagram ("activation-curves", NULL));
  hj_diagram_view_set_diagram (view, NULL);
  g_assert_null (hj_diagram_view_get_diagram (view));
  hj_diagram_view_set_diagram (view, hj_catalogue_new_diagram ("activation-curves", NULL));
  g_assert_finalize_object (view);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/diagram-view/every-diagram", test_every_diagram);
  g_test_add_func ("/diagram-view/symbols", test_symbols);
  g_test_add_func ("/diagram-view/play", test_play);
  g_test_add_func ("/diagram-view/session-signals", test_session_signals);
  g_test_add_func ("/diagram-view/state-is-told", test_state_is_told);
  g_test_add_func ("/diagram-view/finalize", test_finalize);
  return g_test_run ();
}
