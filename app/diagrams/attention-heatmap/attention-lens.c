/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lens: tokens, masks and the attention of every head, computed again only when something changed. */
#include "attention.h"

#include "hj-real.h"

#include <math.h>
#include <string.h>

#define INDUCTION_SHOWN 16 /* of the 24 tokens it trains on, so that the cells stay readable */

static const char *const sentences[] = { "나는 밥을 먹고 너는 빵을 먹고 나는 밥을",
                                         "I eat rice and you eat bread and I eat" };

/* Words are the same if they are so without the punctuation that follows them. */
static gsize
bare_length (const char *word)
{
  gsize length = strlen (word);

  while (length > 1 && strchr (".,!?;:", word[length - 1]))
    length--;
  return length;
}

static gboolean
is_same_word (const char *a, const char *b)
{
  return bare_length (a) == bare_length (b) && strncmp (a, b, bare_length (a)) == 0;
}

/* At most LABEL_SIZE − 1 bytes, whole characters. */
static void
copy_label (char *label, const char *word)
{
  const char *end = word;

  while (*end && g_utf8_next_char (end) - word < LABEL_SIZE)
    end = g_utf8_next_char (end);
  memcpy (label, word, (gsize) (end - word));
  label[end - word] = 0;
}

static int
find_word (const Lens *lens, int i)
{
  int types = 0;

  for (int j = 0; j < i; j++)
    {
      if (is_same_word (lens->label[j], lens->label[i]))
        return lens->token[j];
      types = MAX (types, lens->token[j] + 1);
    }
  return types;
}

static void
take_words (Lens *lens, const char *text, int most)
{
  g_auto (GStrv) words = g_regex_split_simple ("\\s+", text, 0, 0);

  lens->n = lens->words = 0;
  for (guint i = 0; words[i]; i++)
    {
      if (!*words[i])
        continue;
      lens->words++;
      if (lens->n == most)
        continue;
      copy_label (lens->label[lens->n], words[i]);
      lens->token[lens->n] = find_word (lens, lens->n);
      lens->n++;
    }
}

/* Words become symbols: the first kind of word the first symbol of a shuffled alphabet, and so on. */
static void
take_sentence (const Attention *self, Lens *lens)
{
  int symbols[HJ_TRANSFORMER_VOCAB];
  HjRandom random;

  take_words (lens, self->sentence, self->task == TASK_FORMULA ? BENCH_TOKENS : MAX_TOKENS);
  if (lens->n == 0)
    take_words (lens, sentences[self->words], BENCH_TOKENS + 2);
  if (self->task == TASK_FORMULA)
    lens->n = MIN (lens->n, BENCH_TOKENS);
  for (int i = 0; i < HJ_TRANSFORMER_VOCAB; i++)
    symbols[i] = i;
  hj_random_init (&random, self->seed, HJ_STREAM_EVALUATION);
  hj_random_shuffle (&random, symbols, HJ_TRANSFORMER_VOCAB);
  for (int i = 0; i < lens->n; i++)
    lens->symbol[i] = (unsigned char) symbols[lens->token[i]];
  for (int i = 0; i < lens->n; i++)
    lens->target[i] = i + 1 < lens->n && hj_attention_previous (lens->token, i) >= 0 ? lens->symbol[i + 1] : -1;
}

/* Letters for symbols without an order, numbers for those that are sorted. */
static void
name_symbol (const Attention *self, int symbol, char label[LABEL_SIZE])
{
  if (self->task == TASK_SORT)
    g_snprintf (label, LABEL_SIZE, "%d", symbol);
  else
    g_snprintf (label, LABEL_SIZE, "%c", symbol < 26 ? 'A' + symbol : 'a' + symbol - 26);
}

/* The example-th sequence; of induction only those whose repetition begins early enough to be seen. */
static void
draw_example (const Attention *self, HjSequence *sequence)
{
  HjRandom random;
  int wanted = self->example;

  hj_random_init (&random, self->seed, HJ_STREAM_EVALUATION);
  while (wanted > 0)
    {
      hj_task_draw (attention_task (self), &random, sequence);
      if (self->task != TASK_INDUCTION || sequence->scored[INDUCTION_SHOWN - 4])
        wanted--;
    }
}

