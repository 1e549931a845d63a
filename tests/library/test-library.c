/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes, cards, progress, settings and search in the library. */
#include "library-fixture.h"

#include <unistd.h>

static void
test_import_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjImport) first = import_text (fixture, "/a.md", "# 가\n\n물음? :: 답\n");
  g_autoptr (HjImport) again = import_text (fixture, "/a.md", "# 가\n\n물음? :: 답\n");
  g_autoptr (HjImport) elsewhere = import_text (fixture, "/b.md", "# 가\n\n물음? :: 답\n");
  g_autoptr (GPtrArray) notes = hj_library_list_notes (fixture->library, TRUE, NULL);
  g_autoptr (GPtrArray) cards = hj_library_list_cards (fixture->library, HJ_CARDS_ALL, 0, NULL, NULL);

  g_assert_cmpint (first->duplicate_of, ==, 0);
  g_assert_cmpint (first->cards, ==, 1);
  g_assert_cmpint (again->duplicate_of, ==, first->note);
  g_assert_cmpint (elsewhere->duplicate_of, ==, first->note);
  g_assert_cmpint (elsewhere->cards, ==, 1);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_cmpuint (cards->len, ==, 1);
}

static void
test_bytes_are_kept (Fixture *fixture, gconstpointer data)
{
  const char text[] = "\xef\xbb\xbf# \xea\xb0\x80\r\n\r\n끝";
  g_autoptr (HjImport) import = import_text (fixture, "/c.md", text);
  g_autoptr (GBytes) bytes = hj_library_dup_note_bytes (fixture->library, import->note, NULL);
  g_autofree char *markdown = hj_library_dup_note_markdown (fixture->library, import->note, NULL);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text));
  g_assert_null (strchr (markdown, '\r'));
}

/* The same path with other words: one note, cards carry on, what left is kept out of sight. */
static void
test_update (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjImport) first = import_text (fixture, "/a.md", "# 가\n\n- 첫째 물음은 무엇인가? :: 하나\n- 둘째? :: 둘\n");
  g_autoptr (HjImport) second = NULL, third = NULL;
  g_autoptr (GPtrArray) cards = NULL, back = NULL;

  answer (fixture, 1, HJ_GRADE_EASY, morning);
  second = import_text (fixture, "/a.md", "# 나\n\n새 글\n\n- 첫째 물음이 무엇인가요? :: 하나\n- 셋째로 온 것은 :: 셋\n");
  g_assert_true (second->updated);
  g_assert_cmpint (second->note, ==, first->note);
  g_assert_cmpint (second->cards_gone, ==, 1);
  cards = hj_library_list_cards (fixture->library, HJ_CARDS_ALL, 0, NULL, NULL);
  g_assert_cmpuint (cards->len, ==, 2);
  g_assert_cmpint (((HjCard *) cards->pdata[0])->id, ==, 1);
  g_assert_cmpint (((HjCard *) cards->pdata[0])->schedule.reps, ==, 1);
  g_assert_cmpstr (((HjCard *) cards->pdata[0])->front_ko, ==, "첫째 물음이 무엇인가요?");
  third = import_text (fixture, "/a.md", "# 가\n\n- 첫째 물음은 무엇인가? :: 하나\n- 둘째? :: 둘\n");
  back = hj_library_list_cards (fixture->library, HJ_CARDS_ALL, 0, NULL, NULL);
  g_assert_cmpuint (back->len, ==, 2);
  g_assert_cmpint (((HjCard *) back->pdata[1])->id, ==, 2); /* the second came back with its number */
  assert_sound (fixture);
}

static void
test_remove_and_return (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjImport) import = NULL;
  g_autoptr (GPtrArray) cards = NULL;

  import_cards (fixture, 3);
  answer (fixture, 2, HJ_GRADE_GOOD, morning);
  g_assert_true (hj_library_remove_note (fixture->library, 1, NULL));
  cards = hj_library_list_cards (fixture->library, HJ_CARDS_ALL, 0, NULL, NULL);
  g_assert_cmpuint (cards->len, ==, 0);
  assert_sound (fixture);
  import_cards (fixture, 3);
  {
    g_autoptr (HjCard) card = hj_library_get_card (fixture->library, 2, NULL);

    g_assert_cmpint (card->schedule.reps, ==, 1);
    g_assert_false (card->gone);
  }
}

