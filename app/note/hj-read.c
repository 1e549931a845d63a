/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a note: a table of passes, each in its own file, run in order on one text. */
#include "hj-reading.h"

#include <glib/gi18n-lib.h>

/* Read, a note takes twenty times its bytes of memory; the longest that people write have a few megabytes. */
#define LARGEST_NOTE (32u * 1024 * 1024)

/* Bytes become text, the text is prepared line by line, md4c makes blocks of it, and the blocks are refined. A
 * pass before "blocks" may rewrite a line but never add or remove one: source lines stay true. */
static const struct {
  const char *name;
  HjPass run;
} passes[] = {
  { "decode", hj_pass_decode },         /* bytes → UTF-8 */
  { "lines", hj_pass_lines },           /* line ends; the text as read is kept here */
  { "damage", hj_pass_damage },         /* text that went through a wrong code page */
  { "override-lines", hj_pass_override_lines }, /* where the learner's word on this note stands */
  { "characters", hj_pass_characters }, /* one form for letters that look the same */
  { "csv", hj_pass_csv },               /* a database of a Notion export */
  { "front", hj_pass_front },           /* front matter → note->front */
  { "front-hugo", hj_pass_front_hugo }, /* the same in TOML and JSON */
  { "templates", hj_pass_templates },   /* marks of Jekyll and Hugo */
  { "html-boxes", hj_pass_html_boxes }, /* <aside> and <details> */
  { "html", hj_pass_html },             /* pictures, links and looks in tags */
  { "properties", hj_pass_properties }, /* fields of a Notion page → note->front */
  { "comments", hj_pass_comments },     /* %%…%% */
  { "wiki", hj_pass_wiki },             /* [[links]] and ![[pictures]] */
  { "residue", hj_pass_residue },       /* backslashes, ticks and anchors that a converter left */
  { "hashes", hj_pass_hashes },         /* #### for # */
  { "typed-bullets", hj_pass_typed_bullets }, /* •, ▪ and ■ at the beginning of lines */
  { "chatter", hj_pass_chatter },       /* what an assistant says to its reader */
  { "references", hj_pass_references }, /* lines that define addresses, for the report */
  { "images", hj_pass_images },         /* one picture in three forms */
  { "table-box", hj_pass_table_box },   /* a list of key words caught in one cell */
  { "table-rows", hj_pass_table_rows }, /* rows, headers and ends of tables that lost their lines */
  { "table-plain", hj_pass_table_plain }, /* rows without dashes, rows parted by tabs */
  { "tables", hj_pass_tables },         /* short rows of dashes */
  { "guard", hj_pass_guard },           /* what only an attacker would write */
  { "formulas", hj_pass_formulas },     /* $…$ and $$…$$ are taken out of md4c's way */
  { "brackets", hj_pass_brackets },     /* \(…\) and \[…\] */
  { "pastes", hj_pass_pastes },         /* formulas pasted as letters and TeX at once */
  { "unicode-math", hj_pass_unicode_math }, /* equations typed as letters in Korean prose */
  { "marks", hj_pass_marks },           /* ==…== */
  { "bold", hj_pass_bold },             /* stars that moved or got lost */
  { "headings", hj_pass_headings },     /* bold lines, brackets and numbers that act as headings */
  { "counted-lines", hj_pass_counted_lines }, /* ① … and ② … on two lines of one paragraph */
  { "paragraphs", hj_pass_paragraphs }, /* what begins anew after a converter joined it */
  { "run-on", hj_pass_run_on },         /* paragraphs glued together */
  { "overrides", hj_pass_overrides },   /* the learner's word on headings */
  { "emphasis", hj_pass_emphasis },     /* ** beside Korean particles, ~ in ranges */
  { "indents", hj_pass_indents },       /* whether four spaces are code */
  { "footnote-lines", hj_pass_footnote_lines }, /* [^1]: … */
  { "blocks", hj_pass_blocks },         /* md4c → blocks and spans */
  { "stars", hj_pass_stars },           /* and those that belong to nothing */
  { "bold-items", hj_pass_bold_items }, /* chapters in which everything is bold */
  { "code-formulas", hj_pass_code_formulas }, /* equations in a fence */
  { "scripts", hj_pass_scripts },       /* small letters that fonts lack */
  { "footnotes", hj_pass_footnotes },   /* and what refers to them */
  { "links", hj_pass_links },           /* addresses as copying leaves them */
  { "anchors", hj_pass_anchors },       /* ^names that links lead to */
  { "directives", hj_pass_directives }, /* ```diagram, ```math */
  { "callouts", hj_pass_callouts },     /* > [!note] */
  { "table-kinds", hj_pass_table_kinds }, /* tables without a header, tables said twice */
  { "code-lines", hj_pass_code_lines }, /* code set in bold, code without line ends */
  { "lists", hj_pass_lists },           /* two lists read as one, emoji for bullets */
  { "boxes", hj_pass_boxes },           /* 📌 and what is to be remembered */
  { "misplaced", hj_pass_misplaced },   /* a table below the wrong heading */
  { "exam-items", hj_pass_exam_items }, /* ### 문항 N */
  { "quiz", hj_pass_quiz },             /* 문제 1: with choices and its answer */
  { "questions", hj_pass_questions },   /* exam questions with their answers */
  { "tags", hj_pass_tags },             /* #words → note->front */
  { "attached", hj_pass_attached },     /* diagrams the learner put where pictures are missing */
  { "leaning", hj_pass_leaning },       /* text that needs its picture */
  { "repeats", hj_pass_repeats },       /* what is said twice */
  { "contradictions", hj_pass_contradictions }, /* and what is said otherwise */
  { "outline", hj_pass_outline },       /* sections, ids, language, title */
  { "latent-tables", hj_pass_latent_tables }, /* labels with the same terms: a table beside the text */
  { "languages", hj_pass_languages },  /* which one a block is in */
  { "guessed", hj_pass_guessed },       /* guessed letters, for the page to mark them */
};

