/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card browser: search, states, due days. What is done with what is chosen is hj-cards-actions.c, the drop-down of
 * notes hj-cards-notes.c. */
#include "hj-cards-page-private.h"

#include "hj-card-item.h"
#include "hj-card-words.h"
#include "hj-list-keys.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (HjCardsPage, hj_cards_page, HJ_TYPE_PAGE)

/* As the drop-down lists them. */
enum { SHOW_TAKEN, SHOW_SUGGESTED, SHOW_SUSPENDED, SHOW_DISMISSED };

/* ---- the list ---- */

static void
read_titles (HjCardsPage *self)
{
  g_autoptr (GPtrArray) notes = hj_library_list_notes (hj_cards_page_get_library (self), TRUE, NULL);

  g_hash_table_remove_all (self->titles);
  for (guint i = 0; notes != NULL && i < notes->len; i++) {
    const HjNoteInfo *info = notes->pdata[i];

    g_hash_table_insert (self->titles, g_memdup2 (&info->id, sizeof info->id), g_strdup (info->title));
  }
}

static char *
dup_place (HjCardsPage *self, const HjCard *card, HjLang lang)
{
  char *topic = hj_card_dup_topic_title (card, lang);

  return topic != NULL ? topic : g_strdup (g_hash_table_lookup (self->titles, &card->note));
}

static gboolean
passes (const HjCard *card, guint filter)
{
  return card->suspended == (filter == SHOW_SUSPENDED || filter == SHOW_DISMISSED);
}

static void
fill (HjCardsPage *self, const GPtrArray *cards, guint filter)
{
  HjDesk *desk = hj_page_get_desk (HJ_PAGE (self));
  HjLang lang = hj_desk_get_lang (desk);
  HjMoment now = hj_desk_get_now (desk);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < cards->len; i++) {
    const HjCard *card = cards->pdata[i];
    g_autofree char *place = NULL;

    if (!passes (card, filter))
      continue;
    place = dup_place (self, card, lang);
    g_ptr_array_add (items, hj_card_item_new (card, place, lang, now));
  }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata,
                       items->len);
}

static void
show_empty (HjCardsPage *self, guint filter)
{
  gboolean searching = *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';

  adw_status_page_set_icon_name (self->empty, searching ? "edit-find-symbolic" : "hj-cards-symbolic");
  adw_status_page_set_title (self->empty, searching                  ? _("Nothing Found")
                                          : filter == SHOW_SUGGESTED ? _("No Suggestions")
                                          : filter == SHOW_DISMISSED ? _("No Dismissed Suggestions")
                                          : filter == SHOW_SUSPENDED ? _("No Suspended Cards")
                                                                     : _("No Cards Yet"));
  adw_status_page_set_description (
    self->empty, searching || filter != SHOW_TAKEN
                   ? NULL
                   : _("Take the cards of a topic you have read, or write “question :: answer” in your notes."));
}

/* What was CHOSEN before the list was filled anew is chosen again, as far as it is still there. */
static void
choose_again (HjCardsPage *self, const GPtrArray *chosen)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < chosen->len; i++)
    g_hash_table_add (ids, (gpointer) &hj_card_item_get_card (chosen->pdata[i])->id);
  for (guint i = 0; chosen->len > 0 && i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++) {
    g_autoptr (HjCardItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

    if (g_hash_table_contains (ids, &hj_card_item_get_card (item)->id))
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), i, FALSE);
  }
}

static void
select_wanted (HjCardsPage *self)
{
  for (guint i = 0; self->wanted != 0 && i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++) {
    g_autoptr (HjCardItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

    if (hj_card_item_get_card (item)->id != self->wanted)
      continue;
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), i, TRUE);
    gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)), "list.scroll-to-item", "u",
                                i);
    break;
  }
  self->wanted = 0;
}

