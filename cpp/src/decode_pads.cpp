#include "decode_pads.h"

#include <cmath>
#include <cstring>

#include "types.h"

namespace hp {
namespace {

double read_double(Reader& in) {
  int64_t bits = in.number(INT64_MIN, INT64_MAX);
  double value = 0;
  std::memcpy(&value, &bits, sizeof(value));
  return value;
}

/* Every floating-point type has some value for every double; an integer type has its integers. */
bool is_value(int64_t type, double value) {
  if (is_floating(type)) {
    return true;
  }
  bool is_signed = type == HP_I8 || type == HP_I16 || type == HP_I32;
  auto values = static_cast<double>(int64_t{1} << (8 * type_bytes(type)));
  double low = is_signed ? -values / 2 : 0;
  return value >= low && value < low + values && value == std::floor(value);
}

}  // namespace

void read_pad(Reader& in, Step& step) {
  Pass& pass = step.pad.pass;
  pass.outer = in.number(0, INT64_MAX);
  pass.input_length = in.number(1, INT32_MAX);
  pass.output_length = in.number(1, INT32_MAX);
  pass.inner = in.number(0, INT64_MAX);
  step.pad.before = in.number(0, INT32_MAX);
  in.require(step.pad.before <= pass.output_length - pass.input_length);
  step.input = in.number(HP_F32, HP_I32);
  step.output = step.input;
  step.pad.value = read_double(in);
  in.require(is_value(step.input, step.pad.value));
  step.input_elements = in.product(in.product(pass.outer, pass.input_length), pass.inner);
  step.output_elements = in.product(in.product(pass.outer, pass.output_length), pass.inner);
}

void read_clamp(Reader& in, Step& step) {
  step.input_elements = in.number(0, INT64_MAX);
  step.output_elements = step.input_elements;
  step.input = in.number(HP_F32, HP_F64);
  step.output = step.input;
  step.clamp.low = read_double(in);
  step.clamp.high = read_double(in);
  in.require(std::isfinite(step.clamp.low) && std::isfinite(step.clamp.high));
  in.require(step.clamp.low <= step.clamp.high);
}

}  // namespace hp
