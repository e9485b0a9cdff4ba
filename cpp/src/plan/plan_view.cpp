/* Runs over tensors with gaps: rows are read and written where they lie. */
#include <algorithm>
#include <cstdlib>

#include "plan/plan.h"

/* Rows that are long enough are written where they belong, others by way of a buffer. */
void hp_plan::produce_view(const hp::Run& run, hp::Range output, unsigned char* target,
                           const hp::View& view, bool stream) const {
  const int64_t number = producers_.size() - 1;
  const hp::Producer& top = producers_[number];
  const hp::Input input(run, number);
  const bool in_place = view.row() % top.grain == 0 && view.row() >= target_pieces_.length();
  unsigned char* buffer = target_buffer_.in(run.scratch);
  while (!output.is_empty()) {
    if (in_place) {
      const hp::Range part{output.begin, std::min(output.end, view.row_end(output.begin))};
      top.kind->produce(top.tables, input, part, target + view.place(part.begin), stream);
      output.begin = part.end;
    } else {
      const hp::Range part = target_pieces_.first_of(output);
      top.kind->produce(top.tables, input, part, buffer, false);
      view.scatter(part, buffer, target);
      output.begin = part.end;
    }
  }
}

/* Planes come side by side, a part of each at a time. */
void hp_plan::produce_planes(const hp::Run& run, hp::Range output, unsigned char* target,
                             const hp::View& view) const {
  const hp::Input input(run, producers_.size() - 1);
  unsigned char* buffer = target_buffer_.in(run.scratch);
  while (!output.is_empty()) {
    const hp::Range part = sink_->first_of(output);
    const int64_t length = (part.end - part.begin) / planes_.planes;
    const int64_t first = planes_.first(part.begin / planes_.planes);
    sink_->write(input, part, buffer, length, false);
    for (int64_t plane = 0; plane < planes_.planes; plane++) {
      const int64_t begin = first + plane * planes_.length;
      view.scatter({begin, begin + length}, buffer + plane * length * hp::type_bytes(ends.output),
                   target);
    }
    output.begin = part.end;
  }
}

/* Where the first producer reads in any order, what the band reads is copied first. */
hp_status hp_plan::run_view(const unsigned char* source, const hp::View* source_view,
                            unsigned char* target, const hp::View* target_view, int32_t band,
                            int32_t bands, bool whole_target) const {
  const hp::Range output = this->output(band, bands);
  if (output.is_empty()) {
    return HP_OK;
  }
  const bool stream = whole_target && is_streamed();
  if (source_view == nullptr || !producers_[0].anywhere) {
    return run_rows(source, source_view, target, target_view, output, stream);
  }
  const int64_t unit = hp::type_bytes(ends.input);
  const hp::Range read = band_reads(band, bands);
  auto copy = static_cast<unsigned char*>(
      std::malloc(static_cast<size_t>(std::max<int64_t>(1, (read.end - read.begin) * unit))));
  if (copy == nullptr) {
    return HP_OUT_OF_MEMORY;
  }
  source_view->gather(read, source, copy);
  const hp_status status =
      run_rows(copy - read.begin * unit, nullptr, target, target_view, output, stream);
  std::free(copy);
  return status;
}

hp_status hp_plan::run_rows(const unsigned char* source, const hp::View* source_view,
                            unsigned char* target, const hp::View* target_view, hp::Range output,
                            bool stream) const {
  unsigned char* scratch = view_spare_.take(view_scratch_);
  if (scratch == nullptr) {
    return HP_OUT_OF_MEMORY;
  }
  const int64_t last = producers_.size() - 1;
  const hp::Run run(producers_.data(), producers_.size(), source, source_view, scratch);
  if (target_view == nullptr) {
    const int64_t first = planes_.first(output.begin / planes_.planes);
    produce(run, last, output, target + first * hp::type_bytes(ends.output), stream);
  } else {
    prepare(run, last, output);
    if (sink_ != nullptr) {
      produce_planes(run, output, target, *target_view);
    } else {
      produce_view(run, output, target, *target_view, stream);
    }
  }
  if (stream && loops_->finish_streams != nullptr) {
    loops_->finish_streams();
  }
  view_spare_.give(view_scratch_, scratch);
  return HP_OK;
}
