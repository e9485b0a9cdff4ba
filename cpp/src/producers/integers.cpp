#include "producers/integers.h"

#include <algorithm>
#include <cstdlib>

#include "producers/convert.h"

namespace hp {
namespace {

/* Sums of so many elements at a time stay in the first-level cache. */
constexpr int64_t piece = 1024;

/* The largest magnitude of an input after its shift. */
int64_t largest_input(const FixedPoint1dStep& step) {
  const int32_t bits = 8 * type_bytes(step.input);
  if (bits == 64) {
    return INT64_MAX >> step.terms.input_shift;
  }
  const int64_t peak =
      is_unsigned(step.input) ? (INT64_C(1) << bits) - 1 : INT64_C(1) << (bits - 1);
  return (peak >> step.terms.input_shift) + 1; /* a shift rounds down */
}

/* Whether no product and no partial sum leaves 32 bits. */
bool fits_32_bits(const FixedPoint1dStep& step) {
  const int64_t peak = largest_input(step);
  const int64_t most = INT32_MAX / peak;
  for (int64_t row = 0; row < rows(step.taps); row++) {
    int64_t products = 0;
    for (int64_t tap = step.taps.starts[row]; tap < step.taps.starts[row + 1]; tap++) {
      const auto weight = static_cast<int64_t>(step.taps.weights[tap]);
      if (std::llabs(weight) > most) {
        return false;
      }
      products += std::llabs(weight) * peak;
      if (products > INT32_MAX) {
        return false;
      }
    }
    if (step.rounding < -(INT32_MAX - products) || step.rounding > INT32_MAX - products) {
      return false;
    }
  }
  return step.shift < 32 && step.terms.shift < 31;
}

}  // namespace

int32_t byte_sum_pieces(const Loops& loops, const FixedPoint1dStep& step) {
  const bool bytes = step.input == ElementType::u8 && step.output == ElementType::u8;
  const bool plain = step.terms.input_shift == 0 && step.terms.shift == 0 && step.body_inner == 0;
  if (!bytes || !plain || step.shift > 30 || !fits_32_bits(step)) {
    return 0;
  }
  int32_t pieces = 1;
  for (int64_t tap = 0; tap < step.taps.weights.size(); tap++) {
    const double weight = step.taps.weights[tap];
    pieces = weight < INT16_MIN || weight > INT16_MAX ? 2 : pieces;
  }
  return loops.bytes(pieces).blend != nullptr ? pieces : 0;
}

bool IntegerSums::make(const Loops& loops, const FixedPoint1dStep& step) {
  pass = step.pass;
  table.inner = pass.inner;
  table.rounding = step.rounding;
  /* Inputs of up to 32 bits are shifted as such; further bits would all be the sign. */
  const int64_t most = step.input == ElementType::i64 ? 63 : 31;
  table.terms.input_shift = static_cast<int32_t>(std::min(step.terms.input_shift, most));
  table.terms.shift = static_cast<int32_t>(step.terms.shift);
  table.terms.away = step.terms.ties == Ties::half_away;
  table.terms.exact = step.terms.input_shift == 0 && step.terms.shift == 0;
  input = &loops.integers.input[number(step.input)];
  output = &loops.integers.output[number(step.output)];
  narrow = step.input != ElementType::i64 && fits_32_bits(step) ? 1 : 0;
  shift = static_cast<int32_t>(step.shift);
  output_bytes = type_bytes(step.output);
  return make_integer_rows(step.taps, table.taps);
}

bool IntegersAlong::make(const Loops& loops, const FixedPoint1dStep& step, Scratch& scratch) {
  const PairLoops& pairs = loops.integers.pairs;
  if (step.pass.inner < 5 && pairs.along[step.pass.inner] != nullptr) {
    if (!make_pair_sums(step, pairs_)) {
      return false;
    }
    pair_loops_ = pairs_.outputs > 0 ? &pairs : nullptr;
  }
  return sums_.make(loops, step) && scratch.add(output_unit(), sums_.narrow == 1 ? 4 : 8, buffer_);
}

Range IntegersAlong::reads(Range output) const {
  return {output.begin / output_unit() * input_unit(), output.end / output_unit() * input_unit()};
}

void IntegersAlong::produce(const Input& input, Range output, unsigned char* out, bool) const {
  unsigned char* sums = buffer_.in(input.scratch());
  const int64_t end = output.end / output_unit();
  for (int64_t unit = output.begin / output_unit(); unit < end; unit++) {
    const unsigned char* in = input.pull({unit * input_unit(), (unit + 1) * input_unit()});
    if (pair_loops_ != nullptr) {
      pair_loops_->along[sums_.table.inner](pairs_, in, reinterpret_cast<int16_t*>(out));
    } else {
      sums_.input->along[sums_.narrow](sums_.table, in, sums);
      sums_.output->finish[sums_.narrow](sums, sums_.shift, out, output_unit());
    }
    out += output_unit() * sums_.output_bytes;
  }
}

bool IntegersAcross::make(const Loops& loops, const FixedPoint1dStep& step, Ring& ring,
                          Scratch& scratch) {
  if (!sums_.make(loops, step)) {
    return false;
  }
  const TapRows& taps = sums_.table.taps;
  pair_loops_ = is_sum_of_word_rows(step) ? &loops.integers.pairs : nullptr;
  body_inner_ = step.body_inner;
  input_bytes_ = type_bytes(step.input);
  narrow_float_ = find_convert(loops, ElementType::f32, step.output);
  if (body_inner_ > 0 && !float_weights_.allocate(taps.indices.size())) {
    return false;
  }
  for (int64_t tap = 0; tap < float_weights_.size(); tap++) {
    const auto power = static_cast<float>(INT64_C(1) << sums_.shift);
    float_weights_[tap] = static_cast<float>(taps.weights_as<int64_t>()[tap]) / power;
  }
  return make_ring(taps, sums_.pass, 1, ring) &&
         scratch.add(taps.longest(), sizeof(void*), pointers_);
}

Range IntegersAcross::reads(Range output) const {
  return reads_across(sums_.table.taps, sums_.pass, 1, output);
}

void IntegersAcross::produce(const Input& input, Range output, unsigned char* out, bool) const {
  const Rows source(input);
  const auto rows = reinterpret_cast<const unsigned char**>(pointers_.in(input.scratch()));
  each_row_part(sums_.pass, output, [&](const RowPart& part) {
    find_rows(sums_.table.taps, sums_.pass, source, part, rows);
    if (pair_loops_ != nullptr) {
      sum_words(part, rows, out);
    } else {
      sum(part, rows, out);
    }
    out += part.length * sums_.output_bytes;
  });
}

/* A row with one tap gets another with a weight of zero. */
void IntegersAcross::sum_words(const RowPart& part, const unsigned char* const* rows,
                               unsigned char* out) const {
  const TapRows& taps = sums_.table.taps;
  const int64_t* weights = taps.weights_as<int64_t>() + taps.starts[part.row];
  const int32_t last = taps.count(part.row) - 1;
  WordRows words;
  words.rows[0] = reinterpret_cast<const int16_t*>(rows[0]);
  words.rows[1] = reinterpret_cast<const int16_t*>(rows[last]);
  words.weights[0] = static_cast<int16_t>(weights[0]);
  words.weights[1] = static_cast<int16_t>(last > 0 ? weights[last] : 0);
  words.rounding = static_cast<int32_t>(sums_.table.rounding);
  words.shift = sums_.shift;
  pair_loops_->across(words, out, part.length);
}

/* Piece by piece, so that the sums stay in the cache. */
void IntegersAcross::sum(const RowPart& part, const unsigned char* const* rows,
                         unsigned char* out) const {
  alignas(64) int64_t sums[piece];
  const TapRows& taps = sums_.table.taps;
  const int32_t start = taps.starts[part.row];
  const int64_t body = std::max<int64_t>(0, std::min(part.length, body_inner_ - part.at));
  if (body > 0) {
    sum_as_floats({part.block, part.row, part.at, body}, rows, out);
  }
  for (int64_t at = body; at < part.length; at += piece) {
    const int64_t count = std::min(part.length - at, piece);
    if (sums_.narrow == 1) {
      std::fill_n(reinterpret_cast<int32_t*>(sums), count,
                  static_cast<int32_t>(sums_.table.rounding));
    } else {
      std::fill_n(sums, count, sums_.table.rounding);
    }
    for (int32_t t = 0; t < taps.count(part.row); t++) {
      sums_.input->add[sums_.narrow](sums_.table.terms, rows[t] + at * input_bytes_,
                                     taps.weights_as<int64_t>()[start + t], sums, count);
    }
    sums_.output->finish[sums_.narrow](sums, sums_.shift, out + at * sums_.output_bytes, count);
  }
}

void IntegersAcross::sum_as_floats(const RowPart& part, const unsigned char* const* rows,
                                   unsigned char* out) const {
  alignas(64) float sums[piece];
  const TapRows& taps = sums_.table.taps;
  const int32_t start = taps.starts[part.row];
  const int32_t last = taps.count(part.row) - 1;
  for (int64_t at = 0; at < part.length; at += piece) {
    const int64_t count = std::min(part.length - at, piece);
    std::fill_n(sums, count, 0.0F); /* of no taps */
    for (int32_t t = last; t >= 0; t--) {
      sums_.input->add_as_floats(rows[t] + at * input_bytes_, float_weights_[start + t], t == last,
                                 sums, count);
    }
    narrow_float_(sums, out + at * sums_.output_bytes, count);
  }
}

}  // namespace hp
