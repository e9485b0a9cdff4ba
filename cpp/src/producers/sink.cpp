#include "producers/sink.h"

#include <algorithm>
#include <utility>

#include "producers/builder.h"
#include "producers/permutation.h"

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

bool Sink::change(const Loops& loops, const ChannelArithmeticStep& step, const GatherStep* moved) {
  if (moved != nullptr) {
    std::copy_n(moved->axes[0].indices.data(), PlaneTable::channels, table_.sources);
  }
  if (!make_plane_table(step, table_)) {
    return false;
  }
  pieces_ = Pieces(row_, unit_, Pieces::most); /* bytes: more rows than of floats fit the cache */
  const int32_t way = table_.by_products ? 1 : 0;
  change_ = loops.planes[way][number(table_.first)][number(table_.second)];
  return true;
}

Range Sink::first_of(Range output) const {
  const int64_t image = planes_.planes * planes_.length;
  return pieces_.first_of({output.begin, std::min(output.end, (output.begin / image + 1) * image)});
}

void Sink::write(const Input& input, Range part, unsigned char* out, int64_t plane,
                 bool stream) const {
  PermuteBlock block;
  block.rows = planes_.planes;
  block.row_stride = 1;
  block.column_stride = planes_.planes;
  block.out_stride = plane;
  block.columns = (part.end - part.begin) / planes_.planes;
  block.in = input.pull(part);
  if (change_ != nullptr) {
    change_(table_, static_cast<const uint8_t*>(block.in), reinterpret_cast<float*>(out), plane,
            block.columns, stream);
    return;
  }
  block.out = out;
  loop_(block);
}

void Sink::produce(const Input& input, Range output, unsigned char* out, bool stream) const {
  const int64_t image = planes_.planes * planes_.length;
  while (!output.is_empty()) {
    const Range part = first_of(output);
    write(input, part, out, planes_.length, stream);
    out += (part.end - part.begin) / planes_.planes * element_bytes_;
    output.begin = part.end;
    if (part.end % image == 0) { /* the other planes of this image are behind its first */
      out += (image - planes_.length) * element_bytes_;
    }
  }
}

bool add_sink(ProducerBuilder& builder, const Permutation& permutation, ElementType type,
              int64_t elements, const PlaneChange& change, bool* added) {
  Sink sink;
  Planes planes;
  const bool changes = change.arithmetic != nullptr;
  *added = permutation.splits_pixels(&planes) &&
           sink.make(builder.loops, planes, type_bytes(type), builder.last().row, builder.grain());
  if (!*added) {
    return true;
  }
  if (changes && !sink.change(builder.loops, *change.arithmetic, change.moved)) {
    return false;
  }
  auto* made =
      builder.add_producer<Sink>(changes ? change.arithmetic->input : type, type, elements);
  if (made == nullptr) {
    return false;
  }
  *made = std::move(sink);
  builder.sink = made;
  builder.planes = planes;
  builder.set_units(made->unit(), made->unit());
  builder.last().row = made->row();
  return true;
}

bool add_changed_planes(ProducerBuilder& builder, const Step* steps, int64_t count, bool* added) {
  if (count < 2 || count > 3 || builder.is_empty()) {
    return true;
  }
  const AnyStep& first = steps[0].any;
  const AnyStep& arithmetic = steps[count - 2].any;
  const AnyStep& permute = steps[count - 1].any;
  const bool moves = count == 3;
  const bool kinds = (!moves || first.kind == StepKind::gather) &&
                     arithmetic.kind == StepKind::channel_arithmetic &&
                     permute.kind == StepKind::permute;
  if (!kinds || (moves && !moves_channels(first.gather)) ||
      !takes_planes(arithmetic.channel_arithmetic)) {
    return true;
  }
  Permutation permutation;
  permutation.make(builder.loops, permute.permute);
  Planes planes;
  if (!permutation.splits_pixels(&planes) || planes.planes != PlaneTable::channels) {
    return true;
  }
  const PlaneChange change{moves ? &first.gather : nullptr, &arithmetic.channel_arithmetic};
  return add_sink(builder, permutation, permute.permute.type, steps[count - 1].ends.output_elements,
                  change, added);
}

}  // namespace hp
