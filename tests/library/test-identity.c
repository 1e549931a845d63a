/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A note that comes again with other words: what is still there keeps its id, its cards and the reader's place. */
#include "hj-import-plan.h"
#include "library-fixture.h"

/* ---- a synthetic note: sections of paragraphs, each with a card ---- */

typedef struct {
  int serial;    /* which paragraph it is, whatever its words */
  int wording;   /* how often it was reworded */
  gboolean split; /* its first sentences are a paragraph of their own */
} Para;

typedef struct {
  int serial, wording;
  GArray *paras; /* of Para */
} Part;

static const char *const nouns[] = {
  "경사", "손실", "어텐션", "가중치", "편향", "학습률", "배치", "토큰", "임베딩", "디코더", "정규화", "드롭아웃",
  "확산", "잡음", "판별자", "생성자", "보상", "정책", "그래프", "커널", "필터", "풀링", "잔차", "마스크",
};
static const char *const verbs[] = {
  "줄인다", "키운다", "나눈다", "곱한다", "더한다", "고른다", "버린다", "모은다", "바꾼다", "잰다", "맞춘다", "옮긴다",
};

/* Words of their own for every serial number, so that no two paragraphs are alike by chance. */
static void
append_sentence (GString *out, int serial, int wording, int from, int to)
{
  const int n = 6;
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) serial * 977 + 13);

  for (int i = 0; i < n; i++)
    {
      const char *noun = nouns[g_rand_int_range (rand, 0, G_N_ELEMENTS (nouns))];
      const char *verb = verbs[g_rand_int_range (rand, 0, G_N_ELEMENTS (verbs))];
      int number = g_rand_int_range (rand, 100, 1000);

      if (i < from || i >= to)
        continue;
      if (wording > 0 && i == wording % n)
        g_string_append_printf (out, "다시 쓴 말 %d, ", wording);
      else
        g_string_append_printf (out, "%s%d을 %s, ", noun, number, verb);
    }
  g_string_append (out, "그렇다.");
}

static char *
write_note (const GPtrArray *parts)
{
  GString *out = g_string_new ("# 문서\n\n");

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = parts->pdata[i];

      g_string_append_printf (out, "## 절 %d %s\n\n", part->serial, part->wording ? "새 이름" : "처음 이름");
      for (guint k = 0; k < part->paras->len; k++)
        {
          const Para *para = &g_array_index (part->paras, Para, k);

          if (para->split)
            {
              append_sentence (out, para->serial, para->wording, 0, 2);
              g_string_append (out, "\n\n");
            }
          g_string_append_printf (out, "무엇 %d이 ", para->serial);
          append_sentence (out, para->serial, para->wording, para->split ? 2 : 0, 6);
          g_string_append_printf (out, " 맞는가? :: 답 %d\n\n", para->serial);
        }
    }
  return g_string_free (out, FALSE);
}

static void
free_part (gpointer data)
{
  g_array_unref (((Part *) data)->paras);
  g_free (data);
}

static Part *
create_part (int serial, int first, int n)
{
  Part *part = g_new0 (Part, 1);

  part->serial = serial;
  part->paras = g_array_new (FALSE, FALSE, sizeof (Para));
  for (int i = 0; i < n; i++)
    {
      Para para = { .serial = first + i };

      g_array_append_val (part->paras, para);
    }
  return part;
}

/* ---- edits ---- */

typedef struct {
  GPtrArray *parts;
  GRand *rand;
  int next;     /* serial of the next paragraph */
} Author;

static Part *
choose_part (Author *self)
{
  return self->parts->pdata[g_rand_int_range (self->rand, 0, self->parts->len)];
}

static void
insert_para (Author *self)
{
  Part *part = choose_part (self);
  Para para = { .serial = self->next++ };

  g_array_insert_val (part->paras, g_rand_int_range (self->rand, 0, part->paras->len + 1), para);
}

static void
delete_para (Author *self)
{
  Part *part = choose_part (self);

  if (part->paras->len > 1)
    g_array_remove_index (part->paras, g_rand_int_range (self->rand, 0, part->paras->len));
}

static void
move_para (Author *self)
{
  Part *from = choose_part (self), *to = choose_part (self);
  Para para;
  guint index;

  if (from->paras->len < 2)
    return;
  index = g_rand_int_range (self->rand, 0, from->paras->len);
  para = g_array_index (from->paras, Para, index);
  g_array_remove_index (from->paras, index);
  g_array_insert_val (to->paras, g_rand_int_range (self->rand, 0, to->paras->len + 1), para);
}

static void
reword_para (Author *self)
{
  Part *part = choose_part (self);

  g_array_index (part->paras, Para, g_rand_int_range (self->rand, 0, part->paras->len)).wording++;
}

