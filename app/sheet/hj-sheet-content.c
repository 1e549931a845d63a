/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes on a sheet: chosen from a note by a table of section names, or, where there are none of those, in the
 * note's own order. */
#include "hj-sheet-content.h"

#include "hj-card-maker.h"
#include "hj-diagram.h"
#include "hj-markup.h"
#include "hj-note-formulas.h"
#include "hj-sheet-marks.h"

#include <string.h>

typedef enum {
  TAKE_LISTS = 1 << 0,
  TAKE_TABLES = 1 << 1,
  TAKE_FORMULAS = 1 << 2,
  TAKE_TEXT = 1 << 3,
  TAKE_ALL = 15,
} Take;

/* Sections of a course note, in the order of the sheet. */
static const struct {
  HjText name;
  Take take;
} course_sections[] = {
  { { "핵심", "Key points" }, TAKE_LISTS },
  { { "수식", "Formulas" }, TAKE_FORMULAS | TAKE_LISTS },
  { { "비교", "Comparison" }, TAKE_TABLES },
  { { "자주 하는 실수", "Common mistakes" }, TAKE_LISTS },
};

#define MAX_QUESTIONS 4

static void
free_cells (char **cells, guint n)
{
  for (guint i = 0; cells && i < n; i++)
    g_free (cells[i]);
  g_free (cells);
}

static void
item_free (gpointer data)
{
  HjItem *item = data;

  free_cells (item->cells, item->n_rows * item->n_columns);
  free_cells (item->second_cells, item->n_rows * item->n_columns);
  g_free (item->markup);
  g_free (item->second);
  g_free (item->answer);
  g_free (item->aligns);
  g_free (item->diagram);
  g_free (item->macros);
  g_free (item);
}

static void
section_free (gpointer data)
{
  HjSheetSection *section = data;

  g_ptr_array_unref (section->items);
  g_free (section->title);
  g_free (section->second);
  g_free (section);
}

static HjSheetSection *
section_new (const char *title, const char *second)
{
  HjSheetSection *section = g_new0 (HjSheetSection, 1);

  section->title = g_markup_escape_text (title, -1);
  section->second = second ? g_markup_escape_text (second, -1) : NULL;
  section->items = g_ptr_array_new_with_free_func (item_free);
  return section;
}

static HjItem *
item_new (HjItemKind kind)
{
  HjItem *item = g_new0 (HjItem, 1);

  item->kind = kind;
  return item;
}

/* A list item or quote as one run of markup: its paragraphs, without what is nested deeper. */
static char *
block_markup (const HjBlock *block)
{
  GString *out;

  if (block->spans && block->spans->len > 0)
    return hj_spans_to_markup (block->spans, HJ_MARKUP_PLAIN);
  out = g_string_new (NULL);
  for (guint i = 0; block->children && i < block->children->len; i++)
    {
      const HjBlock *child = block->children->pdata[i];

      if (child->kind == HJ_BLOCK_PARAGRAPH)
        {
          g_autofree char *markup = hj_spans_to_markup (child->spans, HJ_MARKUP_PLAIN);

          g_string_append_printf (out, "%s%s", out->len ? " " : "", markup);
        }
    }
  return g_string_free (out, FALSE);
}

/* "질문 :: 답" in a list is a card, not a fact to read. */
static gboolean
is_card (const char *markup)
{
  return strstr (markup, " :: ") || strstr (markup, " ::: ");
}

static void
add_list (GPtrArray *items, const HjBlock *list, const HjBlock *second, HjSheetMarks *marks)
{
  for (guint i = 0; i < list->children->len; i++)
    {
      HjItem *item;
      g_autofree char *markup = block_markup (list->children->pdata[i]);

      if (!*markup || is_card (markup))
        continue;
      item = item_new (list->ordered ? HJ_ITEM_NUMBER : HJ_ITEM_BULLET);
      item->markup = g_steal_pointer (&markup);
      if (marks)
        hj_sheet_marks_add (marks, &item->markup, list->children->pdata[i], -1, -1);
      item->number = list->start + (int) i;
      if (second && second->children && i < second->children->len)
        item->second = block_markup (second->children->pdata[i]);
      g_ptr_array_add (items, item);
    }
}

static char **
table_cells (const HjBlock *table)
{
  char **cells = g_new0 (char *, table->n_rows * table->n_columns + 1);

  for (guint i = 0; i < table->n_rows * table->n_columns; i++)
    cells[i] = hj_spans_to_markup (table->cells[i].spans, HJ_MARKUP_PLAIN);
  return cells;
}

static void
add_table (GPtrArray *items, const HjBlock *table, const HjBlock *second, HjSheetMarks *marks)
{
  HjItem *item = item_new (HJ_ITEM_TABLE);

  item->n_rows = table->n_rows;
  item->n_columns = table->n_columns;
  item->headless = table->headless;
  item->cells = table_cells (table);
  for (guint i = 0; marks && i < table->n_rows * table->n_columns; i++)
    hj_sheet_marks_add (marks, &item->cells[i], table, (int) (i / table->n_columns), (int) (i % table->n_columns));
  item->aligns = g_memdup2 (table->aligns, table->n_columns * sizeof (HjAlign));
  if (second && second->n_rows == table->n_rows && second->n_columns == table->n_columns)
    item->second_cells = table_cells (second);
  g_ptr_array_add (items, item);
}

