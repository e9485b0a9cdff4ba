#include "producers/ordered.h"

#include <algorithm>

namespace hp {
namespace {

/* The products of one position, in the order of the taps. */
template <class T>
struct Products {
  const RowSum& sum;
  int64_t position;

  T operator[](int32_t tap) const {
    return static_cast<const T*>(sum.rows[tap])[position] * static_cast<const T*>(sum.weights)[tap];
  }

  /* Adds products to t from left to right. */
  T added(T t, int32_t from, int32_t to) const {
    for (int32_t tap = from; tap < to; tap++) {
      t = t + (*this)[tap];
    }
    return t;
  }
};

/* Sums `count` products from one on as NumPy does: see Accumulation::pairwise. */
template <class T>
T pairwise(const Products<T>& products, int32_t from, int32_t count) {
  constexpr int32_t lanes = 8;
  constexpr int32_t most = 128;
  if (count > most) {
    const int32_t half = lanes * (count / (2 * lanes));
    return pairwise(products, from, half) + pairwise(products, from + half, count - half);
  }
  if (count < lanes) {
    return products.added(products[from], from + 1, from + count);
  }
  T r[lanes];
  for (int32_t k = 0; k < lanes; k++) {
    r[k] = products[from + k];
  }
  const int32_t in_groups = lanes * (count / lanes);
  for (int32_t k = lanes; k < in_groups; k++) {
    r[k % lanes] = r[k % lanes] + products[from + k];
  }
  const T t = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));
  return products.added(t, from + in_groups, from + count);
}

template <class T>
void pairwise_blend(const RowSum& sum) {
  auto out = static_cast<T*>(sum.out);
  for (int64_t p = 0; p < sum.length; p++) {
    out[p] = sum.taps == 0 ? T(0) : T(0) + pairwise(Products<T>{sum, p}, 0, sum.taps);
  }
}

}  // namespace

bool is_ordered(const Resample1dStep& step) {
  const bool mixed =
      step.body_inner > 0 && step.body_inner < step.pass.inner && step.body != step.tail;
  const Accumulation all = step.body_inner > 0 ? step.body : step.tail;
  return mixed || all == Accumulation::pairwise;
}

bool Ordered::make(const FloatLoops& loops, const Resample1dStep& step, Accumulation accumulation,
                   Order& order) {
  if (!make_tap_rows(step.taps, accumulation, step.compute, order.taps)) {
    return false;
  }
  for (int32_t taps = 0; taps <= unrolled_taps; taps++) {
    order.blend[taps] =
        accumulation == Accumulation::pairwise
            ? step.compute == ElementType::f64 ? &pairwise_blend<double> : &pairwise_blend<float>
            : loops.blend[sum_of_rows(accumulation, order.taps)][taps];
  }
  return true;
}

bool Ordered::make(const Loops& loops, const Resample1dStep& step, Ring* ring, Scratch& scratch) {
  const FloatLoops& floats = step.compute == ElementType::f64 ? loops.f64 : loops.f32;
  pass_ = step.pass;
  body_inner_ = step.body_inner;
  bytes_ = type_bytes(step.compute);
  across_ = ring != nullptr;
  return make(floats, step, step.body_inner > 0 ? step.body : step.tail, body_) &&
         make(floats, step, step.tail, tail_) &&
         (ring == nullptr || make_ring(tail_.taps, pass_, 1, *ring)) &&
         scratch.add(tail_.taps.longest(), sizeof(void*), pointers_);
}

Range Ordered::reads(Range output) const {
  if (across_) {
    return reads_across(tail_.taps, pass_, 1, output);
  }
  return {output.begin / output_unit() * input_unit(), output.end / output_unit() * input_unit()};
}

int64_t Ordered::asks(int64_t asked) const {
  return across_ ? std::min(asked, pass_.inner) : input_unit();
}

void Ordered::produce(const Input& input, Range output, unsigned char* out, bool) const {
  const Rows rows(input);
  const auto pointers = reinterpret_cast<const unsigned char**>(pointers_.in(input.scratch()));
  const unsigned char* unit = nullptr;
  each_row_part(pass_, output, [&](const RowPart& part) {
    if (!across_ && (unit == nullptr || part.row == 0)) {
      unit = input.pull({part.block * input_unit(), (part.block + 1) * input_unit()});
    }
    sum(rows, pointers, unit, part, out);
    out += part.length * bytes_;
  });
}

void Ordered::sum(const Rows& rows, const unsigned char** pointers, const unsigned char* unit,
                  const RowPart& part, unsigned char* out) const {
  const int64_t body = std::max<int64_t>(0, std::min(part.length, body_inner_ - part.at));
  for (int32_t piece = 0; piece < 2; piece++) {
    const Order& order = piece == 0 ? body_ : tail_;
    const int64_t begin = piece == 0 ? 0 : body;
    RowSum of;
    of.length = piece == 0 ? body : part.length - body;
    if (of.length == 0) {
      continue;
    }
    const int32_t start = order.taps.starts[part.row];
    of.taps = order.taps.count(part.row);
    if (across_) {
      find_rows(order.taps, pass_, rows, part, pointers);
    }
    for (int32_t t = 0; t < of.taps; t++) {
      const int64_t in_unit = order.taps.indices[start + t] * pass_.inner + part.at;
      pointers[t] = (across_ ? pointers[t] : unit + in_unit * bytes_) + begin * bytes_;
    }
    of.out = out + begin * bytes_;
    of.rows = reinterpret_cast<const void* const*>(pointers);
    of.weights = order.taps.weights.data() + static_cast<int64_t>(start) * bytes_;
    of.strict = strict_taps(order.taps.group, of.taps);
    order.blend[of.taps > unrolled_taps ? 0 : of.taps](of);
  }
}

}  // namespace hp
