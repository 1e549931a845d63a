/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a diagram view says in words and numbers about the diagram now. */
#include "hj-diagram-view-private.h"

#include "hj-figure.h"
#include "hj-values-table.h"
#include "hj-words.h"

static void
update_badge (HjDiagramView *self)
{
  static const char *const icons[] = { "media-record-symbolic", "power-profile-performance-symbolic",
                                       "emblem-ok-symbolic", "document-open-symbolic", "image-x-generic-symbolic" };
  g_autofree char *words = NULL;
  HjBadgeKind kind = hj_diagram_get_badge (hj_diagram_view_get_diagram (self), hj_diagram_view_get_spoken (self), &words);
  GtkWidget *icon = gtk_widget_get_first_child (self->badge), *label = gtk_widget_get_last_child (self->badge);

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), icons[kind]);
  if (!g_str_equal (gtk_label_get_text (GTK_LABEL (label)), words))
    gtk_label_set_text (GTK_LABEL (label), words);
  gtk_widget_set_css_classes (self->badge, (const char *[]){ "badge", hj_badge_kind_to_string (kind), NULL });
}

void
hj_diagram_view_update_problem (HjDiagramView *self)
{
  g_autofree char *problem = hj_diagram_dup_problem (hj_diagram_view_get_diagram (self), hj_diagram_view_get_spoken (self));

  hj_words_set (GTK_LABEL (self->problem), problem ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
}

void
hj_diagram_view_update_table (HjDiagramView *self)
{
  g_autoptr (HjValues) values = NULL;

  if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "table") != 0)
    return;
  values = hj_diagram_get_values (hj_diagram_view_get_diagram (self));
  hj_values_table_set_values (HJ_VALUES_TABLE (self->table), values, hj_diagram_view_get_spoken (self));
}

/* Sentences that change sixty times a second cannot be read: while it plays, four times a second. */
void
hj_diagram_view_update_words (HjDiagramView *self)
{
  gint64 now = g_get_monotonic_time ();
  gboolean playing = hj_diagram_session_get_playing (self->session);
  g_autofree char *takeaway = NULL, *describe = NULL;

  if (playing && now - self->words_at < G_USEC_PER_SEC / 4)
    return;
  self->words_at = now;
  takeaway = hj_diagram_dup_takeaway (hj_diagram_view_get_diagram (self), hj_diagram_view_get_spoken (self));
  hj_words_set (GTK_LABEL (self->takeaway), takeaway);
  gtk_widget_set_visible (self->takeaway, *takeaway != '\0');
  update_badge (self);
  if (playing)
    return;
  describe = hj_diagram_describe (hj_diagram_view_get_diagram (self), hj_diagram_view_get_spoken (self));
  hj_words_set (GTK_LABEL (self->words), describe);
  hj_diagram_view_update_table (self);
}
