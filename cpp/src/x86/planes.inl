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

/* What becomes of one channel of a vector of pixels. */
template <Operator First, Operator Second, bool Products>
struct ChangedPlane {
  static constexpr int64_t bytes_read = F32::lanes * PlaneTable::channels + 16 - 12;
  Ints mask;
  F32::Reg operands[2];
  F32::Reg rests[2];

  HP_INLINE void set(const PlaneTable& table, int c) {
    mask = load_ints(plane_masks.bytes[table.sources[c]]);
    for (int i = 0; i < 2; i++) {
      operands[i] = F32::set1(table.operands[i][c]);
      rests[i] = F32::set1(table.rests[i][c]);
    }
  }
  HP_INLINE F32::Reg of(Ints pixels) const {
    F32::Reg x = MM(cvtepi32_ps)(MM(shuffle_epi8)(pixels, mask));
    x = change_plane<F32, First, Products>(x, operands[0], rests[0]);
    return change_plane<F32, Second, Products>(x, operands[1], rests[1]);
  }
};

/* One plane after the other, so that lines are written whole; their ends go in small stores. */
template <class Plane>
HP_INLINE void planes_past_cache(const PlaneTable& table, const uint8_t* in, float* out,
                                 int64_t stride, int64_t pixels) {
  for (int c = 0; c < PlaneTable::channels; c++) {
    const float* values = table.values.data() + 256 * c;
    const uint8_t* from = in + table.sources[c];
    float* to = out + c * stride;
    auto look_up = [=](int64_t i) HP_INLINE_LAMBDA {
      int32_t bits;
      __builtin_memcpy(&bits, values + from[3 * i], sizeof(bits));
      F32::stream_four(to + i, bits);
    };
    Plane plane;
    plane.set(table, c);
    const int64_t line = bytes_to_line(to) / 4;
    int64_t i = 0;
    for (; i < line && i < pixels; i++) {
      look_up(i);
    }
    for (; (pixels - i) * PlaneTable::channels >= Plane::bytes_read; i += F32::lanes) {
      const Ints v = Quads::load_windows(in + i * PlaneTable::channels, plane_windows);
      F32::stream(to + i, plane.of(v));
    }
    for (; i < pixels; i++) {
      look_up(i);
    }
  }
}

template <Operator First, Operator Second, bool Products>
HP_NOINLINE void planes_of_pixels(const PlaneTable& table, const uint8_t* in, float* out,
                                  int64_t stride, int64_t pixels, bool stream) {
  using Plane = ChangedPlane<First, Second, Products>;
  constexpr int channels = PlaneTable::channels;
  if (stream) {
    return planes_past_cache<Plane>(table, in, out, stride, pixels);
  }
  Plane planes[channels];
  for (int c = 0; c < channels; c++) {
    planes[c].set(table, c);
  }
  int64_t i = 0;
  for (; (pixels - i) * channels >= Plane::bytes_read; i += F32::lanes) {
    const Ints v = Quads::load_windows(in + i * channels, plane_windows);
    for (int c = 0; c < channels; c++) {
      F32::store(out + c * stride + i, planes[c].of(v));
    }
  }
  look_up_planes(table, in, out, stride, i, pixels);
}
