#include "reader.h"

#include <cstring>

namespace hp {

void Reader::take(void* to, int64_t bytes) {
  if (bytes > 0) {
    std::memcpy(to, at_, static_cast<size_t>(bytes));
    at_ += bytes;
    left_ -= bytes;
  }
}

int64_t Reader::number(int64_t low, int64_t high) {
  int64_t value = low;
  require(left_ >= 8);
  if (ok()) {
    take(&value, 8);
    require(value >= low && value <= high);
  }
  return ok() ? value : low;
}

template <class T>
void Reader::list(Array<T>& list) {
  constexpr int64_t size = sizeof(T);
  int64_t count = number(0, left_ / size);
  int64_t padding = (8 - count * size % 8) % 8;
  require(count * size + padding <= left_);
  if (!ok()) {
    return;
  }
  if (!list.allocate(count)) {
    fail(HP_OUT_OF_MEMORY);
    return;
  }
  take(list.data(), count * size);
  unsigned char zeros[8] = {};
  take(zeros, padding);
  for (unsigned char byte : zeros) {
    require(byte == 0);
  }
}

void Reader::ints(Array<int32_t>& to) { list(to); }

void Reader::doubles(Array<double>& to) { list(to); }

int64_t Reader::product(int64_t a, int64_t b) {
  int64_t result = 0;
  require(!__builtin_mul_overflow(a, b, &result));
  return ok() ? result : 0;
}

}  // namespace hp
