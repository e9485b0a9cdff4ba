/* Memory that begins at a multiple of 64 bytes. Windows frees it with a function of its own. */
#ifndef HALFPIXEL_ALIGNED_H
#define HALFPIXEL_ALIGNED_H

#include <cstdint>
#include <cstdlib>

#if defined(_WIN32)
#include <malloc.h>
#endif

namespace hp {

constexpr int64_t alignment = 64;

/* Returns memory of a multiple of the alignment, or null if there is none. */
inline void* allocate_aligned(int64_t bytes) {
#if defined(_WIN32)
  return _aligned_malloc(static_cast<size_t>(bytes), alignment);
#else
  return std::aligned_alloc(alignment, static_cast<size_t>(bytes));
#endif
}

/* Frees it; null is nothing. */
inline void free_aligned(void* memory) {
#if defined(_WIN32)
  _aligned_free(memory);
#else
  std::free(memory);
#endif
}

}  // namespace hp

#endif /* HALFPIXEL_ALIGNED_H */
