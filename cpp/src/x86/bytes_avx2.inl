/* Shuffles of bytes in 256 bits, on top of the vocabularies of bytes_x86.inl. */

/* Two groups of four outputs. */
struct Quads {
  using Reg = __m256i;
  static constexpr int quads = 2;
  static Reg set1(int32_t v) { return _mm256_set1_epi32(v); }
  static Reg load_windows(const uint8_t* in, const int32_t* base) {
    __m256i v =
        _mm256_castsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(in + base[0])));
    return _mm256_inserti128_si256(
        v, _mm_loadu_si128(reinterpret_cast<const __m128i*>(in + base[1])), 1);
  }
  static Reg shuffle(Reg v, const unsigned char* mask) {
    return _mm256_shuffle_epi8(v, U8::load(mask));
  }
  static Reg add_products(Reg sum, Reg v, const int16_t* weights) {
    return U8::sum(sum, v, U8::load(reinterpret_cast<const uint8_t*>(weights)));
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
    __m256i rows[2][Quads::quads];
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
        sums.rows[r][q] = U8::sum(sums.rows[r][q], _mm256_shuffle_epi8(v, mask), weight);
      }
    }
  }
  static __m256i both_halves(const void* p) {
    return _mm256_broadcastsi128_si256(_mm_loadu_si128(static_cast<const __m128i*>(p)));
  }
  static void store(uint8_t* out, int64_t stride, const Sums& sums, int32_t shift) {
    __m128i n = _mm_cvtsi32_si128(shift);
    __m256i first = words(sums.rows[0], n);
    __m256i second = words(sums.rows[1], n);
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
