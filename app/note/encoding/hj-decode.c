/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "decode": bytes → UTF-8. UTF-8 first, then UTF-16 (with and without a mark), then CP949. */
#include "hj-reading.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Beginnings of files that are no text although parts of them may look like it. */
static const struct {
  const char *bytes;
  gsize length;
} signatures[] = {
  { "%PDF-", 5 },          { "\x89PNG", 4 }, { "PK\x03\x04", 4 },       { "\x7f" "ELF", 4 }, { "\x1f\x8b", 2 },
  { "\xff\xd8\xff", 3 },   { "GIF8", 4 },    { "SQLite format 3", 15 }, { "\xd0\xcf\x11\xe0", 4 },
  { "7z\xbc\xaf\x27", 5 }, { "OggS", 4 },    { "\x28\xb5\x2f\xfd", 4 }, { "RIFF", 4 },
};

/* What a look over all bytes tells. */
typedef struct {
  gsize nul, control, high;
  gsize nul_even, nul_odd;
} Census;

static Census
count_bytes (const guint8 *data, gsize size)
{
  Census census = { 0 };

  for (gsize i = 0; i < size; i++)
    if (data[i] == 0)
      {
        census.nul++;
        *(i % 2 ? &census.nul_odd : &census.nul_even) += 1;
      }
    else if (data[i] < 0x20 && !strchr ("\t\n\r\f\v\x1b", data[i]))
      census.control++;
    else if (data[i] >= 0x80)
      census.high++;
  return census;
}

static gboolean
has_signature (const guint8 *data, gsize size)
{
  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (size >= signatures[i].length && memcmp (data, signatures[i].bytes, signatures[i].length) == 0)
      return TRUE;
  return FALSE;
}

/* The share of characters a Korean or English note is made of: Hangul, ASCII, common punctuation and Hanja. */
static double
measure_plausibility (const char *text)
{
  gsize good = 0, all = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p), all++)
    {
      gunichar c = g_utf8_get_char (p);

      good += (c >= 0x20 && c < 0x7f) || c == '\n' || c == '\r' || c == '\t' || hj_is_hangul (c)
              || (c >= 0x2000 && c < 0x2700) || (c >= 0x3000 && c < 0x3040) || c == 0xfeff || c == 0xb7;
    }
  return all ? (double) good / all : 0;
}

static char *
convert (const guint8 *data, gsize size, const char *charset, double least)
{
  gsize length;
  char *text = g_convert ((const char *) data, size, "UTF-8", charset, NULL, &length, NULL);

  if (text && strlen (text) == length && measure_plausibility (text) >= least)
    return text;
  g_free (text);
  return NULL;
}

static gboolean
take_text (HjReading *reading, char *text, const char *encoding)
{
  const char *start = g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text;

  g_string_assign (reading->text, start);
  reading->note->encoding = g_strdup (encoding);
  if (!g_str_equal (encoding, "UTF-8"))
    hj_note_add_repair (reading->note, "encoding", "글자 인코딩을 UTF-8로 바꾸어 읽었습니다",
                        "The text was converted to UTF-8", 0);
  g_free (text);
  return TRUE;
}

static int
count_lines (const char *text)
{
  int n = 1;

  for (; *text; text++)
    n += *text == '\n';
  return n;
}

static gboolean
try_utf16 (HjReading *reading, const guint8 *data, gsize size, const Census *census)
{
  gboolean mark_le = size >= 2 && data[0] == 0xff && data[1] == 0xfe;
  gboolean mark_be = size >= 2 && data[0] == 0xfe && data[1] == 0xff;
  const char *encoding = mark_le || (!mark_be && census->nul_odd > census->nul_even) ? "UTF-16LE" : "UTF-16BE";
  g_autofree char *text = NULL;

  if (!(mark_le || mark_be || (size % 2 == 0 && census->nul * 50 > size)))
    return FALSE;
  text = convert (data, size - size % 2, encoding, mark_le || mark_be ? 0.5 : 0.9);
  if (!text)
    return FALSE;
  if (size % 2) /* the file was cut off within a letter */
    hj_note_add_repair (reading->note, "cut-letter", "파일 끝에서 잘린 글자를 �로 바꾸었습니다",
                        "A letter that was cut off at the end of the file was replaced by �", count_lines (text));
  return take_text (reading, g_strconcat (text, size % 2 ? "\xef\xbf\xbd" : "", NULL), encoding);
}

