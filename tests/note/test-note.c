/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Markdown → blocks and spans, ids, lines, sections: one table of small notes. */
#include "note-dump.h"

static const struct {
  const char *name, *text, *expected;
} cases[] = {
  { "heading", "# One\n\n## Two **b**\n", "h1[One] h2[Two *{b}]" },
  { "setext", "One\n===\ntwo\n", "h1[One] p[two]" },
  { "soft-break", "Q: what\nA: this\n", "p[Q: what|A: this]" },
  { "hard-break", "a  \nb\\\nc<br>d<br>\ne", "p[a\\b\\c\\d\\e]" },
  { "card-line", "확산이란? :: 노이즈를 더하는 과정", "p[확산이란? :: 노이즈를 더하는 과정]" },
  { "styles", "*i* **b** ***bi*** `c*` ~~s~~ ==m==", "p[/{i} *{b} */{bi} `{c*} -{s} ={m}]" },
  { "mark", "답은 ==클로즈==이다. a == b, x==1 and y==2", "p[답은 ={클로즈}이다. a == b, x==1 and y==2]" },
  { "mark-bold", "==**굵게** 표시==", "p[*={굵게}={ 표시}]" },
  { "korean-bold", "**경사 하강법(gradient descent)**으로 **‘키’**와", "p[*{경사 하강법(gradient descent)}으로 *{‘키’}와]" },
  { "escaped-bold", "쓰는 \\*\\*배치(batch)\\*\\*를 2\\*\\*10과", "p[쓰는 *{배치(batch)}를 2**10과]" },
  { "range", "0.1~0.2 또는 3~5", "p[0.1~0.2 또는 3~5]" },
  { "damaged-strike", "E_x~~p_data + E_z~~p_z", "p[E_x~~p_data + E_z~~p_z]" },
  { "link", "[a](https://x.y/~z?q=1 \"t\") <https://b.c> https://d.e", "p[@{a>https://x.y/~z?q=1} @{https://b.c>https://b.c} @{https://d.e>https://d.e}]" },
  { "image", "![alt](a.png)", "image<a.png>[alt]" },
  { "image-inline", "see ![alt](a.png) here", "p[see !{alt>a.png} here]" },
  { "html", "x<sub>i</sub> <sos> <b>b</b> &lt; &alpha; &#176; &unknown;", "p[x_{i} <sos> *{b} < α ° &unknown;]" },
  { "html-block", "<div class=\"x\">\n\ntext", "html[<div class=\"x\">] p[text]" },
  { "br-alone", "<br>\n**b**", "p[*{b}]" },
  { "list", "- a\n  - b\n- c", "ul(-(p[a] ul(-(p[b]))) -(p[c]))" },
  { "ordered", "3. a\n4. b", "ol3(-(p[a]) -(p[b]))" },
  { "tasks", "- [ ] a\n- [x] b", "ul(-o(p[a]) -x(p[b]))" },
  { "table", "| a | b |\n|---|--:|\n| 1 | **2** |\n| 3 |", "table[a,b;1,*{2};3,]" },
  { "quote", "> a\n>\n> b", "quote(p[a] p[b])" },
  { "callout", "> [!warning] 조심 **해**\n> 본문\n> - x", "callout<warning>[조심 *{해}](p[본문] ul(-(p[x])))" },
  { "remote-image", "![](https://x.y/a.png)\n\n![b](https://x.y/b.png)", "image<https://x.y/a.png>[] image<https://x.y/b.png>[b]" },
  { "callout-alias", "> [!DANGER]-\n> body", "callout<caution>[](p[body])" },
  { "question", "> [!question] 왜?\n> 까닭.\n>\n> 둘째.", "question[왜?](p[까닭.] p[둘째.])" },
  { "code", "```c\nint *a; // $x$ ==y== 1~2\n```", "code<c>[int *a; // $x$ ==y== 1~2]" },
  { "code-keeps-blank", "```\na\n\n  b\n```\nc", "code[a||  b] p[c]" },
  { "diagram", "```diagram attention-heatmap\ntask = induction\n# note\nheads=2\n```", "diagram<attention-heatmap>[task=induction&heads=2]" },
  { "math-fence", "```math\na_b^*c\n```", "tex[a_b^*c]" },
  { "formula", "폭은 $d_k = d_{model}/h$이다", "p[폭은 ${d_k = d_{model}/h}이다]" },
  { "formula-alone", "$x^2$", "tex[x^2]" },
  { "display", "$$ \\frac{a}{b} $$", "tex[\\frac{a}{b}]" },
  { "display-lines", "a\n$$\nx_1\n+ y\n$$\nb", "p[a] tex[x_1|+ y] p[b]" },
  { "display-in-quote", "> $$\n> x\n> $$\n> y", "quote(tex[x] p[y])" },
  { "display-in-item", "- a\n\n  $$\n  x\n  $$\n", "ul(-(p[a] tex[x]))" },
  { "display-in-line", "so $$x$$ is", "p[so ${x} is]" },
  { "money", "for 24 days ($600K) or $5 to $10, US$5, 약 $60만 달러와 $70만", "p[for 24 days ($600K) or $5 to $10, US$5, 약 $60만 달러와 $70만]" },
  { "money-shell", "`$HOME` and \\$x\\$ and $ x $", "p[`{$HOME} and $x$ and $ x $]" },
  { "formula-number", "$1/2$ and $2n+1$", "p[${1/2} and ${2n+1}]" },
  { "formula-text", "$x \\text{인 경우}$", "tex[x \\text{인 경우}]" },
  { "formula-cell", "|a|\n|-|\n|$x_1$|", "table[a;${x_1}]" },
  { "footnotes", "가[^b]와 `[^a]` **나[^a]**\n\n[^a]: 에이\n[^b]: **비**\n", "p[가@{¹>footnote:1}와 `{[^a]} *{나}*@{²>footnote:2}] p[² 에이] p[¹ *{비}]" },
  { "footnote-undefined", "가[^a]\n\n[^b] 비\n", "p[가[^a]] p[[^b] 비]" },
  { "footnotes-unused", "가[^z]\n\n[^a]: 에이\n\n[^b]: 비\n\n[^c]: 씨\n\n[^z]: 제트\n", "p[가@{¹>footnote:1}] p[² 에이] p[³ 비] p[⁴ 씨] p[¹ 제트]" },
  { "front", "---\ntitle: 제목\n---\n# A", "h1[A]" },
  { "rule-first", "---\n\ntext: a\n\n---\nb", "rule p[text: a] rule p[b]" },
  { "exam", "- Q. 첫째를 설명하시오.\n\n### 답\n\n- a\n\n- **Q.** 둘째를 서술하시오.\n- b\n\n## 다음\n\nc",
    "question[첫째를 설명하시오.](h3[답] ul(-(p[a]))) question[둘째를 서술하시오.](ul(-(p[b]))) h2[다음] p[c]" },
  { "no-exam", "- 값을 바꾸어 보시오.\n- b", "ul(-(p[값을 바꾸어 보시오.]) -(p[b]))" },
  { "reserved", "a \xef\xa3\xb0\xef\xa3\xa0\xef\xa3\xb1 $x$", "p[a \xef\xa3\xb0\xef\xa3\xa0\xef\xa3\xb1 $x$]" },
};

