#include "producers/sink.h"

namespace hp {

bool Sink::make(const Loops& loops, const Planes& planes, int64_t element_bytes, int64_t row,
                int64_t grain) {
  constexpr int64_t most_planes = 64; /* as many places are written to at the same time */
  planes_ = planes;
  element_bytes_ = element_bytes;
  loop_ = loops.permute[element_bytes];
  unit_ = grain % planes.planes == 0 ? grain : planes.planes;
  row_ = row % unit_ == 0 ? row : unit_;
  pieces_ = Pieces(row_, unit_);
  return planes.planes <= most_planes && unit_ % grain == 0 &&
         planes.planes * planes.length % unit_ == 0;
}

Range Sink::first_of(Range output) const {
  const int64_t image = planes_.planes * planes_.length;
  return pieces_.first_of({output.begin, std::min(output.end, (output.begin / image + 1) * image)});
}

void Sink::write(const Input& input, Range part, unsigned char* out, int64_t plane) const {
  PermuteBlock block;
  block.rows = planes_.planes;
  block.row_stride = 1;
  block.column_stride = planes_.planes;
  block.out_stride = plane;
  block.columns = (part.end - part.begin) / planes_.planes;
  block.in = input.pull(part);
  block.out = out;
  loop_(block);
}

void Sink::produce(const Input& input, Range output, unsigned char* out, bool) const {
  const int64_t image = planes_.planes * planes_.length;
  while (!output.is_empty()) {
    const Range part = first_of(output);
    write(input, part, out, planes_.length);
    out += (part.end - part.begin) / planes_.planes * element_bytes_;
    output.begin = part.end;
    if (part.end % image == 0) { /* the other planes of this image are behind its first */
      out += (image - planes_.length) * element_bytes_;
    }
  }
}

}  // namespace hp
