/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library in a folder of its own, thrown away after the test. */
#pragma once

#include "hj-file.h"
#include "hj-library.h"

#include <glib/gstdio.h>
#include <string.h>

/* 21 November 2026, 10:00 in Seoul. */
static const HjMoment morning = { 1795222800, 9 * 3600 };

typedef struct {
  char *folder, *path;
  HjLibrary *library;
} Fixture;

static inline void
reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->library);
  fixture->library = hj_library_open (fixture->path, &error);
  g_assert_no_error (error);
}

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("hanjang-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "library.sqlite3", NULL);
  reopen (fixture);
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->library);
  hj_file_remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static inline HjImport *
import_text (Fixture *fixture, const char *path, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  HjImport *import = hj_library_import_note (fixture->library, bytes, path, morning, &error);

  g_assert_no_error (error);
  return import;
}

/* A note of N cards: "물음 i? :: 답 i". */
static inline void
import_cards (Fixture *fixture, int n)
{
  g_autoptr (GString) text = g_string_new ("# 카드\n\n");
  g_autoptr (HjImport) import = NULL;

  for (int i = 1; i <= n; i++)
    g_string_append_printf (text, "- 물음 %d은 무엇인가? :: 답 %d\n", i, i);
  import = import_text (fixture, "/notes/cards.md", text->str);
  g_assert_cmpint (import->cards, ==, n);
}

static inline HjMoment
later (gint64 seconds)
{
  return (HjMoment) { morning.at + seconds, morning.offset };
}

static inline HjSchedule
answer (Fixture *fixture, gint64 card, HjGrade grade, HjMoment now)
{
  g_autoptr (GError) error = NULL;
  HjSchedule after;

  hj_library_answer (fixture->library, card, grade, 5000, now, &after, &error);
  g_assert_no_error (error);
  return after;
}

static inline void
assert_sound (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjCheck) check = hj_library_check (fixture->library, FALSE, &error);

  g_assert_no_error (error);
  if (check->problems->len > 0)
    g_error ("%s", (char *) check->problems->pdata[0]);
}

#define fixture_test(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
