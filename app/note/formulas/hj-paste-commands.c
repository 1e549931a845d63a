/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a browser shows for the commands of TeX that notes use. */
#include "hj-paste.h"

#include <string.h>

/* Commands that stand for a sign: "name sign name sign …". */
static const char signs[] =
  "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ "
  "mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ "
  "psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω "
  "infty ∞ partial ∂ nabla ∇ ell ℓ hbar ℏ Re ℜ Im ℑ aleph ℵ emptyset ∅ varnothing ∅ angle ∠ prime ′ top ⊤ bot ⊥ "
  "forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ land ∧ wedge ∧ lor ∨ vee ∨ "
  "sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ "
  "pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ star ⋆ circ ∘ bullet ∙ oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ "
  "cup ∪ cap ∩ setminus ∖ backslash \\ dagger † "
  "leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ equiv ≡ approx ≈ sim ∼ simeq ≃ cong ≅ propto ∝ ll ≪ gg ≫ lt < gt > "
  "in ∈ notin ∉ ni ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ mid ∣ parallel ∥ perp ⊥ vdash ⊢ models ⊨ "
  "prec ≺ succ ≻ preceq ⪯ succeq ⪰ triangleq ≜ coloneqq ≔ doteq ≐ "
  "leftarrow ← gets ← rightarrow → to → leftrightarrow ↔ Leftarrow ⇐ Rightarrow ⇒ Leftrightarrow ⇔ "
  "longleftarrow ⟵ longrightarrow ⟶ Longrightarrow ⟹ implies ⟹ iff ⟺ mapsto ↦ uparrow ↑ downarrow ↓ "
  "ldots … dots … cdots ⋯ vdots ⋮ ddots ⋱ colon : "
  "langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lVert ∥ rVert ∥ Vert ∥ lvert ∣ rvert ∣ vert ∣ "
  "lbrace { rbrace } lbrack [ rbrack ] square □ Box □ blacksquare ■ checkmark ✓ therefore ∴ because ∵ ";

/* Functions show their own name. */
static const char functions[] =
  "log ln lg exp sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan max min sup inf lim arg det dim "
  "ker deg gcd hom Pr ";

/* Commands that show nothing. */
static const char silent[] =
  "quad qquad displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits nonumber notag rm bf it cal "
  "enspace thinspace negthinspace medspace thickspace hfill ";

