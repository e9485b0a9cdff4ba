/*
 * Blends of four or eight corners. A corner's weight is the product of its axes' weights: the
 * row's, made by the executor, times that of the last axis. The sum runs in the order that the row
 * states.
 */

/* Channels-last: for each position the corners are blocks of channels, [begin, end) of which are
 * blended here. */
template <class V, template <class> class S, int Rows>
HP_NOINLINE void corner_inner(const AlongTable& last_axis, const CornerRow& row) {
  using T = typename V::Element;
  constexpr int corners = 2 * Rows;
  const T* from[corners];
  T row_weight[corners];
  int side[corners];
  for (int j = 0; j < corners; j++) {
    from[j] = static_cast<const T*>(row.rows[row.order[j] / 2]) + row.begin;
    row_weight[j] = static_cast<const T*>(row.row_weights)[row.order[j] / 2];
    side[j] = row.order[j] % 2;
  }
  const int32_t* index = last_axis.taps.indices.data();
  const T* weight = last_axis.taps.weights_as<T>();
  const int64_t channels = row.channels;
  const int64_t length = row.end - row.begin;
  const int32_t strict = row.strict;
  T* to = static_cast<T*>(row.out) + row.begin;
  for (int64_t x = last_axis.taps.rows; x > 0; x--) {
    const T* at[corners];
    T product[corners];
    for (int j = 0; j < corners; j++) {
      at[j] = from[j] + index[side[j]] * channels;
      product[j] = row_weight[j] * weight[side[j]];
    }
    if constexpr (S<V>::grouped) {
      ManyOperands<V, const T* const*> o{at, {product}, corners, strict};
      blend_span<V, S, false>(o, to, 0, length);
    } else {
      blend_span<V, S, false>(Operands<V, corners>(at, product), to, 0, length);
    }
    index += 2;
    weight += 2;
    to += channels;
  }
}

/* Channels-first: lanes are positions along the last axis. Corners come in the order of their sum.
 */
template <class V, template <class> class S, int Corners, class Corner>
HP_INLINE typename V::Reg sum_corners(const CornerRow& row, const typename V::Reg* weights,
                                      Corner corner) {
  typename V::Reg sum = S<V>::first(corner(0), weights[0]);
  for (int j = 1; j < Corners; j++) {
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
  for (int64_t x = begin; x < end; x++) {
    T weights[corners];
    const T* at[corners];
    for (int j = 0; j < corners; j++) {
      int64_t tap = 2 * x + row.order[j] % 2;
      T row_weight = static_cast<const T*>(row.row_weights)[row.order[j] / 2];
      weights[j] = V::mul(row_weight, last_axis.taps.weights_as<T>()[tap]);
      at[j] = static_cast<const T*>(row.rows[row.order[j] / 2]) + last_axis.taps.indices[tap];
    }
    static_cast<T*>(row.out)[x] =
        sum_corners<V, S, corners>(row, weights, [&](int j) HP_INLINE_LAMBDA { return *at[j]; });
  }
}

template <class V, template <class> class S, int Rows, bool Whole>
HP_INLINE void corner_windows(const Window& window, const WindowRun& run, const CornerRow& row) {
  using T = typename V::Element;
  constexpr int corners = 2 * Rows;
  const int32_t* bases = window.bases.data() + run.bases;
  typename V::Reg weights[corners];
  typename V::Index picks[corners];
  const T* at[corners];
  int32_t readable[corners];
  for (int j = 0; j < corners; j++) {
    int32_t tap = row.order[j] % 2;
    int64_t vector = run.vectors + tap * V::lanes;
    T row_weight = static_cast<const T*>(row.row_weights)[row.order[j] / 2];
    picks[j] = V::index(window.picks.data() + vector);
    weights[j] = V::mul(V::set1(row_weight),
                        V::load(reinterpret_cast<const T*>(window.weights.data()) + vector));
    at[j] = static_cast<const T*>(row.rows[row.order[j] / 2]) + bases[2 * tap];
    readable[j] = bases[2 * tap + 1];
  }
  T* out = static_cast<T*>(row.out) + run.first;
  int64_t from = 0;
  for (int32_t block = 0; block < run.blocks; block++) {
    typename V::Reg sum = sum_corners<V, S, corners>(row, weights, [&](int j) HP_INLINE_LAMBDA {
      return V::permute(load_some<V, Whole>(at[j] + from, readable[j]), picks[j]);
    });
    store_some<V, Whole>(out, sum, run.lanes);
    from += run.stride;
    out += run.output_stride;
  }
}

template <class V, template <class> class S, int Rows>
HP_NOINLINE void corner_flat(const AlongTable& last_axis, const CornerRow& row) {
  using T = typename V::Element;
  if constexpr (V::has_permute) {
    for (int64_t r = 0; r < last_axis.window.runs.size(); r++) {
      const WindowRun& run = last_axis.window.runs[r];
      if (run.taps == 0) {
        corners_singly<T, S, Rows>(last_axis, row, run.first, run.first + run.blocks);
      } else if (run.whole) {
        corner_windows<V, S, Rows, true>(last_axis.window, run, row);
      } else {
        corner_windows<V, S, Rows, false>(last_axis.window, run, row);
      }
    }
  } else {
    corners_singly<T, S, Rows>(last_axis, row, 0, last_axis.taps.rows);
  }
}
