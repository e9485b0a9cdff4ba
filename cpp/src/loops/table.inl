/* The one list of loops: a loop that is not in here is not used. */

template <class V, template <class> class S>
constexpr void list_sum(FloatLoops& k, Sum sum) {
  constexpr bool any = S<V>::grouped; /* one loop for any number of taps */
  k.blend[sum][0] = &blend<V, S, 0>;
  k.blend[sum][1] = &blend<V, S, (any ? 0 : 1)>;
  k.blend[sum][2] = &blend<V, S, (any ? 0 : 2)>;
  k.blend[sum][3] = &blend<V, S, (any ? 0 : 3)>;
  k.blend[sum][4] = &blend<V, S, (any ? 0 : 4)>;
  k.along_blocks[sum] = &along_blocks<V, S>;
  k.along_flat[sum] = &along_flat<V, S>;
  if constexpr (V::lanes > 1) {
    k.along_tiles[sum] = &along_tiles<V, S>;
  }
}

template <class V, template <class> class S>
constexpr void list_corners(FloatLoops& k, Sum sum) {
  k.corner_inner[sum][0] = &corner_inner<V, S, 2>;
  k.corner_inner[sum][1] = &corner_inner<V, S, 4>;
  k.corner_flat[sum][0] = &corner_flat<V, S, 2>;
  k.corner_flat[sum][1] = &corner_flat<V, S, 4>;
  if constexpr (V::lanes > 1 && !S<V>::grouped) {
    k.corner_squares[sum] = &corner_squares<V, S>;
  }
}

/* Not for registers of 512 bits: there tiles are as fast. */
template <class V, template <class> class S>
constexpr void list_thirds(FloatLoops& k, Sum sum) {
  if constexpr (V::has_permute && V::lanes <= 8) {
    k.along_thirds[sum][0] = &along_thirds<V, S, 3>;
    k.along_thirds[sum][1] = &along_thirds<V, S, 6>;
    k.along_thirds[sum][2] = &along_thirds<V, S, 9>;
  }
}

template <class V>
constexpr FloatLoops list_floats() {
  FloatLoops k;
  k.window_lanes = V::has_permute ? V::lanes : 0;
  k.tile_lanes = V::lanes > 1 ? V::lanes : 0;
  k.square_lanes = k.tile_lanes;
  list_sum<V, strict_sum>(k, SUM_STRICT);
  list_sum<V, strict_sum_from_zero>(k, SUM_STRICT_FROM_ZERO);
  list_sum<V, strict_lerp>(k, SUM_STRICT_LERP);
  list_sum<V, fused_sum>(k, SUM_FUSED);
  list_sum<V, fused_tail_sum>(k, SUM_FUSED_TAIL);
  list_thirds<V, strict_sum>(k, SUM_STRICT);
  list_thirds<V, fused_tail_sum>(k, SUM_FUSED_TAIL);
  list_corners<V, strict_sum>(k, SUM_STRICT);
  list_corners<V, strict_sum_from_zero>(k, SUM_STRICT_FROM_ZERO);
  list_corners<V, fused_sum>(k, SUM_FUSED);
  list_corners<V, fused_tail_sum>(k, SUM_FUSED_TAIL);
  using One = Single<typename V::Element>;
  k.bins = &bins<V, round_not>;
  k.any_bins = &any_bins<One, round_not>;
  if constexpr (sizeof(typename V::Element) == 4) {
    k.bins_f16 = &bins<V, round_f16>;
    k.bins_bf16 = &bins<V, round_bf16>;
    k.any_bins_f16 = &any_bins<One, round_f16>;
    k.any_bins_bf16 = &any_bins<One, round_bf16>;
  }
  k.cascade = &cascade<V>;
  k.channels = list_channels<V>();
  return k;
}

template <class B>
constexpr FixedLoops list_fixed() {
  FixedLoops k;
  k.blend = &fixed_blend<B>;
  k.along_blocks = &fixed_along_blocks<B>;
  k.along_plain = &fixed_along_plain<B::pieces>;
  return k;
}

template <class Q, class F1, class F3, class F4>
constexpr void list_shuffles(FixedLoops& k) {
  k.shuffle_quads = Q::quads;
  k.along_shuffle = &fixed_along_shuffle<Q>;
  k.along_dots1 = &fixed_along_dots<F1>;
  k.along_dots3 = &fixed_along_dots<F3>;
  k.along_dots4 = &fixed_along_dots<F4>;
}

