/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "images": a converter that writes one picture three times, as a name, as a file of its own and as an address,
 *
 *   ![image-1.png]
 *   ![](Aspose.Words.1.png)[](https://host/1.png)
 *
 * left one picture. Its address stays as its source, though nobody fetches it, and what it stood in goes. A picture
 * without such a twin is left alone. */
#include "hj-reading.h"

#include <string.h>

#define LONGEST_PIECE 4096 /* bytes of a name, a file or an address */
#define CONVERTER "Aspose.Words." /* how the files of a converter begin that nobody has any more */

#define FORMS "image-forms"
#define FORMS_KO "한 그림을 여러 꼴로 적은 것을 하나로 모았습니다"
#define FORMS_EN "One picture that was written in several forms became one"

/* A picture with what follows it. Pieces of the line; all NULL where there is none. */
typedef struct {
  const char *start, *end;         /* of the whole, with its address */
  const char *words, *words_end;   /* alternative text */
  const char *source, *source_end; /* (file), or NULL where a definition says it */
  const char *address, *address_end; /* of the link without words behind it, or NULL */
} Picture;

/* What a line is, once it is rewritten. */
typedef struct {
  gboolean alone;     /* nothing but one picture, perhaps behind a list mark */
  gboolean addressed; /* that has its address */
  gboolean named;     /* or a name instead */
  gboolean margin;    /* and stands at the margin */
} Shape;

typedef struct {
  HjReading *reading;
  GString *out;
  gsize before;      /* where in OUT the line before begins */
  gboolean was_named, was_alone; /* what it was */
  gboolean converted; /* the note holds pictures with their addresses */
  char *name;        /* the words of its picture */
} Merger;

/* The next C from P on, not too far away, or NULL. */
static const char *
find_near (const char *p, const char *end, char c)
{
  return memchr (p, c, (gsize) MIN (end - p, LONGEST_PIECE));
}

/* [](address) at P, or NULL. */
static const char *
skip_wordless (const char *p, const char *end, const char **address, const char **address_end)
{
  const char *close;

  if (end - p < 6 || !g_str_has_prefix (p, "[](http") || !(close = find_near (p, end, ')')))
    return NULL;
  *address = p + 3;
  *address_end = close;
  return close + 1;
}

/* ![words](file), ![words][name], ![words][] or ![words] at P, with an address behind it or not. */
static gboolean
read_picture (const char *p, const char *end, Picture *picture)
{
  const char *close, *next;

  if (end - p < 4 || p[0] != '!' || p[1] != '[' || !(close = find_near (p, end, ']')))
    return FALSE;
  *picture = (Picture){ .start = p, .words = p + 2, .words_end = close, .end = close + 1 };
  if (picture->end < end && *picture->end == '(' && (close = find_near (picture->end, end, ')')))
    {
      picture->source = picture->end + 1;
      picture->source_end = close;
      picture->end = close + 1;
    }
  else if (picture->end < end && *picture->end == '[' && !g_str_has_prefix (picture->end, "[](")
           && (close = find_near (picture->end, end, ']')))
    picture->end = close + 1;
  if ((next = skip_wordless (picture->end, end, &picture->address, &picture->address_end)))
    picture->end = next;
  return TRUE;
}

/* A file that only the converter's machine had. */
static gboolean
is_converters (const Picture *picture)
{
  return !picture->source || g_str_has_prefix (picture->source, CONVERTER);
}

static void
report_form (HjReading *reading, int line, const char *start, const char *end)
{
  hj_note_add_removal (reading->note, FORMS, FORMS_KO, FORMS_EN, line, start, end - start);
}

/* The picture with WORDS; its address takes the place of a file that is lost. */
static void
append_picture (Merger *merger, const Picture *picture, const char *words, int line)
{
  const char *from = picture->address && is_converters (picture) ? picture->address : picture->source;
  const char *to = from == picture->address ? picture->address_end : picture->source_end;
  const char *left = from == picture->address ? picture->source : picture->address;
  const char *left_end = from == picture->address ? picture->source_end : picture->address_end;

  g_string_append_printf (merger->out, "![%s](%.*s)", words, (int) (to - from), from);
  if (left)
    report_form (merger->reading, line, left, left_end);
}

/* Looks at a line; PICTURE is filled where it holds exactly one and nothing else. */
static Shape
look_at (const HjLine *line, Picture *picture)
{
  const char *p = hj_line_content (line), *next, *address, *address_end;
  Shape shape = { 0 };

  while ((next = skip_wordless (p, line->end, &address, &address_end)))
    p = next;
  if (line->fenced || !read_picture (p, line->end, picture) || !hj_is_blank (picture->end, line->end))
    return shape;
  shape.alone = TRUE;
  shape.addressed = picture->address != NULL;
  shape.named = !picture->source && !picture->address;
  shape.margin = *line->start == '!' || *line->start == '[';
  return shape;
}

/* Every picture of a line, and addresses that belong to none. */
static void
append_rewritten (Merger *merger, const HjLine *line, const guint8 *mask)
{
  const char *p = line->start, *next, *address, *address_end;
  Picture picture;

  while (p < line->end)
    if (*p == '!' && mask[p - line->start] && read_picture (p, line->end, &picture) && picture.address)
      {
        g_autofree char *words = g_strndup (picture.words, picture.words_end - picture.words);

        append_picture (merger, &picture, words, line->number);
        p = picture.end;
      }
    else if (*p == '[' && mask[p - line->start] && !(p > line->start && p[-1] == '!')
             && (next = skip_wordless (p, line->end, &address, &address_end)))
      {
        report_form (merger->reading, line->number, address, address_end);
        p = next;
      }
    else
      g_string_append_c (merger->out, *p++);
}

/* Two line ends of which only md4c knows: the picture is a block by itself. */
static void
end_block (Merger *merger)
{
  GString *out = merger->out;

  if (out->len && out->str[out->len - 1] == '\n')
    g_string_insert (out, (gssize) out->len - 1, HJ_BLANK_LINE);
}

/* The line before was the name of the picture on this one. FALSE: it stays. */
static gboolean
take_name (Merger *merger, int line)
{
  gsize size = merger->out->len - merger->before;
  g_autofree char *name = g_strndup (merger->out->str + merger->before, size);

  if (!hj_reading_remove (merger->reading, "image-merged", "그림의 이름만 적은 줄을 그림과 합쳤습니다",
                          "Lines that only name a picture were merged with it", line - 1, g_strchomp (name), -1))
    return FALSE;
  g_string_truncate (merger->out, merger->before);
  g_string_append_c (merger->out, '\n');
  return TRUE;
}

/* Returns whether the line is a picture that stands for itself. */
static gboolean
append_line (Merger *merger, const HjLine *line, GByteArray *mask)
{
  Picture picture;
  Shape shape = look_at (line, &picture);
  g_autofree char *name = g_steal_pointer (&merger->name);
  gboolean left = hj_reading_leaves (merger->reading, FORMS, FORMS_KO, FORMS_EN, line->number);
  gboolean merges = !left && shape.alone && shape.margin && merger->was_named && picture.words == picture.words_end
                    && (shape.addressed || (picture.source && strchr (name, '.'))) && take_name (merger, line->number);
  gboolean ends = merger->converted && ((shape.margin && shape.alone)
                                        || (merger->was_alone && !hj_is_blank (line->start, line->end)));

  if (ends && !merges)
    end_block (merger);
  merger->before = merger->out->len;
  if (merges)
    append_picture (merger, &picture, name, line->number);
  else if (line->fenced || left)
    g_string_append_len (merger->out, line->start, line->end - line->start);
  else
    {
      hj_line_mask (line, mask);
      append_rewritten (merger, line, mask->data);
    }
  merger->was_named = shape.named && shape.margin;
  merger->name = shape.alone ? g_strndup (picture.words, picture.words_end - picture.words) : NULL;
  return shape.alone;
}

static gboolean
has_twin (const char *text)
{
  return strstr (text, ")[](http") || strstr (text, "][](http");
}

gboolean
hj_pass_images (HjReading *reading, GError **error)
{
  g_autoptr (GByteArray) mask = g_byte_array_new ();
  Merger merger = { .reading = reading, .converted = has_twin (reading->text->str) };
  HjLines lines;
  HjLine line;

  if (!merger.converted && !strstr (reading->text->str, "![]("))
    return TRUE;
  merger.out = g_string_sized_new (reading->text->len);
  hj_lines_init (&lines, reading->text->str);
  while (hj_lines_next (&lines, &line))
    {
      merger.was_alone = append_line (&merger, &line, mask);
      if (lines.next)
        g_string_append_c (merger.out, '\n');
    }
  g_free (merger.name);
  g_string_free (reading->text, TRUE);
  reading->text = merger.out;
  return TRUE;
}
