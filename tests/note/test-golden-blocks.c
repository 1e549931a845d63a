/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The examples of the design's rules in the real notes (importer.md, sections 4 to 12): what begins on a line, whose
 * heading it stands below, what it says and must not say. Skipped where the notes are not at hand. */
#include "golden.h"

/* ---- what begins on a line ---- */

static const char *const names[HJ_N_BLOCK_KINDS] = {
  "h", "p", "ul", "-", "table", "tex", "code", "quote", "callout", "diagram", "question", "image", "rule", "html",
};

typedef struct {
  const HjNote *note;
  int line;
  GString *out;
} Look;

/* The line of the heading that the one on LINE stands below, −1: there is no such section; with two on a line, the
 * first. */
static int
find_parent (const GPtrArray *sections, int line, int parent)
{
  for (guint i = 0; i < sections->len; i++)
    {
      const HjSection *section = g_ptr_array_index (sections, i);
      int found = section->line == line ? parent : find_parent (section->children, line, section->line);

      if (found >= 0)
        return found;
    }
  return -1;
}

/* "h<12": a heading below that of line 12; "ul3": a list of three items, whose items and their words are not told;
 * "table5x2"; the others by their names. */
static void
add_name (HjBlock *block, gpointer data)
{
  Look *look = data;

  if (block->line != look->line || block->kind == HJ_BLOCK_ITEM
      || (block->kind == HJ_BLOCK_PARAGRAPH && g_str_has_prefix (look->out->str, "ul")))
    return;
  g_string_append_printf (look->out, "%s%s", look->out->len ? " " : "", block->ordered ? "ol" : names[block->kind]);
  if (block->kind == HJ_BLOCK_HEADING)
    g_string_append_printf (look->out, "<%d", find_parent (look->note->sections, look->line, 0));
  if (block->kind == HJ_BLOCK_LIST || block->kind == HJ_BLOCK_CALLOUT)
    g_string_append_printf (look->out, "%u", block->children->len);
  if (block->kind == HJ_BLOCK_TABLE)
    g_string_append_printf (look->out, "%ux%u", block->n_rows - !block->headless, block->n_columns);
}

/* By the rules of the design: M2 a lecture that the contents leave out, M3 link lists, H1 headings of Markdown, H3 items, H5 containers, H6 labels with text, H9 for
 * and against, H11 a table below a wrong heading, H12 parts and lectures, H13 families of numbers, H14 numbers twice and
 * left out, H15 titles on two lines, H16 two on one, H18 bold that is none, T3 to T16 tables, P1 to P14 lists, paragraphs
 * and boxes, K1 to K4 code, G1 to G3 pictures, Q1 to Q5 questions, D3 what an assistant left. */
