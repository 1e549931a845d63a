/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each section of a note is about: ideas, and through them topics of the course and diagrams. */
#pragma once

#include "hj-concept.h"
#include "hj-note.h"

G_BEGIN_DECLS

typedef struct {
  const HjConcept *concept;
  guint count;     /* how often it is named in the section */
  gboolean titled; /* its heading names it */
  guint order;     /* among the section's ideas, by the first place, from 0 */
} HjAboutConcept;

/* One section without its subsections. */
typedef struct _HjAboutSection HjAboutSection;
struct _HjAboutSection {
  const HjSection *section; /* of the note; NULL: the text before the first heading */
  const HjAboutSection *parent; /* or NULL */
  int line, line_end;       /* physical lines, from 1 */
  GArray *concepts;         /* of HjAboutConcept, the weightiest first */
  const HjConcept *main;    /* what it is about without doubt: titled, or most of what it names; or NULL */
};

typedef struct {
  GPtrArray *sections; /* of HjAboutSection, in the order of the note */
} HjAbout;

/* NOTE must outlive what is returned. (transfer full) */
HjAbout *hj_about_note (const HjNote *note);
void hj_about_free (HjAbout *about);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjAbout, hj_about_free)

/* The section LINE stands in; never NULL. */
const HjAboutSection *hj_about_find_section (const HjAbout *about, int line);
/* The diagram that shows what SECTION is about ("See it as a diagram"), or NULL. */
const HjConceptDiagram *hj_about_section_diagram (const HjAboutSection *section);
/* Ids of the diagrams / topics of all main concepts, each once, the most frequent first. (transfer container): the
 * ids live as long as the program. (element-type utf8) */
GPtrArray *hj_about_list_diagrams (const HjAbout *about);
GPtrArray *hj_about_list_topics (const HjAbout *about);

G_END_DECLS
