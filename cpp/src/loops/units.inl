/* How a pass goes over its units. */

/* Calls make(in, out) for so many units, one after the other. */
template <class T, class Make>
HP_INLINE void each_unit(const AlongTable& table, const void* from, void* to, int64_t units,
                         Make make) {
  auto in = static_cast<const T*>(from);
  auto out = static_cast<T*>(to);
  for (; units > 0; units--) {
    make(in, out);
    in += table.input_unit;
    out += table.output_unit;
  }
}

/* Calls four(in, out) for as many groups of `fixed_units` units of bytes as there are, and
 * one(in, out) for each unit that is left. */
template <class Four, class One>
HP_INLINE void each_four_units(const AlongTable& table, const void* from, void* to, int64_t units,
                               Four four, One one) {
  auto in = static_cast<const uint8_t*>(from);
  auto out = static_cast<uint8_t*>(to);
  for (; units >= fixed_units; units -= fixed_units) {
    four(in, out);
    in += fixed_units * table.input_unit;
    out += fixed_units * table.output_unit;
  }
  each_unit<uint8_t>(table, in, out, units, one);
}
