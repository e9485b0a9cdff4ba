#include "tables/adjoint_table.h"

#include <algorithm>
#include <cstring>

namespace hp {
namespace {

/* Fills the blocks of a row one after another. */
class BlockBuilder {
 public:
  BlockBuilder(const TapRows& rows, int64_t inputs, int32_t lanes, bool has_permute,
               int64_t weight_bytes, AdjointBlocks& blocks)
      : rows_(rows),
        inputs_(inputs),
        lanes_(lanes),
        has_permute_(has_permute),
        bytes_(weight_bytes),
        to_(blocks) {}

  bool build() {
    int64_t count = 0;
    for (int64_t first = 0; first < rows_.rows; first += lanes_from(first)) {
      count++;
    }
    if (!to_.blocks.allocate(count) || !to_.counts.allocate(rows_.rows + lanes_)) {
      return false;
    }
    int64_t vectors = 0;
    int64_t first = 0;
    for (int64_t b = 0; b < count; b++) {
      AdjointBlock& block = to_.blocks[b];
      measure(block, first);
      block.span = span_of(block);
      block.vectors = vectors;
      vectors += block.taps;
      first += block.lanes;
    }
    if (!to_.bases.allocate(vectors) || !to_.picks.allocate(vectors * lanes_) ||
        !to_.weights.allocate(vectors * lanes_ * bytes_)) {
      return false;
    }
    for (int64_t b = 0; b < count; b++) {
      const AdjointBlock& block = to_.blocks[b];
      for (int32_t tap = 0; tap < block.taps; tap++) {
        fill(block, tap);
      }
    }
    return true;
  }

 private:
  /* The lanes of the block that begins at an output: those of a vector, or before the first vector
   * that reads pairs; or those of all vectors that read pairs with the same weights. */
  int32_t lanes_from(int64_t first) const {
    if (are_pairs(first)) {
      int32_t lanes = lanes_;
      while (are_pairs(first + lanes) && are_alike(first, first + lanes)) {
        lanes += lanes_;
      }
      return lanes;
    }
    const auto most = static_cast<int32_t>(std::min<int64_t>(lanes_, rows_.rows - first));
    int32_t lanes = 1;
    while (lanes < most && !are_pairs(first + lanes)) {
      lanes++;
    }
    return lanes;
  }

  /* Whether two vectors of outputs that read pairs have the same weights and distances. */
  bool are_alike(int64_t one, int64_t other) const {
    bool alike = rows_.count(one) == rows_.count(other);
    for (int32_t tap = 0; alike && tap < rows_.count(one); tap++) {
      alike = index(one, tap) - 2 * one == index(other, tap) - 2 * other;
    }
    const int64_t bytes = (rows_.starts[one + lanes_] - rows_.starts[one]) * bytes_;
    return alike && std::memcmp(rows_.weights.data() + rows_.starts[one] * bytes_,
                                rows_.weights.data() + rows_.starts[other] * bytes_,
                                static_cast<size_t>(bytes)) == 0;
  }

  /* Whether a vector of outputs reads pairs of inputs: the vectors that hold these, and nothing
   * else. */
  bool are_pairs(int64_t first) const {
    constexpr int64_t worthwhile = 8; /* vectors in a row: shorter rows stay in registers */
    const bool whole =
        has_permute_ && rows_.rows >= worthwhile * lanes_ && first + lanes_ <= rows_.rows;
    const int32_t taps = whole ? rows_.count(first) : 0;
    bool found = taps > 0 && taps % 2 == 0;
    for (int32_t tap = 0; found && tap < taps; tap++) {
      const int32_t base = index(first, tap);
      found = tap % 2 == 0 || base == index(first, tap - 1) + 1;
      for (int32_t lane = 1; found && lane < lanes_; lane++) {
        found = rows_.count(first + lane) == taps && index(first + lane, tap) == base + 2 * lane;
      }
    }
    return found;
  }

  void measure(AdjointBlock& block, int64_t first) {
    block.first = static_cast<int32_t>(first);
    block.lanes = lanes_from(first);
    block.full = true;
    for (int32_t lane = 0; lane < block.lanes; lane++) {
      int32_t count = rows_.count(first + lane);
      to_.counts[first + lane] = count;
      block.full = block.full && (lane == 0 || count == block.taps);
      block.taps = std::max(block.taps, count);
      for (int32_t tap = 1; tap < count; tap++) {
        block.repeats = block.repeats || index(first + lane, tap) == index(first + lane, tap - 1);
      }
    }
  }

