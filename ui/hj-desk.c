/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pages work on: the learner's library, the preferences, and the language of the content. How much there is of
 * each thing is hj-desk-counts.c. */
#include "hj-desk-private.h"

#include "hj-settings.h"

#include <glib/gstdio.h>

G_DEFINE_FINAL_TYPE (HjDesk, hj_desk, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_LANG,
  PROP_REDUCED_MOTION,
  N_PROPERTIES,
};

enum {
  CHANGED,
  NOTE_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static gboolean
emit_changed_cb (gpointer data)
{
  HjDesk *self = data;

  self->changed_id = 0;
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
queue_changed (HjDesk *self)
{
  self->counted = FALSE;
  if (self->changed_id == 0)
    self->changed_id = g_idle_add_full (G_PRIORITY_DEFAULT, emit_changed_cb, self, NULL);
}

static void
language_changed_cb (HjDesk *self)
{
  HjLang lang = hj_settings_get_lang (self->settings);

  if (lang == self->lang)
    return;
  self->lang = lang;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANG]);
  queue_changed (self);
}

static void
motion_changed_cb (HjDesk *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDUCED_MOTION]);
}

static void
hj_desk_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_LANG:
    g_value_set_int (value, hj_desk_get_lang (HJ_DESK (object)));
    break;
  case PROP_REDUCED_MOTION:
    g_value_set_boolean (value, hj_desk_get_reduced_motion (HJ_DESK (object)));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
hj_desk_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LANG)
    hj_desk_set_lang (HJ_DESK (object), g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

/* Threads of the watcher may outlive it a moment: it lets go of the library at once. */
static void
drop_watcher (HjDesk *self)
{
  if (self->watcher != NULL)
    g_object_run_dispose (G_OBJECT (self->watcher));
  g_clear_object (&self->watcher);
}

static void
remove_temporary (HjDesk *self)
{
  const char *names[] = {"library.sqlite3", "library.sqlite3-wal", "library.sqlite3-shm"};

  if (self->temporary == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *file = g_build_filename (self->temporary, names[i], NULL);

    g_unlink (file);
  }
  g_rmdir (self->temporary);
}

static void
hj_desk_finalize (GObject *object)
{
  HjDesk *self = HJ_DESK (object);

  g_clear_handle_id (&self->changed_id, g_source_remove);
  drop_watcher (self);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);
  remove_temporary (self);
  g_free (self->temporary);
  g_free (self->path);
  g_hash_table_unref (self->topic_progress);
  G_OBJECT_CLASS (hj_desk_parent_class)->finalize (object);
}

