/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "chatter": what an assistant says to the person it talks with, copied along with its answer: offers to go on at
 * the end, assent at the beginning, references that only its own page can follow. The lines stay, empty, and the report
 * keeps their words. */
#include "hj-reading.h"

#include <string.h>

#define LONGEST_OFFER 600 /* bytes */

/* A line that begins and ends like this offers more. */
static const struct {
  const char *begin, *end;
} offers[] = {
  { "혹시", "드릴까요?" },    { "혹시", "드릴까요" },      { "원하시면", "드릴까요?" }, { "원하시면", "드릴게요." },
  { "원하시면", "드릴 수 있어요." }, { "원하시면", "드릴 수 있습니다." }, { "원하신다면", "드릴까요?" },
  { "원하신다면", "드릴게요." }, { "필요하시면", "드릴까요?" }, { "필요하시면", "드릴게요." },
  { "필요하시면", "말씀해 주세요." }, { "필요하시면", "말씀해주세요." }, { "추가로", "드릴까요?" },
  { "이어서", "드릴까요?" },  { "더 궁금한", "말씀해 주세요!" }, { "더 궁금한", "말씀해주세요!" },
  { "Would you like me to ", "?" }, { "Do you want me to ", "?" }, { "Shall I ", "?" },
  { "Let me know if you", "." }, { "Let me know if you", "!" }, { "If you'd like, I can ", "." },
  { "If you want, I can ", "." }, { "I hope this helps", "!" }, { "I hope this helps", "." },
  { "혹시 더 궁금한", "말씀해 주세요!" }, { "혹시 더 궁금한", "말씀해주세요!" }, { "더 궁금한", "말씀해 주세요." },
  { "더 궁금한", "질문해 주세요!" }, { "궁금한 점이", "말씀해 주세요!" }, { "추가로 궁금한", "말씀해 주세요!" },
  { "도움이 되", "바랍니다!" }, { "도움이 되었", "좋겠습니다!" }, { "If you'd like, I can ", "!" }, { "Feel free to ask", "!" },
  { "Feel free to ask", "." },
};

/* And one that begins and ends like this says that an answer comes. */
static const struct {
  const char *begin, *end;
} assents[] = {
  { "물론입니다", "드리겠습니다." }, { "물론입니다", "드릴게요." }, { "물론이죠", "드릴게요." }, { "물론이죠", "드리겠습니다." },
  { "네, ", "드리겠습니다." }, { "네, ", "드릴게요." }, { "좋습니다", "드리겠습니다." }, { "좋아요", "드릴게요." },
  { "알겠습니다", "드리겠습니다." }, { "Sure! Here", ":" }, { "Certainly! Here", ":" }, { "Of course! Here", ":" },
  { "Sure, here", ":" }, { "물론입니다", "정리입니다." }, { "물론입니다", "정리입니다:" }, { "물론입니다", "다음과 같습니다:" },
  { "물론이죠", "정리입니다." }, { "좋은 질문입니다", "설명드리겠습니다." }, { "좋은 질문이에요", "설명해 드릴게요." },
  { "Absolutely! Here", ":" }, { "Great question! Here", ":" }, { "Certainly! Below", ":" },
};

/* And these are all that stands on a line: whose words come, and buttons of its page. */
static const char *const labels[] = {
  "ChatGPT의 말:", "나의 말:", "You said:", "ChatGPT said:", "코드 복사", "Copy code", "복사편집", "CopyEdit",
  "메모리 업데이트됨", "Memory updated",
};

static gboolean
fits (const char *text, const char *begin, const char *end)
{
  return g_str_has_prefix (text, begin) && g_str_has_suffix (text, end);
}

/* A face at the end says nothing that an offer does not. */
static void
strip_face (char *text)
{
  const char *last = g_utf8_find_prev_char (text, text + strlen (text));

  if (!last || g_utf8_get_char (last) < 0x1f300)
    return;
  text[last - text] = '\0';
  g_strchomp (text);
}

static gboolean
is_chatter (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (text, labels[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    if (fits (text, offers[i].begin, offers[i].end))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (assents); i++)
    if (fits (text, assents[i].begin, assents[i].end))
      return TRUE;
  return FALSE;
}

/* Quotation marks with nothing between. */
static gboolean
is_empty_quote (const char *text)
{
  return g_str_equal (text, "''") || g_str_equal (text, "\"\"") || g_str_equal (text, "‘’") || g_str_equal (text, "“”");
}

/* Where a reference of an assistant that begins at P ends, or NULL: 【4†source】, :contentReference[oaicite:0]{index=0}, and
 * names between letters that only its page shows (U+E200, U+E202, U+E201). */
static const char *
find_reference_end (const char *p, const char *end)
{
  const char *close;

  if (g_str_has_prefix (p, "【"))
    {
      close = g_strstr_len (p, MIN (end - p, 80), "】");
      return close && g_strstr_len (p, close - p, "†") ? close + strlen ("】") : NULL;
    }
  if (g_str_has_prefix (p, "\ue200cite\ue202"))
    {
      close = g_strstr_len (p, MIN (end - p, 400), "\ue201");
      return close ? close + strlen ("\ue201") : NULL;
    }
  if (!g_str_has_prefix (p, ":contentReference[oaicite:"))
    return NULL;
  close = memchr (p, '}', MIN (end - p, 80));
  return close ? close + 1 : NULL;
}

static gboolean
take_out (HjReading *reading, int line, const char *text, gssize size)
{
  return hj_reading_remove (reading, "chatter", "대화 도우미가 건네는 말을 본문에서 뺐습니다",
                            "What an assistant said to its reader was taken out", line, text, size);
}

static void
append_line (HjReading *reading, const HjLine *line, GString *out)
{
  const char *from = line->start, *end;

  for (const char *p = from; p < line->end; p++)
    if ((*p == ':' || (guchar) *p == 0xe3 || (guchar) *p == 0xee) && (end = find_reference_end (p, line->end))
        && take_out (reading, line->number, p, end - p))
      {
        g_string_append_len (out, from, p - from);
        from = end;
        p = end - 1;
      }
  g_string_append_len (out, from, line->end - from);
}

/* Only lines at the margin: what stands in a list, a quote or a table is cited. */
static gboolean
is_hidden (const HjLine *line)
{
  g_autofree char *text = NULL;

  if (line->end - line->start > LONGEST_OFFER || line->end == line->start || strchr (" \t>-*|#`", *line->start))
    return FALSE;
  text = g_strchomp (g_strndup (line->start, line->end - line->start));
  strip_face (text);
  return is_chatter (text) || is_empty_quote (text);
}

gboolean
hj_pass_chatter (HjReading *reading, GError **error)
{
  g_autoptr (GString) out = g_string_sized_new (reading->text->len);
  HjLines lines;
  HjLine line;

  hj_lines_init (&lines, reading->text->str);
  while (hj_lines_next (&lines, &line))
    {
      if (line.fenced)
        g_string_append_len (out, line.start, line.end - line.start);
      else if (!is_hidden (&line) || !take_out (reading, line.number, line.start, line.end - line.start))
        append_line (reading, &line, out);
      if (lines.next)
        g_string_append_c (out, '\n');
    }
  g_string_assign (reading->text, out->str);
  return TRUE;
}
