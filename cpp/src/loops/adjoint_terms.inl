/*
 * The terms of a gradient (rule HP-201): what becomes of a sum when an element is read. Names say
 * what the disassembly may hold: no fused instruction in anything called strict.
 */

/* A vocabulary whose operations are rounded to a half-width type. */
template <class V, template <class> class R>
struct Rounded : V {
  using Reg = typename V::Reg;
  using One = Rounded<typename V::One, R>;
  using Unrounded = V; /* products of weights are not */
  static HP_INLINE Reg mul(Reg a, Reg b) { return R<V>::round(V::mul(a, b)); }
  static HP_INLINE Reg add(Reg a, Reg b) { return R<V>::round(V::add(a, b)); }
  static HP_INLINE Reg div(Reg a, Reg b) { return R<V>::round(V::div(a, b)); }
};

template <class V, class = void>
struct UnroundedOf {
  using Type = V;
};

template <class V, template <class> class R>
struct UnroundedOf<Rounded<V, R>> {
  using Type = V;
};

/* The weights of one combination of taps; those of axes that are not there have no value. */
template <class V>
struct Weights {
  typename V::Reg axis[3];
  typename V::Reg product;
  int32_t first; /* axis */
};

/* Joins the weights of the outer axes, see AdjointSource, with those of the last axis. */
template <class V>
HP_INLINE Weights<V> join_weights(const typename V::Element* outer, int32_t outer_axes,
                                  typename V::Reg last) {
  using P = typename UnroundedOf<V>::Type;
  Weights<V> w;
  w.axis[0] = V::set1(outer[0]);
  w.axis[1] = V::set1(outer[1]);
  w.axis[2] = last;
  w.product = P::mul(V::set1(outer[2]), last);
  w.first = 2 - outer_axes;
  return w;
}

template <class V>
struct strict_product {
  using Reg = typename V::Reg;
  static constexpr bool last_first = false;
  static constexpr bool divides = false;
  static HP_INLINE Reg add(Reg s, Reg g, const Weights<V>& w) {
    return V::add(s, V::mul(w.product, g));
  }
};

template <class V>
struct fused_product {
  using Reg = typename V::Reg;
  static constexpr bool last_first = false;
  static constexpr bool divides = false;
  static HP_INLINE Reg add(Reg s, Reg g, const Weights<V>& w) { return V::fma(w.product, g, s); }
};

template <class V>
struct strict_scaled {
  using Reg = typename V::Reg;
  static constexpr bool last_first = true;
  static constexpr bool divides = false;
  static HP_INLINE Reg add(Reg s, Reg g, const Weights<V>& w) {
    g = w.first < 1 ? V::mul(g, w.axis[0]) : g;
    g = w.first < 2 ? V::mul(g, w.axis[1]) : g;
    return V::add(s, V::mul(g, w.axis[2]));
  }
};

/* The same products; the taps of the last axis are in the inner loop. */
template <class V>
struct strict_scaled_in_order : strict_scaled<V> {
  static constexpr bool last_first = false;
};

template <class V>
struct strict_quotients {
  using Reg = typename V::Reg;
  static constexpr bool last_first = false;
  static constexpr bool divides = true;
  static HP_INLINE Reg add(Reg s, Reg g, const Weights<V>& w) {
    g = w.first < 1 ? V::div(g, w.axis[0]) : g;
    g = w.first < 2 ? V::div(g, w.axis[1]) : g;
    return V::add(s, V::div(g, w.axis[2]));
  }
};

template <class V>
struct strict_quotient {
  using Reg = typename V::Reg;
  static constexpr bool last_first = false;
  static constexpr bool divides = true;
  static HP_INLINE Reg add(Reg s, Reg g, const Weights<V>& w) {
    return V::add(s, V::div(g, w.product));
  }
};

/* In place of the sum: a zero keeps its sign. */
template <class V>
struct strict_last_quotient {
  using Reg = typename V::Reg;
  static constexpr bool last_first = false;
  static constexpr bool divides = true;
  static HP_INLINE Reg add(Reg, Reg g, const Weights<V>& w) { return V::div(g, w.product); }
};
