/* Rows cut into tiles of inputs that stay in the first-level cache. */
#ifndef HALFPIXEL_TILES_H
#define HALFPIXEL_TILES_H

#include <cstdint>

#include "base/array.h"
#include "tables/tap_rows.h"

namespace hp {

/* Neighbouring outputs whose taps lie within tile_columns inputs. */
struct TileRun {
  int32_t first = 0;
  int32_t outputs = 0;
  int32_t low = 0; /* the first input */
  int32_t columns = 0;
  bool neighbours =
      true; /* the taps of every output, at least one, are inputs next to each other */
};

/* So many columns of a vector each are half of a first-level cache. */
constexpr int32_t tile_columns = 256;

/* Cuts a row into tiles; there is none if the taps of one output lie too far apart. */
[[nodiscard]] bool make_tiles(const TapRows& rows, Array<TileRun>& tiles);

}  // namespace hp

#endif /* HALFPIXEL_TILES_H */
