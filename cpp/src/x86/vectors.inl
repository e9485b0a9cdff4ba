/*
 * What is written alike for registers of 256 and of 512 bits. MM(op) is the intrinsic of this
 * width, MM_SI(op) that of its integers.
 */

using Ints = decltype(MM_SI(setzero)());

inline Ints load_ints(const void* p) { return MM_SI(loadu)(static_cast<const Ints*>(p)); }
inline void store_ints(void* p, Ints v) { MM_SI(storeu)(static_cast<Ints*>(p), v); }
inline void stream_ints(void* p, Ints v) { MM_SI(stream)(static_cast<Ints*>(p), v); }
inline __m128i load_16(const void* p) { return _mm_loadu_si128(static_cast<const __m128i*>(p)); }
inline void stream_four_bytes(void* p, int32_t v) { _mm_stream_si32(static_cast<int*>(p), v); }

/* A pair of weights in every 32 bits. */
inline Ints two_weights(const int16_t* weights) {
  int32_t both;
  __builtin_memcpy(&both, weights, sizeof(both));
  return MM(set1_epi32)(both);
}

struct Floats {
  using Element = float;
  using One = Single<float>;
  using Reg = decltype(MM(setzero_ps)());
  using Index = Ints;
  static constexpr int lanes = sizeof(Reg) / sizeof(Element);
  static constexpr bool has_permute = true;
  static Reg load(const float* p) { return MM(loadu_ps)(p); }
  static void store(float* p, Reg v) { MM(storeu_ps)(p, v); }
  static void stream(float* p, Reg v) { MM(stream_ps)(p, v); }
  static void stream_four(void* p, int32_t v) { stream_four_bytes(p, v); }
  static Reg set1(float v) { return MM(set1_ps)(v); }
  static Reg mul(Reg a, Reg b) { return MM(mul_ps)(a, b); }
  static Reg div(Reg a, Reg b) { return MM(div_ps)(a, b); }
  static Reg add(Reg a, Reg b) { return MM(add_ps)(a, b); }
  static Reg sub(Reg a, Reg b) { return MM(sub_ps)(a, b); }
  static Reg fma(Reg a, Reg b, Reg c) { return MM(fmadd_ps)(a, b, c); }
  static Reg round_f16(Reg v) { return MM(cvtph_ps)(MM(cvtps_ph)(v, _MM_FROUND_TO_NEAREST_INT)); }
  /* Rounded to bfloat16, unless it is NaN. */
  static Ints round_bits(Ints bits) {
    Ints odd = MM_SI(and)(MM(srli_epi32)(bits, 16), MM(set1_epi32)(1));
    Ints sum = MM(add_epi32)(bits, MM(add_epi32)(odd, MM(set1_epi32)(0x7FFF)));
    return MM(slli_epi32)(MM(srli_epi32)(sum, 16), 16);
  }
  static Index index(const int32_t* p) { return load_ints(p); }
  static void copy(const unsigned char* in, unsigned char* out) { store_ints(out, load_ints(in)); }
  static void copy_past_cache(const unsigned char* in, unsigned char* out) {
    stream_ints(out, load_ints(in));
  }
};

struct Doubles {
  using Element = double;
  using One = Single<double>;
  using Reg = decltype(MM(setzero_pd)());
  static constexpr int lanes = sizeof(Reg) / sizeof(Element);
  static constexpr bool has_permute = false;
  static Reg load(const double* p) { return MM(loadu_pd)(p); }
  static void store(double* p, Reg v) { MM(storeu_pd)(p, v); }
  static void stream(double* p, Reg v) { MM(stream_pd)(p, v); }
  static void stream_four(void* p, int32_t v) { stream_four_bytes(p, v); }
  static Reg set1(double v) { return MM(set1_pd)(v); }
  static Reg mul(Reg a, Reg b) { return MM(mul_pd)(a, b); }
  static Reg div(Reg a, Reg b) { return MM(div_pd)(a, b); }
  static Reg add(Reg a, Reg b) { return MM(add_pd)(a, b); }
  static Reg sub(Reg a, Reg b) { return MM(sub_pd)(a, b); }
  static Reg fma(Reg a, Reg b, Reg c) { return MM(fmadd_pd)(a, b, c); }
};

