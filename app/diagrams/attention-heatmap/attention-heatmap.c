/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attention heatmap: a formula bench with Q, K and V by hand, and a small transformer that learns here. */
#include "attention.h"

static const HjChoice tasks[] = {
  { "sentence", { "내 문장", "your sentence" } }, { "induction", { "귀납", "induction" } },
  { "copy", { "앞 토큰 말하기", "say the previous" } },   { "reverse", { "뒤집기", "reverse" } },
  { "sort", { "정렬", "sort" } },                 { "formula", { "수식만", "formula only" } },
  { NULL },
};

static const HjChoice words[] = {
  { "korean", { "한국어", "Korean" } },
  { "english", { "영어", "English" } },
  { NULL },
};

static const HjChoice masks[] = {
  { "task", { "과제대로", "as the task" } }, { "none", { "없음", "none" } },
  { "causal", { "인과(미래 가림)", "causal" } }, { "window", { "창", "window" } },
  { "prefix", { "앞부분 열기", "prefix" } },   { "painted", { "손으로 칠하기", "painted" } },
  { NULL },
};

static const HjChoice heads[] = { { "1", { "1", "1" } }, { "2", { "2", "2" } }, { "4", { "4", "4" } }, { NULL } };

static const HjChoice presets[] = {
  { "identity", { "항등 (원-핫)", "identity" } },
  { "previous", { "앞 토큰", "previous token" } },
  { "same", { "같은 토큰", "same token" } },
  { "random", { "무작위, 시드대로", "random, by seed" } },
  { NULL },
};

static const HjChoice stages[] = {
  { "weights", { "가중치 α", "weights α" } },
  { "scores", { "점수 q·k", "scores q·k" } },
  { "scaled", { "나눈 점수 q·k/√d", "scaled q·k/√d" } },
  { NULL },
};

static const HjChoice mlps[] = {
  { "auto", { "과제대로", "as the task" } }, { "off", { "없음", "none" } }, { "on", { "64칸", "64 wide" } }, { NULL },
};

#define AT(field) G_STRUCT_OFFSET (Attention, field)

