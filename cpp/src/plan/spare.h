/* Scratch memory that a run leaves to the next one. */
#ifndef HALFPIXEL_SPARE_H
#define HALFPIXEL_SPARE_H

#include <algorithm>
#include <atomic>
#include <cstdint>

#include "base/aligned.h"
#include "producers/scratch.h"

namespace hp {

/* Keeps one piece of memory, unless it is large. */
class Spare {
 public:
  ~Spare() { free_aligned(kept_.load()); }

  /* Returns memory of a size, which is always the same; null if there is none left. */
  unsigned char* take(const Scratch& size) const {
    void* memory = size.bytes() <= most ? kept_.exchange(nullptr) : nullptr;
    if (memory == nullptr) {
      memory = allocate_aligned(std::max(size.bytes(), alignment));
    }
    return static_cast<unsigned char*>(memory);
  }

  void give(const Scratch& size, unsigned char* memory) const {
    void* none = nullptr;
    if (size.bytes() > most || !kept_.compare_exchange_strong(none, memory)) {
      free_aligned(memory);
    }
  }

 private:
  static constexpr int64_t most = int64_t{4} << 20;

  mutable std::atomic<void*> kept_{nullptr};
};

}  // namespace hp

#endif /* HALFPIXEL_SPARE_H */
