/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes → text: encodings, line ends, and what is no text. */
#include "hj-note.h"

#include <string.h>

#define TEXT "# 확산\r\n\r\n노이즈(noise)를 더한다.\r\n"
#define ENGLISH "# Title\n\nPlain words, enough of them to be sure.\n"

static const char *
kind_of_first (const GPtrArray *reports)
{
  return reports->len ? ((HjRepair *) g_ptr_array_index (reports, 0))->kind : NULL;
}

static HjNote *
read_as (const char *text, const char *charset, const char *mark, gsize mark_size, GError **error)
{
  gsize size;
  g_autofree char *bytes = g_convert (text, -1, charset, "UTF-8", NULL, &size, NULL);
  g_autoptr (GByteArray) array = g_byte_array_new ();
  g_autoptr (GBytes) all = NULL;

  g_byte_array_append (array, (const guint8 *) mark, mark_size);
  g_byte_array_append (array, (const guint8 *) bytes, size);
  all = g_bytes_new (array->data, array->len);
  return hj_note_read (all, "x.md", error);
}

static void
test_encodings (void)
{
  static const struct {
    const char *text, *charset, *mark;
    gsize mark_size;
    const char *encoding;
  } cases[] = {
    { TEXT, "UTF-8", "", 0, "UTF-8" },
    { TEXT, "UTF-8", "\xef\xbb\xbf", 3, "UTF-8" },
    { TEXT, "UTF-16LE", "\xff\xfe", 2, "UTF-16LE" },
    { TEXT, "UTF-16BE", "\xfe\xff", 2, "UTF-16BE" },
    { TEXT, "UTF-16LE", "", 0, "UTF-16LE" },
    { TEXT, "UTF-16BE", "", 0, "UTF-16BE" },
    { TEXT, "CP949", "", 0, "CP949" },
    { TEXT, "EUC-KR", "", 0, "CP949" },
    { "똠방각하 펲시콜라", "CP949", "", 0, "CP949" }, /* not in EUC-KR */
    { ENGLISH, "UTF-8", "", 0, "UTF-8" },
    { ENGLISH, "UTF-16LE", "", 0, "UTF-16LE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HjNote) note = read_as (cases[i].text, cases[i].charset, cases[i].mark, cases[i].mark_size, &error);
      g_auto (GStrv) parts = g_strsplit (cases[i].text, "\r\n", -1);
      g_autofree char *expected = g_strjoinv ("\n", parts);

      g_test_message ("case %u", i);
      g_assert_no_error (error);
      g_assert_cmpstr (note->encoding, ==, cases[i].encoding);
      g_assert_cmpstr (note->markdown, ==, expected);
    }
}

static void
assert_read (const char *data, gsize size, const char *text, const char *kind, int line)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (HjNote) note = hj_note_read (bytes, "note.md", &error);
  const HjRepair *repair = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (note->markdown, ==, text);
  for (guint i = 0; i < note->repairs->len; i++)
    if (g_str_equal (((HjRepair *) note->repairs->pdata[i])->kind, kind))
      repair = note->repairs->pdata[i];
  g_assert_nonnull (repair);
  g_assert_cmpint (g_array_index (repair->lines, int, 0), ==, line);
}

/* What was cut off within a letter is read to there; lines of another encoding are read in it. */
static void
test_broken (void)
{
  static const char cut[] = "\xff\xfe\x00\xac\n\x00\x98\xb0\x41", mixed[] = "유니코드 글이 있다\n\xbf\xcf\xbc\xba\xc7\xfc \xb1\xdb\n또 유니코드\n";

  assert_read (cut, sizeof cut - 1, "가\n나�", "cut-letter", 2);
  assert_read (mixed, sizeof mixed - 1, "유니코드 글이 있다\n완성형 글\n또 유니코드\n", "encoding-line", 2);
}

static void
test_not_text (void)
{
  static const struct {
    const char *bytes;
    gsize size;
    HjNoteError code;
  } cases[] = {
    { "", 0, HJ_NOTE_ERROR_EMPTY },
    { "%PDF-1.4\nmore", 13, HJ_NOTE_ERROR_BINARY },
    { "PK\x03\x04zip", 7, HJ_NOTE_ERROR_BINARY },
    { "\x89PNG\r\n\x1a\n", 8, HJ_NOTE_ERROR_BINARY },
    { "abc\0def\0ghi\0", 12, HJ_NOTE_ERROR_BINARY },
    { "\x01\x02\x03\x04 text", 9, HJ_NOTE_ERROR_BINARY },
    { "\xff\xfe\x00\xd8\x00\xd8", 6, HJ_NOTE_ERROR_BINARY }, /* lone surrogates */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].bytes, cases[i].size);
      g_autoptr (GError) error = NULL;

      g_test_message ("case %u", i);
      g_assert_null (hj_note_read (bytes, NULL, &error));
      g_assert_error (error, HJ_NOTE_ERROR, (int) cases[i].code);
    }
}

