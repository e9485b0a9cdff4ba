/* Sums of bytes in registers of 256 bits where AVX-512 has better ones, on top of bytes_x86.inl. */

/* One output pixel of four rows, two rows in a register: four taps at a time, one pair of them
 * after the other. Sixteen bytes are read for four taps and four are written for a pixel. */
template <int Channels>
struct FourDotsN {
  using One = DotsN<Channels>;
  struct Sums {
    __m256i part[2];
  };
  static Sums start() { return {}; }
  static void add(Sums& sums, const uint8_t* pixels, int64_t stride, const int16_t* weights) {
    const __m256i pairs = _mm256_broadcastsi128_si256(PairsOf<Channels>::first());
    const __m256i next = _mm256_broadcastsi128_si256(PairsOf<Channels>::second());
    __m256i w0 = two_weights(weights);
    __m256i w1 = two_weights(weights + 2);
    for (int r = 0; r < 2; r++) {
      __m256i v = two_rows(pixels + 2 * r * stride, stride);
      __m256i low = _mm256_madd_epi16(_mm256_shuffle_epi8(v, pairs), w0);
      __m256i high = _mm256_madd_epi16(_mm256_shuffle_epi8(v, next), w1);
      sums.part[r] = _mm256_add_epi32(_mm256_add_epi32(sums.part[r], low), high);
    }
  }
  static __m256i two_rows(const uint8_t* pixels, int64_t stride) {
    __m128i first = load_16(pixels);
    __m128i second = load_16(pixels + stride);
    return _mm256_inserti128_si256(_mm256_castsi128_si256(first), second, 1);
  }
  static void store(uint8_t* out, int64_t stride, const Sums& s, int32_t rounding, int32_t shift) {
    __m128i n = _mm_cvtsi32_si128(shift);
    __m256i r = _mm256_set1_epi32(rounding);
    __m256i words = _mm256_packs_epi32(_mm256_sra_epi32(_mm256_add_epi32(s.part[0], r), n),
                                       _mm256_sra_epi32(_mm256_add_epi32(s.part[1], r), n));
    __m256i bytes = _mm256_packus_epi16(words, words); /* rows 0 and 2, rows 1 and 3 */
    __m128i even = _mm256_castsi256_si128(bytes);
    __m128i odd = _mm256_extracti128_si256(bytes, 1);
    store_pixel(out, _mm_cvtsi128_si32(even));
    store_pixel(out + stride, _mm_cvtsi128_si32(odd));
    store_pixel(out + 2 * stride, _mm_extract_epi32(even, 1));
    store_pixel(out + 3 * stride, _mm_extract_epi32(odd, 1));
  }
};

struct Quads : QuadsOfBytes {
  static Reg load_windows(const uint8_t* in, const int32_t* base) {
    __m256i v = _mm256_castsi128_si256(load_16(in + base[0]));
    return _mm256_inserti128_si256(v, load_16(in + base[1]), 1);
  }
  static void store(uint8_t* out, Reg sum, int32_t shift) {
    __m256i s = _mm256_sra_epi32(sum, _mm_cvtsi32_si128(shift));
    __m128i p = _mm_packs_epi32(_mm256_castsi256_si128(s), _mm256_extracti128_si256(s, 1));
    _mm_storel_epi64(reinterpret_cast<__m128i*>(out), _mm_packus_epi16(p, p));
  }
};

/* The same two groups of four rows, two rows in a register. */
struct FourQuads {
  using One = Quads;
  struct Sums {
    __m256i part[2][Quads::quads];
  };
  static Sums start(int32_t rounding) {
    __m256i r = _mm256_set1_epi32(rounding);
    return {{{r, r}, {r, r}}};
  }
  static void add(Sums& sums, const uint8_t* in, int64_t stride, const int32_t* base,
                  const unsigned char* masks, const int16_t* weights) {
    for (int q = 0; q < Quads::quads; q++) {
      __m256i mask = both_halves(masks + 16 * q);
      __m256i weight = both_halves(weights + 8 * q);
      for (int r = 0; r < 2; r++) {
        __m256i v = FourDotsN<4>::two_rows(in + base[q] + 2 * r * stride, stride);
        sums.part[r][q] = U8::sum(sums.part[r][q], _mm256_shuffle_epi8(v, mask), weight);
      }
    }
  }
  static __m256i both_halves(const void* p) { return _mm256_broadcastsi128_si256(load_16(p)); }
  static void store(uint8_t* out, int64_t stride, const Sums& sums, int32_t shift) {
    __m128i n = _mm_cvtsi32_si128(shift);
    __m256i first = words(sums.part[0], n);
    __m256i second = words(sums.part[1], n);
    __m256i bytes = _mm256_packus_epi16(first, second); /* rows 0 and 2, rows 1 and 3 */
    __m128i even = _mm256_castsi256_si128(bytes);
    __m128i odd = _mm256_extracti128_si256(bytes, 1);
    _mm_storel_epi64(reinterpret_cast<__m128i*>(out), even);
    _mm_storel_epi64(reinterpret_cast<__m128i*>(out + stride), odd);
    store_high(out + 2 * stride, even);
    store_high(out + 3 * stride, odd);
  }
  static __m256i words(const __m256i* sums, __m128i n) {
    return _mm256_packs_epi32(_mm256_sra_epi32(sums[0], n), _mm256_sra_epi32(sums[1], n));
  }
  static void store_high(uint8_t* out, __m128i v) {
    int64_t high = _mm_extract_epi64(v, 1);
    __builtin_memcpy(out, &high, sizeof(high));
  }
};
