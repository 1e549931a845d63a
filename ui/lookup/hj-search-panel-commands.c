/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done from the palette. */
#include "hj-search-panel-commands.h"

#include "hj-actions.h"

#include <glib/gi18n.h>
#include <string.h>

#define LANGUAGE_ICON "preferences-desktop-locale-symbolic"

static const HjSearchPanelCommand commands[] = {
  {N_("Start Reviewing"), "cards study learn 복습 시작 카드 공부", "media-playback-start-symbolic", "win.show", "'review'", NULL, NULL},
  {N_("Today"), "home 오늘 처음", "hj-today-symbolic", "win.show", "'today'", "<Alt>1", NULL},
  {N_("Course"), "topics lessons 강의 주제 차례", "hj-book-symbolic", "win.show", "'course'", "<Alt>2", NULL},
  {N_("My Notes"), "내 노트", "text-x-generic-symbolic", "win.show", "'notes'", "<Alt>3", NULL},
  {N_("Diagrams"), "gallery 다이어그램 도표 그림 모음", "hj-diagram-symbolic", "win.show", "'diagrams'", "<Alt>4", NULL},
  {N_("Glossary"), "terms words dictionary 용어집 용어 낱말 사전", "accessories-dictionary-symbolic", "win.show", "'glossary'", NULL,
   NULL},
  {N_("Cards"), "flashcards 카드", "hj-cards-symbolic", "win.show", "'cards'", "<Alt>5", NULL},
  {N_("Progress"), "statistics charts 진도 통계", "hj-progress-symbolic", "win.show", "'progress'", "<Alt>6", NULL},
  {N_("Import Notes"), "open file markdown notion obsidian 가져오기 파일 열기", "list-add-symbolic", "win.import", NULL, "<Control>o",
   NULL},
  {N_("Write a New Note"), "create 새 노트 쓰기", "document-new-symbolic", "win.show", "'editor new'", "<Control>n", NULL},
  {N_("Edit This Note"), "write change 편집 고치기", "document-edit-symbolic", "win.edit", NULL, "<Control>e", "lesson note:"},
  {N_("Save"), "store 저장", "document-save-symbolic", "page.save", NULL, "<Control>s", "editor"},
  {N_("Print a Sheet"), "pdf one page 인쇄 한 장 요약 출력", "printer-symbolic", "win.print", NULL, "<Control>p", "page.print"},
  {N_("Find in This Note"), "search 찾기 검색", "edit-find-symbolic", "win.find", NULL, "<Control>f", "lesson"},
  {N_("Sections of This Note"), "outline contents headings 차례 절 목차", "view-list-bullet-symbolic", "win.sections", NULL, "F6",
   "page.sections"},
  {N_("Take Over All Cards of This Note"), "suggested flashcards 카드 담기", "hj-cards-symbolic", "page.take-cards", NULL, NULL,
   "page.take-cards"},
  {N_("How This Note Was Read"), "import report repairs 가져오기 보고서 고침", "dialog-information-symbolic", "page.report", NULL, NULL,
   "lesson note:"},
  {N_("Previous Topic"), "back 이전 앞 주제", "go-previous-symbolic", "win.previous", NULL, "<Control>Page_Up", "lesson topic:"},
  {N_("Next Topic"), "다음 주제", "go-next-symbolic", "win.next", NULL, "<Control>Page_Down", "lesson topic:"},
  {N_("Read in Korean"), "language 언어 한국어 한글", LANGUAGE_ICON, "win.language", "0", "<Control>1", NULL},
  {N_("Read in English"), "language 언어 영어", LANGUAGE_ICON, "win.language", "1", "<Control>2", NULL},
  {N_("Read Both Languages Side by Side"), "language bilingual 언어 나란히 두 언어", LANGUAGE_ICON, "win.language", "2", "<Control>3",
   NULL},
  {N_("Larger Text"), "zoom in 확대 크게 글자", "zoom-in-symbolic", "win.zoom", "1", "<Control>plus", "page.zoom"},
  {N_("Smaller Text"), "zoom out 축소 작게 글자", "zoom-out-symbolic", "win.zoom", "-1", "<Control>minus", "page.zoom"},
  {N_("Text in Its Usual Size"), "zoom reset 100% 원래 크기 글자", "zoom-original-symbolic", "win.zoom", "0", "<Control>0", "page.zoom"},
  {N_("Show or Hide the Sidebar"), "focus reading wide 옆 막대 사이드바 집중 읽기", "view-dual-symbolic", "win.sidebar-hidden", NULL, "F9",
   NULL},
  {N_("Focus Reading"), "distraction free zen 집중 읽기 집중해서", "view-reveal-symbolic", "win.focus", NULL, "<Shift>F11",
   "page.focus"},
  {N_("Mark the Section as Read or Unread"), "done check 읽음 표시 진도", "object-select-symbolic", "win.toggle-read", NULL,
   "<Control>m", "page.toggle-read"},
  {N_("Full Screen"), "fullscreen 전체 화면", "view-fullscreen-symbolic", "win.fullscreen", NULL, "F11", NULL},
  {N_("Back"), "뒤로 돌아가기", "go-previous-symbolic", "win.back", NULL, "<Alt>Left", NULL},
  {N_("Forward"), "앞으로", "go-next-symbolic", "win.forward", NULL, "<Alt>Right", NULL},
  {N_("Undo the Last Review"), "take back 되돌리기 취소 복습", "edit-undo-symbolic", "win.undo-review", NULL, NULL, NULL},
  {N_("Preferences"), "settings options goal retention 설정 환경", "emblem-system-symbolic", "app.preferences", NULL, "<Control>comma",
   NULL},
  {N_("Keyboard Shortcuts"), "keys help 단축키 도움말", "preferences-desktop-keyboard-shortcuts-symbolic",
   "win.show-help-overlay", NULL, "<Control>question", NULL},
  {N_("About Hanjang"), "version license 정보 버전", "help-about-symbolic", "app.about", NULL, NULL, NULL},
  {N_("Quit"), "exit close 끝내기 종료 닫기", "application-exit-symbolic", "app.quit", NULL, "<Control>q", NULL},
};

