/* The checks of steps that sum weighted taps. */
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "encoding/checks.h"

namespace hp {
namespace {

void check_taps(Reader& in, const TapTable& taps, int64_t input_length) {
  in.require(taps.starts.size() > 1 && taps.indices.size() == taps.weights.size());
  if (in.ok()) {
    in.require(taps.starts[0] == 0 && taps.starts[rows(taps)] == taps.indices.size());
  }
  for (int64_t row = 0; in.ok() && row < rows(taps); row++) {
    in.require(taps.starts[row] <= taps.starts[row + 1]);
  }
  for (int64_t tap = 0; in.ok() && tap < taps.indices.size(); tap++) {
    in.require(taps.indices[tap] >= 0 && taps.indices[tap] < input_length);
  }
}

Ends check_pass(Reader& in, const Pass& pass, const TapTable& taps) {
  check_taps(in, taps, pass.input_length);
  in.require(in.ok() && rows(taps) == pass.output_length);
  Ends ends;
  ends.input_elements = in.product(in.product(pass.outer, pass.input_length), pass.inner);
  ends.output_elements = in.product(in.product(pass.outer, pass.output_length), pass.inner);
  return ends;
}

void require_float_types(Reader& in, ElementType input, ElementType compute, ElementType output) {
  bool wide = compute == ElementType::f64;
  in.require(wide || (compute == ElementType::f32 && input != ElementType::f64));
  in.require(input != ElementType::boolean);
  in.require(is_floating(output) && (wide || output != ElementType::f64));
}

void require_weights(Reader& in, const TapTable& taps, ElementType compute) {
  for (int64_t tap = 0; compute == ElementType::f32 && in.ok() && tap < taps.weights.size();
       tap++) {
    in.require(is_float32(taps.weights[tap]));
  }
}

void require_pairs(Reader& in, const TapTable& taps) {
  for (int64_t row = 0; in.ok() && row < rows(taps); row++) {
    in.require(count(taps, row) == 2);
  }
}

void require_lerp(Reader& in, const TapTable& taps) {
  require_pairs(in, taps);
  for (int64_t row = 0; in.ok() && row < rows(taps); row++) {
    in.require(taps.weights[taps.starts[row]] == 1);
  }
}

void require_integer_weights(Reader& in, const TapTable& taps) {
  for (int64_t tap = 0; in.ok() && tap < taps.weights.size(); tap++) {
    double weight = taps.weights[tap];
    in.require(std::fabs(weight) <= 0x1p32 && weight == std::trunc(weight));
  }
}

/* Returns an input's product with a weight, divided; fails if the product leaves 64 bits. */
int64_t term_of(Reader& in, int64_t value, int64_t weight, const Terms& terms) {
  int64_t product = 0;
  in.require(!__builtin_mul_overflow(value, weight, &product));
  if (terms.ties == Ties::floor || terms.shift == 0) {
    return product >> terms.shift;
  }
  uint64_t magnitude =
      product < 0 ? -static_cast<uint64_t>(product) : static_cast<uint64_t>(product);
  auto quotient =
      static_cast<int64_t>((magnitude >> terms.shift) + (magnitude >> (terms.shift - 1) & 1));
  return product < 0 ? -quotient : quotient;
}

/* Every product and every partial sum must fit 64 bits whatever its order (rule HP-202). */
void require_exact_sums(Reader& in, const FixedPoint1dStep& step) {
  const int32_t bits = 8 * type_bytes(step.input) - (is_unsigned(step.input) ? 0 : 1);
  const int64_t highest = ((int64_t{1} << bits) - 1) >> step.terms.input_shift;
  const int64_t lowest =
      is_unsigned(step.input) ? 0 : -(int64_t{1} << bits) >> step.terms.input_shift;
  for (int64_t row = 0; in.ok() && row < rows(step.taps); row++) {
    int64_t low = std::min<int64_t>(step.rounding, 0);
    int64_t high = std::max<int64_t>(step.rounding, 0);
    for (int64_t tap = step.taps.starts[row]; in.ok() && tap < step.taps.starts[row + 1]; tap++) {
      auto weight = static_cast<int64_t>(step.taps.weights[tap]);
      int64_t first = term_of(in, lowest, weight, step.terms);
      int64_t last = term_of(in, highest, weight, step.terms);
      in.require(!__builtin_add_overflow(low, std::min<int64_t>(0, std::min(first, last)), &low));
      in.require(!__builtin_add_overflow(high, std::max<int64_t>(0, std::max(first, last)), &high));
    }
  }
}

/* The indices of a row ascend. */
void require_ascending(Reader& in, const TapTable& taps) {
  for (int64_t row = 0; in.ok() && row < rows(taps); row++) {
    for (int64_t tap = taps.starts[row] + 1; tap < taps.starts[row + 1]; tap++) {
      in.require(taps.indices[tap - 1] <= taps.indices[tap]);
    }
  }
}

/* Checks the taps of all axes and counts the positions of [outer][axes][inner]. */
Ends check_axes(Reader& in, int64_t outer, const Array<TapAxis>& axes, int64_t inner) {
  Ends ends;
  ends.input_elements = ends.output_elements = in.product(outer, inner);
  for (int64_t a = 0; in.ok() && a < axes.size(); a++) {
    check_taps(in, axes[a].taps, axes[a].input_length);
    ends.input_elements = in.product(ends.input_elements, axes[a].input_length);
    ends.output_elements = in.product(ends.output_elements, in.ok() ? rows(axes[a].taps) : 0);
  }
  return ends;
}

}  // namespace

Ends check(Reader& in, const Resample1dStep& step) {
  Ends ends = check_pass(in, step.pass, step.taps);
  ends.input = step.input;
  ends.output = step.output;
  require_float_types(in, step.input, step.compute, step.output);
  require_weights(in, step.taps, step.compute);
  in.require(step.body_inner <= step.pass.inner);
  if (step.body == Accumulation::lerp || step.tail == Accumulation::lerp) {
    require_lerp(in, step.taps);
  }
  return ends;
}

Ends check(Reader& in, const FixedPoint1dStep& step) {
  Ends ends = check_pass(in, step.pass, step.taps);
  ends.input = step.input;
  ends.output = step.output;
  const bool exact = step.terms.input_shift == 0 && step.terms.shift == 0;
  in.require(step.body_inner <= (exact ? step.pass.inner : 0));
  require_integer_weights(in, step.taps);
  if (step.input != ElementType::i64) {
    require_exact_sums(in, step);
  }
  return ends;
}

Ends check(Reader& in, const CornerBlendStep& step) {
  Ends ends = check_axes(in, step.batch, step.axes, step.channels);
  ends.input = ends.output = step.type;
  in.require(step.body_channels <= step.channels);
  require_float_types(in, step.type, step.compute, step.type);
  for (int64_t a = 0; a < step.axes.size(); a++) {
    require_pairs(in, step.axes[a].taps);
    require_weights(in, step.axes[a].taps, step.compute);
  }
  return ends;
}

Ends check(Reader& in, const AdjointSumStep& step) {
  Ends ends = check_axes(in, 1, step.axes, step.inner);
  in.require(step.added_first <= ends.output_elements);
  ends.input_elements = in.product(step.outer, ends.input_elements);
  ends.output_elements = in.product(step.outer, ends.output_elements);
  ends.input = ends.output = step.type;
  in.require(step.body_inner <= step.inner);
  bool half = step.compute == ElementType::f16 || step.compute == ElementType::bf16;
  if (half) {
    in.require(step.compute == step.type && step.body != Term::product_fma &&
               step.tail != Term::product_fma);
  } else {
    require_float_types(in, step.type, step.compute, step.type);
  }
  for (int64_t a = 0; a < step.axes.size(); a++) {
    require_ascending(in, step.axes[a].taps);
    require_weights(in, step.axes[a].taps, held(step.compute));
  }
  return ends;
}

}  // namespace hp
