/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "leaning": text that only makes sense beside a picture: "the red line", "as the figure on the right shows". The
 * reader is told where, for the picture may be missing. */
#include "hj-reading.h"

#include <string.h>

#define NEAR 24 /* lines from a picture within which a colour is one of its colours */

/* Words that point at a picture wherever they stand, by what they call it. */
static const struct {
  const char *picture;
  const char *pointers[10];
} names[] = {
  { "그림", { "아래 그림", "위 그림", "다음 그림", "왼쪽 그림", "오른쪽 그림", "그림과 같이", "그림에서 ", "그림이 이거",
              "그림처럼" } },
  { "이미지", { "이미지에 표시", "아래 이미지", "위 이미지", "다음 이미지" } },
  { "그래프", { "그래프 해석", "아래 그래프", "위 그래프", "그래프에서 " } },
  { "도식", { "아래 도식", "위 도식" } },
  { "figure", { "in the figure", "the figure above", "the figure below", "figure on the left", "figure on the right" } },
  { "image", { "shown in the image" } },
  { "plot", { "in the plot" } },
  { "diagram", { "in the diagram above", "in the diagram below" } },
};

/* And those that do so beside one. */
static const char *const details[] = {
  "빨간 선", "빨간선", "파란 선", "파란선", "노란 영역", "빨간 점", "파란 점", "검은 선", "빨간색 화살표", "파란색 화살표",
  "점선은", "x축", "y축", "가로축", "세로축", "왼쪽:", "오른쪽:", "(좌측)", "(우측)", "the red line", "the blue line",
  "the dashed line", "x-axis", "y-axis", NULL,
};

typedef struct {
  HjNote *note;
  GArray *pictures; /* of int: their lines */
  guint next;       /* the first picture that may be near */
} Looker;

static gboolean
says_one_of (const char *text, const char *const *words)
{
  for (guint i = 0; words[i]; i++)
    if (strstr (text, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
points_at_picture (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strstr (text, names[i].picture) && says_one_of (text, names[i].pointers))
      return TRUE;
  return FALSE;
}

static void
collect_spans (Looker *looker, const GPtrArray *spans, int line)
{
  for (guint i = 0; spans && i < spans->len; i++)
    if (((HjSpan *) g_ptr_array_index (spans, i))->flags & HJ_SPAN_IMAGE)
      g_array_append_val (looker->pictures, line);
}

static void
collect_picture (HjBlock *block, gpointer data)
{
  Looker *looker = data;

  if (block->kind == HJ_BLOCK_IMAGE)
    g_array_append_val (looker->pictures, block->line);
  collect_spans (looker, block->spans, block->line);
}

static gboolean
is_near_picture (Looker *looker, int line)
{
  while (looker->next < looker->pictures->len
         && g_array_index (looker->pictures, int, looker->next) < line - NEAR)
    looker->next++;
  return looker->next < looker->pictures->len && g_array_index (looker->pictures, int, looker->next) <= line + NEAR / 4;
}

static void
look_at_block (HjBlock *block, gpointer data)
{
  Looker *looker = data;
  g_autofree char *text = block->spans ? hj_spans_dup_text (block->spans) : NULL;

  if (text && (points_at_picture (text) || (is_near_picture (looker, block->line) && says_one_of (text, details))))
    hj_note_add_warning (looker->note, "picture-words", "그림을 보아야 뜻이 통하는 글입니다",
                         "This text makes sense only beside its picture", block->line);
}

gboolean
hj_pass_leaning (HjReading *reading, GError **error)
{
  Looker looker = { .note = reading->note, .pictures = g_array_new (FALSE, FALSE, sizeof (int)) };

  hj_blocks_each (reading->note->blocks, collect_picture, &looker);
  if (looker.pictures->len)
    hj_blocks_each (reading->note->blocks, look_at_block, &looker);
  g_array_unref (looker.pictures);
  return TRUE;
}
