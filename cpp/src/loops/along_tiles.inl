/*
 * A pass over an axis of single elements whose taps no vector holds, as in a reduction: as many
 * rows as a vector has lanes are turned on their side, so that every tap of an output is one vector
 * with a row in each lane; the sums are turned back. Taps are added in their order, one after
 * another (rule HP-201).
 */

/* Fills the columns of a tile of up to V::lanes rows, column after column. What the next rows will
 * read is asked for into the second-level cache, so that it comes while these are summed: the
 * processor's own look ahead does not follow so many rows at once. */
template <class V>
HP_INLINE void turn_in(const typename V::Element* in, int64_t row, int64_t rows, const TileRun& run,
                       typename V::Element* tile) {
  constexpr int64_t most_ahead = int64_t{256} << 10; /* a part of a second-level cache */
  const int64_t next_rows = rows * row * static_cast<int64_t>(sizeof(typename V::Element));
  const auto ahead = static_cast<uintptr_t>(next_rows < most_ahead ? next_rows : most_ahead);
  typename V::Reg r[V::lanes];
  for (int64_t x = 0; x < run.columns; x += V::lanes) {
    const int64_t readable = row - run.low - x;
    for (int k = 0; k < V::lanes; k++) {
      const typename V::Element* from = in + (k < rows ? k : rows - 1) * row + run.low + x;
      prefetch_second(from, ahead);
      r[k] = load_lanes<V>(from, readable);
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

/* Columns of up to V::lanes rows, column after column, from one on that need not be the first. */
template <class V>
struct Tile {
  const typename V::Element* data;
  int32_t low; /* the first column */

  HP_INLINE const typename V::Element* column(int32_t index) const {
    return data + (int64_t{index} - low) * V::lanes;
  }
};

/* The sum of output j, a row in each lane. */
template <class V, template <class> class S>
HP_INLINE typename V::Reg sum_lanes(const TapRows& taps, const Tile<V>& tile, int64_t j) {
  int32_t count = taps.count(j);
  if (count == 0) {
    return V::set1(0);
  }
  const int32_t* index = taps.indices.data() + taps.starts[j];
  const auto* weight = taps.weights_as<typename V::Element>() + taps.starts[j];
  int32_t strict = S<V>::grouped ? strict_taps(taps.group, count) : count;
  typename V::Reg sum = S<V>::first(V::load(tile.column(index[0])), V::set1(weight[0]));
  for (int32_t t = 1; t < strict; t++) {
    sum = S<V>::next(sum, V::load(tile.column(index[t])), V::set1(weight[t]));
  }
  for (int32_t t = strict; t < count; t++) {
    sum = S<V>::tail(sum, V::load(tile.column(index[t])), V::set1(weight[t]));
  }
  return sum;
}

/* The taps of an output, which are neighbouring columns of a tile. */
template <class V>
struct NeighbourTaps {
  using T = typename V::Element;
  const T* column;
  const T* weights;
  int32_t strict; /* so many are added without fma */
  int32_t count;

  HP_INLINE NeighbourTaps(const TapRows& taps, bool grouped, const Tile<V>& tile, int64_t j)
      : column(tile.column(taps.indices[taps.starts[j]])),
        weights(taps.weights_as<T>() + taps.starts[j]),
        strict(grouped ? strict_taps(taps.group, taps.count(j)) : taps.count(j)),
        count(taps.count(j)) {}
  HP_INLINE typename V::Reg value(int64_t t) const { return V::load(column + t * V::lanes); }
  HP_INLINE typename V::Reg weight(int64_t t) const { return V::set1(weights[t]); }
};

/* Adds the taps from one on. */
template <class V, template <class> class S>
HP_INLINE typename V::Reg sum_from(const NeighbourTaps<V>& of, int32_t t, typename V::Reg sum) {
  for (; t < of.strict; t++) {
    sum = S<V>::next(sum, of.value(t), of.weight(t));
  }
  for (; t < of.count; t++) {
    sum = S<V>::tail(sum, of.value(t), of.weight(t));
  }
  return sum;
}

/* Four sums at once, because each addition of one waits for the one before it. */
template <class V, template <class> class S>
HP_INLINE void sum_four(const TapRows& taps, const Tile<V>& tile, int64_t j,
                        typename V::Reg* sums) {
  constexpr int outputs = 4;
  const NeighbourTaps<V> of[outputs] = {{taps, S<V>::grouped, tile, j},
                                        {taps, S<V>::grouped, tile, j + 1},
                                        {taps, S<V>::grouped, tile, j + 2},
                                        {taps, S<V>::grouped, tile, j + 3}};
  int32_t common = of[0].strict;
  typename V::Reg sum[outputs];
  for (int k = 0; k < outputs; k++) {
    common = of[k].strict < common ? of[k].strict : common;
    sum[k] = S<V>::first(of[k].value(0), of[k].weight(0));
  }
  for (int32_t t = 1; t < common; t++) {
    for (int k = 0; k < outputs; k++) {
      sum[k] = S<V>::next(sum[k], of[k].value(t), of[k].weight(t));
    }
  }
  for (int k = 0; k < outputs; k++) {
    sums[k] = sum_from<V, S>(of[k], common, sum[k]);
  }
}

/* The sums of so many outputs from j on, all of neighbouring taps. */
template <class V, template <class> class S>
HP_INLINE void sum_neighbours(const TapRows& taps, const Tile<V>& tile, int64_t j, int32_t some,
                              typename V::Reg* sums) {
  int32_t k = 0;
  for (; k + 4 <= some; k += 4) {
    sum_four<V, S>(taps, tile, j + k, sums + k);
  }
  for (; k < some; k++) {
    const NeighbourTaps<V> of(taps, S<V>::grouped, tile, j + k);
    sums[k] = sum_from<V, S>(of, 1, S<V>::first(of.value(0), of.weight(0)));
  }
}

template <class V, template <class> class S>
HP_INLINE void sum_tile(const AlongTable& table, const TileRun& run, const typename V::Element* in,
                        typename V::Element* out, int64_t rows) {
  alignas(64) typename V::Element columns[tile_columns * V::lanes];
  turn_in<V>(in, table.input_unit, rows, run, columns);
  const Tile<V> tile{columns, run.low};
  for (int32_t j = run.first; j < run.first + run.outputs; j += V::lanes) {
    int32_t left = run.first + run.outputs - j;
    int32_t some = left < V::lanes ? left : V::lanes;
    typename V::Reg sums[V::lanes];
    for (int32_t k = run.neighbours ? some : 0; k < V::lanes; k++) {
      sums[k] = k < some ? sum_lanes<V, S>(table.taps, tile, j + k) : V::set1(0);
    }
    if (run.neighbours) {
      sum_neighbours<V, S>(table.taps, tile, j, some, sums);
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