static void
take_example (const Attention *self, Lens *lens)
{
  HjSequence sequence;

  draw_example (self, &sequence);
  lens->n = lens->words = self->task == TASK_INDUCTION ? INDUCTION_SHOWN : sequence.n;
  for (int i = 0; i < lens->n; i++)
    {
      lens->token[i] = lens->symbol[i] = sequence.input[i];
      lens->target[i] = sequence.scored[i] ? sequence.target[i] : -1;
      name_symbol (self, sequence.input[i], lens->label[i]);
    }
}

const char *
attention_symbol_label (const Attention *self, const Lens *lens, int symbol, char buffer[LABEL_SIZE])
{
  if (self->task != TASK_SENTENCE && self->task != TASK_FORMULA)
    {
      name_symbol (self, symbol, buffer);
      return buffer;
    }
  for (int i = 0; i < lens->n; i++)
    if (lens->symbol[i] == symbol)
      return lens->label[i];
  return NULL;
}

static gboolean
is_causal (const Attention *self)
{
  return self->network && self->network->config.causal;
}

/* "1.11.111": a row per query, 1 where it sees. Anything else leaves the mask as it was. */
static void
read_painted (const char *text, int n, unsigned char *allowed)
{
  g_auto (GStrv) rows = g_strsplit (text, ".", -1);

  if ((int) g_strv_length (rows) != n)
    return;
  for (int i = 0; i < n; i++)
    for (int j = 0; j < n && (int) strlen (rows[i]) == n; j++)
      allowed[i * n + j] = rows[i][j] == '1';
}

/* LENS NULL: without what was painted. */
void
attention_base_mask (const Attention *self, int n, const Lens *lens, unsigned char *allowed)
{
  HjMaskKind own = is_causal (self) ? HJ_MASK_CAUSAL : HJ_MASK_NONE;
  unsigned char near[MAX_TOKENS * MAX_TOKENS];
  Mask mask = (Mask) self->mask;

  hj_attention_mask (mask == MASK_NONE     ? HJ_MASK_NONE
                     : mask == MASK_CAUSAL ? HJ_MASK_CAUSAL
                     : mask == MASK_PREFIX ? HJ_MASK_PREFIX
                                           : own,
                     self->reach, n, allowed);
  if (mask == MASK_WINDOW)
    {
      hj_attention_mask (HJ_MASK_WINDOW, self->reach, n, near);
      for (int i = 0; i < n * n; i++)
        allowed[i] &= near[i];
    }
  if (mask == MASK_PAINTED && lens)
    read_painted (self->painted, n, allowed);
}

void
attention_paint (Attention *self, int query, int key, gboolean visible)
{
  const Lens *lens = attention_lens (self);
  GString *text = g_string_new (NULL);

  for (int i = 0; i < lens->n; i++)
    {
      if (i > 0)
        g_string_append_c (text, '.');
      for (int j = 0; j < lens->n; j++)
        g_string_append_c (text, (i == query && j == key ? visible : lens->allowed[i * lens->n + j]) ? '1' : '0');
    }
  g_strlcpy (self->painted, text->str, HJ_PARAM_TEXT_SIZE);
  g_string_free (text, TRUE);
  attention_changed (self, NULL);
}

static void
take_belief (Lens *lens, const HjTransformerReading *reading, int vocab)
{
  for (int t = 0; t < lens->n; t++)
    {
      double sum = 0;

      lens->said[t] = 0;
      for (int v = 1; v < vocab; v++)
        if (reading->logits[t][v] > reading->logits[t][lens->said[t]])
          lens->said[t] = v;
      for (int v = 0; v < vocab; v++)
        sum += hj_exp (reading->logits[t][v] - reading->logits[t][lens->said[t]]);
      lens->belief[t] = 1 / sum;
    }
}

/* Q, K and V of all heads as doubles; the rest of the arithmetic is done here, for all to see. */
static void
read_network (Attention *self, Lens *lens)
{
  g_autofree HjTransformerReading *reading = g_new (HjTransformerReading, 1);
  double root = hj_sqrt (lens->d);
  HjTransformerPass pass = { lens->n, lens->allowed, (float) ((self->scaled ? 1 / root : 1) / self->tau), 0,
                             (guint32) self->ablated };

  hj_transformer_read (self->network, &pass, lens->symbol, reading);
  for (int at = 0; at < lens->layers * lens->heads; at++)
    for (int i = 0; i < lens->n * lens->d; i++)
      {
        int l = at / lens->heads, t = i / lens->d, c = at % lens->heads * lens->d + i % lens->d;

        lens->q[at][i] = reading->q[l][t][c];
        lens->k[at][i] = reading->k[l][t][c];
        lens->v[at][i] = reading->v[l][t][c];
      }
  take_belief (lens, reading, self->network->config.vocab);
}

