/* Reads, picks and writes of the blocks of a window. */

/* Masked loads, and above all masked stores, are slow on some processors: whole vectors use none.
 */
template <class V, bool Whole>
HP_INLINE typename V::Reg load_some(const typename V::Element* from, int64_t lanes) {
  return Whole ? V::load(from) : V::load_n(from, lanes);
}

template <class V, bool Whole>
HP_INLINE void store_some(typename V::Element* to, typename V::Reg v, int64_t lanes) {
  if (Whole) {
    V::store(to, v);
  } else {
    V::store_n(to, v, lanes);
  }
}

/* Picks each lane from the vector at `from` or, if Wide, from that and the next one. Unless these
 * are Whole, only `readable` elements from there on belong to the row: no others are read. */
template <class V, bool Whole, bool Wide>
HP_INLINE typename V::Reg pick_from(const typename V::Element* from, int64_t readable,
                                    typename V::Index pick) {
  int64_t low = readable < V::lanes ? readable : V::lanes;
  if constexpr (Wide) {
    return V::permute_two(load_some<V, Whole>(from, low),
                          load_some<V, Whole>(from + V::lanes, readable - low), pick);
  } else {
    return V::permute(load_some<V, Whole>(from, low), pick);
  }
}
