/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What setting formulas costs: one, a long one, and all of a note that is full of them. */
#include "hj-bench-formula.h"

#include "hj-note-formulas.h"
#include "hj-typeset.h"

#include <string.h>

#define SIZE 17.0        /* px, as in the note view */
#define N_FORMULAS 1000  /* of the note that is opened */

/* As they stand in notes: short ones in running text, longer ones on lines of their own. */
static const char *const samples[] = {
  "d_k",
  "\\theta_{t+1} = \\theta_t - \\eta\\nabla_\\theta L(\\theta_t)",
  "\\operatorname{Attention}(Q,K,V) = \\operatorname{softmax}\\left(\\frac{QK^\\top}{\\sqrt{d_k}}\\right)V",
  "p(y=k\\mid x) = \\frac{e^{z_k}}{\\sum_{j=1}^{K} e^{z_j}}",
  "\\mathcal{L} = \\mathbb{E}_{q_\\phi(z\\mid x)}[\\log p_\\theta(x\\mid z)] - D_{\\mathrm{KL}}(q_\\phi \\,\\|\\, p)",
  "f(x) = \\begin{cases} x & x > 0 \\\\ 0 & x \\le 0 \\end{cases}",
  "\\hat{x}_i = \\frac{x_i - \\mu_B}{\\sqrt{\\sigma_B^2 + \\epsilon}}",
  "W \\in \\mathbb{R}^{d \\times k}",
};

static double
milliseconds_per (gint64 start, int n)
{
  return (g_get_monotonic_time () - start) / 1000.0 / n;
}

static void
set_one (const char *tex)
{
  HjTypesetOptions options = { .size = SIZE, .display = TRUE };

  hj_typeset_free (hj_typeset_new (tex, &options));
}

static double
bench_one (double seconds, const char *const *formulas, guint n_formulas)
{
  gint64 start = g_get_monotonic_time ();
  int n = 0;

  do
    set_one (formulas[n++ % n_formulas]);
  while (g_get_monotonic_time () - start < seconds * G_USEC_PER_SEC);
  return milliseconds_per (start, n);
}

static double
bench_typical (double seconds)
{
  return bench_one (seconds, samples, G_N_ELEMENTS (samples));
}

/* A matrix of ten by ten fractions. */
static double
bench_matrix (double seconds)
{
  GString *tex = g_string_new ("\\begin{pmatrix}");
  const char *formula;
  double result;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (tex, "\\frac{x_{%u}}{y^{%u}}%s", i, i, i % 10 == 9 ? "\\\\" : "&");
  g_string_append (tex, "\\end{pmatrix}");
  formula = tex->str;
  result = bench_one (seconds, &formula, 1);
  g_string_free (tex, TRUE);
  return result;
}

static GBytes *
make_note (void)
{
  GString *text = g_string_new ("# Formulas\n\n");

  for (guint i = 0; i < N_FORMULAS; i++)
    if (i % 2)
      g_string_append_printf (text, "Here $%s$ stands in a line.\n\n", samples[i % G_N_ELEMENTS (samples)]);
    else
      g_string_append_printf (text, "$$\n%s\n$$\n\n", samples[i % G_N_ELEMENTS (samples)]);
  return g_string_free_to_bytes (text);
}

/* All that opening needs and more: the view sets only what is near its first page. */
static void
open_note (GBytes *bytes)
{
  g_autoptr (HjNote) note = hj_note_read (bytes, NULL, NULL);
  g_autoptr (GArray) formulas = hj_note_list_formulas (note);
  g_autofree char *macros = hj_note_dup_macros (note);

  for (guint i = 0; i < formulas->len; i++)
    {
      const HjNoteFormula *formula = &g_array_index (formulas, HjNoteFormula, i);
      HjTypesetOptions options = { .size = SIZE, .display = formula->display, .macros = macros };

      hj_typeset_free (hj_typeset_new (formula->tex, &options));
    }
}

static double
bench_note (double seconds)
{
  g_autoptr (GBytes) bytes = make_note ();
  gint64 start = g_get_monotonic_time ();
  int n = 0;

  do
    {
      open_note (bytes);
      n++;
    }
  while (g_get_monotonic_time () - start < seconds * G_USEC_PER_SEC);
  return milliseconds_per (start, n);
}

const HjBench hj_bench_formula[] = {
  { "formula/typical", "ms", bench_typical },
  { "formula/matrix-10x10", "ms", bench_matrix },
  { "formula/note-1000", "ms", bench_note },
  { NULL },
};
