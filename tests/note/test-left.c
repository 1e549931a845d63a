/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Left as written: every kind of repair is taken back on one line of a small note, which then reads as it is written,
 * while whatever else was mended stays mended. */
#include "note-dump.h"

#include "hj-override.h"
#include "read-real.h"

#include <string.h>

#define RESIDUE "\\\n\n\\\n\n\\\n\n\\\n\n" /* what shows that a note went through a converter */
#define TWO_LINES "| 가 | 나 |\n|---|---|\n| 다 | 라\n마 |\n| 바 | 사 |\n"
#define RULED                                                                                                          \
  "**==========**\n**[가]**\n\n**==========**\n**📌 첫 강의**\n\n**1. 개념**\n글이다.\n\n**2. 방법**\n글이다.\n\n**3. 한계**\n글이다.\n"
#define INVERTED "### 문항 1\n\n# 1. 개념\n\n글\n\n## 가\n\n글\n\n### 문항 2\n\n# 1. 방법\n\n글\n"
#define BOLD_CODE "**import torch**\n**x = f(y)**\n**#### 끝**\n\n글\n\n**print(x)**\n"
#define ITEM "- **항목이다**\n"
#define ITEMS ITEM ITEM ITEM ITEM ITEM
#define PLAIN "-(p[항목이다]) -(p[항목이다]) -(p[항목이다]) -(p[항목이다]) "

