/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text in the two languages of the course, and which of them a reader wants. */
#include "hj-text.h"

static const char *const lang_names[] = { "ko", "en", "both" };

/**
 * hj_text_get:
 *
 * Returns: (transfer none): the text in @lang; %HJ_LANG_BOTH reads as Korean, and a missing side falls
 *   back to the other one.
 */
const char *
hj_text_get (HjText text, HjLang lang)
{
  const char *wanted = lang == HJ_LANG_EN ? text.en : text.ko;

  if (wanted)
    return wanted;
  return text.ko ? text.ko : text.en;
}

/** hj_lang_to_string: Returns: (transfer none): "ko", "en" or "both". */
const char *
hj_lang_to_string (HjLang lang)
{
  g_return_val_if_fail (lang <= HJ_LANG_BOTH, "ko");
  return lang_names[lang];
}

/** hj_lang_from_string: Returns: FALSE, leaving @lang alone, if @string names no language. */
gboolean
hj_lang_from_string (const char *string, HjLang *lang)
{
  for (guint i = 0; i < G_N_ELEMENTS (lang_names); i++)
    if (g_strcmp0 (string, lang_names[i]) == 0)
      {
        *lang = (HjLang) i;
        return TRUE;
      }
  return FALSE;
}

void
hj_append_json_string (GString *out, const char *string)
{
  g_string_append_c (out, '"');
  for (const guchar *c = (const guchar *) (string ? string : ""); *c; c++)
    if (*c == '"' || *c == '\\')
      g_string_append_printf (out, "\\%c", *c);
    else if (*c < 0x20)
      g_string_append_printf (out, "\\u%04x", *c);
    else
      g_string_append_c (out, (char) *c);
  g_string_append_c (out, '"');
}
