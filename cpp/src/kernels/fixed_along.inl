/* Passes over bytes along a row of 1, 2, 3, 4, ... channels in integers, where any grouping of the
 * taps is exact (rule HP-202). */

/*
 * Blocks of outputs, four to 128 bits: for every pair of taps one shuffle brings the eight bytes of
 * four outputs side by side, one multiply-add sums them.
 */
template <class Q>
HP_NOINLINE void fixed_along_shuffle(const AlongTable& table, const void* from, void* to,
                                     int64_t units, bool) {
  auto in = static_cast<const uint8_t*>(from);
  auto out = static_cast<uint8_t*>(to);
  const ShuffleSums& plan = table.shuffle;
  for (int64_t unit = 0; unit < units; unit++) {
    const int32_t* base = plan.bases.data();
    const unsigned char* mask = plan.masks.data();
    const int16_t* weights = plan.weights.data();
    for (int32_t block = 0; block < plan.blocks; block++) {
      typename Q::Reg sum = Q::set1(table.rounding);
      for (int32_t pair = 0; pair < plan.pairs; pair++) {
        sum = Q::add_products(sum, Q::shuffle(Q::load_windows(in, base), mask), weights);
        base += Q::quads;
        mask += 16 * Q::quads;
        weights += 8 * Q::quads;
      }
      Q::store(out + plan.first[block], sum, table.shift);
    }
    in += table.input_unit;
    out += table.output_unit;
  }
}

/* Long sums of neighbouring pixels: several taps of one output at a time. */
template <class D>
HP_NOINLINE void fixed_along_dots(const AlongTable& table, const void* from, void* to,
                                  int64_t units, bool) {
  auto in = static_cast<const uint8_t*>(from);
  auto out = static_cast<uint8_t*>(to);
  const DotSums& plan = table.dots;
  for (int64_t unit = 0; unit < units; unit++) {
    for (int64_t i = 0; i < plan.first.size(); i++) {
      const uint8_t* pixel = in + static_cast<int64_t>(plan.first[i]) * D::channels;
      const int16_t* weights = plan.weights.data() + i * plan.taps;
      typename D::Sums sums = D::start();
      for (int32_t t = 0; t < plan.taps; t += D::taps) {
        D::add(sums, pixel + t * D::channels, weights + t);
      }
      D::store(out + i * D::channels, sums, table.rounding, table.shift);
    }
    in += table.input_unit;
    out += table.output_unit;
  }
}
