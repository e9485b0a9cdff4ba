/* Floating-point numbers in registers of 128 bits. There are no stores past the caches: ARM
 * processors themselves notice that long runs of stores need nothing of what was there. */

inline void store_four_bytes(void* p, int32_t v) { __builtin_memcpy(p, &v, sizeof(v)); }

struct F32 {
  using Element = float;
  using One = Single<float>;
  using Reg = float32x4_t;
  using Index = uint8x16_t; /* of the bytes of each lane */
  static constexpr int lanes = 4;
  static constexpr bool has_permute = true;
  static Reg load(const float* p) { return vld1q_f32(p); }
  static void store(float* p, Reg v) { vst1q_f32(p, v); }
  static void stream(float* p, Reg v) { store(p, v); }
  static void stream_four(void* p, int32_t v) { store_four_bytes(p, v); }
  static Reg set1(float v) { return vdupq_n_f32(v); }
  static Reg mul(Reg a, Reg b) { return vmulq_f32(a, b); }
  static Reg div(Reg a, Reg b) { return vdivq_f32(a, b); }
  static Reg add(Reg a, Reg b) { return vaddq_f32(a, b); }
  static Reg sub(Reg a, Reg b) { return vsubq_f32(a, b); }
  static Reg fma(Reg a, Reg b, Reg c) { return vfmaq_f32(c, a, b); }
  static Reg round_f16(Reg v) { return vcvt_f32_f16(vcvt_f16_f32(v)); }
  static Reg round_bf16(Reg v) {
    uint32x4_t bits = vreinterpretq_u32_f32(v);
    uint32x4_t odd = vandq_u32(vshrq_n_u32(bits, 16), vdupq_n_u32(1));
    uint32x4_t sum = vaddq_u32(bits, vaddq_u32(odd, vdupq_n_u32(0x7FFF)));
    Reg rounded = vreinterpretq_f32_u32(vandq_u32(sum, vdupq_n_u32(0xFFFF0000)));
    return vbslq_f32(vceqq_f32(v, v), rounded, v);
  }
  /* The first n lanes, the others 0. */
  static Reg load_n(const float* p, int64_t n) {
    if (n >= lanes) {
      return load(p);
    }
    const float32x2_t none = vdup_n_f32(0);
    if (n >= 2) {
      return vcombine_f32(vld1_f32(p), n == 2 ? none : vld1_lane_f32(p + 2, none, 0));
    }
    return vcombine_f32(n < 1 ? none : vld1_lane_f32(p, none, 0), none);
  }
  static void store_n(float* p, Reg v, int64_t n) {
    if (n >= lanes) {
      return store(p, v);
    }
    if (n >= 2) {
      vst1_f32(p, vget_low_f32(v));
    }
    if (n == 1) {
      vst1q_lane_f32(p, v, 0);
    } else if (n == 3) {
      vst1q_lane_f32(p + 2, v, 2);
    }
  }
  static Index index(const int32_t* p) {
    uint32x4_t lane = vreinterpretq_u32_s32(vld1q_s32(p));
    return vreinterpretq_u8_u32(vmlaq_n_u32(vdupq_n_u32(0x03020100), lane, 0x04040404));
  }
  static Reg permute(Reg v, Index i) {
    return vreinterpretq_f32_u8(vqtbl1q_u8(vreinterpretq_u8_f32(v), i));
  }
  static Reg permute_two(Reg low, Reg high, Index i) {
    uint8x16x2_t both = {{vreinterpretq_u8_f32(low), vreinterpretq_u8_f32(high)}};
    return vreinterpretq_f32_u8(vqtbl2q_u8(both, i));
  }
  static Reg gather(const float* p, const int32_t* at) {
    Reg v = vld1q_dup_f32(p + at[0]);
    v = vld1q_lane_f32(p + at[1], v, 1);
    v = vld1q_lane_f32(p + at[2], v, 2);
    return vld1q_lane_f32(p + at[3], v, 3);
  }
  static Reg gather_below(const float* p, const int32_t* starts, const int32_t* counts,
                          int32_t tap) {
    float v[lanes];
    for (int lane = 0; lane < lanes; lane++) {
      v[lane] = One::gather_below(p, starts + lane, counts + lane, tap);
    }
    return load(v);
  }
  /* if_above where counts > tap. */
  static Reg where_above(const int32_t* counts, int32_t tap, Reg if_above, Reg otherwise) {
    return vbslq_f32(vcgtq_s32(vld1q_s32(counts), vdupq_n_s32(tap)), if_above, otherwise);
  }
  /* Every second element from the first and from the second on. */
  static HP_INLINE void load_in_turn(const float* p, Reg* apart) {
    const float32x4x2_t v = vld2q_f32(p);
    apart[0] = v.val[0];
    apart[1] = v.val[1];
  }
  /* Every third element from the first, the second and the third on. */
  static HP_INLINE void load_thirds(const float* p, Reg* apart) {
    const float32x4x3_t v = vld3q_f32(p);
    for (int s = 0; s < 3; s++) {
      apart[s] = v.val[s];
    }
  }
  /* An element of one, an element of the other. */
  static HP_INLINE void store_in_turn(float* p, Reg first, Reg second) {
    const float32x4x2_t both = {{first, second}};
    vst2q_f32(p, both);
  }
  /* Lane j of register i becomes lane i of register j. */
  static HP_INLINE void transpose(Reg* r) {
    float64x2_t even01 = vreinterpretq_f64_f32(vtrn1q_f32(r[0], r[1]));
    float64x2_t odd01 = vreinterpretq_f64_f32(vtrn2q_f32(r[0], r[1]));
    float64x2_t even23 = vreinterpretq_f64_f32(vtrn1q_f32(r[2], r[3]));
    float64x2_t odd23 = vreinterpretq_f64_f32(vtrn2q_f32(r[2], r[3]));
    r[0] = vreinterpretq_f32_f64(vtrn1q_f64(even01, even23));
    r[1] = vreinterpretq_f32_f64(vtrn1q_f64(odd01, odd23));
    r[2] = vreinterpretq_f32_f64(vtrn2q_f64(even01, even23));
    r[3] = vreinterpretq_f32_f64(vtrn2q_f64(odd01, odd23));
  }
  static void copy(const unsigned char* in, unsigned char* out) { vst1q_u8(out, vld1q_u8(in)); }
};

