/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with the cards that are chosen: suspend, take over, edit, see where they come from. */
#include "hj-cards-page-private.h"

#include "hj-card-dialog.h"
#include "hj-card-item.h"
#include "hj-card-words.h"

#include <glib/gi18n.h>

GPtrArray *
hj_cards_page_list_chosen (HjCardsPage *self)
{
  g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < gtk_bitset_get_size (set); i++)
    g_ptr_array_add (chosen, g_list_model_get_item (G_LIST_MODEL (self->selection), gtk_bitset_get_nth (set, i)));
  return chosen;
}

void
hj_cards_page_update_bar (HjCardsPage *self)
{
  g_autoptr (GPtrArray) chosen = hj_cards_page_list_chosen (self);
  g_autofree char *text = g_strdup_printf (ngettext ("%u chosen", "%u chosen", chosen->len), chosen->len);
  gboolean suggested = FALSE, suspended = FALSE;

  if (chosen->len > 0) {
    suggested = hj_card_item_get_card (chosen->pdata[0])->suggested;
    suspended = hj_card_item_get_card (chosen->pdata[0])->suspended;
  }
  gtk_label_set_text (self->chosen, text);
  gtk_widget_set_visible (self->bar, chosen->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->take_button), suggested);
  gtk_button_set_label (self->suspend_button, suspended   ? _("_Resume")
                                              : suggested ? _("_Dismiss")
                                                          : _("_Suspend"));
}

/* ---- changes ---- */

static HjCardChange
get_opposite (HjCardChange change)
{
  static const HjCardChange opposites[] = {
    [HJ_CARDS_TAKE] = HJ_CARDS_GIVE_BACK,
    [HJ_CARDS_GIVE_BACK] = HJ_CARDS_TAKE,
    [HJ_CARDS_SUSPEND] = HJ_CARDS_RESUME,
    [HJ_CARDS_RESUME] = HJ_CARDS_SUSPEND,
  };

  return opposites[change];
}

static char *
dup_done (HjCardChange change, gboolean suggested, guint n)
{
  if (change == HJ_CARDS_TAKE)
    return g_strdup_printf (ngettext ("%u card taken over", "%u cards taken over", n), n);
  if (change == HJ_CARDS_RESUME)
    return g_strdup_printf (ngettext ("%u card resumed", "%u cards resumed", n), n);
  if (suggested)
    return g_strdup_printf (ngettext ("%u suggestion dismissed", "%u suggestions dismissed", n), n);
  return g_strdup_printf (ngettext ("%u card suspended", "%u cards suspended", n), n);
}

/* All that is chosen at once, so that one step takes it back. */
static void
change_chosen (HjCardsPage *self, HjCardChange change)
{
  g_autoptr (GPtrArray) chosen = hj_cards_page_list_chosen (self);
  g_autofree gint64 *ids = g_new (gint64, chosen->len + 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;
  gboolean suggested;

  if (chosen->len == 0)
    return;
  for (guint i = 0; i < chosen->len; i++)
    ids[i] = hj_card_item_get_card (chosen->pdata[i])->id;
  suggested = hj_card_item_get_card (chosen->pdata[0])->suggested;
  if (!hj_library_change_cards (hj_cards_page_get_library (self), ids, chosen->len, change, &error)) {
    hj_page_say (HJ_PAGE (self), error->message);
    return;
  }
  done = dup_done (change, suggested, chosen->len);
  hj_page_say_with_undo (HJ_PAGE (self), done, "win.undo-cards",
                         g_variant_new ("(u@ax)", get_opposite (change),
                                        g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids, chosen->len, sizeof *ids)));
}

static void
suspend_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GPtrArray) chosen = hj_cards_page_list_chosen (HJ_CARDS_PAGE (widget));

  if (chosen->len > 0)
    change_chosen (HJ_CARDS_PAGE (widget),
                   hj_card_item_get_card (chosen->pdata[0])->suspended ? HJ_CARDS_RESUME : HJ_CARDS_SUSPEND);
}

static void
take_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  change_chosen (HJ_CARDS_PAGE (widget), HJ_CARDS_TAKE);
}

static void
edit (HjCardsPage *self, const HjCard *card)
{
  HjCardDialog *dialog = hj_card_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                             hj_page_get_desk (HJ_PAGE (self)), card);

  gtk_window_present (GTK_WINDOW (dialog));
}

static void
activated_cb (HjCardsPage *self, guint position)
{
  g_autoptr (HjCardItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  edit (self, hj_card_item_get_card (item));
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GPtrArray) chosen = hj_cards_page_list_chosen (HJ_CARDS_PAGE (widget));

  if (chosen->len > 0)
    edit (HJ_CARDS_PAGE (widget), hj_card_item_get_card (chosen->pdata[0]));
}

static void
new_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  edit (HJ_CARDS_PAGE (widget), NULL);
}

static void
source_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GPtrArray) chosen = hj_cards_page_list_chosen (HJ_CARDS_PAGE (widget));
  g_autofree char *place = chosen->len == 0 ? NULL
                                            : hj_card_dup_place (hj_card_item_get_card (chosen->pdata[0]));

  if (place != NULL)
    gtk_widget_activate_action (widget, "win.show", "s", place);
}

void
hj_cards_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "page.suspend", NULL, suspend_cb);
  gtk_widget_class_install_action (widget_class, "page.take", NULL, take_cb);
  gtk_widget_class_install_action (widget_class, "page.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "page.source", NULL, source_cb);
}
