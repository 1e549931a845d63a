/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A term in two languages; opened, it says what it means and where it leads. */
#pragma once

#include "hj-glossary.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An entry of the glossary as an item of a list. */
#define HJ_TYPE_GLOSSARY_ITEM (hj_glossary_item_get_type ())
G_DECLARE_FINAL_TYPE (HjGlossaryItem, hj_glossary_item, HJ, GLOSSARY_ITEM, GObject)

/* ENTRIES owns ENTRY and is kept alive. */
HjGlossaryItem *hj_glossary_item_new (GPtrArray *entries, const HjGlossaryEntry *entry);
const HjGlossaryEntry *hj_glossary_item_get_entry (HjGlossaryItem *item);

/* Activates page.add-card, page.confirm and page.reject with the item's position (u), and win.show. */
#define HJ_TYPE_GLOSSARY_ROW (hj_glossary_row_get_type ())
G_DECLARE_FINAL_TYPE (HjGlossaryRow, hj_glossary_row, HJ, GLOSSARY_ROW, GtkBox)

GtkWidget *hj_glossary_row_new (void);
/* LANG is the language that comes first. OPEN shows the rest. */
void hj_glossary_row_show (HjGlossaryRow *row, const HjGlossaryEntry *entry, guint position, HjLang lang, gboolean open);

G_END_DECLS
