/*
 * Weighted sums of whole rows: lanes are positions in the row, taps are added one after another
 * (rule HP-201), so every width of vector gives the same bits. Four vectors are in flight to hide
 * the latency of the additions.
 */

/* The operands of one sum: row pointers and weights, in registers where their number is known. */
template <class V, int Taps>
struct Operands {
  using T = typename V::Element;
  const T* row[Taps];
  typename V::Reg weight[Taps];
  static constexpr int32_t taps = Taps;
  static constexpr int32_t strict = Taps;

  template <class Rows>
  HP_INLINE Operands(const Rows& rows, const T* weights) {
    for (int t = 0; t < Taps; t++) {
      row[t] = rows[t];
      weight[t] = V::set1(weights[t]);
    }
  }
};

/* The same for any number, at least one; Rows answers [t] with a row. */
template <class V, class Rows>
struct ManyOperands {
  struct Weights {
    const typename V::Element* of;
    HP_INLINE typename V::Reg operator[](int32_t t) const { return V::set1(of[t]); }
  };
  Rows row;
  Weights weight;
  int32_t taps;
  int32_t strict;
};

/* Rows that are blocks of one input. */
template <class T>
struct IndexedRows {
  const T* in;
  const int32_t* indices;
  int64_t inner;
  HP_INLINE const T* operator[](int32_t t) const { return in + indices[t] * inner; }
};

template <class T>
HP_INLINE void clear(T* out, int64_t length) {
  for (int64_t p = 0; p < length; p++) {
    out[p] = 0;
  }
}

template <class V, template <class> class S, int Vectors, class O, class Load, class Store>
HP_INLINE void blend_step(const O& o, Load load, Store store) {
  typename V::Reg sum[Vectors];
  for (int u = 0; u < Vectors; u++) {
    sum[u] = S<V>::first(load(o.row[0], u), o.weight[0]);
  }
  int32_t strict = S<V>::grouped ? o.strict : o.taps;
  for (int32_t t = 1; t < strict; t++) {
    for (int u = 0; u < Vectors; u++) {
      sum[u] = S<V>::next(sum[u], load(o.row[t], u), o.weight[t]);
    }
  }
  for (int32_t t = strict; t < o.taps; t++) {
    for (int u = 0; u < Vectors; u++) {
      sum[u] = S<V>::tail(sum[u], load(o.row[t], u), o.weight[t]);
    }
  }
  for (int u = 0; u < Vectors; u++) {
    store(sum[u], u);
  }
}

template <class V, template <class> class S, int Vectors, bool Stream, class O>
HP_INLINE void blend_vectors(const O& o, typename V::Element* out, int64_t at) {
  using T = typename V::Element;
  blend_step<V, S, Vectors>(
      o, [at](const T* row, int u) HP_INLINE_LAMBDA { return V::load(row + at + u * V::lanes); },
      [out, at](typename V::Reg v, int u) HP_INLINE_LAMBDA {
        if constexpr (Stream) {
          V::stream(out + at + u * V::lanes, v);
        } else {
          V::store(out + at + u * V::lanes, v);
        }
      });
}

template <class V, template <class> class S, bool Stream, class O>
HP_INLINE void blend_span(const O& o, typename V::Element* out, int64_t at, int64_t length) {
  using T = typename V::Element;
  for (; at + 4 * V::lanes <= length; at += 4 * V::lanes) {
    blend_vectors<V, S, 4, Stream>(o, out, at);
  }
  if (at + 2 * V::lanes <= length) {
    blend_vectors<V, S, 2, Stream>(o, out, at);
    at += 2 * V::lanes;
  }
  for (; at + V::lanes <= length; at += V::lanes) {
    blend_vectors<V, S, 1, Stream>(o, out, at);
  }
  if constexpr (V::lanes > 1) {
    if (at < length) {
      int64_t rest = length - at;
      blend_step<V, S, 1>(
          o, [at, rest](const T* row, int) HP_INLINE_LAMBDA { return V::load_n(row + at, rest); },
          [out, at, rest](typename V::Reg v, int)
              HP_INLINE_LAMBDA { V::store_n(out + at, v, rest); });
    }
  }
}

/* Less than a line at an end of a row that is written past the caches. */
template <class V, template <class> class S, class O>
HP_INLINE void blend_edge(const O& o, typename V::Element* out, int64_t at, int64_t end) {
  using T = typename V::Element;
  for (; at < end; at += V::lanes) {
    int64_t lanes = end - at < V::lanes ? end - at : V::lanes;
    T part[V::lanes];
    T* to = part;
    blend_step<V, S, 1>(
        o, [at, lanes](const T* row, int) HP_INLINE_LAMBDA { return V::load_n(row + at, lanes); },
        [to, lanes](typename V::Reg v, int) HP_INLINE_LAMBDA { V::store_n(to, v, lanes); });
    copy_edge<V>(part, out + at, lanes * static_cast<int64_t>(sizeof(T)));
  }
}

template <class V, template <class> class S, class O>
HP_INLINE void blend_row(const O& o, typename V::Element* out, int64_t length, bool stream) {
  if constexpr (V::lanes > 1) {
    constexpr int64_t worthwhile = 8 * V::lanes;
    if (stream && length >= worthwhile) {
      auto begin = bytes_to_line(out) / static_cast<int64_t>(sizeof(typename V::Element));
      int64_t end = begin + (length - begin) / V::lanes * V::lanes;
      blend_edge<V, S>(o, out, 0, begin);
      blend_span<V, S, true>(o, out, begin, end);
      return blend_edge<V, S>(o, out, end, length);
    }
  }
  blend_span<V, S, false>(o, out, 0, length);
}

template <class V, template <class> class S, int Taps>
HP_NOINLINE void blend(const RowSum& s) {
  using T = typename V::Element;
  auto out = static_cast<T*>(s.out);
  auto rows = reinterpret_cast<const T* const*>(s.rows);
  auto weights = static_cast<const T*>(s.weights);
  if constexpr (Taps > 0) {
    blend_row<V, S>(Operands<V, Taps>(rows, weights), out, s.length, s.stream);
  } else if (s.taps > 0) {
    ManyOperands<V, const T* const*> o{rows, {weights}, s.taps, s.strict};
    blend_row<V, S>(o, out, s.length, s.stream);
  } else {
    clear(out, s.length);
  }
}
