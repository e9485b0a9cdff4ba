#include <algorithm>

#include "producers/pass.h"
#include "tables/tap_rows.h"

namespace hp {
namespace {

constexpr int64_t most_slots = int64_t{1} << 30;

/* Returns the number of rows from the first to the last that a sum needs, of the widest sum. */
int64_t widest(const TapRows& taps) {
  int64_t span = 1;
  for (int64_t row = 0; row < taps.rows; row++) {
    auto first = taps.indices.data() + taps.starts[row];
    auto last = taps.indices.data() + taps.starts[row + 1];
    if (first < last) {
      auto ends = std::minmax_element(first, last);
      span = std::max<int64_t>(span, *ends.second - *ends.first + 1);
    }
  }
  return span;
}

/* Whether the sums use most of the rows between the first and the last. */
bool is_dense(const TapRows& taps) {
  int32_t first = INT32_MAX;
  int32_t last = -1;
  int64_t used = 0;
  for (int32_t tap = 0; tap < taps.indices.size(); tap++) {
    int32_t index = taps.indices[tap];
    used += index > last ? 1 : 0;
    first = std::min(first, index);
    last = std::max(last, index);
  }
  return used * 2 > last - first;
}

}  // namespace

bool make_ring(const TapRows& taps, const Pass& pass, int64_t together, Ring& ring) {
  ring.together = together;
  ring.row = pass.inner;
  ring.rows = pass.input_length;
  const int64_t needed = widest(taps) + ring.together - 1;
  while (ring.slots < needed) {
    ring.slots *= 2;
  }
  return ring.slots <= most_slots;
}

Range reads_across(const TapRows& taps, const Pass& pass, int64_t together, Range output) {
  const int64_t inner = pass.inner;
  Range rows = output.in_units_of(inner);
  auto reads_of = [&](int64_t r) {
    int64_t first = r / taps.rows * pass.input_length;
    int64_t row = r % taps.rows;
    Range all;
    for (int32_t tap = taps.starts[row]; tap < taps.starts[row + 1]; tap++) {
      const int64_t index = taps.indices[tap];
      all.add({first + index, first + std::min(index + together, pass.input_length)});
    }
    return all;
  };
  Range all = reads_of_rows(rows.begin / inner, rows.end / inner, taps.rows, reads_of);
  return {all.begin * inner, all.end * inner};
}

void find_rows(const TapRows& taps, const Pass& pass, const Rows& rows, const RowPart& part,
               const unsigned char** found) {
  const int32_t start = taps.starts[part.row];
  const int32_t count = taps.count(part.row);
  const int64_t first = part.block * pass.input_length;
  for (int32_t t = 0; t < count; t++) {
    const int64_t index = taps.indices[start + t];
    const int64_t begin = (first + index) * pass.inner + part.at;
    found[t] = rows.row(index, {begin, begin + part.length});
  }
}

bool Across::make(const Loops& loops, const SumStep& step, int64_t together, Ring& ring,
                  Scratch& scratch) {
  pass_ = step.pass;
  fixed_ = step.is_fixed();
  bytes_ = type_bytes(step.compute);
  weight_bytes_ = fixed_ ? 2 * step.pieces : bytes_;
  rounding_ = static_cast<int32_t>(step.rounding);
  shift_ = static_cast<int32_t>(step.shift);
  if (!make_tap_rows(*step.taps, step.accumulation, step.compute, taps_, step.pieces)) {
    return false;
  }
  const FloatLoops& floats = step.compute == ElementType::f64 ? loops.f64 : loops.f32;
  blend_ = fixed_ ? &loops.bytes(step.pieces).blend
                  : floats.blend[sum_of_rows(step.accumulation, taps_)];
  together_ = is_dense(taps_) ? together : 1;
  return make_ring(taps_, pass_, together_, ring) &&
         scratch.add(taps_.longest(), sizeof(void*), pointers_);
}

Range Across::reads(Range output) const { return reads_across(taps_, pass_, together_, output); }

/* The ring has a slot for every row between the first and the last tap of a sum, and for those that
 * come together with one of them, so a row that the sum still needs is never overwritten. */
void Across::produce(const Input& input, Range output, unsigned char* out, bool stream) const {
  const Rows rows(input);
  const auto pointers = reinterpret_cast<const unsigned char**>(pointers_.in(input.scratch()));
  RowSum sum;
  sum.rows = reinterpret_cast<const void* const*>(pointers);
  sum.stream = stream;
  sum.rounding = rounding_;
  sum.shift = shift_;
  each_row_part(pass_, output, [&](const RowPart& part) {
    find_rows(taps_, pass_, rows, part, pointers);
    sum.length = part.length;
    sum.taps = taps_.count(part.row);
    sum.out = out;
    sum.weights = taps_.weights.data() + int64_t{taps_.starts[part.row]} * weight_bytes_;
    sum.strict = strict_taps(taps_.group, sum.taps);
    blend_[fixed_ || sum.taps > unrolled_taps ? 0 : sum.taps](sum);
    out += sum.length * bytes_;
  });
}

}  // namespace hp
