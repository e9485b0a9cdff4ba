/* Fused sums in plain arithmetic: cases that are easy to get wrong, and any numbers beside those of
 * the C library, where that rounds once. */
#include <cmath>
#include <cstring>
#include <limits>

#include "base/exact_fma.h"
#include "check.h"
#include "random.h"

namespace test {
namespace {

template <class T>
struct Sum {
  const char* what;
  T a;
  T b;
  T c;
  T expected;
};

template <class T>
constexpr T inf = std::numeric_limits<T>::infinity();
template <class T>
constexpr T nan = std::numeric_limits<T>::quiet_NaN();

constexpr double most = 0x1.fffffffffffffp1023;
constexpr float most_f = 0x1.fffffep127F;

constexpr Sum<double> doubles[] = {
    {"a tie goes to the even number", 0x1.0000004p0, 0x1.0000002p0, 0, 0x1.0000006p0},
    {"a little more than a tie", 0x1.0000004p0, 0x1.0000002p0, 0x1p-1000, 0x1.0000006000001p0},
    {"a little less than a tie", 0x1.0000004p0, 0x1.0000002p0, -0x1p-1000, 0x1.0000006p0},
    {"a tie between an odd number and the next", 0x1.0000004p0, 0x1.0000002p0, 0x1p-52,
     0x1.0000006000002p0},
    {"a product of half the last bit", 0x1p-27, 0x1p-26, 1, 1},
    {"a product of a little more than that", 0x1p-27, 0x1.0000000000001p-26, 1,
     0x1.0000000000001p0},
    {"half the last bit below a power of two", -0x1p-27, 0x1p-27, 1, 1},
    {"a little more than that", -0x1p-27, 0x1.0000000000001p-27, 1, 0x1.fffffffffffffp-1},
    {"a product far below", 0x1p-600, 0x1p-600, 1, 1},
    {"a number far below", 0x1p300, -0x1p300, 0x1p-1074, -0x1p600},
    {"what is left of two nearly equal numbers", 0x1.0000000000001p0, 0x1.ffffffffffffep-1, -1,
     -0x1p-104},
    {"nothing is left", 3, 5, -15, 0},
    {"nothing is left of negative numbers", -3, 5, 15, 0},
    {"half of the least number", 0x1p-537, 0x1p-538, 0, 0},
    {"half of the least number, negative", 0x1p-537, -0x1p-538, 0, -0.0},
    {"one and a half of the least number", 0x1p-537, 0x1p-538, 0x1p-1074, 0x1p-1073},
    {"a little less than that", 0x1.fffffffffffffp-538, 0x1p-538, 0x1p-1074, 0x1p-1074},
    {"half of the least number less than it", 0x1p-537, -0x1p-538, 0x1p-1074, 0},
    {"subnormal numbers become normal", 0x1p-537, 0x1.8p-537, 0x0.fffffffffffffp-1022, 0x1p-1022},
    {"a product below all numbers and -0", 0x1p-600, 0x1p-600, -0.0, 0},
    {"a negative product below all numbers and 0", 0x1p-600, -0x1p-600, 0, -0.0},
    {"zeros of two signs", -0.0, 1, 0, 0},
    {"zeros of one sign", -0.0, 1, -0.0, -0.0},
    {"a zero factor", 0, 5, 7, 7},
    {"half a unit above the greatest number", most, 1, 0x1p970, inf<double>},
    {"a little less", most, 1, 0x1.fffffffffffffp969, most},
    {"a product above all numbers comes back", 0x1p512, 0x1p512, -most, 0x1p971},
    {"a product above all numbers", most, most, -most, inf<double>},
    {"a negative one", most, -most, most, -inf<double>},
    {"a product above all numbers and an infinite one", most, most, -inf<double>, -inf<double>},
    {"infinities of one sign", inf<double>, 2, inf<double>, inf<double>},
    {"infinities of two signs", inf<double>, 2, -inf<double>, nan<double>},
    {"infinity times zero", inf<double>, 0, 1, nan<double>},
    {"a factor that is none", nan<double>, 0, 1, nan<double>},
    {"a summand that is none", most, most, nan<double>, nan<double>},
};

constexpr Sum<float> floats[] = {
    {"a tie goes to the even number", 0x1.001p0F, 0x1.001p0F, 0, 0x1.002p0F},
    {"a tie between an odd number and the next", 0x1.001p0F, 0x1.001p0F, 0x1p-23F, 0x1.002004p0F},
    {"a little more than a tie", 0x1.001p0F, 0x1.001p0F, 0x1p-120F, 0x1.002002p0F},
    {"a little less than a tie", 0x1.001p0F, 0x1.001p0F, -0x1p-120F, 0x1.002p0F},
    {"what is left of two nearly equal numbers", 0x1.000002p0F, 0x1.fffffcp-1F, -1, -0x1p-46F},
    {"nothing is left", 3, 5, -15, 0},
    {"half of the least number", 0x1p-75F, 0x1p-75F, 0, 0},
    {"half of the least number, negative", 0x1p-75F, -0x1p-75F, 0, -0.0F},
    {"one and a half of the least number", 0x1p-75F, 0x1p-75F, 0x1p-149F, 0x1p-148F},
    {"a little less than that", 0x1.fffffep-76F, 0x1p-75F, 0x1p-149F, 0x1p-149F},
    {"zeros of one sign", -0.0F, 1, -0.0F, -0.0F},
    {"half a unit above the greatest number", most_f, 1, 0x1p103F, inf<float>},
    {"a little less", most_f, 1, 0x1.fffffep102F, most_f},
    {"a product above all numbers comes back", 0x1p64F, 0x1p64F, -most_f, 0x1p104F},
    {"a product above all numbers", most_f, most_f, -most_f, inf<float>},
    {"infinities of two signs", inf<float>, 2, -inf<float>, nan<float>},
    {"a summand that is none", most_f, most_f, nan<float>, nan<float>},
};

template <class T>
void check_sum(const char* what, T a, T b, T c, T expected) {
  const T sum = hp::exact_fma(a, b, c);
  const bool same = std::memcmp(&sum, &expected, sizeof(T)) == 0;
  check(same || (std::isnan(sum) && std::isnan(expected)), "%s: %a * %a + %a is %a, not %a", what,
        static_cast<double>(a), static_cast<double>(b), static_cast<double>(c),
        static_cast<double>(sum), static_cast<double>(expected));
}

#if !defined(_WIN32)
/* Any finite number, few bits of it as often as many. */
template <class T>
T any(Random& random, int64_t least, int64_t most_exponent) {
  const int bits = static_cast<int>(random.in(1, std::numeric_limits<T>::digits));
  const auto whole = static_cast<T>(random.bits() >> (64 - bits));
  const T v = std::ldexp(whole, static_cast<int>(random.in(least, most_exponent)));
  return random.one_in(2) ? v : -v;
}

/* The summand is often as large as the product, or its negative and a few units more. */
template <class T>
void compare_any(int64_t count, int64_t least, int64_t most_exponent) {
  Random random(17);
  for (int64_t i = 0; i < count; i++) {
    const T a = any<T>(random, least, most_exponent);
    const T b = any<T>(random, least, most_exponent);
    T c = any<T>(random, least, most_exponent);
    if (!random.one_in(3)) {
      c = -(a * b);
      for (int64_t more = random.in(0, 3); more > 0; more--) {
        c = std::nextafter(c, random.one_in(2) ? inf<T> : -inf<T>);
      }
    }
    check_sum("any numbers", a, b, c, std::fma(a, b, c));
  }
}
#endif

}  // namespace

void test_fma() {
  for (const Sum<double>& sum : doubles) {
    check_sum(sum.what, sum.a, sum.b, sum.c, sum.expected);
    check_sum(sum.what, sum.b, sum.a, sum.c, sum.expected);
  }
  for (const Sum<float>& sum : floats) {
    check_sum(sum.what, sum.a, sum.b, sum.c, sum.expected);
    check_sum(sum.what, sum.b, sum.a, sum.c, sum.expected);
  }
#if !defined(_WIN32)
  compare_any<double>(20000, -600, 500);
  compare_any<double>(20000, -60, 60);
  compare_any<float>(20000, -85, 60);
#endif
}

}  // namespace test
