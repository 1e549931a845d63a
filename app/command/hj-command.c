/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of verbs and the way from argv to one of them. */
#include "hj-command.h"

#include "hj-invocation.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* A verb without a function is promised for later and says so. */
static const HjVerb verbs[] = {
  { "tour", "--output DIR", N_("without a display: course, diagrams, a sheet and ten answers into a folder"), hj_verb_tour },
  { "import", "PATH… [--json]", N_("Markdown and text files, folders or .zip exports into the library"), hj_verb_import },
  { "notes", "[--json]", N_("lists your notes"), hj_verb_notes },
  { "show", "NOTE|TOPIC [--as text|markdown|json]", N_("prints a note"), hj_verb_show },
  { "outline",
    "NOTE|TOPIC [--promote|--demote|--merge|--heading|--plain LINE | --rename LINE TITLE | --undo] [--json]",
    N_("the sections of a note with their lines; changes how its headings are read"), hj_verb_outline },
  { "terms", "[--json]", N_("the glossary in two languages"), hj_verb_terms },
  { "search", "QUERY [--limit N] [--json]", N_("finds topics, notes, cards and diagrams"), hj_verb_search },
  { "cards", "[QUERY] [--suggested] [--json]", N_("lists cards, or suggestions"), hj_verb_cards },
  { "add", "NOTE|CARD… [--json]", N_("takes suggested cards over"), hj_verb_add },
  { "due", "[--at TIME] [--json]", N_("the cards that would be asked, in order"), hj_verb_due },
  { "answer", "CARD again|hard|good|easy [--at TIME] [--json]", N_("answers a card"), hj_verb_answer },
  { "undo", "[--json]", N_("takes the last answer back, any number of times"), hj_verb_undo },
  { "schedule", "[--version 6|7] [--retention R] < reviews.json", N_("FSRS alone: ratings and days in, states out"),
    hj_verb_schedule },
  { "optimize", "[--reviews FILE.csv] [--json]", N_("fits the weights to your log"), NULL },
  { "stats", "[--days N] [--json]", N_("progress, retention, forecast"), hj_verb_stats },
  { "topics", "[--json]", N_("the course"), hj_verb_topics },
  { "diagrams", "[--json]", N_("the catalogue of diagrams"), hj_verb_diagrams },
  { "render", "DIAGRAM [--set KEY=VALUE]… [--seed N] [--steps N] [--size WxH] [--style STYLE] -o FILE",
    N_("draws a diagram, or writes its numbers"), hj_verb_render },
  { "formula", "TEX [-o FILE.svg|png|pdf] [--inline] [--size PX] [--style STYLE] [--json]",
    N_("typesets one formula, or prints its measures"), hj_verb_formula },
  { "bench", "[NAME…] [--json]", N_("measures the speed of what matters"), hj_verb_bench },
  { "sheet", "TOPIC|NOTE… [--kind KIND] [--paper A4|Letter] [--pages N] -o FILE.pdf", N_("prints sheets"),
    hj_verb_sheet },
  { "export", "FILE.apkg|csv|zip [--json]", N_("writes the cards for Anki or as a table, or everything as text"),
    hj_verb_export },
  { "backup", "[FILE] [--json]", N_("writes a verified copy of the library"), hj_verb_backup },
  { "restore", "FILE [--json]", N_("puts a backup in the library's place, keeping the old one"), hj_verb_restore },
  { "check", "[--repair] [--json]", N_("looks whether everything in the library is sound"), hj_verb_check },
  { "help", "[VERB]", N_("says how to use this"), hj_verb_help },
};

static const HjVerb *
find_verb (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_strcmp0 (verbs[i].name, name) == 0)
      return &verbs[i];
  return NULL;
}

