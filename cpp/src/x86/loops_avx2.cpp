/* The loops for AVX2 with FMA and F16C. The target region begins behind the includes: inline
 * functions of headers stay baseline code. */
#include <immintrin.h>

#include <cstdint>

#include "loops/inline.h"
#include "x86/instances.h"

#pragma GCC target("avx2,fma,f16c")

namespace hp {
namespace avx2 {
namespace {

#include "loops/single.inl"
#include "loops/sums.inl"

/* The first n of lanes, 32 bits each. */
alignas(32) constexpr int32_t mask_table[16] = {-1, -1, -1, -1, -1, -1, -1, -1};

struct F32 {
  using Element = float;
  using One = Single<float>;
  using Reg = __m256;
  using Index = __m256i;
  static constexpr int lanes = 8;
  static constexpr bool has_permute = true;
  static Reg load(const float* p) { return _mm256_loadu_ps(p); }
  static void store(float* p, Reg v) { _mm256_storeu_ps(p, v); }
  static void stream(float* p, Reg v) { _mm256_stream_ps(p, v); }
  static void stream_four(void* p, int32_t v) { _mm_stream_si32(static_cast<int*>(p), v); }
  static Reg load_n(const float* p, int64_t n) { return _mm256_maskload_ps(p, first(n)); }
  static void store_n(float* p, Reg v, int64_t n) { _mm256_maskstore_ps(p, first(n), v); }
  static Reg set1(float v) { return _mm256_set1_ps(v); }
  static Reg mul(Reg a, Reg b) { return _mm256_mul_ps(a, b); }
  static Reg div(Reg a, Reg b) { return _mm256_div_ps(a, b); }
  static Reg add(Reg a, Reg b) { return _mm256_add_ps(a, b); }
  static Reg sub(Reg a, Reg b) { return _mm256_sub_ps(a, b); }
  static Reg fma(Reg a, Reg b, Reg c) { return _mm256_fmadd_ps(a, b, c); }
  static Reg round_f16(Reg v) {
    return _mm256_cvtph_ps(_mm256_cvtps_ph(v, _MM_FROUND_TO_NEAREST_INT));
  }
  static Reg round_bf16(Reg v) {
    __m256i bits = _mm256_castps_si256(v);
    __m256i odd = _mm256_and_si256(_mm256_srli_epi32(bits, 16), _mm256_set1_epi32(1));
    __m256i sum = _mm256_add_epi32(bits, _mm256_add_epi32(odd, _mm256_set1_epi32(0x7FFF)));
    Reg rounded = _mm256_castsi256_ps(_mm256_slli_epi32(_mm256_srli_epi32(sum, 16), 16));
    return _mm256_blendv_ps(rounded, v, _mm256_cmp_ps(v, v, _CMP_UNORD_Q));
  }
  static Reg gather_below(const float* p, const int32_t* starts, const int32_t* counts,
                          int32_t tap) {
    __m256i t = _mm256_set1_epi32(tap);
    __m256 mask = _mm256_castsi256_ps(_mm256_cmpgt_epi32(index(counts), t));
    __m256i at = _mm256_add_epi32(index(starts), t);
    return _mm256_mask_i32gather_ps(_mm256_setzero_ps(), p, at, mask, 4);
  }
  static Index index(const int32_t* p) {
    return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p));
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
  static void copy(const unsigned char* in, unsigned char* out) {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out),
                        _mm256_loadu_si256(reinterpret_cast<const __m256i*>(in)));
  }
  static void copy_past_cache(const unsigned char* in, unsigned char* out) {
    _mm256_stream_si256(reinterpret_cast<__m256i*>(out),
                        _mm256_loadu_si256(reinterpret_cast<const __m256i*>(in)));
  }
};

struct F64 {
  using Element = double;
  using One = Single<double>;
  using Reg = __m256d;
  static constexpr int lanes = 4;
  static constexpr bool has_permute = false;
  static Reg load(const double* p) { return _mm256_loadu_pd(p); }
  static void store(double* p, Reg v) { _mm256_storeu_pd(p, v); }
  static void stream(double* p, Reg v) { _mm256_stream_pd(p, v); }
  static void stream_four(void* p, int32_t v) { F32::stream_four(p, v); }
  static Reg load_n(const double* p, int64_t n) { return _mm256_maskload_pd(p, F32::first(2 * n)); }
  static void store_n(double* p, Reg v, int64_t n) { _mm256_maskstore_pd(p, F32::first(2 * n), v); }
  static Reg set1(double v) { return _mm256_set1_pd(v); }
  static Reg mul(Reg a, Reg b) { return _mm256_mul_pd(a, b); }
  static Reg div(Reg a, Reg b) { return _mm256_div_pd(a, b); }
  static Reg add(Reg a, Reg b) { return _mm256_add_pd(a, b); }
  static Reg sub(Reg a, Reg b) { return _mm256_sub_pd(a, b); }
  static Reg fma(Reg a, Reg b, Reg c) { return _mm256_fmadd_pd(a, b, c); }
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
    __m128i some = _mm_loadu_si128(reinterpret_cast<const __m128i*>(counts));
    __m128i at = _mm_add_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(starts)), t);
    __m256d mask = _mm256_castsi256_pd(_mm256_cvtepi32_epi64(_mm_cmpgt_epi32(some, t)));
    return _mm256_mask_i32gather_pd(_mm256_setzero_pd(), p, at, mask, 8);
  }
  static Reg gather(const double* p, const int32_t* at) {
    __m128i i = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    __m256d all = _mm256_castsi256_pd(F32::first(2 * lanes));
    return _mm256_mask_i32gather_pd(_mm256_setzero_pd(), p, i, all, 8);
  }
  static Reg where_above(const int32_t* counts, int32_t tap, Reg if_above, Reg otherwise) {
    __m128i some = _mm_loadu_si128(reinterpret_cast<const __m128i*>(counts));
    __m256i above = _mm256_cvtepi32_epi64(_mm_cmpgt_epi32(some, _mm_set1_epi32(tap)));
    return _mm256_blendv_pd(otherwise, if_above, _mm256_castsi256_pd(above));
  }
};

