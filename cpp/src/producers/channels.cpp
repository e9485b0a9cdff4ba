#include "producers/channels.h"

#include <algorithm>

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

}  // namespace

bool make_channel_table(const Loops& loops, const ChannelOperation& operation, int64_t inner,
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

}  // namespace hp
