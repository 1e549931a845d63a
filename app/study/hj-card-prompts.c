/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An exam question that asks several things at once: "… 설명하고, … 서술하시오." */
#include "hj-card-text.h"

#include <string.h>

/* Where the next thing that TEXT asks for begins; NULL: nothing more. */
static const char *
find_next (const char *text)
{
  static const char *const verbs[] = { "설명하고", "서술하고", "기술하고", "제시하고", "비교하고", "분석하고", "정의하고", "논하고" };
  const char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autofree char *verb = g_strconcat (verbs[i], ", ", NULL);
      const char *found = strstr (text, verb);

      if (found && (!first || found + strlen (verb) < first))
        first = found + strlen (verb);
    }
  return first;
}

char *
hj_card_dup_prompts (const char *question)
{
  GString *out = g_string_new (NULL);
  const char *next = find_next (question);

  if (!next)
    return g_string_free (g_string_append (out, question), FALSE);
  for (guint n = 1; question; n++)
    {
      g_autofree char *prompt = next ? g_strndup (question, next - question) : g_strdup (question);

      g_string_append_printf (out, "%s%u. %s", n > 1 ? "\n" : "", n, g_strstrip (prompt));
      question = next;
      next = question ? find_next (question) : NULL;
    }
  return g_string_free (out, FALSE);
}