static void
test_edited_card_keeps_its_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjImport) first = import_text (fixture, "/a.md", "# 가\n\n물음은 무엇인가? :: 답\n");
  g_autoptr (HjCard) card = hj_library_get_card (fixture->library, 1, NULL);
  g_autoptr (HjCard) after = NULL;
  g_autoptr (HjImport) second = NULL;

  g_free (card->back_ko);
  card->back_ko = g_strdup ("내 답");
  g_assert_true (hj_library_edit_card (fixture->library, card, NULL));
  second = import_text (fixture, "/a.md", "# 가\n\n물음은 무엇인가? :: 다른 답\n");
  after = hj_library_get_card (fixture->library, 1, NULL);
  g_assert_cmpstr (after->back_ko, ==, "내 답");
}

static void
test_find_note (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "1", "/home/k/lora-notes.md", "lora-notes.md", "lora-notes", "로라" };
  g_autoptr (HjImport) import = import_text (fixture, "/home/k/lora-notes.md", "# 로라\n\n글\n");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (HjNoteInfo) info = hj_library_find_note (fixture->library, names[i], HJ_LANG_KO, NULL);

      g_assert_nonnull (info);
      g_assert_cmpint (info->id, ==, import->note);
    }
  g_assert_null (hj_library_find_note (fixture->library, "없는 것", HJ_LANG_KO, &error));
  g_assert_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_NOT_FOUND);
}

