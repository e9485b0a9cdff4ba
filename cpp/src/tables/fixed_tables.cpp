#include "tables/fixed_tables.h"

#include <algorithm>
#include <cstring>

namespace hp {
namespace {

constexpr int32_t window_bytes = 16;
constexpr unsigned char no_byte = 0x80; /* a shuffle puts zero there */

/* Four outputs of a block and one pair of taps. */
struct Quad {
  const TapRows& rows;
  int64_t first;
  int32_t pair;

  /* Visits the taps of the pair that are there: lane, position in the pair, tap. */
  template <class F>
  void each(F visit) const {
    for (int32_t lane = 0; lane < 4; lane++) {
      for (int32_t k = 0; k < 2; k++) {
        if (2 * pair + k < rows.count(first + lane)) {
          visit(lane, k, rows.starts[first + lane] + 2 * pair + k);
        }
      }
    }
  }
};

/* Writes the quad's window, mask and weights, whose pieces are so far apart; false if the taps are
 * too far apart. */
bool fill_quad(const Quad& quad, int64_t inputs, int32_t& base, unsigned char* mask,
               int16_t* weights, int64_t apart) {
  const TapRows& rows = quad.rows;
  int32_t low = INT32_MAX;
  int32_t high = 0;
  quad.each([&](int32_t, int32_t, int32_t tap) {
    low = std::min(low, rows.indices[tap]);
    high = std::max(high, rows.indices[tap]);
  });
  base = static_cast<int32_t>(std::min<int64_t>(low, inputs - window_bytes));
  if (high - base >= window_bytes) {
    return false;
  }
  std::memset(mask, no_byte, window_bytes);
  quad.each([&](int32_t lane, int32_t k, int32_t tap) {
    mask[4 * lane + 2 * k] = static_cast<unsigned char>(rows.indices[tap] - base);
    for (int32_t piece = 0; piece < rows.pieces; piece++) {
      weights[piece * apart + 2 * lane + k] = rows.piece(tap, piece);
    }
  });
  return true;
}

/* Writes the block's window, picks and weights; false if its taps lie too far apart. */
bool fill_words(const TapRows& rows, int64_t first, int64_t inputs, int32_t pairs, int64_t block,
                WordSums& words) {
  auto begin = rows.indices.data() + rows.starts[first];
  auto end = rows.indices.data() + rows.starts[first + words.outputs];
  int32_t low = begin < end ? *std::min_element(begin, end) : 0;
  auto base = static_cast<int32_t>(std::min<int64_t>(low, inputs - words.inputs));
  if (begin < end && *std::max_element(begin, end) - base >= words.inputs) {
    return false;
  }
  words.bases[block] = base;
  for (int32_t lane = 0; lane < words.outputs; lane++) {
    for (int32_t k = 0; k < rows.count(first + lane); k++) {
      int32_t tap = rows.starts[first + lane] + k;
      const int64_t pair = block * pairs + k / 2;
      const int64_t place = lane * 2 + k % 2;
      const int64_t row = words.outputs * 2;
      words.picks[pair * row + place] = static_cast<int16_t>(rows.indices[tap] - base);
      for (int32_t piece = 0; piece < rows.pieces; piece++) {
        words.weights[(pair * rows.pieces + piece) * row + place] = rows.piece(tap, piece);
      }
    }
  }
  return true;
}

bool is_zero(const TapRows& rows, int64_t tap) {
  return rows.piece(tap, 0) == 0 && rows.piece(tap, rows.pieces - 1) == 0;
}

}  // namespace

bool make_shuffle_sums(const TapRows& flat, int64_t inputs, int32_t quads, ShuffleSums& shuffle) {
  int32_t outputs = 4 * quads;
  int64_t blocks = (flat.rows + outputs - 1) / outputs;
  int32_t pairs = flat.longest() / 2;
  int64_t cells = blocks * pairs * quads;
  if (flat.rows < outputs || inputs < window_bytes || pairs == 0) {
    return true;
  }
  if (!shuffle.first.allocate(blocks) || !shuffle.bases.allocate(cells) ||
      !shuffle.masks.allocate(cells * 16) || !shuffle.weights.allocate(cells * 8 * flat.pieces)) {
    return false;
  }
  for (int64_t block = 0; block < blocks; block++) {
    int64_t first = std::min(block * outputs, flat.rows - outputs);  // the last one may overlap
    shuffle.first[block] = static_cast<int32_t>(first);
    for (int64_t cell = 0; cell < pairs * quads; cell++) {
      int64_t at = block * pairs * quads + cell;
      Quad quad{flat, first + 4 * (cell % quads), static_cast<int32_t>(cell / quads)};
      int64_t weights = (at - cell % quads) * flat.pieces + cell % quads;
      if (!fill_quad(quad, inputs, shuffle.bases[at], shuffle.masks.data() + 16 * at,
                     shuffle.weights.data() + 8 * weights, 8 * quads)) {
        return true;
      }
    }
  }
  shuffle.pairs = pairs;
  shuffle.blocks = static_cast<int32_t>(blocks);
  return true;
}

bool make_word_sums(const TapRows& flat, int64_t inputs, WordSums& words) {
  const int64_t outputs = words.outputs;
  int64_t blocks = (flat.rows + outputs - 1) / outputs;
  int32_t pairs = flat.longest() / 2;
  if (flat.rows < outputs || inputs < words.inputs || pairs == 0) {
    return true;
  }
  int64_t cells = blocks * pairs * outputs * 2;
  if (!words.first.allocate(blocks) || !words.bases.allocate(blocks) ||
      !words.picks.allocate(cells) || !words.weights.allocate(cells * flat.pieces)) {
    return false;
  }
  for (int64_t block = 0; block < blocks; block++) {
    int64_t first = std::min(block * outputs, flat.rows - outputs);  // the last one may overlap
    words.first[block] = static_cast<int32_t>(first);
    if (!fill_words(flat, first, inputs, pairs, block, words)) {
      return true;
    }
  }
  words.pairs = pairs;
  words.blocks = static_cast<int32_t>(blocks);
  return true;
}

bool make_dot_sums(const TapRows& rows, int64_t inputs, int64_t channels, DotSums& dots) {
  int32_t step = channels == 1 ? 16 : DotSums::step;
  int32_t taps = (rows.longest() + step - 1) / step * step;
  if (taps == 0 || taps > inputs) {
    return true;
  }
  if (!dots.first.allocate(rows.rows) || !dots.weights.allocate(rows.rows * taps * rows.pieces)) {
    return false;
  }
  for (int64_t row = 0; row < rows.rows; row++) {
    int32_t start = rows.starts[row];
    int32_t low = rows.count(row) > 0 ? rows.indices[start] : 0;
    auto first = static_cast<int32_t>(std::min<int64_t>(low, inputs - taps));
    dots.first[row] = first;
    for (int32_t t = 0; t < rows.count(row); t++) {
      int32_t at = rows.indices[start + t] - first;
      bool filler = t + 1 == rows.count(row) && is_zero(rows, start + t);
      if (!filler && (rows.indices[start + t] != low + t || at >= taps)) {
        return true;
      }
      for (int32_t piece = 0; !filler && piece < rows.pieces; piece++) {
        int64_t in_row = (int64_t{at / step} * rows.pieces + piece) * step + at % step;
        dots.weights[row * taps * rows.pieces + in_row] = rows.piece(start + t, piece);
      }
    }
  }
  dots.taps = taps;
  constexpr int64_t more_bytes = 4;
  auto end = [&](int64_t row) { return (dots.first[row] + taps) * channels + more_bytes; };
  while (dots.inside + 1 < rows.rows && end(dots.inside) <= inputs * channels) {
    dots.inside++;
  }
  return true;
}

}  // namespace hp
