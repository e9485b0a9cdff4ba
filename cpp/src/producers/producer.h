/*
 * Plans are executed row by row, without whole tensors between their steps.
 *
 * Each step, or part of one, is a producer: asked for elements of its output, it asks the producer
 * before it for the elements that these are made of, the first producer asks the source. Input that
 * neighbouring outputs share is kept in a ring. Where what one producer makes at a time does not
 * fit what the next one asks for, a whole tensor lies between them. The bits cannot depend on any
 * of this, nor on bands: each element is a function of the source alone (rule HP-401).
 *
 * The tables of producers never change once they are made; a run has memory of its own.
 */
#ifndef HALFPIXEL_PRODUCER_H
#define HALFPIXEL_PRODUCER_H

#include <cstdint>
#include <cstdlib>
#include <new>
#include <utility>

#include "base/range.h"
#include "base/view.h"
#include "encoding/types.h"
#include "producers/scratch.h"

namespace hp {

class Input;

/* What the producers of one kind do, with their tables. */
struct ProducerKind {
  /* Returns the input elements between the first and the last that output elements are made of. */
  Range (*reads)(const void* tables, Range output);

  /* Returns the most input elements that are asked for at once, if it is asked for so many. */
  int64_t (*asks)(const void* tables, int64_t asked);

  /* Makes output elements, the first of which goes to `out`; past the caches if it can. */
  void (*produce)(const void* tables, const Input& input, Range output, unsigned char* out,
                  bool stream);

  void (*destroy)(void* tables);
};

/* The input of a producer in scratch memory: a buffer, or the rows that neighbouring outputs share,
 * each in the slot of its number. A slot is tagged with the elements that it holds. */
struct Ring {
  int64_t slots = 1;    /* a power of two */
  int64_t together = 1; /* rows that best come at once, behind each other */
  int64_t row = 0;      /* elements of a whole row ... */
  int64_t rows = 1;     /* ... of so many that are numbered from 0 */
  int64_t slot_bytes = 0;
  Place memory;
  Place tags;
};

/* What a slot of a ring holds. */
struct Tag {
  Range range;
  bool holds(Range other) const { return range.begin == other.begin && range.end == other.end; }
};

struct Producer {
  Producer() = default;
  Producer(Producer&& other) noexcept { *this = std::move(other); }
  Producer& operator=(Producer&& other) noexcept;
  ~Producer();

  const ProducerKind* kind = nullptr;
  void* tables = nullptr;
  int32_t input_bytes = 0; /* of one element */
  int32_t output_bytes = 0;
  int64_t input_elements = 0; /* of all */
  int64_t grain = 1;          /* output comes in multiples of so many elements ... */
  int64_t row = 1;            /* ... and best in multiples of so many, */
  int64_t together = 1;       /* so many grains at once */
  bool anywhere = false;      /* it reads its input in any order: that has to be in memory */
  bool whole = false;         /* the input is a whole tensor, in ring.memory */
  bool passes = false;        /* its input is made where its output goes, without a buffer */
  Ring ring;

  Range reads(Range output) const { return kind->reads(tables, output); }

  /* Makes the tables; null if there is no memory. */
  template <class T>
  T* make();

  /* Finds the scratch memory for being asked for `asked` elements at once, and sets this to what
   * the producer before is asked for; false if it cannot be addressed. */
  [[nodiscard]] bool place(Scratch& scratch, int64_t* asked);
};

/* One run of a plan: the memory that only it uses. */
struct Run {
  /* The view says where elements of the source lie; null if there are no gaps. */
  Run(const Producer* producers, int64_t count, const unsigned char* source, const View* view,
      unsigned char* scratch);

  const Producer* producers;
  const unsigned char* source;
  const View* view;
  unsigned char* scratch;
};

/* What the producer with a number has before it, in one run. The rows of a source with gaps are
 * read where they lie; elements of several rows are copied as if a producer made them. */
class Input {
 public:
  Input(const Run& run, int64_t producer)
      : run_(run),
        number_(producer),
        to_(run.producers[producer]),
        in_memory_(producer == 0 ? run.view == nullptr : to_.whole),
        memory_(to_.ring.memory.in(run.scratch)) {}

