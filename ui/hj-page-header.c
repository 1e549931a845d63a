/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The header bar of a page: back and sidebar buttons where they belong, a title, the main menu. */
#include "hj-page-header.h"

#include "hj-page.h"
#include "hj-spoken.h"

/* What is declared as a child in a page's .ui goes to the inner header bar: type "start", "end" or "title". */
struct _HjPageHeader {
  GtkWidget parent_instance;

  AdwHeaderBar *bar;
  AdwWindowTitle *window_title;
  GtkMenuButton *menu_button;

  gboolean folded;
  gboolean pushed;
  GMenuModel *menu;
};

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HjPageHeader, hj_page_header, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static GtkBuildableIface *parent_buildable;

enum {
  PROP_0,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_FOLDED,
  PROP_PUSHED,
  PROP_BACK,
  PROP_MENU,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  HjPageHeader *self = HJ_PAGE_HEADER (buildable);

  if (self->bar == NULL || !GTK_IS_WIDGET (child) || type == NULL)
    parent_buildable->add_child (buildable, builder, child, type);
  else if (g_str_equal (type, "end"))
    adw_header_bar_pack_end (self->bar, GTK_WIDGET (child));
  else if (g_str_equal (type, "title"))
    adw_header_bar_set_title_widget (self->bar, GTK_WIDGET (child));
  else
    adw_header_bar_pack_start (self->bar, GTK_WIDGET (child));
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

static void
set_flag (HjPageHeader *self, gboolean *flag, gboolean value, guint id)
{
  if (*flag == value)
    return;
  *flag = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BACK]);
}

/* What the title says, the page is called to a screen reader too. */
static void
name_page (HjPageHeader *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), HJ_TYPE_PAGE);

  if (page != NULL)
    hj_spoken_set_name (page, adw_window_title_get_title (self->window_title));
}

static void
hj_page_header_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hj_page_header_parent_class)->map (widget);
  name_page (HJ_PAGE_HEADER (widget));
}

static void
hj_page_header_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HjPageHeader *self = HJ_PAGE_HEADER (object);

  switch (id) {
  case PROP_TITLE:
    adw_window_title_set_title (self->window_title, g_value_get_string (value));
    name_page (self);
    break;
  case PROP_SUBTITLE:
    adw_window_title_set_subtitle (self->window_title,
                                   g_value_get_string (value) == NULL ? "" : g_value_get_string (value));
    break;
  case PROP_FOLDED:
    set_flag (self, &self->folded, g_value_get_boolean (value), id);
    break;
  case PROP_PUSHED:
    set_flag (self, &self->pushed, g_value_get_boolean (value), id);
    break;
  case PROP_MENU:
    if (g_set_object (&self->menu, g_value_get_object (value)))
      gtk_menu_button_set_menu_model (self->menu_button, self->menu);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
hj_page_header_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HjPageHeader *self = HJ_PAGE_HEADER (object);

  switch (id) {
  case PROP_TITLE:
    g_value_set_string (value, adw_window_title_get_title (self->window_title));
    break;
  case PROP_SUBTITLE:
    g_value_set_string (value, adw_window_title_get_subtitle (self->window_title));
    break;
  case PROP_FOLDED:
    g_value_set_boolean (value, self->folded);
    break;
  case PROP_PUSHED:
    g_value_set_boolean (value, self->pushed);
    break;
  case PROP_BACK:
    g_value_set_boolean (value, self->folded || self->pushed);
    break;
  case PROP_MENU:
    g_value_set_object (value, self->menu);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
hj_page_header_dispose (GObject *object)
{
  HjPageHeader *self = HJ_PAGE_HEADER (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->menu);
  G_OBJECT_CLASS (hj_page_header_parent_class)->dispose (object);
}

static void
hj_page_header_class_init (HjPageHeaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = hj_page_header_set_property;
  object_class->get_property = hj_page_header_get_property;
  object_class->dispose = hj_page_header_dispose;
  widget_class->map = hj_page_header_map;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, "", flags);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, flags);
  /* The page was opened from another one, so there is a way back even beside the sidebar. */
  properties[PROP_PUSHED] = g_param_spec_boolean ("pushed", NULL, NULL, FALSE, flags);
  properties[PROP_BACK] = g_param_spec_boolean ("back", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /* Instead of the main menu, for pages with a menu of their own. */
  properties[PROP_MENU] = g_param_spec_object ("menu", NULL, NULL, G_TYPE_MENU_MODEL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hanjang/Hanjang/ui/hj-page-header.ui");
  gtk_widget_class_bind_template_child (widget_class, HjPageHeader, bar);
  gtk_widget_class_bind_template_child (widget_class, HjPageHeader, window_title);
  gtk_widget_class_bind_template_child (widget_class, HjPageHeader, menu_button);
}

static void
hj_page_header_init (HjPageHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
