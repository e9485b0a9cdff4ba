/* Planes of float32 from pixels of three bytes: one load takes sixteen of them apart. */

template <Operator First, Operator Second, bool Products>
HP_INLINE F32::Reg changed_plane(uint16x4_t bytes, const F32::Reg* operands,
                                 const F32::Reg* rests) {
  F32::Reg x = vcvtq_f32_u32(vmovl_u16(bytes));
  x = change_plane<F32, First, Products>(x, operands[0], rests[0]);
  return change_plane<F32, Second, Products>(x, operands[1], rests[1]);
}

template <Operator First, Operator Second, bool Products>
HP_INLINE void make_planes(const PlaneTable& table, const uint8_t* in, float* out, int64_t stride,
                           int64_t pixels, bool) {
  constexpr int channels = PlaneTable::channels;
  constexpr int64_t together = 16;
  F32::Reg operands[channels][2];
  F32::Reg rests[channels][2];
  for (int c = 0; c < channels; c++) {
    for (int i = 0; i < 2; i++) {
      operands[c][i] = F32::set1(table.operands[i][c]);
      rests[c][i] = F32::set1(table.rests[i][c]);
    }
  }
  int64_t i = 0;
  for (; i + together <= pixels; i += together) {
    const uint8x16x3_t v = vld3q_u8(in + i * channels);
    for (int c = 0; c < channels; c++) {
      const uint8x16_t bytes = v.val[table.sources[c]];
      const uint16x8_t halves[] = {vmovl_u8(vget_low_u8(bytes)), vmovl_high_u8(bytes)};
      float* to = out + c * stride + i;
      for (const uint16x8_t& half : halves) {
        const auto low = vget_low_u16(half);
        const auto high = vget_high_u16(half);
        F32::store(to, changed_plane<First, Second, Products>(low, operands[c], rests[c]));
        F32::store(to + 4, changed_plane<First, Second, Products>(high, operands[c], rests[c]));
        to += 8;
      }
    }
  }
  look_up_planes(table, in, out, stride, i, pixels);
}
