/* Long sums of neighbouring pixels, arranged for instructions that multiply bytes by bytes and add
 * four products. */
#ifndef HALFPIXEL_BYTE_SUMS_H
#define HALFPIXEL_BYTE_SUMS_H

#include <cstdint>

#include "tables/fixed_tables.h"

namespace hp {

/* Blocks of four outputs; four taps of each lie in one window of bytes, the next four as many
 * pixels behind it, in the same places. A weight is the sum of its digits, each in [-128, 127],
 * times 1, 256, 256^2. */
struct ByteSums {
  static constexpr int32_t outputs = 4;
  static constexpr int32_t taps = 4;
  static constexpr int32_t window = 128;
  static constexpr int32_t most_digits = 3;
  int32_t blocks = 0; /* 0: there are no such sums */
  int32_t groups = 0; /* of taps */
  int32_t digits = 0;
  Array<int32_t> first;       /* [block]: output */
  Array<int64_t> bases;       /* [block]: byte of a row where the first window begins */
  Array<unsigned char> picks; /* [block][output][four channels][tap]: byte of a window */
  Array<int8_t> weights;      /* [block][group][digit][output][tap] */
};

/* Makes the same sums as those of a row of so many inputs of 3 or 4 channels, with weights of some
 * pieces; sums.blocks is 0 if outputs lie too far apart or a weight has too many digits. */
[[nodiscard]] bool make_byte_sums(const DotSums& dots, int32_t pieces, int64_t inputs,
                                  int32_t channels, ByteSums& sums);

}  // namespace hp

#endif /* HALFPIXEL_BYTE_SUMS_H */
