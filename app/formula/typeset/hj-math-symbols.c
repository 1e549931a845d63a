/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that stand for one sign: LaTeX's, amsmath's, amssymb's and a few more, with their classes. */
#include "hj-math-symbols.h"

#include <string.h>

/* Names and signs in turn. A sign may have several names; it has one class. */
static const struct { HjMathClass klass; const char *symbols; } families[] = {
  { HJ_ORD,
    "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ "
    "varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ "
    "upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω digamma ϝ Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π "
    "Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω Alpha Α Beta Β Epsilon Ε Zeta Ζ Eta Η Iota Ι Kappa Κ Mu Μ Nu Ν "
    "Omicron Ο Rho Ρ Tau Τ Chi Χ Digamma Ϝ varTheta ϴ " },
  { HJ_ORD,
    "Game ⅁ aleph ℵ beth ℶ bigstar ★ blacktriangle ▴ blacktriangledown ▾ blacktriangleleft ◀ "
    "blacktriangleright ▶ bot ⊥ clubsuit ♣ complement ∁ daleth ℸ diamondsuit ♢ ell ℓ exists ∃ flat ♭ "
    "forall ∀ gimel ℷ heartsuit ♡ measuredangle ∡ mho ℧ nabla ∇ natural ♮ nexists ∄ partial ∂ sharp ♯ "
    "spadesuit ♠ sphericalangle ∢ top ⊤ triangledown ▿ wp ℘ infty ∞ angle ∠ hbar ℏ hslash ℏ imath 𝚤 jmath 𝚥 "
    "emptyset ∅ varnothing ∅ neg ¬ lnot ¬ Box □ square □ blacksquare ■ lozenge ◊ Diamond ◇ blacklozenge ⧫ "
    "triangle △ backslash \\ vert | ldotp . degree ° micro µ Re ℜ Im ℑ surd √ diagup ╱ diagdown ╲ eth ð "
    "checkmark ✓ maltese ✠ S § P ¶ circledR ® circledS Ⓢ mathsterling £ $ $ % % # # & & _ _ AA Å aa å ss ß "
    "ae æ AE Æ oe œ OE Œ o ø O Ø l ł L Ł qed ∎ yen ¥ pounds £ | ‖ Vert ‖ Vvert ⦀ backprime ‵ prime ′ Finv Ⅎ "
    "copyright © vdots ⋮ "
    "R ℝ N ℕ Z ℤ Q ℚ C ℂ reals ℝ natnums ℕ exist ∃ empty ∅ infin ∞ alef ℵ real ℜ image ℑ bbone 𝟙 thetasym ϑ " },
  { HJ_OP,
    "bigcap ⋂ bigcup ⋃ bigodot ⨀ bigoplus ⨁ bigotimes ⨂ bigsqcup ⨆ biguplus ⨄ bigvee ⋁ bigwedge ⋀ sum ∑ "
    "prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ iiiint ⨌ oint ∮ oiint ∯ oiiint ∰ intclockwise ∱ "
    "varointclockwise ∲ ointctrclockwise ∳ fint ⨏ intop ∫ ointop ∮ smallint ∫ bigcupdot ⨃ bigsqcap ⨅ "
    "bigtimes ⨉ " },
  { HJ_BIN,
    "amalg ⨿ ast ∗ barwedge ⊼ boxdot ⊡ boxminus ⊟ boxplus ⊞ boxtimes ⊠ cap ∩ cdot ⋅ cdotp · circledast ⊛ "
    "circledcirc ⊚ circleddash ⊝ cup ∪ curlyvee ⋎ curlywedge ⋏ dagger † ddagger ‡ div ÷ divideontimes ⋇ "
    "dotplus ∔ doublebarwedge ⩞ intercal ⊺ leftthreetimes ⋋ ltimes ⋉ mp ∓ odot ⊙ ominus ⊖ oplus ⊕ oslash ⊘ "
    "otimes ⊗ pm ± rightthreetimes ⋌ rtimes ⋊ sqcap ⊓ sqcup ⊔ star ⋆ times × uplus ⊎ vee ∨ veebar ⊻ wedge ∧ "
    "wr ≀ bullet ∙ circ ∘ bigcirc ◯ diamond ⋄ land ∧ lor ∨ centerdot ⋅ setminus ⧵ doublecap ⋒ doublecup ⋓ "
    "Cap ⋒ Cup ⋓ triangleleft ◁ triangleright ▷ bigtriangledown ▽ bigtriangleup △ smallsetminus ∖ fatsemi ⨟ "
    "And & plusmn ± " },
  { HJ_REL,
    "Bumpeq ≎ Doteq ≑ Downarrow ⇓ Leftarrow ⇐ Leftrightarrow ⇔ Lleftarrow ⇚ Lsh ↰ Rightarrow ⇒ "
    "Rrightarrow ⇛ Rsh ↱ Subset ⋐ Supset ⋑ Uparrow ⇑ Updownarrow ⇕ Vvdash ⊪ approx ≈ approxeq ≊ backsim ∽ "
    "backsimeq ⋍ between ≬ bumpeq ≏ circeq ≗ curlyeqprec ⋞ curlyeqsucc ⋟ curvearrowleft ↶ curvearrowright ↷ "
    "dashv ⊣ downarrow ↓ downdownarrows ⇊ downharpoonleft ⇃ downharpoonright ⇂ eqcirc ≖ eqsim ≂ "
    "eqslantgtr ⪖ eqslantless ⪕ equiv ≡ fallingdotseq ≒ frown ⌢ geq ≥ geqq ≧ geqslant ⩾ gg ≫ ggg ⋙ "
    "gnapprox ⪊ gneq ⪈ gneqq ≩ gnsim ⋧ gtrapprox ⪆ gtrdot ⋗ gtreqless ⋛ gtreqqless ⪌ gtrless ≷ gtrsim ≳ "
    "in ∈ leftarrow ← leftarrowtail ↢ leftharpoondown ↽ leftharpoonup ↼ leftleftarrows ⇇ leftrightarrow ↔ "
    "leftrightarrows ⇆ leftrightharpoons ⇋ leftrightsquigarrow ↭ leq ≤ leqq ≦ leqslant ⩽ lessapprox ⪅ "
    "lessdot ⋖ lesseqgtr ⋚ lesseqqgtr ⪋ lessgtr ≶ lesssim ≲ ll ≪ lll ⋘ lnapprox ⪉ lneq ⪇ lneqq ≨ lnsim ⋦ "
    "looparrowleft ↫ looparrowright ↬ mid ∣ nLeftarrow ⇍ nLeftrightarrow ⇎ nRightarrow ⇏ nVDash ⊯ nVdash ⊮ "
    "ncong ≇ nearrow ↗ ngeq ≱ ngtr ≯ ni ∋ nleftarrow ↚ nleftrightarrow ↮ nleq ≰ nless ≮ nmid ∤ nparallel ∦ "
    "nprec ⊀ nrightarrow ↛ nsim ≁ nsubseteq ⊈ nsucc ⊁ nsupseteq ⊉ ntrianglelefteq ⋬ ntrianglerighteq ⋭ "
    "nvdash ⊬ nwarrow ↖ parallel ∥ perp ⟂ pitchfork ⋔ prec ≺ precapprox ⪷ preccurlyeq ≼ preceq ⪯ "
    "precnapprox ⪹ precneqq ⪵ precnsim ⋨ precsim ≾ propto ∝ rightarrow → rightarrowtail ↣ "
    "rightharpoondown ⇁ rightharpoonup ⇀ rightleftarrows ⇄ rightleftharpoons ⇌ rightrightarrows ⇉ "
    "rightsquigarrow ⇝ risingdotseq ≓ searrow ↘ sim ∼ simeq ≃ smile ⌣ sqsubset ⊏ sqsubseteq ⊑ sqsupset ⊐ "
    "sqsupseteq ⊒ subset ⊂ subseteq ⊆ subseteqq ⫅ subsetneq ⊊ subsetneqq ⫋ succ ≻ succapprox ⪸ "
    "succcurlyeq ≽ succeq ⪰ succnapprox ⪺ succneqq ⪶ succnsim ⋩ succsim ≿ supset ⊃ supseteq ⊇ supseteqq ⫆ "
    "supsetneq ⊋ supsetneqq ⫌ swarrow ↙ triangleq ≜ trianglerighteq ⊵ twoheadleftarrow ↞ "
    "twoheadrightarrow ↠ updownarrow ↕ upharpoonleft ↿ upharpoonright ↾ upuparrows ⇈ vDash ⊨ vartriangle ▵ "
    "vartriangleleft ⊲ vartriangleright ⊳ vdash ⊢ because ∵ therefore ∴ le ≤ ge ≥ ne ≠ neq ≠ to → gets ← "
    "owns ∋ lt < gt > doteqdot ≑ doteq ≐ gggtr ⋙ llless ⋘ leadsto ⇝ restriction ↾ notin ∉ cong ≅ coloneqq ≔ "
    "eqqcolon ≕ Coloneqq ⩴ mapsto ↦ longmapsto ⟼ hookrightarrow ↪ "
    "hookleftarrow ↩ longrightarrow ⟶ longleftarrow ⟵ Longrightarrow ⟹ Longleftarrow ⟸ longleftrightarrow ⟷ "
    "Longleftrightarrow ⟺ circlearrowleft ↺ circlearrowright ↻ models ⊨ bowtie ⋈ Join ⨝ trianglelefteq ⊴ "
    "varpropto ∝ thicksim ∼ thickapprox ≈ shortmid ∣ shortparallel ∥ nshortmid ∤ nshortparallel ∦ "
    "ntriangleleft ⋪ ntriangleright ⋫ backepsilon ϶ lhd ⊲ rhd ⊳ unlhd ⊴ unrhd ⊵ smallsmile ⌣ smallfrown ⌢ "
    "npreceq ⋠ nsucceq ⋡ ngeqslant ≱ nleqslant ≰ ngeqq ≱ nleqq ≰ lvertneqq ≨ gvertneqq ≩ varsubsetneq ⊊ "
    "varsupsetneq ⊋ varsubsetneqq ⫋ varsupsetneqq ⫌ nsubseteqq ⊈ nsupseteqq ⊉ nsubset ⊄ nsupset ⊅ nin ∉ "
    "dashrightarrow ⇢ dashleftarrow ⇠ dasharrow ⇢ vcentcolon : ratio ∶ dblcolon ∷ coloneq ≔ eqcolon ≕ "
    "multimap ⊸ nvDash ⊭ asymp ≍ Perp ⫫ upmodels ⫫ longleadsto ⟿ eqdef ≝ measeq ≞ questeq ≟ Mapsto ⤇ "
    "mapsfrom ↤ lightning ↯ VDash ⊫ Vdash ⊩ leftsquigarrow ⇜ veeeq ≚ stareq ≛ arceq ≘ uparrow ↑ "
    "isin ∈ sub ⊂ sube ⊆ supe ⊇ larr ← rarr → harr ↔ lArr ⇐ rArr ⇒ hArr ⇔ lrarr ↔ " },
  { HJ_OPEN,
    "langle ⟨ lceil ⌈ lfloor ⌊ llcorner ⌞ ulcorner ⌜ lbrace { { { lbrack [ lparen ( lvert | lVert ‖ "
    "llbracket ⟦ lBrack ⟦ lAngle ⟪ lBrace ⦃ lgroup ⟮ lmoustache ⎰ " },
  { HJ_CLOSE,
    "lrcorner ⌟ rangle ⟩ rceil ⌉ rfloor ⌋ urcorner ⌝ rbrace } } } rbrack ] rparen ) rvert | rVert ‖ "
    "rrbracket ⟧ rBrack ⟧ rAngle ⟫ rBrace ⦄ rgroup ⟯ rmoustache ⎱ " },
  { HJ_PUNCT,
    "colon : " },
  { HJ_INNER,
    "ldots … cdots ⋯ dotsc … dotso … dotsb ⋯ dotsm ⋯ dotsi ⋯ mathellipsis … ddots ⋱ adots ⋰ iddots ⋰ " },
};

