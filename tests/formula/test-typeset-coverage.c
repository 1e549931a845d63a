/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every command that study notes of machine learning use, and the families around them, are set. */
#include "hj-typeset.h"

#include <string.h>

/* Sets TEX and asserts that all of it is known and that it has ink. */
static void
assert_set (const char *tex)
{
  g_autoptr (HjTypeset) set = hj_typeset_new (tex, NULL);
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double x, y, width, height;

  hj_typeset_draw (set, cr, 0, 0);
  cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
  if (hj_typeset_get_unknown (set) || width < 1 || height < 0.5)
    g_error ("%s is not set: %s, %g × %g", tex, hj_typeset_get_unknown (set), width, height);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Commands, and what stands after each, # being the command. */
static const struct { const char *form, *names; } families[] = {
  { "#", "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa varkappa lambda mu nu xi omicron "
         "pi varpi rho varrho sigma varsigma tau upsilon phi varphi chi psi omega digamma Gamma Delta Theta Lambda Xi "
         "Pi Sigma Upsilon Phi Psi Omega" },
  { "#", "infty partial nabla forall exists nexists emptyset varnothing neg lnot top bot ell hbar imath jmath wp aleph "
         "beth Box square blacksquare triangle angle therefore because prime backslash micro degree Re Im complement "
         "S P checkmark bigstar lozenge Diamond % # & _ $ { } | vert Vert sharp flat natural clubsuit" },
  { "a#b", "times cdot div pm mp ast star circ bullet odot otimes oplus ominus oslash cap cup uplus sqcap sqcup wedge "
           "land vee lor setminus smallsetminus dagger ddagger triangleright triangleleft diamond amalg bigtriangleup "
           "ltimes rtimes boxplus boxtimes boxminus boxdot circledast dotplus barwedge bmod And" },
  { "a#b", "le leq leqslant ge geq geqslant lt gt ll gg lll ggg ne neq equiv approx sim simeq cong propto doteq asymp "
           "coloneqq eqqcolon triangleq in notin ni subset subseteq subsetneq supset supseteq supsetneq nsubseteq "
           "sqsubseteq sqsupseteq prec preceq succ succeq mid nmid parallel nparallel perp models vDash vdash dashv "
           "Vdash lesssim gtrsim lessgtr approxeq bowtie smile frown nless ngtr nleq ngeq nprec nsucc backsim eqsim "
           "precsim succsim lessapprox gtrapprox vartriangleleft trianglelefteq ncong nsim multimap" },
  { "a#b", "to rightarrow gets leftarrow leftrightarrow Rightarrow Leftarrow Leftrightarrow longrightarrow longleftarrow "
           "Longrightarrow Longleftarrow Longleftrightarrow longleftrightarrow implies impliedby iff mapsto longmapsto "
           "hookrightarrow hookleftarrow uparrow downarrow Uparrow Downarrow updownarrow Updownarrow nearrow searrow "
           "swarrow nwarrow leadsto rightsquigarrow rightharpoonup rightharpoondown leftharpoonup leftharpoondown "
           "rightleftharpoons leftrightharpoons twoheadrightarrow twoheadleftarrow rightarrowtail leftarrowtail "
           "leftleftarrows rightrightarrows upuparrows downdownarrows leftrightarrows rightleftarrows Lleftarrow "
           "Rrightarrow curvearrowright curvearrowleft circlearrowleft circlearrowright looparrowright upharpoonright "
           "downharpoonleft nrightarrow nleftarrow nRightarrow nLeftarrow dashrightarrow dashleftarrow Lsh Rsh" },
  { "#_{i}^{n} x", "sum prod coprod int iint iiint oint oiint bigcup bigcap bigoplus bigotimes bigodot bigvee bigwedge "
                   "bigsqcup biguplus lim max min sup inf limsup liminf argmax argmin det gcd Pr" },
  { "# x", "log ln lg exp sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth dim ker deg hom arg "
         "tr Tr rank diag sgn sign softmax sech csch arccot" },
  { "#{x}", "hat widehat tilde widetilde bar overline underline vec overrightarrow overleftarrow dot ddot dddot acute "
            "grave check breve mathring underbrace overbrace boxed fbox cancel bcancel xcancel substack smash mathop "
            "mathbin mathrel mathord mathopen mathclose mathpunct mathinner sqrt pmod pod mod tag widecheck underbar "
            "sideset{_a}{^b} abs norm bra ket braket ceil floor mathbbm mathds ref eqref overparen underbracket underrightarrow widebar "
            "llap rlap clap sout rule{1em} ensuremath" },
  { "#{Ax1}", "mathrm mathbf boldsymbol bm pmb mathit mathnormal mathbb mathcal mathscr mathfrak mathsf mathtt text "
              "textrm textnormal mbox textbf textit emph textsf texttt operatorname operatorname* symbf symup symbfit" },
  { "{#Ax1}", "rm bf it cal sf tt frak displaystyle textstyle scriptstyle scriptscriptstyle limits" },
  { "#{a}{b}", "frac dfrac tfrac cfrac binom dbinom tbinom underset overset stackrel textcolor{red} genfrac(){0pt}{} "
               "prescript{1} color{blue} colorbox{yellow} fcolorbox{red}{yellow}" },
  { "A#[b]{a}B", "xrightarrow xleftarrow xRightarrow xLeftarrow xleftrightarrow xLeftrightarrow xmapsto xhookrightarrow "
                 "xhookleftarrow xrightharpoonup xrightleftharpoons xlongequal" },
  { "a#b", ", : ; ! > quad qquad space enspace thinspace negthinspace nonumber notag ldots dots dotsc dotsb cdots vdots "
           "ddots hspace{1em} mkern3mu kern1pt phantom{x} hphantom{x} vphantom{x} mathstrut label{x} \\ colon not= "
           "displaylimits middle|" },
  { "#(x)", "big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm Bigm biggm Biggm" },
  { "\\left#x\\right.", "{ | vert Vert langle lvert lVert lfloor lceil lbrace lbrack backslash uparrow Downarrow lgroup" },
  { "\\left.x\\right#", "} | vert Vert rangle rvert rVert rfloor rceil rbrace rbrack updownarrow rgroup" },
  { "{a#b}", "over choose atop brack brace" },
};

static char *
fill (const char *form, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (form, "#", 2);
  /* A letter after a name made of letters would belong to it. */
  const char *apart = g_ascii_isalpha (name[strlen (name) - 1]) && g_ascii_isalpha (*parts[1]) ? " " : "";

  return g_strconcat (parts[0], "\\", name, apart, parts[1], NULL);
}

static void
test_commands (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_auto (GStrv) names = g_strsplit (families[i].names, " ", -1);

      for (char **name = names; *name; name++)
        {
          g_autofree char *tex = fill (families[i].form, *name);

          assert_set (tex);
        }
    }
}

