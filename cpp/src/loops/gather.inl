/* Rows of a gather: data moves, bits stay (rule HP-301). `again`, where it is not null, is a second
 * row that gets the same: what is stored twice at once is loaded and shuffled once. */

/* Calls run(twice, distance): whether there is a second row, as a constant, and how many bytes
 * behind the first. */
template <class Run>
HP_INLINE void once_or_twice(const void* to, const void* again, Run run) {
  if (again == nullptr) {
    run(std::false_type(), 0);
  } else {
    run(std::true_type(),
        static_cast<const unsigned char*>(again) - static_cast<const unsigned char*>(to));
  }
}

/* Blocks of 1, 2, 4 or 8 bytes or of any other size, one after another. */
template <class T>
HP_INLINE void gather_elements(const GatherTable& table, const void* from, void* to) {
  auto in = static_cast<const unsigned char*>(from);
  auto out = static_cast<unsigned char*>(to);
  for (int64_t i = 0; i < table.blocks; i++) {
    __builtin_memcpy(out + i * sizeof(T), in + table.indices[i] * sizeof(T), sizeof(T));
  }
}

/* Pixels of three bytes: four are written, the next pixel overwrites the last. */
HP_INLINE void gather_threes(const GatherTable& table, const void* from, void* to) {
  auto in = static_cast<const unsigned char*>(from);
  auto out = static_cast<unsigned char*>(to);
  const int64_t last = table.blocks - 1;
  int64_t i = 0;
  for (; i < table.inside; i++) {
    uint32_t four;
    __builtin_memcpy(&four, in + int64_t{table.indices[i]} * 3, sizeof(four));
    __builtin_memcpy(out + i * 3, &four, sizeof(four));
  }
  for (; i < last; i++) {
    const unsigned char* pixel = in + int64_t{table.indices[i]} * 3;
    uint16_t two;
    __builtin_memcpy(&two, pixel, sizeof(two));
    const uint32_t three = two | uint32_t{pixel[2]} << 16;
    __builtin_memcpy(out + i * 3, &three, sizeof(three));
  }
  if (last >= 0) {
    __builtin_memcpy(out + last * 3, in + int64_t{table.indices[last]} * 3, 3);
  }
}

HP_INLINE void gather_any(const GatherTable& table, const void* from, void* to) {
  switch (table.block_bytes) {
    case 1:
      return gather_elements<uint8_t>(table, from, to);
    case 2:
      return gather_elements<uint16_t>(table, from, to);
    case 3:
      return gather_threes(table, from, to);
    case 4:
      return gather_elements<uint32_t>(table, from, to);
    case 8:
      return gather_elements<uint64_t>(table, from, to);
    default:
      break;
  }
  auto in = static_cast<const unsigned char*>(from);
  auto out = static_cast<unsigned char*>(to);
  for (int64_t i = 0; i < table.blocks; i++) {
    __builtin_memcpy(out + i * table.block_bytes, in + table.indices[i] * table.block_bytes,
                     static_cast<size_t>(table.block_bytes));
  }
}

HP_INLINE void copy_row(const GatherTable& table, const void* row, void* again) {
  if (again != nullptr) {
    __builtin_memcpy(again, row, static_cast<size_t>(table.blocks * table.block_bytes));
  }
}

HP_NOINLINE inline void gather_plain(const GatherTable& table, const void* from, void* to,
                                     void* again) {
  gather_any(table, from, to);
  copy_row(table, to, again);
}

/* Blocks of at least one vector: the last vector of a block may overlap the one before it. */
template <class V, bool Twice>
HP_INLINE void gather_vectors(const GatherTable& table, const unsigned char* in, unsigned char* out,
                              int64_t distance) {
  constexpr int64_t vector = sizeof(typename V::Reg);
  const int64_t bytes = table.block_bytes;
  for (int64_t i = 0; i < table.blocks; i++) {
    const unsigned char* block = in + table.indices[i] * bytes;
    auto copy = [&](int64_t at) HP_INLINE_LAMBDA {
      V::copy(block + at, out + at);
      if constexpr (Twice) {
        V::copy(block + at, out + distance + at);
      }
    };
    int64_t at = 0;
    for (; at + vector <= bytes; at += vector) {
      copy(at);
    }
    if (at < bytes) {
      copy(bytes - vector);
    }
    out += bytes;
  }
}

template <class V>
HP_NOINLINE void gather_blocks(const GatherTable& table, const void* from, void* to, void* again) {
  once_or_twice(to, again, [&](auto twice, int64_t distance) HP_INLINE_LAMBDA {
    gather_vectors<V, twice.value>(table, static_cast<const unsigned char*>(from),
                                   static_cast<unsigned char*>(to), distance);
  });
}

