/* Tables of sums of bytes for a row that no test has the memory for. */
#include "check.h"
#include "tables/byte_sums.h"

namespace test {

/* Four sums of four pixels each at the end of a row of 2.4 GB: windows begin behind 2^31. */
void test_byte_sums() {
  constexpr int64_t inputs = 800'000'000;
  constexpr int32_t channels = 3;
  constexpr int32_t outputs = hp::ByteSums::outputs;
  hp::DotSums dots;
  hp::ByteSums sums;
  dots.taps = hp::DotSums::step;
  const bool allocated =
      dots.first.allocate(outputs) && dots.weights.allocate(outputs * hp::DotSums::step);
  check(allocated, "no memory for %d sums", outputs);
  for (int32_t i = 0; allocated && i < outputs; i++) {
    dots.first[i] = static_cast<int32_t>(inputs) - hp::DotSums::step * (outputs - i);
    for (int32_t tap = 0; tap < hp::DotSums::step; tap++) {
      dots.weights[i * hp::DotSums::step + tap] = static_cast<int16_t>(100 * i + tap);
    }
  }
  const bool made = allocated && hp::make_byte_sums(dots, 1, inputs, channels, sums);
  check(made && sums.blocks == 1, "there are %d blocks, not 1", sums.blocks);
  if (made && sums.blocks == 1) {
    const int64_t base = inputs * channels - hp::ByteSums::window;
    check(sums.bases[0] == base, "the window begins at %lld, not at %lld",
          static_cast<long long>(sums.bases[0]), static_cast<long long>(base));
  }
}

}  // namespace test
