/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Markdown of a learner's own note beside what it becomes. */
#pragma once

#include "hj-page.h"

G_BEGIN_DECLS

/* Opens "note:ID", with "#line-N" the caret there, or "new". What is typed is kept as a draft when the page is left
 * without saving. */
#define HJ_TYPE_EDITOR_PAGE (hj_editor_page_get_type ())
G_DECLARE_FINAL_TYPE (HjEditorPage, hj_editor_page, HJ, EDITOR_PAGE, HjPage)

G_END_DECLS
