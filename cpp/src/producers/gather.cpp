#include "producers/gather.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <utility>

#include "encoding/checks.h"
#include "producers/builder.h"

namespace hp {
namespace {

constexpr int64_t longest_finished =
    int64_t{1} << 18;                   /* bytes of a row that fits the second-level cache twice */
constexpr int64_t longest_block = 1024; /* bytes that are worth being a row of their own */

/* Bytes of rows that are faster written two at a time: shorter ones are faster copied, since memory
 * is then written in one direction. */
constexpr int64_t shortest_of_two = 4096;

bool is_identity(const IndexTable& axis) {
  bool same = axis.indices.size() == axis.input_length;
  for (int64_t i = 0; same && i < axis.input_length; i++) {
    same = axis.indices[i] == i;
  }
  return same;
}

}  // namespace

bool Gather::copy_of(const Array<int32_t>& from, Array<int32_t>& to) {
  if (!to.allocate(from.size())) {
    return false;
  }
  std::copy(from.data(), from.data() + from.size(), to.data());
  return true;
}

bool Gather::is_copy(const GatherStep& step) {
  bool same = true;
  for (int64_t a = 0; a < step.axes.size(); a++) {
    same = same && is_identity(step.axes[a]);
  }
  return same;
}

bool Gather::make(const Loops& loops, const GatherStep& step, Neighbours beside, Scratch& scratch) {
  int64_t last = step.axes.size() - 1;
  element_bytes_ = type_bytes(step.type);
  table_.block_bytes = step.inner * element_bytes_;
  while (last > 0 && is_identity(step.axes[last])) {
    table_.block_bytes *= step.axes[last--].input_length;
  }
  bool rows_of_one = table_.block_bytes >= longest_block;
  table_.blocks = rows_of_one ? 1 : step.axes[last].indices.size();
  input_row_ = (rows_of_one ? 1 : step.axes[last].input_length) * table_.block_bytes;
  output_row_ = table_.blocks * table_.block_bytes;
  axes_ = static_cast<int32_t>(last + (rows_of_one ? 1 : 0));
  for (int32_t a = 0; a < axes_; a++) {
    rows_[a] = step.axes[a].indices.size();
    inputs_[a] = step.axes[a].input_length;
    if (!copy_of(step.axes[a].indices, indices_[a])) {
      return false;
    }
  }
  if (!(rows_of_one ? table_.indices.allocate(1)
                    : copy_of(step.axes[last].indices, table_.indices)) ||
      !join_short_rows(step.outer, beside)) {
    return false;
  }
  copy_past_cache_ = output_row_ <= longest_finished ? loops.gather.copy_past_cache : nullptr;
  return choose_loop(loops.gather) &&
         (copy_past_cache_ == nullptr || scratch.add(1, output_row_, finished_));
}

/* Rows of a pixel or so become one long row: as many as the input comes in, or else a number that
 * divides them all, and those that the next step asks for. */
bool Gather::join_short_rows(int64_t outer, Neighbours beside) {
  constexpr int64_t most = 4096;
  constexpr int64_t enough = 256;
  if (axes_ > 0 || std::max(input_row_, output_row_) > chunk_bytes || table_.blocks == 0) {
    return true;
  }
  int64_t together = beside.before % row_input() == 0 ? beside.before / row_input() : 1;
  if (outer % together != 0 || together == 1 || together > most) {
    const bool asked = beside.behind > 0 && beside.behind % row_elements() == 0;
    const int64_t all = asked ? std::gcd(outer, beside.behind / row_elements()) : outer;
    together = std::min(all, enough);
    while (together > 1 && all % together != 0) {
      together--;
    }
  }
  if (together <= 1) {
    return true;
  }
  Array<int32_t> all;
  if (!all.allocate(together * table_.blocks)) {
    return false;
  }
  const auto inputs = static_cast<int32_t>(input_row_ / table_.block_bytes);
  for (int32_t i = 0; i < all.size(); i++) {
    const auto blocks = static_cast<int32_t>(table_.blocks);
    all[i] = table_.indices[i % blocks] + i / blocks * inputs;
  }
  table_.indices = std::move(all);
  table_.short_rows = together;
  table_.short_input = input_row_;
  table_.short_output = output_row_;
  table_.blocks *= together;
  input_row_ *= together;
  output_row_ *= together;
  return true;
}

int64_t Gather::source_row(int64_t row) const {
  int64_t source = 0;
  int64_t inputs = 1;
  for (int32_t a = axes_ - 1; a >= 0; a--) {
    source += indices_[a][row % rows_[a]] * inputs;
    inputs *= inputs_[a];
    row /= rows_[a];
  }
  return source + row * inputs;
}

Range Gather::reads(Range output) const {
  auto reads_of = [&](int64_t row) { return Range{source_row(row), source_row(row) + 1}; };
  Range rows = reads_of_rows(output.begin / row_elements(), output.end / row_elements(),
                             rows_[0] * rows_[1] * rows_[2], reads_of);
  return {rows.begin * row_input(), rows.end * row_input()};
}

void Gather::produce(const Input& input, Range output, unsigned char* out, bool stream) const {
  const bool past_cache = stream && copy_past_cache_ != nullptr;
  const int64_t last = output.end / row_elements();
  const int64_t length = row_input();
  const Rows rows(input);
  for (int64_t row = output.begin / row_elements(); row < last;) {
    const int64_t from = source_row(row);
    int64_t alike = 1;
    while (row + alike < last && source_row(row + alike) == from) {
      alike++;
    }
    const unsigned char* in = rows.row(from, {from * length, (from + 1) * length});
    if (past_cache) {
      write_past_cache(in, alike, out, finished_.in(input.scratch()));
    } else {
      write(in, alike, out);
    }
    out += alike * output_row_;
    row += alike;
  }
}

/* Makes a row and the copies of it that are asked for as well. */
void Gather::write(const unsigned char* in, int64_t rows, unsigned char* out) const {
  const bool two = rows > 1 && output_row_ >= shortest_of_two;
  loop_(table_, in, out, two ? out + output_row_ : nullptr);
  for (int64_t copy = two ? 2 : 1; copy < rows; copy++) {
    std::memcpy(out + copy * output_row_, out, static_cast<size_t>(output_row_));
  }
}

/* The same past the caches, with copies of a row that is made in them. */
void Gather::write_past_cache(const unsigned char* in, int64_t rows, unsigned char* out,
                              unsigned char* finished) const {
  loop_(table_, in, finished, nullptr);
  for (int64_t copy = 0; copy < rows; copy++) {
    copy_past_cache_(finished, out + copy * output_row_, output_row_);
  }
}

Ends check(Reader& in, const GatherStep& step) {
  Ends ends;
  ends.input = ends.output = step.type;
  ends.input_elements = ends.output_elements = in.product(step.outer, step.inner);
  for (int64_t a = 0; in.ok() && a < step.axes.size(); a++) {
    const IndexTable& axis = step.axes[a];
    in.require(axis.indices.size() > 0);
    for (int64_t i = 0; in.ok() && i < axis.indices.size(); i++) {
      in.require(axis.indices[i] >= 0 && axis.indices[i] < axis.input_length);
    }
    ends.input_elements = in.product(ends.input_elements, axis.input_length);
    ends.output_elements = in.product(ends.output_elements, axis.indices.size());
  }
  return ends;
}

bool add(ProducerBuilder& builder, const GatherStep& step, const Ends& ends) {
  if (Gather::is_copy(step)) {
    return true;
  }
  const int64_t before = builder.grain();
  auto* gather = builder.add_producer<Gather>(step.type, step.type, ends.input_elements);
  if (gather == nullptr ||
      !gather->make(builder.loops, step, {before, builder.behind}, builder.scratch)) {
    return false;
  }
  builder.set_units(gather->row_input(), gather->row_elements());
  return true;
}

}  // namespace hp
