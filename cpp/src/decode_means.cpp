#include "decode_means.h"

namespace hp {
namespace {

constexpr int64_t most_lanes = 64;
constexpr int64_t most_shares = 65536;

/* Reads the type of the elements and returns that of the computation, which holds all of them. */
int64_t read_types(Reader& in, Step& step) {
  step.input = in.number(HP_F32, HP_BF16);
  step.output = step.input;
  int64_t compute = in.number(HP_F32, HP_BF16);
  in.require(compute == step.input || compute == HP_F64 ||
             (compute == HP_F32 && step.input != HP_F64));
  return compute;
}

void read_bins(Reader& in, Axis& axis) {
  Array<int32_t> ends;
  axis.input_length = in.number(1, INT32_MAX);
  in.ints(axis.indices);
  in.ints(ends);
  in.require(axis.indices.size() == ends.size());
  for (int64_t i = 0; in.ok() && i < ends.size(); i++) {
    in.require(axis.indices[i] >= 0 && axis.indices[i] < ends[i] && ends[i] <= axis.input_length);
    ends[i] -= in.ok() ? axis.indices[i] : 0;
  }
  axis.counts = std::move(ends);
}

}  // namespace

void read_bin_mean(Reader& in, Step& step) {
  BinMeanStep& bins = step.bins;
  bins.outer = in.number(0, INT64_MAX);
  bins.axis_count = static_cast<int32_t>(in.number(1, 3));
  int64_t read = 1;
  int64_t written = 1;
  for (int32_t a = 0; in.ok() && a < bins.axis_count; a++) {
    read_bins(in, bins.axes[a]);
    read = in.product(read, bins.axes[a].input_length);
    written = in.product(written, bins.axes[a].indices.size());
  }
  bins.inner = in.number(0, INT64_MAX);
  bins.joint = in.number(0, bins.inner);
  bins.compute = read_types(in, step);
  step.input_elements = in.product(in.product(bins.outer, read), bins.inner);
  step.output_elements = in.product(in.product(bins.outer, written), bins.inner);
}

void read_cascade_mean(Reader& in, Step& step) {
  CascadeMeanStep& mean = step.cascade;
  int64_t outer = in.number(0, INT64_MAX);
  mean.length = in.number(0, INT32_MAX);
  mean.inner = in.number(0, INT64_MAX);
  mean.cascaded = in.number(0, mean.inner);
  mean.lanes = in.number(1, most_lanes);
  mean.share_length = in.number(1, INT32_MAX);
  mean.shares = in.number(1, most_shares);
  mean.compute = read_types(in, step);
  in.require(mean.compute == HP_F32 || mean.compute == HP_F64);
  in.require(mean.share_length * mean.shares >= mean.length);
  step.output_elements = in.product(outer, mean.inner);
  step.input_elements = in.product(in.product(outer, mean.length), mean.inner);
}

void read_permute(Reader& in, Step& step) {
  PermuteStep& permute = step.permute;
  permute.axis_count = static_cast<int32_t>(in.number(1, PermuteStep::max_axes));
  step.input_elements = 1;
  uint32_t seen = 0;
  for (int32_t a = 0; in.ok() && a < permute.axis_count; a++) {
    permute.lengths[a] = in.number(0, INT64_MAX);
    permute.axes[a] = static_cast<int32_t>(in.number(0, permute.axis_count - 1));
    seen |= 1U << permute.axes[a];
    step.input_elements = in.product(step.input_elements, permute.lengths[a]);
  }
  in.require(seen + 1 == 1U << permute.axis_count);
  step.output_elements = step.input_elements;
  step.input = in.number(HP_F32, HP_I32);
  step.output = step.input;
}

}  // namespace hp
