/* Cascade sums of neighbouring columns (rule HP-204): lanes are columns. */

template <class V, int Vectors>
HP_INLINE void cascade_columns(const typename V::Element* in, int64_t stride, int64_t count,
                               int32_t power, typename V::Element* out, int64_t lanes) {
  using Reg = typename V::Reg;
  constexpr int levels = 4;
  Reg sums[levels][Vectors];
  for (auto& level : sums) {
    for (Reg& sum : level) {
      sum = V::set1(0);
    }
  }
  int64_t step = int64_t{1} << power;
  int64_t row = 0;
  while (row < count) {
    int64_t end = row + step < count ? row + step : count;
    bool whole = end - row == step;
    for (; row < end; row++) {
      for (int u = 0; u < Vectors; u++) {
        sums[0][u] = V::add(sums[0][u], load_lanes<V>(in + row * stride + u * V::lanes, lanes));
      }
    }
    int64_t reached = whole ? row : 1;
    for (int level = 1; level < levels && reached % step == 0; level++) {
      for (int u = 0; u < Vectors; u++) {
        sums[level][u] = V::add(sums[level][u], sums[level - 1][u]);
        sums[level - 1][u] = V::set1(0);
      }
      reached >>= power;
    }
  }
  for (int u = 0; u < Vectors; u++) {
    Reg sum = sums[0][u];
    for (int level = 1; level < levels; level++) {
      sum = V::add(sum, sums[level][u]);
    }
    store_lanes<V>(out + u * V::lanes, sum, lanes);
  }
}

template <class V>
HP_NOINLINE void cascade(const void* in, int64_t stride, int64_t count, int64_t width,
                         int32_t power, void* out) {
  using T = typename V::Element;
  constexpr int vectors = 4;
  const T* from = static_cast<const T*>(in);
  T* to = static_cast<T*>(out);
  int64_t p = 0;
  for (; p + vectors * V::lanes <= width; p += vectors * V::lanes) {
    cascade_columns<V, vectors>(from + p, stride, count, power, to + p, V::lanes);
  }
  for (; p < width; p += V::lanes) {
    cascade_columns<V, 1>(from + p, stride, count, power, to + p, width - p);
  }
}