  int32_t index(int64_t row, int32_t tap) const { return rows_.indices[rows_.starts[row] + tap]; }

  AdjointSpan span_of(const AdjointBlock& block) const {
    return !has_permute_            ? AdjointSpan::apart
           : are_pairs(block.first) ? AdjointSpan::pairs
                                    : fewest_vectors(block);
  }

  /* The fewest vectors that hold the inputs of each tap. */
  AdjointSpan fewest_vectors(const AdjointBlock& block) const {
    for (AdjointSpan span : {AdjointSpan::one_vector, AdjointSpan::two_vectors}) {
      bool fits = inputs_ >= width(span);
      for (int32_t tap = 0; fits && tap < block.taps; tap++) {
        int32_t base = base_of(block, tap, span);
        for (int32_t lane = 0; lane < block.lanes; lane++) {
          fits = fits && (tap >= to_.counts[block.first + lane] ||
                          index(block.first + lane, tap) - base < width(span));
        }
      }
      if (fits) {
        return span;
      }
    }
    return AdjointSpan::apart;
  }

  int64_t width(AdjointSpan span) const { return static_cast<int64_t>(span) * lanes_; }

  /* The first input of a tap, or one before it, so that whole vectors can be read. */
  int32_t base_of(const AdjointBlock& block, int32_t tap, AdjointSpan span) const {
    int64_t base = span == AdjointSpan::apart ? 0 : inputs_ - width(span);
    for (int32_t lane = 0; lane < block.lanes; lane++) {
      if (tap < to_.counts[block.first + lane]) {
        base = std::min<int64_t>(base, index(block.first + lane, tap));
      }
    }
    return static_cast<int32_t>(base);
  }

  /* The base of the tap before, if the inputs of this one lie there too: they are loaded already.
   */
  int32_t shared_base(const AdjointBlock& block, int32_t tap) const {
    int32_t base = base_of(block, tap, block.span);
    bool shared = tap > 0 && block.span != AdjointSpan::apart;
    const int32_t before = tap > 0 ? to_.bases[block.vectors + tap - 1] : 0;
    for (int32_t lane = 0; shared && lane < block.lanes; lane++) {
      if (tap < to_.counts[block.first + lane]) {
        const int32_t place = index(block.first + lane, tap) - before;
        shared = place >= 0 && place < width(block.span);
      }
    }
    return shared ? before : base;
  }

  void fill(const AdjointBlock& block, int32_t tap) {
    int64_t vector = block.vectors + tap;
    to_.bases[vector] =
        block.span == AdjointSpan::pairs ? index(block.first, tap) : shared_base(block, tap);
    for (int32_t lane = 0; lane < lanes_; lane++) {
      int64_t at = vector * lanes_ + lane;
      bool is_tap = lane < block.lanes && tap < to_.counts[block.first + lane];
      if (is_tap) {
        int64_t from = rows_.starts[block.first + lane] + tap;
        to_.picks[at] = rows_.indices[from] - to_.bases[vector];
        std::memcpy(to_.weights.data() + at * bytes_, rows_.weights.data() + from * bytes_,
                    static_cast<size_t>(bytes_));
      }
    }
  }

  const TapRows& rows_;
  int64_t inputs_;
  int32_t lanes_;
  bool has_permute_;
  int64_t bytes_;
  AdjointBlocks& to_;
};

}  // namespace

int64_t longest_group(const TapRows& taps) {
  int64_t longest = 1;
  for (int64_t row = 0; row < taps.rows; row++) {
    for (int32_t first = taps.starts[row]; first < taps.starts[row + 1];) {
      int32_t end = end_of_group(taps, row, first);
      longest = std::max<int64_t>(longest, end - first);
      first = end;
    }
  }
  return longest;
}

bool make_adjoint_blocks(const TapRows& rows, int64_t inputs, int32_t lanes, bool has_permute,
                         int64_t weight_bytes, AdjointBlocks& blocks) {
  return BlockBuilder(rows, inputs, lanes, has_permute, weight_bytes, blocks).build();
}

}  // namespace hp
