#include "along.h"

#include <algorithm>
#include <utility>

#include "tables.h"

namespace hp {
namespace {

/* Outputs that fit no window cost many times as much as the others, and so do long sums of wide
 * ones, but a tile costs every input. */
bool pays_for_tiles(const AlongTable& table) {
  constexpr int64_t at_most_one_in = 32;
  constexpr int32_t short_sum = 4;
  int64_t costly = 0;
  for (int64_t r = 0; r < table.window.runs.size(); r++) {
    const WindowRun& run = table.window.runs[r];
    bool is_long = run.wide && run.taps > short_sum;
    costly += run.taps == 0 ? run.blocks : is_long ? int64_t{run.blocks} * run.lanes : 0;
  }
  bool few_windows = table.window.runs.size() == 0 || costly * at_most_one_in > table.taps.rows;
  return few_windows && table.taps.indices.size() * 2 >= table.input_unit;
}

/* Windows where the taps of neighbours are neighbours, tiles of many rows where not. */
bool make_flat_along(const FloatKernels& kernels, Sum sum, Level& level) {
  AlongTable& table = level.table;
  level.along = kernels.along_flat[sum];
  if (kernels.window_lanes > 0 &&
      !make_window(table.taps, table.input_unit, kernels.window_lanes, 2, table.window)) {
    return false;
  }
  if (kernels.tile_lanes == 0 || level.pass.outer < kernels.tile_lanes / 4 ||
      !pays_for_tiles(table)) {
    return true;
  }
  if (!make_tiles(table.taps, table.tiles)) {
    return false;
  }
  if (table.tiles.size() > 0) {
    level.along = kernels.along_tiles[sum];
    level.together = kernels.tile_lanes;
    level.chunk = std::max(level.chunk, level.together);
  }
  return true;
}

void take_together(Level& level) {
  level.together = level.pass.outer >= fixed_units ? fixed_units : 1;
  level.chunk = std::max(level.chunk, level.together);
}

/* The shuffles of bytes that the outputs allow: of words within a few registers, or of bytes. */
bool make_fixed_shuffles(const FixedKernels& kernels, Level& level) {
  AlongTable& table = level.table;
  if (kernels.along_words != nullptr) {
    if (!make_word_sums(table.taps, table.input_unit, table.words)) {
      return false;
    }
    if (table.words.blocks > 0) {
      level.along = kernels.along_words;
      take_together(level);
      return true;
    }
  }
  if (!make_shuffle_sums(table.taps, table.input_unit, kernels.shuffle_quads, table.shuffle)) {
    return false;
  }
  if (table.shuffle.blocks > 0) {
    level.along = kernels.along_shuffle;
    take_together(level);
  }
  return true;
}

}  // namespace

bool make_float_along(const FloatKernels& kernels, Sum sum, Level& level) {
  AlongTable& table = level.table;
  int64_t flat_below = kernels.window_lanes > 0 ? kernels.window_lanes : 4;
  if (table.inner >= flat_below) {
    level.along = kernels.along_blocks[sum];
    return true;
  }
  TapRows axis = std::move(table.taps);
  return flatten(axis, table.inner, level.weight_bytes, table.taps) &&
         make_flat_along(kernels, sum, level);
}

/* Long sums of neighbouring pixels pay for dot products, short ones for shuffles. */
bool make_fixed_along(const FixedKernels& kernels, Level& level) {
  constexpr int32_t short_pairs = 4;
  constexpr int64_t flat_below = 32;
  AlongTable& table = level.table;
  if (table.inner >= flat_below) {
    level.along = kernels.along_blocks;
    return true;
  }
  TapRows axis = std::move(table.taps);
  level.along = kernels.along_plain;
  if (!flatten(axis, table.inner, level.weight_bytes, table.taps)) {
    return false;
  }
  if (kernels.shuffle_quads == 0) {
    return true;
  }
  AlongFn dots = table.inner == 1   ? kernels.along_dots1
                 : table.inner == 3 ? kernels.along_dots3
                 : table.inner == 4 ? kernels.along_dots4
                                    : nullptr;
  if (!make_fixed_shuffles(kernels, level) ||
      (dots != nullptr && !make_dot_sums(axis, level.pass.input_length, table.inner, table.dots))) {
    return false;
  }
  bool is_short =
      table.words.blocks > 0 || (table.shuffle.blocks > 0 && table.shuffle.pairs <= short_pairs);
  if (!is_short && table.dots.taps > 0) {
    level.along = dots;
    take_together(level);
  }
  return true;
}

}  // namespace hp
