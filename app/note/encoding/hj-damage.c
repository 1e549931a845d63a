/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "damage": Korean text that went through a wrong code page is read back (hj-mojibake.c), and what that took is
 * reported. Where it cannot be read back, that is told and the letters stay. */
#include "hj-mojibake.h"
#include "hj-reading.h"

#include <string.h>

/* One line of a repair, COUNT times. */
static void
add_repairs (HjNote *note, const char *kind, const char *ko, const char *en, int line, guint count)
{
  if (count == 0)
    return;
  hj_note_add_repair (note, kind, ko, en, line);
  for (guint i = 0; i < note->repairs->len; i++)
    {
      HjRepair *repair = g_ptr_array_index (note->repairs, i);

      if (g_str_equal (repair->kind, kind))
        repair->count += count - 1;
    }
}

static void
report_lines (HjNote *note, const HjMojibake *made)
{
  const char *page = hj_page_get_name (made->page);
  g_autofree char *ko = g_strdup_printf ("%s(으)로 잘못 읽힌 줄을 UTF-8로 되돌렸습니다", page);
  g_autofree char *en = g_strdup_printf ("Lines that were once read as %s were read back as UTF-8", page);

  for (guint i = 0; i < made->reversed->len; i++)
    {
      add_repairs (note, "mojibake", ko, en, (int) i + 1, g_array_index (made->reversed, guint, i) > 0);
      add_repairs (note, "mojibake-lost", "잘못 읽힐 때 글자의 바이트가 사라졌습니다",
                   "Bytes of letters were lost when it was misread", (int) i + 1,
                   g_array_index (made->lost, guint, i));
    }
}

/* Guesses, and letters no guess was made for, by their lines. */
static void
report_letters (HjNote *note, const HjMojibake *made)
{
  guint guess = 0, guessed = 0, unread = 0;
  int line = 1;

  for (const char *p = made->text;; p++)
    if (*p == '\n' || *p == '\0')
      {
        add_repairs (note, "mojibake-guessed", "바이트가 사라진 글자를 짐작하여 채웠습니다. 틀릴 수 있습니다",
                     "Letters whose bytes were lost were guessed; some may be wrong", line, guessed);
        add_repairs (note, "mojibake-unread", "되살릴 수 없는 글자를 �로 바꾸었습니다",
                     "Letters that could not be restored were replaced by �", line, unread);
        guessed = unread = 0;
        line++;
        if (*p == '\0')
          break;
      }
    else if (guess < made->guessed->len && g_array_index (made->guessed, gsize, guess) == (gsize) (p - made->text))
      {
        guess++;
        guessed++;
      }
    else if (strncmp (p, "\xef\xbf\xbd", 3) == 0)
      unread++;
}

static void
take_twin (HjReading *reading, HjMojibake *made)
{
  guint taken = reading->twin ? hj_mojibake_take_twin (made, reading->twin) : 0;

  add_repairs (reading->note, "mojibake-twin", "같은 노트의 온전한 사본에서 줄을 되살렸습니다",
               "Lines were restored from an undamaged copy of the same note", 0, taken);
}

static void
take_text (HjReading *reading, HjMojibake *made)
{
  HjNote *note = reading->note;

  g_free (note->encoding);
  note->encoding = g_strdup_printf ("UTF-8 (%s)", hj_page_get_name (made->page));
  report_lines (note, made);
  take_twin (reading, made);
  hj_mojibake_take_letters (made, reading->overrides);
  report_letters (note, made);
  g_string_assign (reading->text, made->text);
  g_free (note->markdown);
  note->markdown = g_steal_pointer (&made->text);
  note->guessed = g_array_ref (made->guessed);
}

/* Whether what an earlier reading found is as good as finding it again. */
static gboolean
is_enough (const HjReading *reading, const HjMojibake *known)
{
  return !known->open || (reading->twin && hj_mojibake_is_covered (known, reading->twin));
}

/* Guessing is a tenth of a second for a note: a second reading beside a twin takes over what the first one found. */
static HjMojibake *
undo (HjReading *reading, gboolean *hopeless)
{
  const HjMojibake *known = reading->before ? reading->before->damage : NULL;

  *hopeless = FALSE;
  if (known && is_enough (reading, known))
    return hj_mojibake_copy (known);
  return (reading->open ? hj_mojibake_open : hj_mojibake_undo) (reading->text->str, hopeless);
}

/* Every line that had a letter of another page. */
static void
report_korean (HjNote *note, const char *text, const char *page)
{
  g_autofree char *ko = g_strdup_printf ("%s(으)로 잘못 읽힌 줄을 CP949로 되돌렸습니다", page);
  g_autofree char *en = g_strdup_printf ("Lines that were once read as %s were read back as CP949", page);
  int line = 1, told = 0;

  for (; *text; text++)
    {
      if ((guchar) *text >= 0x80 && told != line)
        hj_note_add_repair (note, "mojibake", ko, en, told = line);
      line += *text == '\n';
    }
}

/* Bytes of CP949 are all there, or it is not undone: nothing is guessed. */
static void
undo_korean (HjReading *reading)
{
  HjPage page;
  g_autofree char *korean = hj_misread_korean_undo (reading->text->str, &page);

  if (!korean)
    return;
  report_korean (reading->note, reading->text->str, hj_page_get_name (page));
  g_free (reading->note->encoding);
  reading->note->encoding = g_strdup_printf ("CP949 (%s)", hj_page_get_name (page));
  g_string_assign (reading->text, korean);
  g_free (reading->note->markdown);
  reading->note->markdown = g_steal_pointer (&korean);
}

gboolean
hj_pass_damage (HjReading *reading, GError **error)
{
  gboolean hopeless;
  g_autoptr (HjMojibake) made = undo (reading, &hopeless);

  if (made)
    {
      reading->note->damage = hj_mojibake_copy (made);
      reading->note->open = made->open;
      take_text (reading, made);
    }
  else if (hopeless)
    hj_note_add_warning (reading->note, "wrong-code-page",
                         "한글이 다른 코드 페이지로 잘못 읽힌 글로 보입니다. 손상된 글자는 그대로 두었습니다",
                         "This looks like Korean that was read in a wrong code page; the damaged letters were kept", 0);
  else
    undo_korean (reading);
  return TRUE;
}
