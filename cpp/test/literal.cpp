/*
 * Executes plans one element after another, each formula as the Javadoc of io.halfpixel.plan reads
 * it. It shares nothing with the library: orders of addition are spelled out one by one.
 */
#include <cmath>
#include <cstring>

#include "model.h"

namespace test {
namespace {

/* Sums v[j] * w[j] in T as an accumulation says. */
template <class T>
class Sum {
 public:
  Sum(const std::vector<double>& values, const std::vector<double>& weights)
      : values_(values), weights_(weights) {}

  T of(int64_t accumulation) {
    auto m = static_cast<int>(values_.size()) - 1;
    if (m < 0) {
      return 0;
    }
    switch (accumulation) {
      case HP_SEQUENTIAL:
        return up(v(0) * w(0), 1, m, m + 1);
      case HP_SEQUENTIAL_FROM_ZERO:
        return up(0, 0, m, m + 1);
      case HP_REVERSED:
        return down(v(m) * w(m), m - 1, false);
      case HP_SEQUENTIAL_FMA:
        return up(v(0) * w(0), 1, m, 1);
      case HP_REVERSED_FMA:
        return down(v(m) * w(m), m - 1, true);
      case HP_PAIR_FMA:
        return m == 0 ? v(0) * w(0) : up(std::fma(v(0), w(0), v(1) * w(1)), 2, m, 2);
      case HP_REVERSED_PAIR_FMA:
        return m == 0 ? v(0) * w(0) : down(std::fma(v(m), w(m), v(m - 1) * w(m - 1)), m - 2, true);
      case HP_FOURS_THEN_FMA:
        return up(v(0) * w(0), 1, m, 1 + m / 4 * 4);
      case HP_TWOS_THEN_FMA:
        return up(v(0) * w(0), 1, m, 1 + m / 2 * 2);
      default:
        return v(0) + (v(1) - v(0)) * w(1);
    }
  }

 private:
  /* Adds taps from the first on, those from `fused` on with fma. */
  T up(T t, int first, int last, int fused) {
    for (int j = first; j <= last; j++) {
      t = j < fused ? t + v(j) * w(j) : std::fma(v(j), w(j), t);
    }
    return t;
  }

  T down(T t, int first, bool fused) {
    for (int j = first; j >= 0; j--) {
      t = fused ? std::fma(v(j), w(j), t) : t + v(j) * w(j);
    }
    return t;
  }

  T v(int j) const { return static_cast<T>(values_[static_cast<size_t>(j)]); }

  T w(int j) const { return static_cast<T>(weights_[static_cast<size_t>(j)]); }

