/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which instruction set the inner loops run on. Every set gives the same bytes: vectors have a fixed
 * width in lanes (GCC vector extensions), sums have a fixed order, products are never fused. */
#pragma once

#include <stdint.h>

typedef enum {
  HJ_ISA_BASELINE,
  HJ_ISA_AVX2,
  HJ_ISA_AVX512,
} HjIsa;

/* Chosen once at first use: the best of the processor, or what HANJANG_ISA names
 * ("baseline", "avx2", "avx512"). */
HjIsa hj_isa (void);
const char *hj_isa_name (HjIsa isa);
/* For tests: from now on use ISA (if the processor has it). Returns what is really used. */
HjIsa hj_isa_force (HjIsa isa);

/* In a *-kernels.c file:   HJ_KERNEL (void, hj_gan_step, (HjGan *gan))  { … }
 * In its header:           HJ_KERNEL_DECLARE (void, hj_gan_step, (HjGan *gan));
 * and callers say          HJ_KERNEL_CALL (hj_gan_step) (gan).                         */
#define HJ_KERNEL_JOIN_(name, suffix) name##_##suffix
#define HJ_KERNEL_JOIN(name, suffix) HJ_KERNEL_JOIN_ (name, suffix)
#define HJ_KERNEL(type, name, args) type HJ_KERNEL_JOIN (name, HJ_ISA_SUFFIX) args

#ifdef __x86_64__
#define HJ_KERNEL_DECLARE(type, name, args)                                                               \
  type name##_baseline args;                                                                              \
  type name##_avx2 args;                                                                                  \
  type name##_avx512 args
#define HJ_KERNEL_CALL(name)                                                                              \
  (hj_isa () == HJ_ISA_AVX512 ? name##_avx512 : hj_isa () == HJ_ISA_AVX2 ? name##_avx2 : name##_baseline)
#else
#define HJ_KERNEL_DECLARE(type, name, args) type name##_baseline args
#define HJ_KERNEL_CALL(name) name##_baseline
#endif

/* Eight lanes of float: one AVX register, two SSE registers. The lane order is part of every result. */
typedef float HjLanes __attribute__ ((vector_size (32)));
typedef float HjLanesUnaligned __attribute__ ((vector_size (32), aligned (4)));
typedef int32_t HjLanesInt __attribute__ ((vector_size (32)));
#define HJ_LANES 8