static void
hj_desk_class_init (HjDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hj_desk_get_property;
  object_class->set_property = hj_desk_set_property;
  object_class->finalize = hj_desk_finalize;

  properties[PROP_LANG] = g_param_spec_int ("lang", NULL, NULL, HJ_LANG_KO, HJ_LANG_BOTH, HJ_LANG_EN,
                                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                              | G_PARAM_STATIC_STRINGS);
  properties[PROP_REDUCED_MOTION] = g_param_spec_boolean ("reduced-motion", NULL, NULL, FALSE,
                                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[CHANGED] = g_signal_new ("changed", HJ_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                   0);
  signals[NOTE_CHANGED] = g_signal_new ("note-changed", HJ_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
hj_desk_init (HjDesk *self)
{
  self->topic_progress = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->settings = hj_settings_new ();
  self->lang = hj_settings_get_lang (self->settings);
  if (self->settings == NULL)
    return;
  g_signal_connect_object (self->settings, "changed::content-language", G_CALLBACK (language_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::reduced-motion", G_CALLBACK (motion_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

HjDesk *
hj_desk_new (const char *path)
{
  HjDesk *self = g_object_new (HJ_TYPE_DESK, NULL);

  self->path = g_strdup (path);
  return self;
}

static gboolean
take_library (HjDesk *self, HjLibrary *library)
{
  if (library == NULL)
    return FALSE;
  drop_watcher (self);
  g_clear_object (&self->library);
  self->library = library;
  self->watcher = hj_watcher_new (library);
  g_signal_connect_object (self->watcher, "gone", G_CALLBACK (queue_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "changed", G_CALLBACK (queue_changed), self, G_CONNECT_SWAPPED);
  queue_changed (self);
  return TRUE;
}

gboolean
hj_desk_open (HjDesk *self, GError **error)
{
  g_return_val_if_fail (HJ_IS_DESK (self), FALSE);
  return take_library (self, hj_library_open (self->path, error));
}

gboolean
hj_desk_open_temporary (HjDesk *self, GError **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (HJ_IS_DESK (self), FALSE);
  if (self->temporary == NULL)
    self->temporary = g_dir_make_tmp ("hanjang-XXXXXX", error);
  if (self->temporary == NULL)
    return FALSE;
  path = g_build_filename (self->temporary, "library.sqlite3", NULL);
  return take_library (self, hj_library_open (path, error));
}

gboolean
hj_desk_is_temporary (HjDesk *self)
{
  g_return_val_if_fail (HJ_IS_DESK (self), FALSE);
  return self->temporary != NULL;
}

HjLibrary *
hj_desk_get_library (HjDesk *self)
{
  g_return_val_if_fail (HJ_IS_DESK (self), NULL);
  return self->library;
}

HjWatcher *
hj_desk_get_watcher (HjDesk *self)
{
  g_return_val_if_fail (HJ_IS_DESK (self), NULL);
  return self->watcher;
}

void
hj_desk_tell_note_changed (HjDesk *self, gint64 note)
{
  g_return_if_fail (HJ_IS_DESK (self));
  g_signal_emit (self, signals[NOTE_CHANGED], 0, note);
}

char *
hj_desk_dup_path (HjDesk *self)
{
  g_return_val_if_fail (HJ_IS_DESK (self), NULL);
  return self->path != NULL ? g_strdup (self->path) : hj_library_dup_default_path ();
}

void
hj_desk_set_path (HjDesk *self, const char *path)
{
  g_return_if_fail (HJ_IS_DESK (self));
  g_free (self->path);
  self->path = g_strdup (path);
}

GSettings *
hj_desk_get_settings (HjDesk *self)
{
  g_return_val_if_fail (HJ_IS_DESK (self), NULL);
  return self->settings;
}

HjLang
hj_desk_get_lang (HjDesk *self)
{
  g_return_val_if_fail (HJ_IS_DESK (self), HJ_LANG_EN);
  return self->lang;
}

void
hj_desk_set_lang (HjDesk *self, HjLang lang)
{
  g_return_if_fail (HJ_IS_DESK (self));
  if (self->lang == lang)
    return;
  if (self->settings != NULL) {
    hj_settings_set_lang (self->settings, lang); /* comes back through language_changed_cb */
    return;
  }
  self->lang = lang;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANG]);
  queue_changed (self);
}

HjLang
hj_desk_get_single_lang (HjDesk *self)
{
  g_return_val_if_fail (HJ_IS_DESK (self), HJ_LANG_EN);
  if (self->lang != HJ_LANG_BOTH)
    return self->lang;
  return hj_settings_get_lang (NULL);
}

gboolean
hj_desk_get_reduced_motion (HjDesk *self)
{
  g_return_val_if_fail (HJ_IS_DESK (self), FALSE);
  return self->settings != NULL && g_settings_get_boolean (self->settings, "reduced-motion");
}

gboolean
hj_desk_keep_diagram (HjDesk *self, const char *what, const char *diagram, const char *state, GError **error)
{
  gboolean done;

  g_return_val_if_fail (HJ_IS_DESK (self), FALSE);
  g_signal_handlers_block_by_func (self->library, queue_changed, self);
  done = hj_library_set_diagram_state (self->library, what, diagram, state, hj_desk_get_now (self), error);
  g_signal_handlers_unblock_by_func (self->library, queue_changed, self);
  return done;
}

HjMoment
hj_desk_get_now (HjDesk *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return hj_moment_from_date_time (now);
}
