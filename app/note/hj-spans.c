/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From md4c's spans and texts to ours: styles, links, formulas and marks put back, the few HTML tags notes use. */
#include "hj-spans.h"

#include <string.h>

#define LONGEST_ATTRIBUTE 2048 /* bytes; an address or the language of code */
#define LONGEST_STYLE 1024     /* bytes between a tag and the one that closes it */
#define MOST_HREF_BYTES (32u * 1024 * 1024) /* per note: one long definition can be used a million times */

struct _HjSpanMaker {
  HjReading *reading;
  GPtrArray *spans;   /* where they go, or NULL */
  GString *text;      /* the run that is being collected */
  guint flags;        /* its style */
  int depth[11];      /* how often each style bit is open in Markdown */
  int tag_depth[11];  /* and by HTML tags */
  gboolean marked;    /* between ==…== */
  char *link, *image; /* addresses that are open, or NULL */
  gboolean link_is_empty; /* nothing was said in the open link yet */
  int line;           /* where the last link or picture stands */
  gsize line_ends;    /* of the source at the last span, a break; not yet its text */
  int images;         /* nested pictures count once */
  gsize href_bytes;
};

static const struct {
  const char *name;
  guint flag; /* 0: a break */
} tags[] = {
  { "br", HJ_SPAN_BREAK },   { "sub", HJ_SPAN_SUB },   { "sup", HJ_SPAN_SUP }, { "b", HJ_SPAN_BOLD },
  { "strong", HJ_SPAN_BOLD }, { "i", HJ_SPAN_ITALIC },  { "em", HJ_SPAN_ITALIC }, { "mark", HJ_SPAN_MARK },
  { "s", HJ_SPAN_STRIKE },   { "del", HJ_SPAN_STRIKE },
};

static guint
bit_of (guint flag)
{
  return g_bit_nth_lsf (flag, -1);
}

HjSpanMaker *
hj_span_maker_new (HjReading *reading)
{
  HjSpanMaker *maker = g_new0 (HjSpanMaker, 1);

  maker->reading = reading;
  maker->text = g_string_new (NULL);
  return maker;
}

void
hj_span_maker_free (HjSpanMaker *maker)
{
  g_string_free (maker->text, TRUE);
  g_free (maker->link);
  g_free (maker->image);
  g_free (maker);
}

static guint
get_flags (HjSpanMaker *maker)
{
  guint flags = maker->marked ? HJ_SPAN_MARK : 0;

  for (guint i = 0; i < G_N_ELEMENTS (maker->depth); i++)
    if (maker->depth[i] > 0 || maker->tag_depth[i] > 0)
      flags |= 1u << i;
  if (maker->images)
    flags |= HJ_SPAN_IMAGE;
  else if (maker->link)
    flags |= HJ_SPAN_LINK;
  return flags;
}

static const char *
take_href (HjSpanMaker *maker)
{
  const char *href = maker->images ? maker->image : maker->link;

  if (href && maker->href_bytes < MOST_HREF_BYTES)
    {
      maker->href_bytes += strlen (href);
      return href;
    }
  return NULL;
}

/* Once for all of them: there may be as many as the note has lines. */
static void
settle_line_ends (HjSpanMaker *maker)
{
  HjSpan *last = maker->line_ends ? g_ptr_array_index (maker->spans, maker->spans->len - 1) : NULL;

  if (!last)
    return;
  g_free (last->text);
  last->text = g_strnfill (maker->line_ends, '\n');
  maker->line_ends = 0;
}

static void
take_span (HjSpanMaker *maker, HjSpan *span)
{
  settle_line_ends (maker);
  g_ptr_array_add (maker->spans, span);
}

static void
add_span (HjSpanMaker *maker, guint flags, const char *text)
{
  const char *href = flags & (HJ_SPAN_LINK | HJ_SPAN_IMAGE) ? take_href (maker) : NULL;

  if (!maker->spans)
    return;
  maker->link_is_empty = FALSE;
  if (!href)
    flags &= ~(guint) HJ_SPAN_LINK;
  take_span (maker, hj_span_new (flags, text, href));
}

static void
flush (HjSpanMaker *maker)
{
  if (maker->text->len)
    add_span (maker, maker->flags, maker->text->str);
  g_string_truncate (maker->text, 0);
}

