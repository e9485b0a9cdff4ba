#include "cases.h"

#include <cstring>
#include <fstream>

#include "check.h"

namespace test {
namespace {

std::string& folder() {
  static std::string path;
  return path;
}

bool read_bytes(std::ifstream& in, int64_t size, Bytes& to) {
  to.resize(static_cast<size_t>(size));
  return static_cast<bool>(in.read(reinterpret_cast<char*>(to.data()), size));
}

bool read_case(std::ifstream& in, Case& to) {
  int64_t head[5] = {};
  in.read(reinterpret_cast<char*>(head), sizeof(head));
  if (in.eof() && in.gcount() == 0) {
    return false;
  }
  Bytes name;
  bool whole = in && read_bytes(in, head[1], name) && read_bytes(in, head[2], to.plan) &&
               read_bytes(in, head[3], to.source) && read_bytes(in, head[4], to.expected);
  check(whole, "a case is cut off");
  to.exact = head[0] != 0;
  to.name.assign(name.begin(), name.end());
  return whole;
}

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

void set_case_folder(const char* path) { folder() = path; }

Header header_of(const Bytes& plan) {
  int64_t numbers[header_numbers] = {};
  std::memcpy(numbers, plan.data(), std::min(sizeof(numbers), plan.size()));
  return {static_cast<hp::ElementType>(numbers[2]), numbers[3],
          static_cast<hp::ElementType>(numbers[4]), numbers[5]};
}

void each_case(const std::string& file, void (*function)(const Case&)) {
  std::ifstream in(folder() + "/" + file, std::ios::binary);
  check(in.is_open(), "%s/%s cannot be read", folder().c_str(), file.c_str());
  int64_t count = 0;
  Case next;
  while (in && read_case(in, next)) {
    function(next);
    count++;
  }
  check(count > 0, "%s has no case", file.c_str());
}

std::vector<Case> all_cases(const std::string& file) {
  static std::vector<Case>* collected = nullptr;
  std::vector<Case> cases;
  collected = &cases;
  each_case(file, [](const Case& next) { collected->push_back(next); });
  return cases;
}

Case case_named(const std::vector<Case>& cases, const std::string& name) {
  for (const Case& candidate : cases) {
    if (candidate.name == name) {
      return candidate;
    }
  }
  check(false, "there is no case %s", name.c_str());
  return {};
}

int64_t first_difference(hp::ElementType type, const unsigned char* a, const unsigned char* b,
                         int64_t elements, bool exact) {
  int64_t bytes = hp::type_bytes(type);
  if (std::memcmp(a, b, static_cast<size_t>(elements * bytes)) == 0) {
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
