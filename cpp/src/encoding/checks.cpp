#include "encoding/checks.h"

#include <cmath>

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

}  // namespace

Ends elementwise(ElementType input, ElementType output, int64_t elements) {
  return {input, output, elements, elements};
}

bool is_float32(double value) {
  bool overflows = std::fabs(value) > 0x1.fffffep127 && !std::isinf(value);
  return std::isnan(value) ||
         (!overflows && static_cast<double>(static_cast<float>(value)) == value);
}

void require_mean_types(Reader& in, ElementType type, ElementType compute) {
  in.require(compute == type || compute == ElementType::f64 ||
             (compute == ElementType::f32 && type != ElementType::f64));
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

void require_ascending(Reader& in, const TapTable& taps) {
  for (int64_t row = 0; in.ok() && row < rows(taps); row++) {
    for (int64_t tap = taps.starts[row] + 1; tap < taps.starts[row + 1]; tap++) {
      in.require(taps.indices[tap - 1] <= taps.indices[tap]);
    }
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

}  // namespace hp
