/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sections of a note as an indented list; the one being read is marked. */
#pragma once

#include "hj-coverage.h"
#include "hj-note.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Signal "section-activated" (guint block): index of its heading among the top-level blocks. */
#define HJ_TYPE_SECTION_LIST (hj_section_list_get_type ())
G_DECLARE_FINAL_TYPE (HjSectionList, hj_section_list, HJ, SECTION_LIST, GtkWidget)

GtkWidget *hj_section_list_new (void);
/* Copies the titles; NULL empties the list. */
void hj_section_list_set_note (HjSectionList *list, const HjNote *note);
/* How a title is shown, before a note is set; NULL: as it is. DATA must live as long as the list. (transfer full) */
typedef char *(*HjSectionTitleFunc) (const HjSection *section, gpointer data);
void hj_section_list_set_title_func (HjSectionList *list, HjSectionTitleFunc func, gpointer data);
/* What of the note was read: a ring for each section, a tick when it is read. NULL: no rings. */
void hj_section_list_set_coverage (HjSectionList *list, const HjCoverage *coverage);
/* The menu of the section whose heading stands on LINE, opened by the second button, a long press or the menu key; NULL
 * for none. DATA must live as long as the list. (transfer full) */
typedef GMenuModel *(*HjSectionMenuFunc) (HjSectionList *list, int line, gpointer data);
void hj_section_list_set_menu_func (HjSectionList *list, HjSectionMenuFunc func, gpointer data);
/* BLOCK is the top-level block that is read now: its section is marked, and scrolled to where it is out of sight. */
void hj_section_list_set_current (HjSectionList *list, guint block);
guint hj_section_list_get_length (HjSectionList *list);

G_END_DECLS
