/* Conversions of eight elements at the edges of float computations. */

struct U8ToF32 {
  static constexpr int lanes = 8;
  static void convert(const uint8_t* in, float* out) {
    uint16x8_t v = vmovl_u8(vld1_u8(in));
    vst1q_f32(out, vcvtq_f32_u32(vmovl_u16(vget_low_u16(v))));
    vst1q_f32(out + 4, vcvtq_f32_u32(vmovl_high_u16(v)));
  }
};

/* To nearest, ties to even; what is negative or NaN becomes 0. */
struct F32ToU8 {
  static constexpr int lanes = 8;
  static void convert(const float* in, uint8_t* out) {
    uint16x4_t low = vqmovn_u32(vcvtnq_u32_f32(vld1q_f32(in)));
    vst1_u8(out, vqmovn_u16(vqmovn_high_u32(low, vcvtnq_u32_f32(vld1q_f32(in + 4)))));
  }
};

struct F16ToF32 {
  static constexpr int lanes = 8;
  static void convert(const uint16_t* in, float* out) {
    float16x8_t v = vreinterpretq_f16_u16(vld1q_u16(in));
    vst1q_f32(out, vcvt_f32_f16(vget_low_f16(v)));
    vst1q_f32(out + 4, vcvt_high_f32_f16(v));
  }
};

struct F32ToF16 {
  static constexpr int lanes = 8;
  static void convert(const float* in, uint16_t* out) {
    float16x8_t v = vcvt_high_f16_f32(vcvt_f16_f32(vld1q_f32(in)), vld1q_f32(in + 4));
    vst1q_u16(out, vreinterpretq_u16_f16(v));
  }
};

struct BF16ToF32 {
  static constexpr int lanes = 8;
  static void convert(const uint16_t* in, float* out) {
    uint16x8_t v = vld1q_u16(in);
    vst1q_f32(out, vreinterpretq_f32_u32(vshll_n_u16(vget_low_u16(v), 16)));
    vst1q_f32(out + 4, vreinterpretq_f32_u32(vshll_high_n_u16(v, 16)));
  }
};

/* To nearest, ties to even; a NaN stays one. */
struct F32ToBF16 {
  static constexpr int lanes = 8;
  static void convert(const float* in, uint16_t* out) {
    vst1q_u16(out, vcombine_u16(four(vld1q_f32(in)), four(vld1q_f32(in + 4))));
  }
  static uint16x4_t four(float32x4_t v) {
    uint16x4_t quiet = vorr_u16(vshrn_n_u32(vreinterpretq_u32_f32(v), 16), vdup_n_u16(0x40));
    uint16x4_t rounded = vshrn_n_u32(vreinterpretq_u32_f32(F32::round_bf16(v)), 16);
    return vbsl_u16(vmovn_u32(vceqq_f32(v, v)), rounded, quiet);
  }
};
