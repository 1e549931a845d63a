/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of Korean text end between words, at every width. */
#include "hj-wrap.h"

#include <pango/pangocairo.h>

static PangoLayout *
create_layout (const char *text, int width)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoLayout *layout = pango_layout_new (context);

  hj_wrap_attributes (attributes, text);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  g_object_unref (context);
  return layout;
}

/* No line begins with a syllable whose word began on the line before. */
static void
test_words_stay_whole (void)
{
  static const char *const texts[] = {
    "한 번의 어텐션은 모든 관계를 가중치 표 하나에 섞어 버린다. 멀티헤드 어텐션(multi-head attention)은 질의를 나눈다.",
    "경사 하강법(gradient descent)으로 손실 함수를 줄이고, GPU에서 10배 빠르게 돌린다.",
    "‘먹었다’는 ‘밥을’에 주목한다. \"끝\"이라고 한다.",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (int width = 90; width < 400; width += 7)
      {
        g_autoptr (PangoLayout) layout = create_layout (texts[i], width);

        for (int line = 1; line < pango_layout_get_line_count (layout); line++)
          {
            int start = pango_layout_get_line_readonly (layout, line)->start_index;
            gunichar first = g_utf8_get_char (texts[i] + start);

            if (first >= 0xac00 && first <= 0xd7a3)
              g_assert_cmpint (texts[i][start - 1], ==, ' ');
          }
      }
}

static void
append_range (guint start, guint end, gpointer data)
{
  g_string_append_printf (data, "%u-%u ", start, end);
}

static void
test_ranges (void)
{
  static const struct {
    const char *text, *ranges;
  } cases[] = {
    { "", "" },
    { "plain English only", "" },
    { "가 나", "" },             /* single syllables have no inside */
    { "가나 다라", "0-6 7-13 " },
    { "(x)은", "2-6 " },         /* the particle stays on its bracket */
    { "가/나", "" },             /* a slash may end a line */
    { "A가", "0-4 " },
    { "가가가가가가가가가가가가가가가가가가", "0-48 48-54 " }, /* too long a chain may break */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) ranges = g_string_new (NULL);

      hj_wrap_each (cases[i].text, append_range, ranges);
      g_assert_cmpstr (ranges->str, ==, cases[i].ranges);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/wrap/words-stay-whole", test_words_stay_whole);
  g_test_add_func ("/diagram/wrap/ranges", test_ranges);
  return g_test_run ();
}
