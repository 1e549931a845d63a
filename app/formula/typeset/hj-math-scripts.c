/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what follows an atom: scripts, primes, \limits, Unicode's small letters. */
#include "hj-math-scripts.h"

#include "hj-math-symbols.h"

#include <string.h>

/* Unicode's raised and lowered signs, each before the sign it is a small form of. */
static const char raised[] = "⁰0¹1²2³3⁴4⁵5⁶6⁷7⁸8⁹9⁺+⁻-⁼=⁽(⁾)ⁱiⁿnᵃaᵇbᶜcᵈdᵉeᶠfᵍgʰhʲjᵏkˡlᵐmᵒoᵖpʳrˢsᵗtᵘuᵛvʷwˣxʸyᶻz"
                             "ᴬAᴮBᴰDᴱEᴳGᴴHᴵIᴶJᴷKᴸLᴹMᴺNᴼOᴾPᴿRᵀTᵁUⱽVᵂWᵝβᵞγᵟδᶿθᵠφᵡχ";
static const char lowered[] = "₀0₁1₂2₃3₄4₅5₆6₇7₈8₉9₊+₋-₌=₍(₎)ₐaₑeₕhᵢiⱼjₖkₗlₘmₙnₒoₚpᵣrₛsₜtᵤuᵥvₓxᵦβᵧγᵨρᵩφᵪχ";

static gunichar
find_small (const char *table, gunichar c)
{
  for (const char *at = table; *at; at = g_utf8_next_char (g_utf8_next_char (at)))
    if (g_utf8_get_char (at) == c)
      return g_utf8_get_char (g_utf8_next_char (at));
  return 0;
}

gunichar
hj_math_small_form (gunichar c, gboolean above)
{
  for (const char *at = above ? raised : lowered; *at; at = g_utf8_next_char (g_utf8_next_char (at)))
    if (g_utf8_get_char (g_utf8_next_char (at)) == c)
      return g_utf8_get_char (at);
  return 0;
}

static gunichar
small_sign (gunichar c, gboolean *above)
{
  gunichar sign;

  if (c < 0xb2)
    return 0;
  *above = TRUE;
  if ((sign = find_small (raised, c)))
    return sign;
  *above = FALSE;
  return find_small (lowered, c);
}

/* ---- Scripts ---- */

/* A script after another of its side joins it in a row, one row for all of them. */
static void
add_script (HjMathReader *reader, HjMathNode **slot, HjMathNode *script)
{
  if (!*slot)
    {
      *slot = script;
      return;
    }
  if (!(*slot)->wide)
    {
      *slot = hj_math_new_row (reader, *slot);
      (*slot)->wide = TRUE;
    }
  hj_math_node_add (*slot, script);
}

static HjMathNode *
read_primes (HjMathReader *reader)
{
  static const gunichar signs[] = { 0x2032, 0x2033, 0x2034, 0x2057 };
  HjMathNode *row = hj_math_new_row (reader, NULL);
  guint n = 0;

  for (; *reader->at == '\''; hj_math_skip_spaces (reader))
    {
      reader->at++;
      n++;
    }
  for (; n > 0; n -= MIN (n, 4))
    hj_math_node_add (row, hj_math_node_new_symbol (reader->arena, signs[MIN (n, 4) - 1], HJ_ORD));
  return row;
}

static HjMathNode *
read_small_signs (HjMathReader *reader, gboolean wanted)
{
  HjMathNode *row = hj_math_new_row (reader, NULL);
  gboolean above;
  gunichar sign;

  while (*reader->at && (sign = small_sign (g_utf8_get_char (reader->at), &above)) && above == wanted)
    {
      reader->at = g_utf8_next_char (reader->at);
      hj_math_node_add (row, hj_math_new_letter (reader, sign == '-' ? 0x2212 : sign, hj_math_class_of (sign)));
    }
  return row;
}

static gboolean
read_limits (HjMathReader *reader, HjMathNode *base)
{
  static const struct { const char *name; HjMathLimits limits; } commands[] = {
    { "limits", HJ_LIMITS }, { "nolimits", HJ_NO_LIMITS }, { "displaylimits", HJ_LIMITS_DEFAULT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (hj_tex_is_command (reader->at, commands[i].name))
      {
        base->limits = commands[i].limits;
        reader->at += 1 + strlen (commands[i].name);
        return TRUE;
      }
  return FALSE;
}

/* What takes scripts must not have its own, as \overset gives it, and must be an atom. */
static HjMathNode *
as_base (HjMathReader *reader, HjMathNode *node)
{
  HjMathNode *row;

  if (!node->sub && !node->sup && (node->kind < HJ_NODE_SPACE || node->kind >= HJ_NODE_PHANTOM))
    return node;
  row = hj_math_new_row (reader, node);
  row->klass = node->klass;
  return row;
}

/* A second ^ is an error of the author's; it is set all the same. */
static void
read_marked_script (HjMathReader *reader, HjMathNode *base, gboolean seen[2])
{
  gboolean above = *reader->at == '^';
  const char *from = reader->at++;

  if (seen[above])
    hj_math_note_problem (reader, HJ_TYPESET_MISPLACED, from, 1);
  seen[above] = TRUE;
  add_script (reader, above ? &base->sup : &base->sub, hj_math_read_argument (reader));
}

static void
read_script (HjMathReader *reader, HjMathNode *base, gboolean seen[2])
{
  gboolean above;

  if (*reader->at == '\'')
    add_script (reader, &base->sup, read_primes (reader));
  else if (*reader->at == '_' || *reader->at == '^')
    read_marked_script (reader, base, seen);
  else
    {
      small_sign (g_utf8_get_char (reader->at), &above);
      add_script (reader, above ? &base->sup : &base->sub, read_small_signs (reader, above));
    }
}

static gboolean
is_script (const char *at)
{
  gboolean above;

  return *at && (strchr ("_^'", *at) || small_sign (g_utf8_get_char (at), &above));
}

HjMathNode *
hj_math_read_scripts (HjMathReader *reader, HjMathNode *node)
{
  HjMathNode *base = NULL;
  gboolean seen[2] = { FALSE, FALSE };

  for (;;)
    {
      const char *before = reader->at;

      hj_math_skip_spaces (reader);
      if (read_limits (reader, base ? base : node))
        continue;
      if (!is_script (reader->at))
        {
          reader->at = before;
          return base ? base : node;
        }
      if (!base)
        base = as_base (reader, node);
      read_script (reader, base, seen);
    }
}

/* ---- What stands between ---- */

static const struct { const char *name; gunichar open, close; gboolean rule; } infixes[] = {
  { "over", 0, 0, TRUE }, { "atop", 0, 0, FALSE }, { "choose", '(', ')', FALSE }, { "brack", '[', ']', FALSE },
  { "brace", '{', '}', FALSE },
};

gboolean
hj_math_is_infix (const char *at)
{
  for (guint i = 0; i < G_N_ELEMENTS (infixes); i++)
    if (hj_tex_is_command (at, infixes[i].name))
      return TRUE;
  return FALSE;
}

HjMathNode *
hj_math_new_infix (HjMathReader *reader, const char *name)
{
  HjMathNode *fraction = hj_math_node_new (reader->arena, HJ_NODE_FRACTION);

  for (guint i = 0; i < G_N_ELEMENTS (infixes); i++)
    if (g_str_equal (name, infixes[i].name))
      {
        fraction->c = infixes[i].open;
        fraction->other = infixes[i].close;
        if (!infixes[i].rule)
          fraction->amount = 0;
      }
  return fraction;
}
