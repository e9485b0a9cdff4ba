/* A float32 result rounded once more, to a half-width type; to nearest, ties to even. */
inline float rounded_to_f16(float v) {
  constexpr uint32_t sign_bit = 0x80000000;
  uint32_t bits;
  __builtin_memcpy(&bits, &v, sizeof(bits));
  uint32_t magnitude = bits & ~sign_bit;
  if (magnitude > 0x7F800000) {
    return v;
  }
  if (magnitude < 0x38800000) {  // below 2^-14: the unit of 0.5 is that of a subnormal float16
    float unit = __builtin_fabsf(v) + 0.5F;
    return __builtin_copysignf(unit - 0.5F, v);
  }
  magnitude = (magnitude + 0xFFF + (magnitude >> 13 & 1)) & ~0x1FFFU;
  bits = (bits & sign_bit) | (magnitude < 0x47800000 ? magnitude : 0x7F800000);
  __builtin_memcpy(&v, &bits, sizeof(v));
  return v;
}

inline float rounded_to_bf16(float v) {
  uint32_t bits;
  __builtin_memcpy(&bits, &v, sizeof(bits));
  bits = v != v ? bits : (bits + 0x7FFF + (bits >> 16 & 1)) & 0xFFFF0000;
  __builtin_memcpy(&v, &bits, sizeof(v));
  return v;
}

/* The vocabulary of one lane: the scalar library, and the outputs that fit no vector in the others.
 */
template <class T>
struct Single {
  using Element = T;
  using Reg = T;
  using One = Single<T>; /* the vocabulary of what fits no vector */
  static constexpr int lanes = 1;
  static Reg load(const T* p) { return *p; }
  static void store(T* p, Reg v) { *p = v; }
  static Reg set1(T v) { return v; }
  static Reg mul(Reg a, Reg b) { return a * b; }
  static Reg add(Reg a, Reg b) { return a + b; }
  static Reg sub(Reg a, Reg b) { return a - b; }
  static Reg div(Reg a, Reg b) { return a / b; }
  static Reg round_f16(Reg v) { return rounded_to_f16(v); }
  static Reg round_bf16(Reg v) { return rounded_to_bf16(v); }
  /* p[starts[lane] + tap], or +0 where the lane has no such tap. */
  static Reg gather_below(const T* p, const int32_t* starts, const int32_t* counts, int32_t tap) {
    return tap < *counts ? p[*starts + tap] : 0;
  }
  static Reg fma(Reg a, Reg b, Reg c) { return fma_of(a, b, c); }
};

/* The first lanes of a vector, all of them if there are as many. */
template <class V>
HP_INLINE typename V::Reg load_lanes(const typename V::Element* from, int64_t lanes) {
  if constexpr (V::lanes > 1) {
    return lanes < V::lanes ? V::load_n(from, lanes) : V::load(from);
  }
  return V::load(from);
}

template <class V>
HP_INLINE void store_lanes(typename V::Element* to, typename V::Reg v, int64_t lanes) {
  if constexpr (V::lanes > 1) {
    if (lanes < V::lanes) {
      return V::store_n(to, v, lanes);
    }
  }
  V::store(to, v);
}
