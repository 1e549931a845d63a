/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text in the two languages of the course, and which of them a reader wants. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  HJ_LANG_KO,
  HJ_LANG_EN,
  HJ_LANG_BOTH, /* Korean and English side by side */
} HjLang;

/* Content that exists in both languages. Interface strings are gettext's, not this. */
typedef struct {
  const char *ko;
  const char *en;
} HjText;

const char *hj_text_get (HjText text, HjLang lang);
const char *hj_lang_to_string (HjLang lang);
gboolean hj_lang_from_string (const char *string, HjLang *lang);
/* STRING (NULL counts as empty) as a JSON string with its quotes (RFC 8259, section 7). */
void hj_append_json_string (GString *out, const char *string);

G_END_DECLS
