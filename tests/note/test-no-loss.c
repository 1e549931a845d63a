/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing is lost: every word of a source is in the note made of it (text, formulas, code, addresses, pictures, front
 * matter) or in the report, which names the line and the reason. Words are counted by a reader of our own that knows
 * nothing of the passes: runs of Hangul and runs of other letters and digits, outside of what Markdown only writes. */
#include "note-dump.h"
#include "read-real.h"

#include "hj-override.h"

#include <locale.h>
#include <string.h>

/* What Markdown writes and no reader sees. What these take away must never be a word of the author. */
static const struct {
  const char *pattern, *with;
} syntax[] = {
  { "(?<=\\])\\[[^\\]\\n]*\\]", "" },                    /* the name of a definition behind its words */
  { "</?(sub|sup|b|i|strong|em|s|del|mark)>", "" },       /* tags that are styles */
  { "<br\\s*/?>", " " },
  { "^([ \\t]*>)*[ \\t]*([-*+][ \\t]+)*\\d{1,9}[.)](?=\\s)", " " }, /* numbers of list items */
  { "&(emsp|nbsp|amp|lt|gt|quot);", " " },
  { "^- (\\*\\*)?Q\\.", " " },                            /* the label of a question */
  { "^([ \\t]*>)*[ \\t]*\\[!\\w+\\]", " " },              /* the kind of a callout: its block says it */
  { "^[ \\t]*-[ \\t]+\\[[ xX]\\]", " " },                 /* the box of a task */
};

static char *
strip_syntax (const char *source)
{
  char *text = g_strdup (source);

  for (guint i = 0; i < G_N_ELEMENTS (syntax); i++)
    {
      g_autoptr (GRegex) regex = g_regex_new (syntax[i].pattern, G_REGEX_MULTILINE | G_REGEX_OPTIMIZE, 0, NULL);
      char *shorter = g_regex_replace_literal (regex, text, -1, 0, syntax[i].with, 0, NULL);

      g_free (text);
      text = shorter;
    }
  return text;
}

static gboolean
is_hangul (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HANGUL;
}

static void
add_word (GHashTable *words, GString *word)
{
  guint n;

  if (!word->len)
    return;
  n = GPOINTER_TO_UINT (g_hash_table_lookup (words, word->str)) + 1;
  g_hash_table_insert (words, g_strdup (word->str), GUINT_TO_POINTER (n));
  g_string_truncate (word, 0);
}

/* Adds the words of TEXT to WORDS: word → how often. Marks of emphasis do not part a word, a Korean
 * particle behind another script does; letters that differ only in how they are set are one (NFKC). */
static void
count_words (GHashTable *words, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) word = g_string_new (NULL);

  for (guint i = 0; lines[i]; i++)
    {
      g_autofree char *line = g_utf8_normalize (lines[i], -1, G_NORMALIZE_ALL_COMPOSE);

      for (const char *p = line; *p; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          if (g_unichar_isalnum (c))
            {
              if (word->len && is_hangul (c) != is_hangul (g_utf8_get_char (word->str)))
                add_word (words, word);
              g_string_append_unichar (word, c);
            }
          else if (!strchr ("*`\\~_", *p))
            add_word (words, word);
        }
      add_word (words, word);
    }
}

static void
count_spans (GHashTable *words, const GPtrArray *spans)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *href = NULL;

  /* The brackets of a link or a picture part words in the source. */
  for (guint i = 0; spans && i < spans->len; i++)
    {
      const HjSpan *span = g_ptr_array_index (spans, i);
      gboolean apart = (span->flags & (HJ_SPAN_IMAGE | HJ_SPAN_BREAK)) != 0 || g_strcmp0 (href, span->href) != 0;

      g_string_append_printf (text, apart ? " %s" : "%s", span->text);
      href = span->flags & HJ_SPAN_IMAGE ? "" : span->href;
    }
  count_words (words, text->str);
  for (guint i = 0; spans && i < spans->len; i++)
    {
      const HjSpan *span = g_ptr_array_index (spans, i), *before = i ? g_ptr_array_index (spans, i - 1) : NULL;

      /* A link in several styles is several spans with one address. */
      if (span->href && !(before && g_strcmp0 (before->href, span->href) == 0 && !(span->flags & HJ_SPAN_IMAGE)))
        count_words (words, span->href);
    }
}

