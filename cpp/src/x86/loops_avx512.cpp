/*
 * The loops for AVX-512 (F, BW, DQ, VL) with AVX2, FMA and F16C. The target region begins behind
 * the includes: inline functions of headers stay baseline code.
 */
#include <immintrin.h>

#include <cstdint>
#include <limits>
#include <type_traits>

#include "loops/inline.h"
#include "x86/instances.h"

// GCC 12 warns about the deliberately undefined registers in its own header (GCC bug 105593).
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC target("avx512f,avx512bw,avx512dq,avx512vl,avx2,fma,f16c")

namespace hp {
namespace avx512 {
namespace {

#include "loops/fma_of.inl"
#include "loops/single.inl"
#include "loops/sums.inl"

#define MM(op) _mm512_##op
#define MM_SI(op) _mm512_##op##_si512
#include "x86/vectors.inl"

struct F32 : Floats {
  static Reg load_n(const float* p, int64_t n) { return _mm512_maskz_loadu_ps(first(n), p); }
  static void store_n(float* p, Reg v, int64_t n) { _mm512_mask_storeu_ps(p, first(n), v); }
  static Reg round_bf16(Reg v) {
    __m512i bits = _mm512_castps_si512(v);
    __mmask16 nan = _mm512_cmp_ps_mask(v, v, _CMP_UNORD_Q);
    return _mm512_castsi512_ps(_mm512_mask_blend_epi32(nan, round_bits(bits), bits));
  }
  static Reg gather_below(const float* p, const int32_t* starts, const int32_t* counts,
                          int32_t tap) {
    __m512i t = _mm512_set1_epi32(tap);
    __mmask16 mask = _mm512_cmpgt_epi32_mask(index(counts), t);
    return _mm512_mask_i32gather_ps(_mm512_setzero_ps(), mask, _mm512_add_epi32(index(starts), t),
                                    p, 4);
  }
  static Reg permute(Reg v, Index i) { return _mm512_permutexvar_ps(i, v); }
  static Reg permute_two(Reg low, Reg high, Index i) {
    return _mm512_permutex2var_ps(low, i, high);
  }
  static Reg gather(const float* p, const int32_t* at) {
    return _mm512_i32gather_ps(index(at), p, 4);
  }
  /* if_above where counts > tap. */
  static Reg where_above(const int32_t* counts, int32_t tap, Reg if_above, Reg otherwise) {
    __mmask16 above = _mm512_cmpgt_epi32_mask(index(counts), _mm512_set1_epi32(tap));
    return _mm512_mask_blend_ps(above, otherwise, if_above);
  }
  /* Every second element from the first and from the second on. */
  static HP_INLINE void load_in_turn(const float* p, Reg* apart) {
    const Reg low = load(p);
    const Reg high = load(p + lanes);
    const __m512i even =
        _mm512_setr_epi32(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
    apart[0] = _mm512_permutex2var_ps(low, even, high);
    apart[1] = _mm512_permutex2var_ps(low, _mm512_add_epi32(even, _mm512_set1_epi32(1)), high);
  }
  /* Lane j of register i becomes lane i of register j: within quarters, then the quarters. */
  static HP_INLINE void transpose(Reg* r) {
    Reg pairs[16];
    Reg fours[16];
    for (int i = 0; i < 16; i += 2) {
      pairs[i] = _mm512_unpacklo_ps(r[i], r[i + 1]);
      pairs[i + 1] = _mm512_unpackhi_ps(r[i], r[i + 1]);
    }
    for (int i = 0; i < 16; i += 4) {
      fours[i] = low_doubles(pairs[i], pairs[i + 2]);
      fours[i + 1] = high_doubles(pairs[i], pairs[i + 2]);
      fours[i + 2] = low_doubles(pairs[i + 1], pairs[i + 3]);
      fours[i + 3] = high_doubles(pairs[i + 1], pairs[i + 3]);
    }
    for (int i = 0; i < 4; i++) {
      Reg even_low = _mm512_shuffle_f32x4(fours[i], fours[i + 4], 0x88);
      Reg even_high = _mm512_shuffle_f32x4(fours[i + 8], fours[i + 12], 0x88);
      Reg odd_low = _mm512_shuffle_f32x4(fours[i], fours[i + 4], 0xDD);
      Reg odd_high = _mm512_shuffle_f32x4(fours[i + 8], fours[i + 12], 0xDD);
      r[i] = _mm512_shuffle_f32x4(even_low, even_high, 0x88);
      r[i + 4] = _mm512_shuffle_f32x4(odd_low, odd_high, 0x88);
      r[i + 8] = _mm512_shuffle_f32x4(even_low, even_high, 0xDD);
      r[i + 12] = _mm512_shuffle_f32x4(odd_low, odd_high, 0xDD);
    }
  }
  static Reg low_doubles(Reg a, Reg b) {
    return _mm512_castpd_ps(_mm512_unpacklo_pd(_mm512_castps_pd(a), _mm512_castps_pd(b)));
  }
  static Reg high_doubles(Reg a, Reg b) {
    return _mm512_castpd_ps(_mm512_unpackhi_pd(_mm512_castps_pd(a), _mm512_castps_pd(b)));
  }
  static __mmask16 first(int64_t n) { return static_cast<__mmask16>((1U << n) - 1); }
};

struct F64 : Doubles {
  static Reg load_n(const double* p, int64_t n) { return _mm512_maskz_loadu_pd(first(n), p); }
  static void store_n(double* p, Reg v, int64_t n) { _mm512_mask_storeu_pd(p, first(n), v); }
  static HP_INLINE void transpose(Reg* r) {
    Reg pairs[8];
    for (int i = 0; i < 8; i += 2) {
      pairs[i] = _mm512_unpacklo_pd(r[i], r[i + 1]);
      pairs[i + 1] = _mm512_unpackhi_pd(r[i], r[i + 1]);
    }
    for (int i = 0; i < 2; i++) {
      Reg even_low = _mm512_shuffle_f64x2(pairs[i], pairs[i + 2], 0x88);
      Reg even_high = _mm512_shuffle_f64x2(pairs[i + 4], pairs[i + 6], 0x88);
      Reg odd_low = _mm512_shuffle_f64x2(pairs[i], pairs[i + 2], 0xDD);
      Reg odd_high = _mm512_shuffle_f64x2(pairs[i + 4], pairs[i + 6], 0xDD);
      r[i] = _mm512_shuffle_f64x2(even_low, even_high, 0x88);
      r[i + 2] = _mm512_shuffle_f64x2(odd_low, odd_high, 0x88);
      r[i + 4] = _mm512_shuffle_f64x2(even_low, even_high, 0xDD);
      r[i + 6] = _mm512_shuffle_f64x2(odd_low, odd_high, 0xDD);
    }
  }
  static Reg gather_below(const double* p, const int32_t* starts, const int32_t* counts,
                          int32_t tap) {
    __m256i t = _mm256_set1_epi32(tap);
    __mmask8 mask =
        _mm256_cmpgt_epi32_mask(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(counts)), t);
    __m256i at = _mm256_add_epi32(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(starts)), t);
    return _mm512_mask_i32gather_pd(_mm512_setzero_pd(), mask, at, p, 8);
  }
  static Reg gather(const double* p, const int32_t* at) {
    return _mm512_i32gather_pd(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(at)), p, 8);
  }
  static Reg where_above(const int32_t* counts, int32_t tap, Reg if_above, Reg otherwise) {
    __m256i some = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(counts));
    __mmask8 above = _mm256_cmpgt_epi32_mask(some, _mm256_set1_epi32(tap));
    return _mm512_mask_blend_pd(above, otherwise, if_above);
  }
  static __mmask8 first(int64_t n) { return static_cast<__mmask8>((1U << n) - 1); }
};

