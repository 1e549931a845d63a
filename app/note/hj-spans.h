/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From md4c's spans and texts to ours. Private to app/note. */
#pragma once

#include "hj-reading.h"

#include <md4c.h>

G_BEGIN_DECLS

typedef struct _HjSpanMaker HjSpanMaker;

HjSpanMaker *hj_span_maker_new (HjReading *reading);
void hj_span_maker_free (HjSpanMaker *maker);
/* Between open and close, what comes is appended to SPANS; all styles end with close. */
void hj_span_maker_open (HjSpanMaker *maker, GPtrArray *spans);
void hj_span_maker_close (HjSpanMaker *maker);
/* LINE: where it stands in the source, 0 where a definition elsewhere says more of it. */
void hj_span_maker_enter (HjSpanMaker *maker, MD_SPANTYPE type, gpointer detail, int line);
void hj_span_maker_leave (HjSpanMaker *maker, MD_SPANTYPE type);
void hj_span_maker_text (HjSpanMaker *maker, MD_TEXTTYPE type, const char *text, gsize size);

/* The source of TEXT again, with all placeholders put back. (transfer full) */
char *hj_reading_restore (HjReading *reading, const char *text, gsize size);

/* An address or the language of code, with its references and placeholders resolved; NULL where there is none or it
 * is longer than any real one. (transfer full) */
char *hj_reading_dup_attribute (HjReading *reading, const MD_ATTRIBUTE *attribute);

/* Takes LEAF and returns what it is: mostly itself; a paragraph that holds display formulas or nothing but a
 * picture becomes several blocks; an empty one none. (transfer full) (element-type HjBlock), without a free func */
GPtrArray *hj_spans_split (HjReading *reading, HjBlock *leaf);

/* A character reference like "&mdash;" as text, or NULL. (transfer full) */
char *hj_entity_decode (const char *entity, gsize size);

/* Internal: a formula that stood between double dollars; the number of its further lines is in href. */
#define HJ_SPAN_DISPLAY (1u << 30)
#define HJ_SPAN_TAG (1u << 29) /* raw HTML shown as it is */

G_END_DECLS
