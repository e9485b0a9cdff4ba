/* Reads the items of an encoded plan in order and never beyond its end. */
#ifndef HALFPIXEL_READER_H
#define HALFPIXEL_READER_H

#include <cstdint>

#include "base/array.h"
#include "halfpixel/halfpixel.h"

namespace hp {

/*
 * The items are little-endian and padded to 8 bytes: an integer, a truth value, a constant or a
 * count as a 64-bit signed integer, a number as binary64; a list is a count, then its items.
 *
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

  void fail(hp_status status) {
    if (ok()) {
      status_ = status;
    }
  }

  /* Makes a condition part of the encoding's validity. */
  void require(bool condition) {
    if (!condition) {
      fail(HP_BAD_PLAN);
    }
  }

  /* Reads an integer that must lie in [low, high]. */
  void integer(int64_t& to, int64_t low, int64_t high);

  void flag(bool& to);
  void number(double& to);

  /* Reads 32-bit integers, padded with zeros to 8 bytes, or doubles. */
  void ints(Array<int32_t>& to);
  void doubles(Array<double>& to);

  /* Reads a constant that must lie in [first, last]. */
  template <class Constant>
  void code(Constant& to, Constant first, Constant last) {
    int64_t number = 0;
    integer(number, static_cast<int64_t>(first), static_cast<int64_t>(last));
    to = static_cast<Constant>(number);
  }

  /* Reads `least` to `most` structures, each with the function read() for it. */
  template <class Struct>
  void list(Array<Struct>& to, int64_t least, int64_t most) {
    int64_t count = 0;
    integer(count, least, most);
    if (ok() && !to.allocate(count)) {
      fail(HP_OUT_OF_MEMORY);
    }
    for (int64_t i = 0; i < to.size(); i++) {
      read(*this, to[i]);
    }
  }

  /* Returns a * b, both at least 0, which must fit an int64_t. */
  int64_t product(int64_t a, int64_t b);

 private:
  void take(void* to, int64_t bytes);
  template <class T>
  void numbers(Array<T>& to);

  const unsigned char* at_;
  int64_t left_;
  hp_status status_ = HP_OK;
};

}  // namespace hp

#endif /* HALFPIXEL_READER_H */
