/* Which producers a sum along an axis becomes. */
#include "producers/pass.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "encoding/checks.h"
#include "producers/builder.h"
#include "producers/integers.h"
#include "producers/ordered.h"

namespace hp {
namespace {

bool add_along(ProducerBuilder& builder, const SumStep& step, const Ends& ends) {
  auto* along = builder.add_producer<Along>(step.compute, step.compute, ends.input_elements);
  if (along == nullptr || !along->make(builder.loops, step)) {
    return false;
  }
  const Pass& pass = step.pass;
  builder.set_units(pass.input_length * pass.inner, pass.output_length * pass.inner);
  builder.last().together = along->together;
  return true;
}

bool add_across(ProducerBuilder& builder, const SumStep& step, const Ends& ends) {
  auto* across = builder.add_producer<Across>(step.compute, step.compute, ends.input_elements);
  if (across == nullptr) {
    return false;
  }
  builder.set_rows(step.pass.inner);
  const Producer* before = builder.feeding();
  const int64_t together =
      before == nullptr
          ? 1
          : std::max<int64_t>(1, before->together / (step.pass.inner / before->grain));
  return across->make(builder.loops, step, together, builder.last().ring, builder.scratch);
}

/* Types change at the edges of a sum. */
bool add_sum(ProducerBuilder& builder, const SumStep& step, const Ends& ends) {
  const bool along = goes_along(step.pass, builder.smallest_inner);
  return builder.convert(ends.input_elements, ends.input, step.compute) &&
         (along ? add_along(builder, step, ends) : add_across(builder, step, ends)) &&
         builder.convert(ends.output_elements, step.compute, ends.output);
}

bool add_ordered(ProducerBuilder& builder, const Resample1dStep& step, const Ends& ends) {
  return builder.add_computing<Ordered>(step.compute, ends, [&](Ordered& made) {
    const bool along = goes_along(step.pass, builder.smallest_inner);
    if (!made.make(builder.loops, step, along ? nullptr : &builder.last().ring, builder.scratch)) {
      return false;
    }
    if (along) {
      builder.set_units(made.input_unit(), made.output_unit());
    } else {
      builder.set_rows(step.pass.inner);
    }
    return true;
  });
}

bool add_integers(ProducerBuilder& builder, const FixedPoint1dStep& step, const Ends& ends) {
  if (step.body_inner == 0 && goes_along(step.pass, builder.smallest_inner)) {
    auto* along = builder.add_producer<IntegersAlong>(step.input, step.output, ends.input_elements);
    if (along == nullptr || !along->make(builder.loops, step, builder.scratch)) {
      return false;
    }
    builder.set_units(along->input_unit(), along->output_unit());
    return true;
  }
  auto* across = builder.add_producer<IntegersAcross>(step.input, step.output, ends.input_elements);
  if (across == nullptr) {
    return false;
  }
  builder.set_rows(step.pass.inner);
  return across->make(builder.loops, step, builder.last().ring, builder.scratch);
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

bool add(ProducerBuilder& builder, const Resample1dStep& step, const Ends& ends) {
  if (is_ordered(step)) {
    return add_ordered(builder, step, ends);
  }
  SumStep sum;
  sum.pass = step.pass;
  sum.taps = &step.taps;
  sum.accumulation = step.body_inner > 0 ? step.body : step.tail;
  sum.compute = step.compute;
  return add_sum(builder, sum, ends);
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

bool add(ProducerBuilder& builder, const FixedPoint1dStep& step, const Ends& ends) {
  SumStep sum;
  sum.pieces = byte_sum_pieces(builder.loops, step);
  if (sum.pieces == 0) {
    return add_integers(builder, step, ends);
  }
  sum.pass = step.pass;
  sum.taps = &step.taps;
  sum.compute = step.input;
  sum.rounding = step.rounding;
  sum.shift = step.shift;
  return add_sum(builder, sum, ends);
}

}  // namespace hp
