#include "producers/sink.h"

namespace hp {

bool Sink::make(const Loops& loops, int64_t pixels, int64_t channels, int64_t element_bytes,
                int64_t grain) {
  constexpr int64_t most_channels = 64; /* as many places are written to at the same time */
  constexpr int64_t chunk_elements = 4096;
  pixels_ = pixels;
  channels_ = channels;
  element_bytes_ = element_bytes;
  loop_ = loops.permute[element_bytes];
  unit_ = grain % channels == 0 ? grain : channels;
  chunk_ = std::min(unit_ * std::max<int64_t>(1, chunk_elements / unit_), pixels * channels);
  return channels <= most_channels && unit_ % grain == 0 && image_elements() % unit_ == 0;
}

void Sink::produce(const Input& input, Range output, unsigned char* out, bool) const {
  const int64_t image = image_elements();
  PermuteBlock block;
  block.rows = channels_;
  block.row_stride = 1;
  block.column_stride = channels_;
  block.out_stride = pixels_;
  for (int64_t first = output.begin; first < output.end; first += image) {
    for (int64_t at = 0; at < image; at += block.columns * channels_) {
      Range part{first + at, first + std::min(at + chunk_, image)};
      block.columns = (part.end - part.begin) / channels_;
      block.in = input.pull(part);
      block.out = out + at / channels_ * element_bytes_;
      loop_(block);
    }
    out += image * element_bytes_;
  }
}

}  // namespace hp
