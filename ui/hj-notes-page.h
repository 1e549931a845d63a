/* SPDX-License-Identifier: GPL-3.0-or-later */
/* My notes: what was imported, with search, and files dropped on it. */
#pragma once

#include "hj-page.h"

G_BEGIN_DECLS

#define HJ_TYPE_NOTES_PAGE (hj_notes_page_get_type ())
G_DECLARE_FINAL_TYPE (HjNotesPage, hj_notes_page, HJ, NOTES_PAGE, HjPage)

G_END_DECLS