#include "loops/algorithms.inl"
// clang-format off
#include "x86/bytes_x86.inl"
#include "x86/bytes_avx512.inl"
#include "loops/pieces.inl"
#include "x86/pairs.inl"
#include "x86/planes.inl"
#include "loops/list_planes.inl"
// clang-format on

constexpr Loops list() {
  Loops k = list_x86();
  list_planes(k);
  list_pairs<BytePairs, PixelPairs<3>, PixelPairs<4>, WordBlend>(k.integers.pairs);
  list_shuffles<Quads, FourDots1, FourDotsWide<3>, FourDotsWide<4>>(k.u8);
  k.u8.word_outputs = WordPairs::outputs;
  k.u8.word_inputs = WordPairs::inputs;
  k.u8.along_words = &fixed_along_words<WordPairs>;
  k.u8_pieces = list_pieces<Quads, FourDots1, FourDotsWide<3>, FourDotsWide<4>>();
  k.u8_pieces.word_outputs = WordPairs::outputs;
  k.u8_pieces.word_inputs = WordPairs::inputs;
  k.u8_pieces.along_words = &fixed_along_words<WordPieces<WordPairs>>;
  return k;
}

constexpr Loops list_vnni() {
  Loops k = list();
  k.u8.byte_sums = &byte_sums;
  k.u8_pieces.byte_sums = &byte_sums;
  k.u8.blend = &blend_bytes;
  k.u8_pieces.blend = &blend_pieces;
  return k;
}

}  // namespace

constexpr Loops loops = list();
constexpr Loops vnni_loops = list_vnni();

}  // namespace avx512
}  // namespace hp
