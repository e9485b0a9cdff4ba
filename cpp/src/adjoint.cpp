#include "adjoint.h"

#include <algorithm>

#include "tables.h"

namespace hp {
namespace {

/* Returns the end of the group of taps with one index. */
int32_t end_of_group(const TapRows& taps, int64_t row, int32_t group) {
  int32_t end = group + 1;
  while (end < taps.starts[row + 1] && taps.indices[end] == taps.indices[group]) {
    end++;
  }
  return end;
}

int64_t longest_group(const TapRows& taps) {
  int64_t longest = 1;
  for (int64_t row = 0; row < taps.rows; row++) {
    for (int32_t group = taps.starts[row]; group < taps.starts[row + 1];) {
      int32_t end = end_of_group(taps, row, group);
      longest = std::max<int64_t>(longest, end - group);
      group = end;
    }
  }
  return longest;
}

}  // namespace

bool Adjoint::make(const Kernels& kernels, const AdjointStep& step, Scratch& scratch) {
  int64_t weight_type = step.compute == HP_F64 ? HP_F64 : HP_F32;
  const Axis& last = step.axes[step.axis_count - 1];
  wide_ = weight_type == HP_F64;
  inner_ = step.inner;
  outer_axes_ = step.axis_count - 1;
  row_ = last.output_length() * inner_;
  input_row_ = last.input_length * inner_;
  int64_t combinations = 1;
  for (int32_t a = 0; a < outer_axes_; a++) {
    TapRows& taps = outer_[2 - outer_axes_ + a];
    lengths_[2 - outer_axes_ + a] = step.axes[a].input_length;
    if (!make_tap_rows(step.axes[a].taps, HP_SEQUENTIAL, weight_type, taps)) {
      return false;
    }
    combinations *= longest_group(taps);
  }
  if (combinations > INT32_MAX) {
    return false;
  }
  const AdjointFn* loops = kernels.adjoint[step.compute];
  parts_[0] = {loops[step.body], step.body == HP_SCALED, 0, step.body_inner};
  parts_[1] = {loops[step.tail], step.tail == HP_SCALED, step.body_inner, inner_};
  return make_tap_rows(last.taps, HP_SEQUENTIAL, weight_type, last_) &&
         scratch.add(2 * combinations, type_bytes(weight_type), weights_);
}

/* Adds one source row, read by the taps [from[a], to[a]) of the outer axes. */
template <class T>
void Adjoint::add_source(const int32_t* from, const int32_t* to, AdjointRow& work,
                         T* weights) const {
  for (const Part& part : parts_) {
    if (part.begin >= part.end) {
      continue;
    }
    int32_t count[2] = {to[0] - from[0], to[1] - from[1]};
    work.combinations = count[0] * count[1];
    for (int32_t i = 0; i < work.combinations; i++) {
      int32_t first = part.last_first ? i % count[0] : i / count[1];
      int32_t second = part.last_first ? i / count[0] : i % count[1];
      if (outer_axes_ == 2) {
        weights[2 * i] = outer_[0].weights_as<T>()[from[0] + first];
        weights[2 * i + 1] = outer_[1].weights_as<T>()[from[1] + second];
      } else if (outer_axes_ == 1) {
        weights[2 * i] = outer_[1].weights_as<T>()[from[1] + second];
      }
    }
    work.begin = part.begin;
    work.end = part.end;
    part.loop(last_, work);
  }
}

template <class T>
void Adjoint::add_row(const T* source, int64_t row, AdjointRow& work, T* weights) const {
  int32_t from[2] = {0, 0};
  int32_t to[2] = {1, 1};
  int64_t at[2] = {0, 0};
  for (int32_t a = 1; a >= 2 - outer_axes_; a--) {
    at[a] = row % outer_[a].rows;
    row /= outer_[a].rows;
  }
  const TapRows& outer = outer_[0];
  const TapRows& second = outer_[1];
  int32_t outer_end = outer_axes_ == 2 ? outer.starts[at[0] + 1] : 1;
  int32_t second_end = outer_axes_ > 0 ? second.starts[at[1] + 1] : 1;
  for (from[0] = outer_axes_ == 2 ? outer.starts[at[0]] : 0; from[0] < outer_end; from[0] = to[0]) {
    to[0] = outer_axes_ == 2 ? end_of_group(outer, at[0], from[0]) : 1;
    int64_t plane = row * lengths_[0] + (outer_axes_ == 2 ? outer.indices[from[0]] : 0);
    for (from[1] = outer_axes_ > 0 ? second.starts[at[1]] : 0; from[1] < second_end;
         from[1] = to[1]) {
      to[1] = outer_axes_ > 0 ? end_of_group(second, at[1], from[1]) : 1;
      int64_t number = plane * lengths_[1] + (outer_axes_ > 0 ? second.indices[from[1]] : 0);
      work.in = source + number * input_row_;
      add_source(from, to, work, weights);
    }
  }
}

template <class T>
void Adjoint::run_rows(const T* source, T* target, int64_t begin, int64_t end, T* weights) const {
  AdjointRow work;
  work.outer = weights;
  work.outer_axes = outer_axes_;
  work.inner = inner_;
  for (int64_t r = begin / row_; r < end / row_; r++) {
    std::fill(target, target + row_, T{0});
    work.out = target;
    add_row(source, r, work, weights);
    target += row_;
  }
}

void Adjoint::run(const unsigned char* source, unsigned char* target, int64_t begin, int64_t end,
                  unsigned char* scratch) const {
  if (wide_) {
    run_rows(reinterpret_cast<const double*>(source), reinterpret_cast<double*>(target), begin, end,
             reinterpret_cast<double*>(weights_.in(scratch)));
  } else {
    run_rows(reinterpret_cast<const float*>(source), reinterpret_cast<float*>(target), begin, end,
             reinterpret_cast<float*>(weights_.in(scratch)));
  }
}

}  // namespace hp
