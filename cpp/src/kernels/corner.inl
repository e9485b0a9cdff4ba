/*
 * Blends of four or eight corners. A corner's weight is the product of its axes' weights: the row's, made by the executor, times that of the last
 * axis. The sum runs in the order that the row states.
 */

/* Channels-last: for each position the corners are blocks of channels, [begin, end) of which are blended here. */
template <class V, template <class> class S, int Rows>
HP_NOINLINE void corner_inner(const AlongTable& last_axis, const CornerRow& row) {
  using T = typename V::Element;
  const T* row_weights = static_cast<const T*>(row.row_weights);
  const T* weights = last_axis.taps.weights_as<T>();
  T* out = static_cast<T*>(row.out);
  for (int64_t x = 0; x < last_axis.taps.rows; x++) {
    const T* corners[2 * Rows];
    T products[2 * Rows];
    for (int j = 0; j < 2 * Rows; j++) {
      int32_t corner = row.order[j];
      int64_t tap = 2 * x + corner % 2;
      corners[j] = static_cast<const T*>(row.rows[corner / 2]) +
                   last_axis.taps.indices[tap] * row.channels + row.begin;
      products[j] = row_weights[corner / 2] * weights[tap];
    }
    T* to = out + x * row.channels + row.begin;
    if constexpr (S<V>::grouped) {
      ManyOperands<V, const T* const*> o{corners, {products}, 2 * Rows, row.strict};
      blend_span<V, S, false>(o, to, 0, row.end - row.begin);
    } else {
      blend_span<V, S, false>(Operands<V, 2 * Rows>(corners, products), to, 0, row.end - row.begin);
    }
  }
}

/* Channels-first: lanes are positions along the last axis. */
template <class V, template <class> class S, int Rows, class Picked, class Weight>
HP_INLINE typename V::Reg sum_corners(const CornerRow& row, Picked picked, Weight weight) {
  using T = typename V::Element;
  const T* row_weights = static_cast<const T*>(row.row_weights);
  typename V::Reg sum = V::set1(0);
  for (int j = 0; j < 2 * Rows; j++) {
    int32_t r = row.order[j] / 2;
    int32_t t = row.order[j] % 2;
    typename V::Reg v = picked(static_cast<const T*>(row.rows[r]), t);
    typename V::Reg w = V::mul(V::set1(row_weights[r]), weight(t));
    if (j == 0) {
      sum = S<V>::first(v, w);
    } else if (!S<V>::grouped || j < row.strict) {
      sum = S<V>::next(sum, v, w);
    } else {
      sum = S<V>::tail(sum, v, w);
    }
  }
  return sum;
}

template <class T, template <class> class S, int Rows>
HP_INLINE void corners_singly(const AlongTable& last_axis, const CornerRow& row, int64_t begin,
                              int64_t end) {
  const T* weights = last_axis.taps.weights_as<T>();
  T* out = static_cast<T*>(row.out);
  for (int64_t x = begin; x < end; x++) {
    const int32_t* index = last_axis.taps.indices.data() + 2 * x;
    out[x] = sum_corners<Single<T>, S, Rows>(
        row, [=](const T* in, int32_t t) HP_INLINE_LAMBDA { return in[index[t]]; },
        [=](int32_t t) HP_INLINE_LAMBDA { return weights[2 * x + t]; });
  }
}

template <class V, template <class> class S, int Rows>
HP_INLINE void corner_windows(const Window& window, const WindowRun& run, const CornerRow& row) {
  using T = typename V::Element;
  T* out = static_cast<T*>(row.out) + run.first;
  const int32_t* base = window.bases.data() + run.bases;
  typename V::Index pick[2];
  typename V::Reg axis_weight[2];
  for (int t = 0; t < 2; t++) {
    pick[t] = V::index(window.picks.data() + run.vectors + t * V::lanes);
    axis_weight[t] =
        V::load(reinterpret_cast<const T*>(window.weights.data()) + run.vectors + t * V::lanes);
  }
  for (int64_t block = 0; block < run.blocks; block++) {
    int64_t from = block * run.stride;
    typename V::Reg sum = sum_corners<V, S, Rows>(
        row,
        [&](const T* in, int32_t t) HP_INLINE_LAMBDA {
          return V::permute(V::load_n(in + base[2 * t] + from, base[2 * t + 1]), pick[t]);
        },
        [&](int32_t t) HP_INLINE_LAMBDA { return axis_weight[t]; });
    V::store_n(out + block * V::lanes, sum, run.lanes);
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
      } else {
        corner_windows<V, S, Rows>(last_axis.window, run, row);
      }
    }
  } else {
    corners_singly<T, S, Rows>(last_axis, row, 0, last_axis.taps.rows);
  }
}
