/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a row of a note to the widget that shows it. Private to the note view. */
#pragma once

#include "hj-note-extras.h"
#include "hj-note-row.h"
#include "hj-note-text.h"

G_BEGIN_DECLS

/* Who builds, and what its widgets call. */
typedef struct {
  gpointer owner;
  void (*open_link) (gpointer owner, const char *uri);
  void (*toggle_answer) (gpointer owner, HjNoteRow *row);
  void (*toggle_table) (gpointer owner, HjNoteRow *row);
  GtkWidget *(*create_diagram) (gpointer owner, HjNoteRow *row, const HjBlock *block); /* (transfer floating) */
  GMenuModel *(*create_menu) (gpointer owner, const HjBlock *block); /* (transfer full) (nullable) */
  HjNoteExtras *extras; /* what lies beside the words, or NULL */
  void (*dismiss) (gpointer owner, const HjNoteRemark *remark);
  void (*open_stand_in) (gpointer owner, HjNoteRow *row, const HjNoteStandIn *stand_in);
  HjNoteReader reader;
  HjLang lang; /* of the first note, for what is read aloud */
  char *macros; /* of the first note's formulas, or NULL */
  char **symbols; /* of formulas that lead somewhere, or NULL */
  void (*set_folded) (gpointer owner, HjNoteRow *row, gboolean folded);
  HjNoteFind (*get_find) (gpointer owner, HjNoteRow *row); /* what is searched in ROW now */
  void (*refit) (gpointer owner, HjNoteRow *row); /* the widget of ROW has other words now */
  char *fixed_tasks; /* why tasks cannot be ticked; NULL: they can */
  void (*toggle_task) (gpointer owner, int line, gboolean done);
  GdkPaintable *(*load_picture) (gpointer owner, const char *uri); /* (transfer full) (nullable) */
} HjNoteBuilder;

/* (transfer floating) FIND marks what is searched. */
GtkWidget *hj_note_block_build (const HjNoteBuilder *builder, HjNoteRow *row, HjNoteFind *find);
/* The row of a latent table: what unfolds it, and below it TABLE (floating), NULL while it is folded. */
GtkWidget *hj_note_latent_new (const HjNoteBuilder *builder, HjNoteRow *row, GtkWidget *table);
/* A table, with what sorts, filters and covers it; SECOND (or NULL) says the same in another language. (transfer floating) */
GtkWidget *hj_note_table_build (const HjNoteBuilder *builder, HjNoteRow *row, HjNoteFind *find, const HjBlock *first,
                                const HjBlock *second);
/* HEADING (floating) of ROW with what folds its section in the margin. (transfer floating) */
GtkWidget *hj_note_fold_wrap (const HjNoteBuilder *builder, HjNoteRow *row, GtkWidget *heading);
/* Shows whether the section of ROW, which is built, is folded. */
void hj_note_fold_update (HjNoteRow *row);
/* The box of the task on LINE. (transfer floating) */
GtkWidget *hj_note_task_new (const HjNoteBuilder *builder, int line, gboolean done);
/* Code of a row. (transfer floating) */
GtkWidget *hj_note_code_build (const HjNoteBuilder *builder, HjNoteRow *row, HjNoteFind *find, const HjBlock *block);
/* A label of a row, searched and with links that are followed. (transfer floating) */
GtkWidget *hj_note_block_label (const HjNoteBuilder *builder, const char *markup, GtkAccessibleRole role, HjNoteFind *find);
/* Marks and counts anew what is searched in a widget built above. */
void hj_note_block_mark (GtkWidget *widget, HjNoteFind *find);
/* How often NEEDLE stands in what the row shows to READER. */
guint hj_note_block_search (const HjNoteReader *reader, HjNoteRow *row, const char *needle);

/* Underlines SYMBOLS (or NULL) in all formulas at and below WIDGET. */
void hj_note_links_set_symbols (GtkWidget *widget, const char *const *symbols);

/* The style sheet of the note view, added to DISPLAY once. */
void hj_note_style_add (GdkDisplay *display);

G_END_DECLS
