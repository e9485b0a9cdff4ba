/* Executes adjoint sums as a scatter: the elements are visited in the order of memory, and each
 * adds to the positions it was made from. The library gathers instead. */
#include <cmath>

#include "model.h"

namespace test {
namespace {

/* Rounds a result to float32, which a double result of float32 operands allows, and to a half-width
 * compute type from there. */
double rounded(int64_t compute, double value) {
  if (compute == HP_F64) {
    return value;
  }
  value = static_cast<double>(static_cast<float>(value));
  if (compute == HP_F32) {
    return value;
  }
  Bytes one(static_cast<size_t>(size_of(compute)));
  write_element(one, compute, 0, value);
  return read_element(one, compute, 0);
}

double added(int64_t term, int64_t compute, double sum, double g, const std::vector<double>& w) {
  int64_t weight_type = compute == HP_F64 ? HP_F64 : HP_F32;
  double product = w[0];
  for (size_t a = 1; a < w.size(); a++) {
    product = rounded(weight_type, product * w[a]);
  }
  switch (term) {
    case HP_PRODUCT:
      g = rounded(compute, product * g);
      break;
    case HP_PRODUCT_FMA:
      return compute == HP_F64
                 ? std::fma(product, g, sum)
                 : static_cast<double>(std::fma(static_cast<float>(product), static_cast<float>(g),
                                                static_cast<float>(sum)));
    case HP_QUOTIENT:
      g = rounded(compute, g / product);
      break;
    case HP_LAST_QUOTIENT:
      return rounded(compute, g / product);
    default:
      for (double weight : w) {
        g = rounded(compute, term == HP_SCALED ? g * weight : g / weight);
      }
  }
  return rounded(compute, sum + g);
}

/* One way in which an element is read: the positions along the axes, and the weights. */
struct Use {
  int64_t position = 0;
  std::vector<double> weights;
};

/* Extends each use by the taps of one axis that read position `index`, in the order of the loops;
 * the tables are transposed, so all rows are searched. */
std::vector<std::vector<std::pair<int64_t, double>>> taps_of(const Step& s,
                                                             const std::vector<int64_t>& at) {
  std::vector<std::vector<std::pair<int64_t, double>>> all;
  for (size_t a = 0; a < s.axes.size(); a++) {
    const Taps& taps = s.axes[a].taps;
    std::vector<std::pair<int64_t, double>> found;
    for (int64_t row = 0; row < taps.rows(); row++) {
      for (int32_t t = taps.starts[row]; t < taps.starts[row + 1]; t++) {
        if (taps.indices[t] == at[a]) {
          found.emplace_back(row, taps.weights[t]);
        }
      }
    }
    all.push_back(found);
  }
  return all;
}

std::vector<Use> uses_of(const Step& s, const std::vector<int64_t>& at, bool last_first) {
  auto taps = taps_of(s, at);
  size_t axes = taps.size();
  size_t count = 1;
  for (const auto& axis : taps) {
    count *= axis.size();
  }
  std::vector<Use> uses;
  for (size_t i = 0; i < count; i++) {
    std::vector<size_t> pick(axes);
    size_t rest = i;
    for (size_t step = 0; step < axes; step++) { /* the fastest axis first */
      size_t a = last_first ? step : axes - 1 - step;
      pick[a] = rest % taps[a].size();
      rest /= taps[a].size();
    }
    Use use;
    for (size_t a = 0; a < axes; a++) {
      use.position = use.position * s.axes[a].taps.rows() + taps[a][pick[a]].first;
      use.weights.push_back(taps[a][pick[a]].second);
    }
    uses.push_back(use);
  }
  return uses;
}

}  // namespace

void add_up_gradient(const Step& s, const Bytes& in, Bytes& out) {
  int64_t total = s.input_elements() / s.outer / s.inner;
  int64_t written = s.output_elements() / s.outer / s.inner;
  std::vector<double> sums(static_cast<size_t>(s.output_elements()));
  for (int64_t position = 0; position < total; position++) {
    std::vector<int64_t> at(s.axes.size());
    int64_t rest = position;
    for (size_t a = s.axes.size(); a-- > 0;) {
      at[a] = rest % s.axes[a].length;
      rest /= s.axes[a].length;
    }
    for (bool last_first : {false, true}) {
      for (const Use& use : uses_of(s, at, last_first)) {
        for (int64_t i = 0; i < s.outer * s.inner; i++) {
          int64_t block = i / s.inner;
          int64_t p = i % s.inner;
          int64_t term = p < s.body_channels ? s.accumulation : s.tail;
          if ((term == HP_SCALED) == last_first) {
            double g = read_element(in, s.input, (block * total + position) * s.inner + p);
            double& sum = sums[static_cast<size_t>((block * written + use.position) * s.inner + p)];
            sum = added(term, s.compute, sum, g, use.weights);
          }
        }
      }
    }
  }
  for (size_t i = 0; i < sums.size(); i++) {
    write_element(out, s.output, static_cast<int64_t>(i), sums[i]);
  }
}

}  // namespace test
