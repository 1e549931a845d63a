/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done from the palette. */
#include "hj-search-panel-commands.h"

#include <glib/gi18n.h>

static const HjSearchPanelCommand commands[] = {
  {N_("Start Reviewing"), "cards study 복습 카드", "media-playback-start-symbolic", "win.show", "'review'", NULL},
  {N_("Today"), "home 오늘", "hj-today-symbolic", "win.show", "'today'", "<Alt>1"},
  {N_("Course"), "topics lessons 강의 주제", "hj-book-symbolic", "win.show", "'course'", "<Alt>2"},
  {N_("My Notes"), "내 노트", "text-x-generic-symbolic", "win.show", "'notes'", "<Alt>3"},
  {N_("Diagrams"), "gallery 다이어그램 도표", "hj-diagram-symbolic", "win.show", "'diagrams'", "<Alt>4"},
  {N_("Glossary"), "terms words 용어집 용어 낱말", "accessories-dictionary-symbolic", "win.show", "'glossary'", NULL},
  {N_("Cards"), "카드", "hj-cards-symbolic", "win.show", "'cards'", "<Alt>5"},
  {N_("Progress"), "statistics 진도 통계", "hj-progress-symbolic", "win.show", "'progress'", "<Alt>6"},
  {N_("Import Notes"), "open file 가져오기 파일 열기", "list-add-symbolic", "win.import", NULL, "<Control>o"},
  {N_("Write a New Note"), "create 새 노트 쓰기", "document-new-symbolic", "win.show", "'editor new'", "<Control>n"},
  {N_("Edit This Note"), "write 편집 고치기", "document-edit-symbolic", "win.edit", NULL, "<Control>e"},
  {N_("Print a Sheet"), "pdf 인쇄 한 장 요약", "printer-symbolic", "win.print", NULL, "<Control>p"},
  {N_("Find in This Note"), "search 찾기", "edit-find-symbolic", "win.find", NULL, "<Control>f"},
  {N_("Read in Korean"), "language 언어 한국어", "preferences-desktop-locale-symbolic", "win.language", "0", "<Control>1"},
  {N_("Read in English"), "language 언어 영어", "preferences-desktop-locale-symbolic", "win.language", "1", "<Control>2"},
  {N_("Read Both Languages Side by Side"), "language 언어 나란히", "preferences-desktop-locale-symbolic", "win.language",
   "2", "<Control>3"},
  {N_("Larger Text"), "zoom in 확대 크게", "zoom-in-symbolic", "win.zoom", "1", "<Control>plus"},
  {N_("Smaller Text"), "zoom out 축소 작게", "zoom-out-symbolic", "win.zoom", "-1", "<Control>minus"},
  {N_("Undo the Last Review"), "되돌리기 취소", "edit-undo-symbolic", "win.undo-review", NULL, NULL},
  {N_("Preferences"), "settings options 설정 환경", "emblem-system-symbolic", "app.preferences", NULL, "<Control>comma"},
  {N_("Keyboard Shortcuts"), "keys help 단축키 도움말", "preferences-desktop-keyboard-shortcuts-symbolic",
   "win.show-help-overlay", NULL, "<Control>question"},
};

typedef struct {
  const HjSearchPanelCommand *command;
  double score;
} Scored;

static gboolean
score_command (const HjSearchPattern *pattern, const HjSearchPanelCommand *command, double *score)
{
  const char *const texts[] = {_(command->name), command->name, command->words};
  gboolean found = FALSE;
  double one;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && hj_search_pattern_matches (pattern, texts[i], &one)) {
      *score = found ? MAX (*score, one) : one;
      found = TRUE;
    }
  return found;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const Scored *x = a, *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return x->command < y->command ? -1 : x->command > y->command;
}

GPtrArray *
hj_search_panel_commands_find (const HjSearchPattern *pattern)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autoptr (GArray) scored = g_array_new (FALSE, FALSE, sizeof (Scored));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++) {
    Scored one = {&commands[i], 0};

    if (pattern == NULL || score_command (pattern, &commands[i], &one.score))
      g_array_append_val (scored, one);
  }
  g_array_sort (scored, compare);
  for (guint i = 0; i < scored->len; i++)
    g_ptr_array_add (found, (gpointer) g_array_index (scored, Scored, i).command);
  return found;
}
