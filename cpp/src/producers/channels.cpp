/* An operation with one number for each channel, over elements [channels][inner]. */
#include <algorithm>
#include <cstdint>

#include "encoding/checks.h"
#include "producers/builder.h"

namespace hp {
namespace {

/* Where this many elements share a channel, the loop that takes one number for all pays. */
constexpr int64_t long_run = 32;

/* Elements of shorter runs are changed with a list of numbers, at least so many at a time. */
constexpr int64_t shortest_list = 512;

void put(unsigned char* list, ElementType type, int64_t at, double value) {
  if (type == ElementType::f64) {
    reinterpret_cast<double*>(list)[at] = value;
  } else {
    reinterpret_cast<float*>(list)[at] = static_cast<float>(value);
  }
}

bool make_table(const Loops& loops, const ChannelOperation& operation, int64_t inner,
                ChannelTable& table) {
  const ChannelLoops& those = (operation.type == ElementType::f64 ? loops.f64 : loops.f32).channels;
  const int64_t channels = operation.operands.size();
  table.each = those.each[number(operation.op)];
  table.same = those.same[number(operation.op)];
  table.bytes = type_bytes(operation.type);
  table.inner = inner;
  table.channels = channels;
  table.period = inner < long_run ? channels * inner : 0;
  int64_t count =
      table.period == 0 ? channels : std::max(shortest_list, table.period) + table.period;
  if (!table.operands.allocate(count * table.bytes)) {
    return false;
  }
  for (int64_t i = 0; i < count; i++) {
    int64_t channel = table.period == 0 ? i : i / inner % channels;
    put(table.operands.data(), operation.type, i, operation.operands[channel]);
  }
  return true;
}

/* Changes the elements [begin, begin + count), the first of which lies at `in`. */
void run_channels(const ChannelTable& table, const unsigned char* in, int64_t begin, int64_t count,
                  unsigned char* out) {
  const unsigned char* operands = table.operands.data();
  while (count > 0) {
    int64_t at = table.period > 0 ? begin % table.period : begin / table.inner % table.channels;
    int64_t whole = table.period > 0 ? table.operands.size() / table.bytes - at
                                     : table.inner - begin % table.inner;
    int64_t part = std::min(count, whole);
    (table.period > 0 ? table.each : table.same)(in, operands + at * table.bytes, out, part);
    in += part * table.bytes;
    out += part * table.bytes;
    begin += part;
    count -= part;
  }
}

struct ChannelChange {
  ChannelTable table;
  void run(const unsigned char* in, Range range, unsigned char* out) const {
    run_channels(table, in, range.begin, range.end - range.begin, out);
  }
};

}  // namespace

Ends check(Reader& in, const ChannelArithmeticStep& step) {
  for (int64_t i = 0; in.ok() && i < step.operations.size(); i++) {
    const ChannelOperation& operation = step.operations[i];
    in.require(operation.operands.size() == step.channels);
    for (int64_t c = 0; operation.type == ElementType::f32 && in.ok() && c < step.channels; c++) {
      in.require(is_float32(operation.operands[c]));
    }
  }
  return elementwise(step.input, step.output,
                     in.product(in.product(step.outer, step.channels), step.inner));
}

/* Types change between operations. */
bool add(ProducerBuilder& builder, const ChannelArithmeticStep& step, const Ends& ends) {
  const int64_t elements = ends.output_elements;
  ElementType type = step.input;
  for (int64_t i = 0; i < step.operations.size(); i++) {
    const ChannelOperation& operation = step.operations[i];
    if (!builder.convert(elements, type, operation.type)) {
      return false;
    }
    type = operation.type;
    auto* change = builder.add_elementwise<ChannelChange>(elements, type, type);
    if (change == nullptr || !make_table(builder.loops, operation, step.inner, change->table)) {
      return false;
    }
  }
  return builder.convert(elements, type, step.output);
}

}  // namespace hp