static void
count_block (HjBlock *block, gpointer words)
{
  count_spans (words, block->spans);
  if (block->text)
    count_words (words, block->text);
  if (block->info && block->kind != HJ_BLOCK_CALLOUT)
    count_words (words, block->info);
  for (gsize i = 0; block->cells && i < (gsize) block->n_rows * block->n_columns; i++)
    count_spans (words, block->cells[i].spans);
}

static void
count_report (GHashTable *words, const HjNote *note)
{
  for (guint i = 0; i < note->repairs->len; i++)
    {
      const HjRepair *repair = g_ptr_array_index (note->repairs, i);

      for (guint k = 0; repair->removed && k < repair->removed->len; k++)
        {
          const HjRemoved *removed = g_ptr_array_index (repair->removed, k);
          g_autofree char *text = strip_syntax (removed->text);

          g_assert_cmpint (removed->line, >, 0);
          g_assert_true (*repair->message_ko && *repair->message_en);
          count_words (words, text);
        }
    }
}

static GHashTable *
count_note (const HjNote *note)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key, value;

  hj_blocks_each (note->blocks, count_block, words);
  count_report (words, note);
  g_hash_table_iter_init (&iter, note->front);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      count_words (words, key);
      count_words (words, value);
    }
  return words;
}

/* How many words of SOURCE are neither in NOTE nor in its report; tells each. */
static guint
count_lost (const HjNote *note, const char *source)
{
  g_autofree char *text = strip_syntax (source);
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), found = count_note (note);
  GHashTableIter iter;
  gpointer word, times;
  guint lost = 0;

  count_words (wanted, text);
  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &word, &times))
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (found, word));

      if (GPOINTER_TO_UINT (times) > n)
        {
          g_test_message ("lost: %s (%u of %u)", (char *) word, n, GPOINTER_TO_UINT (times));
          lost += GPOINTER_TO_UINT (times) - n;
        }
    }
  return lost;
}

/* ---- small notes, each with what one pass takes out of sight ---- */

static const struct {
  const char *name, *text, *kind; /* kind: NULL where nothing may be taken */
} cases[] = {
  { "plain", "# 제목\n\n**굵은** 글과 [링크](https://a.b/c?d=e) ![그림](p.png) `code` $x_1$\n\n```c\nint y;\n```\n", NULL },
  { "table", "| 가 | 나 |\n|---|---|\n| `다` | [라](마) |\n", NULL },
  { "front", "---\ntitle: 제목\ndescription: >\n  여러 줄의\n  설명\ntags:\n  - 하나\n  - 둘\nauthor:\n  name: 아무개\n---\n본문\n", NULL },
  { "front-remark", "---\ntitle: 제목\n# 나중에 고칠 것\n---\n본문\n", "front-remark" },
  { "paste", "여기서 α\\alphaα는 학습률이고 x′=x−μx' = x - \\mu 이다\n", "formula-paste" },
  { "typed", "가중치는 α\\_ij = softmax(q\\_i·k\\_j / √d\\_k)로 정한다\n", "formula-unicode" },
  { "reference", "![그림]과 [글][b]\n\n[그림]: a.png\n[b]: https://c.d \"말풍선\"\n[e]: 쓰이지않음.png\n", "reference" },
  { "reference-nameless", "마지막 줄\n: 이름없음.png\n[가]: 나.png\n\n![가]\n", "reference" },
  { "link-empty", "앞 [](https://보이지.않는/주소) 뒤\n", "link-empty" },
  { "link-title", "[글](https://a.b \"말풍선 글\") ![그림](c.png '그림 말풍선')\n", "link-title" },
  { "link-search", "[손실](https://www.google.com/search?ved=abc&q=loss&bbid=66)\n", "link-search" },
  { "link-mark", "[글](https://a.b/c?utm_source=chatgpt.com)\n", "link-mark" },
  { "link-name", "<http://pre-name.ci>는 도구\n", "link-name" },
  { "chatter", "글\n\n혹시 제가 더 정리해드릴까요?\n", "chatter" },
  { "images", "![image-7.png]\n![](Aspose.Words.7.png)[](https://h.o/8.png)\n\n[image-7.png]: Aspose.Words.6.png\n", "image-forms" },
  { "comment", "글 %%숨긴 말%% 끝\n", "comment-hidden" },
  { "table-excess", "| 가 | 나 |\n|---|---|\n| 다 | 라 | 넘친 칸 | 또 |\n| 마 | 바 |\n", "table-excess" },
  { "table-duplicate", "| 가 | 나 |\n|---|---|\n| 다 | 라 |\n\n글\n\n| 가 | 나 |\n|---|---|\n| 다 | 라 |\n", "table-merged" },
};

