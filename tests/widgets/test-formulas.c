/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas in the note view and on cards: how large they are, that they wrap, are found, copied and read aloud. */
#include "hj-formula-label.h"
#include "hj-formula-view.h"
#include "hj-formula.h"
#include "hj-note-view.h"
#include "hj-prose.h"
#include "hj-test-window.h"

#include <adwaita.h>
#include <string.h>

static HjNoteView *
show_note (const char *text, int width, GtkWidget **window)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (HjNote) note = hj_note_read (bytes, "fixture.md", NULL);
  HjNoteView *view = HJ_NOTE_VIEW (hj_note_view_new ());

  hj_note_view_set_notes (view, note, NULL);
  *window = show_in_window (GTK_WIDGET (view), width, 600);
  return view;
}

/* The first widget at or below WIDGET that is a formula, or a label with formulas. */
static GtkWidget *
find (GtkWidget *widget, gboolean label)
{
  if (label ? GTK_IS_LABEL (widget) && hj_formula_label_get_ranges (GTK_LABEL (widget)) : HJ_IS_FORMULA_VIEW (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, label);

      if (found)
        return found;
    }
  return NULL;
}

static int
get_text_width (GtkWidget *label)
{
  int width;

  pango_layout_get_pixel_size (gtk_label_get_layout (GTK_LABEL (label)), &width, NULL);
  return width;
}

static void
test_sizes (void)
{
  GtkWidget *window, *label, *formula;
  HjNoteView *view = show_note ("글 $\\frac{a}{b}$\n\n$$\\frac{a}{b}$$", 700, &window);
  int text, height;

  label = find (GTK_WIDGET (view), TRUE);
  formula = find (GTK_WIDGET (view), FALSE);
  text = get_text_width (label);
  height = gtk_widget_get_height (formula);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "글 $\\frac{a}{b}$");
  /* Set, not written out: fourteen letters would take far more. */
  g_assert_cmpint (text, <, 50);
  g_assert_cmpint (height, >, 25);
  hj_note_view_set_zoom (view, 2);
  turn (150);
  g_assert_cmpint (get_text_width (label), >, text * 1.8);
  g_assert_cmpint (gtk_widget_get_height (formula), >, height * 1.8);
  close_window (window, GTK_WIDGET (view));
}

/* Formulas follow the desktop's text size as the words around them do. */
static void
test_large_text (void)
{
  GtkWidget *window, *label;
  HjNoteView *view = show_note ("$\\frac{a}{b}$ 글 안의 수식", 700, &window);
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (view));
  int before, dpi;

  label = find (GTK_WIDGET (view), TRUE);
  before = get_text_width (label);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * dpi, NULL);
  turn (150);
  g_assert_cmpint (ABS (get_text_width (label) - 2 * before), <=, before / 10);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  turn (50);
  close_window (window, GTK_WIDGET (view));
}

/* Neither a long line nor a great fraction makes a note wider than its page. */
static void
test_narrow (void)
{
  const char *text = "$$a = b + c + d + e + f + g + h + i + j + k + l + m + n + o + p + q + r + s + t + u + v + w$$\n\n"
                     "글 $a=b+c + d + e + f + g + h + i + j + k + l + m + n + o + p + q + r + s+t$이 뒤 "
                     "$\\frac{abcdefghijklmnopqrstuvwxyz + abcdefghijklmnopqrstuvwxyz}{b}$";
  GtkWidget *window, *label, *formula;
  HjNoteView *view = show_note (text, 360, &window);

  label = find (GTK_WIDGET (view), TRUE);
  formula = find (GTK_WIDGET (view), FALSE);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (view)), ==, 360);
  g_assert_cmpint (gtk_widget_get_width (formula), <=, 340);
  g_assert_cmpint (get_text_width (label), <=, 336);
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (label))), >, 2);
  close_window (window, GTK_WIDGET (view));
}

static void
text_read_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static char *
copy (HjNoteView *view)
{
  char *text = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), "note.copy", NULL));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (view)), NULL, text_read_cb, &text);
  for (guint i = 0; i < 100 && !text; i++)
    turn (10);
  return text;
}

/* A selection that ends within a formula takes all of it. */
static void
test_copy (void)
{
  GtkWidget *window, *label;
  HjNoteView *view = show_note ("앞의 글 $x_i^2$ 뒤의 글\n\n$$\\sum_i x_i$$", 700, &window);
  g_autofree char *part = NULL, *formula = NULL;

  label = find (GTK_WIDGET (view), TRUE);
  gtk_label_select_region (GTK_LABEL (label), 3, 7);
  part = copy (view);
  g_assert_cmpstr (part, ==, "글 $x_i^2$");
  gtk_label_select_region (GTK_LABEL (label), 0, 0);
  gtk_widget_grab_focus (find (GTK_WIDGET (view), FALSE));
  formula = copy (view);
  g_assert_cmpstr (formula, ==, "$$\\sum_i x_i$$");
  close_window (window, GTK_WIDGET (view));
}

/* By its TeX or by what it looks like; each formula is one place. */
static void
test_find (void)
{
  static const struct {
    const char *needle;
    guint n;
  } cases[] = { { "alpha", 3 }, { "α", 2 }, { "\\frac", 1 }, { "x", 1 }, { "zeta", 0 }, { "글", 2 } };
  GtkWidget *window;
  HjNoteView *view = show_note ("글 $\\alpha + \\alpha$ 글 alpha\n\n$$\\frac{\\alpha}{x}$$", 700, &window);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (hj_note_view_find (view, cases[i].needle, HJ_NOTE_FIND_NEXT, NULL), ==, cases[i].n);
  turn (50);
  close_window (window, GTK_WIDGET (view));
}

