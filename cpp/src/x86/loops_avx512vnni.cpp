/*
 * Sums of bytes by the instruction that multiplies bytes by bytes (VNNI) and the one that puts any
 * byte anywhere (VBMI), on top of the loops for AVX-512. The target region begins behind the
 * includes: inline functions of headers stay baseline code.
 */
#include <immintrin.h>

#include <cstdint>

#include "loops/inline.h"
#include "x86/instances.h"

// GCC 12 warns about the deliberately undefined registers in its own header (GCC bug 105593).
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC target("avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,avx512vnni,avx2,fma,f16c")

namespace hp {
namespace avx512 {
namespace {

#include "x86/pixels.inl"

alignas(64) constexpr int32_t four_of_each[16] = {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3};

/* Four outputs of some units, in every 32 bits a channel of one. */
template <int Channels, int Digits, int Units>
struct PixelSums {
  static constexpr int64_t bytes_of_digit = ByteSums::outputs * ByteSums::taps;
  __m512i of[Units][Digits];

  explicit HP_INLINE PixelSums(__m512i rounding) {
    for (auto& unit : of) {
      unit[0] = rounding;
      for (int d = 1; d < Digits; d++) {
        unit[d] = _mm512_setzero_si512();
      }
    }
  }

  /* Adds the products of a group of taps. */
  HP_INLINE void add(const uint8_t* window, int64_t stride, __m512i picks, const int8_t* weights) {
    __m512i digits[Digits];
    for (int d = 0; d < Digits; d++) {
      auto of_outputs = reinterpret_cast<const __m128i*>(weights + d * bytes_of_digit);
      const __m512i w = _mm512_castsi128_si512(_mm_loadu_si128(of_outputs));
      digits[d] = _mm512_permutexvar_epi32(_mm512_load_si512(four_of_each), w);
    }
    for (int u = 0; u < Units; u++) {
      const __m512i low = _mm512_loadu_si512(window + u * stride);
      const __m512i high = _mm512_loadu_si512(window + u * stride + ByteSums::window / 2);
      const __m512i taps = _mm512_permutex2var_epi8(low, picks, high);
      for (int d = 0; d < Digits; d++) {
        of[u][d] = _mm512_dpbusd_epi32(of[u][d], taps, digits[d]);
      }
    }
  }

  /* Joins the digits, which is exact modulo 2^32; the bytes of four pixels. */
  HP_INLINE __m128i finish(int u, __m128i shift) const {
    __m512i sum = of[u][0];
    for (int d = 1; d < Digits; d++) {
      sum = _mm512_add_epi32(sum, _mm512_slli_epi32(of[u][d], 8 * d));
    }
    sum = _mm512_max_epi32(_mm512_sra_epi32(sum, shift), _mm512_setzero_si512());
    return _mm512_cvtusepi32_epi8(sum);
  }
};

/* One block after the other of some units. */
template <int Channels, int Digits, int Units>
HP_INLINE void sum_pixels(const AlongTable& table, const uint8_t* in, uint8_t* out) {
  using Sums = PixelSums<Channels, Digits, Units>;
  constexpr int64_t picked = 64;
  const ByteSums& plan = table.bytes;
  const int32_t* first = plan.first.data();
  const int64_t* bases = plan.bases.data();
  const unsigned char* picks = plan.picks.data();
  const int8_t* weights = plan.weights.data();
  const int32_t blocks = plan.blocks;
  const int32_t groups = plan.groups;
  const int64_t input_unit = table.input_unit;
  const int64_t output_unit = table.output_unit;
  const __m512i rounding = _mm512_set1_epi32(table.rounding);
  const __m128i shift = _mm_cvtsi32_si128(table.shift);
  for (int32_t block = 0; block < blocks; block++) {
    const __m512i pick = _mm512_loadu_si512(picks + block * picked);
    const uint8_t* window = in + bases[block];
    Sums sums(rounding);
    for (int32_t group = 0; group < groups; group++) {
      sums.add(window, input_unit, pick, weights);
      window += ByteSums::taps * Channels;
      weights += Digits * Sums::bytes_of_digit;
    }
    uint8_t* to = out + int64_t{first[block]} * Channels;
    for (int u = 0; u < Units; u++) {
      store_four_pixels<Channels>(to + u * output_unit, sums.finish(u, shift));
    }
  }
}

template <int Channels, int Digits>
HP_NOINLINE void along_bytes(const AlongTable& table, const void* from, void* to, int64_t units,
                             bool) {
  auto in = static_cast<const uint8_t*>(from);
  auto out = static_cast<uint8_t*>(to);
  for (; units >= fixed_units; units -= fixed_units) {
    sum_pixels<Channels, Digits, fixed_units>(table, in, out);
    in += fixed_units * table.input_unit;
    out += fixed_units * table.output_unit;
  }
  for (; units > 0; units--) {
    sum_pixels<Channels, Digits, 1>(table, in, out);
    in += table.input_unit;
    out += table.output_unit;
  }
}

constexpr int32_t fewest_rows = 6; /* fewer are faster in words */
constexpr int32_t most_rows = 128;

/* The weights of rows, four to a group, in so many digits. */
template <int Digits>
struct RowDigits {
  int8_t of[most_rows / ByteSums::taps][Digits][ByteSums::taps] = {};

