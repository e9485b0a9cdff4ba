/* Sums of two neighbouring pixels of bytes, and of two rows of 16-bit integers
 * (tables/pair_sums.h).
 */

template <int Channels>
HP_INLINE void pair_of_pixels(const PairSums& pairs, const uint8_t* in, int64_t i, int16_t* out) {
  const uint8_t* pixel = in + pairs.first[i];
  const int32_t w0 = pairs.weights[2 * i];
  const int32_t w1 = pairs.weights[2 * i + 1];
  for (int c = 0; c < Channels; c++) {
    const int32_t sum = (pairs.rounding + pixel[c] * w0 + pixel[c + Channels] * w1) >> pairs.shift;
    out[i * Channels + c] = static_cast<int16_t>(sum < INT16_MIN   ? INT16_MIN
                                                 : sum > INT16_MAX ? INT16_MAX
                                                                   : sum);
  }
}

/* P takes some pixels at once; 0: none. */
template <class P>
HP_NOINLINE void pairs_along(const PairSums& pairs, const uint8_t* in, int16_t* out) {
  int64_t i = 0;
  if constexpr (P::pixels > 0) {
    const auto rounding = P::set_rounding(pairs.rounding);
    const int32_t* first = pairs.first.data();
    const int16_t* weights = pairs.weights.data();
    for (; i + P::pixels <= pairs.inside; i += P::pixels) {
      P::take(in, first + i, weights + 2 * i, rounding, pairs.shift, out + i * P::channels);
    }
  }
  for (; i < pairs.outputs; i++) {
    pair_of_pixels<P::channels>(pairs, in, i, out);
  }
}

template <int Channels>
struct PlainPairs {
  static constexpr int channels = Channels;
  static constexpr int pixels = 0;
};

HP_INLINE uint8_t word_rows_at(const WordRows& rows, int64_t p) {
  const int32_t sum = (rows.rounding + (rows.rows[0][p] * rows.weights[0] >> 16) +
                       (rows.rows[1][p] * rows.weights[1] >> 16)) >>
                      rows.shift;
  return static_cast<uint8_t>(sum < 0 ? 0 : sum > 255 ? 255 : sum);
}

/* W makes some bytes at once; the last ones may overlap those before. */
template <class W>
HP_NOINLINE void blend_words(const WordRows& rows, uint8_t* out, int64_t count) {
  if constexpr (W::lanes > 1) {
    if (count >= W::lanes) {
      const W words(rows);
      for (int64_t p = 0; p + W::lanes <= count; p += W::lanes) {
        words.make(rows, p, out);
      }
      words.make(rows, count - W::lanes, out);
      return;
    }
  }
  for (int64_t p = 0; p < count; p++) {
    out[p] = word_rows_at(rows, p);
  }
}

struct PlainWords {
  static constexpr int lanes = 1;
};

template <class One, class Three, class Four, class Words>
constexpr void list_pairs(PairLoops& k) {
  k.along[1] = &pairs_along<One>;
  k.along[3] = &pairs_along<Three>;
  k.along[4] = &pairs_along<Four>;
  k.across = &blend_words<Words>;
}
