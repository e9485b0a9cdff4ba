/* What both use of the bytes in registers of 128 and 256 bits. */

void finish_streams() { _mm_sfence(); }

/* The sums of low pieces become whole ones (loops/pieces.inl). */
inline void join(__m256i& low, const __m256i& high) {
  low = _mm256_add_epi32(low, _mm256_slli_epi32(high, piece_bits));
}

/* One output of a long sum over pixels of one channel: sixteen taps at a time. */
struct Dots1 {
  using Sums = __m256i;
  static constexpr int channels = 1;
  static constexpr int pieces = 1;
  static constexpr int taps = 16;
  static Sums start() { return _mm256_setzero_si256(); }
  static void add(Sums& sums, const uint8_t* pixels, const int16_t* weights) {
    __m256i v = _mm256_cvtepu8_epi16(load_16(pixels));
    __m256i w = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights));
    sums = _mm256_add_epi32(sums, _mm256_madd_epi16(v, w));
  }
  static void store(uint8_t* out, Sums sums, int32_t rounding, int32_t shift) {
    __m128i s = _mm_add_epi32(_mm256_castsi256_si128(sums), _mm256_extracti128_si256(sums, 1));
    s = _mm_add_epi32(s, _mm_shuffle_epi32(s, 0x4E));
    s = _mm_add_epi32(s, _mm_shuffle_epi32(s, 0xB1));
    int32_t v = (_mm_cvtsi128_si32(s) + rounding) >> shift;
    *out = static_cast<uint8_t>(v < 0 ? 0 : v > 255 ? 255 : v);
  }
};

/* Shuffles of four pixels: taps 0 and 1 of each channel side by side as words, then taps 2 and 3.
 */
template <int Channels>
struct PairsOf {
  static __m128i first() {
    constexpr char c = Channels;
    return _mm_setr_epi8(0, -1, c, -1, 1, -1, c + 1, -1, 2, -1, c + 2, -1, c == 4 ? 3 : -1, -1,
                         c == 4 ? 7 : -1, -1);
  }
  static __m128i second() {
    constexpr char c = 2 * Channels;
    constexpr char d = 3 * Channels;
    return _mm_setr_epi8(c, -1, d, -1, c + 1, -1, d + 1, -1, c + 2, -1, d + 2, -1,
                         Channels == 4 ? c + 3 : -1, -1, Channels == 4 ? d + 3 : -1, -1);
  }
};

/* One output pixel of three or four channels: four taps at a time, two in each half. */
template <int Channels>
struct DotsN {
  using Sums = __m256i;
  static constexpr int channels = Channels;
  static constexpr int pieces = 1;
  static constexpr int taps = 4;
  static Sums start() { return _mm256_setzero_si256(); }
  static void add(Sums& sums, const uint8_t* pixels, const int16_t* weights) {
    const __m256i pairs = _mm256_set_m128i(PairsOf<Channels>::second(), PairsOf<Channels>::first());
    __m256i v = _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(load_four(pixels)), pairs);
    __m128i w = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(weights));
    __m256i both = _mm256_permutevar8x32_epi32(_mm256_castsi128_si256(w),
                                               _mm256_setr_epi32(0, 0, 0, 0, 1, 1, 1, 1));
    sums = _mm256_add_epi32(sums, _mm256_madd_epi16(v, both));
  }
  static __m128i load_four(const uint8_t* pixels) {
    if constexpr (Channels == 4) {
      return load_16(pixels);
    } else {
      int32_t last;
      __builtin_memcpy(&last, pixels + 8, sizeof(last));
      return _mm_insert_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(pixels)), last, 2);
    }
  }
  static void store(uint8_t* out, Sums sums, int32_t rounding, int32_t shift) {
    __m128i s = _mm_add_epi32(_mm256_castsi256_si128(sums), _mm256_extracti128_si256(sums, 1));
    s = _mm_sra_epi32(_mm_add_epi32(s, _mm_set1_epi32(rounding)), _mm_cvtsi32_si128(shift));
    s = _mm_packs_epi32(s, s);
    int32_t pixel = _mm_cvtsi128_si32(_mm_packus_epi16(s, s));
    __builtin_memcpy(out, &pixel, Channels);
  }
};

/* One output of four rows of one channel: sixteen taps at a time, a register for each row. */
struct FourDots1 {
  using One = Dots1;
  struct Sums {
    __m256i part[4];
  };
  static Sums start() { return {}; }
  static void add(Sums& sums, const uint8_t* pixels, int64_t stride, const int16_t* weights) {
    __m256i w = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights));
    for (int r = 0; r < 4; r++) {
      auto window = reinterpret_cast<const __m128i*>(pixels + r * stride);
      __m256i v = _mm256_cvtepu8_epi16(_mm_loadu_si128(window));
      sums.part[r] = _mm256_add_epi32(sums.part[r], _mm256_madd_epi16(v, w));
    }
  }
  static void store(uint8_t* out, int64_t stride, const Sums& s, int32_t rounding, int32_t shift) {
    __m256i four = fold_doubles(fold(s.part[0], s.part[1]), fold(s.part[2], s.part[3]));
    __m128i sum = _mm_add_epi32(_mm256_castsi256_si128(four), _mm256_extracti128_si256(four, 1));
    sum = _mm_sra_epi32(_mm_add_epi32(sum, _mm_set1_epi32(rounding)), _mm_cvtsi32_si128(shift));
    sum = _mm_packs_epi32(sum, sum);
    int32_t pixels = _mm_cvtsi128_si32(_mm_packus_epi16(sum, sum));
    for (int r = 0; r < 4; r++) {
      out[r * stride] = static_cast<uint8_t>(pixels >> 8 * r);
    }
  }
  /* Sums that end in a and b: halves of each half are added. */
  static __m256i fold(__m256i a, __m256i b) {
    return _mm256_add_epi32(_mm256_unpacklo_epi32(a, b), _mm256_unpackhi_epi32(a, b));
  }
  static __m256i fold_doubles(__m256i a, __m256i b) {
    return _mm256_add_epi32(_mm256_unpacklo_epi64(a, b), _mm256_unpackhi_epi64(a, b));
  }
};

