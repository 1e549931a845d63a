/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an idea is, in one sentence of each language (resources/definitions.tsv). */
#pragma once

#include "hj-concept.h"

G_BEGIN_DECLS

/* NULLs while it is not written. (transfer none) */
HjText hj_concept_get_definition (const HjConcept *concept);

G_END_DECLS
