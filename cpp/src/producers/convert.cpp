#include "producers/convert.h"

#include <cstring>
#include <type_traits>

#include "encoding/checks.h"
#include "producers/builder.h"

namespace hp {
namespace {

/*
 * Every element type but int64 fits a double exactly, so reading to double and rounding once from
 * double is a correctly rounded conversion between any two types. An int64 is cut to a double whose
 * last bit says that something was cut off: rounded once more, to a smaller type, it gives what the
 * integer itself would. A small floating-point type has a sign bit, Exponent bits and Fraction
 * bits.
 */
template <int Exponent, int Fraction>
struct Small {
  uint16_t bits;
};

using F16 = Small<5, 10>;
using BF16 = Small<8, 7>;

/* A truth value: any byte but 0 is 1. */
struct Truth {
  uint8_t byte;
};

template <class T>
double widen(T v) {
  return static_cast<double>(v);
}

inline double widen(Truth v) { return v.byte != 0 ? 1 : 0; }

double widen(int64_t v) {
  constexpr int double_bits = 53;
  uint64_t magnitude = v < 0 ? 0 - static_cast<uint64_t>(v) : static_cast<uint64_t>(v);
  if (magnitude >> double_bits != 0) {
    int cut = 64 - __builtin_clzll(magnitude) - double_bits;
    uint64_t kept = magnitude >> cut;
    bool exact = kept << cut == magnitude;
    magnitude = (exact ? kept : kept | 1) << cut;
  }
  double wide = static_cast<double>(magnitude);
  return v < 0 ? -wide : wide;
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

/* The largest and the smallest value of an integer type of up to 32 bits. */
template <class T>
constexpr double highest() {
  return T(-1) > T(0) ? static_cast<double>(static_cast<T>(-1))
                      : static_cast<double>((INT64_C(1) << (8 * sizeof(T) - 1)) - 1);
}

template <class T>
constexpr double lowest() {
  return T(-1) > T(0) ? 0 : -static_cast<double>(INT64_C(1) << (8 * sizeof(T) - 1));
}

template <class T>
struct Narrow { /* integers */
  static T of(double v) {
    if (v != v) {
      return 0;
    }
    double limited = v < lowest<T>() ? lowest<T>() : v > highest<T>() ? highest<T>() : v;
    return static_cast<T>(__builtin_lrint(limited));
  }
};

template <>
struct Narrow<int64_t> {
  static int64_t of(double v) {
    constexpr double beyond = 0x1p63;
    return v != v         ? 0
           : v >= beyond  ? INT64_MAX
           : v <= -beyond ? INT64_MIN
                          : static_cast<int64_t>(__builtin_llrint(v));
  }
};

template <>
struct Narrow<Truth> {
  static Truth of(double v) { return {static_cast<uint8_t>(v != 0 ? 1 : 0)}; }
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

double truncated(double v) { return v < 0 ? __builtin_ceil(v) : __builtin_floor(v); }

/* The addition is rounded to the type that is converted; half-width types are exact in float. */
template <class In>
double plus_half(double v) {
  double half = __builtin_copysign(0.5, v);
  return sizeof(In) == 8 ? v + half : static_cast<float>(v) + static_cast<float>(half);
}

template <class In, Rounding rounding>
double whole(double v) {
  return rounding == Rounding::toward_zero    ? truncated(v)
         : rounding == Rounding::nearest_away ? truncated(plus_half<In>(v))
                                              : v;
}

template <class In, class Out, Rounding rounding>
void convert_plain(const void* from, void* to, int64_t count) {
  auto in = static_cast<const In*>(from);
  auto out = static_cast<Out*>(to);
  for (int64_t i = 0; i < count; i++) {
    if constexpr (std::is_same_v<In, int64_t> && std::is_same_v<Out, double>) {
      out[i] = static_cast<double>(in[i]);
    } else {
      out[i] = Narrow<Out>::of(whole<In, rounding>(widen(in[i])));
    }
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

template <class In, Rounding rounding>
ConvertFn find_output(ElementType output) {
  constexpr ConvertFn by_type[type_places - 1] = {
      &convert_plain<In, float, rounding>,   &convert_plain<In, double, rounding>,
      &convert_plain<In, F16, rounding>,     &convert_plain<In, BF16, rounding>,
      &convert_plain<In, uint8_t, rounding>, &convert_plain<In, int8_t, rounding>,
      &convert_plain<In, int16_t, rounding>, &convert_plain<In, uint16_t, rounding>,
      &convert_plain<In, int32_t, rounding>, &convert_plain<In, int64_t, rounding>,
      &convert_plain<In, Truth, rounding>};
  return by_type[number(output) - 1];
}

/* From integers all roundings are alike. */
template <class In>
ConvertFn find_rounding(ElementType output, Rounding rounding) {
  switch (rounding) {
    case Rounding::nearest_even:
      return find_output<In, Rounding::nearest_even>(output);
    case Rounding::nearest_away:
      return find_output<In, Rounding::nearest_away>(output);
    case Rounding::toward_zero:
      return find_output<In, Rounding::toward_zero>(output);
  }
  __builtin_unreachable();
}

template <class In>
ConvertFn find_integer(ElementType output, Rounding) {
  return find_output<In, Rounding::nearest_even>(output);
}

}  // namespace

ConvertFn find_convert(const Loops& loops, ElementType input, ElementType output,
                       Rounding rounding) {
  if (input == output) {
    return find_copy(input);
  }
  ConvertFn fast = loops.convert[number(input)][number(output)];
  bool even = rounding == Rounding::nearest_even || output == ElementType::boolean;
  if (fast != nullptr && even) {
    return fast;
  }
  constexpr ConvertFn (*by_type[type_places - 1])(ElementType, Rounding) = {
      &find_rounding<float>,  &find_rounding<double>,  &find_rounding<F16>,
      &find_rounding<BF16>,   &find_integer<uint8_t>,  &find_integer<int8_t>,
      &find_integer<int16_t>, &find_integer<uint16_t>, &find_integer<int32_t>,
      &find_integer<int64_t>, &find_integer<Truth>};
  return by_type[number(input) - 1](output, even ? Rounding::nearest_even : rounding);
}

Ends check(Reader& in, const ConvertStep& step) {
  in.require(!is_floating(step.output) || step.rounding == Rounding::nearest_even);
  return elementwise(step.input, step.output, step.count);
}

bool add(ProducerBuilder& builder, const ConvertStep& step, const Ends&) {
  return builder.convert(step.count, step.input, step.output, step.rounding);
}

}  // namespace hp