/* LINE of TEXT is left; then the note reads as KEPT. */
static const struct {
  const char *kind, *text;
  int line;
  const char *kept;
  const char *gone, *come; /* other places that are mended no more, or mended now; or NULL */
} cases[] = {
  { "composed", "\u1100\u1161 하나\n\n\u1102\u1161 둘\n", 1,
    "p[\u1100\u1161 하나] p[나 둘]" },
  { "spaces", "하나\u00a0둘\n\n셋\u00a0넷\n", 1,
    "p[하나\u00a0둘] p[셋 넷]" },
  { "invisible", "하\u200b나\n\n둘\u200b셋\n", 3,
    "p[하나] p[둘\u200b셋]" },
  { "symbol-font", "\uf0e0 하나\n\n\uf0e0 둘\n", 1,
    "p[\uf0e0 하나] p[→ 둘]" },
  { "comment-hidden", "글 %%숨긴 말%% 끝\n\n%%\n여러\n줄\n%%\n\n다른 %%말%%\n", 3,
    "p[글  끝] p[%%|여러|줄|%%] p[다른]" },
  { "comment-hidden", "글 %%숨긴 말%% 끝\n\n다른 %%말%%\n", 1,
    "p[글 %%숨긴 말%% 끝] p[다른]" },
  { "card-dates", "Q::A <!--SR:!2024-01-01,3,250-->\n\nR::B <!--SR:!2024-01-01,3,250-->\n", 1,
    "p[Q::A <!--SR:!2024-01-01,3,250-->] p[R::B]" },
  { "bullet-typed", "• 하나\n• 둘\n", 1,
    "p[• 하나] ul(-(p[둘]))" },
  { "line-counted", "① 하나\n② 둘\n③ 셋\n", 2,
    "p[① 하나|② 둘\\③ 셋]" },
  { "html", "<u>글</u>\n\n<u>말</u>\n", 1,
    "p[<u>글</u>] p[말]" },
  { "html-box", "<aside>\n글\n\n</aside>\n\n<aside>\n말\n\n</aside>\n", 1,
    "p[<aside>|글] html[</aside>] callout<note>[](p[말])" },
  { "template-mark", "{% raw %}글{% endraw %}\n\n{: .note }\n", 1,
    "p[{% raw %}글{% endraw %}]" },
  { "padding", RESIDUE "글\n\\\n", 10,
    "p[글|\\]" },
  { "hashes", RESIDUE "play와 ####ing\n\nplay와 ####ed\n", 9,
    "p[play와 ####ing] p[play와 ##ed]" },
  { "bullet", RESIDUE "글\n\\- 하나\n\\- 둘\n", 10,
    "p[글|- 하나] ul(-(p[둘]))" },
  { "bullet", RESIDUE "글\n`\n   `- 하나\n`\n   `- 둘\n", 11,
    "p[글|- 하나] ul(-(p[둘]))" },
  { "chatter", "글\n\n혹시 제가 더 정리해드릴까요?\n\n원하시면 표로 만들어 드릴게요.\n", 3,
    "p[글] p[혹시 제가 더 정리해드릴까요?]" },
  { "chatter", "글이다【4†source】\n\n둘이다【5†source】\n", 1,
    "p[글이다【4†source】] p[둘이다]" },
  { "reference", "[글][a] [말][b]\n\n[a]: https://a.b\n[b]: https://c.d\n", 3,
    "p[[글][a] @{말>https://c.d}] p[[a]: @{https://a.b>https://a.b}]" },
  { "reference", "글\n\n: 이름없음.png\n[가]: 나.png\n", 3,
    "p[글] p[: 이름없음.png]" },
  { "image-forms", "![그림](Aspose.Words.7.png)[](https://h.o/7.png)\n\n![둘](Aspose.Words.8.png)[](https://h.o/8.png)\n", 1,
    "image<Aspose.Words.7.png>[그림] image<https://h.o/8.png>[둘]", NULL, "link-empty 1" },
  { "image-merged", "![image-7.png]\n![](Aspose.Words.7.png)[](https://h.o/8.png)\n\n[image-7.png]: Aspose.Words.6.png\n", 1,
    "image<Aspose.Words.6.png>[image-7.png] image<https://h.o/8.png>[]" },
  { "table-box", "|<br>**[핵심어]<br>- 뉴런:** 하나<br>**-\n층:** 둘<br>**-\n끝:** 셋\n", 1,
    "p[|\\*{[핵심어]}\\*{- 뉴런:} 하나\\*{-|층:} 둘\\*{-|끝:} 셋]" },
  { "table-row-joined", TWO_LINES, 3,
    "table[가,나;다,라;마,;바,사]" },
  { "table-row-joined", "| 가 | 나\n다 |\n|---|---|\n| 라 | 마 |\n", 1,
    "p[| 가 | 나|다 |||---|---||| 라 | 마 |]" },
  { "table-header-rejoined", "| 가 | 나 |\n\n|---|---|\n| 라 | 마 |\n", 1,
    "p[| 가 | 나 |] p[|---|---||| 라 | 마 |]" },
  { "table-parted", "글이다\n| 가 | 나 |\n|---|---|\n| 라 | 마 |\n", 2,
    "p[글이다|| 가 | 나 |||---|---||| 라 | 마 |]" },
  { "table-ended", "| 가 | 나 |\n|---|---|\n| 라 | 마 |\n이어서 말한다\n", 4,
    "table[가,나;라,마;이어서 말한다,]" },
  { "table-list", "| 가 | 나 |\n|---|---|\n| 라 | 1. 하나이다.2. 둘이다. |\n| 마 | 1. 셋이다.2. 넷이다. |\n", 3,
    "table[가,나;라,1. 하나이다.2. 둘이다.;마,1. 셋이다.\\2. 넷이다.]" },
  { "table-pipe", "| 가 | 나 |\n|---|---|\n| P(s'|s,a) | 라 |\n| P(a|b) | 마 |\n", 3,
    "table[가,나;P(s',s,a);P(a|b),마]", NULL, "table-excess 3" },
  { "table-plain", "| 가 | 나 |\n| 다 | 라 |\n| 마 | 바 |\n\n사\t아\n자\t차\n카\t타\n", 1,
    "p[| 가 | 나 ||| 다 | 라 ||| 마 | 바 |] table[사,아;자,차;카,타]" },
  { "table-excess", "| 가 | 나 |\n|---|---|\n| 다 | 라 | 넘친 칸 | 또 |\n| 마 | 바 | 사 |\n", 3,
    "table[가,나;다,라 | 넘친 칸 | 또;마,바]" },
  { "table-headless", "| 🎯 목표 | 빨리 배운다 |\n|---|---|\n| 📌 방법 | 천천히 한다 |\n", 1,
    "table[🎯 목표,빨리 배운다;📌 방법,천천히 한다]" },
  { "table-merged", "| 가 | 나 |\n|---|---|\n| 다 | 라 |\n\n글\n\n| 가 | 나 |\n|---|---|\n| 다 | 라 |\n", 7,
    "table[가,나;다,라] p[글] table[가,나;다,라]" },
  { "table-moved", "## 5. GAN과 비교\n\n---\n\n## 6. 사례\n\n| 구분 | GAN |\n|---|---|\n| 가 | 나 |\n\n글\n", 7,
    "h2[5. GAN과 비교] rule h2[6. 사례] table[구분,GAN;가,나] p[글]" },
  { "formula-paste", "여기서 α\\alphaα는 학습률이다\n\n그리고 β\\betaβ도 있다\n", 1,
    "p[여기서 α\\alphaα는 학습률이다] p[그리고 ${\\beta}도 있다]" },
  { "formula-stray", "식은 다음과 같다:\n\nx′=x−μσx' = \\frac{x - \\mu}{\\sigma}\n\nx′=σx−μ\n", 5,
    "p[식은 다음과 같다:] tex[x' = \\frac{x - \\mu}{\\sigma}] p[x′=σx−μ]" },
  { "formula-negation", "글 k\ue020=i 글\n\n말 a\ue020=b 말\n", 1,
    "p[글 k\ue020=i 글] p[말 a≠b 말]" },
  { "formula-unicode", "가중치는 α\\_ij = softmax(q\\_i·k\\_j / √d\\_k)로 정한다\n\n손실은 y = w\\_1·x + b이다\n", 1,
    "p[가중치는 α_ij = softmax(q_i·k_j / √d_k)로 정한다] p[손실은 y = ${w_{1}\\cdot x} + b이다]" },
  { "formula-code", "```\ny' = (W + BA)x\n```\n\n글\n\n```\nz = (A + B)x\n```\n", 1,
    "code[y' = (W + BA)x] p[글] tex[z = (A + B)x]" },
  { "scripts", "the state s₍ₜ₎ is\n\nthe value v₍ₜ₎ is\n", 1,
    "p[the state s₍ₜ₎ is] p[the value v_{t} is]" },
  { "bold-star", "- *강화학습(RL)**의 글\n- *둘째(X)**의 글\n", 1,
    "ul(-(p[*강화학습(RL)**의 글]) -(p[*{둘째(X)}의 글]))" },
  { "bold-moved", "간단히** assert** 넣고\n\n다시** print** 넣고\n", 1,
    "p[간단히** assert** 넣고] p[다시 *{print} 넣고]" },
  { "escaped-bold", "\\*\\*하나\\*\\* 글\n\n\\*\\*둘\\*\\* 글\n", 1,
    "p[**하나** 글] p[*{둘} 글]" },
  { "bold-unpaired", "\\*\\*하나\\*\\* 글\n\n그리고 **둘 글\n\n또 **셋 글\n", 3,
    "p[*{하나} 글] p[그리고 **둘 글] p[또 셋 글]" },
  { "bold-unpaired", "\\*\\*하나\\*\\* 글\n\n첫 줄은  \n그리고 **둘 글\n", 4,
    "p[*{하나} 글] p[첫 줄은\\그리고 **둘 글]" },
  { "bold-unpaired", "\\*\\*하나\\*\\* 글\n\n첫 줄은<br>\n둘로<br>나뉘고 **둘 글\n", 4,
    "p[*{하나} 글] p[첫 줄은\\둘로\\나뉘고 **둘 글]" },
  { "bold-items", "# 가\n\n" ITEMS ITEMS ITEMS ITEMS, 5,
    "h1[가] ul(-(p[항목이다]) -(p[항목이다]) -(p[*{항목이다}]) " PLAIN PLAIN PLAIN PLAIN "-(p[항목이다]))" },
  { "heading", RULED, 10,
    "h1[가] h2[📌 첫 강의] h3[1. 개념] p[글이다.] p[*{2. 방법}|글이다.] h3[3. 한계] p[글이다.]" },
  { "heading-residue", RULED, 4,
    "h1[가] p[*{==========}] h2[📌 첫 강의] h3[1. 개념] p[글이다.] h3[2. 방법] p[글이다.] h3[3. 한계] p[글이다.]" },
  { "heading-levels", INVERTED, 3,
    "question<문항 1>[문항 1] h1[1. 개념] p[글] h3[가] p[글] question<문항 2>[방법](h2[1. 방법] p[글])" },
  { "paragraph-parted", RESIDUE "- 하나이다.\n👉 이어서 말한다.\n- 둘이다.\n👉 또 이어서 말한다.\n", 10,
    "ul(-(p[하나이다.|👉 이어서 말한다.]) -(p[둘이다.])) p[👉 또 이어서 말한다.]" },
  { "box", RESIDUE "- 글이다.\n배경 지식\n이 상자는 색이 있던 자리라서 테두리를 잃었지만 그래도 이것은 상자의 글이었던 것이 분명하다.\n\n끝\n", 10,
    "ul(-(p[글이다.|배경 지식|이 상자는 색이 있던 자리라서 테두리를 잃었지만 그래도 이것은 상자의 글이었던 것이 분명하다.])) p[끝]" },
  { "run-on", "이것은 첫째 문단입니다.이것은 둘째 문단이고 조금 길어야 한다\n\n저것은 첫째 문단입니다.저것은 둘째 문단이고 조금 길어야 한다\n", 1,
    "p[이것은 첫째 문단입니다.이것은 둘째 문단이고 조금 길어야 한다] p[저것은 첫째 문단입니다.] p[저것은 둘째 문단이고 조금 길어야 한다]" },
  { "link-empty", "앞 [](https://보이지.않는/주소) 뒤\n\n또 [](https://a.b) 끝\n", 1,
    "p[앞 https://보이지.않는/주소 뒤] p[또  끝]" },
  { "link-search", "[손실](https://www.google.com/search?ved=abc&q=loss)\n\n[값](https://www.google.com/search?ved=abc&q=v)\n", 1,
    "p[@{손실>https://www.google.com/search?ved=abc&q=loss}] p[@{값>https://www.google.com/search?q=v}]" },
  { "link-mark", "[글](https://a.b/c?utm_source=x)\n\n[말](https://a.b/d?utm_source=x)\n", 3,
    "p[@{글>https://a.b/c}] p[@{말>https://a.b/d?utm_source=x}]" },
  { "link-mark", "| 가 | 나 |\n|---|---|\n| 다<br>[말](https://a.b/d?utm_source=x) | 라 |\n", 3,
    "table[가,나;다\\@{말>https://a.b/d?utm_source=x},라]" },
  { "link-name", "<http://pre-name.ci>는 도구\n\n<http://some.ai>도 도구\n", 1,
    "p[@{http://pre-name.ci>http://pre-name.ci}는 도구] p[some.ai도 도구]" },
  { "code-lines", BOLD_CODE, 2,
    "p[*{import torch}|*${x = f(y)}|*{#### 끝}] p[글] code[print(x)]", "code-lines 1, code-lines 3", NULL },
  { "code-flat", BOLD_CODE "\nx = f.g(y) *#### 왜* **for** a **in** b: y = g()\n", 9,
    "code[import torch|x = f(y)|# 끝] p[글] code[print(x)] p[x = f.g(y) /{#### 왜} *{for} a *{in} b: ${y = g()}]" },
  { "list-emoji", "✅ 빠르다고 한다\n\n✅ 쉽다고 한다\n\n✅ 싸다고 한다\n", 1,
    "p[✅ 빠르다고 한다] p[✅ 쉽다고 한다] p[✅ 싸다고 한다]" },
  { "list-parted", "---\n\n---\n\n---\n\n---\n\n- 하나\n- 둘\n\n- 셋\n  - 넷\n", 12,
    "rule rule rule rule ul(-(p[하나]) -(p[둘]) -(p[셋] ul(-(p[넷]))))" },
  { "box-remember", "📌 **외울 것**\n\n- 하나\n- 둘\n\n📌 **또**\n\n- 셋\n", 1,
    "p[📌 *{외울 것}] ul(-(p[하나]) -(p[둘])) callout<tip>[📌 *{또}](ul(-(p[셋])))" },
};