static void
append (HjSpanMaker *maker, guint extra, const char *text, gsize size)
{
  guint flags = get_flags (maker) | extra;

  if (flags != maker->flags)
    flush (maker);
  maker->flags = flags;
  g_string_append_len (maker->text, text, size);
  if (size && memchr (text, HJ_CHAR_JOIN, size))
    g_strdelimit (maker->text->str + maker->text->len - size, (char[]){ HJ_CHAR_JOIN, '\0' }, ' ');
}

void
hj_span_maker_open (HjSpanMaker *maker, GPtrArray *spans)
{
  maker->spans = spans;
}

void
hj_span_maker_close (HjSpanMaker *maker)
{
  flush (maker);
  settle_line_ends (maker);
  memset (maker->depth, 0, sizeof maker->depth);
  memset (maker->tag_depth, 0, sizeof maker->tag_depth);
  maker->marked = FALSE;
  maker->images = 0;
  g_clear_pointer (&maker->link, g_free);
  g_clear_pointer (&maker->image, g_free);
  maker->spans = NULL;
}

char *
hj_reading_dup_attribute (HjReading *reading, const MD_ATTRIBUTE *attribute)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (!attribute->text || attribute->size > LONGEST_ATTRIBUTE)
    return NULL;
  for (guint i = 0; attribute->substr_offsets[i] < attribute->size; i++)
    {
      const char *part = attribute->text + attribute->substr_offsets[i];
      gsize size = attribute->substr_offsets[i + 1] - attribute->substr_offsets[i];
      g_autofree char *entity = attribute->substr_types[i] == MD_TEXT_ENTITY ? hj_entity_decode (part, size) : NULL;

      if (entity)
        g_string_append (out, entity);
      else
        g_string_append_len (out, part, size);
    }
  return hj_reading_restore (reading, out->str, out->len);
}

static guint
flag_of_span (MD_SPANTYPE type)
{
  switch (type)
    {
    case MD_SPAN_EM:
      return HJ_SPAN_ITALIC;
    case MD_SPAN_STRONG:
      return HJ_SPAN_BOLD;
    case MD_SPAN_CODE:
      return HJ_SPAN_CODE;
    case MD_SPAN_DEL:
      return HJ_SPAN_STRIKE;
    case MD_SPAN_A:
    case MD_SPAN_IMG:
    case MD_SPAN_LATEXMATH:
    case MD_SPAN_LATEXMATH_DISPLAY:
    case MD_SPAN_WIKILINK:
    case MD_SPAN_U:
      break;
    }
  return 0;
}

/* Words that would show beside the pointer: not shown, but not lost. */
static void
report_title (HjSpanMaker *maker, const MD_ATTRIBUTE *title, int line)
{
  g_autofree char *text = hj_reading_dup_attribute (maker->reading, title);

  if (text && *text && line)
    hj_note_add_removal (maker->reading->note, "link-title", "링크와 그림에 딸린 말풍선 글은 보이지 않습니다",
                         "Titles of links and pictures are not shown", line, text, -1);
}

static const MD_ATTRIBUTE *
get_title (MD_SPANTYPE type, gpointer detail)
{
  return type == MD_SPAN_A ? &((MD_SPAN_A_DETAIL *) detail)->title
         : type == MD_SPAN_IMG ? &((MD_SPAN_IMG_DETAIL *) detail)->title : NULL;
}

void
hj_span_maker_enter (HjSpanMaker *maker, MD_SPANTYPE type, gpointer detail, int line)
{
  guint flag = flag_of_span (type);
  const MD_ATTRIBUTE *title = get_title (type, detail);

  if (title && title->size)
    report_title (maker, title, line);
  maker->line = line;
  if (type == MD_SPAN_A || (type == MD_SPAN_IMG && maker->images == 0))
    flush (maker);
  if (flag)
    maker->depth[bit_of (flag)]++;
  else if (type == MD_SPAN_A && !maker->link)
    {
      maker->link = hj_reading_dup_attribute (maker->reading, &((MD_SPAN_A_DETAIL *) detail)->href);
      maker->link_is_empty = TRUE;
    }
  else if (type == MD_SPAN_IMG && maker->images++ == 0)
    maker->image = hj_reading_dup_attribute (maker->reading, &((MD_SPAN_IMG_DETAIL *) detail)->src);
}