static void
split_para (Author *self)
{
  Part *part = choose_part (self);

  g_array_index (part->paras, Para, g_rand_int_range (self->rand, 0, part->paras->len)).split ^= TRUE;
}

static void
rename_part (Author *self)
{
  choose_part (self)->wording ^= 1;
}

static void
swap_parts (Author *self)
{
  int a = g_rand_int_range (self->rand, 0, self->parts->len), b = g_rand_int_range (self->rand, 0, self->parts->len);
  gpointer part = self->parts->pdata[a];

  self->parts->pdata[a] = self->parts->pdata[b];
  self->parts->pdata[b] = part;
}

static void (*const edits[]) (Author *) = {
  insert_para, delete_para, move_para, reword_para, reword_para, split_para, rename_part, swap_parts,
};

/* ---- what must hold ---- */

/* Serial of a paragraph or a section → id of its block; every id once. */
static GHashTable *
list_ids (Fixture *fixture, gint64 note)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (HjNote) read = hj_library_read_note (fixture->library, note, NULL);

  for (guint i = 0; i < read->blocks->len; i++)
    {
      const HjBlock *block = read->blocks->pdata[i];
      g_autofree char *text = hj_block_dup_text (block);
      g_auto (GStrv) words = g_strsplit (text, " ", 3);

      g_assert_true (g_hash_table_add (seen, block->id));
      /* What was split off has no name. */
      if (words[0] && words[1] && (g_str_equal (words[0], "무엇") || g_str_equal (words[0], "절")))
        g_hash_table_insert (ids, g_strdup_printf ("%s %d", words[0], atoi (words[1])), g_strdup (block->id));
    }
  return ids;
}

/* What was there before and still is has its id. */
static void
assert_kept (GHashTable *before, GHashTable *after)
{
  GHashTableIter iter;
  gpointer what, id;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &what, &id))
    {
      const char *now = g_hash_table_lookup (after, what);

      if (now && !g_str_equal (now, id))
        g_error ("“%s” was %s and is %s", (char *) what, (char *) id, now);
    }
}

/* Every card with a history is there as long as its paragraph is, and each answer is asked once. */
static void
assert_cards (Fixture *fixture, const Author *author, GHashTable *studied)
{
  g_autoptr (GPtrArray) cards = hj_library_list_cards (fixture->library, HJ_CARDS_TAKEN, 0, NULL, NULL);
  g_autoptr (GHashTable) by_answer = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < cards->len; i++)
    g_assert_true (g_hash_table_insert (by_answer, (char *) ((HjCard *) cards->pdata[i])->back_ko, cards->pdata[i]));
  for (guint i = 0; i < author->parts->len; i++)
    for (guint k = 0; k < ((Part *) author->parts->pdata[i])->paras->len; k++)
      {
        int serial = g_array_index (((Part *) author->parts->pdata[i])->paras, Para, k).serial;
        g_autofree char *answer = g_strdup_printf ("답 %d", serial);
        const HjCard *card = g_hash_table_lookup (by_answer, answer);
        gint64 known = GPOINTER_TO_INT (g_hash_table_lookup (studied, GINT_TO_POINTER (serial)));

        g_assert_nonnull (card);
        g_assert_true (known == 0 || card->id == known);
        g_assert_true (known == 0 || card->schedule.reps == 1);
      }
}

static void
study_all (Fixture *fixture, GHashTable *studied)
{
  g_autoptr (GPtrArray) cards = hj_library_list_cards (fixture->library, HJ_CARDS_TAKEN, 0, NULL, NULL);

  for (guint i = 0; i < cards->len; i++)
    {
      const HjCard *card = cards->pdata[i];

      if (card->schedule.reps > 0)
        continue;
      answer (fixture, card->id, HJ_GRADE_GOOD, morning);
      g_hash_table_insert (studied, GINT_TO_POINTER (atoi (card->back_ko + strlen ("답 "))),
                           GINT_TO_POINTER ((int) card->id));
    }
}

static gint64
import_author (Fixture *fixture, const Author *author)
{
  g_autofree char *text = write_note (author->parts);
  g_autoptr (HjImport) import = import_text (fixture, "/notes/edited.md", text);

  return import->note;
}

