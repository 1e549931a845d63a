/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On clean Markdown the passes change nothing: every rule of CommonMark 0.30 and GFM's tables, and random notes made of
 * them, have the structure that md4c alone gives them. Where a pass means to differ, a table says which and why. */
#include "note-dump.h"
#include "parity-cases.h"
#include "parity-dump.h"

/* Every case named here must differ, and no other may. Number 0: all of the section. */
static const struct {
  const char *section;
  guint number;
  const char *pass, *reason;
} exceptions[] = {
  { "4.4", 16, "indents", "items that are indented so far lost the list above them; they are no code" },
  { "4.4", 17, "indents", "Korean prose is no code" },
  { "4.6", 0, "blocks", "raw HTML is shown as literal text, and Markdown between two tags is still read" },
  { "5.1", 9, "indents", "an item below a quote is an item, however far it is indented" },
  { "5.2", 35, "indents", "items that are indented so far lost the list above them" },
  { "5.3", 8, "blocks", "a comment of HTML is shown as literal text" },
  { "5.3", 9, "blocks", "a comment of HTML is shown as literal text" },
  { "5.3", 12, "indents", "the fifth step of a staircase of items is an item, too" },
  { "5.3", 13, "indents", "the third step of a staircase of items is an item, too" },
  { "6.2", 122, "html", "a picture in HTML is a picture" },
  { "6.3", 69, "split", "a link without words cannot be seen; the report keeps where it led" },
  { "6.5", 15, "blocks", "a bare address is a link (GFM 6.9)" },
  { "6.5", 18, "blocks", "a bare address is a link (GFM 6.9)" },
  { "6.6", 13, "comments", "what a comment hides is not shown; the report keeps it" },
  { "6.6", 19, "blocks", "the tags b, i, sub, sup and the like are styles" },
  { "6.6", 20, "blocks", "the tags b, i, sub, sup and the like are styles" },
  { "6.6", 21, "blocks", "the tag br is a line break" },
  { "6.6", 22, "blocks", "the tags b, i, sub, sup and the like are styles" },
  { "GFM 4.10", 16, "tables", "one dash is enough, as GFM says; md4c 0.4.8 wants three" },
  { "GFM 6.5", 8, "emphasis", "tildes inside a word are a damaged ~, not struck-out words" },
  { "GFM 6.5", 9, "emphasis", "a single tilde is a range" },
};

static gboolean
is_exception (const char *section, guint number)
{
  for (guint i = 0; i < G_N_ELEMENTS (exceptions); i++)
    if (g_str_equal (exceptions[i].section, section)
        && (exceptions[i].number == 0 || exceptions[i].number == number))
      return TRUE;
  return FALSE;
}

static void
test_section (gconstpointer data)
{
  const char *section = data;
  guint number = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parity_cases); i++)
    {
      g_autofree char *theirs = NULL, *ours = NULL;
      g_autoptr (HjNote) note = NULL;

      if (!g_str_equal (parity_cases[i].section, section))
        continue;
      note = read_text (parity_cases[i].text);
      theirs = parity_dump_markdown (parity_cases[i].text);
      ours = parity_dump_note (note);
      if (is_exception (section, ++number) == (strcmp (theirs, ours) == 0))
        g_error ("%s/%u: %s\n md4c%s\n ours%s", section, number, parity_cases[i].text, theirs, ours);
    }
}

/* The promise is three hundred cases; every exception names one of them. */
static void
test_table (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (parity_cases), >=, 300);
  for (guint i = 0; i < G_N_ELEMENTS (exceptions); i++)
    {
      guint number = 0;

      for (guint k = 0; k < G_N_ELEMENTS (parity_cases); k++)
        number += g_str_equal (parity_cases[k].section, exceptions[i].section);
      g_assert_cmpuint (number, >=, MAX (exceptions[i].number, 1));
      g_assert_true (*exceptions[i].pass && *exceptions[i].reason);
    }
}

/* ---- random notes ---- */

#define RANDOM_NOTES 400

static const char *
pick_word (GRand *rand)
{
  static const char *const words[] = {
    "attention", "layer", "query", "the", "loss", "gradient", "학습률", "모델은", "데이터를", "a", "token", "값이",
    "3.5", "GPT-2", "x=1", "snake_case", "and", "50 %", "(see", "above)", "\"so\"", "C++", "1,000", "손실", "AI/ML",
  };

  return words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];
}

