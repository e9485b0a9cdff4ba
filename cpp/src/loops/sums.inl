/*
 * The five ways to add (rules HP-201, HP-301). `next` adds an operand before RowSum::strict, `tail`
 * one from there on. Names say what the disassembly may hold: no fused instruction in anything
 * called strict.
 */

template <class V>
struct strict_sum {
  using Reg = typename V::Reg;
  static constexpr bool grouped = false;
  static Reg first(Reg v, Reg w) { return V::mul(v, w); }
  static Reg next(Reg t, Reg v, Reg w) { return V::add(t, V::mul(v, w)); }
  static Reg tail(Reg t, Reg v, Reg w) { return next(t, v, w); }
};

template <class V>
struct strict_sum_from_zero {
  using Reg = typename V::Reg;
  static constexpr bool grouped = false;
  static Reg first(Reg v, Reg w) { return V::add(V::set1(0), V::mul(v, w)); }  // -0 becomes +0
  static Reg next(Reg t, Reg v, Reg w) { return V::add(t, V::mul(v, w)); }
  static Reg tail(Reg t, Reg v, Reg w) { return next(t, v, w); }
};

template <class V>
struct strict_lerp {
  using Reg = typename V::Reg;
  static constexpr bool grouped = false;
  static Reg first(Reg v, Reg) { return v; }  // the weight is 1
  static Reg next(Reg t, Reg v, Reg w) { return V::add(t, V::mul(V::sub(v, t), w)); }
  static Reg tail(Reg t, Reg v, Reg w) { return next(t, v, w); }
};

template <class V>
struct fused_sum {
  using Reg = typename V::Reg;
  static constexpr bool grouped = false;
  static Reg first(Reg v, Reg w) { return V::mul(v, w); }
  static Reg next(Reg t, Reg v, Reg w) { return V::fma(v, w, t); }
  static Reg tail(Reg t, Reg v, Reg w) { return next(t, v, w); }
};

template <class V>
struct fused_tail_sum {
  using Reg = typename V::Reg;
  static constexpr bool grouped = true;
  static Reg first(Reg v, Reg w) { return V::mul(v, w); }
  static Reg next(Reg t, Reg v, Reg w) { return V::add(t, V::mul(v, w)); }
  static Reg tail(Reg t, Reg v, Reg w) { return V::fma(v, w, t); }
};
