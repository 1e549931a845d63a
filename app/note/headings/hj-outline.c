/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "outline": what lies over the blocks: sections from headings, stable ids, the language, the title. */
#include "hj-fold.h"
#include "hj-reading.h"

#include <string.h>

#define DEEPEST_PATH 6    /* level of a heading that counts in an id */
#define KOREAN_SHARE 0.2 /* of the letters; Korean notes on AI are full of English terms */

/* Sections. */

/* "✅ 장점" and "❌ 단점"; a sign over anything else is an ornament. */
static int
find_polarity (const char *title)
{
  static const struct {
    const char *sign, *word;
    int polarity;
  } signs[] = {
    { "✅", "장점", 1 },  { "✅", "이점", 1 },  { "✅", "Pros", 1 },  { "✅", "Advantages", 1 },
    { "❌", "단점", -1 }, { "❌", "한계", -1 }, { "❌", "Cons", -1 }, { "❌", "Disadvantages", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (title, signs[i].sign) && strstr (title, signs[i].word))
      return signs[i].polarity;
  return 0;
}

static HjSection *
create_section (const HjBlock *heading, guint index)
{
  HjSection *section = g_new0 (HjSection, 1);
  gboolean named = heading->kind == HJ_BLOCK_QUESTION && heading->info;
  g_autofree char *title = named ? g_strdup (heading->info) : hj_spans_dup_text (heading->spans);

  section->title = g_strdup (g_strstrip (g_strdelimit (title, "\n", ' ')));
  section->level = heading->level > 0 ? heading->level : 3;
  section->polarity = find_polarity (section->title);
  section->line = heading->line;
  section->block = index;
  section->children = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_section_free);
  return section;
}

/* Hangs the section under the nearest one before it that is higher. OPEN holds the last section of each level. */
static void
add_section (HjNote *note, HjSection *open[HJ_DEEPEST_LEVEL + 1], HjSection *section)
{
  GPtrArray *siblings = note->sections;

  for (int level = section->level - 1; level > 0; level--)
    if (open[level])
      {
        siblings = open[level]->children;
        break;
      }
  g_ptr_array_add (siblings, section);
  open[section->level] = section;
  for (int level = section->level + 1; level <= HJ_DEEPEST_LEVEL; level++)
    open[level] = NULL;
}

/* A question goes by its name; without one by the heading its answer begins with, if all others stand below that one;
 * else by its own words. */
static const HjBlock *
find_question_title (const HjBlock *question)
{
  const HjBlock *first = question->children && question->children->len ? g_ptr_array_index (question->children, 0) : NULL;

  if (question->info || !first || first->kind != HJ_BLOCK_HEADING)
    return question;
  for (guint i = 1; i < question->children->len; i++)
    {
      const HjBlock *block = g_ptr_array_index (question->children, i);

      if (block->kind == HJ_BLOCK_HEADING && block->level <= first->level)
        return question;
    }
  return first;
}

static void
add_question_sections (HjNote *note, HjSection **open, const HjBlock *question, guint index)
{
  const HjBlock *title = find_question_title (question);
  gboolean was_heading = question->level > 0, titled = title != question || was_heading;

  if (was_heading)
    add_section (note, open, create_section (question, index));
  for (guint i = 0; i < question->children->len; i++)
    {
      const HjBlock *block = g_ptr_array_index (question->children, i);

      if (block->kind != HJ_BLOCK_HEADING)
        continue;
      if (!titled)
        add_section (note, open, create_section (question, index));
      titled = TRUE;
      add_section (note, open, create_section (block, index));
    }
}

static void
make_sections (HjNote *note)
{
  HjSection *open[HJ_DEEPEST_LEVEL + 1] = { NULL };

  for (guint i = 0; i < note->blocks->len; i++)
    {
      const HjBlock *block = g_ptr_array_index (note->blocks, i);

      if (block->kind == HJ_BLOCK_HEADING)
        add_section (note, open, create_section (block, i));
      else if (block->kind == HJ_BLOCK_QUESTION)
        add_question_sections (note, open, block, i);
    }
}

