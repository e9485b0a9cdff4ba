/* The vocabulary of one lane: the scalar library, and the outputs that fit no vector in the others.
 */

inline float fma_of(float a, float b, float c) { return __builtin_fmaf(a, b, c); }
inline double fma_of(double a, double b, double c) { return __builtin_fma(a, b, c); }

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
  static Reg fma(Reg a, Reg b, Reg c) { return fma_of(a, b, c); }
};
