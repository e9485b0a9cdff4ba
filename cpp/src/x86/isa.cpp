#include "loops/isa.h"

#include <cpuid.h>

#include <atomic>

#include "halfpixel/halfpixel.h"

namespace hp {
namespace {

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

int32_t detect() {
  constexpr unsigned ymm_state = 0x06;  // XMM and upper halves of YMM
  constexpr unsigned zmm_state = 0xE6;  // and opmask, upper halves of ZMM, ZMM 16 to 31
  Registers basic = cpuid(1);
  if (!has(basic.ecx, bit_OSXSAVE | bit_AVX | bit_FMA | bit_F16C)) {
    return HP_ISA_SCALAR;
  }
  unsigned state = saved_state();
  unsigned extended = cpuid(7).ebx;
  if (!has(state, ymm_state) || !has(extended, bit_AVX2)) {
    return HP_ISA_SCALAR;
  }
  bool wide = has(state, zmm_state) &&
              has(extended, bit_AVX512F | bit_AVX512BW | bit_AVX512DQ | bit_AVX512VL);
  return wide ? HP_ISA_AVX512 : HP_ISA_AVX2;
}

}  // namespace

int32_t best_isa() {
  static std::atomic<int32_t> known{-1};
  int32_t isa = known.load(std::memory_order_relaxed);
  if (isa < 0) {
    isa = detect();
    known.store(isa, std::memory_order_relaxed);
  }
  return isa;
}

}  // namespace hp
