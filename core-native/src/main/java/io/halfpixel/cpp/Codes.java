package io.halfpixel.cpp;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.Convert;

/** The numbers by which {@code plan_encoding.h} calls what a plan names. */
final class Codes {
  private Codes() {}

  static long of(DataType type) {
    return switch (type) {
      case F32 -> 1;
      case F64 -> 2;
      case F16 -> 3;
      case BF16 -> 4;
      case U8 -> 5;
      case I8 -> 6;
      case I16 -> 7;
      case U16 -> 8;
      case I32 -> 9;
    };
  }

  static long of(Accumulation accumulation) {
    return switch (accumulation) {
      case SEQUENTIAL -> 1;
      case SEQUENTIAL_FROM_ZERO -> 2;
      case REVERSED -> 3;
      case SEQUENTIAL_FMA -> 4;
      case REVERSED_FMA -> 5;
      case PAIR_FMA -> 6;
      case REVERSED_PAIR_FMA -> 7;
      case FOURS_THEN_FMA -> 8;
      case TWOS_THEN_FMA -> 9;
      case LERP -> 10;
    };
  }

  static long of(AdjointSum.Term term) {
    return switch (term) {
      case PRODUCT -> 1;
      case PRODUCT_FMA -> 2;
      case SCALED -> 3;
      case QUOTIENTS -> 4;
      case QUOTIENT -> 5;
      case LAST_QUOTIENT -> 6;
    };
  }

  static long of(Convert.Rounding rounding) {
    return switch (rounding) {
      case NEAREST_EVEN -> 1;
    };
  }
}
