/* Means over bins, row by row, in float32 or float64. */
#include <algorithm>
#include <cstdint>

#include "encoding/checks.h"
#include "producers/builder.h"

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

class Bins {
 public:
  [[nodiscard]] bool make(const Loops& loops, const BinMeanStep& step);

  /* Returns the number of output elements in a row; bands consist of whole rows. */
  int64_t row_elements() const { return table_.rows * table_.inner; }

  /* Returns the input elements between the first and the last that whole rows are made of. */
  Range reads(Range output) const;

  /* Returns the most input elements of a row; 0 if rows share so many, or have so many, that the
   * input should rather be a whole tensor. */
  int64_t row_input() const;

  /* Input is asked for in multiples of a line. */
  int64_t line_input() const { return table_.line; }
  int64_t asks(int64_t) const { return row_input(); }

  void produce(const Input& input, Range output, unsigned char* out, bool stream) const;

 private:
  /* The bins of an axis outside the rows; a missing one has a single bin with a single index. */
  struct Outer {
    int64_t input_length = 1;
    int64_t rows = 1;
    int64_t body_rows = 1; /* bins that may follow `body` */
    Array<int32_t> starts;
    Array<int32_t> counts;
  };

  /* Where the bins of an output row lie. */
  struct At {
    int64_t d;
    int64_t h;
    int64_t first; /* input element of the first line */
  };

  At at(int64_t row) const;
  Range input_of(const At& bins) const;

  int64_t element_bytes_ = 4;
  Outer depth_;
  Outer height_;
  MeanTable table_;
  BinFn loop_ = nullptr;
};

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

}  // namespace

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

/* Means in a half-width type are float32 values, rounded as they go. */
bool add(ProducerBuilder& builder, const BinMeanStep& step, const Ends& ends) {
  return builder.add_computing<Bins>(held(step.compute), ends, [&](Bins& bins) {
    if (!bins.make(builder.loops, step)) {
      return false;
    }
    builder.set_units(bins.row_input() > 0 ? bins.line_input() : 0, bins.row_elements());
    return true;
  });
}

}  // namespace hp
