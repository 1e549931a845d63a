/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part or a topic of the course as the sidebar's tree shows it. */
#include "hj-course-item.h"

#include "hj-course.h"

struct _HjCourseItem {
  GObject parent_instance;

  HjDesk *desk;
  const HjCoursePart *part;
  const HjCourseTopic *topic; /* NULL for a part */
  GListStore *topics;         /* NULL for a topic */
  char *title;
  char *detail;
  double fraction;
};

G_DEFINE_FINAL_TYPE (HjCourseItem, hj_course_item, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_TITLE,
  PROP_DETAIL,
  PROP_FRACTION,
  PROP_WRITTEN,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* A topic without notes is still listed, dimmed: the course says what it does not have yet. */
static gboolean
is_written (HjCourseItem *self)
{
  if (self->topic != NULL)
    return self->topic->complete;
  for (guint i = 0; i < self->part->n_topics; i++)
    if (hj_course_get_topic (self->part->first + i)->complete)
      return TRUE;
  return FALSE;
}

static void
hj_course_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HjCourseItem *self = HJ_COURSE_ITEM (object);

  switch (id) {
  case PROP_TITLE:
    g_value_set_string (value, self->title);
    break;
  case PROP_DETAIL:
    g_value_set_string (value, self->detail);
    break;
  case PROP_FRACTION:
    g_value_set_double (value, self->fraction);
    break;
  case PROP_WRITTEN:
    g_value_set_boolean (value, is_written (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
hj_course_item_finalize (GObject *object)
{
  HjCourseItem *self = HJ_COURSE_ITEM (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->topics);
  g_free (self->title);
  g_free (self->detail);
  G_OBJECT_CLASS (hj_course_item_parent_class)->finalize (object);
}

static void
hj_course_item_class_init (HjCourseItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = hj_course_item_get_property;
  object_class->finalize = hj_course_item_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_WRITTEN] = g_param_spec_boolean ("written", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
hj_course_item_init (HjCourseItem *self)
{
}

static void
update_topic (HjCourseItem *self)
{
  self->title = g_strdup (hj_text_get (self->topic->title, hj_desk_get_lang (self->desk)));
  self->detail = g_strdup ("");
  self->fraction = hj_desk_get_topic_progress (self->desk, self->topic->id);
}

static void
update_part (HjCourseItem *self)
{
  double sum = 0;
  guint done = 0;

  for (guint i = 0; i < self->part->n_topics; i++) {
    double fraction = hj_desk_get_topic_progress (self->desk,
                                                  hj_course_get_topic (self->part->first + i)->id);

    sum += fraction;
    done += fraction >= 1;
  }
  self->title = g_strdup_printf ("%d. %s", self->part->number,
                                 hj_text_get (self->part->title, hj_desk_get_lang (self->desk)));
  self->detail = g_strdup_printf ("%u/%u", done, self->part->n_topics);
  self->fraction = sum / MAX (1, self->part->n_topics);
}

void
hj_course_item_update (HjCourseItem *self)
{
  g_return_if_fail (HJ_IS_COURSE_ITEM (self));

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->detail, g_free);
  if (self->topic != NULL)
    update_topic (self);
  else
    update_part (self);
  for (guint i = 0; self->topics != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->topics)); i++) {
    g_autoptr (HjCourseItem) item = g_list_model_get_item (G_LIST_MODEL (self->topics), i);

    hj_course_item_update (item);
  }
  for (guint i = PROP_TITLE; i < N_PROPERTIES; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

static HjCourseItem *
new_item (HjDesk *desk, const HjCoursePart *part, const HjCourseTopic *topic)
{
  HjCourseItem *self = g_object_new (HJ_TYPE_COURSE_ITEM, NULL);

  self->desk = g_object_ref (desk);
  self->part = part;
  self->topic = topic;
  return self;
}

HjCourseItem *
hj_course_item_new_part (HjDesk *desk, guint index)
{
  const HjCoursePart *part = hj_course_get_part (index);
  HjCourseItem *self = new_item (desk, part, NULL);

  self->topics = g_list_store_new (HJ_TYPE_COURSE_ITEM);
  for (guint i = 0; i < part->n_topics; i++) {
    g_autoptr (HjCourseItem) item = new_item (desk, part, hj_course_get_topic (part->first + i));

    g_list_store_append (self->topics, item);
  }
  hj_course_item_update (self);
  return self;
}

const char *
hj_course_item_get_topic (HjCourseItem *self)
{
  g_return_val_if_fail (HJ_IS_COURSE_ITEM (self), NULL);
  return self->topic == NULL ? NULL : self->topic->id;
}

GListModel *
hj_course_item_get_topics (HjCourseItem *self)
{
  g_return_val_if_fail (HJ_IS_COURSE_ITEM (self), NULL);
  return G_LIST_MODEL (self->topics);
}
