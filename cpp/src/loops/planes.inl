/* Pixels of three bytes to planes of float32 (tables/plane_table.h). */

HP_INLINE void look_up_planes(const PlaneTable& table, const uint8_t* in, float* out,
                              int64_t stride, int64_t begin, int64_t end) {
  for (int c = 0; c < PlaneTable::channels; c++) {
    const float* values = table.values.data() + 256 * c;
    const uint8_t* from = in + table.sources[c];
    for (int64_t i = begin; i < end; i++) {
      out[c * stride + i] = values[from[3 * i]];
    }
  }
}

/* One operation of a table in registers. */
template <class V, Operator Op, bool Products>
HP_INLINE typename V::Reg change_plane(typename V::Reg x, typename V::Reg operand,
                                       typename V::Reg rest) {
  if constexpr (number(Op) == 0) {
    return x;
  } else if constexpr (Op == Operator::divide && Products) {
    return V::fma(x, operand, V::mul(x, rest));
  } else {
    return operate<V, Op>(x, operand);
  }
}

HP_NOINLINE inline void planes_of_bytes(const PlaneTable& table, const uint8_t* in, float* out,
                                        int64_t stride, int64_t pixels, bool) {
  look_up_planes(table, in, out, stride, 0, pixels);
}
