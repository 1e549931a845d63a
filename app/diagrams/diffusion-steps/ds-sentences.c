/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The longer texts inside the diffusion diagram, and the room they need. */
#include "ds-private.h"

static const HjText sentences[DS_N_SENTENCES] = {
  [DS_SAY_KEY] = { "점마다 노이즈 ε 하나를 고정해 앞뒤로 움직여도 같은 그림",
                   "one fixed noise ε each, so moving back and forth gives the same picture" },
  [DS_SAY_KEY_DRAWN] = { "아래 네모나 t = 0 칸에 끌어서 그리면 데이터가 됩니다",
                         "drag in the square below or in t = 0 to draw data" },
  [DS_SAY_KEY_HEART] = { "아직은 하트: 아래 네모나 t = 0 칸에 끌어서 그려 보세요",
                         "a heart for now: drag in the square below or in t = 0 to draw data" },
  [DS_SAY_FILM] = { "16×16 한글 음절 200개가 학습 그림입니다 · 위: 노이즈가 섞인 그림, 아래: 그 순간의 가장 좋은 짐작",
                    "200 Hangul syllables of 16×16 are the training set · above: the noisy picture, below: the best "
                    "guess at that moment" },
  [DS_SAY_TOPS] = { HJ_TEX ("\\hat{x}_0") "에 가장 많이 섞인 학습 그림",
                    "Training pictures that weigh most in " HJ_TEX ("\\hat{x}_0") },
  [DS_SAY_MIXED] = { "섞인 그림 수 " HJ_TEX ("1 / \\sum w^2 = %s") " / 200",
                     "Pictures mixed, " HJ_TEX ("1 / \\sum w^2 = %s") " of 200" },
  [DS_SAY_CHAINS_END] = { "노이즈 여덟 개가 닿는 그림 · 눌러서 고르기", "Where eight noises end · press to choose" },
  [DS_SAY_CHAINS_NOW] = { "노이즈 여덟 개의 지금 · 눌러서 고르기", "Eight noises right now · press to choose" },
  [DS_SAY_EXACT] = { "정확한 최적해는 학습 그림을 그대로 되살립니다. 신경망이 새 그림을 만드는 것은 이 해를 완벽하게 "
                     "따르지 못하고 매끄럽게 어림하기 때문입니다.",
                     "The exact optimum brings back a training picture as it is. A network makes new ones because it "
                     "only follows this solution smoothly, not perfectly." },
  [DS_SAY_SMOOTH] = { "지금은 가중치를 일부러 넓혔습니다. 정확한 해에서 벗어난 만큼 비슷한 그림이 끝까지 섞여, 학습 "
                      "집합에 없는 그림이 나옵니다.",
                      "The weights are widened on purpose. As far as that departs from the exact solution, similar "
                      "pictures stay mixed and the result is not in the training set." },
};

HjText
ds_sentence (DsSentence which)
{
  return sentences[which];
}

/* Taller of the two languages, so that the layout does not depend on which is shown. Every movement of the pointer
 * asks, and the answer changes with the width alone. */
double
ds_sentence_height (DsSentence which, HjTextStyle style, double width, double s)
{
  static _Thread_local struct {
    double width, s, height;
  } known[DS_N_SENTENCES];
  HjFrame frame = { .text_scale = s, .palette = hj_palette_get (HJ_STYLE_LIGHT) };

  if (known[which].width != width || known[which].s != s)
    {
      known[which].width = width;
      known[which].s = s;
      known[which].height = MAX (hj_ink_paragraph_height (&frame, style, width, sentences[which].ko),
                                 hj_ink_paragraph_height (&frame, style, width, sentences[which].en));
    }
  return known[which].height;
}

DsSentence
ds_key_sentence (const DsState *state)
{
  if (state->shape != DS_SHAPE_DRAWN)
    return DS_SAY_KEY;
  return state->drawn[0] ? DS_SAY_KEY_DRAWN : DS_SAY_KEY_HEART;
}

DsSentence
ds_note (const DsState *state)
{
  return state->smoothing > 0 ? DS_SAY_SMOOTH : DS_SAY_EXACT;
}
