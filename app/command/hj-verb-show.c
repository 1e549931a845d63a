/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hanjang show: a note as text, as the Markdown it was read from, or as its tree of blocks. */
#include "hj-invocation.h"
#include "hj-json-meaning.h"
#include "hj-language.h"

#include <glib/gi18n-lib.h>

/* ---- the tree ---- */

typedef struct {
  JsonBuilder *json;
  HjLang lang;        /* of the first note */
  gboolean both;      /* blocks come in pairs */
} Tree;

static void add_blocks (Tree *tree, const char *name, const GPtrArray *blocks);

/* The words of a block's own line, or of all it holds. */
static char *
dup_words (const HjBlock *block)
{
  if (!block)
    return NULL;
  if (block->spans)
    return hj_spans_dup_text (block->spans);
  return hj_block_dup_text (block);
}

static void
add_languages (Tree *tree, const HjBlock *ko, const HjBlock *en)
{
  g_autofree char *korean = dup_words (ko), *english = dup_words (en);

  hj_json_string (tree->json, "ko", korean);
  hj_json_string (tree->json, "en", english);
}

/* The same for a block that stands alone: its words in each language it has; both where there is none to tell by. */
static char *
dup_words_in (const HjBlock *block, HjLang lang)
{
  g_autoptr (GPtrArray) spans = NULL;

  if (block->lang != HJ_LANG_BOTH && block->lang != lang)
    return NULL;
  if (!block->spans)
    return dup_words (block);
  spans = hj_spans_in_language (block->spans, lang, NULL);
  return hj_spans_dup_text (spans);
}

static void
add_own_languages (Tree *tree, const HjBlock *block)
{
  g_autofree char *korean = dup_words_in (block, HJ_LANG_KO), *english = dup_words_in (block, HJ_LANG_EN);

  hj_json_string (tree->json, "ko", korean);
  hj_json_string (tree->json, "en", english);
}

static void
add_rows (JsonBuilder *json, const HjBlock *block)
{
  hj_json_array (json, "rows");
  for (guint row = 0; row < block->n_rows; row++)
    {
      json_builder_begin_array (json);
      for (guint column = 0; column < block->n_columns; column++)
        {
          g_autofree char *cell = hj_spans_dup_text (block->cells[(gsize) row * block->n_columns + column].spans);

          json_builder_add_string_value (json, cell);
        }
      json_builder_end_array (json);
    }
  json_builder_end_array (json);
}

/* What a question asks, one after another. */
static void
add_prompts (Tree *tree, const HjBlock *question)
{
  g_auto (GStrv) prompts = hj_question_dup_prompts (question);

  hj_json_strings (tree->json, "prompts", (const char *const *) prompts, -1);
}

/* What only some kinds have. */
static void
add_particulars (Tree *tree, const HjBlock *block)
{
  JsonBuilder *json = tree->json;

  if (block->kind == HJ_BLOCK_HEADING || block->kind == HJ_BLOCK_LIST)
    hj_json_int (json, "level", block->level);
  if (block->kind == HJ_BLOCK_LIST)
    hj_json_bool (json, "ordered", block->ordered);
  if (block->kind == HJ_BLOCK_ITEM && block->task >= 0)
    hj_json_bool (json, "done", block->task);
  if (block->kind == HJ_BLOCK_TABLE)
    add_rows (tree->json, block);
  if (block->headless)
    hj_json_bool (json, "headless", TRUE);
  if (block->kind == HJ_BLOCK_FORMULA)
    hj_json_string (json, "tex", block->text);
  if (block->kind == HJ_BLOCK_DIAGRAM)
    hj_json_string (json, "settings", block->text);
  if (block->kind == HJ_BLOCK_QUESTION)
    add_prompts (tree, block);
  if (block->info)
    hj_json_string (json, "info", block->info);
}

static void
add_block (Tree *tree, const HjBlock *block, const HjBlock *other)
{
  g_autofree char *text = dup_words (block);
  gboolean english = tree->lang == HJ_LANG_EN;

  json_builder_begin_object (tree->json);
  hj_json_string (tree->json, "kind", hj_block_kind_to_string (block->kind));
  hj_json_string (tree->json, "id", block->id);
  hj_json_int (tree->json, "line", block->line);
  if (other || tree->both)
    add_languages (tree, english ? other : block, english ? block : other);
  else
    add_own_languages (tree, block);
  hj_json_string (tree->json, "text", text);
  add_particulars (tree, block);
  add_blocks (tree, "children", block->children);
  json_builder_end_object (tree->json);
}

