#include "producers/producer.h"

#include <algorithm>
#include <cstring>

namespace hp {
namespace {

/* Rows whose length is a multiple of a page would all compete for the same places of the cache. */
int64_t slot_size(int64_t bytes) {
  int64_t size = (bytes + 63) / 64 * 64;
  return size % 4096 == 0 ? size + 192 : size;
}

}  // namespace

Producer& Producer::operator=(Producer&& other) noexcept {
  std::swap(tables, other.tables);
  kind = other.kind;
  input_bytes = other.input_bytes;
  output_bytes = other.output_bytes;
  input_elements = other.input_elements;
  grain = other.grain;
  row = other.row;
  together = other.together;
  anywhere = other.anywhere;
  whole = other.whole;
  passes = other.passes;
  ring = other.ring;
  return *this;
}

Producer::~Producer() {
  if (tables != nullptr) {
    kind->destroy(tables);
  }
}

bool Producer::place(Scratch& scratch, int64_t* asked) {
  *asked = kind->asks(tables, *asked);
  if (whole) {
    *asked = INT64_MAX;
    return scratch.add(input_elements, input_bytes, ring.memory);
  }
  int64_t bytes = 0;
  if (passes) {
    return true;
  }
  if (__builtin_mul_overflow(*asked, int64_t{input_bytes}, &bytes) || bytes > INT64_MAX - 4096) {
    return false;
  }
  ring.slot_bytes = ring.together > 1 ? bytes : slot_size(bytes); /* together: dense */
  *asked *= ring.together;
  return scratch.add(ring.slots, ring.slot_bytes, ring.memory) &&
         scratch.add(ring.slots, sizeof(Tag), ring.tags);
}

Run::Run(const Producer* producers, int64_t count, const unsigned char* source, const View* view,
         unsigned char* scratch)
    : producers(producers), source(source), view(view), scratch(scratch) {
  for (int64_t l = view == nullptr ? 1 : 0; l < count; l++) {
    const Producer& producer = producers[l];
    if (!producer.whole && !producer.passes) {
      Tag* tags = reinterpret_cast<Tag*>(producer.ring.tags.in(scratch));
      std::fill(tags, tags + producer.ring.slots, Tag{{-1, -1}});
    }
  }
}

void Input::pull_to(Range range, unsigned char* out, bool stream) const {
  if (in_memory()) {
    std::memcpy(out, at(range.begin),
                static_cast<size_t>((range.end - range.begin) * to_.input_bytes));
  } else if (!range.is_empty()) {
    make(range, out, stream);
  }
}

/* Rows that come together are those from this one on that the ring does not hold yet and has slots
 * for behind each other. */
void Rows::fill(int64_t slot, int64_t number, Range range) const {
  const Ring& ring = input_.to_.ring;
  Tag* tag = tags_ + slot;
  int64_t length = range.end - range.begin;
  int64_t most =
      length == ring.row ? std::min({ring.together, ring.rows - number, ring.slots - slot}) : 1;
  tag[0].range = range;
  for (int64_t r = 1; r < most; r++) {
    const Range next{range.end, range.end + length};
    if (tag[r].holds(next)) {
      break;
    }
    tag[r].range = next;
    range.end = next.end;
  }
  input_.make(range, input_.memory_ + slot * slot_bytes_, false);
}

}  // namespace hp
