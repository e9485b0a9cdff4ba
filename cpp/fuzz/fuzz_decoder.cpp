/* libFuzzer's target of the decoder alone, which takes some hundred times as many inputs: what it
 * accepts, its steps say again in the same bytes. Takes neighbours of each input too, for making an
 * input costs libFuzzer ten times what reading it does. */
#include <cstdio>
#include <cstdlib>

#include "differential.h"
#include "encoding/decode.h"
#include "steps.h"

namespace {

constexpr int64_t neighbours = 16;

/* Prints how many encodings were read when the process ends. */
struct Count {
  int64_t encodings = 0;
  ~Count() { std::fprintf(stderr, "encodings: %lld\n", static_cast<long long>(encodings)); }
} count;

void require(bool condition, const char* promise) {
  if (!condition) {
    std::fprintf(stderr, "fuzz-decoder: not so: %s\n", promise);
    std::abort();
  }
}

void take(const fuzz::Bytes& encoded) {
  count.encodings++;
  hp::Program program;
  const hp_status status =
      hp::decode(encoded.data(), static_cast<int64_t>(encoded.size()), program);
  require(status == HP_OK || status == HP_BAD_PLAN || status == HP_BAD_VERSION,
          "an encoding is valid, or no plan, or of another version");
  if (status == HP_OK && program.steps.size() > 0) {
    require(fuzz::plan_of(fuzz::steps_of(encoded)) == encoded,
            "the steps of a valid encoding, encoded again, are its bytes");
  }
}

/* The bytes with one number changed, or cut off: which follows from the bytes, so that a finding
 * repeats. They have just their size, for what reads behind them has to be noticed. */
fuzz::Bytes neighbour(const fuzz::Bytes& encoded, test::Random& random) {
  if (random.one_in(8)) {
    const int64_t size = random.in(0, static_cast<int64_t>(encoded.size()));
    return fuzz::Bytes(encoded.begin(), encoded.begin() + size);
  }
  fuzz::Bytes changed = encoded;
  fuzz::change_number(changed, random);
  return changed;
}

uint64_t sum_of(const fuzz::Bytes& bytes) {
  uint64_t sum = bytes.size();
  for (unsigned char byte : bytes) {
    sum = sum * 31 + byte;
  }
  return sum;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size) {
  const fuzz::Bytes encoded = test::in_this_version(fuzz::Bytes(data, data + size));
  take(encoded);
  test::Random random(sum_of(encoded));
  for (int64_t i = 0; i < neighbours; i++) {
    take(neighbour(encoded, random));
  }
  return 0;
}