static void
test_fixture (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *dump = dump_text (cases[i].text);

  g_assert_cmpstr (dump, ==, cases[i].expected);
}

static const HjBlock *
get_block (const HjNote *note, guint i)
{
  return g_ptr_array_index (note->blocks, i);
}

/* Physical lines, whatever stands above. */
static void
test_lines (void)
{
  static const struct {
    int line, line_end;
  } expected[] = { { 4, 4 }, { 6, 7 }, { 9, 11 }, { 13, 13 }, { 15, 17 }, { 19, 22 }, { 24, 24 }, { 25, 26 }, { 27, 29 }, { 31, 31 } };
  g_autoptr (HjNote) note = read_text ("---\ntitle: x\n---\n# H\n\na\nb\n\n- i\n  - j\n- k\n\n---\n\n```\ncode\n```\n\n"
                                       "| a |\n|---|\n| 1 |\n| 2 |\n\ntext\n$$\nx $$\n> q\n>\n> r\n\nlast");

  g_assert_cmpuint (note->blocks->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < note->blocks->len; i++)
    {
      g_test_message ("block %u", i);
      g_assert_cmpint (get_block (note, i)->line, ==, expected[i].line);
      g_assert_cmpint (get_block (note, i)->line_end, ==, expected[i].line_end);
    }
}

