/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the diffusion diagram share: its state, its geometry, its marks. */
#pragma once

#include "hj-diagram-class.h"
#include "hj-diffusion.h"
#include "hj-plot.h"

G_BEGIN_DECLS

#define DS_LENGTH 1000      /* T */
#define DS_TRAILS 24        /* particles whose whole path is known */
#define DS_CHAINS 8         /* the same for pictures */
#define DS_SIDE 16          /* a picture is 16 × 16 */
#define DS_PIXELS (DS_SIDE * DS_SIDE)
#define DS_PICTURES 200
#define DS_MAX_PARTICLES 2000
#define DS_CIRCLE 2.3       /* radius of the start circle */
#define DS_TOP 5

typedef enum {
  DS_SHAPE_GLYPH,
  DS_SHAPE_SPIRAL,
  DS_SHAPE_MOONS,
  DS_SHAPE_RINGS,
  DS_SHAPE_MIXTURE,
  DS_SHAPE_DRAWN,
  DS_SHAPE_IMAGES,
} DsShape;

typedef enum {
  DS_SAMPLER_DDIM,
  DS_SAMPLER_DDPM,
  DS_SAMPLER_HEUN,
  DS_SAMPLER_EULER,
} DsSampler;

typedef enum {
  DS_START_CIRCLE,
  DS_START_NOISE,
} DsStart;

typedef enum {
  DS_TRAIL_WHOLE, /* behind strongly, ahead faintly */
  DS_TRAIL_PAST,
  DS_TRAIL_NONE,
} DsTrail;

typedef struct {
  /* Parameters. */
  int shape, schedule, sampler, n_steps, particles, start, trail, twin, field, chosen;
  double eta, smoothing;
  char syllable[HJ_PARAM_TEXT_SIZE];
  char drawn[HJ_PARAM_TEXT_SIZE]; /* two letters a dab, see ds-data.c */
  char probe[HJ_PARAM_TEXT_SIZE]; /* "step:x,y", or empty: the chosen point was moved there */

  /* From the parameters and the seed. */
  guint64 seed;
  HjSchedule schedules[HJ_N_SCHEDULES];
  HjDiffusionData *data;
  char *class_names[3]; /* of the legend, or NULL */
  float *noise;         /* (n, 2): the fixed ε of every data point */
  HjSampler how;
  int n_trails;
  float *trails;        /* (n_steps + 1, n_trails, d) */
  float *twins;         /* the same start with other step noise, or NULL */
  double twin_gap;      /* mean distance between the ends of a pair */
  float *scratch;

  /* The run. */
  int position;
  int n_crowd;          /* 0 while the trails are all there is */
  float **frames;       /* n_steps + 1 pointers to (n_crowd, 2); NULL where not computed yet */
  double end_distance;  /* mean distance of the ends to the data; NaN until the end was reached */
  gboolean overflow;    /* a number stopped being finite; position is the last good step */

  /* The pointer. */
  int dragging;
  int last_cell;        /* of the stroke that is being drawn */
} DsState;

/* ---- data (ds-data.c, ds-glyphs.c) ---- */

HjDiffusionData *ds_data_new (DsState *state);
/* 200 syllables as 16 × 16 grey values, −1 paper … +1 ink. Made once. (transfer none) */
const float *ds_glyphs_get_pictures (void);
/* The syllable of picture INDEX, UTF-8 in BUFFER of 8 bytes. */
const char *ds_glyphs_name (int index, char *buffer);
/* Ink of TEXT in bold at 200 px: 0 paper, k = class k−1 (letters of one syllable: lead, vowel, tail).
 * (transfer full) */
guint8 *ds_glyphs_mask (const char *text, int *width, int *height);
/* Its jamo, for the legend; FALSE if TEXT is not one Hangul syllable. */
gboolean ds_glyphs_jamo (const char *text, char *names[3]);
/* Adds a dab at X, Y to the drawing's text; FALSE if it is full or the dab lies outside. */
gboolean ds_drawing_add (DsState *state, double x, double y);
int ds_drawing_cell (double x, double y);
int ds_drawing_read (const char *text, double *xy, int most);

/* ---- run (ds-run.c) ---- */

void ds_run_build (DsState *state);
void ds_run_free (DsState *state);
void ds_run_jump (DsState *state, int position);
/* The chosen path is computed again after the probe or the choice changed. */
void ds_run_follow_probe (DsState *state);
gboolean ds_probe_read (const DsState *state, int *step, double *x, double *y);
void ds_probe_write (DsState *state, int step, double x, double y);
int ds_time (const DsState *state, int step);
/* The step whose t is nearest to T. */
int ds_step_at (const DsState *state, double t);
double ds_alpha_bar (const DsState *state, int t);
const float *ds_trail_at (const DsState *state, int step, int particle);
gboolean ds_is_images (const DsState *state);
/* x̂_0 (d) and N_eff of the chosen point at STEP; at t = 0 the point itself and what the last step mixed. */
double ds_chosen_mean (const DsState *state, int step, float *mean);
double ds_chosen_n_eff (const DsState *state, int step);
/* The data that weigh most in x̂_0 now, with their weights, in double precision. Returns N_eff. */
double ds_chosen_tops (const DsState *state, int tops[DS_TOP], double weights[DS_TOP]);

