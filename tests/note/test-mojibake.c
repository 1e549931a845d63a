/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Korean that went through a wrong code page: read back, counted, guessed, restored from its twin; and notes that
 * look like it and are not touched. */
#include "../real-notes.h"
#include "hj-note.h"

#include <locale.h>
#include <string.h>

/* Written for this test. */
static const char lesson[] =
  "# 경사 하강법 정리\n\n"
  "**경사 하강법**은 손실 함수의 기울기를 따라 조금씩 내려가는 방법이다. 학습률이 크면 발산하고, 작으면 느리다.\n\n"
  "| 방법 | 특징 | 비용 |\n| --- | --- | --- |\n| 배치 | 모든 데이터를 한 번에 사용 | 높음 |\n"
  "| 미니배치 | 일부 데이터를 나누어 사용 | 낮음 |\n\n"
  "- 기울기는 손실이 가장 빨리 커지는 방향을 가리킨다 → 반대로 움직인다\n"
  "- 모멘텀은 이전 방향을 기억하여 학습을 안정시킨다\n"
  "- 학습률을 점점 줄이면 수렴이 쉬워진다\n\n"
  "## 예제\n\n```python\nw -= 0.1 * grad  # 가중치를 갱신한다\n```\n\n"
  "> 결론: 데이터가 많을수록 미니배치를 사용하는 것이 효율적이다.\n";

/* What TEXT becomes when its bytes are read in PAGE and what the page does not define is left out. */
static char *
damage (const char *text, const char *page)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = text; *p; p++)
    {
      g_autofree char *letter = g_convert (p, 1, "UTF-8", page, NULL, NULL, NULL);

      if ((guchar) *p != 0xad && letter)
        g_string_append (out, letter);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static HjNote *
read_beside (const char *text, const char *twin)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  HjNote *note = hj_note_read_beside (bytes, "note.md", twin, &error);

  g_assert_no_error (error);
  return note;
}

static guint
count_of (const GPtrArray *reports, const char *kind)
{
  for (guint i = 0; i < reports->len; i++)
    if (g_str_equal (((HjRepair *) g_ptr_array_index (reports, i))->kind, kind))
      return ((HjRepair *) g_ptr_array_index (reports, i))->count;
  return 0;
}

/* Letters that are the same at the same place. */
static gsize
count_right (const char *text, const char *truth, gsize *all)
{
  gsize right = 0;

  for (*all = 0; *text && *truth; text = g_utf8_next_char (text), truth = g_utf8_next_char (truth), ++*all)
    right += g_utf8_get_char (text) == g_utf8_get_char (truth);
  return right;
}

/* ---- reading back ---- */

static const struct {
  const char *page, *encoding;
  gboolean whole; /* nothing is lost */
} pages[] = {
  { "CP1252", "UTF-8 (CP1252)", FALSE },
  { "CP1254", "UTF-8 (CP1254)", FALSE },
  { "ISO-8859-1", "UTF-8 (ISO-8859-1)", FALSE }, /* only soft hyphens */
};

static void
test_page (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  /* A sign of four bytes tells the Turkish page from the western one. */
  g_autofree char *text = g_strconcat (lesson, "\n📌 꼭 기억하기\n", NULL);
  g_autofree char *damaged = damage (text, pages[i].page);
  g_autoptr (HjNote) note = read_beside (damaged, NULL);
  gsize all, right = count_right (note->markdown, text, &all);

  g_test_message ("%s: %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " letters right, %u guessed, %u bytes lost", pages[i].page,
                  right, all, note->guessed->len, count_of (note->repairs, "mojibake-lost"));
  g_assert_cmpstr (note->encoding, ==, pages[i].encoding);
  g_assert_cmpstr (note->title, ==, "경사 하강법 정리");
  g_assert_cmpint (note->lang, ==, HJ_LANG_KO);
  g_assert_cmpint (g_utf8_strlen (note->markdown, -1), ==, g_utf8_strlen (text, -1));
  g_assert_cmpuint (right * 100, >=, all * 98);
  g_assert_cmpuint (count_of (note->repairs, "mojibake"), ==, 12);
  g_assert_cmpuint (count_of (note->repairs, "mojibake-lost"), ==, strlen (text) - g_utf8_strlen (damaged, -1));
  g_assert_cmpuint (count_of (note->repairs, "mojibake-guessed"), ==, note->guessed->len);
  g_assert_cmpuint (count_of (note->warnings, "wrong-code-page"), ==, 0);
}

