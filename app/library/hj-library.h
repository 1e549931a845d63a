/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a learner keeps: notes, cards, the review log, progress, diagram states and settings, in one SQLite
 * file. Every call that changes something is one transaction: done and on the disk when it returns, or not
 * done at all and ERROR says why in one sentence. */
#pragma once

#include "hj-card.h"
#include "hj-coverage.h"
#include "hj-note.h"
#include "hj-override.h"
#include "hj-queue.h"
#include "hj-search-pattern.h"
#include "hj-stats.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define HJ_LIBRARY_ERROR (hj_library_error_quark ())
typedef enum {
  HJ_LIBRARY_ERROR_OPEN,      /* cannot be opened or made */
  HJ_LIBRARY_ERROR_READ_ONLY, /* may not be written to */
  HJ_LIBRARY_ERROR_FULL,      /* the disk is full */
  HJ_LIBRARY_ERROR_LOCKED,    /* another program is writing */
  HJ_LIBRARY_ERROR_DAMAGED,   /* no library, or a damaged one */
  HJ_LIBRARY_ERROR_NEWER,     /* written by a newer version */
  HJ_LIBRARY_ERROR_NOT_FOUND, /* no such note, card … */
  HJ_LIBRARY_ERROR_CHANGED,   /* somebody else wrote to the file meanwhile */
  HJ_LIBRARY_ERROR_FAILED,
} HjLibraryError;
GQuark hj_library_error_quark (void);

/* Signal "changed" (no arguments): something was stored. To be used from the thread that opened it. */
#define HJ_TYPE_LIBRARY (hj_library_get_type ())
G_DECLARE_FINAL_TYPE (HjLibrary, hj_library, HJ, LIBRARY, GObject)

/* $HANJANG_LIBRARY, or hanjang/library.sqlite3 in the data folder of the user. (transfer full) */
char *hj_library_dup_default_path (void);
/* Opens or makes the library; PATH NULL is the default path. Brings an older one up to date, keeping a copy
 * of it as it was. */
HjLibrary *hj_library_open (const char *path, GError **error);
const char *hj_library_get_path (HjLibrary *self);

/* ---- notes ---- */

typedef struct {
  gint64 id;
  char *path;     /* as it was imported: absolute path, or course:ID.LANG */
  char *title;
  HjLang lang;
  char *encoding;
  gint64 bytes;
  char *topic;    /* course topic, or NULL for a note of the learner's own */
  gint64 added;   /* seconds */
  int cards, suggestions; /* taken over; waiting to be */
  double fraction;  /* read so far, 0 … 1 */
  gboolean finished;
  gint64 last_read; /* seconds; 0 never */
  int sections, sections_read;
  gint64 twin;      /* the undamaged note that this one, damaged, was restored from; 0 none. It may be gone since. */
} HjNoteInfo;

typedef enum {
  HJ_IMPORT_ADDED,
  HJ_IMPORT_UPDATED,   /* the same path with other bytes, or a file that was moved: read again; what is still there keeps
                        * its cards */
  HJ_IMPORT_UNCHANGED, /* the same path with the same bytes: not even read */
  HJ_IMPORT_DUPLICATE, /* the very same bytes under another path: not read, nothing added */
  HJ_IMPORT_SKIPPED,
} HjImportDeed;

typedef enum { HJ_CHANGE_ADDED, HJ_CHANGE_REMOVED, HJ_CHANGE_MOVED, HJ_CHANGE_REWORDED, HJ_N_CHANGES } HjChangeKind;

/* What happened to one block of text: a heading, a paragraph, an item, a table … */
typedef struct {
  HjChangeKind kind;
  char *block;           /* its id */
  int line_before, line; /* physical, from 1; 0 where it is not */
  char *before, *after;  /* its words; NULL where it is not */
} HjBlockChange;

