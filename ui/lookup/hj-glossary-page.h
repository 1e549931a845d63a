/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All terms in two languages, sorted by either, with what they mean and where they lead. */
#pragma once

#include "hj-page.h"

G_BEGIN_DECLS

/* Opens with the idea or word WHAT found, or NULL. */
#define HJ_TYPE_GLOSSARY_PAGE (hj_glossary_page_get_type ())
G_DECLARE_FINAL_TYPE (HjGlossaryPage, hj_glossary_page, HJ, GLOSSARY_PAGE, HjPage)

G_END_DECLS
