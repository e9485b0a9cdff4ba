/* Planes of float32 from pixels of three bytes: one load takes sixteen of them apart. */

template <Operator First, Operator Second>
HP_INLINE F32::Reg changed_plane(uint16x4_t bytes, F32::Reg first, F32::Reg second) {
  F32::Reg x = operate<F32, First>(vcvtq_f32_u32(vmovl_u16(bytes)), first);
  if constexpr (number(Second) != 0) {
    x = operate<F32, Second>(x, second);
  }
  return x;
}

template <Operator First, Operator Second>
HP_NOINLINE void planes_of_pixels(const PlaneTable& table, const uint8_t* in, float* out,
                                  int64_t stride, int64_t pixels) {
  constexpr int channels = PlaneTable::channels;
  constexpr int64_t together = 16;
  F32::Reg first[channels];
  F32::Reg second[channels];
  for (int c = 0; c < channels; c++) {
    first[c] = F32::set1(table.operands[0][c]);
    second[c] = F32::set1(table.operands[1][c]);
  }
  int64_t i = 0;
  for (; i + together <= pixels; i += together) {
    const uint8x16x3_t v = vld3q_u8(in + i * channels);
    for (int c = 0; c < channels; c++) {
      const uint16x8_t halves[] = {vmovl_u8(vget_low_u8(v.val[c])), vmovl_high_u8(v.val[c])};
      float* to = out + c * stride + i;
      for (const uint16x8_t& half : halves) {
        const auto low = vget_low_u16(half);
        const auto high = vget_high_u16(half);
        F32::store(to, changed_plane<First, Second>(low, first[c], second[c]));
        F32::store(to + 4, changed_plane<First, Second>(high, first[c], second[c]));
        to += 8;
      }
    }
  }
  look_up_planes(table, in, out, stride, i, pixels);
}
