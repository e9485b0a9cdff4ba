/* Sums of bytes in registers of 128 bits. Bytes become words, whose products are added to sums of
 * 32 bits. */

inline int16x8_t low_words(uint8x16_t v) { return vreinterpretq_s16_u16(vmovl_u8(vget_low_u8(v))); }

inline int16x8_t high_words(uint8x16_t v) { return vreinterpretq_s16_u16(vmovl_high_u8(v)); }

/* Divided by 2^shift, rounded down. */
inline int32x4_t shifted(int32x4_t v, int32_t shift) { return vshlq_s32(v, vdupq_n_s32(-shift)); }

/* Four sums as bytes, in their range. */
inline uint32_t four_bytes(int32x4_t sums, int32_t shift) {
  int16x4_t words = vqmovn_s32(shifted(sums, shift));
  return vget_lane_u32(vreinterpret_u32_u8(vqmovun_s16(vcombine_s16(words, words))), 0);
}

/* The sums of low pieces become whole ones (loops/pieces.inl). */
inline void join(int32x4_t& low, const int32x4_t& high) {
  low = vaddq_s32(low, vshlq_n_s32(high, piece_bits));
}

struct U8 {
  using Reg = uint8x16_t;
  struct Sums {
    int32x4_t part[4];
  };
  static constexpr int lanes = 16;
  static constexpr int pieces = 1;
  static Reg load(const uint8_t* p) { return vld1q_u8(p); }
  static void store(uint8_t* p, Reg v) { vst1q_u8(p, v); }
  static void stream(uint8_t* p, Reg v) { store(p, v); }
  static void stream_four(void* p, int32_t v) { store_four_bytes(p, v); }
  static Sums start(int32_t rounding) {
    int32x4_t r = vdupq_n_s32(rounding);
    return {{r, r, r, r}};
  }
  static void add_pair(Sums& s, const uint8_t* a, const uint8_t* b, const int16_t* weights) {
    add(s, load(a), weights[0]);
    add(s, load(b), weights[1]);
  }
  static void add(Sums& s, Reg v, int16_t weight) {
    int16x8_t low = low_words(v);
    int16x8_t high = high_words(v);
    s.part[0] = vmlal_n_s16(s.part[0], vget_low_s16(low), weight);
    s.part[1] = vmlal_high_n_s16(s.part[1], low, weight);
    s.part[2] = vmlal_n_s16(s.part[2], vget_low_s16(high), weight);
    s.part[3] = vmlal_high_n_s16(s.part[3], high, weight);
  }
  static Reg finish(const Sums& s, int32_t shift) {
    int16x8_t low = words(s.part[0], s.part[1], shift);
    int16x8_t high = words(s.part[2], s.part[3], shift);
    return vqmovun_high_s16(vqmovun_s16(low), high);
  }
  static int16x8_t words(int32x4_t low, int32x4_t high, int32_t shift) {
    return vqmovn_high_s32(vqmovn_s32(shifted(low, shift)), shifted(high, shift));
  }
  /* The weight of the second row with 15 bits behind the point. */
  static int16_t lerp_weight(int32_t weight, int32_t shift) {
    return static_cast<int16_t>(weight << (15 - shift));
  }
  static Reg lerp(const uint8_t* a, const uint8_t* b, int16_t weight) {
    Reg first = load(a);
    Reg second = load(b);
    int16x8_t low = lerp_words(low_words(first), low_words(second), weight);
    int16x8_t high = lerp_words(high_words(first), high_words(second), weight);
    return vqmovun_high_s16(vqmovun_s16(low), high);
  }
  static int16x8_t lerp_words(int16x8_t a, int16x8_t b, int16_t weight) {
    return vaddq_s16(a, vqrdmulhq_n_s16(vsubq_s16(b, a), weight));
  }
};

/* A group of four outputs: a shuffle brings the two taps of each side by side as words. */
struct Quads {
  using Reg = int32x4_t;
  using Sums = Reg;
  static constexpr int quads = 1;
  static constexpr int pieces = 1;
  static Reg set1(int32_t v) { return vdupq_n_s32(v); }
  static Reg load_windows(const uint8_t* in, const int32_t* base) {
    return vreinterpretq_s32_u8(vld1q_u8(in + base[0]));
  }
  static Reg shuffle(Reg v, const unsigned char* mask) {
    return vreinterpretq_s32_u8(vqtbl1q_u8(vreinterpretq_u8_s32(v), vld1q_u8(mask)));
  }
  static Reg add_products(Reg sum, Reg v, const int16_t* weights) {
    int16x8_t words = vreinterpretq_s16_s32(v);
    int16x8_t w = vld1q_s16(weights);
    int32x4_t low = vmull_s16(vget_low_s16(words), vget_low_s16(w));
    return vaddq_s32(sum, vpaddq_s32(low, vmull_high_s16(words, w)));
  }
  static void store(uint8_t* out, Reg sum, int32_t shift) {
    uint32_t four = four_bytes(sum, shift);
    __builtin_memcpy(out, &four, sizeof(four));
  }
};

