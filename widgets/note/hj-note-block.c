/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a row of a note to the widget that shows it. */
#include "hj-note-block-private.h"

#include "hj-formula-view.h"
#include "hj-note-columns.h"
#include "hj-note-picture.h"
#include "hj-note-extras-private.h"

#include <glib/gi18n-lib.h>

#define COLUMN_GAP 28
#define ICON 16

/* ---- text ---- */

static gboolean
link_activated_cb (GtkLabel *label, const char *uri, const HjNoteBuilder *builder)
{
  builder->open_link (builder->owner, uri);
  return TRUE;
}

GtkWidget *
hj_note_block_label (const HjNoteBuilder *builder, const char *markup, GtkAccessibleRole role, HjNoteFind *find)
{
  GtkWidget *label = hj_note_text_label (markup, role, builder->lang, find);

  g_object_set_data (G_OBJECT (label), "hj-searched", label);
  g_signal_connect (label, "activate-link", G_CALLBACK (link_activated_cb), (gpointer) builder);
  return label;
}

static GtkWidget *
build_label (HjNoteBuild *build, const char *markup, GtkAccessibleRole role)
{
  return hj_note_block_label (build->builder, markup, role, build->find);
}

static GtkWidget *
build_markup (HjNoteBuild *build, const char *markup)
{
  return build_label (build, markup, GTK_ACCESSIBLE_ROLE_LABEL);
}

GtkWidget *
hj_note_block_build_text (HjNoteBuild *build, const GPtrArray *spans)
{
  g_autofree char *markup = hj_note_text_markup (&build->builder->reader, spans, TRUE, NULL);

  return build_markup (build, markup);
}

static void
append_items (GMenu *menu, GMenuModel *items)
{
  for (int i = 0; items && i < g_menu_model_get_n_items (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new_from_model (items, i);

      g_menu_append_item (menu, item);
    }
}

/* Below what every text has in its menu: what the owner offers for a block, and copying the source. */
static GtkWidget *
with_menu (HjNoteBuild *build, GtkWidget *text, const HjBlock *block)
{
  g_autoptr (GMenuModel) more = build->builder->create_menu (build->builder->owner, block);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) own = g_menu_new ();
  g_autoptr (GMenuItem) copy = g_menu_item_new (_("Copy as Markdown"), NULL);

  g_menu_item_set_action_and_target (copy, "note.copy-markdown", "s", block->id ? block->id : "");
  g_menu_append_item (own, copy);
  append_items (menu, more);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (own));
  if (GTK_IS_LABEL (text))
    gtk_label_set_extra_menu (GTK_LABEL (text), G_MENU_MODEL (menu));
  return text;
}

static GtkWidget *
build_verbatim (HjNoteBuild *build, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text ? text : "", -1);

  return build_markup (build, markup);
}

static GtkWidget *
build_heading (HjNoteBuild *build, const HjBlock *block)
{
  static const char *const classes[] = { "h1", "h2", "h3", "h4" };
  g_autofree char *markup = hj_note_text_markup (&build->builder->reader, block->spans, TRUE, NULL);
  /* GTK 4.8 keeps the level to itself: it is said in words. */
  g_autofree char *level = g_strdup_printf (_("Heading of level %d"), block->level);
  GtkWidget *label = build_label (build, markup, GTK_ACCESSIBLE_ROLE_HEADING);

  gtk_widget_add_css_class (label, classes[CLAMP (block->level, 1, 4) - 1]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, block->level,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, level, -1);
  return label;
}

/* ---- wells and other frames ---- */

static GtkWidget *
build_formula (HjNoteBuild *build, const HjBlock *block)
{
  GtkWidget *well = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *formula = hj_formula_view_new (block->text ? block->text : "", build->builder->macros,
                                            build->builder->lang);

  gtk_widget_set_hexpand (formula, TRUE);
  gtk_box_append (GTK_BOX (well), formula);
  hj_note_block_mark (formula, build->find);
  gtk_widget_add_css_class (well, "well");
  gtk_widget_add_css_class (well, "formula");
  return well;
}

