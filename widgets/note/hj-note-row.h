/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of a note on screen: a block, or a block in two languages, with its place. Private to the note view. */
#pragma once

#include "hj-note-table-model.h"
#include "hj-note.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  HJ_NOTE_SIDE_FIRST,
  HJ_NOTE_SIDE_SECOND,
  HJ_N_NOTE_SIDES,
} HjNoteSide;

#define HJ_TYPE_NOTE_ROW (hj_note_row_get_type ())
G_DECLARE_FINAL_TYPE (HjNoteRow, hj_note_row, HJ, NOTE_ROW, GObject)

struct _HjNoteRow {
  GObject parent_instance;

  const HjBlock *blocks[HJ_N_NOTE_SIDES]; /* one of them may be NULL */
  gboolean two_columns;   /* of a note shown in two languages */
  guint index;            /* among all rows of the view, answers included, from 1 */
  guint top;              /* index among the top-level blocks of the first note */
  int indent;             /* how deep in lists */
  gboolean ends_list;     /* the last row of an outermost list */
  char *marker;           /* "•", "3.", or NULL */
  int task;               /* −1, or 0 and 1 for a check box */
  int task_line;          /* where that stands in the source */
  HjNoteRow *question;    /* whose answer this is part of, or NULL (not owned) */
  GPtrArray *answer;      /* of HjNoteRow: the rows of a question's answer, or NULL */
  gboolean expanded;      /* the answer is shown */
  gboolean folded;        /* a heading whose section is not shown */
  gboolean first, last;   /* of its note, or of its answer */
  HjBlock *title[HJ_N_NOTE_SIDES]; /* a heading made from the front matter, or NULL (owned) */
  int minutes;            /* it takes to read, below such a heading; 0: not known */
  GPtrArray *slice;       /* of HjSpan: the part of an endless paragraph this row shows, or NULL */
  guint from, to;         /* the part of a long table: its rows from ≤ r < to; 0, 0: all */
  HjNoteTableModel *table; /* how its table is looked at, shared by the parts of a long one; NULL until it is built */
  const HjLatentTable *latent; /* the block is a table the text implies, shown when expanded; or NULL (not owned) */
  GtkWidget *child;       /* while it is built (owned by the page), or NULL */
  int height;             /* px, measured or estimated; 0: not yet known */
  GtkWidget *diagram;     /* kept while its row is scrolled away: it may be in the middle of a run */
};

/* The rows of two notes side by side (SECOND may be NULL), answers within their questions.
 * (transfer full) (element-type HjNoteRow) */
GPtrArray *hj_note_rows_new (const HjNote *first, const HjNote *second);

/* Whether it is a heading that folds its section. */
gboolean hj_note_row_is_foldable (HjNoteRow *row);
/* The block that stands for the row: of the first side, or else of the second. */
const HjBlock *hj_note_row_get_block (HjNoteRow *row);

G_END_DECLS