/* Blocks as "kind line-last", those below in brackets. */
static void
dump_lines (GString *out, const GPtrArray *blocks)
{
  for (guint i = 0; blocks && i < blocks->len; i++)
    {
      const HjBlock *block = g_ptr_array_index (blocks, i);

      g_string_append_printf (out, "%s%s %d-%d", i ? ", " : "", hj_block_kind_to_string (block->kind), block->line, block->line_end);
      if (block->children && block->children->len)
        {
          g_string_append (out, " (");
          dump_lines (out, block->children);
          g_string_append_c (out, ')');
        }
    }
}

/* A break at a line end is a line, one within a line is none. */
static void
test_break_lines (void)
{
  static const struct {
    const char *text, *lines;
  } notes[] = {
    { "가\\\n나  \n다<br>\n라<br>마\n$$x$$\n", "paragraph 1-4, formula 5-5" },
    { "가\n나<br>$$x$$<br>다\n라\n", "paragraph 1-2, formula 2-2, paragraph 2-3" },
    { "가  \n<b>\n나</b>\n$$x$$\n", "paragraph 1-3, formula 4-4" },
    { "> [!note] 제목<br>글\n> 끝\n", "callout 1-2 (paragraph 1-2)" },
    { "> [!note] 제목<br>\n> 글\n", "callout 1-2 (paragraph 2-2)" },
    { "<details><summary>가</summary> 글\n둘\n</details>\n\n<details>\n<summary>나</summary>글\n</details>\n",
      "callout 1-2 (paragraph 1-2), callout 5-6 (paragraph 6-6)" },
    { "**문제 1:** 무엇인가?<br>A. 가<br>B. 나\n**정답:** B  \n까닭\n\n**문제 2:** 왜?\n\n**정답:** 다\n",
      "question 1-3 (list 1-1 (item 1-1 (paragraph 1-1), item 1-1 (paragraph 1-1)), paragraph 2-3), "
      "question 5-7 (paragraph 7-7)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autoptr (HjNote) note = read_text (notes[i].text);
      g_autoptr (GString) lines = g_string_new (NULL);

      dump_lines (lines, note->blocks);
      g_assert_cmpstr (lines->str, ==, notes[i].lines);
    }
}

/* Lines before a place of the text that the spans are read as, where a picture's words stand off. */
static void
test_count_lines (void)
{
  g_autoptr (HjNote) note = read_text ("가\\\n나<br>다<br>\n라![그림](a.png)\n마");
  const GPtrArray *spans = get_block (note, 0)->spans;
  g_autofree char *text = hj_spans_dup_text (spans);
  static const struct {
    const char *word;
    int lines;
  } places[] = { { "가", 0 }, { "나", 1 }, { "다", 1 }, { "라", 2 }, { "그림", 2 }, { "마", 3 } };

  g_assert_cmpstr (text, ==, "가\n나\n다\n라 그림\n마");
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_assert_cmpint (hj_spans_count_lines (spans, strstr (text, places[i].word) - text), ==, places[i].lines);
  g_assert_cmpint (hj_spans_count_lines (spans, strlen (text)), ==, 3);
}

/* An id outlives moves, case, spaces and other blocks, and tells equal blocks apart. */
static void
test_ids (void)
{
  g_autoptr (HjNote) a = read_text ("# A\n\nsame\n\nsame\n\nother\n\n- x\n- y\n\n## B\n\nsame");
  g_autoptr (HjNote) b = read_text ("\n\n# A\n\nnew\n\nOther\n\nsame\n\n\nsame\n\n- x\n- y\n\n\n## B\n\n  same");
  static const guint moved[][2] = { { 0, 0 }, { 1, 3 }, { 2, 4 }, { 3, 2 }, { 4, 5 }, { 5, 6 }, { 6, 7 } };
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (moved); i++)
    g_assert_cmpstr (get_block (a, moved[i][0])->id, ==, get_block (b, moved[i][1])->id);
  for (guint i = 0; i < a->blocks->len; i++)
    g_assert_true (g_hash_table_add (ids, get_block (a, i)->id));
  g_assert_true (hj_note_find_block (a, get_block (a, 3)->id) == get_block (a, 3));
  g_assert_null (hj_note_find_block (a, "no such id"));
}

