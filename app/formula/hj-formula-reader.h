/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader of TeX while it reads, and what its files share. Private to app/formula. */
#pragma once

#include "hj-formula-tree.h"
#include "hj-tex-name.h"

G_BEGIN_DECLS

typedef struct {
  const char *at;
  int depth;
  char *unknown;
} HjTexReader;

/* Nodes. Children are taken. */
HjTex *hj_tex_new (HjTexKind kind);
void hj_tex_add (HjTex *node, HjTex *child);
HjTex *hj_tex_new_with (HjTexKind kind, HjTex *first, HjTex *second);
HjTex *hj_tex_new_symbol (HjTexClass klass, const char *text, gssize length);

/* Letters of the source. */
gboolean hj_tex_skip_spaces (HjTexReader *reader);
gboolean hj_tex_is_at_stop (HjTexReader *reader, const char *stop);
char *hj_tex_take_verbatim (HjTexReader *reader);
char *hj_tex_take_word (HjTexReader *reader);
/* Where an optional argument ends that begins at AT, or NULL if none does. */
const char *hj_tex_find_bracket (const char *at);
char *hj_tex_take_option (HjTexReader *reader);

/* Things. */
HjTex *hj_tex_read_argument (HjTexReader *reader);
HjTex *hj_tex_read_row (HjTexReader *reader, const char *stop);
/* The command NAME with its arguments, or NULL if it is not in the table of commands. */
HjTex *hj_tex_read_known (HjTexReader *reader, const char *name);

G_END_DECLS
