#include "corner.h"

#include <algorithm>
#include <utility>

#include "tables.h"

namespace hp {

void Corner::make_blend(const FloatKernels& kernels, int64_t accumulation, Blend& blend) const {
  int32_t corners = 2 << outer_axes_;
  int32_t many = outer_axes_ - 1;
  Sum sum = sum_of(accumulation);
  blend.loop = flat_ ? kernels.corner_flat[sum][many] : kernels.corner_inner[sum][many];
  blend.strict = strict_taps(sum_group(accumulation), corners);
  for (int32_t j = 0; j < corners; j++) {
    blend.order[j] = sum_operand(accumulation, corners, j);
  }
}

/* Few channels that are summed alike make flat rows: blocks of them would be all edge. */
bool Corner::make_last_axis(const FloatKernels& kernels, const CornerStep& step) {
  constexpr int64_t longest_row = int64_t{1} << 30; /* positions in a row are 32-bit integers */
  const Axis& last = step.axes[step.axis_count - 1];
  int64_t together = channels_inner_ ? channels_ : 1;
  bool alike = body_channels_ == 0 || body_channels_ == channels_;
  bool few = channels_ < kernels.window_lanes && std::max(row_, input_row_) <= longest_row;
  flat_ = !channels_inner_ || (alike && few);
  TapRows axis;
  if (!make_tap_rows(last.taps, HP_SEQUENTIAL, step.compute, axis)) {
    return false;
  }
  if (!flat_ || together == 1) {
    last_axis_.taps = std::move(axis);
  } else if (!flatten(axis, together, wide_ ? 8 : 4, last_axis_.taps)) {
    return false;
  }
  return !flat_ || kernels.window_lanes == 0 ||
         make_window(last_axis_.taps, input_row_, kernels.window_lanes, last_axis_.window);
}

bool Corner::make(const Kernels& kernels, const CornerStep& step) {
  const FloatKernels& floats = step.compute == HP_F64 ? kernels.f64 : kernels.f32;
  const Axis& last = step.axes[step.axis_count - 1];
  wide_ = step.compute == HP_F64;
  channels_inner_ = step.channels_inner;
  channels_ = step.channels;
  body_channels_ = step.body_channels;
  outer_axes_ = step.axis_count - 1;
  int64_t together = channels_inner_ ? channels_ : 1;
  row_ = last.output_length() * together;
  input_row_ = last.input_length * together;
  for (int32_t a = 0; a < outer_axes_; a++) {
    lengths_[a] = step.axes[a].input_length;
    image_ *= lengths_[a];
    positions_ *= step.axes[a].output_length();
    if (!make_tap_rows(step.axes[a].taps, HP_SEQUENTIAL, step.compute, outer_[a])) {
      return false;
    }
  }
  if (!make_last_axis(floats, step)) {
    return false;
  }
  make_blend(floats, step.body, body_);
  make_blend(floats, step.tail, tail_);
  return true;
}

/* Points to the source rows around an output row, and makes their weights. */
template <class T>
void Corner::set_rows(const T* image, int64_t position, CornerRow& row, T* weights) const {
  const TapRows& first = outer_[0];
  const TapRows& second = outer_[1];
  if (outer_axes_ == 1) {
    for (int64_t a = 0; a < 2; a++) {
      row.rows[a] = image + first.indices[2 * position + a] * input_row_;
      weights[a] = first.weights_as<T>()[2 * position + a];
    }
    return;
  }
  int64_t outer = position / second.rows;
  int64_t inner = position % second.rows;
  for (int64_t a = 0; a < 2; a++) {
    for (int64_t b = 0; b < 2; b++) {
      int64_t index = first.indices[2 * outer + a] * lengths_[1] + second.indices[2 * inner + b];
      row.rows[2 * a + b] = image + index * input_row_;
      weights[2 * a + b] =
          first.weights_as<T>()[2 * outer + a] * second.weights_as<T>()[2 * inner + b];
    }
  }
}

template <class T>
void Corner::run_rows(const T* source, T* target, int64_t begin, int64_t end) const {
  CornerRow row;
  T weights[4];
  row.row_weights = weights;
  row.channels = channels_;
  auto blend = [&](const Blend& with, int64_t first, int64_t last) {
    if (first < last) {
      for (int j = 0; j < 8; j++) {
        row.order[j] = with.order[j];
      }
      row.strict = with.strict;
      row.begin = first;
      row.end = last;
      with.loop(last_axis_, row);
    }
  };
  for (int64_t r = begin / row_; r < end / row_; r++) {
    int64_t image = r / positions_;
    set_rows(source + image * image_ * input_row_, r % positions_, row, weights);
    row.out = target;
    if (!flat_) {
      blend(body_, 0, body_channels_);
      blend(tail_, body_channels_, channels_);
    } else if (channels_inner_) {
      blend(body_channels_ > 0 ? body_ : tail_, 0, 1);
    } else {
      blend(image % channels_ < body_channels_ ? body_ : tail_, 0, 1);
    }
    target += row_;
  }
}

void Corner::run(const unsigned char* source, unsigned char* target, int64_t begin,
                 int64_t end) const {
  if (wide_) {
    run_rows(reinterpret_cast<const double*>(source), reinterpret_cast<double*>(target), begin,
             end);
  } else {
    run_rows(reinterpret_cast<const float*>(source), reinterpret_cast<float*>(target), begin, end);
  }
}

}  // namespace hp
