/* How libFuzzer changes the bytes of a plan: fields and tables are changed, steps cut and joined,
 * and the header mended, so that most of what comes of it gets past the decoder. */
#include <algorithm>
#include <cstring>

#include "random.h"
#include "steps.h"

using fuzz::Bytes;
using test::Random;

extern "C" size_t LLVMFuzzerMutate(unsigned char* data, size_t size, size_t most);

namespace {

size_t index_in(size_t size, Random& random) {
  return static_cast<size_t>(random.in(0, static_cast<int64_t>(size) - 1));
}

int64_t interesting(Random& random) {
  constexpr int64_t values[] = {
      0,   1,    2,    3,     4,       7,         8,         9,          15,        16,
      17,  31,   32,   33,    64,      65,        100,       127,        128,       255,
      256, 1023, 1024, 65536, 1 << 20, INT32_MAX, INT32_MIN, UINT32_MAX, INT64_MAX, INT64_MIN};
  return values[index_in(sizeof(values) / sizeof(values[0]), random)];
}

}  // namespace

void fuzz::change_number(Bytes& bytes, Random& random) {
  const size_t width = random.one_in(2) ? 8 : 4;
  if (bytes.size() < width) {
    return;
  }
  const size_t numbers = bytes.size() / width;
  unsigned char* at = bytes.data() + width * index_in(numbers, random);
  int64_t number = 0;
  std::memcpy(&number, at, width);
  switch (random.in(0, 5)) {
    case 0:
      number = interesting(random);
      break;
    case 1:
      std::memcpy(&number, bytes.data() + width * index_in(numbers, random), width);
      break;
    case 2:
      number = random.in(0, 12);
      break;
    case 3:
      number = static_cast<int64_t>(static_cast<uint64_t>(number) * 2);
      break;
    default:
      number = static_cast<int64_t>(static_cast<uint64_t>(number) + (random.bits() & 1) * 2 - 1);
  }
  std::memcpy(at, &number, width);
}

namespace {

/* Leaves out, doubles, moves or changes a step. */
void change_steps(std::vector<Bytes>& steps, Random& random) {
  if (steps.empty()) {
    return;
  }
  const size_t at = index_in(steps.size(), random);
  switch (random.in(0, 9)) {
    case 0:
      steps.erase(steps.begin() + static_cast<int64_t>(at));
      break;
    case 1:
      steps.insert(steps.begin() + static_cast<int64_t>(at), Bytes(steps[at]));
      break;
    case 2:
      std::swap(steps[at], steps[index_in(steps.size(), random)]);
      break;
    default:
      for (int64_t turns = random.in(1, 3); turns > 0; turns--) {
        fuzz::change_number(steps[at], random);
      }
  }
}

/* Most changes make a step invalid, and plan_of() leaves it out: tries until none is left out. */
Bytes plan_with_changed_steps(const Bytes& plan, Random& random) {
  const std::vector<Bytes> unchanged = fuzz::steps_of(plan);
  Bytes made;
  for (int64_t turns = random.in(1, 12); turns > 0; turns--) {
    std::vector<Bytes> steps = unchanged;
    change_steps(steps, random);
    made = fuzz::plan_of(steps);
    if (fuzz::count_of(made) == steps.size()) {
      break;
    }
  }
  return made;
}

/* Gives bytes to libFuzzer, or what it makes of the old ones if they are too many. */
size_t give(const Bytes& made, unsigned char* data, size_t size, size_t most) {
  if (made.empty() || made.size() > most) {
    return LLVMFuzzerMutate(data, size, most);
  }
  std::memcpy(data, made.data(), made.size());
  return made.size();
}

}  // namespace

extern "C" size_t LLVMFuzzerCustomMutator(unsigned char* data, size_t size, size_t most,
                                          unsigned seed) {
  Random random(seed);
  if (random.one_in(12)) {
    return LLVMFuzzerMutate(data, size, most);
  }
  Bytes changed(data, data + size);
  if (random.one_in(12)) {
    fuzz::change_number(changed, random);
    return give(changed, data, size, most);
  }
  return give(plan_with_changed_steps(changed, random), data, size, most);
}

extern "C" size_t LLVMFuzzerCustomCrossOver(const unsigned char* first, size_t first_size,
                                            const unsigned char* second, size_t second_size,
                                            unsigned char* out, size_t most, unsigned seed) {
  Random random(seed);
  std::vector<Bytes> steps = fuzz::steps_of(Bytes(first, first + first_size));
  const std::vector<Bytes> others = fuzz::steps_of(Bytes(second, second + second_size));
  const auto at = static_cast<int64_t>(index_in(steps.size() + 1, random));
  steps.insert(steps.begin() + at, others.begin(), others.end());
  const Bytes made = fuzz::plan_of(steps);
  if (made.size() > most) {
    return 0;
  }
  std::copy(made.begin(), made.end(), out);
  return made.size();
}
