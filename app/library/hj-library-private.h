/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of app/library share: the object, the migrations and the functions of each table. */
#pragma once

#include "hj-block-trace.h"
#include "hj-database.h"
#include "hj-library.h"
#include "hj-search-index.h"

G_BEGIN_DECLS

/* Raised whenever notes are read in a better way; notes read by an older one are read again when opened. */
#define HJ_LIBRARY_READER 8

struct _HjLibrary {
  GObject parent_instance;
  char *path;
  HjDatabase *db;
  gint64 options_id;       /* row of study_options in force, 0 unknown */
  HjStudyOptions options;
  HjSearchIndex *index;    /* of everything that can be found; NULL until something is looked for */
  GHashTable *changed;     /* rows of it that were written since, see hj-library-index.c */
  gint64 version;          /* of the data, as other programs change it */
};

/* One user action: begin, what it does, end. finish emits "changed" when all is stored. */
gboolean hj_library_begin (HjLibrary *self, GError **error);
gboolean hj_library_finish (HjLibrary *self, gboolean success, GError **error);
/* A library that is open already, for another thread: it is sound and up to date. */
HjLibrary *hj_library_open_beside (const char *path, GError **error);
/* Another connection stored something: lets go of what was remembered and emits "changed". The search index sees for
 * itself that it is old. */
void hj_library_notice_changes (HjLibrary *self);

/* ---- hj-migrations.c ---- */
int hj_migrations_get_version (void);
/* Is it a library this version can read? VERSION: its format, 0 for an empty file. */
gboolean hj_migrations_check (HjDatabase *db, int *version, GError **error);
gboolean hj_migrations_run (HjDatabase *db, GError **error);

/* ---- hj-notes-table.c ---- */
gint64 hj_notes_table_find_path (HjDatabase *db, const char *path, GError **error);
gint64 hj_notes_table_find_digest (HjDatabase *db, const char *digest, GError **error);
/* NULL if there is no such note. (transfer full) */
char *hj_notes_table_dup_digest (HjDatabase *db, gint64 note);
char *hj_notes_table_dup_path (HjDatabase *db, gint64 note);
/* NOTE, unless it has left FROM or there is another one at TO, is at TO from now on. */
gboolean hj_notes_table_move (HjDatabase *db, gint64 note, const char *from, const char *to, GError **error);
char *hj_notes_table_dup_markdown (HjDatabase *db, gint64 note);
/* Set of the digests of all the learner's notes. (transfer full) (element-type utf8) */
GHashTable *hj_notes_table_list_digests (HjDatabase *db);
/* NOTE 0 adds a row, otherwise replaces its text. Returns its number, 0 on an error. */
gint64 hj_notes_table_store (HjDatabase *db, gint64 note, const char *path, const char *topic, GBytes *bytes,
                             const char *digest, const HjNote *read, HjMoment now, GError **error);
/* Numbers of the notes an older reader has read. (element-type gint64) */
GArray *hj_notes_table_list_stale (HjDatabase *db, GError **error);

/* ---- hj-cards-table.c ---- */
/* What hj_cards_table_load reads of a row. */
#define HJ_CARD_COLUMNS                                                                                            \
  "id, note, key, family, kind, front_ko, back_ko, front_en, back_en, topic, block, line, suggested, suspended,"   \
  " gone, state, step, stability, difficulty, interval, last_day, last, due, reps, lapses"
HjCard *hj_cards_table_load (HjStatement *row);
HjCard *hj_cards_table_get (HjDatabase *db, gint64 card, GError **error);
gboolean hj_cards_table_insert (HjDatabase *db, HjCard *card, const char *origin, gint64 place, HjMoment now,
                                GError **error);
/* Words, place in the note, and whether it is gone; edited cards keep their words. */
gboolean hj_cards_table_update_source (HjDatabase *db, const HjCard *card, const char *origin, GError **error);
gboolean hj_cards_table_update_schedule (HjDatabase *db, gint64 card, const HjSchedule *schedule, GError **error);
/* Every card of a note, gone ones and those that waited for a note of ORIGIN included. (element-type HjCard) */
GPtrArray *hj_cards_table_list_of_note (HjDatabase *db, gint64 note, const char *origin, GError **error);
/* What statistics need of every card that is taken: no words. (element-type HjCard) */
GPtrArray *hj_cards_table_list_schedules (HjDatabase *db, GError **error);
/* New cards of a note that is opened for the first time come before all others. */
gboolean hj_cards_table_promote (HjDatabase *db, const char *what, GError **error);

