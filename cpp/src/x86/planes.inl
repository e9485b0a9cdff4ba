/* Planes of float32 from pixels of three bytes: a permutation puts four of them into every 128
 * bits, a shuffle takes one channel of each. */

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

/* Which 32 bits go where: pixels lie at the beginning of what is loaded, or at its end. */
struct PlaneOrder {
  alignas(64) int32_t words[2][16] = {};
  constexpr PlaneOrder() {
    for (int i = 0; i < 16; i++) {
      words[0][i] = i / 4 * PlaneTable::channels + i % 4;
      words[1][i] = words[0][i] + F32::lanes / 4;
    }
  }
};

constexpr PlaneOrder plane_order;

/* Four pixels in every 128 bits. */
HP_INLINE Ints load_pixels(const uint8_t* from, F32::Index order) {
  return MM_SI(castps)(F32::permute(F32::load(reinterpret_cast<const float*>(from)), order));
}

/* What becomes of one channel of a vector of pixels. */
template <Operator First, Operator Second, bool Products>
struct ChangedPlane {
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

/* Some planes from one on, whose lines begin with the same pixels: lines are written whole, two of
 * each plane in turn, and what fills none goes in small stores. */
template <class Plane, int Planes>
HP_INLINE void lines_past_cache(const PlaneTable& table, int first, const uint8_t* in, float* out,
                                int64_t stride, int64_t pixels) {
  constexpr int64_t channels = PlaneTable::channels;
  constexpr int64_t lanes = F32::lanes;
  constexpr int vectors = 2 * line_bytes / sizeof(F32::Reg);
  const auto order = F32::index(plane_order.words[0]);
  Plane planes[Planes];
  for (int p = 0; p < Planes; p++) {
    planes[p].set(table, first + p);
  }
  out += first * stride;
  auto look_up = [&](int64_t begin, int64_t end) HP_INLINE_LAMBDA {
    for (int p = 0; p < Planes; p++) {
      const float* values = table.values.data() + 256 * (first + p);
      const uint8_t* from = in + table.sources[first + p];
      for (int64_t i = begin; i < end; i++) {
        int32_t bits;
        __builtin_memcpy(&bits, values + from[channels * i], sizeof(bits));
        F32::stream_four(out + p * stride + i, bits);
      }
    }
  };
  int64_t i = bytes_to_line(out) / static_cast<int64_t>(sizeof(float));
  look_up(0, i);
  auto make = [&](auto count) HP_INLINE_LAMBDA {
    constexpr int64_t last = (count() - 1) * lanes;
    for (; (pixels - i - last) * channels >= int64_t{sizeof(Ints)}; i += last + lanes) {
      Ints v[count()];
      for (int j = 0; j < count(); j++) {
        v[j] = load_pixels(in + (i + j * lanes) * channels, order);
      }
      for (int p = 0; p < Planes; p++) {
        for (int j = 0; j < count(); j++) {
          F32::stream(out + p * stride + i + j * lanes, planes[p].of(v[j]));
        }
      }
    }
  };
  make(std::integral_constant<int, vectors>());
  make(std::integral_constant<int, 1>());
  look_up(i, pixels);
}

/* Pixels fill two vectors at least. */
template <class Plane>
HP_INLINE void planes_past_cache(const PlaneTable& table, const uint8_t* in, float* out,
                                 int64_t stride, int64_t pixels) {
  constexpr int channels = PlaneTable::channels;
  if (stride * int64_t{sizeof(float)} % int64_t{line_bytes} == 0) {
    return lines_past_cache<Plane, channels>(table, 0, in, out, stride, pixels);
  }
  for (int c = 0; c < channels; c++) {
    lines_past_cache<Plane, 1>(table, c, in, out, stride, pixels);
  }
}

template <Operator First, Operator Second, bool Products>
HP_INLINE void make_planes(const PlaneTable& table, const uint8_t* in, float* out, int64_t stride,
                           int64_t pixels, bool stream) {
  constexpr int channels = PlaneTable::channels;
  constexpr int64_t lanes = F32::lanes;
  if (pixels < 2 * lanes) {
    return look_up_planes(table, in, out, stride, 0, pixels);
  }
  if (stream) {
    return planes_past_cache<ChangedPlane<First, Second, Products>>(table, in, out, stride, pixels);
  }
  ChangedPlane<First, Second, Products> planes[channels];
  for (int c = 0; c < channels; c++) {
    planes[c].set(table, c);
  }
  auto make = [&](const uint8_t* from, F32::Index order, int64_t at) HP_INLINE_LAMBDA {
    const Ints v = load_pixels(from, order);
    for (int c = 0; c < channels; c++) {
      F32::store(out + c * stride + at, planes[c].of(v));
    }
  };
  const auto first = F32::index(plane_order.words[0]);
  const auto last = F32::index(plane_order.words[1]);
  for (int64_t i = 0; i < pixels - lanes; i += lanes) {
    const int64_t at = i < pixels - 2 * lanes ? i : pixels - 2 * lanes;
    make(in + at * channels, first, at);
  }
  make(in + pixels * channels - sizeof(Ints), last, pixels - lanes);
}
