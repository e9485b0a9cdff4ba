/*
 * Sums of bytes with weights of two pieces (tables/tap_rows.h), on top of the sums with one: those
 * of the low and of the high pieces are joined at the end. That is exact modulo 2^32, and the whole
 * sum has 32 bits. What both sums load and shuffle, the compiler does once.
 */

template <class R, size_t Count>
HP_INLINE void join(R (&low)[Count], const R (&high)[Count]) {
  for (size_t i = 0; i < Count; i++) {
    join(low[i], high[i]);
  }
}

template <class Sums>
HP_INLINE void join(Sums& low, const Sums& high) {
  join(low.part, high.part);
}

template <class V>
struct PieceSums {
  typename V::Sums low;
  typename V::Sums high;

  HP_INLINE typename V::Sums joined() const {
    typename V::Sums sums = low;
    join(sums, high);
    return sums;
  }
};

struct BytePieces : U8 {
  using Sums = PieceSums<U8>;
  static constexpr int pieces = 2;
  static Sums start(int32_t rounding) { return {U8::start(rounding), U8::start(0)}; }
  static void add_pair(Sums& s, const uint8_t* a, const uint8_t* b, const int16_t* weights) {
    U8::add_pair(s.low, a, b, weights);
    U8::add_pair(s.high, a, b, weights + 2);
  }
  static Reg finish(const Sums& s, int32_t shift) { return U8::finish(s.joined(), shift); }
};

template <class Q>
struct QuadPieces : Q {
  using Reg = PieceSums<Q>;
  static constexpr int pieces = 2;
  static Reg set1(int32_t v) { return {Q::set1(v), Q::set1(0)}; }
  static Reg add_products(Reg sum, typename Q::Reg v, const int16_t* weights) {
    return {Q::add_products(sum.low, v, weights),
            Q::add_products(sum.high, v, weights + 8 * Q::quads)};
  }
  static void store(uint8_t* out, Reg sum, int32_t shift) { Q::store(out, sum.joined(), shift); }
};

template <class F>
struct FourQuadPieces {
  using One = QuadPieces<typename F::One>;
  using Sums = PieceSums<F>;
  static Sums start(int32_t rounding) { return {F::start(rounding), F::start(0)}; }
  static void add(Sums& sums, const uint8_t* in, int64_t stride, const int32_t* base,
                  const unsigned char* masks, const int16_t* weights) {
    F::add(sums.low, in, stride, base, masks, weights);
    F::add(sums.high, in, stride, base, masks, weights + 8 * One::quads);
  }
  static void store(uint8_t* out, int64_t stride, const Sums& sums, int32_t shift) {
    F::store(out, stride, sums.joined(), shift);
  }
};

template <class W>
struct WordPieces : W {
  using Reg = PieceSums<W>;
  static constexpr int pieces = 2;
  static Reg weights(const int16_t* p) { return {W::row(p), W::row(p + 2 * W::outputs)}; }
  static Reg set1(int32_t v) { return {W::set1(v), W::set1(0)}; }
  static Reg add_products(Reg sum, const typename W::Words& words, typename W::Reg picks,
                          Reg weights) {
    return {W::add_products(sum.low, words, picks, weights.low),
            W::add_products(sum.high, words, picks, weights.high)};
  }
  static void store(uint8_t* out, Reg sum, int32_t shift) { W::store(out, sum.joined(), shift); }
};

template <class D>
struct DotPieces : D {
  using Sums = PieceSums<D>;
  static constexpr int pieces = 2;
  static Sums start() { return {D::start(), D::start()}; }
  static void add(Sums& sums, const uint8_t* pixels, const int16_t* weights) {
    D::add(sums.low, pixels, weights);
    D::add(sums.high, pixels, weights + D::taps);
  }
  static void store(uint8_t* out, const Sums& sums, int32_t rounding, int32_t shift) {
    D::store(out, sums.joined(), rounding, shift);
  }
};

template <class F>
struct FourDotPieces {
  using One = DotPieces<typename F::One>;
  using Sums = PieceSums<F>;
  static Sums start() { return {F::start(), F::start()}; }
  static void add(Sums& sums, const uint8_t* pixels, int64_t stride, const int16_t* weights) {
    F::add(sums.low, pixels, stride, weights);
    F::add(sums.high, pixels, stride, weights + One::taps);
  }
  static void store(uint8_t* out, int64_t stride, const Sums& sums, int32_t rounding,
                    int32_t shift) {
    F::store(out, stride, sums.joined(), rounding, shift);
  }
};

template <class Q, class F1, class F3, class F4>
constexpr FixedLoops list_pieces() {
  FixedLoops k = list_fixed<BytePieces>();
  list_shuffles<QuadPieces<Q>, FourDotPieces<F1>, FourDotPieces<F3>, FourDotPieces<F4>>(k);
  return k;
}