static gboolean
is_removed (const HjNote *note, const char *kind)
{
  for (guint i = 0; i < note->repairs->len; i++)
    {
      const HjRepair *repair = g_ptr_array_index (note->repairs, i);

      if (repair->removed && g_str_equal (repair->kind, kind))
        return TRUE;
    }
  return FALSE;
}

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (HjNote) note = read_text (cases[i].text);

  g_assert_cmpuint (count_lost (note, cases[i].text), ==, 0);
  if (cases[i].kind)
    g_assert_true (is_removed (note, cases[i].kind));
  for (guint k = 0; !cases[i].kind && k < note->repairs->len; k++)
    g_assert_null (((HjRepair *) g_ptr_array_index (note->repairs, k))->removed);
}

/* The reader itself sees a word that is missing. */
static void
test_reader (void)
{
  g_autoptr (HjNote) note = read_text ("하나 둘 둘\n");

  g_assert_cmpuint (count_lost (note, "하나 **둘** 둘"), ==, 0);
  g_assert_cmpuint (count_lost (note, "하나 둘 둘 둘 셋"), ==, 2);
}

/* ---- the real notes ---- */

/* A word on every place of REPORTS that can be taken back. */
static void
leave_all (GPtrArray *overrides, const GPtrArray *reports)
{
  for (guint i = 0; i < reports->len; i++)
    {
      const HjRepair *repair = g_ptr_array_index (reports, i);

      for (guint k = 0; hj_override_can_leave (repair->kind) && k < repair->lines->len; k++)
        {
          HjOverride *override = hj_override_new (HJ_OVERRIDE_REPAIR, repair->kind);

          override->line = g_array_index (repair->lines, int, k);
          override->pinned = TRUE;
          g_ptr_array_add (overrides, override);
        }
    }
}

/* NOTE as it is written, where that is possible; what is mended in its stead is left, too, in the next round. */
static HjNote *
read_as_written (const HjNote *note, GBytes *bytes, const char *name)
{
  g_autoptr (GPtrArray) overrides = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_override_free);
  HjReadOptions options = { .overrides = overrides };
  g_autoptr (HjNote) now = NULL;

  for (guint round = 0; round < 3; round++)
    {
      const HjNote *last = now ? now : note;

      leave_all (overrides, last->repairs);
      leave_all (overrides, last->warnings);
      g_clear_pointer (&now, hj_note_free);
      now = hj_note_read_with (bytes, name, &options, NULL);
      g_assert_nonnull (now);
    }
  return g_steal_pointer (&now);
}

static void
check_as_written (const HjNote *note, const char *name)
{
  g_autoptr (GBytes) bytes = load_real_bytes (name);
  g_autoptr (HjNote) written = read_as_written (note, bytes, name);

  g_assert_cmpuint (written->left->len, >, 0);
  for (guint i = 0; i < written->repairs->len; i++)
    {
      const HjRepair *repair = g_ptr_array_index (written->repairs, i);

      if (hj_override_can_leave (repair->kind))
        g_error ("%s is still mended, first in line %d", repair->kind, g_array_index (repair->lines, int, 0));
    }
  g_assert_cmpuint (count_lost (written, note->markdown), ==, 0);
}

static void
test_real (gconstpointer data)
{
  g_autoptr (HjNote) note = read_real (data);
  g_autofree char *source = note ? load_real (data, NULL) : NULL;

  if (!note)
    return;
  /* The damaged one says nothing before its letters are back; what they were is test-mojibake's matter. */
  if (g_str_equal (note->encoding, "UTF-8"))
    g_assert_cmpstr (note->markdown, ==, source);
  g_assert_cmpuint (count_lost (note, note->markdown), ==, 0);
  check_as_written (note, data);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, ""); /* lost words are told in their letters */
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/note/no-loss/reader", test_reader);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/note/no-loss/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  for (guint i = 0; i < N_REAL; i++)
    {
      g_autofree char *path = g_strdup_printf ("/note/no-loss/real/%s", real_names[i]);

      g_test_add_data_func (path, real_names[i], test_real);
    }
  return g_test_run ();
}
