/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas within text: what stands in the text, where they part, how much room they take, where their baseline is. */
#include "hj-inline.h"
#include "hj-markup.h"
#include "hj-note-formulas.h"
#include "hj-typeset.h"

#include <pango/pangocairo.h>
#include <string.h>

#define SIZE 16.0

static PangoLayout *
make_layout (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *font = pango_font_description_from_string ("Sans");
  PangoLayout *layout;

  pango_font_description_set_absolute_size (font, SIZE * PANGO_SCALE);
  pango_context_set_font_description (context, font);
  pango_font_description_free (font);
  hj_inline_enable (context, NULL);
  layout = pango_layout_new (context);
  g_object_unref (context);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

/* A layout of BEFORE, the formula TEX and AFTER; its formulas as ranges. */
static PangoLayout *
set_text (const char *before, const char *tex, const char *after, double max_width, GArray **ranges)
{
  PangoLayout *layout = make_layout ();
  g_autofree char *formula = hj_inline_to_markup (tex);
  g_autofree char *markup = g_strconcat (before, formula, after, NULL);
  PangoAttrList *attributes;

  pango_layout_set_markup (layout, markup, -1);
  attributes = pango_attr_list_copy (pango_layout_get_attributes (layout));
  *ranges = hj_inline_find (attributes);
  hj_inline_add_shapes (attributes, pango_layout_get_text (layout), *ranges, &(HjInlineStyle){ SIZE, max_width });
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

/* In the text stands TeX: what is copied and searched. */
static void
test_text (void)
{
  static const char *const cases[] = { "x", "a<b & c", "\\frac{1}{2}", "  x\n+ y ", "\\text{손실}",
                                        "a=b+c\\le d" };
  static const char *const texts[] = { "x", "a<b & c", "\\frac{1}{2}", "x + y", "\\text{손실}",
                                        "a= b+ c\\le d" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) ranges = NULL;
      g_autoptr (PangoLayout) layout = set_text ("앞 ", cases[i], " 뒤", 0, &ranges);
      const char *text = pango_layout_get_text (layout);
      g_autofree char *expected = g_strdup_printf ("앞 $%s$ 뒤", texts[i]), *tex = NULL;

      g_assert_cmpstr (text, ==, expected);
      g_assert_cmpuint (ranges->len, ==, 1);
      tex = hj_inline_dup_tex (text, &g_array_index (ranges, HjInlineRange, 0));
      g_assert_cmpstr (tex, ==, texts[i]);
    }
}

/* A formula is as wide as it is when it is set alone, and its baseline is the line's. */
static void
test_place (void)
{
  static const char *const cases[] = { "x", "\\frac{a}{b}", "x_{i_j}", "\\sum_{i=1}^n x_i", "" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) ranges = NULL;
      g_autoptr (PangoLayout) layout = set_text ("가", cases[i], "나", 0, &ranges), plain = make_layout ();
      HjTypesetOptions options = { .size = SIZE * HJ_INLINE_GROWTH };
      g_autoptr (HjTypeset) typeset = hj_typeset_new (cases[i], &options);
      PangoRectangle start, end;
      double width, height, depth;

      hj_typeset_measure (typeset, &width, &height, &depth);
      pango_layout_index_to_pos (layout, (int) strlen ("가"), &start);
      pango_layout_index_to_pos (layout, (int) (strlen (pango_layout_get_text (layout)) - strlen ("나")), &end);
      g_assert_cmpfloat_with_epsilon ((end.x - start.x) / (double) PANGO_SCALE, width, 1.01);
      pango_layout_set_text (plain, "가나", -1);
      g_assert_cmpint (pango_layout_get_baseline (layout), >=, pango_layout_get_baseline (plain));
      g_assert_cmpint (pango_layout_get_baseline (layout), >=, (int) (height * PANGO_SCALE));
      g_assert_cmpint (pango_layout_get_line_count (layout), ==, 1);
    }
}

