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
  /* Quotients as products, where these are the same for every byte: x / d is fma(x, operand, x *
   * rest) with operand + rest = 1 / d. A division takes many times as long. */
  bool by_products = false;
  float rests[2][channels] = {};
  int32_t sources[channels] = {0, 1, 2}; /* the channel of a pixel that becomes a plane */
  Array<float> values;                   /* [plane][byte]: what becomes of it */
};

/* Whether a step is of this kind. */
bool takes_planes(const ChannelArithmeticStep& step);

/* Whether a gather only puts other channels into the places of the three of each pixel. */
bool moves_channels(const GatherStep& step);

/* Makes the table of such a step; sources are set before. */
[[nodiscard]] bool make_plane_table(const ChannelArithmeticStep& step, PlaneTable& table);

}  // namespace hp

#endif /* HALFPIXEL_PLANE_TABLE_H */
