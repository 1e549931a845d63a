/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is exported comes back: a .zip as the same notes, an .apkg as Anki's own format says, a table as its rows. */
#include "../library/library-fixture.h"
#include "hj-anki.h"
#include "hj-archive.h"
#include "hj-database.h"
#include "hj-export-private.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

/* ---- files ---- */

static char *
in_folder (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static void
write_file (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = in_folder (fixture, name), *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* An entry of the archive NAME of the folder, or NULL. (transfer full) */
static GBytes *
read_entry (Fixture *fixture, const char *name, const char *entry_name)
{
  g_autofree char *path = in_folder (fixture, name);
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  GBytes *bytes = NULL;

  archive_read_support_format_zip_seekable (archive);
  g_assert_cmpint (archive_read_open_filename (archive, path, 65536), ==, ARCHIVE_OK);
  while (!bytes && archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    if (g_strcmp0 (archive_entry_pathname_utf8 (entry), entry_name) == 0)
      {
        gsize size = (gsize) archive_entry_size (entry);
        char *data = g_malloc0 (size + 1);

        g_assert_cmpint (archive_read_data (archive, data, size), ==, size);
        bytes = g_bytes_new_take (data, size);
      }
  archive_read_free (archive);
  return bytes;
}

static void
assert_entry (Fixture *fixture, const char *name, const char *entry, const char *text)
{
  g_autoptr (GBytes) bytes = read_entry (fixture, name, entry);

  g_assert_nonnull (bytes);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text));
}

static HjExported
export (Fixture *fixture, const char *name, HjLang lang)
{
  g_autofree char *path = in_folder (fixture, name);
  g_autoptr (GError) error = NULL;
  HjExported exported;

  setlocale (LC_ALL, "C"); /* as in many a script: names stay Korean all the same */
  hj_export (fixture->library, path, lang, morning, &exported, &error);
  setlocale (LC_ALL, "C.UTF-8");
  g_assert_no_error (error);
  return exported;
}

static void
import_folder (Fixture *fixture, const char *name)
{
  g_autofree char *path = in_folder (fixture, name);
  const char *const paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) imports = hj_archive_import_paths (fixture->library, paths, morning, &error);

  g_assert_no_error (error);
}

#define NOTE "# 확률\n\n소프트맥스의 합은? :: $\\sum_i p_i = 1$, **\"하나\"**\n\n![그림](img/그림.png)\n\n[다른](다른 글.md)\n"
#define OTHER "# 다른 글\n\n온도는 ==분포==를 고른다.\n"
#define PICTURE "\x89PNG, so to speak"

static void
fill (Fixture *fixture)
{
  write_file (fixture, "vault/노트.md", NOTE);
  write_file (fixture, "vault/깊이/다른 글.md", OTHER);
  write_file (fixture, "vault/img/그림.png", PICTURE);
  import_folder (fixture, "vault");
}

static gint64
answer_first (Fixture *fixture, gint64 at)
{
  g_autoptr (GPtrArray) cards = hj_library_list_cards (fixture->library, HJ_CARDS_TAKEN, 0, NULL, NULL);
  const HjCard *card = g_ptr_array_index (cards, 0);
  g_autoptr (GError) error = NULL;

  hj_library_answer (fixture->library, card->id, HJ_GRADE_EASY, 4000, (HjMoment){ at, morning.offset }, NULL, &error);
  g_assert_no_error (error);
  return card->id;
}

/* ---- .zip ---- */

static void
test_zip (Fixture *fixture, gconstpointer data)
{
  HjExported exported;

  fill (fixture);
  answer_first (fixture, morning.at);
  exported = export (fixture, "all.zip", HJ_LANG_KO);
  g_assert_cmpuint (exported.notes, ==, 2);
  g_assert_cmpuint (exported.pictures, ==, 1);
  g_assert_cmpuint (exported.cards, ==, 2);
  assert_entry (fixture, "all.zip", "notes/노트.md", NOTE);
  assert_entry (fixture, "all.zip", "notes/깊이/다른 글.md", OTHER);
  assert_entry (fixture, "all.zip", "notes/img/그림.png", PICTURE);
  assert_entry (fixture, "all.zip", "reviews.csv",
                "card_id,review_time,review_rating,review_state,review_duration\r\n1,1795222800000,4,0,4000\r\n");
}

