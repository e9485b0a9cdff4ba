#include "tables/window.h"

#include <algorithm>
#include <cstring>

namespace hp {
namespace {

/* Builds the blocks of a window one after another. */
class WindowBuilder {
 public:
  WindowBuilder(const TapRows& rows, int64_t inputs, int32_t lanes, int32_t widest, Window& window)
      : rows_(rows),
        inputs_(inputs),
        lanes_(lanes),
        widest_(widest),
        window_(window),
        weighted_(rows.weights.size() > 0) {}

  bool build() {
    int64_t blocks = (rows_.rows + lanes_ - 1) / lanes_;
    int64_t runs = blocks + 2 * lanes_; /* an edge has a run for each output at worst */
    int64_t most = rows_.longest();
    int64_t vectors = runs * lanes_ * most;
    if (!window_.bases.allocate(2 * runs * most) || !window_.picks.allocate(vectors) ||
        !window_.weights.allocate(weighted_ ? 4 * vectors : 0)) {
      return false;
    }
    bool added = true;
    for (int64_t b = 0; added && b < blocks; b++) {
      auto first = static_cast<int32_t>(b * lanes_);
      bool last = b == blocks - 1;
      if (last && rows_.rows >= lanes_ && are_alike(rows_.rows - lanes_)) {
        added = add(static_cast<int32_t>(rows_.rows - lanes_), lanes_);
      } else {
        added = b == 0 || last ? add_edge(first) : add(first, lanes_);
      }
    }
    for (int64_t r = 0; r < window_.runs.size(); r++) {
      const WindowRun& run = window_.runs[r];
      window_.longest = std::max(window_.longest, run.taps > 0 ? run.blocks : 0);
    }
    return added;
  }

 private:
  /* Whether a block of outputs from this one on have equally many taps. */
  bool are_alike(int64_t first) const {
    bool alike = true;
    for (int64_t row = first; row < first + lanes_; row++) {
      alike = alike && rows_.count(row) == rows_.count(first);
    }
    return alike;
  }

  /* At the edges of an axis neighbours often differ in the number of their taps. */
  bool add_edge(int32_t first) {
    auto end = static_cast<int32_t>(std::min<int64_t>(first + lanes_, rows_.rows));
    bool added = true;
    while (added && first < end) {
      int32_t alike = 1;
      while (first + alike < end && rows_.count(first + alike) == rows_.count(first)) {
        alike++;
      }
      added = add(first, alike);
      first += alike;
    }
    return added;
  }

  bool add(int32_t first, int32_t lanes) {
    WindowRun run;
    run.first = first;
    run.lanes = lanes;
    run.blocks = 1;
    run.bases = bases_;
    run.vectors = vectors_;
    if (!fill(run)) {
      run.taps = 0;
      run.blocks = run.lanes;
      if (prolongs_singles(run)) {
        run_before(1).blocks += run.blocks;
        return true;
      }
    } else if (join(run)) {
      return true;
    }
    bases_ += 2 * run.taps;
    vectors_ += static_cast<int64_t>(run.taps) * lanes_;
    WindowRun* added = window_.runs.append();
    if (added != nullptr) {
      *added = run;
    }
    return added != nullptr;
  }

  /* The run before need not be the block before: that one may have joined an earlier run. */
  bool prolongs_singles(const WindowRun& run) {
    return window_.runs.size() > 0 && run_before(1).taps == 0 &&
           run_before(1).first + run_before(1).blocks == run.first;
  }

  WindowRun& run_before(int64_t n) { return window_.runs[window_.runs.size() - n]; }

  /* Writes the run's bases, picks and weights behind those in use; false if it is no window. */
  bool fill(WindowRun& run) {
    run.taps = rows_.count(run.first);
    for (int32_t lane = 0; lane < run.lanes; lane++) {
      if (rows_.count(run.first + lane) != run.taps) {
        return false;
      }
    }
    for (int32_t t = 0; t < run.taps; t++) {
      int32_t span = fill_tap(run, t);
      if (span >= lanes_ * widest_) {
        return false;
      }
      run.wide = run.wide || span >= lanes_;
    }
    run.whole = run.lanes == lanes_;
    for (int32_t t = 0; t < run.taps; t++) {
      run.whole = run.whole && readable(run, t) >= (run.wide ? 2 * lanes_ : lanes_);
    }
    return run.taps > 0;
  }

