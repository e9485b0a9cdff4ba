/*
 * Blends of four or eight corners. A corner's weight is the product of its axes' weights: the
 * row's, made by the executor, times that of the last axis. The sum runs in the order that the row
 * states.
 */

/* The corners of a row in the order of their sum. */
template <class T, int Count>
struct Corners {
  const T* row[Count];
  T weight[Count];
  uint32_t tap[Count];

  explicit HP_INLINE Corners(const CornerRow& of) {
    for (int j = 0; j < Count; j++) {
      auto operand = static_cast<uint32_t>(of.order[j]);
      row[j] = static_cast<const T*>(of.rows[operand / 2]);
      weight[j] = static_cast<const T*>(of.row_weights)[operand / 2];
      tap[j] = operand % 2;
    }
  }
};

/* Vectors of two positions with the same corners: each is loaded once. */
template <class V, template <class> class S, int Vectors, class O>
HP_INLINE void blend_both(const O& first, const O& second, typename V::Element* to,
                          typename V::Element* next, int64_t at, int64_t lanes) {
  typename V::Reg sum[2][Vectors];
  for (int u = 0; u < Vectors; u++) {
    const typename V::Reg v = load_lanes<V>(first.row[0] + at + u * V::lanes, lanes);
    sum[0][u] = S<V>::first(v, first.weight[0]);
    sum[1][u] = S<V>::first(v, second.weight[0]);
  }
  for (int t = 1; t < O::taps; t++) {
    for (int u = 0; u < Vectors; u++) {
      const typename V::Reg v = load_lanes<V>(first.row[t] + at + u * V::lanes, lanes);
      sum[0][u] = S<V>::next(sum[0][u], v, first.weight[t]);
      sum[1][u] = S<V>::next(sum[1][u], v, second.weight[t]);
    }
  }
  for (int u = 0; u < Vectors; u++) {
    store_lanes<V>(to + at + u * V::lanes, sum[0][u], lanes);
    store_lanes<V>(next + at + u * V::lanes, sum[1][u], lanes);
  }
}

template <class V, template <class> class S, class O>
HP_INLINE void blend_both_spans(const O& first, const O& second, typename V::Element* to,
                                typename V::Element* next, int64_t length) {
  int64_t at = 0;
  for (; at + 2 * V::lanes <= length; at += 2 * V::lanes) {
    blend_both<V, S, 2>(first, second, to, next, at, V::lanes);
  }
  for (; at < length; at += V::lanes) {
    blend_both<V, S, 1>(first, second, to, next, at, length - at);
  }
}

/* The corners of a position: where its channels begin, with the products of the weights. */
template <class T, int Corners>
struct PositionCorners {
  const T* at[Corners];
  T product[Corners];
};

template <class T, int Count>
HP_INLINE PositionCorners<T, Count> corners_at(const Corners<T, Count>& corner,
                                               const CornerRow& row, const int32_t* index,
                                               const T* weight) {
  PositionCorners<T, Count> of;
  for (int j = 0; j < Count; j++) {
    of.at[j] = corner.row[j] + row.begin + index[corner.tap[j]] * row.channels;
    of.product[j] = corner.weight[j] * weight[corner.tap[j]];
  }
  return of;
}

/* Channels-last: for each position the corners are blocks of channels, [begin, end) of which are
 * blended here. Neighbours that lie between the same two positions of the source are blended
 * together. */
template <class V, template <class> class S, int Rows>
HP_NOINLINE void corner_inner(const AlongTable& last_axis, const CornerRow& row) {
  using T = typename V::Element;
  constexpr int corners = 2 * Rows;
  const Corners<T, corners> corner(row);
  const int32_t* index = last_axis.taps.indices.data() + 2 * row.column;
  const T* weight = last_axis.taps.weights_as<T>() + 2 * row.column;
  const int64_t length = row.end - row.begin;
  T* to = static_cast<T*>(row.out) + row.begin;
  for (int64_t x = row.columns; x > 0;) {
    const auto of = corners_at(corner, row, index, weight);
    int64_t taken = 1;
    if constexpr (S<V>::grouped) {
      ManyOperands<V, const T* const*> o{of.at, {of.product}, corners, row.strict};
      blend_span<V, S, false>(o, to, 0, length);
    } else if (Rows == 2 && x > 1 && index[0] == index[2] && index[1] == index[3]) {
      const auto next = corners_at(corner, row, index + 2, weight + 2);
      blend_both_spans<V, S>(Operands<V, corners>(of.at, of.product),
                             Operands<V, corners>(next.at, next.product), to, to + row.channels,
                             length);
      taken = 2;
    } else {
      blend_span<V, S, false>(Operands<V, corners>(of.at, of.product), to, 0, length);
    }
    index += 2 * taken;
    weight += 2 * taken;
    to += taken * row.channels;
    x -= taken;
  }
}