/* Notes and cards of the one library are those of the other. */
static void
test_zip_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL, after = NULL;

  fill (fixture);
  export (fixture, "all.zip", HJ_LANG_KO);
  before = hj_library_list_cards (fixture->library, HJ_CARDS_ALL, 0, NULL, NULL);
  g_clear_object (&fixture->library);
  g_free (fixture->path);
  fixture->path = in_folder (fixture, "other.sqlite3");
  reopen (fixture);
  import_folder (fixture, "all.zip");
  after = hj_library_list_cards (fixture->library, HJ_CARDS_ALL, 0, NULL, NULL);
  g_assert_cmpuint (before->len, ==, after->len);
  for (guint i = 0; i < before->len; i++)
    {
      g_assert_cmpstr (((HjCard *) before->pdata[i])->front_ko, ==, ((HjCard *) after->pdata[i])->front_ko);
      g_assert_cmpstr (((HjCard *) before->pdata[i])->back_ko, ==, ((HjCard *) after->pdata[i])->back_ko);
    }
}

/* A name twice: notes of two exports, one beside the other, and one that was written here. */
static void
test_zip_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HjImport) first = import_text (fixture, "/a/Export.zip/글.md", "# 글\n\n하나\n");
  g_autoptr (HjImport) second = import_text (fixture, "/a/Extra.zip/글.md", "# 글\n\n둘\n");

  hj_library_write_note (fixture->library, "# 글/새\n\n셋\n", morning, NULL);
  export (fixture, "all.zip", HJ_LANG_KO);
  assert_entry (fixture, "all.zip", "notes/Export.zip/글.md", "# 글\n\n하나\n");
  assert_entry (fixture, "all.zip", "notes/Extra.zip/글.md", "# 글\n\n둘\n");
  assert_entry (fixture, "all.zip", "notes/글_새.md", "# 글/새\n\n셋\n");
}

/* ---- .csv ---- */

static void
test_csv (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = in_folder (fixture, "cards.csv"), *text = NULL;

  fill (fixture);
  g_assert_cmpuint (export (fixture, "cards.csv", HJ_LANG_KO).cards, ==, 2);
  g_file_get_contents (path, &text, NULL, NULL);
  g_assert_true (g_str_has_prefix (text, "id,kind,note,topic,front_ko,back_ko,front_en,back_en,state,"));
  g_assert_nonnull (strstr (text, ",소프트맥스의 합은?,\"$\\sum_i p_i = 1$, **\"\"하나\"\"**\",,,new,,0,0,0,0,0\r\n"));
}

/* ---- .apkg ---- */

static HjDatabase *
open_collection (Fixture *fixture)
{
  g_autoptr (GBytes) bytes = read_entry (fixture, "cards.apkg", "collection.anki2");
  g_autofree char *path = in_folder (fixture, "collection.anki2");
  g_autoptr (GError) error = NULL;
  HjDatabase *db;

  g_assert_nonnull (bytes);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL);
  db = hj_database_open (path, HJ_DATABASE_READ, &error);
  g_assert_no_error (error);
  return db;
}

/* The value of one field as text. (transfer full) */
static char *
ask (HjDatabase *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjStatement) row = hj_database_query (db, &error, sql, "");

  g_assert_no_error (error);
  return hj_statement_step (row, NULL) ? g_strdup (hj_statement_get_text (row, 0)) : NULL;
}

