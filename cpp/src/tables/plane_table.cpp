#include "tables/plane_table.h"

#include <cmath>
#include <cstring>

#include "base/exact_fma.h"

namespace hp {
namespace {

constexpr int32_t bytes = 256;

float operate(const PlaneTable& table, int32_t i, int32_t c, float x) {
  const float operand = table.operands[i][c];
  switch (i == 0 ? table.first : table.second) {
    case Operator::multiply:
      return x * operand;
    case Operator::divide:
      return table.by_products ? exact_fma(x, operand, x * table.rests[i][c]) : x / operand;
    case Operator::add:
      return x + operand;
    case Operator::subtract:
      return x - operand;
  }
  return x; /* no second operation */
}

float changed(const PlaneTable& table, int32_t c, int32_t byte) {
  return operate(table, 1, c, operate(table, 0, c, static_cast<float>(byte)));
}

bool has_quotients(const PlaneTable& table) {
  return table.first == Operator::divide || table.second == Operator::divide;
}

/* Whether every byte becomes the very same number. */
bool keeps_values(const PlaneTable& table) {
  bool same = true;
  for (int32_t c = 0; c < PlaneTable::channels; c++) {
    for (int32_t byte = 0; same && byte < bytes; byte++) {
      const float value = changed(table, c, byte);
      same = std::memcmp(&value, &table.values[c * bytes + byte], sizeof(value)) == 0;
    }
  }
  return same;
}

/* Takes products for quotients if they are the same. */
void try_products(PlaneTable& table) {
  float divisors[2][PlaneTable::channels];
  std::memcpy(divisors, table.operands, sizeof(divisors));
  bool finite = true;
  for (int32_t i = 0; i < 2; i++) {
    for (int32_t c = 0; c < PlaneTable::channels; c++) {
      if ((i == 0 ? table.first : table.second) == Operator::divide) {
        const double inverse = 1 / static_cast<double>(divisors[i][c]);
        table.operands[i][c] = static_cast<float>(inverse);
        table.rests[i][c] = static_cast<float>(inverse - table.operands[i][c]);
        finite = finite && std::isfinite(table.rests[i][c]);
      }
    }
  }
  table.by_products = true;
  if (!finite || !keeps_values(table)) {
    table.by_products = false;
    std::memcpy(table.operands, divisors, sizeof(divisors));
  }
}

}  // namespace

bool takes_planes(const ChannelArithmeticStep& step) {
  const int64_t count = step.operations.size();
  bool takes = step.input == ElementType::u8 && step.output == ElementType::f32 &&
               step.inner == 1 && step.channels == PlaneTable::channels && count >= 1 && count <= 2;
  for (int64_t i = 0; takes && i < count; i++) {
    takes = step.operations[i].type == ElementType::f32 &&
            step.operations[i].operands.size() == PlaneTable::channels;
  }
  return takes;
}

bool moves_channels(const GatherStep& step) {
  return step.type == ElementType::u8 && step.inner == 1 && step.axes.size() == 1 &&
         step.axes[0].input_length == PlaneTable::channels &&
         step.axes[0].indices.size() == PlaneTable::channels;
}

bool make_plane_table(const ChannelArithmeticStep& step, PlaneTable& table) {
  if (!table.values.allocate(PlaneTable::channels * bytes)) {
    return false;
  }
  const int64_t count = step.operations.size();
  table.first = step.operations[0].op;
  table.second = count > 1 ? step.operations[1].op : Operator{};
  for (int32_t c = 0; c < PlaneTable::channels; c++) {
    for (int64_t i = 0; i < count; i++) {
      table.operands[i][c] = static_cast<float>(step.operations[i].operands[c]);
    }
    for (int32_t byte = 0; byte < bytes; byte++) {
      table.values[c * bytes + byte] = changed(table, c, byte);
    }
  }
  if (has_quotients(table)) {
    try_products(table);
  }
  return true;
}

}  // namespace hp