/* Sums of a register of pixels. Unpacking and packing work within the same 128 bits, so that their
 * order comes out right. */
struct U8 {
  using Reg = Ints;
  struct Sums {
    Ints part[4];
  };
  static constexpr int lanes = sizeof(Reg);
  static constexpr int pieces = 1;
  static Reg load(const uint8_t* p) { return load_ints(p); }
  static void store(uint8_t* p, Reg v) { store_ints(p, v); }
  static void stream(uint8_t* p, Reg v) { stream_ints(p, v); }
  static void stream_four(void* p, int32_t v) { stream_four_bytes(p, v); }
  static Sums start(int32_t rounding) {
    Ints r = MM(set1_epi32)(rounding);
    return {{r, r, r, r}};
  }
  static void add_pair(Sums& s, const uint8_t* a, const uint8_t* b, const int16_t* weights) {
    Ints w = two_weights(weights);
    Ints zero = MM_SI(setzero)();
    Ints low = MM(unpacklo_epi8)(load(a), load(b));
    Ints high = MM(unpackhi_epi8)(load(a), load(b));
    s.part[0] = sum(s.part[0], MM(unpacklo_epi8)(low, zero), w);
    s.part[1] = sum(s.part[1], MM(unpackhi_epi8)(low, zero), w);
    s.part[2] = sum(s.part[2], MM(unpacklo_epi8)(high, zero), w);
    s.part[3] = sum(s.part[3], MM(unpackhi_epi8)(high, zero), w);
  }
  static Reg finish(const Sums& s, int32_t shift) {
    __m128i n = _mm_cvtsi32_si128(shift);
    Ints low = MM(packs_epi32)(MM(sra_epi32)(s.part[0], n), MM(sra_epi32)(s.part[1], n));
    Ints high = MM(packs_epi32)(MM(sra_epi32)(s.part[2], n), MM(sra_epi32)(s.part[3], n));
    return MM(packus_epi16)(low, high);
  }
  /* The weight of the second row with 15 bits behind the point. */
  static Reg lerp_weight(int32_t weight, int32_t shift) {
    return MM(set1_epi16)(static_cast<int16_t>(weight << (15 - shift)));
  }
  static Reg lerp(const uint8_t* a, const uint8_t* b, Reg weight) {
    Reg zero = MM_SI(setzero)();
    Reg first = load(a);
    Reg second = load(b);
    Reg low = lerp_words(MM(unpacklo_epi8)(first, zero), MM(unpacklo_epi8)(second, zero), weight);
    Reg high = lerp_words(MM(unpackhi_epi8)(first, zero), MM(unpackhi_epi8)(second, zero), weight);
    return MM(packus_epi16)(low, high);
  }
  static Reg lerp_words(Reg a, Reg b, Reg weight) {
    return MM(add_epi16)(a, MM(mulhrs_epi16)(MM(sub_epi16)(b, a), weight));
  }
  static Ints sum(Ints t, Ints v, Ints w) { return MM(add_epi32)(t, MM(madd_epi16)(v, w)); }
};

/* Groups of four outputs, one in every 128 bits. */
struct QuadsOfBytes {
  using Reg = Ints;
  using Sums = Reg;
  static constexpr int quads = sizeof(Reg) / 16;
  static constexpr int pieces = 1;
  static Reg set1(int32_t v) { return MM(set1_epi32)(v); }
  static Reg shuffle(Reg v, const unsigned char* mask) {
    return MM(shuffle_epi8)(v, load_ints(mask));
  }
  static Reg add_products(Reg sum, Reg v, const int16_t* weights) {
    return U8::sum(sum, v, load_ints(weights));
  }
};
