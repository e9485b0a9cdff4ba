/*
 * Gradients whose lanes are neighbouring outputs: each lane adds its own terms in their order, and
 * none where it has no more taps than others.
 */

/* The inputs that the lanes read by one tap. */
template <class V, AdjointSpan Span>
HP_INLINE typename V::Reg read_lanes(const typename V::Element* in, const AdjointBlocks& blocks,
                                     int64_t vector) {
  const int32_t* picks = blocks.picks.data() + vector * V::lanes;
  in += blocks.bases[vector];
  if constexpr (Span == AdjointSpan::one_vector) {
    return V::permute(V::load(in), V::index(picks));
  } else if constexpr (Span == AdjointSpan::two_vectors) {
    return V::permute_two(V::load(in), V::load(in + V::lanes), V::index(picks));
  } else {
    return V::gather(in, picks);
  }
}

/* Adds one source row to a block, its combinations in the inner loop. That is the order of the step
 * if there is one combination, if no lane reads an input by two taps, or if the term says so. */
template <class V, template <class> class Term, AdjointSpan Span, bool Full>
HP_INLINE typename V::Reg add_lanes(const AdjointBlocks& blocks, const AdjointBlock& block,
                                    const AdjointSource& source, int32_t outer_axes,
                                    typename V::Reg sum) {
  using T = typename V::Element;
  auto in = static_cast<const T*>(source.in);
  auto outer = static_cast<const T*>(source.weights);
  auto weights = reinterpret_cast<const T*>(blocks.weights.data());
  for (int32_t tap = 0; tap < block.taps; tap++) {
    int64_t vector = block.vectors + tap;
    typename V::Reg read = read_lanes<V, Span>(in, blocks, vector);
    typename V::Reg last = V::load(weights + vector * V::lanes);
    for (int32_t c = 0; c < source.combinations; c++) {
      typename V::Reg next =
          Term<V>::add(sum, read, join_weights<V>(outer + 3 * c, outer_axes, last));
      sum = Full ? next : V::where_above(blocks.counts.data() + block.first, tap, next, sum);
    }
  }
  return sum;
}

/* The same in the order of the step whatever block it is: lane by lane. */
template <class V, template <class> class Term>
HP_INLINE typename V::Reg add_singly(const TapRows& taps, const AdjointBlock& block,
                                     const AdjointSource& source, const AdjointRow& row,
                                     typename V::Reg sum) {
  using T = typename V::Element;
  T sums[V::lanes];
  V::store(sums, sum);
  for (int32_t lane = 0; lane < block.lanes; lane++) {
    sums[lane] = add_groups<typename V::One, Term>(taps, block.first + lane, source, row,
                                                   static_cast<const T*>(source.in), 1, sums[lane]);
  }
  return V::load(sums);
}

template <class V, template <class> class Term, AdjointSpan Span, bool Full>
HP_INLINE void sum_block(const TapRows& taps, const AdjointBlocks& blocks,
                         const AdjointBlock& block, const AdjointRow& row) {
  auto out = static_cast<typename V::Element*>(row.out) + block.first;
  typename V::Reg sum = row.fresh ? V::set1(0) : load_lanes<V>(out, block.lanes);
  for (int32_t i = 0; i < row.count; i++) {
    const AdjointSource& source = row.sources[i];
    bool singly = source.combinations > 1 && block.repeats && !Term<V>::last_first;
    sum = singly ? add_singly<V, Term>(taps, block, source, row, sum)
                 : add_lanes<V, Term, Span, Full>(blocks, block, source, row.outer_axes, sum);
  }
  store_lanes<V>(out, sum, block.lanes);
}

template <class V, template <class> class Term, AdjointSpan Span>
HP_INLINE void sum_span(const TapRows& taps, const AdjointBlocks& blocks, const AdjointBlock& block,
                        const AdjointRow& row) {
  if (block.full) {
    sum_block<V, Term, Span, true>(taps, blocks, block, row);
  } else {
    sum_block<V, Term, Span, false>(taps, blocks, block, row);
  }
}

template <class V, template <class> class Term>
HP_NOINLINE void adjoint_blocks(const TapRows& taps, const AdjointBlocks& blocks,
                                const AdjointRow& row) {
  for (int64_t b = 0; b < blocks.blocks.size(); b++) {
    const AdjointBlock& block = blocks.blocks[b];
    if constexpr (V::has_permute) {
      if (block.span == AdjointSpan::one_vector) {
        sum_span<V, Term, AdjointSpan::one_vector>(taps, blocks, block, row);
        continue;
      }
      if (block.span == AdjointSpan::two_vectors) {
        sum_span<V, Term, AdjointSpan::two_vectors>(taps, blocks, block, row);
        continue;
      }
    }
    sum_span<V, Term, AdjointSpan::apart>(taps, blocks, block, row);
  }
}
