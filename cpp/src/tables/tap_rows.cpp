#include "tables/tap_rows.h"

#include <cstring>

namespace hp {
namespace {

void put_pieces(TapRows& rows, int64_t tap, int32_t weight) {
  auto weights = reinterpret_cast<int16_t*>(rows.weights.data());
  if (rows.pieces == 1) {
    weights[tap] = static_cast<int16_t>(weight);
  } else {
    weights[rows.piece_index(tap, 0)] = static_cast<int16_t>(weight & ((1 << piece_bits) - 1));
    weights[rows.piece_index(tap, 1)] = static_cast<int16_t>(weight >> piece_bits);
  }
}

void put_weight(TapRows& rows, ElementType compute, int64_t at, double weight) {
  unsigned char* weights = rows.weights.data();
  if (compute == ElementType::f64) {
    reinterpret_cast<double*>(weights)[at] = weight;
  } else if (compute == ElementType::f32) {
    reinterpret_cast<float*>(weights)[at] = static_cast<float>(weight);
  } else {
    put_pieces(rows, at, static_cast<int32_t>(weight));
  }
}

void set_uniform(TapRows& rows) {
  rows.uniform = rows.count(0);
  for (int64_t row = 1; row < rows.rows; row++) {
    if (rows.count(row) != rows.uniform) {
      rows.uniform = 0;
    }
  }
}

bool allocate(TapRows& rows, int64_t count, int64_t taps, int64_t weight_bytes) {
  rows.rows = count;
  return taps <= INT32_MAX && rows.starts.allocate(count + 1) && rows.indices.allocate(taps) &&
         rows.weights.allocate(taps * weight_bytes);
}

}  // namespace

bool make_tap_rows(const TapTable& taps, Accumulation accumulation, ElementType compute,
                   TapRows& rows, int32_t pieces) {
  bool pairs = compute == ElementType::u8;
  int64_t total = 0;
  for (int64_t row = 0; row < hp::rows(taps); row++) {
    total += hp::count(taps, row) + (pairs ? hp::count(taps, row) % 2 : 0);
  }
  if (!allocate(rows, hp::rows(taps), total, pairs ? 2 * pieces : type_bytes(compute))) {
    return false;
  }
  rows.pieces = pieces;
  rows.group = sum_group(accumulation);
  int32_t to = 0;
  for (int64_t row = 0; row < hp::rows(taps); row++) {
    int32_t count = hp::count(taps, row);
    rows.starts[row] = to;
    for (int32_t j = 0; j < count; j++) {
      int32_t tap = taps.starts[row] + sum_operand(accumulation, count, j);
      put_weight(rows, compute, to, taps.weights[tap]);
      rows.indices[to++] = taps.indices[tap];
    }
    if (pairs && count % 2 == 1) {
      rows.indices[to] = rows.indices[to - 1];
      to++;
    }
  }
  rows.starts[rows.rows] = to;
  set_uniform(rows);
  return true;
}

bool make_integer_rows(const TapTable& taps, TapRows& rows) {
  const int64_t total = taps.indices.size();
  if (!allocate(rows, hp::rows(taps), total, sizeof(int64_t))) {
    return false;
  }
  auto weights = reinterpret_cast<int64_t*>(rows.weights.data());
  for (int64_t row = 0; row <= rows.rows; row++) {
    rows.starts[row] = taps.starts[row];
  }
  for (int64_t tap = 0; tap < total; tap++) {
    rows.indices[tap] = taps.indices[tap];
    weights[tap] = static_cast<int64_t>(taps.weights[tap]);
  }
  set_uniform(rows);
  return true;
}

bool flatten(const TapRows& rows, int64_t inner, int64_t weight_bytes, TapRows& flat) {
  int64_t taps = rows.indices.size();
  if (!allocate(flat, rows.rows * inner, taps * inner, weight_bytes)) {
    return false;
  }
  flat.group = rows.group;
  flat.pieces = rows.pieces;
  int32_t to = 0;
  for (int64_t row = 0; row < rows.rows; row++) {
    for (int64_t p = 0; p < inner; p++) {
      flat.starts[row * inner + p] = to;
      for (int32_t tap = rows.starts[row]; tap < rows.starts[row + 1]; tap++) {
        if (weight_bytes > 0) {
          std::memcpy(flat.weights.data() + to * weight_bytes,
                      rows.weights.data() + tap * weight_bytes, static_cast<size_t>(weight_bytes));
        }
        flat.indices[to++] = static_cast<int32_t>(rows.indices[tap] * inner + p);
      }
    }
  }
  flat.starts[flat.rows] = to;
  set_uniform(flat);
  return true;
}

}  // namespace hp
