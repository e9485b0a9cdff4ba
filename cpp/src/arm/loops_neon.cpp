/* The loops for NEON. */
#if defined(__aarch64__)

#include <arm_neon.h>

#include <cstdint>
#include <limits>
#include <type_traits>

#include "arm/instances.h"
#include "loops/inline.h"

namespace hp {
namespace neon {
namespace {

// clang-format off
#include "loops/fma_of.inl"
#include "loops/single.inl"
#include "loops/sums.inl"
#include "arm/floats.inl"
#include "loops/algorithms.inl"
#include "arm/bytes.inl"
#include "loops/pieces.inl"
#include "arm/pairs.inl"
#include "arm/planes.inl"
#include "loops/list_planes.inl"
#include "arm/conversions.inl"
// clang-format on

constexpr GatherLoops list_neon_gathers() {
  GatherLoops k;
  k.plain = &gather_plain;
  k.window_lanes = F32::lanes;
  k.blocks = &gather_blocks<F32>;
  k.window = &gather_window<F32>;
  k.shuffle = &gather_shuffle<Shuffle16>;
  k.fours = &gather_fours<Shuffle16>;
  k.short_rows = &gather_short_rows<Shuffle16>;
  return k;
}

constexpr Loops list() {
  Loops k = list_all<F32, F64, U8>();
  k.gather = list_neon_gathers();
  list_conversions<U8ToF32, F32ToU8, F16ToF32, F32ToF16, BF16ToF32, F32ToBF16>(k);
  list_planes(k);
  list_pairs<BytePairs, PixelPairs<3>, PixelPairs<4>, WordBlend>(k.integers.pairs);
  list_shuffles<Quads, FourDots<Dots1>, FourDots<DotsN<3>>, FourDots<DotsN<4>>>(k.u8);
  k.u8.along_shuffle = &fixed_along_four_shuffles<FourQuads>;
  k.u8_pieces = list_pieces<Quads, FourDots<Dots1>, FourDots<DotsN<3>>, FourDots<DotsN<4>>>();
  k.u8_pieces.along_shuffle = &fixed_along_four_shuffles<FourQuadPieces<FourQuads>>;
  return k;
}

}  // namespace

constexpr Loops loops = list();

}  // namespace neon
}  // namespace hp

#endif /* __aarch64__ */
