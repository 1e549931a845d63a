/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a note means, as JSON: pairs of languages, known mistakes, diagrams for missing pictures. */
#pragma once

#include "hj-json.h"
#include "hj-note.h"

G_BEGIN_DECLS

/* "language_pairs", "block_pairs", "corrections", "about" (what each section is) and "offers" of NOTE, which was at PATH. */
void hj_json_meaning (JsonBuilder *json, const HjNote *note, const char *path);

G_END_DECLS
