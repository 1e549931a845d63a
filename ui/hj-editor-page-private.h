/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of HjEditorPage share. */
#pragma once

#include "hj-editor-page.h"
#include "hj-note-view.h"
#include "hj-page-header.h"

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

struct _HjEditorPage {
  HjPage parent_instance;

  HjPageHeader *header;
  GtkToggleButton *preview_button;
  GtkInfoBar *draft_bar;
  GtkPaned *paned;
  GtkWidget *source_scroller;
  GtkSourceView *source;
  GtkTextBuffer *buffer; /* of the source */
  HjNoteView *preview;

  gint64 note;           /* 0: a new one */
  char *what;            /* as it was opened; NULL while nothing is */
  char *name;            /* of the note, for the preview */
  GCancellable *reading; /* the preview that is being made */
  guint preview_id, draft_id;
};

static inline HjLibrary *
hj_editor_page_get_library (HjEditorPage *self)
{
  return hj_desk_get_library (hj_page_get_desk (HJ_PAGE (self)));
}

/* (transfer full) */
char *hj_editor_page_dup_text (HjEditorPage *page);
/* The note has, or may have, another title. */
void hj_editor_page_update_title (HjEditorPage *page);
/* What can be done depends on what was typed. */
void hj_editor_page_update_actions (HjEditorPage *page);

/* hj-editor-preview.c: the text has changed; the page goes away. */
void hj_editor_page_queue_preview (HjEditorPage *page);
void hj_editor_page_stop_preview (HjEditorPage *page);

/* hj-editor-saving.c */
/* Keeps what was typed and not saved as a draft: now, or in a while. */
void hj_editor_page_keep_draft (HjEditorPage *page);
void hj_editor_page_queue_draft (HjEditorPage *page);
/* The action "page.save". */
void hj_editor_page_save_cb (GtkWidget *widget, const char *action, GVariant *parameter);

G_END_DECLS
