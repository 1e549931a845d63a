/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a harness offers: libFuzzer's entry point, called by libFuzzer itself or by fuzz-driver.c. */
#pragma once

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
