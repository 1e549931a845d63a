/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes as Obsidian, Notion, Jekyll and Hugo keep them: links, anchors, comments, callouts, fields, front matter. */
#include "note-dump.h"

#include <string.h>

static const struct {
  const char *name, *text, *dump;
} cases[] = {
  { "link", "See [[Gradient Descent]].", "p[See @{Gradient Descent>wiki:Gradient%20Descent}.]" },
  { "words", "[[경사 하강법#학습률|그 절]]을 보라", "p[@{그 절>wiki:경사%20하강법#학습률}을 보라]" },
  { "heading", "위의 [[#결론]]과 [[a#^ab12cd]]", "p[위의 @{결론>wiki:#결론}과 @{a>wiki:a#^ab12cd}]" },
  { "odd-names", "[[a_b_c (v2) *x*|]] [[a_b_c (v2)]]", "p[[[a_b_c (v2) /{x}|]] @{a_b_c (v2)>wiki:a_b_c%20%28v2%29}]" },
  { "table", "| a | b |\n|---|---|\n| [[n\\|m]] | 1 |\n", "table[a,b;@{m>wiki:n},1]" },
  { "embedded", "![[둘째 노트]] ![[그림 1.PNG|300]] ![[p.png|손실]]",
    "p[@{둘째 노트>wiki:둘째%20노트} !{그림 1.PNG>그림%201.PNG} !{손실>p.png}]" },
  { "no-link", "`[[a]]` [[1]] x[[ab]] [[1, 2], [3, 4]] [[a]](b)", "p[`{[[a]]} [[1]] x[[ab]] [[1, 2], [3, 4]] @{[a]>b}]" },
  { "defined", "[[foo]]\n\n[foo]: /url\n", "p[[@{foo>/url}]]" },
  { "fenced", "```\n[[a]] %%b%%\n```", "code[[[a]] %%b%%]" },
  { "comment", "앞 %%숨은 말%% 뒤 100%% 좋다", "p[앞  뒤 100%% 좋다]" },
  { "comment-block", "앞\n\n%%\n- 숨은 말\n%%\n\n뒤", "p[앞] p[뒤]" },
  { "comment-open", "앞 %%열린 말\n뒤", "p[앞 %%열린 말|뒤]" },
  { "comment-html", "앞 <!-- 숨은 말 --> 뒤\n\n<!-- 여러\n\n줄 -->\n\n`<!-- 코드 -->` <!-- -->", "p[앞  뒤] p[`{<!-- 코드 -->} <!-- -->]" },
  { "card-dates", "Q::A\n<!--SR:!2026-01-02,3,250-->", "p[Q::A]" },
  { "anchor", "정리 하나. ^main-1\n\n- 항목 ^3f0a1c\n", "p[정리 하나.] ul(-(p[항목]))" },
  { "anchor-alone", "| a |\n|---|\n| 1 |\n\n^tab1\n\n끝", "table[a;1] p[끝]" },
  { "no-anchor", "2 ^10 과 x ^T", "p[2 ^10 과 x ^T]" },
  { "callout-folded", "> [!tip]- 외우는 법\n> 본문", "callout<tip>[외우는 법](p[본문])" },
  { "callout-own", "> [!정의]\n> 본문\n\n> [!example|wide]+ 보기\n> x", "callout<note>[정의](p[본문]) callout<tip>[보기](p[x])" },
  { "aside", "<aside>\n💡 글\n- 항목\n\n```\n</aside>\n```\n\n</aside>\n뒤",
    "callout<tip>[](p[💡 글] ul(-(p[항목])) code[</aside>]) p[뒤]" },
  { "aside-item", "- 가\n    <aside>\n    ⚠️ 글\n\n    </aside>\n- 나", "ul(-(p[가] callout<warning>[](p[⚠️ 글])) -(p[나]))" },
  { "aside-open", "<aside>\n글", "p[<aside>|글]" },
  { "details", "<details open>\n<summary>제목 <b>둘</b></summary>\n\n글\n<details><summary>안</summary>\n속\n</details>\n\n</details>",
    "callout<note>[제목 *{둘}](p[글] callout<note>[안](p[속]))" },
  { "details-behind", "<details><summary>가</summary> 글\n둘\n</details>\n\n<details>\n<summary>나</summary> 글\n둘\n</details>",
    "callout<note>[가](p[글|둘]) callout<note>[나](p[글|둘])" },
  { "looks", "<center>그림</center> <span style=\"color:red\">빨간</span> <u>밑줄</u> <span>글</span> <sos>",
    "p[그림 빨간 밑줄 <span>글</span> <sos>]" },
  { "looks-apart", "<div align=\"center\">\n\n글\n\n</div>\n\n<div class='a'>\n\n`<u>x</u>` </p>",
    "p[글] html[<div class='a'>] p[`{<u>x</u>} </p>]" },
  { "html-picture", "<img src=\"a b.png\" alt='그림' width=\"60%\"/> <img alt=\"없음\">", "p[!{그림>a b.png} <img alt=\"없음\">]" },
  { "html-link", "<a href=\"https://a.b/?x=1&amp;y=2\" target=_blank>글</a> <a name=\"x\"></a>",
    "p[@{글>https://a.b/?x=1&y=2} <a name=\"x\"></a>]" },
  { "html-heading", "<h2 align=\"center\">제목</h2>\n\n글 <h2>아님</h2>", "h2[제목] p[글 <h2>아님</h2>]" },
  { "raw", "{% raw %}{{ x }}{% endraw %}\n\n끝\n{: .note}\n", "p[{{ x }}] p[끝]" },
  { "highlight", "{% highlight python linenos %}\nx = 1\n{% endhighlight %}", "code<python>[x = 1]" },
  { "highlight-open", "글 {{< highlight go >}}\nx = 1\n{{< /highlight >}}\n\n# 절", "p[글 {{< highlight go >}}|x = 1|{{< /highlight >}}] h1[절]" },
  { "highlight-hugo", "{{< highlight go >}}\nx = 1\n{{< /highlight >}}\n\n# 절", "code<go>[x = 1] h1[절]" },
  { "site", "![그림]({{ site.url }}/a/b.png){: width=\"300\" } [글]({% post_url 2023-09-01-a %}) [또]({{< ref \"c.md\" >}}) {{ site.url }}",
    "p[!{그림>/a/b.png} @{글>2023-09-01-a.md} @{또>c.md} {{ site.url }}]" },
  { "attributes", "글이다.{: .bold} 집합 {1, 2}{: x}\n", "p[글이다. 집합 {1, 2}{: x}]" },
  { "shortcode", "{{< figure src=\"a.png\" caption=\"그림\" >}}\n\n{{< toc >}}", "image<a.png>[그림] p[{{< toc >}}]" },
  { "toml", "+++\ntitle = \"제목\"\ntags = [\"a\",\n 'b']\n[params]\nx = 3\n+++\n글", "p[글]" },
  { "json", "{\n  \"title\": \"제\\u0041\",\n  \"tags\": [\"a\", \"b\"], \"n\": {\"x\": 1}\n}\n글", "p[글]" },
  { "no-front", "+++\n글이 있다\n+++\n", "p[+++|글이 있다|+++]" },
  { "no-json", "{\n  보기: 1\n}\n", "p[{|보기: 1|}]" },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *dump = dump_text (cases[i].text);

  g_assert_cmpstr (dump, ==, cases[i].dump);
}