static void
assert_field (HjDatabase *db, const char *sql, const char *expected)
{
  g_autofree char *found = ask (db, sql);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_anki (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *sql, *expected; } table[] = {
    { "PRAGMA integrity_check", "ok" },
    { "SELECT ver FROM col", "11" },
    { "SELECT count (*) FROM notes JOIN cards ON nid = notes.id", "2" },
    { "SELECT count (*) FROM cards WHERE type = 0 AND queue = 0 AND due = 2 AND data = ''", "1" },
    /* Easy graduates: days from the day of the review, which is day 0. */
    { "SELECT count (*) FROM cards WHERE type = 2 AND queue = 2 AND ivl > 1 AND due = ivl AND reps = 1", "1" },
    { "SELECT json_extract (data, '$.decay') FROM cards WHERE type = 2", "0.1542" },
    { "SELECT json_extract (data, '$.s') > 1 FROM cards WHERE type = 2", "1" },
    { "SELECT group_concat (id || ' ' || ease || ' ' || (ivl > 0) || ' ' || lastIvl || ' ' || time || ' ' || type)"
      " FROM revlog", "1795222800000 4 1 0 4000 0" },
    { "SELECT count (*) FROM revlog JOIN cards ON cid = cards.id", "1" },
    { "SELECT crt % 3600 = 0 AND (crt + 9 * 3600) % 86400 = 4 * 3600 FROM col", "1" },
    { "SELECT json_extract (conf, '$.schedVer') || json_extract (conf, '$.creationOffset') FROM col", "2-540" },
    { "SELECT count (*) FROM cards, json_each ((SELECT decks FROM col)) AS deck"
      " WHERE did = json_extract (deck.value, '$.id') AND json_extract (deck.value, '$.name') LIKE '한장::%'", "2" },
    { "SELECT count (*) FROM notes, json_each ((SELECT models FROM col)) AS model"
      " WHERE mid = json_extract (model.value, '$.id') AND json_array_length (model.value, '$.flds') = 3", "2" },
    { "SELECT json_extract (dconf, '$.1.new.delays[1]') FROM col", "10" },
    { "SELECT replace (flds, char (31), '|') FROM notes WHERE tags = ' hanjang basic '",
      "소프트맥스의 합은?|\\(\\sum_i p_i = 1\\), <b>&quot;하나&quot;</b>|확률" },
    { "SELECT replace (flds, char (31), '|') FROM notes WHERE tags = ' hanjang cloze '",
      "온도는 […]를 고른다.|온도는 <b>분포</b>를 고른다.|다른 글" },
  };
  g_autoptr (HjDatabase) db = NULL;
  HjExported exported;

  fill (fixture);
  answer_first (fixture, morning.at);
  exported = export (fixture, "cards.apkg", HJ_LANG_KO);
  g_assert_cmpuint (exported.cards, ==, 2);
  g_assert_cmpuint (exported.reviews, ==, 1);
  db = open_collection (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    assert_field (db, table[i].sql, table[i].expected);
  assert_entry (fixture, "cards.apkg", "media", "{}");
}

/* Anki's log has the millisecond as its key. */
static void
test_anki_same_second (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (HjDatabase) db = NULL;

  fill (fixture);
  cards = hj_library_list_cards (fixture->library, HJ_CARDS_TAKEN, 0, NULL, NULL);
  for (guint i = 0; i < cards->len; i++)
    hj_library_answer (fixture->library, ((HjCard *) cards->pdata[i])->id, HJ_GRADE_GOOD, 0, morning, NULL, NULL);
  g_assert_cmpuint (export (fixture, "cards.apkg", HJ_LANG_KO).reviews, ==, 2);
  db = open_collection (fixture);
  assert_field (db, "SELECT group_concat (id) FROM (SELECT id FROM revlog ORDER BY id)", "1795222800000,1795222800001");
}

/* A picture of the note goes along, once; one from elsewhere never does. */
static void
test_anki_pictures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (HjDatabase) db = NULL;
  HjCard *card;

  fill (fixture);
  write_file (fixture, "geheim.png", "not for others");
  cards = hj_library_list_cards (fixture->library, HJ_CARDS_TAKEN, 0, "소프트맥스", NULL);
  card = cards->pdata[0];
  g_free (card->front_ko);
  g_free (card->back_ko);
  card->front_ko = g_strdup ("![하나](img/그림.png) ![둘](img/그림.png)");
  card->back_ko = g_strdup ("![셋](../geheim.png)");
  g_assert_true (hj_library_edit_card (fixture->library, card, NULL));
  g_assert_cmpuint (export (fixture, "cards.apkg", HJ_LANG_KO).pictures, ==, 1);
  db = open_collection (fixture);
  assert_field (db, "SELECT replace (flds, char (31), '|') FROM notes WHERE tags = ' hanjang basic '",
                "<img src=\"그림.png\"> <img src=\"그림.png\">|셋|확률");
  assert_entry (fixture, "cards.apkg", "media", "{\"0\":\"그림.png\"}");
  assert_entry (fixture, "cards.apkg", "0", PICTURE);
}