/* ---- hj-cards-due.c ---- */
/* In their order, until ENOUGH cards of different families are there. (element-type HjCard) */
gboolean hj_cards_table_append_learning (HjDatabase *db, gint64 note, gint64 before, GPtrArray *cards,
                                         GError **error);
gboolean hj_cards_table_append_reviews (HjDatabase *db, gint64 note, gint64 before, int enough,
                                        GHashTable *families, GPtrArray *cards, GError **error);
gboolean hj_cards_table_append_new (HjDatabase *db, gint64 note, int enough, GHashTable *families,
                                    GPtrArray *cards, GError **error);
/* Set of the families with a review since SINCE. */
GHashTable *hj_cards_table_list_families (HjDatabase *db, gint64 since, GError **error);

/* ---- hj-reviews-table.c ---- */
gboolean hj_reviews_table_append (HjDatabase *db, const HjReview *review, gint64 options, GError **error);
/* The last review that was not taken back, 0 if there is none. */
gint64 hj_reviews_table_find_last (HjDatabase *db, gint64 *card, GError **error);
gboolean hj_reviews_table_take_back (HjDatabase *db, gint64 review, gint64 card, HjMoment now, GError **error);
gboolean hj_reviews_table_count_today (HjDatabase *db, gint64 since, int *new_done, int *reviews_done,
                                       GError **error);
/* The schedule of CARD as its log gives it. */
gboolean hj_reviews_table_replay (HjDatabase *db, gint64 card, HjSchedule *schedule, GError **error);

/* ---- hj-options-table.c ---- */
gboolean hj_options_table_get (HjDatabase *db, gint64 id, HjStudyOptions *options, GError **error);
/* The options in force and their row; the row is made if there is none. */
gboolean hj_library_require_options (HjLibrary *self, GError **error);

/* ---- hj-passages-table.c ---- */
/* The level of a heading, 0 for text, and this: */
#define HJ_PASSAGE_FORMULA (-1)
gboolean hj_passages_table_replace (HjDatabase *db, gint64 note, const HjNote *read, GError **error);

/* ---- hj-library-index.c ---- */
/* The words of the library in memory, true to its tables. Keys have a HjHitKind; ids are those of passages, cards and
 * notes, for a topic twice its number in the course, plus one for its English title. Borrowed until the next write. */
const HjSearchIndex *hj_library_require_index (HjLibrary *self, GError **error);
void hj_library_drop_index (HjLibrary *self);

/* ---- hj-library-hits.c ---- */
/* KIND, where KEY was found; its words are still missing. */
HjHit *hj_hit_new (HjHitKind kind, const HjSearchKey *key, double score);
/* The words of HIT, which has ID as keys of the index have it; cards in LANG. FALSE if it is there no more. */
gboolean hj_hit_finish (HjDatabase *db, HjHit *hit, gint64 id, const HjSearchPattern *pattern, HjLang lang);
/* The same for a note of which PASSAGE is shown. */
gboolean hj_hit_finish_passage (HjDatabase *db, HjHit *hit, gint64 passage, const HjSearchPattern *pattern);

/* ---- hj-library-links.c ---- */
/* Makes the links of NOTE, which was just read, lead to notes of the library, and its pictures to files. */
void hj_links_resolve (HjLibrary *self, const HjNoteInfo *info, HjNote *note);

/* ---- hj-link-names.c ---- */
/* The learner's notes by name, listed when first asked for and remembered. */
typedef struct _HjLinkNames HjLinkNames;
HjLinkNames *hj_link_names_new (HjDatabase *db);
void hj_link_names_free (HjLinkNames *self);
/* The note that "Name" or "Folder/Name" means, 0 if there is none; of several the one nearest to the path NEAR. */
gint64 hj_link_names_find (HjLinkNames *self, const char *target, const char *near);
/* The topic of this title or id, NULL if there is none. */
const char *hj_link_names_find_topic (const char *target);

