#include "producers/convert.h"

#include <cstring>

namespace hp {
namespace {

/*
 * Every element type fits a double exactly, so reading to double and rounding once from double is a
 * correctly rounded conversion between any two types. A small floating-point type has a sign bit,
 * Exponent bits and Fraction bits.
 */
template <int Exponent, int Fraction>
struct Small {
  uint16_t bits;
};

using F16 = Small<5, 10>;
using BF16 = Small<8, 7>;

template <class T>
double widen(T v) {
  return static_cast<double>(v);
}

double scaled(int64_t integer, int exponent) {
  uint64_t bits = static_cast<uint64_t>(exponent + 1023) << 52;  // 2^exponent, a normal number here
  double power;
  std::memcpy(&power, &bits, sizeof(power));
  return static_cast<double>(integer) * power;
}

template <int E, int F>
double widen(Small<E, F> v) {
  constexpr int largest = (1 << E) - 1;
  constexpr int bias = (1 << (E - 1)) - 1;
  uint64_t sign = static_cast<uint64_t>(v.bits >> 15) << 63;
  uint64_t fraction = v.bits & ((1U << F) - 1);
  int exponent = (v.bits >> F) & largest;
  uint64_t bits;
  if (exponent == largest) {
    bits = 0x7FFULL << 52 | fraction << (52 - F);
  } else {
    int64_t significand = static_cast<int64_t>(fraction) + (exponent > 0 ? 1 << F : 0);
    double value = scaled(significand, (exponent > 0 ? exponent : 1) - bias - F);
    std::memcpy(&bits, &value, sizeof(bits));
  }
  bits |= sign;
  double value;
  std::memcpy(&value, &bits, sizeof(value));
  return value;
}

/* A value that shift bits are cut off from, rounded to nearest, ties to even. */
uint64_t round_bits(uint64_t value, int shift) {
  if (shift > 63) {
    return 0;
  }
  uint64_t kept = value >> shift;
  uint64_t cut = value & ((1ULL << shift) - 1);
  uint64_t half = 1ULL << (shift - 1);
  return kept + (cut > half || (cut == half && (kept & 1) != 0) ? 1 : 0);
}

template <int E, int F>
uint16_t narrow_bits(double v) {
  constexpr int lowest = 2 - (1 << (E - 1));  // exponent of the smallest normal value
  constexpr uint64_t infinity = ((1ULL << E) - 1) << F;
  uint64_t bits;
  std::memcpy(&bits, &v, sizeof(bits));
  auto sign = static_cast<uint16_t>(bits >> 63 << 15);
  uint64_t fraction = bits & ((1ULL << 52) - 1);
  int exponent = static_cast<int>(bits >> 52 & 0x7FF) - 1023;
  if (exponent == 1024) {
    uint64_t nan = fraction == 0 ? 0 : 1ULL << (F - 1) | fraction >> (52 - F);
    return static_cast<uint16_t>(sign | infinity | nan);
  }
  if (exponent == -1023) {
    return sign;  // zero, and what is far below half the smallest value
  }
  int unit = exponent > lowest ? exponent : lowest;
  uint64_t rounded = round_bits(1ULL << 52 | fraction, 52 - F + unit - exponent);
  uint64_t magnitude = (static_cast<uint64_t>(unit - lowest) << F) + rounded;
  return static_cast<uint16_t>(sign | (magnitude < infinity ? magnitude : infinity));
}

template <class T>
struct Narrow { /* integers */
  static T of(double v) {
    constexpr double low = sizeof(T) == 4 ? -2147483648.0
                           : T(-1) > T(0) ? 0
                                          : -(1 << (8 * sizeof(T) - 1));
    constexpr double high = sizeof(T) == 4 ? 2147483647.0
                            : T(-1) > T(0) ? (1 << (8 * sizeof(T))) - 1
                                           : (1 << (8 * sizeof(T) - 1)) - 1;
    if (v != v) {
      return 0;
    }
    return static_cast<T>(__builtin_lrint(v < low ? low : v > high ? high : v));
  }
};

template <>
struct Narrow<double> {
  static double of(double v) { return v; }
};

template <>
struct Narrow<float> {
  static float of(double v) { return static_cast<float>(v); }
};

template <int E, int F>
struct Narrow<Small<E, F>> {
  static Small<E, F> of(double v) { return {narrow_bits<E, F>(v)}; }
};

template <class In, class Out>
void convert_plain(const void* from, void* to, int64_t count) {
  auto in = static_cast<const In*>(from);
  auto out = static_cast<Out*>(to);
  for (int64_t i = 0; i < count; i++) {
    out[i] = Narrow<Out>::of(widen(in[i]));
  }
}

template <int Bytes>
void copy(const void* from, void* to, int64_t count) {
  std::memcpy(to, from, static_cast<size_t>(count * Bytes));
}

ConvertFn find_copy(ElementType type) {
  switch (type_bytes(type)) {
    case 1:
      return &copy<1>;
    case 2:
      return &copy<2>;
    case 4:
      return &copy<4>;
    default:
      return &copy<8>;
  }
}

template <class In>
ConvertFn find_output(ElementType output) {
  constexpr ConvertFn by_type[type_places - 1] = {
      &convert_plain<In, float>,   &convert_plain<In, double>,   &convert_plain<In, F16>,
      &convert_plain<In, BF16>,    &convert_plain<In, uint8_t>,  &convert_plain<In, int8_t>,
      &convert_plain<In, int16_t>, &convert_plain<In, uint16_t>, &convert_plain<In, int32_t>,
      nullptr,                     nullptr};
  return by_type[number(output) - 1];
}

}  // namespace

ConvertFn find_convert(const Loops& loops, ElementType input, ElementType output) {
  if (input == output) {
    return find_copy(input);
  }
  if (loops.convert[number(input)][number(output)] != nullptr) {
    return loops.convert[number(input)][number(output)];
  }
  constexpr ConvertFn (*by_type[type_places - 1])(ElementType) = {
      &find_output<float>,   &find_output<double>,   &find_output<F16>,
      &find_output<BF16>,    &find_output<uint8_t>,  &find_output<int8_t>,
      &find_output<int16_t>, &find_output<uint16_t>, &find_output<int32_t>,
      nullptr,                nullptr};
  return by_type[number(input) - 1](output);
}

}  // namespace hp
