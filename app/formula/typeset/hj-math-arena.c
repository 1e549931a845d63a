/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that is given back all at once. */
#include "hj-math-arena.h"

#include <string.h>

/* The first block holds a formula of a few signs, of which a note has a thousand; each one after is twice as large. */
#define FIRST_BLOCK 2048
#define LAST_BLOCK 65536
#define ALIGNMENT 16

typedef struct _Block Block;
struct _Block {
  Block *before;
  gsize used, size;
};

struct _HjArena {
  Block *block;
};

static gsize
header (void)
{
  return (sizeof (Block) + ALIGNMENT - 1) & ~(gsize) (ALIGNMENT - 1);
}

HjArena *
hj_arena_new (void)
{
  return g_new0 (HjArena, 1);
}

void
hj_arena_free (HjArena *self)
{
  for (Block *block = self->block, *before; block; block = before)
    {
      before = block->before;
      g_free (block);
    }
  g_free (self);
}

static void
add_block (HjArena *self, gsize size)
{
  Block *block = g_malloc (header () + size);

  block->before = self->block;
  block->size = size;
  block->used = 0;
  self->block = block;
}

gpointer
hj_arena_take (HjArena *self, gsize size)
{
  char *at;

  size = (size + ALIGNMENT - 1) & ~(gsize) (ALIGNMENT - 1);
  if (!self->block || self->block->size - self->block->used < size)
    add_block (self, MAX (size, self->block ? MIN (2 * self->block->size, LAST_BLOCK) : FIRST_BLOCK));
  at = (char *) self->block + header () + self->block->used;
  self->block->used += size;
  return memset (at, 0, size);
}

char *
hj_arena_copy (HjArena *self, const char *text, gsize length)
{
  char *copy = hj_arena_take (self, length + 1);

  memcpy (copy, text, length);
  return copy;
}

char *
hj_arena_take_string (HjArena *self, char *text)
{
  char *copy = hj_arena_copy (self, text, strlen (text));

  g_free (text);
  return copy;
}
