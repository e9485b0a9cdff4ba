#include "tables/plane_table.h"

namespace hp {
namespace {

constexpr int32_t bytes = 256;

float operate(Operator op, float x, float operand) {
  switch (op) {
    case Operator::multiply:
      return x * operand;
    case Operator::divide:
      return x / operand;
    case Operator::add:
      return x + operand;
    case Operator::subtract:
      return x - operand;
  }
  __builtin_unreachable();
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

bool make_plane_table(const ChannelArithmeticStep& step, PlaneTable& table) {
  if (!table.values.allocate(PlaneTable::channels * bytes)) {
    return false;
  }
  const int64_t count = step.operations.size();
  table.first = step.operations[0].op;
  table.second = count > 1 ? step.operations[1].op : Operator{};
  for (int32_t c = 0; c < PlaneTable::channels; c++) {
    for (int32_t value = 0; value < bytes; value++) {
      table.values[c * bytes + value] = static_cast<float>(value);
    }
    for (int64_t i = 0; i < count; i++) {
      const auto operand = static_cast<float>(step.operations[i].operands[c]);
      table.operands[i][c] = operand;
      for (int32_t value = 0; value < bytes; value++) {
        float& x = table.values[c * bytes + value];
        x = operate(step.operations[i].op, x, operand);
      }
    }
  }
  return true;
}

}  // namespace hp