struct F64 {
  using Element = double;
  using One = Single<double>;
  using Reg = float64x2_t;
  static constexpr int lanes = 2;
  static constexpr bool has_permute = false;
  static Reg load(const double* p) { return vld1q_f64(p); }
  static void store(double* p, Reg v) { vst1q_f64(p, v); }
  static void stream(double* p, Reg v) { store(p, v); }
  static void stream_four(void* p, int32_t v) { store_four_bytes(p, v); }
  static Reg set1(double v) { return vdupq_n_f64(v); }
  static Reg mul(Reg a, Reg b) { return vmulq_f64(a, b); }
  static Reg div(Reg a, Reg b) { return vdivq_f64(a, b); }
  static Reg add(Reg a, Reg b) { return vaddq_f64(a, b); }
  static Reg sub(Reg a, Reg b) { return vsubq_f64(a, b); }
  static Reg fma(Reg a, Reg b, Reg c) { return vfmaq_f64(c, a, b); }
  static Reg load_n(const double* p, int64_t n) {
    const float64x1_t none = vdup_n_f64(0);
    return n >= lanes ? load(p) : vcombine_f64(n < 1 ? none : vld1_f64(p), none);
  }
  static void store_n(double* p, Reg v, int64_t n) {
    if (n >= lanes) {
      store(p, v);
    } else if (n == 1) {
      vst1q_lane_f64(p, v, 0);
    }
  }
  static Reg gather(const double* p, const int32_t* at) {
    return vld1q_lane_f64(p + at[1], vld1q_dup_f64(p + at[0]), 1);
  }
  static Reg gather_below(const double* p, const int32_t* starts, const int32_t* counts,
                          int32_t tap) {
    double v[lanes];
    for (int lane = 0; lane < lanes; lane++) {
      v[lane] = One::gather_below(p, starts + lane, counts + lane, tap);
    }
    return load(v);
  }
  static Reg where_above(const int32_t* counts, int32_t tap, Reg if_above, Reg otherwise) {
    int64x2_t some = vmovl_s32(vld1_s32(counts));
    return vbslq_f64(vcgtq_s64(some, vdupq_n_s64(tap)), if_above, otherwise);
  }
  static HP_INLINE void transpose(Reg* r) {
    Reg first = vtrn1q_f64(r[0], r[1]);
    r[1] = vtrn2q_f64(r[0], r[1]);
    r[0] = first;
  }
};
