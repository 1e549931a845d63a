/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tags of HTML in the text of a note. Private to app/note. */
#pragma once

#include "hj-reading.h"

G_BEGIN_DECLS

typedef struct {
  const char *name; /* its letters, in any case */
  gsize length;
  gboolean closes;
  const char *words; /* its attributes */
  const char *end;   /* behind ">" */
} HjHtmlTag;

/* Reads the tag that begins at P, a "<", and ends before END: HTML 5, section 13.1.2. */
gboolean hj_html_read_tag (const char *p, const char *end, HjHtmlTag *tag);
gboolean hj_html_is (const HjHtmlTag *tag, const char *name);
/* Whether TEXT has a tag that opens NAME anywhere: a cheap first look. */
gboolean hj_html_has_tag (const char *text, const char *name);
/* The value of attribute NAME, with its references decoded; or NULL. (transfer full) */
char *hj_html_dup_value (const HjHtmlTag *tag, const char *name);

G_END_DECLS