/* What became, or would become, of one file. */
typedef struct {
  char *path;             /* as it is kept */
  HjImportDeed deed;
  HjNote *read;           /* the note as read; NULL if it was skipped or nothing changed */
  char *skipped;          /* why a file of a folder was left out (empty, not text), or NULL */
  gint64 note;            /* its number; of the duplicate if it is one; 0 while a new one is only planned */
  gint64 duplicate_of;    /* the note with the very same bytes, which was here before: nothing was added */
  gint64 twin;            /* an undamaged copy of this damaged note: it was read from there, without cards */
  char *moved_from;       /* the path it had: its file came under another name; or NULL */
  char *twin_path;        /* the same as a path: also known while the copy itself is only planned; or NULL */
  gboolean updated;       /* deed is UPDATED */
  GPtrArray *changes;     /* of HjBlockChange, in the order of the new text, then those removed; NULL unless UPDATED */
  int n_changes[HJ_N_CHANGES];
  int cards, suggestions; /* of the note now */
  int cards_gone;         /* their text is no more in it */
} HjImport;
void hj_block_change_free (HjBlockChange *change);
void hj_import_free (HjImport *import);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjImport, hj_import_free)

void hj_note_info_free (HjNoteInfo *info);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjNoteInfo, hj_note_info_free)

/* Reads BYTES and keeps them. PATH says where they came from and gives the title's fallback. */
HjImport *hj_library_import_note (HjLibrary *self, GBytes *bytes, const char *path, HjMoment now, GError **error);
/* One file, or every .md and .txt below a folder: all of it or nothing; files of a folder that hold no text are
 * left out and say so. (element-type HjImport) */
GPtrArray *hj_library_import_path (HjLibrary *self, const char *path, HjMoment now, GError **error);
/* Several files and folders as one action. PATHS ends with NULL. (element-type HjImport) */
GPtrArray *hj_library_import_paths (HjLibrary *self, const char *const *paths, HjMoment now, GError **error);
/* Calls TAKE for each note and picture in the container at PATH, such as an archive; the folder and name TAKE is given say where
 * in it a note is. N_OTHERS (out) counts the files in it that are no notes. */
typedef gboolean (*HjNoteTaker) (GBytes *bytes, const char *path, gpointer data, GError **error);
typedef gboolean (*HjContainerOpener) (const char *path, HjNoteTaker take, gpointer data, guint *n_others,
                                       GError **error);
/* The same as hj_library_import_paths, with OPEN for every .zip among PATHS. */
GPtrArray *hj_library_import_containers (HjLibrary *self, const char *const *paths, HjContainerOpener open,
                                         HjMoment now, GError **error);
/* The bundled course, where it changed since the last time. */
gboolean hj_library_import_course (HjLibrary *self, HjMoment now, GError **error);
/* The learner's own notes, newest first; with COURSE the notes of the course too. (element-type HjNoteInfo) */
GPtrArray *hj_library_list_notes (HjLibrary *self, gboolean course, GError **error);
HjNoteInfo *hj_library_get_note (HjLibrary *self, gint64 note, GError **error);
/* By number, path, file name, title, or course topic (in LANG). */
HjNoteInfo *hj_library_find_note (HjLibrary *self, const char *name, HjLang lang, GError **error);
/* The note as read, from its kept bytes. Links that lead to other notes are "note:NUMBER" or "note:NUMBER#place-WHERE"
 * (WHERE for hj_note_find_place) or "topic:ID"; pictures that lie beside it "file:…". (transfer full) */
HjNote *hj_library_read_note (HjLibrary *self, gint64 note, GError **error);
/* MARKDOWN of a card of NOTE (NULL: of none) as read, its links and pictures as those of the note. (transfer full) */
HjNote *hj_library_read_card_text (HjLibrary *self, const HjNoteInfo *note, const char *markdown, GError **error);
GBytes *hj_library_dup_note_bytes (HjLibrary *self, gint64 note, GError **error);
char *hj_library_dup_note_markdown (HjLibrary *self, gint64 note, GError **error);
/* Paths of the pictures that came in archives, to those of the archives. (transfer full) (element-type filename filename) */
GHashTable *hj_library_list_pictures (HjLibrary *self);
/* Takes the note out of the library, with its cards; the review log stays. */
gboolean hj_library_remove_note (HjLibrary *self, gint64 note, GError **error);

/* ---- how a note is read: the learner's word ---- */

