/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes on a sheet: chosen from a note by a table of section names, or, where there are none of those, in the
 * note's own order. */
#include "hj-sheet-content.h"

#include "hj-card-maker.h"
#include "hj-diagram.h"
#include "hj-markup.h"
#include "hj-note-formulas.h"
#include "hj-sheet-blocks.h"

#include <string.h>

/* Sections of a course note, in the order of the sheet. */
static const struct {
  HjText name;
  HjTake take;
} course_sections[] = {
  { { "핵심", "Key points" }, HJ_TAKE_LISTS },
  { { "수식", "Formulas" }, HJ_TAKE_FORMULAS | HJ_TAKE_LISTS },
  { { "비교", "Comparison" }, HJ_TAKE_TABLES },
  { { "자주 하는 실수", "Common mistakes" }, HJ_TAKE_LISTS },
};

#define MAX_QUESTIONS 4

static char *
heading_text (const HjBlock *heading)
{
  return g_strstrip (hj_spans_dup_text (heading->spans));
}

static gboolean
is_heading_of (const HjBlock *block, HjText name)
{
  g_autofree char *text = NULL;

  if (block->kind != HJ_BLOCK_HEADING)
    return FALSE;
  text = heading_text (block);
  return g_str_equal (text, name.ko) || g_ascii_strcasecmp (text, name.en) == 0;
}

static int
find_section (const HjNote *note, HjText name)
{
  for (guint i = 0; note && i < note->blocks->len; i++)
    if (is_heading_of (note->blocks->pdata[i], name))
      return (int) i;
  return -1;
}

static const HjBlock *
block_at (const HjNote *note, int index)
{
  return note && index >= 0 && index < (int) note->blocks->len ? note->blocks->pdata[index] : NULL;
}

/* The blocks from START + 1 to the next heading of the same or a higher level. */
static void
add_section (GPtrArray *items, const HjNote *note, int start, const HjNote *other, int other_start, HjTake take)
{
  const HjBlock *heading = block_at (note, start);

  for (int i = 1; block_at (note, start + i); i++)
    {
      const HjBlock *block = block_at (note, start + i);
      const HjBlock *second = other_start >= 0 ? block_at (other, other_start + i) : NULL;

      if (block->kind == HJ_BLOCK_HEADING && block->level <= heading->level)
        break;
      hj_items_add_block (items, block, second, take, NULL);
    }
}

static void
collect_course (GPtrArray *sections, const HjNote *first, const HjNote *second, HjLang lang)
{
  for (guint i = 0; i < G_N_ELEMENTS (course_sections); i++)
    {
      HjText name = course_sections[i].name;
      int start = find_section (first, name), other = find_section (second, name);
      HjSheetSection *section;

      if (start < 0)
        continue;
      section = hj_sheet_section_new (hj_text_get (name, lang), lang == HJ_LANG_BOTH ? name.en : NULL);
      add_section (section->items, first, start, second, other, course_sections[i].take);
      if (section->items->len > 0)
        g_ptr_array_add (sections, section);
      else
        hj_sheet_section_free (section);
    }
}

/* What the small numbers stand for. */
static void
collect_marks (GPtrArray *sections, const HjSheetMarks *marks, HjLang lang)
{
  g_autoptr (GPtrArray) lines = hj_sheet_marks_list (marks, lang);
  HjText name = { "바로잡음", "Corrections" };
  HjSheetSection *section;

  if (lines->len == 0)
    return;
  section = hj_sheet_section_new (hj_text_get (name, lang), NULL);
  for (guint i = 0; i < lines->len; i++)
    hj_items_add (section->items, HJ_ITEM_TEXT, g_strdup (lines->pdata[i]), NULL);
  g_ptr_array_add (sections, section);
}

/* A note of one's own, section by section. */
typedef struct {
  GPtrArray *sections;
  HjSheetSection *section; /* the last of them, or NULL */
  HjSheetMarks *marks;
  const char *title;       /* of the note: for what stands before the first heading */
} Own;

/* TITLE NULL: that of the note. A section that stayed empty goes. */
static void
begin_section (Own *self, const GPtrArray *title)
{
  if (self->section && self->section->items->len == 0)
    g_ptr_array_remove_index (self->sections, self->sections->len - 1);
  self->section = hj_sheet_section_new (self->title, NULL);
  if (title)
    {
      g_free (self->section->title);
      self->section->title = hj_spans_to_markup (title, HJ_MARKUP_PLAIN);
    }
  g_ptr_array_add (self->sections, self->section);
}

/* Every section with its lists, tables, formulas and paragraphs; a question is one with its answer. */
static void
collect_blocks (Own *self, const GPtrArray *blocks)
{
  for (guint i = 0; blocks && i < blocks->len; i++)
    {
      const HjBlock *block = blocks->pdata[i];
      gboolean begins = block->kind == HJ_BLOCK_HEADING || block->kind == HJ_BLOCK_QUESTION;

      if (begins || !self->section)
        begin_section (self, begins ? block->spans : NULL);
      if (block->kind == HJ_BLOCK_QUESTION)
        collect_blocks (self, block->children);
      else if (!begins)
        hj_items_add_block (self->section->items, block, NULL, HJ_TAKE_ALL, self->marks);
    }
}

