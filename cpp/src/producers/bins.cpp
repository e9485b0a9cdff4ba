#include "producers/bins.h"

#include <algorithm>

namespace hp {
namespace {

/* Makes the starts and the lengths of bins, with some zeros behind, so that whole vectors can be
 * read. */
bool make_bins(const BinTable& bins, int64_t padding, Array<int32_t>& starts,
               Array<int32_t>& counts) {
  const int64_t rows = bins.starts.size();
  if (!starts.allocate(rows + padding) || !counts.allocate(rows + padding)) {
    return false;
  }
  for (int64_t row = 0; row < rows; row++) {
    starts[row] = bins.starts[row];
    counts[row] = bins.ends[row] - bins.starts[row];
  }
  return true;
}

/* Whether values are added one after the other and divided once for the body, which has all bins,
 * and once an axis for the tail: the vectors know only this. */
bool is_one_by_one(const BinMeanStep& step) {
  bool whole = true;
  for (int64_t axis = 0; axis < step.axes.size(); axis++) {
    whole = whole && step.body_bins[axis] == step.axes[axis].starts.size();
  }
  const bool body = step.body_inner == 0 || (whole && step.body.order == Order::row_major &&
                                             step.body.finish == Finish::once);
  return body && step.tail.order == Order::row_major && step.tail.finish == Finish::by_axis;
}

}  // namespace

bool Bins::make(const Loops& loops, const BinMeanStep& step) {
  constexpr int64_t most_lanes = 16;
  const FloatLoops& floats = step.compute == ElementType::f64 ? loops.f64 : loops.f32;
  const BinTable& last = step.axes[step.axes.size() - 1];
  Outer* outer[] = {&depth_, &height_};
  element_bytes_ = step.compute == ElementType::f64 ? 8 : 4;
  for (int32_t a = 0; a < 2; a++) {
    int64_t axis = step.axes.size() - 3 + a;
    if (axis >= 0) {
      outer[a]->input_length = step.axes[axis].input_length;
      outer[a]->rows = step.axes[axis].starts.size();
      outer[a]->body_rows = step.body_bins[axis];
    }
    if (axis >= 0 ? !make_bins(step.axes[axis], 0, outer[a]->starts, outer[a]->counts)
                  : !outer[a]->starts.allocate(1) || !outer[a]->counts.allocate(1)) {
      return false;
    }
    outer[a]->counts[0] = std::max(outer[a]->counts[0], 1);
  }
  table_.rows = last.starts.size();
  table_.inner = step.inner;
  table_.body_inner = step.body_inner;
  table_.body_rows = step.body_bins[step.axes.size() - 1];
  table_.body = step.body;
  table_.tail = step.tail;
  table_.line = last.input_length * step.inner;
  table_.plane = table_.line * height_.input_length;
  const bool any = !is_one_by_one(step);
  loop_ = step.compute == ElementType::f16    ? (any ? floats.any_bins_f16 : floats.bins_f16)
          : step.compute == ElementType::bf16 ? (any ? floats.any_bins_bf16 : floats.bins_bf16)
                                              : (any ? floats.any_bins : floats.bins);
  return make_bins(last, most_lanes, table_.starts, table_.counts);
}

Bins::At Bins::at(int64_t row) const {
  int64_t h = row % height_.rows;
  int64_t d = row / height_.rows % depth_.rows;
  int64_t block = row / height_.rows / depth_.rows;
  return {d, h,
          (block * depth_.input_length + depth_.starts[d]) * table_.plane +
              height_.starts[h] * table_.line};
}

/* Returns the input elements from the first to the last of some bins. */
Range Bins::input_of(const At& bins) const {
  return {bins.first, bins.first + (depth_.counts[bins.d] - 1) * table_.plane +
                          height_.counts[bins.h] * table_.line};
}

Range Bins::reads(Range output) const {
  int64_t elements = row_elements();
  return reads_of_rows(output.begin / elements, output.end / elements, depth_.rows * height_.rows,
                       [&](int64_t row) { return input_of(at(row)); });
}

int64_t Bins::row_input() const {
  constexpr int64_t most_elements = int64_t{1} << 16;
  int64_t lines = 0;
  int64_t longest = 0;
  for (int64_t h = 0; h < height_.rows; h++) {
    lines += height_.counts[h];
    longest = std::max<int64_t>(longest, height_.counts[h]);
  }
  const bool shared = 4 * lines > 5 * height_.input_length || depth_.input_length > 1;
  return shared || longest > most_elements / table_.line ? 0 : longest * table_.line;
}

void Bins::produce(const Input& input, Range output, unsigned char* out, bool) const {
  int64_t elements = row_elements();
  for (int64_t row = output.begin / elements; row < output.end / elements; row++) {
    At bins = at(row);
    BinRow of;
    of.in = input.pull(input_of(bins));
    of.out = out;
    of.planes = depth_.counts[bins.d];
    of.lines = height_.counts[bins.h];
    of.body = bins.d < depth_.body_rows && bins.h < height_.body_rows;
    loop_(table_, of);
    out += elements * element_bytes_;
  }
}

}  // namespace hp
