/* Scratch memory that a run leaves to the next one. */
#ifndef HALFPIXEL_SPARE_H
#define HALFPIXEL_SPARE_H

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstdlib>

#include "producers/scratch.h"

namespace hp {

/* Keeps one piece of memory, unless it is large. */
class Spare {
 public:
  ~Spare() { std::free(kept_.load()); }

  /* Returns memory of a size, which is always the same; null if there is none left. */
  unsigned char* take(const Scratch& size) const {
    constexpr size_t alignment = 64;
    void* memory = size.bytes() <= most ? kept_.exchange(nullptr) : nullptr;
    if (memory == nullptr) {
      memory = std::aligned_alloc(alignment,
                                  static_cast<size_t>(std::max<int64_t>(size.bytes(), alignment)));
    }
    return static_cast<unsigned char*>(memory);
  }

  void give(const Scratch& size, unsigned char* memory) const {
    void* none = nullptr;
    if (size.bytes() > most || !kept_.compare_exchange_strong(none, memory)) {
      std::free(memory);
    }
  }

 private:
  static constexpr int64_t most = int64_t{4} << 20;

  mutable std::atomic<void*> kept_{nullptr};
};

}  // namespace hp

#endif /* HALFPIXEL_SPARE_H */
