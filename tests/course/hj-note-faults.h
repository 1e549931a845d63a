/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a bundled topic has to be: its faults, found one at a time and said in words. */
#pragma once

#include "hj-course.h"
#include "hj-note.h"

/* The two notes of TOPIC. Returns: (transfer full): the first fault, or NULL if there is none. */
char *hj_note_find_fault (const HjCourseTopic *topic, GBytes *ko, GBytes *en);