/* Anki knows a card again after its words were changed, and two libraries never take each other's for their own. */
static void
test_anki_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) cards = NULL;
  g_autofree char *before = NULL, *after = NULL, *other = NULL;
  HjDatabase *db;
  HjCard *card;

  fill (fixture);
  export (fixture, "cards.apkg", HJ_LANG_KO);
  db = open_collection (fixture);
  before = ask (db, "SELECT group_concat (guid, ' ') FROM notes");
  hj_database_close (db);
  cards = hj_library_list_cards (fixture->library, HJ_CARDS_TAKEN, 0, NULL, NULL);
  card = cards->pdata[0];
  g_free (card->front_ko);
  card->front_ko = g_strdup ("anders");
  hj_library_edit_card (fixture->library, card, NULL);
  export (fixture, "cards.apkg", HJ_LANG_KO);
  db = open_collection (fixture);
  after = ask (db, "SELECT group_concat (guid, ' ') FROM notes");
  hj_database_close (db);
  g_assert_cmpstr (before, ==, after);
  hj_library_set_setting (fixture->library, "library-id", NULL, NULL);
  export (fixture, "cards.apkg", HJ_LANG_KO);
  db = open_collection (fixture);
  other = ask (db, "SELECT group_concat (guid, ' ') FROM notes");
  hj_database_close (db);
  g_assert_cmpstr (before, !=, other);
}

/* Published examples of Anki's numbers. */
static void
test_guid (void)
{
  static const struct { guint64 number; const char *guid; } table[] = {
    { 0, "" }, { 1, "b" }, { 1234567890, "saAKk" }, { G_MAXUINT64, "Rj&Z5m[>Zp" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *guid = hj_anki_dup_guid (table[i].number);

      g_assert_cmpstr (guid, ==, table[i].guid);
    }
}

/* Learning today is due in seconds, learning on another day and reviews in days of the collection. */
static void
test_due (void)
{
  static const struct {
    HjState state;
    int step, interval;
    gint64 due;
    HjAnkiDue expected;
  } table[] = {
    { HJ_STATE_NEW, 0, 0, 0, { .due = 8 } },
    { HJ_STATE_LEARNING, 0, 0, 1795222860, { 1, 1, 0, HJ_ANKI_FACTOR, 2002, 1795222860 } },
    { HJ_STATE_LEARNING, 1, 0, 1795222800 + 86400, { 1, 3, 0, HJ_ANKI_FACTOR, 1001, 4 } },
    { HJ_STATE_REVIEW, 0, 12, 1795222800 + 12 * 86400, { 2, 2, 12, HJ_ANKI_FACTOR, 0, 15 } },
    { HJ_STATE_REVIEW, 0, 2, 1795222800 - 86400, { 2, 2, 2, HJ_ANKI_FACTOR, 0, 2 } },
    { HJ_STATE_RELEARNING, 0, 0, 1795223400, { 3, 1, 0, HJ_ANKI_FACTOR, 1001, 1795223400 } },
  };
  HjStudyOptions options;

  hj_study_options_init (&options);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      HjCard card = { .schedule = { .state = table[i].state, .step = table[i].step, .interval = table[i].interval,
                                    .due = table[i].due } };
      HjAnkiDue due = hj_anki_find_due (&card, 7, &options, hj_moment_get_day (morning, options.rollover) - 3, morning);

      g_assert_cmpint (due.type, ==, table[i].expected.type);
      g_assert_cmpint (due.queue, ==, table[i].expected.queue);
      g_assert_cmpint (due.due, ==, table[i].expected.due);
      g_assert_cmpint (due.interval, ==, table[i].expected.interval);
      g_assert_cmpint (due.factor, ==, table[i].expected.factor);
      g_assert_cmpint (due.left, ==, table[i].expected.left);
    }
}