static void
assert_front (const char *text, const char *name, const char *key, const char *value)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (HjNote) note = hj_note_read (bytes, name, NULL);

  g_assert_cmpstr (g_hash_table_lookup (note->front, key), ==, value);
}

static void
test_front (void)
{
  static const char toml[] = "+++\ntitle = \"제목\"\ndraft = false\ntags = [\"a\", 'b']\n[params]\nx = 3 # 셋\n+++\n글";
  static const char json[] = "{\n\"title\": \"제\\u0041\", \"tags\": [\"a\", \"b\"], \"n\": {\"x\": 1}, \"w\": 2\n}\n글";

  assert_front (toml, "a.md", "title", "제목");
  assert_front (toml, "a.md", "tags", "a, b");
  assert_front (toml, "a.md", "params.x", "3");
  assert_front (json, "a.md", "title", "제A");
  assert_front (json, "a.md", "tags", "a, b");
  assert_front (json, "a.md", "n", NULL);
  assert_front (json, "a.md", "w", "2");
  assert_front ("---\naliases:\n  - GD\n  - 경사법\n---\n글", "a.md", "aliases", "GD, 경사법");
  assert_front ("---\ntags: [가]\n---\n#나/다 그리고 #가, #3번 #ff8800 `#라`\n", "a.md", "tags", "가, 나/다");
}

#define ID "0123456789abcdef0123456789abcdef"

