/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Character references: numbers, and the names that notes use. Others stay as they are written. */
#include "hj-spans.h"

#include <string.h>

static const struct {
  const char *name;
  gunichar c;
} names[] = {
  { "amp", '&' },      { "lt", '<' },        { "gt", '>' },        { "quot", '"' },     { "apos", '\'' },
  { "nbsp", 0xa0 },    { "ensp", 0x2002 },   { "emsp", 0x2003 },   { "thinsp", 0x2009 }, { "zwj", 0x200d },
  { "ndash", 0x2013 }, { "mdash", 0x2014 },  { "lsquo", 0x2018 },  { "rsquo", 0x2019 }, { "ldquo", 0x201c },
  { "rdquo", 0x201d }, { "hellip", 0x2026 }, { "bull", 0x2022 },   { "middot", 0xb7 },  { "times", 0xd7 },
  { "divide", 0xf7 },  { "plusmn", 0xb1 },   { "minus", 0x2212 },  { "deg", 0xb0 },     { "copy", 0xa9 },
  { "larr", 0x2190 },  { "rarr", 0x2192 },   { "uarr", 0x2191 },   { "darr", 0x2193 },  { "harr", 0x2194 },
  { "rArr", 0x21d2 },  { "le", 0x2264 },     { "ge", 0x2265 },     { "ne", 0x2260 },    { "asymp", 0x2248 },
  { "infin", 0x221e }, { "sum", 0x2211 },    { "prod", 0x220f },   { "radic", 0x221a }, { "part", 0x2202 },
  { "nabla", 0x2207 }, { "isin", 0x2208 },   { "forall", 0x2200 }, { "exist", 0x2203 }, { "int", 0x222b },
  { "alpha", 0x3b1 },  { "beta", 0x3b2 },    { "gamma", 0x3b3 },   { "delta", 0x3b4 },  { "epsilon", 0x3b5 },
  { "eta", 0x3b7 },    { "theta", 0x3b8 },   { "lambda", 0x3bb },  { "mu", 0x3bc },     { "pi", 0x3c0 },
  { "rho", 0x3c1 },    { "sigma", 0x3c3 },   { "tau", 0x3c4 },     { "phi", 0x3c6 },    { "omega", 0x3c9 },
  { "Delta", 0x394 },  { "Sigma", 0x3a3 },   { "Omega", 0x3a9 },   { "sup2", 0xb2 },    { "sup3", 0xb3 },
};

static char *
make_text (gunichar c)
{
  char buffer[7] = { 0 };

  if (c == 0 || !g_unichar_validate (c))
    c = 0xfffd;
  g_unichar_to_utf8 (c, buffer);
  return g_strdup (buffer);
}

char *
hj_entity_decode (const char *entity, gsize size)
{
  g_autofree char *name = size > 2 ? g_strndup (entity + 1, size - 2) : g_strdup ("");

  if (name[0] == '#')
    return make_text ((gunichar) MIN (name[1] == 'x' || name[1] == 'X' ? g_ascii_strtoull (name + 2, NULL, 16)
                                                                       : g_ascii_strtoull (name + 1, NULL, 10),
                                      0x110000));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].name, name))
      return make_text (names[i].c);
  return NULL;
}
