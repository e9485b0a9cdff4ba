/*
 * The loops for AVX-512 (F, BW, DQ, VL) with AVX2, FMA and F16C. The target region begins behind
 * the includes: inline functions of headers stay baseline code.
 */
#include <immintrin.h>

#include <cstdint>

#include "loops/inline.h"
#include "x86/instances.h"

// GCC 12 warns about the deliberately undefined registers in its own header (GCC bug 105593).
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC target("avx512f,avx512bw,avx512dq,avx512vl,avx2,fma,f16c")

namespace hp {
namespace avx512 {
namespace {

#include "loops/single.inl"
#include "loops/sums.inl"

struct F32 {
  using Element = float;
  using One = Single<float>;
  using Reg = __m512;
  using Index = __m512i;
  static constexpr int lanes = 16;
  static constexpr bool has_permute = true;
  static Reg load(const float* p) { return _mm512_loadu_ps(p); }
  static void store(float* p, Reg v) { _mm512_storeu_ps(p, v); }
  static void stream(float* p, Reg v) { _mm512_stream_ps(p, v); }
  static void stream_four(void* p, int32_t v) { _mm_stream_si32(static_cast<int*>(p), v); }
  static Reg load_n(const float* p, int64_t n) { return _mm512_maskz_loadu_ps(first(n), p); }
  static void store_n(float* p, Reg v, int64_t n) { _mm512_mask_storeu_ps(p, first(n), v); }
  static Reg set1(float v) { return _mm512_set1_ps(v); }
  static Reg mul(Reg a, Reg b) { return _mm512_mul_ps(a, b); }
  static Reg div(Reg a, Reg b) { return _mm512_div_ps(a, b); }
  static Reg add(Reg a, Reg b) { return _mm512_add_ps(a, b); }
  static Reg sub(Reg a, Reg b) { return _mm512_sub_ps(a, b); }
  static Reg fma(Reg a, Reg b, Reg c) { return _mm512_fmadd_ps(a, b, c); }
  static Reg round_f16(Reg v) {
    return _mm512_cvtph_ps(_mm512_cvtps_ph(v, _MM_FROUND_TO_NEAREST_INT));
  }
  static Reg round_bf16(Reg v) {
    __m512i bits = _mm512_castps_si512(v);
    __m512i odd = _mm512_and_si512(_mm512_srli_epi32(bits, 16), _mm512_set1_epi32(1));
    __m512i sum = _mm512_add_epi32(bits, _mm512_add_epi32(odd, _mm512_set1_epi32(0x7FFF)));
    __m512i rounded = _mm512_slli_epi32(_mm512_srli_epi32(sum, 16), 16);
    __mmask16 nan = _mm512_cmp_ps_mask(v, v, _CMP_UNORD_Q);
    return _mm512_castsi512_ps(_mm512_mask_blend_epi32(nan, rounded, bits));
  }
  static Reg gather_below(const float* p, const int32_t* starts, const int32_t* counts,
                          int32_t tap) {
    __m512i t = _mm512_set1_epi32(tap);
    __mmask16 mask = _mm512_cmpgt_epi32_mask(index(counts), t);
    return _mm512_mask_i32gather_ps(_mm512_setzero_ps(), mask, _mm512_add_epi32(index(starts), t),
                                    p, 4);
  }
  static Index index(const int32_t* p) { return _mm512_loadu_si512(p); }
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
  static void copy(const unsigned char* in, unsigned char* out) {
    _mm512_storeu_si512(out, _mm512_loadu_si512(in));
  }
  static void copy_past_cache(const unsigned char* in, unsigned char* out) {
    _mm512_stream_si512(reinterpret_cast<__m512i*>(out), _mm512_loadu_si512(in));
  }
};

struct F64 {
  using Element = double;
  using One = Single<double>;
  using Reg = __m512d;
  static constexpr int lanes = 8;
  static constexpr bool has_permute = false;
  static Reg load(const double* p) { return _mm512_loadu_pd(p); }
  static void store(double* p, Reg v) { _mm512_storeu_pd(p, v); }
  static void stream(double* p, Reg v) { _mm512_stream_pd(p, v); }
  static void stream_four(void* p, int32_t v) { F32::stream_four(p, v); }
  static Reg load_n(const double* p, int64_t n) { return _mm512_maskz_loadu_pd(first(n), p); }
  static void store_n(double* p, Reg v, int64_t n) { _mm512_mask_storeu_pd(p, first(n), v); }
  static Reg set1(double v) { return _mm512_set1_pd(v); }
  static Reg mul(Reg a, Reg b) { return _mm512_mul_pd(a, b); }
  static Reg div(Reg a, Reg b) { return _mm512_div_pd(a, b); }
  static Reg add(Reg a, Reg b) { return _mm512_add_pd(a, b); }
  static Reg sub(Reg a, Reg b) { return _mm512_sub_pd(a, b); }
  static Reg fma(Reg a, Reg b, Reg c) { return _mm512_fmadd_pd(a, b, c); }
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

/* Sums of 64 pixels: unpacking and packing work on the same quarters, so their order comes out
 * right. */
struct U8 {
  using Reg = __m512i;
  struct Sums {
    __m512i part[4];
  };
  static constexpr int lanes = 64;
  static Reg load(const uint8_t* p) { return _mm512_loadu_si512(p); }
  static void store(uint8_t* p, Reg v) { _mm512_storeu_si512(p, v); }
  static void stream(uint8_t* p, Reg v) { _mm512_stream_si512(reinterpret_cast<__m512i*>(p), v); }
  static void stream_four(void* p, int32_t v) { F32::stream_four(p, v); }
  static Sums start(int32_t rounding) {
    __m512i r = _mm512_set1_epi32(rounding);
    return {{r, r, r, r}};
  }
  static void add_pair(Sums& s, const uint8_t* a, const uint8_t* b, const int16_t* weights) {
    int32_t both;
    __builtin_memcpy(&both, weights, sizeof(both));
    __m512i w = _mm512_set1_epi32(both);
    __m512i zero = _mm512_setzero_si512();
    __m512i low = _mm512_unpacklo_epi8(load(a), load(b));
    __m512i high = _mm512_unpackhi_epi8(load(a), load(b));
    s.part[0] = sum(s.part[0], _mm512_unpacklo_epi8(low, zero), w);
    s.part[1] = sum(s.part[1], _mm512_unpackhi_epi8(low, zero), w);
    s.part[2] = sum(s.part[2], _mm512_unpacklo_epi8(high, zero), w);
    s.part[3] = sum(s.part[3], _mm512_unpackhi_epi8(high, zero), w);
  }
  static Reg finish(const Sums& s, int32_t shift) {
    __m128i n = _mm_cvtsi32_si128(shift);
    __m512i low =
        _mm512_packs_epi32(_mm512_sra_epi32(s.part[0], n), _mm512_sra_epi32(s.part[1], n));
    __m512i high =
        _mm512_packs_epi32(_mm512_sra_epi32(s.part[2], n), _mm512_sra_epi32(s.part[3], n));
    return _mm512_packus_epi16(low, high);
  }
  /* The weight of the second row with 15 bits behind the point. */
  static Reg lerp_weight(int32_t weight, int32_t shift) {
    return _mm512_set1_epi16(static_cast<int16_t>(weight << (15 - shift)));
  }
  static Reg lerp(const uint8_t* a, const uint8_t* b, Reg weight) {
    Reg zero = _mm512_setzero_si512();
    Reg first = load(a);
    Reg second = load(b);
    Reg low =
        lerp_words(_mm512_unpacklo_epi8(first, zero), _mm512_unpacklo_epi8(second, zero), weight);
    Reg high =
        lerp_words(_mm512_unpackhi_epi8(first, zero), _mm512_unpackhi_epi8(second, zero), weight);
    return _mm512_packus_epi16(low, high);
  }
  static Reg lerp_words(Reg a, Reg b, Reg weight) {
    return _mm512_add_epi16(a, _mm512_mulhrs_epi16(_mm512_sub_epi16(b, a), weight));
  }
  static __m512i sum(__m512i t, __m512i v, __m512i w) {
    return _mm512_add_epi32(t, _mm512_madd_epi16(v, w));
  }
};

/* Four groups of four outputs. */
struct Quads {
  using Reg = __m512i;
  static constexpr int quads = 4;
  static Reg set1(int32_t v) { return _mm512_set1_epi32(v); }
  static __m128i window(const uint8_t* p) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
  }
  static Reg load_windows(const uint8_t* in, const int32_t* base) {
    __m512i v = _mm512_castsi128_si512(window(in + base[0]));
    v = _mm512_inserti32x4(v, window(in + base[1]), 1);
    v = _mm512_inserti32x4(v, window(in + base[2]), 2);
    return _mm512_inserti32x4(v, window(in + base[3]), 3);
  }
  static Reg shuffle(Reg v, const unsigned char* mask) {
    return _mm512_shuffle_epi8(v, _mm512_loadu_si512(mask));
  }
  static Reg add_products(Reg sum, Reg v, const int16_t* weights) {
    return U8::sum(sum, v, _mm512_loadu_si512(weights));
  }
  static void store(uint8_t* out, Reg sum, int32_t shift) {
    __m512i s = _mm512_sra_epi32(sum, _mm_cvtsi32_si128(shift));
    __m128i p = _mm512_cvtusepi32_epi8(_mm512_max_epi32(s, _mm512_setzero_si512()));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out), p);
  }
};

#include "loops/algorithms.inl"
// clang-format off
#include "x86/bytes_x86.inl"
#include "x86/bytes_avx512.inl"
// clang-format on

constexpr Loops list() {
  Loops k;
  list_permutes(k);
  k.f32 = list_floats<F32>();
  k.f64 = list_floats<F64>();
  k.u8 = list_fixed<U8>();
  list_shuffles<Quads, FourDots1, FourDotsWide<3>, FourDotsWide<4>>(k.u8);
  k.u8.word_outputs = WordPairs::outputs;
  k.u8.word_inputs = WordPairs::inputs;
  k.u8.along_words = &fixed_along_words<WordPairs>;
  k.gather = list_gathers<F32, Shuffle16>();
  list_all_adjoints<F32, F64>(k.adjoint);
  list_conversions(k);
  k.finish_streams = &finish_streams;
  return k;
}

}  // namespace

constexpr Loops loops = list();

}  // namespace avx512
}  // namespace hp