/* What is drawn sits on the baseline: an equals sign's ink ends above it, a g's below. */
static int
find_lowest_ink (const char *tex, int *baseline)
{
  g_autoptr (GArray) ranges = NULL;
  g_autoptr (PangoLayout) layout = set_text ("", tex, "", 0, &ranges);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 200, 80);
  cairo_t *cr = cairo_create (surface);
  int lowest = -1;

  cairo_move_to (cr, 10, 10);
  pango_cairo_show_layout (cr, layout);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < 80; y++)
    for (int x = 0; x < 200; x++)
      if (cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + x] > 100)
        lowest = y;
  cairo_surface_destroy (surface);
  *baseline = 10 + PANGO_PIXELS (pango_layout_get_baseline (layout));
  return lowest;
}

static void
test_baseline (void)
{
  int baseline, lowest = find_lowest_ink ("E", &baseline);

  g_assert_cmpint (ABS (lowest + 1 - baseline), <=, 1);
  lowest = find_lowest_ink ("y", &baseline);
  g_assert_cmpint (lowest, >=, baseline + 2);
  lowest = find_lowest_ink ("-", &baseline);
  g_assert_cmpint (lowest, <=, baseline - 2);
}

/* A piece that is too wide is set smaller; a long formula parts. */
static void
test_width (void)
{
  g_autoptr (GArray) ranges = NULL, again = NULL;
  g_autoptr (PangoLayout) narrow = set_text ("", "\\frac{abcdefghijklmnop}{qrstuvwxyz}", "", 60, &ranges);
  g_autoptr (PangoLayout) parted = set_text ("", "a = b + c + d + e + f + g + h + i + j + k", "", 100, &again);
  int width;

  pango_layout_get_size (narrow, &width, NULL);
  g_assert_cmpint (width, <=, 62 * PANGO_SCALE);
  pango_layout_set_width (parted, 100 * PANGO_SCALE);
  pango_layout_get_size (parted, &width, NULL);
  g_assert_cmpint (width, <=, 100 * PANGO_SCALE);
  g_assert_cmpint (pango_layout_get_line_count (parted), >, 1);
}

/* Bars show where a formula may part. */
static void
test_split (void)
{
  static const char *const cases[] = {
    "x", "-x", "a=|b", "a +| b -| c", "-a+|b", "f(a+b)=|c", "\\frac{a=b}{c}+|d", "a :=| b", "x_{a+b}^2=|y", "a=|-b",
    "\\left(a+b\\right)\\cdot| c", "\\begin{cases}a=b\\end{cases}", "{a=b \\over c}", "a\\le| b\\to| c", "a\\iff| b \\bmod| c", "\\{a=b\\}=|c",
    "a=", "x^\\ast y=|z", "\\color{red}a=b", "a)=b", "{a=b",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) pieces = g_strsplit (cases[i], "|", -1);
      g_autofree char *tex = g_strjoinv ("", pieces);
      g_autoptr (GArray) places = hj_inline_split (tex);
      g_autoptr (GString) marked = g_string_new (tex);

      for (guint k = places->len; k-- > 0;)
        {
          gsize place = g_array_index (places, gsize, k);

          while (place > 0 && marked->str[place - 1] == ' ')
            place--;
          g_string_insert_c (marked, place, '|');
        }
      g_assert_cmpstr (marked->str, ==, cases[i]);
    }
}

/* Letters of upright words are no symbols. */
static void
test_symbols (void)
{
  g_autoptr (HjTypeset) typeset = hj_typeset_new ("\\mathrm{Multi Head}_h = \\sqrt{d_{k}}\\,hM + \\operatorname{hM}", NULL);
  static const struct {
    const char *symbol;
    guint n;
  } cases[] = { { "M", 1 }, { "h", 2 }, { "H", 0 }, { "\\sqrt{d_k}", 1 }, { "d_k", 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) areas = hj_typeset_find_symbol (typeset, cases[i].symbol);

      g_assert_cmpuint (areas->len, ==, cases[i].n);
    }
}

static int
measure_width (const char *before, const char *tex, const char *after)
{
  g_autoptr (GArray) ranges = NULL;
  g_autoptr (PangoLayout) layout = set_text (before, tex, after, 0, &ranges);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return width;
}

