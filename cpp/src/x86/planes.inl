/* Planes of float32 from pixels of three bytes: four of them lie in every 128 bits, a shuffle takes
 * one channel of each. */

struct PlaneMasks {
  alignas(64) unsigned char bytes[PlaneTable::channels][64] = {};
  constexpr PlaneMasks() {
    for (int channel = 0; channel < PlaneTable::channels; channel++) {
      for (int i = 0; i < 64; i++) {
        const int pixel = i % 16 / 4;
        bytes[channel][i] =
            static_cast<unsigned char>(i % 4 == 0 ? pixel * PlaneTable::channels + channel : 0x80);
      }
    }
  }
};

constexpr PlaneMasks plane_masks;
constexpr int32_t plane_windows[4] = {0, 12, 24, 36};

template <Operator First, Operator Second>
HP_NOINLINE void planes_of_pixels(const PlaneTable& table, const uint8_t* in, float* out,
                                  int64_t stride, int64_t pixels) {
  constexpr int channels = PlaneTable::channels;
  constexpr int64_t behind = 16 - 12; /* bytes that the last window reads too many */
  Ints masks[channels];
  F32::Reg first[channels];
  F32::Reg second[channels];
  for (int c = 0; c < channels; c++) {
    masks[c] = load_ints(plane_masks.bytes[c]);
    first[c] = F32::set1(table.operands[0][c]);
    second[c] = F32::set1(table.operands[1][c]);
  }
  int64_t i = 0;
  for (; (pixels - i) * channels >= F32::lanes * channels + behind; i += F32::lanes) {
    const Ints v = Quads::load_windows(in + i * channels, plane_windows);
    for (int c = 0; c < channels; c++) {
      F32::Reg x = MM(cvtepi32_ps)(MM(shuffle_epi8)(v, masks[c]));
      x = operate<F32, First>(x, first[c]);
      if constexpr (number(Second) != 0) {
        x = operate<F32, Second>(x, second[c]);
      }
      F32::store(out + c * stride + i, x);
    }
  }
  look_up_planes(table, in, out, stride, i, pixels);
}
