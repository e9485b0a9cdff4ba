/*
 * Gradients whose lanes are inner positions: the sums of up to eight vectors of them stay in
 * registers while all source rows are read.
 */

/* Calls add(tap, combination) for the terms of one input, which the taps [from, to) read, in the
 * order of the step: the taps in the inner loop, or in the outer one if the last axis is first. */
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

/* Adds one source row to a vector of an output; `in` is its first of these positions. */
template <class V, template <class> class Term>
HP_NOINLINE typename V::Reg add_groups(const TapRows& last, int64_t x, const AdjointSource& source,
                                       const AdjointRow& row, const typename V::Element* in,
                                       int64_t lanes, typename V::Reg sum) {
  using T = typename V::Element;
  auto outer = static_cast<const T*>(source.weights);
  const T* weights = last.weights_as<T>();
  int32_t end = last.starts[x + 1];
  for (int32_t from = last.starts[x], to; from < end; from = to) {
    for (to = from + 1; to < end && last.indices[to] == last.indices[from]; to++) {
    }
    typename V::Reg read = load_lanes<V>(in + last.indices[from] * row.inner, lanes);
    each_term<Term<V>::last_first>(
        from, to, source.combinations, [&](int32_t tap, int32_t combination) HP_INLINE_LAMBDA {
          Weights<V> w =
              join_weights<V>(outer + 3 * combination, row.outer_axes, V::set1(weights[tap]));
          sum = Term<V>::add(sum, read, w);
        });
  }
  return sum;
}

/* The same for N vectors of a source row that takes part in one combination, as nearly all do:
 * groups make no difference to the order of the terms. */
template <class V, template <class> class Term, int N>
HP_INLINE void add_taps(const TapRows& last, int64_t x, const AdjointSource& source,
                        const AdjointRow& row, const typename V::Element* in, int64_t lanes,
                        typename V::Reg* sums) {
  using T = typename V::Element;
  auto outer = static_cast<const T*>(source.weights);
  const T* weights = last.weights_as<T>();
  int32_t end = last.starts[x + 1];
  for (int32_t tap = last.starts[x]; tap < end; tap++) {
    const T* from = in + last.indices[tap] * row.inner;
    Weights<V> w = join_weights<V>(outer, row.outer_axes, V::set1(weights[tap]));
    for (int k = 0; k < N; k++) {
      sums[k] = Term<V>::add(sums[k], load_lanes<V>(from + k * V::lanes, lanes), w);
    }
  }
}

/* Writes N vectors of an output from position p on, or a part of one. */
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
    const T* in = static_cast<const T*>(source.in) + p;
    if (__builtin_expect(source.combinations == 1, 1)) {
      add_taps<V, Term, N>(last, x, source, row, in, lanes, sums);
      continue;
    }
    for (int k = 0; k < N; k++) {
      sums[k] = add_groups<V, Term>(last, x, source, row, in + k * V::lanes, lanes, sums[k]);
    }
  }
  for (int k = 0; k < N; k++) {
    store_lanes<V>(out + k * V::lanes, sums[k], lanes);
  }
}

/* Writes as many vectors as possible of the positions [p, row.end), N at a time, then half as many.
 * Returns the first position that is left. */
template <class V, template <class> class Term, int N>
HP_INLINE int64_t sum_vectors(const TapRows& last, const AdjointRow& row, int64_t x, int64_t p) {
  for (; p + N * V::lanes <= row.end; p += N * V::lanes) {
    sum_positions<V, Term, N>(last, row, x, p, V::lanes);
  }
  if constexpr (N > 1) {
    return sum_vectors<V, Term, N / 2>(last, row, x, p);
  }
  return p;
}

template <class V, template <class> class Term>
HP_NOINLINE void adjoint_inner(const TapRows& last, const AdjointBlocks&, const AdjointRow& row) {
  for (int64_t x = 0; x < last.rows; x++) {
    int64_t p = sum_vectors<V, Term, 8>(last, row, x, row.begin);
    if (p < row.end) {
      sum_positions<V, Term, 1>(last, row, x, p, row.end - p);
    }
  }
}
