/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the attention diagram share: its state, the lens on it, where things stand. */
#pragma once

#include "hj-attention.h"
#include "hj-diagram-class.h"
#include "hj-transformer.h"

#define MAX_TOKENS HJ_TASK_TOKENS
#define MAX_HEADS (HJ_TRANSFORMER_LAYERS * HJ_TRANSFORMER_HEADS)
#define BENCH_TOKENS 8 /* tokens of the formula bench */
#define BENCH_DIM 8
#define RUN_LENGTH 1200
#define LABEL_SIZE 64

typedef enum {
  TASK_SENTENCE, /* the learner's sentence through induction weights */
  TASK_INDUCTION,
  TASK_COPY,
  TASK_REVERSE,
  TASK_SORT,
  TASK_FORMULA, /* nothing is learnt: Q, K and V by hand */
} Task;

typedef enum {
  MASK_TASK, /* what the task trains with; none for the formula */
  MASK_NONE,
  MASK_CAUSAL,
  MASK_WINDOW, /* of the task's: at most `reach` away */
  MASK_PREFIX, /* causal, but the first `reach` are open to all */
  MASK_PAINTED,
  N_MASKS,
} Mask;

typedef enum {
  STAGE_WEIGHTS, /* α */
  STAGE_SCORES,  /* q·k */
  STAGE_SCALED,  /* q·k/√d */
  N_STAGES,
} Stage;

typedef enum { PRESET_IDENTITY, PRESET_PREVIOUS, PRESET_SAME, PRESET_RANDOM, N_PRESETS } Preset;

typedef enum { MATRIX_Q, MATRIX_K, MATRIX_V, MATRIX_Z, N_MATRICES } Matrix;

/* What was measured at each step, by the batch it trained on (sequences never seen before). */
typedef struct {
  double step[RUN_LENGTH], loss[RUN_LENGTH], accuracy[RUN_LENGTH];
  double prefix[RUN_LENGTH];   /* of the head where it is largest */
  double previous[RUN_LENGTH]; /* likewise */
} Curves;

/* All that can be seen at this moment: derived from parameters and network, never saved. */
typedef struct {
  int n, layers, heads, d;
  char label[MAX_TOKENS][LABEL_SIZE];
  int token[MAX_TOKENS];             /* which of them are the same */
  unsigned char symbol[MAX_TOKENS];  /* what the network is given */
  int target[MAX_TOKENS];            /* symbol to be said, or −1 where it cannot be known */
  int words;                         /* tokens of the sentence, before any were left out */
  unsigned char allowed[MAX_TOKENS * MAX_TOKENS]; /* (n,n) */
  double scale;                      /* 1/√d or 1 */
  double q[MAX_HEADS][MAX_TOKENS * HJ_TRANSFORMER_WIDTH]; /* (n,d) each; head index layer · heads + head */
  double k[MAX_HEADS][MAX_TOKENS * HJ_TRANSFORMER_WIDTH];
  double v[MAX_HEADS][MAX_TOKENS * HJ_TRANSFORMER_WIDTH];
  double weights[MAX_HEADS][MAX_TOKENS * MAX_TOKENS]; /* (n,n) */
  HjAttentionRoles roles[MAX_HEADS];
  int said[MAX_TOKENS];       /* the symbol the network finds likeliest, −1 in the formula */
  double belief[MAX_TOKENS];  /* and its probability */
  int layer, head, at;        /* the head shown; at = layer · heads + head */
  int query, key;             /* the cell shown */
  double scores[MAX_TOKENS * MAX_TOKENS]; /* (n,n) of the head shown: q·k */
  double exps[MAX_TOKENS];    /* numerators of the row shown */
  HjAttentionRow row;         /* of the row shown */
  double z[MAX_TOKENS * HJ_TRANSFORMER_WIDTH]; /* (n,d): weights · v of the head shown */
} Lens;

typedef struct {
  /* Parameters, in the order of the table. */
  int task, words, mask, scaled, layers, preset, stage, reach, dim, mlp, example;
  int heads; /* index: 1, 2 or 4 of them */
  double tau;
  char sentence[HJ_PARAM_TEXT_SIZE];
  /* Set by hand: −1 stands for the one that tells most. */
  int layer, head, query, key, ablated, edited;
  char painted[HJ_PARAM_TEXT_SIZE];
  char matrix[3][HJ_PARAM_TEXT_SIZE]; /* Q, K, V: "1,0;0,1", heads separated by "|"; empty: the preset */

  /* The run. */
  guint64 seed;
  HjTransformer *network; /* NULL in the formula */
  HjRandom batch;
  gint64 position;
  int phase; /* 1: gradient there, update to come */
  HjTransformerReport report;
  gboolean broken;
  Curves *curves;

  Lens *lens; /* valid if lens_valid */
  gboolean lens_valid;
  gint64 measured_at; /* position of the two below, −1: not measured */
  double accuracy, accuracy_whole;
  HjSequence *fresh;  /* 256 sequences for measuring */
  double paint_to;    /* while painting: what every touched cell becomes */
  double drag_from, drag_value;
} Attention;

/* attention-run.c */
void attention_reset (gpointer state, guint64 seed);
void attention_clear (gpointer state);
gboolean attention_step (gpointer state, HjGrain grain);
gint64 attention_position (gpointer state);
gint64 attention_length (gpointer state);
GBytes *attention_save (gpointer state);
gboolean attention_load (gpointer state, GBytes *bytes);
void attention_changed (gpointer state, const HjParam *param);
char *attention_problem (gpointer state, HjLang lang);
HjTask attention_task (const Attention *self);
/* Share of the scored places of 256 fresh sequences that come out right: as set now, and with nothing ablated,
 * the task's own mask, √d and τ = 1. */
