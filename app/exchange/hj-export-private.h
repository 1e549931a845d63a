/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The formats of an export. Private to app/exchange. */
#pragma once

#include "hj-export.h"

G_BEGIN_DECLS

/* What is written and for whom. */
typedef struct {
  HjLibrary *library;
  HjLang lang;
  HjMoment now;
  HjExported *exported;
} HjExport;

/* The whole file. (transfer full), or NULL and ERROR. */
GBytes *hj_export_csv (HjExport *self, GError **error);
GBytes *hj_export_zip (HjExport *self, GError **error);
GBytes *hj_export_anki (HjExport *self, GError **error);

/* ---- tables ---- */

/* A row of N fields as RFC 4180 has it: quoted where it must be, quotes doubled. NULL is empty. */
void hj_csv_append (GString *out, const char *const *fields, guint n);
/* Tables of the library with a line of names. (transfer full), or NULL and ERROR. */
GString *hj_csv_of_cards (HjExport *self, GError **error);
GString *hj_csv_of_reviews (HjExport *self, GError **error);
GString *hj_csv_of_terms (HjExport *self, GError **error);

/* ---- cards as web pages ---- */

/* Called for each picture whose file is known; returns the name by which the page finds it. (transfer full), or NULL:
 * its words stand for it. */
typedef char *(*HjPictureTaker) (const char *path, gpointer data);
/* The blocks of NOTE as HTML, formulas between \( \) and \[ \]. (transfer full) */
char *hj_html_of_note (const HjNote *note, HjPictureTaker take, gpointer data);

G_END_DECLS
