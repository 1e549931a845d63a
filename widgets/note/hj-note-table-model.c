/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the learner looks at a table: sorted, filtered, covered. */
#include "hj-note-table-model.h"

#include <math.h>
#include <string.h>

struct _HjNoteTableModel {
  GObject parent_instance;

  const HjBlock *table;
  char **texts;          /* n_rows × n_columns, in lower case */
  HjLang lang;           /* they are for a reader of */
  GArray *rows;          /* of guint: what is shown */
  HjNoteTableSort sort;
  guint column;          /* sorted by */
  char *filter;          /* in lower case, or NULL */
  gboolean covered;
  GHashTable *uncovered; /* row × n_columns + column, of single cells */
};

G_DEFINE_FINAL_TYPE (HjNoteTableModel, hj_note_table_model, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* ---- numbers ---- */

static const struct {
  const char *word;
  double factor;
} factors[] = {
  { "k", 1e3 }, { "m", 1e6 }, { "b", 1e9 }, { "t", 1e12 }, { "천", 1e3 }, { "만", 1e4 }, { "억", 1e8 }, { "조", 1e12 },
};

/* A letter multiplies only where no other follows: "5M", not "5 mm" or "5min". */
static double
read_factor (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      gsize length = strlen (factors[i].word);

      if (g_ascii_strncasecmp (text, factors[i].word, length) == 0
          && (length > 1 || !g_unichar_isalpha (g_utf8_get_char (text + length))))
        return factors[i].factor;
    }
  return 1;
}

/* What may stand before a number and says nothing of its order. */
static const char *
skip_signs (const char *text)
{
  while (*text && (g_unichar_isspace (g_utf8_get_char (text)) || strchr ("~<>=$+(", *text)
                   || g_str_has_prefix (text, "≈") || g_str_has_prefix (text, "≤") || g_str_has_prefix (text, "≥")
                   || g_str_has_prefix (text, "약") || g_str_has_prefix (text, "₩")))
    text = g_utf8_next_char (text);
  return text;
}

gboolean
hj_note_table_read_number (const char *text, double *number)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gboolean minus;
  char *end;

  text = skip_signs (text);
  minus = *text == '-' || g_str_has_prefix (text, "−");
  text += minus ? g_utf8_next_char (text) - text : 0;
  if (!g_ascii_isdigit (*text) && !(*text == '.' && g_ascii_isdigit (text[1])))
    return FALSE;
  /* Commas between digits group them by three. */
  for (const char *p = text; *p; p++)
    if (!(*p == ',' && p > text && g_ascii_isdigit (p[-1]) && g_ascii_isdigit (p[1])))
      g_string_append_c (digits, *p);
  *number = g_ascii_strtod (digits->str, &end) * (minus ? -1 : 1);
  *number *= read_factor (end);
  return isfinite (*number);
}

/* ---- rows ---- */

static const char *
get_text (HjNoteTableModel *self, guint row, guint column)
{
  return self->texts[(gsize) row * self->table->n_columns + column];
}

static gboolean
says_nothing (const char *text)
{
  return *text == '\0' || strcmp (text, "-") == 0 || strcmp (text, "–") == 0 || strcmp (text, "—") == 0;
}

typedef struct {
  HjNoteTableModel *model;
  gboolean numbers;
} Sorting;

/* Whether every cell of the column that says something is a number. */
static gboolean
holds_numbers (HjNoteTableModel *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *text = get_text (self, g_array_index (self->rows, guint, i), self->column);
      double number;

      if (!says_nothing (text) && !hj_note_table_read_number (text, &number))
        return FALSE;
    }
  return TRUE;
}

/* Syllables stand in Unicode as in a dictionary, so the order of UTF-8 is theirs. */
static int
compare_texts (const char *a, const char *b, gboolean numbers)
{
  double x = 0, y = 0;

  if (numbers && hj_note_table_read_number (a, &x) && hj_note_table_read_number (b, &y) && x != y)
    return x < y ? -1 : 1;
  return strcmp (a, b);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const Sorting *sorting = data;
  HjNoteTableModel *self = sorting->model;
  guint one = *(const guint *) a, other = *(const guint *) b;
  const char *x = get_text (self, one, self->column), *y = get_text (self, other, self->column);
  int order;

  if (says_nothing (x) != says_nothing (y))
    return says_nothing (x) ? 1 : -1;
  order = compare_texts (x, y, sorting->numbers) * (self->sort == HJ_NOTE_TABLE_DESCENDING ? -1 : 1);
  return order ? order : (one > other) - (one < other);
}

static gboolean
passes_filter (HjNoteTableModel *self, guint row)
{
  for (guint column = 0; self->filter && column < self->table->n_columns; column++)
    if (strstr (get_text (self, row, column), self->filter))
      return TRUE;
  return self->filter == NULL;
}

static guint
get_first_row (HjNoteTableModel *self)
{
  return self->table->headless ? 0 : 1;
}

static void
update_rows (HjNoteTableModel *self)
{
  Sorting sorting = { self };

  g_array_set_size (self->rows, 0);
  for (guint row = get_first_row (self); row < self->table->n_rows; row++)
    if (passes_filter (self, row))
      g_array_append_val (self->rows, row);
  if (self->sort == HJ_NOTE_TABLE_AS_WRITTEN)
    return;
  sorting.numbers = holds_numbers (self);
  g_array_sort_with_data (self->rows, compare_rows, &sorting);
}