void attention_measure (Attention *self, double *now, double *whole);
/* Whether anything is set differently from training. */
gboolean attention_is_changed (const Attention *self);

/* attention-bench.c: the formula's matrices. */
/* Q, K or V of HEAD (n,d) from the edited text or the preset. */
void attention_bench_matrix (const Attention *self, const Lens *lens, Matrix which, int head, double *out);
/* Writes one number of the head shown; FALSE if there is no room for more. */
gboolean attention_bench_set (Attention *self, Matrix which, int row, int column, double value);

/* attention-lens.c */
const Lens *attention_lens (Attention *self);
void attention_base_mask (const Attention *self, int n, const Lens *lens, unsigned char *allowed);
/* The word for SYMBOL in this sequence, or NULL if it is not in it. */
const char *attention_symbol_label (const Attention *self, const Lens *lens, int symbol, char buffer[LABEL_SIZE]);
/* Stores the mask of the lens as painted, with one cell changed. */
void attention_paint (Attention *self, int query, int key, gboolean visible);

/* attention-layout.c: where things stand. */
typedef struct {
  double x, y, width, height;
} Box;

typedef struct {
  HjWidth kind;
  double scale, width, height;
  double cell_width, cell_height;
  Box heat;         /* the cells */
  double labels;    /* width of the row labels, left of heat */
  double longest;   /* names longer than this are cut short */
  double heads_up;  /* height of the column labels, above heat */
  double slant;     /* of the column labels, radians: 0 if they fit above their cells */
  gboolean indices; /* numbers beside the labels */
  Box arcs;         /* wide only, else height 0 */
  Box bar;          /* colour bar with its numbers */
  Box head[MAX_HEADS];
  double head_room; /* width of the words under a head */
  Box heads_title;  /* wide only */
  Box products;     /* ①, wide only */
  Box table;        /* ②–④: wide as rows, medium as columns under the cells; narrow none */
  gboolean columns; /* the table stands under the cells */
  int n_rows;       /* rows of the wide table */
  int row[MAX_TOKENS]; /* keys shown in it */
  Box well;         /* the arithmetic of the cell in words */
  gboolean tight;   /* its lines are broken once more */
  Box plot[2];      /* training: loss; accuracy and prefix match */
  Box matrix[N_MATRICES]; /* formula: Q, K, V, Z */
  double entry_width, entry_height;
} Layout;

/* A label as markup. (transfer full) */
char *attention_label_markup (const Lens *lens, int i);
void attention_lay_out (Attention *self, double width, double text_scale, Layout *layout);
double attention_height (gpointer state, double width, double text_scale);

/* attention-draw*.c: the ground is the background layer, what changes only with size and parameters */
void attention_draw (gpointer state, cairo_t *cr, const HjFrame *frame);
void attention_draw_heat_ground (Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout);
void attention_draw_heads_ground (Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout);
void attention_draw_panel_ground (Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout);
void attention_draw_training_ground (Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout);
void attention_draw_heat (Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout);
void attention_draw_arcs (Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout);
void attention_draw_cells (cairo_t *cr, const HjFrame *frame, const Lens *lens, const double *weights, Box box,
                           double gap);
void attention_draw_panel (Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout);
void attention_draw_heads (Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout);
void attention_draw_training (Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout);
void attention_draw_matrices (Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout);
void attention_draw_overlay (Attention *self, cairo_t *cr, const HjFrame *frame, const Layout *layout);
/* Value of a cell in the stage shown, and the ends of its scale. */
double attention_stage_value (const Attention *self, const Lens *lens, int i, int j);
double attention_stage_range (const Attention *self, const Lens *lens);

/* attention-touch.c, attention-keys.c */
typedef enum {
  MARK_CELL = 1, /* i query, j key; the rows of the table are the cells of the row shown */
  MARK_HEAD,     /* i layer, j head */
  MARK_TOKEN,    /* i: a query's name */
  MARK_PRODUCT,  /* i: channel */
  MARK_ENTRY,    /* i matrix, j row, k column */
  MARK_CURVE,    /* i: step */
} MarkKind;

HjMark attention_pick (gpointer state, const HjFrame *frame, double x, double y);
HjChange attention_pointer (gpointer state, const HjFrame *frame, HjPointerPhase phase, HjMark mark, double x,
                            double y);
HjMark attention_move_focus (gpointer state, const HjFrame *frame, HjMark from, int dx, int dy);
HjChange attention_activate (gpointer state, HjMark mark);
extern const HjAction attention_actions[];
/* KEY −1: the one that tells most. */
HjChange attention_show_cell (Attention *self, int query, int key);
HjChange attention_show_head (Attention *self, int layer, int head);

/* attention-entries.c: marks of kind MARK_ENTRY */
/* The entry that change_entry speaks of; the row of Q or K becomes the query or key that is shown. */
HjChange attention_choose_entry (Attention *self, HjMark mark);
/* A tenth every four pixels, upward is more. */
HjChange attention_drag_entry (Attention *self, HjPointerPhase phase, HjMark mark, double y);
HjChange attention_change_entry (Attention *self, double by);

/* attention-say.c, attention-say-mark.c */
char *attention_takeaway (gpointer state, HjLang lang);
char *attention_describe (gpointer state, HjLang lang);
char *attention_describe_mark (gpointer state, HjMark mark, HjLang lang);
HjBadgeKind attention_badge (gpointer state, HjLang lang, char **words);
void attention_values (gpointer state, HjValues *values);
/* What a head does, by its largest score: name and number; NULL if nothing stands out. */
const char *attention_role (const Attention *self, const Lens *lens, int at, HjLang lang, double *score);
char *attention_head_name (const Lens *lens, int at, HjLang lang);
