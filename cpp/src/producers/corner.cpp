#include "producers/corner.h"

#include <algorithm>
#include <utility>

#include "encoding/checks.h"
#include "producers/builder.h"
#include "producers/convert.h"
#include "producers/pass.h"
#include "producers/widened_rows.h"
#include "tables/tap_rows.h"

namespace hp {
namespace {

/* So many results of a row are narrowed at once: they are still in the first-level cache. */
constexpr int64_t narrowed_elements = 2048;

/* At most so many rows of output are made at once. */
constexpr int64_t rows_together = 2;

}  // namespace

void Corner::make_blend(const FloatLoops& loops, Accumulation accumulation, Blend& blend) const {
  int32_t corners = 2 << outer_axes_;
  int32_t many = outer_axes_ - 1;
  Sum sum = sum_of(accumulation);
  blend.loop = flat_ ? loops.corner_flat[sum][many] : loops.corner_inner[sum][many];
  if (outer_axes_ == 1) {
    const bool squares = loops.square_lanes > 0 && channels_ % loops.square_lanes == 0;
    blend.two_rows = flat_ ? blend.loop : squares ? loops.corner_squares[sum] : nullptr;
  }
  blend.strict = strict_taps(sum_group(accumulation), corners);
  for (int32_t j = 0; j < corners; j++) {
    blend.order[j] = sum_operand(accumulation, corners, j);
  }
}

/* Few channels that are summed alike make flat rows: blocks of them would be all edge. */
bool Corner::make_last_axis(const FloatLoops& loops, const CornerBlendStep& step) {
  constexpr int64_t longest_row = int64_t{1} << 30; /* positions in a row are 32-bit integers */
  const TapAxis& last = step.axes[step.axes.size() - 1];
  int64_t together = channels_inner_ ? channels_ : 1;
  bool few = channels_ < loops.window_lanes && std::max(row_, input_row_) <= longest_row;
  flat_ = !channels_inner_ || (are_sums_alike() && few);
  TapRows axis;
  if (!make_tap_rows(last.taps, Accumulation::sequential, step.compute, axis)) {
    return false;
  }
  if (!flat_ || together == 1) {
    last_axis_.taps = std::move(axis);
  } else if (!flatten(axis, together, wide_ ? 8 : 4, last_axis_.taps)) {
    return false;
  }
  return !flat_ || loops.window_lanes == 0 ||
         make_window(last_axis_.taps, input_row_, loops.window_lanes, 2, last_axis_.window);
}

bool Corner::make(const Loops& loops, const CornerBlendStep& step, Ring& ring, Scratch& scratch) {
  const FloatLoops& floats = step.compute == ElementType::f64 ? loops.f64 : loops.f32;
  const TapAxis& last = step.axes[step.axes.size() - 1];
  wide_ = step.compute == ElementType::f64;
  channels_inner_ = step.channels_inner;
  channels_ = step.channels;
  body_channels_ = step.body_channels;
  outer_axes_ = static_cast<int32_t>(step.axes.size()) - 1;
  int64_t together = channels_inner_ ? channels_ : 1;
  row_ = rows(last.taps) * together;
  input_row_ = last.input_length * together;
  for (int32_t a = 0; a < outer_axes_; a++) {
    lengths_[a] = step.axes[a].input_length;
    image_ *= lengths_[a];
    positions_ *= rows(step.axes[a].taps);
    if (!make_tap_rows(step.axes[a].taps, Accumulation::sequential, step.compute, outer_[a])) {
      return false;
    }
  }
  Pass axis;
  axis.input_length = lengths_[0];
  axis.inner = input_row_;
  if (!make_last_axis(floats, step) || (outer_axes_ == 1 && !make_ring(outer_[0], axis, 1, ring))) {
    return false;
  }
  make_blend(floats, step.body, body_);
  make_blend(floats, step.tail, tail_);
  const Blend& any = body_channels_ > 0 ? body_ : tail_;
  in_twos_ = any.two_rows != nullptr && (flat_ || are_sums_alike());
  element_bytes_ = type_bytes(step.type);
  columns_ = rows(last.taps);
  piece_ = columns_;
  if (step.type == step.compute) {
    return true;
  }
  if (!flat_) {
    piece_ = std::min(piece_, std::max(int64_t{1}, narrowed_elements / channels_));
  }
  widen_ = find_convert(loops, step.type, step.compute);
  narrow_ = find_convert(loops, step.compute, step.type);
  int64_t slot_bytes = 0;
  return !__builtin_mul_overflow(input_row_, int64_t{type_bytes(step.compute)}, &slot_bytes) &&
         scratch.add(WidenedRows::kept, slot_bytes, widened_) &&
         scratch.add(piece_ * together, rows_together * type_bytes(step.compute), finished_);
}

/* Finds the two or four input rows around an output row. */
void Corner::set_rows(int64_t position, int64_t* rows) const {
  const int32_t* first = outer_[0].indices.data();
  const int32_t* second = outer_[1].indices.data();
  if (outer_axes_ == 1) {
    rows[0] = first[2 * position];
    rows[1] = first[2 * position + 1];
    return;
  }
  first += 2 * (position / outer_[1].rows);
  second += 2 * (position % outer_[1].rows);
  for (int64_t k = 0; k < 4; k++) {
    rows[k] = first[k / 2] * lengths_[1] + second[k % 2];
  }
}

template <class T>
void Corner::set_weights(int64_t position, T* weights) const {
  const T* first = outer_[0].weights_as<T>();
  const T* second = outer_[1].weights_as<T>();
  if (outer_axes_ == 1) {
    weights[0] = first[2 * position];
    weights[1] = first[2 * position + 1];
    return;
  }
  first += 2 * (position / outer_[1].rows);
  second += 2 * (position % outer_[1].rows);
  for (int64_t k = 0; k < 4; k++) {
    weights[k] = first[k / 2] * second[k % 2];
  }
}

Range Corner::reads(Range output) const {
  Range all = reads_of_rows(output.begin / row_, output.end / row_, positions_, [&](int64_t r) {
    int64_t rows[4];
    set_rows(r % positions_, rows);
    auto ends = std::minmax_element(rows, rows + (1 << outer_axes_));
    int64_t first = r / positions_ * image_;
    return Range{first + *ends.first, first + *ends.second + 1};
  });
  return {all.begin * input_row_, all.end * input_row_};
}

void Corner::blend(const Blend& with, int64_t first, int64_t last, CornerRow& row) const {
  if (first < last) {
    std::copy(with.order, with.order + 8, row.order);
    row.strict = with.strict;
    row.begin = first;
    row.end = last;
    (row.next_out != nullptr ? with.two_rows : with.loop)(last_axis_, row);
  }
}

void Corner::blend_piece(int64_t image, CornerRow& row) const {
  if (!flat_) {
    blend(body_, 0, body_channels_, row);
    blend(tail_, body_channels_, channels_, row);
  } else if (channels_inner_) {
    blend(body_channels_ > 0 ? body_ : tail_, 0, 1, row);
  } else {
    blend(image % channels_ < body_channels_ ? body_ : tail_, 0, 1, row);
  }
}

/* Images with the same weights and sums share what is set up for a row of them. They are few, so
 * that their rows stay in the first-level cache. */
int64_t Corner::images_together(int64_t image, int64_t most) const {
  constexpr int64_t elements_together = 1024;
  if (!flat_ || widen_ != nullptr) {
    return 1;
  }
  if (!channels_inner_) {
    int64_t channel = image % channels_;
    most = std::min(most, (channel < body_channels_ ? body_channels_ : channels_) - channel);
  }
  return std::min(most, std::max(int64_t{1}, elements_together / row_));
}

/* Makes a row of output or, if `two`, that and the next one. */
void Corner::run_row(int64_t image, unsigned char* target, unsigned char* scratch, bool two,
                     CornerRow& row) const {
  const int64_t together = channels_inner_ ? channels_ : 1;
  unsigned char* finished = narrow_ == nullptr ? nullptr : finished_.in(scratch);
  for (row.column = 0; row.column < columns_; row.column += piece_) {
    row.columns = std::min(piece_, columns_ - row.column);
    const int64_t count = row.columns * together;
    unsigned char* next = target + row_ * element_bytes_;
    row.out = narrow_ == nullptr ? target : finished;
    row.next_out = !two ? nullptr : narrow_ == nullptr ? next : finished + count * (wide_ ? 8 : 4);
    blend_piece(image, row);
    if (narrow_ != nullptr) {
      narrow_(row.out, target, count);
      if (two) {
        narrow_(row.next_out, next, count);
      }
    }
    target += count * element_bytes_;
  }
}

/* Whether two rows of output of one outer axis lie between the same two rows of the source. */
bool Corner::are_alike(int64_t position, int64_t next) const {
  const int32_t* first = outer_[0].indices.data();
  return first[2 * position] == first[2 * next] && first[2 * position + 1] == first[2 * next + 1];
}

template <class T>
void Corner::run_rows(const Input& input, unsigned char* target, int64_t begin, int64_t end) const {
  WidenedRows inputs(input, input_row_, widen_, widened_.in(input.scratch()),
                     input_row_ * static_cast<int64_t>(sizeof(T)));
  CornerRow row;
  T weights[4];
  T next_weights[4];
  row.row_weights = weights;
  row.next_weights = next_weights;
  row.channels = channels_;
  row.image_in = image_ * input_row_;
  row.image_out = positions_ * row_;
  const int64_t last = end / row_;
  int64_t r = begin / row_;
  while (r < last) {
    const int64_t image = r / positions_;
    const int64_t position = r % positions_;
    const int64_t whole = position == 0 ? (last - r) / positions_ : 0;
    row.images = whole > 0 && input.in_memory() ? images_together(image, whole) : 1;
    const int64_t count = std::min(positions_ - position, last - r);
    const int64_t stop = position + count;
    for (int64_t p = position; p < stop;) {
      const bool two = in_twos_ && p + 1 < stop && are_alike(p, p + 1);
      int64_t rows[4];
      set_rows(p, rows);
      set_weights(p, weights);
      if (two) {
        set_weights(p + 1, next_weights);
      }
      for (int32_t k = 0; k < 1 << outer_axes_; k++) {
        row.rows[k] = inputs.at(image * image_ + rows[k]);
      }
      run_row(image, target, input.scratch(), two, row);
      target += (two ? 2 : 1) * row_ * element_bytes_;
      p += two ? 2 : 1;
    }
    target += (row.images - 1) * row.image_out * element_bytes_;
    r += row.images * count;
  }
}

void Corner::produce(const Input& input, Range output, unsigned char* out, bool) const {
  if (wide_) {
    run_rows<double>(input, out, output.begin, output.end);
  } else {
    run_rows<float>(input, out, output.begin, output.end);
  }
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

bool add(ProducerBuilder& builder, const CornerBlendStep& step, const Ends& ends) {
  auto* corner = builder.add_producer<Corner>(step.type, step.type, ends.input_elements);
  if (corner == nullptr ||
      !corner->make(builder.loops, step, builder.last().ring, builder.scratch)) {
    return false;
  }
  builder.set_units(corner->row_input(), corner->row_elements());
  return true;
}

}  // namespace hp
