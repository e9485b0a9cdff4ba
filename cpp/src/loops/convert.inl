/* Conversions at the edges of float computations: many elements at a time (types with no loop here
 * go through convert.cpp). */

template <class C, class In, class Out>
HP_NOINLINE void convert_all(const void* from, void* to, int64_t count) {
  auto in = static_cast<const In*>(from);
  auto out = static_cast<Out*>(to);
  int64_t i = 0;
  for (; i + C::lanes <= count; i += C::lanes) {
    C::convert(in + i, out + i);
  }
  if (i < count) {
    In rest_in[C::lanes] = {};
    Out rest_out[C::lanes];
    __builtin_memcpy(rest_in, in + i, static_cast<size_t>(count - i) * sizeof(In));
    C::convert(rest_in, rest_out);
    __builtin_memcpy(out + i, rest_out, static_cast<size_t>(count - i) * sizeof(Out));
  }
}
