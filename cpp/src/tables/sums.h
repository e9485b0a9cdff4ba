/*
 * The accumulations in a normal form: five ways to add operands in the order in which they are
 * stored. A product does not depend on the order of its factors, so REVERSED, PAIR_FMA and
 * REVERSED_PAIR_FMA are a matter of storing the taps in the order in which they are added.
 */
#ifndef HALFPIXEL_SUMS_H
#define HALFPIXEL_SUMS_H

#include <cstdint>

#include "encoding/plan_format.h"

namespace hp {

enum Sum : int32_t {
  SUM_STRICT,           /* first product, then t + v * w, each rounded */
  SUM_STRICT_FROM_ZERO, /* the same, from +0 */
  SUM_STRICT_LERP,      /* v0 + (v1 - v0) * w1 */
  SUM_FUSED,            /* first product, then fma(v, w, t) */
  SUM_FUSED_TAIL /* first product, whole groups of t + v * w, the remaining taps fma(v, w, t) */
};

constexpr int32_t sum_count = 5;

inline Sum sum_of(Accumulation accumulation) {
  switch (accumulation) {
    case Accumulation::sequential:
    case Accumulation::reversed:
      return SUM_STRICT;
    case Accumulation::sequential_from_zero:
      return SUM_STRICT_FROM_ZERO;
    case Accumulation::lerp:
      return SUM_STRICT_LERP;
    case Accumulation::fours_then_fma:
    case Accumulation::twos_then_fma:
      return SUM_FUSED_TAIL;
    case Accumulation::sequential_fma:
    case Accumulation::reversed_fma:
    case Accumulation::pair_fma:
    case Accumulation::reversed_pair_fma:
      return SUM_FUSED;
    case Accumulation::pairwise: /* producers/ordered.h */
      break;
  }
  __builtin_unreachable();
}

/* Returns the size of the unfused groups of SUM_FUSED_TAIL, else 1. */
inline int32_t sum_group(Accumulation accumulation) {
  return accumulation == Accumulation::fours_then_fma  ? 4
         : accumulation == Accumulation::twos_then_fma ? 2
                                                       : 1;
}

/* Returns how many of a row's taps, from the first, are added without fma. */
constexpr int32_t strict_taps(int32_t group, int32_t taps) {
  return 1 + (taps - 1) / group * group;
}

/* Returns which of a row's taps is the operand number j of its sum. */
inline int32_t sum_operand(Accumulation accumulation, int32_t taps, int32_t j) {
  bool reversed = accumulation == Accumulation::reversed ||
                  accumulation == Accumulation::reversed_fma ||
                  accumulation == Accumulation::reversed_pair_fma;
  bool pair =
      accumulation == Accumulation::pair_fma || accumulation == Accumulation::reversed_pair_fma;
  if (pair && taps > 1 && j < 2) {
    j = 1 - j;
  }
  return reversed ? taps - 1 - j : j;
}

}  // namespace hp

#endif /* HALFPIXEL_SUMS_H */
