/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judging the words of a possible term by small tables: endings, exceptions, product names. */
#include "hj-term-words.h"

#include <string.h>

/* ---- Korean ---- */

/* Particles and endings of verbs and adjectives. */
static const char *const endings[] = {
  "은", "는", "을", "를", "이", "가", "의", "에", "로", "와", "과", "께", "까지", "부터", "처럼", "보다", "에서", "면서",
  "해서", "로서", "로써", "어서", "라서", "한", "된", "던", "할", "될", "른", "운", "적인", "하고", "되고", "이고", "리고",
  "있고", "없고", "하며", "되며", "이며", "하면", "되면", "으면", "지만", "하여", "되어", "통해", "위해", "따라", "대해", "게", "도록",
  "거나", "든지", "이나", "라는", "라고", "다고", "니다", "한다", "된다", "있다", "없다", "이다", "해야", "라면", "듯이",
  "히", "문제인", "인데", "시켜", "이라", "하기", "되기", "등의", "대신", "걸린", "달린",
};

/* Those of them that describe the noun after them. */
static const char *const describing[] = {
  "한", "된", "던", "할", "될", "른", "운", "적인", "있는", "없는", "하는", "되는", "많은", "같은", "적은", "높은", "낮은", "깊은",
  "얕은", "좋은", "작은", "짧은", "넓은", "좁은", "라는", "걸린", "달린", "문제인",
};

/* Nouns that end like them; a word ending in one of these is a noun too. */
static const char *const nouns[] = {
  "전이", "차이", "길이", "깊이", "높이", "변이", "사이", "추이", "파이", "레이", "디케이", "베이", "스테이", "플레이",
  "릴레이", "웨이", "평가", "추가", "증가", "전문가", "국가", "부가", "단가", "정의", "주의", "합의", "유의", "임의",
  "강의", "제로", "경로", "회로", "매크로", "마이크로", "미로", "결과", "효과", "통과", "초과", "반지도", "제한", "무한", "유한", "극한",
  "상한", "하한", "권한", "기한", "역할", "분할", "무게", "다운",
};

/* Words that join or point, never part of a term. */
static const char *const joints[] = {
  "및", "등", "또는", "혹은", "그리고", "즉", "이", "그", "저", "각", "두", "세", "한", "이후", "주로", "만약", "일반적으로",
  "모든", "여러", "다양한", "가장", "더", "매우", "이런", "이러한", "해당", "바로", "특히", "예", "예시", "참고", "단", "또한",
  "다시", "함께", "모두", "위", "아래", "같은", "따른", "대한", "위한", "통한", "이미", "아주", "먼저", "이를", "때", "것",
  "수", "중", "후", "전", "시", "내", "간", "별", "개", "가지", "다른", "첫", "번째", "단계", "이때", "주요", "약", "총", "경우", "대신", "그것",
  "조금씩", "점점",
};

/* Of those, the ones that no English name translates. */
static const char *const pointers[] = {
  "및", "또는", "혹은", "그리고", "즉", "이", "그", "저", "각", "모든", "이런", "이러한", "해당", "바로", "특히", "또한", "다시", "함께",
  "모두", "주로", "만약", "일반적으로", "예", "예시", "이때", "약", "총", "이미", "먼저", "이를",
};

