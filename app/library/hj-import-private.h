/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the steps of an import share: listing files, reading them into a plan, storing the plan. */
#pragma once

#include "hj-import-ahead.h"
#include "hj-import-plan.h"
#include "hj-library-private.h"

G_BEGIN_DECLS

/* New cards of the learner's notes are asked after those of the course, in the order they came. */
#define HJ_OWN_PLACE 100000000
#define HJ_TOPIC_PLACES 10000

typedef struct _HjMoved HjMoved;

/* One file of a plan. */
typedef struct {
  HjImport *import;
  GBytes *bytes;   /* NULL unless something would be stored */
  HjNote *ahead;   /* the note in them, where it has been read already; or NULL */
  char *digest;    /* of the bytes; NULL if skipped */
  char *base;      /* digest of the text it would replace, or NULL */
  GPtrArray *before, *after; /* of HjTrace: the blocks of the text it would replace, or NULL; and its own */
  GPtrArray *overrides; /* of HjOverride, or NULL */
  char *previous;  /* the text their lines are of, or NULL */
  GArray *origins; /* of int: which of BEFORE each of AFTER is */
  int same_as;     /* index of the earlier file of the plan with the same bytes, or −1 */
  int twin_of;     /* index of the file of the plan it was restored from, or −1 */
} HjPlanFile;

struct _HjImportPlan {
  GPtrArray *files;   /* of HjPlanFile */
  GPtrArray *imports; /* of HjImport, owned by the files until they are given away */
  GHashTable *digests; /* char* of a file with bytes → its index */
  GHashTable *pictures; /* char* path → GBytes, of containers */
  GHashTable *containers; /* char* path of such a picture → char* path of its container */
  HjMoved *moved; /* NULL until asked for */
};

/* ---- hj-import-files.c ---- */
/* The note files below FOLDER, sorted by name; FALSE when there are none or it cannot be read. CLOSED: folders below that
 * cannot. */
gboolean hj_import_list_files (const char *folder, GPtrArray *files, GPtrArray *closed, GError **error);
/* Whether PATH, found in FOLDER, is a link to somewhere else. */
gboolean hj_import_leads_out (const char *path, const char *folder);
/* The bytes of the file at PATH, where it is of a kind and size that can be read. Errors name the file. */
GBytes *hj_import_load_file (const char *path, GCancellable *cancellable, GError **error);

/* ---- hj-import-plan.c ---- */
/* One way into the plan: what PATHS hold, read against DB. */
HjImportPlan *hj_import_plan_read (HjDatabase *db, const char *const *paths, HjContainerOpener open,
                                   HjImportProgressFunc progress, gpointer data, GCancellable *cancellable,
                                   GError **error);

/* ---- hj-import-file.c ---- */
HjImportPlan *hj_import_plan_new (void);
HjImport *hj_import_new (const char *path);
char *hj_import_compute_digest (GBytes *bytes);
/* Errors name PATH. */
HjNote *hj_import_read_note (GBytes *bytes, const char *path, const HjReadOptions *options, GError **error);
/* Reads the bytes of FILE and gives its blocks the ids they have in DB. TWIN: text of an undamaged copy, or NULL. */
gboolean hj_import_read_file (HjPlanFile *file, HjDatabase *db, const char *twin, GCancellable *cancellable,
                              GError **error);
void hj_plan_file_clear (HjPlanFile *file);
/* Lets go of what reading the bytes of FILE gives again. */
void hj_plan_file_lighten (HjPlanFile *file);
/* Lets go of what FILE needed to be stored. */
void hj_plan_file_forget (HjPlanFile *file);
/* The files of PLAN without the plan. (transfer full) (element-type HjImport) */
GPtrArray *hj_import_plan_take_imports (HjImportPlan *plan);
/* Compares with what is in DB and in PLAN, and reads what is new; appends it to PLAN. */
gboolean hj_import_plan_add (HjImportPlan *plan, HjDatabase *db, GBytes *bytes, const char *path,
                             GCancellable *cancellable, GError **error);
/* The same for a file that was loaded, whose note was read from its bytes alone; what LOADED holds is taken. */
gboolean hj_import_plan_add_loaded (HjImportPlan *plan, HjDatabase *db, const HjLoadedFile *loaded, const char *path,
                                    GCancellable *cancellable, GError **error);
/* Appends a file that is left out for its own fault and frees PROBLEM; any other PROBLEM goes to ERROR. */
gboolean hj_import_plan_skip_or_fail (HjImportPlan *plan, const char *path, GError *problem, GError **error);
/* Appends a file that is left out. */
void hj_import_plan_skip (HjImportPlan *plan, const char *path, const char *why);
/* Once all files are there: reads damaged ones from their undamaged copies. */
gboolean hj_import_plan_restore_twins (HjImportPlan *plan, HjDatabase *db, GCancellable *cancellable, GError **error);

/* ---- hj-import-moved.c ---- */
void hj_moved_free (HjMoved *self);
/* Whether FILE, whose path no note has, is that of a note under another name: then it updates that one. Known by its
 * bytes or its name, before it is read. */
gboolean hj_import_follow_file (HjImportPlan *plan, HjPlanFile *file, HjDatabase *db);
/* The same by what it says, once it was read. */
gboolean hj_import_follow_words (HjImportPlan *plan, HjPlanFile *file, HjDatabase *db);

/* ---- hj-import-views.c ---- */
/* Leaves out what came twice, whole and in part. */
void hj_import_plan_leave_views (HjImportPlan *plan);

/* ---- hj-import-commit.c ---- */
/* Stores FILE, inside a transaction. */
gboolean hj_import_store_file (HjLibrary *self, HjPlanFile *file, HjMoment now, GError **error);
typedef struct {
  HjLibrary *library;
  HjImportPlan *plan;
  HjMoment now;
  HjImportProgressFunc report; /* or NULL */
  gpointer data;
  GCancellable *cancellable;   /* or NULL; looked at between two files */
} HjStoring;
/* Everything of the plan, inside a transaction. */
gboolean hj_import_store_plan (const HjStoring *self, GError **error);

/* ---- hj-import-again.c ---- */
/* Reads the kept bytes of NOTE once more. TWIN and its TEXT: what may be the undamaged copy, or 0 and NULL. If it is
 * none, nothing changes. */
gboolean hj_library_read_again (HjLibrary *self, gint64 note, gint64 twin, const char *text, GError **error);
/* The same for a note that OVERRIDE changes; APPLIED (out): whether it could. */
gboolean hj_library_read_overridden (HjLibrary *self, gint64 note, gint64 override, gboolean *applied, GError **error);
/* Looks whether the note that was just stored is what an earlier, damaged one was. */
gboolean hj_library_restore_others (HjLibrary *self, const HjImport *import, GError **error);

/* ---- hj-block-changes.c ---- */
/* Fills what changed from BEFORE to AFTER into IMPORT. */
void hj_traces_compare (const GPtrArray *before, const GPtrArray *after, const GArray *origins, HjImport *import);

/* ---- hj-import-cards.c ---- */
typedef struct {
  HjDatabase *db;
  gint64 note;
  const char *origin, *topic; /* TOPIC may be NULL */
  gint64 place;               /* of the first card among those to be asked */
  HjMoment now;
} HjCardSource;
/* MADE (element-type HjCard) are the cards of the note now; GONE is increased by those that have no text any more. */
gboolean hj_cards_table_store_made (const HjCardSource *source, const GPtrArray *made, int *gone, GError **error);

G_END_DECLS
