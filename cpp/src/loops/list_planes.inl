/* The loops of a processor, which has make_planes<First, Second, Products>, for any two operations.
 */

template <Operator First, Operator Second>
HP_NOINLINE void planes_of_pixels(const PlaneTable& table, const uint8_t* in, float* out,
                                  int64_t stride, int64_t pixels, bool stream) {
  make_planes<First, Second, false>(table, in, out, stride, pixels, stream);
}

template <Operator First, Operator Second>
HP_NOINLINE void planes_of_pixels_fma(const PlaneTable& table, const uint8_t* in, float* out,
                                      int64_t stride, int64_t pixels, bool stream) {
  make_planes<First, Second, true>(table, in, out, stride, pixels, stream);
}

template <Operator First, Operator Second>
constexpr void list_planes_of(Loops& k) {
  PlanesFn plain = &planes_of_pixels<First, Second>;
  k.planes[0][number(First)][number(Second)] = plain;
  if constexpr (First == Operator::divide || Second == Operator::divide) {
    plain = &planes_of_pixels_fma<First, Second>;
  }
  k.planes[1][number(First)][number(Second)] = plain;
}

template <Operator First>
constexpr void list_planes_after(Loops& k) {
  list_planes_of<First, Operator{}>(k);
  list_planes_of<First, Operator::multiply>(k);
  list_planes_of<First, Operator::divide>(k);
  list_planes_of<First, Operator::add>(k);
  list_planes_of<First, Operator::subtract>(k);
}

constexpr void list_planes(Loops& k) {
  list_planes_after<Operator::multiply>(k);
  list_planes_after<Operator::divide>(k);
  list_planes_after<Operator::add>(k);
  list_planes_after<Operator::subtract>(k);
}