static void
test_random_bytes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autofree guint8 *data = g_malloc (4096);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 4096; i++)
    data[i] = (guint8) g_rand_int (random);
  bytes = g_bytes_new_static (data, 4096);
  g_assert_null (hj_note_read (bytes, NULL, NULL));
}

static void
test_too_big (void)
{
  g_autofree char *data = g_malloc0 (32u * 1024 * 1024 + 1);
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, 32u * 1024 * 1024 + 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (hj_note_read (bytes, NULL, &error));
  g_assert_error (error, HJ_NOTE_ERROR, HJ_NOTE_ERROR_TOO_BIG);
}

/* A few broken places in long text are replaced and told with their lines. */
static void
test_broken_places (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HjNote) note = NULL;
  const HjRepair *repair;

  for (guint i = 1; i <= 100; i++)
    g_string_append (text, i == 40 || i == 70 ? "깨진 \xff 곳\n" : "멀쩡한 줄입니다\n");
  bytes = g_bytes_new (text->str, text->len);
  note = hj_note_read (bytes, NULL, NULL);
  g_assert_nonnull (note);
  g_assert_cmpstr (kind_of_first (note->repairs), ==, "invalid-utf8");
  repair = g_ptr_array_index (note->repairs, 0);
  g_assert_cmpuint (repair->count, ==, 2);
  g_assert_cmpint (g_array_index (repair->lines, int, 0), ==, 40);
  g_assert_cmpint (g_array_index (repair->lines, int, 1), ==, 70);
  g_assert_nonnull (strstr (note->markdown, "깨진 \xef\xbf\xbd 곳"));
}

static void
test_one_nul (void)
{
  g_autoptr (GByteArray) array = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HjNote) note = NULL;

  for (guint i = 0; i < 200; i++)
    g_byte_array_append (array, (const guint8 *) "ordinary words\n", 15);
  array->data[17] = '\0';
  bytes = g_bytes_new (array->data, array->len);
  note = hj_note_read (bytes, NULL, NULL);
  g_assert_nonnull (note);
  g_assert_cmpstr (kind_of_first (note->repairs), ==, "nul-bytes");
}

static void
test_line_ends (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a\r\n\r\nb\rc", 8);
  g_autoptr (HjNote) note = hj_note_read (bytes, NULL, NULL);

  g_assert_cmpstr (note->markdown, ==, "a\n\nb\nc");
  g_assert_cmpstr (kind_of_first (note->repairs), ==, "line-ends");
}

/* Hangul through cp1252 comes back; what test-mojibake.c is about. Where most of it is gone it is only told. */
static void
test_damage (void)
{
  static const char text[] = "ì•ˆë…•í•˜ì„¸ìš” í•œêµ­ì–´ í…ìŠ¤íŠ¸ ìž…ë‹ˆë‹¤", poor[] = "ì•ë…í•ì„ìš í•êµì– í…ìŠíŠ ìž…ë‹ë‹";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text)), few = g_bytes_new_static (poor, strlen (poor));
  g_autoptr (HjNote) note = hj_note_read (bytes, NULL, NULL), told = hj_note_read (few, NULL, NULL);

  g_assert_true (g_str_has_prefix (note->markdown, "안녕하세요 한"));
  g_assert_cmpint (note->lang, ==, HJ_LANG_KO);
  g_assert_cmpstr (told->markdown, ==, poor);
  g_assert_cmpstr (kind_of_first (told->warnings), ==, "wrong-code-page");
  g_assert_cmpint (told->lang, ==, HJ_LANG_KO);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/note/decode/encodings", test_encodings);
  g_test_add_func ("/note/decode/not-text", test_not_text);
  g_test_add_func ("/note/decode/broken", test_broken);
  g_test_add_func ("/note/decode/random-bytes", test_random_bytes);
  g_test_add_func ("/note/decode/too-big", test_too_big);
  g_test_add_func ("/note/decode/broken-places", test_broken_places);
  g_test_add_func ("/note/decode/one-nul", test_one_nul);
  g_test_add_func ("/note/decode/line-ends", test_line_ends);
  g_test_add_func ("/note/decode/damage", test_damage);
  return g_test_run ();
}