/* Pictures are never fetched: a quiet sign with its words, and with a diagram that shows the same. */
static GtkWidget *
build_image (HjNoteBuild *build, const HjBlock *block)
{
  g_autoptr (GdkPaintable) paintable = block->info && g_str_has_prefix (block->info, "file:") && build->builder->load_picture
                                         ? build->builder->load_picture (build->builder->owner, block->info) : NULL;
  GtkWidget *icon, *label, *box;

  if (paintable)
    return hj_note_picture_new (paintable, block->text);
  icon = gtk_image_new_from_icon_name ("image-x-generic-symbolic");
  label = build_verbatim (build, block->text && *block->text ? block->text : _("Picture"));
  box = hj_note_columns_new (icon, label, ICON, 12);
  gtk_widget_add_css_class (icon, "dim");
  gtk_widget_add_css_class (label, "dim");
  gtk_widget_set_tooltip_text (box, block->info);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Picture"), -1);
  box = hj_note_extras_complete (build->builder, build->row, block, box);
  gtk_widget_add_css_class (box, "well");
  gtk_widget_add_css_class (box, "placeholder");
  return box;
}

static GtkWidget *
build_html (HjNoteBuild *build, const HjBlock *block)
{
  GtkWidget *label = build_verbatim (build, block->text);

  gtk_widget_add_css_class (label, "html");
  return label;
}

/* ---- containers ---- */

GtkWidget *
hj_note_block_build_children (HjNoteBuild *build, const HjBlock *block)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  for (guint i = 0; block->children && i < block->children->len; i++)
    gtk_box_append (GTK_BOX (box), hj_note_block_build_one (build, g_ptr_array_index (block->children, i)));
  return box;
}

static GtkWidget *
build_quote (HjNoteBuild *build, const HjBlock *block)
{
  GtkWidget *box = hj_note_block_build_children (build, block);

  gtk_widget_add_css_class (box, "quote");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Quote"), -1);
  return box;
}

GtkWidget *
hj_note_block_side_by_side (GtkWidget *first, GtkWidget *second)
{
  return hj_note_columns_new (first, second, 0, COLUMN_GAP);
}

static GtkWidget *
build_table (HjNoteBuild *build, const HjBlock *first, const HjBlock *second)
{
  return hj_note_table_build (build->builder, build->row, build->find, first, second);
}

/* ---- any block ---- */

GtkWidget *
hj_note_block_build_one (HjNoteBuild *build, const HjBlock *block)
{
  switch (block->kind)
    {
    case HJ_BLOCK_HEADING:
      return with_menu (build, build_heading (build, block), block);
    case HJ_BLOCK_PARAGRAPH:
      return with_menu (build, hj_note_block_build_text (build, build->row->slice ? build->row->slice : block->spans), block);
    case HJ_BLOCK_LIST:
      return hj_note_list_build (build, block);
    case HJ_BLOCK_TABLE:
      if (build->row->latent)
        return hj_note_latent_new (build->builder, build->row, build->row->expanded ? build_table (build, block, NULL) : NULL);
      return build_table (build, block, NULL);
    case HJ_BLOCK_FORMULA:
      return build_formula (build, block);
    case HJ_BLOCK_CODE:
      return hj_note_code_build (build->builder, build->row, build->find, block);
    case HJ_BLOCK_QUOTE:
      return build_quote (build, block);
    case HJ_BLOCK_CALLOUT:
      return hj_note_callout_build (build, block, NULL);
    case HJ_BLOCK_DIAGRAM:
      return build->builder->create_diagram (build->builder->owner, build->row, block);
    case HJ_BLOCK_QUESTION:
      return build->row->answer ? hj_note_question_build (build, block, NULL) : hj_note_question_build_inner (build, block);
    case HJ_BLOCK_IMAGE:
      return build_image (build, block);
    case HJ_BLOCK_RULE:
      return gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
    case HJ_BLOCK_HTML:
      return build_html (build, block);
    case HJ_BLOCK_ITEM:
    case HJ_N_BLOCK_KINDS:
      break;
    }
  return hj_note_block_build_children (build, block);
}

/* ---- rows ---- */

static gboolean
same_size (const HjBlock *a, const HjBlock *b)
{
  return a->n_rows == b->n_rows && a->n_columns == b->n_columns;
}

static GtkWidget *
build_indented (HjNoteBuild *build, const HjBlock *block)
{
  return hj_note_list_indent (build, hj_note_block_build_one (build, block));
}

