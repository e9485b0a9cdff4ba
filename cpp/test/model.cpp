#include "model.h"

#include <algorithm>
#include <cstring>

namespace test {
namespace {

class Writer {
 public:
  Bytes bytes;

  void number(int64_t value) { put(&value, sizeof(value)); }

  void ints(const std::vector<int32_t>& list) {
    number(static_cast<int64_t>(list.size()));
    put(list.data(), list.size() * sizeof(int32_t));
    bytes.resize((bytes.size() + 7) / 8 * 8);
  }

  void doubles(const std::vector<double>& list) {
    number(static_cast<int64_t>(list.size()));
    put(list.data(), list.size() * sizeof(double));
  }

  void taps(const Taps& taps) {
    ints(taps.starts);
    ints(taps.indices);
    doubles(taps.weights);
  }

  void pass(const Step& step) {
    number(step.outer);
    number(step.axes[0].length);
    number(step.axes[0].taps.rows());
    number(step.inner);
    taps(step.axes[0].taps);
  }

  void gather(const Step& step) {
    number(step.outer);
    number(static_cast<int64_t>(step.axes.size()));
    for (const Axis& axis : step.axes) {
      number(axis.length);
      ints(axis.indices);
    }
    number(step.inner);
    number(step.input);
  }

  void corners(const Step& step) {
    number(step.outer);
    number(step.channels);
    number(step.channels_inner ? 1 : 0);
    number(static_cast<int64_t>(step.axes.size()));
    for (const Axis& axis : step.axes) {
      number(axis.length);
      taps(axis.taps);
    }
    number(step.body_channels);
    number(step.accumulation);
    number(step.tail);
    number(step.input);
    number(step.compute);
  }

  void adjoint(const Step& step) {
    number(step.outer);
    number(static_cast<int64_t>(step.axes.size()));
    for (const Axis& axis : step.axes) {
      number(axis.length);
      taps(axis.taps);
    }
    number(step.inner);
    number(step.body_channels);
    number(step.accumulation);
    number(step.tail);
    number(step.input);
    number(step.compute);
  }

  void bins(const Step& step) {
    number(step.outer);
    number(static_cast<int64_t>(step.axes.size()));
    for (const Axis& axis : step.axes) {
      number(axis.length);
      ints(axis.indices);
      ints(axis.ends);
    }
    number(step.inner);
    number(step.body_channels);
    number(step.input);
    number(step.compute);
  }

  void cascade(const Step& step) {
    for (int64_t value : {step.outer, step.axes[0].length, step.inner, step.body_channels,
                          step.lanes, step.share_length, step.shares, step.input, step.compute}) {
      number(value);
    }
  }

  void permutation(const Step& step) {
    number(static_cast<int64_t>(step.axes.size()));
    for (const Axis& axis : step.axes) {
      number(axis.length);
      number(axis.indices[0]);
    }
    number(step.input);
  }

  void pad(const Step& step) {
    for (int64_t value :
         {step.outer, step.axes[0].length, static_cast<int64_t>(step.axes[0].indices.size()),
          step.inner, step.before, step.input}) {
      number(value);
    }
    put(&step.low, sizeof(step.low));
  }

  void clamp(const Step& step) {
    number(step.outer);
    number(step.input);
    put(&step.low, sizeof(step.low));
    put(&step.high, sizeof(step.high));
  }

  void step(const Step& step) {
    number(step.kind);
    switch (step.kind) {
      case HP_GATHER:
        return gather(step);
      case HP_RESAMPLE_1D:
        pass(step);
        number(step.accumulation);
        number(step.input);
        number(step.compute);
        return number(step.output);
      case HP_FIXED_POINT_1D:
        pass(step);
        number(step.rounding);
        number(step.shift);
        number(step.input);
        return number(step.output);
      case HP_CORNER_BLEND:
        return corners(step);
      case HP_ADJOINT_SUM:
        return adjoint(step);
      case HP_BIN_MEAN:
        return bins(step);
      case HP_CASCADE_MEAN:
        return cascade(step);
      case HP_PERMUTE:
        return permutation(step);
      case HP_PAD:
        return pad(step);
      case HP_CLAMP:
        return clamp(step);
      default:
        number(step.outer);
        number(step.input);
        number(step.output);
        return number(HP_NEAREST_EVEN);
    }
  }