  const std::vector<double>& values_;
  const std::vector<double>& weights_;
};

double sum(int64_t compute, int64_t accumulation, const std::vector<double>& v,
           const std::vector<double>& w) {
  return compute == HP_F64 ? Sum<double>(v, w).of(accumulation)
                           : static_cast<double>(Sum<float>(v, w).of(accumulation));
}

double fixed_point(const Step& s, const std::vector<double>& v, const std::vector<double>& w) {
  auto integer = static_cast<double>(s.rounding);
  for (size_t t = 0; t < v.size(); t++) {
    integer += v[t] * w[t];  // exact: below 2^31
  }
  return std::floor(std::ldexp(integer, static_cast<int>(-s.shift)));
}

void resample(const Step& s, const Bytes& in, Bytes& out) {
  const Taps& taps = s.axes[0].taps;
  std::vector<double> v;
  std::vector<double> w;
  int64_t to = 0;
  for (int64_t o = 0; o < s.outer; o++) {
    for (int64_t i = 0; i < taps.rows(); i++) {
      w.assign(taps.weights.begin() + taps.starts[i], taps.weights.begin() + taps.starts[i + 1]);
      for (int64_t p = 0; p < s.inner; p++) {
        v.clear();
        for (int32_t t = taps.starts[i]; t < taps.starts[i + 1]; t++) {
          v.push_back(
              read_element(in, s.input, (o * s.axes[0].length + taps.indices[t]) * s.inner + p));
        }
        double result = s.kind == HP_FIXED_POINT_1D ? fixed_point(s, v, w)
                                                    : sum(s.compute, s.accumulation, v, w);
        write_element(out, s.output, to++, result);
      }
    }
  }
}

void gather(const Step& s, const Bytes& in, Bytes& out) {
  int64_t size = size_of(s.input);
  int64_t total = s.output_elements();
  for (int64_t to = 0; to < total; to++) {
    int64_t rest = to / s.inner;
    int64_t from = to % s.inner;
    int64_t stride = s.inner;
    for (auto axis = s.axes.rbegin(); axis != s.axes.rend(); ++axis) {
      auto rows = static_cast<int64_t>(axis->indices.size());
      from += axis->indices[rest % rows] * stride;
      stride *= axis->length;
      rest /= rows;
    }
    from += rest * stride;
    std::memcpy(out.data() + to * size, in.data() + from * size, static_cast<size_t>(size));
  }
}

double product(int64_t compute, double a, double b) {
  return compute == HP_F64 ? a * b
                           : static_cast<double>(static_cast<float>(a) * static_cast<float>(b));
}

double corner_sum(const Step& s, const Bytes& in, int64_t batch, int64_t channel,
                  const std::vector<int64_t>& at) {
  size_t axes = s.axes.size();
  std::vector<double> v(size_t{1} << axes);
  std::vector<double> w(v.size());
  for (size_t corner = 0; corner < v.size(); corner++) {
    int64_t position = 0;
    int64_t positions = 1;
    double weight = 1;
    for (size_t a = 0; a < axes; a++) {
      const Taps& taps = s.axes[a].taps;
      size_t tap = 2 * at[a] + (corner >> (axes - 1 - a) & 1);
      position = position * s.axes[a].length + taps.indices[tap];
      positions *= s.axes[a].length;
      weight = a == 0 ? taps.weights[tap] : product(s.compute, weight, taps.weights[tap]);
    }
    int64_t from = s.channels_inner ? (batch * positions + position) * s.channels + channel
                                    : (batch * s.channels + channel) * positions + position;
    v[corner] = read_element(in, s.input, from);
    w[corner] = weight;
  }
  return sum(s.compute, channel < s.body_channels ? s.accumulation : s.tail, v, w);
}

void blend_corners(const Step& s, const Bytes& in, Bytes& out) {
  int64_t positions = s.output_elements() / s.outer / s.channels;
  for (int64_t batch = 0; batch < s.outer; batch++) {
    for (int64_t channel = 0; channel < s.channels; channel++) {
      for (int64_t position = 0; position < positions; position++) {
        std::vector<int64_t> at(s.axes.size());
        int64_t rest = position;
        for (size_t a = s.axes.size(); a-- > 0;) {
          at[a] = rest % s.axes[a].taps.rows();
          rest /= s.axes[a].taps.rows();
        }
        int64_t to = s.channels_inner ? (batch * positions + position) * s.channels + channel
                                      : (batch * s.channels + channel) * positions + position;
        write_element(out, s.output, to, corner_sum(s, in, batch, channel, at));
      }
    }
  }
}

}  // namespace

Bytes execute(const Plan& plan, const Bytes& source) {
  Bytes in = source;
  for (const Step& step : plan.steps) {
    Bytes out(static_cast<size_t>(step.output_elements() * size_of(step.output)));
    if (step.output_elements() > 0 && step.kind == HP_GATHER) {
      gather(step, in, out);
    } else if (step.output_elements() > 0 && step.kind == HP_CORNER_BLEND) {
      blend_corners(step, in, out);
    } else if (step.output_elements() > 0 && step.kind == HP_ADJOINT_SUM) {
      add_up_gradient(step, in, out);
    } else if (step.output_elements() > 0 && step.kind == HP_BIN_MEAN) {
      mean_of_bins(step, in, out);
    } else if (step.output_elements() > 0 && step.kind == HP_CASCADE_MEAN) {
      mean_of_axis(step, in, out);
    } else if (step.output_elements() > 0 && step.kind == HP_PERMUTE) {
      permute_axes(step, in, out);
    } else if (step.output_elements() > 0 && step.kind == HP_PAD) {
      put_borders(step, in, out);
    } else if (step.kind == HP_CLAMP) {
      clamp(step, in, out);
    } else if (step.kind == HP_CONVERT) {
      for (int64_t i = 0; i < step.outer; i++) {
        write_element(out, step.output, i, read_element(in, step.input, i));
      }
    } else if (step.output_elements() > 0) {
      resample(step, in, out);
    }
    in = std::move(out);
  }
  return in;
}

}  // namespace test