static void
append_words (GRand *rand, GString *out, int least)
{
  static const char *const styles[][2] = {
    { "*", "*" }, { "**", "**" }, { "`", "`" }, { "[", "](https://a.b/c_d?e=f)" }, { "![", "](p_q.png)" }, { "~~", "~~" },
  };

  for (int n = g_rand_int_range (rand, least, least + 6); n > 0; n--)
    {
      int style = g_rand_int_range (rand, 0, 24);

      g_string_append (out, style < (int) G_N_ELEMENTS (styles) ? styles[style][0] : "");
      g_string_append (out, style < (int) G_N_ELEMENTS (styles) ? "word" : pick_word (rand));
      g_string_append (out, style < (int) G_N_ELEMENTS (styles) ? styles[style][1] : "");
      g_string_append (out, n > 1 ? " " : "");
    }
}

static void
append_line (GRand *rand, GString *out, const char *indent)
{
  g_string_append_printf (out, "%sSo ", indent);
  append_words (rand, out, 2);
  g_string_append (out, ".\n");
}

static void
append_paragraph (GRand *rand, GString *out, const char *indent)
{
  for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
    append_line (rand, out, indent);
}

static void
append_list (GRand *rand, GString *out, const char *indent, int depth)
{
  gboolean ordered = g_rand_boolean (rand);
  g_autofree char *inner = g_strconcat (indent, ordered ? "   " : "  ", NULL);

  for (int n = 1; n < g_rand_int_range (rand, 2, 6); n++)
    {
      g_string_append_printf (out, ordered ? "%s%d. It " : "%s- It ", indent, n);
      append_words (rand, out, 1);
      g_string_append_c (out, '\n');
      if (depth < 3 && g_rand_int_range (rand, 0, 4) == 0)
        append_list (rand, out, inner, depth + 1);
    }
}

static void
append_table (GRand *rand, GString *out)
{
  int columns = g_rand_int_range (rand, 2, 5), rows = g_rand_int_range (rand, 1, 5);

  for (int row = -2; row < rows; row++)
    {
      g_string_append_c (out, '|');
      for (int column = 0; column < columns; column++)
        {
          g_string_append_c (out, ' ');
          if (row == -1)
            g_string_append (out, column % 2 ? "---:" : "---");
          else
            append_words (rand, out, 1);
          g_string_append (out, " |");
        }
      g_string_append_c (out, '\n');
    }
}

static void
append_block (GRand *rand, GString *out)
{
  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      g_string_append_printf (out, "%.*s ", g_rand_int_range (rand, 1, 7), "######");
      append_words (rand, out, 1);
      g_string_append_c (out, '\n');
      break;
    case 1:
      append_list (rand, out, "", 0);
      break;
    case 2:
      append_paragraph (rand, out, "> ");
      break;
    case 3:
      g_string_append (out, "```python\nx_1 = y * 2 # ** $z$\n\nprint(x)\n```\n");
      break;
    case 4:
      append_table (rand, out);
      break;
    case 5:
      g_string_append (out, g_rand_boolean (rand) ? "---\n" : "* * *\n");
      break;
    default:
      append_paragraph (rand, out, "");
      break;
    }
  g_string_append_c (out, '\n');
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1789);

  for (int i = 0; i < RANDOM_NOTES; i++)
    {
      g_autoptr (GString) text = g_string_new ("A first line.\n\n");
      g_autoptr (HjNote) note = NULL;
      g_autofree char *theirs = NULL, *ours = NULL;

      for (int n = g_rand_int_range (rand, 2, 20); n > 0; n--)
        append_block (rand, text);
      note = read_text (text->str);
      theirs = parity_dump_markdown (text->str);
      ours = parity_dump_note (note);
      if (strcmp (theirs, ours) != 0)
        g_error ("note %d: %s\n md4c%s\n ours%s", i, text->str, theirs, ours);
    }
}

/* Nothing was mended in a note that needs no mending. */
static void
test_silence (void)
{
  g_autoptr (HjNote) note = read_text ("# Attention\n\nOne *layer* with **heads** and `code`.\nA second line\\\nand a third.\n\n"
                                       "- query\n- key\n  - inner\n\n    paragraph\n- value\n\n> quoted **words**\n>\n> - item\n\n"
                                       "| a | b |\n|---|:-:|\n| 1 | *2* |\n\n---\n\n```python\nx = 1\n```\n\n"
                                       "[link](https://example.org) and ![alt](p.png) and ~~gone~~.\n\n"
                                       "Setext\n------\n\nlast &amp; least\n");

  g_assert_cmpuint (note->repairs->len + note->warnings->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parity_cases); i++)
    if (i == 0 || !g_str_equal (parity_cases[i - 1].section, parity_cases[i].section))
      {
        g_autofree char *path = g_strconcat ("/note/parity/", parity_cases[i].section, NULL);

        g_test_add_data_func (path, parity_cases[i].section, test_section);
      }
  g_test_add_func ("/note/parity/table", test_table);
  g_test_add_func ("/note/parity/random", test_random);
  g_test_add_func ("/note/parity/silence", test_silence);
  return g_test_run ();
}
