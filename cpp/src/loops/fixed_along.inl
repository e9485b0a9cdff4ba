/* Passes over bytes along a row of 1, 2, 3, 4, ... channels in integers, where any grouping of the
 * taps is exact (rule HP-202). */

/* For every pair of taps one shuffle brings the eight bytes of four outputs side by side, one
 * multiply-add sums them. */
template <class Q>
HP_INLINE void fixed_shuffle(const AlongTable& table, const uint8_t* in, uint8_t* out) {
  const ShuffleSums& plan = table.shuffle;
  const int32_t* base = plan.bases.data();
  const unsigned char* mask = plan.masks.data();
  const int16_t* weights = plan.weights.data();
  for (int32_t block = 0; block < plan.blocks; block++) {
    typename Q::Reg sum = Q::set1(table.rounding);
    for (int32_t pair = 0; pair < plan.pairs; pair++) {
      sum = Q::add_products(sum, Q::shuffle(Q::load_windows(in, base), mask), weights);
      base += Q::quads;
      mask += 16 * Q::quads;
      weights += 8 * Q::quads * Q::pieces;
    }
    Q::store(out + plan.first[block], sum, table.shift);
  }
}

template <class Q>
HP_NOINLINE void fixed_along_shuffle(const AlongTable& table, const void* from, void* to,
                                     int64_t units, bool) {
  each_unit<uint8_t>(table, from, to, units, [&](const uint8_t* in, uint8_t* out) HP_INLINE_LAMBDA {
    fixed_shuffle<Q>(table, in, out);
  });
}

/* The same blocks of four units, so that masks and weights are loaded once for all of them. */
template <class F>
HP_INLINE void fixed_four_shuffles(const AlongTable& table, const uint8_t* in, uint8_t* out) {
  constexpr int quads = F::One::quads;
  const int64_t input_unit = table.input_unit;
  const int64_t output_unit = table.output_unit;
  const int32_t rounding = table.rounding;
  const int32_t shift = table.shift;
  const int32_t blocks = table.shuffle.blocks;
  const int32_t pairs = table.shuffle.pairs;
  const int32_t* first = table.shuffle.first.data();
  const int32_t* base = table.shuffle.bases.data();
  const unsigned char* mask = table.shuffle.masks.data();
  const int16_t* weights = table.shuffle.weights.data();
  for (int32_t block = 0; block < blocks; block++) {
    typename F::Sums sums = F::start(rounding);
    for (int32_t pair = 0; pair < pairs; pair++) {
      F::add(sums, in, input_unit, base, mask, weights);
      base += quads;
      mask += 16 * quads;
      weights += 8 * quads * F::One::pieces;
    }
    F::store(out + first[block], output_unit, sums, shift);
  }
}

template <class F>
HP_NOINLINE void fixed_along_four_shuffles(const AlongTable& table, const void* from, void* to,
                                           int64_t units, bool) {
  each_four_units(
      table, from, to, units,
      [&](const uint8_t* in, uint8_t* out)
          HP_INLINE_LAMBDA { fixed_four_shuffles<F>(table, in, out); },
      [&](const uint8_t* in, uint8_t* out)
          HP_INLINE_LAMBDA { fixed_shuffle<typename F::One>(table, in, out); });
}

/* Blocks of outputs of some units, which share picks and weights. */
template <class W, int Units>
HP_INLINE void fixed_words(const AlongTable& table, const uint8_t* in, uint8_t* out) {
  const WordSums& plan = table.words;
  const int16_t* picks = plan.picks.data();
  const int16_t* weights = plan.weights.data();
  for (int32_t block = 0; block < plan.blocks; block++) {
    typename W::Words words[Units];
    typename W::Reg sums[Units];
    for (int u = 0; u < Units; u++) {
      words[u] = W::load(in + u * table.input_unit + plan.bases[block]);
      sums[u] = W::set1(table.rounding);
    }
    for (int32_t pair = 0; pair < plan.pairs; pair++) {
      auto pick = W::row(picks);
      auto weight = W::weights(weights);
      for (int u = 0; u < Units; u++) {
        sums[u] = W::add_products(sums[u], words[u], pick, weight);
      }
      picks += 2 * W::outputs;
      weights += 2 * W::outputs * W::pieces;
    }
    for (int u = 0; u < Units; u++) {
      W::store(out + u * table.output_unit + plan.first[block], sums[u], table.shift);
    }
  }
}

template <class W>
HP_NOINLINE void fixed_along_words(const AlongTable& table, const void* from, void* to,
                                   int64_t units, bool) {
  each_four_units(
      table, from, to, units,
      [&](const uint8_t* in, uint8_t* out)
          HP_INLINE_LAMBDA { fixed_words<W, fixed_units>(table, in, out); },
      [&](const uint8_t* in, uint8_t* out) HP_INLINE_LAMBDA { fixed_words<W, 1>(table, in, out); });
}

/* Long sums of neighbouring pixels: several taps of one output at a time. */
template <class D>
HP_INLINE void fixed_dots(const AlongTable& table, const uint8_t* in, uint8_t* out, int64_t begin) {
  const DotSums& plan = table.dots;
  for (int64_t i = begin; i < plan.first.size(); i++) {
    const uint8_t* pixel = in + static_cast<int64_t>(plan.first[i]) * D::channels;
    const int16_t* weights = plan.weights.data() + i * plan.taps * D::pieces;
    typename D::Sums sums = D::start();
    for (int32_t t = 0; t < plan.taps; t += D::taps) {
      D::add(sums, pixel + t * D::channels, weights + t * D::pieces);
    }
    D::store(out + i * D::channels, sums, table.rounding, table.shift);
  }
}

/* The same output of four units, so that a weight is loaded once for all of them. */
template <class F>
HP_INLINE void fixed_four_dots(const AlongTable& table, const uint8_t* in, uint8_t* out) {
  constexpr int channels = F::One::channels;
  constexpr int pieces = F::One::pieces;
  const int32_t* first = table.dots.first.data();
  const int16_t* weights = table.dots.weights.data();
  const int64_t outputs = table.dots.inside;
  const int64_t taps = table.dots.taps;
  const int64_t input_unit = table.input_unit;
  const int64_t output_unit = table.output_unit;
  const int32_t rounding = table.rounding;
  const int32_t shift = table.shift;
  for (int64_t i = 0; i < outputs; i++) {
    const uint8_t* pixel = in + int64_t{first[i]} * channels;
    typename F::Sums sums = F::start();
    for (int64_t t = 0; t < taps; t += F::One::taps) {
      F::add(sums, pixel + t * channels, input_unit, weights + t * pieces);
    }
    F::store(out + i * channels, output_unit, sums, rounding, shift);
    weights += taps * pieces;
  }
}

template <class F>
HP_NOINLINE void fixed_along_dots(const AlongTable& table, const void* from, void* to,
                                  int64_t units, bool) {
  auto from_output = [&](int64_t begin) HP_INLINE_LAMBDA {
    return [&table, begin](const uint8_t* in, uint8_t* out)
               HP_INLINE_LAMBDA { fixed_dots<typename F::One>(table, in, out, begin); };
  };
  each_four_units(
      table, from, to, units,
      [&](const uint8_t* in, uint8_t* out) HP_INLINE_LAMBDA {
        fixed_four_dots<F>(table, in, out);
        each_unit<uint8_t>(table, in, out, fixed_units, from_output(table.dots.inside));
      },
      from_output(0));
}
