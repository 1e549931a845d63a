/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of the progress page, filled into chart cards: recall, forecast, calendar. */
#pragma once

#include "hj-chart-card.h"
#include "hj-stats.h"

G_BEGIN_DECLS

/* Weekly recall with its 95 % interval; GOAL 0 … 1 is the wanted one. */
void hj_chart_card_show_retention (HjChartCard *card, const HjStats *stats, double goal, int n_weeks);
/* What falls due on the days ahead, reviews and new cards stacked. */
void hj_chart_card_show_forecast (HjChartCard *card, const HjStats *stats);
/* N_WEEKS of days, tinted by how much was done. */
void hj_chart_card_show_calendar (HjChartCard *card, const HjStats *stats, int n_weeks);

G_END_DECLS
