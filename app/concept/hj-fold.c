/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folding, one letter at a time, with the way back. */
#include "hj-fold.h"

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

static void
append (HjFold *self, gunichar c, guint32 origin)
{
  char bytes[6];
  int n = g_unichar_to_utf8 (c, bytes);

  /* "a: (b" is cut once. */
  if (c == HJ_FOLD_CUT && self->text->len && self->text->str[self->text->len - 1] == HJ_FOLD_CUT)
    return;
  g_string_append_len (self->text, bytes, n);
  for (int i = 0; i < n; i++)
    g_array_append_val (self->origin, origin);
}

void
hj_fold_set (HjFold *self, const char *text)
{
  const char *p;
  guint32 end;

  g_string_truncate (self->text, 0);
  g_array_set_size (self->origin, 0);
  for (p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = fold_letter (g_utf8_get_char (p));

      if (c)
        append (self, c, (guint32) (p - text));
    }
  end = (guint32) (p - text);
  g_array_append_val (self->origin, end);
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