/* The fields of a Notion page keep their lines and are known; elsewhere such lines are text. */
static void
test_properties (void)
{
  static const char text[] = "# 쪽\n\n상태: 끝남\n만든 날짜: 2026년 1월 2일\n\n본문: 글\n";
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (HjNote) notion = hj_note_read (bytes, "/x/쪽 " ID ".md", NULL);
  g_autoptr (HjNote) plain = hj_note_read (bytes, "쪽.md", NULL);
  g_autoptr (GString) dump = g_string_new (NULL);

  dump_blocks (dump, notion->blocks);
  g_assert_cmpstr (dump->str, ==, "h1[쪽] p[상태: 끝남\\만든 날짜: 2026년 1월 2일] p[본문: 글]");
  g_assert_cmpstr (g_hash_table_lookup (notion->front, "만든 날짜"), ==, "2026년 1월 2일");
  g_assert_cmpstr (notion->title, ==, "쪽");
  g_assert_cmpint (((HjBlock *) notion->blocks->pdata[2])->line, ==, 6);
  g_assert_cmpuint (g_hash_table_size (plain->front), ==, 0);
}

/* A database of a Notion export is a table whose first column names pages; a .csv without a number is none. */
static void
test_table (void)
{
  static const char text[] = "Name,Tags,Note\n\"A, B\",\"x\n\"\"y\"\"\",\n가 나,\"쪽 (DB%20" ID "/p.md), 둘 (q.md)\"\n";
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (HjNote) note = hj_note_read (bytes, "/e.zip/모음 " ID "_all.csv", NULL);
  g_autoptr (HjNote) plain = hj_note_read (bytes, "/e.zip/모음.csv", NULL);
  g_autoptr (GString) dump = g_string_new (NULL);
  const HjBlock *table = note->blocks->pdata[0];

  dump_blocks (dump, note->blocks);
  g_assert_cmpstr (dump->str, ==,
                   "table[Name,Tags,Note;@{A, B>wiki:A%2C%20B},x|\"y\",;@{가 나>wiki:가%20나},"
                   "@{쪽>DB%20" ID "/p.md}, @{둘>q.md},]");
  g_assert_cmpstr (note->title, ==, "모음");
  g_assert_cmpint (table->row_lines[2], ==, 4);
  g_assert_cmpstr (note->markdown, ==,
                   "| Name | Tags | Note |\n| --- | --- | --- |\n| A, B | x<br>\"y\" |  |\n"
                   "| 가 나 | 쪽 (DB%20" ID "/p.md), 둘 (q.md) |  |\n");
  g_assert_cmpint (((HjBlock *) plain->blocks->pdata[0])->kind, ==, HJ_BLOCK_PARAGRAPH);
}

static void
test_places (void)
{
  static const char text[] = "# A\n\n## 같은 말\n\n# Multi-Head *Attention*?\n\n## 같은 말\n\n> - 항목 ^in-list\n\n끝 ^abc\n";
  static const struct { const char *fragment; int place; } places[] = {
    { "같은 말", 1 }, { "multi-head-attention", 2 }, { "Multi-Head Attention?#같은 말", 3 }, { "^in-list", 4 },
    { "^abc", 5 }, { "^none", -1 }, { "없는 절", -1 }, { "", -1 },
  };
  g_autoptr (HjNote) note = read_text (text);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_assert_cmpint (hj_note_find_place (note, places[i].fragment), ==, places[i].place);
}

/* What is not shown is told. */
static void
test_report (void)
{
  g_autoptr (HjNote) note = read_text ("앞\n%%가%%\n{% raw %}\n{% include x.html %}\n<!--SR:!1-->\n\n%%\n나\n%%\n");
  static const struct { const char *kind; guint count; } repairs[] = {
    { "template-mark", 1 }, { "comment-hidden", 2 }, { "card-dates", 1 },
  };

  g_assert_cmpuint (note->repairs->len, ==, G_N_ELEMENTS (repairs));
  for (guint i = 0; i < note->repairs->len; i++)
    {
      const HjRepair *repair = note->repairs->pdata[i];

      g_assert_cmpstr (repair->kind, ==, repairs[i].kind);
      g_assert_cmpuint (repair->count, ==, repairs[i].count);
    }
  g_assert_cmpuint (note->warnings->len, ==, 1);
  g_assert_cmpint (g_array_index (((HjRepair *) note->repairs->pdata[1])->lines, int, 1), ==, 7);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/vault/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/vault/front", test_front);
  g_test_add_func ("/vault/properties", test_properties);
  g_test_add_func ("/vault/notion-table", test_table);
  g_test_add_func ("/vault/places", test_places);
  g_test_add_func ("/vault/report", test_report);
  return g_test_run ();
}
