/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All terms in two languages. One row at a time is open. */
#include "hj-glossary-page.h"

#include "hj-gloss.h"
#include "hj-glossary-row.h"
#include "hj-list-keys.h"
#include "hj-page-header.h"
#include "hj-search-pattern.h"

#include <glib/gi18n.h>

struct _HjGlossaryPage {
  HjPage parent_instance;

  HjPageHeader *header;
  GtkBox *bar;
  GtkSearchEntry *search;
  GtkDropDown *filter;
  GtkToggleButton *korean, *english;
  GtkStack *stack;
  GtkListView *view;

  GPtrArray *entries;                 /* of HjGlossaryEntry, all */
  GListStore *items;                  /* of HjGlossaryItem, those that are shown */
  const HjGlossaryEntry *open;        /* whose row is open, or NULL */
};

G_DEFINE_FINAL_TYPE (HjGlossaryPage, hj_glossary_page, HJ_TYPE_PAGE)

static HjLibrary *
get_library (HjGlossaryPage *self)
{
  return hj_desk_get_library (hj_page_get_desk (HJ_PAGE (self)));
}

static HjLang
get_sort (HjGlossaryPage *self)
{
  return gtk_toggle_button_get_active (self->english) ? HJ_LANG_EN : HJ_LANG_KO;
}

/* ---- which, in which order ---- */

static void
show_items (HjGlossaryPage *self)
{
  g_autoptr (HjSearchPattern) pattern = hj_search_pattern_new (gtk_editable_get_text (GTK_EDITABLE (self->search)), NULL);
  HjGlossaryFilter filter = (HjGlossaryFilter) gtk_drop_down_get_selected (self->filter);
  g_autoptr (GPtrArray) found = hj_glossary_find (self->entries, filter, pattern, get_sort (self));
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *subtitle = NULL;

  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (shown, hj_glossary_item_new (self->entries, g_ptr_array_index (found, i)));
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), shown->pdata, shown->len);
  gtk_stack_set_visible_child_name (self->stack, shown->len > 0 ? "terms" : "nothing");
  subtitle = g_strdup_printf (ngettext ("%u term", "%u terms", shown->len), shown->len);
  g_object_set (self->header, "subtitle", subtitle, NULL);
}

static void
read_entries (HjGlossaryPage *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = hj_glossary_new (get_library (self), &error);

  if (entries == NULL) {
    hj_page_say (HJ_PAGE (self), error->message);
    return;
  }
  self->open = NULL;
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = entries;
  show_items (self);
}

static void
filter_changed_cb (HjGlossaryPage *self)
{
  if (self->entries != NULL)
    show_items (self);
}

static void
sort_changed_cb (HjGlossaryPage *self)
{
  filter_changed_cb (self);
}

/* ---- rows ---- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, hj_glossary_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, HjGlossaryPage *self)
{
  const HjGlossaryEntry *entry = hj_glossary_item_get_entry (gtk_list_item_get_item (item));

  hj_glossary_row_show (HJ_GLOSSARY_ROW (gtk_list_item_get_child (item)), entry, gtk_list_item_get_position (item),
                        get_sort (self), entry == self->open);
}

/* The row is bound again: told by the model that its item has changed. */
static void
bind_again (HjGlossaryPage *self, const HjGlossaryEntry *entry)
{
  for (guint i = 0; entry != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++) {
    g_autoptr (HjGlossaryItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
    g_autoptr (HjGlossaryItem) again = NULL;

    if (hj_glossary_item_get_entry (item) != entry)
      continue;
    again = hj_glossary_item_new (self->entries, entry);
    g_list_store_splice (self->items, i, 1, (gpointer *) &again, 1);
    return;
  }
}

static void
activated_cb (HjGlossaryPage *self, guint position)
{
  g_autoptr (HjGlossaryItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  const HjGlossaryEntry *before = self->open, *entry = hj_glossary_item_get_entry (item);

  self->open = entry == before ? NULL : entry;
  bind_again (self, before);
  if (entry != before)
    bind_again (self, entry);
}

/* ---- actions ---- */

static const HjGlossaryEntry *
get_entry (HjGlossaryPage *self, GVariant *position)
{
  g_autoptr (HjGlossaryItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), g_variant_get_uint32 (position));

  return item == NULL ? NULL : hj_glossary_item_get_entry (item);
}

static void
add_card_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjGlossaryPage *self = HJ_GLOSSARY_PAGE (widget);
  const HjGlossaryEntry *entry = get_entry (self, parameter);

  if (entry != NULL)
    hj_gloss_take_card (HJ_PAGE (self), entry);
}

