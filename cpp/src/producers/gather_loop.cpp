/* The loop that moves a row of a gather, and what it reads. */
#include <algorithm>
#include <utility>

#include "producers/gather.h"
#include "tables/window.h"

namespace hp {
namespace {

constexpr int64_t longest_row = int64_t{1}
                                << 30; /* bytes that the tables of windows and chunks can address */
constexpr int64_t pixel_bytes = 3;     /* of those that move four at a time */

}  // namespace

/* One shuffle for as many short rows as it takes. */
bool Gather::make_short_rows() {
  if (!table_.masks.allocate(chunk_bytes)) {
    return false;
  }
  const int64_t fit = chunk_bytes / std::max(table_.short_input, table_.short_output);
  const int64_t together = std::min(fit, table_.short_rows);
  for (int64_t i = 0; i < together * table_.short_output; i++) {
    table_.masks[i] = static_cast<unsigned char>(
        table_.indices[i / table_.block_bytes] * table_.block_bytes + i % table_.block_bytes);
  }
  return true;
}

bool Gather::choose_loop(const GatherLoops& loops) {
  loop_ = loops.plain;
  count_inside();
  if (loops.window_lanes == 0) {
    return true;
  }
  if (table_.short_rows > 0) {
    loop_ = loops.short_rows;
    return make_short_rows();
  }
  if (table_.block_bytes >= 4 * loops.window_lanes) {
    loop_ = loops.blocks;
    return true;
  }
  return std::max(input_row_, output_row_) > longest_row || choose_shuffles(loops);
}

void Gather::count_inside() {
  while (table_.block_bytes == pixel_bytes && table_.inside + 1 < table_.blocks &&
         int64_t{table_.indices[table_.inside]} * pixel_bytes + 4 <= input_row_) {
    table_.inside++;
  }
}

/* The first of the loops that shuffle for which the indices are near enough; none if they are not.
 */
bool Gather::choose_shuffles(const GatherLoops& loops) {
  bool found = false;
  if (table_.block_bytes % 4 == 0) {
    if (!make_windows(loops.window_lanes, &found)) {
      return false;
    }
    loop_ = found ? loops.window : loop_;
  }
  if (!found) {
    if (!make_chunks(&found)) {
      return false;
    }
    loop_ = found ? loops.shuffle : loop_;
  }
  if (!found && table_.block_bytes == pixel_bytes) {
    if (!make_fours(&found)) {
      return false;
    }
    loop_ = found ? loops.fours : loop_;
  }
  return true;
}

bool Gather::make_windows(int32_t lanes, bool* found) {
  TapRows blocks;
  TapRows rows;
  blocks.rows = table_.blocks;
  if (!copy_of(table_.indices, blocks.indices) || !blocks.starts.allocate(blocks.rows + 1)) {
    return false;
  }
  for (int32_t i = 0; i <= blocks.rows; i++) {
    blocks.starts[i] = i;
  }
  if (!flatten(blocks, table_.block_bytes / 4, 0, rows) ||
      !make_window(rows, input_row_ / 4, lanes, 1, table_.window)) {
    return false;
  }
  *found = true;
  for (int64_t r = 0; r < table_.window.runs.size(); r++) {
    *found = *found && table_.window.runs[r].taps == 1;
  }
  return true;
}

bool Gather::make_chunks(bool* found) {
  int64_t chunks = (output_row_ + chunk_bytes - 1) / chunk_bytes;
  *found = input_row_ >= chunk_bytes && output_row_ >= chunk_bytes;
  if (!*found) {
    return true;
  }
  if (!table_.chunks.allocate(2 * chunks) || !table_.masks.allocate(chunk_bytes * chunks)) {
    return false;
  }
  for (int64_t c = 0; *found && c < chunks; c++) {
    int64_t to = std::min(c * chunk_bytes, output_row_ - chunk_bytes);  // the last one may overlap
    auto byte = [&](int64_t i) {
      return table_.indices[(to + i) / table_.block_bytes] * table_.block_bytes +
             (to + i) % table_.block_bytes;
    };
    int64_t low = input_row_ - chunk_bytes;
    for (int64_t i = 0; i < chunk_bytes; i++) {
      low = std::min(low, byte(i));
    }
    table_.chunks[2 * c] = static_cast<int32_t>(low);
    table_.chunks[2 * c + 1] = static_cast<int32_t>(to);
    for (int64_t i = 0; i < chunk_bytes; i++) {
      *found = *found && byte(i) - low < chunk_bytes;
      table_.masks[chunk_bytes * c + i] = static_cast<unsigned char>(byte(i) - low);
    }
  }
  return true;
}

/* Windows and masks of every two pixels. */
bool Gather::make_fours(bool* found) {
  constexpr unsigned char no_byte = 0x80;
  *found = input_row_ >= chunk_bytes && output_row_ >= chunk_bytes;
  const int64_t twos = *found ? 2 * ((output_row_ - chunk_bytes) / (4 * pixel_bytes) + 1) : 0;
  if (!table_.chunks.allocate(twos) || !table_.masks.allocate(chunk_bytes * twos)) {
    return false;
  }
  std::fill(table_.masks.data(), table_.masks.data() + table_.masks.size(), no_byte);
  for (int64_t two = 0; *found && two < twos; two++) {
    const int64_t from[] = {table_.indices[2 * two] * pixel_bytes,
                            table_.indices[2 * two + 1] * pixel_bytes};
    const int64_t low = std::min({from[0], from[1], input_row_ - chunk_bytes});
    *found = std::max(from[0], from[1]) + pixel_bytes - low <= chunk_bytes;
    unsigned char* mask = table_.masks.data() + chunk_bytes * two + two % 2 * 2 * pixel_bytes;
    for (int64_t i = 0; *found && i < 2 * pixel_bytes; i++) {
      mask[i] = static_cast<unsigned char>(from[i / pixel_bytes] - low + i % pixel_bytes);
    }
    table_.chunks[two] = static_cast<int32_t>(low);
  }
  return true;
}

}  // namespace hp
