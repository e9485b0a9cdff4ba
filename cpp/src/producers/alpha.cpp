/* The multiplication of colours by their opacity, and the division. */
#include <algorithm>
#include <cstdint>

#include "encoding/checks.h"
#include "producers/builder.h"

namespace hp {
namespace {

/* All numbers stay below 2^32. */
template <class T>
struct Premultiplied {
  static constexpr int32_t bits = 8 * sizeof(T);

  static T of(T colour, T alpha) {
    const uint32_t t = uint32_t{colour} * alpha + (uint32_t{1} << (bits - 1));
    return static_cast<T>(((t >> bits) + t) >> bits);
  }
};

template <>
struct Premultiplied<float> {
  static float of(float colour, float alpha) { return colour * alpha; }
};

template <class T>
struct Unpremultiplied {
  static T of(T colour, T alpha) {
    constexpr uint32_t most = static_cast<T>(-1);
    return alpha == 0 || alpha == most
               ? colour
               : static_cast<T>(std::min<uint32_t>(most * colour / alpha, most));
  }
};

template <>
struct Unpremultiplied<float> {
  static float of(float colour, float alpha) { return alpha == 0 ? colour : colour / alpha; }
};

template <class T, template <class> class Change>
void change_pixels(const void* from, void* to, int64_t channels, int64_t pixels) {
  auto in = static_cast<const T*>(from);
  auto out = static_cast<T*>(to);
  for (int64_t pixel = 0; pixel < pixels; pixel++) {
    const T alpha = in[channels - 1];
    for (int64_t channel = 0; channel < channels - 1; channel++) {
      out[channel] = Change<T>::of(in[channel], alpha);
    }
    out[channels - 1] = alpha;
    in += channels;
    out += channels;
  }
}

template <class T>
auto find(Direction direction) {
  return direction == Direction::premultiply ? &change_pixels<T, Premultiplied>
                                             : &change_pixels<T, Unpremultiplied>;
}

class Alpha {
 public:
  /* Output is asked for in multiples of `grain`, which are whole pixels. */
  void make(const AlphaStep& step, int64_t grain);

  int64_t grain() const { return grain_; }
  Range reads(Range output) const { return output; }
  int64_t asks(int64_t asked) const;
  void produce(const Input& input, Range output, unsigned char* out, bool stream) const;

 private:
  using Fn = void (*)(const void* in, void* out, int64_t channels, int64_t pixels);

  Fn run_ = nullptr;
  int64_t channels_ = 1;
  int64_t grain_ = 1;
  int64_t bytes_ = 1;
};

void Alpha::make(const AlphaStep& step, int64_t grain) {
  run_ = step.type == ElementType::f32   ? find<float>(step.direction)
         : step.type == ElementType::u16 ? find<uint16_t>(step.direction)
                                         : find<uint8_t>(step.direction);
  channels_ = step.channels;
  grain_ = grain % channels_ == 0 ? grain : channels_;
  bytes_ = type_bytes(step.type);
}

int64_t Alpha::asks(int64_t asked) const {
  constexpr int64_t most = 4096; /* stay in the first-level cache */
  return std::min(asked, std::max<int64_t>(1, most / grain_) * grain_);
}

void Alpha::produce(const Input& input, Range output, unsigned char* out, bool) const {
  const int64_t most = asks(INT64_MAX);
  while (!output.is_empty()) {
    const int64_t count = std::min(most, output.end - output.begin);
    const unsigned char* in = input.pull({output.begin, output.begin + count});
    run_(in, out, channels_, count / channels_);
    out += count * bytes_;
    output.begin += count;
  }
}

}  // namespace

Ends check(Reader& in, const AlphaStep& step) {
  in.require(step.type == ElementType::u8 || step.type == ElementType::u16 ||
             step.type == ElementType::f32);
  return elementwise(step.type, step.type, in.product(step.pixels, step.channels));
}

bool add(ProducerBuilder& builder, const AlphaStep& step, const Ends& ends) {
  const int64_t before = builder.grain();
  auto* alpha = builder.add_producer<Alpha>(step.type, step.type, ends.input_elements);
  if (alpha == nullptr) {
    return false;
  }
  alpha->make(step, before);
  builder.set_units(alpha->grain(), alpha->grain());
  return true;
}

}  // namespace hp