static void
change (HjNoteTableModel *self)
{
  update_rows (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* In lower case and one form of Unicode. (transfer full) (nullable) */
static char *
fold (const char *text)
{
  g_autofree char *whole = text ? g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE) : NULL;
  char *lower = whole ? g_utf8_strdown (whole, -1) : NULL;

  return lower ? g_strstrip (lower) : NULL;
}

static void
hj_note_table_model_finalize (GObject *object)
{
  HjNoteTableModel *self = HJ_NOTE_TABLE_MODEL (object);

  g_strfreev (self->texts);
  g_array_unref (self->rows);
  g_free (self->filter);
  g_hash_table_unref (self->uncovered);
  G_OBJECT_CLASS (hj_note_table_model_parent_class)->finalize (object);
}

static void
hj_note_table_model_class_init (HjNoteTableModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hj_note_table_model_finalize;
  signals[CHANGED] = g_signal_new ("changed", HJ_TYPE_NOTE_TABLE_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
hj_note_table_model_init (HjNoteTableModel *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->uncovered = g_hash_table_new (NULL, NULL);
}

static void
read_texts (HjNoteTableModel *self, const HjNoteReader *reader)
{
  gsize n = (gsize) self->table->n_rows * self->table->n_columns;

  g_strfreev (self->texts);
  self->texts = g_new0 (char *, n + 1);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *text = hj_note_reader_dup_text (reader, self->table->cells[i].spans);
      char *folded = fold (text);

      self->texts[i] = folded ? folded : g_strdup ("");
    }
  update_rows (self);
}

HjNoteTableModel *
hj_note_table_model_new (const HjBlock *table)
{
  HjNoteTableModel *self = g_object_new (HJ_TYPE_NOTE_TABLE_MODEL, NULL);

  self->table = table;
  self->lang = HJ_LANG_BOTH;
  read_texts (self, NULL);
  return self;
}

void
hj_note_table_model_set_reader (HjNoteTableModel *model, const HjNoteReader *reader)
{
  g_return_if_fail (HJ_IS_NOTE_TABLE_MODEL (model));
  if (model->lang == reader->lang)
    return;
  model->lang = reader->lang;
  read_texts (model, reader);
}

const GArray *
hj_note_table_model_get_rows (HjNoteTableModel *model)
{
  return model->rows;
}

guint
hj_note_table_model_count (HjNoteTableModel *model)
{
  return model->table->n_rows - MIN (get_first_row (model), model->table->n_rows);
}

void
hj_note_table_model_sort (HjNoteTableModel *model, guint column)
{
  static const HjNoteTableSort next[] = { HJ_NOTE_TABLE_ASCENDING, HJ_NOTE_TABLE_DESCENDING, HJ_NOTE_TABLE_AS_WRITTEN };

  g_return_if_fail (HJ_IS_NOTE_TABLE_MODEL (model) && column < model->table->n_columns);
  model->sort = column == model->column ? next[model->sort] : HJ_NOTE_TABLE_ASCENDING;
  model->column = column;
  change (model);
}

HjNoteTableSort
hj_note_table_model_get_sort (HjNoteTableModel *model, guint *column)
{
  if (column)
    *column = model->column;
  return model->sort;
}

void
hj_note_table_model_filter (HjNoteTableModel *model, const char *text)
{
  g_autofree char *folded = fold (text);

  g_return_if_fail (HJ_IS_NOTE_TABLE_MODEL (model));
  if (folded && !*folded)
    g_clear_pointer (&folded, g_free);
  if (g_strcmp0 (folded, model->filter) == 0)
    return;
  g_free (model->filter);
  model->filter = g_steal_pointer (&folded);
  change (model);
}

const char *
hj_note_table_model_get_filter (HjNoteTableModel *model)
{
  return model->filter;
}

void
hj_note_table_model_cover (HjNoteTableModel *model, gboolean cover)
{
  g_return_if_fail (HJ_IS_NOTE_TABLE_MODEL (model));
  if (model->covered == cover)
    return;
  model->covered = cover;
  g_hash_table_remove_all (model->uncovered);
  g_signal_emit (model, signals[CHANGED], 0);
}

gboolean
hj_note_table_model_get_covered (HjNoteTableModel *model)
{
  return model->covered;
}

static gpointer
get_key (HjNoteTableModel *self, guint row, guint column)
{
  return GSIZE_TO_POINTER ((gsize) row * self->table->n_columns + column + 1);
}

/* Of one column that is all there is, nothing is left to go by: it is not covered. */
gboolean
hj_note_table_model_is_covered (HjNoteTableModel *model, guint row, guint column)
{
  return model->covered && column > 0 && row >= get_first_row (model)
         && !says_nothing (get_text (model, row, column))
         && !g_hash_table_contains (model->uncovered, get_key (model, row, column));
}

void
hj_note_table_model_uncover (HjNoteTableModel *model, guint row, guint column)
{
  g_hash_table_add (model->uncovered, get_key (model, row, column));
}

void
hj_note_table_model_reset (HjNoteTableModel *model)
{
  if (model->sort == HJ_NOTE_TABLE_AS_WRITTEN && !model->filter && !model->covered)
    return;
  model->sort = HJ_NOTE_TABLE_AS_WRITTEN;
  model->covered = FALSE;
  g_clear_pointer (&model->filter, g_free);
  g_hash_table_remove_all (model->uncovered);
  change (model);
}
