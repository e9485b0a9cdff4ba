/* Executes a gather row by row; neighbouring rows with the same source row are made together. */
#ifndef HALFPIXEL_GATHER_H
#define HALFPIXEL_GATHER_H

#include <cstdint>

#include "base/range.h"
#include "encoding/steps.h"
#include "loops/loops.h"
#include "producers/producer.h"
#include "producers/scratch.h"

namespace hp {

class Gather {
 public:
  /* Whether nothing moves. */
  static bool is_copy(const GatherStep& step);

  /* The multiples in which input comes, and the number of elements that the next step asks for at
   * once; 0: not known. */
  struct Neighbours {
    int64_t before;
    int64_t behind;
  };

  [[nodiscard]] bool make(const Loops& loops, const GatherStep& step, Neighbours beside,
                          Scratch& scratch);

  /* Returns the number of output elements in a row; bands consist of whole rows. */
  int64_t row_elements() const { return output_row_ / element_bytes_; }

  /* Returns the input elements between the first and the last that whole rows are made of. */
  Range reads(Range output) const;

  /* Returns the number of input elements in a row: it asks for one row after the other. */
  int64_t row_input() const { return input_row_ / element_bytes_; }
  int64_t asks(int64_t) const { return row_input(); }

  void produce(const Input& input, Range output, unsigned char* out, bool stream) const;

 private:
  static constexpr int64_t chunk_bytes = 16; /* that one shuffle reads and writes */

  [[nodiscard]] static bool copy_of(const Array<int32_t>& from, Array<int32_t>& to);
  [[nodiscard]] bool choose_loop(const GatherLoops& loops);
  [[nodiscard]] bool choose_shuffles(const GatherLoops& loops);
  void count_inside();
  [[nodiscard]] bool make_windows(int32_t lanes, bool* found);
  [[nodiscard]] bool make_chunks(bool* found);
  [[nodiscard]] bool make_fours(bool* found);
  [[nodiscard]] bool join_short_rows(int64_t outer, Neighbours beside);
  [[nodiscard]] bool make_short_rows();
  int64_t source_row(int64_t row) const;
  void write(const unsigned char* in, int64_t rows, unsigned char* out) const;
  void write_past_cache(const unsigned char* in, int64_t rows, unsigned char* out,
                        unsigned char* finished) const;

  int32_t axes_ = 0;              /* outside the row */
  int64_t rows_[3] = {1, 1, 1};   /* their lengths, output ... */
  int64_t inputs_[3] = {1, 1, 1}; /* ... and input */
  Array<int32_t> indices_[3];
  GatherTable table_;
  GatherFn loop_ = nullptr;
  CopyFn copy_past_cache_ = nullptr;
  int64_t element_bytes_ = 1;
  int64_t input_row_ = 0; /* bytes */
  int64_t output_row_ = 0;
  Place finished_; /* a row on its way past the caches */
};

}  // namespace hp

#endif /* HALFPIXEL_GATHER_H */
