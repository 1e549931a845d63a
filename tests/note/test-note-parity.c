/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On clean Markdown our blocks say what md4c says: same blocks in the same order with the same words. */
#include "note-dump.h"

#include <md4c.h>
#include <string.h>

static const char clean[] =
  "# Attention\n\nOne *layer* with **heads** and `code`.\nA second line\\\nand a third.\n\n"
  "## Parts\n\n- query\n- key\n  - inner\n\n    paragraph\n- value\n\n3. three\n4. four\n\n"
  "> quoted **words**\n>\n> - item\n\n| a | b |\n|---|:-:|\n| 1 | *2* |\n| 3 | `4` |\n\n---\n\n"
  "```python\nx = 1\n\ny = 2\n```\n\n[link](https://example.org \"t\") and ![alt](p.png) and ~~gone~~.\n\n"
  "* * *\n\nSetext\n------\n\nlast &amp; least\n";

typedef struct {
  GString *out;
  gboolean in_code;
} Plain;

static int
enter_block_cb (MD_BLOCKTYPE type, void *detail, void *data)
{
  static const char *const names[] = {
    [MD_BLOCK_QUOTE] = "quote", [MD_BLOCK_UL] = "ul", [MD_BLOCK_OL] = "ol",       [MD_BLOCK_LI] = "-",
    [MD_BLOCK_HR] = "rule",     [MD_BLOCK_H] = "h",   [MD_BLOCK_CODE] = "code",   [MD_BLOCK_TABLE] = "table",
  };
  Plain *plain = data;

  if (type < G_N_ELEMENTS (names) && names[type])
    g_string_append_printf (plain->out, "\n%s ", names[type]);
  return 0;
}

static int
no_block_cb (MD_BLOCKTYPE type, void *detail, void *data)
{
  return 0;
}

static int
no_span_cb (MD_SPANTYPE type, void *detail, void *data)
{
  return 0;
}

static int
plain_text_cb (MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
  Plain *plain = data;

  if (type == MD_TEXT_ENTITY)
    g_string_append_c (plain->out, '&');
  else if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR)
    g_string_append_c (plain->out, ' ');
  else
    g_string_append_len (plain->out, text, size);
  return 0;
}

static void
append_ours (HjBlock *block, gpointer out)
{
  static const char *const names[HJ_N_BLOCK_KINDS] = { "h", "", "ul", "-", "table", "", "code", "quote", "", "", "", "", "rule", "" };
  g_autofree char *text = block->spans ? hj_spans_dup_text (block->spans) : g_strdup (block->text ? block->text : "");

  if (*names[block->kind])
    g_string_append_printf (out, "\n%s ", block->kind == HJ_BLOCK_LIST && block->ordered ? "ol" : names[block->kind]);
  g_string_append (out, text);
  for (guint i = 0; block->cells && i < block->n_rows * block->n_columns; i++)
    {
      g_autofree char *cell = hj_spans_dup_text (block->cells[i].spans);

      g_string_append (out, cell);
    }
}

/* White space alone may differ. */
static char *
squeeze (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (out, *p);
  return g_string_free (out, FALSE);
}

static void
test_parity (void)
{
  const MD_PARSER parser = { .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS,
                             .enter_block = enter_block_cb, .leave_block = no_block_cb,
                             .enter_span = no_span_cb, .leave_span = no_span_cb, .text = plain_text_cb };
  g_autoptr (GString) ours = g_string_new (NULL), theirs = g_string_new (NULL);
  g_autoptr (HjNote) note = read_text (clean);
  Plain plain = { theirs };
  g_autofree char *a = NULL, *b = NULL;

  md_parse (clean, strlen (clean), &parser, &plain);
  hj_blocks_each (note->blocks, append_ours, ours);
  a = squeeze (ours->str);
  b = squeeze (theirs->str);
  g_assert_cmpstr (a, ==, b);
  g_assert_cmpuint (note->repairs->len + note->warnings->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/note/parity", test_parity);
  return g_test_run ();
}