/* Two languages: words side by side; what is the same in both, once across both columns. */
static GtkWidget *
build_pair (HjNoteBuild *build, const HjBlock *a, const HjBlock *b)
{
  switch (a->kind)
    {
    case HJ_BLOCK_FORMULA:
    case HJ_BLOCK_CODE:
    case HJ_BLOCK_DIAGRAM:
    case HJ_BLOCK_IMAGE:
    case HJ_BLOCK_RULE:
    case HJ_BLOCK_HTML:
      return hj_note_block_build_one (build, a);
    case HJ_BLOCK_TABLE:
      return same_size (a, b) ? build_table (build, a, b)
                              : hj_note_block_side_by_side (hj_note_block_build_one (build, a),
                                                            hj_note_block_build_one (build, b));
    case HJ_BLOCK_CALLOUT:
      return hj_note_callout_build (build, a, b);
    case HJ_BLOCK_QUESTION:
      return hj_note_question_build (build, a, b);
    case HJ_BLOCK_HEADING:
    case HJ_BLOCK_PARAGRAPH:
    case HJ_BLOCK_LIST:
    case HJ_BLOCK_ITEM:
    case HJ_BLOCK_QUOTE:
    case HJ_N_BLOCK_KINDS:
      break;
    }
  return hj_note_block_side_by_side (build_indented (build, a), build_indented (build, b));
}

/* Whether the two languages stand in columns of their own, each with its list marks. */
static gboolean
has_columns (HjNoteRow *row)
{
  const HjBlock *block = hj_note_row_get_block (row);

  return row->two_columns && (block->kind == HJ_BLOCK_PARAGRAPH || block->kind == HJ_BLOCK_HEADING || block->kind == HJ_BLOCK_QUOTE);
}

static GtkWidget *
build_content (HjNoteBuild *build)
{
  const HjBlock *a = build->row->blocks[HJ_NOTE_SIDE_FIRST], *b = build->row->blocks[HJ_NOTE_SIDE_SECOND];

  if (a && b && has_columns (build->row))
    return build_pair (build, a, b);
  if (has_columns (build->row))
    return hj_note_block_side_by_side (a ? build_indented (build, a) : NULL, b ? build_indented (build, b) : NULL);
  return a && b ? hj_note_list_indent (build, build_pair (build, a, b)) : build_indented (build, a ? a : b);
}

/* The classes that set the room above and below. */
static void
add_classes (GtkWidget *widget, HjNoteRow *row)
{
  static const char *const headings[] = { "h1", "h2", "h3", "h4" };
  const HjBlock *block = hj_note_row_get_block (row);

  gtk_widget_add_css_class (widget, "space");
  if (block->kind == HJ_BLOCK_HEADING)
    gtk_widget_add_css_class (widget, headings[CLAMP (block->level, 1, 4) - 1]);
  if (row->indent && !row->ends_list)
    gtk_widget_add_css_class (widget, "item");
  if (row->first && !row->question)
    gtk_widget_add_css_class (widget, "first");
}

/* Below the title: how long it takes. */
static GtkWidget *
build_subtitle (HjNoteRow *row)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%d minute to read", "%d minutes to read", row->minutes), row->minutes);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "subtitle");
  return label;
}

static GtkWidget *
wrap_answer (GtkWidget *inner)
{
  GtkWidget *answer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (answer, "answer");
  gtk_box_append (GTK_BOX (answer), inner);
  return answer;
}

GtkWidget *
hj_note_block_build (const HjNoteBuilder *builder, HjNoteRow *row, HjNoteFind *find)
{
  HjNoteBuild build = { builder, row, find };
  GtkWidget *block = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "accessible-role",
                                   row->marker || row->task >= 0 ? GTK_ACCESSIBLE_ROLE_LIST_ITEM : GTK_ACCESSIBLE_ROLE_GROUP,
                                   NULL);
  GtkWidget *inner = hj_note_extras_wrap (builder, row, build_content (&build));

  if (row->question)
    inner = wrap_answer (inner);
  gtk_box_append (GTK_BOX (block), hj_note_fold_wrap (builder, row, inner));
  if (row->minutes)
    gtk_box_append (GTK_BOX (block), build_subtitle (row));
  g_object_set_data (G_OBJECT (block), "hj-row", row);
  add_classes (row->question ? inner : block, row);
  gtk_widget_add_css_class (block, "block");
  if (row->last && !row->expanded)
    gtk_widget_add_css_class (block, row->question ? "ends-answer" : "last");
  hj_note_links_set_symbols (block, (const char *const *) builder->symbols);
  return block;
}
