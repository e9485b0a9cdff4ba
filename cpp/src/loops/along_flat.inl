/*
 * A pass over an axis of single elements (or of few channels, flattened): lanes are neighbouring
 * outputs. Each tap of a whole vector of outputs is picked from one vector of inputs, or from two,
 * by a permutation that the plan holds, so there is no gather. Outputs whose taps lie too far
 * apart, or are not equally many, are computed one by one.
 */

/* What is left of one output's sum from tap t on. */
template <class T, template <class> class S>
HP_INLINE T sum_rest(const TapRows& taps, const T* in, int64_t j, T sum, int32_t t) {
  const int32_t* index = taps.indices.data() + taps.starts[j];
  const T* weight = taps.weights_as<T>() + taps.starts[j];
  int32_t count = taps.count(j);
  int32_t strict = S<Single<T>>::grouped ? strict_taps(taps.group, count) : count;
  for (; t < strict; t++) {
    sum = S<Single<T>>::next(sum, in[index[t]], weight[t]);
  }
  for (; t < count; t++) {
    sum = S<Single<T>>::tail(sum, in[index[t]], weight[t]);
  }
  return sum;
}

/* Several outputs at once, because each addition of one waits for the one before it. */
template <class T, template <class> class S, int Outputs>
HP_INLINE void sum_together(const TapRows& taps, const T* in, T* out, int64_t j) {
  int32_t start[Outputs];
  int32_t common = INT32_MAX;
  for (int k = 0; k < Outputs; k++) {
    int32_t count = taps.count(j + k);
    int32_t strict = S<Single<T>>::grouped ? strict_taps(taps.group, count) : count;
    start[k] = taps.starts[j + k];
    common = count == 0 ? 0 : strict < common ? strict : common;
  }
  if (common == 0) {
    for (int k = 0; k < Outputs; k++) {
      bool empty = taps.count(j + k) == 0;
      T first =
          empty ? 0
                : S<Single<T>>::first(in[taps.indices[start[k]]], taps.weights_as<T>()[start[k]]);
      out[j + k] = sum_rest<T, S>(taps, in, j + k, first, 1);
    }
    return;
  }
  T sum[Outputs];
  for (int k = 0; k < Outputs; k++) {
    sum[k] = S<Single<T>>::first(in[taps.indices[start[k]]], taps.weights_as<T>()[start[k]]);
  }
  for (int32_t t = 1; t < common; t++) {
    for (int k = 0; k < Outputs; k++) {
      sum[k] = S<Single<T>>::next(sum[k], in[taps.indices[start[k] + t]],
                                  taps.weights_as<T>()[start[k] + t]);
    }
  }
  for (int k = 0; k < Outputs; k++) {
    out[j + k] = sum_rest<T, S>(taps, in, j + k, sum[k], common);
  }
}

template <class T, template <class> class S>
HP_INLINE void sum_singly(const TapRows& taps, const T* in, T* out, int64_t begin, int64_t end) {
  constexpr int together = 8;
  int64_t j = begin;
  for (; j + together <= end; j += together) {
    sum_together<T, S, together>(taps, in, out, j);
  }
  for (; j < end; j++) {
    sum_together<T, S, 1>(taps, in, out, j);
  }
}

/* Blocks [begin, end) of a run, whose picks and weights stay in registers. A source that comes from
 * main memory is asked for long before it is summed: the processor's own look ahead is too short
 * for that, and ends with every run. */
template <class V, template <class> class S, int Taps, bool Whole, bool Wide, bool Stream>
HP_INLINE void sum_windows(const Window& window, const WindowRun& run, int32_t begin, int32_t end,
                           const typename V::Element* in, typename V::Element* out) {
  using T = typename V::Element;
  constexpr uintptr_t ahead_bytes = 16 << 10;
  const T* base[Taps];
  int32_t readable[Taps];
  typename V::Index pick[Taps];
  typename V::Reg weight[Taps];
  for (int t = 0; t < Taps; t++) {
    base[t] = in + window.bases[run.bases + 2 * t];
    readable[t] = window.bases[run.bases + 2 * t + 1];
    pick[t] = V::index(window.picks.data() + run.vectors + t * V::lanes);
    weight[t] =
        V::load(reinterpret_cast<const T*>(window.weights.data()) + run.vectors + t * V::lanes);
  }
  const int64_t stride = run.stride;
  const int64_t output_stride = run.output_stride;
  const int32_t lanes = run.lanes;
  int64_t from = begin * stride;
  out += run.first + begin * output_stride;
  for (int32_t block = begin; block < end; block++) {
    prefetch(base[0] + from, ahead_bytes);
    auto picked = [&](int t) HP_INLINE_LAMBDA {
      return pick_from<V, Whole, Wide>(base[t] + from, readable[t], pick[t]);
    };
    typename V::Reg sum = S<V>::first(picked(0), weight[0]);
    for (int t = 1; t < Taps; t++) {
      sum = S<V>::next(sum, picked(t), weight[t]);
    }
    if constexpr (Stream) {
      V::stream(out, sum);
    } else {
      store_some<V, Whole>(out, sum, lanes);
    }
    from += stride;
    out += output_stride;
  }
}