static gboolean
is_one_of (const char *word, const char *const *list, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (strcmp (word, list[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
ends_with_one_of (const char *word, const char *const *list, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_has_suffix (word, list[i]))
      return TRUE;
  return FALSE;
}

gboolean
hj_term_word_cuts (const char *word)
{
  if (is_one_of (word, joints, G_N_ELEMENTS (joints)))
    return TRUE;
  return !ends_with_one_of (word, nouns, G_N_ELEMENTS (nouns))
         && ends_with_one_of (word, endings, G_N_ELEMENTS (endings));
}

gboolean
hj_term_word_describes (const char *word)
{
  return !ends_with_one_of (word, nouns, G_N_ELEMENTS (nouns)) && ends_with_one_of (word, describing, G_N_ELEMENTS (describing));
}

gboolean
hj_term_word_parts (const char *word)
{
  if (is_one_of (word, joints, G_N_ELEMENTS (joints)))
    return is_one_of (word, pointers, G_N_ELEMENTS (pointers));
  return hj_term_word_cuts (word) && !hj_term_word_describes (word);
}

gboolean
hj_term_word_closes (const char *word)
{
  static const char *const verbs[] = {
    "은", "는", "을", "를", "에서", "으로", "하고", "되고", "있고", "리고", "하며", "되며", "하면", "되면", "하여", "도록",
    "하게", "니다", "한다", "된다", "있다", "없다", "이다", "했다", "있음", "없음", "됨", "시킴", "까지", "부터", "처럼",
    "만들기", "하기", "되기", "인지", "는지", "었는지", "지만", "이어지는지", "하나", "있는", "높음", "낮음", "좋음", "가능",
    "가능한", "관련된", "무관한", "된", "쌓아",
  };

  return !is_one_of (word, joints, G_N_ELEMENTS (joints)) && !ends_with_one_of (word, verbs, G_N_ELEMENTS (verbs));
}

gboolean
hj_term_is_korean (const char *phrase)
{
  g_auto (GStrv) words = g_strsplit (phrase, " ", -1);
  guint n = g_strv_length (words);

  if (n < 1 || n > 4 || g_utf8_strlen (phrase, -1) < 2 || strpbrk (phrase, ",.;:=<>?!\"~+0123456789")
      || strstr (phrase, "→") || strstr (phrase, "…"))
    return FALSE;
  for (guint i = 0; i + 1 < n; i++)
    if (hj_term_word_cuts (words[i]))
      return FALSE;
  return hj_term_word_closes (words[n - 1]);
}

/* ---- English ---- */

/* A bracket that begins so is a remark, not a name. */
static const char *const remarks[] = {
  "e.g", "eg", "ex", "example", "i.e", "ie", "etc", "cf", "see", "note", "vs", "not", "no", "based", "by",
  "with", "from",
  "in", "on", "of", "for", "to", "as", "when", "if", "is", "using", "used", "like", "such", "only", "also", "or", "and",
  "less", "more", "optional", "default", "true", "false", "higher", "lower", "yes", "a", "an", "the", "our", "we", "n",
};

/* Names of products, models, data sets, companies: what is called so is no translation of it. */
static const char *const products[] = {
  "bert", "roberta", "distilbert", "gpt", "chatgpt", "t5", "bart", "ernie", "llama", "palm", "clip", "dall",
  "opt", "bloom", "claude", "gemini", "resnet", "vgg", "vggnet", "alexnet", "cifar", "imagenet", "mnist",
  "coco", "pytorch", "tensorflow", "keras", "vit", "wgan", "maml", "google", "openai", "meta", "nvidia",
  "anthropic", "microsoft", "facebook", "cuda", "sql", "jupyter", "git", "github", "docker", "kubernetes",
  "mlflow", "airflow", "kubeflow", "spark", "kafka", "aws", "gcp", "azure", "huggingface", "electra", "albert",
  "xlnet", "dcgan", "stylegan", "cyclegan", "skinner", "dvc", "mobilenet",
};

static gboolean
has_odd_letter (const char *phrase)
{
  for (const char *p = phrase; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!(g_unichar_isalpha (c) && c < 0x370) && !g_unichar_isdigit (c) && !strchr (" -/&'.", (int) MIN (c, 127u))
          && c != 0x2019 && c != 0x2013 && c != 0x2010 && c != 0x2011)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_digit (const char *phrase)
{
  return strpbrk (phrase, "0123456789") != NULL;
}

/* "PyTorch", "ImageNet", "iPhone": capitals inside one word of small letters. */
static gboolean
is_camel (const char *word)
{
  gboolean small = FALSE;

  if (g_str_has_prefix (word, "Auto") || strchr (word, '-') || g_str_has_suffix (word, "aaS"))
    return FALSE;
  for (const char *p = word; *p; p++)
    if (small && g_ascii_isupper (*p))
      return p - word > 1 || word[0] == 'i';
    else
      small = g_ascii_islower (*p);
  return FALSE;
}

static gboolean
begins_like (const char *phrase, const char *const *list, gsize n)
{
  g_autofree char *first = g_strndup (phrase, strcspn (phrase, " -/:,"));
  g_autofree char *folded = g_ascii_strdown (first, -1);

  while (*folded && folded[strlen (folded) - 1] == '.')
    folded[strlen (folded) - 1] = '\0';
  return is_one_of (folded, list, n);
}

gboolean
hj_term_is_english (const char *phrase)
{
  guint letters = 0;
  gboolean single = !strchr (phrase, ' ');

  for (const char *p = phrase; *p; p++)
    letters += g_ascii_isalpha (*p) ? 1 : 0;
  if (letters < 2 || !g_ascii_isalpha (phrase[0]) || has_odd_letter (phrase) || has_digit (phrase))
    return FALSE;
  if (strstr (phrase, "et al") || strstr (phrase, "etc") || strstr (phrase, "www.") || strstr (phrase, ". ")
      || hj_term_count_words (phrase) > 7)
    return FALSE;
  if (begins_like (phrase, remarks, G_N_ELEMENTS (remarks)) || begins_like (phrase, products, G_N_ELEMENTS (products)))
    return FALSE;
  return !(single && is_camel (phrase));
}

/* ---- acronyms ---- */

gboolean
hj_term_is_acronym (const char *word)
{
  gsize n = strlen (word), capitals = 0;

  if (n < 2 || n > 9 || !g_ascii_isalpha (word[0]))
    return FALSE;
  for (const char *p = word; *p; p++)
    if (g_ascii_isupper (*p))
      capitals++;
    else if (!g_ascii_isalnum (*p) && *p != '-')
      return FALSE;
  return capitals >= 2;
}

/* The next letter A of WORDS from P on: at the beginning of a word if there is one, which INITIALS counts. */
static const char *
find_letter (const char *words, const char *p, char a, guint *initials)
{
  const char *any = NULL;

  for (; *p; p++)
    {
      if (g_ascii_tolower (*p) != g_ascii_tolower (a))
        continue;
      if (p == words || strchr (" -/", p[-1]))
        {
          ++*initials;
          return p;
        }
      any = any ? any : p;
    }
  return any;
}

gboolean
hj_term_is_acronym_of (const char *acronym, const char *words)
{
  guint letters = 0, initials = 0;
  const char *p = words;

  if (!hj_term_is_acronym (acronym) || !strpbrk (words, " -") || hj_term_is_acronym (words)
      || g_ascii_tolower (acronym[0]) != g_ascii_tolower (words[0]))
    return FALSE;
  for (const char *a = acronym; *a; a++)
    {
      if (!g_ascii_isalpha (*a) || (a[1] == '\0' && *a == 's'))
        continue;
      p = find_letter (words, p, *a, &initials);
      if (!p)
        return FALSE;
      letters++;
      p++;
    }
  return letters >= 2 && initials >= 2 && initials * 2 >= letters;
}

guint
hj_term_count_words (const char *phrase)
{
  guint n = 1;

  if (hj_term_is_acronym (phrase))
    return (guint) strlen (phrase);
  for (const char *p = phrase; *p; p++)
    n += *p == ' ' || *p == '-' || *p == '/' ? 1 : 0;
  return n;
}
