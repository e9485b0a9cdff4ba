/* Executes means and permutations element by element, as the Javadoc of their steps reads. */
#include "model.h"

namespace test {
namespace {

using Values = std::vector<double>;

/* Arithmetic of a compute type: what is narrower than float64 is computed in float32, and rounded
 * once more if it is narrower than that. */
class Compute {
 public:
  explicit Compute(int64_t type) : type_(type) {}

  double rounded(double value) const {
    if (type_ == HP_F64) {
      return value;
    }
    Bytes one(static_cast<size_t>(size_of(type_)));
    write_element(one, type_, 0, static_cast<double>(static_cast<float>(value)));
    return read_element(one, type_, 0);
  }
  double add(double a, double b) const { return rounded(a + b); }
  double divide(double a, int64_t b) const { return rounded(a / rounded(static_cast<double>(b))); }

  double cascade(const Values& v) const {
    int64_t power = 1;
    while (int64_t{1} << power < static_cast<int64_t>(v.size())) {
      power++;
    }
    power = power / 4 < 4 ? 4 : power / 4;
    double level[4] = {};
    for (size_t i = 0; i < v.size(); i++) {
      level[0] = add(level[0], v[i]);
      for (int64_t l = 1; l < 4 && (i + 1) % (size_t{1} << (l * power)) == 0; l++) {
        level[l] = add(level[l], level[l - 1]);
        level[l - 1] = 0;
      }
    }
    return add(add(add(level[0], level[1]), level[2]), level[3]);
  }

  double fourfold(const Values& v) const {
    Values quarters[4];
    size_t whole = v.size() / 4 * 4;
    for (size_t i = 0; i < whole; i++) {
      quarters[i % 4].push_back(v[i]);
    }
    double sum = cascade(quarters[0]);
    for (size_t i = whole; i < v.size(); i++) {
      sum = add(sum, v[i]);
    }
    return add(add(add(sum, cascade(quarters[1])), cascade(quarters[2])), cascade(quarters[3]));
  }

  double laned(const Values& v, size_t lanes) const {
    if (v.size() < lanes) {
      return fourfold(v);
    }
    std::vector<Values> lane(lanes);
    double sum = 0;
    for (size_t i = 0; i < v.size(); i++) {
      if (i < v.size() / lanes * lanes) {
        lane[i % lanes].push_back(v[i]);
      } else {
        sum = add(sum, v[i]);
      }
    }
    for (const Values& values : lane) {
      sum = add(sum, fourfold(values));
    }
    return sum;
  }

 private:
  int64_t type_;
};

/* The elements of the bins at `at` from axis `axis` on, in the order of memory. */
void collect(const Step& s, const Bytes& in, const std::vector<int64_t>& at, size_t axis,
             int64_t from, int64_t p, Values& values) {
  if (axis == s.axes.size()) {
    values.push_back(read_element(in, s.input, from * s.inner + p));
    return;
  }
  const Axis& bins = s.axes[axis];
  for (int64_t j = bins.indices[at[axis]]; j < bins.ends[at[axis]]; j++) {
    collect(s, in, at, axis + 1, from * bins.length + j, p, values);
  }
}

double bin_mean(const Step& s, const Bytes& in, const std::vector<int64_t>& at, int64_t outer,
                int64_t p) {
  Compute compute(s.compute);
  Values values;
  collect(s, in, at, 0, outer, p, values);
  double sum = 0;
  for (double value : values) {
    sum = compute.add(sum, value);
  }
  if (p < s.body_channels) {
    return compute.divide(sum, static_cast<int64_t>(values.size()));
  }
  for (size_t a = 0; a < at.size(); a++) {
    sum = compute.divide(sum, s.axes[a].ends[at[a]] - s.axes[a].indices[at[a]]);
  }
  return sum;
}

double sum_of_shares(const Step& s, const Values& values, bool plain) {
  Compute compute(s.compute);
  auto lanes = static_cast<size_t>(s.lanes);
  auto sum = [&](const Values& v) { return plain ? compute.cascade(v) : compute.laned(v, lanes); };
  if (s.shares == 1) {
    return sum(values);
  }
  std::vector<Values> shares(static_cast<size_t>(s.shares));
  for (size_t i = 0; i < values.size(); i++) {
    shares[i / static_cast<size_t>(s.share_length)].push_back(values[i]);
  }
  Values sums;
  for (const Values& share : shares) {
    sums.push_back(sum(share));
  }
  return sum(sums);
}

}  // namespace

void mean_of_bins(const Step& s, const Bytes& in, Bytes& out) {
  int64_t total = s.output_elements();
  for (int64_t to = 0; to < total; to++) {
    std::vector<int64_t> at(s.axes.size());
    int64_t rest = to / s.inner;
    for (size_t a = s.axes.size(); a-- > 0;) {
      auto rows = static_cast<int64_t>(s.axes[a].indices.size());
      at[a] = rest % rows;
      rest /= rows;
    }
    write_element(out, s.output, to, bin_mean(s, in, at, rest, to % s.inner));
  }
}

void mean_of_axis(const Step& s, const Bytes& in, Bytes& out) {
  int64_t length = s.axes[0].length;
  for (int64_t o = 0; o < s.outer; o++) {
    for (int64_t p = 0; p < s.inner; p++) {
      Values values;
      for (int64_t i = 0; i < length; i++) {
        values.push_back(read_element(in, s.input, (o * length + i) * s.inner + p));
      }
      double sum = sum_of_shares(s, values, p < s.body_channels);
      write_element(out, s.output, o * s.inner + p, Compute(s.compute).divide(sum, length));
    }
  }
}

void permute_axes(const Step& s, const Bytes& in, Bytes& out) {
  int64_t size = size_of(s.input);
  int64_t total = s.output_elements();
  for (int64_t to = 0; to < total; to++) {
    std::vector<int64_t> index(s.axes.size());
    int64_t rest = to;
    for (size_t a = s.axes.size(); a-- > 0;) {
      size_t axis = static_cast<size_t>(s.axes[a].indices[0]);
      index[axis] = rest % s.axes[axis].length;
      rest /= s.axes[axis].length;
    }
    int64_t from = 0;
    for (size_t a = 0; a < s.axes.size(); a++) {
      from = from * s.axes[a].length + index[a];
    }
    for (int64_t b = 0; b < size; b++) {
      out[to * size + b] = in[from * size + b];
    }
  }
}

}  // namespace test