/* What PAGE makes of TEXT; bytes it does not define go. (transfer full) */
static char *
misread (const char *text, const char *page)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p; p++)
    {
      g_autofree char *letter = g_convert (p, 1, "UTF-8", page, NULL, NULL, NULL);

      g_string_append (out, letter ? letter : "");
    }
  return g_string_free (out, FALSE);
}

/* Korean of old files in a western page; accents of other languages stay. */
static void
test_korean (void)
{
  static const char *const others[] = {
    "Le début de la forêt, où l’élève a été reçu à Noël, est près d’ici: déjà ça, là-bas, même l’été.\n",
    "Größe, Maße und Übung: süß, heiß, weiß, Fuß, Straße, außen.\n", "ÀÉÎÕÜ àéîõü ÀÉÎÕÜ àéîõü ÀÉÎÕÜ\n",
  };
  g_autofree char *bytes = g_convert (lesson, -1, "CP949", "UTF-8", NULL, NULL, NULL), *damaged = NULL;
  g_autoptr (HjNote) note = NULL;

  g_assert_nonnull (bytes);
  damaged = g_convert (bytes, -1, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);
  note = read_beside (damaged, NULL);
  g_assert_cmpstr (note->markdown, ==, lesson);
  g_assert_cmpstr (note->title, ==, "경사 하강법 정리");
  g_assert_cmpuint (count_of (note->repairs, "mojibake"), >, 5);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (HjNote) other = read_beside (others[i], NULL);

      g_assert_cmpstr (other->markdown, ==, others[i]);
    }
}

/* Misread, saved, and misread again. */
static void
test_twice (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *once = misread (lesson, "CP1252"), *twice = misread (once, pages[i].page);
      g_autoptr (HjNote) note = read_beside (twice, NULL);
      gsize all, right = count_right (note->markdown, lesson, &all);

      g_assert_cmpint (g_utf8_strlen (note->markdown, -1), ==, g_utf8_strlen (lesson, -1));
      g_assert_cmpuint (right * 100, >=, all * 90);
    }
}

/* Only guessed letters may be wrong. */
static void
test_certain (void)
{
  g_autofree char *damaged = damage (lesson, "CP1254");
  g_autoptr (HjNote) note = read_beside (damaged, NULL);
  const char *truth = lesson;
  guint guess = 0;

  for (const char *p = note->markdown; *p; p = g_utf8_next_char (p), truth = g_utf8_next_char (truth))
    if (guess < note->guessed->len
        && g_array_index (note->guessed, gsize, guess) == (gsize) (p - note->markdown))
      guess++;
    else
      g_assert_cmphex (g_utf8_get_char (p), ==, g_utf8_get_char (truth));
  g_assert_cmpuint (guess, ==, note->guessed->len);
  g_assert_cmpuint (guess, >, 20);
}

/* Lost bytes that left U+FFFD in their places. */
static void
test_holes (void)
{
  g_autoptr (GString) damaged = g_string_new (NULL);
  g_autoptr (HjNote) note = NULL;
  gsize all, right;

  for (const char *p = lesson; *p; p++)
    {
      g_autofree char *letter = g_convert (p, 1, "UTF-8", "CP1252", NULL, NULL, NULL);

      g_string_append (damaged, letter ? letter : "\xef\xbf\xbd");
    }
  note = read_beside (damaged->str, NULL);
  right = count_right (note->markdown, lesson, &all);
  g_assert_cmpstr (note->encoding, ==, "UTF-8 (CP1252)");
  g_assert_cmpuint (right * 100, >=, all * 99);
}

