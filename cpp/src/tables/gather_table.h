/* What the loops of a gather read: where the blocks of a row come from. */
#ifndef HALFPIXEL_GATHER_TABLE_H
#define HALFPIXEL_GATHER_TABLE_H

#include <cstdint>

#include "base/array.h"
#include "tables/window.h"

namespace hp {

/* One row of a gather. */
struct GatherTable {
  int64_t blocks = 0;      /* in a row of output */
  int64_t block_bytes = 0; /* that move together */
  Array<int32_t> indices;  /* the input block of each */
  int64_t inside = 0;      /* of blocks of three bytes: before it four may be read and written */
  Window window;           /* of 32-bit elements */
  /* For each 16 bytes of output the first of 16 bytes of input, and where they go. */
  Array<int32_t> chunks;
  Array<unsigned char> masks;
  /* Many short rows as one: their number, and the bytes of each. The indices are those of all. */
  int64_t short_rows = 0;
  int64_t short_input = 0;
  int64_t short_output = 0;
};

}  // namespace hp

#endif /* HALFPIXEL_GATHER_TABLE_H */
