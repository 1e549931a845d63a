/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "table-box": a box of key words that a converter wrote as one table cell without a table round it,
 *
 *   |<br>**[Key words]<br>- Neuron:** what it is<br>**-
 *   Layer:** what it is<br>**-
 *
 * becomes a note with a title and a list. The bold of each entry was opened at the end of the line before. */
#include "hj-reading.h"

#include <string.h>

#define OPENING "|<br>**["
#define ENTRY "<br>**-"      /* with the bold of the entry that follows */
#define PLAIN_ENTRY "<br>- " /* inside of bold that is open */
#define FEWEST_ENTRIES 2
#define LONGEST_BOX 65536    /* bytes */

typedef struct {
  GString *out;
  gboolean bold;    /* the entry in hand has begun bold and must end it */
  gsize entry;      /* where its text begins in OUT */
  gboolean waiting; /* an entry begins with the next line */
} Box;

/* Whether a box begins at START: a title, then some entries before a blank line, and no pipe that closes a row.
 * *SEEN moves behind the text that was looked at, which is not looked at again. */
static gboolean
is_box (const char *start, const char **seen)
{
  const char *title = start + strlen (OPENING), *end;
  guint entries = 0;

  if (start < *seen || !g_str_has_prefix (start, OPENING))
    return FALSE;
  end = g_strstr_len (start, LONGEST_BOX, "\n\n");
  end = end ? end : start + strnlen (start, LONGEST_BOX);
  *seen = end;
  title += strcspn (title, "]\n|<*");
  for (const char *p = start; (p = g_strstr_len (p, end - p, ENTRY)); p += strlen (ENTRY))
    entries++;
  return *title == ']' && entries >= FEWEST_ENTRIES && end - start < LONGEST_BOX && end[-1] != '|';
}

static guint
count_stars (const char *p, const char *end)
{
  guint n = 0;

  for (; (p = g_strstr_len (p, end - p, "**")); p += 2)
    n++;
  return n;
}

/* An entry whose bold never ends would leave its stars to the reader. */
static void
end_entry (Box *box)
{
  if (box->bold && !box->waiting && count_stars (box->out->str + box->entry, box->out->str + box->out->len) % 2 == 0)
    g_string_append (box->out, "**");
  box->bold = FALSE;
}

static void
begin_entry (Box *box, gboolean bold)
{
  g_string_append (box->out, bold ? "- **" : "- ");
  box->entry = box->out->len;
  box->bold = bold;
  box->waiting = FALSE;
}

/* Copies a piece without breaks in it. */
static void
append_piece (Box *box, const char *p, const char *end)
{
  if (box->waiting && p < end)
    begin_entry (box, box->bold);
  g_string_append_len (box->out, p, end - p);
}

/* <br>**- : the next entry, in bold; <br>**-** : the next entry, in plain letters. It begins here or, at the end of
 * the line, on the next. Returns what it took. */
static const char *
take_entry (Box *box, const char *p, const char *end)
{
  gboolean bold;

  end_entry (box);
  p += strlen (ENTRY);
  bold = !(end - p >= 2 && p[0] == '*' && p[1] == '*');
  p += bold ? 0 : 2;
  while (p < end && *p == ' ')
    p++;
  if (p == end)
    {
      box->bold = bold;
      box->waiting = TRUE;
      return p;
    }
  g_string_append (box->out, "\r> ");
  begin_entry (box, bold);
  return p;
}

static void
append_text (Box *box, const char *p, const char *end)
{
  while (p < end)
    {
      const char *entry = g_strstr_len (p, end - p, ENTRY);

      append_piece (box, p, entry ? entry : end);
      p = entry ? take_entry (box, entry, end) : end;
    }
}

/* |<br>**[Title]<br>- First: the title, and the first entry, whose bold the title opened. */
static void
append_title (Box *box, const HjLine *line)
{
  const char *title = line->start + strlen (OPENING), *end = memchr (title, ']', line->end - title);

  g_string_append (box->out, "> [!note] ");
  g_string_append_len (box->out, title, end - title);
  end++;
  if (g_strstr_len (end, line->end - end, PLAIN_ENTRY) == end)
    {
      g_string_append (box->out, "\r> ");
      begin_entry (box, TRUE);
      end += strlen (PLAIN_ENTRY);
    }
  append_text (box, end, line->end);
}

static void
append_box (Box *box, const HjLine *first, HjLines *lines)
{
  HjLine line;

  append_title (box, first);
  for (HjLines ahead = *lines; hj_lines_next (&ahead, &line) && !hj_is_blank (line.start, line.end); *lines = ahead)
    {
      g_string_append (box->out, "\n> ");
      if (!box->waiting)
        g_string_append (box->out, "  ");
      append_text (box, line.start, line.end);
    }
  end_entry (box);
}

gboolean
hj_pass_table_box (HjReading *reading, GError **error)
{
  Box box = { 0 };
  const char *seen = reading->text->str;
  HjLines lines;
  HjLine line;

  if (!strstr (reading->text->str, OPENING))
    return TRUE;
  box.out = g_string_sized_new (reading->text->len + 64);
  hj_lines_init (&lines, reading->text->str);
  while (hj_lines_next (&lines, &line))
    {
      if (!line.fenced && is_box (line.start, &seen)
          && hj_reading_mend (reading, "table-box", "표의 한 칸에 갇힌 핵심어 목록을 상자로 읽었습니다",
                              "A list of key words caught in one table cell was read as a note", line.number))
        append_box (&box, &line, &lines);
      else
        g_string_append_len (box.out, line.start, line.end - line.start);
      if (lines.next)
        g_string_append_c (box.out, '\n');
    }
  g_string_free (reading->text, TRUE);
  reading->text = box.out;
  return TRUE;
}