/* Sums of 32 pixels: unpacking and packing work on the same halves, so their order comes out right.
 */
struct U8 {
  using Reg = __m256i;
  struct Sums {
    __m256i part[4];
  };
  static constexpr int lanes = 32;
  static Reg load(const uint8_t* p) {
    return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p));
  }
  static void store(uint8_t* p, Reg v) { _mm256_storeu_si256(reinterpret_cast<__m256i*>(p), v); }
  static void stream(uint8_t* p, Reg v) { _mm256_stream_si256(reinterpret_cast<__m256i*>(p), v); }
  static void stream_four(void* p, int32_t v) { F32::stream_four(p, v); }
  static Sums start(int32_t rounding) {
    __m256i r = _mm256_set1_epi32(rounding);
    return {{r, r, r, r}};
  }
  static void add_pair(Sums& s, const uint8_t* a, const uint8_t* b, const int16_t* weights) {
    int32_t both;
    __builtin_memcpy(&both, weights, sizeof(both));
    __m256i w = _mm256_set1_epi32(both);
    __m256i zero = _mm256_setzero_si256();
    __m256i low = _mm256_unpacklo_epi8(load(a), load(b));
    __m256i high = _mm256_unpackhi_epi8(load(a), load(b));
    s.part[0] = sum(s.part[0], _mm256_unpacklo_epi8(low, zero), w);
    s.part[1] = sum(s.part[1], _mm256_unpackhi_epi8(low, zero), w);
    s.part[2] = sum(s.part[2], _mm256_unpacklo_epi8(high, zero), w);
    s.part[3] = sum(s.part[3], _mm256_unpackhi_epi8(high, zero), w);
  }
  static Reg finish(const Sums& s, int32_t shift) {
    __m128i n = _mm_cvtsi32_si128(shift);
    __m256i low =
        _mm256_packs_epi32(_mm256_sra_epi32(s.part[0], n), _mm256_sra_epi32(s.part[1], n));
    __m256i high =
        _mm256_packs_epi32(_mm256_sra_epi32(s.part[2], n), _mm256_sra_epi32(s.part[3], n));
    return _mm256_packus_epi16(low, high);
  }
  /* The weight of the second row with 15 bits behind the point. */
  static Reg lerp_weight(int32_t weight, int32_t shift) {
    return _mm256_set1_epi16(static_cast<int16_t>(weight << (15 - shift)));
  }
  static Reg lerp(const uint8_t* a, const uint8_t* b, Reg weight) {
    Reg zero = _mm256_setzero_si256();
    Reg first = load(a);
    Reg second = load(b);
    Reg low =
        lerp_words(_mm256_unpacklo_epi8(first, zero), _mm256_unpacklo_epi8(second, zero), weight);
    Reg high =
        lerp_words(_mm256_unpackhi_epi8(first, zero), _mm256_unpackhi_epi8(second, zero), weight);
    return _mm256_packus_epi16(low, high);
  }
  static Reg lerp_words(Reg a, Reg b, Reg weight) {
    return _mm256_add_epi16(a, _mm256_mulhrs_epi16(_mm256_sub_epi16(b, a), weight));
  }
  static __m256i sum(__m256i t, __m256i v, __m256i w) {
    return _mm256_add_epi32(t, _mm256_madd_epi16(v, w));
  }
};

#include "loops/algorithms.inl"
// clang-format off
#include "x86/bytes_x86.inl"
#include "x86/bytes_avx2.inl"
// clang-format on

constexpr Loops list() {
  Loops k;
  list_permutes(k);
  k.f32 = list_floats<F32>();
  k.f64 = list_floats<F64>();
  k.u8 = list_fixed<U8>();
  list_shuffles<Quads, FourDots1, FourDotsN<3>, FourDotsN<4>>(k.u8);
  k.u8.along_shuffle = &fixed_along_four_shuffles<FourQuads>;
  k.gather = list_gathers<F32, Shuffle16>();
  list_all_adjoints<F32, F64>(k.adjoint);
  list_conversions(k);
  k.finish_streams = &finish_streams;
  return k;
}

}  // namespace

constexpr Loops loops = list();

}  // namespace avx2
}  // namespace hp
