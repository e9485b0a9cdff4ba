/* Runs an operation with one number for each channel over elements [channels][inner]. */
#ifndef HALFPIXEL_CHANNELS_H
#define HALFPIXEL_CHANNELS_H

#include <cstdint>

#include "encoding/steps.h"
#include "loops/loops.h"

namespace hp {

[[nodiscard]] bool make_channel_table(const Loops& loops, const ChannelOperation& operation,
                                      int64_t inner, ChannelTable& table);

/* Changes the elements [begin, begin + count), the first of which lies at `in`. */
void run_channels(const ChannelTable& table, const unsigned char* in, int64_t begin, int64_t count,
                  unsigned char* out);

}  // namespace hp

#endif /* HALFPIXEL_CHANNELS_H */