/* Changes how a note of the learner's own is read, at LINE, or where BLOCK (may be NULL) begins; see hj-override.h for
 * KIND and VALUE. Headings change at once, and cards and places go with them. Survives whatever happens to the file.
 * Returns the number to take it back with, 0 on an error: when the line is not there or cannot be changed so. */
gint64 hj_library_override (HjLibrary *self, gint64 note, HjOverrideKind kind, const char *block, int line,
                            const char *value, HjMoment now, GError **error);
/* In the order in which they were made; line is where each stands now, 0 if its text is gone for the moment.
 * (element-type HjOverride) */
GPtrArray *hj_library_list_overrides (HjLibrary *self, gint64 note, GError **error);
/* Takes OVERRIDE back: the note is read as if it had never been. */
gboolean hj_library_remove_override (HjLibrary *self, gint64 override, GError **error);

/* ---- notes written in the app ---- */

/* Gives NOTE the Markdown TEXT: into its file, if that is still there, then into the library; blocks that are still
 * there keep their cards. A file that somebody else changed is only written to with OVERWRITE, else
 * HJ_LIBRARY_ERROR_CHANGED. */
gboolean hj_library_edit_note (HjLibrary *self, gint64 note, const char *text, gboolean overwrite, HjMoment now,
                               GError **error);
/* Ticks the task on LINE of the source, or takes the tick away: of all bytes just that one changes, in the file and in the
 * library. HJ_LIBRARY_ERROR_CHANGED where somebody else, or the learner in the editor, is changing it too. */
gboolean hj_library_set_task (HjLibrary *self, gint64 note, int line, gboolean done, HjMoment now, GError **error);
/* A new note that lives in the library alone. Returns its number, 0 on an error. */
gint64 hj_library_write_note (HjLibrary *self, const char *text, HjMoment now, GError **error);
/* What was typed and not saved yet; NOTE 0: of a new note. NULL: nothing. TEXT NULL forgets it. (transfer full) */
char *hj_library_dup_draft (HjLibrary *self, gint64 note, GError **error);
gboolean hj_library_set_draft (HjLibrary *self, gint64 note, const char *text, GError **error);

/* ---- reading progress ---- */

typedef struct {
  char *block;      /* id of the last block seen, or NULL */
  double fraction;  /* 0 … 1 */
  gboolean finished;
  gint64 at;        /* seconds; 0 never read */
} HjProgress;
void hj_progress_clear (HjProgress *progress);

/* WHAT is "note:ID" for a learner's note, "topic:ID" for a topic of the course (both languages share it). */
gboolean hj_library_get_progress (HjLibrary *self, const char *what, HjProgress *progress, GError **error);
gboolean hj_library_set_progress (HjLibrary *self, const char *what, const char *block, double fraction,
                                  gboolean finished, HjMoment now, GError **error);
/* What of NOTE, the note of WHAT as it was read from the library, was read; of a topic the Korean one, with which the
 * English one goes block by block. (transfer full) */
HjCoverage *hj_library_get_coverage (HjLibrary *self, const char *what, const HjNote *note, GError **error);
/* Keeps COVERAGE, and with it the progress of WHAT. BLOCK: the last one seen, NULL to leave that as it is. */
gboolean hj_library_keep_coverage (HjLibrary *self, const char *what, const char *block, const HjCoverage *coverage,
                                  HjMoment now, GError **error);
/* Of all notes and lessons of which something was read. */
gboolean hj_library_count_sections (HjLibrary *self, int *n_read, int *n_sections, GError **error);
/* What was read last and is not finished: "note:ID" or "topic:ID"; NULL if nothing is. (transfer full) */
char *hj_library_dup_reading (HjLibrary *self, GError **error);

/* ---- cards ---- */

typedef enum {
  HJ_CARDS_TAKEN,     /* those that are asked (also suspended ones) */
  HJ_CARDS_SUGGESTED, /* also those that were dismissed: suspended */
  HJ_CARDS_ALL,       /* both */
} HjCardFilter;