/* A folder: notes in order, what is no text is left out, and a bad path changes nothing. */
static void
test_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *notes = g_build_filename (fixture->folder, "notes", NULL);
  static const struct { const char *name; const char *text; gssize size; } files[] = {
    { "b.md", "# B\n", -1 }, { "a.txt", "A\n", -1 }, { "empty.md", "", 0 }, { "picture.png", "x", -1 },
    { "binary.md", "\x7f" "ELF\0\0\0\1\0\0\2\0\0\0\0", 15 }, { ".hidden.md", "# H\n", -1 },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) imports = NULL;
  guint skipped = 0;

  g_mkdir (notes, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (notes, files[i].name, NULL);

      g_file_set_contents (path, files[i].text, files[i].size, NULL);
    }
  imports = hj_library_import_path (fixture->library, notes, morning, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (imports->len, ==, 4);
  for (guint i = 0; i < imports->len; i++)
    skipped += ((HjImport *) imports->pdata[i])->skipped != NULL;
  g_assert_cmpuint (skipped, ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    if (files[i].size >= 0)
      {
        g_autofree char *path = g_build_filename (notes, files[i].name, NULL);
        g_autoptr (GError) problem = NULL;

        g_assert_null (hj_library_import_path (fixture->library, path, morning, &problem));
        g_assert_true (problem->domain == HJ_NOTE_ERROR);
        g_assert_true (g_str_has_prefix (problem->message, path));
      }
  g_assert_null (hj_library_import_path (fixture->library, "/nowhere/at/all.md", morning, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* A name that is no UTF-8 is no reason to refuse a note, nor to keep a broken text. */
static void
test_odd_name (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "\xff\xfe.md", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) first = NULL, again = NULL;
  const HjImport *import;

  g_assert_true (g_file_set_contents (path, "글\n", -1, NULL));
  first = hj_library_import_path (fixture->library, path, morning, &error);
  g_assert_no_error (error);
  import = first->pdata[0];
  g_assert_true (g_utf8_validate (import->path, -1, NULL) && g_utf8_validate (import->read->title, -1, NULL));
  g_assert_true (g_file_set_contents (path, "다른 글\n", -1, NULL));
  again = hj_library_import_path (fixture->library, path, morning, &error);
  g_assert_no_error (error);
  g_assert_true (((HjImport *) again->pdata[0])->updated);
}

/* The first file was stored when the second fails: it must not stay. */
static void
test_all_or_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *good = g_build_filename (fixture->folder, "good.md", NULL);
  g_autofree char *empty = g_build_filename (fixture->folder, "empty.md", NULL);
  const char *const paths[] = { good, empty, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = NULL;

  g_file_set_contents (good, "# 좋음\n", -1, NULL);
  g_file_set_contents (empty, "", -1, NULL);
  g_assert_null (hj_library_import_paths (fixture->library, paths, morning, &error));
  g_assert_error (error, HJ_NOTE_ERROR, HJ_NOTE_ERROR_EMPTY);
  reopen (fixture);
  notes = hj_library_list_notes (fixture->library, TRUE, NULL);
  g_assert_cmpuint (notes->len, ==, 0);
}

/* What may not be read in a folder is left out and says so; the rest comes in. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "n", NULL), *inner = g_build_filename (folder, "속", NULL);
  g_autofree char *good = g_build_filename (folder, "a.md", NULL), *shut = g_build_filename (folder, "b.md", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) imports = NULL;
  guint skipped = 0;

  if (geteuid () == 0)
    return g_test_skip ("nothing is shut to the superuser");
  g_assert_cmpint (g_mkdir_with_parents (inner, 0700), ==, 0);
  g_assert_true (g_file_set_contents (good, "# 좋음\n", -1, NULL));
  g_assert_true (g_file_set_contents (shut, "# 닫힘\n", -1, NULL));
  g_assert_cmpint (g_chmod (shut, 0), ==, 0);
  g_assert_cmpint (g_chmod (inner, 0), ==, 0);
  imports = hj_library_import_path (fixture->library, folder, morning, &error);
  g_chmod (inner, 0700);
  g_assert_no_error (error);
  g_assert_cmpuint (imports->len, ==, 3);
  for (guint i = 0; i < imports->len; i++)
    skipped += ((HjImport *) imports->pdata[i])->skipped != NULL;
  g_assert_cmpuint (skipped, ==, 2);
}

static void
test_progress (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjImport) import = import_text (fixture, "/a.md", "# 가\n\n글\n");
  HjProgress progress;
  g_autofree char *reading = NULL, *nothing = NULL;
  g_autoptr (HjNoteInfo) info = NULL;

  g_assert_true (hj_library_get_progress (fixture->library, "note:1", &progress, NULL));
  g_assert_cmpint (progress.at, ==, 0);
  g_assert_true (hj_library_set_progress (fixture->library, "note:1", "block", 0.4, FALSE, morning, NULL));
  reopen (fixture);
  g_assert_true (hj_library_get_progress (fixture->library, "note:1", &progress, NULL));
  g_assert_cmpstr (progress.block, ==, "block");
  g_assert_cmpfloat (progress.fraction, ==, 0.4);
  hj_progress_clear (&progress);
  reading = hj_library_dup_reading (fixture->library, NULL);
  g_assert_cmpstr (reading, ==, "note:1");
  info = hj_library_get_note (fixture->library, 1, NULL);
  g_assert_cmpfloat (info->fraction, ==, 0.4);
  g_assert_true (hj_library_set_progress (fixture->library, "note:1", "block", 1, TRUE, morning, NULL));
  nothing = hj_library_dup_reading (fixture->library, NULL);
  g_assert_null (nothing);
}

static void
test_settings_and_states (Fixture *fixture, gconstpointer data)
{
  g_autofree char *state = NULL, *value = NULL, *gone = NULL;

  g_assert_true (hj_library_set_setting (fixture->library, "a", "1", NULL));
  g_assert_true (hj_library_set_setting (fixture->library, "a", "2", NULL));
  g_assert_true (hj_library_set_diagram_state (fixture->library, "note:1", "lora-low-rank", "lora?r=2&seed=7@120",
                                               morning, NULL));
  reopen (fixture);
  value = hj_library_dup_setting (fixture->library, "a", NULL);
  g_assert_cmpstr (value, ==, "2");
  state = hj_library_dup_diagram_state (fixture->library, "note:1", "lora-low-rank", NULL);
  g_assert_cmpstr (state, ==, "lora?r=2&seed=7@120");
  g_assert_true (hj_library_set_setting (fixture->library, "a", NULL, NULL));
  gone = hj_library_dup_setting (fixture->library, "a", NULL);
  g_assert_null (gone);
}

static void
test_options (Fixture *fixture, gconstpointer data)
{
  HjStudyOptions options, read;

  g_assert_true (hj_library_get_study_options (fixture->library, &options, NULL));
  g_assert_cmpfloat (options.retention, ==, 0.9);
  options.retention = 0.85;
  options.new_per_day = 7;
  options.n_learning = 0;
  options.weights[20] = 0.123456789012345678;
  g_assert_true (hj_library_set_study_options (fixture->library, &options, NULL));
  reopen (fixture);
  g_assert_true (hj_library_get_study_options (fixture->library, &read, NULL));
  g_assert_cmpfloat (read.retention, ==, 0.85);
  g_assert_cmpint (read.new_per_day, ==, 7);
  g_assert_cmpint (read.n_learning, ==, 0);
  g_assert_cmpint (read.n_relearning, ==, 1);
  g_assert_cmpfloat (read.weights[20], ==, options.weights[20]);
}

static void
count_changed (HjLibrary *library, int *n)
{
  ++*n;
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  int n = 0;

  g_signal_connect (fixture->library, "changed", G_CALLBACK (count_changed), &n);
  import_cards (fixture, 3);
  g_assert_cmpint (n, ==, 1); /* one action, one signal */
  answer (fixture, 1, HJ_GRADE_GOOD, morning);
  g_assert_cmpint (n, ==, 2);
  g_assert_false (hj_library_answer (fixture->library, 99, HJ_GRADE_GOOD, 0, morning, NULL, NULL));
  g_assert_cmpint (n, ==, 2);
}

static void
test_suggestions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjImport) import = import_text (fixture, "/exam.md",
                                             "# 시험\n\n- Q. 어텐션의 원리를 서술하시오.\n\n### 어텐션\n\n가중 평균이다.\n\n"
                                             "- Q. 드롭아웃의 원리를 서술하시오.\n\n### 드롭아웃\n\n무작위로 끈다.\n");
  g_autoptr (GPtrArray) suggested = hj_library_list_cards (fixture->library, HJ_CARDS_SUGGESTED, 0, NULL, NULL);
  g_autoptr (GPtrArray) taken = NULL;
  g_autoptr (HjQueue) queue = NULL;
  g_autoptr (GError) error = NULL;
  int n = 0;

  g_assert_cmpint (import->suggestions, ==, 2);
  g_assert_cmpuint (suggested->len, ==, 2);
  queue = hj_library_build_queue (fixture->library, 0, morning, NULL);
  g_assert_cmpuint (queue->cards->len, ==, 0);
  g_assert_false (hj_library_answer (fixture->library, 1, HJ_GRADE_GOOD, 0, morning, NULL, &error));
  g_assert_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_NOT_FOUND);
  g_assert_true (hj_library_take_card (fixture->library, 1, &n, NULL));
  g_assert_cmpint (n, ==, 1);
  g_assert_true (hj_library_take_note_cards (fixture->library, import->note, &n, NULL));
  g_assert_cmpint (n, ==, 1);
  taken = hj_library_list_cards (fixture->library, HJ_CARDS_TAKEN, import->note, "드롭아웃", NULL);
  g_assert_cmpuint (taken->len, ==, 1);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *query; HjHitKind kind; int line; } table[] = {
    { "어텐션", HJ_HIT_NOTE, 1 },       /* the title */
    { "텐션은 soft", HJ_HIT_NOTE, 3 },  /* in the middle of a word, through bold */
    { "텐션은", HJ_HIT_NOTE, 1 },       /* a heading without the particle before text with it */
    { "ㅇㅌㅅ", HJ_HIT_NOTE, 1 },       /* initials, in titles */
    { "SOFTMAX", HJ_HIT_NOTE, 3 },      /* any case */
    { "ｓｏｆｔｍａｘ", HJ_HIT_NOTE, 3 }, /* any width */
    { "가중 분포", HJ_HIT_NOTE, 3 },    /* both words */
    { "폭 512", HJ_HIT_NOTE, 7 },       /* a row of a table */
    { "모양은", HJ_HIT_CARD, 9 },
  };
  g_autoptr (HjImport) import = import_text (fixture, "/a.md",
                                             "# 어텐션\n\n**어텐션**은 softmax 로 가중 평균의 분포를 만든다.\n\n"
                                             "| 이름 | 값 |\n| --- | --- |\n| 폭 | 512 |\n\nQ의 모양은? :: (n, d)\n");
  g_autoptr (GPtrArray) nothing = hj_library_search (fixture->library, "없는말", 10, NULL);
  g_autoptr (GPtrArray) empty = hj_library_search (fixture->library, "  ", 10, NULL);

  g_assert_cmpuint (nothing->len + empty->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GPtrArray) hits = hj_library_search (fixture->library, table[i].query, 10, NULL);
      gboolean found = FALSE;

      for (guint k = 0; k < hits->len; k++)
        {
          const HjHit *hit = hits->pdata[k];

          found = found || (hit->kind == table[i].kind && hit->line == table[i].line);
        }
      if (!found)
        g_error ("%s is not found", table[i].query);
    }
}

