/* The instruction sets of x86-64. */
#include <cpuid.h>

#include <atomic>

#include "loops/instruction_set.h"
#include "x86/instances.h"

namespace hp {
namespace {

/* What the loops need, of the processor (CPUID) and of the system (XGETBV). */
enum Feature : uint32_t {
  AVX2 = 1,       /* AVX2, FMA and F16C */
  AVX512 = 2,     /* AVX-512 F, BW, DQ and VL */
  AVX512VNNI = 4, /* AVX-512 VNNI and VBMI */
};

constexpr InstructionSet all[] = {
    {"scalar", 0, &scalar::loops},
    {"avx2", AVX2, &avx2::loops},
    {"avx512", AVX2 | AVX512, &avx512::loops},
    {"avx512vnni", AVX2 | AVX512 | AVX512VNNI, &avx512::vnni_loops},
};

struct Registers {
  unsigned eax = 0, ebx = 0, ecx = 0, edx = 0;
};

Registers cpuid(unsigned leaf) {
  Registers r;
  if (__get_cpuid_count(leaf, 0, &r.eax, &r.ebx, &r.ecx, &r.edx) == 0) {
    r = Registers();
  }
  return r;
}

/* The register state that the operating system saves when it switches threads (XCR0). */
unsigned saved_state() {
  unsigned low = 0;
  unsigned high = 0;
  __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return low;
}

bool has(unsigned bits, unsigned wanted) { return (bits & wanted) == wanted; }

uint32_t detect() {
  constexpr unsigned ymm_state = 0x06;  // XMM and upper halves of YMM
  constexpr unsigned zmm_state = 0xE6;  // and opmask, upper halves of ZMM, ZMM 16 to 31
  uint32_t features = 0;
  if (!has(cpuid(1).ecx, bit_OSXSAVE | bit_AVX | bit_FMA | bit_F16C)) {
    return features;
  }
  const unsigned state = saved_state();
  const unsigned extended = cpuid(7).ebx;
  if (has(state, ymm_state) && has(extended, bit_AVX2)) {
    features |= AVX2;
  }
  if (has(state, zmm_state) &&
      has(extended, bit_AVX512F | bit_AVX512BW | bit_AVX512DQ | bit_AVX512VL)) {
    features |= AVX512;
    if (has(cpuid(7).ecx, bit_AVX512VNNI | bit_AVX512VBMI)) {
      features |= AVX512VNNI;
    }
  }
  return features;
}

}  // namespace

const InstructionSets instruction_sets = {all, sizeof(all) / sizeof(all[0])};

uint32_t machine_features() {
  constexpr uint32_t unknown = UINT32_MAX;
  static std::atomic<uint32_t> known{unknown};
  uint32_t features = known.load(std::memory_order_relaxed);
  if (features == unknown) {
    features = detect();
    known.store(features, std::memory_order_relaxed);
  }
  return features;
}

}  // namespace hp
