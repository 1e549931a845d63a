/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The diagrams that stand for pictures that did not come with the note. */
#include "hj-report-private.h"

#include "hj-offers.h"

static gboolean
is_there (const char *source, gpointer report)
{
  return hj_report_has_file (report, source);
}

/* The offer for MISSING, or NULL. OFFERS and the missing pictures come in the same order: AT remembers where. */
static const HjOffer *
find_offer (const GPtrArray *offers, const HjReportMissing *missing, guint *at)
{
  for (guint i = *at; i < offers->len; i++)
    {
      const HjOffer *offer = g_ptr_array_index (offers, i);

      if (g_strcmp0 (offer->source, missing->source) != 0)
        continue;
      *at = i + 1;
      return offer;
    }
  return NULL;
}

static void
take_offer (HjReportMissing *missing, const HjOffer *offer)
{
  missing->diagram = g_strdup (offer->diagram);
  missing->settings = g_strdup (offer->settings);
  missing->confidence = offer->confidence;
  missing->reason_ko = g_strdup (offer->reason_ko);
  missing->reason_en = g_strdup (offer->reason_en);
}

void
hj_report_find_offers (HjImportReport *self)
{
  g_autoptr (HjAbout) about = self->counts.images_missing > 0 ? hj_about_note (self->note) : NULL;
  g_autoptr (GPtrArray) offers = about ? hj_offers_for_note (self->note, about, is_there, self) : NULL;
  guint at = 0;

  for (guint i = 0; offers && i < self->missing->len; i++)
    {
      HjReportMissing *missing = g_ptr_array_index (self->missing, i);
      const HjOffer *offer = missing->link ? NULL : find_offer (offers, missing, &at);

      if (offer && offer->diagram)
        take_offer (missing, offer);
    }
}
