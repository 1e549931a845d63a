/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes to measure with: Korean study notes, made up word by word, the same ones on every machine. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* About SIZE bytes of Markdown: headings, text with terms in both languages, lists, tables, formulas, questions. Another
 * NUMBER is another note. (transfer full) */
char *hj_bench_write_note (guint number, gsize size);
/* NOTE as it becomes when its UTF-8 is once read as CP1254 and bytes without a letter are dropped. (transfer full) */
char *hj_bench_damage_note (const char *note);

G_END_DECLS
