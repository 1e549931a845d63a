/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables and settings of an Anki collection: facts of its format. */
#include "hj-anki.h"

#include <string.h>

#define FIRST_DECK G_GINT64_CONSTANT (1763700000100)

const char hj_anki_tables[] =
  "CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null, scm integer not null,"
  " ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null,"
  " models text not null, decks text not null, dconf text not null, tags text not null);"
  /* sfld is a number on purpose: so it sorts 2 before 10. */
  "CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null, mod integer not null,"
  " usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null,"
  " flags integer not null, data text not null);"
  "CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null, ord integer not null,"
  " mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null,"
  " ivl integer not null, factor integer not null, reps integer not null, lapses integer not null,"
  " left integer not null, odue integer not null, odid integer not null, flags integer not null, data text not null);"
  "CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null,"
  " ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null,"
  " type integer not null);"
  "CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null);"
  "CREATE INDEX ix_notes_usn ON notes (usn);"
  "CREATE INDEX ix_cards_usn ON cards (usn);"
  "CREATE INDEX ix_revlog_usn ON revlog (usn);"
  "CREATE INDEX ix_cards_nid ON cards (nid);"
  "CREATE INDEX ix_cards_sched ON cards (did, queue, due);"
  "CREATE INDEX ix_revlog_cid ON revlog (cid);"
  "CREATE INDEX ix_notes_csum ON notes (csum);";

/* Without the version of the scheduler Anki would convert the collection first. */
char *
hj_anki_dup_conf (guint n_cards, HjMoment now)
{
  return g_strdup_printf (
    "{\"activeDecks\":[1],\"curDeck\":1,\"newSpread\":0,\"collapseTime\":1200,\"timeLim\":0,\"estTimes\":true,"
    "\"dueCounts\":true,\"curModel\":%" G_GINT64_FORMAT ",\"nextPos\":%u,\"sortType\":\"noteFld\","
    "\"sortBackwards\":false,\"addToCur\":true,\"dayLearnFirst\":false,\"schedVer\":2,\"sched2021\":true,"
    "\"creationOffset\":%d}", HJ_ANKI_MODEL, n_cards + 1, -now.offset / 60);
}

/* ---- the note type ---- */

static void
append_field (GString *out, const char *name, int ordinal)
{
  g_string_append_printf (out, "%s{\"name\":\"%s\",\"ord\":%d,\"sticky\":false,\"rtl\":false,\"font\":\"Arial\","
                          "\"size\":20,\"media\":[]}", ordinal > 0 ? "," : "", name, ordinal);
}

char *
hj_anki_dup_models (HjMoment now)
{
  static const char *const fields[] = { "Front", "Back", "Source" };
  static const char css[] =
    ".card { font-family: sans-serif; font-size: 20px; line-height: 1.5; text-align: center; }"
    " ul, ol, table, pre, blockquote { text-align: left; display: inline-block; }"
    " td, th { padding: 0.2em 0.6em; border: 1px solid #8888; } .other, .source { opacity: 0.6; font-size: 80%; }";
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "{\"%" G_GINT64_FORMAT "\":{\"id\":%" G_GINT64_FORMAT ",\"name\":\"Hanjang\","
                          "\"type\":0,\"mod\":%" G_GINT64_FORMAT ",\"usn\":-1,\"sortf\":0,\"did\":1,\"css\":",
                          HJ_ANKI_MODEL, HJ_ANKI_MODEL, now.at);
  hj_append_json_string (out, css);
  g_string_append (out, ",\"tmpls\":[{\"name\":\"Card\",\"ord\":0,\"qfmt\":\"{{Front}}\",\"afmt\":");
  hj_append_json_string (out, "{{FrontSide}}<hr id=answer>{{Back}}<p class=source>{{Source}}</p>");
  g_string_append (out, ",\"bqfmt\":\"\",\"bafmt\":\"\",\"did\":null,\"bfont\":\"\",\"bsize\":0}],\"flds\":[");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    append_field (out, fields[i], (int) i);
  g_string_append (out, "],\"latexPre\":\"\",\"latexPost\":\"\",\"latexsvg\":false,\"req\":[[0,\"any\",[0]]],"
                        "\"tags\":[],\"vers\":[]}}");
  return g_string_free (out, FALSE);
}

/* ---- decks ---- */

gint64
hj_anki_get_deck_id (guint i)
{
  return FIRST_DECK + i;
}

static void
append_deck (GString *out, gint64 id, const char *name, HjMoment now)
{
  g_string_append_printf (out, "\"%" G_GINT64_FORMAT "\":{\"id\":%" G_GINT64_FORMAT ",\"mod\":%" G_GINT64_FORMAT
                          ",\"name\":", id, id, now.at);
  hj_append_json_string (out, name);
  g_string_append (out, ",\"usn\":-1,\"lrnToday\":[0,0],\"revToday\":[0,0],\"newToday\":[0,0],\"timeToday\":[0,0],"
                        "\"collapsed\":false,\"browserCollapsed\":false,\"desc\":\"\",\"dyn\":0,\"conf\":1,"
                        "\"extendNew\":0,\"extendRev\":0}");
}

char *
hj_anki_dup_decks (const GPtrArray *decks, HjMoment now)
{
  GString *out = g_string_new ("{");

  append_deck (out, 1, "Default", now);
  for (guint i = 0; i < decks->len; i++)
    {
      g_string_append_c (out, ',');
      append_deck (out, hj_anki_get_deck_id (i), g_ptr_array_index (decks, i), now);
    }
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}

/* ---- options ---- */

/* Steps in minutes. */
static void
append_steps (GString *out, const int *seconds, int n)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out, "\"delays\":[");
  for (int i = 0; i < n; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "," : "",
                            g_ascii_formatd (text, sizeof text, "%.4g", seconds[i] / 60.0));
  g_string_append (out, "],");
}

char *
hj_anki_dup_options (const HjStudyOptions *options)
{
  GString *out = g_string_new ("{\"1\":{\"id\":1,\"mod\":0,\"name\":\"Default\",\"usn\":0,\"maxTaken\":60,"
                               "\"autoplay\":true,\"timer\":0,\"replayq\":true,\"new\":{");

  append_steps (out, options->learning, options->n_learning);
  g_string_append_printf (out, "\"bury\":%s,\"initialFactor\":2500,\"ints\":[1,4,0],\"order\":1,\"perDay\":%d},"
                          "\"rev\":{\"bury\":%s,\"ease4\":1.3,\"ivlFct\":1.0,\"maxIvl\":%d,\"perDay\":%d,"
                          "\"hardFactor\":1.2},\"lapse\":{", options->bury_siblings ? "true" : "false",
                          options->new_per_day, options->bury_siblings ? "true" : "false", options->max_interval,
                          options->reviews_per_day);
  append_steps (out, options->relearning, options->n_relearning);
  g_string_append (out, "\"leechAction\":1,\"leechFails\":8,\"minInt\":1,\"mult\":0.0},\"dyn\":false}}");
  return g_string_free (out, FALSE);
}

/* ---- ids ---- */

char *
hj_anki_dup_guid (guint64 number)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "!#$%&()*+,-./:;<=>?@[]^_`{|}~";
  char text[16];
  guint at = sizeof text - 1;

  text[at] = '\0';
  for (; number > 0; number /= strlen (letters))
    text[--at] = letters[number % strlen (letters)];
  return g_strdup (text + at);
}
