/* Executes the gradient of a resampling row by row, in float32 or float64. */
#ifndef HALFPIXEL_ADJOINT_H
#define HALFPIXEL_ADJOINT_H

#include <cstdint>

#include "kernels.h"
#include "scratch.h"
#include "steps.h"

namespace hp {

class Adjoint {
 public:
  [[nodiscard]] bool make(const Kernels& kernels, const AdjointStep& step, Scratch& scratch);

  /* Returns the number of output elements in a row; bands consist of whole rows. */
  int64_t row_elements() const { return row_; }

  /* Writes the output elements [begin, end), whose memory starts at target. */
  void run(const unsigned char* source, unsigned char* target, int64_t begin, int64_t end,
           unsigned char* scratch) const;

 private:
  /* The terms of some inner positions, and the order of the taps of the outer axes. */
  struct Part {
    AdjointFn loop = nullptr;
    bool last_first = false;
    int64_t begin = 0;
    int64_t end = 0;
  };

  template <class T>
  void run_rows(const T* source, T* target, int64_t begin, int64_t end, T* weights) const;
  template <class T>
  void add_row(const T* source, int64_t row, AdjointRow& work, T* weights) const;
  template <class T>
  void add_source(const int32_t* from, const int32_t* to, AdjointRow& work, T* weights) const;

  bool wide_ = false;
  int64_t row_ = 1;       /* output elements */
  int64_t input_row_ = 0; /* input elements */
  int64_t inner_ = 0;
  int32_t outer_axes_ = 0; /* none, one or two */
  int64_t lengths_[2] = {1, 1};
  TapRows outer_[2];
  TapRows last_;
  Part parts_[2];
  Place weights_;
};

}  // namespace hp

#endif /* HALFPIXEL_ADJOINT_H */
