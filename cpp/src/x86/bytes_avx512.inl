/* Bytes of four rows in a register of 512 bits, on top of the vocabularies of bytes_x86.inl. */

/* One output pixel of four rows, all in one register: four taps at a time. */
template <int Channels>
struct FourDotsWide {
  using Rows = FourDotsN<Channels>;
  using One = DotsN<Channels>;
  using Sums = __m512i;
  static Sums start() { return _mm512_setzero_si512(); }
  static void add(Sums& sums, const uint8_t* pixels, int64_t stride, const int16_t* weights) {
    int32_t both[2];
    __builtin_memcpy(&both[0], weights, sizeof(both[0]));
    __builtin_memcpy(&both[1], weights + 2, sizeof(both[1]));
    __m512i v = four_rows(pixels, stride);
    __m512i first = _mm512_shuffle_epi8(v, _mm512_broadcast_i32x4(Rows::first_pair()));
    __m512i second = _mm512_shuffle_epi8(v, _mm512_broadcast_i32x4(Rows::second_pair()));
    first = _mm512_madd_epi16(first, _mm512_set1_epi32(both[0]));
    second = _mm512_madd_epi16(second, _mm512_set1_epi32(both[1]));
    sums = _mm512_add_epi32(sums, _mm512_add_epi32(first, second));
  }
  static __m512i four_rows(const uint8_t* pixels, int64_t stride) {
    __m512i v = _mm512_castsi128_si512(Quads::window(pixels));
    v = _mm512_inserti32x4(v, Quads::window(pixels + stride), 1);
    v = _mm512_inserti32x4(v, Quads::window(pixels + 2 * stride), 2);
    return _mm512_inserti32x4(v, Quads::window(pixels + 3 * stride), 3);
  }
  static void store(uint8_t* out, int64_t stride, Sums sums, int32_t rounding, int32_t shift) {
    __m512i s = _mm512_add_epi32(sums, _mm512_set1_epi32(rounding));
    s = _mm512_sra_epi32(s, _mm_cvtsi32_si128(shift));
    __m128i bytes = _mm512_cvtusepi32_epi8(_mm512_max_epi32(s, _mm512_setzero_si512()));
    Rows::store_pixel(out, _mm_cvtsi128_si32(bytes));
    Rows::store_pixel(out + stride, _mm_extract_epi32(bytes, 1));
    Rows::store_pixel(out + 2 * stride, _mm_extract_epi32(bytes, 2));
    Rows::store_pixel(out + 3 * stride, _mm_extract_epi32(bytes, 3));
  }
};

/* 64 bytes as words in two registers. */
struct WordPairs {
  static constexpr int outputs = 16;
  static constexpr int inputs = 64;
  using Reg = __m512i;
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
  static Reg set1(int32_t v) { return _mm512_set1_epi32(v); }
  static Reg add_products(Reg sum, const Words& words, Reg picks, Reg weights) {
    return U8::sum(sum, _mm512_permutex2var_epi16(words.low, picks, words.high), weights);
  }
  static void store(uint8_t* out, Reg sum, int32_t shift) { Quads::store(out, sum, shift); }
};