/* "kind line" for each place that is mended, the same once. */
static char **
list_places (const HjNote *note)
{
  const GPtrArray *reports[] = { note->repairs, note->warnings };
  g_autoptr (GStrvBuilder) places = g_strv_builder_new ();
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint n = 0; n < G_N_ELEMENTS (reports); n++)
    for (guint i = 0; i < reports[n]->len; i++)
      {
        const HjRepair *repair = reports[n]->pdata[i];

        for (guint k = 0; hj_override_can_leave (repair->kind) && k < repair->lines->len; k++)
          {
            char *place = g_strdup_printf ("%s %d", repair->kind, g_array_index (repair->lines, int, k));

            if (g_hash_table_add (known, place))
              g_strv_builder_add (places, place);
          }
      }
  return g_strv_builder_end (places);
}

static char *
dump_note (const HjNote *note)
{
  GString *out = g_string_new (NULL);

  dump_blocks (out, note->blocks);
  return g_string_free (out, FALSE);
}

/* TEXT with LINE left; where PREVIOUS is not NULL, LINE is one of that text, and found in TEXT. */
static HjNote *
read_left (const char *text, const char *previous, const char *kind, int line)
{
  g_autoptr (GPtrArray) overrides = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_override_free);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  HjOverride *override = hj_override_new (HJ_OVERRIDE_REPAIR, kind);
  HjReadOptions options = { .overrides = overrides, .previous = previous };
  HjNote *note;

  hj_override_hang (override, previous ? previous : text, line);
  override->pinned = !previous;
  g_ptr_array_add (overrides, override);
  note = hj_note_read_with (bytes, "note", &options, NULL);
  g_assert_nonnull (note);
  g_assert_true (override->applied);
  return note;
}