static void
test_random_edits (Fixture *fixture, gconstpointer data)
{
  for (guint seed = 1; seed <= 6; seed++)
    {
      Author author = { g_ptr_array_new_with_free_func (free_part), g_rand_new_with_seed (seed), 100 };
      g_autoptr (GHashTable) studied = g_hash_table_new (NULL, NULL);
      g_autoptr (GHashTable) ids = NULL;
      gint64 note;

      for (int i = 0; i < 6; i++)
        g_ptr_array_add (author.parts, create_part (i + 1, i * 6 + 1, 5));
      note = import_author (fixture, &author);
      study_all (fixture, studied);
      ids = list_ids (fixture, note);
      for (int round = 0; round < 12; round++)
        {
          int n = g_rand_int_range (author.rand, 1, 5);
          g_autoptr (GHashTable) now = NULL;

          while (n-- > 0)
            edits[g_rand_int_range (author.rand, 0, G_N_ELEMENTS (edits))](&author);
          note = import_author (fixture, &author);
          now = list_ids (fixture, note);
          assert_kept (ids, now);
          assert_cards (fixture, &author, studied);
          study_all (fixture, studied);
          g_hash_table_unref (ids);
          ids = g_steal_pointer (&now);
        }
      g_assert_true (hj_library_remove_note (fixture->library, note, NULL));
      g_rand_free (author.rand);
      g_ptr_array_unref (author.parts);
      tear_down (fixture, NULL);
      set_up (fixture, NULL);
    }
}

/* ---- single edits ---- */

#define BEFORE                                                                                                         \
  "# 제목\n\n첫째 문단은 어텐션이 값을 고르는 방법을 설명한다.\n\n"                                                \
  "## 갑의 절\n\n- 가중치는 합이 1이다\n- 마스크는 미래를 가린다\n\n둘째 문단은 학습률을 천천히 줄이는 까닭이다. 그 뒤에 배치 크기를 말한다.\n\n"    \
  "| 이름 | 값 |\n| --- | --- |\n| 학습률 | 0.1 |\n| 배치 | 32 |\n\n## 을의 절\n\n장점\n\n## 병의 절\n\n장점\n"

/* TEXT holds a block after the edit, WAS one before it: they are to be the same block, or not. */
static const struct {
  const char *name, *from, *to, *was, *is;
  gboolean same;
} single[] = {
  { "reword", "첫째 문단은 어텐션이", "이 문단은 셀프 어텐션이", "첫째 문단은", "이 문단은", TRUE },
  { "replace", "첫째 문단은 어텐션이 값을 고르는 방법을 설명한다.", "Dropout turns units off.", "첫째 문단은", "Dropout", FALSE },
  { "rename-heading", "갑의 절", "Keys and values", "갑의 절", "Keys and", TRUE },
  { "under-renamed-heading", "갑의 절", "Keys and values", "둘째 문단은", "둘째 문단은", TRUE },
  { "item", "마스크는 미래를 가린다", "마스크는 미래의 토큰을 가린다", "마스크는 미래를", "마스크는 미래의", TRUE },
  { "cell", "| 배치 | 32 |", "| 배치 | 64 |\n| 층 | 6 |", "0.1", "0.1", TRUE },
  { "split", " 그 뒤에 배치", "\n\n그 뒤에 배치", "둘째 문단은", "둘째 문단은", TRUE },
  { "became-heading", "첫째 문단은 어텐션이 값을 고르는 방법을 설명한다.", "## 첫째 문단은 어텐션이 값을 고르는 방법을 설명한다.",
    "첫째 문단은", "첫째 문단은", TRUE },
  { "list-keeps", "- 가중치는", "- 새 항목\n- 가중치는", "가중치는 합이", "가중치는 합이", TRUE },
};

static void
find_text (HjBlock *block, gpointer data)
{
  gpointer *wanted = data;
  g_autofree char *text = hj_block_dup_text (block);

  if ((!block->children || !block->children->len) && strstr (text, wanted[0]) && !wanted[1])
    wanted[1] = g_strdup (block->id);
}

static char *
find_id (Fixture *fixture, gint64 note, const char *text)
{
  g_autoptr (HjNote) read = hj_library_read_note (fixture->library, note, NULL);
  gpointer wanted[2] = { (gpointer) text, NULL };

  hj_blocks_each (read->blocks, find_text, wanted);
  if (!wanted[1])
    g_error ("no “%s”", text);
  return wanted[1];
}

static char *
replace (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, 2);

  g_assert_nonnull (parts[1]);
  return g_strjoinv (to, parts);
}

static void
test_single_edits (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (single); i++)
    {
      g_autofree char *path = g_strdup_printf ("/notes/%s.md", single[i].name);
      g_autofree char *text = g_strdup_printf ("%s\n\nnote %s\n", BEFORE, single[i].name);
      g_autofree char *edited = replace (text, single[i].from, single[i].to);
      g_autoptr (HjImport) first = import_text (fixture, path, text), second = NULL;
      g_autofree char *was = find_id (fixture, first->note, single[i].was), *is = NULL;

      second = import_text (fixture, path, edited);
      is = find_id (fixture, second->note, single[i].is);
      if (g_str_equal (was, is) != single[i].same)
        g_error ("%s: %s became %s", single[i].name, was, is);
    }
}

