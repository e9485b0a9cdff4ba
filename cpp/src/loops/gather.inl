/* Rows of a gather: data moves, bits stay (rule HP-301). */

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

HP_NOINLINE inline void gather_plain(const GatherTable& table, const void* from, void* to) {
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

/* Blocks of at least one vector: the last vector of a block overlaps the one before it. */
template <class V>
HP_NOINLINE void gather_blocks(const GatherTable& table, const void* from, void* to) {
  constexpr int64_t vector = sizeof(typename V::Reg);
  auto in = static_cast<const unsigned char*>(from);
  auto out = static_cast<unsigned char*>(to);
  int64_t bytes = table.block_bytes;
  for (int64_t i = 0; i < table.blocks; i++) {
    const unsigned char* block = in + table.indices[i] * bytes;
    for (int64_t at = 0; at + vector <= bytes; at += vector) {
      V::copy(block + at, out + at);
    }
    V::copy(block + bytes - vector, out + bytes - vector);
    out += bytes;
  }
}

/* Elements of 32 bits, or several: a vector of outputs is one permutation of a vector of inputs. */
template <class V>
HP_NOINLINE void gather_window(const GatherTable& table, const void* from, void* to) {
  auto in = static_cast<const typename V::Element*>(from);
  auto out = static_cast<typename V::Element*>(to);
  for (int64_t r = 0; r < table.window.runs.size(); r++) {
    const WindowRun& run = table.window.runs[r];
    const int32_t* base = table.window.bases.data() + run.bases;
    typename V::Index pick = V::index(table.window.picks.data() + run.vectors);
    const typename V::Element* window = in + base[0];
    typename V::Element* block = out + run.first;
    for (int32_t b = 0; b < run.blocks; b++) {
      if (run.whole) {
        store_some<V, true>(block, pick_from<V, true, false>(window, base[1], pick), run.lanes);
      } else {
        store_some<V, false>(block, pick_from<V, false, false>(window, base[1], pick), run.lanes);
      }
      window += run.stride;
      block += run.output_stride;
    }
  }
}

/* Rows of at most 16 bytes, as many at a time as fit: they all have the same shuffle. What it
 * writes behind them the next ones overwrite. */
template <class Q>
HP_NOINLINE void gather_short_rows(const GatherTable& table, const void* from, void* to) {
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
}

/* Pixels of three bytes, four at a time: two from each of two windows of 16 bytes. What is written
 * behind the four the next ones overwrite. */
template <class Q>
HP_NOINLINE void gather_fours(const GatherTable& table, const void* from, void* to) {
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
}

/* Elements of any size: 16 bytes of outputs are one shuffle of 16 bytes of inputs. */
template <class Q>
HP_NOINLINE void gather_shuffle(const GatherTable& table, const void* from, void* to) {
  auto in = static_cast<const unsigned char*>(from);
  auto out = static_cast<unsigned char*>(to);
  int64_t chunks = table.chunks.size() / 2;
  for (int64_t c = 0; c < chunks; c++) {
    Q::copy_shuffled(in + table.chunks[2 * c], table.masks.data() + 16 * c,
                     out + table.chunks[2 * c + 1]);
  }
}
