/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of this diagram share: the state, its marks, its places on the drawing. */
#pragma once

#include "hj-diagram-class.h"
#include "hj-gan-field.h"
#include "hj-gan-metric.h"
#include "hj-plot.h"

#define HJ_GAN_VIEW_LENGTH 20000 /* steps of a run */
#define HJ_GAN_VIEW_RANGE 3.0    /* the plane shows ±3 */
#define HJ_GAN_VIEW_CELLS 72     /* of a field, in each direction */
#define HJ_GAN_VIEW_FAKES 420    /* points shown */
#define HJ_GAN_VIEW_REALS 160
#define HJ_GAN_VIEW_FILM 12
#define HJ_GAN_VIEW_FILM_POINTS 110

typedef enum { FIELD_CRITIC, FIELD_BEST, FIELD_DENSITY, FIELD_NONE } HjGanField;
typedef enum { ARROWS_NONE, ARROWS_LOSS, ARROWS_CRITIC } HjGanArrows;

/* Means over buckets of equal width, which doubles whenever the room is full: bounded for a run of any length. */
#define HJ_GAN_CURVE_ROOM 1024
enum { CURVE_LOSS_D, CURVE_LOSS_G, CURVE_REAL, CURVE_FAKE, N_CURVES };
typedef struct {
  gint64 recorded;  /* steps so far */
  gint64 width;     /* steps of a bucket */
  guint n;          /* full buckets */
  guint filled;     /* steps in the one that is being filled */
  double sum[N_CURVES];
  double mean[N_CURVES][HJ_GAN_CURVE_ROOM];
  double raw[N_CURVES][HJ_GAN_CURVE_ROOM]; /* the last single step of each bucket */
} HjGanCurves;

/* Measures at chosen steps: every 10 at first, then every 50. */
#define HJ_GAN_MEASURE_ROOM 512
typedef struct {
  guint n;
  double step[HJ_GAN_MEASURE_ROOM], modes[HJ_GAN_MEASURE_ROOM], quality[HJ_GAN_MEASURE_ROOM],
    sliced[HJ_GAN_MEASURE_ROOM];
} HjGanMeasures;

typedef struct {
  gint64 step;
  gboolean is_there;
  float points[HJ_GAN_VIEW_FILM_POINTS][2];
  GBytes *saved;
} HjGanFilmFrame;

typedef struct {
  /* Parameters. */
  int loss, z, hidden, layers, spectral_norm, target, batch, d_steps, optimizer, beta1;
  double rate_g, rate_d, gp, r1, smooth, instance_noise;
  char drawn[HJ_PARAM_TEXT_SIZE];
  int manifold, field, arrows, show_real, show_fake, show_half;
  /* The run. */
  guint64 seed;
  HjGan *gan;
  HjGanEvaluation *evaluation;
  HjGanCurves curves;
  HjGanMeasures measures;
  HjGanFilmFrame film[HJ_GAN_VIEW_FILM];
  /* What is known of the present step, computed when asked for. */
  gint64 measured_at; /* −1: not yet */
  HjGanMetrics metrics;
  double *real_density; /* of the target, cells²; NULL: not yet */
  double *fake_density; /* of G at density_at */
  gint64 density_at;
  double field_from, field_to; /* the ends of the scale that was drawn last */
  /* A stroke that is being drawn. */
  gboolean is_drawing;
  int n_strokes;
  float strokes[HJ_GAN_MAX_CENTRES][2];
} HjGanView;

/* Marks: the index of a mode, of a made point, of a chart and its step, of a picture of the film; a place on the
 * plane in thousandths. */
typedef enum { MARK_NONE, MARK_MODE, MARK_FAKE, MARK_PLACE, MARK_LOSS, MARK_MODES, MARK_SLICED, MARK_FILM } HjGanMark;

typedef struct {
  HjWidth width;
  double s;                       /* text scale: all sizes are multiplied by it */
  double plane_x, plane_y, plane; /* a square */
  double range_x;                 /* what the plane shows across: ±3, more in a thumbnail */
  HjPlot losses, modes, sliced;
  gboolean has_side;              /* key and numbers stand beside the plane */
  double key_x, key_y, key_width;
  guint n_film;
  double film_y, film_size, film_pitch;
  double height;
} HjGanLayout;

/* gan-run.c */
void hj_gan_view_reset (gpointer state, guint64 seed);
void hj_gan_view_clear (gpointer state);
gboolean hj_gan_view_step (gpointer state, HjGrain grain);
gint64 hj_gan_view_position (gpointer state);
gint64 hj_gan_view_length (gpointer state);
GBytes *hj_gan_view_save (gpointer state);
gboolean hj_gan_view_load (gpointer state, GBytes *bytes);
/* Metrics of the present generator. */
const HjGanMetrics *hj_gan_view_measure (HjGanView *view);
/* Densities of the target and of the present generator on HJ_GAN_VIEW_CELLS² cells, both blurred by
 * HJ_GAN_VIEW_BLUR. */
