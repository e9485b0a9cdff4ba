/* Encodings that are not plans: cut short, with changed fields, with fields outside their range. */
#include <cstring>
#include <limits>

#include "harness.h"

namespace test {
namespace {

hp_status create(const Bytes& encoded) { return Made(encoded, hp_isa_best(HP_ISA_ANY)).status(); }

bool is_refusal(hp_status status) { return status == HP_BAD_PLAN || status == HP_BAD_VERSION; }

/* A changed encoding is refused, or it is another valid plan, which then must run within the memory
 * that it states. */
void try_out(const Bytes& encoded) {
  constexpr int64_t affordable = 1 << 20;
  Made made(encoded, hp_isa_best(HP_ISA_ANY));
  bool refused = is_refusal(made.status()) || made.status() == HP_OUT_OF_MEMORY;
  check(refused == (made.get() == nullptr), "a plan in spite of status %d", made.status());
  check(refused || made.status() == HP_OK, "status %d of a changed encoding", made.status());
  Header header = header_of(encoded);
  if (made.get() != nullptr && header.source_elements < affordable &&
      header.target_elements < affordable) {
    Bytes source(static_cast<size_t>(header.source_bytes()));
    Bytes target(static_cast<size_t>(header.target_bytes()));
    hp_status status = made.run(source, target, 0, 1);
    check(status == HP_OK, "status %d of a changed plan", status);
  }
}

void test_truncation(const Case& of) {
  Bytes encoded = of.plan;
  check(create(encoded) == HP_OK, "%s is valid", of.name.c_str());
  for (size_t size = 0; size < encoded.size(); size++) {
    Bytes cut(encoded.begin(), encoded.begin() + static_cast<int64_t>(size));
    cut.reserve(1);
    check(is_refusal(create(cut)), "%s cut to %zu bytes is taken", of.name.c_str(), size);
  }
  encoded.resize(encoded.size() + 8);
  check(create(encoded) == HP_BAD_PLAN, "%s with bytes behind its end is taken", of.name.c_str());
}

void test_changed_fields(const Bytes& encoded) {
  constexpr int64_t most = std::numeric_limits<int64_t>::max();
  const int64_t values[] = {0,
                            1,
                            2,
                            3,
                            5,
                            10,
                            11,
                            -1,
                            -2,
                            1 << 20,
                            0x7FFFFFFF,
                            0x80000000,
                            0x100000001,
                            most,
                            most / 2,
                            -most - 1,
                            int64_t{1} << 32,
                            int64_t{1} << 60};
  for (size_t at = 0; at < encoded.size(); at += 4) {
    for (int64_t value : values) {
      Bytes changed = encoded;
      std::memcpy(changed.data() + at, &value, at + 8 <= encoded.size() ? 8 : 4);
      try_out(changed);
    }
  }
}

void test_changed_bits(const Bytes& encoded) {
  Random random(42);
  for (int turn = 0; turn < 20000; turn++) {
    Bytes changed = encoded;
    for (int64_t bits = random.in(1, 4); bits > 0; bits--) {
      changed[static_cast<size_t>(random.in(0, static_cast<int64_t>(changed.size()) - 1))] ^=
          static_cast<unsigned char>(1 << random.in(0, 7));
    }
    try_out(changed);
  }
}

void test_versions(Bytes encoded) {
  for (int64_t version : {int64_t{0}, hp::plan_version - 1, hp::plan_version + 1}) {
    std::memcpy(encoded.data() + 8, &version, sizeof(version));
    check(create(encoded) == HP_BAD_VERSION, "version %lld is taken",
          static_cast<long long>(version));
  }
}

void test_example(const Case& example) {
  test_truncation(example);
  test_changed_fields(example.plan);
  test_changed_bits(example.plan);
  test_versions(example.plan);
}

}  // namespace

void test_encoding(int64_t every) {
  each_case("examples.cases", &test_example, every);
  each_case("refused.cases", [](const Case& refused) {
    check(is_refusal(create(refused.plan)), "taken: %s", refused.name.c_str());
  });
}

}  // namespace test
