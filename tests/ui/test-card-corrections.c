/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known to be wrong in a card's passage, until the learner dismisses it. */
#include "hj-card-corrections.h"

#include <glib/gstdio.h>
#include <string.h>

static const HjMoment morning = { 1795222800, 9 * 3600 };

static const char text[] =
  "# 정리\n\n- LoRA의 이름은? :: Row-Rank Adaptation이다\n- 좋은 물음 :: 좋은 대답\n";

static HjCard *
find_card (HjLibrary *library, const char *word)
{
  g_autoptr (GPtrArray) cards = hj_library_list_cards (library, HJ_CARDS_ALL, 0, word, NULL);

  return cards->len ? hj_card_copy (cards->pdata[0]) : NULL;
}

static void
test_cards (void)
{
  g_autofree char *folder = g_dir_make_tmp ("hanjang-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "library.sqlite3", NULL);
  g_autoptr (GError) error = NULL;
  HjLibrary *library = hj_library_open (path, &error);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (HjImport) import = hj_library_import_note (library, bytes, "/nowhere/a.md", morning, &error);
  g_autoptr (HjCard) wrong = find_card (library, "Row-Rank"), good = find_card (library, "대답");
  HjCardCorrections *corrections = hj_card_corrections_new (library);
  g_autofree char *ko = hj_card_corrections_dup (corrections, wrong, HJ_LANG_KO);
  g_autofree char *en = hj_card_corrections_dup (corrections, wrong, HJ_LANG_EN);
  g_autofree char *none = hj_card_corrections_dup (corrections, good, HJ_LANG_KO);
  g_autofree char *dismissed = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (strstr (ko, "저랭크"));
  g_assert_nonnull (strstr (en, "low-rank"));
  g_assert_null (none);
  hj_card_corrections_free (corrections);
  g_assert_cmpint (hj_library_override (library, import->note, HJ_OVERRIDE_CORRECTION, NULL, 3, "lora-row-rank", morning,
                                        &error), >, 0);
  g_assert_no_error (error);
  corrections = hj_card_corrections_new (library);
  dismissed = hj_card_corrections_dup (corrections, wrong, HJ_LANG_KO);
  g_assert_null (dismissed);
  hj_card_corrections_free (corrections);
  g_object_unref (library);
  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/card-corrections/cards", test_cards);
  return g_test_run ();
}
