/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spans as labels: markup, Korean line breaks, marks of what is being searched. */
#include "hj-note-text.h"

#include "hj-formula.h"
#include "hj-wrap.h"

#include <string.h>

/* Both tints are seen on light and on dark grounds; they are alpha over whatever is there. */
#define CODE_TINT "<span font_family=\"monospace\" size=\"92%\" background=\"#808080\" background_alpha=\"16%\">"
/* A letter that was guessed when a damaged note was read back. */
#define GUESS_LINE "<span underline=\"low\" underline_color=\"#9a8f7d\">"
#define MARK_TINT "<span background=\"#f5c211\" background_alpha=\"32%\">"

/* Scripts whose line is low enough to fit, shifted, into the line they stand in: all lines keep one distance. */
#define SCRIPT(shift) "<span font_scale=\"" shift "\" baseline_shift=\"" shift "\" line_height=\"10240\">"

static const struct {
  guint flag;
  const char *open, *close;
} styles[] = {
  { HJ_SPAN_MARK, MARK_TINT, "</span>" }, { HJ_SPAN_BOLD, "<b>", "</b>" },    { HJ_SPAN_ITALIC, "<i>", "</i>" },
  { HJ_SPAN_STRIKE, "<s>", "</s>" },      { HJ_SPAN_SUB, SCRIPT ("subscript"), "</span>" },
  { HJ_SPAN_SUP, SCRIPT ("superscript"), "</span>" },
  { HJ_SPAN_CODE, CODE_TINT, "</span>" },
};

/* Only what leads to the web, to another note or to a topic or diagram of the course is a link. */
static gboolean
is_link (const HjSpan *span)
{
  static const char *const beginnings[] = { "http://", "https://", "note:", "topic:", "diagram:", "footnote:" };

  for (guint i = 0; span->flags & HJ_SPAN_LINK && span->href && i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (span->href, beginnings[i]))
      return TRUE;
  return FALSE;
}

/* A link to a note that is not in the library: its words, dimmed. */
static gboolean
leads_nowhere (const HjSpan *span)
{
  return span->flags & HJ_SPAN_LINK && span->href && !is_link (span);
}

static gboolean
begins_card_line (const char *text)
{
  static const char *const labels[] = { "Q:", "A:", "질문:", "답:" };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_has_prefix (text, labels[i]))
      return TRUE;
  return FALSE;
}

/* A line end of the source is a space on screen, except between the question and the answer of a card. */
static char *
join_lines (const char *text)
{
  char *joined = g_strdup (text);

  for (char *p = joined; *p; p++)
    if (*p == '\n' && !begins_card_line (p + 1))
      *p = ' ';
  return joined;
}

static void
append_text (GString *markup, GString *plain, const char *text)
{
  g_autofree char *joined = join_lines (text);
  g_autofree char *escaped = g_markup_escape_text (joined, -1);

  g_string_append (markup, escaped);
  if (plain)
    g_string_append (plain, joined);
}

/* [FROM, TO) of a span's text, with its guessed letters marked. */
static void
append_part (GString *markup, GString *plain, const HjSpan *span, gsize from, gsize to)
{
  for (guint i = 0; span->guessed && i < span->guessed->len; i++)
    {
      gsize guess = g_array_index (span->guessed, gsize, i);
      gsize next = g_utf8_next_char (span->text + guess) - span->text;
      g_autofree char *before = guess >= from && next <= to ? g_strndup (span->text + from, guess - from) : NULL;
      g_autofree char *letter = before ? g_strndup (span->text + guess, next - guess) : NULL;

      if (!before)
        continue;
      append_text (markup, plain, before);
      g_string_append (markup, GUESS_LINE);
      append_text (markup, plain, letter);
      g_string_append (markup, "</span>");
      from = next;
    }
  if (from < to)
    {
      g_autofree char *rest = g_strndup (span->text + from, to - from);

      append_text (markup, plain, rest);
    }
}

static void
append_formula (GString *markup, GString *plain, const char *tex)
{
  g_autofree char *formula = hj_inline_to_markup (tex);
  g_autofree char *text = NULL;

  g_string_append (markup, formula);
  if (plain && pango_parse_markup (formula, -1, 0, NULL, &text, NULL, NULL))
    g_string_append (plain, text);
}