/* A block of any number of taps. */
template <class V, template <class> class S, bool Whole, bool Wide>
HP_INLINE void sum_window(const AlongTable& table, const WindowRun& run, int32_t block,
                          const typename V::Element* in, typename V::Element* out) {
  using T = typename V::Element;
  const int32_t* base = table.window.bases.data() + run.bases;
  const int32_t* pick = table.window.picks.data() + run.vectors;
  const T* weight = reinterpret_cast<const T*>(table.window.weights.data()) + run.vectors;
  const T* from = in + static_cast<int64_t>(block) * run.stride;
  auto picked = [&](int32_t t) HP_INLINE_LAMBDA {
    return pick_from<V, Whole, Wide>(from + base[2 * t], base[2 * t + 1],
                                     V::index(pick + t * V::lanes));
  };
  int32_t strict = S<V>::grouped ? strict_taps(table.taps.group, run.taps) : run.taps;
  typename V::Reg sum = S<V>::first(picked(0), V::load(weight));
  for (int32_t t = 1; t < strict; t++) {
    sum = S<V>::next(sum, picked(t), V::load(weight + t * V::lanes));
  }
  for (int32_t t = strict; t < run.taps; t++) {
    sum = S<V>::tail(sum, picked(t), V::load(weight + t * V::lanes));
  }
  store_some<V, Whole>(out + run.first + static_cast<int64_t>(block) * run.output_stride, sum,
                       run.lanes);
}

template <class V, template <class> class S, int Taps>
HP_INLINE void sum_run(const AlongTable& table, const WindowRun& run, int32_t begin, int32_t end,
                       const typename V::Element* in, typename V::Element* out, bool stream) {
  bool aligned = (run.first | run.output_stride) % V::lanes == 0;
  if (!run.whole) {
    sum_windows<V, S, Taps, false, true, false>(table.window, run, begin, end, in, out);
  } else if (run.wide) {
    sum_windows<V, S, Taps, true, true, false>(table.window, run, begin, end, in, out);
  } else if (stream && aligned) {
    sum_windows<V, S, Taps, true, false, true>(table.window, run, begin, end, in, out);
  } else {
    sum_windows<V, S, Taps, true, false, false>(table.window, run, begin, end, in, out);
  }
}

template <class V, template <class> class S>
HP_INLINE void sum_blocks(const AlongTable& table, const WindowRun& run, int32_t begin, int32_t end,
                          const typename V::Element* in, typename V::Element* out, bool stream) {
  if (run.taps == 2 && !S<V>::grouped) {
    sum_run<V, S, 2>(table, run, begin, end, in, out, stream);
  } else if (run.taps == 4 && !S<V>::grouped) {
    sum_run<V, S, 4>(table, run, begin, end, in, out, stream);
  } else {
    for (int32_t block = begin; block < end; block++) {
      if (!run.whole) {
        sum_window<V, S, false, true>(table, run, block, in, out);
      } else if (run.wide) {
        sum_window<V, S, true, true>(table, run, block, in, out);
      } else {
        sum_window<V, S, true, false>(table, run, block, in, out);
      }
    }
  }
}

/* Runs whose blocks lie among each other's go over a long row piece by piece, so that they find in
 * the first-level cache what the first of them has read. */
template <class V, template <class> class S>
HP_INLINE void sum_unit(const AlongTable& table, const typename V::Element* in,
                        typename V::Element* out, bool stream) {
  constexpr int32_t piece = 64;
  int32_t begin = 0;
  do {
    for (int64_t r = 0; r < table.window.runs.size(); r++) {
      const WindowRun& run = table.window.runs[r];
      int32_t end = run.blocks - begin < piece ? run.blocks : begin + piece;
      if (run.taps > 0 && begin < end) {
        sum_blocks<V, S>(table, run, begin, end, in, out, stream);
      } else if (run.taps == 0 && begin == 0) {
        sum_singly<typename V::Element, S>(table.taps, in, out, run.first, run.first + run.blocks);
      }
    }
    begin += piece;
  } while (begin < table.window.longest);
}

/* Past the caches only whole lines go, see stream.inl: vectors of that size at aligned addresses.
 */
template <class V, template <class> class S>
HP_NOINLINE void along_flat(const AlongTable& table, const void* from, void* to, int64_t units,
                            bool stream) {
  using T = typename V::Element;
  each_unit<T>(table, from, to, units, [&](const T* in, T* out) HP_INLINE_LAMBDA {
    if constexpr (V::has_permute) {
      constexpr bool lines = sizeof(typename V::Reg) == line_bytes;
      sum_unit<V, S>(table, in, out, lines && stream && bytes_to_line(out) == 0);
    } else {
      sum_singly<T, S>(table.taps, in, out, 0, table.taps.rows);
    }
  });
}