/* ---- HTML ---- */

static void
test_html (void)
{
  static const struct { const char *markdown, *html; } table[] = {
    { "a **b** `c<d` ~~e~~", "a <b>b</b> <code>c&lt;d</code> <s>e</s>" },
    { "a  \nb\\\nc<br>d<br>\ne", "a<br>b<br>c<br>d<br>e" },
    { "$$x<y$$", "\\[x&lt;y\\]" },
    { "- a\n- b\n  - c", "<ul><li>a</li><li><p>b</p><ul><li>c</li></ul></li></ul>" },
    { "3. a\n4. b", "<ol start=\"3\"><li>a</li><li>b</li></ol>" },
    { "- [ ] a\n- [x] b", "<ul><li>☐ a</li><li>☑ b</li></ul>" },
    { "|a|b|\n|-|-|\n|1|2|", "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>" },
    { "```c\na < b;\n```", "<pre><code>a &lt; b;</code></pre>" },
    { "> a", "<blockquote>a</blockquote>" },
    { "a\n\nb", "<p>a</p><p>b</p>" },
    { "[a](https://b.c/?d&e) [f](g.md) [h](javascript:i)", "<a href=\"https://b.c/?d&amp;e\">a</a> f h" },
    { "<script>alert (1)</script>", "&lt;script&gt;alert (1)&lt;/script&gt;" },
    { "![words](none.png)", "words" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (table[i].markdown, strlen (table[i].markdown));
      g_autoptr (HjNote) note = hj_note_read (bytes, NULL, NULL);
      g_autofree char *html = hj_html_of_note (note, NULL, NULL);

      g_assert_cmpstr (html, ==, table[i].html);
    }
}

/* ---- what goes wrong ---- */

static void
test_errors (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "none/all.zip", "none/cards.csv", "none/cards.apkg" };

  fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = in_folder (fixture, names[i]);
      g_autoptr (GError) error = NULL;
      HjExported exported;

      g_assert_false (hj_export (fixture->library, path, HJ_LANG_KO, morning, &exported, &error));
      g_assert_nonnull (error);
      g_assert_true (g_str_has_prefix (error->message, path));
    }
  g_assert_false (hj_export_can_write ("cards.doc"));
  g_assert_true (hj_export_can_write ("카드.APKG"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/export/zip", test_zip);
  fixture_test ("/export/zip-again", test_zip_again);
  fixture_test ("/export/zip-names", test_zip_names);
  fixture_test ("/export/csv", test_csv);
  fixture_test ("/export/anki", test_anki);
  fixture_test ("/export/anki-same-second", test_anki_same_second);
  fixture_test ("/export/anki-pictures", test_anki_pictures);
  fixture_test ("/export/anki-again", test_anki_again);
  g_test_add_func ("/export/guid", test_guid);
  g_test_add_func ("/export/due", test_due);
  g_test_add_func ("/export/html", test_html);
  fixture_test ("/export/errors", test_errors);
  return g_test_run ();
}
