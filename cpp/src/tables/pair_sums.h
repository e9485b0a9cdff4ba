/* Sums of at most two neighbouring pixels of bytes, which become 16-bit integers, and of two rows
 * of these: OpenCV's linear interpolation of bytes. */
#ifndef HALFPIXEL_PAIR_SUMS_H
#define HALFPIXEL_PAIR_SUMS_H

#include <cstdint>

#include "base/array.h"
#include "encoding/steps.h"

namespace hp {

/* Along a row: output[i] = (rounding + pixel[first] * weight[0] + pixel[first + 1] * weight[1]) >>
 * shift, in the range of 16 bits. */
struct PairSums {
  int64_t outputs = 0;    /* pixels; 0: the sums are not of this kind */
  int64_t inside = 0;     /* for the outputs before it eight bytes may be read, ... */
  Array<int32_t> first;   /* ... and two elements behind the output written. [output], elements */
  Array<int16_t> weights; /* [output][2] */
  int32_t rounding = 0;
  int32_t shift = 0;
};

/* Across rows: out[p] = (rounding + (rows[0][p] * weights[0] >> 16) + (rows[1][p] * weights[1] >>
 * 16)) >> shift, in the range of a byte. */
struct WordRows {
  const int16_t* rows[2] = {};
  int16_t weights[2] = {};
  int32_t rounding = 0;
  int32_t shift = 0;
};

/* Takes the sums of a step along a row if they are of this kind, and need no more than 32 bits. */
[[nodiscard]] bool make_pair_sums(const FixedPoint1dStep& step, PairSums& pairs);

/* Whether the sums of a step across rows are of the other kind: also where the sum of two products
 * is cut to 16 bits, the byte is the same. */
bool is_sum_of_word_rows(const FixedPoint1dStep& step);

}  // namespace hp

#endif /* HALFPIXEL_PAIR_SUMS_H */
