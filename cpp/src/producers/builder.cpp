#include "producers/builder.h"

#include "producers/convert.h"

namespace hp {
namespace {

struct ConvertChange {
  ConvertFn convert = nullptr;
  void run(const unsigned char* in, Range range, unsigned char* out) const {
    convert(in, out, range.end - range.begin);
  }
};

}  // namespace

void ProducerBuilder::set_units(int64_t unit, int64_t grain) {
  const int64_t before = producers.size() - 2;
  last().anywhere = unit == 0;
  last().whole = before >= 0 && (unit == 0 || unit % producers[before].grain != 0);
  last().grain = grain;
  last().row = grain;
}

void ProducerBuilder::set_rows(int64_t elements) {
  set_units(elements, 1);
  last().grain = feeding() != nullptr ? feeding()->grain : 1;
  last().row = elements;
}

bool ProducerBuilder::convert(int64_t elements, ElementType input, ElementType output,
                              Rounding rounding) {
  return input == output || convert_or_copy(elements, input, output, rounding);
}

bool ProducerBuilder::convert_or_copy(int64_t elements, ElementType input, ElementType output,
                                      Rounding rounding) {
  auto* change = add_elementwise<ConvertChange>(elements, input, output);
  if (change != nullptr) {
    change->convert = find_convert(loops, input, output, rounding);
  }
  return change != nullptr;
}

}  // namespace hp
