#include "tables/byte_sums.h"

#include <algorithm>

namespace hp {
namespace {

constexpr int32_t digit_bits = 8;
constexpr int32_t places = 4; /* for the channels of a pixel */

/* Takes the lowest digit away and returns it. */
int8_t take_digit(int32_t& weight) {
  const auto digit = static_cast<int8_t>(weight);
  weight = (weight - digit) >> digit_bits;
  return digit;
}

int32_t digits_of(int32_t weight) {
  int32_t digits = 0;
  for (; weight != 0; digits++) {
    take_digit(weight);
  }
  return digits;
}

/* The sums of a row and where they go. */
struct Maker {
  const DotSums& dots;
  int32_t pieces;
  int64_t row_bytes;
  int32_t channels;
  ByteSums& sums;

  /* Returns how many digits every weight fits in, at least 2: those of the smallest and the largest
   * do. */
  int32_t digits() const {
    int32_t least = 0;
    int32_t most = 0;
    for (int64_t output = 0; output < dots.first.size(); output++) {
      for (int32_t tap = 0; tap < dots.taps; tap++) {
        least = std::min(least, dots.weight(output, tap, pieces));
        most = std::max(most, dots.weight(output, tap, pieces));
      }
    }
    return std::max({2, digits_of(least), digits_of(most)});
  }

  /* Writes where the windows of a block begin and what is picked from them; false if its outputs
   * are too far apart. The last window ends within the row. */
  bool put_picks(int32_t block) {
    constexpr int32_t group = ByteSums::taps;
    const int32_t* first = dots.first.data() + sums.first[block];
    const int64_t low = *std::min_element(first, first + ByteSums::outputs) * int64_t{channels};
    const int64_t last = row_bytes - ByteSums::window - (sums.groups - 1) * group * channels;
    const int64_t base = std::min(low, last);
    unsigned char* pick = sums.picks.data() + int64_t{block} * ByteSums::outputs * places * group;
    for (int32_t i = 0; i < ByteSums::outputs; i++) {
      const int64_t begin = int64_t{first[i]} * channels - base;
      if (begin + int64_t{group} * channels > ByteSums::window) {
        return false;
      }
      for (int32_t c = 0; c < places; c++) {
        for (int32_t tap = 0; tap < group; tap++) {
          *pick++ = static_cast<unsigned char>(begin + (c < channels ? tap * channels + c : 0));
        }
      }
    }
    sums.bases[block] = base;
    return true;
  }

  void put_weights(int32_t block) {
    constexpr int32_t group = ByteSums::taps;
    constexpr int32_t together = ByteSums::outputs * group;
    for (int32_t tap = 0; tap < dots.taps; tap++) {
      const int64_t begin = (int64_t{block} * sums.groups + tap / group) * sums.digits * together;
      for (int32_t i = 0; i < ByteSums::outputs; i++) {
        int32_t rest = dots.weight(sums.first[block] + i, tap, pieces);
        for (int32_t d = 0; d < sums.digits; d++) {
          sums.weights[begin + d * together + i * group + tap % group] = take_digit(rest);
        }
      }
    }
  }
};

}  // namespace

bool make_byte_sums(const DotSums& dots, int32_t pieces, int64_t inputs, int32_t channels,
                    ByteSums& sums) {
  constexpr int32_t cell = ByteSums::outputs * ByteSums::taps;
  Maker make{dots, pieces, inputs * channels, channels, sums};
  const int64_t outputs = dots.first.size();
  const auto blocks = static_cast<int32_t>((outputs + ByteSums::outputs - 1) / ByteSums::outputs);
  sums.groups = dots.taps / ByteSums::taps;
  sums.digits = make.digits();
  const int64_t windows = ByteSums::window + int64_t{dots.taps - ByteSums::taps} * channels;
  if (outputs < ByteSums::outputs || make.row_bytes < windows ||
      sums.digits > ByteSums::most_digits) {
    return true;
  }
  if (!sums.first.allocate(blocks) || !sums.bases.allocate(blocks) ||
      !sums.picks.allocate(int64_t{blocks} * cell * places) ||
      !sums.weights.allocate(int64_t{blocks} * sums.groups * sums.digits * cell)) {
    return false;
  }
  for (int32_t block = 0; block < blocks; block++) {  // the last one may overlap
    const int64_t first = int64_t{block} * ByteSums::outputs;
    sums.first[block] = static_cast<int32_t>(std::min(first, outputs - ByteSums::outputs));
    if (!make.put_picks(block)) {
      return true;
    }
    make.put_weights(block);
  }
  sums.blocks = blocks;
  return true;
}

}  // namespace hp