static guint
count_hits (HjLibrary *library, const char *query)
{
  g_autoptr (GPtrArray) hits = hj_library_search (library, query, 10, NULL);

  return hits->len;
}

/* What is written after the first search is found by the next one, and what is gone is not. */
static void
test_search_after_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjImport) first = import_text (fixture, "/a.md", "# 첫째\n\n되먹임는 기울기를 구한다.\n");
  g_autoptr (HjCard) card = hj_card_new (HJ_CARD_BASIC);
  g_autoptr (HjLibrary) other = NULL;

  g_assert_cmpuint (count_hits (fixture->library, "되먹임"), ==, 1);
  hj_import_free (import_text (fixture, "/b.md", "# 둘째\n\n되먹임를 다시 본다.\n"));
  g_assert_cmpuint (count_hits (fixture->library, "되먹임"), ==, 2);
  hj_import_free (import_text (fixture, "/a.md", "# 첫째\n\n순전파는 값을 구한다.\n"));
  g_assert_cmpuint (count_hits (fixture->library, "되먹임"), ==, 1);
  g_assert_cmpuint (count_hits (fixture->library, "순전파"), ==, 1);
  card->front_ko = g_strdup ("순전파란?");
  card->back_ko = g_strdup ("값을 구하는 것");
  g_assert_true (hj_library_add_card (fixture->library, card, morning, NULL));
  g_assert_cmpuint (count_hits (fixture->library, "순전파"), ==, 2);
  g_assert_true (hj_library_remove_note (fixture->library, first->note, NULL));
  g_assert_cmpuint (count_hits (fixture->library, "순전파"), ==, 1);

  other = hj_library_open (hj_library_get_path (fixture->library), NULL); /* another program */
  hj_import_free (hj_library_import_note (other, g_bytes_new_static ("# 순전파", 11), "/c.md", morning, NULL));
  g_assert_cmpuint (count_hits (fixture->library, "순전파"), ==, 2);
}