static void
read_bench (const Attention *self, Lens *lens)
{
  for (int head = 0; head < lens->heads; head++)
    {
      attention_bench_matrix (self, lens, MATRIX_Q, head, lens->q[head]);
      attention_bench_matrix (self, lens, MATRIX_K, head, lens->k[head]);
      attention_bench_matrix (self, lens, MATRIX_V, head, lens->v[head]);
    }
  for (int t = 0; t < lens->n; t++)
    {
      lens->said[t] = -1;
      lens->belief[t] = NAN;
    }
}

static double
telling (const Attention *self, const HjAttentionRoles *roles)
{
  double score = self->task == TASK_COPY      ? roles->previous
                 : self->task == TASK_REVERSE ? roles->reverse
                 : self->task == TASK_SORT    ? 1 - roles->diagonal
                                              : roles->prefix;

  return isfinite (score) ? score : 0;
}

/* The head that was chosen, or else the one that does most of what the task needs. */
static void
choose_head (const Attention *self, Lens *lens)
{
  int best = 0;

  for (int at = 1; at < lens->layers * lens->heads; at++)
    if (telling (self, &lens->roles[at]) > telling (self, &lens->roles[best]))
      best = at;
  if (self->task == TASK_FORMULA)
    best = 0;
  lens->layer = self->layer < 0 ? best / lens->heads : MIN (self->layer, lens->layers - 1);
  lens->head = self->head < 0 ? best % lens->heads : MIN (self->head, lens->heads - 1);
  lens->at = lens->layer * lens->heads + lens->head;
}

/* The cell that was chosen, or else the last row with something to look up, at its largest weight. */
static void
choose_cell (const Attention *self, Lens *lens)
{
  const double *row;

  lens->query = MIN (self->query, lens->n - 1);
  for (int t = lens->n - 1; self->query < 0 && lens->query < 0; t--)
    if (t == 0 || hj_attention_previous (lens->token, t) >= 0)
      lens->query = t == 0 ? lens->n / 2 : t;
  row = lens->weights[lens->at] + lens->query * lens->n;
  lens->key = MIN (self->key, lens->n - 1);
  if (self->key >= 0)
    return;
  lens->key = 0;
  for (int j = 1; j < lens->n; j++)
    if (row[j] > row[lens->key])
      lens->key = j;
}

static void
compute_shown (const Attention *self, Lens *lens)
{
  double scaled[MAX_TOKENS], weights[MAX_TOKENS];

  hj_attention_scores (lens->n, lens->n, lens->d, lens->q[lens->at], lens->k[lens->at], lens->scores);
  hj_attention_multiply (lens->n, lens->n, lens->d, lens->weights[lens->at], lens->v[lens->at], lens->z);
  for (int j = 0; j < lens->n; j++)
    scaled[j] = lens->scores[lens->query * lens->n + j] * lens->scale;
  hj_attention_softmax (lens->n, scaled, lens->allowed + lens->query * lens->n, self->tau, weights, lens->exps,
                        &lens->row);
}

const Lens *
attention_lens (Attention *self)
{
  Lens *lens = self->lens;

  if (self->lens_valid)
    return lens;
  lens->layers = self->network ? self->network->config.layers : 1;
  lens->heads = self->network ? self->network->config.heads : 1 << self->heads;
  lens->d = self->network ? HJ_TRANSFORMER_WIDTH / lens->heads : self->dim;
  lens->scale = self->scaled ? 1 / hj_sqrt (lens->d) : 1;
  if (self->task == TASK_SENTENCE || self->task == TASK_FORMULA)
    take_sentence (self, lens);
  else
    take_example (self, lens);
  attention_base_mask (self, lens->n, lens, lens->allowed);
  if (self->network)
    read_network (self, lens);
  else
    read_bench (self, lens);
  for (int at = 0; at < lens->layers * lens->heads; at++)
    {
      hj_attention (lens->n, lens->n, lens->d, 0, lens->q[at], lens->k[at], NULL, lens->scale, lens->allowed,
                    self->tau, lens->weights[at], NULL);
      hj_attention_roles (lens->n, lens->weights[at], lens->token, &lens->roles[at]);
    }
  choose_head (self, lens);
  choose_cell (self, lens);
  compute_shown (self, lens);
  self->lens_valid = TRUE;
  return lens;
}
