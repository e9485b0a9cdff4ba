/* The checks of steps that move elements, average them, or change them one by one. */
#include <cmath>

#include "encoding/checks.h"

namespace hp {
namespace {

/* A type that computes a mean holds every value of the elements. */
void require_mean_types(Reader& in, ElementType type, ElementType compute) {
  in.require(compute == type || compute == ElementType::f64 ||
             (compute == ElementType::f32 && type != ElementType::f64));
}

/* Every floating-point type has some value for every double; an integer type has its integers. */
bool is_value(ElementType type, double value) {
  if (is_floating(type)) {
    return true;
  }
  auto half = static_cast<double>(uint64_t{1} << (8 * type_bytes(type) - 1));
  double values = type == ElementType::boolean ? 2 : 2 * half;
  double low = is_unsigned(type) ? 0 : -half;
  return value >= low && value < low + values && value == std::floor(value);
}

/* The body is some of the first bins of each axis. */
void require_body_bins(Reader& in, const BinMeanStep& step) {
  in.require(step.body_bins.size() == step.axes.size());
  for (int64_t a = 0; in.ok() && a < step.axes.size(); a++) {
    in.require(step.body_bins[a] >= 0 && step.body_bins[a] <= step.axes[a].starts.size());
  }
}

/* Pairs are added over two axes with two values in every bin: every one of the body if only that
 * adds pairs. */
void require_pairs(Reader& in, const BinMeanStep& step) {
  const bool all = step.tail.order == Order::pairs;
  in.require(step.axes.size() == 2);
  for (int64_t a = 0; in.ok() && a < step.axes.size(); a++) {
    const BinTable& axis = step.axes[a];
    for (int64_t i = 0; in.ok() && i < (all ? axis.starts.size() : step.body_bins[a]); i++) {
      in.require(axis.ends[i] - axis.starts[i] == 2);
    }
  }
}

Ends elementwise(ElementType input, ElementType output, int64_t elements) {
  return {input, output, elements, elements};
}

}  // namespace

bool is_float32(double value) {
  bool overflows = std::fabs(value) > 0x1.fffffep127 && !std::isinf(value);
  return std::isnan(value) ||
         (!overflows && static_cast<double>(static_cast<float>(value)) == value);
}

Ends check(Reader& in, const GatherStep& step) {
  Ends ends;
  ends.input = ends.output = step.type;
  ends.input_elements = ends.output_elements = in.product(step.outer, step.inner);
  for (int64_t a = 0; in.ok() && a < step.axes.size(); a++) {
    const IndexTable& axis = step.axes[a];
    in.require(axis.indices.size() > 0);
    for (int64_t i = 0; in.ok() && i < axis.indices.size(); i++) {
      in.require(axis.indices[i] >= 0 && axis.indices[i] < axis.input_length);
    }
    ends.input_elements = in.product(ends.input_elements, axis.input_length);
    ends.output_elements = in.product(ends.output_elements, axis.indices.size());
  }
  return ends;
}

Ends check(Reader& in, const BinMeanStep& step) {
  Ends ends;
  ends.input = ends.output = step.type;
  ends.input_elements = ends.output_elements = in.product(step.outer, step.inner);
  in.require(step.body_inner <= step.inner);
  require_mean_types(in, step.type, step.compute);
  for (int64_t a = 0; in.ok() && a < step.axes.size(); a++) {
    const BinTable& axis = step.axes[a];
    in.require(axis.starts.size() == axis.ends.size());
    for (int64_t i = 0; in.ok() && i < axis.starts.size(); i++) {
      in.require(axis.starts[i] >= 0 && axis.starts[i] < axis.ends[i] &&
                 axis.ends[i] <= axis.input_length);
    }
    ends.input_elements = in.product(ends.input_elements, axis.input_length);
    ends.output_elements = in.product(ends.output_elements, axis.starts.size());
  }
  require_body_bins(in, step);
  if (in.ok() && (step.body.order == Order::pairs || step.tail.order == Order::pairs)) {
    require_pairs(in, step);
  }
  return ends;
}

Ends check(Reader& in, const CascadeMeanStep& step) {
  in.require(step.cascaded <= step.inner);
  in.require(step.share_length * step.shares >= step.length);
  require_mean_types(in, step.type, step.compute);
  int64_t output = in.product(step.outer, step.inner);
  return {step.type, step.type, in.product(in.product(step.outer, step.length), step.inner),
          output};
}

Ends check(Reader& in, const PermuteStep& step) {
  int64_t elements = 1;
  uint32_t seen = 0;
  for (int64_t a = 0; in.ok() && a < step.axes.size(); a++) {
    elements = in.product(elements, step.axes[a].length);
    seen |= 1U << step.axes[a].from;
  }
  in.require(seen + 1 == 1U << step.axes.size());
  return elementwise(step.type, step.type, elements);
}

Ends check(Reader& in, const PadStep& step) {
  const Pass& pass = step.pass;
  in.require(step.before <= pass.output_length - pass.input_length);
  in.require(is_value(step.type, step.value));
  return {step.type, step.type, in.product(in.product(pass.outer, pass.input_length), pass.inner),
          in.product(in.product(pass.outer, pass.output_length), pass.inner)};
}

Ends check(Reader& in, const ClampStep& step) {
  in.require(std::isfinite(step.low) && std::isfinite(step.high) && step.low <= step.high);
  return elementwise(step.type, step.type, step.count);
}

Ends check(Reader& in, const ConvertStep& step) {
  in.require(!is_floating(step.output) || step.rounding == Rounding::nearest_even);
  return elementwise(step.input, step.output, step.count);
}

Ends check(Reader& in, const ChannelArithmeticStep& step) {
  for (int64_t i = 0; in.ok() && i < step.operations.size(); i++) {
    const ChannelOperation& operation = step.operations[i];
    in.require(operation.operands.size() == step.channels);
    for (int64_t c = 0; operation.type == ElementType::f32 && in.ok() && c < step.channels; c++) {
      in.require(is_float32(operation.operands[c]));
    }
  }
  return elementwise(step.input, step.output,
                     in.product(in.product(step.outer, step.channels), step.inner));
}

Ends check(Reader& in, const AlphaStep& step) {
  in.require(step.type == ElementType::u8 || step.type == ElementType::u16 ||
             step.type == ElementType::f32);
  return elementwise(step.type, step.type, in.product(step.pixels, step.channels));
}

Ends check(Reader& in, const LookupStep& step) {
  const bool decodes = is_unsigned(step.input) && step.input != ElementType::boolean;
  const ElementType integer = decodes ? step.input : step.output;
  const ElementType floating = decodes ? step.output : step.input;
  in.require(step.mapped <= step.channels);
  in.require(integer == ElementType::u8 || integer == ElementType::u16);
  in.require(floating == ElementType::f32 || floating == ElementType::f64);
  const int64_t values = integer == ElementType::u8 ? 256 : 65536;
  in.require(step.table.size() == values - (decodes ? 0 : 1));
  for (int64_t i = 0; in.ok() && i < step.table.size(); i++) {
    in.require(std::isfinite(step.table[i]));
    in.require(floating == ElementType::f64 || is_float32(step.table[i]));
    in.require(decodes || i == 0 || step.table[i - 1] <= step.table[i]);
  }
  return elementwise(step.input, step.output, in.product(step.pixels, step.channels));
}

}  // namespace hp
