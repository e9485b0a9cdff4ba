/*
 * Gradients whose lanes are neighbouring outputs: each lane adds its own terms in their order, and
 * none where it has no more taps than others.
 */

/* The one or two vectors of inputs of several images that the lanes pick from. They are loaded
 * again only for a tap whose inputs lie elsewhere. */
template <class V, AdjointSpan Span, int Images>
struct LoadedInputs {
  typename V::Reg low[Images];
  typename V::Reg high[Images];
  int32_t base = -1;

  HP_INLINE LoadedInputs() {
    for (int k = 0; k < Images; k++) {
      low[k] = V::set1(0);
      high[k] = V::set1(0);
    }
  }

  HP_INLINE void load(const typename V::Element* in, int64_t image_in, int32_t of) {
    if (of == base) {
      return;
    }
    base = of;
    for (int k = 0; k < Images; k++) {
      low[k] = V::load(in + of + k * image_in);
      if constexpr (Span == AdjointSpan::two_vectors) {
        high[k] = V::load(in + of + k * image_in + V::lanes);
      }
    }
  }
};

/* The inputs that the lanes of several images read by one tap. */
template <class V, AdjointSpan Span, int Images>
HP_INLINE void read_lanes(const typename V::Element* in, int64_t image_in,
                          const AdjointBlocks& blocks, int64_t vector,
                          LoadedInputs<V, Span, Images>& loaded, typename V::Reg* read) {
  const int32_t* picks = blocks.picks.data() + vector * V::lanes;
  const int32_t base = blocks.bases[vector];
  if constexpr (Span == AdjointSpan::apart) {
    for (int k = 0; k < Images; k++) {
      read[k] = V::gather(in + base + k * image_in, picks);
    }
  } else {
    const typename V::Index pick = V::index(picks);
    loaded.load(in, image_in, base);
    for (int k = 0; k < Images; k++) {
      if constexpr (Span == AdjointSpan::one_vector) {
        read[k] = V::permute(loaded.low[k], pick);
      } else {
        read[k] = V::permute_two(loaded.low[k], loaded.high[k], pick);
      }
    }
  }
}

/* Adds one source row of each image to a block, its combinations in the inner loop. That is the
 * order of the step if there is one combination, if no lane reads an input by two taps, or if the
 * term says so. */
template <class V, template <class> class Term, AdjointSpan Span, bool Full, int Images>
HP_INLINE void add_lanes(const AdjointBlocks& blocks, const AdjointBlock& block,
                         const AdjointSource& source, const AdjointRow& row, int32_t combinations,
                         const typename V::Element* in, typename V::Reg* sums) {
  using T = typename V::Element;
  auto outer = static_cast<const T*>(source.weights);
  auto weights = reinterpret_cast<const T*>(blocks.weights.data());
  LoadedInputs<V, Span, Images> loaded;
  for (int32_t tap = 0; tap < block.taps; tap++) {
    int64_t vector = block.vectors + tap;
    typename V::Reg read[Images];
    read_lanes<V, Span, Images>(in, row.image_in, blocks, vector, loaded, read);
    typename V::Reg last = V::load(weights + vector * V::lanes);
    for (int32_t c = 0; c < combinations; c++) {
      const Weights<V> joined = join_weights<V>(outer + 3 * c, row.outer_axes, last);
      for (int k = 0; k < Images; k++) {
        typename V::Reg next = Term<V>::add(sums[k], read[k], joined);
        sums[k] =
            Full ? next : V::where_above(blocks.counts.data() + block.first, tap, next, sums[k]);
      }
    }
  }
}

/* Adds a source row of one image that takes part in several combinations, as those at an edge do:
 * if they have to be added in another order than by add_lanes, lane by lane. */
template <class V, template <class> class Term, AdjointSpan Span, bool Full>
HP_NOINLINE typename V::Reg add_combinations(const TapRows& taps, const AdjointBlocks& blocks,
                                             const AdjointBlock& block, const AdjointSource& source,
                                             const AdjointRow& row, const typename V::Element* in,
                                             typename V::Reg sum) {
  if (!block.repeats || Term<V>::last_first) {
    add_lanes<V, Term, Span, Full, 1>(blocks, block, source, row, source.combinations, in, &sum);
    return sum;
  }
  typename V::Element sums[V::lanes];
  V::store(sums, sum);
  for (int32_t lane = 0; lane < block.lanes; lane++) {
    sums[lane] =
        add_groups<typename V::One, Term>(taps, block.first + lane, source, row, in, 1, sums[lane]);
  }
  return V::load(sums);
}

/* Writes a block of several images, from one on: they have the same weights, and the additions of
 * one need not wait for those of another. */
template <class V, template <class> class Term, AdjointSpan Span, bool Full, int Images>
HP_INLINE void sum_images(const TapRows& taps, const AdjointBlocks& blocks,
                          const AdjointBlock& block, const AdjointRow& row, int64_t image) {
  using T = typename V::Element;
  T* out = static_cast<T*>(row.out) + image * row.image_out + block.first;
  typename V::Reg sums[Images];
  for (int k = 0; k < Images; k++) {
    sums[k] = row.fresh ? V::set1(0) : load_lanes<V>(out + k * row.image_out, block.lanes);
  }
  for (int32_t i = 0; i < row.count; i++) {
    const AdjointSource& source = row.sources[i];
    const T* in = static_cast<const T*>(source.in) + image * row.image_in;
    if (__builtin_expect(source.combinations == 1, 1)) {
      add_lanes<V, Term, Span, Full, Images>(blocks, block, source, row, 1, in, sums);
      continue;
    }
    for (int k = 0; k < Images; k++) {
      sums[k] = add_combinations<V, Term, Span, Full>(taps, blocks, block, source, row,
                                                      in + k * row.image_in, sums[k]);
    }
  }
  for (int k = 0; k < Images; k++) {
    store_lanes<V>(out + k * row.image_out, sums[k], block.lanes);
  }
}

