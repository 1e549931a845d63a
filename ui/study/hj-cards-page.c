/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card browser: search, states, due days; suspend, take over, edit. */
#include "hj-cards-page.h"

#include "hj-card-dialog.h"
#include "hj-card-item.h"
#include "hj-card-words.h"
#include "hj-course.h"
#include "hj-list-keys.h"
#include "hj-page-header.h"

#include <glib/gi18n.h>
#include <string.h>

struct _HjCardsPage {
  HjPage parent_instance;

  HjPageHeader *header;
  GtkStack *stack;
  GtkSearchEntry *search;
  GtkDropDown *filter, *note_filter;
  GtkColumnView *view;
  GtkColumnViewColumn *answer_column, *place_column, *due_column;
  GtkWidget *bar;
  GtkLabel *chosen;
  GtkButton *suspend_button, *take_button;
  AdwStatusPage *empty;

  GListStore *items;
  GtkMultiSelection *selection;
  GHashTable *titles; /* note id → title */
  GArray *notes;      /* of gint64: what the drop-down of notes lists, from its second line on */
  gboolean listing;   /* that is filled anew, and nothing was chosen */
  gint64 wanted;      /* card to select once the list is there; 0 none */
};

G_DEFINE_FINAL_TYPE (HjCardsPage, hj_cards_page, HJ_TYPE_PAGE)

/* As the drop-down lists them. */
enum { SHOW_TAKEN, SHOW_SUGGESTED, SHOW_SUSPENDED, SHOW_DISMISSED };

static HjLibrary *
get_library (HjCardsPage *self)
{
  return hj_desk_get_library (hj_page_get_desk (HJ_PAGE (self)));
}

/* ---- the list ---- */

static void
read_titles (HjCardsPage *self)
{
  g_autoptr (GPtrArray) notes = hj_library_list_notes (get_library (self), TRUE, NULL);

  g_hash_table_remove_all (self->titles);
  for (guint i = 0; notes != NULL && i < notes->len; i++) {
    const HjNoteInfo *info = notes->pdata[i];

    g_hash_table_insert (self->titles, g_memdup2 (&info->id, sizeof info->id), g_strdup (info->title));
  }
}

/* ---- of which note ---- */

/* The note chosen in the drop-down; 0: all. */
static gint64
get_note (HjCardsPage *self)
{
  guint line = gtk_drop_down_get_selected (self->note_filter);

  return line == GTK_INVALID_LIST_POSITION || line == 0 || line > self->notes->len || hj_page_get_folded (HJ_PAGE (self))
           ? 0
           : g_array_index (self->notes, gint64, line - 1);
}

static gboolean
is_listed (HjCardsPage *self, const GPtrArray *notes)
{
  guint n = 0;

  for (guint i = 0; i < notes->len; i++) {
    const HjNoteInfo *info = notes->pdata[i];

    if (info->cards + info->suggestions == 0)
      continue;
    if (n >= self->notes->len || g_array_index (self->notes, gint64, n) != info->id)
      return FALSE;
    n++;
  }
  return n == self->notes->len;
}

/* The learner's notes that have cards; what was chosen stays chosen. */
static void
list_notes (HjCardsPage *self)
{
  g_autoptr (GPtrArray) notes = hj_library_list_notes (get_library (self), FALSE, NULL);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  gint64 chosen = get_note (self);
  guint line = 0;

  if (notes == NULL || (is_listed (self, notes) && gtk_drop_down_get_model (self->note_filter) != NULL))
    return;
  gtk_string_list_append (titles, _("All Notes"));
  g_array_set_size (self->notes, 0);
  for (guint i = 0; i < notes->len; i++) {
    const HjNoteInfo *info = notes->pdata[i];

    if (info->cards + info->suggestions == 0)
      continue;
    g_array_append_val (self->notes, info->id);
    gtk_string_list_append (titles, info->title);
    line = info->id == chosen ? self->notes->len : line;
  }
  self->listing = TRUE;
  gtk_drop_down_set_model (self->note_filter, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->note_filter, line);
  self->listing = FALSE;
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

static GPtrArray *
get_chosen (HjCardsPage *self)
{
  g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < gtk_bitset_get_size (set); i++)
    g_ptr_array_add (chosen, g_list_model_get_item (G_LIST_MODEL (self->selection), gtk_bitset_get_nth (set, i)));
  return chosen;
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
  g_autoptr (GPtrArray) chosen = get_chosen (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cards = hj_library_list_cards (
    get_library (self), filter == SHOW_SUGGESTED || filter == SHOW_DISMISSED ? HJ_CARDS_SUGGESTED : HJ_CARDS_TAKEN,
    get_note (self),
    gtk_editable_get_text (GTK_EDITABLE (self->search)), &error);
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

/* ---- what is chosen ---- */

static void
selection_changed_cb (HjCardsPage *self)
{
  g_autoptr (GPtrArray) chosen = get_chosen (self);
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
  g_autoptr (GPtrArray) chosen = get_chosen (self);
  g_autofree gint64 *ids = g_new (gint64, chosen->len + 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;
  gboolean suggested;

  if (chosen->len == 0)
    return;
  for (guint i = 0; i < chosen->len; i++)
    ids[i] = hj_card_item_get_card (chosen->pdata[i])->id;
  suggested = hj_card_item_get_card (chosen->pdata[0])->suggested;
  if (!hj_library_change_cards (get_library (self), ids, chosen->len, change, &error)) {
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
  g_autoptr (GPtrArray) chosen = get_chosen (HJ_CARDS_PAGE (widget));

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
  g_autoptr (GPtrArray) chosen = get_chosen (HJ_CARDS_PAGE (widget));

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
  g_autoptr (GPtrArray) chosen = get_chosen (HJ_CARDS_PAGE (widget));
  g_autofree char *place = chosen->len == 0 ? NULL
                                            : hj_card_dup_place (hj_card_item_get_card (chosen->pdata[0]));

  if (place != NULL)
    gtk_widget_activate_action (widget, "win.show", "s", place);
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
  list_notes (HJ_CARDS_PAGE (page));
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
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "page.suspend", NULL, suspend_cb);
  gtk_widget_class_install_action (widget_class, "page.take", NULL, take_cb);
  gtk_widget_class_install_action (widget_class, "page.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "page.source", NULL, source_cb);
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
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::folded", G_CALLBACK (folded_cb), NULL);
}
