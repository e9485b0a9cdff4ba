/* Sums of two pixels and of two rows in registers of 256 bits: half of the width of AVX-512, but
 * the reads of single pixels take their time anyway. */

inline __m128i two_pixels(const uint8_t* in, const int32_t* first) {
  int64_t second;
  __builtin_memcpy(&second, in + first[1], sizeof(second));
  __m128i v = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(in + first[0]));
  return _mm_insert_epi64(v, second, 1);
}

/* Four pixels of three or four channels, with the two taps of each channel side by side as words:
 * first pixels 0 and 2, then 1 and 3. */
template <int Channels>
struct PixelPairs {
  static constexpr int channels = Channels;
  static constexpr int pixels = 4;
  static __m256i set_rounding(int32_t rounding) { return _mm256_set1_epi32(rounding); }
  static void take(const uint8_t* in, const int32_t* first, const int16_t* weights,
                   __m256i rounding, int32_t shift, int16_t* out) {
    const __m256i even = _mm256_broadcastsi128_si256(PairsOf<Channels>::first());
    const __m256i odd = _mm256_add_epi8(even, second_pixel());
    __m256i v = _mm256_inserti128_si256(_mm256_castsi128_si256(two_pixels(in, first)),
                                        two_pixels(in, first + 2), 1);
    __m256i w = _mm256_castsi128_si256(load_16(weights));
    __m256i w02 = _mm256_permutevar8x32_epi32(w, _mm256_setr_epi32(0, 0, 0, 0, 2, 2, 2, 2));
    __m256i w13 = _mm256_permutevar8x32_epi32(w, _mm256_setr_epi32(1, 1, 1, 1, 3, 3, 3, 3));
    __m256i a = _mm256_madd_epi16(_mm256_shuffle_epi8(v, even), w02);
    __m256i b = _mm256_madd_epi16(_mm256_shuffle_epi8(v, odd), w13);
    __m128i n = _mm_cvtsi32_si128(shift);
    a = _mm256_sra_epi32(_mm256_add_epi32(a, rounding), n);
    b = _mm256_sra_epi32(_mm256_add_epi32(b, rounding), n);
    store(out, _mm256_packs_epi32(a, b));
  }
  /* What takes a shuffle to the other eight bytes; what becomes zero stays so. */
  static __m256i second_pixel() { return _mm256_set1_epi16(8); }
  static void store(int16_t* out, __m256i words) {
    if constexpr (Channels == 4) {
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(out), words);
    } else {
      const __m256i three = _mm256_broadcastsi128_si256(
          _mm_setr_epi8(0, 1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 13, -1, -1, -1, -1));
      words = _mm256_shuffle_epi8(words, three);
      auto to = reinterpret_cast<__m128i*>(out);
      _mm_storeu_si128(to, _mm256_castsi256_si128(words));
      to = reinterpret_cast<__m128i*>(out + 6);
      _mm_storeu_si128(to, _mm256_extracti128_si256(words, 1));
    }
  }
};

/* Eight pixels of one channel. */
struct BytePairs {
  static constexpr int channels = 1;
  static constexpr int pixels = 8;
  static __m256i set_rounding(int32_t rounding) { return _mm256_set1_epi32(rounding); }
  static int32_t both(const uint8_t* in) {
    uint16_t pair;
    __builtin_memcpy(&pair, in, sizeof(pair));
    return pair;
  }
  static void take(const uint8_t* in, const int32_t* first, const int16_t* weights,
                   __m256i rounding, int32_t shift, int16_t* out) {
    __m128i v = _mm_cvtsi32_si128(both(in + first[0]));
    v = _mm_insert_epi16(v, both(in + first[1]), 1);
    v = _mm_insert_epi16(v, both(in + first[2]), 2);
    v = _mm_insert_epi16(v, both(in + first[3]), 3);
    v = _mm_insert_epi16(v, both(in + first[4]), 4);
    v = _mm_insert_epi16(v, both(in + first[5]), 5);
    v = _mm_insert_epi16(v, both(in + first[6]), 6);
    v = _mm_insert_epi16(v, both(in + first[7]), 7);
    __m256i w = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights));
    __m256i sum = _mm256_add_epi32(_mm256_madd_epi16(_mm256_cvtepu8_epi16(v), w), rounding);
    sum = _mm256_sra_epi32(sum, _mm_cvtsi32_si128(shift));
    __m128i words = _mm_packs_epi32(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out), words);
  }
};

/* The upper half of a product of words is the product divided by 2^16, rounded down. */
class WordBlend {
 public:
  static constexpr int lanes = 32;
  explicit WordBlend(const WordRows& rows)
      : first_(_mm256_set1_epi16(rows.weights[0])),
        second_(_mm256_set1_epi16(rows.weights[1])),
        rounding_(_mm256_set1_epi16(static_cast<int16_t>(rows.rounding))),
        shift_(_mm_cvtsi32_si128(rows.shift)) {}
  void make(const WordRows& rows, int64_t at, uint8_t* out) const {
    __m256i low = words(rows.rows[0] + at, rows.rows[1] + at);
    __m256i high = words(rows.rows[0] + at + 16, rows.rows[1] + at + 16);
    __m256i bytes = _mm256_permute4x64_epi64(_mm256_packus_epi16(low, high), 0xD8);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + at), bytes);
  }

 private:
  __m256i words(const int16_t* a, const int16_t* b) const {
    __m256i v = _mm256_mulhi_epi16(load(a), first_);
    v = _mm256_adds_epi16(v, _mm256_mulhi_epi16(load(b), second_));
    return _mm256_sra_epi16(_mm256_adds_epi16(v, rounding_), shift_);
  }
  static __m256i load(const int16_t* p) {
    return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p));
  }

  __m256i first_;
  __m256i second_;
  __m256i rounding_;
  __m128i shift_;
};
