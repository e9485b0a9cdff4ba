/* Long sums of neighbouring pixels, arranged for loops that take many units at once: each lane of a
 * register belongs to another unit, so that all lanes share their weights. */
#ifndef HALFPIXEL_COLUMN_SUMS_H
#define HALFPIXEL_COLUMN_SUMS_H

#include <cstdint>

#include "tables/fixed_tables.h"

namespace hp {

/* Blocks of four outputs. Inputs come in groups of four neighbours, the first of which is a
 * multiple of four; what is no tap has a weight of zero. A weight is high * 2^16 + low. The high
 * parts are so small that two products of them have 16 bits; longer sums of these products are
 * exact modulo 2^16, which is enough for a whole sum of 32 bits. */
struct ColumnSums {
  static constexpr int32_t units = 8;
  static constexpr int32_t outputs = 4;
  static constexpr int32_t taps = 4;
  static constexpr int32_t most_high = 64;
  static constexpr int32_t most_groups = 128; /* of a stretch */

  /* Neighbouring blocks and the groups that their taps lie in. */
  struct Stretch {
    int32_t blocks = 0;
    int32_t first_group = 0;
    int32_t groups = 0;
  };

  Array<Stretch> stretches; /* empty: there are no such sums */
  Array<int32_t> groups;    /* [output]: the first one */
  Array<int32_t> starts;    /* [output + 1]: where its groups begin among all weights */
  Array<int16_t> low;       /* [group of an output][tap 0, 2, 1, 3] */
  Array<int8_t> high;       /* [group of an output][tap] */
};

/* Makes the same sums as those of a row, with weights of some pieces; there are no stretches if the
 * outputs of a block lie too far apart or a weight is too large. */
[[nodiscard]] bool make_column_sums(const DotSums& dots, int32_t pieces, ColumnSums& sums);

}  // namespace hp

#endif /* HALFPIXEL_COLUMN_SUMS_H */
