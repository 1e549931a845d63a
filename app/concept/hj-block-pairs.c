/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items of one language beside cells of the other. */
#include "hj-block-pairs.h"

#include "hj-concept.h"
#include "hj-name-fold.h"

#include <string.h>

/* What a row says in Korean and an item in English; pieces of words, folded, the first that is there counts. */
static const struct {
  const char *ko, *en;
} dictionary[] = {
  { "수동", "manual" },          { "스크립트", "script" },        { "노트북", "notebook" },      { "재학습", "retrain" },
  { "연1", "peryear" },          { "cicd", "cicd" },              { "검증", "validat" },         { "피처스토어", "featurestore" },
  { "featurestore", "featurestore" }, { "메타데이터", "metadata" }, { "모니터링", "monitor" },   { "드리프트", "drift" },
  { "트리거", "trigger" },       { "오케스트레", "orchestrat" },  { "분리", "disconnect" },      { "아티팩트", "artifact" },
  { "예측서비스", "predictionservice" }, { "배포단위", "deploymentscope" }, { "배포단위", "pipelinedeployment" },
  { "배포속도", "rapiditeration" }, { "스큐", "skew" },           { "symmetry", "symmetry" },    { "한계", "challenge" },
  { "장점", "benefit" },         { "빌드", "build" },             { "소스컨트롤", "sourcecode" }, { "지속적통합", "continuousintegration" },
  { "지속적배포", "continuousdeployment" }, { "파이프라인배포", "deployentire" }, { "자동화", "automat" },
  { "테스트", "test" },          { "성능", "performance" },       { "주기", "recurr" },          { "버전", "version" },
  { "ops관계", "mlandops" },     { "연1", "frequency" },
};

/* What an item begins with and what labels its row say most. */
enum { LABEL_AND_HEAD = 4, LABEL_AND_REST = 2, CELL_AND_HEAD = 2, CELL_AND_REST = 1 };
#define LEAST_SCORE 6.0

typedef struct {
  const HjBlock *block;
  const HjConcept *about;   /* the heading over it */
  char *head, *words;       /* its first line, and all of it, folded */
} Item;

typedef struct {
  GArray *items;            /* of Item */
  GPtrArray *tables;        /* of HjBlock */
  const HjConcept *about;   /* the heading that named an idea last */
  int level;                /* of that heading */
} Collect;

static char *
fold_spans (const GPtrArray *spans)
{
  g_autofree char *text = hj_spans_dup_text (spans);

  return hj_fold_dup (text);
}

/* The first idea TEXT names. */
static const HjConcept *
find_first (const GPtrArray *spans)
{
  g_autofree char *text = hj_spans_dup_text (spans);
  g_autoptr (GArray) hits = hj_concepts_match (text);

  return hits->len ? g_array_index (hits, HjConceptHit, 0).concept : NULL;
}

static void
item_clear (gpointer item)
{
  g_free (((Item *) item)->head);
  g_free (((Item *) item)->words);
}

static void
add_item (Collect *self, const HjBlock *block)
{
  g_autofree char *text = hj_block_dup_text (block);
  g_autofree char *head = g_strndup (text, strcspn (text, "\n"));
  Item item = { block, self->about, hj_fold_dup (head), hj_fold_dup (text) };

  g_array_append_val (self->items, item);
}

/* A heading below the one that named an idea says where in it we are; one beside or above it ends it. */
static void
enter (Collect *self, const HjBlock *heading)
{
  const HjConcept *about = find_first (heading->spans);

  if (self->about && heading->level > self->level)
    return;
  self->about = about;
  self->level = heading->level;
}

static void
collect (Collect *self, const GPtrArray *blocks, int depth)
{
  for (guint i = 0; blocks && i < blocks->len; i++)
    {
      const HjBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == HJ_BLOCK_HEADING)
        enter (self, block);
      else if (block->kind == HJ_BLOCK_TABLE && block->lang == HJ_LANG_KO && !block->headless)
        g_ptr_array_add (self->tables, (gpointer) block);
      else if (block->kind == HJ_BLOCK_ITEM && block->lang == HJ_LANG_EN && self->about && depth <= 1)
        add_item (self, block);
      else if (block->kind != HJ_BLOCK_CODE)
        collect (self, block->children, depth + (block->kind == HJ_BLOCK_LIST));
    }
}

/* ---- scores ---- */

static double
score_text (const char *korean, const char *english)
{
  double score = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (dictionary); i++)
    score += strstr (korean, dictionary[i].ko) && strstr (english, dictionary[i].en);
  return score;
}

static void
try_row (const Item *item, const HjBlock *table, guint row, guint column, HjBlockPair *best)
{
  const HjCell *cells = &table->cells[row * table->n_columns];
  g_autofree char *label = fold_spans (cells[0].spans), *cell = fold_spans (cells[column].spans);
  double score = LABEL_AND_HEAD * score_text (label, item->head) + LABEL_AND_REST * score_text (label, item->words)
                 + CELL_AND_HEAD * score_text (cell, item->head) + CELL_AND_REST * score_text (cell, item->words);

  if (score > best->score)
    *best = (HjBlockPair) { item->block, table, row, column, item->block->line, table->row_lines[row], score };
}

static void
try_table (const Item *item, const HjBlock *table, HjBlockPair *best)
{
  for (guint column = 1; column < table->n_columns; column++)
    if (find_first (table->cells[column].spans) == item->about)
      for (guint row = 1; row < table->n_rows; row++)
        try_row (item, table, row, column, best);
}

GArray *
hj_note_find_block_pairs (const HjNote *note)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (HjBlockPair));
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  Collect self = { items, tables, NULL, 0 };

  g_array_set_clear_func (items, item_clear);
  collect (&self, note->blocks, 0);
  for (guint i = 0; i < items->len; i++)
    {
      HjBlockPair best = { 0 };

      for (guint k = 0; k < tables->len; k++)
        try_table (&g_array_index (items, Item, i), g_ptr_array_index (tables, k), &best);
      if (best.score >= LEAST_SCORE)
        g_array_append_val (pairs, best);
    }
  return pairs;
}
