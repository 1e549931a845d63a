/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Source code as Pango markup, coloured by GtkSourceView's languages and Adwaita's colours.
 *
 * A GtkSourceView of its own for each piece of code would keep the wheel, the search and the copying of the note to
 * itself; so its engine reads the code once and the colours go into a label like all other text. */
#include "hj-code-markup.h"

#include <gtksourceview/gtksource.h>

#include <string.h>

#define LONGEST_CODE (64 * 1024) /* bytes that are coloured without a pause */

/* What people write behind fences, where it is neither the id of a language nor the ending of its files. */
static const struct {
  const char *word, *id;
} names[] = {
  { "python", "python3" }, { "py", "python3" }, { "python2", "python" }, { "pytorch", "python3" }, { "jupyter", "python3" },
  { "c++", "cpp" }, { "bash", "sh" }, { "shell", "sh" }, { "zsh", "sh" }, { "console", "sh" },
  { "javascript", "js" }, { "node", "js" }, { "dockerfile", "docker" }, { "c#", "c-sharp" }, { "csharp", "c-sharp" },
  { "tex", "latex" }, { "postgresql", "sql" }, { "mysql", "sql" }, { "objective-c", "objc" }, { "golang", "go" },
  { "jsonc", "json" }, { "jsonl", "json" }, { "plaintext", NULL },
};

static gboolean
begins_python (const char *line)
{
  static const char *const definitions[] = { "def ", "class ", "for ", "while ", "if ", "with ", "async def " };

  if (g_str_has_prefix (line, "import ") || (g_str_has_prefix (line, "from ") && strstr (line, " import ")))
    return !strchr (line, ';');
  for (guint i = 0; i < G_N_ELEMENTS (definitions); i++)
    if (g_str_has_prefix (line, definitions[i]))
      return g_str_has_suffix (line, ":");
  return g_str_has_prefix (line, "print(") && g_str_has_suffix (line, ")");
}

/* A line is enough: no prose begins with "import torch" or "def f(x):" in a fence. */
static gboolean
looks_like_python (const char *code)
{
  g_auto (GStrv) lines = g_strsplit (code, "\n", 400);

  for (guint i = 0; lines[i]; i++)
    if (begins_python (g_strstrip (lines[i])))
      return TRUE;
  return FALSE;
}

/* The first word behind the fence, in lower case: "Python {.line-numbers}" says "python". (transfer full) */
static char *
dup_word (const char *info)
{
  gsize length = strcspn (info, " \t{,:");

  return g_ascii_strdown (info, length);
}

static const char *
find_by_word (const char *word)
{
  GtkSourceLanguageManager *manager = gtk_source_language_manager_get_default ();
  g_autofree char *file = g_strconcat ("code.", word, NULL);
  GtkSourceLanguage *language;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].word, word) == 0)
      return names[i].id;
  language = gtk_source_language_manager_get_language (manager, word);
  if (!language)
    language = gtk_source_language_manager_guess_language (manager, file, NULL);
  return language ? gtk_source_language_get_id (language) : NULL;
}

const char *
hj_code_find_language (const char *info, const char *code)
{
  g_autofree char *word = info ? dup_word (info) : NULL;

  gtk_source_init ();
  if (word && *word)
    return find_by_word (word);
  return code && looks_like_python (code) ? "python3" : NULL;
}

/* Tags of higher priority come last and win. */
static void
append_style (GString *markup, GSList *tags)
{
  GString *style = g_string_new (NULL);

  for (GSList *tag = tags; tag; tag = tag->next)
    {
      g_autoptr (GdkRGBA) color = NULL;
      gboolean colored, heavy, slanted;
      int weight;

      g_object_get (tag->data, "foreground-set", &colored, "foreground-rgba", &color, "weight-set", &heavy, "weight",
                    &weight, "style-set", &slanted, NULL);
      if (colored)
        g_string_printf (style, " foreground=\"#%02x%02x%02x\"%s%s", (guint) (color->red * 255 + 0.5),
                         (guint) (color->green * 255 + 0.5), (guint) (color->blue * 255 + 0.5),
                         heavy && weight >= 600 ? " weight=\"bold\"" : "", slanted ? " style=\"italic\"" : "");
    }
  g_string_append_printf (markup, "<span%s>", style->str);
  g_string_free (style, TRUE);
}

/* A run of text that has the same tags throughout. */
static void
append_run (GString *markup, GtkTextBuffer *buffer, const GtkTextIter *start, const GtkTextIter *end)
{
  GSList *tags = gtk_text_iter_get_tags (start);
  g_autofree char *text = gtk_text_buffer_get_text (buffer, start, end, TRUE);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  append_style (markup, tags);
  g_string_append (markup, escaped);
  g_string_append (markup, "</span>");
  g_slist_free (tags);
}

static void
append_runs (GString *markup, GtkTextBuffer *buffer)
{
  GtkTextIter start, end, last;

  gtk_text_buffer_get_bounds (buffer, &start, &last);
  while (!gtk_text_iter_equal (&start, &last))
    {
      end = start;
      if (!gtk_text_iter_forward_to_tag_toggle (&end, NULL))
        end = last;
      append_run (markup, buffer, &start, &end);
      start = end;
    }
}

/* (transfer full) */
static GtkSourceBuffer *
create_buffer (const char *code, GtkSourceLanguage *language, gboolean dark)
{
  GtkSourceStyleSchemeManager *schemes = gtk_source_style_scheme_manager_get_default ();
  GtkSourceBuffer *buffer = gtk_source_buffer_new_with_language (language);
  GtkTextIter start, end;

  gtk_source_buffer_set_highlight_matching_brackets (buffer, FALSE);
  gtk_source_buffer_set_style_scheme (buffer, gtk_source_style_scheme_manager_get_scheme (schemes, dark ? "Adwaita-dark" : "Adwaita"));
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (buffer), code, -1);
  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (buffer), &start, &end);
  gtk_source_buffer_ensure_highlight (buffer, &start, &end);
  return buffer;
}

char *
hj_code_to_markup (const char *code, const char *language, gboolean dark)
{
  GtkSourceLanguage *known = NULL;
  g_autoptr (GtkSourceBuffer) buffer = NULL;
  GString *markup;

  if (language && strlen (code) <= LONGEST_CODE)
    known = gtk_source_language_manager_get_language (gtk_source_language_manager_get_default (), language);
  if (!known)
    return g_markup_escape_text (code, -1);
  markup = g_string_new (NULL);
  buffer = create_buffer (code, known, dark);
  append_runs (markup, GTK_TEXT_BUFFER (buffer));
  return g_string_free (markup, FALSE);
}
