/* Executes pads and clamps element by element, as the Javadoc of their steps reads. */
#include "model.h"

namespace test {

void put_borders(const Step& s, const Bytes& in, Bytes& out) {
  int64_t size = size_of(s.input);
  auto rows = static_cast<int64_t>(s.axes[0].indices.size());
  for (int64_t to = 0; to < s.output_elements(); to++) {
    int64_t block = to / s.inner / rows;
    int64_t index = s.axes[0].indices[to / s.inner % rows];
    if (index < 0) {
      write_element(out, s.input, to, s.low);
      continue;
    }
    int64_t from = (block * s.axes[0].length + index) * s.inner + to % s.inner;
    for (int64_t b = 0; b < size; b++) {
      out[to * size + b] = in[from * size + b];
    }
  }
}

void clamp(const Step& s, const Bytes& in, Bytes& out) {
  for (int64_t i = 0; i < s.outer; i++) {
    double value = read_element(in, s.input, i);
    if (value < s.low) {
      value = s.low;
    } else if (value > s.high) {
      value = s.high;
    }
    write_element(out, s.output, i, value);
  }
}

}  // namespace test