static const HjParam params[] = {
  { "task", { "과제", "Task" }, HJ_PARAM_CHOICE, AT (task), HJ_PARAM_RESTARTS, .choices = tasks,
    .hint = { "무엇을 배우게 할지, 또는 배우지 않고 수식만 볼지 고릅니다.",
              "What the network learns, or whether only the formula is shown." } },
  { "sentence", { "문장", "Sentence" }, HJ_PARAM_TEXT, AT (sentence), .initial_text = "",
    .hint = { "빈칸으로 나눈 낱말 24개까지. 되풀이되는 낱말이 있어야 볼 것이 생깁니다. 비우면 예문을 씁니다.",
              "Up to 24 words; repeated words give it something to look up. Empty: an example." } },
  { "mask", { "마스크", "Mask" }, HJ_PARAM_CHOICE, AT (mask), .choices = masks,
    .hint = { "어느 질의가 어느 키를 볼 수 있는지 정합니다.", "Which query may look at which key." }, .symbols = "M" },
  { "temperature", { "온도 τ", "Temperature τ" }, HJ_PARAM_NUMBER, AT (tau), HJ_PARAM_LOG, 0.05, 20, 0, 1,
    .hint = { "낮으면 가장 큰 점수 하나로 몰리고, 높으면 고르게 퍼집니다.",
              "Low: all weight on the largest score. High: spread evenly." },
    .symbols = "\\tau" },
  { "scale", { "√d로 나누기", "Divide by √d" }, HJ_PARAM_SWITCH, AT (scaled), .initial = 1,
    .hint = { "끄면 점수의 분산이 커져 소프트맥스가 포화됩니다.", "Without it scores vary more and softmax saturates." },
    .symbols = "\\sqrt{d_k}" },
  { "layers", { "층", "Layers" }, HJ_PARAM_INTEGER, AT (layers), HJ_PARAM_RESTARTS, 1, 2, 1, 2,
    .hint = { "귀납에는 두 층이 있어야 합니다.", "Induction needs two." } },
  { "heads", { "층마다 헤드", "Heads per layer" }, HJ_PARAM_CHOICE, AT (heads), HJ_PARAM_RESTARTS, .initial = 1,
    .choices = heads, .hint = { "폭 32를 헤드가 나누어 씁니다.", "They share the width of 32." },
    .symbols = "h" },
  { "preset", { "수식의 시작값", "Start of the formula" }, HJ_PARAM_CHOICE, AT (preset), .initial = PRESET_PREVIOUS,
    .choices = presets, .hint = { "‘수식만’에서 Q와 K를 무엇으로 시작할지 정합니다. 헤드마다 다음 것을 씁니다.",
                                  "What Q and K begin as in “formula only”; each head takes the next one." } },
  { "words", { "예문", "Example" }, HJ_PARAM_CHOICE, AT (words), HJ_PARAM_ADVANCED, .choices = words,
    .hint = { "문장을 비워 두었을 때 쓰는 예문의 언어입니다.", "Language of the example used while the sentence is empty." } },
  { "show", { "칸에 보일 것", "Cells show" }, HJ_PARAM_CHOICE, AT (stage), HJ_PARAM_ADVANCED, .choices = stages,
    .hint = { "소프트맥스 앞의 점수도 볼 수 있습니다.", "The scores before softmax can be shown too." } },
  { "reach", { "창·앞부분 길이", "Window or prefix" }, HJ_PARAM_INTEGER, AT (reach), HJ_PARAM_ADVANCED, 1, 12, 1, 2,
    .unit = { "토큰", "tokens" }, .hint = { "창과 앞부분 마스크에만 쓰입니다.", "For the window and the prefix mask only." } },
  { "dim", { "수식의 d", "d of the formula" }, HJ_PARAM_INTEGER, AT (dim), HJ_PARAM_ADVANCED, 2, BENCH_DIM, 1, 4,
    .hint = { "‘수식만’에서 질의와 키의 길이입니다.", "Length of queries and keys in “formula only”." }, .symbols = "d_k" },
  { "mlp", { "위치별 망(MLP)", "Position-wise network" }, HJ_PARAM_CHOICE, AT (mlp),
    HJ_PARAM_ADVANCED | HJ_PARAM_RESTARTS, .choices = mlps,
    .hint = { "정렬에만 꼭 필요합니다.", "Only sorting cannot do without." } },
  { "example", { "보기 번호", "Example number" }, HJ_PARAM_INTEGER, AT (example), HJ_PARAM_ADVANCED, 1, 50, 1, 1,
    .hint = { "배운 적 없는 열 가운데 몇 번째를 볼지 정합니다.", "Which of the sequences it never trained on is shown." } },
  { "layer", { "보이는 층", "Layer shown" }, HJ_PARAM_INTEGER, AT (layer), HJ_PARAM_HIDDEN, -1,
    HJ_TRANSFORMER_LAYERS - 1, 1, -1 },
  { "head", { "보이는 헤드", "Head shown" }, HJ_PARAM_INTEGER, AT (head), HJ_PARAM_HIDDEN, -1, HJ_TRANSFORMER_HEADS - 1,
    1, -1 },
  { "query", { "고른 질의", "Query shown" }, HJ_PARAM_INTEGER, AT (query), HJ_PARAM_HIDDEN, -1, MAX_TOKENS - 1, 1, -1 },
  { "key", { "고른 키", "Key shown" }, HJ_PARAM_INTEGER, AT (key), HJ_PARAM_HIDDEN, -1, MAX_TOKENS - 1, 1, -1 },
  { "off", { "끈 헤드", "Heads switched off" }, HJ_PARAM_INTEGER, AT (ablated), HJ_PARAM_HIDDEN, 0, 255, 1, 0 },
  { "edited", { "고른 숫자", "Number chosen" }, HJ_PARAM_INTEGER, AT (edited), HJ_PARAM_HIDDEN, -1,
    3 * MAX_TOKENS * BENCH_DIM - 1, 1, -1 },
  { "painted", { "칠한 마스크", "Painted mask" }, HJ_PARAM_TEXT, AT (painted), HJ_PARAM_HIDDEN, .initial_text = "" },
  { "q", { "Q", "Q" }, HJ_PARAM_TEXT, AT (matrix[MATRIX_Q]), HJ_PARAM_HIDDEN, .initial_text = "" },
  { "k", { "K", "K" }, HJ_PARAM_TEXT, AT (matrix[MATRIX_K]), HJ_PARAM_HIDDEN, .initial_text = "" },
  { "v", { "V", "V" }, HJ_PARAM_TEXT, AT (matrix[MATRIX_V]), HJ_PARAM_HIDDEN, .initial_text = "" },
  { NULL },
};