static void
add_simple (GPtrArray *items, HjItemKind kind, char *markup, char *second)
{
  HjItem *item = item_new (kind);

  item->markup = markup;
  item->second = second;
  g_ptr_array_add (items, item);
}

static void
add_block (GPtrArray *items, const HjBlock *block, const HjBlock *second, Take take, HjSheetMarks *marks)
{
  char *markup;

  if (second && second->kind != block->kind)
    second = NULL;
  switch (block->kind)
    {
    case HJ_BLOCK_LIST:
      if (take & TAKE_LISTS)
        add_list (items, block, second, marks);
      break;
    case HJ_BLOCK_TABLE:
      if (take & TAKE_TABLES)
        add_table (items, block, second, marks);
      break;
    case HJ_BLOCK_FORMULA:
      if (take & TAKE_FORMULAS)
        add_simple (items, HJ_ITEM_FORMULA, g_strdup (block->text ? block->text : ""), NULL);
      break;
    case HJ_BLOCK_PARAGRAPH:
    case HJ_BLOCK_QUOTE:
      if (!(take & TAKE_TEXT))
        break;
      markup = block_markup (block);
      if (marks)
        hj_sheet_marks_add (marks, &markup, block, -1, -1);
      add_simple (items, HJ_ITEM_TEXT, markup, second ? block_markup (second) : NULL);
      break;
    default:
      break;
    }
}

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
add_section (GPtrArray *items, const HjNote *note, int start, const HjNote *other, int other_start, Take take)
{
  const HjBlock *heading = block_at (note, start);

  for (int i = 1; block_at (note, start + i); i++)
    {
      const HjBlock *block = block_at (note, start + i);
      const HjBlock *second = other_start >= 0 ? block_at (other, other_start + i) : NULL;

      if (block->kind == HJ_BLOCK_HEADING && block->level <= heading->level)
        break;
      add_block (items, block, second, take, NULL);
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
      section = section_new (hj_text_get (name, lang), lang == HJ_LANG_BOTH ? name.en : NULL);
      add_section (section->items, first, start, second, other, course_sections[i].take);
      if (section->items->len > 0)
        g_ptr_array_add (sections, section);
      else
        section_free (section);
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
  section = section_new (hj_text_get (name, lang), NULL);
  for (guint i = 0; i < lines->len; i++)
    add_simple (section->items, HJ_ITEM_TEXT, g_strdup (lines->pdata[i]), NULL);
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
  self->section = section_new (self->title, NULL);
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
        add_block (self->section->items, block, NULL, TAKE_ALL, self->marks);
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
      section = section_new (hj_text_get (name, lang), lang == HJ_LANG_BOTH ? name.en : NULL);
      item = item_new (HJ_ITEM_DIAGRAM);
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
  return block_markup (note->blocks->pdata[0]);
}

/* Questions for oneself: cards with a question and a short answer, from the note's marks. */
static void
collect_questions (GPtrArray *sections, const HjSheetSource *source, HjLang lang)
{
  g_autoptr (GPtrArray) cards = source->ko && source->en ? hj_cards_make_pair (source->ko, source->en)
                                                         : hj_cards_make (source->ko ? source->ko : source->en);
  HjText name = { "확인 문제", "Test yourself" };
  HjSheetSection *section = section_new (hj_text_get (name, lang), lang == HJ_LANG_BOTH ? name.en : NULL);
  int number = 0;

  section->questions = TRUE;
  for (guint i = 0; i < cards->len && number < MAX_QUESTIONS; i++)
    {
      const HjCard *card = cards->pdata[i];
      const char *back = hj_card_get_back (card, lang), *front = hj_card_get_front (card, lang);
      HjItem *item;

      if (card->kind != HJ_CARD_BASIC || !front || !back || g_utf8_strlen (back, -1) > 110)
        continue;
      item = item_new (HJ_ITEM_QUESTION);
      item->number = ++number;
      item->markup = card_markup (front);
      item->answer = card_markup (back);
      if (lang == HJ_LANG_BOTH && card->front_en)
        item->second = card_markup (card->front_en);
      g_ptr_array_add (section->items, item);
    }
  if (number > 0)
    g_ptr_array_add (sections, section);
  else
    section_free (section);
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
  GPtrArray *sections = g_ptr_array_new_with_free_func (section_free);
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
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (item_free);
  GString *line;

  if (start < 0)
    return NULL;
  add_section (items, note, start, NULL, -1, TAKE_LISTS);
  line = g_string_new (NULL);
  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (line, "%s%s", i ? " · " : "", ((HjItem *) items->pdata[i])->markup);
  return g_string_free (line, FALSE);
}
