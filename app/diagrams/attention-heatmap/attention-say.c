/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attention diagram in words, in both languages: one sentence, the whole description, the badge. */
#include "attention.h"
#include "hj-ink.h"

#include <math.h>
#include <string.h>

/* Whether the name of this letter or digit, read in Korean, ends in a consonant. */
static gboolean
ends_closed (const char *word)
{
  const char *last = *word ? g_utf8_find_prev_char (word, word + strlen (word)) : NULL;
  gunichar c = last ? g_utf8_get_char (last) : 0;

  if (c >= 0xAC00 && c <= 0xD7A3)
    return (c - 0xAC00) % 28 != 0;
  return c && c < 128 && strchr ("013678LMNRlmnr", (int) c) != NULL;
}

/* The particle “to” after a number: 0, 3 and 6 end in a consonant other than ㄹ. */
static const char *
toward (const char *digits)
{
  gsize length = strlen (digits);

  return length > 0 && strchr ("036", digits[length - 1]) ? "으로" : "로";
}

char *
attention_head_name (const Lens *lens, int at, HjLang lang)
{
  if (lens->layers == 1)
    return g_strdup_printf (lang == HJ_LANG_EN ? "head %d" : "%d번", at + 1);
  return g_strdup_printf (lang == HJ_LANG_EN ? "L%d H%d" : "%d층 %d번", at / lens->heads + 1, at % lens->heads + 1);
}

const char *
attention_role (const Attention *self, const Lens *lens, int at, HjLang lang, double *score)
{
  static const HjText names[] = { { "귀납", "induction" },
                                  { "앞 토큰", "previous" },
                                  { "자기", "itself" },
                                  { "거꾸로", "reversed" },
                                  { "첫 토큰", "first" } };
  const HjAttentionRoles *roles = &lens->roles[at];
  const double scores[] = { roles->prefix, roles->previous, roles->diagonal,
                            self->task == TASK_REVERSE ? roles->reverse : NAN, roles->first };
  int best = -1;

  for (guint i = 0; i < G_N_ELEMENTS (scores); i++)
    if (isfinite (scores[i]) && (best < 0 || scores[i] > scores[best]))
      best = (int) i;
  if (best < 0 || scores[best] < 0.5)
    return NULL;
  *score = scores[best];
  return hj_text_get (names[best], lang);
}

/* "두 번째 ‘나는’": which of several the same it is. */
static char *
name_token (const Lens *lens, int i, HjLang lang)
{
  static const char *const ko[] = { "첫 번째", "두 번째", "세 번째", "네 번째", "다섯 번째" };
  static const char *const en[] = { "first", "second", "third", "fourth", "fifth" };
  int before = 0, all = 0;

  for (int j = 0; j < lens->n; j++)
    {
      all += lens->token[j] == lens->token[i];
      before += j < i && lens->token[j] == lens->token[i];
    }
  if (all == 1 || before >= (int) G_N_ELEMENTS (ko))
    return g_strdup_printf ("‘%s’", lens->label[i]);
  return lang == HJ_LANG_EN ? g_strdup_printf ("the %s ‘%s’", en[before], lens->label[i])
                            : g_strdup_printf ("%s ‘%s’", ko[before], lens->label[i]);
}

static const char *
topic_of (const char *label)
{
  return ends_closed (label) ? "은" : "는";
}

/* Where the cell shown lies, in the terms of the task. */
static char *
relation (const Attention *self, const Lens *lens, HjLang lang)
{
  int last = hj_attention_previous (lens->token, lens->query);
  gboolean en = lang == HJ_LANG_EN;

  if (lens->key == lens->query)
    return g_strdup (en ? "itself" : "자기 자신");
  if (self->task == TASK_REVERSE || self->task == TASK_SORT)
    return name_token (lens, lens->key, lang);
  if (lens->query > 0 && lens->key == lens->query - 1)
    return g_strdup_printf (en ? "the token before it, ‘%s’," : "바로 앞의 ‘%s’", lens->label[lens->key]);
  if (last >= 0 && lens->key == last + 1)
    return g_strdup_printf (en ? "‘%s’, which followed it last time," : "지난번 바로 뒤에 온 ‘%s’", lens->label[lens->key]);
  for (int p = 0; p < last; p++)
    if (lens->token[p] == lens->token[lens->query] && lens->key == p + 1)
      return g_strdup_printf (en ? "‘%s’, which once followed it," : "예전에 바로 뒤에 온 ‘%s’", lens->label[lens->key]);
  return name_token (lens, lens->key, lang);
}

