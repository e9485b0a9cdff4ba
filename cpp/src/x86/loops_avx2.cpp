/* The loops for AVX2 with FMA and F16C. The target region begins behind the includes: inline
 * functions of headers stay baseline code. */
#include <immintrin.h>

#include <cstdint>
#include <limits>
#include <type_traits>

#include "loops/inline.h"
#include "x86/instances.h"

#pragma GCC target("avx2,fma,f16c")

namespace hp {
namespace avx2 {
namespace {

#include "loops/fma_of.inl"
#include "loops/single.inl"
#include "loops/sums.inl"

#define MM(op) _mm256_##op
#define MM_SI(op) _mm256_##op##_si256
#include "x86/vectors.inl"

/* The first n of lanes, 32 bits each. */
alignas(32) constexpr int32_t mask_table[16] = {-1, -1, -1, -1, -1, -1, -1, -1};

struct F32 : Floats {
  static Reg load_n(const float* p, int64_t n) { return _mm256_maskload_ps(p, first(n)); }
  static void store_n(float* p, Reg v, int64_t n) { _mm256_maskstore_ps(p, first(n), v); }
  static Reg round_bf16(Reg v) {
    Reg rounded = _mm256_castsi256_ps(round_bits(_mm256_castps_si256(v)));
    return _mm256_blendv_ps(rounded, v, _mm256_cmp_ps(v, v, _CMP_UNORD_Q));
  }
  static Reg gather_below(const float* p, const int32_t* starts, const int32_t* counts,
                          int32_t tap) {
    __m256i t = _mm256_set1_epi32(tap);
    __m256 mask = _mm256_castsi256_ps(_mm256_cmpgt_epi32(index(counts), t));
    __m256i at = _mm256_add_epi32(index(starts), t);
    return _mm256_mask_i32gather_ps(_mm256_setzero_ps(), p, at, mask, 4);
  }
  /* On Zen 3 a permutation that reads memory takes half as long again as a load and one of
   * registers: the compiler must not join them. */
  static Reg permute(Reg v, Index i) {
    __asm__("" : "+x"(v));
    return _mm256_permutevar8x32_ps(v, i);
  }
  /* Bit 3 of an index says which of the two. */
  static Reg permute_two(Reg low, Reg high, Index i) {
    __m256 which = _mm256_castsi256_ps(_mm256_slli_epi32(i, 28));
    return _mm256_blendv_ps(permute(low, i), permute(high, i), which);
  }
  static Reg gather(const float* p, const int32_t* at) {
    __m256 all = _mm256_castsi256_ps(first(lanes));
    return _mm256_mask_i32gather_ps(_mm256_setzero_ps(), p, index(at), all, 4);
  }
  /* if_above where counts > tap. */
  static Reg where_above(const int32_t* counts, int32_t tap, Reg if_above, Reg otherwise) {
    __m256i above = _mm256_cmpgt_epi32(index(counts), _mm256_set1_epi32(tap));
    return _mm256_blendv_ps(otherwise, if_above, _mm256_castsi256_ps(above));
  }
  /* Every second element from the first and from the second on. */
  static HP_INLINE void load_in_turn(const float* p, Reg* apart) {
    const Reg outer = halves(p, p + 8);
    const Reg inner = halves(p + 4, p + 12);
    apart[0] = _mm256_shuffle_ps(outer, inner, 0x88);
    apart[1] = _mm256_shuffle_ps(outer, inner, 0xDD);
  }
  static Reg halves(const float* low, const float* high) {
    return _mm256_insertf128_ps(_mm256_castps128_ps256(_mm_loadu_ps(low)), _mm_loadu_ps(high), 1);
  }
  /* Every third element from the first, the second and the third on: no two of one kind lie in the
   * same place of different registers. */
  static HP_INLINE void load_thirds(const float* p, Reg* apart) {
    const Reg a = load(p);
    const Reg b = load(p + lanes);
    const Reg c = load(p + 2 * lanes);
    const Reg first = _mm256_blend_ps(_mm256_blend_ps(a, b, 0x92), c, 0x24);
    const Reg second = _mm256_blend_ps(_mm256_blend_ps(a, b, 0x24), c, 0x49);
    const Reg third = _mm256_blend_ps(_mm256_blend_ps(a, b, 0x49), c, 0x92);
    apart[0] = _mm256_permutevar8x32_ps(first, _mm256_setr_epi32(0, 3, 6, 1, 4, 7, 2, 5));
    apart[1] = _mm256_permutevar8x32_ps(second, _mm256_setr_epi32(1, 4, 7, 2, 5, 0, 3, 6));
    apart[2] = _mm256_permutevar8x32_ps(third, _mm256_setr_epi32(2, 5, 0, 3, 6, 1, 4, 7));
  }
  /* An element of one, an element of the other. */
  static HP_INLINE void store_in_turn(float* p, Reg first, Reg second) {
    const Reg low = _mm256_unpacklo_ps(first, second);
    const Reg high = _mm256_unpackhi_ps(first, second);
    store(p, _mm256_permute2f128_ps(low, high, 0x20));
    store(p + lanes, _mm256_permute2f128_ps(low, high, 0x31));
  }
  /* Lane j of register i becomes lane i of register j: within halves, then the halves. */
  static HP_INLINE void transpose(Reg* r) {
    Reg fours[8];
    for (int i = 0; i < 8; i += 4) {
      Reg low01 = _mm256_unpacklo_ps(r[i], r[i + 1]);
      Reg high01 = _mm256_unpackhi_ps(r[i], r[i + 1]);
      Reg low23 = _mm256_unpacklo_ps(r[i + 2], r[i + 3]);
      Reg high23 = _mm256_unpackhi_ps(r[i + 2], r[i + 3]);
      fours[i] = _mm256_shuffle_ps(low01, low23, 0x44);
      fours[i + 1] = _mm256_shuffle_ps(low01, low23, 0xEE);
      fours[i + 2] = _mm256_shuffle_ps(high01, high23, 0x44);
      fours[i + 3] = _mm256_shuffle_ps(high01, high23, 0xEE);
    }
    for (int i = 0; i < 4; i++) {
      r[i] = _mm256_permute2f128_ps(fours[i], fours[i + 4], 0x20);
      r[i + 4] = _mm256_permute2f128_ps(fours[i], fours[i + 4], 0x31);
    }
  }
  static __m256i first(int64_t n) { return index(mask_table + 8 - n); }
};

struct F64 : Doubles {
  static Reg load_n(const double* p, int64_t n) { return _mm256_maskload_pd(p, F32::first(2 * n)); }
  static void store_n(double* p, Reg v, int64_t n) { _mm256_maskstore_pd(p, F32::first(2 * n), v); }
  static HP_INLINE void transpose(Reg* r) {
    Reg low01 = _mm256_unpacklo_pd(r[0], r[1]);
    Reg high01 = _mm256_unpackhi_pd(r[0], r[1]);
    Reg low23 = _mm256_unpacklo_pd(r[2], r[3]);
    Reg high23 = _mm256_unpackhi_pd(r[2], r[3]);
    r[0] = _mm256_permute2f128_pd(low01, low23, 0x20);
    r[1] = _mm256_permute2f128_pd(high01, high23, 0x20);
    r[2] = _mm256_permute2f128_pd(low01, low23, 0x31);
    r[3] = _mm256_permute2f128_pd(high01, high23, 0x31);
  }
  static Reg gather_below(const double* p, const int32_t* starts, const int32_t* counts,
                          int32_t tap) {
    __m128i t = _mm_set1_epi32(tap);
    __m128i some = load_16(counts);
    __m128i at = _mm_add_epi32(load_16(starts), t);
    __m256d mask = _mm256_castsi256_pd(_mm256_cvtepi32_epi64(_mm_cmpgt_epi32(some, t)));
    return _mm256_mask_i32gather_pd(_mm256_setzero_pd(), p, at, mask, 8);
  }
  static Reg gather(const double* p, const int32_t* at) {
    __m128i i = load_16(at);
    __m256d all = _mm256_castsi256_pd(F32::first(2 * lanes));
    return _mm256_mask_i32gather_pd(_mm256_setzero_pd(), p, i, all, 8);
  }
  static Reg where_above(const int32_t* counts, int32_t tap, Reg if_above, Reg otherwise) {
    __m128i some = load_16(counts);
    __m256i above = _mm256_cvtepi32_epi64(_mm_cmpgt_epi32(some, _mm_set1_epi32(tap)));
    return _mm256_blendv_pd(otherwise, if_above, _mm256_castsi256_pd(above));
  }
};

#include "loops/algorithms.inl"
// clang-format off
#include "x86/bytes_x86.inl"
#include "x86/bytes_avx2.inl"
#include "loops/pieces.inl"
#include "x86/pairs.inl"
#include "x86/planes.inl"
#include "loops/list_planes.inl"
// clang-format on

constexpr Loops list() {
  Loops k = list_x86();
  list_planes(k);
  list_pairs<BytePairs, PixelPairs<3>, PixelPairs<4>, WordBlend>(k.integers.pairs);
  list_shuffles<Quads, FourDots1, FourDotsN<3>, FourDotsN<4>>(k.u8);
  k.u8.along_shuffle = &fixed_along_four_shuffles<FourQuads>;
  k.u8_pieces = list_pieces<Quads, FourDots1, FourDotsN<3>, FourDotsN<4>>();
  k.u8.along_columns = column_sums[0];
  k.u8_pieces.along_columns = column_sums[1];
  k.u8_pieces.along_shuffle = &fixed_along_four_shuffles<FourQuadPieces<FourQuads>>;
  return k;
}

}  // namespace

constexpr Loops loops = list();

}  // namespace avx2
}  // namespace hp