static void
test_read_aloud (void)
{
  g_autofree char *words = hj_formula_to_speech ("x^2", NULL, HJ_LANG_KO), *all = g_strdup_printf ("글 %s 끝", words);
  g_autofree char *fraction = hj_formula_to_speech ("\\frac{a}{b}", NULL, HJ_LANG_KO);
  GtkWidget *window, *label;
  HjNoteView *view = show_note ("글 $x^2$ 끝\n\n$$\\frac{a}{b}$$", 700, &window);

  label = find (GTK_WIDGET (view), TRUE);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, all);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (find (GTK_WIDGET (view), FALSE)), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find (GTK_WIDGET (view), FALSE)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, fraction);
  close_window (window, GTK_WIDGET (view));
}

static void
test_prose (void)
{
  GtkWidget *prose = hj_prose_new (), *window;

  hj_prose_set_markdown (HJ_PROSE (prose), "Why divide by $\\sqrt{d_k}$ here?\n\n$$\\frac{a}{b}$$");
  window = show_in_window (prose, 400, 200);
  g_assert_nonnull (find (prose, FALSE));
  g_assert_cmpint (get_text_width (find (prose, TRUE)), <, 200);
  hj_prose_set_markdown (HJ_PROSE (prose), "Is $x$ right");
  g_assert_cmpint (get_text_width (find (prose, TRUE)), <, 110);
  turn (50);
  close_window (window, prose);
}

static void
activated_cb (HjNoteView *view, const char *symbol, GtkWidget *at, const GdkRectangle *area, char **got)
{
  g_free (*got);
  *got = g_strdup (symbol);
}

/* Does what KEY is bound to in WIDGET. */
static void
press_key (GtkWidget *widget, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      guint n = GTK_IS_SHORTCUT_CONTROLLER (controller) ? g_list_model_get_n_items (G_LIST_MODEL (controller)) : 0;

      for (guint k = 0; k < n; k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger) && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key)
            gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget, gtk_shortcut_get_arguments (shortcut));
        }
    }
}

/* A click at (X, Y) of WIDGET, as far as VIEW listens to it. */
static void
click (GtkWidget *view, GtkWidget *widget, double x, double y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);

  g_assert_true (gtk_widget_translate_coordinates (widget, view, x, y, &x, &y));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        g_signal_emit_by_name (controller, "released", 1, x, y);
    }
}

/* How many sections the menu of FORMULA has. */
static int
count_sections (GtkWidget *formula)
{
  GtkWidget *menu;

  press_key (formula, GDK_KEY_Menu);
  menu = gtk_widget_get_last_child (formula);
  gtk_popover_popdown (GTK_POPOVER (menu));
  return g_menu_model_get_n_items (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (menu)));
}

/* What leads to a control is found in text and on lines of its own, stands in the menu and can have the focus. */
static void
test_symbols (void)
{
  static const char *const symbols[] = { "d_k", "z", "d_k", NULL };
  GtkWidget *window, *label, *formula;
  HjNoteView *view = show_note ("글 $d_k$ 끝\n\n$$d_{k} + 1$$\n\n다른 $x$ 글", 700, &window);
  g_autofree char *got = NULL;
  GdkRectangle area;
  guint found = 0;

  hj_note_view_set_symbols (view, symbols);
  turn (50);
  label = find (GTK_WIDGET (view), TRUE);
  formula = find (GTK_WIDGET (view), FALSE);
  for (int x = 0; x < gtk_widget_get_width (label); x++)
    found += hj_formula_label_pick_symbol (GTK_LABEL (label), x, gtk_widget_get_height (label) / 2, &area) != NULL;
  g_assert_cmpuint (found, >, 5);
  g_assert_cmpuint (found, <, 60);
  g_assert_true (gtk_widget_get_focusable (label));
  g_assert_cmpint (g_menu_model_get_n_items (gtk_label_get_extra_menu (GTK_LABEL (label))), ==, 2);
  found = 0;
  for (int x = 0; x < gtk_widget_get_width (formula); x++)
    found += hj_formula_view_pick_symbol (HJ_FORMULA_VIEW (formula), x, gtk_widget_get_height (formula) / 2, &area) != NULL;
  g_assert_cmpuint (found, >, 5);
  g_signal_connect (view, "symbol-activated", G_CALLBACK (activated_cb), &got);
  gtk_widget_activate_action (label, "note.symbol", "s", "d_k");
  g_assert_cmpstr (got, ==, "d_k");
  g_clear_pointer (&got, g_free);
  click (GTK_WIDGET (view), formula, area.x + area.width / 2, area.y + area.height / 2);
  g_assert_cmpstr (got, ==, "d_k");
  g_assert_cmpint (count_sections (formula), ==, 2);
  hj_note_view_set_symbols (view, NULL);
  g_assert_cmpint (count_sections (formula), ==, 1);
  g_assert_null (hj_formula_label_pick_symbol (GTK_LABEL (label), area.x, area.y, &area));
  close_window (window, GTK_WIDGET (view));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/widgets/formulas/sizes", test_sizes);
  g_test_add_func ("/widgets/formulas/large-text", test_large_text);
  g_test_add_func ("/widgets/formulas/narrow", test_narrow);
  g_test_add_func ("/widgets/formulas/copy", test_copy);
  g_test_add_func ("/widgets/formulas/find", test_find);
  g_test_add_func ("/widgets/formulas/read-aloud", test_read_aloud);
  g_test_add_func ("/widgets/formulas/prose", test_prose);
  g_test_add_func ("/widgets/formulas/symbols", test_symbols);
  return g_test_run ();
}