static gboolean
is_untrained (const Attention *self)
{
  return self->network && self->position == 0;
}

/* With nothing ablated the share of the last batches would jump; 256 fresh sequences stand still. */
static char *
accuracy_words (Attention *self, HjLang lang)
{
  double now, whole;
  g_autofree char *a = NULL, *b = NULL;

  if (!self->network || !attention_is_changed (self))
    return g_strdup ("");
  attention_measure (self, &now, &whole);
  a = hj_format_number (whole, 2);
  b = hj_format_number (now, 2);
  if (lang == HJ_LANG_EN)
    return g_strdup_printf (" Changed like this, accuracy goes from %s to %s.", a, b);
  return g_strdup_printf (" 이렇게 바꾸면 정확도가 %s에서 %s%s 바뀝니다.", a, b, toward (b));
}

/* Between the two halves of a step. */
static char *
gradient_words (const Attention *self, HjLang lang)
{
  g_autofree char *loss = hj_format_number (self->report.loss, 3);
  g_autofree char *norm = hj_format_number (hj_transformer_gradient_norm (self->network), 3);

  return g_strdup_printf (lang == HJ_LANG_EN
                            ? "32 fresh sequences: loss %s, length of the gradient %s. The other half of the step moves the weights."
                            : "새 열 32개의 손실은 %s, 기울기의 크기는 %s입니다. 나머지 반 스텝에서 가중치를 고칩니다.",
                          loss, norm);
}

static char *
takeaway_ko (const Lens *lens, const char *query, const char *key, const char *weight, const char *change)
{
  gboolean closed = lens->key == lens->query || ends_closed (lens->label[lens->key]);

  if (lens->row.visible == 0)
    return g_strdup_printf ("%s의 질의는 볼 수 있는 키가 없어 행 전체가 0입니다.%s", query, change);
  if (!lens->allowed[lens->query * lens->n + lens->key])
    return g_strdup_printf ("마스크가 %s에게서 %s%s 가립니다. 가중치는 정확히 0입니다.%s", query, key, closed ? "을" : "를",
                            change);
  return g_strdup_printf ("%s%s %s에 %s%s 줍니다.%s", query, topic_of (lens->label[lens->query]), key, weight,
                          ends_closed (weight) ? "을" : "를", change);
}

static char *
takeaway_en (const Lens *lens, const char *query, const char *key, const char *weight, const char *change)
{
  g_autofree char *subject = g_strdup (query);

  if (g_str_has_prefix (subject, "the "))
    subject[0] = 'T';
  if (lens->row.visible == 0)
    return g_strdup_printf ("%s sees no key at all, so its whole row is 0.%s", subject, change);
  if (!lens->allowed[lens->query * lens->n + lens->key])
    return g_strdup_printf ("The mask hides %s from %s: the weight is exactly 0.%s", key, query, change);
  return g_strdup_printf ("%s gives %s a weight of %s.%s", subject, key, weight, change);
}

char *
attention_takeaway (gpointer state, HjLang lang)
{
  Attention *self = state;
  const Lens *lens = attention_lens (self);
  g_autofree char *query = name_token (lens, lens->query, lang), *key = relation (self, lens, lang), *change = NULL;
  g_autofree char *weight
    = hj_format_number (lens->weights[lens->at][lens->query * lens->n + lens->key], 2);
  gboolean en = lang == HJ_LANG_EN;

  if (self->phase == 1)
    return gradient_words (self, lang);
  if (is_untrained (self))
    return g_strdup (en ? "Nothing has been learnt yet: the weights are random, so attention is spread without a plan."
                        : "아직 배우지 않았습니다. 가중치가 무작위라 어텐션도 이리저리 흩어져 있습니다.");
  change = accuracy_words (self, lang);
  return en ? takeaway_en (lens, query, key, weight, change) : takeaway_ko (lens, query, key, weight, change);
}