  int32_t& readable(const WindowRun& run, int32_t t) {
    return window_.bases[run.bases + 2 * t + 1];
  }

  /* Returns how far the last input of a tap is behind its first. */
  int32_t fill_tap(const WindowRun& run, int32_t t) {
    const int32_t* starts = rows_.starts.data() + run.first;
    int32_t low = rows_.indices[starts[0] + t];
    int32_t high = low;
    for (int32_t lane = 1; lane < run.lanes; lane++) {
      low = std::min(low, rows_.indices[starts[lane] + t]);
      high = std::max(high, rows_.indices[starts[lane] + t]);
    }
    low = static_cast<int32_t>(std::min<int64_t>(low, std::max<int64_t>(0, inputs_ - lanes_)));
    window_.bases[run.bases + 2 * t] = low;
    readable(run, t) = static_cast<int32_t>(std::min<int64_t>(2 * lanes_, inputs_ - low));
    int64_t vector = run.vectors + static_cast<int64_t>(t) * lanes_;
    for (int32_t lane = 0; lane < lanes_; lane++) {
      int32_t tap = starts[std::min(lane, run.lanes - 1)] + t;
      window_.picks[vector + lane] = rows_.indices[tap] - low;
      if (weighted_) {
        std::memcpy(window_.weights.data() + 4 * (vector + lane), rows_.weights.data() + 4 * tap,
                    4);
      }
    }
    return high - low;
  }

  /* Adds a block to one of the runs before it; false if it fits none. */
  bool join(const WindowRun& block) {
    constexpr int64_t longest_period = 8;
    int64_t candidates = std::min(longest_period, window_.runs.size());
    for (int64_t n = 1; n <= candidates; n++) {
      WindowRun& run = run_before(n);
      if (continues(run, block)) {
        run.stride = run.blocks == 1 ? ahead(run, block, 0) : run.stride;
        run.output_stride = run.blocks == 1 ? block.first - run.first : run.output_stride;
        run.blocks++;
        return true;
      }
    }
    return false;
  }

  int32_t ahead(const WindowRun& run, const WindowRun& block, int32_t t) {
    return window_.bases[block.bases + 2 * t] - window_.bases[run.bases + 2 * t];
  }

  bool continues(const WindowRun& run, const WindowRun& block) {
    if (run.taps != block.taps || run.wide != block.wide || !run.whole || !block.whole) {
      return false;
    }
    bool next = run.blocks == 1 || (ahead(run, block, 0) == run.stride * run.blocks &&
                                    block.first - run.first == run.output_stride * run.blocks);
    for (int32_t t = 1; next && t < run.taps; t++) {
      next = ahead(run, block, t) == ahead(run, block, 0);
    }
    auto bytes = static_cast<size_t>(run.taps) * lanes_ * 4;
    return next &&
           std::memcmp(window_.picks.data() + run.vectors, window_.picks.data() + block.vectors,
                       bytes) == 0 &&
           (!weighted_ || std::memcmp(window_.weights.data() + 4 * run.vectors,
                                      window_.weights.data() + 4 * block.vectors, bytes) == 0);
  }

  const TapRows& rows_;
  int64_t inputs_;
  int32_t lanes_;
  int32_t widest_;
  Window& window_;
  bool weighted_;
  int64_t bases_ = 0;
  int64_t vectors_ = 0;
};

}  // namespace

bool make_window(const TapRows& rows, int64_t inputs, int32_t lanes, int32_t widest,
                 Window& window) {
  return WindowBuilder(rows, inputs, lanes, widest, window).build();
}

}  // namespace hp
