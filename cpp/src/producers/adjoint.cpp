#include "producers/adjoint.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "encoding/checks.h"
#include "producers/builder.h"
#include "producers/pass.h"
#include "tables/adjoint_table.h"

namespace hp {
namespace {

/* Sets sums of at most a magnitude to +0. */
template <class T>
void clear_up_to(T magnitude, T* sums, int64_t count) {
  for (int64_t i = 0; i < count; i++) {
    sums[i] = std::fabs(sums[i]) <= magnitude ? 0 : sums[i];
  }
}

}  // namespace

bool Adjoint::make(const Loops& loops, const AdjointSumStep& step, Ring& ring, Scratch& scratch) {
  ElementType weight_type = held(step.compute);
  const TapAxis& last = step.axes[step.axes.size() - 1];
  wide_ = weight_type == ElementType::f64;
  inner_ = step.inner;
  outer_axes_ = static_cast<int32_t>(step.axes.size()) - 1;
  row_ = rows(last.taps) * inner_;
  input_row_ = last.input_length * inner_;
  int64_t combinations = 1;
  for (int32_t a = 0; a < outer_axes_; a++) {
    TapRows& taps = outer_[2 - outer_axes_ + a];
    lengths_[2 - outer_axes_ + a] = step.axes[a].input_length;
    if (!make_tap_rows(step.axes[a].taps, Accumulation::sequential, weight_type, taps)) {
      return false;
    }
    combinations *= longest_group(taps);
  }
  if (combinations > INT32_MAX) {
    return false;
  }
  combinations_ = std::max<int64_t>(combinations, 2 * most_sources);
  Pass axis;
  axis.input_length = lengths_[1];
  axis.inner = input_row_;
  if (outer_axes_ == 1 && !make_ring(outer_[1], axis, 1, ring)) {
    return false;
  }
  make_addition(step);
  return make_tap_rows(last.taps, Accumulation::sequential, weight_type, last_) &&
         make_parts(loops, step) &&
         scratch.add(3 * combinations_, type_bytes(weight_type), weights_);
}

/* A sum that starts at +0 becomes -0 only if a fused term, or a quotient in its place, does. */
void Adjoint::make_addition(const AdjointSumStep& step) {
  auto is_signed = [](Term term) {
    return term == Term::product_fma || term == Term::last_quotient;
  };
  is_added_ = step.compute != step.type;
  is_signed_ = is_signed(step.body) || is_signed(step.tail);
  for (int32_t a = 0; a < outer_axes_; a++) {
    block_rows_ *= rows(step.axes[a].taps);
  }
  added_first_ = step.added_first;
  rounded_to_zero_ = step.type == ElementType::f16    ? 0x1p-25
                     : step.type == ElementType::bf16 ? 0x1p-134
                                                      : 0x1p-150;
}

/* Lanes are outputs where the inner positions of one are too few, and all have the same terms. */
bool Adjoint::make_parts(const Loops& loops, const AdjointSumStep& step) {
  const AdjointLoops& k = loops.adjoint;
  int64_t body_end = step.body == step.tail ? inner_ : step.body_inner;
  int32_t lanes = k.lanes[number(step.compute)];
  int64_t taps = last_.indices.size();
  bool flat = inner_ < lanes && (body_end == 0 || body_end == inner_) &&
              taps * inner_ + lanes <= INT32_MAX && std::max(row_, input_row_) <= INT32_MAX - lanes;
  const AdjointFn* terms = flat ? k.blocks[number(step.compute)] : k.inner[number(step.compute)];
  parts_[0] = {terms[number(step.body)], step.body == Term::scaled, 0, body_end};
  parts_[1] = {terms[number(step.tail)], step.tail == Term::scaled, body_end, inner_};
  if (!flat) {
    return true;
  }
  int64_t bytes = wide_ ? 8 : 4;
  TapRows all;
  if (inner_ > 1) {
    if (!flatten(last_, inner_, bytes, all)) {
      return false;
    }
    last_ = std::move(all);
  }
  return make_adjoint_blocks(last_, input_row_, lanes, k.has_permute[number(step.compute)], bytes,
                             blocks_);
}

template <class T>
void Adjoint::add_up(const Part& part, Sources<T>& work) const {
  work.row.sources = work.list;
  part.loop(last_, blocks_, work.row);
  work.row.fresh = false;
  work.row.count = 0;
  work.used = 0;
}

/* Adds the combinations of a group's taps to the list. */
template <class T>
void Adjoint::add_source(const T* in, const Group& group, const Part& part,
                         Sources<T>& work) const {
  int32_t count[2] = {group.to[0] - group.from[0], group.to[1] - group.from[1]};
  int32_t combinations = count[0] * count[1];
  if (work.row.count == most_sources || work.used + combinations > combinations_) {
    add_up(part, work);
  }
  T* weights = work.weights + 3 * work.used;
  work.list[work.row.count++] = {in, weights, combinations};
  work.used += combinations;
  for (int32_t i = 0; i < combinations; i++, weights += 3) {
    int32_t first = part.last_first ? i % count[0] : i / count[1];
    int32_t second = part.last_first ? i / count[0] : i % count[1];
    T one = 1;
    weights[0] = outer_axes_ < 2 ? one : outer_[0].weights_as<T>()[group.from[0] + first];
    weights[1] = outer_axes_ < 1 ? one : outer_[1].weights_as<T>()[group.from[1] + second];
    weights[2] = weights[0] * weights[1];
  }
}

/* The groups of a row's taps, the outermost axis in the outer loop: in the order of memory. */
template <class T>
void Adjoint::write_row(const Rows& source, int64_t row, const Part& part, Sources<T>& work) const {
  Group group;
  int64_t at[2] = {0, 0};
  for (int32_t a = 1; a >= 2 - outer_axes_; a--) {
    at[a] = row % outer_[a].rows;
    row /= outer_[a].rows;
  }
  const TapRows& outer = outer_[0];
  const TapRows& second = outer_[1];
  int32_t outer_end = outer_axes_ == 2 ? outer.starts[at[0] + 1] : 1;
  int32_t second_end = outer_axes_ > 0 ? second.starts[at[1] + 1] : 1;
  int32_t* from = group.from;
  int32_t* to = group.to;
  for (from[0] = outer_axes_ == 2 ? outer.starts[at[0]] : 0; from[0] < outer_end; from[0] = to[0]) {
    to[0] = outer_axes_ == 2 ? end_of_group(outer, at[0], from[0]) : 1;
    int64_t plane = row * lengths_[0] + (outer_axes_ == 2 ? outer.indices[from[0]] : 0);
    for (from[1] = outer_axes_ > 0 ? second.starts[at[1]] : 0; from[1] < second_end;
         from[1] = to[1]) {
      to[1] = outer_axes_ > 0 ? end_of_group(second, at[1], from[1]) : 1;
      int64_t number = plane * lengths_[1] + (outer_axes_ > 0 ? second.indices[from[1]] : 0);
      const Range whole{number * input_row_, (number + 1) * input_row_};
      add_source(reinterpret_cast<const T*>(source.row(number, whole)), group, part, work);
    }
  }
  if (work.row.fresh || work.row.count > 0) {
    add_up(part, work);
  }
}

/* Adds a row to +0 before it is rounded. Where the plan rounds first, sums that are rounded to -0
 * become +0 here, which rounding does not change. */
template <class T>
void Adjoint::add_to_zero(T* sums, int64_t row) const {
  int64_t first = std::clamp<int64_t>(added_first_ - row % block_rows_ * row_, 0, row_);
  if (is_signed_) {
    clear_up_to<T>(0, sums, first);
  }
  clear_up_to(static_cast<T>(rounded_to_zero_), sums + first, row_ - first);
}

/* Images whose rows are made together: where lanes are outputs, and no more than stay in registers.
 */
int64_t Adjoint::images_together(int64_t most) const {
  constexpr int64_t together = 4;
  return blocks_.blocks.size() > 0 ? std::clamp<int64_t>(most, 1, together) : 1;
}

template <class T>
void Adjoint::write_images(const Rows& source, int64_t row, Sources<T>& work) const {
  for (const Part& part : parts_) {
    if (part.begin < part.end) {
      work.row.begin = part.begin;
      work.row.end = part.end;
      work.row.fresh = true;
      write_row(source, row, part, work);
    }
  }
  for (int64_t image = 0; is_added_ && image < work.row.images; image++) {
    add_to_zero(static_cast<T*>(work.row.out) + image * work.row.image_out,
                row + image * block_rows_);
  }
}

template <class T>
void Adjoint::run_rows(const Input& input, Range output, T* target) const {
  const Rows source(input);
  const int64_t end = output.end / row_;
  Sources<T> work;
  work.weights = reinterpret_cast<T*>(weights_.in(input.scratch()));
  work.row.outer_axes = outer_axes_;
  work.row.inner = blocks_.blocks.size() > 0 ? 1 : inner_;
  work.row.image_in = lengths_[0] * lengths_[1] * input_row_;
  work.row.image_out = block_rows_ * row_;
  for (int64_t r = output.begin / row_; r < end;) {
    const int64_t in_image = r % block_rows_;
    const bool at_once = in_image == 0 && input.in_memory();
    work.row.images = images_together(at_once ? (end - r) / block_rows_ : 1);
    const int64_t last = std::min(r - in_image + block_rows_, end);
    for (int64_t row = r; row < last; row++) {
      work.row.out = target;
      write_images(source, row, work);
      target += row_;
    }
    target += (work.row.images - 1) * work.row.image_out;
    r = last + (work.row.images - 1) * block_rows_;
  }
}

/* Rows of one position on the outermost axis read the same range of it. */
Range Adjoint::reads(Range output) const {
  if (outer_axes_ == 0) {
    return {output.begin / row_ * input_row_, output.end / row_ * input_row_};
  }
  const TapRows& taps = outer_[2 - outer_axes_];
  int64_t rows = outer_axes_ == 2 ? outer_[1].rows : 1;
  int64_t unit = outer_axes_ == 2 ? lengths_[1] * input_row_ : input_row_;
  int64_t length = lengths_[2 - outer_axes_];
  auto reads_of = [&](int64_t at) {
    int64_t first = at / taps.rows * length;
    int64_t row = at % taps.rows;
    return taps.count(row) == 0
               ? Range{}
               : Range{(first + taps.indices[taps.starts[row]]) * unit,
                       (first + taps.indices[taps.starts[row + 1] - 1] + 1) * unit};
  };
  Range whole = output.in_units_of(row_ * rows);
  return reads_of_rows(whole.begin / row_ / rows, whole.end / row_ / rows, taps.rows, reads_of);
}

void Adjoint::produce(const Input& input, Range output, unsigned char* out, bool) const {
  if (wide_) {
    run_rows(input, output, reinterpret_cast<double*>(out));
  } else {
    run_rows(input, output, reinterpret_cast<float*>(out));
  }
}

Ends check(Reader& in, const AdjointSumStep& step) {
  Ends ends = check_axes(in, 1, step.axes, step.inner);
  in.require(step.added_first <= ends.output_elements);
  ends.input_elements = in.product(step.outer, ends.input_elements);
  ends.output_elements = in.product(step.outer, ends.output_elements);
  ends.input = ends.output = step.type;
  in.require(step.body_inner <= step.inner);
  bool half = step.compute == ElementType::f16 || step.compute == ElementType::bf16;
  if (half) {
    in.require(step.compute == step.type && step.body != Term::product_fma &&
               step.tail != Term::product_fma);
  } else {
    require_float_types(in, step.type, step.compute, step.type);
  }
  for (int64_t a = 0; a < step.axes.size(); a++) {
    require_ascending(in, step.axes[a].taps);
    require_weights(in, step.axes[a].taps, held(step.compute));
  }
  return ends;
}

/* Half-width types are held in float32, also where every operation rounds to them. */
bool add(ProducerBuilder& builder, const AdjointSumStep& step, const Ends& ends) {
  return builder.add_computing<Adjoint>(held(step.compute), ends, [&](Adjoint& adjoint) {
    if (!adjoint.make(builder.loops, step, builder.last().ring, builder.scratch)) {
      return false;
    }
    builder.set_units(adjoint.row_input(), adjoint.row_elements());
    return true;
  });
}

}  // namespace hp