/* A picture in running text: a small sign and its words. */
static void
append_image (GString *markup, GString *plain, const HjSpan *span)
{
  g_string_append (markup, "<span alpha=\"60%\">▨");
  if (plain)
    g_string_append (plain, "▨");
  if (*span->text)
    {
      g_string_append_c (markup, ' ');
      if (plain)
        g_string_append_c (plain, ' ');
      append_text (markup, plain, span->text);
    }
  g_string_append (markup, "</span>");
}

/* The term in the other language, right after a bold one: "**확산 모델**(diffusion model)은". Returns its length. */
static gsize
measure_gloss (const GPtrArray *spans, guint i)
{
  const HjSpan *span = g_ptr_array_index (spans, i);
  const HjSpan *before = i ? g_ptr_array_index (spans, i - 1) : NULL;
  const char *start = span->text + (span->text[0] == ' ');
  const char *end = start[0] == '(' ? strchr (start, ')') : NULL;

  return span->flags == 0 && before && before->flags & HJ_SPAN_BOLD && end && end - start < 80
           ? (gsize) (end + 1 - span->text) : 0;
}

static void
append_prose (GString *markup, GString *plain, const GPtrArray *spans, guint i)
{
  const HjSpan *span = g_ptr_array_index (spans, i);
  gsize gloss = measure_gloss (spans, i);

  if (gloss)
    {
      g_string_append (markup, "<span size=\"93%\" alpha=\"64%\">");
      append_part (markup, plain, span, 0, gloss);
      g_string_append (markup, "</span>");
    }
  append_part (markup, plain, span, gloss, strlen (span->text));
}

static void
append_styled (GString *markup, GString *plain, const GPtrArray *spans, guint i)
{
  const HjSpan *span = g_ptr_array_index (spans, i);

  for (guint s = 0; s < G_N_ELEMENTS (styles); s++)
    if (span->flags & styles[s].flag)
      g_string_append (markup, styles[s].open);
  if (span->flags & HJ_SPAN_FORMULA)
    append_formula (markup, plain, span->text);
  else if (span->flags & HJ_SPAN_IMAGE)
    append_image (markup, plain, span);
  else
    append_prose (markup, plain, spans, i);
  for (guint s = G_N_ELEMENTS (styles); s-- > 0;)
    if (span->flags & styles[s].flag)
      g_string_append (markup, styles[s].close);
}

char *
hj_note_text_markup (const HjNoteReader *reader, const GPtrArray *written, gboolean links, GString *plain)
{
  g_autoptr (GPtrArray) spans = hj_note_reader_get_spans (reader, written);
  GString *markup = g_string_new (NULL);

  for (guint i = 0; spans && i < spans->len; i++)
    {
      const HjSpan *span = g_ptr_array_index (spans, i);
      gboolean link = links && is_link (span);
      g_autofree char *href = link ? g_markup_escape_text (span->href, -1) : NULL;

      if (span->flags & HJ_SPAN_BREAK)
        {
          g_string_append_c (markup, '\n');
          if (plain)
            g_string_append_c (plain, '\n');
          continue;
        }
      if (link)
        g_string_append_printf (markup, "<a href=\"%s\">", href);
      else if (leads_nowhere (span))
        g_string_append (markup, "<span alpha=\"64%\">");
      append_styled (markup, plain, spans, i);
      g_string_append (markup, link ? "</a>" : leads_nowhere (span) ? "</span>" : "");
    }
  return g_string_free (markup, FALSE);
}

/* Where NEEDLE, in lower case, ends if it stands at TEXT; or NULL. */
static const char *
match_here (const char *text, const char *needle)
{
  while (*needle && *text && g_unichar_tolower (g_utf8_get_char (text)) == g_utf8_get_char (needle))
    {
      text = g_utf8_next_char (text);
      needle = g_utf8_next_char (needle);
    }
  return *needle ? NULL : text;
}

