/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands with arguments: what the table knows of each, and their readers. Private to app/formula. */
#pragma once

#include "hj-math-reader.h"

G_BEGIN_DECLS

typedef struct _HjMathCommand HjMathCommand;

/* Reads the arguments that follow; NULL for what leaves no trace. */
typedef HjMathNode *(*HjMathReadFunc) (HjMathReader *reader, const HjMathCommand *command);

/* What DATA and TEXT mean is said at each reader. */
struct _HjMathCommand {
  const char *name; /* without the backslash */
  HjMathReadFunc read;
  int data;
  const char *text;
};

/* Of what is wide or below its base: data of accents, lines and braces. */
enum { HJ_COMMAND_WIDE = 1, HJ_COMMAND_BELOW = 2 };

HjMathNode *hj_command_new_node (HjMathReader *reader, HjMathNodeKind kind, HjMathClass klass);

HjMathNode *hj_command_accent (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_alphabet (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_arrow (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_begin (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_big (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_brace (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_break (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_cancel (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_choice (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_class (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_colour (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_dots (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_fraction (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_enclosed (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_rule (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_frame (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_general_fraction (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_lap (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_left (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_line (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_measured_space (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_middle (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_modulo (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_named (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_not (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_nothing (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_operator (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_phantom (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_prescript (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_root (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_sideset (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_spaced (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_stacked (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_stray_end (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_stray_right (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_style (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_substack (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_switch (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_tag (HjMathReader *reader, const HjMathCommand *command);
HjMathNode *hj_command_words (HjMathReader *reader, const HjMathCommand *command);

G_END_DECLS
