#include "producers/pad.h"

#include <algorithm>
#include <cstring>

#include "encoding/types.h"
#include "producers/convert.h"

namespace hp {

void Pad::make(const Loops& loops, const PadStep& step) {
  pass_ = step.pass;
  before_ = step.before;
  element_bytes_ = type_bytes(step.type);
  find_convert(loops, ElementType::f64, step.type)(&step.value, value_, 1);
}

/* What is filled already is copied behind itself. */
void Pad::fill(unsigned char* target, int64_t bytes) const {
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

}  // namespace hp
