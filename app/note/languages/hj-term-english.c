/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The English words of a possible term: what is a list, a number, a remark, the name of a product. */
#include "hj-term-words.h"

#include <string.h>

/* A bracket that begins so is a remark, not a name. */
static const char *const remarks[] = {
  "e.g", "eg", "ex", "example", "i.e", "ie", "etc", "cf", "see", "note", "vs", "not", "no", "based", "by",
  "with", "from",
  "in", "on", "of", "for", "to", "as", "when", "if", "is", "using", "used", "like", "such", "only", "also", "or", "and",
  "less", "more", "optional", "default", "true", "false", "higher", "lower", "yes", "a", "an", "the", "our", "we", "n",
  NULL,
};

/* Names of products, models, data sets, companies: what is called so is no translation of it. */
static const char *const products[] = {
  "bert", "roberta", "distilbert", "gpt", "chatgpt", "t5", "bart", "ernie", "llama", "palm", "clip", "dall",
  "opt", "bloom", "claude", "gemini", "resnet", "vgg", "vggnet", "alexnet", "cifar", "imagenet", "mnist",
  "coco", "pytorch", "tensorflow", "keras", "vit", "wgan", "maml", "google", "openai", "nvidia",
  "anthropic", "microsoft", "facebook", "cuda", "sql", "jupyter", "git", "github", "docker", "kubernetes",
  "mlflow", "airflow", "kubeflow", "spark", "kafka", "aws", "gcp", "azure", "huggingface", "electra", "albert",
  "xlnet", "dcgan", "stylegan", "cyclegan", "skinner", "dvc", "mobilenet", "sutton",
  "berkeley", "stanford", "nasa", NULL,
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

/* The first word of PHRASE, which ends at one of ENDS, in small letters and without its points. */
static char *
dup_first (const char *phrase, const char *ends)
{
  g_autofree char *first = g_strndup (phrase, strcspn (phrase, ends));
  char *folded = g_ascii_strdown (first, -1);

  while (*folded && folded[strlen (folded) - 1] == '.')
    folded[strlen (folded) - 1] = '\0';
  return folded;
}

/* Words of sentences, not of names. */
static gboolean
has_sentence_word (const char *phrase)
{
  static const char *const words[] = {
    "your", "our", "we", "it", "is", "are", "that", "this", "you", "my", "or", NULL,
  };
  g_auto (GStrv) each = g_strsplit (phrase, " ", -1);

  for (guint i = 1; each[0] && each[i]; i++)
    if (g_strv_contains (words, each[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_remark (const char *phrase)
{
  g_autofree char *first = dup_first (phrase, " /:,");

  return g_strv_contains (remarks, first) || has_sentence_word (phrase) || strstr (phrase, "et al")
         || strstr (phrase, "etc") || strstr (phrase, "www.") || strstr (phrase, ". ")
         || (!hj_term_is_acronym (phrase) && hj_term_count_words (phrase) > 7);
}

/* A name has a capital: "opt-in" is a word like any other. */
static gboolean
is_product (const char *phrase)
{
  g_autofree char *first = dup_first (phrase, " -/:,");
  gboolean capital = strpbrk (phrase, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != NULL;

  return (capital && g_strv_contains (products, first)) || (!strchr (phrase, ' ') && is_camel (phrase));
}

/* "BERT, GPT", "RNN & LSTM". */
static gboolean
is_list (const char *phrase)
{
  g_auto (GStrv) each = g_strsplit (phrase, " & ", 2);

  return strchr (phrase, ',') || (each[0] && each[1] && hj_term_is_acronym (each[0]) && hj_term_is_acronym (each[1]));
}

/* How many letters "i.i.d." has; 0 if PHRASE is not written so. */
static guint
count_dotted (const char *phrase)
{
  guint n = 0;

  for (; g_ascii_isalpha (phrase[0]) && phrase[1] == '.'; phrase += 2)
    n++;
  return *phrase == '\0' ? n : 0;
}

/* No letter but "x10^3", "1-p": numbers, signs and lone letters. */
static gboolean
is_symbol (const char *phrase)
{
  guint run = 0;

  for (const char *p = phrase; *p; p++)
    if ((run = g_ascii_isalpha (*p) ? run + 1 : 0) > 1)
      return FALSE;
  return TRUE;
}

/* "0.1~0.2", "2018", "Nature 2015". */
static gboolean
is_number (const char *phrase)
{
  const char *year = strpbrk (phrase, "12");

  for (; year; year = strpbrk (year + 1, "12"))
    if ((g_str_has_prefix (year, "19") || g_str_has_prefix (year, "20")) && strspn (year, "0123456789") == 4)
      return TRUE;
  return strspn (phrase, "0123456789 ,.-~%") == strlen (phrase);
}

HjTermReason
hj_term_judge_english (const char *phrase)
{
  if (is_number (phrase))
    return HJ_TERM_NUMBER;
  if (count_dotted (phrase) > 2)
    return HJ_TERM_KEPT;
  if (is_symbol (phrase) || !g_ascii_isalpha (phrase[0]) || g_str_has_suffix (phrase, "-"))
    return HJ_TERM_SYMBOL;
  if (is_remark (phrase))
    return HJ_TERM_REMARK;
  if (is_list (phrase))
    return HJ_TERM_LIST;
  if (has_odd_letter (phrase) || has_digit (phrase))
    return HJ_TERM_SYMBOL;
  return is_product (phrase) ? HJ_TERM_PRODUCT : HJ_TERM_KEPT;
}

guint
hj_term_count_words (const char *phrase)
{
  guint n = 1;

  if (hj_term_is_acronym (phrase))
    return (guint) strlen (phrase);
  if (count_dotted (phrase) > 0)
    return count_dotted (phrase);
  for (const char *p = phrase; *p; p++)
    n += *p == ' ' || *p == '-' || *p == '/' ? 1 : 0;
  return n;
}
