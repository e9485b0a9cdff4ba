/* A plan as a test writes it down: encoded for the library, and executed literally as its
 * documentation reads. */
#ifndef HALFPIXEL_TEST_MODEL_H
#define HALFPIXEL_TEST_MODEL_H

#include <cstdint>
#include <string>
#include <vector>

#include "halfpixel/halfpixel.h"

namespace test {

using Bytes = std::vector<unsigned char>;

struct Taps {
  std::vector<int32_t> starts{0};
  std::vector<int32_t> indices;
  std::vector<double> weights;

  int64_t rows() const { return static_cast<int64_t>(starts.size()) - 1; }
  int32_t count(int64_t row) const { return starts[row + 1] - starts[row]; }
  void end_row() { starts.push_back(static_cast<int32_t>(indices.size())); }
  void add(int64_t index, double weight) {
    indices.push_back(static_cast<int32_t>(index));
    weights.push_back(weight);
  }
};

struct Axis {
  int64_t length = 1;           /* of the input */
  std::vector<int32_t> indices; /* of a gather, or of a pad with -1 for borders; starts of bins;
                                 * the axis of a permutation */
  Taps taps;                    /* of a blend */
  std::vector<int32_t> ends{};  /* of bins */
};

struct Step {
  int64_t kind = 0;
  int64_t input = HP_F32;
  int64_t compute = HP_F32;
  int64_t output = HP_F32;
  int64_t outer = 1; /* or the batch of a blend, or the count of a conversion */
  int64_t inner = 1;
  std::vector<Axis> axes; /* a pass has one */
  int64_t accumulation = HP_SEQUENTIAL;
  int64_t rounding = 0;
  int64_t shift = 0;
  int64_t channels = 1;
  bool channels_inner = false;
  int64_t body_channels = 0;    /* or inner positions, of an adjoint sum or a mean */
  int64_t tail = HP_SEQUENTIAL; /* `accumulation` is that of the body; or terms */
  int64_t lanes = 1;
  int64_t share_length = 1;
  int64_t shares = 1;
  int64_t before = 0; /* borders of a pad */
  double low = 0;     /* of a clamp; or the value of a pad */
  double high = 0;

  int64_t input_elements() const;
  int64_t output_elements() const;
};

struct Plan {
  std::vector<Step> steps;
  int64_t source = HP_F32; /* of a plan without steps: both types, and the elements */
  int64_t elements = 0;

  int64_t source_type() const { return steps.empty() ? source : steps.front().input; }
  int64_t target_type() const { return steps.empty() ? source : steps.back().output; }
  int64_t source_elements() const {
    return steps.empty() ? elements : steps.front().input_elements();
  }
  int64_t target_elements() const {
    return steps.empty() ? elements : steps.back().output_elements();
  }
  Bytes encode() const;
  std::string name() const;
};

int64_t size_of(int64_t type);

/* Returns element i as a number. */
double read_element(const Bytes& from, int64_t type, int64_t i);

/* Writes element i, rounded to nearest, ties to even. */
void write_element(Bytes& to, int64_t type, int64_t i, double value);

/* Executes an adjoint sum; a part of execute(). */
void add_up_gradient(const Step& step, const Bytes& in, Bytes& out);

/* Execute a pad or a clamp; parts of execute(). */
void put_borders(const Step& step, const Bytes& in, Bytes& out);
void clamp(const Step& step, const Bytes& in, Bytes& out);

/* Execute a mean or a permutation; parts of execute(). */
void mean_of_bins(const Step& step, const Bytes& in, Bytes& out);
void mean_of_axis(const Step& step, const Bytes& in, Bytes& out);
void permute_axes(const Step& step, const Bytes& in, Bytes& out);

/* Executes a plan element by element. */
Bytes execute(const Plan& plan, const Bytes& source);

/* Returns the first element in which two results differ, all NaNs being equal, or -1. */
int64_t first_difference(int64_t type, const unsigned char* a, const unsigned char* b,
                         int64_t elements);

/* The same with all bits, those of NaN included. */
int64_t first_moved_difference(int64_t type, const unsigned char* a, const unsigned char* b,
                               int64_t elements);

}  // namespace test

#endif /* HALFPIXEL_TEST_MODEL_H */
