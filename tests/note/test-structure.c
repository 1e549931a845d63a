/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes that converters spoilt, by made-up cases: what is cleared away, parted, put together and given back. */
#include "note-dump.h"

#include <string.h>

/* Residue enough to show a converter. */
#define CONVERTED "![](a.png)\n\\\n\n![](b.png)\n\\\n\n![](c.png)\n**\\\n\n![](d.png)\n!\n\n"
#define PICTURES "image<a.png>[] image<b.png>[] image<c.png>[] image<d.png>[]"
/* Code enough to believe the other lines. */
#define CODE "**import numpy as np**\n**a = np.ones(3)  #### 셋**\n**print(a.sum())**\n"
#define CODE_DUMP "code[import numpy as np|a = np.ones(3)  # 셋|print(a.sum())]"
#define RULES "---\n\n---\n\n---\n\n---\n\n"
#define RULES_DUMP "rule rule rule rule"

static const struct {
  const char *name, *text, *dump;
} cases[] = {
  /* residue */
  { "padding", CONVERTED "글\n\\\n글\n", PICTURES " p[글] p[글]" },
  { "padding alone is kept", "글\n\\\n글\n", "p[글|\\글]" },
  { "escaped bullets", CONVERTED "Words\n\\- one\n\\- two\n\n- **item**\n\\- child\n\\- child\n",
    PICTURES " p[Words] ul(-(p[one]) -(p[two]) -(p[*{item}] ul(-(p[child]) -(p[child]))))" },
  { "escaped quote", CONVERTED "- item\n\\> said\n", PICTURES " ul(-(p[item])) quote(p[said])" },
  { "ticks", CONVERTED "**Head**\n\n`\n \n `- one\n`\n \n `-\ntwo\n`\n`\nend\n",
    PICTURES " p[*{Head}] ul(-(p[one]) -(p[two])) p[end]" },
  { "ticks below bullets", CONVERTED "Parts\n\\- A\n`\n \n `- a\n\\- B\n`\n \n `-\nb\n",
    PICTURES " p[Parts] ul(-(p[A] ul(-(p[a]))) -(p[B] ul(-(p[b]))))" },
  { "ticked space", CONVERTED "`\t`**굵게** 글\n", PICTURES " p[*{굵게} 글]" },
  { "code stays code", CONVERTED "`a` and `b\nc`\n", PICTURES " p[`{a} and `{b c}]" },
  { "hashes", CONVERTED "####ing은 ####로 쓴다. <https://a.b/c.html####d> play, ####ed\n\nx = 1   #### 왜\n\na #### 나\n",
    PICTURES " p[####ing은 ##로 쓴다. @{https://a.b/c.html#d>https://a.b/c.html#d} play, ##ed] p[x = 1   # 왜] p[a #### 나]" },
  { "hashes alone are kept", "play와 ####ing\n", "p[play와 ####ing]" },
  { "hashes in a fence", CONVERTED "```\nplay, ####ing\n```\n", PICTURES " code[play, ####ing]" },
  { "tabs", CONVERTED "[\tPage](http://a.b) x\ty\n", PICTURES " p[@{Page>http://a.b} x y]" },
  /* pictures */
  { "one picture in two lines", "![name.png]\n![](file.png)[](http://a.b/c)\n", "image<file.png>[name.png]" },
  { "and with another name", "![name.png][other]\n![](file.png)\n", "image<file.png>[name.png]" },
  { "two pictures", "![a](b.png)\n\n![c](d.png)\n", "image<b.png>[a] image<d.png>[c]" },
  { "nameless file", "- item\n: z.png\n[a]: a.png\n[b]: b.png\n[c]: c.png\n", "ul(-(p[item]))" },
  { "two lines are words", "word\n[a]: a.png\n[b]: b.png\n", "p[word|[a]: a.png|[b]: b.png]" },
  /* paragraphs */
  { "anew", CONVERTED "- item\n💡 an idea\n- item\n→ so\n- item\n<https://a.b>\n- item\n**정답:** C\n",
    PICTURES " ul(-(p[item])) p[💡 an idea] ul(-(p[item])) p[→ so] ul(-(p[item])) p[@{https://a.b>https://a.b}] ul(-(p[item])) p[*{정답:} C]" },
  { "goes on", CONVERTED "- 하지만 이것은\n아직\n**끝**이 아니다\n→\n다음\n", PICTURES " ul(-(p[하지만 이것은|아직|*{끝}이 아니다|→|다음]))" },
  { "after a sentence", CONVERTED "- 이것은 끝난 문장이다.\n그리고 이것은 목록에 들지 않는 새 문단으로 보입니다.\n",
    PICTURES " ul(-(p[이것은 끝난 문장이다.])) p[그리고 이것은 목록에 들지 않는 새 문단으로 보입니다.]" },
  { "held together", CONVERTED "An English sentence stands here.\\\n→ 여기에는 한국어 문장이 있습니다.\n",
    PICTURES " p[An English sentence stands here.\\→ 여기에는 한국어 문장이 있습니다.]" },
  { "clean text goes on", "- 이것은 끝난 문장이다.\n💡 그리고 이것은 목록에 드는 문장입니다. 그렇게 Markdown이 정했다.\n",
    "ul(-(p[이것은 끝난 문장이다.|💡 그리고 이것은 목록에 드는 문장입니다. 그렇게 Markdown이 정했다.]))" },
  { "box", CONVERTED "- 목록의 마지막 항목입니다.\n작은 상자 제목\n상자 안에는 제목보다 훨씬 긴 글이 한 문단 들어 있어서 무엇인지를 자세히 설명합니다.\n- 다음\n",
    PICTURES " ul(-(p[목록의 마지막 항목입니다.])) callout<note>[작은 상자 제목](p[상자 안에는 제목보다 훨씬 긴 글이 한 문단 들어 있어서 무엇인지를 자세히 설명합니다.]) ul(-(p[다음]))" },
  /* code */
  { "bold code", CODE, CODE_DUMP },
  { "bold code below an item", CONVERTED CODE "\n- 항목\n**x['a'] = x['b'].mean()**\n**y = x**\n", PICTURES " " CODE_DUMP " ul(-(p[항목])) code[x['a'] = x['b'].mean()|y = x]" },
  { "escapes in code", CODE "\n**x\\_y = f.g(1)\\*\\*2  #### 제곱**\n", CODE_DUMP " code[x_y = f.g(1)**2  # 제곱]" },
  { "bold that is none", CODE "\n**CNN(Convolutional Neural Network)**\n\n**L = a + b**\n", CODE_DUMP " p[*{CNN(Convolutional Neural Network)}] p[*{L = a + b}]" },
  { "flat code after a break", CODE "\n글\n또  \nz = torch.rand(2) *#### two* **for** i **in** range(2): z = f(z)\n",
    CODE_DUMP " p[글|또] code[z = torch.rand(2) # two|for i in range(2):|z = f(z)]" },
  { "flat code", CODE "\nExample:\nz = torch.rand(2) *#### two* **for** i **in** range(2): z = f(z) y\\_1 = z\n",
    CODE_DUMP " p[Example:] code[z = torch.rand(2) # two|for i in range(2):|z = f(z)|y_1 = z]" },
  { "few lines are bold text", "**a = np.ones(3)  #### 셋**\n", "p[*{a = np.ones(3)  #### 셋}]" },
  /* lists */
  { "typed bullets", "앞말\n•   하나\n•\t둘\no   둘의 하나\no   둘의 둘\n•   셋\n뒷말\n\n끝\n",
    "p[앞말] ul(-(p[하나]) -(p[둘] ul(-(p[둘의 하나]) -(p[둘의 둘]))) -(p[셋|뒷말])) p[끝]" },
  { "bullets set in", "• 하나\n    • 속\n\n    글\n• 둘\n\n• 셋\n", "ul(-(p[하나] ul(-(p[속] p[글]))) -(p[둘]) -(p[셋]))" },
  { "bullets of sorts", "■ 하나\n▶ 속\n - 더 속\n1) 첫째\n■ 둘\n",
    "ul(-(p[하나] ul(-(p[속] ul(-(p[더 속])) ol(-(p[첫째]))))) -(p[둘]))" },
  { "bullets and a number", "• 하나\n  ▪ 둘\n12", "ul(-(p[하나] ul(-(p[둘|12]))))" },
  { "bullets below an item", "- 하나\n  • 속\n- 둘\n", "ul(-(p[하나] ul(-(p[속]))) -(p[둘]))" },
  { "no bullets", "o 하나\n§ 둘\n•셋\n\n값은 · 이다\n\n`• 넷`\n\n```\n• 다섯\n```\n", "p[o 하나|§ 둘|•셋] p[값은 · 이다] p[`{• 넷}] code[• 다섯]" },
  { "counted lines", "① 하나\n② 둘\n\n가) 하나\n나) 둘\n라) 넷\n(1) 하나  \n(2) 둘\n", "p[① 하나\\② 둘] p[가) 하나\\나) 둘|라) 넷|(1) 하나\\(2) 둘]" },
  { "parted list", RULES "- 가\n- 나\n\n- 다\n    - 라\n- 마\n", RULES_DUMP " ul(-(p[가]) -(p[나])) ul(-(p[다] ul(-(p[라]))) -(p[마]))" },
  { "same shape", RULES "- 가\n- 나\n\n- 다\n", RULES_DUMP " ul(-(p[가]) -(p[나]) -(p[다]))" },
  { "clean list", "- 가\n- 나\n\n- 다\n    - 라\n", "ul(-(p[가]) -(p[나]) -(p[다] ul(-(p[라]))))" },
  { "emoji items", "✅ one\n\n✅ two\n\n❌ three\n", "ul(-(p[✅ one]) -(p[✅ two])) p[❌ three]" },
  /* boxes */
  { "remember", "📌 **외울 것**\n\n- 하나\n- 둘\n", "callout<tip>[📌 *{외울 것}](ul(-(p[하나]) -(p[둘])))" },
  { "remember a quote", "📌 **외울 것**\n\n> 한 줄\n> \n", "callout<tip>[📌 *{외울 것}](p[한 줄])" },
  { "no box", "📌 **굵은** 글\n\n- 하나\n\n✅ **장점**\n\n- 하나\n", "p[📌 *{굵은} 글] ul(-(p[하나])) p[✅ *{장점}] ul(-(p[하나]))" },
  /* misplaced */
  { "table of the heading before", "## 1. Cats and dogs\n\n---\n\n## 2. Uses\n\n| x | Cats |\n| --- | --- |\n| a | b |\n- c\n",
    "h2[1. Cats and dogs] table[x,Cats;a,b] rule h2[2. Uses] ul(-(p[c]))" },
  { "table of its own heading", "## 1. Cats\n\n---\n\n## 2. Dogs\n\n| x | Dogs |\n| --- | --- |\n| a | b |\n- c\n",
    "h2[1. Cats] rule h2[2. Dogs] table[x,Dogs;a,b] ul(-(p[c]))" },
  { "no rule", "## 1. Cats\n\n## 2. Uses\n\n| x | Cats |\n| --- | --- |\n| a | b |\n- c\n",
    "h2[1. Cats] h2[2. Uses] table[x,Cats;a,b] ul(-(p[c]))" },
  /* run-on */
  { "run-on", "- 하나\n  - 이것은 첫 문단입니다.다음 문단은 목록 밖에서 새로 시작되어 길게 이어집니다.\n",
    "ul(-(p[하나] ul(-(p[이것은 첫 문단입니다.])))) p[다음 문단은 목록 밖에서 새로 시작되어 길게 이어집니다.]" },
  { "no run-on", "이것은 문단입니다. 다음 문장은 빈칸 뒤에서 시작되므로 같은 문단에 남아 있습니다. 값은 3.5입니다.끝\n",
    "p[이것은 문단입니다. 다음 문장은 빈칸 뒤에서 시작되므로 같은 문단에 남아 있습니다. 값은 3.5입니다.끝]" },
  { "no run-on in a row", "| 가 | 나 |\n|---|---|\n| 이것은 첫 문단입니다.다음 문단은 새로 시작되어 길게 이어집니다. | 다 |\n",
    "table[가,나;이것은 첫 문단입니다.다음 문단은 새로 시작되어 길게 이어집니다.,다]" },
  /* questions */
  { "exam items", "# All\n\n### 문항 3\n\n맞는 것 고르기\n\n## 1. 가\n\n글\n\n### 문항4\n\n주제\n\n## 1. 나\n\n## **2. 다**\n\n### 문제 5\n\nhttp://a.b\n",
    "h1[All] question<문항 3>[맞는 것 고르기](h3[1. 가] p[글]) question<문항4>[주제: 나 · 다](p[주제] h3[1. 나] h3[*{2. 다}]) "
    "question<문제 5>[문제 5](p[@{http://a.b>http://a.b}])" },
  { "one item is a heading", "### 문항 3\n\n글\n", "h3[문항 3] p[글]" },
  { "quiz", "**문제 1:** 무엇인가?\\\nA. 가\\\nB. 나\n**정답:** B\n**이유:**\\\n그래서\n\n**문제 2:** 왜?\n\n**정답 예시:**\n\n- 다\n\n## 끝\n\n글\n",
    "question<문제 1>[무엇인가?](ul<options>(-(p[A. 가]) -(p[B. 나])) p[*{정답:} B] p[*{이유:}\\그래서]) "
    "question<문제 2>[왜?](p[*{정답 예시:}] ul(-(p[다]))) h2[끝] p[글]" },
  { "no answer", "**문제 1:** 무엇인가?\n\n글\n\n**문제 2:** 왜?\n\n글\n", "p[*{문제 1:} 무엇인가?] p[글] p[*{문제 2:} 왜?] p[글]" },
};

