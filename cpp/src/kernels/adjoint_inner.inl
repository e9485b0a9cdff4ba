/*
 * Gradients whose lanes are inner positions: the sums of up to four vectors of them stay in
 * registers while all source rows are read.
 */

/* Calls add(tap, combination) for the terms of one input, which the taps [from, to) read, in the
 * order of the step. */
template <bool LastFirst, class Add>
HP_INLINE void each_term(int32_t from, int32_t to, int32_t combinations, Add add) {
  int32_t taps = to - from;
  int32_t slow = LastFirst ? taps : combinations;
  int32_t fast = LastFirst ? combinations : taps;
  for (int32_t i = 0; i < slow; i++) {
    for (int32_t j = 0; j < fast; j++) {
      add(from + (LastFirst ? i : j), LastFirst ? j : i);
    }
  }
}

/* Adds one source row to N vectors of an output; `in` is its first of these positions. */
template <class V, template <class> class Term, int N>
HP_INLINE void add_source(const TapRows& last, int64_t x, const AdjointSource& source,
                          const AdjointRow& row, const typename V::Element* in, int64_t lanes,
                          typename V::Reg* sums) {
  using T = typename V::Element;
  auto outer = static_cast<const T*>(source.weights);
  const T* weights = last.weights_as<T>();
  int32_t end = last.starts[x + 1];
  for (int32_t from = last.starts[x], to; from < end; from = to) {
    for (to = from + 1; to < end && last.indices[to] == last.indices[from]; to++) {
    }
    typename V::Reg read[N];
    for (int k = 0; k < N; k++) {
      read[k] = load_lanes<V>(in + last.indices[from] * row.inner + k * V::lanes, lanes);
    }
    each_term<Term<V>::last_first>(
        from, to, source.combinations, [&](int32_t tap, int32_t combination) HP_INLINE_LAMBDA {
          Weights<V> w =
              join_weights<V>(outer + 3 * combination, row.outer_axes, V::set1(weights[tap]));
          for (int k = 0; k < N; k++) {
            sums[k] = Term<V>::add(sums[k], read[k], w);
          }
        });
  }
}

/* Writes N vectors of an output from position p on, the last of them in part. */
template <class V, template <class> class Term, int N>
HP_INLINE void sum_positions(const TapRows& last, const AdjointRow& row, int64_t x, int64_t p,
                             int64_t lanes) {
  using T = typename V::Element;
  T* out = static_cast<T*>(row.out) + x * row.inner + p;
  typename V::Reg sums[N];
  for (int k = 0; k < N; k++) {
    sums[k] = row.fresh ? V::set1(0) : load_lanes<V>(out + k * V::lanes, lanes);
  }
  for (int32_t i = 0; i < row.count; i++) {
    const AdjointSource& source = row.sources[i];
    add_source<V, Term, N>(last, x, source, row, static_cast<const T*>(source.in) + p, lanes, sums);
  }
  for (int k = 0; k < N; k++) {
    store_lanes<V>(out + k * V::lanes, sums[k], lanes);
  }
}

template <class V, template <class> class Term>
HP_NOINLINE void adjoint_inner(const TapRows& last, const AdjointBlocks&, const AdjointRow& row) {
  constexpr int many = 4;
  for (int64_t x = 0; x < last.rows; x++) {
    int64_t p = row.begin;
    for (; p + many * V::lanes <= row.end; p += many * V::lanes) {
      sum_positions<V, Term, many>(last, row, x, p, V::lanes);
    }
    for (; p + V::lanes <= row.end; p += V::lanes) {
      sum_positions<V, Term, 1>(last, row, x, p, V::lanes);
    }
    if (p < row.end) {
      sum_positions<V, Term, 1>(last, row, x, p, row.end - p);
    }
  }
}
