/* From the steps of a plan to its producers. */
#ifndef HALFPIXEL_BUILDER_H
#define HALFPIXEL_BUILDER_H

#include <algorithm>
#include <cstdint>

#include "base/array.h"
#include "base/range.h"
#include "encoding/steps.h"
#include "loops/loops.h"
#include "producers/producer.h"
#include "producers/scratch.h"

namespace hp {

class Sink;

/*
 * The producers of a plan in the making. Each kind of step has a function add(), declared by
 * plan_format.h and defined beside its producer, which adds one or more behind those that are
 * there. It returns false if there is no memory, as do the functions here, or null.
 */
class ProducerBuilder {
 public:
  explicit ProducerBuilder(const Loops& those) : loops(those) {}

  const Loops& loops;
  Array<Producer> producers;
  Scratch scratch;
  Planes planes;              /* of the target */
  const Sink* sink = nullptr; /* the last producer, if it is one */

  /* What add() may know of the other steps. */
  int64_t smallest_inner = INT64_MAX; /* the smallest inner length of all passes */
  int64_t behind = 0;   /* elements that the next step asks for at once; 0: not known */
  bool is_last = false; /* no step follows */

  bool is_empty() const { return producers.size() == 0; }
  Producer& last() { return producers[producers.size() - 1]; }

  /* Returns the multiples in which the last producer makes elements, or the source has them. */
  int64_t grain() { return is_empty() ? 1 : last().grain; }

  /* Returns the producer whose elements the last one takes as they come; null if there is none. */
  const Producer* feeding() {
    const int64_t count = producers.size();
    return count > 1 && !last().whole ? &producers[count - 2] : nullptr;
  }

  /* Adds a producer and returns its empty tables, for the caller to fill. */
  template <class Tables>
  Tables* add_producer(ElementType input, ElementType output, int64_t input_elements) {
    Producer* producer = producers.append();
    if (producer == nullptr) {
      return nullptr;
    }
    producer->input_bytes = type_bytes(input);
    producer->output_bytes = type_bytes(output);
    producer->input_elements = input_elements;
    return producer->make<Tables>();
  }

  /* Adds a producer that computes in a type, and changes of type before and behind it where those
   * of the step are others; make(tables) fills its tables and says its units. */
  template <class Tables, class Make>
  [[nodiscard]] bool add_computing(ElementType compute, const Ends& ends, Make make) {
    if (!convert(ends.input_elements, ends.input, compute)) {
      return false;
    }
    auto* made = add_producer<Tables>(compute, compute, ends.input_elements);
    return made != nullptr && make(*made) && convert(ends.output_elements, compute, ends.output);
  }

  /* The last producer asks for multiples of `unit` elements, or, if that is 0, for a whole tensor,
   * and makes multiples of `grain`. */
  void set_units(int64_t unit, int64_t grain);

  /* The last producer makes rows of so many elements, each from input rows that are as long. It can
   * make any part of a row, from the same part of these. */
  void set_rows(int64_t elements);

  /* Adds a producer that changes elements one by one: a class with a function run(in, range, out),
   * which the caller fills. */
  template <class Change>
  Change* add_elementwise(int64_t elements, ElementType input, ElementType output);

  /* Adds a change of type; nothing if the types are equal. */
  [[nodiscard]] bool convert(int64_t elements, ElementType input, ElementType output,
                             Rounding rounding = Rounding::nearest_even);

  /* Adds a change of type, or a copy. */
  [[nodiscard]] bool convert_or_copy(int64_t elements, ElementType input, ElementType output,
                                     Rounding rounding = Rounding::nearest_even);
};

/* Changes elements one by one, in pieces that are still in the first-level cache from the producer
 * before. */
template <class Change>
class Elementwise {
 public:
  Change change;

  void set(Pieces pieces, int64_t output_bytes) {
    pieces_ = pieces;
    output_bytes_ = output_bytes;
  }

  Range reads(Range output) const { return output; }

  int64_t asks(int64_t asked) const { return std::min(asked, pieces_.length()); }

  void produce(const Input& input, Range output, unsigned char* out, bool) const {
    while (!output.is_empty()) {
      const Range part = pieces_.first_of(output);
      change.run(input.pull(part), part, out);
      out += (part.end - part.begin) * output_bytes_;
      output.begin = part.end;
    }
  }

 private:
  Pieces pieces_;
  int64_t output_bytes_ = 0;
};

template <class Change>
Change* ProducerBuilder::add_elementwise(int64_t elements, ElementType input, ElementType output) {
  constexpr int64_t shortest = 64;
  const int64_t grain = this->grain();
  const int64_t row = is_empty() ? shortest : last().row;
  auto* made = add_producer<Elementwise<Change>>(input, output, elements);
  if (made == nullptr) {
    return nullptr;
  }
  set_units(grain, grain);
  last().row = row;
  made->set(Pieces(row, grain), last().output_bytes);
  return &made->change;
}

}  // namespace hp

#endif /* HALFPIXEL_BUILDER_H */
