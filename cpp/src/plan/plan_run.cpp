/* Bands and runs of a plan. */
#include <algorithm>

#include "plan/plan.h"

namespace {

/* A target is written past the caches if it and the source are too large for them anyway, where
 * that is measured to be faster, and for planes that are made of bytes if it alone is large. A
 * smaller target stays in the caches for whoever reads it next. */
constexpr int64_t cached_bytes = int64_t{30} << 20;
constexpr int64_t streamed_bytes = int64_t{8} << 20;

}  // namespace

/* Returns the unit in which the target is best cut into bands. */
int64_t hp_plan::cut(int32_t bands) const {
  constexpr int64_t rows_a_band = 8;
  constexpr int64_t shortest = 64;
  const hp::Producer& top = producers_[producers_.size() - 1];
  if (ends.output_elements / top.row / rows_a_band >= bands) {
    return top.row;
  }
  return top.grain * std::max<int64_t>(1, shortest / top.grain);
}

/* Returns a part of the elements that the last producer makes. */
hp::Range hp_plan::cut(int32_t band, int32_t bands) const {
  int64_t unit = cut(bands);
  int64_t units = ends.output_elements / unit + (ends.output_elements % unit != 0 ? 1 : 0);
  int64_t each = units / bands;
  int64_t more = units % bands;
  int64_t first = each * band + std::min<int64_t>(band, more);
  int64_t last = first + each + (band < more ? 1 : 0);
  return {first < units ? first * unit : ends.output_elements,
          last < units ? last * unit : ends.output_elements};
}

/* Returns the producer nearest below, or this one, that reads a whole tensor; 0 if none does. */
int64_t hp_plan::whole_below(int64_t producer) const {
  while (producer > 0 && !producers_[producer].whole) {
    producer--;
  }
  return producer;
}

/* Returns what is read of the whole tensor below a producer, in the multiples that it comes in. */
hp::Range hp_plan::reads(int64_t producer, hp::Range output) const {
  int64_t whole = whole_below(producer);
  for (int64_t i = producer; i >= whole && i > 0 && !output.is_empty(); i--) {
    output = producers_[i].reads(output).in_units_of(producers_[i - 1].grain);
  }
  return output;
}

/* What several bands read of a tensor between producers, each of them makes for itself. There are
 * as many bands as possible of which all together make at most a quarter more than one band would.
 */
void hp_plan::limit_bands() {
  constexpr int32_t most = 64;
  const int64_t top = producers_.size() - 1;
  auto made = [&](int32_t bands) {
    int64_t elements = 0;
    for (int32_t band = 0; band < bands; band++) {
      hp::Range output = cut(band, bands);
      for (int64_t i = top; whole_below(i) > 0 && !output.is_empty(); i = whole_below(i) - 1) {
        output = reads(i, output);
        elements += output.end - output.begin;
      }
    }
    return elements;
  };
  if (whole_below(top) > 0) {
    int64_t alone = made(1);
    most_bands_ = 1;
    while (most_bands_ < most && made(2 * most_bands_) <= alone + alone / 4) {
      most_bands_ *= 2;
    }
  }
}

/* Returns the elements that the last producer makes for a band. */
hp::Range hp_plan::output(int32_t band, int32_t bands) const {
  int32_t used = std::min(bands, most_bands_);
  return band < used && ends.output_elements > 0
             ? cut(band, used)
             : hp::Range{ends.output_elements, ends.output_elements};
}

hp::Range hp_plan::band(int32_t band, int32_t bands) const {
  hp::Range made = output(band, bands);
  return {made.begin / planes_.planes, made.end / planes_.planes};
}

hp::Range hp_plan::band_reads(int32_t band, int32_t bands) const {
  hp::Range read = output(band, bands);
  for (int64_t i = producers_.size() - 1; i >= 0 && !read.is_empty(); i--) {
    read = producers_[i].reads(read);
    read = i > 0 ? read.in_units_of(producers_[i - 1].grain) : read;
  }
  return read.is_empty() ? hp::Range{} : read;
}

hp::Range hp_plan::band_writes(int32_t band, int32_t bands) const {
  const hp::Range positions = this->band(band, bands);
  return positions.is_empty()
             ? hp::Range{}
             : hp::Range{planes_.first(positions.begin), planes_.last(positions.end)};
}

bool hp_plan::is_streamed() const {
  int64_t target = ends.output_elements * hp::type_bytes(ends.output);
  int64_t source = ends.input_elements * hp::type_bytes(ends.input);
  const bool planes = sink_ != nullptr && sink_->changes();
  return target >= streamed_bytes && (planes || target >= cached_bytes - source);
}

/* Makes what output of a producer needs of the whole tensor below. */
void hp_plan::prepare(const hp::Run& run, int64_t producer, hp::Range output) const {
  const int64_t whole = whole_below(producer);
  if (whole > 0) {
    const hp::Range input = reads(producer, output);
    const hp::Producer& reader = producers_[whole];
    if (!input.is_empty()) {
      unsigned char* tensor = reader.ring.memory.in(run.scratch);
      produce(run, whole - 1, input, tensor + input.begin * reader.input_bytes, false);
    }
  }
}

void hp_plan::produce(const hp::Run& run, int64_t producer, hp::Range output, unsigned char* out,
                      bool stream) const {
  prepare(run, producer, output);
  const hp::Producer& top = producers_[producer];
  top.kind->produce(top.tables, hp::Input(run, producer), output, out, stream);
}

hp_status hp_plan::run(const unsigned char* source, unsigned char* target, int32_t band,
                       int32_t bands, bool whole_target) const {
  const hp::Range output = this->output(band, bands);
  if (output.is_empty()) {
    return HP_OK;
  }
  unsigned char* scratch = spare_.take(scratch_);
  if (scratch == nullptr) {
    return HP_OUT_OF_MEMORY;
  }
  const bool stream = whole_target && is_streamed(); /* a part is a buffer, read again at once */
  const hp::Run run(producers_.data(), producers_.size(), source, nullptr, scratch);
  const int64_t first = planes_.first(output.begin / planes_.planes);
  produce(run, producers_.size() - 1, output, target + first * hp::type_bytes(ends.output), stream);
  if (stream && loops_->finish_streams != nullptr) {
    loops_->finish_streams();
  }
  spare_.give(scratch_, scratch);
  return HP_OK;
}