/* Copies valid UTF-8 and puts U+FFFD where bytes make none; NUL bytes are left out. Returns how many bad places.
 * With REPORT, each is noted with its line, of which the first is LINE. */
static gsize
copy_valid (const guint8 *data, gsize size, GString *out, HjNote *report, int line)
{
  const char *p = (const char *) data, *end = p + size;
  gsize bad = 0;

  while (p < end)
    {
      const char *stop;
      gboolean valid = g_utf8_validate_len (p, end - p, &stop);

      g_string_append_len (out, p, stop - p);
      for (; report && p < stop; p++)
        line += *p == '\n';
      p = stop;
      if (valid)
        break;
      if (*p == '\0')
        {
          if (report)
            hj_note_add_repair (report, "nul-bytes", "글자가 아닌 NUL 바이트를 지웠습니다", "NUL bytes were removed", line);
        }
      else
        {
          bad++;
          g_string_append (out, "\xef\xbf\xbd");
          if (report)
            hj_note_add_repair (report, "invalid-utf8", "UTF-8이 아닌 바이트를 �로 바꾸었습니다",
                                "Bytes that are not UTF-8 were replaced by �", line);
        }
      p++;
    }
  return bad;
}

/* A note that was put together of files in two encodings: lines that are no UTF-8, but Korean in CP949. */
static void
copy_lines (const guint8 *data, gsize size, GString *out, HjNote *report)
{
  const guint8 *end = data + size;
  int number = 1;

  for (const guint8 *line = data, *next; line < end; line = next, number++)
    {
      const guint8 *feed = memchr (line, '\n', end - line);
      g_autofree char *text = NULL;

      next = feed ? feed + 1 : end;
      if (!g_utf8_validate_len ((const char *) line, next - line, NULL) && !memchr (line, '\0', next - line))
        text = convert (line, next - line, "CP949", 0.9);
      if (text)
        {
          g_string_append (out, text);
          hj_note_add_repair (report, "encoding-line", "다른 인코딩(CP949)으로 적힌 줄을 읽었습니다",
                              "Lines in another encoding (CP949) were read", number);
        }
      else
        copy_valid (line, next - line, out, report, number);
    }
}

static gboolean
fail_binary (GError **error)
{
  g_set_error_literal (error, HJ_NOTE_ERROR, HJ_NOTE_ERROR_BINARY, _("the file is not text"));
  return FALSE;
}

/* Mostly UTF-8 with a few broken places stays UTF-8; what is broken throughout is tried as CP949. */
static gboolean
decode_eight_bit (HjReading *reading, const guint8 *data, gsize size, const Census *census, GError **error)
{
  g_autoptr (GString) out = g_string_sized_new (size + 16);
  gsize bad = copy_valid (data, size, out, NULL, 1);
  char *text;

  if (bad * 10 > census->high && (text = convert (data, size, "CP949", 0.8)))
    return take_text (reading, text, "CP949");
  if (bad * 4 > size || (bad && bad * 2 > census->high && size > 256 && bad * 20 > size))
    return fail_binary (error);
  g_string_truncate (out, 0);
  if (bad)
    copy_lines (data, size, out, reading->note);
  else
    copy_valid (data, size, out, reading->note, 1);
  return take_text (reading, g_strdup (out->str), "UTF-8");
}

gboolean
hj_pass_decode (HjReading *reading, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (reading->bytes, &size);
  Census census = count_bytes (data, size);

  if (has_signature (data, size))
    return fail_binary (error);
  if (try_utf16 (reading, data, size, &census))
    return TRUE;
  if (census.nul * 1000 > size || census.control * 100 > size)
    return fail_binary (error);
  return decode_eight_bit (reading, data, size, &census, error);
}
