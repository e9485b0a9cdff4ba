/* Rows that shrink by 3 : 2, as from 1080 to 720: the sums of every other output are alike. */
#ifndef HALFPIXEL_THIRD_SUMS_H
#define HALFPIXEL_THIRD_SUMS_H

#include <cstdint>

#include "tables/tap_rows.h"

namespace hp {

/*
 * The outputs [first, first + 2 * pairs) in pairs, all with 3, 6 or 9 taps, which are neighbouring
 * inputs: a triangle, a cubic and Lanczos' filter of that ratio have so many. Those of a pair begin
 * three inputs behind those of the pair before, with the same weights, and those of its second
 * output second_third(taps) inputs behind those of its first.
 */
struct ThirdSums {
  int32_t first = 0;
  int32_t pairs = 0; /* 0: there are none */
  int32_t taps = 0;
};

constexpr int32_t second_third(int32_t taps) { return taps == 6 ? 1 : 2; }

/* Finds the pairs; none if there are fewer than `fewest`, or most outputs are in none. */
ThirdSums find_third_sums(const TapRows& rows, int64_t weight_bytes, int32_t fewest);

}  // namespace hp

#endif /* HALFPIXEL_THIRD_SUMS_H */