/* Among bold words formulas are bold, which is wider; what would break by that stays. */
static void
test_bold (void)
{
  g_assert_cmpint (measure_width ("<b>", "x_i + y", "</b>"), >, measure_width ("", "x_i + y", ""));
  g_assert_cmpint (measure_width ("<b>", "x}", "</b>"), ==, measure_width ("", "x}", ""));
}

static void
test_note (void)
{
  const char *text = "# $t$\n\n글 $a$, `$no$`.\n\n$$\\newcommand{\\R}{\\mathbb{R}} x\\in\\R$$\n\n|a|\n|-|\n|$b$|\n\n- 글 $c$\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (HjNote) note = hj_note_read (bytes, NULL, NULL);
  g_autoptr (GArray) formulas = hj_note_list_formulas (note);
  g_autofree char *macros = hj_note_dup_macros (note);
  static const int lines[] = { 1, 3, 5, 9, 11 };

  g_assert_cmpuint (formulas->len, ==, G_N_ELEMENTS (lines));
  for (guint i = 0; i < formulas->len; i++)
    {
      g_assert_cmpint (g_array_index (formulas, HjNoteFormula, i).line, ==, lines[i]);
      g_assert_cmpint (g_array_index (formulas, HjNoteFormula, i).display, ==, i == 2);
    }
  g_assert_true (g_str_has_prefix (macros, "\\newcommand"));
}

/* A break is one line end, whether the source has one there or not. */
static void
test_markup (void)
{
  static const char text[] = "가 **나**\\\n다<br>라<br>\n[마](https://a.b)\n바";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (HjNote) note = hj_note_read (bytes, NULL, NULL);
  const HjBlock *block = g_ptr_array_index (note->blocks, 0);
  g_autofree char *markup = hj_spans_to_markup (block->spans, HJ_MARKUP_LINKS);

  g_assert_cmpstr (markup, ==, "가 <b>나</b>\n다\n라\n<a href=\"https://a.b\">마</a> 바");
}

/* Of d_k within \\sqrt{d_k} the outer one leads; a symbol is found where Pango set it, and beside it there is none. */
static void
test_links (void)
{
  static const char *const symbols[] = { "d_k", "\\sqrt{d_k}", "M", NULL };
  HjInlineLinks links = { symbols };
  g_autoptr (GArray) ranges = NULL;
  g_autoptr (PangoLayout) layout = set_text ("앞에 ", "\\frac{Q}{\\sqrt{d_k}} + d_{k}", " 뒤", 0, &ranges);
  g_autoptr (HjTypeset) typeset = hj_typeset_new ("\\frac{Q}{\\sqrt{d_k}} + d_{k}", NULL);
  g_autoptr (GArray) found = hj_links_find (typeset, symbols);
  int width, height, seen = 0;
  const char *last = NULL;

  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpstr (g_array_index (found, HjLink, 0).symbol, ==, "d_k");
  g_assert_cmpstr (g_array_index (found, HjLink, 1).symbol, ==, "\\sqrt{d_k}");
  pango_layout_get_pixel_size (layout, &width, &height);
  for (int x = 0; x < width; x++)
    {
      HjTypesetArea area;
      const char *symbol = hj_inline_pick_link (layout, &links, x, height * 0.62, &area);

      if (symbol && symbol != last)
        g_assert_cmpstr (symbol, ==, seen++ == 0 ? "\\sqrt{d_k}" : "d_k");
      if (symbol)
        g_assert_true (area.x > 30 && area.x + area.width < width - 15);
      last = symbol;
    }
  g_assert_cmpint (seen, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/inline/text", test_text);
  g_test_add_func ("/inline/place", test_place);
  g_test_add_func ("/inline/baseline", test_baseline);
  g_test_add_func ("/inline/width", test_width);
  g_test_add_func ("/inline/split", test_split);
  g_test_add_func ("/inline/symbols", test_symbols);
  g_test_add_func ("/inline/links", test_links);
  g_test_add_func ("/inline/bold", test_bold);
  g_test_add_func ("/inline/note", test_note);
  g_test_add_func ("/inline/markup", test_markup);
  return g_test_run ();
}
