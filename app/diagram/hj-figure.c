/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A diagram as a figure of its own: title, takeaway, badge, drawing, caption. */
#include "hj-figure.h"

#include "hj-ink.h"

#include <math.h>

#define MARGIN 24.0
#define GAP 14.0

static const char *const badge_names[] = { "live", "trained", "exact", "imported", "illustrative" };

const char *
hj_badge_kind_to_string (HjBadgeKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (badge_names), "illustrative");
  return badge_names[kind];
}

static HjFrame
make_frame (const HjFigureOptions *options, gboolean vector)
{
  return (HjFrame){ .palette = hj_palette_get (options->style),
                    .lang = options->lang == HJ_LANG_EN ? HJ_LANG_EN : HJ_LANG_KO,
                    .text_scale = options->text_scale > 0 ? options->text_scale : 1,
                    .layers = HJ_LAYER_ALL,
                    .vector = vector,
                    .reduced_motion = TRUE };
}

/* The sign of each kind, so that it is never told by colour alone. */
static void
draw_badge_sign (cairo_t *cr, const HjFrame *frame, HjBadgeKind kind, double x, double y)
{
  HjColor ink = frame->palette->accent;

  hj_set_color (cr, ink);
  cairo_set_line_width (cr, 1.6);
  switch (kind)
    {
    case HJ_BADGE_LIVE:
      hj_ink_marker (cr, HJ_MARKER_CIRCLE, x, y, 3.5, ink, NULL);
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, 6.5, 0, 2 * G_PI);
      break;
    case HJ_BADGE_TRAINED:
      cairo_move_to (cr, x - 6, y + 4);
      cairo_line_to (cr, x - 2, y);
      cairo_line_to (cr, x + 1, y + 2);
      cairo_line_to (cr, x + 6, y - 4);
      break;
    case HJ_BADGE_EXACT:
      cairo_move_to (cr, x - 5, y - 2);
      cairo_line_to (cr, x + 5, y - 2);
      cairo_move_to (cr, x - 5, y + 2);
      cairo_line_to (cr, x + 5, y + 2);
      break;
    case HJ_BADGE_IMPORTED:
      cairo_move_to (cr, x, y - 6);
      cairo_line_to (cr, x, y + 2);
      cairo_move_to (cr, x - 4, y - 2);
      cairo_line_to (cr, x, y + 2);
      cairo_line_to (cr, x + 4, y - 2);
      cairo_move_to (cr, x - 6, y + 5);
      cairo_line_to (cr, x + 6, y + 5);
      break;
    case HJ_BADGE_ILLUSTRATIVE:
      cairo_rectangle (cr, x - 5, y - 5, 10, 10);
      break;
    }
  cairo_stroke (cr);
}

double
hj_figure_draw_badge (cairo_t *cr, const HjFrame *frame, HjBadgeKind kind, const char *words, double right,
                      double top)
{
  g_autofree char *markup = g_markup_escape_text (words, -1);
  double height = 26 * frame->text_scale;
  double width = hj_ink_text_width (frame, HJ_TEXT_SMALL_BOLD, markup) + 40;
  double left = right - width;

  hj_ink_rounded (cr, left + 0.5, top + 0.5, width - 1, height - 1, height / 2);
  if (kind == HJ_BADGE_LIVE || kind == HJ_BADGE_TRAINED)
    {
      hj_set_color (cr, frame->palette->accent_tint);
      cairo_fill_preserve (cr);
    }
  hj_set_color (cr, frame->palette->accent);
  cairo_set_line_width (cr, kind == HJ_BADGE_EXACT ? 1.5 : 1);
  cairo_stroke (cr);
  draw_badge_sign (cr, frame, kind, left + 16, top + height / 2);
  hj_ink_text (cr, frame, HJ_TEXT_SMALL_BOLD, &frame->palette->accent, left + 28, top + height / 2,
               HJ_ANCHOR_START | HJ_ANCHOR_CENTRE, markup);
  return width;
}

typedef struct {
  double inner, title, title_height, takeaway, head, caption, badge_width;
  char *title_markup, *takeaway_markup, *caption_markup, *badge_words;
  HjBadgeKind badge;
  gboolean badge_below;
} Layout;

