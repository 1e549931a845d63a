/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mending is asked for: before a pass changes a line, it hears whether the learner wants that line left as written.
 * Pass "override-lines" finds the lines first. */
#include "hj-block-trace.h"
#include "hj-reading.h"

/* What changes the words of a line, or what they are. Other repairs make text of bytes, or are Markdown's own. */
static const char *const takes_back[] = {
  "bold-items", "bold-moved", "bold-star", "bold-unpaired", "box", "box-remember", "bullet", "bullet-typed", "card-dates", "chatter",
  "code-flat", "code-lines", "comment-hidden", "composed", "escaped-bold", "formula-code", "formula-negation",
  "formula-paste", "formula-stray", "formula-unicode", "hashes", "heading", "heading-levels", "heading-residue", "html", "html-box", "image-forms",
  "image-merged", "invisible", "link-empty", "link-mark", "link-name", "line-counted", "link-search", "list-emoji", "list-parted",
  "padding", "paragraph-parted", "reference", "run-on", "scripts", "spaces", "symbol-font", "table-box", "table-ended",
  "table-excess", "table-header-rejoined", "table-headless", "table-list", "table-merged", "table-moved",
  "table-parted", "table-pipe", "table-plain", "table-row-joined", "template-mark", NULL,
};

gboolean
hj_override_can_leave (const char *kind)
{
  return g_strv_contains (takes_back, kind);
}

/* ---- where the learner's word stands ---- */

/* One that had lost its line is looked for by its words; see hj_override_find. */
static void
find_line (HjReading *reading, HjOverride *override, const GArray *places)
{
  if (override->pinned)
    return;
  if (places && override->line > 0 && override->line < (int) places->len)
    override->line = g_array_index (places, int, override->line);
  else
    override->line = hj_override_find (override, reading->note->markdown);
}

gboolean
hj_pass_override_lines (HjReading *reading, GError **error)
{
  g_autoptr (GArray) places = NULL;

  if (reading->overrides && reading->overrides->len > 0 && reading->previous)
    places = hj_lines_follow (reading->previous, reading->note->markdown);
  for (guint i = 0; reading->overrides && i < reading->overrides->len; i++)
    {
      HjOverride *override = reading->overrides->pdata[i];

      find_line (reading, override, places);
      if (override->kind == HJ_OVERRIDE_REPAIR)
        override->applied = FALSE;
    }
  return TRUE;
}

/* ---- asking ---- */

static HjOverride *
find_word (const HjReading *reading, const char *kind, int line)
{
  for (guint i = 0; reading->overrides && i < reading->overrides->len; i++)
    {
      HjOverride *override = reading->overrides->pdata[i];

      if (override->line == line && override->kind == HJ_OVERRIDE_REPAIR && g_strcmp0 (override->value, kind) == 0)
        return override;
    }
  return NULL;
}

gboolean
hj_reading_leaves (HjReading *reading, const char *kind, const char *ko, const char *en, int line)
{
  HjOverride *word = find_word (reading, kind, line);

  if (word && !word->applied)
    hj_note_add_left (reading->note, kind, ko, en, line);
  if (word)
    word->applied = TRUE;
  return word != NULL;
}

gboolean
hj_reading_has_left (const HjReading *reading, const char *kind, int line)
{
  return find_word (reading, kind, line) != NULL;
}

gboolean
hj_reading_mend (HjReading *reading, const char *kind, const char *ko, const char *en, int line)
{
  if (hj_reading_leaves (reading, kind, ko, en, line))
    return FALSE;
  hj_note_add_repair (reading->note, kind, ko, en, line);
  return TRUE;
}

gboolean
hj_reading_remove (HjReading *reading, const char *kind, const char *ko, const char *en, int line, const char *text,
                   gssize size)
{
  if (hj_reading_leaves (reading, kind, ko, en, line))
    return FALSE;
  hj_note_add_removal (reading->note, kind, ko, en, line, text, size);
  return TRUE;
}
