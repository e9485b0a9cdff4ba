/* Pixels of three bytes to planes of float32 (tables/plane_table.h). */

HP_INLINE void look_up_planes(const PlaneTable& table, const uint8_t* in, float* out,
                              int64_t stride, int64_t begin, int64_t end) {
  const float* red = table.values.data();
  const float* green = red + 256;
  const float* blue = green + 256;
  for (int64_t i = begin; i < end; i++) {
    out[i] = red[in[3 * i]];
    out[stride + i] = green[in[3 * i + 1]];
    out[2 * stride + i] = blue[in[3 * i + 2]];
  }
}

HP_NOINLINE inline void planes_of_bytes(const PlaneTable& table, const uint8_t* in, float* out,
                                        int64_t stride, int64_t pixels) {
  look_up_planes(table, in, out, stride, 0, pixels);
}