/* What KIND on LINE is told of what is left: that, once, and nothing else. */
static void
check_left (const HjNote *note, const char *kind, int line)
{
  const HjRepair *left = note->left->len == 1 ? note->left->pdata[0] : NULL;

  g_assert_nonnull (left);
  g_assert_cmpstr (left->kind, ==, kind);
  g_assert_cmpuint (left->count, ==, 1);
  g_assert_cmpint (g_array_index (left->lines, int, 0), ==, line);
  g_assert_true (*left->message_ko && *left->message_en);
}

/* Those of BEFORE without LESS (comma-separated) and with MORE. */
static void
check_places (char **before, char **after, const char *less, const char *more)
{
  g_auto (GStrv) gone = g_strsplit (less, ", ", -1), come = g_strsplit (more ? more : "", ", ", -1);
  guint n = 0;

  for (guint i = 0; before[i]; i++)
    if (g_strv_contains ((const char *const *) gone, before[i]))
      g_assert_false (g_strv_contains ((const char *const *) after, before[i]));
    else
      {
        g_assert_true (g_strv_contains ((const char *const *) after, before[i]));
        n++;
      }
  for (guint i = 0; come[i]; i++)
    g_assert_true (g_strv_contains ((const char *const *) after, come[i]));
  g_assert_cmpuint (g_strv_length (after), ==, n + g_strv_length (come));
}

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (HjNote) mended = read_text (cases[i].text), note = read_left (cases[i].text, NULL, cases[i].kind, cases[i].line);
  g_auto (GStrv) before = list_places (mended), after = list_places (note);
  g_autofree char *own = g_strdup_printf ("%s %d", cases[i].kind, cases[i].line), *dump = dump_note (note);
  g_autofree char *less = g_strjoin (", ", own, cases[i].gone, NULL);

  g_assert_true (g_strv_contains ((const char *const *) before, own));
  g_assert_cmpuint (mended->left->len, ==, 0);
  g_assert_cmpstr (note->markdown, ==, cases[i].text);
  g_assert_cmpstr (dump, ==, cases[i].kept);
  check_left (note, cases[i].kind, cases[i].line);
  check_places (before, after, less, cases[i].come);
}