/* The list of commands that notes need is a file of its own, so that nobody shortens it with the families above. */
static void
test_notes (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("HANJANG_TEST_SOURCE"), "tests", "formula", "commands.tsv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line; line++)
    if (**line && **line != '#')
      {
        const char *tex = strchr (*line, '\t') + 1;
        g_autofree char *command = g_strndup (*line, tex - 1 - *line);
        const char *name = g_str_has_prefix (command, "env:") ? command + strlen ("env:") : command;

        g_assert_nonnull (strstr (tex, name));
        assert_set (tex);
        n++;
      }
  g_assert_cmpuint (n, >=, 170);
}

static const char *const environments[] = {
  "matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix", "smallmatrix", "cases", "dcases", "rcases", "aligned",
  "align", "align*", "split", "gather", "gather*", "gathered", "equation", "equation*", "multline", "eqnarray", "alignat}{2",
  "alignedat}{2", "array}{c|cc@{}r", "array}{*{3}{l}||r", "pmatrix*}[r", "flalign",
};

static void
test_environments (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (environments); i++)
    {
      g_auto (GStrv) words = g_strsplit_set (environments[i], "}", 2);
      gboolean optional = words[1] && words[1][0] == '[';
      g_autofree char *tex = g_strdup_printf ("\\begin{%s%s a & b \\\\[2pt] \\hdashline c & d \\tag{1} \\\\ e \\end{%s}",
                                              environments[i], optional ? "]" : "}", words[0]);

      assert_set (tex);
    }
}

/* Raw Unicode, and Hangul inside and outside of \text. */
static const char *const texts[] = {
  "손실", "\\text{손실}", "정확도 = \\frac{맞은 수}{전체 수}", "x_{\\text{최대}}", "\\text{if $x>0$}", "\\text{\\textbf{굵게} a\\%}",
  "∀x∈ℝ,∃y:x≤y", "α×β−γ·δ→∞", "xₜ²+y₁", "x̂+ỹ+z̄", "é", "A∪B∩C⊂D⊆E∖F", "√x", "∑ᵢxᵢ", "☺", "漢字", "\\mathbf{손실}",
};

static void
test_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_set (texts[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typeset/commands", test_commands);
  g_test_add_func ("/typeset/notes", test_notes);
  g_test_add_func ("/typeset/environments", test_environments);
  g_test_add_func ("/typeset/texts", test_texts);
  return g_test_run ();
}
