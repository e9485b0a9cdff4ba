/* libFuzzer's target of the decoder alone, which takes some hundred times as many inputs: what it
 * accepts, its steps say again in the same bytes. */
#include <cstdio>
#include <cstdlib>

#include "differential.h"
#include "encoding/decode.h"
#include "steps.h"

namespace {

void require(bool condition, const char* promise) {
  if (!condition) {
    std::fprintf(stderr, "fuzz-decoder: not so: %s\n", promise);
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size) {
  const fuzz::Bytes encoded = test::in_this_version(fuzz::Bytes(data, data + size));
  hp::Program program;
  const hp_status status =
      hp::decode(encoded.data(), static_cast<int64_t>(encoded.size()), program);
  require(status == HP_OK || status == HP_BAD_PLAN || status == HP_BAD_VERSION,
          "an encoding is valid, or no plan, or of another version");
  if (status == HP_OK && program.steps.size() > 0) {
    require(fuzz::plan_of(fuzz::steps_of(encoded)) == encoded,
            "the steps of a valid encoding, encoded again, are its bytes");
  }
  return 0;
}
