/*
 * Long sums of pixels of bytes of eight units at once, for AVX2 (tables/column_sums.h). The target
 * region begins behind the includes: inline functions of headers stay baseline code.
 */
#include <immintrin.h>

#include <cstdint>

#include "loops/inline.h"
#include "x86/instances.h"

#pragma GCC target("avx2,fma,f16c")

namespace hp {
namespace avx2 {
namespace {

#include "x86/pixels.inl"

constexpr int tile_units = ColumnSums::units;

/* In every 128 bits, word j of register i becomes word i of register j; words have 32 bits. */
HP_INLINE void transpose_fours(__m256i* r) {
  const __m256i low01 = _mm256_unpacklo_epi32(r[0], r[1]);
  const __m256i high01 = _mm256_unpackhi_epi32(r[0], r[1]);
  const __m256i low23 = _mm256_unpacklo_epi32(r[2], r[3]);
  const __m256i high23 = _mm256_unpackhi_epi32(r[2], r[3]);
  r[0] = _mm256_unpacklo_epi64(low01, low23);
  r[1] = _mm256_unpackhi_epi64(low01, low23);
  r[2] = _mm256_unpacklo_epi64(high01, high23);
  r[3] = _mm256_unpackhi_epi64(high01, high23);
}

/* Where the units begin that are taken at once. */
struct Units {
  const uint8_t* in[tile_units];
  uint8_t* out[tile_units];

  Units(const AlongTable& table, const uint8_t* first_in, uint8_t* first_out) {
    for (int64_t u = 0; u < tile_units; u++) {
      in[u] = first_in + u * table.input_unit;
      out[u] = first_out + u * table.output_unit;
    }
  }

  /* Fetches the inputs that begin at a byte. */
  HP_INLINE void prefetch(int64_t at) const {
    for (const uint8_t* unit : in) {
      _mm_prefetch(reinterpret_cast<const char*>(unit + at), _MM_HINT_T0);
    }
  }
};

/* Groups of inputs: of each and each channel a register, in it the four taps of every unit. */
template <int Channels>
struct Tile {
  static constexpr int64_t group_bytes = int64_t{ColumnSums::taps} * Channels;
  static constexpr int64_t read_bytes = 16;

  HP_INLINE void fill(const Units& units, const ColumnSums::Stretch& stretch, int64_t row_bytes) {
    first_group_ = stretch.first_group;
    int64_t at = stretch.first_group * group_bytes;
    for (int32_t group = 0; group < stretch.groups; group++) {
      if (at + read_bytes <= row_bytes) {
        put(units.in, at, of_ + group * Channels);
      } else {
        put_end(units, at, row_bytes - at, of_ + group * Channels);
      }
      at += group_bytes;
    }
  }
  HP_INLINE const __m256i* at(int32_t group) const {
    return of_ + (group - first_group_) * Channels;
  }

 private:
  static HP_INLINE void put(const uint8_t* const* rows, int64_t at, __m256i* to) {
    const char c = Channels;
    const __m256i order = _mm256_broadcastsi128_si256(
        _mm_setr_epi8(0, c, 2 * c, 3 * c, 1, c + 1, 2 * c + 1, 3 * c + 1, 2, c + 2, 2 * c + 2,
                      3 * c + 2, Channels - 1, 2 * c - 1, 3 * c - 1, 4 * c - 1));
    __m256i taps[4];
    for (int u = 0; u < 4; u++) {
      const __m256i pixels = _mm256_inserti128_si256(_mm256_castsi128_si256(load(rows[u] + at)),
                                                     load(rows[u + 4] + at), 1);
      taps[u] = _mm256_shuffle_epi8(pixels, order);
    }
    transpose_fours(taps);
    for (int channel = 0; channel < Channels; channel++) {
      to[channel] = taps[channel];
    }
  }
  static HP_INLINE __m128i load(const uint8_t* p) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
  }
  /* Nothing is read behind the end of a row. */
  static HP_NOINLINE void put_end(const Units& units, int64_t at, int64_t bytes, __m256i* to) {
    uint8_t copies[tile_units][read_bytes] = {};
    const uint8_t* rows[tile_units];
    for (int u = 0; u < tile_units; u++) {
      for (int64_t i = 0; i < bytes; i++) {
        copies[u][i] = units.in[u][at + i];
      }
      rows[u] = copies[u];
    }
    put(rows, 0, to);
  }

