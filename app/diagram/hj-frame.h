/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a diagram is told about the place it draws into. */
#pragma once

#include "hj-palette.h"
#include "hj-text.h"

G_BEGIN_DECLS

typedef enum {
  HJ_LAYER_BACKGROUND = 1 << 0, /* axes, names, panels: change only with size, palette, parameters */
  HJ_LAYER_DATA = 1 << 1,       /* what the state holds: changes with every step */
  HJ_LAYER_OVERLAY = 1 << 2,    /* hover, focus, selection: changes with the pointer */
  HJ_LAYER_ALL = 7,
} HjLayers;

/* One thing on a drawing, in the diagram's own terms: a cell, a point, a curve, a stage.
 * kind 0 is nothing. */
typedef struct {
  int kind;
  int i, j, k;
} HjMark;

gboolean hj_mark_equal (HjMark a, HjMark b);

/* A diagram draws inside 0 … width × 0 … height, on the view colour that the host has painted already;
 * title, takeaway and badge are the host's too. Sizes are logical pixels. */
typedef struct {
  double width, height;
  const HjPalette *palette;
  HjLang lang;        /* never HJ_LANG_BOTH */
  double text_scale;  /* 1 … 2; every text size is multiplied by it */
  HjLayers layers;    /* draw only these */
  gboolean thumbnail; /* about 231 × 128: the one telling picture, no text */
  gboolean vector;    /* PDF, SVG, print: matrices as rectangles, never as images */
  gboolean reduced_motion;
  HjMark hover;       /* under the pointer */
  HjMark focus;       /* under the keyboard's cursor; kind 0 while the keyboard is elsewhere */
} HjFrame;

/* The three widths that layouts are made for. */
typedef enum {
  HJ_WIDTH_NARROW, /* below 440: one column, a phone or a folded window */
  HJ_WIDTH_MEDIUM, /* 440 … 759: beside a note */
  HJ_WIDTH_WIDE,   /* from 760: a page of its own, a picture */
} HjWidth;

/* Width counted in text: 900 px at 200 % text is as narrow as 450 px at 100 %. */
HjWidth hj_frame_width_class (const HjFrame *frame);
HjWidth hj_width_class (double width, double text_scale);

G_END_DECLS
