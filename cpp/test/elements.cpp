/* Elements of a tensor as numbers: small floating-point types are rounded by scaling. */
#include <algorithm>
#include <cmath>
#include <cstring>

#include "model.h"

namespace test {
namespace {

/* The fraction bits and the smallest normal exponent of a small type. */
struct Format {
  int fraction;
  int lowest;
  int bias;
};

Format format_of(int64_t type) {
  return type == HP_F16 ? Format{10, -14, 15} : Format{7, -126, 127};
}

double from_small(uint16_t bits, Format f) {
  int largest = 2 * f.bias + 1;
  int exponent = (bits & 0x7FFF) >> f.fraction;
  int fraction = bits & ((1 << f.fraction) - 1);
  double magnitude = exponent == largest ? (fraction == 0 ? INFINITY : NAN)
                     : exponent == 0
                         ? std::ldexp(fraction, f.lowest - f.fraction)
                         : std::ldexp((1 << f.fraction) + fraction, exponent - f.bias - f.fraction);
  return bits & 0x8000 ? -magnitude : magnitude;
}

uint16_t to_small(double v, Format f) {
  int largest = 2 * f.bias + 1;
  int sign = std::signbit(v) ? 0x8000 : 0;
  if (std::isnan(v)) {
    return static_cast<uint16_t>(sign | largest << f.fraction | 1 << (f.fraction - 1));
  }
  if (v == 0 || std::isinf(v)) {
    return static_cast<uint16_t>(sign | (v == 0 ? 0 : largest << f.fraction));
  }
  int exponent = std::max(std::ilogb(v), f.lowest);
  if (exponent > f.bias) {
    return static_cast<uint16_t>(sign | largest << f.fraction);
  }
  auto units = static_cast<int>(std::nearbyint(std::ldexp(std::fabs(v), f.fraction - exponent)));
  return static_cast<uint16_t>(sign | (((exponent - f.lowest) << f.fraction) + units));
}

template <class T>
double load(const unsigned char* at) {
  T value;
  std::memcpy(&value, at, sizeof(value));
  return static_cast<double>(value);
}

template <class T>
void store(unsigned char* at, T value) {
  std::memcpy(at, &value, sizeof(value));
}

template <class T>
void store_integer(unsigned char* at, double value, double low, double high) {
  double rounded = std::nearbyint(value);
  store(at, std::isnan(value) ? T(0)
                              : static_cast<T>(rounded < low    ? low
                                               : rounded > high ? high
                                                                : rounded));
}

}  // namespace

double read_element(const Bytes& from, int64_t type, int64_t i) {
  const unsigned char* at = from.data() + i * size_of(type);
  switch (type) {
    case HP_F32:
      return load<float>(at);
    case HP_F64:
      return load<double>(at);
    case HP_U8:
      return load<uint8_t>(at);
    case HP_I8:
      return load<int8_t>(at);
    case HP_I16:
      return load<int16_t>(at);
    case HP_U16:
      return load<uint16_t>(at);
    case HP_I32:
      return load<int32_t>(at);
    default:
      return from_small(static_cast<uint16_t>(load<uint16_t>(at)), format_of(type));
  }
}

void write_element(Bytes& to, int64_t type, int64_t i, double v) {
  unsigned char* at = to.data() + i * size_of(type);
  switch (type) {
    case HP_F32:
      return store(at, static_cast<float>(v));
    case HP_F64:
      return store(at, v);
    case HP_U8:
      return store_integer<uint8_t>(at, v, 0, 255);
    case HP_I8:
      return store_integer<int8_t>(at, v, -128, 127);
    case HP_I16:
      return store_integer<int16_t>(at, v, -32768, 32767);
    case HP_U16:
      return store_integer<uint16_t>(at, v, 0, 65535);
    case HP_I32:
      return store_integer<int32_t>(at, v, -2147483648.0, 2147483647.0);
    default:
      return store(at, to_small(v, format_of(type)));
  }
}

}  // namespace test
