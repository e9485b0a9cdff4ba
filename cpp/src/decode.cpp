#include "decode.h"

#include <cmath>
#include <cstdlib>

#include "decode_means.h"
#include "decode_pads.h"
#include "reader.h"

namespace hp {
namespace {

int64_t read_type(Reader& in) { return in.number(HP_F32, HP_I32); }

/* rows is the number of rows that the table must have, or 0 if at least one will do. */
void read_taps(Reader& in, int64_t input_length, int64_t rows, TapTable& taps) {
  in.ints(taps.starts);
  in.ints(taps.indices);
  in.doubles(taps.weights);
  in.require(taps.starts.size() > 1 && (rows == 0 || taps.rows() == rows));
  in.require(taps.indices.size() == taps.weights.size());
  if (in.ok()) {
    in.require(taps.starts[0] == 0 && taps.starts[taps.rows()] == taps.indices.size());
  }
  for (int64_t row = 0; in.ok() && row < taps.rows(); row++) {
    in.require(taps.starts[row] <= taps.starts[row + 1]);
  }
  for (int64_t tap = 0; in.ok() && tap < taps.indices.size(); tap++) {
    in.require(taps.indices[tap] >= 0 && taps.indices[tap] < input_length);
  }
}

void read_pass(Reader& in, Step& step) {
  Pass& pass = step.sum.pass;
  pass.outer = in.number(0, INT64_MAX);
  pass.input_length = in.number(1, INT32_MAX);
  pass.output_length = in.number(1, INT32_MAX);
  pass.inner = in.number(0, INT64_MAX);
  step.input_elements = in.product(in.product(pass.outer, pass.input_length), pass.inner);
  step.output_elements = in.product(in.product(pass.outer, pass.output_length), pass.inner);
  read_taps(in, pass.input_length, pass.output_length, step.sum.taps);
}

void require_float_types(Reader& in, int64_t input, int64_t compute, int64_t output) {
  bool wide = compute == HP_F64;
  in.require(wide || (compute == HP_F32 && input != HP_F64 && input != HP_I32));
  in.require(is_floating(output) && (wide || output != HP_F64));
}

void require_weights(Reader& in, const TapTable& taps, int64_t compute) {
  for (int64_t tap = 0; compute == HP_F32 && in.ok() && tap < taps.weights.size(); tap++) {
    double weight = taps.weights[tap];
    bool overflows = std::fabs(weight) > 0x1.fffffep127 && !std::isinf(weight);
    in.require(!overflows);
    in.require(std::isnan(weight) || overflows ||
               static_cast<double>(static_cast<float>(weight)) == weight);
  }
}

void require_pairs(Reader& in, const TapTable& taps, bool lerp) {
  for (int64_t row = 0; in.ok() && row < taps.rows(); row++) {
    in.require(taps.count(row) == 2);
    in.require(!in.ok() || !lerp || taps.weights[taps.starts[row]] == 1);
  }
}

void read_resample(Reader& in, Step& step) {
  SumStep& sum = step.sum;
  read_pass(in, step);
  sum.accumulation = in.number(HP_SEQUENTIAL, HP_LERP);
  step.input = read_type(in);
  sum.compute = read_type(in);
  step.output = read_type(in);
  require_float_types(in, step.input, sum.compute, step.output);
  require_weights(in, sum.taps, sum.compute);
  if (sum.accumulation == HP_LERP) {
    require_pairs(in, sum.taps, true);
  }
}

/* Every partial sum must fit 32 bits whatever its order (rule HP-202). */
void require_exact_sums(Reader& in, const SumStep& sum) {
  const TapTable& taps = sum.taps;
  for (int64_t row = 0; in.ok() && row < taps.rows(); row++) {
    int64_t magnitude = std::llabs(static_cast<int64_t>(sum.rounding));
    for (int64_t tap = taps.starts[row]; in.ok() && tap < taps.starts[row + 1]; tap++) {
      double weight = taps.weights[tap];
      in.require(weight >= -32768 && weight <= 32767);
      if (in.ok()) {
        int64_t integer = static_cast<int64_t>(weight);
        in.require(static_cast<double>(integer) == weight);
        magnitude += 255 * std::llabs(integer);
      }
    }
    in.require(magnitude <= INT32_MAX);
  }
}

void read_fixed_point(Reader& in, Step& step) {
  SumStep& sum = step.sum;
  read_pass(in, step);
  sum.rounding = static_cast<int32_t>(in.number(INT32_MIN, INT32_MAX));
  sum.shift = static_cast<int32_t>(in.number(0, 30));
  step.input = in.number(HP_U8, HP_U8);
  step.output = in.number(HP_U8, HP_U8);
  sum.compute = HP_U8;
  require_exact_sums(in, sum);
}

void read_gather(Reader& in, Step& step) {
  GatherStep& gather = step.gather;
  gather.outer = in.number(0, INT64_MAX);
  gather.axis_count = static_cast<int32_t>(in.number(1, 3));
  int64_t read = 1;
  int64_t written = 1;
  for (int32_t a = 0; in.ok() && a < gather.axis_count; a++) {
    Axis& axis = gather.axes[a];
    axis.input_length = in.number(1, INT32_MAX);
    in.ints(axis.indices);
    in.require(axis.indices.size() > 0);
    for (int64_t i = 0; in.ok() && i < axis.indices.size(); i++) {
      in.require(axis.indices[i] >= 0 && axis.indices[i] < axis.input_length);
    }
    read = in.product(read, axis.input_length);
    written = in.product(written, axis.indices.size());
  }
  gather.inner = in.number(0, INT64_MAX);
  step.input = read_type(in);
  step.output = step.input;
  step.input_elements = in.product(in.product(gather.outer, read), gather.inner);
  step.output_elements = in.product(in.product(gather.outer, written), gather.inner);
}

void read_corner_axes(Reader& in, CornerStep& corner, int64_t& read, int64_t& written) {
  corner.axis_count = static_cast<int32_t>(in.number(2, 3));
  for (int32_t a = 0; in.ok() && a < corner.axis_count; a++) {
    Axis& axis = corner.axes[a];
    axis.input_length = in.number(1, INT32_MAX);
    read_taps(in, axis.input_length, 0, axis.taps);
    require_pairs(in, axis.taps, false);
    if (in.ok()) {
      read = in.product(read, axis.input_length);
      written = in.product(written, axis.taps.rows());
    }
  }
}

void read_corner_blend(Reader& in, Step& step) {
  CornerStep& corner = step.corner;
  int64_t read = 1;
  int64_t written = 1;
  corner.batch = in.number(0, INT64_MAX);
  corner.channels = in.number(0, INT64_MAX);
  corner.channels_inner = in.number(0, 1) == 1;
  read_corner_axes(in, corner, read, written);
  corner.body_channels = in.number(0, corner.channels);
  corner.body = in.number(HP_SEQUENTIAL, HP_TWOS_THEN_FMA);
  corner.tail = in.number(HP_SEQUENTIAL, HP_TWOS_THEN_FMA);
  step.input = read_type(in);
  step.output = step.input;
  corner.compute = read_type(in);
  require_float_types(in, step.input, corner.compute, step.output);
  for (const Axis& axis : corner.axes) {
    require_weights(in, axis.taps, corner.compute);
  }
  int64_t images = in.product(corner.batch, corner.channels);
  step.input_elements = in.product(images, read);
  step.output_elements = in.product(images, written);
}

/* Rows may be empty; the indices of a row ascend. */
void read_adjoint_axes(Reader& in, AdjointStep& sum, int64_t& read, int64_t& written) {
  sum.axis_count = static_cast<int32_t>(in.number(1, 3));
  for (int32_t a = 0; in.ok() && a < sum.axis_count; a++) {
    Axis& axis = sum.axes[a];
    axis.input_length = in.number(1, INT32_MAX);
    read_taps(in, axis.input_length, 0, axis.taps);
    for (int64_t row = 0; in.ok() && row < axis.taps.rows(); row++) {
      for (int64_t tap = axis.taps.starts[row] + 1; tap < axis.taps.starts[row + 1]; tap++) {
        in.require(axis.taps.indices[tap - 1] <= axis.taps.indices[tap]);
      }
    }
    if (in.ok()) {
      read = in.product(read, axis.input_length);
      written = in.product(written, axis.taps.rows());
    }
  }
}

void read_adjoint_sum(Reader& in, Step& step) {
  AdjointStep& sum = step.adjoint;
  int64_t read = 1;
  int64_t written = 1;
  sum.outer = in.number(0, INT64_MAX);
  read_adjoint_axes(in, sum, read, written);
  sum.inner = in.number(0, INT64_MAX);
  sum.body_inner = in.number(0, sum.inner);
  sum.body = in.number(HP_PRODUCT, HP_LAST_QUOTIENT);
  sum.tail = in.number(HP_PRODUCT, HP_LAST_QUOTIENT);
  step.input = read_type(in);
  step.output = step.input;
  sum.compute = read_type(in);
  bool half = sum.compute == HP_F16 || sum.compute == HP_BF16;
  if (half) {
    in.require(sum.compute == step.input && sum.body != HP_PRODUCT_FMA &&
               sum.tail != HP_PRODUCT_FMA);
  } else {
    require_float_types(in, step.input, sum.compute, step.output);
  }
  for (const Axis& axis : sum.axes) {
    require_weights(in, axis.taps, sum.compute == HP_F64 ? HP_F64 : HP_F32);
  }
  step.input_elements = in.product(in.product(sum.outer, read), sum.inner);
  step.output_elements = in.product(in.product(sum.outer, written), sum.inner);
}

void read_convert(Reader& in, Step& step) {
  step.input_elements = in.number(0, INT64_MAX);
  step.output_elements = step.input_elements;
  step.input = read_type(in);
  step.output = read_type(in);
  in.number(HP_NEAREST_EVEN, HP_NEAREST_EVEN);
}

void read_step(Reader& in, Step& step) {
  step.kind = in.number(HP_GATHER, HP_CLAMP);
  in.require(step.kind <= HP_ADJOINT_SUM || step.kind >= HP_PAD);
  switch (step.kind) {
    case HP_GATHER:
      return read_gather(in, step);
    case HP_RESAMPLE_1D:
      return read_resample(in, step);
    case HP_FIXED_POINT_1D:
      return read_fixed_point(in, step);
    case HP_CORNER_BLEND:
      return read_corner_blend(in, step);
    case HP_ADJOINT_SUM:
      return read_adjoint_sum(in, step);
    case HP_CONVERT:
      return read_convert(in, step);
    case HP_BIN_MEAN:
      return read_bin_mean(in, step);
    case HP_CASCADE_MEAN:
      return read_cascade_mean(in, step);
    case HP_PAD:
      return read_pad(in, step);
    case HP_CLAMP:
      return read_clamp(in, step);
    default:
      return read_permute(in, step);
  }
}

}  // namespace

hp_status decode(const void* encoded, int64_t bytes, Program& program) {
  Reader in(encoded, bytes);
  in.number(HP_PLAN_MAGIC, HP_PLAN_MAGIC);
  program.source = read_type(in);
  program.source_elements = in.number(0, INT64_MAX);
  program.target = read_type(in);
  program.target_elements = in.number(0, INT64_MAX);
  int64_t count = in.number(0, in.left() / 8);
  if (in.ok() && !program.steps.allocate(count)) {
    return HP_OUT_OF_MEMORY;
  }
  int64_t type = program.source;
  int64_t elements = program.source_elements;
  for (int64_t i = 0; in.ok() && i < count; i++) {
    Step& step = program.steps[i];
    read_step(in, step);
    in.require(step.input == type && step.input_elements == elements);
    type = step.output;
    elements = step.output_elements;
  }
  bool nothing = count == 0 && program.target_elements == 0;
  in.require(type == program.target && (nothing || elements == program.target_elements));
  in.require(in.left() == 0);
  return in.status();
}

}  // namespace hp
