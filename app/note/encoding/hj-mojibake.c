/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Korean that was UTF-8 and was read in a western code page: recognised, and read back as far as its bytes are
 * left. Letters with missing bytes are guessed from what the note itself and Korean in general looks like. */
#include "hj-mojibake.h"

#include "hj-reading.h"

#define LEAST_LETTERS 6        /* of what looks like Hangul */
#define MOST_LEARNED 1000000   /* letters of the note that its own model learns from */
#define OWN_WEIGHT 2           /* the note itself knows its words better than anyone */

void
hj_mojibake_free (HjMojibake *self)
{
  if (!self)
    return;
  g_free (self->text);
  g_array_unref (self->guessed);
  g_array_unref (self->lost);
  g_array_unref (self->reversed);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->tables, g_hash_table_unref);
  g_clear_pointer (&self->letters, hj_letters_free);
  g_free (self);
}

HjMojibake *
hj_mojibake_copy (const HjMojibake *self)
{
  HjMojibake *copy = g_new0 (HjMojibake, 1);

  copy->page = self->page;
  copy->text = g_strdup (self->text);
  copy->guessed = g_array_copy (self->guessed);
  copy->lost = g_array_copy (self->lost);
  copy->reversed = g_array_copy (self->reversed);
  copy->n_lost = self->n_lost;
  copy->open = self->open;
  return copy;
}

/* In UTF-8 nearly every Hangul syllable begins with one of the bytes EA … ED. Read in a western code page they
 * look like these four letters, which no language uses so often; true Hangul there is none. */
static gboolean
is_suspicious (const char *text)
{
  gsize all = 0, suspects = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p), all++)
    {
      gunichar c = g_utf8_get_char (p);

      if (hj_is_hangul (c))
        return FALSE;
      suspects += c >= 0xea && c <= 0xed;
    }
  return suspects >= LEAST_LETTERS && suspects * 20 > all;
}

/* The page under which the fewest letters cannot have come from UTF-8; of two that explain a text alike the more
 * usual one, which comes first. */
static void
choose_page (const char *text, HjPageCensus *best)
{
  for (int page = 0; page < HJ_N_PAGES; page++)
    {
      HjPageCensus census;

      hj_page_count (page, text, &census);
      if (page == 0 || census.strays < best->strays)
        *best = census;
    }
}

/* Albanian has as many ë; but what continues a letter does not follow them. And where most letters lack bytes,
 * guesses would be nonsense. */
static gboolean
is_convincing (const HjPageCensus *census)
{
  gsize whole = census->reversed + census->damaged;

  return census->hangul >= LEAST_LETTERS && census->hangul * 2 >= whole && census->strays * 10 <= whole
         && census->lost * 10 <= whole * 7 && census->reversed * 5 >= whole * 2;
}

typedef struct {
  HjMojibake *made;
  HjPage page;
  guint8 lost[64];
  guint n_lost;
  HjLetters *letters;  /* NULL: nothing is guessed */
  GHashTable *choices; /* bytes that are left → GArray of gunichar */
  GString *out;
  HjGuesser *guesser;  /* writes to OUT what is known and what it decides; NULL without LETTERS */
} Undoing;

static void
learn (Undoing *undoing, const char *text)
{
  gunichar before[3] = { '\n', '\n', '\n' };
  HjToken token;
  gsize n = 0;

  for (const char *p = text; *p && n < MOST_LEARNED; n++)
    {
      hj_page_read_token (undoing->page, &p, &token);
      hj_letters_learn (undoing->letters, before, token.letter, OWN_WEIGHT);
    }
}

static int
compare_letters (gconstpointer a, gconstpointer b, gpointer letters)
{
  static const gunichar nothing[3] = { 0 };
  HjContext context;
  double first, second;

  hj_letters_prepare (letters, nothing, &context);
  first = hj_letters_get_log (letters, &context, *(const gunichar *) a);
  second = hj_letters_get_log (letters, &context, *(const gunichar *) b);

  return first < second ? 1 : first > second ? -1 : 0;
}

/* The same bytes have the same choices: the likeliest first. */
static const GArray *
get_choices (Undoing *undoing, const HjToken *token)
{
  guint key = 0;
  GArray *letters;

  for (guint i = 0; i < 4; i++)
    key = key << 8 | token->bytes[i];
  letters = g_hash_table_lookup (undoing->choices, GUINT_TO_POINTER (key));
  if (!letters)
    {
      letters = hj_token_list_letters (token, undoing->lost, undoing->n_lost);
      if (undoing->letters)
        g_array_sort_with_data (letters, compare_letters, undoing->letters);
      g_hash_table_insert (undoing->choices, GUINT_TO_POINTER (key), letters);
    }
  return letters;
}

static void
know (Undoing *undoing, gunichar letter)
{
  if (undoing->guesser)
    hj_guesser_know (undoing->guesser, letter);
  else
    g_string_append_unichar (undoing->out, letter);
}