static void
add_blocks (Tree *tree, const char *name, const GPtrArray *blocks)
{
  hj_json_array (tree->json, name);
  for (guint i = 0; blocks && i < blocks->len; i++)
    add_block (tree, g_ptr_array_index (blocks, i), NULL);
  json_builder_end_array (tree->json);
}

static const HjBlock *
pick (const GPtrArray *blocks, int index)
{
  return index >= 0 ? g_ptr_array_index (blocks, index) : NULL;
}

/* Blocks that stand side by side come as one; one without its counterpart comes alone. */
static void
add_pairs (Tree *tree, const HjNote *ko, const HjNote *en)
{
  g_autoptr (GArray) pairs = hj_note_pair (ko, en);

  hj_json_array (tree->json, "blocks");
  for (guint i = 0; i < pairs->len; i++)
    {
      HjPair pair = g_array_index (pairs, HjPair, i);
      const HjBlock *first = pick (ko->blocks, pair.first), *second = pick (en->blocks, pair.second);

      tree->lang = first ? HJ_LANG_KO : HJ_LANG_EN;
      add_block (tree, first ? first : second, first ? second : NULL);
    }
  json_builder_end_array (tree->json);
}

/* A table the text implies. */
static void
add_latent_table (JsonBuilder *json, gconstpointer row, gconstpointer data)
{
  const HjLatentTable *latent = row;

  hj_json_string (json, "title", latent->title);
  hj_json_string (json, "first", latent->first);
  hj_json_string (json, "last", latent->last);
  hj_json_int (json, "line", latent->line);
  hj_json_int (json, "line_end", latent->line_end);
  add_rows (json, latent->table);
}

static int
print_json (HjInvocation *self, const HjNoteInfo *info, const HjNote *note, const HjNote *english)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  Tree tree = { .json = json, .lang = note->lang, .both = english != NULL };

  json_builder_begin_object (json);
  hj_json_int (json, "id", info->id);
  hj_json_string (json, "title", note->title);
  if (english)
    {
      hj_json_string (json, "title_en", english->title);
      add_pairs (&tree, note, english);
    }
  else
    add_blocks (&tree, "blocks", note->blocks);
  hj_json_rows (json, "latent_tables", note->latent_tables, add_latent_table, NULL);
  hj_json_meaning (json, note, info->path);
  json_builder_end_object (json);
  return hj_invocation_print_json (self, json);
}

/* ---- the verb ---- */

/* The English note of a topic, when both languages are wanted. */
static HjNote *
read_english (HjInvocation *self, const HjNoteInfo *info)
{
  g_autoptr (HjNoteInfo) english = NULL;

  if (self->lang != HJ_LANG_BOTH || !info->topic || info->lang != HJ_LANG_KO)
    return NULL;
  english = hj_library_find_note (self->open, info->topic, HJ_LANG_EN, NULL);
  return english ? hj_library_read_note (self->open, english->id, NULL) : NULL;
}

static int
print_markdown (HjInvocation *self, gint64 note)
{
  GError *error = NULL;
  g_autofree char *markdown = hj_library_dup_note_markdown (self->open, note, &error);

  if (!markdown)
    return hj_invocation_fail (self, error);
  hj_print ("%s", markdown);
  return HJ_DONE;
}

static int
print_text (const HjNote *note)
{
  g_autofree char *text = hj_note_dup_text (note);

  hj_print ("%s\n\n%s\n", note->title, text);
  return HJ_DONE;
}

static int
print_as (HjInvocation *self, const HjNoteInfo *info, const HjNote *note, const HjNote *english, const char *format)
{
  if (g_str_equal (format, "json"))
    return print_json (self, info, note, english);
  if (g_str_equal (format, "markdown"))
    return print_markdown (self, info->id);
  print_text (note);
  return english ? print_text (english) : HJ_DONE;
}

int
hj_verb_show (HjInvocation *self)
{
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &format, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  const char *const formats[] = { "text", "markdown", "json", NULL };
  g_autoptr (HjNoteInfo) info = NULL;
  g_autoptr (HjNote) note = NULL, english = NULL;
  GError *error = NULL;

  if (!hj_invocation_parse (self, entries, 1, 1))
    return HJ_MISUSED;
  if (!format)
    format = g_strdup (self->json ? "json" : "text");
  if (!g_strv_contains (formats, format))
    return hj_invocation_misuse (self, _("--as %s: must be text, markdown or json"), format);
  if (hj_invocation_open (self, &error))
    info = hj_library_find_note (self->open, self->args[0], self->lang, &error);
  if (info)
    note = hj_library_read_note (self->open, info->id, &error);
  if (!note)
    return hj_invocation_fail (self, error);
  english = read_english (self, info);
  return print_as (self, info, note, english, format);
}
