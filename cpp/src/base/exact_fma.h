/*
 * a * b + c with one rounding, to nearest, ties to even, in plain arithmetic: for systems whose C
 * library rounds twice. Slow. Every result is that of the instruction, but for the bits of a NaN.
 */
#ifndef HALFPIXEL_EXACT_FMA_H
#define HALFPIXEL_EXACT_FMA_H

#include <cstdint>
#include <cstring>

namespace hp {

/* A number as whole * 2^exponent, whole less than 2^127. */
struct Wide {
  unsigned __int128 whole;
  int exponent;
  bool negative;

  int top() const { /* the place of the highest bit; whole is not 0 */
    const auto high = static_cast<uint64_t>(whole >> 64);
    return high != 0 ? 127 - __builtin_clzll(high)
                     : 63 - __builtin_clzll(static_cast<uint64_t>(whole));
  }

  /* The same number with the highest bit of whole in a place. */
  Wide moved_to(int place) const {
    const int up = place - top();
    return {whole << up, exponent - up, negative};
  }
};

inline uint64_t bits_of(double v) {
  uint64_t bits;
  std::memcpy(&bits, &v, sizeof(bits));
  return bits;
}

inline double double_of(uint64_t bits) {
  double v;
  std::memcpy(&v, &bits, sizeof(v));
  return v;
}

inline bool is_finite(double v) { return v - v == 0; }

inline Wide wide_of(double v) {
  constexpr uint64_t fraction = (uint64_t{1} << 52) - 1;
  const uint64_t bits = bits_of(v);
  const int biased = static_cast<int>(bits >> 52 & 0x7FF);
  const uint64_t whole = (bits & fraction) | (biased == 0 ? 0 : fraction + 1);
  return {whole, (biased == 0 ? 1 : biased) - 1075, bits >> 63 != 0};
}

/* Divided by 2^places and rounded to odd: the last bit is 1 if anything is lost, so that a later
 * rounding to far fewer bits is that of the exact number. */
inline unsigned __int128 odd_shift(unsigned __int128 whole, int places) {
  if (places > 127) {
    return whole != 0 ? 1 : 0;
  }
  const unsigned __int128 kept = whole >> places;
  return kept | (kept << places != whole ? 1 : 0);
}

/* The sum of two numbers that are not 0, to odd behind more than 120 bits. */
inline Wide sum_of(const Wide& a, const Wide& b) {
  constexpr int place = 125; /* leaves room for a carry; a product of doubles has 106 bits */
  Wide large = a.moved_to(place);
  Wide small = b.moved_to(place);
  if (large.exponent < small.exponent ||
      (large.exponent == small.exponent && large.whole < small.whole)) {
    const Wide first = large;
    large = small;
    small = first;
  }
  small.whole = odd_shift(small.whole, large.exponent - small.exponent);
  large.whole =
      large.negative == small.negative ? large.whole + small.whole : large.whole - small.whole;
  return large;
}

/* The nearest double of a number that is not 0. */
inline double nearest_double(const Wide& v) {
  constexpr int least = -1074; /* the exponent of the last bit of a subnormal number */
  constexpr uint64_t infinity = uint64_t{0x7FF} << 52;
  const int last = v.exponent + v.top() - 52;
  const int exponent = last < least ? least : last;
  const int places = exponent - v.exponent - 2; /* two bits more than there is room for */
  const auto kept =
      static_cast<uint64_t>(places >= 0 ? odd_shift(v.whole, places) : v.whole << -places);
  const uint64_t rest = kept & 3;
  const uint64_t rounded = (kept >> 2) + (rest > 2 || (rest == 2 && (kept >> 2 & 1) != 0) ? 1 : 0);
  /* The leading bit of a normal number adds one to the exponent, and a carry another one. */
  const uint64_t bits = exponent - least >= 0x7FE
                            ? infinity
                            : (static_cast<uint64_t>(exponent - least) << 52) + rounded;
  return double_of(bits | (v.negative ? uint64_t{1} << 63 : 0));
}

inline double exact_fma(double a, double b, double c) {
  if (!is_finite(a) || !is_finite(b)) {
    return a * b + c;
  }
  if (!is_finite(c)) {
    return c + c;
  }
  if (a == 0 || b == 0) {
    return a * b + c;
  }
  if (c == 0) {
    return a * b;
  }
  const Wide x = wide_of(a);
  const Wide y = wide_of(b);
  const Wide sum =
      sum_of({x.whole * y.whole, x.exponent + y.exponent, x.negative != y.negative}, wide_of(c));
  return sum.whole == 0 ? 0 : nearest_double(sum);
}

/* The product of floats is a double; the sum is rounded to odd first, as a double. */
inline float exact_fma(float a, float b, float c) {
  const double product = static_cast<double>(a) * static_cast<double>(b);
  const auto addend = static_cast<double>(c);
  double sum = product + addend;
  if (is_finite(sum)) {
    const double back = sum - product;
    const double lost = (product - (sum - back)) + (addend - back);
    if (lost != 0 && (bits_of(sum) & 1) == 0) {
      sum = double_of((lost > 0) == (sum > 0) ? bits_of(sum) + 1 : bits_of(sum) - 1);
    }
  }
  return static_cast<float>(sum);
}

}  // namespace hp

#endif /* HALFPIXEL_EXACT_FMA_H */
