/*
 * A pass over rows that shrink by 3 : 2 (tables/third_sums.h). A piece of a row is taken apart into
 * three: every third input from the first, the second and the third on. Then each tap of
 * neighbouring pairs is one vector of neighbours, with one weight. Taps are added in their order
 * (rule HP-201).
 */

/* Pieces of so many pairs, with what the last of them needs, stay in the first-level cache. */
constexpr int32_t third_pairs = 256;

/* Some inputs, every third of them side by side. */
template <class V>
struct Thirds {
  static constexpr int32_t room = third_pairs + 4 * V::lanes;
  alignas(64) typename V::Element every[3][room];

  /* Takes so many triples apart, of which the last may not be there as a whole. */
  HP_INLINE void fill(const typename V::Element* in, int64_t inputs, int32_t triples) {
    int32_t k = 0;
    for (; k < triples && 3 * (k + V::lanes) <= inputs; k += V::lanes) {
      typename V::Reg apart[3];
      V::load_thirds(in + 3 * k, apart);
      for (int s = 0; s < 3; s++) {
        V::store(every[s] + k, apart[s]);
      }
    }
    for (int64_t i = int64_t{3} * k; i < int64_t{3} * triples; i++) {
      every[i % 3][i / 3] = i < inputs ? in[i] : 0;
    }
  }

  /* Inputs number `at`, `at + 3` and so on. */
  HP_INLINE const typename V::Element* from(int32_t at) const { return every[at % 3] + at / 3; }
};

/* So many vectors of pairs: the taps of the first output of each, and those of the second. */
template <class V, template <class> class S, int Taps, int Vectors>
HP_INLINE void sum_thirds(const Thirds<V>& thirds, const typename V::Reg* weights, int32_t k,
                          typename V::Element* out) {
  using Reg = typename V::Reg;
  constexpr int strict = S<V>::grouped ? strict_taps(4, Taps) : Taps;
  Reg sums[2][Vectors] = {};
  for (int at = 0; at < Taps + second_third(Taps); at++) {
    for (int v = 0; v < Vectors; v++) {
      const Reg input = V::load(thirds.from(at) + k + v * V::lanes);
      for (int which = 0; which < 2; which++) {
        const int t = at - which * second_third(Taps);
        Reg& sum = sums[which][v];
        if (t == 0) {
          sum = S<V>::first(input, weights[which * Taps]);
        } else if (t > 0 && t < strict) {
          sum = S<V>::next(sum, input, weights[which * Taps + t]);
        } else if (t > 0 && t < Taps) {
          sum = S<V>::tail(sum, input, weights[which * Taps + t]);
        }
      }
    }
  }
  for (int v = 0; v < Vectors; v++) {
    V::store_in_turn(out + 2 * v * V::lanes, sums[0][v], sums[1][v]);
  }
}

/* The pairs of one row, piece by piece; the last vector of pairs may overlap the one before. */
template <class V, template <class> class S, int Taps>
HP_INLINE void sum_pairs(const AlongTable& table, const typename V::Element* in,
                         typename V::Element* out) {
  const ThirdSums& plan = table.thirds;
  const int32_t start = table.taps.starts[plan.first];
  const auto* weight = table.taps.weights_as<typename V::Element>() + start;
  const int64_t first = table.taps.indices[start];
  constexpr int32_t more =
      (Taps + second_third(Taps) + 2) / 3; /* triples that the last pair reaches */
  typename V::Reg weights[2 * Taps];
  for (int t = 0; t < 2 * Taps; t++) {
    weights[t] = V::set1(weight[t]);
  }
  Thirds<V> thirds;
  for (int32_t done = 0; done < plan.pairs; done += third_pairs) {
    const int32_t left = plan.pairs - done;
    const int32_t begin = left < V::lanes ? plan.pairs - V::lanes : done;
    const int32_t pairs = plan.pairs - begin < third_pairs ? plan.pairs - begin : third_pairs;
    const int64_t from = first + int64_t{3} * begin;
    thirds.fill(in + from, table.input_unit - from, pairs + more);
    typename V::Element* to = out + plan.first + 2 * begin;
    int32_t k = 0;
    for (; k + 2 * V::lanes <= pairs; k += 2 * V::lanes) {
      sum_thirds<V, S, Taps, 2>(thirds, weights, k, to + 2 * k);
    }
    for (; k < pairs; k += V::lanes) {
      k = k + V::lanes <= pairs ? k : pairs - V::lanes;
      sum_thirds<V, S, Taps, 1>(thirds, weights, k, to + 2 * k);
    }
  }
}

/* Outputs that are in no pair. */
template <class T, template <class> class S>
HP_NOINLINE void sum_edge(const TapRows& taps, const T* in, T* out, int64_t begin, int64_t end) {
  sum_singly<T, S>(taps, in, out, begin, end);
}

template <class V, template <class> class S, int Taps>
HP_NOINLINE void along_thirds(const AlongTable& table, const void* from, void* to, int64_t units,
                              bool) {
  using T = typename V::Element;
  const ThirdSums& plan = table.thirds;
  each_unit<T>(table, from, to, units, [&](const T* in, T* out) HP_INLINE_LAMBDA {
    sum_edge<T, S>(table.taps, in, out, 0, plan.first);
    sum_pairs<V, S, Taps>(table, in, out);
    sum_edge<T, S>(table.taps, in, out, plan.first + 2 * plan.pairs, table.taps.rows);
  });
}