#define HJ_GAN_VIEW_BLUR 0.08
void hj_gan_view_densities (HjGanView *view, const double **real, const double **fake);
void hj_gan_view_grid (HjGanGrid *grid);
/* To the step of a picture that has been passed already. */
gboolean hj_gan_view_jump (HjGanView *view, int film);
/* Hidden units, batch, β₁ as numbers. */
int hj_gan_view_hidden (const HjGanView *view);
int hj_gan_view_batch (const HjGanView *view);

/* gan-curves.c */
void hj_gan_curves_reset (HjGanCurves *curves);
/* STEP counts from 1; a step that is known already is passed over. */
void hj_gan_curves_add (HjGanCurves *curves, gint64 step, const double values[N_CURVES]);
/* At most ROOM points, evenly taken; x is the middle of a bucket; SMOOTH: over 17 buckets, else single steps.
 * Returns how many. */
guint hj_gan_curves_list (const HjGanCurves *curves, int curve, gboolean smooth, guint room, double *x, double *y);
/* The smoothed value at STEP, NaN if nothing is recorded there. */
double hj_gan_curves_at (const HjGanCurves *curves, int curve, double step);
void hj_gan_measures_add (HjGanMeasures *measures, gint64 step, const HjGanMetrics *metrics);
gboolean hj_gan_measures_wants (const HjGanMeasures *measures, gint64 step);
/* Index of the last measure at or before STEP. */
guint hj_gan_measures_find (const HjGanMeasures *measures, double step);

/* gan-drawing.c: a target drawn by hand, as text: three letters for each point. */
int hj_gan_drawing_parse (const char *text, float (*points)[2], int room);
void hj_gan_drawing_print (const float (*points)[2], int n, char text[HJ_PARAM_TEXT_SIZE]);
extern const char hj_gan_drawing_default[];

/* gan-layout.c */
void hj_gan_layout (const HjGanView *view, const HjFrame *frame, HjGanLayout *layout);
double hj_gan_view_height (gpointer state, double width, double text_scale);
double hj_gan_layout_x (const HjGanLayout *layout, double x);
double hj_gan_layout_y (const HjGanLayout *layout, double y);
/* Which picture of the film stands at place K of layout->n_film. */
int hj_gan_layout_film (const HjGanLayout *layout, guint k);
/* The place of picture FILM; −1 if it is not shown. */
int hj_gan_layout_film_place (const HjGanLayout *layout, int film);
double hj_gan_layout_film_x (const HjGanLayout *layout, guint k);

/* gan-draw*.c */
void hj_gan_view_draw (gpointer state, cairo_t *cr, const HjFrame *frame);
void hj_gan_draw_plane_back (HjGanView *view, cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout);
void hj_gan_draw_plane (HjGanView *view, cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout);
/* WIDTH px across: more than the plane's height in a thumbnail. */
void hj_gan_draw_field (HjGanView *view, cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout, double width);
/* Colour of a density, 0 … 1. */
HjColor hj_gan_view_density_color (const HjPalette *palette, double value);
gboolean hj_gan_view_has_arrows (const HjGanView *view);
void hj_gan_draw_key (HjGanView *view, cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout);
void hj_gan_draw_charts (HjGanView *view, cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout);
void hj_gan_draw_film (HjGanView *view, cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout);
void hj_gan_draw_overlay (HjGanView *view, cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout);

/* gan-pointer.c */
HjMark hj_gan_view_pick (gpointer state, const HjFrame *frame, double x, double y);
HjChange hj_gan_view_pointer (gpointer state, const HjFrame *frame, HjPointerPhase phase, HjMark mark, double x,
                              double y);
HjMark hj_gan_view_move_focus (gpointer state, const HjFrame *frame, HjMark from, int dx, int dy);
HjChange hj_gan_view_activate (gpointer state, HjMark mark);

/* gan-words.c */
char *hj_gan_view_describe_mark (gpointer state, HjMark mark, HjLang lang);
char *hj_gan_view_takeaway (gpointer state, HjLang lang);
char *hj_gan_view_describe (gpointer state, HjLang lang);
HjBadgeKind hj_gan_view_badge (gpointer state, HjLang lang, char **words);
char *hj_gan_view_problem (gpointer state, HjLang lang);
/* "판별자 3/5: 손실", or NULL between two steps. */
char *hj_gan_view_phase (HjGanView *view, HjLang lang);

/* gan-values.c */
void hj_gan_view_values (gpointer state, HjValues *values);

/* gan-training-curves.c */
extern const HjChoice hj_gan_view_losses[], hj_gan_view_targets[], hj_gan_view_arrows[], hj_gan_view_fields[];
