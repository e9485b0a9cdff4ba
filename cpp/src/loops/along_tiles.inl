/*
 * A pass over an axis of single elements whose taps no vector holds, as in a reduction: as many
 * rows as a vector has lanes are turned on their side, so that every tap of an output is one vector
 * with a row in each lane; the sums are turned back. Taps are added in their order, one after
 * another (rule HP-201).
 */

/* Fills columns [low, low + columns) of up to V::lanes rows, column after column. What the next
 * tile will read is asked for, so that it comes while this one is summed. */
template <class V>
HP_INLINE void turn_in(const typename V::Element* in, int64_t row, int64_t rows, int64_t columns,
                       typename V::Element* tile) {
  constexpr uintptr_t ahead_bytes = tile_columns * sizeof(typename V::Element);
  typename V::Reg r[V::lanes];
  for (int64_t x = 0; x < columns; x += V::lanes) {
    int64_t some = columns - x < V::lanes ? columns - x : V::lanes;
    for (int k = 0; k < V::lanes; k++) {
      const typename V::Element* from = in + (k < rows ? k : rows - 1) * row + x;
      prefetch(from, ahead_bytes);
      r[k] = some == V::lanes ? V::load(from) : V::load_n(from, some);
    }
    V::transpose(r);
    for (int k = 0; k < V::lanes; k++) {
      V::store(tile + (x + k) * V::lanes, r[k]);
    }
  }
}

/* Writes up to V::lanes sums of each of so many rows. */
template <class V>
HP_INLINE void turn_out(typename V::Reg* sums, int64_t some, typename V::Element* out, int64_t row,
                        int64_t rows) {
  V::transpose(sums);
  for (int64_t k = 0; k < rows; k++) {
    if (some == V::lanes) {
      V::store(out + k * row, sums[k]);
    } else {
      V::store_n(out + k * row, sums[k], some);
    }
  }
}

/* The sum of output j, a row in each lane. */
template <class V, template <class> class S>
HP_INLINE typename V::Reg sum_lanes(const TapRows& taps, const typename V::Element* tile,
                                    int64_t j) {
  int32_t count = taps.count(j);
  if (count == 0) {
    return V::set1(0);
  }
  const int32_t* index = taps.indices.data() + taps.starts[j];
  const auto* weight = taps.weights_as<typename V::Element>() + taps.starts[j];
  int32_t strict = S<V>::grouped ? strict_taps(taps.group, count) : count;
  typename V::Reg sum =
      S<V>::first(V::load(tile + int64_t{index[0]} * V::lanes), V::set1(weight[0]));
  for (int32_t t = 1; t < strict; t++) {
    sum = S<V>::next(sum, V::load(tile + int64_t{index[t]} * V::lanes), V::set1(weight[t]));
  }
  for (int32_t t = strict; t < count; t++) {
    sum = S<V>::tail(sum, V::load(tile + int64_t{index[t]} * V::lanes), V::set1(weight[t]));
  }
  return sum;
}

template <class V, template <class> class S>
HP_INLINE void sum_tile(const AlongTable& table, const TileRun& run, const typename V::Element* in,
                        typename V::Element* out, int64_t rows) {
  alignas(64) typename V::Element tile[tile_columns * V::lanes];
  turn_in<V>(in + run.low, table.input_unit, rows, run.columns, tile);
  for (int32_t j = run.first; j < run.first + run.outputs; j += V::lanes) {
    int32_t left = run.first + run.outputs - j;
    int32_t some = left < V::lanes ? left : V::lanes;
    typename V::Reg sums[V::lanes];
    for (int32_t k = 0; k < V::lanes; k++) {
      sums[k] = k < some ? sum_lanes<V, S>(table.taps,
                                           tile - static_cast<int64_t>(run.low) * V::lanes, j + k)
                         : V::set1(0);
    }
    turn_out<V>(sums, some, out + j, table.output_unit, rows);
  }
}

template <class V, template <class> class S>
HP_NOINLINE void along_tiles(const AlongTable& table, const void* from, void* to, int64_t units,
                             bool stream) {
  auto in = static_cast<const typename V::Element*>(from);
  auto out = static_cast<typename V::Element*>(to);
  constexpr int64_t worthwhile = V::lanes > 4 ? V::lanes / 4 : 1;
  while (units >= worthwhile) {
    int64_t rows = units < V::lanes ? units : V::lanes;
    for (int64_t r = 0; r < table.tiles.size(); r++) {
      sum_tile<V, S>(table, table.tiles[r], in, out, rows);
    }
    in += rows * table.input_unit;
    out += rows * table.output_unit;
    units -= rows;
  }
  along_flat<V, S>(table, in, out, units, stream);
}
