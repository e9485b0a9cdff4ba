#include "encoding/reader.h"

#include <cstring>

namespace hp {

void Reader::take(void* to, int64_t bytes) {
  if (bytes > 0) {
    std::memcpy(to, at_, static_cast<size_t>(bytes));
    at_ += bytes;
    left_ -= bytes;
  }
}

void Reader::integer(int64_t& to, int64_t low, int64_t high) {
  to = low;
  require(left_ >= 8);
  if (ok()) {
    take(&to, 8);
    require(to >= low && to <= high);
  }
  to = ok() ? to : low;
}

void Reader::flag(bool& to) {
  int64_t number = 0;
  integer(number, 0, 1);
  to = number == 1;
}

void Reader::number(double& to) {
  to = 0;
  require(left_ >= 8);
  if (ok()) {
    take(&to, 8);
  }
}

template <class T>
void Reader::numbers(Array<T>& to) {
  constexpr int64_t size = sizeof(T);
  int64_t count = 0;
  integer(count, 0, left_ / size);
  int64_t padding = (8 - count * size % 8) % 8;
  require(count * size + padding <= left_);
  if (!ok()) {
    return;
  }
  if (!to.allocate(count)) {
    fail(HP_OUT_OF_MEMORY);
    return;
  }
  take(to.data(), count * size);
  unsigned char zeros[8] = {};
  take(zeros, padding);
  for (unsigned char byte : zeros) {
    require(byte == 0);
  }
}

void Reader::ints(Array<int32_t>& to) { numbers(to); }

void Reader::doubles(Array<double>& to) { numbers(to); }

int64_t Reader::product(int64_t a, int64_t b) {
  int64_t result = 0;
  require(!__builtin_mul_overflow(a, b, &result));
  return ok() ? result : 0;
}

}  // namespace hp
