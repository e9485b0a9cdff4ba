/* Memory beside which nothing may be read. */
#ifndef HALFPIXEL_TEST_GUARDED_H
#define HALFPIXEL_TEST_GUARDED_H

#include "cases.h"

namespace test {

/* A copy of bytes between two pages that nobody may touch, and next to one of them. A touch ends
 * the tests with exit status 1 and the name. One at a time. */
class Guarded {
 public:
  enum class Side { begin, end };

  Guarded(const Bytes& bytes, Side side, const char* name);
  Guarded(const Guarded&) = delete;
  Guarded& operator=(const Guarded&) = delete;
  ~Guarded();

  const unsigned char* data() const { return data_; }

 private:
  unsigned char* pages_;
  size_t size_; /* of all pages */
  unsigned char* data_;
  void (*others_)(int); /* what handles such touches elsewhere */
};

}  // namespace test

#endif /* HALFPIXEL_TEST_GUARDED_H */