static void
add_guessed (HjBlock *block, gpointer n)
{
  for (gsize c = 0; c < (gsize) block->n_rows * block->n_columns + 1; c++)
    {
      const GPtrArray *spans = c == 0 ? block->spans : block->cells[c - 1].spans;

      for (guint i = 0; spans && i < spans->len; i++)
        {
          const HjSpan *span = g_ptr_array_index (spans, i);

          for (guint k = 0; span->guessed && k < span->guessed->len; k++)
            {
              gunichar letter = g_utf8_get_char (span->text + g_array_index (span->guessed, gsize, k));

              g_assert_cmphex (letter, >, 0x7f);
              ++*(guint *) n;
            }
        }
    }
}

/* Every guess outside of code is marked in the spans. */
static void
test_marks (void)
{
  g_autofree char *damaged = damage (lesson, "CP1254");
  g_autoptr (HjNote) note = read_beside (damaged, NULL);
  const char *fence = strstr (note->markdown, "```"), *fence_end = strstr (fence + 3, "```");
  guint marked = 0, expected = 0;

  for (guint i = 0; i < note->guessed->len; i++)
    {
      const char *p = note->markdown + g_array_index (note->guessed, gsize, i);

      expected += p < fence || p > fence_end;
    }
  hj_blocks_each (note->blocks, add_guessed, &marked);
  g_assert_cmpuint (marked, ==, expected);
}

/* ---- twins ---- */

static void
test_twin (void)
{
  g_autofree char *damaged = damage (lesson, "CP1254");
  g_autoptr (HjNote) guessed = read_beside (damaged, NULL);
  g_autoptr (HjNote) note = read_beside (damaged, lesson);
  g_autofree char *skeleton = hj_note_skeleton (lesson), *other = hj_note_skeleton (damaged);

  g_assert_cmpstr (skeleton, ==, other);
  g_assert_true (hj_note_is_twin (guessed, lesson));
  g_assert_cmpstr (note->markdown, ==, lesson);
  g_assert_cmpuint (note->guessed->len, ==, 0);
  g_assert_cmpuint (count_of (note->repairs, "mojibake-twin"), ==, 11);
  g_assert_cmpuint (count_of (note->repairs, "mojibake-guessed"), ==, 0);
  g_assert_cmpuint (count_of (note->repairs, "mojibake-lost"), >, 0);
}

/* The same skeleton and other words: two notes of plain Korean look alike to their skeletons. */
static void
test_no_twin (void)
{
  g_autofree char *damaged = damage ("파도는 바다에서 육지로 밀려온다\n바람이 불면 파도가 높아진다\n", "CP1254");
  static const char other[] = "나무는 뿌리에서 양분을 얻는다고\n가을이 오면 잎사귀 떨어진다\n";
  g_autoptr (HjNote) note = read_beside (damaged, other);

  g_assert_cmpstr (note->encoding, !=, "UTF-8");
  g_assert_false (hj_note_is_twin (note, other));
  g_assert_cmpuint (count_of (note->repairs, "mojibake-twin"), ==, 0);
  g_assert_true (g_str_has_prefix (note->markdown, "파도는"));
}

/* ---- what must not be touched ---- */

