/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every bundled topic: whole in both languages, in parallel, with directives, links and cards that work; and
 * each of these checks notices when it is broken. */
#include "hj-note-faults.h"

#include "hj-catalogue.h"
#include "hj-links.h"
#include "hj-note-formulas.h"

#include <locale.h>
#include <string.h>

static void
test_topic (gconstpointer data)
{
  const HjCourseTopic *topic = data;
  g_autoptr (GBytes) ko = hj_course_dup_note (topic->id, HJ_LANG_KO);
  g_autoptr (GBytes) en = hj_course_dup_note (topic->id, HJ_LANG_EN);
  g_autofree char *fault = hj_note_find_fault (topic, ko, en);

  if (fault)
    {
      g_test_message ("%s: %s", topic->id, fault);
      g_test_fail ();
    }
}

#define HUNDRED_WORDS TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN
#define TEN "word word word word word word word word word word "

/* What breaks in one of the two notes, and how the fault is said. */
static const struct {
  const char *name;
  HjLang lang;
  const char *text, *instead; /* the first occurrence is replaced */
  const char *fault;          /* its beginning */
} breaks[] = {
  { "language", HJ_LANG_EN, NULL, NULL, "languages: English" },
  { "title", HJ_LANG_KO, "title: 멀티헤드", "title: 다른", "front matter: title" },
  { "minutes", HJ_LANG_EN, "minutes: ", "hours: ", "front matter: minutes" },
  { "section", HJ_LANG_KO, "## 핵심", "## 요점", "sections: “요점”" },
  { "kind", HJ_LANG_EN, "```diagram attention-heatmap\n```", "A heatmap.", "parallel: kinds" },
  { "item", HJ_LANG_KO, "\n- $h$", "\n\n$h$", "parallel: " },
  { "row", HJ_LANG_EN, "\n| Tables of weights | 1 | 8 |", "", "parallel: table shapes" },
  { "formula", HJ_LANG_EN, "\\mathrm{Concat}", "\\mathrm{Cat}", "parallel: formulas" },
  { "command", HJ_LANG_KO, "$h$는 헤드 수", "$\\hh$는 헤드 수", "formula: \\hh" },
  { "mark", HJ_LANG_KO, "==1==", "1", "parallel: marks" },
  { "link", HJ_LANG_EN, "[Self-attention](topic:self-attention)", "Self-attention", "parallel: links" },
  { "unknown-topic", HJ_LANG_EN, "topic:self-attention", "topic:selfish-attention", "link: the course has no" },
  { "dead-link", HJ_LANG_EN, "topic:self-attention", "self-attention.md", "link: self-attention.md" },
  { "setting", HJ_LANG_EN, "diagram:attention-heatmap?", "diagram:attention-heatmap?flavour=2&", "diagram: " },
  { "diagram", HJ_LANG_EN, "diagram:attention-heatmap?", "diagram:attention-map?", "diagram: " },
  { "unfinished", HJ_LANG_EN, "The gain is", "TODO: The gain is", "text: TODO" },
  { "too-long", HJ_LANG_EN, "The gain is", HUNDRED_WORDS HUNDRED_WORDS "The gain is", "text: " },
  { "card", HJ_LANG_EN, ":: 64", "is 64", "cards: " },
};

static GBytes *
dup_broken (GBytes *note, const char *text, const char *instead)
{
  g_autofree char *old = g_strndup (g_bytes_get_data (note, NULL), g_bytes_get_size (note));
  const char *place = text ? strstr (old, text) : NULL;
  char *broken;

  if (!text)
    return NULL;
  g_assert_nonnull (place);
  broken = g_strdup_printf ("%.*s%s%s", (int) (place - old), old, instead, place + strlen (text));
  return g_bytes_new_take (broken, strlen (broken));
}

static void
test_notices (gconstpointer data)
{
  const HjCourseTopic *topic = hj_course_find_topic ("multi-head-attention");
  guint i = GPOINTER_TO_UINT (data);
  gboolean is_ko = breaks[i].lang == HJ_LANG_KO;
  g_autoptr (GBytes) ko = hj_course_dup_note (topic->id, HJ_LANG_KO);
  g_autoptr (GBytes) en = hj_course_dup_note (topic->id, HJ_LANG_EN);
  g_autoptr (GBytes) broken = dup_broken (is_ko ? ko : en, breaks[i].text, breaks[i].instead);
  g_autofree char *fault = hj_note_find_fault (topic, is_ko ? broken : ko, is_ko ? en : broken);

  g_test_message ("%s", fault ? fault : "no fault found");
  g_assert_nonnull (fault);
  g_assert_true (g_str_has_prefix (fault, breaks[i].fault));
}

/* How often formulas of NOTE, in text or by themselves, have one of SYMBOLS. */
static guint
count_links (const HjNote *note, const char *const *symbols)
{
  g_autoptr (GArray) formulas = hj_note_list_formulas (note);
  guint n = 0;

  for (guint i = 0; i < formulas->len; i++)
    {
      g_autoptr (HjTypeset) typeset = hj_typeset_new (g_array_index (formulas, HjNoteFormula, i).tex, NULL);
      g_autoptr (GArray) links = hj_links_find (typeset, symbols);

      n += links->len;
    }
  return n;
}

/* A diagram in a lesson shares symbols with its formulas: pointing at them lights up controls. */
static void
test_symbols (void)
{
  guint n = 0;

  for (guint i = 0; i < hj_course_get_n_topics (); i++)
    {
      const HjCourseTopic *topic = hj_course_get_topic (i);
      g_autoptr (GBytes) bytes = hj_course_dup_note (topic->id, HJ_LANG_KO);
      g_autoptr (HjNote) note = bytes ? hj_note_read (bytes, topic->id, NULL) : NULL;

      for (guint b = 0; note && b < note->blocks->len; b++)
        {
          const HjBlock *block = g_ptr_array_index (note->blocks, b);
          const HjDiagramClass *klass = block->kind == HJ_BLOCK_DIAGRAM ? hj_catalogue_find (block->info) : NULL;
          g_auto (GStrv) symbols = klass ? hj_diagram_class_list_symbols (klass) : NULL;

          if (klass && count_links (note, (const char *const *) symbols) == 0)
            g_error ("%s: no formula has a symbol of %s", topic->id, klass->id);
          n += klass != NULL;
        }
    }
  g_assert_cmpuint (n, >=, 6);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < hj_course_get_n_topics (); i++)
    {
      const HjCourseTopic *topic = hj_course_get_topic (i);
      g_autofree char *path = g_strconcat ("/every-note/", topic->id, NULL);

      if (topic->complete)
        g_test_add_data_func (path, topic, test_topic);
    }
  g_test_add_func ("/every-note/symbols", test_symbols);
  for (guint i = 0; i < G_N_ELEMENTS (breaks); i++)
    {
      g_autofree char *path = g_strconcat ("/every-note/notices/", breaks[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_notices);
    }
  return g_test_run ();
}