static void
collect_own (GPtrArray *sections, const HjNote *note, HjLang lang)
{
  g_autoptr (HjSheetMarks) marks = hj_sheet_marks_new (note);
  Own own = { sections, NULL, marks, note->title };

  collect_blocks (&own, note->blocks);
  if (own.section && own.section->items->len == 0)
    g_ptr_array_remove_index (sections, sections->len - 1);
  collect_marks (sections, marks, lang);
}

/* The first diagram that the note names, as a state's text. */
static void
collect_diagram (GPtrArray *sections, const HjNote *note, HjLang lang)
{
  HjText name = { "그림", "Diagram" };

  for (guint i = 0; i < note->blocks->len; i++)
    {
      const HjBlock *block = note->blocks->pdata[i];
      HjSheetSection *section;
      HjItem *item;

      if (block->kind != HJ_BLOCK_DIAGRAM)
        continue;
      section = hj_sheet_section_new (hj_text_get (name, lang), lang == HJ_LANG_BOTH ? name.en : NULL);
      item = hj_item_new (HJ_ITEM_DIAGRAM);
      item->diagram = hj_diagram_dup_text (block->info, block->text);
      g_ptr_array_add (section->items, item);
      g_ptr_array_add (sections, section);
      return;
    }
}

/* Short Markdown of a card as markup. */
static char *
card_markup (const char *markdown)
{
  g_autoptr (GBytes) bytes = g_bytes_new (markdown, strlen (markdown));
  g_autoptr (HjNote) note = hj_note_read (bytes, NULL, NULL);

  if (!note || note->blocks->len == 0)
    return g_markup_escape_text (markdown, -1);
  return hj_sheet_dup_markup (note->blocks->pdata[0]);
}

/* A short answer is one that fits under its question. */
static gboolean
is_question (const HjCard *card, HjLang lang)
{
  const char *back = hj_card_get_back (card, lang);

  return card->kind == HJ_CARD_BASIC && hj_card_get_front (card, lang) && back && g_utf8_strlen (back, -1) <= 110;
}

static HjItem *
question_new (const HjCard *card, int number, HjLang lang)
{
  HjItem *item = hj_item_new (HJ_ITEM_QUESTION);

  item->number = number;
  item->markup = card_markup (hj_card_get_front (card, lang));
  item->answer = card_markup (hj_card_get_back (card, lang));
  if (lang == HJ_LANG_BOTH && card->front_en)
    item->second = card_markup (card->front_en);
  return item;
}

/* Questions for oneself: cards with a question and a short answer, from the note's marks. */
static void
collect_questions (GPtrArray *sections, const HjSheetSource *source, HjLang lang)
{
  g_autoptr (GPtrArray) cards = source->ko && source->en ? hj_cards_make_pair (source->ko, source->en)
                                                         : hj_cards_make (source->ko ? source->ko : source->en);
  HjText name = { "확인 문제", "Test yourself" };
  HjSheetSection *section = hj_sheet_section_new (hj_text_get (name, lang), lang == HJ_LANG_BOTH ? name.en : NULL);
  int number = 0;

  section->questions = TRUE;
  for (guint i = 0; i < cards->len && number < MAX_QUESTIONS; i++)
    if (is_question (cards->pdata[i], lang))
      g_ptr_array_add (section->items, question_new (cards->pdata[i], ++number, lang));
  if (number > 0)
    g_ptr_array_add (sections, section);
  else
    hj_sheet_section_free (section);
}

static void
set_macros (GPtrArray *sections, const HjNote *note)
{
  g_autofree char *macros = hj_note_dup_macros (note);

  for (guint i = 0; macros && i < sections->len; i++)
    {
      GPtrArray *items = ((HjSheetSection *) sections->pdata[i])->items;

      for (guint k = 0; k < items->len; k++)
        ((HjItem *) items->pdata[k])->macros = g_strdup (macros);
    }
}

GPtrArray *
hj_sheet_collect (const HjSheetSource *source)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func (hj_sheet_section_free);
  const HjNote *first = source->lang == HJ_LANG_EN && source->en ? source->en : source->ko ? source->ko : source->en;
  const HjNote *second = source->lang == HJ_LANG_BOTH && first != source->en ? source->en : NULL;
  HjLang lang = source->lang == HJ_LANG_BOTH && !second ? (first == source->en ? HJ_LANG_EN : HJ_LANG_KO)
                                                         : source->lang;

  collect_course (sections, first, second, lang);
  if (sections->len == 0)
    collect_own (sections, first, lang);
  collect_diagram (sections, first, lang);
  collect_questions (sections, source, lang);
  set_macros (sections, first);
  return sections;
}

char *
hj_sheet_collect_sources (const HjSheetSource *source)
{
  const HjNote *note = source->lang == HJ_LANG_EN && source->en ? source->en : source->ko ? source->ko : source->en;
  int start = find_section (note, (HjText){ "출처", "Sources" });
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (hj_item_free);
  GString *line;

  if (start < 0)
    return NULL;
  add_section (items, note, start, NULL, -1, HJ_TAKE_LISTS);
  line = g_string_new (NULL);
  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (line, "%s%s", i ? " · " : "", ((HjItem *) items->pdata[i])->markup);
  return g_string_free (line, FALSE);
}
