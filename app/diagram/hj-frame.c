/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a diagram is told about the place it draws into. */
#include "hj-frame.h"

gboolean
hj_mark_equal (HjMark a, HjMark b)
{
  return a.kind == b.kind && (a.kind == 0 || (a.i == b.i && a.j == b.j && a.k == b.k));
}

HjWidth
hj_width_class (double width, double text_scale)
{
  double room = width / MAX (text_scale, 0.5);

  return room < 440 ? HJ_WIDTH_NARROW : room < 760 ? HJ_WIDTH_MEDIUM : HJ_WIDTH_WIDE;
}

HjWidth
hj_frame_width_class (const HjFrame *frame)
{
  return hj_width_class (frame->width, frame->text_scale);
}
