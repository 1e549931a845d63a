/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What drawings are told about the desktop they are on: palette, text size, dates. */
#include "hj-theme.h"

#include <adwaita.h>

const HjPalette *
hj_theme_get_palette (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return hj_palette_get (dark ? HJ_STYLE_CONTRAST_DARK : HJ_STYLE_CONTRAST);
  return hj_palette_get (dark ? HJ_STYLE_DARK : HJ_STYLE_LIGHT);
}

double
hj_theme_get_text_scale (GtkWidget *widget)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi <= 0 ? 1 : CLAMP (dpi / 1024.0 / 96.0, 1, 2);
}

HjFrame
hj_theme_frame (GtkWidget *widget, double width, double height)
{
  return (HjFrame) {
    .width = width,
    .height = height,
    .palette = hj_theme_get_palette (),
    .lang = HJ_LANG_KO,
    .text_scale = hj_theme_get_text_scale (widget),
    .layers = HJ_LAYER_ALL,
  };
}

void
hj_theme_follow (GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), widget,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), widget,
                           G_CONNECT_SWAPPED);
}

char *
hj_day_dup_text (int day, const char *format)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc ((gint64) day * 86400);

  return g_date_time_format (date, format);
}