static const char *const whole[] = {
  "# 경사 하강법\n\n손실 함수의 기울기를 따라 내려간다.\n",
  "L'été dernier, j'ai relevé très tôt mes élèves : forêt, rêve, être, même, fête, crêpe, tête, bête, ë, ê.\n",
  "Größere Lösungen für müde Bären; daß Straßenbäume schön blühen, hört man über Äcker.\n",
  "Ağaç dalları ışığı gölgeler, çocuklar şarkı söyler; İstanbul'da güneş doğar. Öğrenme ölçüsü.\n",
  "Një ditë të bukur në pranverë, fëmijët shkuan në pyll për të mbledhur lule të egra; ishte shumë mirë. ë\n",
  "Sí, así aquí había ríos fríos; María reía y leía allí. Página única. í í í\n",
  "Tiếng Việt: tôi học máy, êm đềm, ghê, tên, mênh mông, lên, trên, bên, quên, nên, mềm.\n",
  "Plain English, with “quotes”, a naïve café – and €5.\n",
  "ëëëëëëëëëëëëëëëëëëëëëëëëëë\n", "ì ë ê í ì ë ê í ì ë ê í\n",
  "한글 안에 인용한 깨진 글: ì•ˆë…•í•˜ì„¸ìš” ì•ˆë…•í•˜ì„¸ìš” ì•ˆë…•í•˜ì„¸ìš” ì•ˆë…•í•˜ì„¸ìš”\n",
};

static void
test_untouched (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      g_autoptr (HjNote) note = read_beside (whole[i], lesson);

      g_assert_cmpstr (note->markdown, ==, whole[i]);
      g_assert_cmpstr (note->encoding, ==, "UTF-8");
      g_assert_null (note->guessed);
      g_assert_cmpuint (note->repairs->len, ==, 0);
      g_assert_cmpuint (count_of (note->warnings, "wrong-code-page"), ==, 0);
    }
}

static void
test_cp949 (void)
{
  g_autofree char *text = g_convert ("손실 함수의 기울기를 따라 조금씩 내려가는 방법이다.\n", -1, "CP949", "UTF-8", NULL, NULL,
                                     NULL);
  g_autoptr (HjNote) note = read_beside (text, NULL);

  g_assert_cmpstr (note->encoding, ==, "CP949");
  g_assert_null (note->guessed);
}

/* ---- the worst that can come ---- */

/* First bytes, following bytes and letters of all kinds in any order: no crash, lines stay, UTF-8 comes out. */
static void
test_random (void)
{
  static const char *const pieces[] = { "ì", "í", "ê", "ë", "ì", "\u00a0", "\xc2\x81", "\u20ac", "\u2022", "\u0178", "ğ", "â",
                                        "ô", "\ufffd", "a", "|", "\n", "漢", "\u00ad", "œ", "é", "ÿ", "Ã", "*" };

  for (int round = 0; round < 200; round++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (round);
      g_autoptr (GString) text = g_string_new ("x");
      g_autoptr (HjNote) note = NULL;
      guint lines = 0, before = 0;

      for (int i = 0; i < 400; i++)
        g_string_append (text, pieces[g_rand_int_range (random, 0, round % 2 ? 12 : G_N_ELEMENTS (pieces))]);
      note = read_beside (text->str, NULL);
      g_assert_true (g_utf8_validate (note->markdown, -1, NULL));
      for (const char *p = text->str; *p; p++)
        before += *p == '\n';
      for (const char *p = note->markdown; *p; p++)
        lines += *p == '\n';
      g_assert_cmpuint (lines, ==, before);
    }
}

/* 300 KB of damaged letters in one line. */
static void
test_long_line (void)
{
  g_autofree char *once = damage ("학습률이크면발산한다", "CP1254");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (HjNote) note = NULL;

  while (text->len < 300000)
    g_string_append (text, once);
  note = read_beside (text->str, NULL);
  g_assert_cmpstr (note->encoding, ==, "UTF-8 (CP1252)");
  g_assert_true (g_utf8_validate (note->markdown, -1, NULL));
}

/* ---- the real case ---- */

