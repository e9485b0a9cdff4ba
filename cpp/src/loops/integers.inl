/*
 * Sums of integers of any type, in 32 bits where these are enough, else in 64 (rule HP-202). They
 * are exact, so a row is summed tap by tap: the compiler makes vectors of these loops.
 */

template <class Sum>
HP_INLINE Sum integer_quotient(Sum product, int32_t shift, bool away) {
  if (!away || shift == 0) {
    return product >> shift;
  }
  Sum magnitude = product < 0 ? -product : product;
  Sum quotient = (magnitude >> shift) + (magnitude >> (shift - 1) & 1);
  return product < 0 ? -quotient : quotient;
}

/* What a product may need before it is divided. */
template <class In, class Sum>
struct IntegerProduct {
  using Type = Sum;
};

template <>
struct IntegerProduct<int64_t, int64_t> {
  using Type = __int128;
};

/* A sum of 64-bit integers goes round at 2^64, which signed additions may not. */
template <class Sum>
HP_INLINE Sum integer_plus(Sum a, Sum b) {
  using Bits = std::make_unsigned_t<Sum>;
  return static_cast<Sum>(static_cast<Bits>(a) + static_cast<Bits>(b));
}

template <class In, class Sum>
HP_INLINE Sum integer_term(In value, Sum weight, const IntegerTerms& terms) {
  using Product = typename IntegerProduct<In, Sum>::Type;
  Product product = static_cast<Product>(value >> terms.input_shift) * weight;
  return static_cast<Sum>(integer_quotient<Product>(product, terms.shift, terms.away));
}

/* sums[p] += the term of in[p]. */
template <class In, class Sum>
HP_NOINLINE void add_integers(const IntegerTerms& terms, const void* from, int64_t weight, void* to,
                              int64_t count) {
  auto in = static_cast<const In*>(from);
  auto sums = static_cast<Sum*>(to);
  auto w = static_cast<Sum>(weight);
  if (terms.exact && sizeof(In) < 8) {
    for (int64_t p = 0; p < count; p++) {
      sums[p] += static_cast<Sum>(in[p]) * w;
    }
  } else {
    for (int64_t p = 0; p < count; p++) {
      sums[p] = integer_plus(sums[p], integer_term<In, Sum>(in[p], w, terms));
    }
  }
}

/* The sums of whole rows of an axis whose positions have Inner elements, or so many as the table
 * says. */
template <class In, class Sum, int Inner>
HP_INLINE void sum_positions(const IntegerTable& table, const In* in, Sum* sums) {
  const int64_t inner = Inner > 0 ? Inner : table.inner;
  const int32_t* indices = table.taps.indices.data();
  auto weights = table.taps.weights_as<int64_t>();
  for (int64_t i = 0; i < table.taps.rows; i++) {
    for (int64_t p = 0; p < inner; p++) {
      sums[p] = static_cast<Sum>(table.rounding);
    }
    for (int32_t tap = table.taps.starts[i]; tap < table.taps.starts[i + 1]; tap++) {
      const In* at = in + indices[tap] * inner;
      auto w = static_cast<Sum>(weights[tap]);
      for (int64_t p = 0; p < inner; p++) {
        sums[p] = table.terms.exact && sizeof(In) < 8
                      ? static_cast<Sum>(sums[p] + static_cast<Sum>(at[p]) * w)
                      : integer_plus(sums[p], integer_term<In, Sum>(at[p], w, table.terms));
      }
    }
    sums += inner;
  }
}

template <class In, class Sum>
HP_NOINLINE void sum_integers_along(const IntegerTable& table, const void* from, void* to) {
  auto in = static_cast<const In*>(from);
  auto sums = static_cast<Sum*>(to);
  switch (table.inner) {
    case 1:
      return sum_positions<In, Sum, 1>(table, in, sums);
    case 3:
      return sum_positions<In, Sum, 3>(table, in, sums);
    case 4:
      return sum_positions<In, Sum, 4>(table, in, sums);
    default:
      return sum_positions<In, Sum, 0>(table, in, sums);
  }
}

/* out[p] = sums[p] >> shift, in the range of the type. */
template <class Out, class Sum>
HP_NOINLINE void finish_integers(const void* from, int32_t shift, void* to, int64_t count) {
  constexpr Sum low = sizeof(Out) >= sizeof(Sum)
                          ? std::numeric_limits<Sum>::min()
                          : static_cast<Sum>(std::numeric_limits<Out>::min());
  constexpr Sum high = sizeof(Out) >= sizeof(Sum)
                           ? std::numeric_limits<Sum>::max()
                           : static_cast<Sum>(std::numeric_limits<Out>::max());
  auto sums = static_cast<const Sum*>(from);
  auto out = static_cast<Out*>(to);
  for (int64_t p = 0; p < count; p++) {
    Sum sum = sums[p] >> shift;
    out[p] = static_cast<Out>(sum < low ? low : sum > high ? high : sum);
  }
}

/* The vector body of an imitated build: in float32, t = t + v * w, each rounded. */
template <class In>
HP_NOINLINE void add_integers_as_floats(const void* from, float weight, bool is_first, float* sums,
                                        int64_t count) {
  auto in = static_cast<const In*>(from);
  if (is_first) {
    for (int64_t p = 0; p < count; p++) {
      sums[p] = static_cast<float>(in[p]) * weight;
    }
  } else {
    for (int64_t p = 0; p < count; p++) {
      sums[p] = sums[p] + static_cast<float>(in[p]) * weight;
    }
  }
}

template <class In>
constexpr IntegerInput list_integer_input() {
  IntegerInput k;
  k.add[0] = &add_integers<In, int64_t>;
  k.add[1] = sizeof(In) < 8 ? &add_integers<In, int32_t> : nullptr;
  k.along[0] = &sum_integers_along<In, int64_t>;
  k.along[1] = sizeof(In) < 8 ? &sum_integers_along<In, int32_t> : nullptr;
  k.add_as_floats = &add_integers_as_floats<In>;
  return k;
}

template <class Out>
constexpr IntegerOutput list_integer_output() {
  IntegerOutput k;
  k.finish[0] = &finish_integers<Out, int64_t>;
  k.finish[1] = &finish_integers<Out, int32_t>;
  return k;
}

constexpr IntegerLoops list_integers() {
  IntegerLoops k;
  k.input[number(ElementType::u8)] = list_integer_input<uint8_t>();
  k.input[number(ElementType::i8)] = list_integer_input<int8_t>();
  k.input[number(ElementType::i16)] = list_integer_input<int16_t>();
  k.input[number(ElementType::u16)] = list_integer_input<uint16_t>();
  k.input[number(ElementType::i32)] = list_integer_input<int32_t>();
  k.input[number(ElementType::i64)] = list_integer_input<int64_t>();
  k.output[number(ElementType::u8)] = list_integer_output<uint8_t>();
  k.output[number(ElementType::i8)] = list_integer_output<int8_t>();
  k.output[number(ElementType::i16)] = list_integer_output<int16_t>();
  k.output[number(ElementType::u16)] = list_integer_output<uint16_t>();
  k.output[number(ElementType::i32)] = list_integer_output<int32_t>();
  k.output[number(ElementType::i64)] = list_integer_output<int64_t>();
  return k;
}