static void
judge (HjGlossaryPage *self, GVariant *position, HjTermVerdict verdict)
{
  const HjGlossaryEntry *entry = get_entry (self, position);
  g_autofree char *key = entry == NULL ? NULL : g_strdup (entry->key);
  g_autoptr (GError) error = NULL;

  if (key == NULL)
    return;
  if (!hj_library_judge_term (get_library (self), key, verdict, &error))
    hj_page_say (HJ_PAGE (self), error->message);
  else if (verdict == HJ_TERM_REJECTED)
    hj_page_say_with_undo (HJ_PAGE (self), _("It is no longer a term."), "page.restore", g_variant_new_string (key));
  read_entries (self);
}

static void
confirm_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  judge (HJ_GLOSSARY_PAGE (widget), parameter, HJ_TERM_CONFIRMED);
}

static void
reject_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  judge (HJ_GLOSSARY_PAGE (widget), parameter, HJ_TERM_REJECTED);
}

static void
restore_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjGlossaryPage *self = HJ_GLOSSARY_PAGE (widget);

  hj_library_judge_term (get_library (self), g_variant_get_string (parameter, NULL), HJ_TERM_UNDECIDED, NULL);
  read_entries (self);
}

/* ---- page ---- */

static void
hj_glossary_page_refresh (HjPage *page)
{
  HjGlossaryPage *self = HJ_GLOSSARY_PAGE (page);

  if (self->entries == NULL)
    read_entries (self);
}

static void
open_idea (HjGlossaryPage *self, const char *what)
{
  const HjConcept *concept = hj_concepts_lookup (what);

  gtk_drop_down_set_selected (self->filter, HJ_GLOSSARY_ALL);
  gtk_editable_set_text (GTK_EDITABLE (self->search), concept == NULL ? what : concept->name.ko);
  for (guint i = 0; concept != NULL && i < self->entries->len; i++)
    if (((const HjGlossaryEntry *) self->entries->pdata[i])->concept == concept)
      self->open = self->entries->pdata[i];
  show_items (self);
}

static void
hj_glossary_page_open (HjPage *page, const char *what)
{
  HjGlossaryPage *self = HJ_GLOSSARY_PAGE (page);

  read_entries (self);
  if (what == NULL || self->entries == NULL)
    return;
  open_idea (self, what);
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1); /* what is typed next is looked for instead */
}

/* In a narrow window the field has a line of its own. */
static void
folded_cb (HjGlossaryPage *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar), hj_page_get_folded (HJ_PAGE (self))
                                                                ? GTK_ORIENTATION_VERTICAL
                                                                : GTK_ORIENTATION_HORIZONTAL);
}

static gboolean
hj_glossary_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HJ_GLOSSARY_PAGE (widget)->search));
}

static void
hj_glossary_page_finalize (GObject *object)
{
  HjGlossaryPage *self = HJ_GLOSSARY_PAGE (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (hj_glossary_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.add-card", "u", add_card_cb);
  gtk_widget_class_install_action (widget_class, "page.confirm", "u", confirm_cb);
  gtk_widget_class_install_action (widget_class, "page.reject", "u", reject_cb);
  gtk_widget_class_install_action (widget_class, "page.restore", "s", restore_cb);
}

static void
hj_glossary_page_class_init (HjGlossaryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hj_glossary_page_finalize;
  HJ_PAGE_CLASS (klass)->refresh = hj_glossary_page_refresh;
  HJ_PAGE_CLASS (klass)->open = hj_glossary_page_open;
  widget_class->grab_focus = hj_glossary_page_grab_focus;

  g_type_ensure (HJ_TYPE_PAGE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hanjang/Hanjang/ui/hj-glossary-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HjGlossaryPage, header);
  gtk_widget_class_bind_template_child (widget_class, HjGlossaryPage, bar);
  gtk_widget_class_bind_template_child (widget_class, HjGlossaryPage, search);
  gtk_widget_class_bind_template_child (widget_class, HjGlossaryPage, filter);
  gtk_widget_class_bind_template_child (widget_class, HjGlossaryPage, korean);
  gtk_widget_class_bind_template_child (widget_class, HjGlossaryPage, english);
  gtk_widget_class_bind_template_child (widget_class, HjGlossaryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HjGlossaryPage, view);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sort_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  install_actions (widget_class);
}

static void
hj_glossary_page_init (HjGlossaryPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *selection;

  gtk_widget_init_template (GTK_WIDGET (self));
  hj_list_keys_watch (GTK_WIDGET (self->view));
  g_signal_connect (self, "notify::folded", G_CALLBACK (folded_cb), NULL);
  self->items = g_list_store_new (HJ_TYPE_GLOSSARY_ITEM);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (self->view, factory);
  g_object_unref (factory);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
}