/* The headings above a place, the nearest of each level, without the title of the note. */
static void
test_paths (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *query, *path; HjHitKind kind; } table[] = {
    { "지나가는", "학습 › 방법", HJ_HIT_TEXT }, { "비탈길", "학습 › 손실", HJ_HIT_SECTION }, { "마지막", "끝", HJ_HIT_TEXT },
    { "처음", NULL, HJ_HIT_TEXT }, { "학습", NULL, HJ_HIT_SECTION }, /* and none of the sections below it */
  };
  static const guint limits[HJ_N_HIT_KINDS] = { [HJ_HIT_SECTION] = 3, [HJ_HIT_TEXT] = 3 };
  g_autoptr (HjImport) import = import_text (fixture, "/a.md",
                                             "# 책\n\n처음 말이다.\n\n## 학습\n\n### 손실\n\n#### 비탈길\n\n### 방법\n\n"
                                             "지나가는 말이다.\n\n## 끝\n\n마지막 말이다.\n");

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (HjSearchPattern) pattern = hj_search_pattern_new (table[i].query, NULL);
      guint counts[HJ_N_HIT_KINDS];
      g_autoptr (GPtrArray) hits = hj_library_find (fixture->library, pattern, HJ_LANG_KO, limits, counts, NULL);

      g_assert_cmpuint (hits->len, ==, 1);
      g_assert_cmpint (((HjHit *) hits->pdata[0])->kind, ==, table[i].kind);
      g_assert_cmpstr (((HjHit *) hits->pdata[0])->path, ==, table[i].path);
    }
}

