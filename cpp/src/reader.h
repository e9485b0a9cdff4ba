/* Reads the items of an encoded plan in order and never beyond its end. */
#ifndef HALFPIXEL_READER_H
#define HALFPIXEL_READER_H

#include <cstdint>

#include "array.h"
#include "halfpixel/halfpixel.h"

namespace hp {

/*
 * The first failure sticks: all later reads fail too and return the lowest value that they allow,
 * so that the caller may check once, at the end of a group of items.
 */
class Reader {
 public:
  Reader(const void* encoded, int64_t bytes)
      : at_(static_cast<const unsigned char*>(encoded)), left_(bytes) {}

  hp_status status() const { return status_; }
  bool ok() const { return status_ == HP_OK; }
  int64_t left() const { return left_; }

  /* Makes a condition part of the encoding's validity. */
  void require(bool condition) {
    if (!condition) {
      fail(HP_BAD_PLAN);
    }
  }

  /* Returns an i64 that must lie in [low, high]. */
  int64_t number(int64_t low, int64_t high);

  /* Reads a counted list of 32-bit integers or of doubles. */
  void ints(Array<int32_t>& list);
  void doubles(Array<double>& list);

  /* Returns a * b, both at least 0, which must fit an int64_t. */
  int64_t product(int64_t a, int64_t b);

 private:
  void fail(hp_status status) {
    if (ok()) {
      status_ = status;
    }
  }
  void take(void* to, int64_t bytes);
  template <class T>
  void list(Array<T>& list);

  const unsigned char* at_;
  int64_t left_;
  hp_status status_ = HP_OK;
};

}  // namespace hp

#endif /* HALFPIXEL_READER_H */
