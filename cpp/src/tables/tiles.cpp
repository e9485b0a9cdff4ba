#include "tables/tiles.h"

#include <algorithm>

namespace hp {
namespace {

bool append(const TileRun& run, Array<TileRun>& tiles) {
  TileRun* added = tiles.append();
  if (added != nullptr) {
    *added = run;
  }
  return added != nullptr;
}

bool are_neighbours(const TapRows& rows, int64_t row) {
  const int32_t first = rows.starts[row];
  const int32_t count = rows.count(row);
  bool neighbours = count > 0;
  for (int32_t t = 1; neighbours && t < count; t++) {
    neighbours = rows.indices[first + t] == rows.indices[first] + t;
  }
  return neighbours;
}

}  // namespace

bool make_tiles(const TapRows& rows, Array<TileRun>& tiles) {
  TileRun run;
  int32_t end = 0; /* behind the last input of the run */
  for (int64_t row = 0; row < rows.rows; row++) {
    auto first = rows.indices.data() + rows.starts[row];
    auto last = rows.indices.data() + rows.starts[row + 1];
    int32_t low = first < last ? *std::min_element(first, last) : run.low;
    int32_t high = first < last ? *std::max_element(first, last) + 1 : end;
    if (high - low > tile_columns) {
      tiles = Array<TileRun>();
      return true;
    }
    int32_t wider_low = run.outputs > 0 ? std::min(low, run.low) : low;
    int32_t wider_end = run.outputs > 0 ? std::max(high, end) : high;
    if (run.outputs > 0 && wider_end - wider_low > tile_columns) {
      if (!append(run, tiles)) {
        return false;
      }
      run = TileRun();
      run.first = static_cast<int32_t>(row);
      wider_low = low;
      wider_end = high;
    }
    run.outputs++;
    run.low = wider_low;
    end = wider_end;
    run.columns = end - run.low;
    run.neighbours = run.neighbours && are_neighbours(rows, row);
  }
  return append(run, tiles);
}

}  // namespace hp
