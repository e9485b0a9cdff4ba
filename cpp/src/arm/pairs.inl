/* Sums of two pixels and of two rows (tables/pair_sums.h). */

/* Two pixels of three or four channels. Eight bytes are read for each. */
template <int Channels>
struct PixelPairs {
  static constexpr int channels = Channels;
  static constexpr int pixels = 2;
  static int32x4_t set_rounding(int32_t rounding) { return vdupq_n_s32(rounding); }
  static void take(const uint8_t* in, const int32_t* first, const int16_t* weights,
                   int32x4_t rounding, int32_t shift, int16_t* out) {
    int16x4_t w = vld1_s16(weights);
    int16x8_t a = vreinterpretq_s16_u16(vmovl_u8(vld1_u8(in + first[0])));
    int16x8_t b = vreinterpretq_s16_u16(vmovl_u8(vld1_u8(in + first[1])));
    int32x4_t sum_a = vmlal_lane_s16(rounding, vget_low_s16(a), w, 0);
    int32x4_t sum_b = vmlal_lane_s16(rounding, vget_low_s16(b), w, 2);
    sum_a = vmlal_lane_s16(sum_a, next_pixel(a), w, 1);
    sum_b = vmlal_lane_s16(sum_b, next_pixel(b), w, 3);
    vst1_s16(out, vqmovn_s32(shifted(sum_a, shift)));
    vst1_s16(out + Channels, vqmovn_s32(shifted(sum_b, shift)));
  }
  static int16x4_t next_pixel(int16x8_t v) { return vget_low_s16(vextq_s16(v, v, Channels)); }
};

/* Eight pixels of one channel. */
struct BytePairs {
  static constexpr int channels = 1;
  static constexpr int pixels = 8;
  static int32x4_t set_rounding(int32_t rounding) { return vdupq_n_s32(rounding); }
  static void take(const uint8_t* in, const int32_t* first, const int16_t* weights,
                   int32x4_t rounding, int32_t shift, int16_t* out) {
    int32x4_t low = four(in, first, weights, rounding);
    int32x4_t high = four(in, first + 4, weights + 8, rounding);
    vst1q_s16(out, U8::words(low, high, shift));
  }
  static int32x4_t four(const uint8_t* in, const int32_t* first, const int16_t* weights,
                        int32x4_t rounding) {
    uint16x4_t pairs = vdup_n_u16(both(in + first[0]));
    pairs = vset_lane_u16(both(in + first[1]), pairs, 1);
    pairs = vset_lane_u16(both(in + first[2]), pairs, 2);
    pairs = vset_lane_u16(both(in + first[3]), pairs, 3);
    uint16x8_t words = vmovl_u8(vreinterpret_u8_u16(pairs));
    return Quads::add_products(rounding, vreinterpretq_s32_u16(words), weights);
  }
  static uint16_t both(const uint8_t* in) {
    uint16_t pair;
    __builtin_memcpy(&pair, in, sizeof(pair));
    return pair;
  }
};

/* The upper half of a product of words is the product divided by 2^16, rounded down. */
class WordBlend {
 public:
  static constexpr int lanes = 16;
  explicit WordBlend(const WordRows& rows)
      : first_(vdupq_n_s16(rows.weights[0])),
        second_(vdupq_n_s16(rows.weights[1])),
        rounding_(vdupq_n_s16(static_cast<int16_t>(rows.rounding))),
        shift_(vdupq_n_s16(static_cast<int16_t>(-rows.shift))) {}
  void make(const WordRows& rows, int64_t at, uint8_t* out) const {
    int16x8_t low = words(rows.rows[0] + at, rows.rows[1] + at);
    int16x8_t high = words(rows.rows[0] + at + 8, rows.rows[1] + at + 8);
    vst1q_u8(out + at, vqmovun_high_s16(vqmovun_s16(low), high));
  }

 private:
  int16x8_t words(const int16_t* a, const int16_t* b) const {
    int16x8_t v = upper_half(vld1q_s16(a), first_);
    v = vqaddq_s16(v, upper_half(vld1q_s16(b), second_));
    return vshlq_s16(vqaddq_s16(v, rounding_), shift_);
  }
  static int16x8_t upper_half(int16x8_t a, int16x8_t b) {
    int32x4_t low = vmull_s16(vget_low_s16(a), vget_low_s16(b));
    int32x4_t high = vmull_high_s16(a, b);
    return vuzp2q_s16(vreinterpretq_s16_s32(low), vreinterpretq_s16_s32(high));
  }

  int16x8_t first_;
  int16x8_t second_;
  int16x8_t rounding_;
  int16x8_t shift_;
};