inline void store_pixel(uint8_t* out, int32_t pixel) {
  __builtin_memcpy(out, &pixel, sizeof(pixel));
}

struct Shuffle16 {
  static void copy_shuffled(const unsigned char* in, const unsigned char* mask,
                            unsigned char* out) {
    __m128i v = load_16(in);
    __m128i m = load_16(mask);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out), _mm_shuffle_epi8(v, m));
  }
  /* Either mask puts zeros where the bytes of the other go. */
  static void copy_two_shuffled(const unsigned char* first, const unsigned char* second,
                                const unsigned char* masks, unsigned char* out) {
    __m128i a = _mm_shuffle_epi8(load_16(first), load_16(masks));
    __m128i b = _mm_shuffle_epi8(load_16(second), load_16(masks + 16));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out), _mm_or_si128(a, b));
  }
};

struct U8ToF32 {
  static constexpr int lanes = 8;
  static void convert(const uint8_t* in, float* out) {
    __m128i v = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(in));
    _mm256_storeu_ps(out, _mm256_cvtepi32_ps(_mm256_cvtepu8_epi32(v)));
  }
};

/* Saturates before it rounds; max answers its second operand for NaN. */
struct F32ToU8 {
  static constexpr int lanes = 8;
  static void convert(const float* in, uint8_t* out) {
    __m256 v = _mm256_max_ps(_mm256_loadu_ps(in), _mm256_setzero_ps());
    __m256i i = _mm256_cvtps_epi32(_mm256_min_ps(v, _mm256_set1_ps(255)));
    __m128i s = _mm_packs_epi32(_mm256_castsi256_si128(i), _mm256_extracti128_si256(i, 1));
    _mm_storel_epi64(reinterpret_cast<__m128i*>(out), _mm_packus_epi16(s, s));
  }
};

struct F16ToF32 {
  static constexpr int lanes = 8;
  static void convert(const uint16_t* in, float* out) {
    _mm256_storeu_ps(out, _mm256_cvtph_ps(load_16(in)));
  }
};

struct F32ToF16 {
  static constexpr int lanes = 8;
  static void convert(const float* in, uint16_t* out) {
    __m128i v = _mm256_cvtps_ph(_mm256_loadu_ps(in), _MM_FROUND_TO_NEAREST_INT);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out), v);
  }
};

struct BF16ToF32 {
  static constexpr int lanes = 8;
  static void convert(const uint16_t* in, float* out) {
    __m256i v = _mm256_cvtepu16_epi32(load_16(in));
    _mm256_storeu_ps(out, _mm256_castsi256_ps(_mm256_slli_epi32(v, 16)));
  }
};

/* To nearest, ties to even: half a unit less one is added, and one more if the result would be odd;
 * a NaN stays one. */
struct F32ToBF16 {
  static constexpr int lanes = 8;
  static void convert(const float* in, uint16_t* out) {
    __m256 v = _mm256_loadu_ps(in);
    __m256i bits = _mm256_castps_si256(v);
    __m256i high = _mm256_srli_epi32(bits, 16);
    __m256i odd = _mm256_and_si256(high, _mm256_set1_epi32(1));
    __m256i half = _mm256_add_epi32(odd, _mm256_set1_epi32(0x7FFF));
    __m256i rounded = _mm256_srli_epi32(_mm256_add_epi32(bits, half), 16);
    __m256i quiet = _mm256_or_si256(high, _mm256_set1_epi32(0x40));
    __m256i nan = _mm256_castps_si256(_mm256_cmp_ps(v, v, _CMP_UNORD_Q));
    __m256i r = _mm256_blendv_epi8(rounded, quiet, nan);
    __m128i s = _mm_packus_epi32(_mm256_castsi256_si128(r), _mm256_extracti128_si256(r, 1));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out), s);
  }
};

/* The loops that only x86 has, beside sums of bytes: those of other processors are plain. */
constexpr Loops list_x86() {
  Loops k = list_all<F32, F64, U8>();
  k.gather = list_gathers<F32, Shuffle16>();
  list_conversions<U8ToF32, F32ToU8, F16ToF32, F32ToF16, BF16ToF32, F32ToBF16>(k);
  k.finish_streams = &finish_streams;
  return k;
}