/* NOTE 0: of all notes. QUERY NULL or "": all; otherwise words that must all occur. (element-type HjCard) */
GPtrArray *hj_library_list_cards (HjLibrary *self, HjCardFilter filter, gint64 note, const char *query,
                                  GError **error);
HjCard *hj_library_get_card (HjLibrary *self, gint64 card, GError **error);
/* A card written by hand; its id is set. */
gboolean hj_library_add_card (HjLibrary *self, HjCard *card, HjMoment now, GError **error);
/* Takes over one suggestion, or all of a note but those dismissed. N_TAKEN (out, may be NULL) counts them. */
gboolean hj_library_take_card (HjLibrary *self, gint64 card, int *n_taken, GError **error);
gboolean hj_library_take_note_cards (HjLibrary *self, gint64 note, int *n_taken, GError **error);
/* Changes the four texts of a card; its history stays. */
gboolean hj_library_edit_card (HjLibrary *self, const HjCard *card, GError **error);
gboolean hj_library_set_suspended (HjLibrary *self, gint64 card, gboolean suspended, GError **error);

typedef enum {
  HJ_CARDS_TAKE,      /* a suggestion is asked from now on */
  HJ_CARDS_GIVE_BACK, /* and is a suggestion again, unless it was answered */
  HJ_CARDS_SUSPEND,   /* asked no more; a suggestion is dismissed for good */
  HJ_CARDS_RESUME,    /* the other way */
} HjCardChange;

/* The same change of N cards: of all, or of none where one is missing. */
gboolean hj_library_change_cards (HjLibrary *self, const gint64 *cards, gsize n, HjCardChange change, GError **error);

/* ---- terms ---- */

typedef enum {
  HJ_TERM_REJECTED = -1,
  HJ_TERM_UNDECIDED = 0,
  HJ_TERM_CONFIRMED = 1,
} HjTermVerdict;

/* A pair of words as the notes of the library give it; see hj-terms.h. */
typedef struct {
  char *key;
  char *ko, *en, *acronym; /* en is never NULL */
  gboolean confident;      /* else the reader should look at it */
  HjTermVerdict verdict;   /* the learner's */
  guint count;             /* how often in all */
  GArray *notes;           /* of gint64: where it stands; the first is where LINE is */
  int line;
} HjLibraryTerm;
void hj_library_term_free (HjLibraryTerm *term);

/* Of all notes, the course's too, by the Korean word, the doubtful ones last. Notes that are new since the last time are
 * read first.
 * (element-type HjLibraryTerm) */
GPtrArray *hj_library_list_terms (HjLibrary *self, GError **error);
gboolean hj_library_judge_term (HjLibrary *self, const char *key, HjTermVerdict verdict, GError **error);

/* ---- study ---- */

/* The learner's study options; kept as settings. */
gboolean hj_library_get_study_options (HjLibrary *self, HjStudyOptions *options, GError **error);
gboolean hj_library_set_study_options (HjLibrary *self, const HjStudyOptions *options, GError **error);
/* Today's queue. Cheap: ask for it again after every answer; its first card is the next one. NOTE 0: all. */
HjQueue *hj_library_build_queue (HjLibrary *self, gint64 note, HjMoment now, GError **error);
/* Counts only, for the sidebar. */
gboolean hj_library_count_due (HjLibrary *self, HjMoment now, int *n_new, int *n_learning, int *n_review,
                               GError **error);
/* A review, on the disk when this returns. DURATION in milliseconds, 0 unknown. AFTER (out, may be NULL). */
gboolean hj_library_answer (HjLibrary *self, gint64 card, HjGrade grade, int duration, HjMoment now,
                            HjSchedule *after, GError **error);
/* Takes the last review back by adding a row to the log; CARD (out, may be NULL) is asked again. FALSE with
 * HJ_LIBRARY_ERROR_NOT_FOUND when there is nothing to take back. */
gboolean hj_library_undo (HjLibrary *self, HjMoment now, gint64 *card, GError **error);
gboolean hj_library_can_undo (HjLibrary *self);
/* The log without what was taken back, ascending; CARD 0: of all cards. (element-type HjReview) */
GArray *hj_library_list_reviews (HjLibrary *self, gint64 card, GError **error);
/* DAYS: length of the forecast. */
HjStats *hj_library_compute_stats (HjLibrary *self, int days, HjMoment now, GError **error);