static void
test_question_id (void)
{
  g_autoptr (HjNote) a = read_text ("> [!question] 왜?\n> 까닭.");
  g_autoptr (HjNote) b = read_text ("> [!question] 왜?\n> 더 나은 까닭.");

  g_assert_cmpstr (get_block (a, 0)->id, ==, get_block (b, 0)->id);
}

static void
test_sections (void)
{
  g_autoptr (HjNote) note = read_text ("# A\n\n### A.1\n\n## A.2\n\ntext\n\n# B\n");
  const HjSection *a = g_ptr_array_index (note->sections, 0), *b = g_ptr_array_index (note->sections, 1);

  g_assert_cmpuint (note->sections->len, ==, 2);
  g_assert_cmpstr (a->title, ==, "A");
  g_assert_cmpuint (a->children->len, ==, 2);
  g_assert_cmpstr (((HjSection *) g_ptr_array_index (a->children, 1))->title, ==, "A.2");
  g_assert_cmpint (((HjSection *) g_ptr_array_index (a->children, 1))->line, ==, 5);
  g_assert_cmpuint (b->block, ==, 4);
}

static void
test_front (void)
{
  g_autoptr (HjNote) note = read_text ("---\ntitle: \"AI: 심화\"\nlang: en\ntopic: gan-training\ntags: [a, 'b c']\n"
                                       "categories:\n  - x\n  - y\n# comment\n---\n본문");

  g_assert_cmpstr (note->title, ==, "AI: 심화");
  g_assert_cmpint (note->lang, ==, HJ_LANG_EN);
  g_assert_cmpstr (g_hash_table_lookup (note->front, "topic"), ==, "gan-training");
  g_assert_cmpstr (g_hash_table_lookup (note->front, "tags"), ==, "a, b c");
  g_assert_cmpstr (g_hash_table_lookup (note->front, "categories"), ==, "x, y");
}

static void
test_title (void)
{
  static const struct {
    const char *text, *title;
  } titles[] = {
    { "# Head *i*\n\ntext", "Head i" },
    { "text\n\n# Later", "fixture" },
    { "---\ntitle: 2025\n---\ntext", "fixture" },
    { "---\ntitle: Front\n---\n# Head", "Front" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (HjNote) note = read_text (titles[i].text);

      g_assert_cmpstr (note->title, ==, titles[i].title);
    }
}

static void
test_language (void)
{
  g_autoptr (HjNote) ko = read_text ("Transformer는 attention으로 문맥을 읽는 구조이다.");
  g_autoptr (HjNote) en = read_text ("Attention (어텐션) blends every relation into one table of weights.");

  g_assert_cmpint (ko->lang, ==, HJ_LANG_KO);
  g_assert_cmpint (en->lang, ==, HJ_LANG_EN);
}

static void
test_text (void)
{
  g_autoptr (HjNote) note = read_text ("# A\n\nb **c**\n\n|d|e|\n|-|-|\n|f|g|\n\n- h\n- i");
  g_autofree char *text = hj_note_dup_text (note);

  g_assert_cmpstr (text, ==, "A\nb c\nd\te\nf\tg\nh\ni");
}

static void
test_pairs (void)
{
  g_autoptr (HjNote) ko = read_text ("# 가\n\n나\n\n$$x$$\n\n다\n\n- 라");
  g_autoptr (HjNote) en = read_text ("# A\n\nb\n\nextra\n\n$$x$$\n\nc\n\n- d\n\n---");
  g_autoptr (GArray) pairs = hj_note_pair (ko, en);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < pairs->len; i++)
    g_string_append_printf (out, "%d:%d ", g_array_index (pairs, HjPair, i).first, g_array_index (pairs, HjPair, i).second);
  g_assert_cmpstr (out->str, ==, "0:0 1:1 -1:2 2:3 3:4 4:5 -1:6 ");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/note/fixture/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_fixture);
    }
  g_test_add_func ("/note/lines", test_lines);
  g_test_add_func ("/note/break-lines", test_break_lines);
  g_test_add_func ("/note/count-lines", test_count_lines);
  g_test_add_func ("/note/ids", test_ids);
  g_test_add_func ("/note/question-id", test_question_id);
  g_test_add_func ("/note/sections", test_sections);
  g_test_add_func ("/note/front", test_front);
  g_test_add_func ("/note/title", test_title);
  g_test_add_func ("/note/language", test_language);
  g_test_add_func ("/note/text", test_text);
  g_test_add_func ("/note/pairs", test_pairs);
  return g_test_run ();
}
