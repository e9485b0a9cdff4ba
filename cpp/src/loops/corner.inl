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

  HP_INLINE Corners(const CornerRow& of, const void* row_weights) {
    for (int j = 0; j < Count; j++) {
      auto operand = static_cast<uint32_t>(of.order[j]);
      row[j] = static_cast<const T*>(of.rows[operand / 2]);
      weight[j] = static_cast<const T*>(row_weights)[operand / 2];
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
  const Corners<T, corners> corner(row, row.row_weights);
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
 * order of their sum: this adds corner j to those before it. */
template <class V, template <class> class S>
HP_INLINE typename V::Reg add_corner(const CornerRow& row, int j, typename V::Reg sum,
                                     typename V::Reg v, typename V::Reg weight) {
  return !S<V>::grouped || j < row.strict ? S<V>::next(sum, v, weight) : S<V>::tail(sum, v, weight);
}

template <class T, template <class> class S, int Count>
HP_INLINE void corners_singly(const AlongTable& last_axis, const CornerRow& row,
                              const Corners<T, Count>& corner, T* out, int64_t begin, int64_t end) {
  using V = Single<T>;
  for (int64_t x = begin; x < end; x++) {
    T weights[Count];
    const T* at[Count];
    for (int j = 0; j < Count; j++) {
      int64_t tap = 2 * x + corner.tap[j];
      weights[j] = V::mul(corner.weight[j], last_axis.taps.weights_as<T>()[tap]);
      at[j] = corner.row[j] + last_axis.taps.indices[tap];
    }
    for (int64_t image = 0; image < row.images; image++) {
      T sum = S<V>::first(at[0][image * row.image_in], weights[0]);
      for (int j = 1; j < Count; j++) {
        sum = add_corner<V, S>(row, j, sum, at[j][image * row.image_in], weights[j]);
      }
      out[x + image * row.image_out] = sum;
    }
  }
}

/* The same blocks of one row of output, or of two, for which each vector is picked once. */
template <class V, template <class> class S, int Count, bool Whole, bool Wide, int Outputs>
HP_INLINE void corner_windows(const Window& window, const WindowRun& run, const CornerRow& row,
                              const Corners<typename V::Element, Count>* corners,
                              typename V::Element* const* outs) {
  using T = typename V::Element;
  const int32_t* bases = window.bases.data() + run.bases;
  const int32_t* pick = window.picks.data() + run.vectors;
  const T* weight = reinterpret_cast<const T*>(window.weights.data()) + run.vectors;
  typename V::Reg weights[Outputs][Count];
  typename V::Index picks[Count];
  const T* at[Count];
  int32_t readable[Count];
  for (int j = 0; j < Count; j++) {
    uint32_t tap = corners->tap[j];
    picks[j] = V::index(pick + tap * V::lanes);
    for (int o = 0; o < Outputs; o++) {
      weights[o][j] = V::mul(V::set1(corners[o].weight[j]), V::load(weight + tap * V::lanes));
    }
    at[j] = corners->row[j] + bases[2 * tap];
    readable[j] = bases[2 * tap + 1];
  }
  const int64_t stride = run.stride;
  const int64_t output_stride = run.output_stride;
  const int32_t lanes = run.lanes;
  for (int64_t image = 0; image < row.images; image++) {
    int64_t from = image * row.image_in;
    int64_t to = run.first + image * row.image_out;
    for (int32_t block = run.blocks; block > 0; block--) {
      typename V::Reg sums[Outputs];
      const typename V::Reg first = pick_from<V, Whole, Wide>(at[0] + from, readable[0], picks[0]);
      for (int o = 0; o < Outputs; o++) {
        sums[o] = S<V>::first(first, weights[o][0]);
      }
      for (int j = 1; j < Count; j++) {
        const typename V::Reg v = pick_from<V, Whole, Wide>(at[j] + from, readable[j], picks[j]);
        for (int o = 0; o < Outputs; o++) {
          sums[o] = add_corner<V, S>(row, j, sums[o], v, weights[o][j]);
        }
      }
      for (int o = 0; o < Outputs; o++) {
        store_some<V, Whole>(outs[o] + to, sums[o], lanes);
      }
      from += stride;
      to += output_stride;
    }
  }
}

template <class V, template <class> class S, int Count, int Outputs>
HP_INLINE void corner_runs(const AlongTable& last_axis, const CornerRow& row,
                           const Corners<typename V::Element, Count>* corners,
                           typename V::Element* const* outs) {
  const Window& window = last_axis.window;
  for (int64_t r = 0; r < window.runs.size(); r++) {
    const WindowRun& run = window.runs[r];
    if (run.taps == 0) {
      for (int o = 0; o < Outputs; o++) {
        corners_singly<typename V::Element, S>(last_axis, row, corners[o], outs[o], run.first,
                                               run.first + run.blocks);
      }
    } else if (!run.whole) {
      corner_windows<V, S, Count, false, true, Outputs>(window, run, row, corners, outs);
    } else if (run.wide) {
      corner_windows<V, S, Count, true, true, Outputs>(window, run, row, corners, outs);
    } else {
      corner_windows<V, S, Count, true, false, Outputs>(window, run, row, corners, outs);
    }
  }
}

template <class V, template <class> class S, int Rows>
HP_NOINLINE void corner_flat(const AlongTable& last_axis, const CornerRow& row) {
  using T = typename V::Element;
  constexpr int count = 2 * Rows;
  const bool next = Rows == 2 && row.next_out != nullptr;
  const Corners<T, count> corners[2] = {{row, row.row_weights},
                                        {row, next ? row.next_weights : row.row_weights}};
  T* const outs[2] = {static_cast<T*>(row.out), static_cast<T*>(row.next_out)};
  if constexpr (!V::has_permute) {
    for (int o = 0; o < (next ? 2 : 1); o++) {
      corners_singly<T, S>(last_axis, row, corners[o], outs[o], 0, last_axis.taps.rows);
    }
  } else if (next) {
    corner_runs<V, S, count, (Rows == 2 ? 2 : 1)>(last_axis, row, corners, outs);
  } else {
    corner_runs<V, S, count, 1>(last_axis, row, corners, outs);
  }
}
