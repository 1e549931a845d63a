/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line an override hangs on: remembered, and found again in a text that has changed. */
#include "hj-override.h"

#include "hj-likeness.h"

#include <string.h>

static const char *const names[] = {
  [HJ_OVERRIDE_PROMOTE] = "promote",   [HJ_OVERRIDE_DEMOTE] = "demote",   [HJ_OVERRIDE_MERGE] = "merge",
  [HJ_OVERRIDE_RENAME] = "rename",     [HJ_OVERRIDE_HEADING] = "heading", [HJ_OVERRIDE_PLAIN] = "plain",
  [HJ_OVERRIDE_LETTER] = "letter",     [HJ_OVERRIDE_DIAGRAM] = "diagram", [HJ_OVERRIDE_REPAIR] = "repair",
  [HJ_OVERRIDE_CORRECTION] = "correction", [HJ_OVERRIDE_TABLE] = "table",
};
G_STATIC_ASSERT (G_N_ELEMENTS (names) == HJ_N_OVERRIDE_KINDS);

const char *
hj_override_kind_to_string (HjOverrideKind kind)
{
  return names[kind];
}

gboolean
hj_override_kind_from_string (const char *string, HjOverrideKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i], string) == 0)
      {
        *kind = (HjOverrideKind) i;
        return TRUE;
      }
  return FALSE;
}

gboolean
hj_override_is_of_heading (HjOverrideKind kind)
{
  return kind <= HJ_OVERRIDE_PLAIN;
}

gboolean
hj_override_is_read (HjOverrideKind kind)
{
  return kind <= HJ_OVERRIDE_REPAIR;
}

HjOverride *
hj_override_new (HjOverrideKind kind, const char *value)
{
  HjOverride *override = g_new0 (HjOverride, 1);

  override->kind = kind;
  override->value = g_strdup (value);
  return override;
}

void
hj_override_free (HjOverride *override)
{
  if (!override)
    return;
  g_free (override->text);
  g_free (override->before);
  g_free (override->after);
  g_free (override->block);
  g_free (override->value);
  g_free (override);
}

/* ---- lines ---- */

static char **
split_lines (const char *markdown)
{
  char **lines = g_strsplit (markdown, "\n", -1);

  for (guint i = 0; lines[i]; i++)
    g_strstrip (lines[i]);
  return lines;
}

/* The nearest line that says something, STEP away from INDEX; "" at the ends. */
static const char *
find_neighbour (char **lines, int n_lines, int index, int step)
{
  for (int i = index + step; i >= 0 && i < n_lines; i += step)
    if (lines[i][0])
      return lines[i];
  return "";
}

static void
replace (char **string, const char *now)
{
  g_free (*string);
  *string = g_strdup (now);
}

void
hj_override_hang (HjOverride *override, const char *markdown, int line)
{
  g_auto (GStrv) lines = split_lines (markdown);
  int n_lines = (int) g_strv_length (lines);
  gboolean there = line > 0 && line <= n_lines;

  override->line = there ? line : 0;
  replace (&override->text, there ? lines[line - 1] : "");
  replace (&override->before, there ? find_neighbour (lines, n_lines, line - 1, -1) : "");
  replace (&override->after, there ? find_neighbour (lines, n_lines, line - 1, 1) : "");
}

/* ---- finding it again ---- */

/* Less like than this, another line stands there now; between the same neighbours less will do. */
#define LIKE_ENOUGH 0.6
#define LIKE_ENOUGH_THERE 0.3

/* What the same neighbour is worth beside the likeness of the line itself. */
#define NEIGHBOUR 0.25

static double
judge_neighbours (const HjOverride *override, char **lines, int n_lines, int index)
{
  return NEIGHBOUR * (strcmp (find_neighbour (lines, n_lines, index, -1), override->before) == 0)
         + NEIGHBOUR * (strcmp (find_neighbour (lines, n_lines, index, 1), override->after) == 0);
}

static double
judge_words (const HjOverride *override, const GArray *pairs, char **lines, int n_lines, int index)
{
  double around = judge_neighbours (override, lines, n_lines, index), like;
  g_autoptr (GArray) words = hj_text_list_pairs (lines[index]);

  like = hj_pairs_likeness (words, pairs);
  return like >= (around >= 2 * NEIGHBOUR ? LIKE_ENOUGH_THERE : LIKE_ENOUGH) ? like + around : 0;
}

int
hj_override_find (const HjOverride *override, const char *markdown)
{
  g_auto (GStrv) lines = split_lines (markdown);
  g_autoptr (GArray) pairs = hj_text_list_pairs (override->text);
  int n_lines = (int) g_strv_length (lines), best = 0, distance = G_MAXINT;
  double best_score = 0;

  for (int i = 0; i < n_lines && override->text[0]; i++)
    {
      gboolean same = strcmp (lines[i], override->text) == 0;
      /* The very same words are worth more than any others. */
      double score = same ? 2 + judge_neighbours (override, lines, n_lines, i)
                     : best_score < 2 && lines[i][0] ? judge_words (override, pairs, lines, n_lines, i) : 0;
      int away = ABS (i + 1 - override->line);

      if (score > best_score || (score > 0 && score == best_score && away < distance))
        {
          best_score = score;
          best = i + 1;
          distance = away;
        }
    }
  /* One that was gone does not take the next best line of the same words. */
  return override->line > 0 || best_score >= 2 + NEIGHBOUR ? best : 0;
}
