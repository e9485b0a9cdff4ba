#include "tables/pair_sums.h"

#include <algorithm>
#include <cstdlib>

namespace hp {
namespace {

bool is_word(double weight) { return weight >= INT16_MIN && weight <= INT16_MAX; }

bool have_word_weights(const TapTable& taps) {
  return std::all_of(taps.weights.data(), taps.weights.data() + taps.weights.size(), is_word);
}

/* Writes the pair of an output; false if its taps are no neighbours. */
bool fill_pair(const TapTable& taps, int64_t row, const Pass& pass, PairSums& pairs) {
  const int32_t start = taps.starts[row];
  const int32_t count = taps.starts[row + 1] - start;
  if (count < 1 || count > 2) {
    return false;
  }
  const auto last_first = static_cast<int32_t>(pass.input_length - 2);
  const int32_t first = std::min(taps.indices[start], last_first);
  pairs.first[row] = first * static_cast<int32_t>(pass.inner);
  for (int32_t tap = start; tap < start + count; tap++) {
    const int32_t at = taps.indices[tap] - first;
    if (at != 0 && at != 1) {
      return false;
    }
    int16_t& weight = pairs.weights[2 * row + at];
    if (weight != 0) {
      return false; /* two taps of one pixel */
    }
    weight = static_cast<int16_t>(taps.weights[tap]);
  }
  return true;
}

}  // namespace

bool make_pair_sums(const FixedPoint1dStep& step, PairSums& pairs) {
  constexpr int64_t bytes_read = 8;
  const Pass& pass = step.pass;
  const int64_t outputs = rows(step.taps);
  constexpr int64_t most = INT32_MAX - 2 * 255 * 32768; /* what two products leave of 32 bits */
  const bool plain = step.terms.input_shift == 0 && step.terms.shift == 0 && step.body_inner == 0;
  const bool known = step.input == ElementType::u8 && step.output == ElementType::i16 && plain &&
                     pass.input_length >= 2 && step.shift < 32 && step.rounding >= -most &&
                     step.rounding <= most && have_word_weights(step.taps);
  if (!known) {
    return true;
  }
  if (!pairs.first.allocate(outputs) || !pairs.weights.allocate(2 * outputs)) {
    return false;
  }
  for (int64_t row = 0; row < outputs; row++) {
    if (!fill_pair(step.taps, row, pass, pairs)) {
      return true;
    }
  }
  pairs.rounding = static_cast<int32_t>(step.rounding);
  pairs.shift = static_cast<int32_t>(step.shift);
  pairs.outputs = outputs;
  const int64_t input_unit = pass.input_length * pass.inner;
  while (pairs.inside + 1 < outputs && pairs.first[pairs.inside] + bytes_read <= input_unit) {
    pairs.inside++;
  }
  return true;
}

/* A product is in [-2^14, 2^14], and only both at 2^14 leave 16 bits; with a rounding that is not
 * negative such a sum is more than a byte, cut or not. */
bool is_sum_of_word_rows(const FixedPoint1dStep& step) {
  constexpr int64_t words = 16;
  constexpr int64_t most_shift = 7;
  bool pairs = have_word_weights(step.taps);
  for (int64_t row = 0; row < rows(step.taps); row++) {
    const int32_t count = step.taps.starts[row + 1] - step.taps.starts[row];
    pairs = pairs && count >= 1 && count <= 2;
  }
  return pairs && step.input == ElementType::i16 && step.output == ElementType::u8 &&
         step.terms.input_shift == 0 && step.terms.shift == words &&
         step.terms.ties == Ties::floor && step.body_inner == 0 && step.rounding >= 0 &&
         step.rounding <= INT16_MAX && step.shift <= most_shift;
}

}  // namespace hp
