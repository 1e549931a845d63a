/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The style sheet of the note view. Sizes are in em of the reading text, so that zooming moves them all. */
#include "hj-note-block.h"

static const char style[] =
  "noteview .block { padding-left: 26px; padding-right: 26px; }"
  "noteview.narrow .block { padding-left: 12px; padding-right: 12px; }"
  "noteview .space { padding-bottom: 12px; }"
  "noteview .space.item { padding-bottom: 5px; }"
  "noteview .block.first { padding-top: 24px; }"
  "noteview .block.last { padding-bottom: 36px; }"
  "noteview .block.ends-answer { padding-bottom: 16px; }"
  "noteview label { line-height: 1.6em; }"
  "noteview label.h1 { font-size: 1.78em; font-weight: 700; line-height: 1.3em; }"
  "noteview label.h2 { font-size: 1.36em; font-weight: 700; line-height: 1.35em; }"
  "noteview label.h3 { font-size: 1.16em; font-weight: 700; line-height: 1.4em; }"
  "noteview label.h4 { font-size: 1em; font-weight: 700; }"
  "noteview .space.h1, noteview .space.h2 { padding-top: 16px; padding-bottom: 10px; }"
  "noteview .space.h3, noteview .space.h4 { padding-top: 8px; padding-bottom: 6px; }"
  "noteview .space.first { padding-top: 24px; }"
  "noteview .marker { opacity: 0.64; font-feature-settings: \"tnum\"; }"
  "noteview .dim { opacity: 0.64; }"
  "noteview .subtitle { opacity: 0.64; font-size: 0.93em; }"
  "noteview .well { background-color: alpha(currentColor, 0.045); border-radius: 10px; }"
  "noteview .well > label { padding: 12px 16px; }"
  "noteview formula { font-size: 1.06em; margin: 8px 10px; padding: 6px 8px; border-radius: 6px; }"
  "noteview formula:focus { background-color: alpha(@accent_bg_color, 0.12); }"
  "noteview .html { font-family: monospace; font-size: 0.88em; opacity: 0.6; }"
  "noteview .quote { border-left: 3px solid alpha(currentColor, 0.25); padding: 2px 0 2px 14px; }"
  "noteview .callout { border-radius: 10px; padding: 11px 14px; background-color: alpha(@blue_3, 0.13); }"
  "noteview .callout.is-tip { background-color: alpha(@green_4, 0.14); }"
  "noteview .callout.is-important { background-color: alpha(@purple_3, 0.14); }"
  "noteview .callout.is-warning { background-color: alpha(@yellow_5, 0.22); }"
  "noteview .callout.is-caution { background-color: alpha(@red_3, 0.14); }"
  "noteview .callout-title { font-weight: 700; }"
  "noteview .question { padding: 14px 18px; }"
  "noteview .question-kind { font-size: 0.8em; font-weight: 700; opacity: 0.64; line-height: 1.2em; }"
  "noteview .question-text { font-weight: 700; }"
  "noteview .answer { border-left: 3px solid alpha(@accent_bg_color, 0.55); margin-left: 8px; padding-left: 18px; }"
  "noteview notetable label { line-height: 1.45em; font-size: 0.94em; }"
  "noteview notetable label.header { font-size: 0.86em; font-weight: 700; opacity: 0.72; }"
  "noteview .sorter { padding: 4px 6px; margin: -4px -6px; min-width: 0; min-height: 0; border: none; background: none;"
  " border-radius: 6px; box-shadow: none; }"
  "noteview .sorter:hover { background-color: alpha(currentColor, 0.07); }"
  "noteview .cover { padding: 3px 6px; margin: -3px -6px; min-width: 0; min-height: 0; border: none; border-radius: 6px;"
  " box-shadow: none; background-image: none; background-color: alpha(currentColor, 0.1); font-weight: 400; }"
  "noteview .cover:hover { background-color: alpha(currentColor, 0.16); }"
  "noteview .table-tools > .hide-cells { opacity: 0; min-width: 24px; min-height: 24px; padding: 0; margin-top: -22px; }"
  "noteview .table-tools:hover > .hide-cells, noteview .table-tools:focus-within > .hide-cells,"
  " noteview .table-tools > .hide-cells.is-on { opacity: 1; }"
  "noteview .table-bar > entry { min-height: 28px; font-size: 0.9em; }"
  "noteview .table-bar > .hide-cells { min-width: 28px; min-height: 28px; padding: 0; }"
  "noteview .table-bar > .count { font-size: 0.85em; opacity: 0.64; font-feature-settings: \"tnum\"; }"
  "noteview .placeholder { padding: 12px 16px; }"
  "noteview .placeholder > label { padding: 0; }"
  "noteview .code > label { font-family: monospace; font-size: 0.92em; font-weight: 400; line-height: 1.5em; padding: 6px 7px; }"
  "noteview .copy-code { min-width: 26px; min-height: 26px; padding: 0; margin: 5px; border: none; opacity: 0;"
  " background-color: mix(@window_bg_color, @window_fg_color, 0.09); background-image: none; box-shadow: none; }"
  "noteview .code-tools:hover > .copy-code, noteview .copy-code:focus { opacity: 1; }"
  "noteview .fold { min-width: 20px; min-height: 24px; padding: 0; margin: 0 4px 0 -24px; border: none; opacity: 0;"
  " background: none; box-shadow: none; }"
  "noteview.narrow .fold { margin-left: -14px; min-width: 16px; }"
  "noteview .block:hover > .foldable > .fold, noteview .fold:focus, noteview .fold.is-folded { opacity: 0.7; }"
  "noteview .block:hover > .foldable > .fold:hover { opacity: 1; }"
  "notepage > .block:focus-visible { outline: 2px solid alpha(@accent_color, 0.5); outline-offset: -2px; border-radius: 8px; }"
  "noteview .selected-block { background-color: alpha(@accent_bg_color, 0.16); }"
  "noteview notetable scrollbar { background: none; border: none; }"
  "noteview .remarked { margin-right: -26px; }"
  "noteview.narrow .remarked { margin-right: -12px; }"
  "noteview .remark > button { min-width: 22px; min-height: 22px; padding: 0; color: @warning_color; }"
  "noteview .remarks label { line-height: 1.45em; }"
  "noteview .remark-words { opacity: 0.64; }"
  "noteview .remark-source { opacity: 0.64; font-size: 0.82em; }"
  "noteview .remark-dismiss { font-weight: 400; font-size: 0.87em; padding: 2px 8px; }"
  "noteview .stand-in { margin-left: -8px; padding: 2px 8px; font-weight: 400; font-size: 0.87em; color: @accent_color; }"
  "noteview .stand-in label { line-height: 1.3em; }"
  "noteview .placeholder .stand-in { margin: -4px -8px -4px 0; }"
  "noteview .placeholder label { padding: 0; }"
  "popover.term > contents { padding: 14px 16px; }"
  "termcard label { line-height: 1.45em; }"
  "termcard .heading { font-size: 1.16em; }"
  "termcard .term-detail { font-size: 0.82em; opacity: 0.64; }"
  "termcard .term-picture { border-radius: 8px; background-color: alpha(currentColor, 0.045); }"
  "popover.hint > contents { padding: 10px 14px; }"
  "popover.hint label { line-height: 1.45em; }"
  "noteview separator { margin: 4px 0; }";

void
hj_note_style_add (GdkDisplay *display)
{
  static GdkDisplay *done;
  GtkCssProvider *provider;

  if (done == display)
    return;
  done = display;
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_data (provider, style, -1);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_unref (provider);
}