/* Ids. */

/* What a letter counts for in an id: 1 as itself, 0 not at all, −1 as a space. ASCII and Hangul, which notes are made
 * of, are told by their first byte. */
static inline int
weigh (const char *p)
{
  guchar byte = (guchar) *p;
  gunichar c;

  if (byte < 0x80)
    return byte > ' ' || !g_ascii_isspace (byte) ? 1 : -1;
  if (byte == 0xeb || byte == 0xec)
    return 1;
  c = g_utf8_get_char (p);
  return g_unichar_isspace (c) ? -1 : !g_unichar_iszerowidth (c);
}

/* Composed, in one letter case, runs of spaces as one, without invisible letters. */
static char *
normalise (const char *text)
{
  g_autoptr (GString) folded = g_string_sized_new (strlen (text) + 1);
  gsize kept = 0;

  hj_fold_append (folded, text, strlen (text));
  for (const char *p = folded->str, *next; *p; p = next)
    {
      int weight = weigh (p);

      next = g_utf8_next_char (p);
      for (; weight > 0 && p < next; p++)
        folded->str[kept++] = *p;
      if (weight < 0 && kept > 0 && folded->str[kept - 1] != ' ')
        folded->str[kept++] = ' ';
    }
  g_string_truncate (folded, kept > 0 && folded->str[kept - 1] == ' ' ? kept - 1 : kept);
  return g_string_free (g_steal_pointer (&folded), FALSE);
}

/* The first ten digits of its SHA-256. */
static char *
hash_text (const char *text)
{
  g_autofree char *normal = normalise (text);
  char *digits = g_compute_checksum_for_string (G_CHECKSUM_SHA256, normal, -1);

  digits[10] = '\0';
  return digits;
}

typedef struct {
  GHashTable *seen;                 /* id without ordinal → how often */
  char *titles[DEEPEST_PATH + 2];  /* the open headings; the last is the open question */
  char *path;                       /* their hash */
} Namer;

static void
update_path (Namer *namer, int level, char *title)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (int i = level; i <= DEEPEST_PATH + 1; i++)
    g_clear_pointer (&namer->titles[i], g_free);
  namer->titles[level] = title;
  for (int i = 0; i <= DEEPEST_PATH + 1; i++)
    g_string_append_printf (all, "%s/", namer->titles[i] ? namer->titles[i] : "");
  g_free (namer->path);
  namer->path = hash_text (all->str);
}

static void
name_block (Namer *namer, HjBlock *block, const char *below)
{
  g_autoptr (GPtrArray) children = g_steal_pointer (&block->children);
  g_autofree char *text = hj_block_dup_text (block);
  g_autofree char *full = g_strjoin ("\n", text, block->info ? block->info : "", below, NULL);
  g_autofree char *hash = hash_text (full);
  char *id = g_strdup_printf ("%s.%s.%s", namer->path, hj_block_kind_to_string (block->kind), hash);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (namer->seen, id)) + 1;

  block->children = g_steal_pointer (&children);
  block->id = n == 1 ? g_strdup (id) : g_strdup_printf ("%s.%u", id, n);
  g_hash_table_insert (namer->seen, id, GUINT_TO_POINTER (n));
}

/* A container goes by what is in it, so its children are named first. Returns their ids without the paths. */
static char *
name_blocks (Namer *namer, const GPtrArray *blocks)
{
  g_autoptr (GString) hashes = g_string_new (NULL);

  for (guint i = 0; blocks && i < blocks->len; i++)
    {
      HjBlock *block = g_ptr_array_index (blocks, i);
      gboolean question = block->kind == HJ_BLOCK_QUESTION;
      g_autofree char *below = NULL;

      if (block->kind == HJ_BLOCK_HEADING)
        update_path (namer, MIN (block->level, DEEPEST_PATH), hj_spans_dup_text (block->spans));
      else if (question && block->level > 0)
        update_path (namer, MIN (block->level, DEEPEST_PATH), NULL);
      if (question)
        update_path (namer, DEEPEST_PATH + 1, hj_spans_dup_text (block->spans));
      below = name_blocks (namer, block->children);
      if (question)
        update_path (namer, DEEPEST_PATH + 1, NULL);
      /* A question stays the same when its answer is written better. */
      name_block (namer, block, question ? "" : below);
      g_string_append (hashes, strchr (block->id, '.'));
    }
  return g_string_free (g_steal_pointer (&hashes), FALSE);
}

