/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What changed in a note since it was read: its lines compared by their longest common subsequence. */
#include "hj-import-report.h"

#include <string.h>

#define MOST_CELLS (1u << 22) /* of the table of the comparison; more differs throughout and is told as one change */

typedef struct {
  char **lines;
  guint n;
} Text;

typedef struct {
  Text before, after;
  guint start;            /* lines that are the same at the beginning */
  guint n_before, n_after; /* lines in between, that are compared */
  guint16 *common;        /* (n_before + 1) × (n_after + 1): common lines from here on */
  GPtrArray *changes;
} Comparison;

static void
free_change (HjReportChange *change)
{
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static Text
split (const char *text)
{
  Text self = { g_strsplit (text, "\n", -1), 0 };

  self.n = g_strv_length (self.lines);
  return self;
}

/* Only what differs is compared. */
static void
trim (Comparison *self)
{
  guint n = MIN (self->before.n, self->after.n), end = 0;

  while (self->start < n && g_str_equal (self->before.lines[self->start], self->after.lines[self->start]))
    self->start++;
  while (end < n - self->start
         && g_str_equal (self->before.lines[self->before.n - 1 - end], self->after.lines[self->after.n - 1 - end]))
    end++;
  self->n_before = self->before.n - self->start - end;
  self->n_after = self->after.n - self->start - end;
}

static const char *
get_before (const Comparison *self, guint i)
{
  return self->before.lines[self->start + i];
}

static const char *
get_after (const Comparison *self, guint k)
{
  return self->after.lines[self->start + k];
}

static guint16 *
get_cell (const Comparison *self, guint i, guint k)
{
  return &self->common[(gsize) i * (self->n_after + 1) + k];
}

static void
fill (Comparison *self)
{
  for (guint i = self->n_before; i-- > 0;)
    for (guint k = self->n_after; k-- > 0;)
      *get_cell (self, i, k) = g_str_equal (get_before (self, i), get_after (self, k))
                                 ? *get_cell (self, i + 1, k + 1) + 1
                                 : MAX (*get_cell (self, i + 1, k), *get_cell (self, i, k + 1));
}

static char *
join (char **lines, guint n)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s%s", i ? "\n" : "", lines[i]);
  return n ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

static void
add_change (Comparison *self, guint i, guint n_before, guint k, guint n_after)
{
  HjReportChange *change;

  if (n_before == 0 && n_after == 0)
    return;
  change = g_new0 (HjReportChange, 1);
  change->line = (int) (self->start + k) + 1;
  change->before = join (self->before.lines + self->start + i, n_before);
  change->after = join (self->after.lines + self->start + k, n_after);
  g_ptr_array_add (self->changes, change);
}

/* Follows the table from its beginning; what is passed between two common lines is one change. */
static void
walk (Comparison *self)
{
  guint i = 0, k = 0, from_i = 0, from_k = 0;

  while (i < self->n_before && k < self->n_after)
    if (g_str_equal (get_before (self, i), get_after (self, k)))
      {
        add_change (self, from_i, i - from_i, from_k, k - from_k);
        from_i = ++i;
        from_k = ++k;
      }
    else if (*get_cell (self, i + 1, k) >= *get_cell (self, i, k + 1))
      i++;
    else
      k++;
  add_change (self, from_i, self->n_before - from_i, from_k, self->n_after - from_k);
}

GPtrArray *
hj_import_report_compare (const char *before, const char *after)
{
  Comparison self = { .before = split (before), .after = split (after) };

  self.changes = g_ptr_array_new_with_free_func ((GDestroyNotify) free_change);
  trim (&self);
  if (MIN (self.n_before, self.n_after) > G_MAXUINT16
      || (guint64) (self.n_before + 1) * (self.n_after + 1) > MOST_CELLS)
    add_change (&self, 0, self.n_before, 0, self.n_after);
  else
    {
      self.common = g_new0 (guint16, (gsize) (self.n_before + 1) * (self.n_after + 1));
      fill (&self);
      walk (&self);
      g_free (self.common);
    }
  g_strfreev (self.before.lines);
  g_strfreev (self.after.lines);
  return self.changes;
}
