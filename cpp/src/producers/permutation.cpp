#include "producers/permutation.h"

#include <algorithm>

#include "encoding/checks.h"
#include "producers/builder.h"
#include "producers/sink.h"

namespace hp {

void Permutation::make(const Loops& loops, const PermuteStep& step) {
  int64_t input_strides[max_axes];
  int64_t stride = 1;
  for (int64_t a = step.axes.size() - 1; a >= 0; a--) {
    input_strides[a] = stride;
    stride *= step.axes[a].length;
  }
  for (int64_t a = 0; a < step.axes.size(); a++) {
    int64_t length = step.axes[step.axes[a].from].length;
    int64_t distance = input_strides[step.axes[a].from];
    if (count_ > 0 && strides_[count_ - 1] == distance * length) {
      lengths_[count_ - 1] *= length;
      strides_[count_ - 1] = distance;
    } else if (length > 1) {
      lengths_[count_] = length;
      strides_[count_++] = distance;
    }
  }
  element_bytes_ = type_bytes(step.type);
  loop_ = loops.permute[element_bytes_];
}

/* Where the block of the two innermost axes with a number begins in the input. */
int64_t Permutation::block_start(int64_t block) const {
  int64_t start = 0;
  for (int32_t a = count_ - 3; a >= 0; a--) {
    start += block % lengths_[a] * strides_[a];
    block /= lengths_[a];
  }
  return start;
}

bool Permutation::splits_pixels(Planes* planes) const {
  const bool images = count_ == 3 && strides_[0] == lengths_[1] * lengths_[2];
  if (count_ != 2 && !images) {
    return false;
  }
  *planes = {lengths_[count_ - 2], lengths_[count_ - 1]};
  return strides_[count_ - 2] == 1 && strides_[count_ - 1] == planes->planes;
}

/* An outermost axis that stays where it is has blocks that are permuted one by one. */
Range Permutation::reads(Range output) const {
  int64_t block = 1;
  for (int32_t a = 1; a < count_; a++) {
    block *= lengths_[a];
  }
  return output.in_units_of(strides_[0] == block ? block : block * lengths_[0]);
}

void Permutation::produce(const Input& input, Range output, unsigned char* out, bool) const {
  int64_t rows = lengths_[count_ - 2];
  int64_t last = output.end / row_elements();
  PermuteBlock block;
  block.columns = row_elements();
  block.out_stride = row_elements();
  block.row_stride = strides_[count_ - 2];
  block.column_stride = strides_[count_ - 1];
  for (int64_t row = output.begin / row_elements(); row < last; row += block.rows) {
    int64_t first = row % rows;
    block.rows = std::min(rows - first, last - row);
    block.in = input.at(0) + (block_start(row / rows) + first * block.row_stride) * element_bytes_;
    block.out = out;
    loop_(block);
    out += block.rows * block.columns * element_bytes_;
  }
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

bool add(ProducerBuilder& builder, const PermuteStep& step, const Ends& ends) {
  Permutation permutation;
  permutation.make(builder.loops, step);
  bool done = permutation.is_copy();
  if (!done && builder.is_last && !builder.is_empty() &&
      !add_sink(builder, permutation, step.type, ends.output_elements, {}, &done)) {
    return false;
  }
  if (done) {
    return true;
  }
  auto* made = builder.add_producer<Permutation>(step.type, step.type, ends.input_elements);
  if (made == nullptr) {
    return false;
  }
  *made = permutation;
  builder.set_units(0, permutation.row_elements());
  return true;
}

}  // namespace hp