/* Two equal lines under two headings that change places. */
static void
test_repeated (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjImport) first = import_text (fixture, "/a.md", "# 가\n\n## 을\n\n장점\n\n을의 글\n\n## 병\n\n장점\n\n병의 글\n");
  g_autoptr (HjNote) before = hj_library_read_note (fixture->library, first->note, NULL), after = NULL;
  g_autoptr (HjImport) second = import_text (fixture, "/a.md", "# 가\n\n## 병\n\n장점\n\n병의 글\n\n## 을\n\n장점\n\n을의 글\n");
  static const int moved[] = { 0, 4, 5, 6, 1, 2, 3 };

  after = hj_library_read_note (fixture->library, second->note, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (moved); i++)
    g_assert_cmpstr (((HjBlock *) after->blocks->pdata[i])->id, ==, ((HjBlock *) before->blocks->pdata[moved[i]])->id);
}

/* What the plan says of it. */
static void
test_changes (Fixture *fixture, gconstpointer data)
{
  static const struct { HjChangeKind kind; int line_before, line; const char *before, *after; } expected[] = {
    { HJ_CHANGE_MOVED, 7, 3, "셋째 글이 여기에 있다.", "셋째 글이 여기에 있다." },
    { HJ_CHANGE_REWORDED, 3, 5, "첫째 글이 여기에 있다.", "첫째 글은 여기에 있다." },
    { HJ_CHANGE_ADDED, 0, 7, NULL, "Something else." },
    { HJ_CHANGE_REMOVED, 5, 0, "둘째는 사라질 말이다.", NULL },
  };
  g_autoptr (HjImport) first = import_text (fixture, "/a.md",
                                            "# 가\n\n첫째 글이 여기에 있다.\n\n둘째는 사라질 말이다.\n\n셋째 글이 여기에 있다.\n");
  g_autoptr (HjImport) second = import_text (fixture, "/a.md",
                                             "# 가\n\n셋째 글이 여기에 있다.\n\n첫째 글은 여기에 있다.\n\nSomething else.\n");

  g_assert_null (first->changes);
  g_assert_cmpuint (second->changes->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const HjBlockChange *change = second->changes->pdata[i];

      g_assert_cmpint (change->kind, ==, expected[i].kind);
      g_assert_cmpint (change->line_before, ==, expected[i].line_before);
      g_assert_cmpint (change->line, ==, expected[i].line);
      g_assert_cmpstr (change->before, ==, expected[i].before);
      g_assert_cmpstr (change->after, ==, expected[i].after);
      g_assert_cmpint (second->n_changes[expected[i].kind], ==, 1);
    }
}

/* ---- the reader's place ---- */

static void
test_progress (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (HjImport) first = NULL, second = NULL;
  g_autofree char *what = NULL, *place = NULL, *edited = NULL;
  HjProgress progress;

  for (int i = 1; i <= 9; i++)
    {
      g_string_append_printf (text, "%d째 문단: ", i);
      append_sentence (text, i, 0, 0, 4);
      g_string_append (text, "\n\n");
    }
  first = import_text (fixture, "/a.md", text->str);
  what = g_strdup_printf ("note:%" G_GINT64_FORMAT, first->note);
  place = find_id (fixture, first->note, "5째 문단");
  g_assert_true (hj_library_set_progress (fixture->library, what, place, 0.5, FALSE, morning, NULL));
  /* As many new paragraphs come before: half of them were read, now a quarter. */
  edited = g_strdup_printf ("%s%s", "# 새 제목\n\na\n\nb\n\nc\n\nd\n\ne\n\nf\n\ng\n\nh\n\ni\n\n", text->str);
  second = import_text (fixture, "/a.md", edited);
  g_assert_true (hj_library_get_progress (fixture->library, what, &progress, NULL));
  g_assert_cmpstr (progress.block, ==, place);
  g_assert_cmpfloat (progress.fraction, ==, 5.0 / 20);
  hj_progress_clear (&progress);
  /* The paragraph goes: the one before it is the place. */
  g_free (place);
  place = find_id (fixture, first->note, "4째 문단");
  g_free (edited);
  edited = g_strndup (text->str, strstr (text->str, "5째 문단") - text->str);
  hj_import_free (second);
  second = import_text (fixture, "/a.md", edited);
  g_assert_true (hj_library_get_progress (fixture->library, what, &progress, NULL));
  g_assert_cmpstr (progress.block, ==, place);
  hj_progress_clear (&progress);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/identity/random-edits", test_random_edits);
  fixture_test ("/identity/single-edits", test_single_edits);
  fixture_test ("/identity/repeated", test_repeated);
  fixture_test ("/identity/changes", test_changes);
  fixture_test ("/identity/progress", test_progress);
  return g_test_run ();
}
