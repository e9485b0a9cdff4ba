/* Where the elements of a tensor lie that has gaps between its rows. */
#ifndef HALFPIXEL_VIEW_H
#define HALFPIXEL_VIEW_H

#include <cstdint>

#include "base/range.h"

namespace hp {

/* Rows without gaps, which are repeated along outer axes. Elements are numbered in their order in
 * memory, places are bytes from the first element. */
class View {
 public:
  /* Takes over numbers that stay with their owner: how many outer axes there are, and for each, the
   * outermost first, its length and how many bytes apart neighbours begin. Null: no axes. False if
   * they do not stand for so many elements of `unit` bytes, or two would share a place. */
  [[nodiscard]] bool make(const int64_t* numbers, int64_t elements, int64_t unit);

  /* Returns how many bytes there are from the first to the last. */
  int64_t extent() const { return extent_; }

  /* Returns the number of elements of a row. */
  int64_t row() const { return row_; }

  /* Returns where the row of an element ends. */
  int64_t row_end(int64_t element) const { return element - element % row_ + row_; }

  /* Returns where an element lies. */
  int64_t place(int64_t element) const;

  /* Copies elements that lie behind each other to where they belong, or from there. */
  void scatter(Range elements, const unsigned char* from, unsigned char* first) const;
  void gather(Range elements, const unsigned char* first, unsigned char* to) const;

  /* Whether a byte in [low, high), places of this view or not, belongs to an element. */
  bool touches(int64_t low, int64_t high) const;

  /* Whether an element of another view, whose first lies `ahead` bytes behind this one's first,
   * has a byte in common with one of this. */
  bool overlaps(const View& other, int64_t ahead) const;

 private:
  int64_t length(int64_t axis) const { return axes_[2 * axis]; }
  int64_t step(int64_t axis) const { return axes_[2 * axis + 1]; }
  int64_t block(int64_t axis) const; /* bytes that the axes inside it take */

  const int64_t* axes_ = nullptr;
  int64_t count_ = 0;
  int64_t elements_ = 0;
  int64_t unit_ = 1;
  int64_t row_ = 1;
  int64_t extent_ = 0;
};

}  // namespace hp

#endif /* HALFPIXEL_VIEW_H */