/* A link without words cannot be seen, unless its address stands for them. */
static void
leave_link (HjSpanMaker *maker)
{
  if (maker->link && *maker->link && maker->link_is_empty && maker->text->len == 0
      && !hj_reading_remove (maker->reading, "link-empty", "글이 없어 보이지 않는 링크입니다",
                             "Links without words cannot be seen", maker->line, maker->link, -1))
    g_string_append (maker->text, maker->link);
  flush (maker);
  g_clear_pointer (&maker->link, g_free);
}

static void
leave_image (HjSpanMaker *maker)
{
  /* A picture without words is still a picture. */
  if (maker->images == 1 && maker->text->len == 0)
    add_span (maker, get_flags (maker), "");
  flush (maker);
  if (--maker->images == 0)
    g_clear_pointer (&maker->image, g_free);
}

void
hj_span_maker_leave (HjSpanMaker *maker, MD_SPANTYPE type)
{
  guint flag = flag_of_span (type);

  if (flag)
    maker->depth[bit_of (flag)]--;
  else if (type == MD_SPAN_IMG && maker->images)
    leave_image (maker);
  else if (type == MD_SPAN_A)
    leave_link (maker);
}

static void
add_formula (HjSpanMaker *maker, const HjFormulaMark *mark)
{
  guint flags = get_flags (maker) & (HJ_SPAN_BOLD | HJ_SPAN_ITALIC | HJ_SPAN_MARK | HJ_SPAN_STRIKE);
  HjSpan *span;

  flush (maker);
  if (!maker->spans)
    return;
  span = hj_span_new (flags | HJ_SPAN_FORMULA | (mark->display ? HJ_SPAN_DISPLAY : 0), mark->tex, NULL);
  if (mark->extra_lines)
    span->href = g_strdup_printf ("%u", mark->extra_lines);
  take_span (maker, span);
}

/* The formula whose placeholder begins at *P; moves *P behind it. NULL if there is none. */
static const HjFormulaMark *
read_placeholder (HjReading *reading, const char **p, const char *end)
{
  guint64 index = 0;
  const char *q = g_utf8_next_char (*p);

  for (; q < end; q = g_utf8_next_char (q))
    {
      gunichar c = g_utf8_get_char (q);

      if (c == HJ_CHAR_FORMULA_END)
        break;
      if (c < HJ_CHAR_DIGIT || c > HJ_CHAR_DIGIT + 9 || index > G_MAXUINT32)
        return NULL;
      index = index * 10 + (c - HJ_CHAR_DIGIT);
    }
  if (q >= end || index >= reading->formulas->len)
    return NULL;
  *p = g_utf8_next_char (q);
  return &g_array_index (reading->formulas, HjFormulaMark, index);
}

/* The next letter that one of the passes put in, or END. */
static const char *
find_reserved (const char *p, const char *end)
{
  for (; p < end; p++)
    if (((guchar) *p == 0xef && end - p >= 3 && (guchar) p[1] == 0xa3)
        || ((guchar) *p == 0xe2 && end - p >= 3 && (guchar) p[1] == 0xb9 && (guchar) p[2] == 0x8f))
      return p;
  return end;
}

static void
append_prose (HjSpanMaker *maker, const char *text, gsize size)
{
  const char *end = text + size, *p = text;

  while (p < end)
    {
      const char *stop = maker->reading->has_marks ? end : find_reserved (p, end);
      const HjFormulaMark *mark;
      gunichar c;

      append (maker, 0, p, stop - p);
      if ((p = stop) == end)
        break;
      c = g_utf8_get_char (p);
      if (c == HJ_CHAR_FORMULA && (mark = read_placeholder (maker->reading, &p, end)))
        {
          add_formula (maker, mark);
          continue;
        }
      p = g_utf8_next_char (p);
      if (c == HJ_CHAR_MARK || c == HJ_CHAR_MARK_END)
        maker->marked = c == HJ_CHAR_MARK;
      else if (c == HJ_CHAR_TILDE)
        append (maker, 0, "~", 1);
      else if (c != HJ_CHAR_FENCE)
        append (maker, 0, stop, p - stop);
    }
}

char *
hj_reading_restore (HjReading *reading, const char *text, gsize size)
{
  GString *out = g_string_sized_new (size + 1);
  const char *end = text + size, *p = text;

  while (p < end)
    {
      const char *stop = reading->has_marks ? end : find_reserved (p, end);
      const HjFormulaMark *mark;
      gunichar c;

      g_string_append_len (out, p, stop - p);
      if ((p = stop) == end)
        break;
      c = g_utf8_get_char (p);
      if (c == HJ_CHAR_FORMULA && (mark = read_placeholder (reading, &p, end)))
        {
          g_string_append (out, mark->raw);
          continue;
        }
      p = g_utf8_next_char (p);
      if (c == HJ_CHAR_MARK || c == HJ_CHAR_MARK_END)
        g_string_append (out, "==");
      else if (c == HJ_CHAR_TILDE)
        g_string_append_c (out, '~');
      else if (c != HJ_CHAR_FENCE)
        g_string_append_len (out, stop, p - stop);
    }
  return g_string_free (out, FALSE);
}

