/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "tags": #words in running text join those of the front matter; the text stays as it is. */
#include "hj-reading.h"

#include <string.h>

#define MOST_TAGS 200
#define LONGEST_TAG 100 /* bytes */

static gboolean
is_part (const char *p)
{
  return g_unichar_isalnum (g_utf8_get_char (p)) || strchr ("-_/", *p);
}

/* The end of the tag whose # stands at P, or NULL. Colours ("#ff8800") and numbers are none. */
static const char *
find_end (const char *p)
{
  const char *start = p + 1;

  if (!g_unichar_isalpha (g_utf8_get_char (start)))
    return NULL;
  for (p = start; *p && is_part (p);)
    p = g_utf8_next_char (p);
  if (p - start > LONGEST_TAG || (p - start == 6 && strspn (start, "0123456789abcdefABCDEF") >= 6)
      || (*p && !strchr (" \t\n,.;!?)", *p)))
    return NULL;
  return p;
}

static void
add_tag (GHashTable *front, GHashTable *seen, const char *start, const char *end)
{
  const char *before = g_hash_table_lookup (front, "tags");
  char *tag;

  if (g_hash_table_size (seen) >= MOST_TAGS || !g_hash_table_add (seen, tag = g_strndup (start, end - start)))
    return;
  g_hash_table_insert (front, g_strdup ("tags"), before && *before ? g_strjoin (", ", before, tag, NULL) : g_strdup (tag));
}

typedef struct {
  GHashTable *front, *seen;
} Tags;

static void
collect_tags (HjBlock *block, gpointer data)
{
  Tags *tags = data;

  for (guint i = 0; block->spans && i < block->spans->len; i++)
    {
      const HjSpan *span = g_ptr_array_index (block->spans, i);
      const char *p = span->text, *end;

      if (span->flags & (HJ_SPAN_CODE | HJ_SPAN_FORMULA | HJ_SPAN_LINK | HJ_SPAN_IMAGE))
        continue;
      while ((p = strchr (p, '#')))
        if ((p == span->text || strchr (" \t\n", p[-1])) && (end = find_end (p)))
          {
            add_tag (tags->front, tags->seen, p + 1, end);
            p = end;
          }
        else
          p++;
    }
}

gboolean
hj_pass_tags (HjReading *reading, GError **error)
{
  Tags tags = { reading->note->front };
  const char *named = g_hash_table_lookup (tags.front, "tags");
  g_auto (GStrv) known = NULL;

  if (!strchr (reading->text->str, '#'))
    return TRUE;
  tags.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  known = g_strsplit (named ? named : "", ", ", -1);
  for (guint i = 0; known[i]; i++)
    g_hash_table_add (tags.seen, g_strdup (known[i]));
  hj_blocks_each (reading->note->blocks, collect_tags, &tags);
  g_hash_table_unref (tags.seen);
  return TRUE;
}