static void
guess (Undoing *undoing, const GArray *choices)
{
  if (undoing->guesser)
    hj_guesser_guess (undoing->guesser, choices);
  else
    {
      g_array_append_val (undoing->made->guessed, undoing->out->len);
      g_string_append_unichar (undoing->out, g_array_index (choices, gunichar, 0));
    }
  if (undoing->made->choices)
    g_ptr_array_add (undoing->made->choices, (gpointer) choices);
}

static void
take_token (Undoing *undoing, const HjToken *token)
{
  const GArray *choices = token->letter ? NULL : get_choices (undoing, token);

  if (token->letter)
    know (undoing, token->letter);
  else if (choices->len == 0)
    know (undoing, 0xfffd);
  else if (choices->len == 1) /* no other letter has these bytes */
    know (undoing, g_array_index (choices, gunichar, 0));
  else
    guess (undoing, choices);
}

static void
read_back (Undoing *undoing, const char *text)
{
  HjMojibake *made = undoing->made;
  g_autoptr (GString) out = undoing->out = g_string_new (NULL);
  guint lost = 0, reversed = 0;
  HjToken token;

  undoing->guesser = undoing->letters ? hj_guesser_new (undoing->letters, out, made->guessed) : NULL;
  for (const char *p = text; *p;)
    {
      hj_page_read_token (undoing->page, &p, &token);
      take_token (undoing, &token);
      made->n_lost += token.n_lost;
      lost += token.n_lost;
      reversed += token.reversed || token.n_lost;
      if (token.letter == '\n' || !*p)
        {
          g_array_append_val (made->lost, lost);
          g_array_append_val (made->reversed, reversed);
          lost = reversed = 0;
        }
    }
  g_clear_pointer (&undoing->guesser, hj_guesser_free);
  made->text = g_string_free (g_steal_pointer (&out), FALSE);
}

typedef enum { LEAVE_OPEN, GUESS, GUESS_AND_KEEP_CHOICES } Effort;

static HjMojibake *
make (const char *text, const HjPageCensus *census, Effort effort)
{
  HjMojibake *made = g_new0 (HjMojibake, 1);
  Undoing undoing = { .made = made, .page = census->page };

  made->page = census->page;
  made->guessed = g_array_new (FALSE, FALSE, sizeof (gsize));
  made->lost = g_array_new (FALSE, FALSE, sizeof (guint));
  made->reversed = g_array_new (FALSE, FALSE, sizeof (guint));
  made->open = effort == LEAVE_OPEN;
  made->choices = effort == GUESS_AND_KEEP_CHOICES ? g_ptr_array_new () : NULL;
  made->letters = undoing.letters = made->open ? NULL : hj_letters_new ();
  made->tables = undoing.choices = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  undoing.n_lost = hj_page_list_lost (census, undoing.lost);
  if (!made->open)
    learn (&undoing, text);
  read_back (&undoing, text);
  if (!made->choices)
    {
      g_clear_pointer (&made->tables, g_hash_table_unref);
      g_clear_pointer (&made->letters, hj_letters_free);
    }
  return made;
}

/* TEXT as it was before PAGE; a letter without all of its bytes is a hole. */
static char *
dup_before_page (const char *text, HjPage page)
{
  GString *out = g_string_new (NULL);
  HjToken token;

  for (const char *p = text; *p;)
    {
      hj_page_read_token (page, &p, &token);
      g_string_append_unichar (out, token.letter ? token.letter : 0xfffd);
    }
  return g_string_free (out, FALSE);
}

/* What was misread twice: what the second time made of the first, Ã for nearly every letter of it, is taken back. NULL
 * where TEXT is no such text. (transfer full) */
static char *
dup_misread_once (const char *text)
{
  HjPageCensus census;
  char *once;

  if (!strstr (text, "Ã"))
    return NULL;
  choose_page (text, &census);
  if (census.strays * 10 > census.reversed || census.lost * 2 > census.reversed)
    return NULL;
  once = dup_before_page (text, census.page);
  if (!is_suspicious (once))
    g_clear_pointer (&once, g_free);
  return once;
}

static HjMojibake *
undo (const char *text, Effort effort, gboolean *hopeless)
{
  HjPageCensus census;
  g_autofree char *once = NULL;

  *hopeless = FALSE;
  if (!is_suspicious (text))
    {
      once = dup_misread_once (text);
      if (!once)
        return NULL;
      text = once;
    }
  choose_page (text, &census);
  *hopeless = census.continued >= LEAST_LETTERS && census.continued * 2 >= census.hangul;
  return is_convincing (&census) ? make (text, &census, effort) : NULL;
}

HjMojibake *
hj_mojibake_undo (const char *text, gboolean *hopeless)
{
  return undo (text, GUESS, hopeless);
}

HjMojibake *
hj_mojibake_open (const char *text, gboolean *hopeless)
{
  return undo (text, LEAVE_OPEN, hopeless);
}

HjMojibake *
hj_mojibake_undo_with_choices (const char *text)
{
  gboolean hopeless;

  return undo (text, GUESS_AND_KEEP_CHOICES, &hopeless);
}