template <class V, class Q>
constexpr GatherLoops list_gathers() {
  GatherLoops k;
  k.plain = &gather_plain;
  k.window_lanes = V::lanes;
  k.blocks = &gather_blocks<V>;
  k.window = &gather_window<V>;
  k.shuffle = &gather_shuffle<Q>;
  k.fours = &gather_fours<Q>;
  k.short_rows = &gather_short_rows<Q>;
  k.copy_past_cache = &copy_past_cache<V>;
  return k;
}

/* Between float32 and the types of one and two bytes. */
template <class FromU8, class ToU8, class FromF16, class ToF16, class FromBF16, class ToBF16>
constexpr void list_conversions(Loops& k) {
  auto& of = k.convert;
  of[number(ElementType::u8)][number(ElementType::f32)] = &convert_all<FromU8, uint8_t, float>;
  of[number(ElementType::f32)][number(ElementType::u8)] = &convert_all<ToU8, float, uint8_t>;
  of[number(ElementType::f16)][number(ElementType::f32)] = &convert_all<FromF16, uint16_t, float>;
  of[number(ElementType::f32)][number(ElementType::f16)] = &convert_all<ToF16, float, uint16_t>;
  of[number(ElementType::bf16)][number(ElementType::f32)] = &convert_all<FromBF16, uint16_t, float>;
  of[number(ElementType::f32)][number(ElementType::bf16)] = &convert_all<ToBF16, float, uint16_t>;
}

constexpr void list_permutes(Loops& k) {
  k.permute[1] = &permute<uint8_t>;
  k.permute[2] = &permute<uint16_t>;
  k.permute[4] = &permute<uint32_t>;
  k.permute[8] = &permute<uint64_t>;
}

template <class V, template <class> class Term>
constexpr void list_adjoint(AdjointLoops& k, ElementType compute, hp::Term term) {
  k.inner[number(compute)][number(term)] = &adjoint_inner<V, Term>;
  if constexpr (V::lanes > 1) {
    k.blocks[number(compute)][number(term)] = &adjoint_blocks<V, Term>;
  }
}

template <class V>
constexpr void list_adjoints(AdjointLoops& k, ElementType compute) {
  k.lanes[number(compute)] = V::lanes > 1 ? V::lanes : 0;
  k.has_permute[number(compute)] = V::has_permute;
  list_adjoint<V, strict_product>(k, compute, Term::product);
  list_adjoint<V, strict_scaled>(k, compute, Term::scaled);
  list_adjoint<V, strict_quotients>(k, compute, Term::quotients);
  list_adjoint<V, strict_quotient>(k, compute, Term::quotient);
  list_adjoint<V, strict_last_quotient>(k, compute, Term::last_quotient);
  list_adjoint<V, strict_scaled_in_order>(k, compute, Term::scaled_in_order);
}

template <class F32Lanes, class F64Lanes>
constexpr void list_all_adjoints(AdjointLoops& k) {
  list_adjoints<F32Lanes>(k, ElementType::f32);
  list_adjoints<F64Lanes>(k, ElementType::f64);
  list_adjoints<Rounded<F32Lanes, round_f16>>(k, ElementType::f16);
  list_adjoints<Rounded<F32Lanes, round_bf16>>(k, ElementType::bf16);
  list_adjoint<F32Lanes, fused_product>(k, ElementType::f32, Term::product_fma);
  list_adjoint<F64Lanes, fused_product>(k, ElementType::f64, Term::product_fma);
}

/* The loops that every instruction set has. */
template <class F32Lanes, class F64Lanes, class U8Lanes>
constexpr Loops list_all() {
  Loops k;
  list_permutes(k);
  for (auto& way : k.planes) {
    for (auto& first : way) {
      for (PlanesFn& loop : first) {
        loop = &planes_of_bytes;
      }
    }
  }
  k.f32 = list_floats<F32Lanes>();
  k.f64 = list_floats<F64Lanes>();
  k.u8 = list_fixed<U8Lanes>();
  k.integers = list_integers();
  list_pairs<PlainPairs<1>, PlainPairs<3>, PlainPairs<4>, PlainWords>(k.integers.pairs);
  k.gather.plain = &gather_plain;
  list_all_adjoints<F32Lanes, F64Lanes>(k.adjoint);
  return k;
}
