/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folding, one letter at a time, with the way back. */
#include "hj-name-fold.h"

#include <string.h>

void
hj_fold_init (HjFold *self)
{
  self->text = g_string_new (NULL);
  self->origin = g_array_new (FALSE, FALSE, sizeof (guint32));
}

void
hj_fold_clear (HjFold *self)
{
  if (self->text)
    g_string_free (g_steal_pointer (&self->text), TRUE);
  g_clear_pointer (&self->origin, g_array_unref);
}

/* Between the words of one name: "self-attention", "self attention", "**self** attention". */
static gboolean
is_joint (gunichar c)
{
  static const char ascii[] = " \t\n-*_~`'\"/\\";

  if (c < 0x80)
    return strchr (ascii, (int) c) != NULL;
  return c == 0xa0 || c == 0xad || c == 0xb7 || (c >= 0x2010 && c <= 0x2015) || (c >= 0x2018 && c <= 0x201f)
         || c == 0x202f || c == 0x30fb || c == 0x318d || (c >= 0x200b && c <= 0x200d) || (c >= 0x2061 && c <= 0x2064)
         || c == 0xfe0f || c == 0xfeff || c == 0x2212;
}

/* 0: nothing is left of C. The sign # is a letter: C#, ##ing. */
static gunichar
fold_letter (gunichar c)
{
  if (c >= 0xff01 && c <= 0xff5e)
    c -= 0xfee0;
  if (c < 0x80 ? g_ascii_isalnum ((char) c) || c == '#' : g_unichar_isalnum (c) || g_unichar_ismark (c))
    return c < 0x80 ? (gunichar) g_ascii_tolower ((char) c) : g_unichar_tolower (c);
  return is_joint (c) ? 0 : HJ_FOLD_CUT;
}

/* Where folding writes: no letter takes more than twice the room of the one it is of. */
typedef struct {
  char *text;
  guint32 *origin;
  gsize length;
} Pen;

static void
write_bytes (Pen *pen, const char *bytes, guint n, guint32 origin)
{
  for (guint i = 0; i < n; i++)
    {
      pen->text[pen->length] = bytes[i];
      pen->origin[pen->length++] = origin;
    }
}

static void
write_letter (Pen *pen, gunichar c, guint32 origin)
{
  char bytes[6];

  /* "a: (b" is cut once. */
  if (c && !(c == HJ_FOLD_CUT && pen->length && pen->text[pen->length - 1] == HJ_FOLD_CUT))
    write_bytes (pen, bytes, (guint) g_unichar_to_utf8 (c, bytes), origin);
}

/* A syllable of Hangul, which is what most letters are, stays what it is. */
static gboolean
is_syllable (const char *p)
{
  guchar a = (guchar) p[0], b = (guchar) p[1];

  return (a > 0xea && a < 0xed) || (a == 0xea && b >= 0xb0) || (a == 0xed && b < 0x9e);
}

void
hj_fold_set (HjFold *self, const char *text)
{
  gsize size = strlen (text);
  guint32 end = (guint32) size;
  Pen pen;

  g_string_set_size (self->text, 2 * size);
  g_array_set_size (self->origin, (guint) (2 * size + 1));
  pen = (Pen) { self->text->str, (guint32 *) (gpointer) self->origin->data, 0 };
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (is_syllable (p))
      write_bytes (&pen, p, 3, (guint32) (p - text));
    else
      write_letter (&pen, fold_letter (g_utf8_get_char (p)), (guint32) (p - text));
  g_string_truncate (self->text, pen.length);
  g_array_set_size (self->origin, (guint) pen.length);
  g_array_append_val (self->origin, end);
}

void
hj_fold_trace (const HjFold *self, const char *text, gsize *begin, gsize *end)
{
  const guint32 *origin = (const guint32 *) (gpointer) self->origin->data;

  *begin = origin[*begin];
  *end = (gsize) (g_utf8_next_char (text + origin[*end - 1]) - text);
}

char *
hj_fold_dup (const char *text)
{
  HjFold fold;
  char *folded;

  hj_fold_init (&fold);
  hj_fold_set (&fold, text);
  folded = g_strdup (fold.text->str);
  hj_fold_clear (&fold);
  return folded;
}
