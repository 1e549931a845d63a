/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers behind the attention diagram: weights, the arithmetic of a row, heads, curves. */
#include "attention.h"

#include <math.h>

static void
add_weights (const Lens *lens, HjValues *values)
{
  HjText columns[MAX_TOKENS + 1] = { { "질의", "query" } };
  HjValue *table;

  for (int j = 0; j < lens->n; j++)
    columns[j + 1] = (HjText){ lens->label[j], lens->label[j] };
  table = hj_values_add_table (values, "weights", (HjText){ "어텐션 가중치 α", "attention weights α" }, (guint) lens->n,
                               (guint) lens->n + 1, columns);
  for (int i = 0; i < lens->n; i++)
    {
      hj_value_set_word (table, (guint) i, 0, lens->label[i]);
      for (int j = 0; j < lens->n; j++)
        hj_value_set_number (table, (guint) i, (guint) j + 1, lens->weights[lens->at][i * lens->n + j]);
    }
}

static void
add_row (const Lens *lens, HjValues *values)
{
  static const HjText columns[] = { { "키", "key" },        { "q·k", "q·k" },         { "s = q·k × 배율", "s = q·k × scale" },
                                    { "exp((s−max)/τ)", "exp((s−max)/τ)" }, { "α", "α" }, { "보임", "visible" } };
  HjValue *table = hj_values_add_table (values, "row", (HjText){ "고른 행의 계산", "arithmetic of the row shown" },
                                        (guint) lens->n, G_N_ELEMENTS (columns), columns);

  for (int j = 0; j < lens->n; j++)
    {
      int at = lens->query * lens->n + j;

      hj_value_set_word (table, (guint) j, 0, lens->label[j]);
      hj_value_set_number (table, (guint) j, 1, lens->scores[at]);
      hj_value_set_number (table, (guint) j, 2, lens->scores[at] * lens->scale);
      hj_value_set_number (table, (guint) j, 3, lens->exps[j]);
      hj_value_set_number (table, (guint) j, 4, lens->weights[lens->at][at]);
      hj_value_set_number (table, (guint) j, 5, lens->allowed[at]);
    }
}

static void
add_heads (const Attention *self, const Lens *lens, HjValues *values)
{
  static const HjText columns[] = { { "층", "layer" },          { "헤드", "head" },       { "귀납", "induction" },
                                    { "앞 토큰", "previous token" }, { "자기", "itself" }, { "첫 토큰", "first token" },
                                    { "거꾸로", "reversed" },   { "꺼짐", "off" } };
  int count = lens->layers * lens->heads;
  HjValue *table = hj_values_add_table (values, "heads", (HjText){ "헤드별 역할 점수", "role scores of the heads" },
                                        (guint) count, G_N_ELEMENTS (columns), columns);

  for (int at = 0; at < count; at++)
    {
      const HjAttentionRoles *roles = &lens->roles[at];
      int layer = at / lens->heads, head = at % lens->heads;
      const double row[] = { layer + 1, head + 1, roles->prefix, roles->previous, roles->diagonal, roles->first,
                             roles->reverse, self->ablated >> (layer * HJ_TRANSFORMER_HEADS + head) & 1 };

      for (guint c = 0; c < G_N_ELEMENTS (row); c++)
        if (isfinite (row[c]))
          hj_value_set_number (table, (guint) at, c, row[c]);
    }
}

static void
add_curves (Attention *self, HjValues *values)
{
  static const HjText step = { "스텝", "step" };
  const Curves *curves = self->curves;
  guint n = (guint) self->position;
  double now, whole;

  attention_measure (self, &now, &whole);
  hj_values_add_number (values, "accuracy", (HjText){ "정확도 (새 열 256개, 지금 설정)", "accuracy (256 fresh sequences, as set)" }, NULL,
                        now);
  hj_values_add_number (values, "accuracy_whole", (HjText){ "정확도 (학습한 그대로)", "accuracy (as trained)" }, NULL, whole);
  hj_values_add_number (values, "parameters", (HjText){ "매개변수", "parameters" }, NULL, self->network->layout.size);
  hj_values_add_series (values, "loss", (HjText){ "손실", "loss" }, step, (HjText){ "nat", "nats" }, n, curves->step,
                        curves->loss);
  hj_values_add_series (values, "batch_accuracy", (HjText){ "배치 정확도", "batch accuracy" }, step,
                        (HjText){ "비율", "share" }, n, curves->step, curves->accuracy);
  hj_values_add_series (values, "induction", (HjText){ "가장 큰 귀납 점수", "largest induction score" }, step,
                        (HjText){ "점수", "score" }, n, curves->step, curves->prefix);
}

void
attention_values (gpointer state, HjValues *values)
{
  Attention *self = state;
  const Lens *lens = attention_lens (self);
  double variance = hj_attention_variance (lens->n * lens->n, lens->scores);

  hj_values_add_number (values, "weight", (HjText){ "고른 칸의 가중치", "weight of the cell shown" }, NULL,
                        lens->weights[lens->at][lens->query * lens->n + lens->key]);
  hj_values_add_number (values, "entropy", (HjText){ "고른 행의 엔트로피", "entropy of the row shown" }, "bit",
                        lens->row.entropy);
  hj_values_add_number (values, "effective_tokens", (HjText){ "유효 토큰", "effective tokens" }, NULL,
                        lens->row.effective);
  hj_values_add_number (values, "score_variance", (HjText){ "q·k의 분산", "variance of q·k" }, NULL, variance);
  hj_values_add_number (values, "scaled_variance", (HjText){ "나눈 뒤의 분산", "variance after division" }, NULL,
                        variance * lens->scale * lens->scale);
  add_weights (lens, values);
  add_row (lens, values);
  add_heads (self, lens, values);
  if (self->network)
    add_curves (self, values);
}