/* Lanes are positions along the last axis, or positions and their few channels. Corners come in the
 * order of their sum. */
template <class V, template <class> class S, int Count, class Corner>
HP_INLINE typename V::Reg sum_corners(const CornerRow& row, const typename V::Reg* weights,
                                      Corner corner) {
  typename V::Reg sum = S<V>::first(corner(0), weights[0]);
  for (int j = 1; j < Count; j++) {
    if (!S<V>::grouped || j < row.strict) {
      sum = S<V>::next(sum, corner(j), weights[j]);
    } else {
      sum = S<V>::tail(sum, corner(j), weights[j]);
    }
  }
  return sum;
}

template <class T, template <class> class S, int Rows>
HP_INLINE void corners_singly(const AlongTable& last_axis, const CornerRow& row, int64_t begin,
                              int64_t end) {
  using V = Single<T>;
  constexpr int corners = 2 * Rows;
  const Corners<T, corners> corner(row);
  for (int64_t x = begin; x < end; x++) {
    T weights[corners];
    const T* at[corners];
    for (int j = 0; j < corners; j++) {
      int64_t tap = 2 * x + corner.tap[j];
      weights[j] = V::mul(corner.weight[j], last_axis.taps.weights_as<T>()[tap]);
      at[j] = corner.row[j] + last_axis.taps.indices[tap];
    }
    for (int64_t image = 0; image < row.images; image++) {
      static_cast<T*>(row.out)[x + image * row.image_out] = sum_corners<V, S, corners>(
          row, weights, [&](int j) HP_INLINE_LAMBDA { return at[j][image * row.image_in]; });
    }
  }
}

template <class V, template <class> class S, int Count, bool Whole, bool Wide, bool Many>
HP_INLINE void corner_windows(const Window& window, const WindowRun& run, const CornerRow& row,
                              const Corners<typename V::Element, Count>& corner) {
  using T = typename V::Element;
  const int32_t* bases = window.bases.data() + run.bases;
  const int32_t* pick = window.picks.data() + run.vectors;
  const T* weight = reinterpret_cast<const T*>(window.weights.data()) + run.vectors;
  typename V::Reg weights[Count];
  typename V::Index picks[Count];
  const T* at[Count];
  int32_t readable[Count];
  for (int j = 0; j < Count; j++) {
    uint32_t tap = corner.tap[j];
    picks[j] = V::index(pick + tap * V::lanes);
    weights[j] = V::mul(V::set1(corner.weight[j]), V::load(weight + tap * V::lanes));
    at[j] = corner.row[j] + bases[2 * tap];
    readable[j] = bases[2 * tap + 1];
  }
  const int64_t stride = run.stride;
  const int64_t output_stride = run.output_stride;
  const int32_t lanes = run.lanes;
  const int32_t blocks = run.blocks;
  T* first = static_cast<T*>(row.out) + run.first;
  const int64_t images = Many ? row.images : 1;
  for (int64_t image = 0; image < images; image++) {
    int64_t from = image * row.image_in;
    T* out = first + image * row.image_out;
    for (int32_t block = blocks; block > 0; block--) {
      typename V::Reg sum = sum_corners<V, S, Count>(row, weights, [&](int j) HP_INLINE_LAMBDA {
        return pick_from<V, Whole, Wide>(at[j] + from, readable[j], picks[j]);
      });
      store_some<V, Whole>(out, sum, lanes);
      from += stride;
      out += output_stride;
    }
  }
}

template <class V, template <class> class S, int Rows, bool Many>
HP_INLINE void corner_runs(const AlongTable& last_axis, const CornerRow& row) {
  using T = typename V::Element;
  constexpr int corners = 2 * Rows;
  const Corners<T, corners> corner(row);
  for (int64_t r = 0; r < last_axis.window.runs.size(); r++) {
    const WindowRun& run = last_axis.window.runs[r];
    if (run.taps == 0) {
      corners_singly<T, S, Rows>(last_axis, row, run.first, run.first + run.blocks);
    } else if (!run.whole) {
      corner_windows<V, S, corners, false, true, Many>(last_axis.window, run, row, corner);
    } else if (run.wide) {
      corner_windows<V, S, corners, true, true, Many>(last_axis.window, run, row, corner);
    } else {
      corner_windows<V, S, corners, true, false, Many>(last_axis.window, run, row, corner);
    }
  }
}

template <class V, template <class> class S, int Rows>
HP_NOINLINE void corner_flat(const AlongTable& last_axis, const CornerRow& row) {
  if constexpr (!V::has_permute) {
    corners_singly<typename V::Element, S, Rows>(last_axis, row, 0, last_axis.taps.rows);
  } else if (row.images > 1) {
    corner_runs<V, S, Rows, true>(last_axis, row);
  } else {
    corner_runs<V, S, Rows, false>(last_axis, row);
  }
}
