#include "differential.h"

#include <algorithm>
#include <cstring>

#include "base/range.h"
#include "encoding/decode.h"
#include "harness.h"
#include "padded.h"

namespace test {
namespace {

/* MemorySanitizer does not know all instructions of vectors: what it does not know uses, for all it
 * can tell, every byte of its arguments. */
bool is_understood(int32_t isa) {
#if defined(__has_feature)
#if __has_feature(memory_sanitizer)
  return isa == HP_ISA_SCALAR;
#endif
#endif
  return isa >= HP_ISA_SCALAR;
}

/* Elements between two steps of a plan that is run; tables are limited by the encoding. */
constexpr int64_t affordable = 1 << 14;

uint64_t hash_of(const Bytes& bytes) {
  uint64_t hash = 0xCBF29CE484222325; /* FNV-1a (Fowler, Noll, Vo) */
  for (unsigned char byte : bytes) {
    hash = (hash ^ byte) * 0x100000001B3;
  }
  return hash;
}

bool is_affordable(const hp::Program& program) {
  bool small =
      program.ends.input_elements <= affordable && program.ends.output_elements <= affordable;
  for (int64_t i = 0; i < program.steps.size(); i++) {
    small = small && program.steps[i].ends.output_elements <= affordable;
  }
  return small;
}

/* Whether a plan only moves elements, so that every bit of a NaN counts. */
bool only_moves(const hp::Program& program) {
  for (int64_t i = 0; i < program.steps.size(); i++) {
    const hp::StepKind kind = program.steps[i].any.kind;
    if (kind != hp::StepKind::gather && kind != hp::StepKind::permute &&
        kind != hp::StepKind::pad) {
      return false;
    }
  }
  return true;
}

/* Any bits, or numbers that sums do not take out of their range at once. */
template <class Number>
void fill_with_numbers(Bytes& bytes, Random& random) {
  for (size_t at = 0; at + sizeof(Number) <= bytes.size(); at += sizeof(Number)) {
    if (!random.one_in(16)) {
      const auto number = static_cast<Number>(random.in(-4096, 4096)) / 512;
      std::memcpy(&bytes[at], &number, sizeof(number));
    }
  }
}

Bytes source_of(const Header& header, Random& random) {
  Bytes bytes(static_cast<size_t>(header.source_bytes()));
  for (unsigned char& byte : bytes) {
    byte = static_cast<unsigned char>(random.bits());
    if (header.source_type == hp::ElementType::boolean) {
      byte &= 1;
    }
  }
  if (header.source_type == hp::ElementType::f32 && !random.one_in(4)) {
    fill_with_numbers<float>(bytes, random);
  } else if (header.source_type == hp::ElementType::f64 && !random.one_in(4)) {
    fill_with_numbers<double>(bytes, random);
  }
  return bytes;
}

/* A plan with its source and the result of the simplest loops, and the ways to run it. */
class Differential {
 public:
  Differential(const Bytes& encoded, bool exact)
      : encoded_(encoded),
        header_(header_of(encoded)),
        exact_(exact),
        random_(hash_of(encoded)),
        source_(source_of(header_, random_)),
        expected_(static_cast<size_t>(header_.target_bytes())) {}

  const char* mistake() {
    if (Made(encoded_, HP_ISA_SCALAR).run(source_, expected_, 0, 1) != HP_OK) {
      return "a valid plan does not run";
    }
    const char* found = nullptr;
    for (int32_t isa = HP_ISA_SCALAR; hp_isa_name(isa) != nullptr && found == nullptr; isa++) {
      if (hp_isa_best(isa) == isa && is_understood(isa)) {
        const Made made(encoded_, isa);
        found = first(whole(made), first(in_bands(made), with_gaps(made)));
      }
    }
    return found;
  }

 private:
  static const char* first(const char* a, const char* b) { return a != nullptr ? a : b; }

  bool differs(const Bytes& target) const {
    return first_difference(header_.target_type, target.data(), expected_.data(),
                            header_.target_elements, exact_) >= 0;
  }

  const char* whole(const Made& made) const {
    Bytes target(expected_.size(), untouched);
    if (made.run(source_, target, 0, 1) != HP_OK) {
      return "a plan runs on one instruction set and not on another";
    }
    return differs(target) ? "two instruction sets differ" : nullptr;
  }

  const char* in_bands(const Made& made) {
    const int64_t unit = hp::type_bytes(header_.source_type);
    const auto bands = static_cast<int32_t>(random_.in(2, 5));
    Bytes target(expected_.size(), untouched);
    for (int32_t band = bands - 1; band >= 0; band--) {
      hp::Range read{-1, -1};
      if (hp_plan_reads(made.get(), band, bands, &read.begin, &read.end) != HP_OK ||
          read.begin < 0 || read.end < read.begin || read.end > header_.source_elements) {
        return "a band reads what is not there";
      }
      const Bytes part(source_.begin() + read.begin * unit, source_.begin() + read.end * unit);
      if (hp_plan_run(made.get(), part.data(), static_cast<int64_t>(part.size()),
                      -read.begin * unit, target.data(), static_cast<int64_t>(target.size()), 0,
                      band, bands) != HP_OK) {
        return "a band does not run with what it reads";
      }
    }
    return differs(target) ? "bands differ from the whole" : nullptr;
  }

  const char* with_gaps(const Made& made) {
    if (source_.empty() || expected_.empty()) {
      return nullptr;
    }
    Padded source(header_.source_elements, hp::type_bytes(header_.source_type), random_);
    Padded target(header_.target_elements, hp::type_bytes(header_.target_type), random_);
    source.put(source_);
    const auto bands = static_cast<int32_t>(random_.in(1, 3));
    for (int32_t band = bands - 1; band >= 0; band--) {
      if (hp_plan_run_view(made.get(), source.data(), source.bytes(), source.offset(),
                           source.axes(), target.data(), target.bytes(), target.offset(),
                           target.axes(), band, bands) != HP_OK) {
        return "a plan does not run over rows with gaps";
      }
    }
    if (!source.is_clean() || source.get() != source_ || !target.is_clean()) {
      return "something is written between rows";
    }
    return differs(target.get()) ? "rows with gaps differ from the whole" : nullptr;
  }

  const Bytes& encoded_;
  Header header_;
  bool exact_;
  Random random_;
  Bytes source_;
  Bytes expected_;
};

}  // namespace

const char* mistake_of(const Bytes& encoded) {
  if (encoded.empty()) {
    return nullptr; /* a vector's null pointer, which test_interface refuses */
  }
  hp::Program program;
  const hp_status status =
      hp::decode(encoded.data(), static_cast<int64_t>(encoded.size()), program);
  if (status != HP_OK && status != HP_BAD_PLAN && status != HP_BAD_VERSION) {
    return "an encoding has another status than it may have";
  }
  const bool affordable_plan = status == HP_OK && is_affordable(program);
  for (int32_t isa = HP_ISA_SCALAR; hp_isa_name(isa) != nullptr; isa++) {
    if (hp_isa_best(isa) != isa) {
      continue;
    }
    const hp_status made = Made(encoded, isa).status();
    const bool too_large = status == HP_OK && !affordable_plan && made == HP_OUT_OF_MEMORY;
    if (made != status && !too_large) {
      return "a valid encoding makes no plan, or a plan is made of one that is not valid";
    }
  }
  return affordable_plan ? Differential(encoded, only_moves(program)).mistake() : nullptr;
}

}  // namespace test
