/* Cascade means, block by block, in float32 or float64. */
#include <algorithm>
#include <cstdint>

#include "encoding/checks.h"
#include "producers/builder.h"

namespace hp {
namespace {

constexpr int64_t fold = 4; /* cascades of a fourfold one */

/* The binary logarithm of the number of values in a step of a cascade. */
int32_t power_of(int64_t count) {
  constexpr int32_t levels = 4;
  constexpr int32_t smallest = 4;
  int32_t logarithm = 1;
  while (int64_t{1} << logarithm < count) {
    logarithm++;
  }
  return std::max(smallest, logarithm / levels);
}

template <class T>
void add(const T* from, T* to, int64_t width) {
  for (int64_t p = 0; p < width; p++) {
    to[p] += from[p];
  }
}

class Cascade {
 public:
  [[nodiscard]] bool make(const Loops& loops, const CascadeMeanStep& step, Scratch& scratch);

  /* Returns the number of output elements of a block; bands consist of whole blocks. */
  int64_t block_elements() const { return inner_; }

  /* Returns the input elements between the first and the last that whole blocks are made of. */
  Range reads(Range output) const { return {output.begin * length_, output.end * length_}; }

  /* Returns the number of input elements of a block; 0 if they are so many that the input should
   * rather be a whole tensor. */
  int64_t block_input() const {
    constexpr int64_t most_elements = int64_t{1} << 16;
    return length_ <= most_elements / inner_ ? length_ * inner_ : 0;
  }

  int64_t asks(int64_t) const { return block_input(); }

  void produce(const Input& input, Range output, unsigned char* out, bool stream) const;

 private:
  template <class T>
  void run_blocks(const Input& input, Range output, T* target) const;
  template <class T>
  void sum(const T* in, int64_t count, T* out, T* parts) const;
  template <class T>
  void sum_lanes(const T* in, int64_t count, T* out, T* parts) const;

  bool wide_ = false;
  int64_t length_ = 0;
  int64_t inner_ = 0;
  int64_t cascaded_ = 0;
  int64_t lanes_ = 1;
  int64_t share_length_ = 1;
  int64_t shares_ = 1;
  CascadeFn loop_ = nullptr;
  Place parts_;  /* the sums of the lanes, four of each */
  Place shared_; /* the sums of the shares */
};

bool Cascade::make(const Loops& loops, const CascadeMeanStep& step, Scratch& scratch) {
  wide_ = step.compute == ElementType::f64;
  length_ = step.length;
  inner_ = step.inner;
  cascaded_ = step.cascaded;
  lanes_ = step.lanes;
  share_length_ = step.share_length;
  shares_ = step.shares;
  loop_ = wide_ ? loops.f64.cascade : loops.f32.cascade;
  int64_t bytes = wide_ ? 8 : 4;
  int64_t row = 0;
  return !__builtin_mul_overflow(inner_, bytes, &row) &&
         scratch.add(fold * lanes_, (inner_ - cascaded_) * bytes, parts_) &&
         scratch.add(shares_ > 1 ? shares_ : 0, row, shared_);
}

/* Sums rows [0, count) of a block. Of none there may be no memory either. */
template <class T>
void Cascade::sum(const T* in, int64_t count, T* out, T* parts) const {
  if (count == 0) {
    std::fill(out, out + inner_, T(0));
    return;
  }
  if (cascaded_ > 0) {
    loop_(in, inner_, count, cascaded_, power_of(count), out);
  }
  if (cascaded_ < inner_) {
    sum_lanes(in + cascaded_, count, out + cascaded_, parts);
  }
}

template <class T>
void Cascade::sum_lanes(const T* in, int64_t count, T* out, T* parts) const {
  int64_t width = inner_ - cascaded_;
  int64_t lanes = count < lanes_ ? 1 : lanes_;
  int64_t group = fold * lanes;
  int64_t steps = count / group;
  int64_t together = cascaded_ == 0 ? group : 1; /* parts that are neighbours in memory */
  for (int64_t part = 0; part < group; part += together) {
    loop_(in + part * inner_, group * inner_, steps, together * width, power_of(steps),
          parts + part * width);
  }
  int64_t whole = count - count % lanes;
  for (int64_t row = steps * group; row < whole; row++) {
    add(in + row * inner_, parts + row % lanes * width, width);
  }
  std::fill(out, out + width, T(0));
  for (int64_t row = whole; row < count; row++) {
    add(in + row * inner_, out, width);
  }
  for (int64_t lane = 0; lane < lanes; lane++) {
    for (int64_t part = 1; part < fold; part++) {
      add(parts + (part * lanes + lane) * width, parts + lane * width, width);
    }
    add(parts + lane * width, out, width);
  }
}

template <class T>
void Cascade::run_blocks(const Input& input, Range output, T* target) const {
  T* parts = reinterpret_cast<T*>(parts_.in(input.scratch()));
  T* shared = reinterpret_cast<T*>(shared_.in(input.scratch()));
  for (int64_t block = output.begin / inner_; block < output.end / inner_; block++) {
    const int64_t first_in = block * length_ * inner_;
    auto in = reinterpret_cast<const T*>(input.pull({first_in, first_in + length_ * inner_}));
    for (int64_t share = 0; shares_ > 1 && share < shares_; share++) {
      int64_t first = std::min(share * share_length_, length_);
      int64_t count = std::min(share_length_, length_ - first);
      sum(in + first * inner_, count, shared + share * inner_, parts);
    }
    sum(shares_ > 1 ? shared : in, shares_ > 1 ? shares_ : length_, target, parts);
    for (int64_t p = 0; p < inner_; p++) {
      target[p] /= static_cast<T>(length_);
    }
    target += inner_;
  }
}

void Cascade::produce(const Input& input, Range output, unsigned char* out, bool) const {
  if (wide_) {
    run_blocks(input, output, reinterpret_cast<double*>(out));
  } else {
    run_blocks(input, output, reinterpret_cast<float*>(out));
  }
}

}  // namespace

Ends check(Reader& in, const CascadeMeanStep& step) {
  in.require(step.cascaded <= step.inner);
  in.require(step.share_length * step.shares >= step.length);
  require_mean_types(in, step.type, step.compute);
  int64_t output = in.product(step.outer, step.inner);
  return {step.type, step.type, in.product(in.product(step.outer, step.length), step.inner),
          output};
}

bool add(ProducerBuilder& builder, const CascadeMeanStep& step, const Ends& ends) {
  return builder.add_computing<Cascade>(step.compute, ends, [&](Cascade& cascade) {
    if (!cascade.make(builder.loops, step, builder.scratch)) {
      return false;
    }
    builder.set_units(cascade.block_input(), cascade.block_elements());
    return true;
  });
}

}  // namespace hp