#define ABOVE "Words above.\n\nAnd more of them.\n\n"
#define N_ABOVE 4

/* The note comes again with lines above: the word stands where the line went. */
static void
test_again (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *text = g_strconcat (ABOVE, cases[i].text, NULL);
  g_autoptr (HjNote) note = read_left (text, cases[i].text, cases[i].kind, cases[i].line);
  g_autoptr (HjNote) wanted = read_left (text, NULL, cases[i].kind, cases[i].line + N_ABOVE);
  g_autofree char *dump = dump_note (note), *wanted_dump = dump_note (wanted);

  check_left (note, cases[i].kind, cases[i].line + N_ABOVE);
  g_assert_cmpstr (dump, ==, wanted_dump);
}

/* Every kind that can be taken back was. */
static void
test_all_kinds (void)
{
  static const char *const others[] = { "line-ends", "encoding", "nul-bytes", "invalid-utf8", "mojibake", "mojibake-lost",
                                        "mojibake-guessed", "mojibake-twin", "link-title", "front-remark", "override" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean again = FALSE;

      for (guint k = 0; k < i; k++)
        again |= g_str_equal (cases[k].kind, cases[i].kind);
      g_assert_true (hj_override_can_leave (cases[i].kind));
      n += !again;
    }
  g_assert_cmpuint (n, ==, 56);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (hj_override_can_leave (others[i]));
}

