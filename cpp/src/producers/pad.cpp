/* A pad: borders of one value around an axis. */
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>

#include "encoding/checks.h"
#include "producers/builder.h"
#include "producers/convert.h"

namespace hp {
namespace {

class Pad {
 public:
  void make(const Loops& loops, const PadStep& step);

  /* Output comes in multiples of an index, or of all indices of the axis. */
  int64_t index_elements() const { return pass_.inner; }
  int64_t axis_elements() const { return pass_.output_length * pass_.inner; }
  int64_t axis_input() const { return pass_.input_length * pass_.inner; }

  Range reads(Range output) const;
  int64_t asks(int64_t asked) const { return std::min(asked, axis_input()); }
  void produce(const Input& input, Range output, unsigned char* out, bool stream) const;

 private:
  void fill(unsigned char* target, int64_t bytes) const;

  Pass pass_;
  int64_t before_ = 0;
  int64_t element_bytes_ = 1;
  unsigned char value_[8] = {};
};

void Pad::make(const Loops& loops, const PadStep& step) {
  pass_ = step.pass;
  before_ = step.before;
  element_bytes_ = type_bytes(step.type);
  find_convert(loops, ElementType::f64, step.type)(&step.value, value_, 1);
}

/* What is filled already is copied behind itself. */
void Pad::fill(unsigned char* target, int64_t bytes) const {
  if (element_bytes_ == 1) {
    std::memset(target, value_[0], static_cast<size_t>(bytes));
    return;
  }
  std::memcpy(target, value_, static_cast<size_t>(element_bytes_));
  for (int64_t done = element_bytes_; done < bytes;) {
    int64_t more = std::min(done, bytes - done);
    std::memcpy(target + done, target, static_cast<size_t>(more));
    done += more;
  }
}

Range Pad::reads(Range output) const {
  int64_t rows = pass_.input_length * pass_.inner;
  auto input = [&](int64_t at) {
    int64_t index = at / pass_.inner % pass_.output_length - before_;
    int64_t block = at / pass_.inner / pass_.output_length;
    return block * rows + std::clamp(index, int64_t{0}, pass_.input_length) * pass_.inner;
  };
  return {input(output.begin), input(output.end)};
}

/* Index after index of a block: the border before, the input, the border after. */
void Pad::produce(const Input& input, Range output, unsigned char* out, bool stream) const {
  const int64_t inner = pass_.inner;
  const int64_t last = output.end / inner;
  for (int64_t at = output.begin / inner; at < last;) {
    int64_t block = at / pass_.output_length;
    int64_t index = at - block * pass_.output_length;
    int64_t after = before_ + pass_.input_length;
    bool inside = index >= before_ && index < after;
    int64_t part_end = index < before_ ? before_ : inside ? after : pass_.output_length;
    int64_t count = std::min(part_end - index, last - at);
    if (inside) {
      int64_t from = (block * pass_.input_length + index - before_) * inner;
      input.pull_to({from, from + count * inner}, out, stream);
    } else {
      fill(out, count * inner * element_bytes_);
    }
    out += count * inner * element_bytes_;
    at += count;
  }
}

/* Every floating-point type has some value for every double; an integer type has its integers. */
bool is_value(ElementType type, double value) {
  if (is_floating(type)) {
    return true;
  }
  auto half = static_cast<double>(uint64_t{1} << (8 * type_bytes(type) - 1));
  double values = type == ElementType::boolean ? 2 : 2 * half;
  double low = is_unsigned(type) ? 0 : -half;
  return value >= low && value < low + values && value == std::floor(value);
}

}  // namespace

Ends check(Reader& in, const PadStep& step) {
  const Pass& pass = step.pass;
  in.require(step.before <= pass.output_length - pass.input_length);
  in.require(is_value(step.type, step.value));
  return {step.type, step.type, in.product(in.product(pass.outer, pass.input_length), pass.inner),
          in.product(in.product(pass.outer, pass.output_length), pass.inner)};
}

bool add(ProducerBuilder& builder, const PadStep& step, const Ends& ends) {
  const int64_t before = builder.grain();
  auto* pad = builder.add_producer<Pad>(step.type, step.type, ends.input_elements);
  if (pad == nullptr) {
    return false;
  }
  pad->make(builder.loops, step);
  const bool by_axis = pad->index_elements() % before != 0 && pad->axis_input() % before == 0;
  if (by_axis) {
    builder.set_units(pad->axis_input(), pad->axis_elements());
  } else {
    builder.set_units(pad->index_elements(), pad->index_elements());
  }
  builder.last().passes = true;
  return true;
}

}  // namespace hp