/* Classes of raw Unicode; all else is ordinary. From the Unicode Technical Report 25 and TeX's own use. */
static const struct { gunichar from, to; HjMathClass klass; } ranges[] = {
  { 0xb1, 0xb1, HJ_BIN }, { 0xb7, 0xd7, HJ_BIN }, { 0xf7, 0xf7, HJ_BIN }, { 0x2020, 0x2022, HJ_BIN },
  { 0x2040, 0x2040, HJ_BIN }, { 0x2044, 0x2044, HJ_BIN }, { 0x2050, 0x2050, HJ_REL },
  { 0x2140, 0x2140, HJ_OP }, { 0x214b, 0x214b, HJ_BIN }, { 0x2190, 0x21a7, HJ_REL },
  { 0x21a9, 0x21b3, HJ_REL }, { 0x21b6, 0x21b7, HJ_REL }, { 0x21bc, 0x21dd, HJ_REL },
  { 0x21e4, 0x21e5, HJ_REL }, { 0x21f4, 0x21ff, HJ_REL }, { 0x2208, 0x220d, HJ_REL },
  { 0x220f, 0x2211, HJ_OP }, { 0x2212, 0x2219, HJ_BIN }, { 0x221d, 0x221d, HJ_REL },
  { 0x2223, 0x2226, HJ_REL }, { 0x2227, 0x222a, HJ_BIN }, { 0x222b, 0x2233, HJ_OP },
  { 0x2236, 0x2237, HJ_REL }, { 0x2238, 0x2238, HJ_BIN }, { 0x2239, 0x223d, HJ_REL },
  { 0x223e, 0x223e, HJ_BIN }, { 0x2240, 0x2240, HJ_BIN }, { 0x2241, 0x228b, HJ_REL },
  { 0x228c, 0x228e, HJ_BIN }, { 0x228f, 0x2292, HJ_REL }, { 0x2293, 0x22a1, HJ_BIN },
  { 0x22a2, 0x22a3, HJ_REL }, { 0x22a6, 0x22b8, HJ_REL }, { 0x22ba, 0x22bd, HJ_BIN },
  { 0x22c0, 0x22c3, HJ_OP }, { 0x22c4, 0x22c7, HJ_BIN }, { 0x22c8, 0x22c8, HJ_REL },
  { 0x22c9, 0x22cc, HJ_BIN }, { 0x22cd, 0x22cd, HJ_REL }, { 0x22ce, 0x22cf, HJ_BIN },
  { 0x22d0, 0x22d1, HJ_REL }, { 0x22d2, 0x22d3, HJ_BIN }, { 0x22d4, 0x22ee, HJ_REL },
  { 0x22f0, 0x22ff, HJ_REL }, { 0x2305, 0x2306, HJ_BIN }, { 0x2308, 0x2308, HJ_OPEN },
  { 0x2309, 0x2309, HJ_CLOSE }, { 0x230a, 0x230a, HJ_OPEN }, { 0x230b, 0x230b, HJ_CLOSE },
  { 0x231c, 0x231c, HJ_OPEN }, { 0x231d, 0x231d, HJ_CLOSE }, { 0x231e, 0x231e, HJ_OPEN },
  { 0x231f, 0x231f, HJ_CLOSE }, { 0x2322, 0x2323, HJ_REL }, { 0x233d, 0x233d, HJ_BIN },
  { 0x233f, 0x233f, HJ_REL }, { 0x23b0, 0x23b0, HJ_OPEN }, { 0x23b1, 0x23b1, HJ_CLOSE },
  { 0x25b3, 0x25b3, HJ_BIN }, { 0x25b5, 0x25b5, HJ_REL }, { 0x25b7, 0x25b7, HJ_BIN },
  { 0x25c1, 0x25c1, HJ_BIN }, { 0x25cb, 0x25cb, HJ_BIN }, { 0x25eb, 0x25eb, HJ_BIN },
  { 0x2772, 0x2772, HJ_OPEN }, { 0x2773, 0x2773, HJ_CLOSE }, { 0x27c2, 0x27c2, HJ_REL },
  { 0x27c5, 0x27c5, HJ_OPEN }, { 0x27c6, 0x27c6, HJ_CLOSE }, { 0x27c7, 0x27c7, HJ_BIN },
  { 0x27c8, 0x27c9, HJ_REL }, { 0x27cc, 0x27cc, HJ_OPEN }, { 0x27d1, 0x27d1, HJ_BIN },
  { 0x27d2, 0x27d4, HJ_REL }, { 0x27d5, 0x27d9, HJ_OP }, { 0x27da, 0x27df, HJ_REL },
  { 0x27e0, 0x27e5, HJ_BIN }, { 0x27e6, 0x27e6, HJ_OPEN }, { 0x27e7, 0x27e7, HJ_CLOSE },
  { 0x27e8, 0x27e8, HJ_OPEN }, { 0x27e9, 0x27e9, HJ_CLOSE }, { 0x27ea, 0x27ea, HJ_OPEN },
  { 0x27eb, 0x27eb, HJ_CLOSE }, { 0x27ec, 0x27ec, HJ_OPEN }, { 0x27ed, 0x27ed, HJ_CLOSE },
  { 0x27ee, 0x27ee, HJ_OPEN }, { 0x27ef, 0x27ef, HJ_CLOSE }, { 0x27f0, 0x292a, HJ_REL },
  { 0x2933, 0x2933, HJ_REL }, { 0x2936, 0x297f, HJ_REL }, { 0x2982, 0x2982, HJ_REL },
  { 0x2983, 0x2983, HJ_OPEN }, { 0x2984, 0x2984, HJ_CLOSE }, { 0x2985, 0x2985, HJ_OPEN },
  { 0x2986, 0x2986, HJ_CLOSE }, { 0x2987, 0x2987, HJ_OPEN }, { 0x2988, 0x2988, HJ_CLOSE },
  { 0x2989, 0x2989, HJ_OPEN }, { 0x298a, 0x298a, HJ_CLOSE }, { 0x298b, 0x298b, HJ_OPEN },
  { 0x298c, 0x298c, HJ_CLOSE }, { 0x298d, 0x298d, HJ_OPEN }, { 0x298e, 0x298e, HJ_CLOSE },
  { 0x298f, 0x298f, HJ_OPEN }, { 0x2990, 0x2990, HJ_CLOSE }, { 0x2991, 0x2991, HJ_OPEN },
  { 0x2992, 0x2992, HJ_CLOSE }, { 0x2993, 0x2993, HJ_OPEN }, { 0x2994, 0x2994, HJ_CLOSE },
  { 0x2995, 0x2995, HJ_OPEN }, { 0x2996, 0x2996, HJ_CLOSE }, { 0x2997, 0x2997, HJ_OPEN },
  { 0x2998, 0x2998, HJ_CLOSE }, { 0x29b5, 0x29b9, HJ_BIN }, { 0x29c0, 0x29c1, HJ_BIN },
  { 0x29c4, 0x29c8, HJ_BIN }, { 0x29cd, 0x29cd, HJ_BIN }, { 0x29ce, 0x29d5, HJ_REL },
  { 0x29d6, 0x29d7, HJ_BIN }, { 0x29d8, 0x29d8, HJ_OPEN }, { 0x29d9, 0x29d9, HJ_CLOSE },
  { 0x29da, 0x29da, HJ_OPEN }, { 0x29db, 0x29db, HJ_CLOSE }, { 0x29df, 0x29df, HJ_REL },
  { 0x29e1, 0x29e1, HJ_REL }, { 0x29e2, 0x29e2, HJ_BIN }, { 0x29e3, 0x29e6, HJ_REL },
  { 0x29eb, 0x29eb, HJ_BIN }, { 0x29f4, 0x29f4, HJ_REL }, { 0x29f5, 0x29f7, HJ_BIN },
  { 0x29f8, 0x29f9, HJ_OP }, { 0x29fa, 0x29fb, HJ_BIN }, { 0x29fc, 0x29fc, HJ_OPEN },
  { 0x29fd, 0x29fd, HJ_CLOSE }, { 0x29fe, 0x29ff, HJ_BIN }, { 0x2a00, 0x2a21, HJ_OP },
  { 0x2a22, 0x2a58, HJ_BIN }, { 0x2a59, 0x2a59, HJ_REL }, { 0x2a5a, 0x2a65, HJ_BIN },
  { 0x2a66, 0x2a70, HJ_REL }, { 0x2a71, 0x2a72, HJ_BIN }, { 0x2a73, 0x2ae0, HJ_REL },
  { 0x2ae2, 0x2af0, HJ_REL }, { 0x2af2, 0x2af3, HJ_REL }, { 0x2af4, 0x2af6, HJ_BIN },
  { 0x2af7, 0x2afa, HJ_REL }, { 0x2afb, 0x2afb, HJ_BIN }, { 0x2afc, 0x2afc, HJ_OP },
  { 0x2afd, 0x2afe, HJ_BIN }, { 0x2aff, 0x2aff, HJ_OP }, { 0x2b30, 0x2b4c, HJ_REL },
};