/* NEEDLE in lower case. (transfer full) */
static char *
dup_lower (const char *needle)
{
  GString *lower = g_string_new (NULL);

  for (const char *p = needle; p && *p; p = g_utf8_next_char (p))
    g_string_append_unichar (lower, g_unichar_tolower (g_utf8_get_char (p)));
  return g_string_free (lower, FALSE);
}

static gboolean
holds (const char *text, const char *lower)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (match_here (p, lower))
      return TRUE;
  return FALSE;
}

static gboolean
formula_holds (const char *tex, const char *lower)
{
  g_autofree char *text = *lower && !holds (tex, lower) ? hj_formula_to_text (tex, NULL) : NULL;

  return *lower && (!text || holds (text, lower));
}

gboolean
hj_note_text_search_formula (const char *tex, const char *needle)
{
  g_autofree char *lower = dup_lower (needle);

  return formula_holds (tex, lower);
}

/* Where what stands at P and matches LOWER ends, or NULL. GO_ON: where to look next if it does not match. */
static const char *
match_next (const char *text, const char *p, const HjInlineRange *formula, const char *lower, const char **go_on)
{
  g_autofree char *tex = NULL;

  *go_on = g_utf8_next_char (p);
  if (!formula || formula->start != p - text)
    return match_here (p, lower);
  tex = hj_inline_dup_tex (text, formula);
  *go_on = text + formula->end;
  return formula_holds (tex, lower) ? *go_on : NULL;
}

guint
hj_note_text_search (const char *text, const GArray *formulas, const char *needle, HjNoteFound found, gpointer data)
{
  g_autofree char *lower = dup_lower (needle);
  guint n = 0, i = 0;

  for (const char *p = text, *go_on; *lower && *p; p = go_on)
    {
      const HjInlineRange *formula = formulas && i < formulas->len ? &g_array_index (formulas, HjInlineRange, i) : NULL;
      const char *end = match_next (text, p, formula, lower, &go_on);

      if (end && found)
        found (p - text, end - text, data);
      n += end != NULL;
      go_on = end ? end : go_on;
      while (formulas && i < formulas->len && g_array_index (formulas, HjInlineRange, i).start < go_on - text)
        i++;
    }
  return n;
}

typedef struct {
  PangoAttrList *attributes;
  HjNoteFind *find;
} Marking;

static void
mark_match (guint start, guint end, gpointer data)
{
  Marking *marking = data;
  gboolean current = marking->find->seen++ == marking->find->current;
  PangoAttribute *attributes[] = {
    current ? pango_attr_background_new (0xffff, 0x7800, 0x0000) : pango_attr_background_new (0xf9f9, 0xf0f0, 0x6b6b),
    pango_attr_foreground_new (0, 0, 0),
    pango_attr_background_alpha_new (0xffff),
    pango_attr_foreground_alpha_new (0xffff),
  };

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      attributes[i]->start_index = start;
      attributes[i]->end_index = end;
      pango_attr_list_insert (marking->attributes, attributes[i]);
    }
}

void
hj_note_text_mark (GtkWidget *label, HjNoteFind *find)
{
  const char *text = gtk_label_get_text (GTK_LABEL (label));
  PangoAttrList *attributes = pango_attr_list_new ();
  Marking marking = { attributes, find };

  hj_wrap_attributes (attributes, text);
  if (find && find->needle)
    hj_note_text_search (text, hj_formula_label_get_ranges (GTK_LABEL (label)), find->needle, mark_match, &marking);
  hj_formula_label_set_attributes (GTK_LABEL (label), attributes);
  pango_attr_list_unref (attributes);
}

GtkWidget *
hj_note_text_label (const char *markup, GtkAccessibleRole role, HjLang lang, HjNoteFind *find)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, NULL);
  gboolean linked = strstr (markup, "<a href") != NULL;

  hj_formula_label_set_markup (GTK_LABEL (label), markup, lang);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  /* Tab goes from link to link, not through every paragraph. */
  gtk_widget_set_focusable (label, linked);
  /* GtkLabel 4.8 says that it took the focus also where it cannot. */
  gtk_widget_set_can_focus (label, linked);
  gtk_widget_set_hexpand (label, TRUE);
  hj_note_text_mark (label, find);
  return label;
}
