/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Study notes that nobody wrote: words in the order of a seeded generator, in the forms real notes have. */
#include "hj-bench-notes.h"

#include <string.h>

static const char *const words[] = {
  "모델은", "학습률을", "손실이", "입력을", "가중치와", "데이터에서", "확률로", "층마다", "기울기가", "값을", "다음", "점점",
  "줄어든다", "나눈다", "계산한다", "비슷한", "여러", "경우에", "먼저", "이때", "방향으로", "차원의", "벡터를", "행렬로", "바꾼다",
  "예측과", "정답의", "차이를", "분포를", "따르는", "표본을", "뽑아", "평균한", "결과가", "나온다", "작은", "큰", "값은", "그래서",
};

static const char *const terms[][2] = {
  { "경사 하강법", "gradient descent" }, { "합성곱", "convolution" }, { "어텐션", "attention" },
  { "정규화", "normalization" },        { "과적합", "overfitting" }, { "임베딩", "embedding" },
  { "생성자", "generator" },            { "판별자", "discriminator" }, { "드리프트", "drift" },
};

static const char *const formulas[] = {
  "$x_{t+1} = x_t - \\eta \\nabla L(x_t)$", "$\\frac{QK^\\top}{\\sqrt{d_k}}$", "$\\sum_{i=1}^{n} p_i \\log p_i$",
  "$\\hat{y} = \\sigma(Wx + b)$",
};

typedef struct {
  GString *out;
  guint64 state;
  guint section;
} Writer;

/* Knuth's 64-bit linear congruential generator: TAOCP volume 2, section 3.3.4. */
static guint
draw (Writer *writer, guint n)
{
  writer->state = writer->state * 6364136223846793005u + 1442695040888963407u;
  return (guint) ((writer->state >> 33) % n);
}

static void
write_words (Writer *writer, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (writer->out, "%s%s", i ? " " : "", words[draw (writer, G_N_ELEMENTS (words))]);
}

static void
write_term (Writer *writer, gboolean bold)
{
  guint i = draw (writer, G_N_ELEMENTS (terms));

  g_string_append_printf (writer->out, bold ? "**%s(%s)**" : "%s(%s)", terms[i][0], terms[i][1]);
}

static void
write_heading (Writer *writer)
{
  g_string_append_printf (writer->out, "\n## %u. ", ++writer->section);
  write_words (writer, 3);
  g_string_append (writer->out, "\n\n");
}

static void
write_label (Writer *writer)
{
  g_string_append (writer->out, "\n**");
  write_words (writer, 2);
  g_string_append (writer->out, "**:\n\n");
}

static void
write_paragraph (Writer *writer)
{
  for (guint i = 2 + draw (writer, 3); i > 0; i--)
    {
      write_words (writer, 6 + draw (writer, 8));
      g_string_append_c (writer->out, ' ');
      write_term (writer, i == 2);
      g_string_append (writer->out, i == 1 ? "을 쓴다.\n\n" : "을 쓴다. ");
    }
}

static void
write_list (Writer *writer)
{
  for (guint i = 3 + draw (writer, 3); i > 0; i--)
    {
      g_string_append (writer->out, i == 2 ? "  - " : "- ");
      write_term (writer, TRUE);
      g_string_append (writer->out, ": ");
      write_words (writer, 6);
      g_string_append_c (writer->out, '\n');
    }
  g_string_append_c (writer->out, '\n');
}

static void
write_table (Writer *writer)
{
  g_string_append (writer->out, "| 구분 | 뜻 | 보기 |\n| --- | --- | --- |\n");
  for (guint i = 3; i > 0; i--)
    {
      g_string_append (writer->out, "| ");
      write_term (writer, FALSE);
      g_string_append (writer->out, " | ");
      write_words (writer, 4);
      g_string_append (writer->out, " | ");
      write_words (writer, 2);
      g_string_append (writer->out, " |\n");
    }
  g_string_append_c (writer->out, '\n');
}

static void
write_formula (Writer *writer)
{
  write_words (writer, 4);
  g_string_append_printf (writer->out, " %s ", formulas[draw (writer, G_N_ELEMENTS (formulas))]);
  write_words (writer, 3);
  g_string_append (writer->out, ".\n\n");
}

static void
write_question (Writer *writer)
{
  g_string_append (writer->out, "- Q. ");
  write_term (writer, FALSE);
  g_string_append (writer->out, "의 원리를 설명하시오.\n\n");
  write_paragraph (writer);
  write_words (writer, 3);
  g_string_append (writer->out, "? :: ");
  write_words (writer, 3);
  g_string_append (writer->out, "\n\n");
}

char *
hj_bench_write_note (guint number, gsize size)
{
  static void (*const writers[]) (Writer *) = { write_paragraph, write_paragraph, write_list,  write_label,
                                                write_heading,   write_table,     write_formula, write_question };
  Writer writer = { g_string_sized_new (size + 1024), number * 2654435761u + 1 };

  g_string_append_printf (writer.out, "# 노트 %u\n\n", number);
  while (writer.out->len < size)
    writers[draw (&writer, G_N_ELEMENTS (writers))](&writer);
  return g_string_free (writer.out, FALSE);
}

char *
hj_bench_damage_note (const char *note)
{
  char *letters[256] = { NULL };
  GString *out = g_string_sized_new (2 * strlen (note));

  for (guint byte = 0x80; byte < 256; byte++)
    letters[byte] = g_convert ((char[]){ (char) byte, 0 }, 1, "UTF-8", "CP1254", NULL, NULL, NULL);
  for (const guchar *p = (const guchar *) note; *p; p++)
    if (*p < 0x80)
      g_string_append_c (out, (char) *p);
    else if (letters[*p])
      g_string_append (out, letters[*p]);
  for (guint byte = 0x80; byte < 256; byte++)
    g_free (letters[byte]);
  return g_string_free (out, FALSE);
}
