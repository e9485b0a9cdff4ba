/* The loops planes_of_pixels<First, Second, Products> of a processor, for any two operations. */

template <Operator First, Operator Second>
constexpr void list_planes_of(Loops& k) {
  constexpr bool divides = First == Operator::divide || Second == Operator::divide;
  k.planes[0][number(First)][number(Second)] = &planes_of_pixels<First, Second, false>;
  k.planes[1][number(First)][number(Second)] = &planes_of_pixels<First, Second, divides>;
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
