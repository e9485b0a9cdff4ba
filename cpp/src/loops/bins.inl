/*
 * Means over bins (rule HP-204). Lanes are positions in a pixel or neighbouring outputs, never
 * values of one sum. A sum starts at +0 and so is never -0: adding +0, where a lane's bin has
 * ended, changes nothing.
 */

/* How the result of each operation is rounded to the compute type. */
template <class V>
struct round_not {
  static HP_INLINE typename V::Reg round(typename V::Reg v) { return v; }
};

template <class V>
struct round_f16 {
  static HP_INLINE typename V::Reg round(typename V::Reg v) { return V::round_f16(v); }
};

template <class V>
struct round_bf16 {
  static HP_INLINE typename V::Reg round(typename V::Reg v) { return V::round_bf16(v); }
};

/* The divisions of a sum by three lengths, of which the last differs from lane to lane. */
template <class V, template <class> class R>
HP_INLINE typename V::Reg divide_bins(typename V::Reg sum, const BinRow& row, bool joint,
                                      const int32_t* counts, int stride) {
  using T = typename V::Element;
  T divisors[V::lanes];
  for (int lane = 0; lane < V::lanes; lane++) {
    int64_t count = counts[lane * stride];
    divisors[lane] = static_cast<T>(joint ? count * row.lines * row.planes : count);
  }
  if (!joint && row.planes > 1) {
    sum = R<V>::round(V::div(sum, R<V>::round(V::set1(static_cast<T>(row.planes)))));
  }
  if (!joint && row.lines > 1) {
    sum = R<V>::round(V::div(sum, R<V>::round(V::set1(static_cast<T>(row.lines)))));
  }
  return R<V>::round(V::div(sum, R<V>::round(V::load(divisors))));
}

/* Positions [begin, end) of every output: lanes are positions, the last of them in part. */
template <class V, template <class> class R>
HP_INLINE void bins_inner(const MeanTable& table, const BinRow& row, int64_t begin, int64_t end,
                          bool joint) {
  using T = typename V::Element;
  const T* in = static_cast<const T*>(row.in);
  T* out = static_cast<T*>(row.out);
  for (int64_t i = 0; i < table.rows; i++) {
    for (int64_t p = begin; p < end; p += V::lanes) {
      int64_t lanes = end - p < V::lanes ? end - p : V::lanes;
      typename V::Reg sum = V::set1(0);
      for (int64_t plane = 0; plane < row.planes; plane++) {
        for (int64_t line = 0; line < row.lines; line++) {
          const T* at =
              in + plane * table.plane + line * table.line + table.starts[i] * table.inner + p;
          for (int32_t tap = 0; tap < table.counts[i]; tap++) {
            sum = R<V>::round(V::add(sum, load_lanes<V>(at + tap * table.inner, lanes)));
          }
        }
      }
      sum = divide_bins<V, R>(sum, row, joint, table.counts.data() + i, 0);
      store_lanes<V>(out + i * table.inner + p, sum, lanes);
    }
  }
}

/* One position an output: lanes are neighbouring outputs. */
template <class V, template <class> class R>
HP_INLINE void bins_outputs(const MeanTable& table, const BinRow& row) {
  using T = typename V::Element;
  for (int64_t i = 0; i < table.rows; i += V::lanes) {
    const int32_t* starts = table.starts.data() + i;
    const int32_t* counts = table.counts.data() + i;
    int32_t longest = 0;
    for (int lane = 0; lane < V::lanes; lane++) {
      longest = longest < counts[lane] ? counts[lane] : longest;
    }
    typename V::Reg sum = V::set1(0);
    for (int64_t plane = 0; plane < row.planes; plane++) {
      for (int64_t line = 0; line < row.lines; line++) {
        const T* at = static_cast<const T*>(row.in) + plane * table.plane + line * table.line;
        for (int32_t tap = 0; tap < longest; tap++) {
          sum = R<V>::round(V::add(sum, V::gather_below(at, starts, counts, tap)));
        }
      }
    }
    sum = divide_bins<V, R>(sum, row, table.body_inner > 0, counts, 1);
    store_lanes<V>(static_cast<T*>(row.out) + i, sum, table.rows - i);
  }
}

template <class V, template <class> class R>
HP_NOINLINE void bins(const MeanTable& table, const BinRow& row) {
  if (table.inner == 1) {
    bins_outputs<V, R>(table, row);
  } else {
    bins_inner<V, R>(table, row, 0, table.body_inner, true);
    bins_inner<V, R>(table, row, table.body_inner, table.inner, false);
  }
}

/* A sum that takes its values one after the other, in the order of memory. */
template <class V, template <class> class R>
struct OrderedMean {
  using T = typename V::Element;
  Order order;
  int32_t size; /* of a group that is summed before it joins the total */
  int32_t held = 0;
  T group[4] = {};
  T total = 0;

  explicit OrderedMean(Order of) : order(of), size(of == Order::row_major ? 1 : 4) {}

  static T plus(T a, T b) { return R<V>::round(a + b); }

  void add(T value) {
    group[held++] = value;
    if (held == size) {
      total = order == Order::pairs ? plus(plus(group[0], group[1]), plus(group[2], group[3]))
                                    : plus(total, whole_group());
      held = 0;
    }
  }

  T whole_group() const {
    T sum = group[0];
    for (int32_t k = 1; k < size; k++) {
      sum = plus(sum, group[k]);
    }
    return sum;
  }

  T result() {
    for (int32_t k = 0; k < held; k++) {
      total = plus(total, group[k]);
    }
    return total;
  }
};

template <class V, template <class> class R>
HP_INLINE typename V::Element finish_mean(typename V::Element sum, Finish finish, const BinRow& row,
                                          int64_t count) {
  using T = typename V::Element;
  const int64_t all = count * row.lines * row.planes;
  auto over = [](T a, int64_t n) { return R<V>::round(a / R<V>::round(static_cast<T>(n))); };
  switch (finish) {
    case Finish::by_axis:
      return over(over(over(sum, row.planes), row.lines), count);
    case Finish::once:
      return over(sum, all);
    case Finish::reciprocal:
      return R<V>::round(sum * static_cast<T>(1.0F / static_cast<float>(all)));
    case Finish::once_f32:
      return R<V>::round(static_cast<T>(static_cast<float>(sum) / static_cast<float>(all)));
  }
  __builtin_unreachable();
}

template <class V, template <class> class R>
HP_NOINLINE void any_bins(const MeanTable& table, const BinRow& row) {
  using T = typename V::Element;
  auto in = static_cast<const T*>(row.in);
  auto out = static_cast<T*>(row.out);
  for (int64_t i = 0; i < table.rows; i++) {
    for (int64_t p = 0; p < table.inner; p++) {
      const bool body = row.body && i < table.body_rows && p < table.body_inner;
      const Mean& mean = body ? table.body : table.tail;
      OrderedMean<V, R> sum(mean.order);
      for (int64_t plane = 0; plane < row.planes; plane++) {
        for (int64_t line = 0; line < row.lines; line++) {
          const T* at =
              in + plane * table.plane + line * table.line + table.starts[i] * table.inner + p;
          for (int32_t tap = 0; tap < table.counts[i]; tap++) {
            sum.add(at[tap * table.inner]);
          }
        }
      }
      out[i * table.inner + p] = finish_mean<V, R>(sum.result(), mean.finish, row, table.counts[i]);
    }
  }
}
