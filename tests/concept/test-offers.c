/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Missing pictures, and the diagrams that stand for them: never a wrong one. */
#include "hj-catalogue.h"
#include "hj-offers.h"

#include "../note/read-real.h"

#include <locale.h>
#include <string.h>

/* Told as "line:diagram?settings"; a picture without an offer as "line". */
static char *
dump (const HjNote *note, HjPictureIsThere is_there)
{
  g_autoptr (HjAbout) about = hj_about_note (note);
  g_autoptr (GPtrArray) offers = hj_offers_for_note (note, about, is_there, NULL);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < offers->len; i++)
    {
      const HjOffer *offer = g_ptr_array_index (offers, i);

      g_string_append_printf (out, "%s%d", i ? " " : "", offer->line);
      if (!offer->diagram)
        continue;
      g_assert_nonnull (hj_catalogue_find (offer->diagram));
      g_assert_cmpfloat (offer->confidence, >=, 0.5);
      g_assert_nonnull (offer->reason_ko);
      g_assert_nonnull (offer->reason_en);
      g_string_append_printf (out, ":%s%s%s", offer->diagram, offer->settings ? "?" : "",
                              offer->settings ? offer->settings : "");
    }
  return g_string_free (out, FALSE);
}

static gboolean
begins_here (const char *source, gpointer data)
{
  return g_str_has_prefix (source, "here/");
}

static const struct {
  const char *markdown, *offers;
} cases[] = {
  { "![](here/a.png)", "" },
  { "![](a.png)", "1" },
  /* its own words */
  { "# 이것저것\n\n![어텐션 히트맵의 예](a.png)", "3:attention-heatmap" },
  { "![A sigmoid curve](a.png)", "1:activation-curves?function=sigmoid" },
  { "![image.png](a.png)", "1" },
  /* the words beside it */
  { "역방향 과정의 그림 ![](a.png)", "1:diffusion-steps" },
  { "**로지스틱 회귀**\n\n![](a.png)", "3:activation-curves?function=sigmoid" },
  { "**로지스틱 회귀**\n\n글\n\n![](a.png)", "5" },
  { "CLIP 이미지를 GPT에 넣고, 그 결과로 어텐션을 그려 본 적이 있는 사람들의 이야기 ![](a.png)", "1" },
  /* the heading */
  { "# 로지스틱 회귀\n\n글\n\n![image.png](a.png)", "5:activation-curves?function=sigmoid" },
  { "# 모드 붕괴\n\n![](a.png)\n\n# 맛집\n\n![](b.png)", "3:gan-training-curves 7" },
  /* a section about what no diagram shows, that only mentions what one does */
  { "# 가지치기\n\nGAN도 가지치기한다.\n\n![](a.png)", "5" },
  { "# 회의록\n\nGAN 이야기를 조금 했다.\n\n![](a.png)", "5" },
  /* the part, where the section speaks of the same most */
  { "# 확산 모델\n\n## 그림으로\n\n확산 모델이다.\n\n![](a.png)", "7:diffusion-steps" },
  { "# 확산 모델\n\n## 순서\n\nCLIP과 CLIP, 그리고 확산 모델이다.\n\n![](a.png)", "7" },
  { "# 확산 모델\n\n## CLIP\n\n확산 모델에서 쓰는 다른 것의 이름이다.\n\n![](a.png)", "7" },
  /* once more in a row */
  { "![](a.png)\n![](a.png)", "1" },
  { "![](a.png)\n![](b.png)", "1 2" },
  /* where it stands: a break within a line begins none, and a cell stands on the line of its row */
  { "글<br>![](a.png)<br>\n글\\\n![](b.png)", "1 3" },
  { "| 가 | 나 |\n|---|---|\n| 다<br>![](a.png) | 라 |\n| 마 | ![](b.png) |", "3 4" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].markdown, strlen (cases[i].markdown));
      g_autoptr (HjNote) note = hj_note_read (bytes, "note.md", NULL);
      g_autofree char *found = dump (note, begins_here);

      if (strcmp (found, cases[i].offers) == 0)
        continue;
      g_test_message ("%s\n  found    %s\n  expected %s", cases[i].markdown, found, cases[i].offers);
      g_test_fail ();
    }
}

/* ---- the real notes ---- */

/* Every offer, looked at by eye; 3211 to 3246 are formulas of attention that exist as pictures only. */
static const struct {
  const char *name, *offers;
} notes[] = {
  { "competency-1.md", "289:activation-curves?function=sigmoid" },
  { "study-2025.md",
    "3029:diffusion-steps 3032:diffusion-steps 3208:attention-heatmap 3211:attention-heatmap 3216:attention-heatmap "
    "3219:attention-heatmap 3225:attention-heatmap 3227:attention-heatmap 3233:attention-heatmap "
    "3240:attention-heatmap 3246:attention-heatmap 3255:attention-heatmap 3263:attention-heatmap "
    "3269:attention-heatmap?task=formula 3277:attention-heatmap?task=formula 3288:attention-heatmap?mask=causal "
    "3298:attention-heatmap?mask=causal" },
};

static void
test_real (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (HjNote) note = read_real (notes[i].name);
  g_autofree char *found = note ? dump (note, NULL) : NULL;
  g_auto (GStrv) words = g_strsplit (found ? found : "", " ", -1);
  g_autoptr (GString) offered = g_string_new (NULL);

  for (guint k = 0; words[k]; k++)
    if (strchr (words[k], ':'))
      g_string_append_printf (offered, "%s%s", offered->len ? " " : "", words[k]);
  if (note)
    g_assert_cmpstr (offered->str, ==, notes[i].offers);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/offers/cases", test_cases);
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/offers/real/%s", notes[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_real);
    }
  return g_test_run ();
}
