/*
 * How a plan is encoded for hp_plan_create. Part of the ABI: stable within one HP_ABI_VERSION.
 *
 * Little-endian, every item padded to 8 bytes.
 *   i64       one 64-bit signed integer
 *   ints      i64 count, then count 32-bit signed integers, padded with zeros to 8 bytes
 *   doubles   i64 count, then count IEEE 754 binary64 numbers
 *   taps      ints starts, ints indices, doubles weights (row i is [starts[i], starts[i+1]))
 *   pass      i64 outer, i64 input length, i64 output length, i64 inner
 *   plan      i64 HP_PLAN_MAGIC, i64 source type, i64 source elements, i64 target type,
 *             i64 target elements, i64 number of steps, then the steps; nothing follows
 *   step      i64 kind, then
 *     HP_GATHER         i64 outer, i64 axes, axes x (i64 input length, ints indices), i64 inner,
 *                       i64 type
 *     HP_RESAMPLE_1D    pass, taps, i64 accumulation, i64 input, i64 compute, i64 output type
 *     HP_FIXED_POINT_1D pass, taps, i64 rounding, i64 shift, i64 input type, i64 output type
 *     HP_CORNER_BLEND   i64 batch, i64 channels, i64 channels inner (0 or 1), i64 axes,
 *                       axes x (i64 input length, taps), i64 body channels, i64 body accumulation,
 *                       i64 tail accumulation, i64 type, i64 compute type
 *     HP_CONVERT        i64 count, i64 input type, i64 output type, i64 rounding
 *     HP_BIN_MEAN       i64 outer, i64 axes, axes x (i64 input length, ints starts, ints ends),
 *                       i64 inner, i64 joint, i64 type, i64 compute type
 *     HP_CASCADE_MEAN   i64 outer, i64 length, i64 inner, i64 cascaded, i64 lanes,
 *                       i64 share length, i64 shares, i64 type, i64 compute type
 *     HP_PERMUTE        i64 axes, for each j of them (i64 length of input axis j, i64 input axis
 *                       that output axis j is), i64 type
 *     HP_ADJOINT_SUM    i64 outer, i64 axes, axes x (i64 input length, taps), i64 inner,
 *                       i64 body inner, i64 body term, i64 tail term, i64 type, i64 compute type
 *     HP_PAD            pass, i64 before, i64 type, i64 bits of the binary64 value
 *     HP_CLAMP          i64 count, i64 type, i64 bits of the binary64 low, i64 bits of the high
 * Each step, and the range of each field, is that of its record in the Java package
 * io.halfpixel.plan. A plan without steps copies, or does nothing if its target has no elements.
 */
#ifndef HALFPIXEL_PLAN_ENCODING_H
#define HALFPIXEL_PLAN_ENCODING_H

#include <stdint.h>

#define HP_PLAN_MAGIC INT64_C(0x31304E414C505048) /* the bytes "HPPLAN01" */

enum hp_step_kind {
  HP_GATHER = 1,
  HP_RESAMPLE_1D = 2,
  HP_FIXED_POINT_1D = 3,
  HP_CORNER_BLEND = 4,
  HP_CONVERT = 5,
  HP_BIN_MEAN = 6,
  HP_CASCADE_MEAN = 7,
  HP_PERMUTE = 8,
  HP_ADJOINT_SUM = 9,
  HP_PAD = 10,
  HP_CLAMP = 11
};

enum hp_type {
  HP_F32 = 1,
  HP_F64 = 2,
  HP_F16 = 3,
  HP_BF16 = 4,
  HP_U8 = 5,
  HP_I8 = 6,
  HP_I16 = 7,
  HP_U16 = 8,
  HP_I32 = 9
};

enum hp_accumulation {
  HP_SEQUENTIAL = 1,
  HP_SEQUENTIAL_FROM_ZERO = 2,
  HP_REVERSED = 3,
  HP_SEQUENTIAL_FMA = 4,
  HP_REVERSED_FMA = 5,
  HP_PAIR_FMA = 6,
  HP_REVERSED_PAIR_FMA = 7,
  HP_FOURS_THEN_FMA = 8,
  HP_TWOS_THEN_FMA = 9,
  HP_LERP = 10
};

enum hp_term {
  HP_PRODUCT = 1,
  HP_PRODUCT_FMA = 2,
  HP_SCALED = 3,
  HP_QUOTIENTS = 4,
  HP_QUOTIENT = 5,
  HP_LAST_QUOTIENT = 6
};

enum hp_rounding { HP_NEAREST_EVEN = 1 };

#endif /* HALFPIXEL_PLAN_ENCODING_H */
