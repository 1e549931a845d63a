/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The blocks of a note as a list to compare, and the ids they keep. */
#include "hj-block-trace.h"

#include <string.h>

#define DEEPEST_LEVEL 6

void
hj_trace_free (HjTrace *trace)
{
  g_free (trace->place);
  g_free (trace->id);
  g_free (trace->words);
  g_free (trace);
}

/* ---- from blocks to traces ---- */

/* Spaces at line ends and line breaks do not count. */
static void
append_words (GString *out, const char *text)
{
  for (const char *p = text ? text : ""; *p; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (out, *p);
    else if (out->len > 0 && out->str[out->len - 1] != ' ')
      g_string_append_c (out, ' ');
  if (out->len > 0 && out->str[out->len - 1] != ' ')
    g_string_append_c (out, ' ');
}

static char *
dup_words (HjBlock *block)
{
  g_autoptr (GPtrArray) children = g_steal_pointer (&block->children);
  g_autofree char *text = hj_block_dup_text (block);
  GString *out = g_string_new (NULL);

  block->children = g_steal_pointer (&children);
  append_words (out, text);
  append_words (out, block->info);
  return g_strchomp (g_string_free (out, FALSE));
}

static int
find_heading (const int *open, int level)
{
  while (level > 0 && open[level] < 0)
    level--;
  return level > 0 ? open[level] : -1;
}

static void
open_heading (int *open, int level, int index)
{
  open[level] = index;
  for (int i = level + 1; i <= DEEPEST_LEVEL; i++)
    open[i] = -1;
}

static HjTrace *
create_trace (HjBlock *block, int parent)
{
  HjTrace *trace = g_new0 (HjTrace, 1);

  trace->place = g_strdup (block->id ? block->id : "");
  trace->id = g_strdup (trace->place);
  trace->kind = block->kind;
  trace->level = block->level;
  trace->line = block->line;
  trace->parent = parent;
  trace->words = dup_words (block);
  return trace;
}

static void
trace_blocks (GPtrArray *traces, const GPtrArray *blocks, int holder)
{
  int open[DEEPEST_LEVEL + 1] = { -1, -1, -1, -1, -1, -1, -1 }; /* the last heading of each level */

  for (guint i = 0; blocks && i < blocks->len; i++)
    {
      HjBlock *block = g_ptr_array_index (blocks, i);
      int level = block->kind == HJ_BLOCK_HEADING ? CLAMP (block->level, 1, DEEPEST_LEVEL) : 0;
      int heading = find_heading (open, level ? level - 1 : DEEPEST_LEVEL), index = (int) traces->len;

      g_ptr_array_add (traces, create_trace (block, heading >= 0 ? heading : holder));
      if (level)
        open_heading (open, level, index);
      trace_blocks (traces, block->children, index);
    }
}

GPtrArray *
hj_traces_new (const HjNote *note)
{
  GPtrArray *traces = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_trace_free);

  trace_blocks (traces, note->blocks, -1);
  return traces;
}

gboolean
hj_trace_is_top (const GPtrArray *traces, guint index)
{
  for (int i = ((HjTrace *) traces->pdata[index])->parent; i >= 0; i = ((HjTrace *) traces->pdata[i])->parent)
    if (((HjTrace *) traces->pdata[i])->kind != HJ_BLOCK_HEADING)
      return FALSE;
  return TRUE;
}

static GPtrArray *
trace_lines (const char *text)
{
  GPtrArray *traces = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_trace_free);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (int i = 0; lines[i]; i++)
    {
      HjTrace *trace;

      if (g_strstrip (lines[i])[0] == '\0')
        continue;
      trace = g_new0 (HjTrace, 1);
      trace->kind = HJ_BLOCK_PARAGRAPH;
      trace->line = i + 1;
      trace->parent = -1;
      trace->place = g_strdup ("");
      trace->words = g_strdup (lines[i]);
      g_ptr_array_add (traces, trace);
    }
  return traces;
}

static int
count_lines (const char *text)
{
  int n = 1;

  for (const char *p = text; (p = strchr (p, '\n')); p++)
    n++;
  return n;
}

GArray *
hj_lines_follow (const char *before, const char *after)
{
  g_autoptr (GPtrArray) old = trace_lines (before), new = trace_lines (after);
  g_autoptr (GArray) origins = hj_traces_align (old, new);
  GArray *places = g_array_new (FALSE, TRUE, sizeof (int));

  g_array_set_size (places, (guint) count_lines (before) + 1);
  for (guint i = 0; i < origins->len; i++)
    {
      int origin = g_array_index (origins, int, i);

      if (origin >= 0)
        g_array_index (places, int, ((HjTrace *) old->pdata[origin])->line) = ((HjTrace *) new->pdata[i])->line;
    }
  return places;
}

/* ---- and back ---- */

typedef struct {
  const GPtrArray *traces;
  guint next;
} Applying;

static void
apply (HjBlock *block, gpointer data)
{
  Applying *applying = data;
  const HjTrace *trace = applying->traces->pdata[applying->next++];

  if (g_strcmp0 (block->id, trace->id) == 0)
    return;
  g_free (block->id);
  block->id = g_strdup (trace->id);
}

void
hj_traces_apply (const GPtrArray *traces, HjNote *note)
{
  Applying applying = { .traces = traces };

  hj_blocks_each (note->blocks, apply, &applying);
}

/* ---- ids ---- */

/* ID, or with the first number that makes it one of its own. */
static char *
dup_free_id (GHashTable *taken, const char *id)
{
  char *free_id = g_strdup (id);

  for (guint i = 2; g_hash_table_contains (taken, free_id); i++)
    {
      g_free (free_id);
      free_id = g_strdup_printf ("%s~%u", id, i);
    }
  return free_id;
}

void
hj_traces_inherit (const GPtrArray *before, const GPtrArray *after, const GArray *origins)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < after->len; i++)
    {
      HjTrace *trace = after->pdata[i];
      int origin = g_array_index (origins, int, i);

      if (origin < 0)
        continue;
      g_free (trace->id);
      trace->id = g_strdup (((HjTrace *) before->pdata[origin])->id);
      g_hash_table_add (taken, trace->id);
    }
  for (guint i = 0; i < after->len; i++)
    {
      HjTrace *trace = after->pdata[i];

      if (g_array_index (origins, int, i) >= 0)
        continue;
      g_free (trace->id);
      trace->id = dup_free_id (taken, trace->place);
      g_hash_table_add (taken, trace->id);
    }
}
