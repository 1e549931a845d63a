/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A card as the columns of the browser show it. */
#include "hj-card-item.h"

#include "hj-card-words.h"

struct _HjCardItem {
  GObject parent_instance;

  HjCard *card;
  char *question, *answer, *place, *due;
};

G_DEFINE_FINAL_TYPE (HjCardItem, hj_card_item, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_QUESTION,
  PROP_ANSWER,
  PROP_PLACE,
  PROP_STATE,
  PROP_DUE,
  PROP_DUE_AT,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
hj_card_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HjCardItem *self = HJ_CARD_ITEM (object);

  switch (id) {
  case PROP_QUESTION:
    g_value_set_string (value, self->question);
    break;
  case PROP_ANSWER:
    g_value_set_string (value, self->answer);
    break;
  case PROP_PLACE:
    g_value_set_string (value, self->place);
    break;
  case PROP_STATE:
    g_value_set_string (value, hj_card_get_state_name (self->card));
    break;
  case PROP_DUE:
    g_value_set_string (value, self->due);
    break;
  case PROP_DUE_AT:
    g_value_set_int64 (value, self->card->schedule.due == 0 ? G_MAXINT64 : self->card->schedule.due);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
hj_card_item_finalize (GObject *object)
{
  HjCardItem *self = HJ_CARD_ITEM (object);

  hj_card_free (self->card);
  g_free (self->question);
  g_free (self->answer);
  g_free (self->place);
  g_free (self->due);
  G_OBJECT_CLASS (hj_card_item_parent_class)->finalize (object);
}

static void
hj_card_item_class_init (HjCardItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = hj_card_item_get_property;
  object_class->finalize = hj_card_item_finalize;
  properties[PROP_QUESTION] = g_param_spec_string ("question", NULL, NULL, NULL, flags);
  properties[PROP_ANSWER] = g_param_spec_string ("answer", NULL, NULL, NULL, flags);
  properties[PROP_PLACE] = g_param_spec_string ("place", NULL, NULL, NULL, flags);
  properties[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, NULL, flags);
  properties[PROP_DUE] = g_param_spec_string ("due", NULL, NULL, NULL, flags);
  properties[PROP_DUE_AT] = g_param_spec_int64 ("due-at", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
hj_card_item_init (HjCardItem *self)
{
}

/* One line, however long the card is. */
static char *
one_line (const char *markdown)
{
  g_autofree char *words = hj_card_dup_readable (markdown);

  return g_strdup (g_strstrip (g_strdelimit (words, "\n\r\t", ' ')));
}

HjCardItem *
hj_card_item_new (const HjCard *card, const char *place, HjLang lang, HjMoment now)
{
  HjCardItem *self = g_object_new (HJ_TYPE_CARD_ITEM, NULL);

  self->card = hj_card_copy (card);
  self->question = one_line (hj_card_get_front (card, lang));
  self->answer = one_line (hj_card_get_back (card, lang));
  self->place = g_strdup (place == NULL ? "" : place);
  self->due = hj_card_dup_due (card, now);
  return self;
}

const HjCard *
hj_card_item_get_card (HjCardItem *self)
{
  g_return_val_if_fail (HJ_IS_CARD_ITEM (self), NULL);
  return self->card;
}
