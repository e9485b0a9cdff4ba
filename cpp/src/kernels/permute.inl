/* Blocks of two axes, [rows][columns], gathered from any two axes of the input. */

template <class T>
HP_INLINE void permute_columns(const PermuteBlock& block, const T* in, T* out, int64_t columns) {
  for (int64_t row = 0; row < block.rows; row++) {
    for (int64_t column = 0; column < columns; column++) {
      out[row * columns + column] = in[row * block.row_stride + column * block.column_stride];
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

template <class T>
HP_NOINLINE void permute(const PermuteBlock& block) {
  const T* in = static_cast<const T*>(block.in);
  T* out = static_cast<T*>(block.out);
  bool neighbours = block.row_stride == 1;
  if (block.column_stride == 1 && block.columns * static_cast<int64_t>(sizeof(T)) >= 64) {
    for (int64_t row = 0; row < block.rows; row++) {
      __builtin_memcpy(out + row * block.columns, in + row * block.row_stride,
                       static_cast<size_t>(block.columns) * sizeof(T));
    }
  } else if (neighbours && block.columns == 2) {
    interleave_columns<T, 2>(block, in, out);
  } else if (neighbours && block.columns == 3) {
    interleave_columns<T, 3>(block, in, out);
  } else if (neighbours && block.columns == 4) {
    interleave_columns<T, 4>(block, in, out);
  } else {
    permute_columns(block, in, out, block.columns);
  }
}
