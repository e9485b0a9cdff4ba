/* Compares the library with the results of the reference: all instruction sets, bands, offsets,
 * untouched neighbours, what a band reads and writes. */
#include <algorithm>
#include <vector>

#include "base/range.h"
#include "guarded.h"
#include "harness.h"
#include "padded.h"

namespace test {
namespace {

constexpr int64_t guard = 128;

/* Larger results are run in one way only. */
constexpr int64_t large_bytes = int64_t{4} << 20;

/* One run of one plan: the source ends with its memory, the target lies between guards. */
class Run {
 public:
  Run(const Case& of, int64_t shift) : case_(of), header_(header_of(of.plan)) {
    source_offset_ = shift * hp::type_bytes(header_.source_type);
    target_offset_ = guard + shift * hp::type_bytes(header_.target_type);
    source_.assign(static_cast<size_t>(source_offset_), untouched);
    source_.insert(source_.end(), of.source.begin(), of.source.end());
    target_.assign(static_cast<size_t>(target_offset_) + of.expected.size() + guard, untouched);
  }

  void check_bands(const Made& made, int32_t isa, int32_t bands) {
    int64_t next = 0;
    check(hp_plan_planes(made.get(), &planes_.planes, &planes_.length) == HP_OK &&
              header_.target_elements % planes_.planes == 0,
          "planes of %s", case_.name.c_str());
    for (int32_t band = 0; band < bands; band++) {
      hp::Range positions{next, next};
      check_range(made, band, bands, positions);
      if (header_.target_bytes() < large_bytes) {
        check_alone(made, band, bands, positions);
      }
      next = positions.end;
    }
    check(next == header_.target_elements / planes_.planes, "bands of %s leave elements out",
          case_.name.c_str());
    for (int32_t band = bands - 1; band >= 0; band--) {
      stain(made);
      hp_status status = hp_plan_run(
          made.get(), source_.data(), static_cast<int64_t>(source_.size()), source_offset_,
          target_.data(), static_cast<int64_t>(target_.size()), target_offset_, band, bands);
      check(status == HP_OK, "%s on %s: %s", case_.name.c_str(), hp_isa_name(isa),
            hp_status_message(status));
    }
    check_target(isa, bands);
  }

 private:
  /* Runs the plan on another source: nothing of it, such as memory between steps, may be seen. */
  void stain(const Made& made) {
    if (header_.target_bytes() < large_bytes) {
      Bytes source(static_cast<size_t>(header_.source_bytes()), 0x35);
      Bytes target(case_.expected.size());
      made.run(source, target, 0, 1);
    }
  }

  /* Finds the positions of a band, which begin where those of the one before end. */
  void check_range(const Made& made, int32_t band, int32_t bands, hp::Range& positions) {
    const int64_t next = positions.begin;
    hp_status status = hp_plan_band(made.get(), band, bands, &positions.begin, &positions.end);
    check(status == HP_OK && positions.begin == next && positions.end >= next,
          "band %d of %d of %s is [%lld, %lld)", band, bands, case_.name.c_str(),
          static_cast<long long>(positions.begin), static_cast<long long>(positions.end));
  }

