/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pointer or the keyboard is on, in words and numbers. */
#include "attention.h"
#include "hj-ink.h"

static char *
describe_cell (Attention *self, const Lens *lens, HjMark mark, HjLang lang)
{
  int at = mark.i * lens->n + mark.j;
  g_autofree char *score = hj_format_number (lens->scores[at], 2), *scaled = NULL, *weight = NULL;

  if (!lens->allowed[at])
    return g_strdup_printf (lang == HJ_LANG_EN ? "‘%s’ → ‘%s’: masked, 0" : "‘%s’ → ‘%s’: 가림, 0", lens->label[mark.i],
                            lens->label[mark.j]);
  scaled = hj_format_number (lens->scores[at] * lens->scale, 2);
  weight = hj_format_number (lens->weights[lens->at][at], 3);
  return g_strdup_printf (self->scaled ? "‘%s’ → ‘%s’: q·k %s, q·k/√d %s, α %s" : "‘%s’ → ‘%s’: q·k %s, ÷ 1 %s, α %s",
                          lens->label[mark.i], lens->label[mark.j], score, scaled, weight);
}

static char *
describe_head_mark (const Lens *lens, HjMark mark, HjLang lang)
{
  int at = mark.i * lens->heads + mark.j;
  g_autofree char *name = attention_head_name (lens, at, lang), *prefix = hj_format_number (lens->roles[at].prefix, 2);
  g_autofree char *previous = hj_format_number (lens->roles[at].previous, 2);
  g_autofree char *diagonal = hj_format_number (lens->roles[at].diagonal, 2);
  g_autofree char *first = hj_format_number (lens->roles[at].first, 2);

  return g_strdup_printf (lang == HJ_LANG_EN ? "%s: induction %s, previous token %s, itself %s, first token %s"
                                             : "%s: 귀납 %s, 앞 토큰 %s, 자기 %s, 첫 토큰 %s",
                          name, prefix, previous, diagonal, first);
}

static char *
describe_curve (const Attention *self, int step, HjLang lang)
{
  g_autofree char *count = hj_format_count (step), *loss = hj_format_number (self->curves->loss[step - 1], 3);
  g_autofree char *share = hj_format_number (self->curves->accuracy[step - 1], 2);
  g_autofree char *prefix = hj_format_number (self->curves->prefix[step - 1], 2);

  return g_strdup_printf (lang == HJ_LANG_EN ? "Step %s: loss %s, accuracy %s, largest induction score %s"
                                             : "%s스텝: 손실 %s, 정확도 %s, 가장 큰 귀납 점수 %s",
                          count, loss, share, prefix);
}

static char *
describe_product (const Lens *lens, int c)
{
  double q = lens->q[lens->at][lens->query * lens->d + c], k = lens->k[lens->at][lens->key * lens->d + c];
  g_autofree char *a = hj_format_number (q, 2), *b = hj_format_number (k, 2), *product = hj_format_number (q * k, 2);

  return g_strdup_printf ("c = %d: %s × %s = %s", c + 1, a, b, product);
}

static char *
describe_entry (const Lens *lens, HjMark mark)
{
  const double *all[N_MATRICES] = { lens->q[lens->at], lens->k[lens->at], lens->v[lens->at], lens->z };
  static const char *const names[N_MATRICES] = { "Q", "K", "V", "αV" };
  g_autofree char *digits = hj_format_number (all[mark.i][mark.j * lens->d + mark.k], 3);

  return g_strdup_printf ("%s[‘%s’, %d] = %s", names[mark.i], lens->label[mark.j], mark.k + 1, digits);
}

char *
attention_describe_mark (gpointer state, HjMark mark, HjLang lang)
{
  Attention *self = state;
  const Lens *lens = attention_lens (self);

  if (mark.kind == MARK_CELL && mark.i < lens->n && mark.j < lens->n)
    return describe_cell (self, lens, mark, lang);
  if (mark.kind == MARK_HEAD && mark.i < lens->layers && mark.j < lens->heads)
    return describe_head_mark (lens, mark, lang);
  if (mark.kind == MARK_TOKEN && mark.i < lens->n)
    return g_strdup_printf (lang == HJ_LANG_EN ? "Query %d: ‘%s’" : "%d번째 질의: ‘%s’", mark.i + 1, lens->label[mark.i]);
  if (mark.kind == MARK_PRODUCT && mark.i < lens->d)
    return describe_product (lens, mark.i);
  if (mark.kind == MARK_ENTRY && mark.j < lens->n && mark.k < lens->d)
    return describe_entry (lens, mark);
  if (mark.kind == MARK_CURVE && mark.i >= 1 && mark.i <= self->position)
    return describe_curve (self, mark.i, lang);
  return NULL;
}
