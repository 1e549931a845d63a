/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Korean line breaking, for screen and paper: lines end between words (어절), never inside one.
 *
 * Pango breaks between any two Hangul syllables, as Unicode's default rules allow. Readers of Korean expect
 * breaks at spaces, with particles kept on their word: 신경망(neural network)은 may break before its bracket,
 * but not before 은. So a range is closed to breaks as long as each letter that follows is Hangul. */
#include "hj-wrap.h"

/* A chain of syllables longer than this may break anywhere again: better a broken word than a cut-off one. */
#define LONGEST_WORD 16

static gboolean
is_hangul (gunichar c)
{
  return (c >= 0xac00 && c <= 0xd7a3) || (c >= 0x1100 && c <= 0x11ff) || (c >= 0x3130 && c <= 0x318f);
}

/* Whether a line may end after C although a Korean syllable follows directly. */
static gboolean
ends_a_line (gunichar c)
{
  return g_unichar_isspace (c) || c == '/' || c == '-' || c == '|' || c == 0xb7 /* · */ || c == 0x318d /* ㆍ */
         || c == 0x2013 || c == 0x2014 || c == 0x2026 || c == 0x2192 /* → */ || c == 0x200b;
}

void
hj_wrap_each (const char *text, HjWrapFound found, gpointer data)
{
  const char *start = NULL; /* of the range that is open, or NULL */
  guint length = 0;         /* letters in it */
  gunichar before = ' ';

  for (const char *p = text, *last = text; *p; last = p, p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean glued = is_hangul (c) && !ends_a_line (before) && length < LONGEST_WORD;

      if (glued && !start)
        {
          start = last;
          length = 1;
        }
      else if (!glued && start)
        {
          found (start - text, p - text, data);
          start = NULL;
          length = 0;
        }
      length += start ? 1 : 0;
      before = c;
    }
  if (start)
    found (start - text, strlen (text), data);
}

static void
forbid_breaks (guint start, guint end, gpointer data)
{
  PangoAttribute *attribute = pango_attr_allow_breaks_new (FALSE);

  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (data, attribute);
}

void
hj_wrap_attributes (PangoAttrList *attributes, const char *text)
{
  g_return_if_fail (attributes != NULL && text != NULL);
  hj_wrap_each (text, forbid_breaks, attributes);
}
