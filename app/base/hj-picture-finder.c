/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the pictures of a note lie on the disk: beside it, or somewhere in its vault. */
#include "hj-picture-finder.h"

#include "hj-vault.h"

#include <stdlib.h>
#include <string.h>

struct _HjPictureFinder {
  char *folder;       /* of the note */
  char *root;         /* they may lie below it; NULL until asked */
  gboolean in_vault;  /* ROOT is that of a vault */
};

HjPictureFinder *
hj_picture_finder_new (const char *folder)
{
  HjPictureFinder *self = g_new0 (HjPictureFinder, 1);

  self->folder = g_strdup (folder);
  return self;
}

void
hj_picture_finder_free (HjPictureFinder *self)
{
  if (!self)
    return;
  g_free (self->folder);
  g_free (self->root);
  g_free (self);
}

/* The folder a vault or a blog begins with, else the note's own: no picture is read from outside. */
static const char *
require_root (HjPictureFinder *self)
{
  if (self->root)
    return self->root;
  self->root = hj_vault_dup_root (self->folder);
  self->in_vault = self->root != NULL;
  if (!self->in_vault)
    self->root = g_strdup (self->folder);
  return self->root;
}

/* Whether PATH, without any link in it, lies below the root. (transfer full), or NULL. */
static char *
dup_inside (HjPictureFinder *self, const char *path)
{
  g_autofree char *file = realpath (path, NULL), *root = realpath (require_root (self), NULL);
  gsize length = root ? strlen (root) : 0;

  if (!file || !root || strncmp (file, root, length) != 0 || file[length] != '/'
      || !g_file_test (file, G_FILE_TEST_IS_REGULAR))
    return NULL;
  return g_strdup (file);
}

static char *
dup_named (HjPictureFinder *self, const char *name)
{
  g_autofree char *path = hj_vault_dup_file (require_root (self), name);

  return path ? dup_inside (self, path) : NULL;
}

/* Beside the note, or, as vaults have them, in a folder for pictures, at the root, or anywhere by its name. */
char *
hj_picture_finder_dup_file (HjPictureFinder *self, const char *target)
{
  static const char *const folders[] = { ".", "attachments", "assets", "images", "img", "static" };
  const char *bases[] = { self->folder, require_root (self) };

  target += strspn (target, "/");
  for (guint b = 0; b < G_N_ELEMENTS (bases); b++)
    for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
      {
        g_autofree char *path = g_build_filename (bases[b], folders[i], target, NULL);
        char *file = dup_inside (self, path);

        if (file)
          return file;
      }
  return self->in_vault && !strchr (target, '/') ? dup_named (self, target) : NULL;
}
