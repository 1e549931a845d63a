/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands inside of a line: stars, tildes, escapes, tags, addresses and letters as editors and converters leave
 * them. Each case is named by its rule in the design, I1 to I12 and C1 to C8. */
#include "note-dump.h"

#include <string.h>

static const struct {
  const char *name, *text, *expected;
} cases[] = {
  /* I1: bold ends before a particle. */
  { "I1-bracket", "**경사 하강법(gradient descent)**으로 **‘키’**와 **\"값\"**을", "p[*{경사 하강법(gradient descent)}으로 *{‘키’}와 *{\"값\"}을]" },
  { "I1-several", "**하나(a)**와 **둘(b)**은 **셋**", "p[*{하나(a)}와 *{둘(b)}은 *{셋}]" },
  /* I2: a star is missing. */
  { "I2", "- *학습률(lr)**의 값\n- *평균(mean)**과 **분산(var)**", "ul(-(p[*{학습률(lr)}의 값]) -(p[*{평균(mean)}과 *{분산(var)}]))" },
  { "I2-italic", "- *기울임*과 **굵게**\n- *기울임**이 아닌* 것", "ul(-(p[/{기울임}과 *{굵게}]) -(p[/{기울임**이 아닌} 것]))" },
  { "I2-english", "*word** here", "p[/{word}* here]" },
  /* I3: escaped. */
  { "I3", "쓰는 \\*\\*배치(batch)\\*\\*를 2\\*\\*10과", "p[쓰는 *{배치(batch)}를 2**10과]" },
  { "I3-inner", "모은 \\*\\*'**사전(dict)'**\\*\\*을 쓴다", "p[모은 '*{사전(dict)'}을 쓴다]" },
  { "I3-half", "첫째 \\*\\*가나\\*\\*, 둘째 \\*\\*다라, 셋째(c)\\*\\*는, x**2, a ** b", "p[첫째 *{가나}, 둘째 *{다라, 셋째(c)}는, x**2, a ** b]" },
  { "I3-lone", "\\*\\*가\\*\\*는\n\n새 모델(net)\\*\\*도 있고 3\\*\\*2", "p[*{가}는] p[새 모델(net)도 있고 3**2]" },
  { "I3-no-evidence", "새 모델(net)\\*\\*도 있다", "p[새 모델(net)**도 있다]" },
  /* I4: across links, inside words, moved. */
  { "I4-link", "[**Adam**](https://a.b)는 F**o**rward", "p[*@{Adam>https://a.b}는 F*{o}rward]" },
  { "I4-moved", "- 가볍게** assert** 넣고** check로 본다", "ul(-(p[가볍게 *{assert} 넣고 check로 본다]))" },
  { "I4-bracket", "- **모델 공개[**\tHub - x/y: 도구](https://a.b/x)**", "ul(-(p[*{모델 공개} @{Hub - x/y: 도구>https://a.b/x}]))" },
  { "I4-not-moved", "값은** 그대로 둔다", "p[값은** 그대로 둔다]" },
  /* I6: tildes. */
  { "I6", "0.1~0.2, 3~5, AB~~CD, ~~지운 말~~을", "p[0.1~0.2, 3~5, AB~~CD, -{지운 말}을]" },
  /* I7: escapes. */
  { "I7", "batch\\_size \\*별\\* 1\\. 끝\\- \\> a", "p[batch_size *별* 1. 끝- > a]" },
  /* I8: tags. */
  { "I8", "x<sub>i</sub> a<sup>2</sup> <b>b</b> <i>i</i> a<br>b <sos> <eos> <q, k>", "p[x_{i} a^{2} *{b} /{i} a\\b <sos> <eos> <q, k>]" },
  { "I8-unclosed", "a <b> c <span>d</span>", "p[a <b> c <span>d</span>]" },
  /* I9, I10: addresses. */
  { "I9-search", "[손실](https://www.google.com/search?ved=1t:2&q=loss+function&bbid=66)", "p[@{손실>https://www.google.com/search?q=loss+function}]" },
  { "I9-mark", "[글](https://a.b/c?id=3&utm_source=chatgpt.com#x) [둘](https://a.b?utm_source=chatgpt.com)", "p[@{글>https://a.b/c?id=3#x} @{둘>https://a.b}]" },
  { "I9-kept", "[글](https://a.b/search?ved=1&q=2) <https://a.b/?source=x>", "p[@{글>https://a.b/search?ved=1&q=2} @{https://a.b/?source=x>https://a.b/?source=x}]" },
  { "I10", "[**http://Name.ai**](http://Name.ai)와 <http://pre-name.ci>, [안내](http://name.ai) <http://a.name.ai> <https://name.io>",
    "p[*{Name.ai}와 pre-name.ci, @{안내>http://name.ai} @{http://a.name.ai>http://a.name.ai} @{https://name.io>https://name.io}]" },
  /* D3: what an assistant says. */
  { "D3", "글이다.\n\n혹시 제가 \\*\\*더\\*\\* 정리해드릴까요?\n''\n끝", "p[글이다.] p[끝]" },
  { "D3-assent", "물론입니다! 아래에 표로 정리해 드리겠습니다.\n\n글", "p[글]" },
  { "D3-reference", "값이다【4†source】. 또:contentReference[oaicite:0]{index=0} 【제목】", "p[값이다. 또 【제목】]" },
  { "D3-more", "물론입니다! 아래는 **어텐션**에 대한 정리입니다.\n\n글\n\n원하시면 예제도 만들어 드릴까요? 😊\n더 궁금한 점이 있으면 언제든지 말씀해 주세요!\n\n"
    "Great question! Here's a summary:\n\nLet me know if you'd like more detail!", "p[글]" },
  { "D3-page", "ChatGPT의 말:\n글이다.\n\n```\nx\n```\n코드 복사\n\nYou said:\n또 글", "p[글이다.] code[x] p[또 글]" },
  { "D3-page-words", "코드 복사 기능을 쓴다.\n\n나의 말: 글", "p[코드 복사 기능을 쓴다.] p[나의 말: 글]" },
  { "D3-private", "값이다\ue200cite\ue202turn0search1\ue202turn2view0\ue201. 끝", "p[값이다. 끝]" },
  { "bar in a row", "| $P(x\\|y)$ | 나 |\n|---|---|\n| $\\frac{a\\|b}{c}$ | 값 $\\alpha$ |\n\n$\\|x\\|$",
    "table[${P(x|y)},나;${\\frac{a|b}{c}},값 ${\\alpha}] tex[\\|x\\|]" },
  { "underscores", "__경사 하강법__은 __굵게__도 __init__은 a__b 나__다 __끝__", "p[*{경사 하강법}은 *{굵게}도 __init__은 a__b 나__다 *{끝}]" },
  { "D3-cited", "> 혹시 더 알려드릴까요?\n\n- 혹시 더 알려드릴까요?\n\n그는 혹시 도와드릴까요? 하고 물었다.",
    "quote(p[혹시 더 알려드릴까요?]) ul(-(p[혹시 더 알려드릴까요?])) p[그는 혹시 도와드릴까요? 하고 물었다.]" },
  /* F11 to F13: formulas in other clothes. */
  { "F11", "```\ny = Wx\ny' = (W + BA)x\n```", "tex[\\begin{aligned} y &= Wx \\\\ y' &= (W + BA)x \\end{aligned}]" },
  { "F11-one", "```\nz = (A + B)x\n```", "tex[z = (A + B)x]" },
  { "F11-code", "```\nx = y + 1\nz = f(x)\n```\n```python\nz = (A + B)x\n```", "code[x = y + 1|z = f(x)] code<python>[z = (A + B)x]" },
  { "F13", "목표는 **<q, x₁>**과 a<sub>i</sub>", "p[목표는 *${\\langle q, x_{1}\\rangle}과 a_{i}]" },
  /* I11, I12: colons and typos stay. */
  { "I11", "**가**: x\n**나:** y\n**다** : z", "p[*{가}: x|*{나:} y|*{다} : z]" },
  { "I12", "ViT는 The maps are 큰 A방법 입니다", "p[ViT는 The maps are 큰 A방법 입니다]" },
  /* Characters. */
  { "C1", "가\u00a0나\u202f다", "p[가 나 다]" },
  { "C2", "값 1[k\xee\x80\xa0=i] 이다", "p[값 1[k≠i] 이다]" },
  { "C3", "x\u0302 는 x\u0303 와", "p[x\u0302 는 x\u0303 와]" },
  { "C4", "1\ufe0f\u20e3 max\u2061x \U0001f9d1\u200d\U0001f52c", "p[1\ufe0f\u20e3 max\u2061x \U0001f9d1\u200d\U0001f52c]" },
  { "C5", "벡터 hᵢ와 x₍ₜ₋₁₎, x₁, CO₂", "p[벡터 ${h_{i}}와 ${x_{t-1}}, ${x_{1}}, CO₂]" },
  { "C5-text", "state hₜ and **a₍ᵢ₁₎**, x₁, CO₂ `aₜ`", "p[state h_{t} and *{a}*_{i1}, x₁, CO₂ `{aₜ}]" },
  { "C6", "[\t이름](https://a.b)", "p[@{이름>https://a.b}]" },
  { "C7", "가&emsp;나", "p[가\u2003나]" },
  { "C8", "값은 $600K이다", "p[값은 $600K이다]" },
  { "NFC", "\u1100\u1161\u11a8 e\u0301 \u2126", "p[각 \u00e9 \u03a9]" },
  { "invisible", "가\u200b나\ufeff다\u00ad라\u202e", "p[가나다라]" },
  { "symbol-font", "글 \uf0b7 항목 \uf0e0 끝", "p[글 • 항목 → 끝]" },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *dump = dump_text (cases[i].text);

  g_assert_cmpstr (dump, ==, cases[i].expected);
}

/* I5: a chapter whose items are bold throughout; one that has few of them keeps its bold. */
static void
test_bold_items (void)
{
  g_autoptr (GString) text = g_string_new ("## 가\n\n");
  g_autofree char *dump = NULL;
  guint stars = 0;

  for (int i = 0; i < 24; i++)
    g_string_append (text, i % 8 == 7 ? "- 보통 **강조**\n" : "- **모두 굵게**\n");
  g_string_append (text, "\n## 나\n\n- **하나**\n- **둘**\n- 셋\n");
  dump = dump_text (text->str);
  for (const char *p = dump; (p = strchr (p, '*')); p++)
    stars++;
  g_assert_cmpuint (stars, ==, 3 + 2);
  g_assert_nonnull (strstr (dump, "*{강조}"));
  g_assert_nonnull (strstr (dump, "*{둘}"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/note/inline/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/note/inline/I5", test_bold_items);
  return g_test_run ();
}