/* ✅ and ❌ say which side a section is on; elsewhere they are ornaments. */
static void
test_polarity (void)
{
  g_autoptr (HjNote) note = read_text ("## ✅ 정리\n\n## ✅ 장점\n\n글\n\n## ❌ 단점\n\n글\n\n## 장점\n");
  static const int polarity[] = { 0, 1, -1, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (polarity); i++)
    g_assert_cmpint (((HjSection *) g_ptr_array_index (note->sections, i))->polarity, ==, polarity[i]);
}

static void
test_prompts (void)
{
  g_autoptr (HjNote) note = read_text ("- Q. 가를 설명하고, 나를 제시하고, 다를 서술하시오.\n\n답\n\n- Q. 라를 서술하시오.\n\n답\n");
  g_auto (GStrv) first = hj_question_dup_prompts (g_ptr_array_index (note->blocks, 0));
  g_auto (GStrv) second = hj_question_dup_prompts (g_ptr_array_index (note->blocks, 1));

  g_assert_cmpuint (g_strv_length (first), ==, 3);
  g_assert_cmpstr (first[0], ==, "가를 설명하고");
  g_assert_cmpstr (first[2], ==, "다를 서술하시오.");
  g_assert_cmpuint (g_strv_length (second), ==, 1);
}

/* What is inside of an item is in the outline, below its name. */
static void
test_item_outline (void)
{
  g_autoptr (HjNote) note = read_text ("# All\n\n### 문항 3\n\n## 1. 가\n\n### 나\n\n### 문항 4\n\n글\n");
  const HjSection *all = g_ptr_array_index (note->sections, 0), *item;

  g_assert_cmpuint (all->children->len, ==, 2);
  item = g_ptr_array_index (all->children, 0);
  g_assert_cmpstr (item->title, ==, "문항 3");
  g_assert_cmpuint (item->children->len, ==, 1);
  g_assert_cmpuint (((HjSection *) g_ptr_array_index (item->children, 0))->children->len, ==, 1);
}

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *dump = dump_text (cases[i].text);

  g_assert_cmpstr (dump, ==, cases[i].dump);
}

/* Whatever was done is told with its line. */
static void
test_report (void)
{
  g_autoptr (HjNote) note = read_text (CONVERTED "- item\n💡 an idea\n");
  guint padding = 0, parted = 0;

  for (guint i = 0; i < note->repairs->len; i++)
    {
      const HjRepair *repair = g_ptr_array_index (note->repairs, i);

      if (g_str_equal (repair->kind, "padding"))
        padding = repair->count;
      if (g_str_equal (repair->kind, "paragraph-parted"))
        parted = (guint) g_array_index (repair->lines, int, 0);
    }
  g_assert_cmpuint (padding, ==, 4);
  g_assert_cmpuint (parted, ==, 14);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/note/structure/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/note/structure/report", test_report);
  g_test_add_func ("/note/structure/polarity", test_polarity);
  g_test_add_func ("/note/structure/prompts", test_prompts);
  g_test_add_func ("/note/structure/item outline", test_item_outline);
  return g_test_run ();
}
