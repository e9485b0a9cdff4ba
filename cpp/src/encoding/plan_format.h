/*
 * The steps of a plan and how they are read. Follows from the Java class
 * io.halfpixel.spi.encoding.PlanFormat: do not edit. After a change there, write it anew
 * with: mvn -pl tck -am test -Dtest=PlanFormatHeaderTest -Dhalfpixel.header.write=true
 * -Dsurefire.failIfNoSpecifiedTests=false
 *
 * What a field means is said by its record in the Java package io.halfpixel.plan.
 */
// clang-format off
#ifndef HALFPIXEL_PLAN_FORMAT_H
#define HALFPIXEL_PLAN_FORMAT_H

#include <cstdint>

#include "base/array.h"
#include "encoding/reader.h"

namespace hp {
/* In front of every plan: the bytes HPPLAN, and the version of what follows. */
constexpr int64_t plan_magic = INT64_C(0x4e414c505048);
constexpr int64_t plan_version = 5;
constexpr int64_t most_steps = 128;

enum class StepKind : int32_t {
  gather = 1,
  resample_1d = 2,
  fixed_point_1d = 3,
  corner_blend = 4,
  convert = 5,
  bin_mean = 6,
  cascade_mean = 7,
  permute = 8,
  adjoint_sum = 9,
  pad = 10,
  clamp = 11,
  channel_arithmetic = 12,
  alpha = 13,
  lookup = 14,
};

enum class ElementType : int32_t {
  f32 = 1,
  f64 = 2,
  f16 = 3,
  bf16 = 4,
  u8 = 5,
  i8 = 6,
  i16 = 7,
  u16 = 8,
  i32 = 9,
  i64 = 10,
  boolean = 11,
};

enum class Accumulation : int32_t {
  sequential = 1,
  sequential_from_zero = 2,
  reversed = 3,
  sequential_fma = 4,
  reversed_fma = 5,
  pair_fma = 6,
  reversed_pair_fma = 7,
  fours_then_fma = 8,
  twos_then_fma = 9,
  lerp = 10,
  pairwise = 11,
};

enum class Ties : int32_t {
  floor = 1,
  half_away = 2,
};

enum class Rounding : int32_t {
  nearest_even = 1,
  nearest_away = 2,
  toward_zero = 3,
};

enum class Order : int32_t {
  row_major = 1,
  fours = 2,
  pairs = 3,
};

enum class Finish : int32_t {
  by_axis = 1,
  once = 2,
  reciprocal = 3,
  once_f32 = 4,
};

enum class Term : int32_t {
  product = 1,
  product_fma = 2,
  scaled = 3,
  quotients = 4,
  quotient = 5,
  last_quotient = 6,
  scaled_in_order = 7,
};

enum class Operator : int32_t {
  multiply = 1,
  divide = 2,
  add = 3,
  subtract = 4,
};

enum class Direction : int32_t {
  premultiply = 1,
  unpremultiply = 2,
};

struct IndexTable {
  int64_t input_length = 1;
  Array<int32_t> indices;
};

inline void read(Reader& in, IndexTable& to) {
  in.integer(to.input_length, INT64_C(1), INT64_C(2147483647));
  in.ints(to.indices);
}

struct Pass {
  int64_t outer = 0;
  int64_t input_length = 1;
  int64_t output_length = 1;
  int64_t inner = 0;
};

inline void read(Reader& in, Pass& to) {
  in.integer(to.outer, INT64_C(0), INT64_MAX);
  in.integer(to.input_length, INT64_C(1), INT64_C(2147483647));
  in.integer(to.output_length, INT64_C(1), INT64_C(2147483647));
  in.integer(to.inner, INT64_C(0), INT64_MAX);
}

struct TapTable {
  Array<int32_t> starts;
  Array<int32_t> indices;
  Array<double> weights;
};

inline void read(Reader& in, TapTable& to) {
  in.ints(to.starts);
  in.ints(to.indices);
  in.doubles(to.weights);
}

struct Terms {
  int64_t input_shift = 0;
  int64_t shift = 0;
  Ties ties = Ties::floor;
};

inline void read(Reader& in, Terms& to) {
  in.integer(to.input_shift, INT64_C(0), INT64_C(62));
  in.integer(to.shift, INT64_C(0), INT64_C(62));
  in.code(to.ties, Ties::floor, Ties::half_away);
}

struct TapAxis {
  int64_t input_length = 1;
  TapTable taps;
};

inline void read(Reader& in, TapAxis& to) {
  in.integer(to.input_length, INT64_C(1), INT64_C(2147483647));
  read(in, to.taps);
}

struct BinTable {
  int64_t input_length = 1;
  Array<int32_t> starts;
  Array<int32_t> ends;
};

inline void read(Reader& in, BinTable& to) {
  in.integer(to.input_length, INT64_C(1), INT64_C(2147483647));
  in.ints(to.starts);
  in.ints(to.ends);
}

struct Mean {
  Order order = Order::row_major;
  Finish finish = Finish::by_axis;
};

inline void read(Reader& in, Mean& to) {
  in.code(to.order, Order::row_major, Order::pairs);
  in.code(to.finish, Finish::by_axis, Finish::once_f32);
}

struct PermutedAxis {
  int64_t length = 0;
  int64_t from = 0;
};

inline void read(Reader& in, PermutedAxis& to) {
  in.integer(to.length, INT64_C(0), INT64_MAX);
  in.integer(to.from, INT64_C(0), INT64_C(7));
}

struct ChannelOperation {
  Operator op = Operator::multiply;
  ElementType type = ElementType::f32;
  Array<double> operands;
};

inline void read(Reader& in, ChannelOperation& to) {
  in.code(to.op, Operator::multiply, Operator::subtract);
  in.code(to.type, ElementType::f32, ElementType::f64);
  in.doubles(to.operands);
}

struct GatherStep {
  int64_t outer = 0;
  Array<IndexTable> axes;
  int64_t inner = 0;
  ElementType type = ElementType::f32;
};

inline void read(Reader& in, GatherStep& to) {
  in.integer(to.outer, INT64_C(0), INT64_MAX);
  in.list(to.axes, 1, 3);
  in.integer(to.inner, INT64_C(0), INT64_MAX);
  in.code(to.type, ElementType::f32, ElementType::boolean);
}

struct Resample1dStep {
  Pass pass;
  TapTable taps;
  int64_t body_inner = 0;
  Accumulation body = Accumulation::sequential;
  Accumulation tail = Accumulation::sequential;
  ElementType input = ElementType::f32;
  ElementType compute = ElementType::f32;
  ElementType output = ElementType::f32;
};

inline void read(Reader& in, Resample1dStep& to) {
  read(in, to.pass);
  read(in, to.taps);
  in.integer(to.body_inner, INT64_C(0), INT64_MAX);
  in.code(to.body, Accumulation::sequential, Accumulation::pairwise);
  in.code(to.tail, Accumulation::sequential, Accumulation::pairwise);
  in.code(to.input, ElementType::f32, ElementType::boolean);
  in.code(to.compute, ElementType::f32, ElementType::f64);
  in.code(to.output, ElementType::f32, ElementType::boolean);
}

struct FixedPoint1dStep {
  Pass pass;
  TapTable taps;
  Terms terms;
  int64_t rounding = 0;
  int64_t shift = 0;
  int64_t body_inner = 0;
  ElementType input = ElementType::u8;
  ElementType output = ElementType::u8;
};

inline void read(Reader& in, FixedPoint1dStep& to) {
  read(in, to.pass);
  read(in, to.taps);
  read(in, to.terms);
  in.integer(to.rounding, INT64_MIN, INT64_MAX);
  in.integer(to.shift, INT64_C(0), INT64_C(62));
  in.integer(to.body_inner, INT64_C(0), INT64_MAX);
  in.code(to.input, ElementType::u8, ElementType::i64);
  in.code(to.output, ElementType::u8, ElementType::i64);
}

struct CornerBlendStep {
  int64_t batch = 0;
  int64_t channels = 0;
  bool channels_inner = false;
  Array<TapAxis> axes;
  int64_t body_channels = 0;
  Accumulation body = Accumulation::sequential;
  Accumulation tail = Accumulation::sequential;
  ElementType type = ElementType::f32;
  ElementType compute = ElementType::f32;
};

inline void read(Reader& in, CornerBlendStep& to) {
  in.integer(to.batch, INT64_C(0), INT64_MAX);
  in.integer(to.channels, INT64_C(0), INT64_MAX);
  in.flag(to.channels_inner);
  in.list(to.axes, 2, 3);
  in.integer(to.body_channels, INT64_C(0), INT64_MAX);
  in.code(to.body, Accumulation::sequential, Accumulation::twos_then_fma);
  in.code(to.tail, Accumulation::sequential, Accumulation::twos_then_fma);
  in.code(to.type, ElementType::f32, ElementType::boolean);
  in.code(to.compute, ElementType::f32, ElementType::f64);
}

struct ConvertStep {
  int64_t count = 0;
  ElementType input = ElementType::f32;
  ElementType output = ElementType::f32;
  Rounding rounding = Rounding::nearest_even;
};

inline void read(Reader& in, ConvertStep& to) {
  in.integer(to.count, INT64_C(0), INT64_MAX);
  in.code(to.input, ElementType::f32, ElementType::boolean);
  in.code(to.output, ElementType::f32, ElementType::boolean);
  in.code(to.rounding, Rounding::nearest_even, Rounding::toward_zero);
}

struct BinMeanStep {
  int64_t outer = 0;
  Array<BinTable> axes;
  int64_t inner = 0;
  Array<int32_t> body_bins;
  int64_t body_inner = 0;
  Mean body;
  Mean tail;
  ElementType type = ElementType::f32;
  ElementType compute = ElementType::f32;
};

inline void read(Reader& in, BinMeanStep& to) {
  in.integer(to.outer, INT64_C(0), INT64_MAX);
  in.list(to.axes, 1, 3);
  in.integer(to.inner, INT64_C(0), INT64_MAX);
  in.ints(to.body_bins);
  in.integer(to.body_inner, INT64_C(0), INT64_MAX);
  read(in, to.body);
  read(in, to.tail);
  in.code(to.type, ElementType::f32, ElementType::bf16);
  in.code(to.compute, ElementType::f32, ElementType::bf16);
}

struct CascadeMeanStep {
  int64_t outer = 0;
  int64_t length = 0;
  int64_t inner = 0;
  int64_t cascaded = 0;
  int64_t lanes = 1;
  int64_t share_length = 1;
  int64_t shares = 1;
  ElementType type = ElementType::f32;
  ElementType compute = ElementType::f32;
};

inline void read(Reader& in, CascadeMeanStep& to) {
  in.integer(to.outer, INT64_C(0), INT64_MAX);
  in.integer(to.length, INT64_C(0), INT64_C(2147483647));
  in.integer(to.inner, INT64_C(0), INT64_MAX);
  in.integer(to.cascaded, INT64_C(0), INT64_MAX);
  in.integer(to.lanes, INT64_C(1), INT64_C(64));
  in.integer(to.share_length, INT64_C(1), INT64_C(2147483647));
  in.integer(to.shares, INT64_C(1), INT64_C(65536));
  in.code(to.type, ElementType::f32, ElementType::bf16);
  in.code(to.compute, ElementType::f32, ElementType::f64);
}

struct PermuteStep {
  Array<PermutedAxis> axes;
  ElementType type = ElementType::f32;
};

inline void read(Reader& in, PermuteStep& to) {
  in.list(to.axes, 1, 8);
  in.code(to.type, ElementType::f32, ElementType::boolean);
}

struct AdjointSumStep {
  int64_t outer = 0;
  Array<TapAxis> axes;
  int64_t inner = 0;
  int64_t body_inner = 0;
  Term body = Term::product;
  Term tail = Term::product;
  ElementType type = ElementType::f32;
  ElementType compute = ElementType::f32;
  int64_t added_first = 0;
};

inline void read(Reader& in, AdjointSumStep& to) {
  in.integer(to.outer, INT64_C(0), INT64_MAX);
  in.list(to.axes, 1, 3);
  in.integer(to.inner, INT64_C(0), INT64_MAX);
  in.integer(to.body_inner, INT64_C(0), INT64_MAX);
  in.code(to.body, Term::product, Term::scaled_in_order);
  in.code(to.tail, Term::product, Term::scaled_in_order);
  in.code(to.type, ElementType::f32, ElementType::bf16);
  in.code(to.compute, ElementType::f32, ElementType::bf16);
  in.integer(to.added_first, INT64_C(0), INT64_MAX);
}

struct PadStep {
  Pass pass;
  int64_t before = 0;
  ElementType type = ElementType::f32;
  double value = 0;
};

inline void read(Reader& in, PadStep& to) {
  read(in, to.pass);
  in.integer(to.before, INT64_C(0), INT64_C(2147483647));
  in.code(to.type, ElementType::f32, ElementType::boolean);
  in.number(to.value);
}

struct ClampStep {
  int64_t count = 0;
  ElementType type = ElementType::f32;
  double low = 0;
  double high = 0;
};

inline void read(Reader& in, ClampStep& to) {
  in.integer(to.count, INT64_C(0), INT64_MAX);
  in.code(to.type, ElementType::f32, ElementType::f64);
  in.number(to.low);
  in.number(to.high);
}

struct ChannelArithmeticStep {
  int64_t outer = 0;
  int64_t channels = 1;
  int64_t inner = 0;
  Array<ChannelOperation> operations;
  ElementType input = ElementType::f32;
  ElementType output = ElementType::f32;
};

inline void read(Reader& in, ChannelArithmeticStep& to) {
  in.integer(to.outer, INT64_C(0), INT64_MAX);
  in.integer(to.channels, INT64_C(1), INT64_C(2147483647));
  in.integer(to.inner, INT64_C(0), INT64_MAX);
  in.list(to.operations, 1, 8);
  in.code(to.input, ElementType::f32, ElementType::i32);
  in.code(to.output, ElementType::f32, ElementType::i32);
}

struct AlphaStep {
  int64_t pixels = 0;
  int64_t channels = 2;
  Direction direction = Direction::premultiply;
  ElementType type = ElementType::f32;
};

inline void read(Reader& in, AlphaStep& to) {
  in.integer(to.pixels, INT64_C(0), INT64_MAX);
  in.integer(to.channels, INT64_C(2), INT64_C(65536));
  in.code(to.direction, Direction::premultiply, Direction::unpremultiply);
  in.code(to.type, ElementType::f32, ElementType::boolean);
}

struct LookupStep {
  int64_t pixels = 0;
  int64_t channels = 1;
  int64_t mapped = 1;
  ElementType input = ElementType::f32;
  ElementType output = ElementType::f32;
  Array<double> table;
};

inline void read(Reader& in, LookupStep& to) {
  in.integer(to.pixels, INT64_C(0), INT64_MAX);
  in.integer(to.channels, INT64_C(1), INT64_C(65536));
  in.integer(to.mapped, INT64_C(1), INT64_C(65536));
  in.code(to.input, ElementType::f32, ElementType::u16);
  in.code(to.output, ElementType::f32, ElementType::u16);
  in.doubles(to.table);
}

/* A step; the structure of its kind is filled. */
struct AnyStep {
  StepKind kind = StepKind::gather;
  GatherStep gather;
  Resample1dStep resample_1d;
  FixedPoint1dStep fixed_point_1d;
  CornerBlendStep corner_blend;
  ConvertStep convert;
  BinMeanStep bin_mean;
  CascadeMeanStep cascade_mean;
  PermuteStep permute;
  AdjointSumStep adjoint_sum;
  PadStep pad;
  ClampStep clamp;
  ChannelArithmeticStep channel_arithmetic;
  AlphaStep alpha;
  LookupStep lookup;
};

/* Calls a function with the structure of the step's kind. */
template <class Step, class Function>
auto visit(Step& step, Function&& function) {
  switch (step.kind) {
    case StepKind::gather:
      return function(step.gather);
    case StepKind::resample_1d:
      return function(step.resample_1d);
    case StepKind::fixed_point_1d:
      return function(step.fixed_point_1d);
    case StepKind::corner_blend:
      return function(step.corner_blend);
    case StepKind::convert:
      return function(step.convert);
    case StepKind::bin_mean:
      return function(step.bin_mean);
    case StepKind::cascade_mean:
      return function(step.cascade_mean);
    case StepKind::permute:
      return function(step.permute);
    case StepKind::adjoint_sum:
      return function(step.adjoint_sum);
    case StepKind::pad:
      return function(step.pad);
    case StepKind::clamp:
      return function(step.clamp);
    case StepKind::channel_arithmetic:
      return function(step.channel_arithmetic);
    case StepKind::alpha:
      return function(step.alpha);
    case StepKind::lookup:
      return function(step.lookup);
  }
  __builtin_unreachable();
}

inline void read(Reader& in, AnyStep& to) {
  in.code(to.kind, StepKind::gather, StepKind::lookup);
  if (in.ok()) {
    visit(to, [&in](auto& fields) { read(in, fields); });
  }
}

/* For each kind of step there is a file in producers with two functions. check() refuses fields
 * that contradict each other, beyond the range of each, and returns what the step reads and
 * writes. add() adds the producers that execute it; false if there is no memory. */
struct Ends;
class ProducerBuilder;

Ends check(Reader& in, const GatherStep& step);
bool add(ProducerBuilder& builder, const GatherStep& step, const Ends& ends);

Ends check(Reader& in, const Resample1dStep& step);
bool add(ProducerBuilder& builder, const Resample1dStep& step, const Ends& ends);

Ends check(Reader& in, const FixedPoint1dStep& step);
bool add(ProducerBuilder& builder, const FixedPoint1dStep& step, const Ends& ends);

Ends check(Reader& in, const CornerBlendStep& step);
bool add(ProducerBuilder& builder, const CornerBlendStep& step, const Ends& ends);

Ends check(Reader& in, const ConvertStep& step);
bool add(ProducerBuilder& builder, const ConvertStep& step, const Ends& ends);

Ends check(Reader& in, const BinMeanStep& step);
bool add(ProducerBuilder& builder, const BinMeanStep& step, const Ends& ends);

Ends check(Reader& in, const CascadeMeanStep& step);
bool add(ProducerBuilder& builder, const CascadeMeanStep& step, const Ends& ends);

Ends check(Reader& in, const PermuteStep& step);
bool add(ProducerBuilder& builder, const PermuteStep& step, const Ends& ends);

Ends check(Reader& in, const AdjointSumStep& step);
bool add(ProducerBuilder& builder, const AdjointSumStep& step, const Ends& ends);

Ends check(Reader& in, const PadStep& step);
bool add(ProducerBuilder& builder, const PadStep& step, const Ends& ends);

Ends check(Reader& in, const ClampStep& step);
bool add(ProducerBuilder& builder, const ClampStep& step, const Ends& ends);

Ends check(Reader& in, const ChannelArithmeticStep& step);
bool add(ProducerBuilder& builder, const ChannelArithmeticStep& step, const Ends& ends);

Ends check(Reader& in, const AlphaStep& step);
bool add(ProducerBuilder& builder, const AlphaStep& step, const Ends& ends);

Ends check(Reader& in, const LookupStep& step);
bool add(ProducerBuilder& builder, const LookupStep& step, const Ends& ends);

}  // namespace hp

#endif /* HALFPIXEL_PLAN_FORMAT_H */
