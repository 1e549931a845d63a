/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "links": addresses as copying leaves them. A search keeps its words and loses what followed the reader around;
 * marks of where a link was copied go; a product that an editor took for an address, because its name ends like one,
 * is its name again. Nothing is fetched. */
#include "hj-reading.h"

#include <string.h>

#define SEARCH "https://www.google.com/search?"

/* Parameters that only say where a link was copied. */
static const char *const marks[] = {
  "utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "fbclid", "gclid",
};

/* Names of products end like these domains. */
static const char *const name_endings[] = { ".ai", ".ci", ".io" };

typedef struct {
  HjReading *reading;
  int line;
  char *before, *after; /* the last address that was changed, and what it became: a link may be several spans */
} Cleaner;

static gboolean
take_off (Cleaner *cleaner, const char *kind, const char *ko, const char *en, const char *text)
{
  return hj_reading_remove (cleaner->reading, kind, ko, en, cleaner->line, text, -1);
}

/* What dup_clean takes off HREF. */
static gboolean
may_clean (Cleaner *cleaner, const char *href, const char *left)
{
  if (g_str_has_prefix (href, SEARCH))
    return take_off (cleaner, "link-search", "검색 결과로 가는 링크에서 검색어만 남겼습니다",
                     "Links to a search were left with its words only", left);
  return take_off (cleaner, "link-mark", "링크에서 어디서 복사했는지 알리는 꼬리표를 떼었습니다",
                   "Marks that say where a link was copied were taken off", left);
}

static gboolean
is_mark (const char *parameter)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (parameter, marks[i]) && parameter[strlen (marks[i])] == '=')
      return TRUE;
  return FALSE;
}

/* Of a search only q is kept, of any other address all but the marks. */
static gboolean
is_kept (const char *href, const char *parameter)
{
  return g_str_has_prefix (href, SEARCH) ? g_str_has_prefix (parameter, "q=") : !is_mark (parameter);
}

/* HREF without what nobody needs, in LEFT what that was; NULL if all of it is needed. (transfer full) */
static char *
dup_clean (const char *href, GString *left)
{
  const char *query = strchr (href, '?'), *fragment = query ? strchr (query, '#') : NULL;
  g_autofree char *words = query ? g_strndup (query + 1, fragment ? fragment - query - 1 : strlen (query + 1)) : NULL;
  g_auto (GStrv) parameters = words ? g_strsplit (words, "&", -1) : NULL;
  GString *out = query ? g_string_new_len (href, query - href) : NULL;
  char mark = '?';

  for (guint i = 0; parameters && parameters[i]; i++)
    if (!is_kept (href, parameters[i]))
      g_string_append_printf (left, "%s%s", left->len ? "&" : "", parameters[i]);
    else
      {
        g_string_append_printf (out, "%c%s", mark, parameters[i]);
        mark = '&';
      }
  if (out && fragment)
    g_string_append (out, fragment);
  if (out && !left->len)
    return g_string_free (out, TRUE), NULL;
  return out ? g_string_free (out, FALSE) : NULL;
}

static void
clean_address (Cleaner *cleaner, HjSpan *span)
{
  g_autoptr (GString) left = NULL;
  g_autofree char *clean = NULL;

  if (g_strcmp0 (span->href, cleaner->before) == 0 && cleaner->after)
    {
      g_free (span->href);
      span->href = g_strdup (cleaner->after);
      return;
    }
  left = g_string_new (NULL);
  clean = dup_clean (span->href, left);
  if (!clean || !may_clean (cleaner, span->href, left->str))
    return;
  g_free (cleaner->before);
  g_free (cleaner->after);
  cleaner->before = span->href;
  cleaner->after = g_strdup (clean);
  span->href = g_steal_pointer (&clean);
}

/* http://Name.ai that says no more than its own address. */
static gboolean
is_name (const HjSpan *span)
{
  const char *host = span->href + strlen ("http://");

  if (!g_str_has_prefix (span->href, "http://") || strcmp (span->text, span->href) != 0 || strpbrk (host, "/?#:"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (name_endings); i++)
    if (g_str_has_suffix (host, name_endings[i]) && strchr (host, '.') == host + strlen (host) - strlen (name_endings[i]))
      return TRUE;
  return FALSE;
}

static void
make_name (Cleaner *cleaner, HjSpan *span)
{
  g_autofree char *link = g_strdup_printf ("[%s](%s)", span->text, span->href);

  if (!take_off (cleaner, "link-name", "주소로 잘못 바뀐 제품 이름을 이름으로 되돌렸습니다",
                 "Names of products that had become addresses are names again", link))
    return;
  memmove (span->text, span->text + strlen ("http://"), strlen (span->text) - strlen ("http://") + 1);
  g_clear_pointer (&span->href, g_free);
  span->flags &= ~(guint) HJ_SPAN_LINK;
}

static void
clean_spans (GPtrArray *spans, int line, gpointer data)
{
  Cleaner *cleaner = data;

  cleaner->line = line;
  g_clear_pointer (&cleaner->before, g_free);
  g_clear_pointer (&cleaner->after, g_free);
  for (guint i = 0; i < spans->len; i++)
    {
      HjSpan *span = g_ptr_array_index (spans, i);

      if ((span->flags & HJ_SPAN_LINK) && span->href)
        {
          if (is_name (span))
            make_name (cleaner, span);
          else
            clean_address (cleaner, span);
        }
      cleaner->line += hj_span_count_lines (span);
    }
}

static void
clean_block (HjBlock *block, gpointer data)
{
  hj_block_each_spans (block, clean_spans, data);
}

gboolean
hj_pass_links (HjReading *reading, GError **error)
{
  Cleaner cleaner = { .reading = reading };

  hj_blocks_each (reading->note->blocks, clean_block, &cleaner);
  g_free (cleaner.before);
  g_free (cleaner.after);
  return TRUE;
}