static void
clear_formula (gpointer mark)
{
  g_free (((HjFormulaMark *) mark)->tex);
  g_free (((HjFormulaMark *) mark)->raw);
}

static gboolean
run_passes (HjReading *reading, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (passes); i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !passes[i].run (reading, error))
      return FALSE;
  return TRUE;
}

char *
hj_note_dup_original (GBytes *bytes, GError **error)
{
  g_autoptr (HjNote) note = g_new0 (HjNote, 1);
  HjReading reading = { .bytes = bytes, .note = note, .text = g_string_new (NULL) };
  gboolean ok;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_atomic_ref_count_init (&note->references);
  note->front = g_hash_table_new (g_str_hash, g_str_equal);
  note->blocks = hj_blocks_new ();
  note->sections = g_ptr_array_new ();
  note->repairs = hj_reports_new ();
  note->left = hj_reports_new ();
  note->warnings = hj_reports_new ();
  ok = hj_pass_decode (&reading, error) && hj_pass_lines (&reading, error);
  return g_string_free (reading.text, !ok);
}

gboolean
hj_note_check_size (guint64 size, GError **error)
{
  if (size == 0)
    g_set_error_literal (error, HJ_NOTE_ERROR, HJ_NOTE_ERROR_EMPTY, _("the file is empty"));
  else if (size > LARGEST_NOTE)
    g_set_error (error, HJ_NOTE_ERROR, HJ_NOTE_ERROR_TOO_BIG, _("the file has %u MB; %u MB is the most"),
                 (guint) (size / (1024 * 1024)), LARGEST_NOTE / (1024 * 1024));
  return size > 0 && size <= LARGEST_NOTE;
}

HjNote *
hj_note_read (GBytes *bytes, const char *name, GError **error)
{
  return hj_note_read_beside (bytes, name, NULL, error);
}

HjNote *
hj_note_read_beside (GBytes *bytes, const char *name, const char *twin, GError **error)
{
  return hj_note_read_with (bytes, name, &(HjReadOptions){ .twin = twin }, error);
}

HjNote *
hj_note_read_with (GBytes *bytes, const char *name, const HjReadOptions *options, GError **error)
{
  g_autoptr (HjNote) note = g_new0 (HjNote, 1);
  HjReading reading = { .bytes = bytes, .name = name, .note = note, .text = g_string_new (NULL),
                        .twin = options->twin, .overrides = options->overrides,
                        .previous = options->previous, .before = options->before, .open = options->open };
  gboolean ok;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_atomic_ref_count_init (&note->references);
  note->n_bytes = g_bytes_get_size (bytes);
  note->front = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  note->blocks = hj_blocks_new ();
  note->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_section_free);
  note->latent_tables = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_latent_table_free);
  note->repairs = hj_reports_new ();
  note->left = hj_reports_new ();
  note->warnings = hj_reports_new ();
  reading.formulas = g_array_new (FALSE, TRUE, sizeof (HjFormulaMark));
  g_array_set_clear_func (reading.formulas, clear_formula);
  ok = hj_note_check_size (note->n_bytes, error) && run_passes (&reading, options->cancellable, error);
  g_array_unref (reading.formulas);
  g_clear_pointer (&reading.definitions, g_hash_table_unref);
  g_string_free (reading.text, TRUE);
  return ok ? g_steal_pointer (&note) : NULL;
}
