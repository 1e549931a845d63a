/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A target drawn by hand, as text that fits into a link: three letters for each point. */
#include "gan-view.h"

#include <math.h>
#include <string.h>

#define LEVELS 512 /* along each axis: nine bits, so eighteen for a point, six for a letter */

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/* The Hangul letter ㄹ in one stroke. */
const char hj_gan_drawing_default[] =
  "QGiReiS2iUWiVuiXOiYmiZ-ibeic2ieWifuihGiimij-ileim2ioOipuirGismit-ivWiwGbwGQwGEwF5wFuwFiwFXwFLwFA"
  "wE1wEpwEevMZtsZsUZq8ZpcZoEZmkZlMZj0ZiUZg8ZfcZeEZckZbMZZ0ZYUZW8ZVcZUEZSsZRMZQEXQEMQEBQD1QDqQDeQDT"
  "QDIQC8QCxQClQCaQCPQCDQB4QRuRpuTBuUhuV5uXZuYxuaRubpudBuehuf5uhZuixukJulpunBuohup5urRusxuuJuvpuxBu";

static int
level_of (float value)
{
  return (int) CLAMP (floor ((value / HJ_GAN_VIEW_RANGE + 1) / 2 * LEVELS), 0, LEVELS - 1);
}

static float
value_of (int level)
{
  return (float) (((level + 0.5) / LEVELS * 2 - 1) * HJ_GAN_VIEW_RANGE);
}

int
hj_gan_drawing_parse (const char *text, float (*points)[2], int room)
{
  int n = 0;

  for (; text[0] && text[1] && text[2] && n < room; text += 3)
    {
      int bits = 0;

      for (int k = 0; k < 3; k++)
        {
          const char *at = strchr (letters, text[k]);

          if (!at)
            return n;
          bits = bits << 6 | (int) (at - letters);
        }
      points[n][0] = value_of (bits / LEVELS);
      points[n][1] = value_of (bits % LEVELS);
      n++;
    }
  return n;
}

void
hj_gan_drawing_print (const float (*points)[2], int n, char text[HJ_PARAM_TEXT_SIZE])
{
  n = MIN (n, (HJ_PARAM_TEXT_SIZE - 1) / 3);
  for (int i = 0; i < n; i++)
    {
      int bits = level_of (points[i][0]) * LEVELS + level_of (points[i][1]);

      text[3 * i] = letters[bits >> 12];
      text[3 * i + 1] = letters[bits >> 6 & 63];
      text[3 * i + 2] = letters[bits & 63];
    }
  text[3 * n] = '\0';
}