/* Whether additions take longer than the rest of a term, so that images are worth being taken
 * together: not where there is a division, a sum is rounded once more, or a few lanes read by
 * address what others pick from registers. */
template <class V, template <class> class Term, AdjointSpan Span>
constexpr bool takes_images_together() {
  return !Term<V>::divides && std::is_same_v<V, typename UnroundedOf<V>::Type> &&
         (Span != AdjointSpan::apart || !V::has_permute);
}

template <class V, template <class> class Term, AdjointSpan Span, bool Full>
HP_INLINE void sum_block(const TapRows& taps, const AdjointBlocks& blocks,
                         const AdjointBlock& block, const AdjointRow& row) {
  int64_t image = 0;
  if constexpr (takes_images_together<V, Term, Span>()) {
    for (; image + 4 <= row.images; image += 4) {
      sum_images<V, Term, Span, Full, 4>(taps, blocks, block, row, image);
    }
    if (image + 3 <= row.images) { /* the planes of one photo */
      sum_images<V, Term, Span, Full, 3>(taps, blocks, block, row, image);
      image += 3;
    }
  }
  for (; image < row.images; image++) {
    sum_images<V, Term, Span, Full, 1>(taps, blocks, block, row, image);
  }
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

/* Adds one source row, in one combination, to a block whose inputs come in pairs. Taps: their
 * number, or 0 for any. */
template <class V, template <class> class Term, int Taps>
HP_INLINE void add_pairs(const AdjointBlocks& blocks, const AdjointBlock& block,
                         const typename V::Element* outer, int32_t outer_axes,
                         const typename V::Element* in, bool fresh, typename V::Element* out) {
  using T = typename V::Element;
  constexpr int known = Taps > 0 ? Taps : 1;
  auto weights = reinterpret_cast<const T*>(blocks.weights.data()) + block.vectors * V::lanes;
  const int32_t* bases = blocks.bases.data() + block.vectors;
  auto joined = [&](int32_t tap) HP_INLINE_LAMBDA {
    return join_weights<V>(outer, outer_axes, V::load(weights + tap * V::lanes));
  };
  Weights<V> kept[known];
  for (int tap = 0; tap < Taps; tap++) {
    kept[tap] = joined(tap);
  }
  const int32_t taps = Taps > 0 ? Taps : block.taps;
  for (int64_t at = 0; at < block.lanes; at += V::lanes) {
    typename V::Reg sum = fresh ? V::set1(0) : V::load(out + at);
    for (int32_t tap = 0; tap < taps; tap += 2) {
      typename V::Reg read[2];
      V::load_in_turn(in + bases[tap] + 2 * at, read);
      sum = Term<V>::add(sum, read[0], Taps > 0 ? kept[tap % known] : joined(tap));
      sum = Term<V>::add(sum, read[1], Taps > 0 ? kept[(tap + 1) % known] : joined(tap + 1));
    }
    V::store(out + at, sum);
  }
}

/* Writes a block whose inputs come in pairs, one source row and one combination after the other: so
 * memory is read from front to back, and the processor sees it coming. Meanwhile the sums stay in
 * the row of the output. */
template <class V, template <class> class Term>
HP_INLINE void sum_pairs(const TapRows& taps, const AdjointBlocks& blocks,
                         const AdjointBlock& block, const AdjointRow& row) {
  using T = typename V::Element;
  for (int64_t image = 0; image < row.images; image++) {
    T* out = static_cast<T*>(row.out) + image * row.image_out + block.first;
    for (int64_t at = 0; row.fresh && row.count == 0 && at < block.lanes; at += V::lanes) {
      V::store(out + at, V::set1(0));
    }
    for (int32_t i = 0; i < row.count; i++) {
      const AdjointSource& source = row.sources[i];
      const T* in = static_cast<const T*>(source.in) + image * row.image_in;
      const bool fresh = row.fresh && i == 0;
      if (__builtin_expect(source.combinations > 1, 0)) {
        for (int64_t at = 0; at < block.lanes; at++) {
          out[at] = add_groups<typename V::One, Term>(taps, block.first + at, source, row, in, 1,
                                                      fresh ? 0 : out[at]);
        }
      } else if (block.taps == 4) {
        add_pairs<V, Term, 4>(blocks, block, static_cast<const T*>(source.weights), row.outer_axes,
                              in, fresh, out);
      } else {
        add_pairs<V, Term, 0>(blocks, block, static_cast<const T*>(source.weights), row.outer_axes,
                              in, fresh, out);
      }
    }
  }
}

template <class V, template <class> class Term>
HP_NOINLINE void adjoint_blocks(const TapRows& taps, const AdjointBlocks& blocks,
                                const AdjointRow& row) {
  for (int64_t b = 0; b < blocks.blocks.size(); b++) {
    const AdjointBlock& block = blocks.blocks[b];
    if constexpr (V::has_permute) {
      if (block.span == AdjointSpan::pairs) {
        sum_pairs<V, Term>(taps, blocks, block, row);
        continue;
      }
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