  /* Returns false if a weight has more digits. */
  template <int Pieces>
  HP_INLINE bool take(const RowSum& s) {
    auto weights = static_cast<const int16_t*>(s.weights);
    bool fits = true;
    for (int32_t t = 0; t < s.taps; t++) {
      const int16_t* low = weights + t / 2 * 2 * Pieces + t % 2;
      int32_t rest = Pieces == 1 ? low[0] : low[2] * (1 << piece_bits) + low[0];
      for (int d = 0; d < Digits; d++) {
        const auto digit = static_cast<int8_t>(rest);
        of[t / ByteSums::taps][d][t % ByteSums::taps] = digit;
        rest = (rest - digit) >> 8;
      }
      fits = fits && rest == 0;
    }
    return fits;
  }
  HP_INLINE __m512i word(int32_t group, int d) const {
    int32_t four;
    __builtin_memcpy(&four, of[group][d], sizeof(four));
    return _mm512_set1_epi32(four);
  }
};

/* Four bytes of four rows side by side, 64 columns in four registers. */
struct FourRows {
  __m512i part[4];

  HP_INLINE FourRows(const uint8_t* const* rows, int32_t left, int64_t at) {
    const __m512i a = _mm512_loadu_si512(rows[0] + at);
    const __m512i b = _mm512_loadu_si512(rows[1] + at);
    const __m512i c = _mm512_loadu_si512(rows[left > 2 ? 2 : 0] + at); /* even: 2, 4, ... */
    const __m512i d = _mm512_loadu_si512(rows[left > 2 ? 3 : 1] + at);
    const __m512i low[] = {_mm512_unpacklo_epi8(a, b), _mm512_unpacklo_epi8(c, d)};
    const __m512i high[] = {_mm512_unpackhi_epi8(a, b), _mm512_unpackhi_epi8(c, d)};
    part[0] = _mm512_unpacklo_epi16(low[0], low[1]);
    part[1] = _mm512_unpackhi_epi16(low[0], low[1]);
    part[2] = _mm512_unpacklo_epi16(high[0], high[1]);
    part[3] = _mm512_unpackhi_epi16(high[0], high[1]);
  }
};

template <int Digits>
HP_INLINE __m512i sum_of_rows(const RowSum& s, const RowDigits<Digits>& digits, int64_t at) {
  auto rows = reinterpret_cast<const uint8_t* const*>(s.rows);
  const __m128i shift = _mm_cvtsi32_si128(s.shift);
  __m512i sums[4][Digits];
  for (auto& sum : sums) {
    sum[0] = _mm512_set1_epi32(s.rounding);
    for (int d = 1; d < Digits; d++) {
      sum[d] = _mm512_setzero_si512();
    }
  }
  for (int32_t t = 0; t < s.taps; t += ByteSums::taps) {
    const FourRows four(rows + t, s.taps - t, at);
    for (int d = 0; d < Digits; d++) {
      const __m512i word = digits.word(t / ByteSums::taps, d);
      for (int i = 0; i < 4; i++) {
        sums[i][d] = _mm512_dpbusd_epi32(sums[i][d], four.part[i], word);
      }
    }
  }
  for (auto& sum : sums) {
    for (int d = 1; d < Digits; d++) {
      sum[0] = _mm512_add_epi32(sum[0], _mm512_slli_epi32(sum[d], 8 * d));
    }
    sum[0] = _mm512_sra_epi32(sum[0], shift);
  }
  return _mm512_packus_epi16(_mm512_packs_epi32(sums[0][0], sums[1][0]),
                             _mm512_packs_epi32(sums[2][0], sums[3][0]));
}

/* Long sums of rows; the last vector may overlap the one before it. */
template <int Pieces>
HP_NOINLINE void blend_rows(const RowSum& s) {
  constexpr int64_t lanes = 64;
  RowDigits<Pieces + 1> digits;
  if (s.stream || s.length < lanes || s.taps < fewest_rows || s.taps > most_rows ||
      !digits.template take<Pieces>(s)) {
    return loops.bytes(Pieces).blend(s);
  }
  auto out = static_cast<uint8_t*>(s.out);
  for (int64_t at = 0; at + lanes <= s.length; at += lanes) {
    _mm512_storeu_si512(out + at, sum_of_rows(s, digits, at));
  }
  const int64_t last = s.length - lanes;
  _mm512_storeu_si512(out + last, sum_of_rows(s, digits, last));
}

}  // namespace

constexpr ByteSumLoops byte_sums = {{
    {&along_bytes<3, 2>, &along_bytes<3, 3>},
    {&along_bytes<4, 2>, &along_bytes<4, 3>},
}};

void blend_bytes(const RowSum& s) { blend_rows<1>(s); }
void blend_pieces(const RowSum& s) { blend_rows<2>(s); }

}  // namespace avx512
}  // namespace hp
