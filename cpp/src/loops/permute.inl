/* Blocks of two axes, [rows][columns], gathered from any two axes of the input. */

template <class T>
HP_INLINE void permute_columns(const PermuteBlock& block, const T* in, T* out) {
  for (int64_t row = 0; row < block.rows; row++) {
    for (int64_t column = 0; column < block.columns; column++) {
      out[row * block.out_stride + column] =
          in[row * block.row_stride + column * block.column_stride];
    }
  }
}

/* Few columns of neighbouring input elements each: an interleaving, of a known number. */
template <class T, int Columns>
HP_INLINE void interleave_columns(const PermuteBlock& block, const T* __restrict in,
                                  T* __restrict out) {
  for (int64_t row = 0; row < block.rows; row++) {
    for (int column = 0; column < Columns; column++) {
      out[row * Columns + column] = in[row + column * block.column_stride];
    }
  }
}

/* Few rows whose elements are neighbours in the input: its opposite. */
template <class T, int Rows>
HP_NOINLINE void split_rows(const PermuteBlock& block, const T* __restrict in, T* __restrict out) {
  T* __restrict rows[Rows];
  for (int row = 0; row < Rows; row++) {
    rows[row] = out + row * block.out_stride;
  }
  for (int64_t column = 0; column < block.columns; column++) {
    for (int row = 0; row < Rows; row++) {
      rows[row][column] = in[column * Rows + row];
    }
  }
}

template <class T>
HP_NOINLINE void permute(const PermuteBlock& block) {
  const T* in = static_cast<const T*>(block.in);
  T* out = static_cast<T*>(block.out);
  bool dense = block.out_stride == block.columns;
  bool neighbours = block.row_stride == 1 && dense;
  bool split = block.row_stride == 1 && block.column_stride == block.rows;
  if (block.column_stride == 1 && block.columns * static_cast<int64_t>(sizeof(T)) >= 64) {
    for (int64_t row = 0; row < block.rows; row++) {
      __builtin_memcpy(out + row * block.out_stride, in + row * block.row_stride,
                       static_cast<size_t>(block.columns) * sizeof(T));
    }
  } else if (neighbours && block.columns == 2) {
    interleave_columns<T, 2>(block, in, out);
  } else if (neighbours && block.columns == 3) {
    interleave_columns<T, 3>(block, in, out);
  } else if (neighbours && block.columns == 4) {
    interleave_columns<T, 4>(block, in, out);
  } else if (split && block.rows == 2) {
    split_rows<T, 2>(block, in, out);
  } else if (split && block.rows == 3) {
    split_rows<T, 3>(block, in, out);
  } else if (split && block.rows == 4) {
    split_rows<T, 4>(block, in, out);
  } else {
    permute_columns(block, in, out);
  }
}