/* ---- sentences (ds-sentences.c) ---- */

typedef enum {
  DS_SAY_KEY,
  DS_SAY_KEY_DRAWN,
  DS_SAY_KEY_HEART,
  DS_SAY_FILM,
  DS_SAY_TOPS,
  DS_SAY_MIXED, /* with one %s, the number */
  DS_SAY_CHAINS_END,
  DS_SAY_CHAINS_NOW,
  DS_SAY_EXACT,  /* on memorising */
  DS_SAY_SMOOTH, /* what smoothing does instead */
  DS_N_SENTENCES,
} DsSentence;

HjText ds_sentence (DsSentence which);
/* The higher of both languages, wrapped at WIDTH. */
double ds_sentence_height (DsSentence which, HjTextStyle style, double width, double s);
DsSentence ds_key_sentence (const DsState *state);
DsSentence ds_note (const DsState *state);

/* ---- geometry (ds-geometry.c) ---- */

typedef struct {
  double x, y, w, h;
} DsBox;

#define DS_MAX_PANELS 10

typedef struct {
  HjWidth size;
  double s; /* text scale */
  int n_panels;
  int panel_t[DS_MAX_PANELS];
  DsBox panels[DS_MAX_PANELS]; /* forward clouds, or x_t pictures */
  DsBox means[DS_MAX_PANELS];  /* x̂_0 pictures */
  DsBox key;
  HjPlot signal, snr;
  DsBox plane, numbers;
  DsBox tops[DS_TOP], chains[DS_CHAINS], note;
  DsBox top_head, chain_head;  /* of the rows of pictures */
  double legend; /* its baseline */
  double height;
} DsGeometry;

void ds_geometry (const DsState *state, double width, double text_scale, DsGeometry *geometry);
/* Which of N times (of the strip, of the bars) follows the current t. */
int ds_followed (const int *times, int n, int t);
/* A point of the plane, range ±RANGE, in BOX. */
void ds_to_box (const DsBox *box, double range, double x, double y, double *px, double *py);
void ds_from_box (const DsBox *box, double range, double px, double py, double *x, double *y);
gboolean ds_inside (const DsBox *box, double x, double y);

#define DS_STRIP_RANGE 3.1
#define DS_PLANE_RANGE 2.6

/* ---- drawing (ds-draw*.c) ---- */

void ds_draw (gpointer state, cairo_t *cr, const HjFrame *frame);
double ds_height (gpointer state, double width, double text_scale);
/* Until cairo_restore. */
void ds_clip_box (cairo_t *cr, const DsBox *box);
void ds_draw_charts (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsGeometry *geometry);
/* All data at T, with their own fixed noise, in colours of their classes. */
void ds_draw_cloud (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsBox *box, int t);
void ds_draw_strip (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsGeometry *geometry);
void ds_draw_plane (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsBox *box);
void ds_draw_numbers (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsGeometry *geometry);
void ds_draw_images (const DsState *state, cairo_t *cr, const HjFrame *frame, const DsGeometry *geometry);
void ds_draw_images_thumbnail (const DsState *state, cairo_t *cr, const HjFrame *frame);
/* The four times whose N_eff is listed, with the current one in place of the nearest; returns that one. */
int ds_bar_times (const DsState *state, int steps[4]);

/* ---- touch (ds-touch.c, ds-keys.c) ---- */

enum {
  DS_MARK_NONE,
  DS_MARK_PANEL,    /* i: panel, j: its t */
  DS_MARK_CURSOR,   /* i: step */
  DS_MARK_PARTICLE, /* i: trail */
  DS_MARK_PLANE,
  DS_MARK_BAR,      /* i: bar */
  DS_MARK_TOP,      /* i: rank */
  DS_MARK_CHAIN,    /* i: chain */
};

/* A panel's mark carries its t, because at another width the same number is another time. */
HjMark ds_mark (const DsGeometry *geometry, int kind, int i);
HjMark ds_pick (gpointer state, const HjFrame *frame, double x, double y);
HjChange ds_pointer (gpointer state, const HjFrame *frame, HjPointerPhase phase, HjMark mark, double x, double y);
HjMark ds_move_focus (gpointer state, const HjFrame *frame, HjMark from, int dx, int dy);
HjChange ds_activate (gpointer state, HjMark mark);
extern const HjAction ds_actions[];
/* Another point or picture, a new place for it, another step: by pointer and by key. */
HjChange ds_choose (DsState *state, int i);
HjChange ds_move_chosen (DsState *state, double x, double y);
HjChange ds_jump (DsState *state, int step);

/* ---- words (ds-words.c) ---- */

char *ds_describe_mark (gpointer state, HjMark mark, HjLang lang);
char *ds_takeaway (gpointer state, HjLang lang);
char *ds_describe (gpointer state, HjLang lang);
HjBadgeKind ds_badge (gpointer state, HjLang lang, char **words);
char *ds_problem (gpointer state, HjLang lang);
extern const HjText ds_schedule_names[HJ_N_SCHEDULES];

/* ---- numbers (ds-values.c) ---- */

void ds_values (gpointer state, HjValues *values);

G_END_DECLS