/* Every place for itself, kind by kind. */
static void
test_find (Fixture *fixture, gconstpointer data)
{
  static const guint limits[HJ_N_HIT_KINDS] = { 3, 3, 3, 3, 3, 3 };
  g_autoptr (HjImport) import = import_text (fixture, "/a.md",
                                             "# 잔차 연결\n\n## 잔차란\n\n잔차는 더해진다. $y = F(x) + x$ 이다.\n\n"
                                             "$$\\frac{a}{b}$$\n\n잔차의 뜻은? :: 남는 값\n");
  g_autoptr (HjSearchPattern) pattern = hj_search_pattern_new ("잔차", NULL);
  g_autoptr (HjSearchPattern) tex = hj_search_pattern_new ("frac", NULL);
  guint counts[HJ_N_HIT_KINDS];
  g_autoptr (GPtrArray) hits = hj_library_find (fixture->library, pattern, HJ_LANG_KO, limits, counts, NULL);
  g_autoptr (GPtrArray) formulas = NULL;

  g_assert_cmpuint (counts[HJ_HIT_NOTE], ==, 1);
  g_assert_cmpuint (counts[HJ_HIT_SECTION], ==, 2);
  g_assert_cmpuint (counts[HJ_HIT_TEXT], ==, 2);
  g_assert_cmpuint (counts[HJ_HIT_CARD], ==, 1);
  g_assert_cmpuint (counts[HJ_HIT_TOPIC], ==, 1); /* the course has it */
  g_assert_cmpuint (hits->len, ==, 7);
  g_assert_cmpint (((HjHit *) hits->pdata[1])->kind, ==, HJ_HIT_NOTE);
  formulas = hj_library_find (fixture->library, tex, HJ_LANG_KO, limits, counts, NULL);
  g_assert_cmpuint (counts[HJ_HIT_FORMULA], ==, 1);
  g_assert_cmpint (((HjHit *) formulas->pdata[0])->line, ==, 7);
}

static void
test_snippet (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjImport) import = import_text (fixture, "/a.md", "# 가\n\n앞에 긴 글이 있고 그 다음에야 비로소 오는 낱말은 Dropblock 이며 뒤도 있다.\n");
  g_autoptr (GPtrArray) hits = hj_library_search (fixture->library, "dropblock", 10, NULL);
  const HjHit *hit = hits->len > 0 ? hits->pdata[0] : NULL;
  g_autofree char *marked = NULL;

  g_assert_nonnull (hit);
  marked = g_utf8_substring (hit->snippet, hit->start, hit->start + hit->length);
  g_assert_cmpstr (marked, ==, "Dropblock");
  g_assert_true (g_str_has_prefix (hit->snippet, "…"));
}