/* The style of an HTML tag we know, with whether it closes; 0 for any other. One with attributes says more than its
 * style and is text. */
static guint
read_tag (const char *text, gsize size, gboolean *closes)
{
  const char *p = text + 1, *end = text + size, *rest;
  gsize length = 0;

  *closes = p < end && *p == '/';
  p += *closes;
  while (p + length < end && g_ascii_isalnum (p[length]))
    length++;
  for (rest = p + length; rest < end && strchr (" \t\r\n/", *rest);)
    rest++;
  if (rest + 1 != end || *rest != '>')
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (strlen (tags[i].name) == length && g_ascii_strncasecmp (p, tags[i].name, length) == 0)
      return tags[i].flag;
  return 0;
}

/* Whether what the tag at TEXT opens is closed in the same paragraph. TEXT is a piece of the reading's text. */
static gboolean
is_closed_later (HjSpanMaker *maker, const char *text, gsize size)
{
  const GString *source = maker->reading->text;
  g_autofree char *closing = g_strdup_printf ("</%.*s>", (int) (size - 2), text + 1);
  const char *found = NULL, *blank;
  gsize left;

  if (text < source->str || text > source->str + source->len)
    return TRUE;
  left = MIN (LONGEST_STYLE, (gsize) (source->str + source->len - text));
  found = g_strstr_len (text, (gssize) left, closing);
  blank = found ? g_strstr_len (text, found - text, "\n\n") : NULL;
  return found && !blank;
}

/* LINE_ENDS: how many of the source break the line; none for <br>. */
static void
add_break (HjSpanMaker *maker, gsize line_ends)
{
  flush (maker);
  add_span (maker, HJ_SPAN_BREAK, "");
  maker->line_ends = maker->spans ? line_ends : 0;
}

static void
append_tag (HjSpanMaker *maker, const char *text, gsize size)
{
  gboolean closes;
  guint flag = read_tag (text, size, &closes);

  if (flag == HJ_SPAN_BREAK)
    add_break (maker, 0);
  else if (flag && !closes && is_closed_later (maker, text, size))
    maker->tag_depth[bit_of (flag)]++;
  else if (flag && closes && maker->tag_depth[bit_of (flag)] > 0)
    maker->tag_depth[bit_of (flag)]--;
  else
    {
      g_autofree char *raw = hj_reading_restore (maker->reading, text, size);

      append (maker, HJ_SPAN_TAG, raw, strlen (raw));
    }
}

/* After <br> the line end of the source says nothing more, but it is counted. */
static void
end_line (HjSpanMaker *maker)
{
  const HjSpan *last = maker->text->len == 0 && maker->spans && maker->spans->len
                         ? g_ptr_array_index (maker->spans, maker->spans->len - 1) : NULL;

  if (last && last->flags & HJ_SPAN_BREAK)
    maker->line_ends++;
  else
    append (maker, 0, "\n", 1);
}

void
hj_span_maker_text (HjSpanMaker *maker, MD_TEXTTYPE type, const char *text, gsize size)
{
  g_autofree char *other = NULL;

  switch (type)
    {
    case MD_TEXT_NORMAL:
      append_prose (maker, text, size);
      break;
    case MD_TEXT_NULLCHAR:
      append (maker, 0, "\xef\xbf\xbd", 3);
      break;
    case MD_TEXT_BR:
      add_break (maker, 1);
      break;
    case MD_TEXT_SOFTBR:
      end_line (maker);
      break;
    case MD_TEXT_ENTITY:
      other = hj_entity_decode (text, size);
      append (maker, 0, other ? other : text, other ? strlen (other) : size);
      break;
    case MD_TEXT_HTML:
      append_tag (maker, text, size);
      break;
    case MD_TEXT_CODE:
    case MD_TEXT_LATEXMATH:
      other = hj_reading_restore (maker->reading, text, size);
      append (maker, 0, other, strlen (other));
      break;
    }
}
