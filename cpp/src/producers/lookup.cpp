/* A lookup: integers in place of which a table has numbers, or the other way round. */
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <type_traits>

#include "base/array.h"
#include "encoding/checks.h"
#include "producers/builder.h"
#include "producers/convert.h"

namespace hp {
namespace {

/* Returns how many numbers of a table of 2^k - 1 are at most a value. */
template <class In>
int64_t at_most(const double* table, int64_t size, In value) {
  int64_t count = 0;
  for (int64_t half = (size + 1) / 2; half > 0; half /= 2) {
    count += table[count + half - 1] <= static_cast<double>(value) ? half : 0;
  }
  return count;
}

template <class In, class Out>
void look_up(const double* table, int64_t size, const void* from, void* to, int64_t begin,
             int64_t end) {
  const auto* in = static_cast<const In*>(from);
  auto* out = static_cast<Out*>(to);
  for (int64_t i = begin; i < end; i++) {
    if constexpr (std::is_integral_v<In>) {
      out[i] = static_cast<Out>(table[in[i]]);
    } else {
      out[i] = static_cast<Out>(at_most(table, size, in[i]));
    }
  }
}

/* Looks up elements [from, to). */
using LookupFn = void (*)(const double* table, int64_t size, const void* in, void* out,
                          int64_t from, int64_t to);

LookupFn find(ElementType input, ElementType output) {
  const bool wide = input == ElementType::f64 || output == ElementType::f64;
  const bool bytes = input == ElementType::u8 || output == ElementType::u8;
  if (is_floating(output)) {
    return wide ? (bytes ? &look_up<uint8_t, double> : &look_up<uint16_t, double>)
                : (bytes ? &look_up<uint8_t, float> : &look_up<uint16_t, float>);
  }
  return wide ? (bytes ? &look_up<double, uint8_t> : &look_up<double, uint16_t>)
              : (bytes ? &look_up<float, uint8_t> : &look_up<float, uint16_t>);
}

class LookupChange {
 public:
  [[nodiscard]] bool make(const Loops& loops, const LookupStep& step);

  void run(const unsigned char* in, Range range, unsigned char* out) const;

 private:
  Array<double> table_;
  int64_t channels_ = 1;
  int64_t mapped_ = 1;
  LookupFn look_up_ = nullptr;
  ConvertFn convert_ = nullptr; /* for channels that are not mapped */
};

bool LookupChange::make(const Loops& loops, const LookupStep& step) {
  if (!table_.allocate(step.table.size())) {
    return false;
  }
  std::copy_n(step.table.data(), step.table.size(), table_.data());
  look_up_ = find(step.input, step.output);
  if (step.mapped < step.channels) {
    channels_ = step.channels;
    mapped_ = step.mapped;
    convert_ = find_convert(loops, step.input, step.output);
  }
  return true;
}

void LookupChange::run(const unsigned char* in, Range range, unsigned char* out) const {
  const int64_t count = range.end - range.begin;
  if (convert_ == nullptr) {
    look_up_(table_.data(), table_.size(), in, out, 0, count);
    return;
  }
  convert_(in, out, count);
  /* A pixel may begin before the range. */
  for (int64_t at = -(range.begin % channels_); at < count; at += channels_) {
    look_up_(table_.data(), table_.size(), in, out, std::max<int64_t>(at, 0),
             std::min(at + mapped_, count));
  }
}

}  // namespace

Ends check(Reader& in, const LookupStep& step) {
  const bool decodes = is_unsigned(step.input) && step.input != ElementType::boolean;
  const ElementType integer = decodes ? step.input : step.output;
  const ElementType floating = decodes ? step.output : step.input;
  in.require(step.mapped <= step.channels);
  in.require(integer == ElementType::u8 || integer == ElementType::u16);
  in.require(floating == ElementType::f32 || floating == ElementType::f64);
  const int64_t values = integer == ElementType::u8 ? 256 : 65536;
  in.require(step.table.size() == values - (decodes ? 0 : 1));
  for (int64_t i = 0; in.ok() && i < step.table.size(); i++) {
    in.require(std::isfinite(step.table[i]));
    in.require(floating == ElementType::f64 || is_float32(step.table[i]));
    in.require(decodes || i == 0 || step.table[i - 1] <= step.table[i]);
  }
  return elementwise(step.input, step.output, in.product(step.pixels, step.channels));
}

bool add(ProducerBuilder& builder, const LookupStep& step, const Ends& ends) {
  auto* change =
      builder.add_elementwise<LookupChange>(ends.output_elements, step.input, step.output);
  return change != nullptr && change->make(builder.loops, step);
}

}  // namespace hp