/* A break is a space, whether the source has a line end there or not. */
static void
test_snippet_breaks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjImport) import = import_text (fixture, "/a.md", "# 가\n\n앞줄은\\\n뒷줄과<br>\n셋째 줄이<br>이어진다.\n");
  g_autoptr (GPtrArray) hits = hj_library_search (fixture->library, "뒷줄", 10, NULL);

  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpstr (((HjHit *) hits->pdata[0])->snippet, ==, "앞줄은 뒷줄과 셋째 줄이 이어진다.");
}

/* ---- damaged copies ---- */

#define WHOLE "# 손실 함수\n\n손실 함수는 예측이 얼마나 틀렸는지 재는 함수이다.\n\n- 무엇을 재는가? :: 예측의 오차\n"

/* UTF-8 read as CP1254, without the bytes that page does not define. */
static char *
damage (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = text; *p; p++)
    {
      g_autofree char *letter = g_convert (p, 1, "UTF-8", "CP1254", NULL, NULL, NULL);

      if ((guchar) *p != 0xad && letter)
        g_string_append (out, letter);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_restored (Fixture *fixture, gint64 note, const char *damaged)
{
  g_autoptr (HjNote) read = hj_library_read_note (fixture->library, note, NULL);
  g_autoptr (GBytes) bytes = hj_library_dup_note_bytes (fixture->library, note, NULL);
  g_autofree char *markdown = hj_library_dup_note_markdown (fixture->library, note, NULL);
  g_autoptr (GPtrArray) cards = hj_library_list_cards (fixture->library, HJ_CARDS_ALL, note, NULL, NULL);

  g_assert_cmpstr (read->markdown, ==, WHOLE);
  g_assert_cmpstr (markdown, ==, WHOLE);
  g_assert_cmpuint (read->guessed->len, ==, 0);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), damaged, strlen (damaged));
  g_assert_cmpuint (cards->len, ==, 0);
}

static void
test_twin_after (Fixture *fixture, gconstpointer data)
{
  g_autofree char *damaged = damage (WHOLE);
  g_autoptr (HjImport) whole = import_text (fixture, "/a.md", WHOLE);
  g_autoptr (HjImport) copy = import_text (fixture, "/b.md", damaged);

  g_autoptr (HjNoteInfo) info = hj_library_get_note (fixture->library, copy->note, NULL);

  g_assert_cmpint (copy->twin, ==, whole->note);
  g_assert_cmpint (info->twin, ==, whole->note);
  g_assert_cmpint (copy->duplicate_of, ==, 0);
  g_assert_cmpint (copy->cards, ==, 0);
  assert_restored (fixture, copy->note, damaged);
  /* Without its copy it stays restored. */
  g_assert_true (hj_library_remove_note (fixture->library, whole->note, NULL));
  assert_restored (fixture, copy->note, damaged);
}

static void
test_twin_before (Fixture *fixture, gconstpointer data)
{
  g_autofree char *damaged = damage (WHOLE);
  g_autoptr (HjImport) copy = import_text (fixture, "/b.md", damaged), whole = NULL;

  g_assert_cmpint (copy->twin, ==, 0);
  g_assert_cmpint (copy->cards, ==, 1);
  whole = import_text (fixture, "/a.md", WHOLE);
  g_assert_cmpint (whole->cards, ==, 1);
  assert_restored (fixture, copy->note, damaged);
}

/* What was studied is not taken away when the copy comes. */
static void
test_twin_of_studied (Fixture *fixture, gconstpointer data)
{
  g_autofree char *damaged = damage (WHOLE);
  g_autoptr (HjImport) copy = import_text (fixture, "/b.md", damaged), whole = NULL;
  g_autoptr (HjCard) card = NULL;

  answer (fixture, 1, HJ_GRADE_GOOD, morning);
  whole = import_text (fixture, "/a.md", WHOLE);
  card = hj_library_get_card (fixture->library, 1, NULL);
  g_assert_false (card->gone);
  g_assert_cmpstr (card->back_ko, ==, "예측의 오차");
  g_assert_cmpint (card->schedule.reps, ==, 1);
}