static void
update_list (HjCardsPage *self)
{
  guint filter = gtk_drop_down_get_selected (self->filter), n;
  g_autoptr (GPtrArray) chosen = hj_cards_page_list_chosen (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cards = hj_library_list_cards (
    hj_cards_page_get_library (self),
    filter == SHOW_SUGGESTED || filter == SHOW_DISMISSED ? HJ_CARDS_SUGGESTED : HJ_CARDS_TAKEN,
    hj_cards_page_get_note (self), gtk_editable_get_text (GTK_EDITABLE (self->search)), &error);
  g_autofree char *subtitle = NULL;

  if (cards == NULL) {
    hj_page_say (HJ_PAGE (self), error->message);
    return;
  }
  fill (self, cards, filter);
  choose_again (self, chosen);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  subtitle = g_strdup_printf (ngettext ("%u card", "%u cards", n), n);
  g_object_set (self->header, "subtitle", subtitle, NULL);
  show_empty (self, filter);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "cards" : "empty");
  select_wanted (self);
}

static void
filter_changed_cb (HjCardsPage *self)
{
  if (hj_page_get_shown (HJ_PAGE (self)) && !self->listing)
    update_list (self);
}

static void
find_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (HJ_CARDS_PAGE (widget)->search));
}

/* ---- page ---- */

/* Columns are taken out rather than hidden: the room of a hidden column is not given to the others. */
static void
folded_cb (HjCardsPage *self)
{
  gboolean room = !hj_page_get_folded (HJ_PAGE (self));
  gboolean there = gtk_column_view_column_get_column_view (self->answer_column) != NULL;

  if (room && !there) {
    gtk_column_view_insert_column (self->view, 1, self->answer_column);
    gtk_column_view_insert_column (self->view, 2, self->place_column);
  } else if (!room && there) {
    gtk_column_view_remove_column (self->view, self->answer_column);
    gtk_column_view_remove_column (self->view, self->place_column);
  }
  filter_changed_cb (self);
}

static void
hj_cards_page_refresh (HjPage *page)
{
  read_titles (HJ_CARDS_PAGE (page));
  hj_cards_page_list_notes (HJ_CARDS_PAGE (page));
  update_list (HJ_CARDS_PAGE (page));
}

static void
hj_cards_page_open (HjPage *page, const char *what)
{
  HjCardsPage *self = HJ_CARDS_PAGE (page);

  if (what != NULL && g_str_has_prefix (what, "card:")) {
    self->wanted = g_ascii_strtoll (what + strlen ("card:"), NULL, 10);
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
    hj_page_queue_refresh (page);
  }
}

static void
hj_cards_page_dispose (GObject *object)
{
  HjCardsPage *self = HJ_CARDS_PAGE (object);

  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->answer_column);
  g_clear_object (&self->place_column);
  g_clear_object (&self->items);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_clear_pointer (&self->notes, g_array_unref);
  G_OBJECT_CLASS (hj_cards_page_parent_class)->dispose (object);
}

static void
hj_cards_page_class_init (HjCardsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hj_cards_page_dispose;
  HJ_PAGE_CLASS (klass)->refresh = hj_cards_page_refresh;
  HJ_PAGE_CLASS (klass)->open = hj_cards_page_open;
  g_type_ensure (HJ_TYPE_PAGE_HEADER);
  g_type_ensure (HJ_TYPE_CARD_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hanjang/Hanjang/ui/hj-cards-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, HjCardsPage, name)
  BIND (header);
  BIND (stack);
  BIND (search);
  BIND (filter);
  BIND (note_filter);
  BIND (view);
  BIND (answer_column);
  BIND (place_column);
  BIND (due_column);
  BIND (bar);
  BIND (chosen);
  BIND (suspend_button);
  BIND (take_button);
  BIND (empty);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  hj_cards_page_install_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "page.find", NULL, find_cb);
}

static void
hj_cards_page_init (HjCardsPage *self)
{
  GtkSorter *sorter;
  GtkSortListModel *sorted;

  gtk_widget_init_template (GTK_WIDGET (self));
  hj_list_keys_watch (GTK_WIDGET (self->view));
  g_object_ref (self->answer_column);
  g_object_ref (self->place_column);
  self->titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->notes = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->items = g_list_store_new (HJ_TYPE_CARD_ITEM);
  sorter = g_object_ref (gtk_column_view_get_sorter (self->view));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->items)), sorter);
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (sorted));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (hj_cards_page_update_bar), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (hj_cards_page_update_bar), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::folded", G_CALLBACK (folded_cb), NULL);
}