/* ---- one repair of a real note ---- */

static const struct {
  const char *name, *kind;
  int line;
} real[] = {
  { "competency-1.md", "bold-star", 500 },
  { "advanced-theory.md", "formula-unicode", 262 },
  { "competency-2.md", "formula-paste", 16 },
  { "study-2025.md", "table-row-joined", 436 },
};

/* The blocks of NOTE but for the one that LINE is in, each with its line. */
static char **
list_others (const HjNote *note, int line)
{
  g_autoptr (GStrvBuilder) others = g_strv_builder_new ();

  for (guint i = 0; i < note->blocks->len; i++)
    {
      HjBlock *block = note->blocks->pdata[i];
      gpointer one[] = { block };
      GPtrArray alone = { one, 1 };
      g_autoptr (GString) out = g_string_new (NULL);

      dump_blocks (out, &alone);
      g_string_append_printf (out, " %d", block->line);
      if (block->line > line || block->line_end < line)
        g_strv_builder_add (others, out->str);
    }
  return g_strv_builder_end (others);
}

static void
test_real (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (HjNote) mended = read_real (real[i].name), note = NULL;
  g_auto (GStrv) before = NULL, after = NULL, blocks = NULL, now = NULL;
  g_autofree char *own = g_strdup_printf ("%s %d", real[i].kind, real[i].line);

  if (!mended)
    return;
  note = read_left (mended->markdown, NULL, real[i].kind, real[i].line);
  check_left (note, real[i].kind, real[i].line);
  before = list_places (mended);
  after = list_places (note);
  check_places (before, after, own, NULL);
  blocks = list_others (mended, real[i].line);
  now = list_others (note, real[i].line);
  g_assert_true (g_strv_equal ((const char *const *) blocks, (const char *const *) now));
  g_assert_cmpuint (g_strv_length (blocks), <, note->blocks->len);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/note/left/%u-%s", i, cases[i].kind);
      g_autofree char *again = g_strconcat (path, "/again", NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
      g_test_add_data_func (again, GUINT_TO_POINTER (i), test_again);
    }
  g_test_add_func ("/note/left/all-kinds", test_all_kinds);
  for (guint i = 0; i < G_N_ELEMENTS (real); i++)
    {
      g_autofree char *path = g_strdup_printf ("/note/left/real/%s", real[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_real);
    }
  return g_test_run ();
}
