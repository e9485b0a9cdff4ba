/* Sums of bytes in registers of 512 bits, on top of bytes_x86.inl. */

inline void join(__m512i& low, const __m512i& high) {
  low = _mm512_add_epi32(low, _mm512_slli_epi32(high, piece_bits));
}

struct Quads : QuadsOfBytes {
  static Reg load_windows(const uint8_t* in, const int32_t* base) {
    __m512i v = _mm512_castsi128_si512(load_16(in + base[0]));
    v = _mm512_inserti32x4(v, load_16(in + base[1]), 1);
    v = _mm512_inserti32x4(v, load_16(in + base[2]), 2);
    return _mm512_inserti32x4(v, load_16(in + base[3]), 3);
  }
  static void store(uint8_t* out, Reg sum, int32_t shift) {
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out), bytes(sum, shift));
  }
  static __m128i bytes(Reg sum, int32_t shift) {
    __m512i s = _mm512_sra_epi32(sum, _mm_cvtsi32_si128(shift));
    return _mm512_cvtusepi32_epi8(_mm512_max_epi32(s, _mm512_setzero_si512()));
  }
};

/* One output pixel of four rows, all in one register: four taps at a time. */
template <int Channels>
struct FourDotsWide {
  using One = DotsN<Channels>;
  using Sums = __m512i;
  static Sums start() { return _mm512_setzero_si512(); }
  static void add(Sums& sums, const uint8_t* pixels, int64_t stride, const int16_t* weights) {
    __m512i v = four_rows(pixels, stride);
    __m512i first = _mm512_shuffle_epi8(v, _mm512_broadcast_i32x4(PairsOf<Channels>::first()));
    __m512i second = _mm512_shuffle_epi8(v, _mm512_broadcast_i32x4(PairsOf<Channels>::second()));
    first = _mm512_madd_epi16(first, two_weights(weights));
    second = _mm512_madd_epi16(second, two_weights(weights + 2));
    sums = _mm512_add_epi32(sums, _mm512_add_epi32(first, second));
  }
  static __m512i four_rows(const uint8_t* pixels, int64_t stride) {
    __m512i v = _mm512_castsi128_si512(load_16(pixels));
    v = _mm512_inserti32x4(v, load_16(pixels + stride), 1);
    v = _mm512_inserti32x4(v, load_16(pixels + 2 * stride), 2);
    return _mm512_inserti32x4(v, load_16(pixels + 3 * stride), 3);
  }
  static void store(uint8_t* out, int64_t stride, Sums sums, int32_t rounding, int32_t shift) {
    __m512i s = _mm512_add_epi32(sums, _mm512_set1_epi32(rounding));
    __m128i bytes = Quads::bytes(s, shift);
    store_pixel(out, _mm_cvtsi128_si32(bytes));
    store_pixel(out + stride, _mm_extract_epi32(bytes, 1));
    store_pixel(out + 2 * stride, _mm_extract_epi32(bytes, 2));
    store_pixel(out + 3 * stride, _mm_extract_epi32(bytes, 3));
  }
};

/* 64 bytes as words in two registers. */
struct WordPairs {
  static constexpr int outputs = 16;
  static constexpr int inputs = 64;
  static constexpr int pieces = 1;
  using Reg = __m512i;
  using Sums = Reg;
  struct Words {
    __m512i low;
    __m512i high;
  };
  static Words load(const uint8_t* p) {
    auto halves = reinterpret_cast<const __m256i*>(p);
    return {_mm512_cvtepu8_epi16(_mm256_loadu_si256(halves)),
            _mm512_cvtepu8_epi16(_mm256_loadu_si256(halves + 1))};
  }
  static Reg row(const int16_t* p) { return _mm512_loadu_si512(p); }
  static Reg weights(const int16_t* p) { return row(p); }
  static Reg set1(int32_t v) { return _mm512_set1_epi32(v); }
  static Reg add_products(Reg sum, const Words& words, Reg picks, Reg weights) {
    return U8::sum(sum, _mm512_permutex2var_epi16(words.low, picks, words.high), weights);
  }
  static void store(uint8_t* out, Reg sum, int32_t shift) { Quads::store(out, sum, shift); }
};