/* The largest weights of the row shown: "‘밥을’ 0.62, ‘먹고’ 0.21". */
static char *
largest_words (const Lens *lens, int most)
{
  GString *text = g_string_new (NULL);
  const double *row = lens->weights[lens->at] + lens->query * lens->n;
  gboolean taken[MAX_TOKENS] = { 0 };

  for (int m = 0; m < most; m++)
    {
      int best = -1;
      g_autofree char *digits = NULL;

      for (int j = 0; j < lens->n; j++)
        if (!taken[j] && row[j] >= 0.005 && (best < 0 || row[j] > row[best]))
          best = j;
      if (best < 0)
        break;
      taken[best] = TRUE;
      digits = hj_format_number (row[best], 2);
      g_string_append_printf (text, "%s‘%s’ %s", m ? ", " : "", lens->label[best], digits);
    }
  return g_string_free (text, FALSE);
}

static const char *
mask_name (const Attention *self, HjLang lang)
{
  static const HjText names[N_MASKS] = { { "과제의 마스크", "the task's mask" },
                                         { "마스크 없음", "no mask" },
                                         { "인과 마스크", "a causal mask" },
                                         { "창 마스크", "a window mask" },
                                         { "앞부분 마스크", "a prefix mask" },
                                         { "그린 마스크", "a painted mask" } };

  if (self->mask == MASK_TASK && self->network && self->network->config.causal)
    return hj_text_get (names[MASK_CAUSAL], lang);
  return hj_text_get (names[self->mask == MASK_TASK ? MASK_NONE : self->mask], lang);
}

static void
describe_head (Attention *self, const Lens *lens, HjLang lang, GString *out)
{
  g_autofree char *head = attention_head_name (lens, lens->at, lang), *tau = hj_format_number (self->tau, 2);
  double score;
  const char *role = attention_role (self, lens, lens->at, lang, &score);
  g_autofree char *digits = role ? hj_format_number (score, 2) : NULL;

  g_string_append_printf (out,
                          lang == HJ_LANG_EN ? "A map of %d × %d attention weights of %s, with %s and temperature %s. "
                                             : "%3$s 헤드의 어텐션 가중치 %1$d × %2$d칸입니다. %4$s, 온도 %5$s. ",
                          lens->n, lens->n, head, mask_name (self, lang), tau);
  if (role)
    g_string_append_printf (out, lang == HJ_LANG_EN ? "Measured over this sequence its role is “%s”, %s. "
                                                    : "이 열에서 잰 역할은 ‘%s’ %s입니다. ",
                            role, digits);
}

static void
describe_row (const Lens *lens, HjLang lang, GString *out)
{
  g_autofree char *largest = largest_words (lens, 3), *query = name_token (lens, lens->query, lang);
  g_autofree char *bits = hj_format_number (lens->row.entropy, 1), *effective = hj_format_number (lens->row.effective, 1);

  if (lens->row.visible == 0)
    {
      g_string_append_printf (out, lang == HJ_LANG_EN ? "Token %s sees nothing; its row is 0. "
                                                      : "토큰 %s의 행은 모두 가려져 0입니다. ",
                              query);
      return;
    }
  if (lang == HJ_LANG_EN)
    g_string_append_printf (out, "Token %s attends to %s (entropy %s bits, %s effective tokens). ", query, largest, bits,
                            effective);
  else
    g_string_append_printf (out, "토큰 %s%s %s에 주목합니다(엔트로피 %s비트, 유효 토큰 %s개). ", query,
                            topic_of (lens->label[lens->query]), largest, bits, effective);
}

