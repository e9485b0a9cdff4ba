/* What is known of an encoded plan without its steps, and how results are compared. */
#include <algorithm>
#include <cstring>

#include "cases.h"

namespace test {
namespace {

/* The bits of a number without its sign, and those of infinity. */
bool is_nan(hp::ElementType type, uint64_t bits) {
  switch (type) {
    case hp::ElementType::f64:
      return (bits << 1) > (uint64_t{0x7FF} << 53);
    case hp::ElementType::f32:
      return (bits & 0x7FFFFFFF) > 0x7F800000;
    case hp::ElementType::f16:
      return (bits & 0x7FFF) > 0x7C00;
    case hp::ElementType::bf16:
      return (bits & 0x7FFF) > 0x7F80;
    case hp::ElementType::u8:
    case hp::ElementType::i8:
    case hp::ElementType::i16:
    case hp::ElementType::u16:
    case hp::ElementType::i32:
    case hp::ElementType::i64:
    case hp::ElementType::boolean:
      return false;
  }
  return false;
}

uint64_t bits_at(const unsigned char* from, int64_t bytes, int64_t i) {
  uint64_t bits = 0;
  std::memcpy(&bits, from + i * bytes, static_cast<size_t>(bytes));
  return bits;
}

}  // namespace

Header header_of(const Bytes& plan) {
  int64_t numbers[header_numbers] = {};
  std::memcpy(numbers, plan.data(), std::min(sizeof(numbers), plan.size()));
  return {static_cast<hp::ElementType>(numbers[2]), numbers[3],
          static_cast<hp::ElementType>(numbers[4]), numbers[5]};
}

int64_t first_difference(hp::ElementType type, const unsigned char* a, const unsigned char* b,
                         int64_t elements, bool exact) {
  int64_t bytes = hp::type_bytes(type);
  if (elements == 0 || std::memcmp(a, b, static_cast<size_t>(elements * bytes)) == 0) {
    return -1;
  }
  for (int64_t i = 0; i < elements; i++) {
    uint64_t x = bits_at(a, bytes, i);
    uint64_t y = bits_at(b, bytes, i);
    if (x != y && (exact || !is_nan(type, x) || !is_nan(type, y))) {
      return i;
    }
  }
  return -1;
}

}  // namespace test