char **
hj_command_list_verbs (void)
{
  char **names = g_new0 (char *, G_N_ELEMENTS (verbs) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    names[i] = (char *) verbs[i].name;
  return names;
}

/* ---- help ---- */

static int
help_all (void)
{
  hj_print ("%s\n\n", _("hanjang [FILE…] opens the window. With a verb it needs no display:"));
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    hj_print ("  %-9s %s%s\n", verbs[i].name, _(verbs[i].summary), verbs[i].run ? "" : _(" (not available yet)"));
  hj_print ("\n%s\n", _("Everywhere: --library FILE (or HANJANG_LIBRARY), --lang ko|en|both for content.\n"
                       "Exit status: 0 done, 1 could not be done, 2 wrong usage.\n"
                       "“hanjang help VERB” says more about one verb."));
  return HJ_DONE;
}

int
hj_verb_help (HjInvocation *self)
{
  const HjVerb *verb;

  if (!hj_invocation_parse (self, NULL, 0, 1))
    return HJ_MISUSED;
  if (self->n_args == 0)
    return help_all ();
  verb = find_verb (self->args[0]);
  if (!verb)
    return hj_invocation_misuse (self, _("%s: there is no such verb"), self->args[0]);
  hj_print ("hanjang %s %s\n%s%s\n", verb->name, verb->usage, _(verb->summary),
           verb->run ? "" : _(" (not available yet)"));
  return HJ_DONE;
}

/* ---- from argv to a verb ---- */

static void
remove_args (int *argc, char **argv, int at, int n)
{
  memmove (argv + at, argv + at + n, (*argc - at - n + 1) * sizeof *argv);
  *argc -= n;
}

/* "--NAME VALUE" or "--NAME=VALUE" anywhere before "--"; taken out of argv. FALSE: its value is missing. */
static gboolean
take_option (int *argc, char **argv, const char *name, char **value)
{
  gsize n = strlen (name);

  for (int i = 1; i < *argc && strcmp (argv[i], "--") != 0;)
    if (g_str_has_prefix (argv[i], name) && argv[i][n] == '=')
      {
        g_free (*value);
        *value = g_strdup (argv[i] + n + 1);
        remove_args (argc, argv, i, 1);
      }
    else if (strcmp (argv[i], name) != 0)
      i++;
    else if (i + 1 == *argc)
      return FALSE;
    else
      {
        g_free (*value);
        *value = g_strdup (argv[i + 1]);
        remove_args (argc, argv, i, 2);
      }
  return TRUE;
}

static gboolean
take_general_options (HjInvocation *self, int *argc, char **argv)
{
  g_autofree char *lang = NULL;

  if (!take_option (argc, argv, "--library", &self->library) || !take_option (argc, argv, "--lang", &lang)
      || (self->library && !*self->library))
    hj_invocation_misuse (self, _("an option is without its value"));
  else if (lang && !hj_lang_from_string (lang, &self->lang))
    hj_invocation_misuse (self, _("--lang %s: must be ko, en or both"), lang);
  else
    return TRUE;
  return FALSE;
}

/* The language of content follows the reader's locale unless it is said. */
static HjLang
get_locale_lang (void)
{
  const char *const *names = g_get_language_names ();

  return g_str_has_prefix (names[0], "ko") ? HJ_LANG_KO : HJ_LANG_EN;
}

static int
run_verb (HjInvocation *self, int argc, char **argv)
{
  int status;

  self->args = g_new0 (char *, argc + 1);
  for (int i = 2; i < argc; i++)
    self->args[self->n_args++] = g_strdup (argv[i]);
  if (!self->verb->run)
    return hj_invocation_refuse (self, self->verb->name, _("not available yet"));
  status = self->verb->run (self);
  g_clear_object (&self->open);
  /* A full disk or a closed pipe behind standard output is a failure too. */
  if ((fflush (stdout) != 0 || ferror (stdout)) && status == HJ_DONE)
    return hj_invocation_refuse (self, _("standard output"), _("it cannot be written to"));
  return status;
}

/* A first word that is neither a verb nor a file is most likely a mistyped verb. */
static gboolean
is_mistyped (const char *word)
{
  return word && word[0] != '-' && !strchr (word, '/') && !strchr (word, '.') && !strchr (word, ':')
         && !g_file_test (word, G_FILE_TEST_EXISTS);
}

static const char *
get_verb_name (const char *word)
{
  return g_strcmp0 (word, "--help") == 0 || g_strcmp0 (word, "-h") == 0 ? "help" : word;
}

gboolean
hj_command_run (int *argc, char **argv, int *status)
{
  HjInvocation self = { .lang = get_locale_lang () };
  gboolean handled = TRUE;

  if (!take_general_options (&self, argc, argv))
    *status = HJ_MISUSED;
  else if ((self.verb = find_verb (get_verb_name (*argc > 1 ? argv[1] : NULL))))
    *status = run_verb (&self, *argc, argv);
  else if (*argc > 1 && is_mistyped (argv[1]))
    *status = hj_invocation_misuse (&self, _("%s: there is no such verb or file"), argv[1]);
  else
    {
      handled = FALSE;
      if (self.library)
        g_setenv ("HANJANG_LIBRARY", self.library, TRUE);
    }
  g_free (self.library);
  g_strfreev (self.args);
  return handled;
}