static void
describe_belief (Attention *self, const Lens *lens, HjLang lang, GString *out)
{
  char buffer[LABEL_SIZE];
  int q = lens->query;
  const char *said = lens->said[q] >= 0 ? attention_symbol_label (self, lens, lens->said[q], buffer) : NULL;
  g_autofree char *belief = hj_format_number (lens->belief[q], 2);

  if (is_untrained (self) || lens->said[q] < 0)
    return;
  g_string_append_printf (out,
                          lang == HJ_LANG_EN ? "There the network says ‘%s’ with probability %s. "
                                             : "그 자리에서 모델이 내놓는 답은 ‘%s’, 확률 %s입니다. ",
                          said ? said : lang == HJ_LANG_EN ? "a symbol that is not here" : "여기에 없는 기호", belief);
}

static void
describe_training (Attention *self, HjLang lang, GString *out)
{
  g_autofree char *steps = hj_format_count (self->position), *loss = NULL, *share = NULL;
  double now, whole;

  if (!self->network || self->position == 0)
    return;
  attention_measure (self, &now, &whole);
  loss = hj_format_number (self->report.loss, 3);
  share = hj_format_number (now, 2);
  g_string_append_printf (out,
                          lang == HJ_LANG_EN
                            ? "After %s steps the loss is %s and %s of the places in 256 fresh sequences come out right. "
                            : "%s스텝 학습한 지금 손실은 %s, 새 열 256개에서 맞힌 비율은 %s입니다. ",
                          steps, loss, share);
}

/* What attention does not say. */
static void
append_caveat (const Attention *self, HjLang lang, GString *out)
{
  if (self->task == TASK_FORMULA)
    g_string_append (out, lang == HJ_LANG_EN ? "Q, K and V were set by hand: the arithmetic is exact, nothing was learnt."
                                             : "Q, K, V는 손으로 정한 값입니다. 계산은 정확하지만 배운 것은 없습니다.");
  else if (self->task == TASK_SENTENCE)
    g_string_append (out, lang == HJ_LANG_EN
                            ? "It has learnt how symbols repeat and knows nothing of what the words mean; attention is not an explanation."
                            : "모델이 배운 것은 기호의 되풀이이고 낱말의 뜻은 모릅니다. 어텐션은 설명이 아닙니다.");
  else
    g_string_append (out, lang == HJ_LANG_EN
                            ? "Attention is not an explanation: switch a head off and see what accuracy does."
                            : "어텐션은 설명이 아닙니다. 헤드를 끄고 정확도가 어떻게 되는지 보아야 합니다.");
}

char *
attention_describe (gpointer state, HjLang lang)
{
  Attention *self = state;
  const Lens *lens = attention_lens (self);
  GString *out = g_string_new (NULL);

  describe_head (self, lens, lang, out);
  describe_row (lens, lang, out);
  describe_belief (self, lens, lang, out);
  describe_training (self, lang, out);
  if (lens->words > lens->n)
    g_string_append_printf (out, lang == HJ_LANG_EN ? "Of %d words only the first %d are used. "
                                                    : "낱말 %d개 가운데 앞 %d개만 씁니다. ",
                            lens->words, lens->n);
  append_caveat (self, lang, out);
  return g_string_free (out, FALSE);
}

HjBadgeKind
attention_badge (gpointer state, HjLang lang, char **words)
{
  Attention *self = state;
  g_autofree char *steps = hj_format_count (self->position);
  gboolean en = lang == HJ_LANG_EN;

  if (self->task == TASK_FORMULA)
    {
      *words = g_strdup (en ? "formula only · no learnt meaning" : "수식만 · 학습된 의미 없음");
      return HJ_BADGE_EXACT;
    }
  if (self->position == 0)
    {
      *words = g_strdup (en ? "untrained · random weights" : "학습 전 · 무작위 가중치");
      return HJ_BADGE_LIVE;
    }
  if (self->task == TASK_SENTENCE)
    *words = g_strdup_printf (en ? "trained %s steps · symbols only" : "%s스텝 학습 · 기호만 배움",
                              steps);
  else
    *words = g_strdup_printf (en ? "trained here, %s steps" : "이 앱에서 %s스텝 학습", steps);
  return HJ_BADGE_TRAINED;
}