/* The blocks of one run: vectors of outputs that are the same permutation of vectors of inputs. */
template <class V, bool Whole, bool Twice>
HP_INLINE void gather_run(const Window& table, const WindowRun& run, const typename V::Element* in,
                          typename V::Element* out, int64_t distance) {
  const int32_t* base = table.bases.data() + run.bases;
  const typename V::Index pick = V::index(table.picks.data() + run.vectors);
  const typename V::Element* window = in + base[0];
  typename V::Element* block = out + run.first;
  for (int32_t b = 0; b < run.blocks; b++) {
    const typename V::Reg picked = pick_from<V, Whole, false>(window, base[1], pick);
    store_some<V, Whole>(block, picked, run.lanes);
    if constexpr (Twice) {
      store_some<V, Whole>(block + distance, picked, run.lanes);
    }
    window += run.stride;
    block += run.output_stride;
  }
}

/* Elements of 32 bits, or several: a vector of outputs is one permutation of a vector of inputs. */
template <class V>
HP_NOINLINE void gather_window(const GatherTable& table, const void* from, void* to, void* again) {
  auto in = static_cast<const typename V::Element*>(from);
  auto out = static_cast<typename V::Element*>(to);
  once_or_twice(to, again, [&](auto twice, int64_t distance) HP_INLINE_LAMBDA {
    distance /= static_cast<int64_t>(sizeof(typename V::Element));
    for (int64_t r = 0; r < table.window.runs.size(); r++) {
      const WindowRun& run = table.window.runs[r];
      if (run.whole) {
        gather_run<V, true, twice.value>(table.window, run, in, out, distance);
      } else {
        gather_run<V, false, twice.value>(table.window, run, in, out, distance);
      }
    }
  });
}

/* Rows of at most 16 bytes, as many at a time as fit: they all have the same shuffle. What it
 * writes behind them the next ones overwrite. */
template <class Q>
HP_NOINLINE void gather_short_rows(const GatherTable& table, const void* from, void* to,
                                   void* again) {
  constexpr int64_t window = 16;
  auto in = static_cast<const unsigned char*>(from);
  auto out = static_cast<unsigned char*>(to);
  const int64_t input = table.short_input;
  const int64_t output = table.short_output;
  const int64_t together = window / (input > output ? input : output);
  const unsigned char* mask = table.masks.data();
  int64_t row = 0;
  for (; (table.short_rows - row) * (input < output ? input : output) >= window; row += together) {
    Q::copy_shuffled(in + row * input, mask, out + row * output);
  }
  const int64_t bytes = table.block_bytes;
  for (int64_t i = row * (output / bytes); i < table.blocks; i++) {
    __builtin_memcpy(out + i * bytes, in + table.indices[i] * bytes, static_cast<size_t>(bytes));
  }
  copy_row(table, to, again);
}

/* Pixels of three bytes, four at a time: two from each of two windows of 16 bytes. What is written
 * behind the four the next ones overwrite. */
template <class Q>
HP_NOINLINE void gather_fours(const GatherTable& table, const void* from, void* to, void* again) {
  constexpr int64_t pixel = 3;
  auto in = static_cast<const unsigned char*>(from);
  auto out = static_cast<unsigned char*>(to);
  const int32_t* window = table.chunks.data();
  const unsigned char* masks = table.masks.data();
  const int64_t fours = table.chunks.size() / 2;
  for (int64_t i = 0; i < fours; i++) {
    Q::copy_two_shuffled(in + window[2 * i], in + window[2 * i + 1], masks + 32 * i, out);
    out += 4 * pixel;
  }
  for (int64_t i = 4 * fours; i < table.blocks; i++) {
    __builtin_memcpy(out, in + int64_t{table.indices[i]} * pixel, pixel);
    out += pixel;
  }
  copy_row(table, to, again);
}

/* Elements of any size: 16 bytes of outputs are one shuffle of 16 bytes of inputs. */
template <class Q>
HP_NOINLINE void gather_shuffle(const GatherTable& table, const void* from, void* to, void* again) {
  auto in = static_cast<const unsigned char*>(from);
  auto out = static_cast<unsigned char*>(to);
  const int64_t chunks = table.chunks.size() / 2;
  once_or_twice(to, again, [&](auto twice, int64_t distance) HP_INLINE_LAMBDA {
    for (int64_t c = 0; c < chunks; c++) {
      const unsigned char* window = in + table.chunks[2 * c];
      const unsigned char* mask = table.masks.data() + 16 * c;
      unsigned char* block = out + table.chunks[2 * c + 1];
      Q::copy_shuffled(window, mask, block);
      if constexpr (twice.value) {
        Q::copy_shuffled(window, mask, block + distance);
      }
    }
  });
}