static GHashTable *
index_symbols (void)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_auto (GStrv) words = g_strsplit (families[i].symbols, " ", -1);

      for (guint j = 0; words[j] && words[j + 1]; j += 2)
        {
          HjMathSymbol *symbol = g_new (HjMathSymbol, 1);

          symbol->c = g_utf8_get_char (words[j + 1]);
          symbol->klass = families[i].klass;
          g_hash_table_insert (index, g_strdup (words[j]), symbol);
        }
    }
  return index;
}

const HjMathSymbol *
hj_math_find_symbol (const char *name)
{
  static GHashTable *index;

  if (g_once_init_enter (&index))
    g_once_init_leave (&index, index_symbols ());
  return g_hash_table_lookup (index, name);
}

static HjMathClass
class_of_ascii (char c)
{
  if (strchr ("+-*", c))
    return HJ_BIN;
  if (strchr ("=<>:", c))
    return HJ_REL;
  if (strchr ("([", c))
    return HJ_OPEN;
  if (strchr (")]!?", c))
    return HJ_CLOSE;
  return strchr (",;", c) ? HJ_PUNCT : HJ_ORD;
}

HjMathClass
hj_math_class_of (gunichar c)
{
  guint low = 0, high = G_N_ELEMENTS (ranges);

  if (c < 128)
    return class_of_ascii ((char) c);
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (c > ranges[middle].to)
        low = middle + 1;
      else if (c < ranges[middle].from)
        high = middle;
      else
        return ranges[middle].klass;
    }
  return HJ_ORD;
}
