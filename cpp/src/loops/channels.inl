/* One operation on each element with a number of its channel, rounded once. */

template <class V, Operator Op>
HP_INLINE typename V::Reg operate(typename V::Reg x, typename V::Reg c) {
  if constexpr (Op == Operator::multiply) {
    return V::mul(x, c);
  } else if constexpr (Op == Operator::divide) {
    return V::div(x, c);
  } else if constexpr (Op == Operator::add) {
    return V::add(x, c);
  } else {
    return V::sub(x, c);
  }
}

template <class V, Operator Op, bool Same>
HP_NOINLINE void channels(const void* from, const void* operands, void* to, int64_t count) {
  using T = typename V::Element;
  auto in = static_cast<const T*>(from);
  auto c = static_cast<const T*>(operands);
  auto out = static_cast<T*>(to);
  typename V::Reg one = V::set1(*c);
  int64_t i = 0;
  for (; i + V::lanes <= count; i += V::lanes) {
    V::store(out + i, operate<V, Op>(V::load(in + i), Same ? one : V::load(c + i)));
  }
  if (i < count) {
    int64_t rest = count - i;
    typename V::Reg some = Same ? one : load_lanes<V>(c + i, rest);
    store_lanes<V>(out + i, operate<V, Op>(load_lanes<V>(in + i, rest), some), rest);
  }
}

template <class V>
constexpr ChannelLoops list_channels() {
  ChannelLoops k;
  k.each[number(Operator::multiply)] = &channels<V, Operator::multiply, false>;
  k.each[number(Operator::divide)] = &channels<V, Operator::divide, false>;
  k.each[number(Operator::add)] = &channels<V, Operator::add, false>;
  k.each[number(Operator::subtract)] = &channels<V, Operator::subtract, false>;
  k.same[number(Operator::multiply)] = &channels<V, Operator::multiply, true>;
  k.same[number(Operator::divide)] = &channels<V, Operator::divide, true>;
  k.same[number(Operator::add)] = &channels<V, Operator::add, true>;
  k.same[number(Operator::subtract)] = &channels<V, Operator::subtract, true>;
  return k;
}
