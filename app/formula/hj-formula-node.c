/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The nodes of a formula's tree. */
#include "hj-formula-reader.h"

HjTex *
hj_tex_new (HjTexKind kind)
{
  HjTex *node = g_new0 (HjTex, 1);

  node->kind = kind;
  return node;
}

void
hj_tex_free (HjTex *node)
{
  if (!node)
    return;
  g_clear_pointer (&node->children, g_ptr_array_unref);
  g_free (node->text);
  g_free (node->other);
  g_free (node);
}

void
hj_tex_add (HjTex *node, HjTex *child)
{
  if (!node->children)
    node->children = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_tex_free);
  g_ptr_array_add (node->children, child);
}

HjTex *
hj_tex_new_with (HjTexKind kind, HjTex *first, HjTex *second)
{
  HjTex *node = hj_tex_new (kind);

  hj_tex_add (node, first);
  if (second || kind != HJ_TEX_ROW)
    hj_tex_add (node, second);
  return node;
}

HjTex *
hj_tex_new_symbol (HjTexClass klass, const char *text, gssize length)
{
  HjTex *node = hj_tex_new (HJ_TEX_SYMBOL);

  node->klass = klass;
  node->text = length < 0 ? g_strdup (text) : g_strndup (text, length);
  return node;
}

const HjTex *
hj_tex_child (const HjTex *node, guint index)
{
  return node && node->children && index < node->children->len ? g_ptr_array_index (node->children, index) : NULL;
}

const HjTex *
hj_tex_unwrap (const HjTex *node)
{
  while (node && node->kind == HJ_TEX_ROW && node->children && node->children->len == 1)
    node = hj_tex_child (node, 0);
  return node;
}