/* One output of a long sum over pixels of one channel: sixteen taps at a time. */
struct Dots1 {
  using Sums = int32x4_t;
  static constexpr int channels = 1;
  static constexpr int pieces = 1;
  static constexpr int taps = 16;
  static Sums start() { return vdupq_n_s32(0); }
  static void add(Sums& sums, const uint8_t* pixels, const int16_t* weights) {
    uint8x16_t v = vld1q_u8(pixels);
    add_words(sums, low_words(v), vld1q_s16(weights));
    add_words(sums, high_words(v), vld1q_s16(weights + 8));
  }
  static void add_words(Sums& sums, int16x8_t v, int16x8_t w) {
    sums = vmlal_s16(sums, vget_low_s16(v), vget_low_s16(w));
    sums = vmlal_high_s16(sums, v, w);
  }
  static void store(uint8_t* out, Sums sums, int32_t rounding, int32_t shift) {
    int32_t v = (vaddvq_s32(sums) + rounding) >> shift;
    *out = static_cast<uint8_t>(v < 0 ? 0 : v > 255 ? 255 : v);
  }
};

/* Where the bytes of pixels of three channels go, so that each has four: out of range is zero. */
alignas(16) constexpr uint8_t four_of_three[16] = {0, 1, 2, 255, 3, 4,  5,  255,
                                                   6, 7, 8, 255, 9, 10, 11, 255};

/* One output pixel of three or four channels: four taps at a time. */
template <int Channels>
struct DotsN {
  using Sums = int32x4_t;
  static constexpr int channels = Channels;
  static constexpr int pieces = 1;
  static constexpr int taps = 4;
  static Sums start() { return vdupq_n_s32(0); }
  static void add(Sums& sums, const uint8_t* pixels, const int16_t* weights) {
    uint8x16_t v = load_four(pixels);
    int16x4_t w = vld1_s16(weights);
    int16x8_t first = low_words(v);
    int16x8_t second = high_words(v);
    sums = vmlal_lane_s16(sums, vget_low_s16(first), w, 0);
    sums = vmlal_high_lane_s16(sums, first, w, 1);
    sums = vmlal_lane_s16(sums, vget_low_s16(second), w, 2);
    sums = vmlal_high_lane_s16(sums, second, w, 3);
  }
  static uint8x16_t load_four(const uint8_t* pixels) {
    if constexpr (Channels == 4) {
      return vld1q_u8(pixels);
    } else {
      uint32_t last;
      __builtin_memcpy(&last, pixels + 8, sizeof(last));
      uint8x8_t behind = vreinterpret_u8_u32(vdup_n_u32(last));
      return vqtbl1q_u8(vcombine_u8(vld1_u8(pixels), behind), vld1q_u8(four_of_three));
    }
  }
  static void store(uint8_t* out, Sums sums, int32_t rounding, int32_t shift) {
    uint32_t pixel = four_bytes(vaddq_s32(sums, vdupq_n_s32(rounding)), shift);
    __builtin_memcpy(out, &pixel, Channels);
  }
};

/* The same of four rows, a register for each: weights are loaded once for all of them. */
template <class D>
struct FourDots {
  using One = D;
  struct Sums {
    int32x4_t part[4];
  };
  static Sums start() { return {{D::start(), D::start(), D::start(), D::start()}}; }
  static void add(Sums& sums, const uint8_t* pixels, int64_t stride, const int16_t* weights) {
    for (int r = 0; r < 4; r++) {
      D::add(sums.part[r], pixels + r * stride, weights);
    }
  }
  static void store(uint8_t* out, int64_t stride, const Sums& s, int32_t rounding, int32_t shift) {
    for (int r = 0; r < 4; r++) {
      D::store(out + r * stride, s.part[r], rounding, shift);
    }
  }
};

struct FourQuads {
  using One = Quads;
  struct Sums {
    int32x4_t part[4];
  };
  static Sums start(int32_t rounding) {
    int32x4_t r = vdupq_n_s32(rounding);
    return {{r, r, r, r}};
  }
  static void add(Sums& sums, const uint8_t* in, int64_t stride, const int32_t* base,
                  const unsigned char* mask, const int16_t* weights) {
    for (int r = 0; r < 4; r++) {
      int32x4_t v = Quads::shuffle(Quads::load_windows(in + r * stride, base), mask);
      sums.part[r] = Quads::add_products(sums.part[r], v, weights);
    }
  }
  static void store(uint8_t* out, int64_t stride, const Sums& sums, int32_t shift) {
    for (int r = 0; r < 4; r++) {
      Quads::store(out + r * stride, sums.part[r], shift);
    }
  }
};

struct Shuffle16 {
  static void copy_shuffled(const unsigned char* in, const unsigned char* mask,
                            unsigned char* out) {
    vst1q_u8(out, vqtbl1q_u8(vld1q_u8(in), vld1q_u8(mask)));
  }
  /* Either mask puts zeros where the bytes of the other go. */
  static void copy_two_shuffled(const unsigned char* first, const unsigned char* second,
                                const unsigned char* masks, unsigned char* out) {
    const uint8x16_t a = vqtbl1q_u8(vld1q_u8(first), vld1q_u8(masks));
    const uint8x16_t b = vqtbl1q_u8(vld1q_u8(second), vld1q_u8(masks + 16));
    vst1q_u8(out, vorrq_u8(a, b));
  }
};