/* In a folder the damaged one may come first. */
static void
test_twin_in_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *damaged = damage (WHOLE);
  g_autofree char *folder = g_build_filename (fixture->folder, "notes", NULL);
  g_autofree char *first = g_build_filename (folder, "a-damaged.md", NULL);
  g_autofree char *second = g_build_filename (folder, "b.md", NULL);
  g_autoptr (GPtrArray) imports = NULL;
  const HjImport *copy, *whole;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (first, damaged, -1, NULL));
  g_assert_true (g_file_set_contents (second, WHOLE, -1, NULL));
  imports = hj_library_import_path (fixture->library, folder, morning, NULL);
  g_assert_cmpuint (imports->len, ==, 2);
  copy = imports->pdata[0];
  whole = imports->pdata[1];
  g_assert_cmpint (copy->twin, ==, whole->note);
  g_assert_cmpint (copy->cards, ==, 0);
  g_assert_cmpstr (copy->read->markdown, ==, WHOLE);
  assert_restored (fixture, copy->note, damaged);
}

/* In a folder letters are not guessed before all was looked for a copy; without one they are, as those of a file alone. */
static void
test_damaged_without_twin_in_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *damaged = damage (WHOLE);
  g_autofree char *folder = g_build_filename (fixture->folder, "notes", NULL);
  g_autofree char *first = g_build_filename (folder, "a-damaged.md", NULL);
  g_autofree char *second = g_build_filename (folder, "b.md", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (damaged, strlen (damaged));
  g_autoptr (HjNote) alone = hj_note_read (bytes, "a-damaged.md", NULL);
  g_autoptr (GPtrArray) imports = NULL;
  g_autofree char *kept = NULL;
  const HjNote *read;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (first, damaged, -1, NULL));
  g_assert_true (g_file_set_contents (second, "# 다른 글\n\n아무 상관 없다.\n", -1, NULL));
  imports = hj_library_import_path (fixture->library, folder, morning, NULL);
  read = ((HjImport *) imports->pdata[0])->read;
  kept = hj_library_dup_note_markdown (fixture->library, ((HjImport *) imports->pdata[0])->note, NULL);
  g_assert_cmpuint (alone->guessed->len, >, 0);
  g_assert_cmpmem (read->guessed->data, read->guessed->len * sizeof (gsize), alone->guessed->data,
                   alone->guessed->len * sizeof (gsize));
  g_assert_cmpstr (read->markdown, ==, alone->markdown);
  g_assert_cmpstr (kept, ==, alone->markdown);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/library/import-twice", test_import_twice);
  fixture_test ("/library/bytes-are-kept", test_bytes_are_kept);
  fixture_test ("/library/update", test_update);
  fixture_test ("/library/remove-and-return", test_remove_and_return);
  fixture_test ("/library/edited-card-keeps-its-words", test_edited_card_keeps_its_words);
  fixture_test ("/library/find-note", test_find_note);
  fixture_test ("/library/folder", test_folder);
  fixture_test ("/library/odd-name", test_odd_name);
  fixture_test ("/library/all-or-nothing", test_all_or_nothing);
  fixture_test ("/library/closed", test_closed);
  fixture_test ("/library/progress", test_progress);
  fixture_test ("/library/settings-and-states", test_settings_and_states);
  fixture_test ("/library/options", test_options);
  fixture_test ("/library/changed", test_changed);
  fixture_test ("/library/suggestions", test_suggestions);
  fixture_test ("/library/search", test_search);
  fixture_test ("/library/search/changes", test_search_after_changes);
  fixture_test ("/library/paths", test_paths);
  fixture_test ("/library/find", test_find);
  fixture_test ("/library/snippet", test_snippet);
  fixture_test ("/library/snippet/breaks", test_snippet_breaks);
  fixture_test ("/library/twin-after", test_twin_after);
  fixture_test ("/library/twin-before", test_twin_before);
  fixture_test ("/library/twin-of-studied", test_twin_of_studied);
  fixture_test ("/library/twin-in-folder", test_twin_in_folder);
  fixture_test ("/library/damaged-without-twin-in-folder", test_damaged_without_twin_in_folder);
  return g_test_run ();
}