  int32_t first_group_ = 0;
  __m256i of_[ColumnSums::most_groups * Channels];
};

/* 32 bits in every place. */
HP_INLINE __m256i same_words(const void* p) {
  return _mm256_castps_si256(_mm256_broadcast_ss(static_cast<const float*>(p)));
}

/* An output of eight units. Products with the low parts of weights are summed in 32 bits, those
 * with the high parts in 16. */
template <int Channels, int Pieces>
HP_INLINE __m256i sum_column(const __m256i* tile, const int16_t* low, const int8_t* high,
                             int32_t groups, __m256i rounding, __m128i shift) {
  const __m256i even_bytes = _mm256_set1_epi16(0xFF);
  __m256i sums[4];
  __m256i highs[Channels];
  for (int c = 0; c < Channels; c++) {
    sums[c] = rounding;
    highs[c] = _mm256_setzero_si256();
  }
  for (int32_t group = 0; group < groups; group++) {
    const __m256i even = same_words(low);
    const __m256i odd = same_words(low + 2);
    const __m256i bytes = same_words(high);
    for (int c = 0; c < Channels; c++) {
      const __m256i taps = tile[c];
      const __m256i first = _mm256_madd_epi16(_mm256_and_si256(taps, even_bytes), even);
      const __m256i second = _mm256_madd_epi16(_mm256_srli_epi16(taps, 8), odd);
      sums[c] = _mm256_add_epi32(_mm256_add_epi32(sums[c], first), second);
      if constexpr (Pieces == 2) {
        highs[c] = _mm256_add_epi16(highs[c], _mm256_maddubs_epi16(taps, bytes));
      }
    }
    tile += Channels;
    low += ColumnSums::taps;
    high += ColumnSums::taps;
  }
  for (int c = 0; c < Channels; c++) {
    if constexpr (Pieces == 2) {
      const __m256i whole = _mm256_madd_epi16(highs[c], _mm256_set1_epi16(1));
      sums[c] = _mm256_add_epi32(sums[c], _mm256_slli_epi32(whole, 16));
    }
    sums[c] = _mm256_sra_epi32(sums[c], shift);
  }
  if constexpr (Channels == 3) {
    sums[3] = sums[2];
  }
  const __m256i pixels = _mm256_packus_epi16(_mm256_packs_epi32(sums[0], sums[1]),
                                             _mm256_packs_epi32(sums[2], sums[3]));
  return _mm256_shuffle_epi8(pixels, _mm256_broadcastsi128_si256(_mm_setr_epi8(
                                         0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15)));
}

template <int Channels>
HP_INLINE void store_block(const Units& units, int64_t at, __m256i* pixels) {
  transpose_fours(pixels);
  for (int u = 0; u < tile_units; u++) {
    const __m256i of_two = pixels[u % 4];
    const __m128i four =
        u < 4 ? _mm256_castsi256_si128(of_two) : _mm256_extracti128_si256(of_two, 1);
    store_four_pixels<Channels>(units.out[u] + at, four);
  }
}

/* Four neighbouring outputs of eight units. */
template <int Channels, int Pieces>
HP_INLINE void sum_block(const AlongTable& table, const Tile<Channels>& tile, int64_t first,
                         __m256i* pixels) {
  const ColumnSums& plan = table.columns;
  const __m256i rounding = _mm256_set1_epi32(table.rounding);
  const __m128i shift = _mm_cvtsi32_si128(table.shift);
  for (int64_t i = 0; i < ColumnSums::outputs; i++) {
    const int32_t start = plan.starts[first + i];
    const int64_t weights = int64_t{start} * ColumnSums::taps;
    pixels[i] = sum_column<Channels, Pieces>(tile.at(plan.groups[first + i]),
                                             plan.low.data() + weights, plan.high.data() + weights,
                                             plan.starts[first + i + 1] - start, rounding, shift);
  }
}

/* One stretch after the other. While one is summed, the inputs of the next are fetched. */
template <int Channels, int Pieces>
HP_INLINE void sum_columns(const AlongTable& table, const Units& units) {
  const ColumnSums& plan = table.columns;
  const int64_t last = plan.groups.size() - ColumnSums::outputs;
  Tile<Channels> tile;
  int64_t next = 0;
  for (int64_t s = 0; s < plan.stretches.size(); s++) {
    const ColumnSums::Stretch& stretch = plan.stretches[s];
    tile.fill(units, stretch, table.input_unit);
    const int64_t bytes = stretch.groups * Tile<Channels>::group_bytes;
    const int64_t bytes_of_block = bytes / stretch.blocks;
    int64_t ahead = stretch.first_group * Tile<Channels>::group_bytes + bytes;
    for (int32_t block = 0; block < stretch.blocks; block++) {
      units.prefetch(ahead < table.input_unit ? ahead : table.input_unit - 1);
      ahead += bytes_of_block;
      const int64_t first = next < last ? next : last;
      __m256i pixels[ColumnSums::outputs];
      sum_block<Channels, Pieces>(table, tile, first, pixels);
      store_block<Channels>(units, first * Channels, pixels);
      next += ColumnSums::outputs;
    }
  }
}

/* Fewer units than a tile has are left to dot products. */
template <int Channels, int Pieces>
HP_NOINLINE void along_columns(const AlongTable& table, const void* from, void* to, int64_t units,
                               bool stream) {
  auto in = static_cast<const uint8_t*>(from);
  auto out = static_cast<uint8_t*>(to);
  for (; units >= tile_units; units -= tile_units) {
    sum_columns<Channels, Pieces>(table, Units(table, in, out));
    in += tile_units * table.input_unit;
    out += tile_units * table.output_unit;
  }
  const FixedLoops& others = loops.bytes(Pieces);
  (Channels == 3 ? others.along_dots3 : others.along_dots4)(table, in, out, units, stream);
}

}  // namespace

constexpr AlongFn column_sums[2][2] = {
    {&along_columns<3, 1>, &along_columns<4, 1>},
    {&along_columns<3, 2>, &along_columns<4, 2>},
};

}  // namespace avx2
}  // namespace hp
