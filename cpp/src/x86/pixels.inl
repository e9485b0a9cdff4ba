/* Pixels of three or four bytes in registers of 128 bits, one in every 32 bits. */

template <int Channels>
HP_INLINE void store_four_pixels(uint8_t* out, __m128i pixels) {
  auto to = reinterpret_cast<__m128i*>(out);
  if constexpr (Channels == 4) {
    _mm_storeu_si128(to, pixels);
  } else {
    const __m128i threes = _mm_setr_epi8(0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, -1, -1, -1, -1);
    pixels = _mm_shuffle_epi8(pixels, threes);
    const int32_t last = _mm_extract_epi32(pixels, 2);
    _mm_storel_epi64(to, pixels);
    __builtin_memcpy(out + 8, &last, sizeof(last));
  }
}