static const HjPasteCommand commands[] = {
  { "frac", NULL, HJ_PASTE_TWO },          { "dfrac", NULL, HJ_PASTE_TWO },
  { "tfrac", NULL, HJ_PASTE_TWO },         { "cfrac", NULL, HJ_PASTE_TWO },
  { "binom", NULL, HJ_PASTE_CHOOSE },      { "sqrt", NULL, HJ_PASTE_ROOT },
  { "overset", NULL, HJ_PASTE_TURNED },    { "underset", NULL, HJ_PASTE_TURNED },
  { "stackrel", NULL, HJ_PASTE_TURNED },   { "text", NULL, HJ_PASTE_TEXT },
  { "textbf", NULL, HJ_PASTE_TEXT },       { "textit", NULL, HJ_PASTE_TEXT },
  { "textrm", NULL, HJ_PASTE_TEXT },       { "texttt", NULL, HJ_PASTE_TEXT },
  { "mbox", NULL, HJ_PASTE_TEXT },         { "operatorname", NULL, HJ_PASTE_GROUP },
  { "mathcal", NULL, HJ_PASTE_GROUP },     { "mathbb", NULL, HJ_PASTE_GROUP },
  { "mathbf", NULL, HJ_PASTE_GROUP },      { "mathrm", NULL, HJ_PASTE_GROUP },
  { "mathit", NULL, HJ_PASTE_GROUP },      { "mathsf", NULL, HJ_PASTE_GROUP },
  { "mathtt", NULL, HJ_PASTE_GROUP },      { "mathfrak", NULL, HJ_PASTE_GROUP },
  { "mathscr", NULL, HJ_PASTE_GROUP },     { "boldsymbol", NULL, HJ_PASTE_GROUP },
  { "bm", NULL, HJ_PASTE_GROUP },          { "boxed", NULL, HJ_PASTE_GROUP },
  { "mathop", NULL, HJ_PASTE_GROUP },      { "mathbin", NULL, HJ_PASTE_GROUP },
  { "mathrel", NULL, HJ_PASTE_GROUP },     { "substack", NULL, HJ_PASTE_GROUP },
  { "bar", "ˉ", HJ_PASTE_ACCENT },         { "overline", "‾", HJ_PASTE_ACCENT },
  { "hat", "^", HJ_PASTE_ACCENT },         { "widehat", "^", HJ_PASTE_ACCENT },
  { "tilde", "~", HJ_PASTE_ACCENT },       { "widetilde", "~", HJ_PASTE_ACCENT },
  { "dot", "˙", HJ_PASTE_ACCENT },         { "ddot", "¨", HJ_PASTE_ACCENT },
  { "vec", "⃗", HJ_PASTE_ACCENT },          { "check", "ˇ", HJ_PASTE_ACCENT },
  { "underline", "‾", HJ_PASTE_ACCENT },   { "underbrace", "⏟", HJ_PASTE_ACCENT },
  { "overbrace", "⏞", HJ_PASTE_ACCENT },   { "left", NULL, HJ_PASTE_OPEN },
  { "right", NULL, HJ_PASTE_CLOSE },       { "middle", NULL, HJ_PASTE_SIZED },
  { "big", NULL, HJ_PASTE_SIZED },         { "Big", NULL, HJ_PASTE_SIZED },
  { "bigg", NULL, HJ_PASTE_SIZED },        { "Bigg", NULL, HJ_PASTE_SIZED },
  { "bigl", NULL, HJ_PASTE_SIZED },        { "bigr", NULL, HJ_PASTE_SIZED },
  { "Bigl", NULL, HJ_PASTE_SIZED },        { "Bigr", NULL, HJ_PASTE_SIZED },
  { "biggl", NULL, HJ_PASTE_SIZED },       { "biggr", NULL, HJ_PASTE_SIZED },
  { "textcolor", NULL, HJ_PASTE_COLOR },   { "begin", NULL, HJ_PASTE_BEGIN },
  { "end", NULL, HJ_PASTE_END },
};

static void
add_command (GHashTable *table, char *name, char *text)
{
  HjPasteCommand *command = g_new (HjPasteCommand, 1);

  *command = (HjPasteCommand){ name, text, HJ_PASTE_SIGN };
  g_hash_table_insert (table, name, command);
}

/* WORDS are names, or names with their signs in turn; the table is made once and kept. */
static void
add_words (GHashTable *table, const char *words, gboolean own_name, gboolean paired)
{
  char **list = g_strsplit (words, " ", -1);

  for (guint i = 0; list[i] && *list[i]; i += paired ? 2 : 1)
    add_command (table, g_strdup (list[i]), g_strdup (paired ? list[i + 1] : own_name ? list[i] : ""));
  g_strfreev (list);
}

static GHashTable *
get_table (void)
{
  static gsize once;
  static GHashTable *table;

  if (g_once_init_enter (&once))
    {
      table = g_hash_table_new (g_str_hash, g_str_equal);
      add_words (table, signs, FALSE, TRUE);
      add_words (table, functions, TRUE, FALSE);
      add_words (table, silent, FALSE, FALSE);
      for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
        g_hash_table_insert (table, (gpointer) commands[i].name, (gpointer) &commands[i]);
      g_once_init_leave (&once, 1);
    }
  return table;
}

const HjPasteCommand *
hj_paste_find_command (const char *name)
{
  g_autofree char *prefix = g_strdup (name);
  const HjPasteCommand *command = NULL;

  for (gsize n = strlen (prefix); n > 0 && !command; prefix[--n] = '\0')
    command = g_hash_table_lookup (get_table (), prefix);
  return command;
}
