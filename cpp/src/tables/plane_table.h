/* Pixels of three bytes that become planes of float32, each value after one or two operations with
 * the numbers of its channel: the end of most pipelines from a photo to a model. */
#ifndef HALFPIXEL_PLANE_TABLE_H
#define HALFPIXEL_PLANE_TABLE_H

#include <cstdint>

#include "base/array.h"
#include "encoding/steps.h"

namespace hp {

struct PlaneTable {
  static constexpr int32_t channels = 3;

  /* A second operation, or 0. */
  Operator first = Operator::multiply;
  Operator second{};
  float operands[2][channels] = {};
  Array<float> values; /* [channel][byte]: what becomes of it */
};

/* Whether a step is of this kind. */
bool takes_planes(const ChannelArithmeticStep& step);

/* Makes the table of such a step. */
[[nodiscard]] bool make_plane_table(const ChannelArithmeticStep& step, PlaneTable& table);

}  // namespace hp

#endif /* HALFPIXEL_PLANE_TABLE_H */
