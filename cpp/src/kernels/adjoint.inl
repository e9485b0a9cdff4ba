/*
 * One source row of a gradient: its elements are added to the positions they were made from, in the
 * order of the step. Lanes are inner positions, terms are added one after another. Names say what
 * the disassembly may hold: no fused instruction in anything called strict.
 */

/* The weights of one combination of taps. */
template <class V>
struct Weights {
  typename V::Reg axis[3];
  typename V::Reg product;
  int32_t axes;
};

template <class V>
struct strict_product {
  using Reg = typename V::Reg;
  static constexpr bool last_first = false;
  static HP_INLINE Reg add(Reg s, Reg g, const Weights<V>& w) {
    return V::add(s, V::mul(w.product, g));
  }
};

template <class V>
struct fused_product {
  using Reg = typename V::Reg;
  static constexpr bool last_first = false;
  static HP_INLINE Reg add(Reg s, Reg g, const Weights<V>& w) { return V::fma(w.product, g, s); }
};

template <class V>
struct strict_scaled {
  using Reg = typename V::Reg;
  static constexpr bool last_first = true;
  static HP_INLINE Reg add(Reg s, Reg g, const Weights<V>& w) {
    for (int32_t a = 0; a < w.axes; a++) {
      g = V::mul(g, w.axis[a]);
    }
    return V::add(s, g);
  }
};

template <class V>
struct strict_quotients {
  using Reg = typename V::Reg;
  static constexpr bool last_first = false;
  static HP_INLINE Reg add(Reg s, Reg g, const Weights<V>& w) {
    for (int32_t a = 0; a < w.axes; a++) {
      g = V::div(g, w.axis[a]);
    }
    return V::add(s, g);
  }
};

template <class V>
struct strict_quotient {
  using Reg = typename V::Reg;
  static constexpr bool last_first = false;
  static HP_INLINE Reg add(Reg s, Reg g, const Weights<V>& w) {
    return V::add(s, V::div(g, w.product));
  }
};

/* In place of the sum: a zero keeps its sign. */
template <class V>
struct strict_last_quotient {
  using Reg = typename V::Reg;
  static constexpr bool last_first = false;
  static HP_INLINE Reg add(Reg, Reg g, const Weights<V>& w) { return V::div(g, w.product); }
};

/* One lane whose operations are rounded to a half-width type. */
template <float (*Nearest)(float)>
struct RoundedLane : Single<float> {
  using One = RoundedLane;
  static Reg mul(Reg a, Reg b) { return Nearest(a * b); }
  static Reg add(Reg a, Reg b) { return Nearest(a + b); }
  static Reg div(Reg a, Reg b) { return Nearest(a / b); }
};

using F16Lane = RoundedLane<rounded_to_f16>;
using Bf16Lane = RoundedLane<rounded_to_bf16>;

template <class V, class T>
HP_INLINE Weights<V> set_weights(const T* outer, int32_t outer_axes, T last) {
  T axis[3] = {last, last, last};
  T product = last;
  if (outer_axes == 1) {
    axis[0] = outer[0];
    product = outer[0] * last;
  } else if (outer_axes == 2) {
    axis[0] = outer[0];
    axis[1] = outer[1];
    product = outer[0] * outer[1] * last;
  }
  return {{V::set1(axis[0]), V::set1(axis[1]), V::set1(axis[2])}, V::set1(product), outer_axes + 1};
}

template <class V, template <class> class Term, class T>
HP_INLINE void add_span(const AdjointRow& row, const T* outer, T last, const T* in, T* out) {
  int64_t p = row.begin;
  if (row.end - p >= V::lanes) {
    Weights<V> weights = set_weights<V>(outer, row.outer_axes, last);
    for (; p + V::lanes <= row.end; p += V::lanes) {
      V::store(out + p, Term<V>::add(V::load(out + p), V::load(in + p), weights));
    }
  }
  using One = typename V::One;
  if (p < row.end) {
    Weights<One> weights = set_weights<One>(outer, row.outer_axes, last);
    for (; p < row.end; p++) {
      out[p] = Term<One>::add(out[p], in[p], weights);
    }
  }
}

template <class V, template <class> class Term>
HP_NOINLINE void adjoint(const TapRows& last, const AdjointRow& row) {
  using T = typename V::Element;
  constexpr bool last_first = Term<V>::last_first;
  const T* outer = static_cast<const T*>(row.outer);
  const T* weights = last.weights_as<T>();
  for (int64_t x = 0; x < last.rows; x++) {
    T* out = static_cast<T*>(row.out) + x * row.inner;
    for (int32_t group = last.starts[x]; group < last.starts[x + 1];) {
      int32_t taps = 1;
      while (group + taps < last.starts[x + 1] &&
             last.indices[group + taps] == last.indices[group]) {
        taps++;
      }
      const T* in = static_cast<const T*>(row.in) + last.indices[group] * row.inner;
      int32_t slow = last_first ? taps : row.combinations;
      int32_t fast = last_first ? row.combinations : taps;
      for (int32_t i = 0; i < slow; i++) {
        for (int32_t j = 0; j < fast; j++) {
          int32_t tap = group + (last_first ? i : j);
          const T* of = outer + 2 * (last_first ? j : i);
          add_span<V, Term>(row, of, weights[tap], in, out);
        }
      }
      group += taps;
    }
  }
}

template <class V>
constexpr void list_adjoints(AdjointFn* k) {
  k[HP_PRODUCT] = &adjoint<V, strict_product>;
  k[HP_PRODUCT_FMA] = &adjoint<V, fused_product>;
  k[HP_SCALED] = &adjoint<V, strict_scaled>;
  k[HP_QUOTIENTS] = &adjoint<V, strict_quotients>;
  k[HP_QUOTIENT] = &adjoint<V, strict_quotient>;
  k[HP_LAST_QUOTIENT] = &adjoint<V, strict_last_quotient>;
}

template <class F32Lanes, class F64Lanes>
constexpr void list_all_adjoints(Kernels& k) {
  list_adjoints<F32Lanes>(k.adjoint[HP_F32]);
  list_adjoints<F64Lanes>(k.adjoint[HP_F64]);
  list_adjoints<F16Lane>(k.adjoint[HP_F16]);
  list_adjoints<Bf16Lane>(k.adjoint[HP_BF16]);
}