static const struct {
  const char *rule;
  int note, line;
  const char *begins; /* nothing: what stands there belongs to the lines above, or is gone */
} places[] = {
  { "M2", N004, 976, "h<975" }, { "M3", N004, 8, "ul7" }, { "M3", N004, 1273, "p" }, { "M3", N004, 3826, "ul3" },
  { "M5", N001, 12, "ul5" }, { "H1", N004, 946, "h<934" }, { "H1", N004, 1545, "h<1535" },
  { "H3", N000, 671, "question" }, { "H3", N000, 675, "h<671" }, { "H4", N001, 10, "h<0" }, { "H4", N001, 18, "h<0" },
  { "H4", N001, 53, "h<49" }, { "H5", N001, 1721, "h<1699" }, { "H5", N001, 1723, "h<1721" },
  { "H5", N001, 1725, "h<1723" }, { "H6", N001, 722, "h<705 p" }, { "H6", N001, 1255, "p" },
  { "H7", N001, 615, "h<613" }, { "H9", N003, 320, "h<313" }, { "H9", N003, 326, "h<313" },
  { "H10", N000, 123, "h<121" }, { "H10", N000, 168, "h<164" }, { "H10", N000, 498, "h<496" },
  { "H10", N000, 554, "h<552" }, { "H10", N000, 616, "h<614" }, { "H10", N003, 129, "h<0" },
  { "H10", N003, 199, "h<0" }, { "H11", N003, 109, "h<56" }, { "H11", N003, 115, "table5x3" },
  { "H12", N004, 33, "h<0" }, { "H12", N004, 34, "h<33" }, { "H12", N004, 548, "h<534" },
  { "H12", N004, 829, "h<825" }, { "H12", N004, 3741, "h<3737" }, { "H13", N004, 1838, "h<1835" },
  { "H13", N004, 1904, "h<1883" }, { "H13", N004, 2472, "h<2470" }, { "H13", N004, 4032, "h<3985" },
  { "H14", N004, 1637, "h<1553" }, { "H14", N004, 1648, "h<1553" }, { "H14", N004, 2501, "h<2495" },
  { "H14", N004, 2505, "h<2495" }, { "H15", N004, 3209, "h<3206" }, { "H15", N004, 3210, "" },
  { "H16", N004, 55, "h<34 h<34" }, { "H17", N004, 1500, "h<1490" }, { "H17", N004, 1647, "" },
  { "H17", N004, 3438, "" }, { "H18", N004, 1485, "p" }, { "H18", N004, 1763, "" }, { "H18", N004, 2481, "p" },
  { "H18", N004, 2503, "p" }, { "H18", N004, 2529, "p" }, { "H19", N004, 4287, "h<4203" },
  { "T3", N004, 384, "table3x2" }, { "T4", N003, 122, "ul4" }, { "T4", N004, 475, "ul2" }, { "T5", N004, 954, "" },
  { "T8", N004, 2820, "p" }, { "T11", N000, 291, "table5x3" }, { "T11", N000, 882, "table6x3" },
  { "T11", N000, 921, "table11x4" }, { "T12", N004, 948, "table4x2" }, { "T13", N004, 4315, "table7x4" },
  { "T13", N004, 4324, "p" }, { "T16", N004, 37, "callout1 ul18 p p" }, { "F6", N003, 71, "tex" },
  { "F6", N003, 86, "p" }, { "F11", N000, 138, "tex" }, { "F14", N004, 3211, "image" },
  { "F14", N004, 3216, "image" }, { "P1", N000, 95, "ul3" }, { "P2", N000, 46, "ul2" }, { "P2", N000, 47, "ol4 p" },
  { "P2", N000, 94, "p" }, { "P3", N000, 37, "p" }, { "P4", N004, 65, "p" }, { "P4", N004, 66, "h<34" },
  { "P4", N004, 1730, "ul1" }, { "P4", N004, 1732, "" }, { "P5", N004, 1734, "ul1" }, { "P5", N004, 1750, "" },
  { "P6", N000, 218, "callout1" }, { "P6", N003, 159, "ul3" }, { "P6", N003, 169, "ul3" }, { "P7", N000, 251, "ul2" },
  { "P7", N003, 122, "ul4" }, { "P8", N001, 1935, "p h<1890" }, { "P8", N001, 1945, "p p" },
  { "P8", N001, 2227, "p h<2132" }, { "P8", N001, 2239, "p p" }, { "P8", N001, 2939, "p p" },
  { "P9", N001, 1920, "h<1890" }, { "P9", N001, 2222, "h<2191" }, { "P10", N004, 298, "" }, { "P10", N004, 1484, "" },
  { "P10", N004, 2786, "" }, { "P11", N004, 290, "ul1" }, { "P11", N004, 3131, "quote p" },
  { "P12", N004, 273, "ul3" }, { "P12", N004, 277, "p" }, { "P12", N004, 281, "p" }, { "P12", N004, 3162, "ul2" },
  { "P12", N004, 3165, "ul2" }, { "P13", N004, 3566, "callout1" }, { "P14", N000, 547, "callout1" },
  { "P14", N000, 549, "p" }, { "I11", N000, 898, "p" }, { "Q1", N000, 3, "question" },
  { "Q1", N000, 740, "question" }, { "Q3", N001, 81, "question" }, { "Q3", N001, 83, "h<81" },
  { "Q5", N004, 3839, "question" }, { "Q5", N004, 3849, "question" }, { "Q5", N004, 3859, "question" },
  { "Q5", N004, 3872, "question" }, { "Q5", N004, 3884, "question" }, { "K1", N000, 138, "tex" },
  { "K1", N001, 2538, "code" }, { "K2", N004, 1280, "code" }, { "K2", N004, 1298, "code" },
  { "K3", N004, 3129, "code" }, { "K3", N004, 3136, "code" }, { "K4", N004, 2626, "" }, { "K4", N004, 2698, "p" },
  { "G1", N000, 178, "image" }, { "G1", N000, 237, "image" }, { "G1", N000, 256, "image" },
  { "G1", N000, 289, "image" }, { "G2", N004, 1482, "" }, { "G2", N004, 1483, "image" }, { "G2", N004, 1484, "" },
  { "G3", N004, 2784, "" }, { "G3", N004, 2785, "image" }, { "D3", N004, 3749, "" }, { "D3", N004, 3776, "" },
  { "D3", N004, 4275, "" },
};

