/*
 * A pass over an axis whose positions are blocks of contiguous elements (channels-last): for each
 * output a weighted sum of blocks, lanes being the positions in the block.
 */

template <class V, template <class> class S, int Taps>
HP_INLINE void blend_blocks(const AlongTable& table, const typename V::Element* in,
                            typename V::Element* out) {
  using T = typename V::Element;
  const TapRows& taps = table.taps;
  for (int64_t i = 0; i < taps.rows; i++) {
    int32_t start = taps.starts[i];
    int32_t count = taps.count(i);
    T* to = out + i * table.inner;
    const T* weights = taps.weights_as<T>() + start;
    IndexedRows<T> rows{in, taps.indices.data() + start, table.inner};
    if constexpr (Taps > 0) {
      blend_span<V, S, false>(Operands<V, Taps>(rows, weights), to, 0, table.inner);
    } else if (count > 0) {
      ManyOperands<V, IndexedRows<T>> o{rows, {weights}, count, strict_taps(taps.group, count)};
      blend_span<V, S, false>(o, to, 0, table.inner);
    } else {
      clear(to, table.inner);
    }
  }
}

template <class V, template <class> class S>
HP_NOINLINE void along_blocks(const AlongTable& table, const void* from, void* to, int64_t units,
                              bool) {
  using T = typename V::Element;
  each_unit<T>(table, from, to, units, [&](const T* in, T* out) HP_INLINE_LAMBDA {
    switch (S<V>::grouped ? 0 : table.taps.uniform) {
      case 2:
        blend_blocks<V, S, 2>(table, in, out);
        break;
      case 4:
        blend_blocks<V, S, 4>(table, in, out);
        break;
      default:
        blend_blocks<V, S, 0>(table, in, out);
    }
  });
}
