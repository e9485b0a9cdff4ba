/*
 * Weighted sums of rows of bytes in integers. The sums are exact (rule HP-202), so taps go in pairs
 * through the multiply-add instruction, and a vector at the end of a row may overlap the one before
 * it.
 */

/* The weight of a tap: see TapRows::piece_index. */
template <int Pieces>
HP_INLINE int32_t whole_weight(const int16_t* weights, int32_t tap) {
  if constexpr (Pieces == 1) {
    return weights[tap];
  } else {
    const int16_t* low = weights + tap / 2 * 4 + tap % 2;
    return low[2] * (1 << piece_bits) + low[0];
  }
}

template <int Pieces, class Rows>
HP_INLINE void fixed_one(const RowSum& s, const Rows& rows, uint8_t* out, int64_t p) {
  auto weights = static_cast<const int16_t*>(s.weights);
  int32_t sum = s.rounding;
  for (int32_t t = 0; t < s.taps; t++) {
    sum += rows[t][p] * whole_weight<Pieces>(weights, t);
  }
  sum >>= s.shift;
  out[p] = static_cast<uint8_t>(sum < 0 ? 0 : sum > 255 ? 255 : sum);
}

template <class B, class Rows>
HP_INLINE typename B::Reg fixed_vector(const RowSum& s, const Rows& rows, int64_t at) {
  auto weights = static_cast<const int16_t*>(s.weights);
  typename B::Sums sums = B::start(s.rounding);
  for (int32_t t = 0; t < s.taps; t += 2) {
    B::add_pair(sums, rows[t] + at, rows[t + 1] + at, weights + t * B::pieces);
  }
  return B::finish(sums, s.shift);
}

/*
 * Two weights w0 + w1 = 2^shift: (a * w0 + b * w1 + half) >> shift, with half = 2^(shift - 1), is
 * a + (((b - a) * w1 + half) >> shift), because a * 2^shift is left out of the shift without a
 * remainder. The second term is one rounding multiplication of 16 bits.
 */
HP_INLINE bool is_lerp(const RowSum& s) {
  constexpr int32_t most_bits = 15;
  auto weights = static_cast<const int16_t*>(s.weights);
  return s.taps == 2 && s.shift > 0 && s.shift <= most_bits && s.rounding == 1 << (s.shift - 1) &&
         weights[0] > 0 && weights[1] >= 0 && weights[0] + weights[1] == 1 << s.shift;
}

template <class B, class Vector>
HP_INLINE void fixed_past_cache(int64_t length, Vector vector, uint8_t* out) {
  uint8_t edge[B::lanes];
  int64_t missing = bytes_to_line(out);
  int64_t at = 0;
  for (; at < missing; at += B::lanes) {
    B::store(edge, vector(at));
    copy_edge<B>(edge, out + at, missing - at < B::lanes ? missing - at : B::lanes);
  }
  at = missing;
  for (; at + B::lanes <= length; at += B::lanes) {
    B::stream(out + at, vector(at));
  }
  B::store(edge, vector(length - B::lanes));
  copy_edge<B>(edge + B::lanes - (length - at), out + at, length - at);
}

/* A row of at least one vector; the last one may overlap the one before it. */
template <class B, class Vector>
HP_INLINE void fixed_vectors(const RowSum& s, Vector vector, uint8_t* out) {
  constexpr int64_t worthwhile = 8 * B::lanes;
  if (s.stream && s.length >= worthwhile) {
    return fixed_past_cache<B>(s.length, vector, out);
  }
  for (int64_t at = 0; at + B::lanes <= s.length; at += B::lanes) {
    B::store(out + at, vector(at));
  }
  B::store(out + s.length - B::lanes, vector(s.length - B::lanes));
}

template <class B, class Rows>
HP_INLINE void fixed_span(const RowSum& s, const Rows& rows, uint8_t* out) {
  if constexpr (B::lanes > 1) {
    if (s.length >= B::lanes) {
      return fixed_vectors<B>(
          s, [&](int64_t at) HP_INLINE_LAMBDA { return fixed_vector<B>(s, rows, at); }, out);
    }
  }
  for (int64_t at = 0; at < s.length; at++) {
    fixed_one<B::pieces>(s, rows, out, at);
  }
}

template <class B>
HP_INLINE void fixed_lerp(const RowSum& s, const uint8_t* a, const uint8_t* b, uint8_t* out) {
  auto weight = B::lerp_weight(static_cast<const int16_t*>(s.weights)[1], s.shift);
  fixed_vectors<B>(
      s, [=](int64_t at) HP_INLINE_LAMBDA { return B::lerp(a + at, b + at, weight); }, out);
}

template <class B>
HP_NOINLINE void fixed_blend(const RowSum& s) {
  auto rows = reinterpret_cast<const uint8_t* const*>(s.rows);
  auto out = static_cast<uint8_t*>(s.out);
  if constexpr (B::lanes > 1 && B::pieces == 1) {
    if (s.length >= B::lanes && is_lerp(s)) {
      return fixed_lerp<B>(s, rows[0], rows[1], out);
    }
  }
  fixed_span<B>(s, rows, out);
}

/* Channels-last: rows are blocks of contiguous elements of one input. */
template <class B>
HP_NOINLINE void fixed_along_blocks(const AlongTable& table, const void* from, void* to,
                                    int64_t units, bool) {
  const TapRows& taps = table.taps;
  RowSum s;
  s.length = table.inner;
  s.rounding = table.rounding;
  s.shift = table.shift;
  each_unit<uint8_t>(table, from, to, units, [&](const uint8_t* in, uint8_t* out) HP_INLINE_LAMBDA {
    for (int64_t i = 0; i < taps.rows; i++) {
      s.taps = taps.count(i);
      s.weights = taps.weights_as<int16_t>() + int64_t{taps.starts[i]} * B::pieces;
      IndexedRows<uint8_t> rows{in, taps.indices.data() + taps.starts[i], table.inner};
      fixed_span<B>(s, rows, out + i * table.inner);
    }
  });
}

/* Few channels, flattened, one output after another. */
template <int Pieces>
HP_NOINLINE void fixed_along_plain(const AlongTable& table, const void* from, void* to,
                                   int64_t units, bool) {
  const TapRows& taps = table.taps;
  RowSum s;
  s.rounding = table.rounding;
  s.shift = table.shift;
  each_unit<uint8_t>(table, from, to, units, [&](const uint8_t* in, uint8_t* out) HP_INLINE_LAMBDA {
    for (int64_t j = 0; j < taps.rows; j++) {
      s.taps = taps.count(j);
      s.weights = taps.weights_as<int16_t>() + int64_t{taps.starts[j]} * Pieces;
      IndexedRows<uint8_t> rows{in, taps.indices.data() + taps.starts[j], 1};
      fixed_one<Pieces>(s, rows, out + j, 0);
    }
  });
}