static void
test_places (gconstpointer data)
{
  guint note = GPOINTER_TO_UINT (data);
  Real real;

  if (!open_real (&real, note))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      Look look = { real.note, places[i].line, out };

      if (places[i].note != (int) note)
        continue;
      hj_blocks_each (real.note->blocks, add_name, &look);
      if (!g_str_equal (out->str, places[i].begins))
        g_error ("%s, %s:%d begins \"%s\", not \"%s\"", places[i].rule, real_names[note], places[i].line, out->str,
                 places[i].begins);
    }
  clear_real (&real);
}

/* ---- what it says ---- */

static const struct {
  const char *rule;
  int note, line;
  const char *says, *not;
} words[] = {
  { "H2", N004, 62, "html#id2", "####" },       { "H2", N004, 3586, "##ing", "####" },
  { "H2", N004, 2629, "# ", "####" },           { "H17", N004, 1500, "Interact With", "!" },
  { "H15", N004, 3209, "1. Attention", "\n" },  { "I4", N004, 3033, "Forward", "*" },
  { "I4", N004, 1013, "assert", "*" },          { "I3", N004, 369, "강화학습(RL)은", "*" },
  { "I3", N004, 1298, "**2", "####" },          { "I6", N004, 1830, "whenever", "~" },
  { "I8", N004, 3189, "<sos>", "&" },           { "I8", N004, 2847, "c1", "sub>" },
  { "T13", N004, 4324, "QLoRA", "4330" },       { "P4", N004, 1730, "설계해야\n함", "로깅" },
  { "C4", N003, 262, "1\ufe0f\u20e3", "#" },    { "I12", N001, 1225, "ViT는The", "*" },
};

typedef struct {
  int line;
  char *text; /* of the innermost block that begins there */
} Said;

static void
take_text (HjBlock *block, gpointer data)
{
  Said *said = data;

  if (block->line != said->line || !(block->spans || block->text))
    return;
  g_free (said->text);
  said->text = hj_block_dup_text (block);
}

static void
test_words (gconstpointer data)
{
  guint note = GPOINTER_TO_UINT (data);
  Real real;

  if (!open_real (&real, note))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      Said said = { words[i].line, NULL };

      if (words[i].note != (int) note)
        continue;
      hj_blocks_each (real.note->blocks, take_text, &said);
      if (!said.text || !strstr (said.text, words[i].says) || strstr (said.text, words[i].not))
        g_error ("%s, %s:%d says \"%s\"", words[i].rule, real_names[note], words[i].line, said.text);
      g_free (said.text);
    }
  clear_real (&real);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < N_REAL; i++)
    {
      g_autofree char *path = g_strdup_printf ("/note/golden-blocks/places/%s", real_names[i]);
      g_autofree char *said = g_strdup_printf ("/note/golden-blocks/words/%s", real_names[i]);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_places);
      g_test_add_data_func (said, GUINT_TO_POINTER (i), test_words);
    }
  return g_test_run ();
}
