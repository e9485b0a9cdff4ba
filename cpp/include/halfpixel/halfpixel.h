/*
 * Halfpixel: executes resampling plans. C ABI, stable within one HP_ABI_VERSION.
 *
 * A plan is made elsewhere and arrives encoded (below); this library copies its tables once and
 * then only executes. All functions are thread-safe. No function throws, prints, aborts, or keeps a
 * pointer that it was given; every pointer and every range is checked and answered with a status.
 *
 * Encoding of a plan: little-endian, every item padded to 8 bytes.
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
 *     HP_ADJOINT_SUM    i64 outer, i64 axes, axes x (i64 input length, taps), i64 inner,
 *                       i64 body inner, i64 body term, i64 tail term, i64 type, i64 compute type
 *     HP_CONVERT        i64 count, i64 input type, i64 output type, i64 rounding
 *     HP_BIN_MEAN       i64 outer, i64 axes, axes x (i64 input length, ints starts, ints ends),
 *                       i64 inner, i64 joint, i64 type, i64 compute type
 *     HP_CASCADE_MEAN   i64 outer, i64 length, i64 inner, i64 cascaded, i64 lanes, i64 share
 * length, i64 shares, i64 type, i64 compute type HP_PERMUTE        i64 axes, axes x (i64 input
 * length, i64 output axis), i64 type The meaning of each step, and the range of each field, is that
 * of the record of the same name in the Java package io.halfpixel.plan.
 */
#ifndef HALFPIXEL_H
#define HALFPIXEL_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define HP_ABI_VERSION 1
#define HP_PLAN_MAGIC INT64_C(0x31304E414C505048) /* the bytes "HPPLAN01" */

#if defined(__GNUC__)
#define HP_API __attribute__((visibility("default")))
#else
#define HP_API
#endif

enum hp_step_kind {
  HP_GATHER = 1,
  HP_RESAMPLE_1D = 2,
  HP_FIXED_POINT_1D = 3,
  HP_CORNER_BLEND = 4,
  HP_CONVERT = 5,
  HP_BIN_MEAN = 6,
  HP_CASCADE_MEAN = 7,
  HP_PERMUTE = 8,
  HP_ADJOINT_SUM = 9
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
  HP_QUOTIENT = 5
};

enum hp_rounding { HP_NEAREST_EVEN = 1 };

enum hp_isa { HP_ISA_SCALAR = 0, HP_ISA_AVX2 = 1, HP_ISA_AVX512 = 2 };

typedef int32_t hp_status;
enum {
  HP_OK = 0,
  HP_NULL_POINTER = 1,  /* a required pointer is null */
  HP_BAD_PLAN = 2,      /* the encoding is truncated or inconsistent, or a field out of its range */
  HP_UNSUPPORTED = 3,   /* a valid plan with a step or type that this library has no loop for */
  HP_OUT_OF_MEMORY = 4, /* an allocation failed; nothing was kept */
  HP_BAD_RANGE = 5,     /* memory too small, misaligned or shared, or a band outside [0, bands) */
  HP_BAD_ISA = 6        /* an instruction set that is unknown or that this machine does not have */
};

/* An immutable, executable plan. */
typedef struct hp_plan hp_plan;

/* Returns HP_ABI_VERSION of the library, to compare with that of the header. */
HP_API uint32_t hp_abi_version(void);

/* Returns a short text that differs between different builds of the library. Static storage. */
HP_API const char* hp_build_id(void);

/* Returns one sentence for a status, or "unknown status". Static storage. */
HP_API const char* hp_status_message(hp_status status);

/* Returns the best hp_isa that CPU (CPUID) and operating system (XGETBV) support. */
HP_API int32_t hp_isa_best(void);

/* Returns "scalar", "avx2" or "avx512", or null for an unknown value. Static storage. */
HP_API const char* hp_isa_name(int32_t isa);

/* Copies an encoded plan and prepares it for one instruction set; *plan is set only on HP_OK. */
HP_API hp_status hp_plan_create(const void* encoded, int64_t bytes, int32_t isa, hp_plan** plan);

/* Sets [*begin, *end) to the target elements that a band writes. Bands are contiguous, disjoint. */
HP_API hp_status hp_plan_band(const hp_plan* plan, int32_t band, int32_t bands, int64_t* begin,
                              int64_t* end);

/*
 * Writes one band of the target. Elements start offset bytes behind each pointer, on a multiple of
 * the element size; bytes is the size of the memory behind the pointer. Source and target must not
 * overlap. A pointer may be null if the plan has no elements there.
 */
HP_API hp_status hp_plan_run(const hp_plan* plan, const void* source, int64_t source_bytes,
                             int64_t source_offset, void* target, int64_t target_bytes,
                             int64_t target_offset, int32_t band, int32_t bands);

/* Frees a plan; null is allowed. No run may be under way. */
HP_API void hp_plan_destroy(hp_plan* plan);

#ifdef __cplusplus
}
#endif

#endif /* HALFPIXEL_H */
