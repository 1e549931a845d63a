/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spans as labels: markup, Korean line breaks, marks of what is being searched. Private to the note view. */
#pragma once

#include "hj-formula-label.h"
#include "hj-note-reader.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is searched, and which of its places in a row is the current one. */
typedef struct {
  const char *needle; /* or NULL */
  int current;        /* which match of this row is the current one, or −1 */
  int seen;           /* matches of this row counted so far */
} HjNoteFind;

/* Markup of SPANS as READER (or NULL) wants them; LINKS for GtkLabel's <a>. PLAIN (may be NULL) gets the same text
 * without markup, formulas as TeX. (transfer full) */
char *hj_note_text_markup (const HjNoteReader *reader, const GPtrArray *spans, gboolean links, GString *plain);

/* A label that shows MARKUP and wraps at words; its matches are marked and counted in FIND.
 * ROLE is GTK_ACCESSIBLE_ROLE_LABEL or _HEADING; formulas are read aloud in LANG. (transfer floating) */
GtkWidget *hj_note_text_label (const char *markup, GtkAccessibleRole role, HjLang lang, HjNoteFind *find);
/* Puts the marks of FIND on a label made above. */
void hj_note_text_mark (GtkWidget *label, HjNoteFind *find);

/* How often NEEDLE occurs in TEXT, letter case aside; with FOUND, called for every byte range. Each of the formulas at
 * FORMULAS (of HjInlineRange, or NULL) is one place, found by its TeX or by what it looks like. */
typedef void (*HjNoteFound) (guint start, guint end, gpointer data);
guint hj_note_text_search (const char *text, const GArray *formulas, const char *needle, HjNoteFound found,
                           gpointer data);
/* Whether NEEDLE stands in TEX or in what it looks like. */
gboolean hj_note_text_search_formula (const char *tex, const char *needle);

G_END_DECLS
