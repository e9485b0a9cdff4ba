/* The loops planes_of_pixels<First, Second> of a processor, for any two operations. */

template <Operator First>
constexpr void list_planes_after(Loops& k) {
  PlanesFn* of = k.planes[number(First)];
  of[0] = &planes_of_pixels<First, Operator{}>;
  of[number(Operator::multiply)] = &planes_of_pixels<First, Operator::multiply>;
  of[number(Operator::divide)] = &planes_of_pixels<First, Operator::divide>;
  of[number(Operator::add)] = &planes_of_pixels<First, Operator::add>;
  of[number(Operator::subtract)] = &planes_of_pixels<First, Operator::subtract>;
}

constexpr void list_planes(Loops& k) {
  list_planes_after<Operator::multiply>(k);
  list_planes_after<Operator::divide>(k);
  list_planes_after<Operator::add>(k);
  list_planes_after<Operator::subtract>(k);
}
