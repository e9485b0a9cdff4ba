/*
 * A decoded plan: the same records as in the Java package io.halfpixel.plan, whose documentation
 * says what each step means. Everything in here has been checked: counts do not overflow, indices
 * lie in their axis, neighbouring steps fit each other.
 */
#ifndef HALFPIXEL_STEPS_H
#define HALFPIXEL_STEPS_H

#include <cstdint>

#include "array.h"
#include "types.h"

namespace hp {

/* Row i holds the taps [starts[i], starts[i + 1]). */
struct TapTable {
  Array<int32_t> starts;
  Array<int32_t> indices;
  Array<double> weights;

  int64_t rows() const { return starts.size() - 1; }
  int32_t count(int64_t row) const { return starts[row + 1] - starts[row]; }
};

/* One axis of a tensor seen as [outer][length][inner]. */
struct Pass {
  int64_t outer = 0;
  int64_t input_length = 1;
  int64_t output_length = 1;
  int64_t inner = 0;
};

struct Axis {
  int64_t input_length = 1;
  Array<int32_t> indices; /* of a gather, or the starts of bins */
  Array<int32_t> counts;  /* the lengths of bins */
  TapTable taps;          /* of a blend or a gradient */

  int64_t output_length() const { return indices.size() > 0 ? indices.size() : taps.rows(); }
};

struct GatherStep {
  int64_t outer = 0;
  int64_t inner = 0;
  int32_t axis_count = 0;
  Axis axes[3];
};

struct SumStep { /* Resample1d and FixedPoint1d */
  Pass pass;
  TapTable taps;
  int64_t accumulation = 0;
  int64_t compute = 0; /* HP_F32, HP_F64, or HP_U8 for fixed point */
  int32_t rounding = 0;
  int32_t shift = 0;
};

struct CornerStep {
  int64_t batch = 0;
  int64_t channels = 0;
  bool channels_inner = false;
  int32_t axis_count = 0;
  Axis axes[3];
  int64_t body_channels = 0;
  int64_t body = 0;
  int64_t tail = 0;
  int64_t compute = 0;
};

struct AdjointStep {
  int64_t outer = 0;
  int64_t inner = 0;
  int64_t body_inner = 0;
  int32_t axis_count = 0;
  Axis axes[3];
  int64_t body = 0;
  int64_t tail = 0; /* hp_term */
  int64_t compute = 0;
};

struct BinMeanStep {
  int64_t outer = 0;
  int64_t inner = 0;
  int64_t joint = 0;
  int32_t axis_count = 0;
  Axis axes[3];
  int64_t compute = 0;
};

struct CascadeMeanStep {
  int64_t length = 0;
  int64_t inner = 0;
  int64_t cascaded = 0;
  int64_t lanes = 1;
  int64_t share_length = 1;
  int64_t shares = 1;
  int64_t compute = 0;
};

struct PermuteStep {
  static constexpr int32_t max_axes = 8;
  int32_t axis_count = 0;
  int64_t lengths[max_axes] = {}; /* of the input */
  int32_t axes[max_axes] = {};    /* of the input, in the order of the output */
};

struct PadStep {
  Pass pass;
  int64_t before = 0;
  double value = 0;
};

struct ClampStep {
  double low = 0;
  double high = 0;
};

struct Step {
  int64_t kind = 0; /* hp_step_kind */
  int64_t input = 0;
  int64_t output = 0; /* types */
  int64_t input_elements = 0;
  int64_t output_elements = 0;
  GatherStep gather;
  SumStep sum;
  CornerStep corner;
  AdjointStep adjoint;
  BinMeanStep bins;
  CascadeMeanStep cascade;
  PermuteStep permute;
  PadStep pad;
  ClampStep clamp;
};

struct Program {
  int64_t source = 0;
  int64_t target = 0; /* types */
  int64_t source_elements = 0;
  int64_t target_elements = 0;
  Array<Step> steps;
};

}  // namespace hp

#endif /* HALFPIXEL_STEPS_H */