static void
make_ids (HjNote *note)
{
  Namer namer = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  update_path (&namer, DEEPEST_PATH + 1, NULL);
  g_free (name_blocks (&namer, note->blocks));
  update_path (&namer, 0, NULL);
  g_free (namer.path);
  g_hash_table_unref (namer.seen);
}

/* Language and title. */

/* Pass "damage" saw Hangul in it that can no longer be read. */
static gboolean
is_damaged_korean (const HjNote *note)
{
  for (guint i = 0; i < note->warnings->len; i++)
    if (g_str_equal (((HjRepair *) g_ptr_array_index (note->warnings, i))->kind, "wrong-code-page"))
      return TRUE;
  return FALSE;
}

static HjLang
find_language (const HjNote *note)
{
  g_autofree char *text = hj_note_dup_text (note);
  const char *named = g_hash_table_lookup (note->front, "lang");
  gsize hangul = 0, latin = 0;
  HjLang lang;

  if (named && hj_lang_from_string (named, &lang))
    return lang;
  if (is_damaged_korean (note))
    return HJ_LANG_KO;
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      hangul += hj_is_hangul (c);
      latin += c < 0x250 && g_unichar_isalpha (c);
    }
  return hangul > KOREAN_SHARE * (hangul + latin) ? HJ_LANG_KO : HJ_LANG_EN;
}

/* Only digits, as in "title: 2025", tell nothing. */
static gboolean
is_title (const char *title)
{
  return title && *title && title[strspn (title, "0123456789 .-")] != '\0';
}

/* Notion ends its names with 32 digits that mean nothing to a reader: "Page 0123…ef". */
static void
cut_notion_id (char *name)
{
  const char *id = hj_find_notion_id (name, strlen (name));

  if (id && id > name)
    name[id - name] = '\0';
}

static char *
strip_suffix (const char *name)
{
  g_autofree char *base = name ? g_path_get_basename (name) : g_strdup ("");
  char *dot = strrchr (base, '.');

  if (dot && dot > base && strlen (dot) <= 9)
    *dot = '\0';
  if (name && hj_name_is_notion_table (name) && g_str_has_suffix (base, "_all"))
    base[strlen (base) - strlen ("_all")] = '\0';
  cut_notion_id (base);
  return g_steal_pointer (&base);
}

/* Front matter, then a heading the note begins with, then the file's name, then whatever there is. */
static char *
find_title (const HjNote *note, const char *name)
{
  const char *front = g_hash_table_lookup (note->front, "title");
  const HjBlock *first = note->blocks->len ? g_ptr_array_index (note->blocks, 0) : NULL;
  g_autofree char *base = strip_suffix (name);

  if (is_title (front))
    return g_strdup (front);
  if (first && first->kind == HJ_BLOCK_HEADING && first->spans->len)
    {
      char *title = hj_spans_dup_text (first->spans);

      return g_strstrip (g_strdelimit (title, "\n", ' '));
    }
  if (*base)
    return g_steal_pointer (&base);
  if (front && *front)
    return g_strdup (front);
  return note->sections->len ? g_strdup (((HjSection *) g_ptr_array_index (note->sections, 0))->title) : g_strdup ("");
}

gboolean
hj_pass_outline (HjReading *reading, GError **error)
{
  make_sections (reading->note);
  make_ids (reading->note);
  reading->note->lang = find_language (reading->note);
  reading->note->title = find_title (reading->note, reading->name);
  return TRUE;
}