/* Every number was measured with the settings and the seed that stand here. */
static const HjExperiment experiments[] = {
  { "two-layers", { "두 층이면 귀납을 배운다", "Two layers learn induction" }, "task=induction&seed=1",
    { "시드 1, 600스텝: 처음 보는 열 256개에서 모두 맞힙니다. 1층 첫 헤드가 앞 토큰을 보고(0.74), 2층 두 헤드가 지난번 다음 토큰을 찾습니다(0.95).",
      "Seed 1, 600 steps: every place in 256 fresh sequences is right. The first head of layer 1 looks at the token before (0.74), both heads of layer 2 at what came next last time (0.95)." } },
  { "one-layer", { "한 층은 귀납을 못 배운다", "One layer cannot do induction" }, "task=induction&layers=1&heads=4&seed=1",
    { "시드 1: 헤드가 넷이어도 600스텝에 0.16, 1,200스텝에 0.17에 머뭅니다. 앞 토큰이 무엇이었는지 키에 적어 줄 아래층이 없기 때문입니다.",
      "Seed 1: even with four heads accuracy is 0.16 after 600 steps and 0.17 after 1,200. No layer below writes into each key which token came before it." } },
  { "previous-head-off", { "앞 토큰 헤드를 끄면", "Without the previous-token head" }, "task=induction&off=1&seed=1",
    { "시드 1, 600스텝: 1층 첫 헤드만 껐는데 정확도가 1.00에서 0.09로 떨어집니다. 2층의 귀납 헤드는 그 헤드가 적은 것을 읽습니다.",
      "Seed 1, 600 steps: with only the first head of layer 1 off, accuracy falls from 1.00 to 0.09. The induction heads read what it writes." } },
  { "induction-head-off", { "귀납 헤드 하나를 끄면", "Without one induction head" }, "task=induction&off=16&seed=1",
    { "시드 1, 600스텝: 둘 가운데 하나를 꺼도 0.99입니다. 남은 헤드가 같은 일을 합니다. 가중치가 크다고 꼭 필요한 것은 아닙니다.",
      "Seed 1, 600 steps: 0.99 with one of the two off; the other does the same work. A large weight does not make a head necessary." } },
  { "no-scale", { "√d로 나누지 않으면", "Without dividing by √d" }, "task=formula&preset=random&dim=8&scale=0&seed=7",
    { "시드 7, d = 8: 고른 행의 유효 토큰이 5.1개에서 1.2개로 줄어 소프트맥스가 거의 포화됩니다. 점수의 분산은 나누면 0.65, 나누지 않으면 5.2입니다.",
      "Seed 7, d = 8: the row shown goes from 5.1 effective tokens to 1.2, softmax is nearly saturated. The variance of the scores is 0.65 divided and 5.2 undivided." } },
  { "no-mask", { "배운 뒤에 마스크를 걷으면", "Taking the mask away afterwards" }, "task=induction&mask=none&seed=1",
    { "시드 1, 600스텝: 미래를 보여 주었는데 정확도는 1.00에서 0.46으로 떨어집니다. 가중치는 가린 채로 배웠기 때문입니다.",
      "Seed 1, 600 steps: the future can be seen, yet accuracy falls from 1.00 to 0.46, because the weights were learnt with it hidden." } },
  { "hot", { "온도를 올리면", "A high temperature" }, "task=induction&temperature=4&seed=1",
    { "시드 1, 600스텝, τ = 4: 고른 행의 유효 토큰이 1.0개에서 11.3개로 퍼지고 정확도는 1.00에서 0.48이 됩니다.",
      "Seed 1, 600 steps, τ = 4: the row shown spreads from 1.0 to 11.3 effective tokens and accuracy goes from 1.00 to 0.48." } },
  { "reverse", { "뒤집기는 반대각선", "Reversing is an anti-diagonal" }, "task=reverse&layers=1&heads=1&seed=1",
    { "시드 1: 한 층 한 헤드로 300스텝이면 모두 맞히고, 고른 질의는 뒤집힌 자리에 0.98을 줍니다.",
      "Seed 1: one layer with one head is right everywhere after 300 steps; the query shown gives 0.98 to its mirrored place." } },
  { "english", { "영어 문장", "An English sentence" }, "words=english&seed=7",
    { "시드 7, 700스텝: 세 번째 ‘eat’이 지난번 뒤에 온 ‘bread’에 0.95를 줍니다. 낱말의 뜻은 모르고 되풀이만 봅니다.",
      "Seed 7, 700 steps: the third ‘eat’ gives 0.95 to ‘bread’, which followed it last time. It knows repetition, not meaning." } },
  { "by-hand", { "손으로 확인하는 두 칸", "Two cells to check by hand" },
    "task=formula&preset=identity&dim=2&heads=1&sentence=a b&query=0&key=0&seed=7",
    { "q = (1, 0), K는 단위 행렬, d = 2: e^0.7071 ÷ (e^0.7071 + 1) = 0.669762이고 나머지는 0.330238입니다.",
      "q = (1, 0), K the identity, d = 2: e^0.7071 ÷ (e^0.7071 + 1) = 0.669762, the rest is 0.330238." } },
  { NULL },
};

static const char *const topics[] = { "multi-head-attention", "self-attention", "seq2seq-attention", "vision-transformer",
                                      NULL };

const HjDiagramClass hj_diagram_attention_heatmap = {
  .id = "attention-heatmap",
  .title = { "어텐션 히트맵", "Attention heatmap" },
  .topics = topics,
  .kind = HJ_DIAGRAM_TRAINED,
  .params = params,
  .experiments = experiments,
  .actions = attention_actions,
  .size = sizeof (Attention),
  .seed = 7,
  .speed = 20,
  .n_grains = 2,
  .preview_steps = 700,
  .reset = attention_reset,
  .clear = attention_clear,
  .step = attention_step,
  .position = attention_position,
  .length = attention_length,
  .save = attention_save,
  .load = attention_load,
  .changed = attention_changed,
  .height = attention_height,
  .draw = attention_draw,
  .pick = attention_pick,
  .pointer = attention_pointer,
  .move_focus = attention_move_focus,
  .activate = attention_activate,
  .describe_mark = attention_describe_mark,
  .takeaway = attention_takeaway,
  .describe = attention_describe,
  .values = attention_values,
  .badge = attention_badge,
  .problem = attention_problem,
};
