/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the links of a note lead within the course and the library. */
#include "hj-link-preview.h"

#include "hj-catalogue.h"
#include "hj-course.h"

#include <string.h>

#define KEY "hj-link-preview"
#define LONGEST 300 /* letters of what stands there */

/* The note that was looked into last: the pointer passes the same link again and again. */
typedef struct {
  HjPage *page;
  char *uri; /* of NOTE, without its place, or NULL */
  HjLang lang;
  HjNote *note;
} Preview;

static void
forget (Preview *self)
{
  g_clear_pointer (&self->uri, g_free);
  g_clear_pointer (&self->note, hj_note_free);
}

static void
preview_free (gpointer data)
{
  forget (data);
  g_free (data);
}

static HjNote *
read_note (Preview *self, const char *uri)
{
  const char *topic = g_str_has_prefix (uri, "topic:") ? uri + strlen ("topic:") : NULL;
  g_autoptr (GBytes) bytes = topic != NULL ? hj_course_dup_note (topic, self->lang) : NULL;

  if (topic != NULL)
    return bytes != NULL ? hj_note_read (bytes, topic, NULL) : NULL;
  return hj_library_read_note (hj_desk_get_library (hj_page_get_desk (self->page)),
                               g_ascii_strtoll (uri + strlen ("note:"), NULL, 10), NULL);
}

static HjNote *
get_note (Preview *self, const char *uri)
{
  HjLang lang = hj_desk_get_single_lang (hj_page_get_desk (self->page));

  if (g_strcmp0 (self->uri, uri) == 0 && self->lang == lang)
    return self->note;
  forget (self);
  self->lang = lang;
  self->note = read_note (self, uri);
  self->uri = g_strdup (uri);
  return self->note;
}

/* ---- how a part begins ---- */

/* The words of the blocks from index FROM to the next heading, as many as are shown. (transfer full) */
static char *
dup_beginning (const HjNote *note, guint from)
{
  GString *out = g_string_new (NULL);

  for (guint i = from; i < note->blocks->len && g_utf8_strlen (out->str, -1) < LONGEST; i++) {
    const HjBlock *block = note->blocks->pdata[i];
    g_autofree char *text = block->kind == HJ_BLOCK_HEADING || block->kind == HJ_BLOCK_DIAGRAM ? NULL : hj_block_dup_text (block);

    if (block->kind == HJ_BLOCK_HEADING && out->len > 0)
      break;
    if (text != NULL)
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", g_strstrip (g_strdelimit (text, "\n", ' ')));
  }
  return g_string_free (out, FALSE);
}

static void
preview_place (const HjNote *note, const char *place, HjNotePreview *preview)
{
  int index = place != NULL ? hj_note_find_place (note, place) : -1;
  const HjBlock *block = index >= 0 ? note->blocks->pdata[index] : NULL;

  if (block == NULL || block->kind != HJ_BLOCK_HEADING) {
    preview->title = g_strdup (note->title);
    preview->body = dup_beginning (note, MAX (index, 0));
    return;
  }
  preview->title = hj_spans_dup_text (block->spans);
  preview->body = dup_beginning (note, index + 1);
  if (g_strcmp0 (preview->title, note->title) != 0)
    preview->place = g_strdup (note->title);
}

/* "note:3", "note:3#place-Heading", "topic:gan-training" */
static gboolean
preview_note (Preview *self, const char *uri, HjNotePreview *preview)
{
  g_auto (GStrv) parts = g_strsplit (uri, "#", 2);
  HjNote *note = get_note (self, parts[0]);
  const HjCourseTopic *topic = g_str_has_prefix (uri, "topic:") ? hj_course_find_topic (parts[0] + strlen ("topic:")) : NULL;

  if (note != NULL)
    preview_place (note, parts[1] != NULL && g_str_has_prefix (parts[1], "place-") ? parts[1] + strlen ("place-") : parts[1], preview);
  else if (topic != NULL) /* not written yet */
    preview->title = g_strdup (hj_text_get (topic->title, self->lang));
  return preview->title != NULL;
}

static gboolean
preview_diagram (Preview *self, const char *uri, HjNotePreview *preview)
{
  const char *name = uri + strlen ("diagram:");
  g_autofree char *id = g_strndup (name, strcspn (name, "?@"));
  const HjDiagramClass *class = hj_catalogue_find (id);
  HjLang lang = hj_desk_get_single_lang (hj_page_get_desk (self->page));
  const HjCourseTopic *topic = class != NULL && class->topics != NULL && class->topics[0] != NULL
                                 ? hj_course_find_topic (class->topics[0]) : NULL;

  if (class == NULL)
    return FALSE;
  preview->title = g_strdup (hj_text_get (class->title, lang));
  preview->place = topic != NULL ? g_strdup (hj_text_get (topic->title, lang)) : NULL;
  return TRUE;
}

static gboolean
find_preview (const char *uri, HjNotePreview *preview, gpointer self)
{
  return g_str_has_prefix (uri, "diagram:") ? preview_diagram (self, uri, preview) : preview_note (self, uri, preview);
}

void
hj_link_preview_forget (HjNoteView *view)
{
  forget (g_object_get_data (G_OBJECT (view), KEY));
}

void
hj_link_preview_attach (HjNoteView *view, HjPage *page)
{
  Preview *self = g_new0 (Preview, 1);

  self->page = page;
  g_object_set_data_full (G_OBJECT (view), KEY, self, preview_free);
  hj_note_view_set_preview_func (view, find_preview, self);
}