  /* Runs one band with only the memory that it says it reads and writes. */
  void check_alone(const Made& made, int32_t band, int32_t bands, hp::Range positions) {
    hp::Range read{-1, -1};
    const bool known = hp_plan_reads(made.get(), band, bands, &read.begin, &read.end) == HP_OK &&
                       0 <= read.begin && read.begin <= read.end &&
                       read.end <= header_.source_elements;
    check(known, "band %d of %d of %s reads [%lld, %lld)", band, bands, case_.name.c_str(),
          static_cast<long long>(read.begin), static_cast<long long>(read.end));
    if (!known || positions.is_empty()) {
      return;
    }
    const int64_t source_unit = hp::type_bytes(header_.source_type);
    const int64_t target_unit = hp::type_bytes(header_.target_type);
    const hp::Range written{planes_.first(positions.begin), planes_.last(positions.end)};
    const Bytes part(case_.source.begin() + read.begin * source_unit,
                     case_.source.begin() + read.end * source_unit);
    const Guarded source(part, band % 2 == 0 ? Guarded::Side::end : Guarded::Side::begin,
                         case_.name.c_str());
    Bytes target(static_cast<size_t>((written.end - written.begin) * target_unit), untouched);
    Bytes expected = target;
    for (int64_t element : elements_at(positions)) {
      std::copy_n(case_.expected.begin() + element * target_unit, target_unit,
                  expected.begin() + (element - written.begin) * target_unit);
    }
    hp_status status =
        hp_plan_run(made.get(), source.data(), static_cast<int64_t>(part.size()),
                    -read.begin * source_unit, target.data(), static_cast<int64_t>(target.size()),
                    -written.begin * target_unit, band, bands);
    check(status == HP_OK, "band %d of %d of %s alone: %s", band, bands, case_.name.c_str(),
          hp_status_message(status));
    int64_t at = first_difference(header_.target_type, target.data(), expected.data(),
                                  written.end - written.begin, case_.exact);
    check(at < 0, "band %d of %d of %s alone differs at element %lld", band, bands,
          case_.name.c_str(), static_cast<long long>(at));
  }

  std::vector<int64_t> elements_at(hp::Range positions) const {
    std::vector<int64_t> elements;
    for (int64_t p = positions.begin; p < positions.end; p++) {
      for (int64_t plane = 0; plane < planes_.planes; plane++) {
        elements.push_back((p / planes_.length * planes_.planes + plane) * planes_.length +
                           p % planes_.length);
      }
    }
    return elements;
  }

  void check_target(int32_t isa, int32_t bands) {
    const unsigned char* result = target_.data() + target_offset_;
    int64_t at = first_difference(header_.target_type, result, case_.expected.data(),
                                  header_.target_elements, case_.exact);
    check(at < 0, "%s on %s in %d bands differs at element %lld", case_.name.c_str(),
          hp_isa_name(isa), bands, static_cast<long long>(at));
    auto inside = target_.begin() + target_offset_;
    auto behind = inside + static_cast<int64_t>(case_.expected.size());
    auto clean = [](unsigned char byte) { return byte == untouched; };
    check(std::all_of(target_.begin(), inside, clean) && std::all_of(behind, target_.end(), clean),
          "%s on %s in %d bands wrote outside the target", case_.name.c_str(), hp_isa_name(isa),
          bands);
  }

  const Case& case_;
  Header header_;
  hp::Planes planes_;
  Bytes source_;
  Bytes target_;
  int64_t source_offset_ = 0;
  int64_t target_offset_ = 0;
};

void compare(const Case& next) {
  static Random random(21);
  bool is_large = header_of(next.plan).target_bytes() >= large_bytes;
  for (int32_t isa : instruction_sets()) {
    Made made(next.plan, isa);
    check(made.status() == HP_OK, "%s on %s: %s", next.name.c_str(), hp_isa_name(isa),
          hp_status_message(made.status()));
    if (made.status() == HP_OK) {
      auto bands = static_cast<int32_t>(random.in(2, 9));
      if (!is_large) {
        Run(next, 0).check_bands(made, isa, 1);
      }
      Run(next, random.in(1, 17)).check_bands(made, isa, bands);
    }
  }
}

}  // namespace

void test_cases(int64_t every) {
  for (const char* file :
       {"examples.cases", "bands.cases", "moves.cases", "sums.cases", "integers.cases",
        "blends.cases", "means.cases", "chains.cases", "large.cases"}) {
    int64_t before = tally().checks;
    each_case(file, &compare, every);
    std::printf("%-16s %lld checks\n", file, static_cast<long long>(tally().checks - before));
  }
}

}  // namespace test
