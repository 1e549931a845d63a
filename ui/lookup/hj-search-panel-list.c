/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the palette: what was found, group by group, and what stands there when nothing is. */
#include "hj-search-panel-private.h"

#include "hj-search-recent.h"

#include <glib/gi18n.h>

#define COMMANDS 3 /* beside other finds */
#define SUGGESTIONS 3

/* ---- captions ---- */

static const char *const captions[HJ_N_SEARCH_PANEL_GROUPS] = {
  [HJ_LOOKUP_TOPICS] = N_("Course"), [HJ_LOOKUP_DIAGRAMS] = N_("Diagrams"), [HJ_LOOKUP_TERMS] = N_("Terms"),
  [HJ_LOOKUP_NOTES] = N_("Notes"), [HJ_LOOKUP_FORMULAS] = N_("Formulas"), [HJ_LOOKUP_CARDS] = N_("Cards"),
  [HJ_SEARCH_PANEL_COMMANDS] = N_("Commands"), [HJ_SEARCH_PANEL_RECENT] = N_("Opened Last"),
  [HJ_SEARCH_PANEL_SEARCHES] = N_("Looked For Last"), [HJ_SEARCH_PANEL_SUGGESTIONS] = N_("Did You Mean"),
};

static void
add_caption (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  HjSearchPanel *self = data;
  guint group = hj_search_panel_row_get_group (HJ_SEARCH_PANEL_ROW (row));
  guint count = self->lookup != NULL && group < HJ_N_LOOKUP_GROUPS ? self->lookup->counts[group] : 0;
  g_autofree char *number = count > 0 ? g_strdup_printf ("  <span weight='normal'>%u</span>", count) : g_strdup ("");
  g_autofree char *markup = NULL;
  GtkWidget *label;

  if (before != NULL && hj_search_panel_row_get_group (HJ_SEARCH_PANEL_ROW (before)) == group) {
    gtk_list_box_row_set_header (row, NULL);
    return;
  }
  markup = g_strdup_printf ("%s%s", _(captions[group]), number);
  label = gtk_label_new (NULL);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "palette-caption");
  gtk_list_box_row_set_header (row, label);
}

void
hj_search_panel_init_list (HjSearchPanel *self)
{
  gtk_list_box_set_header_func (self->list, add_caption, self, NULL);
}

/* ---- rows ---- */

static void
clear_list (HjSearchPanel *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

HjWindow *
hj_search_panel_get_window (HjSearchPanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  while (root != NULL && !HJ_IS_WINDOW (root))
    root = GTK_ROOT (gtk_window_get_transient_for (GTK_WINDOW (root)));
  return root == NULL ? NULL : HJ_WINDOW (root);
}

static void
add_commands (HjSearchPanel *self, const HjSearchPattern *pattern, guint most)
{
  g_autoptr (GPtrArray) commands = hj_search_panel_commands_find (pattern, hj_search_panel_get_window (self));

  for (guint i = 0; i < MIN (commands->len, most); i++)
    gtk_list_box_append (self->list, hj_search_panel_row_new_command (commands->pdata[i], pattern));
}

/* The rows of one group that were found, and one more for those that were left out. */
static guint
add_group (HjSearchPanel *self, guint from, guint limit)
{
  const HjFound *first = self->lookup->found->pdata[from];
  gboolean whole = self->unfolded == (int) first->group || self->lookup->only == (int) first->group;
  guint n = 0, i = from;

  for (; i < self->lookup->found->len; i++) {
    const HjFound *found = self->lookup->found->pdata[i];

    if (found->group != first->group)
      break;
    if (n < (whole ? limit : HJ_SEARCH_PANEL_FEW)) {
      gtk_list_box_append (self->list, hj_search_panel_row_new_found (found, self->lookup->pattern, self->desk));
      n++;
    }
  }
  if (!whole && self->lookup->counts[first->group] > n)
    gtk_list_box_append (self->list, hj_search_panel_row_new_more (first->group, self->lookup->counts[first->group] - n));
  return i;
}

static void
append_all (HjSearchPanel *self, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    gtk_list_box_append (self->list, rows->pdata[i]);
  g_ptr_array_unref (rows);
}

/* Before anything is typed. */
static void
show_recent (HjSearchPanel *self)
{
  append_all (self, hj_search_recent_create_places (self->desk, hj_window_get_place (hj_search_panel_get_window (self))));
  append_all (self, hj_search_recent_create_queries (self->desk));
  add_commands (self, NULL, G_MAXUINT);
}

static void
add_suggestions (HjSearchPanel *self, const char *query)
{
  g_autoptr (GPtrArray) names = hj_lookup_suggest (hj_desk_get_library (self->desk), query, SUGGESTIONS);

  for (guint i = 0; i < names->len; i++)
    gtk_list_box_append (self->list, hj_search_panel_row_new_query (HJ_SEARCH_PANEL_SUGGESTIONS, names->pdata[i]));
}

static void
show_found (HjSearchPanel *self, const char *query, guint limit)
{
  int only = self->lookup->only;
  gboolean empty = hj_search_pattern_is_empty (self->lookup->pattern);

  for (guint i = 0; i < self->lookup->found->len;)
    i = add_group (self, i, limit);
  if (only == HJ_SEARCH_PANEL_COMMANDS)
    add_commands (self, empty ? NULL : self->lookup->pattern, G_MAXUINT);
  else if (only < 0)
    add_commands (self, self->lookup->pattern, COMMANDS);
  if (self->lookup->found->len == 0 && !empty)
    add_suggestions (self, query);
}

/* What stands there instead of rows. */
static void
say_nothing (HjSearchPanel *self)
{
  gboolean waits = self->lookup != NULL && hj_search_pattern_is_empty (self->lookup->pattern);

  gtk_label_set_text (self->nothing,
                      waits ? _("Type what to look for among these.")
                            : _("Nothing was found. Try fewer letters, initials such as ㅅㅍㅌㅁㅅ, or the other language."));
}

void
hj_search_panel_fill (HjSearchPanel *self, const char *query, guint limit)
{
  clear_list (self);
  say_nothing (self);
  if (self->lookup == NULL)
    show_recent (self);
  else
    show_found (self, query, limit);
  gtk_list_box_invalidate_headers (self->list);
}