 private:
  void put(const void* data, size_t size) {
    auto from = static_cast<const unsigned char*>(data);
    bytes.insert(bytes.end(), from, from + size);
  }
};

int64_t positions(const Step& step, bool output) {
  int64_t product = 1;
  for (const Axis& axis : step.axes) {
    auto rows = axis.indices.empty() ? axis.taps.rows() : static_cast<int64_t>(axis.indices.size());
    product *= output && step.kind != HP_PERMUTE ? rows : axis.length;
  }
  return product;
}

/* Unsigned, because some tests state counts that overflow. */
int64_t elements_of(const Step& step, bool output) {
  int64_t together = step.kind == HP_CORNER_BLEND ? step.channels : step.inner;
  return static_cast<int64_t>(static_cast<uint64_t>(step.outer) *
                              static_cast<uint64_t>(positions(step, output)) *
                              static_cast<uint64_t>(together));
}

template <class T>
int64_t differing_float(const unsigned char* a, const unsigned char* b, int64_t elements) {
  for (int64_t i = 0; i < elements; i++) {
    T x;
    T y;
    std::memcpy(&x, a + i * sizeof(T), sizeof(T));
    std::memcpy(&y, b + i * sizeof(T), sizeof(T));
    if (std::memcmp(&x, &y, sizeof(T)) != 0 && !(x != x && y != y)) {
      return i;
    }
  }
  return -1;
}

bool is_nan16(uint16_t bits, uint16_t infinity) { return (bits & 0x7FFF) > infinity; }

}  // namespace

int64_t Step::input_elements() const { return elements_of(*this, false); }

int64_t Step::output_elements() const { return elements_of(*this, true); }

int64_t size_of(int64_t type) {
  constexpr int64_t sizes[] = {0, 4, 8, 2, 2, 1, 1, 2, 2, 4};
  return sizes[type];
}

Bytes Plan::encode() const {
  Writer out;
  out.number(HP_PLAN_MAGIC);
  out.number(source_type());
  out.number(source_elements());
  out.number(target_type());
  out.number(target_elements());
  out.number(static_cast<int64_t>(steps.size()));
  for (const Step& step : steps) {
    out.step(step);
  }
  return out.bytes;
}

std::string Plan::name() const {
  constexpr const char* kinds[] = {
      "",        "Gather",      "Resample1d", "FixedPoint1d", "CornerBlend", "Convert",
      "BinMean", "CascadeMean", "Permute",    "AdjointSum",   "Pad",         "Clamp"};
  std::string text;
  for (const Step& step : steps) {
    text += std::string(kinds[step.kind]) + "[" + std::to_string(step.outer) + "]";
    for (const Axis& axis : step.axes) {
      auto rows =
          axis.indices.empty() ? axis.taps.rows() : static_cast<int64_t>(axis.indices.size());
      text += "[" + std::to_string(axis.length) + "->" + std::to_string(rows) + "]";
    }
    text += "[" + std::to_string(step.kind == HP_CORNER_BLEND ? step.channels : step.inner) +
            "] types " + std::to_string(step.input) + "," + std::to_string(step.compute) + "," +
            std::to_string(step.output) + " sums " + std::to_string(step.accumulation) + "," +
            std::to_string(step.tail) + "; ";
  }
  return text;
}

int64_t first_difference(int64_t type, const unsigned char* a, const unsigned char* b,
                         int64_t elements) {
  if (type == HP_F32) {
    return differing_float<float>(a, b, elements);
  }
  if (type == HP_F64) {
    return differing_float<double>(a, b, elements);
  }
  for (int64_t i = 0; i < elements; i++) {
    const unsigned char* x = a + i * size_of(type);
    const unsigned char* y = b + i * size_of(type);
    if (std::memcmp(x, y, static_cast<size_t>(size_of(type))) != 0) {
      auto infinity = static_cast<uint16_t>(type == HP_F16 ? 0x7C00 : 0x7F80);
      bool nans = (type == HP_F16 || type == HP_BF16) &&
                  is_nan16(static_cast<uint16_t>(x[0] | x[1] << 8), infinity) &&
                  is_nan16(static_cast<uint16_t>(y[0] | y[1] << 8), infinity);
      if (!nans) {
        return i;
      }
    }
  }
  return -1;
}

int64_t first_moved_difference(int64_t type, const unsigned char* a, const unsigned char* b,
                               int64_t elements) {
  int64_t bytes = elements * size_of(type);
  for (int64_t i = 0; i < bytes; i++) {
    if (a[i] != b[i]) {
      return i / size_of(type);
    }
  }
  return -1;
}

}  // namespace test