static void
layout_clear (Layout *layout)
{
  g_free (layout->title_markup);
  g_free (layout->takeaway_markup);
  g_free (layout->caption_markup);
  g_free (layout->badge_words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Layout, layout_clear)

static char *
escape_and_free (char *text)
{
  char *markup = g_markup_escape_text (text, -1);

  g_free (text);
  return markup;
}

static Layout
measure (HjDiagram *diagram, const HjFrame *frame, double width)
{
  const HjDiagramClass *klass = hj_diagram_get_class (diagram);
  Layout layout = { .inner = width - 2 * MARGIN };
  g_autofree char *badge_markup = NULL;
  double title_width;

  layout.title_markup = g_markup_escape_text (hj_text_get (klass->title, frame->lang), -1);
  layout.takeaway_markup = escape_and_free (hj_diagram_dup_takeaway (diagram, frame->lang));
  layout.caption_markup = escape_and_free (hj_figure_dup_caption (diagram, frame->lang));
  layout.badge = hj_diagram_get_badge (diagram, frame->lang, &layout.badge_words);
  badge_markup = g_markup_escape_text (layout.badge_words, -1);
  layout.badge_width = hj_ink_text_width (frame, HJ_TEXT_SMALL_BOLD, badge_markup) + 40;
  title_width = hj_ink_text_width (frame, HJ_TEXT_TITLE, layout.title_markup);
  layout.badge_below = title_width + layout.badge_width + 16 > layout.inner;
  layout.title_height = MAX (hj_ink_line_height (frame, HJ_TEXT_TITLE),
                             hj_ink_paragraph_height (frame, HJ_TEXT_TITLE, layout.inner, layout.title_markup));
  layout.title = layout.title_height + (layout.badge_below ? 32 * frame->text_scale : 0);
  layout.takeaway = hj_ink_paragraph_height (frame, HJ_TEXT_TAKEAWAY, layout.inner, layout.takeaway_markup);
  layout.caption = hj_ink_paragraph_height (frame, HJ_TEXT_TICK, layout.inner, layout.caption_markup);
  layout.head = MARGIN + layout.title + 4 + layout.takeaway + GAP;
  return layout;
}

static double
content_height (HjDiagram *diagram, double width, double text_scale)
{
  return ceil (hj_diagram_get_height (diagram, width, text_scale));
}

double
hj_figure_height (HjDiagram *diagram, const HjFigureOptions *options)
{
  HjFrame frame = make_frame (options, FALSE);
  g_auto (Layout) layout = { 0 };

  if (options->bare)
    return content_height (diagram, options->width, frame.text_scale);
  layout = measure (diagram, &frame, options->width);
  return ceil (layout.head + content_height (diagram, layout.inner, frame.text_scale) + GAP + layout.caption
               + MARGIN * 0.75);
}

/* The drawing into WIDTH × HEIGHT at the origin: natural height, or the largest scale that fits. */
static void
draw_content (HjDiagram *diagram, cairo_t *cr, HjFrame *frame, double width, double height)
{
  double scale = 1;

  while (height > 0 && scale > 0.3
         && content_height (diagram, width / scale, frame->text_scale) * scale > height + 0.5)
    scale *= 0.97;
  cairo_scale (cr, scale, scale);
  frame->width = width / scale;
  frame->height = content_height (diagram, frame->width, frame->text_scale);
  hj_diagram_draw (diagram, cr, frame);
}

static void
draw_head (cairo_t *cr, const HjFrame *frame, const Layout *layout)
{
  double title = layout->title_height;
  double badge_right = layout->badge_below ? MARGIN + layout->badge_width : MARGIN + layout->inner;

  hj_ink_paragraph (cr, frame, HJ_TEXT_TITLE, NULL, MARGIN, MARGIN, layout->inner, HJ_ANCHOR_START, 0,
                    layout->title_markup);
  hj_figure_draw_badge (cr, frame, layout->badge, layout->badge_words, badge_right,
                        layout->badge_below ? MARGIN + title + 2 : MARGIN + title / 2 - 13 * frame->text_scale);
  hj_ink_paragraph (cr, frame, HJ_TEXT_TAKEAWAY, NULL, MARGIN, MARGIN + layout->title + 4, layout->inner,
                    HJ_ANCHOR_START, 0, layout->takeaway_markup);
}

void
hj_figure_draw (HjDiagram *diagram, cairo_t *cr, const HjFigureOptions *options, gboolean vector)
{
  HjFrame frame = make_frame (options, vector);
  g_auto (Layout) layout = { 0 };
  double height = options->height > 0 ? options->height : hj_figure_height (diagram, options);

  hj_set_color (cr, frame.palette->view);
  cairo_rectangle (cr, 0, 0, options->width, height);
  cairo_fill (cr);
  if (options->bare)
    {
      draw_content (diagram, cr, &frame, options->width, height);
      return;
    }
  layout = measure (diagram, &frame, options->width);
  draw_head (cr, &frame, &layout);
  hj_ink_paragraph (cr, &frame, HJ_TEXT_TICK, NULL, MARGIN, height - MARGIN * 0.75 - layout.caption, layout.inner,
                    HJ_ANCHOR_START, 0, layout.caption_markup);
  cairo_save (cr);
  cairo_translate (cr, MARGIN, layout.head);
  draw_content (diagram, cr, &frame, layout.inner, height - layout.head - GAP - layout.caption - MARGIN * 0.75);
  cairo_restore (cr);
}

double
hj_figure_draw_bare (HjDiagram *diagram, cairo_t *cr, double width, HjStyle style, HjLang lang, double text_scale)
{
  HjFigureOptions options = { .style = style, .lang = lang, .text_scale = text_scale };
  HjFrame frame = make_frame (&options, TRUE);

  cairo_save (cr);
  draw_content (diagram, cr, &frame, width, 0);
  cairo_restore (cr);
  return frame.height;
}

void
hj_figure_draw_thumbnail (HjDiagram *diagram, cairo_t *cr, double width, double height, HjStyle style)
{
  HjFigureOptions options = { .style = style };
  HjFrame frame = make_frame (&options, FALSE);

  frame.thumbnail = TRUE;
  frame.width = width;
  frame.height = height;
  hj_set_color (cr, frame.palette->view);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
  hj_diagram_draw (diagram, cr, &frame);
}

char *
hj_figure_dup_caption (HjDiagram *diagram, HjLang lang)
{
  const HjDiagramClass *klass = hj_diagram_get_class (diagram);
  g_autofree char *text = hj_diagram_to_text (diagram), *seed = NULL, *position = NULL;

  seed = hj_format_count ((gint64) hj_diagram_get_seed (diagram));
  position = hj_format_count (hj_diagram_get_position (diagram));
  return g_strdup_printf (lang == HJ_LANG_EN ? "%s · seed %s · step %s · %s" : "%s · 시드 %s · %s스텝 · %s",
                          hj_text_get (klass->title, lang), seed, position, text);
}