/* TRUTH with the invisible signs that only the damaged one has, at their places in READ. */
static char *
insert_signs (const char *truth, const char *read)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (; *read && *truth; read = g_utf8_next_char (read))
    if (g_utf8_get_char (read) == 0x2061)
      g_string_append_unichar (out, 0x2061);
    else
      {
        g_string_append_unichar (out, g_utf8_get_char (truth));
        truth = g_utf8_next_char (truth);
      }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_real (void)
{
  g_autofree char *damaged = load_real ("competency-1-damaged.md", NULL), *truth = load_real ("competency-1.md", NULL);
  g_autoptr (HjNote) note = damaged ? read_beside (damaged, NULL) : NULL;
  g_autoptr (GString) text = NULL;
  gsize all, right;

  if (!note || !truth)
    return;
  text = g_string_new (note->markdown);
  g_assert_cmpuint (g_string_replace (text, "\u2061", "", 0), ==, 4);
  right = count_right (text->str, truth, &all);
  g_test_message ("%" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " letters right (%.2f %%), %u guessed, %.2f %% of them right",
                  right, all, 100.0 * right / all, note->guessed->len,
                  100 - 100.0 * (all - right) / note->guessed->len);
  g_assert_cmpstr (note->encoding, ==, "UTF-8 (CP1254)");
  g_assert_cmpstr (note->title, ==, "역량평가 정리");
  g_assert_cmpint (note->lang, ==, HJ_LANG_KO);
  g_assert_cmpuint (count_of (note->repairs, "mojibake-lost"), ==, 2101);
  g_assert_cmpint (g_utf8_strlen (text->str, -1), ==, g_utf8_strlen (truth, -1));
  g_assert_cmpuint (right * 1000, >=, all * 997);
  g_assert_cmpuint ((all - right) * 100, <=, note->guessed->len * 4);
}

/* 266 of 632 lines with letters lost nothing, and they are exactly what they were. */
static void
test_real_lines (void)
{
  g_autofree char *damaged = load_real ("competency-1-damaged.md", NULL), *truth = load_real ("competency-1.md", NULL);
  g_autoptr (HjNote) note = damaged ? read_beside (damaged, NULL) : NULL;
  g_auto (GStrv) expected = truth ? g_strsplit (truth, "\n", -1) : NULL;
  g_auto (GStrv) lines = note ? g_strsplit (note->markdown, "\n", -1) : NULL;
  const HjRepair *lost = NULL;
  guint exact = 0, filled = 0;

  if (!lines || !expected)
    return;
  for (guint i = 0; i < note->repairs->len; i++)
    if (g_str_equal (((HjRepair *) g_ptr_array_index (note->repairs, i))->kind, "mojibake-lost"))
      lost = g_ptr_array_index (note->repairs, i);
  for (guint i = 0, k = 0; lines[i]; i++)
    {
      gboolean is_lost = k < lost->lines->len && g_array_index (lost->lines, int, k) == (int) i + 1;

      k += is_lost;
      filled += *g_strstrip (lines[i]) != '\0';
      if (is_lost || !*lines[i])
        continue;
      exact++;
      g_assert_cmpstr (lines[i], ==, g_strstrip (expected[i]));
    }
  g_assert_cmpuint (filled, ==, 632);
  g_assert_cmpuint (exact, ==, 266);
}

static void
test_real_twin (void)
{
  g_autofree char *damaged = load_real ("competency-1-damaged.md", NULL), *truth = load_real ("competency-1.md", NULL);
  g_autoptr (HjNote) note = damaged && truth ? read_beside (damaged, truth) : NULL;
  g_autofree char *skeleton = note ? hj_note_skeleton (damaged) : NULL, *other = note ? hj_note_skeleton (truth) : NULL;

  if (!note)
    return;
  g_assert_cmpstr (skeleton, ==, other);
  g_assert_cmpstr (note->markdown, ==, truth);
  g_assert_cmpuint (count_of (note->repairs, "mojibake-guessed"), ==, 0);
  g_assert_cmpuint (count_of (note->repairs, "mojibake-twin"), ==, count_of (note->repairs, "mojibake"));
}