/* ---- what can be done now ---- */

static gboolean
is_here (const HjSearchPanelCommand *command, HjPage *page, const char *place)
{
  if (command->where == NULL)
    return TRUE;
  if (g_str_has_prefix (command->where, "page."))
    return page != NULL && hj_action_exists (GTK_WIDGET (page), command->where);
  return place != NULL && g_str_has_prefix (place, command->where);
}

/* Much of what the window does it asks of the page: "win.next" is its "page.next". */
static gboolean
is_off (const HjSearchPanelCommand *command, HjWindow *window, HjPage *page)
{
  g_autofree char *on_page = g_strconcat ("page", strchr (command->action, '.'), NULL);

  return hj_action_is_off (GTK_WIDGET (window), command->action)
         || (page != NULL && hj_action_is_off (GTK_WIDGET (page), on_page));
}

/* ---- what is meant ---- */

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
hj_search_panel_commands_find (const HjSearchPattern *pattern, HjWindow *window)
{
  HjPage *page = hj_window_get_page (window);
  const char *place = hj_window_get_place (window);
  GPtrArray *found = g_ptr_array_new ();
  g_autoptr (GArray) scored = g_array_new (FALSE, FALSE, sizeof (Scored));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++) {
    Scored one = {&commands[i], 0};

    if (is_here (one.command, page, place) && !is_off (one.command, window, page)
        && (pattern == NULL || score_command (pattern, one.command, &one.score)))
      g_array_append_val (scored, one);
  }
  g_array_sort (scored, compare);
  for (guint i = 0; i < scored->len; i++)
    g_ptr_array_add (found, (gpointer) g_array_index (scored, Scored, i).command);
  return found;
}
