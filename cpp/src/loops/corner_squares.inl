/*
 * Blends of four corners in two rows of output that lie between the same two rows of the source,
 * channels-last, with channels that fill whole vectors. Two neighbours in each of the two rows are
 * a square of outputs that lie between the same four corners, which are loaded once for all four.
 */

/* Up to two columns of a square: its corners in the order of their sum, and for each output the
 * weights and where it goes. */
template <class V, int Columns>
struct Square {
  using T = typename V::Element;
  static constexpr int corners = 4;
  const T* at[corners];
  typename V::Reg weight[2][Columns][corners];
  T* to[2][Columns];

  HP_INLINE Square(const Corners<T, corners>* rows, T* const* outs, const int32_t* index,
                   const T* weights, int64_t channels) {
    for (int j = 0; j < corners; j++) {
      const uint32_t tap = rows->tap[j];
      at[j] = rows->row[j] + index[tap] * channels;
      for (int c = 0; c < Columns; c++) {
        const typename V::Reg along = V::set1(weights[2 * c + tap]);
        for (int r = 0; r < 2; r++) {
          weight[r][c][j] = V::mul(V::set1(rows[r].weight[j]), along);
        }
      }
    }
    for (int c = 0; c < Columns; c++) {
      for (int r = 0; r < 2; r++) {
        to[r][c] = outs[r] + c * channels;
      }
    }
  }

  template <template <class> class S>
  HP_INLINE void blend(int64_t channel) const {
    typename V::Reg sum[2][Columns];
    const typename V::Reg first = V::load(at[0] + channel);
    for (int r = 0; r < 2; r++) {
      for (int c = 0; c < Columns; c++) {
        sum[r][c] = S<V>::first(first, weight[r][c][0]);
      }
    }
    for (int j = 1; j < corners; j++) {
      const typename V::Reg v = V::load(at[j] + channel);
      for (int r = 0; r < 2; r++) {
        for (int c = 0; c < Columns; c++) {
          sum[r][c] = S<V>::next(sum[r][c], v, weight[r][c][j]);
        }
      }
    }
    for (int r = 0; r < 2; r++) {
      for (int c = 0; c < Columns; c++) {
        V::store(to[r][c] + channel, sum[r][c]);
      }
    }
  }
};

template <class V, template <class> class S, int Columns>
HP_INLINE void blend_square(const Corners<typename V::Element, 4>* rows,
                            typename V::Element* const* outs, const int32_t* index,
                            const typename V::Element* weights, int64_t channels) {
  const Square<V, Columns> square(rows, outs, index, weights, channels);
  for (int64_t channel = 0; channel < channels; channel += V::lanes) {
    square.template blend<S>(channel);
  }
}

template <class V, template <class> class S>
HP_NOINLINE void corner_squares(const AlongTable& last_axis, const CornerRow& row) {
  using T = typename V::Element;
  const Corners<T, 4> rows[2] = {{row, row.row_weights}, {row, row.next_weights}};
  T* outs[2] = {static_cast<T*>(row.out), static_cast<T*>(row.next_out)};
  const int32_t* index = last_axis.taps.indices.data() + 2 * row.column;
  const T* weights = last_axis.taps.weights_as<T>() + 2 * row.column;
  for (int64_t x = row.columns; x > 0;) {
    int64_t taken = 1;
    if (x > 1 && index[0] == index[2] && index[1] == index[3]) {
      blend_square<V, S, 2>(rows, outs, index, weights, row.channels);
      taken = 2;
    } else {
      blend_square<V, S, 1>(rows, outs, index, weights, row.channels);
    }
    index += 2 * taken;
    weights += 2 * taken;
    outs[0] += taken * row.channels;
    outs[1] += taken * row.channels;
    x -= taken;
  }
}