  unsigned char* scratch() const { return run_.scratch; }

  /* Whether all input is in memory without gaps: the source or a whole tensor. */
  bool in_memory() const { return in_memory_; }

  /* Returns input that is in memory. */
  const unsigned char* at(int64_t element) const {
    return (number_ == 0 ? run_.source : memory_) + element * to_.input_bytes;
  }

  /* Returns input elements; those of the last call are forgotten. */
  const unsigned char* pull(Range range) const {
    if (in_memory()) {
      return at(range.begin);
    }
    if (const unsigned char* found = in_row(range)) {
      return found;
    }
    make(range, memory_, false);
    return memory_;
  }

  /* Writes input elements to some memory. */
  void pull_to(Range range, unsigned char* out, bool stream) const;

 private:
  friend class Rows;

  /* Returns elements of one row of a source with gaps; null if they are none. */
  const unsigned char* in_row(Range range) const {
    return number_ == 0 && range.end <= run_.view->row_end(range.begin)
               ? run_.source + run_.view->place(range.begin)
               : nullptr;
  }

  void make(Range range, unsigned char* out, bool stream) const {
    if (number_ == 0) {
      run_.view->gather(range, run_.source, out);
      return;
    }
    const Producer& before = run_.producers[number_ - 1];
    before.kind->produce(before.tables, Input(run_, number_ - 1), range, out, stream);
  }

  const Run& run_;
  int64_t number_;
  const Producer& to_;
  bool in_memory_;
  unsigned char* memory_; /* of the ring or of the whole tensor */
};

/* The input of a producer row by row, by way of its ring unless it is in memory. */
class Rows {
 public:
  explicit Rows(const Input& input)
      : input_(input),
        in_memory_(input.in_memory_),
        memory_(input.in_memory_ ? input.at(0) : input.memory_),
        element_bytes_(input.to_.input_bytes),
        slot_bytes_(input.to_.ring.slot_bytes),
        last_slot_(input.to_.ring.slots - 1),
        tags_(reinterpret_cast<Tag*>(input.to_.ring.tags.in(input.run_.scratch))) {}

  /* Returns a row, or a part of it at the same place as the parts of other rows; it stays until
   * another row with the same slot is asked for. */
  const unsigned char* row(int64_t number, Range range) const {
    if (in_memory_) {
      return memory_ + range.begin * element_bytes_;
    }
    if (const unsigned char* found = input_.in_row(range)) {
      return found;
    }
    const int64_t slot = number & last_slot_;
    if (!tags_[slot].holds(range)) {
      fill(slot, number, range);
    }
    return memory_ + slot * slot_bytes_;
  }

 private:
  void fill(int64_t slot, int64_t number, Range range) const;

  const Input& input_;
  bool in_memory_;
  const unsigned char* memory_; /* of the input or of the ring */
  int64_t element_bytes_;
  int64_t slot_bytes_;
  int64_t last_slot_;
  Tag* tags_;
};

/* The functions of a kind, from the member functions of its tables. */
template <class T>
struct KindOf {
  static Range reads(const void* tables, Range output) {
    return static_cast<const T*>(tables)->reads(output);
  }
  static int64_t asks(const void* tables, int64_t asked) {
    return static_cast<const T*>(tables)->asks(asked);
  }
  static void produce(const void* tables, const Input& input, Range output, unsigned char* out,
                      bool stream) {
    static_cast<const T*>(tables)->produce(input, output, out, stream);
  }
  static void destroy(void* tables) {
    static_cast<T*>(tables)->~T();
    std::free(tables);
  }
  static constexpr ProducerKind kind = {reads, asks, produce, destroy};
};

template <class T>
T* Producer::make() {
  void* memory = std::malloc(sizeof(T));
  if (memory == nullptr) {
    return nullptr;
  }
  T* made = new (memory) T();
  kind = &KindOf<T>::kind;
  tables = made;
  return made;
}

}  // namespace hp

#endif /* HALFPIXEL_PRODUCER_H */
