/* Executes a lookup: integers in place of which a table has numbers, or the other way round. */
#ifndef HALFPIXEL_LOOKUP_H
#define HALFPIXEL_LOOKUP_H

#include <cstdint>

#include "base/array.h"
#include "base/range.h"
#include "encoding/steps.h"
#include "loops/loops.h"

namespace hp {

class LookupChange {
 public:
  [[nodiscard]] bool make(const Loops& loops, const LookupStep& step);

  void run(const unsigned char* in, Range range, unsigned char* out) const;

 private:
  /* Looks up elements [from, to). */
  using LookupFn = void (*)(const double* table, int64_t size, const void* in, void* out,
                            int64_t from, int64_t to);

  static LookupFn find(ElementType input, ElementType output);

  Array<double> table_;
  int64_t channels_ = 1;
  int64_t mapped_ = 1;
  LookupFn look_up_ = nullptr;
  ConvertFn convert_ = nullptr; /* for channels that are not mapped */
};

}  // namespace hp

#endif /* HALFPIXEL_LOOKUP_H */