/* A note the words were not written beside, damaged here: guesses are as good. */
static void
test_real_other (void)
{
  static const char *const others[] = { "CP1252", "CP1254" };
  g_autofree char *truth = load_real ("competency-2.md", NULL);

  for (guint i = 0; truth && i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *damaged = damage (truth, others[i]);
      g_autoptr (HjNote) note = read_beside (damaged, NULL);
      gsize all, right = count_right (note->markdown, truth, &all);

      g_test_message ("%s: %u guessed, %.2f %% of them right", others[i], note->guessed->len,
                      100 - 100.0 * (all - right) / note->guessed->len);
      g_assert_cmpint (g_utf8_strlen (note->markdown, -1), ==, g_utf8_strlen (truth, -1));
      g_assert_cmpuint ((all - right) * 100, <=, note->guessed->len * 5);
    }
}

/* Every byte the page does not define kept as a control character: nothing is lost. */
static void
test_controls (void)
{
  g_autoptr (GString) damaged = g_string_new (NULL);
  g_autoptr (HjNote) note = NULL;

  for (const char *p = lesson; *p; p++)
    {
      g_autofree char *letter = g_convert (p, 1, "UTF-8", "CP1252", NULL, NULL, NULL);

      if (letter)
        g_string_append (damaged, letter);
      else
        g_string_append_unichar (damaged, (guchar) *p);
    }
  note = read_beside (damaged->str, NULL);
  g_assert_cmpstr (note->markdown, ==, lesson);
  g_assert_cmpuint (note->guessed->len, ==, 0);
  g_assert_cmpuint (count_of (note->repairs, "mojibake-lost"), ==, 0);
}

/* Latin-1 without its control characters has lost half of all bytes: that is told, and no nonsense made of it. */
static void
test_hopeless (void)
{
  g_autofree char *damaged = damage (lesson, "ISO-8859-1");
  g_autoptr (GString) poor = g_string_new (NULL);
  g_autoptr (HjNote) note = NULL;

  for (const char *p = damaged; *p; p = g_utf8_next_char (p))
    if (!g_unichar_iscntrl (g_utf8_get_char (p)) || *p == '\n')
      g_string_append_unichar (poor, g_utf8_get_char (p));
  note = read_beside (poor->str, NULL);
  g_assert_cmpstr (note->markdown, ==, poor->str);
  g_assert_null (note->guessed);
  g_assert_cmpuint (count_of (note->warnings, "wrong-code-page"), ==, 1);
}

/* Damaged the same way, the whole one is the damaged one byte for byte: bytes are lost as this test loses them. */
static void
test_real_exact (void)
{
  g_autofree char *damaged = load_real ("competency-1-damaged.md", NULL), *truth = load_real ("competency-1.md", NULL);
  g_autoptr (HjNote) note = damaged ? read_beside (damaged, NULL) : NULL;
  g_autofree char *signs = truth && note ? insert_signs (truth, note->markdown) : NULL;
  g_autofree char *made = signs ? damage (signs, "CP1254") : NULL;

  if (!made)
    return;
  g_assert_cmpuint (strlen (signs), ==, strlen (truth) + 12);
  g_assert_true (g_str_equal (made, damaged));
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *path;
    GTestFunc run;
  } each[] = {
    { "twice", test_twice },           { "korean", test_korean },         { "certain", test_certain },       { "holes", test_holes },           { "marks", test_marks },
    { "twin", test_twin },             { "no-twin", test_no_twin },       { "untouched", test_untouched },
    { "cp949", test_cp949 },           { "random", test_random },         { "long-line", test_long_line },
    { "real", test_real },             { "real-lines", test_real_lines }, { "real-twin", test_real_twin },
    { "real-exact", test_real_exact }, { "real-other", test_real_other }, { "controls", test_controls },
    { "hopeless", test_hopeless },
  };

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *path = g_strdup_printf ("/note/mojibake/page/%s", pages[i].page);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_page);
    }
  for (guint i = 0; i < G_N_ELEMENTS (each); i++)
    {
      g_autofree char *path = g_strdup_printf ("/note/mojibake/%s", each[i].path);

      g_test_add_func (path, each[i].run);
    }
  return g_test_run ();
}
