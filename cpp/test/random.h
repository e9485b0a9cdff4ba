/* Numbers that look random and are the same in every run. */
#ifndef HALFPIXEL_TEST_RANDOM_H
#define HALFPIXEL_TEST_RANDOM_H

#include <cstdint>

namespace test {

class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}

  /* SplitMix64 (Steele, Lea, Flood 2014). */
  uint64_t bits() {
    uint64_t z = state_ += 0x9E3779B97F4A7C15;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }

  /* Returns an integer in [low, high]. */
  int64_t in(int64_t low, int64_t high) {
    return low + static_cast<int64_t>(bits() % static_cast<uint64_t>(high - low + 1));
  }

  bool one_in(int64_t n) { return in(1, n) == 1; }

 private:
  uint64_t state_;
};

}  // namespace test

#endif /* HALFPIXEL_TEST_RANDOM_H */
