/*
 * Stores past the caches, for targets that are larger than these. Only whole lines are fast, and a
 * line must not be written both past the caches and through them: the ends of a row, which share
 * lines with the neighbouring rows, go in small stores that the processor joins.
 */

constexpr uintptr_t line_bytes = 64;

/* Returns how many bytes are missing up to the next line. */
HP_INLINE int64_t bytes_to_line(const void* p) {
  return static_cast<int64_t>(-reinterpret_cast<uintptr_t>(p) % line_bytes);
}

/* Asks for memory that may lie behind the end of an array: nothing happens there. */
HP_INLINE void prefetch(const void* p, uintptr_t ahead) {
  __builtin_prefetch(reinterpret_cast<const void*>(reinterpret_cast<uintptr_t>(p) + ahead));
}

/* The same, into the second-level cache. */
HP_INLINE void prefetch_second(const void* p, uintptr_t ahead) {
  __builtin_prefetch(reinterpret_cast<const void*>(reinterpret_cast<uintptr_t>(p) + ahead), 0, 2);
}

/* An end of a row. */
template <class V>
HP_INLINE void copy_edge(const void* from, void* to, int64_t bytes) {
  auto in = static_cast<const unsigned char*>(from);
  auto out = static_cast<unsigned char*>(to);
  while (bytes > 0) {
    if (bytes >= 4 && reinterpret_cast<uintptr_t>(out) % 4 == 0) {
      int32_t four;
      __builtin_memcpy(&four, in, sizeof(four));
      V::stream_four(out, four);
      in += 4;
      out += 4;
      bytes -= 4;
    } else {
      *out++ = *in++;
      bytes--;
    }
  }
}

/* A finished row. */
template <class V>
HP_NOINLINE void copy_past_cache(const void* from, void* to, int64_t bytes) {
  constexpr int64_t vector = sizeof(typename V::Reg);
  auto in = static_cast<const unsigned char*>(from);
  auto out = static_cast<unsigned char*>(to);
  int64_t missing = bytes_to_line(out);
  int64_t at = missing < bytes ? missing : bytes;
  copy_edge<V>(in, out, at);
  for (; at + vector <= bytes; at += vector) {
    V::copy_past_cache(in + at, out + at);
  }
  copy_edge<V>(in + at, out + at, bytes - at);
}
