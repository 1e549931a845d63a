/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One diagram in full size. */
#include "hj-diagram-page.h"

#include "hj-catalogue.h"
#include "hj-course.h"
#include "hj-diagram-host.h"
#include "hj-page-header.h"

#include <glib/gi18n.h>

struct _HjDiagramPage {
  HjPage parent_instance;

  HjPageHeader *header;
  AdwBin *place;
  GtkWidget *topics_button;
  GMenu *topics;

  GtkWidget *view;
};

G_DEFINE_FINAL_TYPE (HjDiagramPage, hj_diagram_page, HJ_TYPE_PAGE)

static void
update_compact (HjDiagramPage *self)
{
  if (self->view != NULL)
    hj_diagram_view_set_compact (HJ_DIAGRAM_VIEW (self->view), hj_page_get_folded (HJ_PAGE (self)));
}

static void
update_titles (HjDiagramPage *self)
{
  HjLang lang = hj_desk_get_lang (hj_page_get_desk (HJ_PAGE (self)));
  const HjDiagramClass *klass;

  if (self->view == NULL)
    return;
  klass = hj_diagram_get_class (hj_diagram_view_get_diagram (HJ_DIAGRAM_VIEW (self->view)));
  g_object_set (self->header, "title", hj_text_get (klass->title, lang), NULL);
  g_menu_remove_all (self->topics);
  for (guint i = 0; klass->topics != NULL && klass->topics[i] != NULL; i++) {
    const HjCourseTopic *topic = hj_course_find_topic (klass->topics[i]);
    g_autofree char *place = g_strconcat ("lesson topic:", klass->topics[i], NULL);
    g_autoptr (GMenuItem) item = NULL;

    if (topic == NULL || !topic->complete)
      continue;
    item = g_menu_item_new (hj_text_get (topic->title, lang), NULL);
    g_menu_item_set_action_and_target (item, "win.show", "s", place);
    g_menu_append_item (self->topics, item);
  }
  gtk_widget_set_visible (self->topics_button, g_menu_model_get_n_items (G_MENU_MODEL (self->topics)) > 0);
}

static void
hj_diagram_page_open (HjPage *page, const char *what)
{
  HjDiagramPage *self = HJ_DIAGRAM_PAGE (page);
  g_autoptr (GError) error = NULL;
  GtkWidget *view = hj_diagram_host_new_view (hj_page_get_desk (page), "", what, &error);

  if (view == NULL) {
    hj_page_say (page, error->message);
    return;
  }
  self->view = view;
  adw_bin_set_child (self->place, view);
  update_compact (self);
  update_titles (self);
}

/* Nothing goes on running where nobody looks. */
static void
hj_diagram_page_leave (HjPage *page)
{
  HjDiagramPage *self = HJ_DIAGRAM_PAGE (page);

  self->view = NULL;
  adw_bin_set_child (self->place, NULL);
}

static void
hj_diagram_page_dispose (GObject *object)
{
  HjDiagramPage *self = HJ_DIAGRAM_PAGE (object);

  self->view = NULL;
  G_OBJECT_CLASS (hj_diagram_page_parent_class)->dispose (object);
}

static void
hj_diagram_page_class_init (HjDiagramPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hj_diagram_page_dispose;
  HJ_PAGE_CLASS (klass)->open = hj_diagram_page_open;
  HJ_PAGE_CLASS (klass)->leave = hj_diagram_page_leave;
  HJ_PAGE_CLASS (klass)->refresh = (void (*) (HjPage *)) update_titles;
  g_type_ensure (HJ_TYPE_PAGE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hanjang/Hanjang/ui/hj-diagram-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HjDiagramPage, header);
  gtk_widget_class_bind_template_child (widget_class, HjDiagramPage, place);
  gtk_widget_class_bind_template_child (widget_class, HjDiagramPage, topics_button);
  gtk_widget_class_bind_template_child (widget_class, HjDiagramPage, topics);
}

static void
hj_diagram_page_init (HjDiagramPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::folded", G_CALLBACK (update_compact), NULL);
}