/* ---- hj-pictures-table.c ---- */
/* Keeps the picture at PATH, which came in CONTAINER. */
gboolean hj_pictures_table_store (HjDatabase *db, const char *path, const char *container, GBytes *bytes, GError **error);
/* Lets go of those whose container no note is of any more. */
gboolean hj_pictures_table_sweep (HjDatabase *db, GError **error);
/* The picture TARGET of the note at path NOTE as a file on the disk, made where it is not there; or NULL. */
char *hj_pictures_table_dup_file (HjDatabase *db, const char *note, const char *target);

/* ---- hj-blocks-table.c ---- */
/* The blocks of NOTE as they were stored. (element-type HjTrace) */
GPtrArray *hj_blocks_table_list (HjDatabase *db, gint64 note, GError **error);
gboolean hj_blocks_table_replace (HjDatabase *db, gint64 note, const GPtrArray *traces, GError **error);
/* Gives the blocks of READ, the note as it was stored, the ids they keep. */
gboolean hj_blocks_table_apply (HjDatabase *db, gint64 note, HjNote *read, GError **error);

/* ---- hj-overrides-table.c ---- */
/* (element-type HjOverride) */
GPtrArray *hj_overrides_table_list (HjDatabase *db, gint64 note, GError **error);
/* Their lines are right for the text as it is stored. */
void hj_overrides_pin (const GPtrArray *overrides);
/* Stores where OVERRIDES stand in READ, whose blocks are TRACES. */
gboolean hj_overrides_table_follow (HjDatabase *db, const GPtrArray *overrides, const HjNote *read,
                                    const GPtrArray *traces, GError **error);

/* ---- hj-progress-table.c ---- */
/* Where the learner was in BEFORE, in the words of AFTER; ORIGINS as hj_traces_align gives them. */
gboolean hj_progress_table_follow (HjDatabase *db, gint64 note, const GPtrArray *before, const GPtrArray *after,
                                   const GArray *origins, GError **error);

/* ---- hj-coverage-table.c ---- */
/* What was read of NOTE, in the blocks it has now, READ; RENAMED (may be NULL): their new ids by the old ones, where READ
 * does not keep ids. */
gboolean hj_coverage_table_follow (HjLibrary *self, gint64 note, const HjNote *read, GHashTable *renamed, GError **error);

/* ---- hj-library-twin.c ---- */
/* The undamaged copy that NOTE was read from, 0 if there is none. */
gint64 hj_twins_get (HjLibrary *self, gint64 note);
gboolean hj_twins_set (HjLibrary *self, gint64 note, gint64 twin, GError **error);
/* Looks among the learner's notes, but for EXCEPT, for what DAMAGED was; TEXT (out): its Markdown. */
gint64 hj_twins_find (HjDatabase *db, const HjNote *damaged, gint64 except, char **text, GError **error);
/* Damaged notes that had to be guessed and whose undamaged copy TEXT may be. (element-type gint64) */
GArray *hj_twins_list_damaged (HjLibrary *self, const char *text, GError **error);
gboolean hj_twins_has_reviews (HjLibrary *self, gint64 note);

/* ---- hj-import-again.c ---- */
/* Reads notes again that an older version read. */
gboolean hj_library_refresh (HjLibrary *self, GError **error);

/* ---- hj-library-copy.c ---- */
/* The folder PATH lies in. */
gboolean hj_make_folder_of (const char *path, GError **error);
/* A copy of DB at PATH: written beside it, verified, then renamed. */
gboolean hj_copy_database (HjDatabase *db, const char *path, GError **error);
/* Whether PATH is a sound library of a format this version knows. */
gboolean hj_verify_library (const char *path, GError **error);
/* Done when this returns, also should the power fail. */
gboolean hj_rename_synced (const char *from, const char *to, GError **error);
/* With the files SQLite may have left beside it. */
void hj_remove_database (const char *path);
/* hanjang/library.sqlite3.backups/NAME. (transfer full) */
char *hj_library_dup_backup_path (const char *library, const char *name);
/* NOW as the names of backups have it, 2026-03-01-143000. (transfer full) */
char *hj_dup_stamp (HjMoment now);

/* ---- hj-library-backup.c ---- */
/* The end of a backup's name. */
#define HJ_BACKUP_SUFFIX ".sqlite3"
/* From the days of the backups, newest first: which to keep. (element-type gboolean) */
GArray *hj_backups_choose (const GArray *days, int today);

G_END_DECLS