/* ---- diagram states, settings ---- */

/* The last state of DIAGRAM beside a note or topic (WHAT as in progress; "" for the gallery), or NULL. */
char *hj_library_dup_diagram_state (HjLibrary *self, const char *what, const char *diagram, GError **error);
gboolean hj_library_set_diagram_state (HjLibrary *self, const char *what, const char *diagram, const char *state,
                                       HjMoment now, GError **error);
char *hj_library_dup_setting (HjLibrary *self, const char *key, GError **error);
/* VALUE NULL removes it. */
gboolean hj_library_set_setting (HjLibrary *self, const char *key, const char *value, GError **error);

/* ---- search ---- */

typedef enum {
  HJ_HIT_TOPIC,
  HJ_HIT_NOTE,    /* by its title */
  HJ_HIT_CARD,
  HJ_HIT_SECTION, /* by its heading */
  HJ_HIT_TEXT,    /* a paragraph, a row of a table */
  HJ_HIT_FORMULA, /* by its TeX, or as one reads it */
  HJ_N_HIT_KINDS,
} HjHitKind;

typedef struct {
  HjHitKind kind;
  gint64 id;     /* note or card; for a topic its note in the language that matched, 0 while it is not written */
  char *topic;   /* or NULL */
  char *title;   /* of the topic or note; the question of the card */
  char *snippet; /* text around the hit, one line, its formulas as one reads them, or the whole TeX of a formula; NULL if
                  * it is in the title */
  char *path;    /* the headings that a passage stands under, "Training › Loss"; or NULL */
  HjLang lang;   /* of the note the passage stands in; HJ_LANG_BOTH where it is not known */
  int start, length; /* of the hit within the snippet, in characters; length 0 if it is in the title */
  int line;      /* in the note, from 1; 0 unknown */
  int count;     /* hits in this note or card */
  double score;
} HjHit;
void hj_hit_free (HjHit *hit);

/* Topics, notes and cards; a note is one hit wherever it matches. A query is as hj-search-pattern.h says. Best first.
 * (element-type HjHit) */
GPtrArray *hj_library_search (HjLibrary *self, const char *query, int limit, GError **error);
GPtrArray *hj_library_search_pattern (HjLibrary *self, const HjSearchPattern *pattern, int limit, GError **error);
/* Every place for itself, grouped by kind, the best of each kind first: for a list that is shown while one types.
 * LIMITS and COUNTS (out) go by kind. A card that has the words in both languages is shown in LANG.
 * (element-type HjHit) */
GPtrArray *hj_library_find (HjLibrary *self, const HjSearchPattern *pattern, HjLang lang,
                            const guint limits[HJ_N_HIT_KINDS], guint counts[HJ_N_HIT_KINDS], GError **error);

/* ---- safety ---- */

typedef struct {
  GPtrArray *problems; /* of char*: one sentence each */
  int cards, reviews;  /* looked at */
  int repaired;
} HjCheck;
void hj_check_free (HjCheck *check);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjCheck, hj_check_free)

/* File structure, references, and every schedule against its log. REPAIR recomputes the schedules. */
HjCheck *hj_library_check (HjLibrary *self, gboolean repair, GError **error);
/* A verified copy; PATH NULL puts it among the automatic ones. Returns its path. (transfer full) */
char *hj_library_backup (HjLibrary *self, const char *path, HjMoment now, GError **error);
/* A backup when the last one is older than a day and something changed; thins out the old ones. */
gboolean hj_library_backup_if_due (HjLibrary *self, HjMoment now, GError **error);
/* Puts the backup FILE in the place of the library LIBRARY (NULL: default), in one step. What was there is kept
 * aside; KEPT (out, may be NULL) says where, NULL if there was nothing. A window that has the library open must
 * read its pages again. */
gboolean hj_library_restore (const char *library, const char *file, HjMoment now, char **kept, GError **error);

G_END_DECLS
