#include "tables/third_sums.h"

#include <cstring>

namespace hp {
namespace {

bool are_neighbours(const TapRows& rows, int64_t row, int32_t taps) {
  const int32_t* indices = rows.indices.data() + rows.starts[row];
  bool neighbours = taps > 0 && rows.count(row) == taps;
  for (int32_t t = 1; neighbours && t < taps; t++) {
    neighbours = indices[t] == indices[0] + t;
  }
  return neighbours;
}

int32_t first_input(const TapRows& rows, int64_t row) { return rows.indices[rows.starts[row]]; }

/* Whether a row has the weights of the one two before it, three inputs further on. */
bool repeats(const TapRows& rows, int64_t row, int64_t weight_bytes) {
  const unsigned char* weights = rows.weights.data();
  return first_input(rows, row) == first_input(rows, row - 2) + 3 &&
         std::memcmp(weights + rows.starts[row] * weight_bytes,
                     weights + rows.starts[row - 2] * weight_bytes,
                     static_cast<size_t>(rows.count(row) * weight_bytes)) == 0;
}

}  // namespace

ThirdSums find_third_sums(const TapRows& rows, int64_t weight_bytes, int32_t fewest) {
  ThirdSums found;
  int64_t first = rows.rows / 2;
  if (rows.rows < 2 * fewest + 1 || rows.count(first) % 3 != 0 || rows.count(first) > 9) {
    return found;
  }
  const int32_t taps = rows.count(first);
  auto is_pair = [&](int64_t row) {
    return are_neighbours(rows, row, taps) && are_neighbours(rows, row + 1, taps) &&
           first_input(rows, row + 1) == first_input(rows, row) + second_third(taps);
  };
  first += is_pair(first) ? 0 : 1;
  int64_t end = first + 2;
  if (end > rows.rows || !is_pair(first)) {
    return found;
  }
  auto continues = [&](int64_t row) {
    return is_pair(row) && is_pair(row - 2) && repeats(rows, row, weight_bytes) &&
           repeats(rows, row + 1, weight_bytes);
  };
  while (first >= 2 && continues(first)) {
    first -= 2;
  }
  while (end + 2 <= rows.rows && continues(end)) {
    end += 2;
  }
  if (end - first >= 2 * fewest && (end - first) * 2 > rows.rows) {
    found.first = static_cast<int32_t>(first);
    found.pairs = static_cast<int32_t>((end - first) / 2);
    found.taps = taps;
  }
  return found;
}

}  // namespace hp
